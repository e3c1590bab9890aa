package org.carbonscape.stats;

import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.weights.Weights;

/**
 * Whether sums over neighbours are near enough to normal for a normal p. Skewness and excess kurtosis of the sum of k
 * values drawn without replacement are known exactly from those of the values; k is the mean effective number of
 * neighbours, (sum w)^2 / sum w^2. The first terms of Edgeworth's series then say how much heavier the tail is than the
 * normal one where it decides: at the p that one of n units must reach to pass the correction at 0.1, two-sided,
 * {@code e = |skewness| (z^3 - 3z) / 6 + kurtosis (z^4 - 6z^2 + 3) / 24} - with the larger of both tails. Simulated on
 * normal, uniform, log-normal, gamma and zero-inflated noise, maps with a false spot after FDR stay near the nominal 10
 * of 100 up to e = 0.5 and rise quickly beyond.
 *
 * @param neighbours k
 * @param skewness   of the sum
 * @param kurtosis   excess of the sum over the normal distribution's 0
 * @param excess     e
 */
record NearNormal(int neighbours, double skewness, double kurtosis, double excess) {
    static final double MOST = 0.5;
    /** More than thrice as many false ones as there may be. */
    private static final double FAR = 2;

    static NearNormal of(Observed observed) {
        double n = observed.n();
        double m2 = observed.m2();
        double[] z = observed.z();
        double scale = Math.sqrt(m2);
        double skewness = observed.sum(i -> z[i] / scale * (z[i] / scale) * (z[i] / scale)) / n;
        Weights weights = observed.weights();
        double effective = observed.sum(
                i -> weights.rawSquares(i) > 0 ? weights.rawSum(i) * weights.rawSum(i) / weights.rawSquares(i) : 0);
        double with = observed.sum(i -> weights.rawSquares(i) > 0 ? 1 : 0);
        int k = (int) Math.max(1, Math.min(n - 1, Math.round(effective / with)));
        return of(n, k, skewness, observed.b2());
    }

    /**
     * @param n        units drawn from
     * @param k        values drawn
     * @param skewness of the values
     * @param b2       kurtosis of the values, 3 where normal
     */
    static NearNormal of(double n, int k, double skewness, double b2) {
        double variance = k * (n - k) / (n - 1);
        double third = k * (n - k) * (n - 2 * k) / ((n - 1) * (n - 2)) * skewness;
        double fourth = k
                * (n - k)
                / ((n - 1) * (n - 2) * (n - 3))
                * ((n * n + n - 6 * k * (n - k)) * b2 + 3 * n * (k - 1) * (n - k - 1));
        double g1 = third / (variance * Math.sqrt(variance));
        double g2 = fourth / (variance * variance) - 3;
        double z = quantile(0.1 / 2 / n);
        double excess = Math.abs(g1) * (z * z * z - 3 * z) / 6 + g2 * (z * z * z * z - 6 * z * z + 3) / 24;
        return new NearNormal(k, g1, g2, excess);
    }

    /** z with so much of the normal distribution above it, by halving. */
    private static double quantile(double p) {
        double low = 0;
        double high = 39;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (Normal.upper(middle) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean good() {
        return !(excess > MOST); // not defined on constant values: they have a caution of their own
    }

    void warn(Observed observed) {
        if (!good()) {
            observed.caution(Problem.of(
                    ProblemCode.STATS_C09_NOT_NORMAL,
                    "permutations",
                    neighbours,
                    Numbers.told(round(skewness)),
                    Numbers.told(round(kurtosis)),
                    excess > FAR ? Bilingual.of("far from", "明显") : Bilingual.of("not quite", "略"),
                    excess > FAR ? Bilingual.of("finds", "会") : Bilingual.of("may find", "可能")));
        }
    }

    private static double round(double v) {
        return Math.rint(v * 100) / 100;
    }
}
