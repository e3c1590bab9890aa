package org.carbonscape.stats.draw;

import java.util.Arrays;

/**
 * Sorted whole numbers and where others lie among them. A number's bucket, of equal width, tells a few of them between
 * which it lies, so that placing one takes about as long whether there are ten or a million.
 */
public final class SortedSteps {
    private static final int MOST_BUCKETS = 1 << 16;

    /** Above all numbers. */
    private static final long END = 1L << 62;

    /** Each once, ascending, and the end. */
    private final long[] values;

    private final int count;
    /** First value of each bucket or after it. */
    private final int[] starts;

    /** The second bucket's least is so much and a width; the first holds all below, the last all above. */
    private final long least;

    private final int shift;

    /**
     * @param all  one or more, any order, as all numbers within 2^62, their range below 2^63; sorted here
     * @param wide buckets a value
     */
    public SortedSteps(long[] all, int wide) {
        Arrays.sort(all);
        int kept = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[kept - 1]) {
                all[kept++] = all[i];
            }
        }
        values = Arrays.copyOf(all, kept + 1);
        values[kept] = END;
        count = kept;
        least = values[kept / 32]; // few far out would make buckets wide
        int buckets = Math.min(MOST_BUCKETS, Integer.highestOneBit(kept) * wide);
        int s = 0;
        while ((values[kept - 1 - kept / 8] - least >>> s) >= buckets) {
            s++;
        }
        shift = s;
        starts = new int[buckets + 1];
        Arrays.fill(starts, kept);
        for (int i = kept - 1; i >= 0; i--) {
            starts[bucket(values[i])] = i;
        }
        for (int b = buckets - 1; b >= 0; b--) {
            starts[b] = Math.min(starts[b], starts[b + 1]);
        }
    }

    private int bucket(long value) {
        return (int) Math.max(0, Math.min(starts.length - 2, value - least >> shift));
    }

    public int count() {
        return count;
    }

    /** Which one a number is that is among them. */
    public int step(long value) {
        return Arrays.binarySearch(values, 0, count, value);
    }

    /**
     * Where numbers lie.
     *
     * @param places of numbers from-to-1: how many steps lie below each or at it, at most 32,767
     */
    void place(long[] numbers, int from, int to, short[] places) {
        long[] steps = values;
        int[] begins = starts;
        long zero = least;
        int last = begins.length - 2;
        int by = shift;
        for (int i = from; i < to; i++) {
            long number = numbers[i];
            long over = number - zero;
            int bucket = over < 0 ? 0 : (int) Math.min(last, over >>> by);
            int low = begins[bucket];
            for (int left = begins[bucket + 1] - low; left > 2; ) {
                int half = left >>> 1;
                low += half & (int) (steps[low + half - 1] - number - 1 >> 63);
                left -= half;
            }
            low += (int) (steps[low] - number - 1 >>> 63);
            low += (int) (steps[low] - number - 1 >>> 63);
            places[i] = (short) low;
        }
    }

    /**
     * Nothing counted yet: each step, and after it how many numbers lie above the step before and below this one, and
     * times 2^32 how many at it. What a number looks up stands together.
     */
    public long[] tally() {
        long[] tally = new long[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            tally[2 * i] = values[i];
        }
        return tally;
    }

    /**
     * Counts numbers by where they lie.
     *
     * @param numbers {@code many} of them, from a first one on, so far apart
     * @param tally   as {@link #tally} makes it
     */
    public void count(long[] numbers, int first, int apart, int many, long[] tally) {
        int[] begins = starts;
        long zero = least;
        int last = begins.length - 2;
        int by = shift;
        for (int i = 0, at = first; i < many; i++, at += apart) {
            long number = numbers[at];
            long from = number - zero;
            int bucket = from < 0 ? 0 : (int) Math.min(last, from >>> by);
            int low = begins[bucket];
            // signs instead of branches: a guess gone wrong costs more than steps
            for (int left = begins[bucket + 1] - low; left > 2; ) {
                int half = left >>> 1;
                low += half & (int) (tally[2 * (low + half - 1)] - number >> 63);
                left -= half;
            }
            low += (int) (tally[2 * low] - number >>> 63);
            low += (int) (tally[2 * low] - number >>> 63); // the bucket's last, or the first after it
            tally[2 * low + 1] += (tally[2 * low] - number - 1 >>> 63 << 32) + (number - tally[2 * low] >>> 63);
        }
    }
}
