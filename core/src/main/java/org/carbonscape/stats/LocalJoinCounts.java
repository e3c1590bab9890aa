package org.carbonscape.stats;

import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.UnitNumbers;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/**
 * Local join counts (Anselin and Li 2019): {@code BB_i = x_i sum_j w_ij x_j}, how many neighbours of a marked unit are
 * marked too. Given that the unit itself is marked, the marks among its k neighbours are a draw of k from n - 1 units
 * of which n1 - 1 are marked, so p is exact (hypergeometric) without any permutation; with permutations p is theirs, as
 * in GeoDa and esda. Weights are taken as binary.
 *
 * <p>Every marked unit with a neighbour is tested, those without a marked one too (p = 1): were they left out, FDR
 * would know of fewer tests than were made. Only the smaller tail (GeoDa, esda) leaves them out, as those tools do.
 */
public final class LocalJoinCounts {
    private static final String METHOD = "local-join-counts";

    /** What a unit is. */
    public enum Joined {
        /** Marked, with more marked neighbours than by chance. */
        CLUSTER("cluster", "together with its like", "同类集聚"),
        NOT_SIGNIFICANT("ns", "marked, not significant", "所选单元，不显著"),
        /** Not marked. */
        OTHER("other", "not selected", "未选中"),
        ISLAND("island", "no neighbours", "无邻居"),
        MISSING("", "no value", "缺失");

        private final String code;
        private final String english;
        private final String chinese;

        Joined(String code, String english, String chinese) {
            this.code = code;
            this.english = english;
            this.chinese = chinese;
        }

        /** As written in tables. */
        public String code() {
            return code;
        }
    }

    private LocalJoinCounts() {}

    /** Exact p of more neighbours than by chance, FDR at 0.05; those of a tool, whose p are of permutations. */
    public static LocalOptions options(Convention convention) {
        LocalOptions shared = LocalOptions.of(convention);
        return convention == Convention.ESDA || convention == Convention.GEODA
                ? shared
                : shared.withPermutations(0).withAlternative(Alternative.GREATER);
    }

    /**
     * @param x by place: 1 = marked, 0 = not, NaN = missing
     * @throws ProblemException for other values, fewer than 3 units, or weights that are not all alike
     */
    public static Result of(double[] x, Weights weights, LocalOptions options, Engine engine) {
        check(x);
        return count(x, weights, options.fitted(x, weights), engine);
    }

