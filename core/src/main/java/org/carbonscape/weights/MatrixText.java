package org.carbonscape.weights;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A whole matrix of weights as text, its fields parted by commas, semicolons, tabs or blanks; 0 = no neighbour. Three
 * forms: ids in the first row and the first column (the corner may be left out where blanks part the fields); numbers
 * only, as many rows as columns as units, in the units' order (a plain square, as Ucinet and MATLAB's {@code -ascii}
 * write it); and the number of rows in a line of its own, then an id and its numbers in each line, columns in the order
 * of the rows (Stata, PySAL).
 */
public final class MatrixText {
    private static final int FEWEST = 5;
    private static final int LOOKED_AT = 100;
    private static final double ROUNDED = 1e-3;

    private MatrixText() {}

    /**
     * Reads weights; binary where all are 1. The diagonal is left out, with a caution where it is not 0.
     *
     * @param in    read to its end, not closed
     * @param place named in problems, usually the file name
     * @param ids   ids of the units in their order
     * @throws ProblemException for rows of another length, what is no number of 0 or more, an id that is none or given
     *     twice
     */
    public static Weights read(Reader in, String place, List<String> ids) throws IOException {
        Gal.Lines lines = new Gal.Lines(in, place).separated();
        List<String[]> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (String[] fields = lines.next(); fields.length > 0; fields = lines.next()) {
            rows.add(fields);
            numbers.add(lines.number());
        }
        Map<String, Integer> places = Gal.places(ids);
        if (rows.isEmpty()) {
            throw new ProblemException(ProblemCode.WEIGHTS_03_LINE, place, 1, ids.size() + " x NUMBER", "");
        }
        Table table = new Table(place, ids, places, rows, numbers);
        return table.weights();
    }

    /** Writes the matrix, standardised if the weights are, with ids in the first row and column, parted by commas. */
    public static void write(Weights weights, List<String> ids, String idColumn, Appendable out) throws IOException {
        int n = weights.size();
        out.append(idColumn);
        for (int i = 0; i < n; i++) {
            if (weights.present(i)) {
                out.append(',').append(ids.get(i));
            }
        }
        out.append('\n');
        int[] row = new int[weights.maxDegree()];
        double[] raw = new double[row.length];
        for (int i = 0; i < n; i++) {
            if (!weights.present(i)) {
                continue;
            }
            out.append(ids.get(i));
            int degree = weights.neighbours(i, row);
            weights.raw(i, raw);
            int k = 0;
            for (int j = 0; j < n; j++) {
                if (!weights.present(j)) {
                    continue;
                }
                boolean neighbour = k < degree && row[k] == j;
                out.append(',').append(neighbour ? Numbers.text(raw[k] * weights.factor(i)) : "0");
                k += neighbour ? 1 : 0;
            }
            out.append('\n');
        }
    }

