package org.carbonscape.stats;

/**
 * Exact Fisher-Jenks classes. best[j] = least sum of squares of the first j distinct values in m classes; its last class
 * starts at an index that never falls as j grows (the cost of an interval meets the quadrangle inequality), so each row
 * is filled by halving: the middle j first, its answer bounds both halves. O(k n log n) where the textbook's double loop
 * is O(k n^2): a million distinct values need seconds, not a sample.
 */
final class NaturalBreaks {
    private final double[] count;
    private final double[] sum;
    private final double[] square;
    private double[] last;
    private double[] next;
    private int[] start;

    private NaturalBreaks(Tally tally) {
        int n = tally.distinct();
        count = new double[n + 1];
        sum = new double[n + 1];
        square = new double[n + 1];
        double mean = tally.mean(); // centred, or the prefix sums would cancel for large values close together
        double sumLow = 0;
        double squareLow = 0;
        for (int i = 0; i < n; i++) {
            double z = tally.value(i) - mean;
            double weight = tally.occurrences(i);
            count[i + 1] = count[i] + weight;
            // Kahan: a million terms must not move a break
            double term = z * weight - sumLow;
            sum[i + 1] = sum[i] + term;
            sumLow = sum[i + 1] - sum[i] - term;
            double term2 = z * z * weight - squareLow;
            square[i + 1] = square[i] + term2;
            squareLow = square[i + 1] - square[i] - term2;
        }
        last = new double[n + 1];
        next = new double[n + 1];
    }

    /** The largest member of every class but the last. */
    static double[] upperMembers(Tally tally, int classes) {
        int n = tally.distinct();
        int k = Math.min(classes, n);
        NaturalBreaks work = new NaturalBreaks(tally);
        for (int j = 1; j <= n; j++) {
            work.last[j] = work.cost(0, j);
        }
        int[][] starts = new int[k + 1][];
        for (int m = 2; m <= k; m++) {
            work.start = new int[n + 1];
            work.fill(m, n, m - 1, n - 1);
            starts[m] = work.start;
            double[] swap = work.last;
            work.last = work.next;
            work.next = swap;
        }
        double[] upper = new double[k - 1];
        int end = n;
        for (int m = k; m >= 2; m--) {
            end = starts[m][end];
            upper[m - 2] = tally.value(end - 1);
        }
        return upper;
    }

    /** Sum of squares within one class of the values from..to-1. */
    private double cost(int from, int to) {
        double s = sum[to] - sum[from];
        return Math.max(0, square[to] - square[from] - s * s / (count[to] - count[from]));
    }

    /** Fills next[lo..hi], whose last classes start between first and end; the smallest start wins ties. */
    private void fill(int lo, int hi, int first, int end) {
        while (lo <= hi) {
            int j = (lo + hi) >>> 1;
            double best = Double.POSITIVE_INFINITY;
            int at = first;
            for (int s = first; s <= Math.min(end, j - 1); s++) {
                double value = last[s] + cost(s, j);
                if (value < best) {
                    best = value;
                    at = s;
                }
            }
            next[j] = best;
            start[j] = at;
            fill(lo, j - 1, first, at);
            lo = j + 1;
            first = at;
        }
    }
}
