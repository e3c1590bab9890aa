package org.carbonscape.stats.draw;

import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.engine.RandomStream;

/**
 * xoroshiro128++ (Blackman and Vigna 2019), started from a named stream. For inner loops of billions of draws, where
 * the counter-based generator of the named streams would be most of the time. Bounded draws are exactly uniform.
 */
public final class QuickRandom {
    private long s0;
    private long s1;
    private long spare;
    private boolean hasSpare;

    public QuickRandom(long seed, String method, long item) {
        UniformRandomProvider named = RandomStream.of(seed, method, item);
        s0 = named.nextLong();
        s1 = named.nextLong() | 1; // never all zero
    }

    long nextLong() {
        long a = s0;
        long b = s1;
        long result = Long.rotateLeft(a + b, 17) + a;
        b ^= a;
        s0 = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
        s1 = Long.rotateLeft(b, 28);
        return result;
    }

    private long next32() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        long both = nextLong();
        spare = both & 0xffffffffL;
        hasSpare = true;
        return both >>> 32;
    }

    /** 0..bound-1, each equally often: Lemire's multiplication with rejection. */
    public int below(int bound) {
        long product = next32() * bound;
        long low = product & 0xffffffffL;
        if (low < bound) {
            long reject = (0x100000000L - bound) % bound;
            while (low < reject) {
                product = next32() * bound;
                low = product & 0xffffffffL;
            }
        }
        return (int) (product >>> 32);
    }

    /** Fisher-Yates over from..to-1; the state in locals, since this loop is most of a global permutation test. */
    void shuffle(int[] values, int from, int to) {
        long a = s0;
        long b = s1;
        int i = to - 1;
        while (i > from) {
            long result = Long.rotateLeft(a + b, 17) + a;
            long c = b ^ a;
            a = Long.rotateLeft(a, 49) ^ c ^ (c << 21);
            b = Long.rotateLeft(c, 28);
            // two bounded draws from one word; a rejected half costs only that half
            int bound = i - from + 1;
            long product = (result >>> 32) * bound;
            if ((product & 0xffffffffL) >= bound || (product & 0xffffffffL) >= (0x100000000L - bound) % bound) {
                int j = from + (int) (product >>> 32);
                int swap = values[i];
                values[i] = values[j];
                values[j] = swap;
                i--;
            }
            if (i > from) {
                bound = i - from + 1;
                product = (result & 0xffffffffL) * bound;
                if ((product & 0xffffffffL) >= bound || (product & 0xffffffffL) >= (0x100000000L - bound) % bound) {
                    int j = from + (int) (product >>> 32);
                    int swap = values[i];
                    values[i] = values[j];
                    values[j] = swap;
                    i--;
                }
            }
        }
        s0 = a;
        s1 = b;
    }

    /** Fills an array with random words; the state in locals. */
    void fill(long[] words) {
        long a = s0;
        long b = s1;
        for (int i = 0; i < words.length; i++) {
            words[i] = Long.rotateLeft(a + b, 17) + a;
            long c = b ^ a;
            a = Long.rotateLeft(a, 49) ^ c ^ (c << 21);
            b = Long.rotateLeft(c, 28);
        }
        s0 = a;
        s1 = b;
    }
}
