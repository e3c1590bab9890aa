package org.carbonscape.weights;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemException;

/**
 * GWT files: a head, then a line for each link with the unit's id, the neighbour's id and a number. The number is taken
 * as the weight; GeoDa's distance files hold distances there, to be read with {@link #readIds}.
 */
public final class Gwt {
    private Gwt() {}

    /**
     * Reads links and their weights.
     *
     * @throws ProblemException for a line that is not as it should be, an id that is none, a link given twice or to itself
     */
    public static Weights read(Reader in, String place, List<String> ids) throws IOException {
        return read(in, place, ids, true);
    }

    /** Reads the links only, binary. */
    public static Weights readIds(Reader in, String place, List<String> ids) throws IOException {
        return read(in, place, ids, false);
    }

    private static Weights read(Reader in, String place, List<String> ids, boolean weighted) throws IOException {
        Map<String, Integer> places = Gal.places(ids);
        Gal.Lines lines = new Gal.Lines(in, place);
        lines.head("GWT");
        int n = ids.size();
        long[] links = new long[1024]; // unit, neighbour
        double[] values = new double[1024];
        int m = 0;
        java.util.HashSet<Long> seen = new java.util.HashSet<>();
        for (String[] fields = lines.next(); fields.length > 0; fields = lines.next()) {
            if (fields.length != 3) {
                throw lines.expected("ID ID WEIGHT");
            }
            long unit = lines.unit(places, fields[0]);
            long other = lines.unit(places, fields[1]);
            double weight = lines.weight(fields[2]);
            if (unit == other || !seen.add(unit << 32 | other)) {
                throw lines.twice(fields[0] + " " + fields[1]);
            }
            if (m == links.length) {
                links = Arrays.copyOf(links, 2 * m);
                values = Arrays.copyOf(values, 2 * m);
            }
            links[m] = unit << 32 | other;
            values[m++] = weight;
        }
        long[] sorted = Arrays.copyOf(links, m);
        Arrays.sort(sorted);
        int[] starts = new int[n + 1];
        int[] all = new int[m];
        double[] raw = new double[weighted ? m : 0];
        for (int k = 0; k < m; k++) {
            starts[(int) (sorted[k] >> 32) + 1]++;
            all[k] = (int) sorted[k];
        }
        for (int i = 0; i < n; i++) {
            starts[i + 1] += starts[i];
        }
        if (weighted) {
            for (int k = 0; k < m; k++) {
                raw[Arrays.binarySearch(sorted, links[k])] = values[k];
            }
        }
        return weighted ? SparseWeights.of(starts, all, raw) : SparseWeights.binary(starts, all);
    }

    /** Writes each link and its weight (standardised if the weights are). Ids must not hold blanks. */
    public static void write(Weights weights, List<String> ids, String layer, String idColumn, Appendable out)
            throws IOException {
        out.append("0 ")
                .append(Integer.toString(weights.units()))
                .append(' ')
                .append(layer)
                .append(' ')
                .append(idColumn)
                .append('\n');
        int[] row = new int[weights.maxDegree()];
        double[] raw = new double[row.length];
        for (int i = 0; i < weights.size(); i++) {
            int degree = weights.neighbours(i, row);
            weights.raw(i, raw);
            for (int k = 0; k < degree; k++) {
                out.append(ids.get(i))
                        .append(' ')
                        .append(ids.get(row[k]))
                        .append(' ')
                        .append(Numbers.text(raw[k] * weights.factor(i)))
                        .append('\n');
            }
        }
    }
}
