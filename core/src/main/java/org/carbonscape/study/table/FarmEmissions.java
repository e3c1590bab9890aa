package org.carbonscape.study.table;

import java.util.List;
import java.util.Optional;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.Line;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** What farming emits, charged to construction land: where the legend has no farmland and nobody names a class. */
public final class FarmEmissions {
    private FarmEmissions() {}

    public static void caution(EnergyAccount energy, Carriers carriers, Problems problems) {
        List<Line> counted = energy.lines().stream().filter(l -> !l.memo()).toList();
        List<Line> farming = counted.stream()
                .filter(l -> l.tCO2() > 0
                        && l.land().equals(Optional.of(LandRole.CULTIVATED))
                        && l.activity().use().chargedTo().isEmpty())
                .toList();
        List<LandClass> to = farming.isEmpty()
                ? List.of()
                : carriers.layers().get(carriers.layerOf(farming.get(0))).classes();
        if (to.isEmpty() || !to.stream().allMatch(c -> c.role().equals(Optional.of(LandRole.CONSTRUCTION)))) {
            return;
        }
        double all = counted.stream().mapToDouble(Line::tCO2).sum();
        double own = farming.stream().mapToDouble(Line::tCO2).sum();
        problems.add(
                ProblemCode.CARBON_C37_FARMING,
                "carbon.allocate.farming",
                Bilingual.list(farming.stream()
                        .map(l -> l.activity().name())
                        .distinct()
                        .toList()),
                Numbers.readable(100 * own / all, 1),
                Carriers.names(to));
    }
}
