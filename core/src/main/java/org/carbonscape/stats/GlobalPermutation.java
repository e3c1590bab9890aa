package org.carbonscape.stats;

import java.util.function.ToDoubleFunction;

/** All values in random order, again and again. Permutation r has a stream of its own. */
final class GlobalPermutation {
    /** Permutations that reuse one set of arrays, each going on from the order of the one before; fixed, so no thread matters. */
    private static final int BATCH = 8;

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
            double[] byPlace = new double[whole ? 0 : values.length];
            for (int r = b * BATCH; r < Math.min(permutations, (b + 1) * BATCH); r++) {
                double[] order = shuffle.next(new QuickRandom(seed, method, r));
                if (!whole) {
                    for (int u = 0; u < places.length; u++) {
                        byPlace[places[u]] = order[u];
                    }
                }
                out[r] = statistic.applyAsDouble(whole ? order : byPlace);
            }
        });
        return out;
    }
}
