package org.carbonscape.driver;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.carbonscape.engine.Engine;

/**
 * Intervals of q by the bootstrap: units are drawn with replacement and the ends are corrected for bias and acceleration
 * (BCa, Efron 1987), since q of a resample is too large on average and skewed near 0 and 1. One resample serves all
 * drivers.
 */
final class Bootstrap {
    private static final int PER_ITEM = 8;

    /** Lower and upper end. */
    record Interval(double low, double high) { }

    private final DetectorData data;
    private final DetectorOptions options;
    private final JointSums sums;

    Bootstrap(DetectorData data, DetectorOptions options, JointSums sums) {
        this.data = data;
        this.options = options;
        this.sums = sums;
    }

    Interval[] intervals(Engine engine) {
        int m = data.drivers();
        int draws = options.replicates();
        Groups groups = Groups.of(data, Math.min(2048, Math.max(64, data.units() / 8)), m);
        double[][] q = new double[m][draws];
        engine.each((draws + PER_ITEM - 1) / PER_ITEM, item -> {
            int[] weights = new int[data.units()];
            for (int r = item * PER_ITEM; r < Math.min(draws, (item + 1) * PER_ITEM); r++) {
                UniformRandomProvider random = Shuffle.stream(options.seed(), "geodetector.bootstrap", r);
                Arrays.fill(weights, 0);
                for (int i = 0; i < weights.length; i++) {
                    weights[Shuffle.below(random, weights.length)]++;
                }
                resample(groups, weights, q, r);
            }
        });
        Interval[] intervals = new Interval[m];
        engine.each(m, d -> intervals[d] = interval(d, q[d]));
        return intervals;
    }

    private void resample(Groups groups, int[] weights, double[][] q, int replicate) {
        long[] z = data.z();
        long sum = 0;
        double squares = 0;
        for (int i = 0; i < z.length; i++) {
            double v = z[i];
            sum += weights[i] * z[i];
            squares += weights[i] * (v * v);
        }
        for (int g = 0; g < groups.count(); g++) {
            Groups.Group group = groups.get(g);
            long[] n = new long[group.size()];
            long[] s = new long[group.size()];
            Codes codes = group.codes();
            for (int i = 0; i < z.length; i++) {
                n[codes.at(i)] += weights[i];
                s[codes.at(i)] += weights[i] * z[i];
            }
            for (int d = group.first(); d < group.first() + group.members(); d++) {
                long[] ownN = new long[data.strata(d)];
                long[] ownS = new long[ownN.length];
                groups.margin(n, d, ownN);
                groups.margin(s, d, ownS);
                q[d][replicate] = q(d, ownN, ownS, sum, squares);
            }
        }
    }

    /** q of a resample; the stratum of a deleted unit stays deleted. */
    private double q(int driver, long[] n, long[] s, long sum, double squares) {
        double total = sum;
        double rest = squares;
        double between = 0;
        long units = data.units();
        for (int h = 0; h < n.length; h++) {
            if (n[h] == 0) {
                continue;
            }
            if (options.dropSingletons() && sums.count(driver, h) == 1) {
                total -= s[h];
                rest -= (double) s[h] * sums.sum(driver, h); // n copies of one value: S z = n z^2
                units -= n[h];
            } else {
                between += (double) s[h] * s[h] / n[h];
            }
        }
        double mean = units > 0 ? total * total / units : 0;
        double all = rest - mean;
        return all > 0 ? Math.max(0, Math.min(1, (between - mean) / all)) : 0;
    }

    private Interval interval(int driver, double[] q) {
        double observed = sums.factor(driver).q(data, options.dropSingletons());
        if (Double.isNaN(observed)) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double[] sorted = q.clone();
        Arrays.sort(sorted);
        double below = 0;
        for (double one : sorted) {
            below += one < observed ? 1 : one == observed ? 0.5 : 0;
        }
        // half a draw kept on either side: the normal quantile of 0 or 1 is infinite
        double share = Math.max(0.5, Math.min(sorted.length - 0.5, below)) / sorted.length;
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double bias = normal.inverseCumulativeProbability(share);
        double acceleration = acceleration(driver);
        double half = (1 - options.confidence()) / 2;
        return new Interval(end(sorted, normal, bias, acceleration, half), end(sorted, normal, bias, acceleration, 1 - half));
    }

    private static double end(double[] sorted, NormalDistribution normal, double bias, double acceleration, double level) {
        double shifted = bias + normal.inverseCumulativeProbability(level);
        double divisor = 1 - acceleration * shifted;
        double share = divisor > 0 ? normal.cumulativeProbability(bias + shifted / divisor) : level < 0.5 ? 0 : 1;
        double at = Math.max(0, Math.min(sorted.length - 1.0, share * (sorted.length + 1) - 1));
        int low = (int) at;
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /** Skewness of q under leaving one unit out, over 6; q without unit i follows from the sums in a few operations. */
    private double acceleration(int driver) {
        Split split = sums.factor(driver);
        boolean drop = options.dropSingletons();
        long total = data.sum() - (drop ? split.singleSum() : 0);
        double squares = data.squares() - (drop ? split.singleSquares() : 0);
        double between = split.between() + (drop ? 0 : split.singleSquares());
        int units = split.units(data, drop);
        Codes codes = data.codes(driver);
        double mean = 0;
        double[] left = new double[data.units()];
        for (int i = 0; i < left.length; i++) {
            long n = sums.count(driver, codes.at(i));
            if (drop && n == 1) {
                continue;
            }
            double z = data.z()[i];
            double s = sums.sum(driver, codes.at(i));
            double own = between - s * s / n + (n > 1 ? (s - z) * (s - z) / (n - 1) : 0);
            double rest = (total - z) * (total - z) / (units - 1);
            double all = squares - z * z - rest;
            left[i] = all > 0 ? (own - rest) / all : 0;
            mean += left[i];
        }
        mean /= units;
        double second = 0;
        double third = 0;
        for (int i = 0; i < left.length; i++) {
            if (drop && sums.count(driver, codes.at(i)) == 1) {
                continue;
            }
            double d = mean - left[i];
            second += d * d;
            third += d * d * d;
        }
        return second > 0 ? third / (6 * second * StrictMath.sqrt(second)) : 0;
    }
}
