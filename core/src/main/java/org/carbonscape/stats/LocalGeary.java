package org.carbonscape.stats;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.draw.DrawTable;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Weights;

/**
 * Local Geary (Anselin 1995, 2019): {@code c_i = sum_j w_ij (z_i - z_j)^2} with z standardised by the standard
 * deviation of divisor n - 1 (GeoDa, spdep) or n (esda; c is larger by n / (n - 1)). Small where a unit is like its
 * neighbours, large where it is unlike. Significance by conditional permutation with shared draws. c depends on the
 * unit's own value, so units cannot share sorted sums as in local Moran, but where a unit's neighbours weigh the same
 * it looks at about the square root of the draws ({@link SquaredDraws}); other weights cost units x permutations x
 * neighbours.
 * Missing values are left out; units without neighbours have no test.
 */
public final class LocalGeary {
    private static final String METHOD = "local-geary";
    private static final int BLOCK = 256;

    /** What the sum of squares is divided by where values are standardised. */
    public enum Divisor {
        /** n (esda). */
        N,
        /** n - 1 (GeoDa, spdep). */
        N_MINUS_1
    }

    /**
     * Variants.
     *
     * @param divisor of the standard deviation
     * @param test    tails (greater = unlike the neighbours, less = like them), at least 1 permutation, correction
     */
    public record Options(Divisor divisor, LocalOptions test) {
        public Options {
            if (test.permutations() == 0) {
                throw new IllegalArgumentException("c has no p but that of permutations");
            }
        }

        /** Divisor n - 1, AUTO permutations, two-sided, FDR at 0.05. */
        public static Options defaults() {
            return of(Convention.CARBONSCAPE);
        }

        /**
         * The variants of a tool, none of which corrects unless asked to. ArcGIS has no local Geary: ours, uncorrected.
         */
        public static Options of(Convention convention) {
            return new Options(
                    convention == Convention.ESDA ? Divisor.N : Divisor.N_MINUS_1, LocalOptions.of(convention));
        }

        /**
         * With a number of permutations in place of {@link EnoughPermutations#AUTO}.
         *
         * @param several whether for several variables at once
         */
        Options fitted(double[] x, Weights weights, boolean several) {
            if (test.permutations() != EnoughPermutations.AUTO) {
                return this;
            }
            boolean trees = !several && test.alternative() != Alternative.FOLDED && SquaredDraws.fits(weights);
            return withTest(
                    trees
                            ? test.withPermutations(EnoughPermutations.ofTrees(
                                    EnoughPermutations.tests(x, weights),
                                    test.alternative(),
                                    test.correction(),
                                    test.alpha(),
                                    weights))
                            : test.fitted(x, weights, true));
        }

        public Options withTest(LocalOptions other) {
            return new Options(divisor, other);
        }

        /** What deviations from the mean are divided by. */
        double deviation(Observed observed) {
            double n = observed.n();
            return Math.sqrt(divisor == Divisor.N ? observed.m2() : observed.m2() * n / (n - 1));
        }
    }

    /** What a unit is beside its neighbours. */
    public enum Association {
        /** Alike, both above the mean. */
        HIGH_HIGH("HH"),
        /** Alike, both below the mean. */
        LOW_LOW("LL"),
        /** Alike, but on both sides of the mean or at it. */
        OTHER_POSITIVE("other-positive"),
        /** Unlike. */
        NEGATIVE("negative"),
        NOT_SIGNIFICANT("ns"),
        ISLAND("island"),
        MISSING("");

        private final String code;

        Association(String code) {
            this.code = code;
        }

        /** As written in tables. */
        public String code() {
            return code;
        }
    }

    private LocalGeary() {}

    /**
     * @param x values by place, NaN = missing
     * @throws org.carbonscape.problem.ProblemException for fewer than 3 units with a value, or an infinite value
     */
    public static Result of(double[] x, Weights weights, Options options, Engine engine) {
        return new Result(
                Observed.of(x, weights, Islands.KEEP, 3, "local Geary", engine), options.fitted(x, weights, false));
    }

    /** By place: raw weights times squared differences, over all variables. */
    static double[] sums(Observed observed, double[]... z) {
        Weights weights = observed.weights();
        double[] sums = new double[observed.size()];
        int[] places = observed.places();
        int most = weights.maxDegree();
        observed.engine().inPlace((places.length + BLOCK - 1) / BLOCK, b -> {
            int[] ids = new int[most];
            double[] raw = new double[most];
            for (int u = b * BLOCK; u < Math.min(places.length, (b + 1) * BLOCK); u++) {
                int place = places[u];
                int degree = weights.neighbours(place, ids);
                weights.raw(place, raw);
                for (double[] one : z) {
                    for (int k = 0; k < degree; k++) {
                        double d = one[place] - one[ids[k]];
                        sums[place] += raw[k] * (d * d);
                    }
                }
            }
        });
        return sums;
    }

