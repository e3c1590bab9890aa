package org.carbonscape.stats;

import java.util.List;
import org.carbonscape.problem.Problem;

/**
 * One number for the whole map and what chance would make of it. NaN where not defined (constant values, no
 * permutations).
 *
 * @param n                   units in the formulas
 * @param value               the statistic
 * @param expected            its mean under the null hypothesis
 * @param variance            its variance
 * @param z                   standardised; above 0 = more clustered than by chance, also for Geary's C
 * @param p                   of z under the normal distribution
 * @param permutationP        of the permutations; values within 1e-12 of the observed count as ties
 * @param permutationMean     mean of the permuted statistics
 * @param permutationVariance their variance, divisor R
 * @param options             the variants used
 * @param cautions            what to tell beside the result
 */
public record GlobalStatistic(
        int n,
        double value,
        double expected,
        double variance,
        double z,
        double p,
        double permutationP,
        double permutationMean,
        double permutationVariance,
        GlobalOptions options,
        List<Problem> cautions) {
    public GlobalStatistic {
        cautions = List.copyOf(cautions);
    }

    static GlobalStatistic of(
            Observed observed,
            int n,
            double value,
            double expected,
            double found,
            boolean flip,
            GlobalOptions options,
            double[] permuted) {
        // of so few units that the formula divides by 0: not defined, and no z of 0
        double variance = Double.isInfinite(found) ? Double.NaN : found;
        double z = variance > 0 ? (value - expected) / Math.sqrt(variance) : Double.NaN;
        z = flip ? -z : z;
        double p = options.alternative().ofZ(z);
        double permutationP = Double.NaN;
        double mean = Double.NaN;
        double spread = Double.NaN;
        if (permuted.length > 0 && !Double.isNaN(value)) {
            int r = permuted.length;
            mean = 0;
            for (double v : permuted) {
                mean += (v - value) / r;
            }
            mean += value;
            spread = 0;
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
            permutationP = flip
                    ? options.permuted().ofCounts(below, above, far, r)
                    : options.permuted().ofCounts(above, below, far, r);
        } else {
            observed.warnOfFewUnits();
        }
        return new GlobalStatistic(
                n, value, expected, variance, z, p, permutationP, mean, spread, options, observed.cautions());
    }
}
