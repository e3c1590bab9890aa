package org.carbonscape.stats;

import java.util.Arrays;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.CountedValues;
import org.carbonscape.engine.Engine;
import org.carbonscape.weights.Weights;

/**
 * Quantile LISA (Anselin 2019, GeoDa): local join counts of the units whose value lies in one of k quantiles, so that
 * no deviation from a mean is needed. Breaks are those of {@link BreakMethod#QUANTILE}: class {@code (b(q-1), b(q)]},
 * the first with the minimum; ties are never split, so classes need not be equally large.
 */
public final class QuantileLisa {
    /** Part of the largest value by which equal ones may differ, as quotients of a study's sums do. */
    private static final double ROUNDING = 1e-12;

    private QuantileLisa() {}

    /**
     * @param x         by place, NaN = missing
     * @param quantiles how many, 2 or more
     * @param quantile  which, 1 = lowest
     * @throws org.carbonscape.problem.ProblemException for fewer than 3 units, an infinite value, or weights not all
     *     alike
     */
    public static LocalJoinCounts.Result of(
            double[] x, int quantiles, int quantile, Weights weights, LocalOptions options, Engine engine) {
        return LocalJoinCounts.of(members(x, quantiles, quantile), weights, options, engine);
    }

    /** 1 in the quantile, 0 outside, NaN missing. */
    public static double[] members(double[] x, int quantiles, int quantile) {
        if (quantiles < 2 || quantile < 1 || quantile > quantiles) {
            throw new IllegalArgumentException("quantile " + quantile + " of " + quantiles);
        }
        CountedValues values = CountedValues.of(x);
        double[] in = new double[x.length];
        if (values.distinct() == 0) {
            Arrays.fill(in, Double.NaN);
            return in;
        }
        double low = quantile == 1 ? Double.NEGATIVE_INFINITY : values.quantile((quantile - 1.0) / quantiles);
        double high = quantile == quantiles ? Double.POSITIVE_INFINITY : values.quantile((double) quantile / quantiles);
        double rounding = ROUNDING * Math.max(Math.abs(values.quantile(0)), Math.abs(values.quantile(1)));
        for (int i = 0; i < x.length; i++) {
            boolean member = x[i] > low + rounding && x[i] <= high + rounding;
            in[i] = Double.isNaN(x[i]) ? Double.NaN : member ? 1 : 0;
        }
        return in;
    }
}
