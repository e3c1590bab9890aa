package org.carbonscape.stats;

import java.util.Arrays;
import org.carbonscape.engine.Engine;

/**
 * Counts of points on either side of many lines: how many have {@code y - t x} at or above a bound and at or below it.
 * Where all t are about as steep, heights are measured from a line as steep.
 * Points lie in strips of near x, those of a strip in buckets of near y. Over a strip a line keeps between two heights,
 * so buckets above and below are counted whole and only the points between are tried: per line about the square root of
 * the points. One strip after the other meets all lines, so that what it holds stays in the nearest cache. Whole
 * numbers throughout: points at the bound are told from those beside it as by trying each.
 */
final class PointStrips {
    /** More points than so many squares of the strips: more strips are more work for lines, fewer for points. */
    private static final int SQUARED = 28;

    private static final int SAMPLE = 12; // points a limit
    private static final int BUCKET = 4; // points, about
    /** Points of a bucket that are tried without looking where the line runs between them. */
    private static final int FEW = 32;

    /** Bits of a float that do not count: 9 of its fraction are left. */
    private static final int STEP = 14;

    private static final int ONE = (Float.floatToRawIntBits(1) >>> STEP) - 1;

    private final long[] x;
    private final long[] y;
    private final Engine engine;
    /** The least x of each strip but the first. */
    private final long[] limits;
    /** x and y of one point after the other; those of a strip stand together. */
    private final long[] points;
    /** First point of each strip, and the end. */
    private final int[] starts;

    /**
     * @param x by point, as {@code y}; {@code y - t x}, {@code bound + t x}, {@code y - t x - bound}, their differences
     *     and those of x stay below 2^63
     */
    PointStrips(long[] x, long[] y, Engine engine) {
        this.x = x;
        this.y = y;
        this.engine = engine;
        int strips = 1;
        while (SQUARED * strips * strips < x.length && strips < Short.MAX_VALUE / 2) {
            strips *= 2;
        }
        limits = limits(strips);
        points = new long[2 * x.length];
        starts = new int[strips + 1];
        arrange();
    }

