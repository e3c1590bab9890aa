package org.carbonscape.density;

import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Grid;
import org.carbonscape.weights.Kernel;

/**
 * Kernel sums row by row. Along a row a kernel (1 - u^2)^p is a polynomial in the column inside its disk, so a point
 * adds its coefficients where its disk begins and takes them away where it ends, and one sweep evaluates the sum of
 * all: the cost is points x rows, not points x cells. Coefficients are whole numbers, so that what is taken away is
 * exactly what was added and nothing of a passed point is left; columns are cut into blocks with an origin of their own
 * to keep the powers small. Near the rim of lonely disks the polynomial still cancels: cells whose value is small
 * against the weight in reach are summed point by point instead. The other kernels are summed directly, row by row.
 */
final class KernelRows {
    private static final int ROWS = 16; // rows a piece of work
    private static final int STRIDE = 8; // longs for a column: up to seven coefficients and the points in reach
    /**
     * Below this share of the weight in reach, a cell is summed point by point: the roundings of 2^-53 in a polynomial
     * whose coefficients sum to 85 (triweight 850) times the weight, against 1e-9.
     */
    private final double small;

    private final Grid grid;
    private final Kernel kernel;
    private final double radius;
    private final int blockWidth;
    /**
     * Rows beyond the reckoned ones that are looked at: 1 for the uniform kernel, which is as high at the rim as in the
     * middle, so that whether a centre at exactly the radius counts must be asked of its distance, the same way for the
     * surface and for the share inside; the others are 0 or nearly so there.
     */
    private final int rim;

    KernelRows(Grid grid, Kernel kernel, double radius) {
        this.grid = grid;
        this.kernel = kernel;
        this.radius = radius;
        this.rim = kernel.power() == 0 ? 1 : 0;
        this.small = 32 * (kernel.power() < 3 ? 85 : 850) * 0x1p-53 / 1e-9;
        // a block as wide as the disk: |v| <= 1 inside it
        this.blockWidth = (int) Math.max(1, Math.min(grid.columns(), Math.floor(2 * radius / grid.cellWidth())));
    }

    /** Sum of w K(d / r) times the scale at each cell centre. */
    double[] density(double[] x, double[] y, double[] w, double scale, Engine engine) {
        int columns = grid.columns();
        double[] out = new double[Math.multiplyExact(columns, grid.rows())];
        Bands bands = new Bands(x, y, w);
        engine.inPlace((grid.rows() + ROWS - 1) / ROWS, band -> {
            Sweep sweep = kernel.power() >= 0 ? new Sweep() : null;
            double[] row = new double[columns];
            for (int r = band * ROWS; r < Math.min(grid.rows(), (band + 1) * ROWS); r++) {
                Arrays.fill(row, 0);
                if (sweep != null) {
                    sweep.row(r, bands, row);
                } else {
                    direct(r, bands, row);
                }
                for (int c = 0; c < columns; c++) {
                    out[r * columns + c] = row[c] * scale;
                }
            }
        });
        return out;
    }

    /**
     * Share of each point's kernel that lies inside, summed over cell centres as the surface is; near 1 where the
     * integer disk is inside.
     */
    double[] sharesInside(double[] x, double[] y, boolean[] inside, Engine engine) {
        double[] share = new double[x.length];
        double cell = grid.cellWidth() * grid.cellHeight() / (radius * radius * kernel.volume());
        engine.inPlace((x.length + 255) / 256, b -> {
            for (int i = b * 256; i < Math.min(x.length, (b + 1) * 256); i++) {
                double sum = 0;
                int first = Math.max(0, firstRow(y[i]));
                int last = Math.min(grid.rows() - 1, lastRow(y[i]));
                for (int r = first; r <= last; r++) {
                    double dy = grid.centreY(r) - y[i];
                    double half = half(dy);
                    int from = firstColumn(x[i], half);
                    int to = lastColumn(x[i], half);
                    if (rim > 0) {
                        to = lastWithin(from, to, x[i], dy);
                        from = firstWithin(from, to, x[i], dy);
                    }
                    for (int c = from; c <= to; c++) {
                        if (inside[r * grid.columns() + c]) {
                            sum += at(grid.centreX(c) - x[i], dy);
                        }
                    }
                }
                share[i] = sum * cell;
            }
        });
        return share;
    }

