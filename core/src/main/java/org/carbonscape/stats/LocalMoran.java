package org.carbonscape.stats;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Weights;

/**
 * Local Moran's I (Anselin 1995): {@code I_i = z_i / m2 * sum_j w_ij z_j}, z = x - mean, m2 = sum of z^2 over the
 * divisor. The sum of all I_i is S0 times the global I (divisor n).
 *
 * <p>Missing values are left out as units and as neighbours. Units without neighbours stay in mean and m2 but have no
 * test. A value or a lag exactly at the mean lies in no quadrant. Constant values have I = NaN and no clusters.
 */
public final class LocalMoran {
    /** What the sum of squares is divided by. */
    public enum Divisor {
        /** n (Anselin, spdep). */
        N,
        /** n - 1 (GeoDa). Mean and variance are scaled with I, so that z stays what it is. */
        N_MINUS_1,
        /** n - 1 for I, but mean and variance of the divisor n beside it (esda); z compares like with like. */
        N_MINUS_1_ONLY_I,
        /** Without the unit itself, over n - 1 (ArcGIS). */
        LEAVE_ONE_OUT
    }

    /** The randomisation whose mean and variance make z. */
    public enum Moments {
        /** All values move: Anselin 1995 with Sokal's term. */
        TOTAL,
        /**
         * The unit keeps its value, the others move: Sokal 1998. z equals that of Getis-Ord's G_i with the sign of z_i.
         */
        CONDITIONAL
    }

    /**
     * Variants; {@link #of} those of a tool.
     *
     * @param divisor of the sum of squares
     * @param moments for expected, variance, z and the analytic p
     * @param draws   whether units share the permutations
     * @param test    tails, permutations (none = p of z) and correction
     */
    public record Options(Divisor divisor, Moments moments, Draws draws, LocalOptions test) {
        /** Divisor n, conditional moments, enough shared permutations, two-sided, FDR at 0.05. */
        public static Options defaults() {
            return of(Convention.CARBONSCAPE);
        }

        /**
         * The variants of a tool, none of which corrects unless asked to; GeoDa's FDR is
         * {@link Correction#FDR_FIRST_FAILURE}. Seeds do not reproduce a tool's own random numbers.
         */
        public static Options of(Convention convention) {
            LocalOptions test = LocalOptions.of(convention);
            return switch (convention) {
                case CARBONSCAPE -> new Options(Divisor.N, Moments.CONDITIONAL, Draws.SHARED, test);
                case SPDEP -> new Options(Divisor.N, Moments.CONDITIONAL, Draws.INDEPENDENT, test.withPermutations(0));
                case ESDA -> new Options(Divisor.N_MINUS_1_ONLY_I, Moments.CONDITIONAL, Draws.SHARED, test);
                case GEODA -> new Options(Divisor.N_MINUS_1, Moments.CONDITIONAL, Draws.INDEPENDENT, test);
                case ARCGIS ->
                    new Options(Divisor.LEAVE_ONE_OUT, Moments.TOTAL, Draws.INDEPENDENT, test.withPermutations(0));
            };
        }

        /** With a number of permutations in place of {@link EnoughPermutations#AUTO}. */
        Options fitted(double[] x, Weights weights) {
            return withTest(test.fitted(x, weights, draws == Draws.INDEPENDENT));
        }

        public Options withDivisor(Divisor other) {
            return new Options(other, moments, draws, test);
        }

        public Options withMoments(Moments other) {
            return new Options(divisor, other, draws, test);
        }

        public Options withDraws(Draws other) {
            return new Options(divisor, moments, other, test);
        }

        public Options withTest(LocalOptions other) {
            return new Options(divisor, moments, draws, other);
        }

        public Options withPermutations(int count) {
            return withTest(test.withPermutations(count));
        }

        public Options withSeed(long other) {
            return withTest(test.withSeed(other));
        }
    }

    private static final String METHOD = "local-moran";

    private LocalMoran() {}

    /**
     * @param x       values by place, NaN = missing
     * @param weights usually row-standardised
     * @throws org.carbonscape.problem.ProblemException for fewer than 3 units with a value, or an infinite value
     */
    public static Result of(double[] x, Weights weights, Options options, Engine engine) {
        Observed observed = Observed.of(x, weights, Islands.KEEP, 3, "local Moran", engine);
        return new Result(observed, options.fitted(x, weights));
    }

    /**
     * One answer for each place; NaN where there is none. What follows from value and lag is worked out when asked for.
     */
    public static final class Result {
        private final Options options;
        private final Weights weights; // among the units with a value
        private final double n;
        private final double m2;
        private final double b2;
        private final PlaceValues z;
        private final PlaceValues lag;
        /** Of the permutations; empty where there are none. */
        private final PlaceValues permuted;

        private final byte[] state; // 0 tested, 1 island, 2 missing
        private final double scale;
        private final double toMoments; // I of the divisor of mean and variance
        private final List<Problem> cautions;
        /** Made when first asked for: sorting a million p takes longer than finding them. */
        private PlaceValues adjusted = PlaceValues.of(new double[0]);

        private Result(Observed observed, Options options) {
            this.options = options;
            int size = observed.size();
            weights = observed.weights();
            n = observed.n();
            m2 = observed.m2();
            b2 = observed.b2();
            z = PlaceValues.of(observed.z());
            double[] lags = observed.rawLag();
            state = new byte[size];
            scale = Math.sqrt(m2);
            toMoments = options.divisor == Divisor.N_MINUS_1_ONLY_I ? n / (n - 1.0) : 1;
            for (int place = 0; place < size; place++) {
                state[place] = (byte) (!observed.present(place) ? 2 : weights.degree(place) == 0 ? 1 : 0);
                if (state[place] != 0) {
                    lags[place] = Double.NaN;
                }
            }
            observed.each(place -> lags[place] *= weights.factor(place));
            lag = PlaceValues.of(lags);
            permuted = PlaceValues.of(options.test.permutations() > 0 ? permute(observed) : new double[0]);
            if (options.test.permutations() == 0) {
                observed.warnOfFewUnits();
            }
            observed.warnOfFewPermutations(
                    options.test.permutations(),
                    options.test.alternative(),
                    options.test.correction(),
                    options.test.alpha());
            cautions = observed.cautions();
        }

