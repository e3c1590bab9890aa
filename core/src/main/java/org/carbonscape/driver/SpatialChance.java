package org.carbonscape.driver;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The q that a map without any relation to y would reach, y being as alike over distance as it is. Permutations and the
 * analysis of variance take units for independent: of two smooth maps that have nothing to do with each other they find
 * most significant. The covariance C(d) of y over distance is therefore taken from the pairs of units, as Clifford,
 * Richardson and Hemon (1989) do for correlations. If y and the strata are independent, the sum of squares between the
 * strata is a quadratic form of expectation {@code tr(B)} and variance {@code 2 tr(B^2)}: {@code B_hk} is the sum of C
 * over all pairs of a unit of h and one of k, divided by {@code sqrt(n_h n_k)}, without the direction of the overall
 * mean. p is the upper tail of a chi-squared variable of these two moments (Satterthwaite 1946).
 *
 * <p>Of more than {@link #ENOUGH} units pairs are sampled: C among so many units, B among as many of each driver,
 * spread evenly over its strata. The sample is always the same.
 */
final class SpatialChance {
    private static final Factor.Spatial UNKNOWN = new Factor.Spatial(Double.NaN, Double.NaN);

    /** Units whose pairs are all read: half a million, a few milliseconds. */
    static final int ENOUGH = 1024;

    /** Classes of distance, at most; of fewer units they are about as wide as units lie apart. */
    private static final int MOST_CLASSES = 200;

    /** Beyond, pairs between strata are too few to say anything. */
    private static final int MOST_STRATA = ENOUGH / 2;

    private static final long SAMPLE = 20;

    private final DetectorData data;
    private final boolean drop;

    /** All units, where there are many in a random order, so that any beginning is a sample. */
    private final int[] order;

    /** Of all units, which is that of every driver but those some units are dropped for. */
    private final Optional<Covariance> whole;

    SpatialChance(DetectorData data, boolean drop) {
        this.data = data;
        this.drop = drop;
        order = IntStream.range(0, data.hasPlaces() ? data.units() : 0).toArray();
        if (order.length > ENOUGH) {
            UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SAMPLE);
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int other = order[i];
                order[i] = order[j];
                order[j] = other;
            }
        }
        whole = data.hasPlaces() ? Optional.of(new Covariance(order)) : Optional.empty();
    }

    /** @param q that a driver was found to have, in [0, 1] */
    Factor.Spatial of(int driver, double q) {
        if (!data.hasPlaces() || data.strata(driver) > MOST_STRATA || Double.isNaN(q)) {
            return UNKNOWN;
        }
        int[][] members = members(driver);
        int[] used = Arrays.stream(order)
                .filter(i -> members[data.codes(driver).at(i)].length > 0)
                .toArray();
        int strata = (int) Arrays.stream(members).filter(m -> m.length > 0).count();
        Covariance covariance = whole.filter(w -> used.length == order.length).orElseGet(() -> new Covariance(used));
        double[][] b = between(members, used.length, Math.max(2, ENOUGH / Math.max(1, strata)), covariance);
        double trace = 0;
        double squares = 0;
        for (int h = 0; h < b.length; h++) {
            trace += b[h][h];
            for (double v : b[h]) {
                squares += v * v;
            }
        }
        double total = used.length * covariance.own;
        if (!(trace > 0) || !(total > 0)) {
            return UNKNOWN;
        }
        double freedom = Math.min(strata - 1, trace * trace / squares); // what is sampled may leave a little more
        double p = ChiSquaredDistribution.of(freedom).survivalProbability(q * total / trace * freedom);
        return new Factor.Spatial(Math.min(1, trace / total), p < Double.MIN_NORMAL ? 0 : p);
    }

    /** The units of each stratum, in the order; none of one that is dropped. */
    private int[][] members(int driver) {
        Codes codes = data.codes(driver);
        int[] counts = new int[data.strata(driver)];
        for (int i : order) {
            counts[codes.at(i)]++;
        }
        int[][] members = new int[counts.length][];
        for (int h = 0; h < counts.length; h++) {
            members[h] = new int[drop && counts[h] == 1 ? 0 : counts[h]];
        }
        int[] next = new int[counts.length];
        for (int i : order) {
            int h = codes.at(i);
            if (members[h].length > 0) {
                members[h][next[h]++] = i;
            }
        }
        return members;
    }

    /** B: pairs within and between strata, of so many units of each at most. */
    private static double[][] between(int[][] members, int units, int most, Covariance covariance) {
        int strata = members.length;
        double[][] b = new double[strata][strata];
        for (int h = 0; h < strata; h++) {
            int n = members[h].length;
            for (int k = 0; k <= h && n > 0; k++) {
                int m = members[k].length;
                if (m == 0) {
                    continue;
                }
                double mean = covariance.mean(members[h], Math.min(n, most), members[k], Math.min(m, most), h == k);
                b[h][k] = h == k ? covariance.own + (n - 1) * mean : mean * Math.sqrt((double) n * m);
                b[k][h] = b[h][k];
            }
        }
        return centred(
                b,
                Arrays.stream(members)
                        .mapToDouble(m -> Math.sqrt((double) m.length / units))
                        .toArray());
    }

    /** (I - uu') B (I - uu'), u of length 1. */
    private static double[][] centred(double[][] b, double[] u) {
        double[] along = new double[u.length];
        double twice = 0;
        for (int h = 0; h < u.length; h++) {
            for (int k = 0; k < u.length; k++) {
                along[h] += b[h][k] * u[k];
            }
            twice += along[h] * u[h];
        }
        double[][] rest = new double[u.length][u.length];
        for (int h = 0; h < u.length; h++) {
            for (int k = 0; k < u.length; k++) {
                rest[h][k] = b[h][k] - along[h] * u[k] - u[h] * along[k] + twice * u[h] * u[k];
            }
        }
        return rest;
    }

    /** Of y between units by how far they lie apart, in units of z squared. */
    private final class Covariance {
        /** Of a unit with itself: the variance. */
        final double own;

        private final double[] x = data.places().x();
        private final double[] y = data.places().y();
        private final double classes; // in one unit of length
        private final double[] at;

        Covariance(int[] units) {
            double[] z = new double[data.units()];
            double mean = 0;
            for (int i : units) {
                mean += data.z()[i] / (double) units.length;
            }
            double squares = 0;
            double west = Double.POSITIVE_INFINITY;
            double east = Double.NEGATIVE_INFINITY;
            double south = Double.POSITIVE_INFINITY;
            double north = Double.NEGATIVE_INFINITY;
            for (int i : units) {
                z[i] = data.z()[i] - mean;
                squares += z[i] * z[i];
                west = Math.min(west, x[i]);
                east = Math.max(east, x[i]);
                south = Math.min(south, y[i]);
                north = Math.max(north, y[i]);
            }
            own = squares / units.length;
            double far = Math.sqrt((east - west) * (east - west) + (north - south) * (north - south));
            double apart = Math.max(
                    Math.sqrt((east - west) * (north - south) / units.length),
                    Math.max(far / units.length, far / MOST_CLASSES));
            classes = apart > 0 ? 1 / apart : 0;
            double[] sums = new double[1 + rounded(far)];
            long[] pairs = new long[sums.length];
            int sample = Math.min(units.length, ENOUGH);
            for (int a = 0; a < sample; a++) {
                int i = units[a];
                for (int c = 0; c < a; c++) {
                    int j = units[c];
                    int d = distance(i, j);
                    sums[d] += z[i] * z[j];
                    pairs[d]++;
                }
            }
            at = new double[sums.length];
            for (int d = 0; d < at.length; d++) {
                at[d] = pairs[d] == 0 ? 0 : sums[d] / pairs[d];
            }
        }

        private int distance(int i, int j) {
            double across = x[i] - x[j];
            double up = y[i] - y[j];
            return rounded(Math.sqrt(across * across + up * up));
        }

        private int rounded(double length) {
            return (int) (length * classes + 0.5);
        }

        /** Over the pairs of the first n of some units and the first m of others, or of the same, each pair once. */
        double mean(int[] some, int n, int[] others, int m, boolean same) {
            double sum = 0;
            for (int a = 0; a < n; a++) {
                int end = same ? a : m;
                for (int c = 0; c < end; c++) {
                    sum += at[distance(some[a], others[c])];
                }
            }
            double pairs = same ? n * (n - 1.0) / 2 : (double) n * m;
            return pairs > 0 ? sum / pairs : 0;
        }
    }
}
