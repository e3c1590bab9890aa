package org.carbonscape.stats;

import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.weights.WeightSums;
import org.carbonscape.weights.Weights;

/**
 * Geary's C (Geary 1954, Cliff and Ord 1981): {@code C = (n-1)/(2 S0) * sum w_ij (x_i - x_j)^2 / sum z^2}, expected 1,
 * below 1 where like lies beside like; z is {@code (1 - C) / sqrt(V)}. Missing values are left out; constant values
 * give NaN.
 */
public final class GearyC {
    private GearyC() {}

    /**
     * @param x values by place, NaN = missing
     * @throws org.carbonscape.problem.ProblemException for fewer than 4 units with a value, or an infinite value
     */
    public static GlobalStatistic of(double[] x, Weights weights, GlobalOptions wanted, Engine engine) {
        GlobalOptions options = wanted.fitted(x);
        Observed observed = Observed.of(x, weights, options.islands(), 4, "Geary's C", engine);
        double n = observed.counted(options.islands());
        WeightSums s = observed.weights().sums();
        double scale = (n - 1) / (2 * s.s0() * observed.m2() * observed.n());
        // sum w (x_i - x_j)^2 = sum x_i^2 (row + column sum) - 2 sum w x_i x_j
        double[] both = observed.weights().rowAndColumnSums();
        Arrays.setAll(both, i -> both[i] * scale);
        Quadratic statistic = new Quadratic(observed.weights(), -2 * scale, both);
        double c = statistic.of(observed.z());
        double s0 = s.s0() * s.s0();
        double variance;
        if (options.variance() == GlobalOptions.Variance.NORMALITY) {
            variance = ((2 * s.s1() + s.s2()) * (n - 1) - 4 * s0) / (2 * (n + 1) * s0);
        } else {
            double b2 = observed.b2();
            variance = ((n - 1) * s.s1() * (n * n - 3 * n + 3 - (n - 1) * b2)
                            - (n - 1) * s.s2() * (n * n + 3 * n - 6 - (n * n - n + 2) * b2) / 4
                            + s0 * (n * n - 3 - (n - 1) * (n - 1) * b2))
                    / (n * (n - 2) * (n - 3) * s0);
        }
        double[] permuted = GlobalPermutation.of(
                observed,
                observed.z(),
                observed.m2() > 0 ? options.permutations() : 0,
                "gearys-c",
                options.seed(),
                statistic);
        return GlobalStatistic.of(observed, (int) n, c, 1, observed.ofOrder(variance), true, options, permuted);
    }
}
