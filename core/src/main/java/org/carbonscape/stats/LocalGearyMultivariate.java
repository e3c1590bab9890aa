package org.carbonscape.stats;

import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Weights;

/**
 * Multivariate local Geary (Anselin 2019): {@code c_i = (1/m) sum_v sum_j w_ij (z_vi - z_vj)^2}, the mean of the local
 * Geary of m variables: small where a unit is like its neighbours in all of them. Conditional permutation with shared
 * draws; the values of a unit stay together. Units that lack a variable are left out; units without neighbours have no
 * test.
 */
public final class LocalGearyMultivariate {
    private static final String METHOD = "local-geary-multivariate";

    private LocalGearyMultivariate() {}

    /** What a unit is beside its neighbours in all variables at once. */
    public enum Likeness {
        /** Alike. */
        POSITIVE("positive", "like its neighbours", "与邻居相似"),
        /** Unlike. */
        NEGATIVE("negative", "unlike its neighbours", "与邻居相异"),
        NOT_SIGNIFICANT("ns", "not significant", "不显著"),
        ISLAND("island", "no neighbours", "无邻居"),
        MISSING("", "no value", "缺失");

        private final String code;
        private final String english;
        private final String chinese;

        Likeness(String code, String english, String chinese) {
            this.code = code;
            this.english = english;
            this.chinese = chinese;
        }

        /** As written in tables. */
        public String code() {
            return code;
        }
    }

    /**
     * @param x      one array by place for each variable, at least two; NaN = missing
     * @param wanted as for one variable
     * @throws org.carbonscape.problem.ProblemException for fewer than 3 units with all values, or an infinite value
     */
    public static Result of(double[][] x, Weights weights, LocalGeary.Options wanted, Engine engine) {
        LocalGeary.Options options = x.length == 0 ? wanted : wanted.fitted(x[0], weights, true);
        if (x.length < 2) {
            throw new IllegalArgumentException(x.length + " variables");
        }
        Observed[] all = Observed.together(weights, Islands.KEEP, 3, "multivariate local Geary", engine, x);
        Observed first = all[0];
        Weights among = first.weights();
        double[][] z = new double[x.length][];
        boolean defined = true;
        for (int v = 0; v < x.length; v++) {
            double deviation = options.deviation(all[v]);
            defined &= all[v].m2() > 0;
            double[] one = all[v].z().clone();
            for (int i = 0; i < one.length; i++) {
                one[i] /= deviation;
            }
            z[v] = one;
        }
        double[] c = new double[first.size()];
        double[] p = new double[first.size()];
        boolean[] alike = new boolean[first.size()];
        Arrays.fill(c, Double.NaN);
        Arrays.fill(p, Double.NaN);
        LocalOptions shared = options.test();
        boolean folded = shared.alternative() == Alternative.FOLDED;
        if (defined) {
            double[] sums = LocalGeary.sums(first, z);
            Ranks ranks = SquaredDraws.fits(among)
                    ? SquaredDraws.of(first, z, METHOD, shared.permutations(), shared.seed())
                            .ranks(folded)
                    : LocalGeary.drawByDraw(first, METHOD, shared, sums, folded, z);
            first.each(i -> {
                if (among.degree(i) > 0) {
                    c[i] = sums[i] * among.factor(i) / x.length;
                    p[i] = shared.alternative()
                            .ofCounts(ranks.above[i], ranks.below[i], folded ? ranks.far[i] : 0, shared.permutations());
                    alike[i] = ranks.below[i] < ranks.above[i];
                }
            });
        }
        first.warnOfFewPermutations(shared.permutations(), shared.alternative(), shared.correction(), shared.alpha());
        return new Result(first, shared, p, c, alike);
    }

    /** One answer for each place; NaN where there is none. */
    public static final class Result extends LocalResult {
        private final double[] c;
        private final boolean[] alike;

        private Result(Observed observed, LocalOptions options, double[] p, double[] c, boolean[] alike) {
            super(observed, options, p, observed.cautions());
            this.c = c;
            this.alike = alike;
        }

        /** Multivariate local Geary. */
        public double c(int place) {
            return c[place];
        }

        /** What the unit is where it is significant at alpha after the correction. */
        public Likeness cluster(int place) {
            return missing(place)
                    ? Likeness.MISSING
                    : island(place)
                            ? Likeness.ISLAND
                            : !significant(place)
                                    ? Likeness.NOT_SIGNIFICANT
                                    : alike[place] ? Likeness.POSITIVE : Likeness.NEGATIVE;
        }
    }
}
