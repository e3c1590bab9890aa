package org.carbonscape.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.weights.Distances;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/**
 * Spatial correlogram (Cliff and Ord 1981): Moran's I or Geary's C for one lag after the other, so that one sees how
 * far likeness reaches. A lag is the pairs at one number of steps, or in one band of distance. Each lag is tested by
 * itself; the adjusted p takes the number of lags into account. A lag at which fewer than 4 units have a neighbour is
 * empty.
 */
public final class Correlogram {
    /** What is worked out for each lag. */
    public enum Measure {
        MORAN,
        GEARY
    }

    /**
     * The pairs of one lag.
     *
     * @param from    number of steps less 1, or the distance above which pairs count
     * @param to      number of steps, or the distance up to which they count
     * @param weights all pairs of the lag
     */
    public record Lag(double from, double to, Weights weights) {}

    /**
     * One lag's answer.
     *
     * @param from      as of the lag
     * @param to        as of the lag
     * @param pairs     neighbours counted from both sides
     * @param units     units with a neighbour at this lag
     * @param statistic I or C; its value is NaN where the lag is empty
     * @param adjustedP of the permutations where there are some, else of z, after the correction over all lags
     */
    public record Row(double from, double to, long pairs, int units, GlobalStatistic statistic, double adjustedP) {}

    private Correlogram() {}

    /**
     * @param x    by place, NaN = missing
     * @param lags from near to far
     * @param correction over the lags
     * @throws org.carbonscape.problem.ProblemException for fewer than 4 units with a value, or an infinite value
     */
    public static List<Row> of(
            double[] x, List<Lag> lags, Measure measure, GlobalOptions options, Correction correction, Engine engine) {
        List<Row> rows = new ArrayList<>();
        double[] p = new double[lags.size()];
        for (Lag lag : lags) {
            boolean[] present = new boolean[x.length];
            for (int i = 0; i < x.length; i++) {
                present[i] = lag.weights.present(i) && !Double.isNaN(x[i]);
            }
            Weights among = lag.weights.among(present);
            long pairs = 0;
            int units = 0;
            for (int i = 0; i < x.length; i++) {
                pairs += among.degree(i);
                units += among.degree(i) > 0 ? 1 : 0;
            }
            GlobalStatistic statistic =
                    units < 4 ? empty(units, options) : statistic(x, lag.weights, measure, options, engine);
            p[rows.size()] = Double.isNaN(statistic.permuted().p())
                    ? statistic.normal().p()
                    : statistic.permuted().p();
            rows.add(new Row(lag.from, lag.to, pairs, units, statistic, Double.NaN));
        }
        double[] adjusted = Significance.adjusted(p, correction);
        List<Row> out = new ArrayList<>();
        for (int k = 0; k < p.length; k++) {
            Row r = rows.get(k);
            out.add(new Row(r.from, r.to, r.pairs, r.units, r.statistic, adjusted[k]));
        }
        return List.copyOf(out);
    }

    private static GlobalStatistic statistic(
            double[] x, Weights weights, Measure measure, GlobalOptions options, Engine engine) {
        return measure == Measure.MORAN
                ? GlobalMoran.of(x, weights, options, engine)
                : GearyC.of(x, weights, options, engine);
    }

    private static GlobalStatistic empty(int units, GlobalOptions options) {
        return new GlobalStatistic(
                units,
                Double.NaN,
                GlobalStatistic.NormalTest.NONE,
                GlobalStatistic.PermutationTest.NONE,
                options,
                List.of());
    }

    /**
     * Lags by distance, each up to and with its bound.
     *
     * @param x      positions, map units
     * @param y      positions, map units
     * @param bounds ascending, above 0, map units
     */
    public static List<Lag> byDistance(
            double[] x, double[] y, double[] bounds, Standardisation standardisation, Engine engine) {
        List<Lag> lags = new ArrayList<>();
        double from = 0;
        for (double to : bounds) {
            if (!(to > from)) {
                throw new IllegalArgumentException("bounds must ascend: " + Arrays.toString(bounds));
            }
            lags.add(new Lag(from, to, Distances.ring(x, y, from, to, engine).with(standardisation)));
            from = to;
        }
        return lags;
    }

    /** Lags by steps: the weights of order 1, 2, ... in their order. */
    public static List<Lag> bySteps(List<Weights> orders) {
        List<Lag> lags = new ArrayList<>();
        for (int k = 0; k < orders.size(); k++) {
            lags.add(new Lag(k, k + 1.0, orders.get(k)));
        }
        return lags;
    }
}