    private double at(double dx, double dy) {
        if (kernel.power() >= 0) {
            double t = 1 - (dx * dx + dy * dy) / (radius * radius);
            return t < 0
                    ? 0
                    : switch (kernel.power()) {
                        case 0 -> 1;
                        case 1 -> t;
                        case 2 -> t * t;
                        default -> t * t * t;
                    };
        }
        return kernel.at(Math.sqrt(dx * dx + dy * dy) / radius);
    }

    /** Half the width of the disk at a distance from its centre's row; negative outside. */
    private double half(double dy) {
        double square = radius * radius - dy * dy;
        return square < 0 ? -1 : Math.sqrt(square);
    }

    private int firstRow(double y) {
        return (int) Math.max(-1e9, Math.ceil((grid.north() - y - radius) / grid.cellHeight() - 0.5)) - rim;
    }

    private int lastRow(double y) {
        return (int) Math.min(1e9, Math.floor((grid.north() - y + radius) / grid.cellHeight() - 0.5)) + rim;
    }

    /** The first column at or beside the one reckoned whose centre lies in the disk, up to the last and one more. */
    private int firstWithin(int reckoned, int last, double x, double dy) {
        int from = Math.min(reckoned, last + 1);
        while (from > 0 && within(from - 1, x, dy)) {
            from--;
        }
        while (from <= last && !within(from, x, dy)) {
            from++;
        }
        return from;
    }

    /** The last column at or beside the one reckoned whose centre lies in the disk, down to the first less one. */
    private int lastWithin(int first, int reckoned, double x, double dy) {
        int to = Math.max(reckoned, first - 1);
        while (to < grid.columns() - 1 && within(to + 1, x, dy)) {
            to++;
        }
        while (to >= first && !within(to, x, dy)) {
            to--;
        }
        return to;
    }

    private boolean within(int column, double x, double dy) {
        return at(grid.centreX(column) - x, dy) > 0;
    }

    private int firstColumn(double x, double half) {
        return half < 0
                ? 0
                : (int) Math.max(
                        0, Math.min(grid.columns(), Math.ceil((x - half - grid.west()) / grid.cellWidth() - 0.5)));
    }

    private int lastColumn(double x, double half) {
        return half < 0
                ? -1
                : (int) Math.max(
                        -1,
                        Math.min(grid.columns() - 1, Math.floor((x + half - grid.west()) / grid.cellWidth() - 0.5)));
    }

    /** Points in the order of the row their disk begins in: those that reach a row lie in one stretch of it. */
    private final class Bands {
        private final double[] x;
        private final double[] y;
        private final double[] w;
        /** Columns from the first column's centre. */
        private final double[] column;
        /** First point that begins in or after each row, rows counted from the lowest beginning. */
        private final int[] starts;

        private final int span;

        Bands(double[] px, double[] py, double[] pw) {
            span = (int) Math.min(Integer.MAX_VALUE / 2, Math.ceil(2 * radius / grid.cellHeight()) + 1 + 2 * rim);
            int n = py.length;
            int[] begin = new int[n];
            int rows = grid.rows() + span;
            starts = new int[rows + 2];
            int kept = 0;
            for (int i = 0; i < n; i++) {
                int first = firstRow(py[i]);
                // beyond the grid above or below: never reaches a row
                begin[i] = first < -span || first >= grid.rows() ? -1 : first + span;
                if (begin[i] >= 0) {
                    starts[begin[i] + 1]++;
                    kept++;
                }
            }
            for (int r = 0; r <= rows; r++) {
                starts[r + 1] += starts[r];
            }
            x = new double[kept];
            y = new double[kept];
            w = new double[kept];
            column = new double[kept];
            int[] at = starts.clone();
            for (int i = 0; i < n; i++) {
                if (begin[i] >= 0) {
                    int k = at[begin[i]]++;
                    x[k] = px[i];
                    y[k] = py[i];
                    w[k] = pw[i];
                    column[k] = (px[i] - grid.west()) / grid.cellWidth() - 0.5;
                }
            }
        }

