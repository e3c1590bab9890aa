package org.carbonscape.stats;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.carbonscape.weights.Weights;

/**
 * Units in two colours, and the same colours in random order. Marks are bits, and only those of the rarer colour are
 * moved: of many classes each is the rarer one on most maps.
 */
final class Colouring {
    /** What one random order gives. */
    interface Order {
        /**
         * @param links    from a black unit to a black one
         * @param touching links from a black unit to any
         */
        void take(int permutation, long links, long touching);
    }

    private final Observed observed;
    private final Weights weights;
    private final int[] places;
    private final int[] degrees;
    /** Units of the rarer colour, and whether that is white. */
    private final int[] few;

    private final boolean white;
    /** Links from any unit, where white ones are taken off. */
    private final long links;

    /** @param black of a place */
    Colouring(Observed observed, IntPredicate black) {
        this.observed = observed;
        this.weights = observed.weights();
        this.places = observed.places();
        this.degrees = Arrays.stream(places).map(weights::degree).toArray();
        long blacks = Arrays.stream(places).filter(black).count();
        this.white = 2 * blacks > places.length;
        this.links = white ? Arrays.stream(degrees).asLongStream().sum() : 0;
        this.few = IntStream.range(0, places.length)
                .filter(u -> black.test(places[u]) != white)
                .toArray();
    }

    /** Links from a black unit to any. */
    long touching() {
        return touching(few);
    }

    private long touching(int[] rarer) {
        long own = 0;
        for (int u : rarer) {
            own += degrees[u];
        }
        return white ? links - own : own;
    }

    /** Any order of permutations, from any thread. */
    void permuted(int permutations, String method, long seed, Order taker) {
        long[] start = new long[(observed.size() + 63) / 64];
        for (int place : places) {
            start[place >> 6] |= white ? 1L << place : 0;
        }
        GlobalPermutation.moved(observed, few, permutations, method, seed, () -> {
            long[] marked = new long[start.length];
            return (r, to) -> {
                System.arraycopy(start, 0, marked, 0, start.length);
                for (int u : to) {
                    marked[places[u] >> 6] ^= 1L << places[u];
                }
                taker.take(r, weights.linksAmong(marked), touching(to));
            };
        });
    }
}
