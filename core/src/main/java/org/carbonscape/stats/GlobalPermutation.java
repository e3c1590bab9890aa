package org.carbonscape.stats;

import java.util.function.ToDoubleFunction;

/** All values in random order, again and again. Permutation r has a stream of its own, so no thread matters. */
final class GlobalPermutation {
    private static final int BATCH = 8; // permutations that reuse one set of arrays

    private GlobalPermutation() { }

    /** The statistic of the values (by place, 0 at absent places) in each of {@code permutations} random orders. */
    static double[] of(Observed observed, double[] values, int permutations, String method, long seed,
            ToDoubleFunction<double[]> statistic) {
        double[] out = new double[permutations];
        int[] places = observed.places();
        boolean whole = places.length == values.length;
        double[] present = new double[places.length];
        for (int u = 0; u < places.length; u++) {
            present[u] = values[places[u]];
        }
        observed.engine().each((permutations + BATCH - 1) / BATCH, b -> {
            Shuffle shuffle = new Shuffle(present);
            double[] order = new double[present.length];
            double[] byPlace = whole ? order : new double[values.length];
            for (int r = b * BATCH; r < Math.min(permutations, (b + 1) * BATCH); r++) {
                shuffle.into(order, new QuickRandom(seed, method, r));
                if (!whole) {
                    for (int u = 0; u < places.length; u++) {
                        byPlace[places[u]] = order[u];
                    }
                }
                out[r] = statistic.applyAsDouble(byPlace);
            }
        });
        return out;
    }
}
