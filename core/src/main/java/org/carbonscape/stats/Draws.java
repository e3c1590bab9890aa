package org.carbonscape.stats;

import org.carbonscape.stats.draw.Ranks;

/** How the values of a unit's neighbours are drawn under conditional permutation. */
public enum Draws {
    /**
     * One table of draws for all units (esda and GeoDa's lookup do the same). Costs almost nothing, so make many: the
     * Monte Carlo error of the table is common to all units and moves the number of significant ones together (about
     * 3 percent at 999 draws).
     */
    SHARED,
    /** Draws of its own for each unit: slow, n R k random reads. */
    INDEPENDENT;

    /** Ranks of each unit's sum over its neighbours under conditional permutation. */
    Ranks ranks(Observed observed, String method, int permutations, long seed, boolean folded) {
        if (observed.weights().binary()) {
            long[] sums = observed.neighbourSums();
            return this == SHARED
                    ? new SharedDraws(observed, method, permutations, seed).ofWholeSums(sums, folded)
                    : new IndependentDraws(observed, method, permutations, seed).ofWholeSums(sums, folded);
        }
        double[] sums = observed.rawLag();
        return this == SHARED
                ? new SharedDraws(observed, method, permutations, seed).ofWeightedSums(sums, folded)
                : new IndependentDraws(observed, method, permutations, seed).ofWeightedSums(sums, folded);
    }
}
