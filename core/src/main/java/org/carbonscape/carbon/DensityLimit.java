package org.carbonscape.carbon;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** Densities that no land has, or far below any land's: of another unit of measure, or the mark of a missing number. */
final class DensityLimit {
    /**
     * Forests hold up to 2000 tC/ha (Eucalyptus regnans, Keith et al. 2009), a metre of peat some 600 (Page et al.
     * 2011); soils of g/m2 lie beyond, and 9999.
     */
    private static final double MOST_TC_PER_HA = 5000;

    /** A tenth of the reference stock of the poorest soils (IPCC 2006, volume 4, table 2.3; 30 cm). */
    private static final double LEAST_TC_PER_HA = 1;

    private DensityLimit() {}

    /** @param tC_per_ha as many as there are densities */
    static Optional<Problem> told(String place, List<FactorUsed> densities, List<Double> tC_per_ha) {
        List<Bilingual> beyond = IntStream.range(0, tC_per_ha.size())
                .filter(i -> tC_per_ha.get(i) > MOST_TC_PER_HA)
                .mapToObj(i -> {
                    FactorUsed d = densities.get(i);
                    String value = Numbers.text(d.value()) + " " + d.unit();
                    return Bilingual.of(
                            d.name().in(Language.EN) + " (" + value + ")",
                            d.name().in(Language.ZH) + "（" + value + "）");
                })
                .toList();
        double most = tC_per_ha.stream().mapToDouble(d -> d).max().orElse(0);
        if (most > 0 && most < LEAST_TC_PER_HA) {
            return Optional.of(Problem.of(ProblemCode.CARBON_C58_LITTLE, place, Numbers.text(most)));
        }
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.CARBON_C56_DENSITY,
                        place,
                        Bilingual.list(beyond),
                        Numbers.readable(MOST_TC_PER_HA, 0)));
    }
}
