package org.carbonscape.driver;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.carbonscape.engine.RandomStream;

/**
 * Random reassignment of values within segments of the units: one segment of all units, a segment per spatial block, or
 * a segment per stratum of a driver. Units are put in the order of their segments once.
 */
final class Shuffle {
    private final int[] order;
    private final int[] ends;

    private Shuffle(int[] order, int[] ends) {
        this.order = order;
        this.ends = ends;
    }

    /** Segments are units with equal codes. */
    static Shuffle within(Codes ofUnit, int size) {
        int[] codes = ofUnit.ints();
        int[] order = JointSums.order(codes, size);
        int[] ends = new int[size];
        for (int i = 0; i < order.length; i++) {
            ends[codes[order[i]]] = i + 1;
        }
        return new Shuffle(order, ends);
    }

    /** One segment of all units. */
    static Shuffle all(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        return new Shuffle(order, new int[] {n});
    }

    /** Values of the units, in the order of segments. */
    long[] ordered(long[] values) {
        long[] out = new long[order.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[order[i]];
        }
        return out;
    }

    Codes ordered(Codes codes, int size) {
        return Codes.of(order.length, size, i -> codes.at(order[i]));
    }

    /**
     * A fast generator for one item of a method: seeded from the named stream, since a permutation needs a draw per
     * unit and Philox is the slower of the two by 6 to 1.
     */
    static UniformRandomProvider stream(long seed, String method, long item) {
        UniformRandomProvider named = RandomStream.of(seed, method, item);
        return RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {named.nextLong(), named.nextLong()});
    }

    /**
     * Fills {@code out} with a uniformly random arrangement of {@code values} within each segment (Fisher and Yates,
     * inside out).
     */
    void draw(UniformRandomProvider random, long[] values, long[] out) {
        int from = 0;
        for (int to : ends) {
            for (int i = from; i < to; i++) {
                int j = from + below(random, i - from + 1);
                out[i] = out[j];
                out[j] = values[i];
            }
            from = Math.max(from, to);
        }
    }

    /** An unbiased whole number below the bound (Lemire 2019). */
    static int below(UniformRandomProvider random, int bound) {
        long product = (random.nextLong() >>> 32) * bound;
        if ((product & 0xffffffffL) < bound) {
            long least = (1L << 32) % bound;
            while ((product & 0xffffffffL) < least) {
                product = (random.nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }
}
