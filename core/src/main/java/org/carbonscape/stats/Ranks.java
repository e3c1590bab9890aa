package org.carbonscape.stats;

/** How many of a unit's permuted values lie at or above its observed one, at or below, and at least as far from their mean. */
final class Ranks {
    final int[] above;
    final int[] below;
    /** Filled only where the folded alternative is asked for, else empty. */
    final int[] far;

    Ranks(int size, boolean folded) {
        above = new int[size];
        below = new int[size];
        far = new int[folded ? size : 0];
    }

    /** Ranks of each unit's sum over its neighbours under conditional permutation. */
    static Ranks of(Observed observed, String method, Draws draws, int permutations, long seed, boolean folded) {
        if (observed.weights().binary()) {
            long[] sums = observed.neighbourSums();
            return draws == Draws.SHARED
                    ? new SharedDraws(observed, method, permutations, seed).ofWholeSums(sums, folded)
                    : new IndependentDraws(observed, method, permutations, seed).ofWholeSums(sums, folded);
        }
        double[] sums = observed.rawLag();
        return draws == Draws.SHARED
                ? new SharedDraws(observed, method, permutations, seed).ofWeightedSums(sums, folded)
                : new IndependentDraws(observed, method, permutations, seed).ofWeightedSums(sums, folded);
    }
}
