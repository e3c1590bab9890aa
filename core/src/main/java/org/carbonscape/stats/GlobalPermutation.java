package org.carbonscape.stats;

import org.carbonscape.weights.Weights;

/**
 * All values in random order, again and again. Permutation r has a stream of its own. On few units the values
 * themselves are put in order, so that a tie with the observed statistic is one; on many they are rounded to 2^-26 of
 * the largest, which moves a permuted statistic far less than it differs from the next one, and halves the memory that
 * a shuffle runs through.
 */
final class GlobalPermutation {
    /**
     * Permutations that reuse one set of arrays, each going on from the order of the one before; fixed, so no thread
     * matters.
     */
    private static final int BATCH = 8;
    /** Units from which values are rounded. */
    private static final int MANY = 1 << 16;

    private GlobalPermutation() {}

    /** The statistic of the values (by place, 0 at absent places) in each of {@code permutations} random orders. */
    static double[] of(
            Observed observed, double[] values, int permutations, String method, long seed, Quadratic statistic) {
        return of(observed, values, permutations, method, seed, statistic, observed.n() >= MANY);
    }

    static double[] of(
            Observed observed,
            double[] values,
            int permutations,
            String method,
            long seed,
            Quadratic statistic,
            boolean rounded) {
        double[] out = new double[permutations];
        int[] places = observed.places();
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        double unit = largest / Weights.LARGEST;
        int[] codes = new int[places.length];
        for (int u = 0; u < codes.length; u++) {
            codes[u] = rounded ? (int) Math.rint(values[places[u]] / unit) : u;
        }
        observed.engine().each((permutations + BATCH - 1) / BATCH, b -> {
            Shuffle shuffle = new Shuffle(codes);
            int[] filled = new int[rounded && places.length < values.length ? values.length : 0];
            double[] byPlace = new double[rounded ? 0 : values.length];
            for (int r = b * BATCH; r < Math.min(permutations, (b + 1) * BATCH); r++) {
                int[] order = shuffle.next(new QuickRandom(seed, method, r));
                if (!rounded) {
                    for (int u = 0; u < places.length; u++) {
                        byPlace[places[u]] = values[places[order[u]]];
                    }
                    out[r] = statistic.of(byPlace);
                    continue;
                }
                for (int u = 0; filled.length > 0 && u < places.length; u++) {
                    filled[places[u]] = order[u];
                }
                out[r] = statistic.of(filled.length > 0 ? filled : order) * unit * unit;
            }
        });
        return out;
    }
}
