package org.carbonscape.weights;

import java.util.Arrays;
import org.carbonscape.engine.Engine;

/**
 * A lattice with holes as a stencil. Stored is one byte a cell, its number of neighbours, -1 in a hole; values in holes
 * are taken as 0, so that one branch-free pass of sums serves lattices with and without holes.
 */
final class LatticeWeights extends Weights {
    private static final int BAND = 64; // rows a piece of work
    private final int columns;
    private final int rows;
    private final Rule rule;
    private final byte[] degrees;
    /** Whether all inner cells of a row have the same number of neighbours. */
    private final boolean[] evenRows;
    /** First cell of each run of present ones in a row, and the cell after its last. */
    private final int[] runs;

    private final double scale;
    private final double scaleWithSelf;

    private LatticeWeights(int columns, int rows, Rule rule, byte[] degrees, Standardisation standardisation) {
        super(standardisation, Origin.NOTHING_TO_TELL);
        this.columns = columns;
        this.rows = rows;
        this.rule = rule;
        this.degrees = degrees;
        this.evenRows = new boolean[rows];
        for (int r = 0; r < rows; r++) {
            int at = r * columns;
            boolean even = columns > 2 && degrees[at + 1] >= 0;
            for (int c = 2; even && c < columns - 1; c++) {
                even = degrees[at + c] == degrees[at + 1];
            }
            evenRows[r] = even;
        }
        runs = runs(columns, rows, degrees);
        scale = findScale(0);
        scaleWithSelf = findScale(1);
    }

    private static int[] runs(int columns, int rows, byte[] degrees) {
        int[] runs = new int[2 * rows];
        int n = 0;
        for (int i = 0; i < degrees.length; i++) {
            if (degrees[i] < 0) {
                continue;
            }
            int from = i;
            int end = (i / columns + 1) * columns;
            while (i < end && degrees[i] >= 0) {
                i++;
            }
            if (n == runs.length) {
                runs = Arrays.copyOf(runs, 2 * n);
            }
            runs[n++] = from;
            runs[n++] = i--;
        }
        return Arrays.copyOf(runs, n);
    }

    @Override
    double scale() {
        return scale;
    }

    @Override
    double scaleWithSelf() {
        return scaleWithSelf;
    }

    static LatticeWeights of(int columns, int rows, Rule rule, boolean[] present) {
        return of(columns, rows, rule, present, Standardisation.NONE);
    }

    private static LatticeWeights of(
            int columns, int rows, Rule rule, boolean[] present, Standardisation standardisation) {
        byte[] degrees = new byte[present.length];
        byte[] three = new byte[columns + 2]; // cells above, here and below, with a margin at both ends
        for (int r = 0; r < rows; r++) {
            int at = r * columns;
            for (int c = 0; c < columns; c++) {
                int neighbours = 0;
                if (r > 0 && present[at + c - columns]) {
                    neighbours++;
                }
                if (r < rows - 1 && present[at + c + columns]) {
                    neighbours++;
                }
                three[c + 1] = (byte) (neighbours << 1 | (present[at + c] ? 1 : 0));
            }
            for (int c = 0; c < columns; c++) {
                if (!present[at + c]) {
                    degrees[at + c] = -1;
                    continue;
                }
                int left = three[c];
                int right = three[c + 2];
                int degree = (three[c + 1] >> 1) + (left & 1) + (right & 1);
                if (rule == Rule.QUEEN) {
                    degree += (left >> 1) + (right >> 1);
                }
                degrees[at + c] = (byte) degree;
            }
        }
        return new LatticeWeights(columns, rows, rule, degrees, standardisation);
    }

    @Override
    public int size() {
        return degrees.length;
    }

    @Override
    public boolean present(int place) {
        return degrees[place] >= 0;
    }

    @Override
    public int degree(int place) {
        return Math.max(0, degrees[place]);
    }

