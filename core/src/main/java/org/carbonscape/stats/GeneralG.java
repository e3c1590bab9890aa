package org.carbonscape.stats;

import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.UnitNumbers;
import org.carbonscape.weights.WeightSums;
import org.carbonscape.weights.Weights;

/**
 * General G (Getis and Ord 1992): {@code G = sum w_ij x_i x_j / sum_{i != j} x_i x_j}, expected S0/(n(n-1)); above it
 * where high values lie together, below it where low values do. Values must not be negative: run it on sources and on
 * the magnitudes of sinks. Usually with binary weights. Missing values are left out; all values 0 give NaN.
 */
public final class GeneralG {
    private GeneralG() {}

    /**
     * @param x values by place, 0 or more, NaN = missing
     * @throws ProblemException for a negative or infinite value, or fewer than 4 units with a value
     */
    public static GlobalStatistic of(double[] x, Weights weights, GlobalOptions wanted, Engine engine) {
        GlobalOptions options = wanted.fitted(x);
        for (int i = 0; i < x.length; i++) {
            if (x[i] < 0) {
                throw new ProblemException(
                        ProblemCode.STATS_06_NEGATIVE, Argument.VALUES, new UnitNumbers(i), Numbers.told(x[i]));
            }
        }
        // n without islands but sums with their values would belong to different sets (spdep: adjust.x)
        Observed observed = Observed.of(
                x, weights, options.islands() == Islands.KEEP ? Islands.KEEP : Islands.DROP, 4, "General G", engine);
        double n = observed.n();
        double[] values = new double[x.length];
        // G does not change with a factor, but fourth powers leave the range of a double above 1e77 and below 1e-77
        int exponent = Math.getExponent(Math.sqrt(observed.m2()));
        double power = observed.m2() > 0 && observed.m2() < Double.POSITIVE_INFINITY && Math.abs(exponent) > 200
                ? Math.scalb(1.0, -exponent)
                : 1;
        observed.each(i -> values[i] = x[i] * power);
        double x1 = observed.sum(i -> values[i]);
        double x2 = observed.sum(i -> values[i] * values[i]);
        double x3 = observed.sum(i -> values[i] * values[i] * values[i]);
        double x4 = observed.sum(i -> values[i] * values[i] * values[i] * values[i]);
        WeightSums s = observed.weights().sums();
        double pairs = x1 * x1 - x2;
        if (pairs == 0 && observed.m2() > 0) {
            observed.caution(Problem.of(ProblemCode.STATS_C14_ONE_VALUE, Argument.VALUES, observed.n()));
        }
        double g = pairs > 0 ? observed.weights().cross(values) / pairs : Double.NaN;
        double expected = s.s0() / (n * (n - 1));
        double s0 = s.s0() * s.s0();
        double d0 = (n * n - 3 * n + 3) * s.s1() - n * s.s2() + 3 * s0;
        double d1 = -((n * n - n) * s.s1() - 2 * n * s.s2() + 6 * s0);
        double d2 = -(2 * n * s.s1() - (n + 3) * s.s2() + 6 * s0);
        double d3 = 4 * (n - 1) * s.s1() - 2 * (n + 1) * s.s2() + 8 * s0;
        double d4 = s.s1() - s.s2() + s0;
        double second = (d0 * x2 * x2 + d1 * x4 + d2 * x1 * x1 * x2 + d3 * x1 * x3 + d4 * x1 * x1 * x1 * x1)
                / (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3));
        double variance = observed.m2() > 0 ? observed.ofOrder(second - expected * expected) : Double.NaN;
        double[] permuted = GlobalPermutation.of(
                observed,
                values,
                observed.m2() > 0 ? options.permutations() : 0,
                "general-g",
                options.seed(),
                Quadratic.cross(observed.weights(), 1 / pairs));
        return GlobalStatistic.of(
                observed,
                (int) n,
                g,
                expected,
                variance,
                false,
                options.withVariance(GlobalOptions.Variance.RANDOMISATION),
                permuted);
    }
}
