package org.carbonscape.weights;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * GWT files and GeoDa's kernel files (.kwt): a head, then a line for each link with the unit's id, the neighbour's id
 * and a number. The number is taken as the weight; {@link #withoutDistances} knows GeoDa's files of nearest neighbours
 * and distance bands, which hold distances there. Links of a unit to itself, which kernel files have for every unit,
 * are left out, with a caution.
 */
public final class Gwt {
    /** By how much the distances of another program may differ: other centres, a sphere for an ellipsoid. */
    private static final double ALIKE = 1.02;

    private Gwt() {}

    /**
     * Reads links and their weights; binary where all are 1.
     *
     * @throws ProblemException for a line that is not as it should be, an id that is none, a link given twice
     */
    public static Weights read(Reader in, String place, List<String> ids) throws IOException {
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
        return links.weights((line, i, j) -> lines.twice(line, ids.get(i) + " " + ids.get(j)));
    }

    /**
     * The same links, each with weight 1 and a caution, where the weights are the distances between the units, in any
     * unit: GeoDa writes these and does not use them. Taken as weights they would let the farthest count most.
     *
     * @param x of the units; NaN where one has no place
     */
    public static Weights withoutDistances(Weights weights, double[] x, double[] y) {
        if (weights.binary() || x.length != weights.size()) {
            return weights;
        }
        int[] row = new int[weights.maxDegree()];
        double[] raw = new double[row.length];
        double[] ratios = {Double.POSITIVE_INFINITY, 0};
        double[] numbers = {Double.POSITIVE_INFINITY, 0};
        for (int i = 0; i < weights.size(); i++) {
            int degree = weights.neighbours(i, row);
            weights.raw(i, raw);
            for (int k = 0; k < degree; k++) {
                double distance = Math.hypot(x[row[k]] - x[i], y[row[k]] - y[i]);
                if (!(distance > 0) || !(raw[k] > 0)) {
                    if (distance == 0 && raw[k] == 0) {
                        continue; // two at one place
                    }
                    return weights;
                }
                widen(ratios, raw[k] / distance);
                widen(numbers, raw[k]);
            }
        }
        boolean inProportion = ratios[0] > 0 && ratios[1] / ratios[0] < ALIKE;
        boolean differ = numbers[1] / numbers[0] > ALIKE; // units all as far apart: only the distance itself is one
        boolean same = Math.max(ratios[1], 1 / ratios[0]) < ALIKE;
        return inProportion && (differ || same) && weights instanceof SparseWeights w
                ? w.allAlike().from(w.origin().and(Problem.of(ProblemCode.WEIGHTS_C04_DISTANCES, Argument.WEIGHTS)))
                : weights;
    }

    private static void widen(double[] ends, double value) {
        ends[0] = Math.min(ends[0], value);
        ends[1] = Math.max(ends[1], value);
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
