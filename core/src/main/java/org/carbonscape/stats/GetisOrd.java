package org.carbonscape.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Weights;

/**
 * Hot and cold spots (Getis and Ord 1992, Ord and Getis 1995). Gi* counts the unit itself among its neighbours with raw
 * weight 1:
 * {@code z = (sum_j w_ij x_j - mean W_i) / (S sqrt((n S1_i - W_i^2) / (n - 1)))}, W_i the sum and S1_i the sum of
 * squares of the weights, S the standard deviation with divisor n. Gi leaves the unit out of neighbours, mean and
 * deviation: denominator {@code S(i) sqrt(((n-1) S1_i - W_i^2) / (n - 2))}. The sum of squared weights makes both right
 * for any weights; standardising does not change z.
 *
 * <p>p is that of conditional permutation by default: on skewed values the normal distribution finds spots in mere
 * noise ({@link NearNormal} says where; log-normal noise of sigma 1.5 on 400 cells: 94 maps of 100 after FDR, with
 * permutations 10).
 *
 * <p>Missing values are left out as units and as neighbours. Gi of a unit without neighbours is NaN; its Gi* compares
 * the unit alone. x may have any sign: cold spots of net emissions are sinks.
 */
public final class GetisOrd {
    /**
     * Variants.
     *
     * @param star         whether the unit counts among its neighbours (Gi*)
     * @param permutations conditional permutations, 0 = none; where there are some, p is theirs; {@link
     *                     EnoughPermutations#AUTO} = as many as {@link EnoughPermutations} says
     * @param draws        whether units share them
     * @param alternative  tails of p
     * @param correction   for the bins
     * @param seed         of the permutations
     */
    public record Options(
            boolean star, int permutations, Draws draws, Alternative alternative, Correction correction, long seed) {
        public Options {
            if (permutations < EnoughPermutations.AUTO) {
                throw new IllegalArgumentException(permutations + " permutations");
            }
        }

        /** Gi*, as many permutations as needed, two-sided, bins after FDR. */
        public static Options defaults() {
            return of(Convention.CARBONSCAPE);
        }

        /** The variants of a tool. */
        public static Options of(Convention convention) {
            Options ours = new Options(
                    true, EnoughPermutations.AUTO, Draws.SHARED, Alternative.TWO_SIDED, Correction.FDR, 20260101);
            return switch (convention) {
                case CARBONSCAPE -> ours;
                case SPDEP, ARCGIS -> ours.withPermutations(0).withCorrection(Correction.NONE);
                case ESDA -> new Options(true, 999, Draws.SHARED, Alternative.DIRECTED, Correction.NONE, ours.seed);
                case GEODA ->
                    new Options(true, 999, Draws.INDEPENDENT, Alternative.DIRECTED, Correction.NONE, ours.seed);
            };
        }

        /** With a number of permutations in place of {@link EnoughPermutations#AUTO}. */
        Options fitted(double[] x, Weights weights) {
            return permutations != EnoughPermutations.AUTO
                    ? this
                    : withPermutations(EnoughPermutations.of(
                            EnoughPermutations.tests(x, weights),
                            alternative,
                            correction,
                            EnoughPermutations.STRICTEST_BIN,
                            weights,
                            draws == Draws.INDEPENDENT));
        }

        public Options withStar(boolean other) {
            return new Options(other, permutations, draws, alternative, correction, seed);
        }

        public Options withPermutations(int count) {
            return new Options(star, count, draws, alternative, correction, seed);
        }

        public Options withDraws(Draws other) {
            return new Options(star, permutations, other, alternative, correction, seed);
        }

        public Options withAlternative(Alternative other) {
            return new Options(star, permutations, draws, other, correction, seed);
        }

        public Options withCorrection(Correction other) {
            return new Options(star, permutations, draws, alternative, other, seed);
        }

        public Options withSeed(long other) {
            return new Options(star, permutations, draws, alternative, correction, other);
        }
    }

    private static final String METHOD = "getis-ord";
    /** Units in the last place within which a sum that its mean is added back to is 0: no emissions, not -1E-18. */
    private static final int DUST = 16;

    private GetisOrd() {}

    /**
     * @param x values by place, NaN = missing
     * @throws org.carbonscape.problem.ProblemException for fewer than 3 units with a value, or an infinite value
     */
    public static Result of(double[] x, Weights weights, Options options, Engine engine) {
        return of(x, weights, List.of(options), engine).get(0);
    }

