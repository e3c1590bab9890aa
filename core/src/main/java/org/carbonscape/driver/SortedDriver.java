package org.carbonscape.driver;

import java.util.Arrays;

/**
 * The values of one driver in ascending order with z and the fold of each unit alongside, and sums by fold at every
 * 256th place, so that the sums between any two places cost at most 256 additions and half a byte a unit.
 */
final class SortedDriver {
    private static final int STEP = 256;

    private final double[] x;
    private final long[] z;
    private final byte[] fold;
    private final int folds;
    private final int[] countAt;
    private final long[] sumAt;

    private SortedDriver(double[] x, long[] z, byte[] fold, int folds) {
        this.x = x;
        this.z = z;
        this.fold = fold;
        this.folds = folds;
        int n = x.length;
        int steps = n / STEP + 1;
        this.countAt = new int[steps * folds];
        this.sumAt = new long[steps * folds];
        int[] count = new int[folds];
        long[] sum = new long[folds];
        for (int i = 0; i < n; i++) {
            if (i % STEP == 0) {
                System.arraycopy(count, 0, countAt, i / STEP * folds, folds);
                System.arraycopy(sum, 0, sumAt, i / STEP * folds, folds);
            }
            count[fold[i]]++;
            sum[fold[i]] += z[i];
        }
        if (n % STEP == 0) {
            System.arraycopy(count, 0, countAt, n / STEP * folds, folds);
            System.arraycopy(sum, 0, sumAt, n / STEP * folds, folds);
        }
    }

    /** Sorts; values are finite. */
    static SortedDriver of(double[] values, long[] z, byte[] fold, int folds) {
        int n = values.length;
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToRawLongBits(values[i] + 0.0); // -0.0 is 0.0
            keys[i] = bits ^ (bits >> 63 | Long.MIN_VALUE);          // unsigned order of keys = order of values
        }
        int[] order = sort(keys);
        double[] x = new double[n];
        long[] zs = new long[n];
        byte[] fs = new byte[n];
        for (int i = 0; i < n; i++) {
            x[i] = values[order[i]] + 0.0;
            zs[i] = z[order[i]];
            fs[i] = fold[order[i]];
        }
        return new SortedDriver(x, zs, fs, folds);
    }

    /** The stable ascending order of unsigned keys: radix sort by 11 bits, skipping digits that are all the same. */
    static int[] sort(long[] keys) {
        int n = keys.length;
        int digits = 6;
        int[][] start = new int[digits][1 << 11];
        for (long key : keys) {
            for (int d = 0; d < digits; d++) {
                start[d][(int) (key >>> 11 * d) & 2047]++;
            }
        }
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        long[] nextKeys = new long[n];
        int[] nextOrder = new int[n];
        long[] nowKeys = keys;
        for (int d = 0; d < digits && n > 0; d++) {
            int[] at = start[d];
            int shift = 11 * d;
            if (at[(int) (nowKeys[0] >>> shift) & 2047] == n) {
                continue;
            }
            int sum = 0;
            for (int v = 0; v < at.length; v++) {
                int c = at[v];
                at[v] = sum;
                sum += c;
            }
            for (int i = 0; i < n; i++) {
                long key = nowKeys[i];
                int to = at[(int) (key >>> shift) & 2047]++;
                nextKeys[to] = key;
                nextOrder[to] = order[i];
            }
            long[] k = nowKeys;
            nowKeys = nextKeys;
            nextKeys = k;
            int[] o = order;
            order = nextOrder;
            nextOrder = o;
        }
        return order;
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

    long z(int place) {
        return z[place];
    }

    int folds() {
        return folds;
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

    /** Units and sums of z by fold of the first {@code place} units. */
    void before(int place, int[] count, long[] sum) {
        int at = place / STEP;
        System.arraycopy(countAt, at * folds, count, 0, folds);
        System.arraycopy(sumAt, at * folds, sum, 0, folds);
        for (int i = at * STEP; i < place; i++) {
            count[fold[i]]++;
            sum[fold[i]] += z[i];
        }
    }
}
