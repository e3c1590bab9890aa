package org.carbonscape.suitability;

/**
 * Natural breaks (Fisher-Jenks) of weighted, ascending values: the cut into k runs with the least sum of squared
 * deviations from the run means, exactly. Dynamic programme over the last run's start; that start never moves left as
 * the end moves right, so halving the ends costs O(k n log n), not O(k n^2). Of equal cuts the leftmost wins.
 *
 * <p>Reference: Fisher W. D. (1958), On grouping for maximum homogeneity, JASA 53.
 */
final class NaturalBreaks {
    private final double[] weight; // sums up to and without i
    private final double[] first;
    private final double[] second;
    private double[] before;
    private double[] now;
    private int[] start;

    private NaturalBreaks(double[] values, long[] counts, int n) {
        weight = new double[n + 1];
        first = new double[n + 1];
        second = new double[n + 1];
        double centre = values[n / 2]; // near the data, so that squares do not cancel
        for (int i = 0; i < n; i++) {
            double x = values[i] - centre;
            weight[i + 1] = weight[i] + counts[i];
            first[i + 1] = first[i] + counts[i] * x;
            second[i + 1] = second[i] + counts[i] * x * x;
        }
    }

    /**
     * Index of the last value of each class but the last.
     *
     * @param values ascending, distinct
     * @param counts how often each occurs, at least 1
     * @param k      number of classes, at most the number of values
     */
    static int[] of(double[] values, long[] counts, int n, int k) {
        NaturalBreaks task = new NaturalBreaks(values, counts, n);
        int[][] starts = new int[k][];
        task.now = new double[n + 1];
        for (int end = 1; end <= n; end++) {
            task.now[end] = task.within(0, end);
        }
        for (int classes = 2; classes <= k; classes++) {
            task.before = task.now;
            task.now = new double[n + 1];
            task.start = new int[n + 1];
            task.solve(classes, n, classes - 1, n - 1, classes);
            starts[classes - 1] = task.start;
        }
        int[] last = new int[k - 1];
        int end = n;
        for (int classes = k; classes >= 2; classes--) {
            end = starts[classes - 1][end];
            last[classes - 2] = end - 1;
        }
        return last;
    }

    /** Sum of squares within the values from..end-1. */
    private double within(int from, int end) {
        double w = weight[end] - weight[from];
        double s = first[end] - first[from];
        return Math.max(0, second[end] - second[from] - s * s / w);
    }

    private void solve(int fromEnd, int toEnd, int fromStart, int toStart, int classes) {
        if (fromEnd > toEnd) {
            return;
        }
        int end = (fromEnd + toEnd) >>> 1;
        double best = Double.POSITIVE_INFINITY;
        int at = fromStart;
        for (int s = Math.max(fromStart, classes - 1); s <= Math.min(toStart, end - 1); s++) {
            double cost = before[s] + within(s, end);
            if (cost < best) {
                best = cost;
                at = s;
            }
        }
        now[end] = best;
        start[end] = at;
        solve(fromEnd, end - 1, fromStart, at, classes);
        solve(end + 1, toEnd, at, toStart, classes);
    }

    /** Goodness of variance fit: 1 - sum of squares within the classes / total; 1 where nothing varies. */
    static double gvf(double[] values, long[] counts, int n, int[] last) {
        NaturalBreaks sums = new NaturalBreaks(values, counts, n);
        double inside = 0;
        int from = 0;
        for (int c = 0; c <= last.length; c++) {
            int end = c < last.length ? last[c] + 1 : n;
            inside += sums.within(from, end);
            from = end;
        }
        double total = sums.within(0, n);
        return total > 0 ? 1 - inside / total : 1;
    }
}
