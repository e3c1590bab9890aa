package org.carbonscape.stats;

import java.util.Arrays;
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

    /**
     * The same of values in very many orders. The sum of all squares is one in every order, so that of the diagonal
     * only what is unlike most has to be looked at.
     *
     * @param own    values of the units present
     * @param places theirs
     */
    InOrders inOrders(double[] own, int[] places) {
        double[] of = Arrays.stream(places)
                .mapToDouble(p -> diagonal.length == 0 ? 0 : diagonal[p])
                .toArray();
        double most = commonest(of);
        int[] others = new int[places.length];
        double[] more = new double[places.length];
        int n = 0;
        double squares = 0;
        for (int u = 0; u < places.length; u++) {
            squares += own[u] * own[u];
            if (of[u] != most) {
                others[n] = u;
                more[n++] = of[u] - most;
            }
        }
        return new InOrders(times, most * squares, Arrays.copyOf(others, n), Arrays.copyOf(more, n));
    }

    /**
     * What an order adds to its sum over neighbours.
     *
     * @param fixed  what every order adds
     * @param others units whose diagonal is another, by how much more
     */
    record InOrders(double times, double fixed, int[] others, double[] more) {
        /** @param cross sum of w_ij x_i x_j in the order that begins at {@code first} */
        double of(double cross, double[] own, char[] orders, int first) {
            double sum = 0;
            for (int k = 0; k < others.length; k++) {
                double x = own[orders[first + others[k]]];
                sum += more[k] * x * x;
            }
            return fixed + sum + times * cross;
        }
    }

    private static double commonest(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double most = 0;
        int times = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from > times) {
                times = to - from;
                most = sorted[from];
            }
            from = Math.max(to, from + 1);
        }
        return most;
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
