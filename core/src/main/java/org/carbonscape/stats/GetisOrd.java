package org.carbonscape.stats;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.Problem;
import org.carbonscape.weights.Weights;
import org.carbonscape.weights.Standardisation;

/**
 * Hot and cold spots (Getis and Ord 1992, Ord and Getis 1995). Gi* counts the unit itself among its neighbours with raw
 * weight 1:
 * {@code z = (sum_j w_ij x_j - mean W_i) / (S sqrt((n S1_i - W_i^2) / (n - 1)))}, W_i the sum and S1_i the sum of squares of
 * the weights, S the standard deviation with divisor n. Gi leaves the unit out of neighbours, mean and deviation:
 * denominator {@code S(i) sqrt(((n-1) S1_i - W_i^2) / (n - 2))}. The sum of squared weights makes both right for any weights;
 * row-standardising does not change z.
 *
 * <p>Missing values are left out as units and as neighbours. Gi of a unit without neighbours is NaN; its Gi* compares the
 * unit alone. x may have any sign: cold spots of a net flux are sinks.
 */
public final class GetisOrd {
    /**
     * Variants.
     *
     * @param star         whether the unit counts among its neighbours (Gi*)
     * @param permutations conditional permutations, 0 = none; where there are some, p is theirs
     * @param draws        whether units share them
     * @param alternative  tails of p
     * @param correction   for the bins
     * @param seed         of the permutations
     */
    public record Options(boolean star, int permutations, Draws draws, Alternative alternative, Correction correction, long seed) {
        public Options {
            if (permutations < 0) {
                throw new IllegalArgumentException(permutations + " permutations");
            }
        }

        /** Gi*, analytic, two-sided, bins after FDR. */
        public static Options defaults() {
            return of(Convention.CARBONSCAPE);
        }

