package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.engine.RandomStream;

/**
 * Uncertainty of a sum by drawing (IPCC 2006, Vol 1 Ch 3, approach 2), where errors are large or lopsided. A term is
 * drawn once for all its land and units (fully correlated), terms are independent of each other. Up to U = 30 % a term
 * is normal with standard deviation U/1.96; beyond, it is lognormal with the same mean and standard deviation, which
 * keeps its sign. The same seed gives the same numbers anywhere.
 */
public final class MonteCarlo {
    /** Beyond this a normal distribution would reach zero too often (percent). */
    private static final double NORMAL_UP_TO = 30;

    private static final double HALF_WIDTH_IN_DEVIATIONS = 1.959963984540054;

    /**
     * A summand.
     *
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
     * @param low           2.5 % of them lie below
     * @param high          97.5 % of them lie below
     * @param contributions in the order of the terms; NaN where nothing is uncertain
     */
    public record Result(double mean, double median, double low, double high, List<Contribution> contributions) {}

    private MonteCarlo() {}

    /**
     * Draws the sum.
     *
     * @param draws at least 100; 10,000 and more for publication
     */
    public static Result ofSum(List<Term> terms, int draws, long seed) {
        if (draws < 100) {
            throw new IllegalArgumentException("at least 100 draws, not " + draws);
        }
        double[][] drawn = new double[terms.size()][];
        double[] totals = new double[draws];
        for (int t = 0; t < drawn.length; t++) {
            drawn[t] = draw(terms.get(t), draws, RandomStream.of(seed, "carbon-uncertainty", t));
            for (int d = 0; d < draws; d++) {
                totals[d] += drawn[t][d];
            }
        }
        double sum = 0;
        for (double total : totals) {
            sum += total;
        }
        double[] sorted = totals.clone();
        Arrays.sort(sorted);
        return new Result(
                sum / draws,
                quantile(sorted, 0.5),
                quantile(sorted, 0.025),
                quantile(sorted, 0.975),
                contributions(terms, drawn, totals));
    }

    private static double[] draw(Term term, int draws, UniformRandomProvider random) {
        double[] values = new double[draws];
        double relative = term.percent / 100 / HALF_WIDTH_IN_DEVIATIONS;
        double logVariance = StrictMath.log1p(relative * relative);
        for (int d = 0; d < draws; d++) {
            // Box and Muller; StrictMath, since the last digits of Math differ between machines
            double z = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                    * StrictMath.cos(2 * Math.PI * random.nextDouble());
            values[d] = term.percent <= NORMAL_UP_TO
                    ? term.estimate * (1 + relative * z)
                    : term.estimate * StrictMath.exp(Math.sqrt(logVariance) * z - logVariance / 2);
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

    private static List<Contribution> contributions(List<Term> terms, double[][] drawn, double[] totals) {
        double[] totalRanks = ranks(totals);
        double[] shares = new double[drawn.length];
        double all = 0;
        for (int t = 0; t < drawn.length; t++) {
            boolean certain = terms.get(t).percent == 0 || terms.get(t).estimate == 0;
            double rho = certain ? 0 : correlation(ranks(drawn[t]), totalRanks);
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
