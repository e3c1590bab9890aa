package org.carbonscape.driver;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The values of one driver in ascending order with the unit of each, and sums by fold at every
 * 256th place, so that the sums between any two places cost at most 256 additions and a quarter of a byte a unit and
 * fold.
 */
final class SortedDriver {
    private static final int STEP = 256;
    private static final int DIGIT = 11;
    private static final int MASK = (1 << DIGIT) - 1;

    private final double[] x;
    private final int[] order; // unit at each place
    private final long[] z; // and fold, by unit
    private final Folds folds;
    private final int[] countAt;
    private final long[] sumAt;

    private SortedDriver(double[] x, int[] order, long[] z, Folds folds) {
        this.x = x;
        this.order = order;
        this.z = z;
        this.folds = folds;
        int n = x.length;
        int wide = folds.folds();
        int steps = n / STEP + 1;
        this.countAt = new int[steps * wide];
        this.sumAt = new long[steps * wide];
        int[] count = new int[wide];
        long[] sum = new long[wide];
        for (int i = 0; i < n; i++) {
            if (i % STEP == 0) {
                System.arraycopy(count, 0, countAt, i / STEP * wide, wide);
                System.arraycopy(sum, 0, sumAt, i / STEP * wide, wide);
            }
            int unit = order[i];
            count[folds.of(unit)]++;
            sum[folds.of(unit)] += z[unit];
        }
        if (n % STEP == 0) {
            System.arraycopy(count, 0, countAt, n / STEP * wide, wide);
            System.arraycopy(sum, 0, sumAt, n / STEP * wide, wide);
        }
    }

    /** Sorts; values are finite. */
    static SortedDriver of(double[] values, long[] z, Folds folds) {
        int[] order = order(values);
        double[] x = new double[order.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = values[order[i]] + 0.0;
        }
        return new SortedDriver(x, order, z, folds);
    }

    /**
     * The stable ascending order of finite values. Their place in the range, in 32 bits, is sorted by three radix
     * passes with the unit's number in the same word; units whose 32 bits agree are then put in order among themselves.
     */
    static int[] order(double[] values) {
        int n = values.length;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        // halves: the range of doubles may pass the largest double
        double scale = high > low ? 0xFFFFFFFFL / (high / 2 - low / 2) : 0;
        boolean fits = scale <= Double.MAX_VALUE;
        long[] words = new long[n];
        int[][] start = new int[3][1 << DIGIT];
        for (int i = 0; i < n; i++) {
            long place = fits ? Math.min(0xFFFFFFFFL, (long) ((values[i] / 2 - low / 2) * scale)) : 0;
            words[i] = place << 31 | i;
            start[0][(int) place & MASK]++;
            start[1][(int) (place >>> DIGIT) & MASK]++;
            start[2][(int) (place >>> 2 * DIGIT)]++;
        }
        long[] next = new long[n];
        for (int d = 0; d < 3; d++) {
            int[] at = start[d];
            int sum = 0;
            for (int v = 0; v < at.length; v++) {
                int count = at[v];
                at[v] = sum;
                sum += count;
            }
            int shift = 31 + d * DIGIT;
            for (int i = 0; i < n; i++) {
                long word = words[i];
                next[at[(int) (word >>> shift) & MASK]++] = word;
            }
            long[] swap = words;
            words = next;
            next = swap;
        }
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = (int) words[i] & Integer.MAX_VALUE;
        }
        int from = 0;
        for (int i = 1; i <= n; i++) {
            if (i == n || words[i] >>> 31 != words[from] >>> 31) {
                settle(order, from, i, values);
                from = i;
            }
        }
        return order;
    }

    /** Puts a stretch of units in order, equal values as they come. */
    private static void settle(int[] order, int from, int to, double[] values) {
        boolean done = true;
        for (int i = from + 1; done && i < to; i++) {
            done = values[order[i - 1]] <= values[order[i]];
        }
        if (done) {
            return;
        }
        if (to - from <= 16) {
            for (int i = from + 1; i < to; i++) {
                int unit = order[i];
                int at = i;
                for (; at > from && values[order[at - 1]] > values[unit]; at--) {
                    order[at] = order[at - 1];
                }
                order[at] = unit;
            }
            return;
        }
        // many values in one 2^32nd of the range: the same again on their own range
        double[] own = new double[to - from];
        int[] units = Arrays.copyOfRange(order, from, to);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < own.length; i++) {
            own[i] = values[units[i]] + 0.0;
            low = Math.min(low, own[i]);
            high = Math.max(high, own[i]);
        }
        boolean narrower = high / 2 - low / 2 > Double.MIN_NORMAL * 0x1p60;
        int[] among = narrower ? order(own) : byComparison(own);
        for (int i = 0; i < own.length; i++) {
            order[from + i] = units[among[i]];
        }
    }

    private static int[] byComparison(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i])); // stable
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    int units() {
        return x.length;
    }

    double[] values() {
        return x;
    }

    double value(int place) {
        return x[place];
    }

    int unit(int place) {
        return order[place];
    }

    long z(int place) {
        return z[order[place]];
    }

    int folds() {
        return folds.folds();
    }

    /** The number of units not above the value. */
    int upTo(double value) {
        int low = 0;
        int high = x.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of units not above each of the values, then of all: where the classes between breaks end. */
    int[] ends(double[] breaks) {
        int[] ends = new int[breaks.length + 1];
        for (int b = 0; b < breaks.length; b++) {
            ends[b] = upTo(breaks[b]);
        }
        ends[breaks.length] = x.length;
        return ends;
    }

    /** Units and sums of z by fold of the first {@code place} units. */
    void before(int place, int[] count, long[] sum) {
        int at = place / STEP;
        int wide = folds.folds();
        System.arraycopy(countAt, at * wide, count, 0, wide);
        System.arraycopy(sumAt, at * wide, sum, 0, wide);
        for (int i = at * STEP; i < place; i++) {
            int unit = order[i];
            count[folds.of(unit)]++;
            sum[folds.of(unit)] += z[unit];
        }
    }
}
