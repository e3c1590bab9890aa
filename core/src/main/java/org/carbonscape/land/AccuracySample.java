package org.carbonscape.land;

import java.util.List;

/**
 * Places where the map was held against the truth, drawn at random within strata.
 *
 * @param strata  that the places were drawn in; those of a confusion matrix are its map classes
 * @param classes of map and reference
 * @param places  by stratum, map class and reference class: how many
 */
public record AccuracySample(List<String> strata, List<String> classes, long[][][] places) {
    /** Places drawn in a stratum. */
    public long drawn(int stratum) {
        long all = 0;
        for (long[] row : places[stratum]) {
            for (long n : row) {
                all += n;
            }
        }
        return all;
    }
}
