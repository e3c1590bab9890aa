package org.carbonscape.stats;

import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.engine.RandomStream;

/**
 * xoroshiro128++ (Blackman and Vigna 2019), started from a named stream. For inner loops of billions of draws, where the
 * counter-based generator of the named streams would be most of the time. Bounded draws are exactly uniform.
 */
final class QuickRandom {
    private long s0;
    private long s1;
    private long spare;
    private boolean hasSpare;

    QuickRandom(long seed, String method, long item) {
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
    int below(int bound) {
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
    void shuffle(double[] values, int from, int to) {
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
                double swap = values[i];
                values[i] = values[j];
                values[j] = swap;
                i--;
            }
            if (i > from) {
                bound = i - from + 1;
                product = (result & 0xffffffffL) * bound;
                if ((product & 0xffffffffL) >= bound || (product & 0xffffffffL) >= (0x100000000L - bound) % bound) {
                    int j = from + (int) (product >>> 32);
                    double swap = values[i];
                    values[i] = values[j];
                    values[j] = swap;
                    i--;
                }
            }
        }
        s0 = a;
        s1 = b;
    }

    /**
     * Draws samples of {@code degree} distinct units other than {@code self} out of n and counts how many of their sums lie at
     * or above and at or below a value. A sample with a repetition is thrown away whole, which leaves all samples equally
     * likely; for the few neighbours of a contiguity that hardly ever happens. This loop is all of an independent
     * permutation test: no call, no branch on random data but that one.
     *
     * @param coarse q in 32 bits: half the memory to read at random. Where the sum of these cannot tell, q itself does
     * @param shift  bits that coarse leaves out
     * @param ids    room for {@code degree} and one more
     * @return (at or above) &lt;&lt; 32 | (at or below)
     */
    long rank(long[] q, int[] coarse, int shift, int self, int degree, int permutations, long own, int[] ids) {
        long a = s0;
        long b = s1;
        int bound = q.length - 1;
        long reject = 0x100000000L % bound;
        int above = 0;
        int below = 0;
        long mine = own >> shift;
        for (int r = 0; r < permutations; ) {
            long lowest = Long.MAX_VALUE;
            long marks = 0;
            long sum = 0;
            for (int k = 0; k < degree; k += 2) {
                long word = Long.rotateLeft(a + b, 17) + a;
                long c = b ^ a;
                a = Long.rotateLeft(a, 49) ^ c ^ (c << 21);
                b = Long.rotateLeft(c, 28);
                long first = (word >>> 32) * bound;
                long second = (word & 0xffffffffL) * bound;
                int one = (int) (first >>> 32);
                one += one >= self ? 1 : 0;
                ids[k] = one;
                sum += coarse[one];
                marks |= 1L << one;
                lowest = Math.min(lowest, first & 0xffffffffL);
                if (k + 1 < degree) {
                    int two = (int) (second >>> 32);
                    two += two >= self ? 1 : 0;
                    ids[k + 1] = two;
                    sum += coarse[two];
                    marks |= 1L << two;
                    lowest = Math.min(lowest, second & 0xffffffffL);
                }
            }
            // distinct in their last six bits: distinct; else compare
            if (lowest >= reject && (Long.bitCount(marks) == degree || distinct(ids, degree))) {
                r++;
                // each coarse value lies less than 1 below the true one
                if (sum > mine || sum + degree <= mine) {
                    above += sum > mine ? 1 : 0;
                    below += sum > mine ? 0 : 1;
                } else {
                    long exact = 0;
                    for (int k = 0; k < degree; k++) {
                        exact += q[ids[k]];
                    }
                    above += exact >= own ? 1 : 0;
                    below += exact <= own ? 1 : 0;
                }
            }
        }
        s0 = a;
        s1 = b;
        return (long) above << 32 | below;
    }

    private static boolean distinct(int[] ids, int count) {
        boolean equal = false;
        for (int i = 1; i < count; i++) {
            for (int j = 0; j < i; j++) {
                equal |= ids[i] == ids[j];
            }
        }
        return !equal;
    }
}
