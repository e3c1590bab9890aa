package org.carbonscape.stats;

import org.carbonscape.weights.Weights;

/**
 * What the global statistics are but for a constant: {@code times * sum w_ij x_i x_j + sum d_i x_i^2}.
 *
 * @param diagonal d by place; empty = none
 */
record Quadratic(Weights weights, double times, double[] diagonal) {
    /** {@code times * sum w_ij x_i x_j} alone. */
    static Quadratic cross(Weights weights, double times) {
        return new Quadratic(weights, times, new double[0]);
    }

    /** @param x by place, 0 where absent */
    double of(double[] x) {
        double sum = 0;
        for (int i = 0; i < diagonal.length; i++) {
            sum += diagonal[i] * x[i] * x[i];
        }
        return sum + times * weights.cross(x);
    }

    /** @param x by place, 0 where absent, at most {@link Weights#LARGEST} in magnitude */
    double of(int[] x) {
        double sum = 0;
        for (int i = 0; i < diagonal.length; i++) {
            sum += diagonal[i] * ((long) x[i] * x[i]);
        }
        return sum + times * weights.cross(x);
    }
}