    /**
     * As options ask for it, and beside it the other one, Gi or Gi*: what their permutations move, the neighbours' sum,
     * is the same, so both are judged by the same draws.
     */
    public static List<Result> both(double[] x, Weights weights, Options options, Engine engine) {
        return of(x, weights, List.of(options, options.withStar(!options.star)), engine);
    }

    private static List<Result> of(double[] x, Weights weights, List<Options> runs, Engine engine) {
        List<Result> results = new ArrayList<>();
        Optional<Ranks> ranks = Optional.empty();
        for (Options options : runs) {
            Observed observed = Observed.of(x, weights, Islands.KEEP, 3, "Getis-Ord", engine);
            if (options.star && outweighs(weights)) {
                observed.caution(Problem.of(ProblemCode.STATS_C13_SELF_OUTWEIGHS, Argument.WEIGHTS));
            }
            Options own = options.permutations == EnoughPermutations.AUTO ? fitted(x, observed, options) : options;
            if (ranks.isEmpty() && own.permutations > 0 && observed.m2() > 0) {
                boolean folded = own.alternative == Alternative.FOLDED;
                ranks = Optional.of(own.draws.ranks(observed, METHOD, own.permutations, own.seed, folded));
            }
            results.add(new Result(x, observed, own, ranks));
        }
        return results;
    }

    /** Whether raw weights are those of standardised rows, which a file may hold. */
    private static boolean outweighs(Weights weights) {
        return !weights.binary()
                && weights.maxDegree() > 1
                && IntStream.range(0, weights.size())
                        .filter(i -> weights.degree(i) > 0)
                        .allMatch(i -> Math.abs(weights.rawSum(i) - 1) < 1e-6);
    }

    /**
     * Permutations are nearly free where weights within a row are equal. Where they are not, many units get fewer than
     * could pass the correction; sums near to normal then keep their normal p.
     */
    static Options fitted(double[] x, Observed observed, Options options) {
        Options enough = options.fitted(x, observed.weights());
        boolean tooFew = options.correction != Correction.NONE
                && options.alternative.least(enough.permutations) > EnoughPermutations.STRICTEST_BIN / observed.n();
        return tooFew && !observed.weights().binary() && NearNormal.of(observed).good()
                ? options.withPermutations(0)
                : enough;
    }

    /** One answer for each place; NaN where there is none. */
    public static final class Result {
        private final Options options;
        private final Weights weights; // among the units with a value
        private final double n;
        private final double m2;
        private final double mean;
        private final PlaceValues own; // value less the mean
        private final PlaceValues lag; // raw weights; NaN without a test
        /** Of the permutations; empty where there are none. */
        private final PlaceValues permuted;

        private final List<Problem> cautions;
        /** Made when first asked for: sorting a million p takes longer than finding them. */
        private PlaceValues adjusted = PlaceValues.of(new double[0]);

        private Result(double[] x, Observed observed, Options options, Optional<Ranks> ranks) {
            this.options = options;
            weights = observed.weights();
            n = observed.n();
            m2 = observed.m2();
            double[] values = observed.z();
            double[] lags = observed.rawLag();
            int least = leastOf(x, observed);
            mean = x[least] - values[least]; // where x is 0 nothing is rounded: neighbours of nothing add up to nothing
            for (int place = 0; place < lags.length; place++) {
                if (!observed.present(place) || !options.star && weights.degree(place) == 0 || m2 == 0) {
                    lags[place] = Double.NaN;
                }
            }
            own = PlaceValues.of(values);
            lag = PlaceValues.of(lags);
            permuted = PlaceValues.of(options.permutations > 0 ? permute(observed, ranks) : new double[0]);
            if (options.permutations == 0) {
                observed.warnOfFewUnits();
                NearNormal.of(observed).warn(observed);
            }
            // bins need 99 percent
            observed.warnOfFewPermutations(options.permutations, options.alternative, options.correction, 0.01);
            cautions = observed.cautions();
        }

        private static int leastOf(double[] x, Observed observed) {
            return IntStream.range(0, x.length)
                    .filter(observed::present)
                    .reduce((a, b) -> Math.abs(x[b]) < Math.abs(x[a]) ? b : a)
                    .orElseThrow();
        }

        /** Units compared with: for Gi all but the unit itself. */
        private double units() {
            return options.star ? n : n - 1;
        }

