package org.carbonscape.driver;

import java.util.Optional;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * What the detectors do beyond q.
 *
 * @param convention     whose numbers where programs differ
 * @param dropSingletons delete the units of one-unit strata before computing q of that driver or pair (total variance
 *                       included), instead of keeping them with zero variance
 */
public record DetectorOptions(Convention convention, boolean dropSingletons, Draws draws, Verdicts verdicts) {
    /**
     * What is drawn at random.
     *
     * @param permutations for pPermutation and pExcess; 0 = none, both are then NaN
     * @param stopAfter    a driver's permutations stop once this many reached the observed statistic, and p is their
     *                     share (Besag and Clifford 1991); 0 = never stop early
     * @param replicates   bootstrap samples for the interval of q; 0 = none
     * @param confidence   of that interval, e.g. 0.95
     * @param seed         of all of it
     */
    public record Draws(int permutations, int stopAfter, int replicates, double confidence, long seed) {
        public Draws {
            if (permutations < 0 || stopAfter < 0 || replicates < 0) {
                throw new IllegalArgumentException("counts of random draws cannot be negative");
            }
            if (!(confidence > 0 && confidence < 1)) {
                throw new IllegalArgumentException("confidence lies between 0 and 1");
            }
        }
    }

    /**
     * What is called a difference.
     *
     * @param alpha      level of the verdicts of the risk and the ecological detector
     * @param correction of p over all pairs of strata of a driver (risk) and all pairs of drivers (ecological)
     * @param tolerance  how far q12 may be from q1 + q2 to be called independent
     */
    public record Verdicts(double alpha, Correction correction, double tolerance) {
        public Verdicts {
            if (!(alpha > 0 && alpha < 1) || !(tolerance >= 0)) {
                throw new IllegalArgumentException("alpha lies between 0 and 1, tolerance is not negative");
            }
        }
    }

    /** Our convention; 999 permutations, 999 bootstrap samples, 95 % interval, alpha 0.05, Holm. */
    public static DetectorOptions defaults(long seed) {
        return new DetectorOptions(
                Convention.CARBONSCAPE,
                false,
                new Draws(999, 0, 999, 0.95, seed),
                new Verdicts(0.05, Correction.HOLM, 1e-12));
    }

    /** That program's numbers: its rule for one-unit strata and no adjustment of p, where it has none. */
    public DetectorOptions withConvention(Convention c) {
        return new DetectorOptions(
                c,
                c == Convention.GD || c == Convention.GDVERSE,
                draws,
                new Verdicts(
                        verdicts.alpha,
                        c == Convention.CARBONSCAPE ? Correction.HOLM : Correction.NONE,
                        verdicts.tolerance));
    }

    public DetectorOptions withDropSingletons(boolean drop) {
        return new DetectorOptions(convention, drop, draws, verdicts);
    }

    public DetectorOptions withPermutations(int count, int stop) {
        return withDraws(new Draws(count, stop, draws.replicates, draws.confidence, draws.seed));
    }

    public DetectorOptions withReplicates(int count, double level) {
        return withDraws(new Draws(draws.permutations, draws.stopAfter, count, level, draws.seed));
    }

    public DetectorOptions withSeed(long other) {
        return withDraws(new Draws(draws.permutations, draws.stopAfter, draws.replicates, draws.confidence, other));
    }

    private DetectorOptions withDraws(Draws others) {
        return new DetectorOptions(convention, dropSingletons, others, verdicts);
    }

    public DetectorOptions withVerdicts(double level, Correction how) {
        return new DetectorOptions(convention, dropSingletons, draws, new Verdicts(level, how, verdicts.tolerance));
    }

    /** DRIVER-C08 where p can never fall below alpha: pairs and strata count as different where p &lt; alpha. */
    public Optional<Problem> fewPermutations() {
        int permutations = draws.permutations;
        double alpha = verdicts.alpha;
        return permutations > 0 && 1.0 / (permutations + 1) >= alpha
                ? Optional.of(Problem.of(
                        ProblemCode.DRIVER_C08_FEW_PERMUTATIONS,
                        "geodetector.permutations",
                        permutations,
                        Numbers.text(1.0 / (permutations + 1)),
                        (int) Math.floor(1 / alpha),
                        Numbers.text(alpha)))
                : Optional.empty();
    }
}
