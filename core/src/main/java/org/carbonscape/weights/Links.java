package org.carbonscape.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Links of units as a file lists them, in any order. Links of a unit to itself, which GeoDa writes into every kernel
 * file, are counted and left out: no unit is its own neighbour, and statistics that count it (Gi*) give it the raw
 * weight 1.
 */
final class Links {
    private final int n;
    private long[] keys = new long[1024]; // unit, neighbour
    private double[] values = new double[1024];
    private int[] lines = new int[1024];
    private int m;
    private int selves;

    Links(int n) {
        this.n = n;
    }

    void add(int unit, int other, double weight, int line) {
        if (unit == other) {
            selves++;
            return;
        }
        if (m == keys.length) {
            keys = Arrays.copyOf(keys, 2 * m);
            values = Arrays.copyOf(values, 2 * m);
            lines = Arrays.copyOf(lines, 2 * m);
        }
        keys[m] = (long) unit << 32 | other;
        values[m] = weight;
        lines[m++] = line;
    }

    /** What to throw for a link given twice, by the line of its repetition. */
    interface Twice {
        ProblemException of(int line, int unit, int other);
    }

    /**
     * Binary where all values are 1.
     *
     * @throws ProblemException of {@code twice}
     */
    Weights weights(Twice twice) {
        long[] sorted = Arrays.copyOf(keys, m);
        Arrays.sort(sorted);
        int[] starts = new int[n + 1];
        int[] ids = new int[m];
        for (int k = 0; k < m; k++) {
            if (k > 0 && sorted[k] == sorted[k - 1]) {
                throw twice.of(secondLine(sorted[k]), (int) (sorted[k] >> 32), (int) sorted[k]);
            }
            starts[(int) (sorted[k] >> 32) + 1]++;
            ids[k] = (int) sorted[k];
        }
        for (int i = 0; i < n; i++) {
            starts[i + 1] += starts[i];
        }
        boolean plain = Arrays.stream(values, 0, m).allMatch(v -> v == 1);
        double[] raw = new double[plain ? 0 : m];
        if (!plain) {
            for (int k = 0; k < m; k++) {
                raw[Arrays.binarySearch(sorted, keys[k])] = values[k];
            }
        }
        return SparseWeights.of(starts, ids, raw).from(origin(selves));
    }

    private int secondLine(long key) {
        boolean met = false;
        for (int k = 0; k < m; k++) {
            if (keys[k] == key) {
                if (met) {
                    return lines[k];
                }
                met = true;
            }
        }
        throw new IllegalStateException("given once");
    }

    /** Tells of links of units to themselves. */
    static Origin origin(int selves) {
        List<Problem> cautions = new ArrayList<>();
        if (selves > 0) {
            cautions.add(Problem.of(ProblemCode.WEIGHTS_C02_SELF_LINKS, Argument.WEIGHTS, selves));
        }
        return Origin.telling(cautions);
    }

    /** First line of a GAL or GWT file. */
    static String head(Weights weights, String layer, String idColumn) {
        return "0 " + weights.units() + " " + layer + " " + idColumn + "\n";
    }
}
