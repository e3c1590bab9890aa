package org.carbonscape.stats;

import java.util.Arrays;

/**
 * Mann-Kendall trend test (Mann 1945, Kendall 1975) with Sen's slope (Sen 1968) of one short series after the other:
 * {@code S = sum over i < j of sign(x_j - x_i)}, variance {@code (n(n-1)(2n+5) - sum t(t-1)(2t+5)) / 18} with t the
 * sizes of ties, {@code z = (S - sign S) / sqrt V}, tau = S over the pairs that could differ (tau-b). Missing values
 * are passed over. One object serves any number of series and allocates nothing on the way, so a raster of phases is
 * judged cell by cell; it is not to be shared between threads.
 */
public final class MannKendall {
    /** How p of S is found. */
    public enum P {
        /** Counted among all orders where nothing ties, up to 60 values; else normal. */
        EXACT,
        /** Normal with continuity correction (ArcGIS). */
        NORMAL
    }

    private static final int MOST_EXACT = 60;
    private final double[] times;
    private final P method;
    private final double[] series;
    private final double[] at;
    private final double[] slopes;
    /** By number of values: P(at least so many more pairs rise than fall), by (S + pairs) / 2. */
    private final double[][] exact;

    private int n;
    private long s;
    private double variance;
    private double tau;
    private double slope;
    private boolean ties;

    /** @param times of the values, ascending: years, or 0, 1, 2 ... */
    public MannKendall(double[] times, P method) {
        for (int i = 1; i < times.length; i++) {
            if (!(times[i] > times[i - 1])) {
                throw new IllegalArgumentException("times must ascend: " + Arrays.toString(times));
            }
        }
        this.times = times.clone();
        this.method = method;
        series = new double[times.length];
        at = new double[times.length];
        slopes = new double[times.length * (times.length - 1) / 2];
        exact = new double[times.length + 1][];
    }

    /** Takes a series, one value for each time, NaN = missing; the answers below are then its own. */
    public MannKendall take(double... values) {
        if (values.length != times.length) {
            throw new IllegalArgumentException(values.length + " values for " + times.length + " times");
        }
        n = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                series[n] = values[i];
                at[n++] = times[i];
            }
        }
        s = 0;
        int m = 0;
        for (int j = 1; j < n; j++) {
            for (int i = 0; i < j; i++) {
                s += series[j] > series[i] ? 1 : series[j] < series[i] ? -1 : 0;
                slopes[m++] = (series[j] - series[i]) / (at[j] - at[i]);
            }
        }
        double tied = 0;
        double tiedPairs = 0;
        for (int i = 0; i < n; i++) {
            int size = 0;
            boolean first = true;
            for (int j = 0; j < n; j++) {
                boolean same = series[j] == series[i];
                size += same ? 1 : 0;
                first &= !same || j >= i;
            }
            if (first) {
                tied += size * (size - 1.0) * (2 * size + 5);
                tiedPairs += size * (size - 1.0) / 2;
            }
        }
        ties = tiedPairs > 0;
        variance = (n * (n - 1.0) * (2 * n + 5) - tied) / 18;
        double pairs = n * (n - 1.0) / 2;
        tau = pairs > tiedPairs ? s / Math.sqrt((pairs - tiedPairs) * pairs) : Double.NaN;
        slope = Double.NaN;
        if (m > 0) {
            Arrays.sort(slopes, 0, m);
            slope = m % 2 == 1 ? slopes[m / 2] : (slopes[m / 2 - 1] + slopes[m / 2]) / 2;
        }
        return this;
    }

    /** Rising pairs less falling pairs. */
    public long s() {
        return s;
    }

    /** -1 to 1; NaN where all values are equal or fewer than two. */
    public double tau() {
        return tau;
    }

    /** S in standard deviations, one step nearer to 0; NaN where all values are equal or fewer than two. */
    public double z() {
        return variance > 0 ? (s - Long.signum(s)) / Math.sqrt(variance) : Double.NaN;
    }

    /** Two-sided; NaN where all values are equal or fewer than two. */
    public double p() {
        if (!(variance > 0)) {
            return Double.NaN;
        }
        if (method == P.EXACT && !ties && n <= MOST_EXACT) {
            return Math.min(1, 2 * tail(n)[(int) (Math.abs(s) + pairs(n)) / 2]);
        }
        return Normal.both(z());
    }

    /**
     * Sen's slope: the median of the slopes of all pairs, units of the values for each unit of the times; NaN below
     * two.
     */
    public double slope() {
        return slope;
    }

    /** The least p that as many values without ties can give. */
    static double least(int n, P method) {
        double[] times = new double[n];
        Arrays.setAll(times, i -> i);
        return new MannKendall(times, method).take(times).p();
    }

    private static int pairs(int n) {
        return n * (n - 1) / 2;
    }

    /** P(at least r rising pairs) in a random order of n, by r: products of 1 + q + ... + q^(k-1), each over k. */
    private double[] tail(int size) {
        if (exact[size] == null) {
            double[] mass = new double[pairs(size) + 1];
            mass[0] = 1;
            for (int k = 2, most = 0; k <= size; k++) {
                double[] next = new double[mass.length];
                for (int r = 0; r <= most; r++) {
                    for (int d = 0; d < k; d++) {
                        next[r + d] += mass[r] / k;
                    }
                }
                most += k - 1;
                mass = next;
            }
            for (int r = mass.length - 2; r >= 0; r--) {
                mass[r] += mass[r + 1];
            }
            exact[size] = mass;
        }
        return exact[size];
    }
}