    /**
     * Whether every unit has a number for every other, the same both ways, and none of the first is more than two by
     * way of a third: what falls with distance is not so, since what is near a unit counts for it alone.
     */
    private static boolean areDistances(Weights weights) {
        int n = weights.size();
        int some = Math.min(n, LOOKED_AT);
        double[][] d = new double[some][some];
        int[] row = new int[weights.maxDegree()];
        double[] raw = new double[row.length];
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < some; i++) {
            if (n < FEWEST || weights.neighbours(i, row) < n - 1) {
                return false;
            }
            weights.raw(i, raw);
            for (int k = 0; k < n - 1 && row[k] < some; k++) {
                d[i][row[k]] = raw[k];
                least = Math.min(least, raw[k]);
                most = Math.max(most, raw[k]);
            }
        }
        boolean are = most > 2 * least; // else no way round is shorter in any case
        for (int i = 0; i < some && are; i++) {
            for (int j = 0; j < i && are; j++) {
                are = Math.abs(d[i][j] - d[j][i]) <= ROUNDED * most;
                for (int k = 0; k < some && are; k++) {
                    are = k == i || k == j || d[i][j] <= d[i][k] + d[k][j] + ROUNDED * most;
                }
            }
        }
        return are;
    }

    private record Table(
            String place, List<String> ids, Map<String, Integer> places, List<String[]> rows, List<Integer> numbers) {
        Weights weights() {
            String[] first = rows.get(0);
            boolean counted = first.length == 1 && rows.size() > 1 && first[0].matches("[0-9]{1,9}");
            // one row more than units is the row of ids, even where a number stands in the corner
            boolean square = first.length == rows.size()
                    && rows.size() != ids.size() + 1
                    && Arrays.stream(first).allMatch(Table::isNumber);
            if (square) {
                return square();
            }
            int count = rows.size() - 1;
            int[] columns = new int[count];
            if (counted) {
                for (int k = 0; k < count; k++) {
                    columns[k] = unit(k + 1, rows.get(k + 1)[0]);
                }
            } else {
                int corner = first.length - count; // 1 with a corner, 0 without
                if (corner != 0 && corner != 1) {
                    throw expected(0, count + " x ID");
                }
                for (int k = 0; k < count; k++) {
                    columns[k] = unit(0, first[k + corner]);
                }
                checkOnce(0, columns);
            }
            Links links = new Links(ids.size());
            int[] units = new int[count];
            for (int r = 1; r <= count; r++) {
                units[r - 1] = unit(r, rows.get(r)[0]);
                add(links, r, 1, units[r - 1], columns);
            }
            checkOnce(1, units);
            return made(links);
        }

        private Weights square() {
            int n = ids.size();
            if (rows.size() != n) {
                throw expected(0, n + " x NUMBER");
            }
            int[] columns = new int[n];
            for (int k = 0; k < n; k++) {
                columns[k] = k;
            }
            Links links = new Links(n);
            for (int r = 0; r < n; r++) {
                add(links, r, 0, r, columns);
            }
            return made(links);
        }

        private Weights made(Links links) {
            Weights made = links.weights((line, i, j) -> {
                throw new IllegalStateException("rows and columns stand there once");
            });
            return made instanceof SparseWeights w && areDistances(w)
                    ? w.from(w.origin().and(Problem.of(ProblemCode.WEIGHTS_C05_FARTHER, Argument.WEIGHTS)))
                    : made;
        }

        private void add(Links links, int r, int from, int unit, int[] columns) {
            String[] fields = rows.get(r);
            String form = (from == 1 ? "ID, " : "") + columns.length + " x NUMBER >= 0";
            if (fields.length != columns.length + from) {
                throw expected(r, form);
            }
            for (int k = 0; k < columns.length; k++) {
                double weight = isNumber(fields[k + from]) ? Double.parseDouble(fields[k + from]) : -1;
                if (!(weight >= 0) || Double.isInfinite(weight)) {
                    throw expected(r, form);
                }
                if (weight > 0) {
                    links.add(unit, columns[k], weight, numbers.get(r));
                }
            }
        }

        /**
         * @param row that holds the first of the units, each of which stands in the next; the same row for all where it
         *            is 0
         */
        private void checkOnce(int row, int[] units) {
            boolean[] met = new boolean[ids.size()];
            for (int k = 0; k < units.length; k++) {
                if (met[units[k]]) {
                    throw new ProblemException(
                            ProblemCode.WEIGHTS_04_TWICE,
                            place,
                            numbers.get(row == 0 ? 0 : row + k),
                            ids.get(units[k]));
                }
                met[units[k]] = true;
            }
        }

        private int unit(int row, String id) {
            Integer unit = places.get(id);
            if (unit == null) {
                throw new ProblemException(ProblemCode.WEIGHTS_02_UNKNOWN_UNIT, place, numbers.get(row), id);
            }
            return unit;
        }

        private ProblemException expected(int row, String what) {
            String text = String.join(" ", rows.get(row));
            return new ProblemException(
                    ProblemCode.WEIGHTS_03_LINE,
                    place,
                    numbers.get(row),
                    what,
                    text.length() > 60 ? text.substring(0, 60) + "..." : text);
        }

        private static boolean isNumber(String field) {
            return field.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
        }
    }
}