        int from(int row) {
            return starts[Math.max(0, row)];
        }

        int to(int row) {
            return starts[row + span + 1];
        }
    }

    private void direct(int r, Bands bands, double[] row) {
        double cy = grid.centreY(r);
        for (int k = bands.from(r); k < bands.to(r); k++) {
            double half = half(cy - bands.y[k]);
            int to = lastColumn(bands.x[k], half);
            for (int c = firstColumn(bands.x[k], half); c <= to; c++) {
                row[c] += bands.w[k] * at(grid.centreX(c) - bands.x[k], cy - bands.y[k]);
            }
        }
    }

    private final class Sweep {
        private final int power = kernel.power();
        private final int columns = grid.columns();
        private final int blocks = (columns + blockWidth - 1) / blockWidth;
        private final int[] blockOf = new int[columns];
        /** Where each block's origin lies, in columns. */
        private final double middle = (blockWidth - 1) / 2.0;

        private final double step = grid.cellWidth() / radius;
        /** For each column of each block, and one more, what begins less what ends there. */
        private final long[] change = new long[(columns + blocks) * STRIDE];
        /** Cells to be summed again, and how many of them lie before each column. */
        private final int[] few = new int[columns];

        private final int[] fewBefore = new int[columns + 1];
        /** First and last column of each point of the row. */
        private int[] spans = new int[64];

        private double unit;

        Sweep() {
            for (int c = 0; c < columns; c++) {
                blockOf[c] = c / blockWidth;
            }
        }

        void row(int r, Bands bands, double[] row) {
            int begin = bands.from(r);
            int end = bands.to(r);
            double weight = 0;
            for (int k = begin; k < end; k++) {
                weight += bands.w[k];
            }
            if (weight == 0) {
                return;
            }
            // coefficients stay below 2^5 w (2^8 for the triweight), so that sums stay below 2^62
            int shift = Math.min(1000, (power < 3 ? 56 : 53) - Math.getExponent(weight));
            unit = Math.scalb(1.0, shift);
            if (spans.length < 2 * (end - begin)) {
                spans = new int[3 * (end - begin)];
            }
            double cy = grid.centreY(r);
            double inverse = 1 / radius;
            double radiusColumns = radius / grid.cellWidth();
            for (int k = begin; k < end; k++) {
                double dy = (cy - bands.y[k]) * inverse;
                double q = 1 - dy * dy;
                double half = q < 0 ? -1 : Math.sqrt(q) * radiusColumns;
                int from = Math.max(0, (int) Math.ceil(bands.column[k] - half));
                int to = Math.min(columns - 1, (int) Math.floor(bands.column[k] + half));
                if (rim > 0) {
                    double metres = cy - bands.y[k];
                    from = Math.min(from, columns); // disks that begin east of the grid
                    to = lastWithin(from, to, bands.x[k], metres);
                    from = firstWithin(from, to, bands.x[k], metres);
                }
                spans[2 * (k - begin)] = from;
                spans[2 * (k - begin) + 1] = to;
                if (from <= to) {
                    add(from, to, bands.column[k], q, bands.w[k] * unit);
                }
            }
            int count = evaluate(row);
            if (count > 0) {
                again(cy, bands, begin, end, row);
            }
        }

