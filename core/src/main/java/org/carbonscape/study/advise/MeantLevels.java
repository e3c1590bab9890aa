package org.carbonscape.study.advise;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.suitability.weight.Weights;
import org.carbonscape.zone.UnitSet;

/** Levels that can hardly be meant: what a reader of the map would doubt, told before. */
final class MeantLevels {
    /** Share of the weight of two criteria, and of the land of one level, that is told. */
    private static final double MOST = 0.9;
    /** Of so many criteria two may well hold nearly all. */
    private static final int FEW = 3;
    /** Share of the entropy weights that a distance may have. */
    private static final double HALF = 0.5;

    private MeantLevels() {}

    static void tell(SuitabilityInputs suit, SuitabilityStage.Result found, Problems problems) {
        weights(found.weighed().weights()).ifPresent(problems::add);
        entropy(suit, found).ifPresent(problems::add);
        Scoring.tellAlike(suit, found.weighed().weights(), found.weighed().ranges(), problems);
        Table levels = found.tables().levels();
        Table region = levels.where(
                "levels", r -> levels.text(r, levels.column("unit_set")).equals(UnitSet.REGION));
        crowded(region, found).ifPresent(problems::add);
        source(region).ifPresent(problems::add);
    }

    private static Optional<Problem> weights(Weights weights) {
        List<String> names = weights.names().stream()
                .sorted(Comparator.comparingDouble((String n) -> -weights.get(n)))
                .toList();
        if (names.size() <= FEW) {
            return Optional.empty();
        }
        double two = weights.get(names.get(0)) + weights.get(names.get(1));
        return two < MOST
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.SUIT_C14_WEIGHTS,
                        "suitability.weights",
                        names.get(0),
                        names.get(1),
                        percent(two),
                        names.size()));
    }

    /** Entropy calls what is uneven important, and nothing is as uneven as a distance. */
    private static Optional<Problem> entropy(SuitabilityInputs suit, SuitabilityStage.Result found) {
        return found.weighed().weighings().stream()
                .map(CriterionWeights.Way::weights)
                .filter(w -> w.method().en().startsWith("entropy"))
                .flatMap(w -> suit.scored().criteria().stream()
                        .filter(c -> suit.scored().source(c).what() instanceof LayerText.Distance)
                        .filter(c -> w.count() > 2 && w.get(c.name()) > HALF)
                        .map(c -> Problem.of(
                                ProblemCode.SUIT_C15_ENTROPY,
                                "suitability.weights.entropy",
                                Bilingual.of(c.title(Language.EN), c.title(Language.ZH)),
                                percent(w.get(c.name())))))
                .findFirst();
    }

    private static Optional<Problem> crowded(Table region, SuitabilityStage.Result found) {
        for (int r = 0; r < region.rows(); r++) {
            int level = (int) region.integer(r, region.column("level"));
            double share = region.number(r, region.column("share_percent")) / 100;
            if (share >= MOST) {
                return Optional.of(Problem.of(
                        ProblemCode.SUIT_C16_ONE_LEVEL,
                        "suitability.breaks",
                        level,
                        Bilingual.of(found.levelName(level, Language.EN), found.levelName(level, Language.ZH)),
                        percent(share)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> source(Table region) {
        for (int r = 0; r < region.rows(); r++) {
            double net = region.number(r, region.column("net_tCO2"));
            if (region.integer(r, region.column("level")) == 1 && net > 0) {
                return Optional.of(Problem.of(ProblemCode.SUIT_C17_SOURCE, "suitability", Numbers.readable(net, 0)));
            }
        }
        return Optional.empty();
    }

    private static String percent(double share) {
        return Numbers.readable(100 * share, 0);
    }
}
