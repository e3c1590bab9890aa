package org.carbonscape.stats.draw;

import java.util.Arrays;
import org.carbonscape.engine.Engine;

/**
 * Counts of points on either side of many lines: how many have {@code y - t x} at or above a bound and at or below it.
 * Where all t are about as steep, heights are measured from a line as steep.
 * Points lie in strips of near x, those of a strip in buckets of near y. Over a strip a line keeps between two heights,
 * so buckets above and below are counted whole and only the points between are tried: per line about the square root of
 * the points. One group of strips after the other meets all lines, of which most pass above or below all of its points;
 * the others meet its strips, so that what these hold stays in the nearest cache. Whole numbers throughout: points at
 * the bound are told from those beside it as by trying each.
 */
final class PointStrips {
    /** More points than so many squares of the strips: more strips are more work for lines, fewer for points. */
    private static final int SQUARED = 4;

    /** Strips that lines meet together. */
    private static final int GROUP = 16;

    /** So many lines try all points of a strip sooner than these are arranged. */
    private static final int FEW_LINES = 8;

    private static final int SAMPLE = 12; // points a limit
    private static final int LIMIT_BUCKETS = 64; // a limit: many may lie in a small part of the range
    private static final int BUCKET = 4; // points, about
    /** Points of a bucket that are tried without looking where the line runs between them. */
    private static final int FEW = 32;

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
        if (strips > 1) {
            SortedSteps steps = new SortedSteps(limits, LIMIT_BUCKETS);
            engine.inPlace(pieces, p -> {
                int begin = end(p - 1, pieces);
                int end = end(p, pieces);
                steps.place(x, begin, end, stripOf);
                int[] own = at[p];
                for (int i = begin; i < end; i++) {
                    own[stripOf[i]]++;
                }
            });
        } else {
            Arrays.setAll(at, p -> new int[] {end(p, pieces) - end(p - 1, pieces)});
        }
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
            int[] next = at[p];
            int end = end(p, pieces);
            for (int i = end(p - 1, pieces); i < end; i++) {
                int put = 2 * next[stripOf[i]]++;
                points[put] = x[i];
                points[put + 1] = y[i];
            }
        });
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
            Lines lines = new Lines(slopes, bound);
            for (int first = p * GROUP; first < starts.length - 1; first += pieces * GROUP) {
                lines.meet(first, Math.min(starts.length - 1, first + GROUP), lean);
            }
            synchronized (above) { // whole numbers: the order does not matter
                for (int line = 0; line < t.length; line++) {
                    above[line] += lines.above[line];
                    below[line] += lines.below[line];
                }
            }
        });
    }

    /** All lines, and what one thread counts of them. */
    private final class Lines {
        private final long[] slopes;
        private final long[] bound;
        private final int[] above;
        private final int[] below;
        private final int[] all;
        /** Those that meet a group of strips, and those that meet one of them. */
        private final int[] near;

        private final int[] through;
        private long[] room = new long[0];

        Lines(long[] slopes, long[] bound) {
            this.slopes = slopes;
            this.bound = bound;
            above = new int[slopes.length];
            below = new int[slopes.length];
            near = new int[slopes.length];
            through = new int[slopes.length];
            all = new int[slopes.length];
            Arrays.setAll(all, line -> line);
        }

        /** For the points of one strip after the other. */
        private long[] room(int size) {
            if (room.length < size) {
                room = new long[size];
            }
            return room;
        }

        /** Most lines pass above or below all points of a group of strips. */
        void meet(int from, int to, long lean) {
            Box box = new Box();
            Strip[] strips = new Strip[to - from];
            for (int s = from; s < to; s++) {
                strips[s - from] = new Strip(starts[s], starts[s + 1], lean);
                box.add(strips[s - from].box);
            }
            int some = meet(box, starts[to] - starts[from], all, all.length, near);
            for (Strip strip : strips) {
                int few = meet(strip.box, strip.size, near, some, through);
                if (few > FEW_LINES) {
                    strip.arrange(this);
                    strip.count(this, few);
                } else {
                    strip.tryAll(this, few);
                }
            }
        }

        /** Counts the lines that do not meet a box; the others are listed. */
        private int meet(Box box, int size, int[] lines, int count, int[] met) {
            int some = 0;
            for (int i = 0; i < count && size > 0; i++) {
                int line = lines[i];
                long one = bound[line] + slopes[line] * box.left;
                long other = bound[line] + slopes[line] * box.right;
                if (Math.min(one, other) > box.high) {
                    below[line] += size;
                } else if (Math.max(one, other) < box.low) {
                    above[line] += size;
                } else {
                    met[some++] = line;
                }
            }
            return some;
        }
    }

    /** Around points. */
    private static final class Box {
        private long left = Long.MAX_VALUE;
        private long right = Long.MIN_VALUE;
        private long low = Long.MAX_VALUE;
        private long high = Long.MIN_VALUE;

        void add(Box other) {
            left = Math.min(left, other.left);
            right = Math.max(right, other.right);
            low = Math.min(low, other.low);
            high = Math.max(high, other.high);
        }
    }

    /** The points of a strip, in the end in their buckets. */
    private final class Strip {
        private final int start;
        private final int size;
        private final Box box = new Box();
        private final long[] heights;
        private long low;
        private int shift;
        /** A bucket of more points is sorted. Where all x are the same, lines are level and points not tried at all. */
        private int few;

        private long[] own = new long[0];
        /** First point of each bucket, and the end. */
        private int[] first = new int[0];

        Strip(int start, int end, long lean) {
            this.start = start;
            size = end - start;
            heights = new long[size];
            long left = Long.MAX_VALUE;
            long right = Long.MIN_VALUE;
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (int i = 0, at = 2 * start; i < size; i++, at += 2) {
                long x = points[at];
                long height = points[at + 1] - lean * x;
                heights[i] = height;
                left = Math.min(left, x);
                right = Math.max(right, x);
                least = Math.min(least, height);
                most = Math.max(most, height);
            }
            box.left = left;
            box.right = right;
            box.low = least;
            box.high = most;
        }

        /** Into buckets. */
        void arrange(Lines lines) {
            low = box.low;
            int buckets = Math.max(1, size / BUCKET);
            int s = 0;
            while (box.high - low >>> s >= buckets) {
                s++;
            }
            shift = s;
            first = new int[buckets + 2];
            for (long height : heights) {
                first[(int) (height - low >> s) + 2]++;
            }
            for (int b = 2; b < first.length; b++) {
                first[b] += first[b - 1];
            }
            own = lines.room(2 * size);
            for (int i = 0; i < size; i++) {
                int put = 2 * first[(int) (heights[i] - low >> s) + 1]++;
                own[put] = points[2 * (start + i)];
                own[put + 1] = heights[i];
            }
            few = box.left == box.right ? 0 : FEW;
            for (int b = 0; b < buckets; b++) {
                if (first[b + 1] - first[b] > few) {
                    sort(first[b], first[b + 1]);
                }
            }
        }

        /** Each point, without buckets: of few lines. */
        void tryAll(Lines lines, int count) {
            for (int i = 0; i < count; i++) {
                int line = lines.through[i];
                long slope = lines.slopes[line];
                long least = lines.bound[line];
                long under = 0;
                long over = 0;
                for (int k = 0, at = 2 * start; k < size; k++, at += 2) {
                    long high = heights[k] - slope * points[at] - least;
                    under += high >>> 63;
                    over += -high >>> 63;
                }
                lines.above[line] += size - (int) under;
                lines.below[line] += size - (int) over;
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

        void count(Lines lines, int count) {
            long[] of = own;
            for (int n = 0; n < count; n++) {
                int line = lines.through[n];
                long slope = lines.slopes[line];
                long least = lines.bound[line];
                long one = least + slope * box.left;
                long other = least + slope * box.right;
                int from = under(Math.min(one, other));
                int to = upTo(Math.max(one, other));
                if (few == 0) {
                    lines.above[line] += size - from;
                    lines.below[line] += to;
                } else {
                    long under = 0;
                    long over = 0;
                    for (int i = 2 * from; i < 2 * to; i += 2) {
                        long high = of[i + 1] - slope * of[i] - least;
                        under += high >>> 63; // signs instead of branches, which nobody can guess
                        over += -high >>> 63;
                    }
                    lines.above[line] += size - from - (int) under;
                    lines.below[line] += to - (int) over;
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
                return bucket < 0 ? 0 : size;
            }
            return first[bucket + 1] - first[bucket] > few ? search(bucket, height) : first[bucket];
        }

        /** The others lie above, and of a bucket of few perhaps some more. */
        private int upTo(long height) {
            int bucket = bucket(height);
            if (bucket < 0 || bucket == first.length - 2) {
                return bucket < 0 ? 0 : size;
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
