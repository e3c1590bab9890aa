package org.carbonscape.weights;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemException;

/**
 * GWT files and GeoDa's kernel files (.kwt): a head, then a line for each link with the unit's id, the neighbour's id
 * and a number. The number is taken as the weight, in GeoDa's distance files too, which hold distances there. Links of
 * a unit to itself, which kernel files have for every unit, are left out, with a caution.
 */
public final class Gwt {
    private Gwt() {}

    /**
     * Reads links and their weights; binary where all are 1.
     *
     * @throws ProblemException for a line that is not as it should be, an id that is none, a link given twice
     */
    public static Weights read(Reader in, String place, List<String> ids) throws IOException {
        return read(in, place, ids, true);
    }

    private static Weights read(Reader in, String place, List<String> ids, boolean weighted) throws IOException {
        Map<String, Integer> places = Gal.places(ids);
        Gal.Lines lines = new Gal.Lines(in, place);
        lines.head("GWT");
        Links links = new Links(ids.size());
        for (String[] fields = lines.next(); fields.length > 0; fields = lines.next()) {
            if (fields.length != 3) {
                throw lines.expected("ID ID WEIGHT");
            }
            links.add(
                    lines.unit(places, fields[0]),
                    lines.unit(places, fields[1]),
                    lines.weight(fields[2]),
                    lines.number());
        }
        return links.weights(weighted, (line, i, j) -> lines.twice(line, ids.get(i) + " " + ids.get(j)));
    }

    /** Writes each link and its weight (standardised if the weights are). Ids must not hold blanks. */
    public static void write(Weights weights, List<String> ids, String layer, String idColumn, Appendable out)
            throws IOException {
        out.append(Links.head(weights, layer, idColumn));
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
