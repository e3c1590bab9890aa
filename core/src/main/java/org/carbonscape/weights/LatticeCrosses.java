package org.carbonscape.weights;

import java.util.Arrays;

/**
 * A lattice with a margin, so that nothing asks where a row ends. Each pair of neighbours is met once, from the left or
 * from above, as if all weights were those of most cells; cells at the border, whose weights are others, are put right.
 */
final class LatticeCrosses implements Crosses {
    private final int columns;
    private final int rows;
    private final int stride;
    private final boolean queen;
    /** First position of each run of present cells, and the one after its last. */
    private final int[] runs;
    /** Weight of most cells, and where and by how much that of others is more. */
    private final double factor;

    private final int[] others;
    private final double[] more;

    /**
     * @param degrees by place, -1 in holes
     * @param runs    of places
     * @param factors by number of neighbours
     */
    LatticeCrosses(int columns, Rule rule, byte[] degrees, int[] runs, double[] factors) {
        this.columns = columns;
        this.rows = degrees.length / columns;
        this.stride = columns + 1;
        this.queen = rule == Rule.QUEEN;
        this.runs = new int[runs.length];
        for (int k = 0; k < runs.length; k += 2) {
            this.runs[k] = position(runs[k]);
            this.runs[k + 1] = position(runs[k + 1] - 1) + 1;
        }
        int[] cells = new int[factors.length];
        for (byte degree : degrees) {
            cells[Math.max(0, degree)] += degree > 0 ? 1 : 0;
        }
        int most = 0;
        for (int d = 1; d < cells.length; d++) {
            most = cells[d] > cells[most] ? d : most;
        }
        factor = factors[most];
        int[] at = new int[degrees.length];
        double[] by = new double[degrees.length];
        int n = 0;
        for (int i = 0; i < degrees.length; i++) {
            if (degrees[i] > 0 && factors[degrees[i]] != factor) {
                at[n] = position(i);
                by[n++] = factors[degrees[i]] - factor;
            }
        }
        others = Arrays.copyOf(at, n);
        more = Arrays.copyOf(by, n);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatticeCrosses o
                && columns == o.columns
                && rows == o.rows
                && queen == o.queen
                && factor == o.factor
                && Arrays.equals(runs, o.runs)
                && Arrays.equals(others, o.others)
                && Arrays.equals(more, o.more);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(runs);
    }

    @Override
    public int length() {
        return (rows + 2) * stride + 1;
    }

    @Override
    public int position(int place) {
        int row = place / columns;
        return (row + 1) * stride + 1 + place - row * columns;
    }

    @Override
    public double of(double[] x) {
        double sum = 0;
        for (int k = 0; k < others.length; k++) {
            int i = others[k];
            double around = x[i - 1] + x[i + 1] + x[i - stride] + x[i + stride];
            if (queen) {
                around += x[i - stride - 1] + x[i - stride + 1] + x[i + stride - 1] + x[i + stride + 1];
            }
            sum += more[k] * x[i] * around;
        }
        return sum + 2 * factor * (queen ? queen(x) : rook(x));
    }

    /** Two running totals, or the wait for each addition would be most of the time. */
    private double queen(double[] x) {
        double even = 0;
        double odd = 0;
        for (int k = 0; k < runs.length; k += 2) {
            int i = runs[k];
            int to = runs[k + 1];
            double here = x[i];
            double left = x[i + stride - 1]; // below
            double middle = x[i + stride];
            for (; i + 1 < to; i += 2) {
                double next = x[i + 1];
                double right = x[i + stride + 1];
                even += here * (next + middle + (left + right));
                here = x[i + 2];
                left = right;
                right = x[i + stride + 2];
                odd += next * (here + left + (middle + right));
                middle = right;
            }
            if (i < to) {
                even += here * (x[i + 1] + middle + (left + x[i + stride + 1]));
            }
        }
        return even + odd;
    }

    private double rook(double[] x) {
        double sum = 0;
        for (int k = 0; k < runs.length; k += 2) {
            double ofRun = 0;
            for (int i = runs[k]; i < runs[k + 1]; i++) {
                ofRun += x[i] * (x[i + 1] + x[i + stride]);
            }
            sum += ofRun;
        }
        return sum;
    }
}