        private double[] permute(Observed observed) {
            double[] p = new double[observed.size()];
            Arrays.fill(p, Double.NaN);
            if (observed.m2() == 0) {
                return p;
            }
            boolean folded = options.test.alternative() == Alternative.FOLDED;
            Ranks ranks =
                    options.draws.ranks(observed, METHOD, options.test.permutations(), options.test.seed(), folded);
            observed.each(place -> {
                if (state[place] == 0) {
                    int above = ranks.above[place];
                    int below = ranks.below[place];
                    int far = folded ? ranks.far[place] : 0;
                    int all = options.test.permutations();
                    // I falls as the lag rises where the unit is below the mean; at the mean I is always 0
                    double value = z.at(place);
                    p[place] = value > 0
                            ? options.test.alternative().ofCounts(above, below, far, all)
                            : value < 0
                                    ? options.test.alternative().ofCounts(below, above, far, all)
                                    : options.test.alternative().ofCounts(all, all, all, all);
                }
            });
            return p;
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
            return z.size();
        }

        /** Local Moran's I. */
        public double i(int place) {
            return state[place] == 0 ? z.at(place) / unitVariance(place) * lag.at(place) : Double.NaN;
        }

        private double unitVariance(int place) {
            return switch (options.divisor) {
                case N -> m2;
                case N_MINUS_1, N_MINUS_1_ONLY_I -> m2 * n / (n - 1);
                case LEAVE_ONE_OUT -> (m2 * n - z.at(place) * z.at(place)) / (n - 1);
            };
        }

        /** Moments are those of the divisor n, scaled like I itself. */
        private double toDivisor(int place) {
            return options.divisor == Divisor.N_MINUS_1_ONLY_I ? 1 : m2 / unitVariance(place);
        }

        /** Mean of I under the chosen randomisation. */
        public double expected(int place) {
            if (state[place] != 0) {
                return Double.NaN;
            }
            double w = weights.rawSum(place) * weights.factor(place);
            double zi = z.at(place);
            return (options.moments == Moments.CONDITIONAL ? -zi * zi * w / ((n - 1) * m2) : -w / (n - 1))
                    * toDivisor(place);
        }

        /** Variance of I under the chosen randomisation. */
        public double variance(int place) {
            if (state[place] != 0) {
                return Double.NaN;
            }
            double factor = weights.factor(place);
            double w = weights.rawSum(place) * factor;
            double w2 = weights.rawSquares(place) * factor * factor;
            double zi = z.at(place);
            double toN = toDivisor(place);
            if (options.moments == Moments.CONDITIONAL) {
                double a = zi / m2 * toN;
                return a * a * (n / (n - 2)) * (w2 - w * w / (n - 1)) * (m2 - zi * zi / (n - 1));
            }
            return (w2 * (n - b2) / (n - 1)
                            + (w * w - w2) * (2 * b2 - n) / ((n - 1) * (n - 2))
                            - w * w / ((n - 1) * (n - 1)))
                    * toN
                    * toN;
        }

        /** (I - expected) / square root of the variance, all of one divisor; NaN where the variance is 0. */
        public double z(int place) {
            double v = variance(place);
            return v > 0 ? (i(place) * toMoments - expected(place)) / Math.sqrt(v) : Double.NaN;
        }

        /** The p clusters are judged by: of the permutations where there are some, else the analytic one. */
        public double p(int place) {
            return permuted.size() > 0 ? permuted.at(place) : analyticP(place);
        }

        /** p of z under the normal distribution. */
        public double analyticP(int place) {
            return options.test.alternative().ofZ(z(place));
        }

        /** p after the correction; after FDR where no correction was chosen. */
        public double adjustedP(int place) {
            return adjusted().at(place);
        }

        private synchronized PlaceValues adjusted() {
            if (adjusted.size() < z.size()) {
                double[] p = new double[z.size()];
                Arrays.setAll(p, this::p);
                adjusted = PlaceValues.of(Significance.adjusted(
                        p, options.test.correction() == Correction.NONE ? Correction.FDR : options.test.correction()));
            }
            return adjusted;
        }

        /** (x - mean) / standard deviation with divisor n: the x axis of the Moran scatter plot. */
        public double standardised(int place) {
            return state[place] == 2 ? Double.NaN : z.at(place) / scale;
        }

        /** Weighted sum of the neighbours' standardised values: the y axis of the Moran scatter plot. */
        public double lag(int place) {
            return lag.at(place) / scale;
        }

        /** Where the unit lies on the Moran scatter plot, significant or not. */
        public Quadrant quadrant(int place) {
            return state[place] == 2
                    ? Quadrant.MISSING
                    : state[place] == 1 ? Quadrant.ISLAND : Quadrant.of(z.at(place), lag.at(place));
        }

        /** The quadrant where the unit is significant at alpha after the correction. */
        public Quadrant cluster(int place) {
            if (state[place] != 0) {
                return quadrant(place);
            }
            double judged = options.test.correction() == Correction.NONE ? p(place) : adjustedP(place);
            return judged <= options.test.alpha() ? quadrant(place) : Quadrant.NOT_SIGNIFICANT;
        }
    }
}