    /**
     * From a sample: every other one by numbers of points, the rest by equal distances, since few points far out would
     * make strips so wide that lines cross all of their buckets. A value that is a limit twice gets a strip of its own:
     * most x may be the same.
     */
    private long[] limits(int strips) {
        long[] sample = new long[Math.min(x.length, strips * SAMPLE)];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = x[(int) ((long) x.length * i / sample.length)];
        }
        Arrays.sort(sample);
        long[] limits = new long[strips - 1];
        for (int i = 1; i < strips; i++) {
            limits[i - 1] = i % 2 == 0
                    ? sample[(int) ((long) sample.length * i / strips)]
                    : sample[0] + (sample[sample.length - 1] - sample[0]) / strips * i;
        }
        Arrays.sort(limits);
        for (int i = 1; i < limits.length; i++) {
            limits[i] = Math.max(limits[i], limits[i - 1] + 1);
        }
        return limits;
    }

    private void arrange() {
        int strips = starts.length - 1;
        int pieces = engine.threads();
        short[] stripOf = new short[x.length];
        int[][] at = new int[pieces][strips];
        short[] firstOf = firstOfSteps();
        engine.inPlace(pieces, p -> {
            int end = end(p, pieces);
            for (int i = end(p - 1, pieces); i < end; i++) {
                int strip = limits.length == 0 ? 0 : firstOf[Math.min(firstOf.length - 1, step(x[i]))];
                while (strip < limits.length && limits[strip] <= x[i]) {
                    strip++;
                }
                stripOf[i] = (short) strip;
                at[p][strip]++;
            }
        });
        int sum = 0;
        for (int s = 0; s < strips; s++) {
            starts[s] = sum;
            for (int[] own : at) {
                int count = own[s];
                own[s] = sum;
                sum += count;
            }
        }
        starts[strips] = sum;
        engine.inPlace(pieces, p -> {
            int end = end(p, pieces);
            for (int i = end(p - 1, pieces); i < end; i++) {
                int put = 2 * at[p][stripOf[i]]++;
                points[put] = x[i];
                points[put + 1] = y[i];
            }
        });
    }

    /** Steps of about a 500th of the distance from the first limit: one says almost which strip it is. */
    private int step(long value) {
        return value <= limits[0] ? 0 : (Float.floatToRawIntBits(value - limits[0]) >>> STEP) - ONE;
    }

    /** By step up to that of the last limit: the first strip that its values may be of. */
    private short[] firstOfSteps() {
        short[] firstOf = new short[limits.length == 0 ? 1 : step(limits[limits.length - 1]) + 1];
        int strip = 0;
        for (int i = 0; i < firstOf.length; i++) {
            while (strip < limits.length && step(limits[strip]) < i) {
                strip++;
            }
            firstOf[i] = (short) strip;
        }
        return firstOf;
    }

    private int end(int piece, int pieces) {
        return (int) ((long) x.length * (piece + 1) / pieces);
    }

    /**
     * Adds to the counts of each line.
     *
     * @param lean  about what t are
     * @param t     by line, as all others
     * @param above points at or above the bound
     * @param below points at or below it
     */
    void count(long lean, long[] t, long[] bound, int[] above, int[] below) {
        int pieces = engine.threads();
        long[] slopes = new long[t.length];
        Arrays.setAll(slopes, line -> t[line] - lean);
        engine.inPlace(pieces, p -> {
            int[] ownAbove = new int[t.length];
            int[] ownBelow = new int[t.length];
            for (int s = p; s < starts.length - 1; s += pieces) {
                if (starts[s + 1] > starts[s]) {
                    new Strip(starts[s], starts[s + 1], lean).count(slopes, bound, ownAbove, ownBelow);
                }
            }
            synchronized (above) { // whole numbers: the order does not matter
                for (int line = 0; line < t.length; line++) {
                    above[line] += ownAbove[line];
                    below[line] += ownBelow[line];
                }
            }
        });
    }

    /** The points of a strip in their buckets. */
    private final class Strip {
        private final long[] own;
        private long left = Long.MAX_VALUE;
        private long right = Long.MIN_VALUE;
        private long low = Long.MAX_VALUE;
        private final int shift;
        /** A bucket of more points is sorted. Where all x are the same, lines are level and points not tried at all. */
        private final int few;

        /** First point of each bucket, and the end. */
        private final int[] first;

        Strip(int start, int end, long lean) {
            int size = end - start;
            long[] heights = new long[size];
            long high = Long.MIN_VALUE;
            for (int i = 0; i < size; i++) {
                long at = points[2 * (start + i)];
                long height = points[2 * (start + i) + 1] - lean * at;
                heights[i] = height;
                left = Math.min(left, at);
                right = Math.max(right, at);
                low = Math.min(low, height);
                high = Math.max(high, height);
            }
            int buckets = Math.max(1, size / BUCKET);
            int s = 0;
            while (high - low >>> s >= buckets) {
                s++;
            }
            shift = s;
            first = new int[buckets + 2];
            for (long height : heights) {
                first[(int) (height - low >> shift) + 2]++;
            }
            for (int b = 2; b < first.length; b++) {
                first[b] += first[b - 1];
            }
            own = new long[2 * size];
            for (int i = 0; i < size; i++) {
                int put = 2 * first[(int) (heights[i] - low >> shift) + 1]++;
                own[put] = points[2 * (start + i)];
                own[put + 1] = heights[i];
            }
            few = left == right ? 0 : FEW;
            for (int b = 0; b < buckets; b++) {
                if (first[b + 1] - first[b] > few) {
                    sort(first[b], first[b + 1]);
                }
            }
        }

        /** By y, in three parts: many may be the same. */
        private void sort(int from, int to) {
            int begin = from;
            int end = to;
            while (end - begin > 1) {
                long pivot = own[(begin + end) / 2 * 2 + 1];
                int less = begin;
                int more = end;
                for (int at = begin; at < more; ) {
                    long height = own[2 * at + 1];
                    if (height < pivot) {
                        swap(less++, at++);
                    } else if (height > pivot) {
                        swap(at, --more);
                    } else {
                        at++;
                    }
                }
                if (less - begin < end - more) {
                    sort(begin, less);
                    begin = more;
                } else {
                    sort(more, end);
                    end = less;
                }
            }
        }

        private void swap(int i, int j) {
            long one = own[2 * i];
            long other = own[2 * i + 1];
            own[2 * i] = own[2 * j];
            own[2 * i + 1] = own[2 * j + 1];
            own[2 * j] = one;
            own[2 * j + 1] = other;
        }

        void count(long[] t, long[] bound, int[] above, int[] below) {
            long[] of = own;
            int size = of.length / 2;
            for (int line = 0; line < t.length; line++) {
                long slope = t[line];
                long least = bound[line];
                long one = least + slope * left;
                long other = least + slope * right;
                int from = under(Math.min(one, other));
                int to = upTo(Math.max(one, other));
                if (few == 0) {
                    above[line] += size - from;
                    below[line] += to;
                } else {
                    long under = 0;
                    long over = 0;
                    for (int i = 2 * from; i < 2 * to; i += 2) {
                        long high = of[i + 1] - slope * of[i] - least;
                        under += high >>> 63; // signs instead of branches, which nobody can guess
                        over += -high >>> 63;
                    }
                    above[line] += size - from - (int) under;
                    below[line] += to - (int) over;
                }
            }
        }

        private int bucket(long height) {
            return (int) Math.max(-1, Math.min(first.length - 2, height - low >> shift));
        }

        /** So many points lie below, and of a bucket of few perhaps some more. */
        private int under(long height) {
            int bucket = bucket(height);
            if (bucket < 0 || bucket == first.length - 2) {
                return bucket < 0 ? 0 : own.length / 2;
            }
            return first[bucket + 1] - first[bucket] > few ? search(bucket, height) : first[bucket];
        }

        /** The others lie above, and of a bucket of few perhaps some more. */
        private int upTo(long height) {
            int bucket = bucket(height);
            if (bucket < 0 || bucket == first.length - 2) {
                return bucket < 0 ? 0 : own.length / 2;
            }
            return first[bucket + 1] - first[bucket] > few ? search(bucket, height + 1) : first[bucket + 1];
        }

        /** The first point of a sorted bucket that is not below. */
        private int search(int bucket, long height) {
            int from = first[bucket];
            int to = first[bucket + 1];
            while (from < to) {
                int middle = from + to >>> 1;
                if (own[2 * middle + 1] < height) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }
}
