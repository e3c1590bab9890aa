package org.carbonscape.stats.draw;

/**
 * Ranks a unit's sum among sums of samples drawn for it alone: {@code degree} distinct units other than itself, each
 * sample equally likely. Samples come in batches laid out neighbour by neighbour, so that the steps - bounding the
 * random words, looking for repetitions, adding up - are plain loops over arrays, which the compiler turns into vector
 * code; drawing one sample after the other took a third longer. A sample with a repetition is thrown away whole.
 */
public final class SampleBatch {
    private static final int SIZE = 128;
    private final long[] q;
    /** q in 32 bits: half the memory to read at random. Where the sum of these cannot tell, q itself does. */
    private final int[] coarse;

    private final int shift;
    private final int[][] ids;
    private final long[] words = new long[SIZE];
    /** 0 where a sample holds a repetition. */
    private final int[] apart = new int[SIZE];
    /** Below 0 where a sample holds a word that would favour some units. */
    private final long[] fair = new long[SIZE];

    private final long[] sums = new long[SIZE];

    public SampleBatch(long[] q, int[] coarse, int shift, int mostNeighbours) {
        this.q = q;
        this.coarse = coarse;
        this.shift = shift;
        this.ids = new int[mostNeighbours + 1][SIZE];
    }

    /** @return (at or above) &lt;&lt; 32 | (at or below) */
    public long rank(QuickRandom random, int self, int degree, int permutations, long own) {
        int above = 0;
        int below = 0;
        long mine = own >> shift;
        int done = 0;
        while (done < permutations) {
            draw(random, self, degree);
            for (int s = 0; s < SIZE && done < permutations; s++) {
                if (apart[s] == 0 || fair[s] < 0) {
                    continue;
                }
                done++;
                // each coarse value lies less than 1 below the true one
                if (sums[s] > mine) {
                    above++;
                } else if (sums[s] + degree <= mine) {
                    below++;
                } else {
                    long exact = 0;
                    for (int k = 0; k < degree; k++) {
                        exact += q[ids[k][s]];
                    }
                    above += exact >= own ? 1 : 0;
                    below += exact <= own ? 1 : 0;
                }
            }
        }
        return (long) above << 32 | below;
    }

    private void draw(QuickRandom random, int self, int degree) {
        long bound = q.length - 1;
        long reject = 0x100000000L % bound;
        for (int s = 0; s < SIZE; s++) {
            fair[s] = 0;
            apart[s] = 1;
            sums[s] = 0;
        }
        for (int k = 0; k < degree; k += 2) {
            random.fill(words);
            bound(ids[k], 32, bound, reject, self);
            if (k + 1 < degree) {
                bound(ids[k + 1], 0, bound, reject, self);
            }
        }
        for (int k = 1; k < degree; k++) {
            for (int j = 0; j < k; j++) {
                repeated(ids[k], ids[j]);
            }
        }
        for (int k = 0; k < degree; k++) {
            int[] column = ids[k];
            for (int s = 0; s < SIZE; s++) {
                sums[s] += coarse[column[s]];
            }
        }
    }

    /** Half of each word becomes a unit other than self: Lemire's multiplication, what it rejects marked. */
    private void bound(int[] column, int half, long bound, long reject, int self) {
        for (int s = 0; s < SIZE; s++) {
            long product = (words[s] >>> half & 0xffffffffL) * bound;
            fair[s] |= (product & 0xffffffffL) - reject;
            int id = (int) (product >>> 32);
            column[s] = id + 1 + (id - self >> 31);
        }
    }

    private void repeated(int[] one, int[] other) {
        for (int s = 0; s < SIZE; s++) {
            apart[s] = Math.min(apart[s], one[s] ^ other[s]);
        }
    }
}
