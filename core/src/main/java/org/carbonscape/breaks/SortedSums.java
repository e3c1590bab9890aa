package org.carbonscape.breaks;

/**
 * Values in ascending order with sums of all before each place, so that the spread of any stretch costs three
 * subtractions.
 *
 * <p>Those differences cancel: where a stretch spreads a hundred million times less than all values do, nothing is left
 * of it in a double. {@link #twofold} keeps with each sum what the double leaves of it, as if sums had 106 bits; its
 * costs are right where the values themselves are, and take about eight times as long.
 */
final class SortedSums {
    final double[] values;
    final double[] weight;
    final double[] sum;
    final double[] square;
    final double origin; // taken off the values in the sums
    final int m;
    private final double[] weightRest; // what the sums leave; empty = not kept
    private final double[] sumRest;
    private final double[] squareRest;

    private SortedSums(double[] values, double origin, boolean twofold) {
        this.values = values;
        this.m = values.length;
        this.origin = origin;
        this.weight = new double[m + 1];
        this.sum = new double[m + 1];
        this.square = new double[m + 1];
        this.weightRest = new double[twofold ? m + 1 : 0];
        this.sumRest = new double[twofold ? m + 1 : 0];
        this.squareRest = new double[twofold ? m + 1 : 0];
    }

    /** Of different values in ascending order. */
    static SortedSums of(double[] values, double[] weights) {
        double total = 0;
        double above = 0;
        for (int i = 0; i < values.length; i++) {
            total += weights[i];
            above += weights[i] * (values[i] - values[0]);
        }
        // centred at the mean: squares of large values would drown the differences
        SortedSums sums = new SortedSums(values, values[0] + above / total, false);
        for (int i = 0; i < values.length; i++) {
            double v = values[i] - sums.origin;
            sums.weight[i + 1] = sums.weight[i] + weights[i];
            sums.sum[i + 1] = sums.sum[i] + weights[i] * v;
            sums.square[i + 1] = sums.square[i] + weights[i] * v * v;
        }
        return sums;
    }

    /** The same with what the sums leave. */
    static SortedSums twofold(double[] values, double[] weights) {
        // a value among them: differences from it are exact in two parts
        SortedSums sums = new SortedSums(values, values[values.length / 2], true);
        for (int i = 0; i < values.length; i++) {
            double w = weights[i];
            double v = values[i] - sums.origin;
            double vRest = rest(values[i], sums.origin, v);
            double wv = w * v;
            double vv = v * v;
            double wvv = w * vv;
            add(sums.weight, sums.weightRest, i, w, 0);
            add(sums.sum, sums.sumRest, i, wv, Math.fma(w, v, -wv) + w * vRest);
            double vvRest = Math.fma(v, v, -vv) + 2 * v * vRest;
            add(sums.square, sums.squareRest, i, wvv, Math.fma(w, vv, -wvv) + w * vvRest);
        }
        return sums;
    }

    /** Sets place i + 1 to place i and a number more. */
    private static void add(double[] sums, double[] rests, int i, double number, double rest) {
        double high = sums[i] + number;
        double low = rest(sums[i], -number, high) + rests[i] + rest;
        sums[i + 1] = high + low;
        rests[i + 1] = low - (sums[i + 1] - high);
    }

    /** What the rounded difference of two numbers leaves of it (Knuth). */
    private static double rest(double a, double b, double difference) {
        double back = a - difference;
        return (a - (difference + back)) + (back - b);
    }

    boolean isTwofold() {
        return weightRest.length > 0;
    }

    /** Sum of squared deviations from the mean of values from..to-1; nothing costs nothing. */
    double cost(int from, int to) {
        if (to <= from + 1) {
            return 0;
        }
        if (isTwofold()) {
            return twofoldCost(from, to);
        }
        double w = weight[to] - weight[from];
        double s = sum[to] - sum[from];
        return Math.max(0, square[to] - square[from] - s * s / w);
    }

    /** The same from twofold sums, for places in either order. */
    double twofoldCost(int a, int b) {
        double w = weight[b] - weight[a];
        double wRest = rest(weight[b], weight[a], w) + (weightRest[b] - weightRest[a]);
        double s = sum[b] - sum[a];
        double sRest = rest(sum[b], sum[a], s) + (sumRest[b] - sumRest[a]);
        double q = square[b] - square[a];
        double qRest = rest(square[b], square[a], q) + (squareRest[b] - squareRest[a]);
        double p = s * s;
        double pRest = Math.fma(s, s, -p) + 2 * s * sRest;
        double mean = p / w;
        double meanRest = (Math.fma(-mean, w, p) + pRest - mean * wRest) / w;
        double cost = q - mean;
        return Math.abs(cost + (rest(q, mean, cost) + (qRest - meanRest)));
    }

    /** How far a value lies above the mean of values from..to-1. */
    double above(double value, int from, int to) {
        double w = weight[to] - weight[from];
        double s = sum[to] - sum[from];
        double v = value - origin;
        if (!isTwofold()) {
            return v - s / w;
        }
        double wRest = rest(weight[to], weight[from], w) + (weightRest[to] - weightRest[from]);
        double sRest = rest(sum[to], sum[from], s) + (sumRest[to] - sumRest[from]);
        double mean = s / w;
        double meanRest = (Math.fma(-mean, w, s) + sRest - mean * wRest) / w;
        double above = v - mean;
        return above + (rest(v, mean, above) + (rest(value, origin, v) - meanRest));
    }
}
