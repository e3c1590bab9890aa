package org.carbonscape.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.carbonscape.weights.Weights;

/**
 * How many permutations a statistic takes where that is left to the number of units. The least p of R
 * permutations is 1/(R+1), two-sided 2/(R+1); one unit of n passes the correction at alpha only where that is at most
 * alpha/n. So R = n/alpha - 1, twice n for two sides, but at least 9,999 and at most 999,999.
 *
 * <p>Shared draws make them nearly free where units share their weights' pattern; local Geary then costs units x
 * the square root of the permutations, which stay below 1e8, and of several variables units x permutations, which stay
 * below 1e10. Where units do not share it (weights by distance) the cost grows with units,
 * permutations and neighbours: their product stays below 5e8. R is never below 999. A correction that then cannot be
 * met is told as a caution.
 */
public final class EnoughPermutations {
    /** In options: as many as the number of units asks for. */
    public static final int AUTO = -1;

    /** As a user writes it. */
    public static final String WORD = "auto";

    /** The strictest level of the bins. */
    public static final double STRICTEST_BIN = 0.01;

    private static final int LEAST = 9_999;
    private static final int MOST = 999_999;
    private static final double MOST_PRODUCTS = 1e10;
    private static final double MOST_PARTS = 1e8;
    private static final double MOST_WORK = 5e8;
    private static final long MANY_SHUFFLED = 100_000;

    private EnoughPermutations() {}

    /**
     * Of global statistics: a shuffle moves all values, and on so many units p of the normal distribution is as good.
     */
    static int ofShuffles(long units) {
        return units > MANY_SHUFFLED ? 99 : 999;
    }

    /** The same for so many values as are not missing. */
    static int ofShuffles(double[] values) {
        return ofShuffles(Arrays.stream(values).filter(v -> !Double.isNaN(v)).count());
    }

    /** Units with a value and a neighbour. */
    static long tests(double[] values, Weights weights) {
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]) && weights.degree(i) > 0)
                .count();
    }

    /**
     * @param tests units with a test
     * @param own whether each unit goes through all draws by itself, whatever the weights: independent draws, local
     *     Geary of several variables
     */
    public static int of(
            long tests, Alternative alternative, Correction correction, double alpha, Weights weights, boolean own) {
        long needed = correction == Correction.NONE
                ? LEAST
                : (long) Math.ceil((alternative == Alternative.TWO_SIDED ? 2 : 1) * tests / alpha) - 1;
        long permutations = Math.min(MOST, Math.max(LEAST, needed));
        if (own && weights.binary()) {
            permutations = Math.min(permutations, Math.max(999, (long) (MOST_PRODUCTS / Math.max(1, tests))));
        } else if (!weights.binary()) {
            double links = Math.max(1, weights.summary().links());
            permutations = Math.min(permutations, Math.max(999, (long) (MOST_WORK / links)));
        }
        return (int) permutations;
    }

    /** Of local Geary, whose units look at about the square root of the draws, each: see {@code PointStrips}. */
    static int ofTrees(long tests, Alternative alternative, Correction correction, double alpha, Weights weights) {
        double side = MOST_PARTS / Math.max(1, tests);
        return Math.min(
                of(tests, alternative, correction, alpha, weights, false),
                Math.max(of(tests, alternative, correction, alpha, weights, true), (int) Math.min(MOST, side * side)));
    }
}
