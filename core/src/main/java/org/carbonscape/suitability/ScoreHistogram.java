package org.carbonscape.suitability;

import java.util.Arrays;

/**
 * Exact counts of all scores in bins of equal width. The width is a power of two and bins lie at its whole multiples,
 * so that bins merge in pairs without error: the histogram grows with the range it meets and still ends the same for
 * any order, split or number of threads. 32,769 to 65,536 bins span the range from the least to the largest score. Bins
 * are right-closed: {@code ((i - 1) width, i width]}.
 */
public final class ScoreHistogram {
    private static final int BINS = 1 << 16;
    /** Bins no narrower than this power under the largest magnitude: a float has no digits below. */
    private static final int FINEST = 40;

    private final long[] counts = new long[BINS];
    private int exponent;
    private double inverse;
    private long first; // index of counts[0]
    private long cells;
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;

    ScoreHistogram() {}

    /** Counts scores that so many cells have each; NaN is none. */
    void add(float[] values, int[] times, int start, int end) {
        long[] into = counts;
        float low = min;
        float high = max;
        double scale = inverse;
        long base = first;
        long all = 0;
        for (int i = start; i < end; i++) {
            float v = values[i];
            if (v >= low && v <= high) {
                into[(int) (ceil(v * scale) - base)] += times[i];
                all += times[i];
            } else if (v == v) {
                widen(values, i, end);
                add(v, times[i]);
                low = min;
                high = max;
                scale = inverse;
                base = first;
            }
        }
        cells += all;
    }

    /**
     * Counts the scores {@code (float) (sum + weight * last)} of rows, as long as they lie in the range met so far.
     *
     * @param sums of the parts of rows
     * @return the first row that does not; the number of rows if there is none
     */
    int addSums(ScoreRows rows, double[] sums, double weight) {
        long[] into = counts;
        float[] last = rows.last();
        int[] times = rows.cells();
        float low = min;
        float high = max;
        double scale = inverse;
        long base = first;
        long all = 0;
        int r = 0;
        for (int p = 0; p < rows.parts(); p++) {
            double sum = sums[p];
            for (int end = rows.start(p + 1); r < end; r++) {
                float v = (float) (sum + weight * last[r]);
                if (v >= low && v <= high) {
                    into[(int) (ceil(v * scale) - base)] += times[r];
                    all += times[r];
                } else if (v == v) {
                    cells += all;
                    return r;
                }
            }
        }
        cells += all;
        return rows.count();
    }

    /** Of numbers far below 2^63; the first compiler makes a long call of {@code Math.ceil}. */
    private static long ceil(double x) {
        long whole = (long) x;
        return whole < x ? whole + 1 : whole;
    }

    /** Counts a score that many cells have. */
    void add(float value, long times) {
        if (!(value >= min && value <= max)) {
            widen(value);
        }
        counts[(int) (ceil(value * inverse) - first)] += times;
        cells += times;
    }

    private void widen(float v) {
        if (Float.isInfinite(v)) {
            throw new IllegalArgumentException("an infinite score");
        }
        reshape(Math.min(min, v), Math.max(max, v));
    }

    /** Makes room for all of them at once. */
    private void widen(float[] values, int from, int to) {
        float low = min;
        float high = max;
        for (int i = from; i < to; i++) {
            float v = values[i];
            low = v < low ? v : low;
            high = v > high ? v : high;
        }
        if (low == Float.NEGATIVE_INFINITY || high == Float.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("an infinite score");
        }
        reshape(low, high);
    }

    /** Makes room for the range, merging bins where it takes; the shape depends on the range alone. */
    private void reshape(float newMin, float newMax) {
        boolean empty = cells == 0 && min > max;
        double low = newMin;
        double high = newMax;
        int e = Math.getExponent(Math.max(Math.max(Math.abs(low), Math.abs(high)), Float.MIN_NORMAL)) - FINEST;
        while (ceil(high * Math.scalb(1.0, -e)) - ceil(low * Math.scalb(1.0, -e)) >= BINS) {
            e++;
        }
        long newFirst = ceil(low * Math.scalb(1.0, -e));
        if (!empty && (e != exponent || newFirst != first)) {
            long[] old = counts.clone();
            Arrays.fill(counts, 0);
            int coarser = e - exponent;
            for (int i = 0; i < BINS; i++) {
                if (old[i] != 0) {
                    counts[(int) (coarser(first + i, coarser) - newFirst)] += old[i];
                }
            }
        }
        exponent = e;
        inverse = Math.scalb(1.0, -e);
        first = newFirst;
        min = newMin;
        max = newMax;
    }

    /** Index of the right-closed bin that holds bin {@code index} when bins are 2^doublings as wide: a ceiling. */
    private static long coarser(long index, int doublings) {
        return doublings < 62 ? -Math.floorDiv(-index, 1L << doublings) : index > 0 ? 1 : 0;
    }

    /** Adds all of the other, which is not changed in value. */
    ScoreHistogram add(ScoreHistogram other) {
        if (other.cells == 0) {
            return this;
        }
        reshape(Math.min(min, other.min), Math.max(max, other.max));
        int coarser = exponent - other.exponent;
        for (int i = 0; i < BINS; i++) {
            if (other.counts[i] != 0) {
                counts[(int) (coarser(other.first + i, coarser) - first)] += other.counts[i];
            }
        }
        cells += other.cells;
        return this;
    }

    /** Cells that have a score. */
    public long cells() {
        return cells;
    }

    /** Least score; infinite where there is none. */
    public float min() {
        return min;
    }

    public float max() {
        return max;
    }

    /** Bins from the least to the largest score. */
    int bins() {
        return cells == 0 ? 0 : (int) (ceil(max * inverse) - first) + 1;
    }

    long count(int bin) {
        return counts[bin];
    }

    /** Upper, included edge of a bin; an exact double. */
    double edge(int bin) {
        return Math.scalb((double) (first + bin), exponent);
    }

    /** Of a bin. */
    double width() {
        return Math.scalb(1.0, exponent);
    }

    /** Middle of a bin. */
    double middle(int bin) {
        return Math.scalb(first + bin - 0.5, exponent);
    }
}
