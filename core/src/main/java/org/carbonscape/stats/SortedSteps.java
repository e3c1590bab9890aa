package org.carbonscape.stats;

import java.util.Arrays;

/**
 * Sorted whole numbers and where others lie among them. A number's bucket, of equal width, tells a few of them between
 * which it lies, so that placing one takes about as long whether there are ten or a million.
 */
final class SortedSteps {
    private static final int MOST_BUCKETS = 1 << 16;

    /** Each once, ascending. */
    private final long[] values;
    /** First value of each bucket or after it. */
    private final int[] starts;

    private final int shift;

    /** @param all one or more, any order, their range below 2^63; sorted here */
    SortedSteps(long[] all) {
        Arrays.sort(all);
        int kept = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[kept - 1]) {
                all[kept++] = all[i];
            }
        }
        values = Arrays.copyOf(all, kept);
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
        return values.length;
    }

    long value(int step) {
        return values[step];
    }

    /** How many of them are less. */
    int less(long value) {
        if (value <= values[0]) {
            return 0;
        }
        if (value > values[values.length - 1]) {
            return values.length;
        }
        int bucket = bucket(value);
        int low = starts[bucket];
        int high = starts[bucket + 1];
        while (low < high) {
            int middle = low + high >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
