package org.carbonscape.stats.draw;

/**
 * Random permutations of whole numbers: codes of values, or their places. Arrays beyond the processor's last cache are
 * first thrown into 256 buckets at random and each bucket is shuffled where it fits (Rao 1961, Sandelius 1962): every
 * order is equally likely, as with one long Fisher-Yates shuffle. Below that the one shuffle is twice as fast (a
 * million: 2.8 against 4.2 ms).
 */
public final class Shuffle {
    private static final int DIRECT = 1 << 22;
    private final int[] values;
    private final int[] out;
    private final byte[] buckets;
    private final int[] ends = new int[256];

    /** @param values not changed */
    public Shuffle(int[] values) {
        this(values, values.length > DIRECT);
    }

    Shuffle(int[] values, boolean byBuckets) {
        this.values = values;
        this.out = values.clone();
        this.buckets = new byte[byBuckets ? values.length : 0];
    }

    /**
     * The values in random order. What lies in the array from the last order is shuffled on: any order will do to start
     * from.
     */
    public int[] next(QuickRandom random) {
        int n = values.length;
        if (buckets.length < n) {
            random.shuffle(out, 0, n);
            return out;
        }
        int[] counts = new int[256];
        for (int i = 0; i < n; i += 8) {
            long eight = random.nextLong();
            int m = Math.min(8, n - i);
            for (int k = 0; k < m; k++) {
                int bucket = (int) eight & 255;
                buckets[i + k] = (byte) bucket;
                counts[bucket]++;
                eight >>>= 8;
            }
        }
        int sum = 0;
        for (int b = 0; b < 256; b++) {
            ends[b] = sum;
            sum += counts[b];
        }
        for (int i = 0; i < n; i++) {
            out[ends[buckets[i] & 255]++] = values[i];
        }
        int from = 0;
        for (int b = 0; b < 256; b++) {
            random.shuffle(out, from, ends[b]);
            from = ends[b];
        }
        return out;
    }
}
