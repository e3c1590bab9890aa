package org.carbonscape.stats;

import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Weights;

/**
 * Local Lee's L (Lee 2001): {@code L_i = (sum_j w_ij zx_j / sx) (sum_j w_ij zy_j / sy)}, deviations of divisor n as in
 * esda and spdep: above 0 where both variables are high, or both low, around the unit. The mean of L_i is L where rows
 * sum to 1. Conditional permutation: the pairs (x, y) of the neighbours are drawn from all others; the unit's own pair
 * does not count. Units without x or without y are left out; units without neighbours have no test.
 */
public final class LocalLee {
    private static final String METHOD = "local-lee";

    private LocalLee() {}

    /**
     * @param x      by place, NaN = missing
     * @param y      by place, NaN = missing
     * @param wanted with at least 1 permutation
     * @throws org.carbonscape.problem.ProblemException for fewer than 3 units with both, or an infinite value
     */
    public static Result of(double[] x, double[] y, Weights weights, LocalOptions wanted, Engine engine) {
        LocalOptions options = wanted.fitted(x, weights);
        if (options.permutations() < 1) {
            throw new IllegalArgumentException("local Lee has no analytic p");
        }
        Observed[] both = Observed.together(weights, Islands.KEEP, 3, "local Lee", engine, x, y);
        Observed ofX = both[0];
        Observed ofY = both[1];
        Weights among = ofX.weights();
        double[] p = new double[ofX.size()];
        Arrays.fill(p, Double.NaN);
        Alternative tails = options.alternative();
        if (ofX.m2() > 0 && ofY.m2() > 0) {
            boolean folded = tails == Alternative.FOLDED;
            Ranks ranks = new PairedDraws(ofX, ofY, METHOD, options.permutations(), options.seed()).ranks(folded);
            ofX.each(i -> {
                if (among.degree(i) > 0) {
                    p[i] = tails.ofCounts(
                            ranks.above[i], ranks.below[i], folded ? ranks.far[i] : 0, options.permutations());
                }
            });
        }
        double[] lagX = ofX.rawLag();
        double[] lagY = ofY.rawLag();
        double ofXs = deviation(ofX);
        double ofYs = deviation(ofY);
        ofX.each(i -> {
            lagX[i] *= among.factor(i) / ofXs;
            lagY[i] *= among.factor(i) / ofYs;
        });
        ofX.warnOfFewPermutations(options.permutations(), tails, options.correction(), options.alpha());
        return new Result(ofX, options, p, lagX, lagY);
    }

    /** NaN of values that are constant, or so nearly that their squares are 0. */
    private static double deviation(Observed of) {
        return of.m2() > 0 ? Math.sqrt(of.m2()) : Double.NaN;
    }

    /** One answer for each place; NaN where there is none. */
    public static final class Result extends LocalQuadrants {
        private final double[] lagX;
        private final double[] lagY;

        private Result(Observed observed, LocalOptions options, double[] p, double[] lagX, double[] lagY) {
            super(observed, options, p, observed.cautions());
            this.lagX = lagX;
            this.lagY = lagY;
        }

        /** Local Lee's L. */
        public double l(int place) {
            return lagX(place) * lagY(place);
        }

        /** Weighted sum of the neighbours' x in standard deviations. */
        public double lagX(int place) {
            return tested(place) ? lagX[place] : Double.NaN;
        }

        /** Weighted sum of the neighbours' y in standard deviations. */
        public double lagY(int place) {
            return tested(place) ? lagY[place] : Double.NaN;
        }

        /** High or low x around the unit with high or low y. */
        @Override
        Quadrant signs(int place) {
            return Quadrant.of(lagX[place], lagY[place]);
        }
    }
}
