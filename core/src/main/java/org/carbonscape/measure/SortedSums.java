package org.carbonscape.measure;

/**
 * Values in ascending order with sums of all before each place, so that the spread of any stretch costs three
 * subtractions.
 */
final class SortedSums {
    final double[] values;
    final double[] weight;
    final double[] sum;
    final double[] square;
    final double origin; // taken off the values in the sums: near their mean
    final int m;

    /** Of different values in ascending order. */
    SortedSums(double[] values, double[] weights) {
        this.values = values;
        this.m = values.length;
        this.weight = new double[m + 1];
        this.sum = new double[m + 1];
        this.square = new double[m + 1];
        double total = 0;
        double above = 0;
        for (int i = 0; i < m; i++) {
            total += weights[i];
            above += weights[i] * (values[i] - values[0]);
        }
        this.origin = values[0] + above / total;
        for (int i = 0; i < m; i++) {
            double v = values[i] - origin; // centred: squares of large values would drown the differences
            weight[i + 1] = weight[i] + weights[i];
            sum[i + 1] = sum[i] + weights[i] * v;
            square[i + 1] = square[i] + weights[i] * v * v;
        }
    }

    /** Sum of squared deviations from the mean of values from..to-1; nothing costs nothing. */
    double cost(int from, int to) {
        if (to <= from + 1) {
            return 0;
        }
        double w = weight[to] - weight[from];
        double s = sum[to] - sum[from];
        return Math.max(0, square[to] - square[from] - s * s / w);
    }
}
