package org.carbonscape.land;

import java.util.List;
import java.util.Map;

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

    /**
     * The same with classes under other names, of which those that become one are counted together.
     *
     * @param names    by name of a class
     * @param strataToo whether the strata are map classes
     */
    public AccuracySample renamed(Map<String, String> names, boolean strataToo) {
        List<String> layers = strataToo ? strata.stream().map(names::get).toList() : strata;
        List<String> called = classes.stream().map(names::get).toList();
        List<String> ownLayers = layers.stream().distinct().toList();
        List<String> own = called.stream().distinct().toList();
        long[][][] joined = new long[ownLayers.size()][own.size()][own.size()];
        for (int h = 0; h < layers.size(); h++) {
            for (int i = 0; i < called.size(); i++) {
                for (int k = 0; k < called.size(); k++) {
                    joined[ownLayers.indexOf(layers.get(h))][own.indexOf(called.get(i))][own.indexOf(called.get(k))] +=
                            places[h][i][k];
                }
            }
        }
        return new AccuracySample(ownLayers, own, joined);
    }
}