    /** The obvious way, for weights that differ within rows: every unit goes through every draw. */
    static Ranks drawByDraw(
            Observed observed, String method, LocalOptions options, double[] sums, boolean folded, double[]... z) {
        Weights weights = observed.weights();
        int[] places = observed.places();
        int most = weights.maxDegree();
        int length = Math.min(places.length, most + 1);
        DrawTable table = new DrawTable(options.seed(), method, places.length, length);
        Ranks ranks = new Ranks(observed.size(), folded);
        double[] totals = new double[folded ? observed.size() : 0];
        for (int pass = folded ? 0 : 1; pass < 2; pass++) {
            boolean counting = pass == 1;
            for (int from = 0; from < options.permutations(); from += table.chunk()) {
                int draws = Math.min(options.permutations() - from, table.chunk());
                int[] drawn = table.draw(from, from + draws, observed.engine());
                observed.engine().inPlace((places.length + BLOCK - 1) / BLOCK, b -> {
                    double[] raw = new double[most];
                    for (int u = b * BLOCK; u < Math.min(places.length, (b + 1) * BLOCK); u++) {
                        int place = places[u];
                        int degree = weights.degree(place);
                        weights.raw(place, raw);
                        double own = sums[place];
                        double tie = 1e-13 * own; // the same neighbours in another order
                        double mean = folded ? totals[place] / options.permutations() : 0;
                        for (int r = 0; r < draws && degree > 0; r++) {
                            double sum = 0;
                            int next = r * length;
                            for (int k = 0; k < degree; k++) {
                                int id = drawn[next++];
                                if (id == u) {
                                    id = drawn[next++];
                                }
                                for (double[] one : z) {
                                    double d = one[place] - one[places[id]];
                                    sum += raw[k] * (d * d);
                                }
                            }
                            if (!counting) {
                                totals[place] += sum;
                                continue;
                            }
                            ranks.above[place] += sum >= own - tie ? 1 : 0;
                            ranks.below[place] += sum <= own + tie ? 1 : 0;
                            if (folded) {
                                ranks.far[place] += Math.abs(sum - mean) >= Math.abs(own - mean) - tie ? 1 : 0;
                            }
                        }
                    }
                });
            }
        }
        return ranks;
    }

    private static final Association[] ASSOCIATIONS = Association.values();

    /** One answer for each place; NaN where there is none. */
    public static final class Result {
        private final Options options;
        private final PlaceValues c;
        private final PlaceValues p;
        private final PlaceValues adjusted;
        private final byte[] clusters; // ordinals
        private final List<Problem> cautions;

        private Result(Observed observed, Options options) {
            this.options = options;
            LocalOptions test = options.test();
            int size = observed.size();
            Weights weights = observed.weights();
            double[] z = observed.z().clone();
            double deviation = options.deviation(observed);
            for (int i = 0; i < size; i++) {
                z[i] /= deviation;
            }
            double[] own = new double[size];
            double[] tested = new double[size];
            Arrays.fill(own, Double.NaN);
            Arrays.fill(tested, Double.NaN);
            boolean folded = test.alternative() == Alternative.FOLDED;
            double[] sums = sums(observed, z);
            boolean[] alike = new boolean[size];
            if (observed.m2() > 0) {
                Ranks ranks = SquaredDraws.fits(weights)
                        ? new SquaredDraws(observed, METHOD, test.permutations(), test.seed()).ranks(folded)
                        : drawByDraw(observed, METHOD, test, sums, folded, z);
                observed.each(i -> {
                    if (weights.degree(i) > 0) {
                        own[i] = sums[i] * weights.factor(i);
                        tested[i] = test.alternative()
                                .ofCounts(
                                        ranks.above[i], ranks.below[i], folded ? ranks.far[i] : 0, test.permutations());
                        alike[i] = ranks.below[i] < ranks.above[i];
                    }
                });
            }
            double[] lag = observed.rawLag();
            double[] corrected = Significance.adjusted(
                    tested, test.correction() == Correction.NONE ? Correction.FDR : test.correction());
            c = PlaceValues.of(own);
            p = PlaceValues.of(tested);
            adjusted = PlaceValues.of(corrected);
            clusters = new byte[size];
            for (int i = 0; i < size; i++) {
                double judged = test.correction() == Correction.NONE ? tested[i] : corrected[i];
                Association found = !observed.present(i)
                        ? Association.MISSING
                        : weights.degree(i) == 0
                                ? Association.ISLAND
                                : !(judged <= test.alpha())
                                        ? Association.NOT_SIGNIFICANT
                                        : !alike[i]
                                                ? Association.NEGATIVE
                                                : z[i] > 0 && lag[i] > 0
                                                        ? Association.HIGH_HIGH
                                                        : z[i] < 0 && lag[i] < 0
                                                                ? Association.LOW_LOW
                                                                : Association.OTHER_POSITIVE;
                clusters[i] = (byte) found.ordinal();
            }
            observed.warnOfFewPermutations(test.permutations(), test.alternative(), test.correction(), test.alpha());
            cautions = observed.cautions();
        }

        public Options options() {
            return options;
        }

        /** What to tell beside the results. */
        public List<Problem> cautions() {
            return cautions;
        }

        /** How many places there are. */
        public int size() {
            return c.size();
        }

        /** Local Geary. */
        public double c(int place) {
            return c.at(place);
        }

        /** Of the permutations. */
        public double p(int place) {
            return p.at(place);
        }

        /** p after the correction; after FDR where no correction was chosen. */
        public double adjustedP(int place) {
            return adjusted.at(place);
        }

        /** What the unit is where it is significant at alpha after the correction. */
        public Association cluster(int place) {
            return ASSOCIATIONS[clusters[place]];
        }
    }
}
