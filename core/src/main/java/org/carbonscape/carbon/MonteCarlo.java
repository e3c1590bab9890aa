package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.engine.RandomStream;

/**
 * Uncertainty of sums by drawing (IPCC 2006, Vol 1 Ch 3, approach 2), where errors are large or lopsided. A term is
 * drawn once for all its land, units and years (fully correlated), so that units and region are of one piece; terms are
 * independent of each other. Up to U = 30 % a term is normal with standard deviation U/1.96; beyond, it is lognormal
 * with the same mean and standard deviation, which keeps its sign. The same seed gives the same numbers anywhere.
 * Immutable.
 */
public final class MonteCarlo {
    /** Fewer say little about a quantile of 2.5 %. */
    public static final int LEAST_DRAWS = 100;
    /** Beyond this a normal distribution would reach zero too often (percent). */
    private static final double NORMAL_UP_TO = 30;

    private static final double HALF_WIDTH_IN_DEVIATIONS = 1.959963984540054;

    /**
     * A summand.
     *
     * @param name    of what is uncertain: terms of one name are drawn together
     * @param percent U: half the width of the 95 % interval in percent of the estimate; 0 = certain
     */
    public record Term(String name, double estimate, double percent) {
        public Term {
            if (!Double.isFinite(estimate) || !(percent >= 0) || Double.isInfinite(percent)) {
                throw new IllegalArgumentException("not a term: " + name + " " + estimate + " +- " + percent + " %");
            }
        }
    }

    /** Share of a term in the spread of the total: its squared rank correlation with it, all shares adding to 1. */
    public record Contribution(String name, double share) {}

    /**
     * The drawn totals.
     *
     * @param low  2.5 % of them lie below
     * @param high 97.5 % of them lie below
     */
    public record Result(double mean, double median, double low, double high) {}

    private final int draws;
    /** By name: each draw over the estimate. Certain terms are not drawn. */
    private final Map<String, double[]> relative;

    private MonteCarlo(int draws, Map<String, double[]> relative) {
        this.draws = draws;
        this.relative = relative;
    }

    /**
     * Draws what is uncertain.
     *
     * @param terms whatever sums will be made of, each name once; their estimates do not matter
     * @param draws at least {@value #LEAST_DRAWS}; 10,000 and more for publication
     */
    public static MonteCarlo of(List<Term> terms, int draws, long seed) {
        if (draws < LEAST_DRAWS) {
            throw new IllegalArgumentException("at least " + LEAST_DRAWS + " draws, not " + draws);
        }
        Map<String, double[]> relative = new HashMap<>();
        for (int t = 0; t < terms.size(); t++) {
            Term term = terms.get(t);
            if (term.percent > 0
                    && relative.put(
                                    term.name,
                                    draw(term.percent, draws, RandomStream.of(seed, "carbon-uncertainty", t)))
                            != null) {
                throw new IllegalArgumentException("two terms are called " + term.name);
            }
        }
        return new MonteCarlo(draws, relative);
    }

    /** The distribution of a sum of terms drawn before. */
    public Result ofSum(List<Term> terms) {
        double[] sorted = totals(terms);
        double sum = 0;
        for (double total : sorted) {
            sum += total;
        }
        Arrays.sort(sorted);
        return new Result(sum / draws, quantile(sorted, 0.5), quantile(sorted, 0.025), quantile(sorted, 0.975));
    }

    private double[] totals(List<Term> terms) {
        double[] totals = new double[draws];
        for (Term term : terms) {
            double[] times = drawn(term);
            for (int d = 0; d < draws; d++) {
                totals[d] += times.length == 0 ? term.estimate : term.estimate * times[d];
            }
        }
        return totals;
    }

    /** Nothing for a certain term. */
    private double[] drawn(Term term) {
        double[] times = term.percent == 0 ? new double[0] : relative.get(term.name);
        if (times == null) {
            throw new IllegalArgumentException("the term " + term.name + " was not drawn");
        }
        return times;
    }

    private static double[] draw(double percent, int draws, UniformRandomProvider random) {
        double[] values = new double[draws];
        double relative = percent / 100 / HALF_WIDTH_IN_DEVIATIONS;
        double logVariance = StrictMath.log1p(relative * relative);
        for (int d = 0; d < draws; d++) {
            // Box and Muller; StrictMath, since the last digits of Math differ between machines
            double z = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                    * StrictMath.cos(2 * Math.PI * random.nextDouble());
            values[d] = percent <= NORMAL_UP_TO
                    ? 1 + relative * z
                    : StrictMath.exp(Math.sqrt(logVariance) * z - logVariance / 2);
        }
        return values;
    }

    /** Linear between order statistics (type 7). */
    private static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** What each term has in the spread of their sum, in their order; NaN where nothing is uncertain. */
    public List<Contribution> contributions(List<Term> terms) {
        double[] totalRanks = ranks(totals(terms));
        double[] shares = new double[terms.size()];
        double all = 0;
        for (int t = 0; t < shares.length; t++) {
            double[] times = drawn(terms.get(t));
            // a negative term falls where its draw rises: squared, the sign does not matter
            double rho = times.length == 0 || terms.get(t).estimate == 0 ? 0 : correlation(ranks(times), totalRanks);
            shares[t] = rho * rho;
            all += shares[t];
        }
        List<Contribution> out = new ArrayList<>();
        for (int t = 0; t < shares.length; t++) {
            out.add(new Contribution(terms.get(t).name, all == 0 ? Double.NaN : shares[t] / all));
        }
        return List.copyOf(out);
    }

    /** Ties, which continuous draws do not have, keep the order of the draws. */
    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] ranks = new double[values.length];
        for (int i = 0; i < order.length; i++) {
            ranks[order[i]] = i;
        }
        return ranks;
    }

    private static double correlation(double[] a, double[] b) {
        double mean = (a.length - 1) / 2.0;
        double ab = 0;
        double aa = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
        }
        return ab / aa;
    }
}
