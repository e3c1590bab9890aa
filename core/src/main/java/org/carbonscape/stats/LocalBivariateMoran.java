package org.carbonscape.stats;

import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Weights;

/**
 * Bivariate local Moran's I (Anselin, Syabri and Smirnov 2002): {@code I_i = zx_i / sx * sum_j w_ij zy_j / sy},
 * deviations of divisor n - 1 as in GeoDa, esda and spdep: x of the unit beside y of its neighbours. Row-standardised,
 * the sum of all I_i is n - 1 times the global I. Conditional permutation: the unit keeps its x and y, its neighbours'
 * y are drawn from all others. Units without x or without y are left out; units without neighbours have no test.
 */
public final class LocalBivariateMoran {
    private static final String METHOD = "local-bivariate-moran";

    private LocalBivariateMoran() {}

    /**
     * @param x by place, NaN = missing
     * @param y by place, of the neighbours, NaN = missing
     * @throws org.carbonscape.problem.ProblemException for fewer than 3 units with both, or an infinite value
     */
    public static Result of(double[] x, double[] y, Weights weights, LocalOptions wanted, Engine engine) {
        LocalOptions options = wanted.fitted(x, weights);
        Observed[] both = Observed.together(weights, Islands.KEEP, 3, "bivariate local Moran", engine, x, y);
        Observed ofX = both[0];
        Observed ofY = both[1];
        double[] zx = ofX.z();
        double[] zy = ofY.z();
        double[] lag = ofY.rawLag();
        boolean defined = ofX.m2() > 0 && ofY.m2() > 0;
        Moments moments = new Moments(ofX.weights(), zx, zy, lag, ofX.n(), ofX.m2(), ofY.m2());
        double[] p = new double[ofX.size()];
        Arrays.fill(p, Double.NaN);
        Alternative tails = options.alternative();
        int all = options.permutations();
        if (defined && all > 0) {
            boolean folded = tails == Alternative.FOLDED;
            Ranks ranks = Draws.SHARED.ranks(ofY, METHOD, all, options.seed(), folded);
            ofX.each(i -> {
                if (ofX.weights().degree(i) > 0) {
                    int above = ranks.above[i];
                    int below = ranks.below[i];
                    int far = folded ? ranks.far[i] : 0;
                    // I falls as the lag rises where x is below the mean; at the mean I is always 0
                    p[i] = zx[i] > 0
                            ? tails.ofCounts(above, below, far, all)
                            : zx[i] < 0 ? tails.ofCounts(below, above, far, all) : tails.ofCounts(all, all, all, all);
                }
            });
        } else if (defined) {
            ofX.each(i -> p[i] = ofX.weights().degree(i) > 0 ? tails.ofZ(moments.z(i)) : Double.NaN);
            ofX.warnOfFewUnits();
        }
        ofX.warnOfFewPermutations(all, tails, options.correction(), options.alpha());
        return new Result(ofX, options, p, moments);
    }

    /** Mean and variance of I where the unit keeps its own values. */
    private record Moments(
            Weights weights, double[] zx, double[] zy, double[] rawLag, double n, double m2x, double m2y) {
        /** NaN where one of both is constant, or so nearly that its squares are 0. */
        double scale() {
            double scale = (n - 1) / n / Math.sqrt(m2x) / Math.sqrt(m2y);
            return Double.isInfinite(scale) ? Double.NaN : scale;
        }

        double i(int place) {
            return zx[place] * scale() * rawLag[place] * weights.factor(place);
        }

        double expected(int place) {
            double w = weights.rawSum(place) * weights.factor(place);
            return -zx[place] * scale() * zy[place] * w / (n - 1);
        }

        double variance(int place) {
            double factor = weights.factor(place);
            double w = weights.rawSum(place) * factor;
            double w2 = weights.rawSquares(place) * factor * factor;
            double a = zx[place] * scale();
            return a * a * (n / (n - 2)) * (w2 - w * w / (n - 1)) * (m2y - zy[place] * zy[place] / (n - 1));
        }

        double z(int place) {
            double v = variance(place);
            return v > 0 ? (i(place) - expected(place)) / Math.sqrt(v) : Double.NaN;
        }
    }

    /** One answer for each place; NaN where there is none. */
    public static final class Result extends LocalQuadrants {
        private final Moments moments;

        private Result(Observed observed, LocalOptions options, double[] p, Moments moments) {
            super(observed, options, p, observed.cautions());
            this.moments = moments;
        }

        /** Bivariate local Moran's I. */
        public double i(int place) {
            return tested(place) ? moments.i(place) : Double.NaN;
        }

        /** Mean of I under conditional permutation. */
        public double expected(int place) {
            return tested(place) ? moments.expected(place) : Double.NaN;
        }

        /** Its variance. */
        public double variance(int place) {
            return tested(place) ? moments.variance(place) : Double.NaN;
        }

        /** (I - expected) / square root of the variance; NaN where the variance is 0. */
        public double z(int place) {
            return tested(place) ? moments.z(place) : Double.NaN;
        }

        /** High or low x among high or low y. */
        @Override
        Quadrant signs(int place) {
            return Quadrant.of(moments.zx[place], moments.rawLag[place]);
        }
    }
}