        /** How far the mean of those units lies below the mean of all. */
        private double shift(int place) {
            return options.star ? 0 : own.at(place) / (n - 1);
        }

        private double weight(int place) {
            return weights.rawSum(place) + (options.star ? 1 : 0);
        }

        /** Weighted sum less what it would be if all were at the mean of those units. */
        private double top(int place) {
            return options.star ? lag.at(place) + own.at(place) : lag.at(place) + weights.rawSum(place) * shift(place);
        }

        /** Their variance. */
        private double squared(int place) {
            return options.star ? m2 : (m2 * n - own.at(place) * own.at(place)) / (n - 1) - shift(place) * shift(place);
        }

        private double spread(int place) {
            double w = weight(place);
            return units() * (weights.rawSquares(place) + (options.star ? 1 : 0)) - w * w;
        }

        /** What turns a raw weight into a standardised one, for Gi* with the unit itself in its row. */
        private double factor(int place) {
            return options.star ? weights.factorWithSelf(place) : weights.factor(place);
        }

        private double total(int place) {
            return (mean - shift(place)) * units();
        }

        /** @param found empty where all values are the same */
        private double[] permute(Observed observed, Optional<Ranks> found) {
            double[] p = new double[observed.size()];
            Arrays.fill(p, Double.NaN);
            boolean folded = options.alternative == Alternative.FOLDED;
            found.ifPresent(ranks -> observed.each(place -> {
                // without neighbours there is nothing to draw
                if (weights.degree(place) > 0 && !Double.isNaN(z(place))) {
                    p[place] = options.alternative.ofCounts(
                            ranks.above[place],
                            ranks.below[place],
                            folded ? ranks.far[place] : 0,
                            options.permutations);
                }
            }));
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
            return lag.size();
        }

        /**
         * The statistic as a share: sum of w x over the neighbours by the sum of x; has a meaning where x is not
         * signed.
         */
        public double g(int place) {
            if (Double.isNaN(lag.at(place))) {
                return Double.NaN;
            }
            double added = weight(place) * (mean - shift(place)); // what deviations from the mean took away
            double sum = top(place) + added;
            return Math.abs(sum) <= DUST * Math.ulp(added) ? 0 : sum * factor(place) / total(place);
        }

        /** Mean of the share: W_i / n, for Gi W_i / (n - 1). */
        public double expected(int place) {
            return Double.isNaN(lag.at(place)) ? Double.NaN : weight(place) * factor(place) / units();
        }

        /** Variance of the share. */
        public double variance(int place) {
            double factor = factor(place);
            double total = total(place);
            return Double.isNaN(lag.at(place))
                    ? Double.NaN
                    : squared(place) * spread(place) / (units() - 1) * factor * factor / (total * total);
        }

        /** The standardised statistic, what other tools call Gi or Gi* itself. */
        public double z(int place) {
            double spread = spread(place);
            double squared = squared(place);
            if (Double.isNaN(lag.at(place))
                    || !(spread > 1e-13 * units() * (weights.rawSquares(place) + (options.star ? 1 : 0)))
                    || !(squared > 1e-14 * m2)) {
                return Double.NaN; // no test; or every unit is a neighbour, or all others are equal: nothing to compare
            }
            return top(place) / Math.sqrt(squared * spread / (units() - 1));
        }

        /** Of the permutations where there are some, else of z under the normal distribution. */
        public double p(int place) {
            return permuted.size() > 0 ? permuted.at(place) : options.alternative.ofZ(z(place));
        }

        /** p after the correction; after FDR where no correction was chosen. */
        public double adjustedP(int place) {
            return adjusted().at(place);
        }

        private synchronized PlaceValues adjusted() {
            if (adjusted.size() < lag.size()) {
                double[] p = new double[lag.size()];
                Arrays.setAll(p, this::p);
                adjusted = PlaceValues.of(Significance.adjusted(
                        p, options.correction == Correction.NONE ? Correction.FDR : options.correction));
            }
            return adjusted;
        }

        /**
         * 3, 2, 1: hot spot with 99, 95, 90 percent confidence; -1, -2, -3 cold spot; 0 otherwise or without a test.
         */
        public int bin(int place) {
            double judged = options.correction == Correction.NONE ? p(place) : adjustedP(place);
            int strength = judged <= 0.01 ? 3 : judged <= 0.05 ? 2 : judged <= 0.1 ? 1 : 0;
            double z = z(place);
            return z > 0 ? strength : z < 0 ? -strength : 0;
        }
    }
}
