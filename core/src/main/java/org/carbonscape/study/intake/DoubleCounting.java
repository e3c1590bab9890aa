package org.carbonscape.study.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** What the direct factors of land and the table of activities may both count. */
final class DoubleCounting {
    /** Soils, rice, burning of residues and what farmers put in. */
    private static final List<Category> FARMING =
            Stream.of("3.C", "X.2", "1.A.4.c").map(Category::of).toList();

    private DoubleCounting() {}

    /** @param carriers classes whose cells carry the emissions of the table */
    static void caution(
            Legend legend, FactorSet factors, EnergyAccount energy, List<LandClass> carriers, Problems problems) {
        for (LandClass each : legend.list()) {
            Optional<Double> factor = factors.find(each.index()).map(f -> f.tC_per_ha_yr());
            if (factor.filter(f -> f > 0).isEmpty()) {
                continue;
            }
            Bilingual name = Bilingual.of(each.name(), each.nameZh());
            String amount = Numbers.text(factor.get());
            if (carriers.contains(each)) {
                problems.add(ProblemCode.CARBON_C33_CARRIER, "carbon.factors", name, amount);
            }
            List<Bilingual> items = energy.lines().stream()
                    .filter(l -> l.tC() > 0 && FARMING.stream().anyMatch(l.category()::isIn))
                    .map(l -> l.activity().name())
                    .distinct()
                    .toList();
            if (each.role().equals(Optional.of(LandRole.CULTIVATED)) && !items.isEmpty()) {
                problems.add(ProblemCode.CARBON_C36_CULTIVATED, "carbon.factors", name, amount, Bilingual.list(items));
            }
        }
    }
}