    private static void check(double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (x[i] != 0 && x[i] != 1 && !Double.isNaN(x[i])) {
                throw new ProblemException(
                        ProblemCode.STATS_15_NOT_BINARY_VALUES,
                        Argument.VALUES,
                        new UnitNumbers(i),
                        Numbers.told(x[i]));
            }
        }
    }

    private static Result count(double[] x, Weights weights, LocalOptions options, Engine engine) {
        Observed observed =
                Observed.of(x, weights.with(Standardisation.NONE), Islands.KEEP, 3, "local join counts", engine);
        Weights among = observed.weights();
        if (!among.binary()) {
            throw new ProblemException(ProblemCode.STATS_13_NOT_BINARY, Argument.WEIGHTS);
        }
        double[] sums = new double[x.length];
        int[] ids = new int[among.maxDegree()];
        boolean[] marked = new boolean[x.length];
        int marks = 0;
        for (int i = 0; i < x.length; i++) {
            marked[i] = observed.present(i) && x[i] == 1;
            sums[i] = observed.present(i) ? 0 : Double.NaN;
            if (marked[i]) {
                marks++;
                int degree = among.neighbours(i, ids);
                for (int k = 0; k < degree; k++) {
                    sums[i] += x[ids[k]];
                }
            }
        }
        double[] p = new double[x.length];
        Arrays.fill(p, Double.NaN);
        Alternative tails = options.alternative();
        boolean[] tested = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            tested[i] = marked[i] && (sums[i] > 0 || tails != Alternative.DIRECTED && among.degree(i) > 0);
        }
        int all = options.permutations();
        if (all > 0 && observed.m2() > 0) {
            boolean folded = tails == Alternative.FOLDED;
            Ranks ranks = Draws.SHARED.ranks(observed, METHOD, all, options.seed(), folded);
            observed.each(i -> {
                if (tested[i]) {
                    p[i] = tails.ofCounts(ranks.above[i], ranks.below[i], folded ? ranks.far[i] : 0, all);
                }
            });
        } else if (all == 0) {
            Hypergeometric[] exact = new Hypergeometric[among.maxDegree() + 1];
            for (int i = 0; i < x.length; i++) {
                if (tested[i]) {
                    int k = among.degree(i);
                    if (exact[k] == null) {
                        // the unit's own mark is no longer to be drawn
                        exact[k] = new Hypergeometric(observed.n() - 1, marks - 1, k, tails);
                    }
                    p[i] = exact[k].p((int) sums[i]);
                }
            }
        }
        observed.warnOfFewPermutations(all, tails, options.correction(), options.alpha());
        return new Result(observed, options, p, sums, marked);
    }

    /** p of each count among k draws without replacement. */
    private static final class Hypergeometric {
        private final double[] p;

        Hypergeometric(int n, int marks, int k, Alternative tails) {
            double[] log = new double[k + 1];
            double[] mass = new double[k + 1];
            double most = Double.NEGATIVE_INFINITY;
            int first = Math.max(0, k - (n - marks));
            int last = Math.min(k, marks);
            for (int c = first + 1; c <= last; c++) {
                log[c] = log[c - 1]
                        + StrictMath.log((double) (marks - c + 1) * (k - c + 1))
                        - StrictMath.log(c * (double) (n - marks - k + c));
            }
            for (int c = first; c <= last; c++) {
                most = Math.max(most, log[c]);
            }
            double total = 0;
            for (int c = first; c <= last; c++) {
                mass[c] = StrictMath.exp(log[c] - most);
                total += mass[c];
            }
            double mean = (double) k * marks / n;
            p = new double[k + 1];
            for (int c = 0; c <= k; c++) {
                double above = 0;
                double below = 0;
                double far = 0;
                for (int d = k; d >= 0; d--) {
                    above += d >= c ? mass[d] : 0;
                    far += Math.abs(d - mean) >= Math.abs(c - mean) * (1 - 1e-12) ? mass[d] : 0;
                }
                for (int d = 0; d <= c; d++) {
                    below += mass[d];
                }
                p[c] = Math.min(1, of(tails, above / total, below / total, far / total));
            }
        }

        private static double of(Alternative tails, double above, double below, double far) {
            return switch (tails) {
                case GREATER -> above;
                case LESS -> below;
                case DIRECTED -> Math.min(above, below);
                case TWO_SIDED -> 2 * Math.min(above, below);
                case FOLDED -> far;
            };
        }

        double p(int count) {
            return p[count];
        }
    }

    /** One answer for each place; NaN where there is none. */
    public static final class Result extends LocalResult {
        private final double[] counts;
        private final boolean[] marked;

        private Result(Observed observed, LocalOptions options, double[] p, double[] counts, boolean[] marked) {
            super(observed, options, p, observed.cautions());
            this.counts = counts;
            this.marked = marked;
        }

        /** Marked neighbours of a marked unit; 0 for others, NaN where missing. */
        public double count(int place) {
            return counts[place];
        }

        /** Whether the unit is marked. */
        public boolean marked(int place) {
            return marked[place];
        }

        /** What the unit is where its joins are significant at alpha after the correction. */
        public Joined cluster(int place) {
            return missing(place)
                    ? Joined.MISSING
                    : island(place)
                            ? Joined.ISLAND
                            : !marked[place]
                                    ? Joined.OTHER
                                    : significant(place) ? Joined.CLUSTER : Joined.NOT_SIGNIFICANT;
        }
    }
}
