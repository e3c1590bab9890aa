package org.carbonscape.stats;

import org.carbonscape.engine.Engine;
import org.carbonscape.weights.WeightSums;
import org.carbonscape.weights.Weights;

/**
 * Global Moran's I (Cliff and Ord 1981): {@code I = n/S0 * sum w_ij z_i z_j / sum z^2}, expected -1/(n-1), variance
 * under normality or randomisation. Missing values are left out as units and as neighbours; constant values give NaN.
 */
public final class GlobalMoran {
    private GlobalMoran() {}

    /**
     * @param x values by place, NaN = missing
     * @throws org.carbonscape.problem.ProblemException for fewer than 4 units with a value, or an infinite value
     */
    public static GlobalStatistic of(double[] x, Weights weights, GlobalOptions wanted, Engine engine) {
        GlobalOptions options = wanted.fitted(x);
        Observed observed = Observed.of(x, weights, options.islands(), 4, "Moran's I", engine);
        double n = observed.counted(options.islands());
        WeightSums s = observed.weights().sums();
        double scale = n / (s.s0() * observed.m2() * observed.n());
        double i = observed.weights().cross(observed.z()) * scale;
        double expected = -1 / (n - 1);
        double s0 = s.s0() * s.s0();
        double second;
        if (options.variance() == GlobalOptions.Variance.NORMALITY) {
            second = (n * n * s.s1() - n * s.s2() + 3 * s0) / ((n * n - 1) * s0);
        } else {
            double b2 = observed.b2();
            second = (n * ((n * n - 3 * n + 3) * s.s1() - n * s.s2() + 3 * s0)
                            - b2 * ((n * n - n) * s.s1() - 2 * n * s.s2() + 6 * s0))
                    / ((n - 1) * (n - 2) * (n - 3) * s0);
        }
        double[] permuted = GlobalPermutation.of(
                observed,
                observed.z(),
                observed.m2() > 0 ? options.permutations() : 0,
                "morans-i",
                options.seed(),
                Quadratic.cross(observed.weights(), scale));
        double variance = observed.ofOrder(second - expected * expected);
        return GlobalStatistic.of(observed, (int) n, i, expected, variance, false, options, permuted);
    }
}
