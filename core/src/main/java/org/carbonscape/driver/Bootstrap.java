package org.carbonscape.driver;

import java.util.Arrays;
import org.carbonscape.engine.Engine;

/**
 * Intervals of q by the bootstrap: units are drawn with replacement. q is too large on average, by about (L-1)/N, and q
 * of a resample is so twice over: once as its sample is, and once more by its own drawing. On the scale -ln(1 - q),
 * where the error hardly depends on q, the percentiles are moved back by twice the difference of the resamples' median
 * and q; the ends are widened to hold q. Correcting the ranks instead (BCa, Efron 1987) fails where strata are many for
 * their units: every resample then lies above q. One resample serves all drivers.
 */
final class Bootstrap {
    private static final int PER_ITEM = 8;

    private final DetectorData data;
    private final DetectorOptions options;
    private final JointSums sums;

    Bootstrap(DetectorData data, DetectorOptions options, JointSums sums) {
        this.data = data;
        this.options = options;
        this.sums = sums;
    }

    Factor.Interval[] intervals(Engine engine) {
        int m = data.drivers();
        int draws = options.draws().replicates();
        Groups groups = Groups.of(data, Math.min(2048, Math.max(64, data.units() / 8)), m, true);
        double[][] q = new double[m][draws];
        double[] squares =
                Arrays.stream(data.z()).mapToDouble(v -> (double) v * v).toArray();
        int[][] codes = new int[groups.count()][];
        Arrays.setAll(codes, g -> groups.get(g).codes().ints());
        engine.inPlace((draws + PER_ITEM - 1) / PER_ITEM, item -> {
            int[] weights = new int[data.units()];
            for (int r = item * PER_ITEM; r < Math.min(draws, (item + 1) * PER_ITEM); r++) {
                new FastDraws(options.draws().seed(), "geodetector.bootstrap", r).resample(weights);
                for (int g = 0; g < codes.length; g++) {
                    long[] n = new long[groups.get(g).size()];
                    long[] s = new long[n.length];
                    double ofAll = add(codes[g], weights, data.z(), squares, n, s);
                    explained(groups, g, n, s, ofAll, q, r);
                }
            }
        });
        return engine.each(m, d -> interval(d, q[d])).toArray(Factor.Interval[]::new);
    }

    /** Counts and sums by code; the sum of all squares beside them. */
    private static double add(int[] codes, int[] weights, long[] z, double[] squares, long[] n, long[] s) {
        double ofAll = 0;
        for (int i = 0; i < codes.length; i++) {
            int code = codes[i];
            int weight = weights[i];
            n[code] += weight;
            s[code] += weight * z[i];
            ofAll += weight * squares[i];
        }
        return ofAll;
    }

    private void explained(Groups groups, int g, long[] n, long[] s, double squares, double[][] q, int replicate) {
        long sum = Arrays.stream(s).sum();
        Groups.Group group = groups.get(g);
        for (int d = group.first(); d < group.first() + group.members(); d++) {
            long[] ownN = new long[data.strata(d)];
            long[] ownS = new long[ownN.length];
            groups.margin(n, d, ownN);
            groups.margin(s, d, ownS);
            q[d][replicate] = q(d, ownN, ownS, sum, squares);
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

    private Factor.Interval interval(int driver, double[] q) {
        double observed = sums.factor(driver).q(data, options.dropSingletons());
        if (Double.isNaN(observed)) {
            return new Factor.Interval(Double.NaN, Double.NaN);
        }
        double[] sorted = q.clone();
        Arrays.sort(sorted);
        double median = at(sorted, 0.5);
        double back = median < 1 ? (1 - observed) / (1 - median) : 1;
        double half = (1 - options.draws().confidence()) / 2;
        double low = 1 - (1 - at(sorted, half)) * back * back;
        double high = 1 - (1 - at(sorted, 1 - half)) * back * back;
        return new Factor.Interval(Math.max(0, Math.min(low, observed)), Math.max(high, observed));
    }

    /** Percentile: linear between order statistics at (n+1)p - 1. */
    private static double at(double[] sorted, double p) {
        double at = Math.max(0, Math.min(sorted.length - 1.0, p * (sorted.length + 1) - 1));
        int low = (int) at;
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
