package org.carbonscape.stats;

import java.util.List;
import org.carbonscape.problem.Problem;

/**
 * One number for the whole map and what chance would make of it. NaN where not defined (constant values, no
 * permutations).
 *
 * @param n        units in the formulas
 * @param value    the statistic
 * @param normal   the test by moments
 * @param permuted the test by permutations
 * @param options  the variants used
 * @param cautions what to tell beside the result
 */
public record GlobalStatistic(
        int n,
        double value,
        NormalTest normal,
        PermutationTest permuted,
        GlobalOptions options,
        List<Problem> cautions) {
    public GlobalStatistic {
        cautions = List.copyOf(cautions);
    }

    /**
     * Against the normal distribution.
     *
     * @param expected mean of the statistic under the null hypothesis
     * @param variance its variance
     * @param z        standardised; above 0 = more clustered than by chance, also for Geary's C
     * @param p        of z under the normal distribution
     */
    public record NormalTest(double expected, double variance, double z, double p) {
        static final NormalTest NONE = new NormalTest(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        private static NormalTest of(double value, double expected, double found, boolean flip, GlobalOptions options) {
            // of so few units that the formula divides by 0: not defined, and no z of 0
            double variance = Double.isInfinite(found) ? Double.NaN : found;
            double z = variance > 0 ? (value - expected) / Math.sqrt(variance) : Double.NaN;
            z = flip ? -z : z;
            return new NormalTest(expected, variance, z, options.alternative().ofZ(z));
        }
    }

    /**
     * Against the values of the same units in other places.
     *
     * @param p        share of permutations at least as far out; values within 1e-12 of the observed count as ties
     * @param mean     of the permuted statistics
     * @param variance theirs, divisor R
     */
    public record PermutationTest(double p, double mean, double variance) {
        static final PermutationTest NONE = new PermutationTest(Double.NaN, Double.NaN, Double.NaN);

        private static PermutationTest of(double value, boolean flip, GlobalOptions options, double[] permuted) {
            int r = permuted.length;
            double mean = 0;
            for (double v : permuted) {
                mean += (v - value) / r;
            }
            mean += value;
            double spread = 0;
            for (double v : permuted) {
                spread += (v - mean) * (v - mean) / r;
            }
            double tie = 1e-12 * (Math.abs(value) + Math.sqrt(spread));
            int above = 0;
            int below = 0;
            int far = 0;
            for (double v : permuted) {
                above += v >= value - tie ? 1 : 0;
                below += v <= value + tie ? 1 : 0;
                far += Math.abs(v - mean) >= Math.abs(value - mean) - tie ? 1 : 0;
            }
            double p = flip
                    ? options.permuted().ofCounts(below, above, far, r)
                    : options.permuted().ofCounts(above, below, far, r);
            return new PermutationTest(p, mean, spread);
        }
    }

    static GlobalStatistic of(
            Observed observed,
            int n,
            double value,
            double expected,
            double variance,
            boolean flip,
            GlobalOptions options,
            double[] permuted) {
        PermutationTest test = PermutationTest.NONE;
        if (permuted.length > 0 && !Double.isNaN(value)) {
            test = PermutationTest.of(value, flip, options, permuted);
        } else {
            observed.warnOfFewUnits();
        }
        return new GlobalStatistic(
                n, value, NormalTest.of(value, expected, variance, flip, options), test, options, observed.cautions());
    }
}