    @Override
    public int neighbours(int place, int[] into) {
        if (degrees[place] <= 0) {
            return 0;
        }
        int row = place / columns;
        int column = place - row * columns;
        int n = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                int id = r * columns + c;
                if (id != place && degrees[id] >= 0 && (rule == Rule.QUEEN || r == row || c == column)) {
                    into[n++] = id;
                }
            }
        }
        return n;
    }

    @Override
    public void raw(int place, double[] into) {
        Arrays.fill(into, 0, degree(place), 1);
    }

    @Override
    public boolean binary() {
        return true;
    }

    @Override
    public double rawSum(int place) {
        return degree(place);
    }

    @Override
    public double rawSquares(int place) {
        return degree(place);
    }

    @Override
    public Weights with(Standardisation other) {
        return other == standardisation() ? this : new LatticeWeights(columns, rows, rule, degrees, other);
    }

    @Override
    public Weights among(boolean[] those) {
        if (those.length != size()) {
            throw new IllegalArgumentException(those.length + " marks for " + size() + " places");
        }
        boolean[] left = new boolean[size()];
        boolean same = true;
        for (int i = 0; i < left.length; i++) {
            left[i] = those[i] && degrees[i] >= 0;
            same &= left[i] == (degrees[i] >= 0);
        }
        return same ? this : of(columns, rows, rule, left, standardisation());
    }

    @Override
    public void neighbourSums(long[] x, long[] into, Engine engine) {
        engine.inPlace((rows + BAND - 1) / BAND, band -> {
            long[] none = new long[columns];
            long[] columnSums = new long[columns];
            for (int r = band * BAND; r < Math.min(rows, (band + 1) * BAND); r++) {
                int at = r * columns;
                long[] up = r > 0 ? x : none;
                long[] down = r < rows - 1 ? x : none;
                int upAt = r > 0 ? at - columns : 0;
                int downAt = r < rows - 1 ? at + columns : 0;
                for (int c = 0; c < columns; c++) {
                    columnSums[c] = up[upAt + c] + down[downAt + c];
                }
                if (rule == Rule.QUEEN) {
                    for (int c = 1; c < columns - 1; c++) {
                        into[at + c] =
                                columnSums[c - 1] + columnSums[c] + columnSums[c + 1] + x[at + c - 1] + x[at + c + 1];
                    }
                } else {
                    for (int c = 1; c < columns - 1; c++) {
                        into[at + c] = columnSums[c] + x[at + c - 1] + x[at + c + 1];
                    }
                }
                end(x, into, columnSums, at, 0);
                if (columns > 1) {
                    end(x, into, columnSums, at, columns - 1);
                }
                for (int c = 0; c < columns; c++) {
                    into[at + c] = degrees[at + c] < 0 ? 0 : into[at + c];
                }
            }
        });
    }

    /** The first or last cell of a row. */
    private void end(long[] x, long[] into, long[] columnSums, int at, int c) {
        long sum = columnSums[c];
        for (int d = -1; d <= 1; d += 2) {
            if (c + d >= 0 && c + d < columns) {
                sum += x[at + c + d] + (rule == Rule.QUEEN ? columnSums[c + d] : 0);
            }
        }
        into[at + c] = sum;
    }

    @Override
    public void weightedSums(double[] x, double[] into, Engine engine) {
        engine.inPlace((rows + BAND - 1) / BAND, band -> {
            int[] ids = new int[8];
            for (int i = band * BAND * columns; i < Math.min(rows, (band + 1) * BAND) * columns; i++) {
                int degree = neighbours(i, ids);
                double sum = 0;
                for (int k = 0; k < degree; k++) {
                    sum += x[ids[k]];
                }
                into[i] = sum;
            }
        });
    }

    /**
     * Along the runs of present cells, with the sums above and below of three columns and three cells of the row at
     * hand. Most lattices are a region's box, more holes than cells; what holes would add is 0.
     */
    @Override
    public double cross(double[] x) {
        double[] factors = factors();
        double total = 0;
        int k = 0;
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (; k < runs.length && runs[k] < (r + 1) * columns; k += 2) {
                sum = rule == Rule.QUEEN
                        ? queen(x, runs[k], runs[k + 1], r, sum, factors)
                        : rook(x, runs[k], runs[k + 1], r, sum, factors);
            }
            total += sum;
        }
        return total;
    }

    @Override
    public Crosses crosses() {
        return new LatticeCrosses(columns, rule, degrees, runs, factors());
    }

    /** A run's products, added to those of its row before it. */
    private double queen(double[] x, int from, int to, int r, double before, double[] factors) {
        int first = r * columns;
        int up = r > 0 ? columns : 0;
        int down = r < rows - 1 ? columns : 0;
        double sum = before;
        double left = 0;
        double here = x[from];
        double prior = from > first ? column(x, from - 1, up, down) : 0;
        double middle = column(x, from, up, down);
        for (int i = from; i < to; i++) {
            boolean inner = i + 1 < first + columns;
            double right = inner ? x[i + 1] : 0;
            double next = inner ? column(x, i + 1, up, down) : 0;
            sum += here * (middle + (left + right) + (prior + next)) * factors[degrees[i]];
            left = here;
            here = right;
            prior = middle;
            middle = next;
        }
        return sum;
    }

    private double rook(double[] x, int from, int to, int r, double before, double[] factors) {
        int up = r > 0 ? columns : 0;
        int down = r < rows - 1 ? columns : 0;
        double sum = before;
        for (int i = from; i < to; i++) {
            double sides = (i > from ? x[i - 1] : 0) + (i + 1 < to ? x[i + 1] : 0);
            sum += x[i] * (column(x, i, up, down) + sides) * factors[degrees[i]];
        }
        return sum;
    }

    /** What stands above and below. */
    private static double column(double[] x, int i, int up, int down) {
        return (up > 0 ? x[i - up] : 0) + (down > 0 ? x[i + down] : 0);
    }

    /** The factor of a row by its number of neighbours. */
    private double[] factors() {
        double[] factors = new double[9];
        for (int d = 1; d <= 8; d++) {
            factors[d] = switch (standardisation()) {
                case NONE -> 1;
                case ROW -> 1.0 / d;
                case GLOBAL, UNIT -> scale;
                case VARIANCE -> scale / Math.sqrt(d);
            };
        }
        return factors;
    }

    /**
     * Row by row over the sums of three cells, one above the other. Where the inner cells of a row have one factor,
     * their products are added as whole numbers in four running totals, or the wait for each addition would be most of
     * the time.
     */
    @Override
    public double cross(int[] x) {
        double[] factors = factors();
        int[] none = new int[columns];
        int[] three = new int[columns + 2]; // with a margin at both ends; of a rook's move the middle one is left out
        double total = 0;
        for (int r = 0; r < rows; r++) {
            int at = r * columns;
            int[] up = r > 0 ? x : none;
            int[] down = r < rows - 1 ? x : none;
            int upAt = r > 0 ? at - columns : 0;
            int downAt = r < rows - 1 ? at + columns : 0;
            int own = rule == Rule.QUEEN ? 1 : 0;
            for (int c = 0; c < columns; c++) {
                three[c + 1] = up[upAt + c] + down[downAt + c] + own * x[at + c];
            }
            if (evenRows[r]) {
                total += inner(x, three, at) * factors[degrees[at + 1]]
                        + at(x, three, at, 0, factors)
                        + at(x, three, at, columns - 1, factors);
            } else {
                for (int c = 0; c < columns; c++) {
                    total += at(x, three, at, c, factors);
                }
            }
        }
        return total;
    }

    /** The inner cells of a row. At most 512 products of 2^26 by 2^29 in four totals stay below 2^62 each. */
    private double inner(int[] x, int[] three, int at) {
        double total = 0;
        boolean queen = rule == Rule.QUEEN;
        for (int from = 1; from < columns - 1; from += 512) {
            int to = Math.min(columns - 1, from + 512);
            long a = 0;
            long b = 0;
            long e = 0;
            long f = 0;
            int c = from;
            if (queen) {
                for (; c < to - 3; c += 4) {
                    int i = at + c;
                    a += (long) x[i] * (three[c] + three[c + 1] + three[c + 2] - x[i]);
                    b += (long) x[i + 1] * (three[c + 1] + three[c + 2] + three[c + 3] - x[i + 1]);
                    e += (long) x[i + 2] * (three[c + 2] + three[c + 3] + three[c + 4] - x[i + 2]);
                    f += (long) x[i + 3] * (three[c + 3] + three[c + 4] + three[c + 5] - x[i + 3]);
                }
            }
            for (; c < to; c++) {
                int i = at + c;
                a += (long) x[i]
                        * (queen ? three[c] + three[c + 1] + three[c + 2] - x[i] : x[i - 1] + three[c + 1] + x[i + 1]);
                long turn = a;
                a = b;
                b = e;
                e = f;
                f = turn;
            }
            total += (double) a + b + e + f;
        }
        return total;
    }

    private double at(int[] x, int[] three, int at, int c, double[] factors) {
        int i = at + c;
        int sum = three[c + 1];
        if (rule == Rule.QUEEN) {
            sum += three[c] + three[c + 2] - x[i];
        } else {
            sum += (c > 0 ? x[i - 1] : 0) + (c < columns - 1 ? x[i + 1] : 0);
        }
        return (double) ((long) x[i] * sum) * factors[Math.max(0, degrees[i])];
    }

    @Override
    public long linksAmong(long[] marked) {
        return 2 * new MarkedCells(marked, columns).pairs(rows, rule);
    }

    @Override
    public double[] rowAndColumnSums() {
        double[] sums = new double[degrees.length];
        double[] factors = factors();
        int[] ids = new int[8];
        for (int i = 0; i < sums.length; i++) {
            int degree = neighbours(i, ids);
            double column = 0;
            for (int k = 0; k < degree; k++) {
                column += factors[degrees[ids[k]]];
            }
            sums[i] = degree == 0 ? 0 : rowSum(degree, factors) + column;
        }
        return sums;
    }

    /** A row's weights together: exactly 1 where rows are standardised. */
    private double rowSum(int degree, double[] factors) {
        return standardisation() == Standardisation.ROW ? 1 : degree * factors[degree];
    }

    /**
     * Mutual neighbours with rows of equal weights r_i: S1 = sum of r_i (d_i r_i + c_i), c_i the column sum, the sum of
     * r over the neighbours. The r are few (0..8 neighbours), so the sums are counts of pairs, exact until the end.
     */
    @Override
    public WeightSums sums() {
        long[] units = new long[9];
        long[] pairs = new long[81]; // links from a cell of d neighbours to one of e
        double s2 = 0;
        int[] ids = new int[8];
        int[] with = new int[9];
        double[] factors = factors();
        boolean row = standardisation() == Standardisation.ROW;
        for (int i = 0; i < degrees.length; i++) {
            int degree = neighbours(i, ids);
            if (degree == 0) {
                continue;
            }
            units[degree]++;
            Arrays.fill(with, 0);
            for (int k = 0; k < degree; k++) {
                with[degrees[ids[k]]]++;
            }
            double column = 0;
            for (int e = 1; e <= 8; e++) {
                pairs[degree * 9 + e] += with[e];
                column += row ? with[e] / (double) e : with[e] * factors[e];
            }
            double both = rowSum(degree, factors) + column;
            s2 += both * both;
        }
        double s0 = 0;
        double s1 = 0;
        for (int d = 1; d <= 8; d++) {
            s0 += units[d] * rowSum(d, factors);
            for (int e = 1; e <= 8; e++) {
                double w = factors[d];
                double v = factors[e];
                s1 += pairs[d * 9 + e] * (w + v) * (w + v) / 2;
            }
        }
        return new WeightSums(s0, s1, s2);
    }

    @Override
    public boolean symmetric() {
        return true;
    }
}
