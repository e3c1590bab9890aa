package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many sums of one set of draws, all of them one draw at a time: a map's worth of units under each draw. A draw costs a
 * multiplication for each term of each unit. Immutable; thread-safe.
 */
public final class DrawnSums {
    private final double[][] columns; // products of numbers, by draw
    private final int[] starts; // of each sum's terms
    private final int[] columnOf; // of each term; -1 = certain
    private final double[] constants;

    public DrawnSums(MonteCarlo draws, List<List<Term>> sums) {
        Map<List<Integer>, Integer> known = new LinkedHashMap<>();
        List<double[]> made = new ArrayList<>();
        this.starts = new int[sums.size() + 1];
        int n = sums.stream().mapToInt(List::size).sum();
        this.columnOf = new int[n];
        this.constants = new double[n];
        int at = 0;
        for (int s = 0; s < sums.size(); s++) {
            for (Term t : sums.get(s)) {
                columnOf[at] = t.numbers().isEmpty()
                        ? -1
                        : known.computeIfAbsent(t.numbers(), of -> {
                            made.add(draws.product(of));
                            return made.size() - 1;
                        });
                constants[at++] = t.constant();
            }
            starts[s + 1] = at;
        }
        this.columns = made.toArray(new double[0][]);
    }

    /** Every sum under a draw. */
    public double[] at(int draw) {
        double[] sums = new double[starts.length - 1];
        for (int s = 0; s < sums.length; s++) {
            double sum = 0;
            for (int t = starts[s]; t < starts[s + 1]; t++) {
                sum += columnOf[t] < 0 ? constants[t] : constants[t] * columns[columnOf[t]][draw];
            }
            sums[s] = sum;
        }
        return sums;
    }
}
