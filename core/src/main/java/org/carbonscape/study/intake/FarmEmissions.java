package org.carbonscape.study.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.carbon.Category;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.Line;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** Livestock, rice, soils and what farmers put in: charged like the whole table, though not to farmland. */
final class FarmEmissions {
    private static final List<Category> FARMING =
            Stream.of("3.A", "3.C", "X.2").map(Category::of).toList();

    private FarmEmissions() {}

    /** @param carriers classes whose cells carry the emissions of the table */
    static void caution(Legend legend, EnergyAccount energy, List<LandClass> carriers, Problems problems) {
        boolean isKnown = !legend.withRole(LandRole.CULTIVATED).isEmpty();
        List<Line> counted = energy.lines().stream().filter(l -> !l.memo()).toList();
        List<Line> farming = counted.stream()
                .filter(l -> l.tCO2() > 0 && FARMING.stream().anyMatch(l.category()::isIn))
                .toList();
        if (farming.isEmpty()
                || carriers.isEmpty()
                || !carriers.stream().allMatch(c -> c.role().equals(Optional.of(LandRole.CONSTRUCTION)))) {
            return;
        }
        double all = counted.stream().mapToDouble(Line::tCO2).sum();
        double own = farming.stream().mapToDouble(Line::tCO2).sum();
        problems.add(
                ProblemCode.CARBON_C37_FARMING,
                "carbon.allocate.to",
                Bilingual.list(farming.stream()
                        .map(l -> l.activity().name())
                        .distinct()
                        .toList()),
                Numbers.readable(100 * own / all, 1),
                Bilingual.list(carriers.stream()
                        .map(c -> Bilingual.of(c.name(), c.nameZh()))
                        .toList()),
                isKnown
                        ? Bilingual.same(LandRole.CULTIVATED.className())
                        : Bilingual.of("the class of farmland", "农用地的地类"));
    }
}
