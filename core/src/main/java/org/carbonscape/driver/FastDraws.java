package org.carbonscape.driver;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.engine.RandomStream;

/**
 * xoroshiro128++ (Blackman and Vigna 2019) for one item of a method, seeded from the named stream: a permutation needs
 * a draw per unit, and Philox is the slower of the two by 6 to 1. Loops over all units keep its state in locals.
 */
final class FastDraws {
    private long s0;
    private long s1;

    FastDraws(long seed, String method, long item) {
        UniformRandomProvider named = RandomStream.of(seed, method, item);
        s0 = named.nextLong();
        s1 = named.nextLong();
    }

    private long next() {
        long a = s0;
        long b = s1;
        long result = Long.rotateLeft(a + b, 17) + a;
        b ^= a;
        s0 = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
        s1 = Long.rotateLeft(b, 28);
        return result;
    }

    /** An unbiased whole number below the bound (Lemire 2019). */
    int below(int bound) {
        long product = (next() >>> 32) * bound;
        return (product & 0xffffffffL) < bound ? rare(product, bound) : (int) (product >>> 32);
    }

    /** Draws again where the first draw would favour some numbers. */
    private int rare(long first, int bound) {
        long product = first;
        long least = (1L << 32) % bound;
        while ((product & 0xffffffffL) < least) {
            product = (next() >>> 32) * bound;
        }
        return (int) (product >>> 32);
    }

    /** A uniformly random arrangement of a stretch of the values (Fisher and Yates, inside out). */
    void arrange(long[] values, int from, int to, long[] out) {
        long a = s0;
        long b = s1;
        for (int i = from; i < to; i++) {
            int bound = i - from + 1;
            long product = (Long.rotateLeft(a + b, 17) + a >>> 32) * bound;
            b ^= a;
            a = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            b = Long.rotateLeft(b, 28);
            int j = from + (int) (product >>> 32);
            if ((product & 0xffffffffL) < bound) {
                s0 = a;
                s1 = b;
                j = from + rare(product, bound);
                a = s0;
                b = s1;
            }
            out[i] = out[j];
            out[j] = values[i];
        }
        s0 = a;
        s1 = b;
    }

    /**
     * Gives units one of the places left in their segments each, all equally likely; a place that is taken goes behind
     * those that are left.
     *
     * @param segment of each unit
     * @param first   place of each segment
     * @param left    one after the last place left of each segment
     * @param places  in segments
     * @param placed  the place that each unit got
     */
    void place(int[] segment, int from, int to, int[] first, int[] left, int[] places, int[] placed) {
        long a = s0;
        long b = s1;
        for (int i = from; i < to; i++) {
            int s = segment[i];
            int start = first[s];
            int last = left[s] - 1;
            int bound = last - start + 1;
            long product = (Long.rotateLeft(a + b, 17) + a >>> 32) * bound;
            b ^= a;
            a = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            b = Long.rotateLeft(b, 28);
            int j = start + (int) (product >>> 32);
            if ((product & 0xffffffffL) < bound) {
                s0 = a;
                s1 = b;
                j = start + rare(product, bound);
                a = s0;
                b = s1;
            }
            int place = places[j];
            places[j] = places[last];
            places[last] = place;
            left[s] = last;
            placed[i] = place;
        }
        s0 = a;
        s1 = b;
    }

    /** Draws as many of the units as there are, with replacement; counts how often each came. */
    void resample(int[] times) {
        Arrays.fill(times, 0);
        int bound = times.length;
        long a = s0;
        long b = s1;
        for (int i = 0; i < bound; i++) {
            long product = (Long.rotateLeft(a + b, 17) + a >>> 32) * bound;
            b ^= a;
            a = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            b = Long.rotateLeft(b, 28);
            int j = (int) (product >>> 32);
            if ((product & 0xffffffffL) < bound) {
                s0 = a;
                s1 = b;
                j = rare(product, bound);
                a = s0;
                b = s1;
            }
            times[j]++;
        }
        s0 = a;
        s1 = b;
    }
}
