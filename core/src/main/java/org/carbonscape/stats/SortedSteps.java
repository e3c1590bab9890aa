package org.carbonscape.stats;

import java.util.Arrays;

/**
 * Sorted whole numbers and where others lie among them. A number's bucket, of equal width, tells a few of them between
 * which it lies, so that placing one takes about as long whether there are ten or a million.
 */
final class SortedSteps {
    private static final int MOST_BUCKETS = 1 << 16;

    /** Above all numbers. */
    private static final long END = 1L << 62;

    /** Each once, ascending, and the end. */
    private final long[] values;

    private final int count;
    /** First value of each bucket or after it. */
    private final int[] starts;

    private final int shift;

    /** @param all one or more, any order, as all numbers within 2^62, their range below 2^63; sorted here */
    SortedSteps(long[] all) {
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
        int buckets = Math.min(MOST_BUCKETS, Integer.highestOneBit(kept) * 4);
        int s = 0;
        while ((values[kept - 1] - values[0] >>> s) >= buckets) {
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
        return (int) (value - values[0] >>> shift);
    }

    int count() {
        return count;
    }

    /** Which one a number is that is among them. */
    int step(long value) {
        return Arrays.binarySearch(values, 0, count, value);
    }

    /**
     * Counts numbers by where they lie.
     *
     * @param numbers {@code many} of them, from a first one on, so far apart
     * @param tally   by step two: those above the step before and below this one, and those at it; in the end those
     *     above all
     */
    void count(long[] numbers, int first, int apart, int many, int[] tally) {
        long[] steps = values;
        int[] begins = starts;
        long least = steps[0];
        int last = begins.length - 2;
        int by = shift;
        for (int i = 0, at = first; i < many; i++, at += apart) {
            long number = numbers[at];
            long from = number - least;
            int bucket = from < 0 ? 0 : (int) Math.min(last, from >>> by);
            int low = begins[bucket];
            // signs instead of branches: a guess gone wrong costs more than a step, and what follows depends on the
            // bucket alone
            for (int left = begins[bucket + 1] - low; left > 1; ) {
                int half = left >>> 1;
                low += half & (int) (steps[low + half - 1] - number >> 63);
                left -= half;
            }
            low += (int) (steps[low] - number >>> 63); // the bucket's last, or the first after it
            tally[2 * low + (int) (steps[low] - number - 1 >>> 63)]++;
        }
    }
}