        /** The variants of a tool. */
        public static Options of(Convention convention) {
            Options ours = new Options(true, 0, Draws.SHARED, Alternative.TWO_SIDED, Correction.FDR, 20260101);
            return switch (convention) {
                case CARBONSCAPE -> ours;
                case SPDEP, ARCGIS -> ours.withCorrection(Correction.NONE);
                case ESDA -> new Options(true, 999, Draws.SHARED, Alternative.DIRECTED, Correction.NONE, ours.seed);
                case GEODA -> new Options(true, 999, Draws.INDEPENDENT, Alternative.DIRECTED, Correction.NONE, ours.seed);
            };
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

    private GetisOrd() { }

    /**
     * @param x values by place, NaN = missing
     * @throws org.carbonscape.problem.ProblemException for fewer than 3 units with a value, or an infinite value
     */
    public static Result of(double[] x, Weights weights, Options options, Engine engine) {
        Observed observed = Observed.of(x, weights, Islands.KEEP, 3, "Getis-Ord", engine);
        return new Result(x, observed, options);
    }

    /** One answer for each place; NaN where there is none. */
    public static final class Result {
        private final Options options;
        private final double[] g;
        private final double[] expected;
        private final double[] variance;
        private final double[] z;
        /** Of the permutations; empty where there are none. */
        private final double[] permuted;
        private final List<Problem> cautions;
        /** Made when first asked for: sorting a million p takes longer than finding them. */
        private double[] adjusted = new double[0];

        private Result(double[] x, Observed observed, Options options) {
            this.options = options;
            int size = observed.size();
            g = new double[size];
            expected = new double[size];
            variance = new double[size];
            z = observed.rawLag();
            double mean = observed.sum(i -> x[i] - observed.z()[i]) / observed.n();
            for (int place = 0; place < size; place++) {
                if (!observed.present(place) || !options.star && observed.weights().degree(place) == 0 || observed.m2() == 0) {
                    g[place] = Double.NaN;
                    expected[place] = Double.NaN;
                    variance[place] = Double.NaN;
                    z[place] = Double.NaN;
                }
            }
            observed.each(place -> {
                if (!Double.isNaN(z[place])) {
                    analyse(observed, place, mean);
                }
            });
            permuted = options.permutations > 0 ? permute(observed) : new double[0];
            if (options.permutations == 0) {
                observed.warnOfFewUnits();
            }
            // bins need 99 percent
            observed.warnOfFewPermutations(options.permutations, options.alternative, options.correction, 0.01);
            cautions = observed.cautions();
        }

        private void analyse(Observed observed, int place, double mean) {
            Weights weights = observed.weights();
            double n = observed.n();
            double zi = observed.z()[place];
            double w = weights.rawSum(place);
            double s1 = weights.rawSquares(place);
            double units = n;
            double top = z[place];
            double others = mean;
            double squared = observed.m2();
            if (options.star) {
                w += 1;
                s1 += 1;
                top += zi;
            } else {
                // the others' mean lies zi / (n - 1) below the mean of all
                units = n - 1;
                double shift = zi / units;
                others = mean - shift;
                top += w * shift;
                squared = (observed.m2() * n - zi * zi) / units - shift * shift;
            }
            double spread = units * s1 - w * w;
            if (!(spread > 1e-13 * units * s1) || !(squared > 1e-14 * observed.m2())) {
                z[place] = Double.NaN; // every unit is a neighbour, or all others are equal: nothing to compare
            } else {
                z[place] = top / Math.sqrt(squared * spread / (units - 1));
            }
            double factor = weights.standardisation() == Standardisation.ROW ? 1 / w : 1;
            double total = others * units;
            g[place] = (top + w * others) * factor / total;
            expected[place] = w * factor / units;
            variance[place] = squared * spread / (units - 1) * factor * factor / (total * total);
        }

        private double[] permute(Observed observed) {
            double[] p = new double[observed.size()];
            java.util.Arrays.fill(p, Double.NaN);
            if (observed.m2() == 0) {
                return p;
            }
            boolean folded = options.alternative == Alternative.FOLDED;
            Ranks ranks = Ranks.of(observed, METHOD, options.draws, options.permutations, options.seed, folded);
            observed.each(place -> {
                // without neighbours there is nothing to draw
                if (observed.weights().degree(place) > 0 && !Double.isNaN(z[place])) {
                    p[place] = options.alternative.ofCounts(ranks.above[place], ranks.below[place],
                            folded ? ranks.far[place] : 0, options.permutations);
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
            return z.length;
        }

        /** The statistic as a share: sum of w x over the neighbours by the sum of x; has a meaning where x is not signed. */
        public double g(int place) {
            return g[place];
        }

        /** Mean of the share: W_i / n, for Gi W_i / (n - 1). */
        public double expected(int place) {
            return expected[place];
        }

        /** Variance of the share. */
        public double variance(int place) {
            return variance[place];
        }

        /** The standardised statistic, what other tools call Gi or Gi* itself. */
        public double z(int place) {
            return z[place];
        }

        /** Of the permutations where there are some, else of z under the normal distribution. */
        public double p(int place) {
            return permuted.length > 0 ? permuted[place] : options.alternative.ofZ(z[place]);
        }

        /** p after the correction; after FDR where no correction was chosen. */
        public double adjustedP(int place) {
            return adjusted()[place];
        }

        private synchronized double[] adjusted() {
            if (adjusted.length < z.length) {
                double[] p = new double[z.length];
                java.util.Arrays.setAll(p, this::p);
                adjusted = Significance.adjusted(p, options.correction == Correction.NONE ? Correction.FDR : options.correction);
            }
            return adjusted;
        }

        /** 3, 2, 1: hot spot with 99, 95, 90 percent confidence; -1, -2, -3 cold spot; 0 otherwise or without a test. */
        public int bin(int place) {
            double judged = options.correction == Correction.NONE ? p(place) : adjustedP(place);
            int strength = judged <= 0.01 ? 3 : judged <= 0.05 ? 2 : judged <= 0.1 ? 1 : 0;
            return z[place] > 0 ? strength : z[place] < 0 ? -strength : 0;
        }
    }
}
