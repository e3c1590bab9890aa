package org.carbonscape.breaks;

import java.util.Arrays;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Distinct values in ascending order and how often each occurs; NaN left out. */
public final class CountedValues {
    private final double[] values;
    /** Occurrences of all values before each, and of all at the end. */
    private final long[] before;

    private CountedValues(double[] values, long[] before) {
        this.values = values;
        this.before = before;
    }

    public static CountedValues of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted); // NaN sorts last, -0.0 before 0.0
        int n = sorted.length;
        while (n > 0 && Double.isNaN(sorted[n - 1])) {
            n--;
        }
        if (n > 0 && (Double.isInfinite(sorted[0]) || Double.isInfinite(sorted[n - 1]))) {
            throw new ProblemException(ProblemCode.STATS_04_INFINITE, Argument.VALUES);
        }
        double[] distinct = new double[n];
        long[] before = new long[n + 1];
        int m = 0;
        for (int i = 0; i < n; i++) {
            if (m == 0 || sorted[i] != distinct[m - 1]) {
                before[m] = i;
                distinct[m++] = sorted[i];
            }
        }
        before[m] = n;
        return new CountedValues(Arrays.copyOf(distinct, m), Arrays.copyOf(before, m + 1));
    }

    static CountedValues of(double[] values, long[] counts) {
        if (values.length != counts.length) {
            throw new IllegalArgumentException(values.length + " values but " + counts.length + " counts");
        }
        int n = values.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        double[] distinct = new double[n];
        long[] before = new long[n + 1];
        int m = 0;
        long sum = 0;
        for (int i : order) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException("a count below 0: " + counts[i]);
            }
            if (counts[i] == 0 || Double.isNaN(values[i])) {
                continue;
            }
            if (Double.isInfinite(values[i])) {
                throw new ProblemException(ProblemCode.STATS_04_INFINITE, Argument.VALUES);
            }
            if (m == 0 || values[i] != distinct[m - 1]) {
                before[m] = sum;
                distinct[m++] = values[i];
            }
            sum = Math.addExact(sum, counts[i]);
        }
        before[m] = sum;
        return new CountedValues(Arrays.copyOf(distinct, m), Arrays.copyOf(before, m + 1));
    }

    public int distinct() {
        return values.length;
    }

    double value(int index) {
        return values[index];
    }

    long occurrences(int index) {
        return before[index + 1] - before[index];
    }

    double min() {
        return values[0];
    }

    double max() {
        return values[values.length - 1];
    }

    /** How many occurrences from the index on. */
    long count(int from) {
        return before[values.length] - before[from];
    }

    /** Index of the first distinct value above the bound. */
    int firstAbove(double bound) {
        int at = Arrays.binarySearch(
                values, bound == 0 ? 0.0 : bound); // -0.0 among the values lies before 0.0: not above
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** Value at rank (from 0) in the repeated list. */
    private double ranked(long rank) {
        int at = Arrays.binarySearch(before, rank);
        return values[at >= 0 ? at : -at - 2];
    }

    /** R's type 7. */
    public double quantile(double p) {
        double at = (count(0) - 1) * p;
        long floor = (long) Math.floor(at + 4 * Math.ulp(at)); // (n - 1) p is often whole but for the last bit
        double low = ranked(floor);
        double part = Math.max(0, at - floor);
        return part == 0 ? low : low + part * (ranked(floor + 1) - low);
    }

    double mean() {
        return mean(0);
    }

    /** Mean of all occurrences from the index on. */
    double mean(int from) {
        return mean(from, values.length);
    }

    private double mean(int from, int to) {
        // around the first value: no cancellation for large values close together
        double sum = 0;
        double origin = values[from];
        for (int i = from; i < to; i++) {
            sum += (values[i] - origin) * occurrences(i);
        }
        return origin + sum / (before[to] - before[from]);
    }

    /** Sum of squared differences from the mean, two passes; what the mean was rounded by is put right. */
    double squares(int from, int to) {
        double mean = mean(from, to);
        double sum = 0;
        double off = 0;
        for (int i = from; i < to; i++) {
            double d = values[i] - mean;
            sum += d * d * occurrences(i);
            off += d * occurrences(i);
        }
        return Math.max(0, sum - off * off / (before[to] - before[from]));
    }

    /** Standard deviation, divisor n - 1. */
    double deviation() {
        long n = count(0);
        return n < 2 ? 0 : Math.sqrt(squares(0, values.length) / (n - 1));
    }
}