        private void add(int from, int to, double column, double q, double scaled) {
            int lastBlock = blockOf[to];
            for (int block = blockOf[from]; block <= lastBlock; block++) {
                int origin = block * blockWidth;
                int first = Math.max(from, origin);
                int last = Math.min(to, origin + blockWidth - 1);
                double a = (column - origin - middle) * step;
                // t = q - (v - a)^2 = alpha + beta v - v^2
                double alpha = q - a * a;
                double beta = 2 * a;
                int at = (first + block) * STRIDE; // each block has one column more than it covers
                int end = (last + 1 + block) * STRIDE;
                switch (power) {
                    case 0 -> put(at, end, 0, scaled);
                    case 1 -> {
                        put(at, end, 0, scaled * alpha);
                        put(at, end, 1, scaled * beta);
                        put(at, end, 2, -scaled);
                    }
                    case 2 -> {
                        put(at, end, 0, scaled * alpha * alpha);
                        put(at, end, 1, scaled * 2 * alpha * beta);
                        put(at, end, 2, scaled * (beta * beta - 2 * alpha));
                        put(at, end, 3, scaled * -2 * beta);
                        put(at, end, 4, scaled);
                    }
                    default -> {
                        double b2 = beta * beta;
                        put(at, end, 0, scaled * alpha * alpha * alpha);
                        put(at, end, 1, scaled * 3 * alpha * alpha * beta);
                        put(at, end, 2, scaled * 3 * alpha * (b2 - alpha));
                        put(at, end, 3, scaled * beta * (b2 - 6 * alpha));
                        put(at, end, 4, scaled * 3 * (alpha - b2));
                        put(at, end, 5, scaled * 3 * beta);
                        put(at, end, 6, -scaled);
                    }
                }
                change[at + 7]++;
                change[end + 7]--;
            }
        }

        private void put(int at, int end, int term, double value) {
            long integer = (long) value;
            change[at + term] += integer;
            change[end + term] -= integer;
        }

        /** Evaluates and clears; returns how many cells must be summed again. */
        private int evaluate(double[] row) {
            int count = 0;
            double back = 1 / unit;
            int top = 2 * power;
            long[] sums = new long[STRIDE];
            for (int block = 0; block < blocks; block++) {
                int first = block * blockWidth;
                int last = Math.min(columns, first + blockWidth);
                Arrays.fill(sums, 0);
                for (int c = first; c < last; c++) {
                    int at = (c + block) * STRIDE;
                    fewBefore[c] = count;
                    for (int t = 0; t < STRIDE; t++) {
                        sums[t] += change[at + t];
                        change[at + t] = 0;
                    }
                    if (sums[7] == 0) {
                        continue;
                    }
                    double v = (c - first - middle) * step;
                    double value = sums[top];
                    for (int t = top - 1; t >= 0; t--) {
                        value = value * v + sums[t];
                    }
                    // the highest coefficient is the weight in reach, up to its sign
                    double reach = Math.abs((double) sums[top]);
                    if (value
                            < small * reach
                                    + 1e10 * sums[7]) { // the second term: up to 7 units lost a point, against 1e-9
                        few[count++] = c;
                        row[c] = 0;
                    } else {
                        row[c] = value * back;
                    }
                }
                Arrays.fill(change, (last + block) * STRIDE, (last + block + 1) * STRIDE, 0);
            }
            fewBefore[columns] = count;
            return count;
        }

        private void again(double cy, Bands bands, int begin, int end, double[] row) {
            for (int k = begin; k < end; k++) {
                int from = spans[2 * (k - begin)];
                int to = spans[2 * (k - begin) + 1];
                if (from > to) {
                    continue;
                }
                int stop = fewBefore[to + 1];
                for (int at = fewBefore[from]; at < stop; at++) {
                    row[few[at]] += bands.w[k] * at(grid.centreX(few[at]) - bands.x[k], cy - bands.y[k]);
                }
            }
        }
    }
}
