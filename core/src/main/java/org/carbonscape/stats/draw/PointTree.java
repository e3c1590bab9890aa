package org.carbonscape.stats.draw;

import java.util.Arrays;
import org.carbonscape.engine.Engine;

/**
 * Counts of points on either side of a plane: how many have {@code y - sum t_v x_v} above, at and below a bound. In the
 * plane itself {@link PointStrips} are faster. The points are split into up to 16 parts by one coordinate,
 * these by the next, and so on; each part knows the box around its points: parts whose box lies on one side are
 * counted whole, so a query looks at some multiple of {@code sqrt(points)} in the plane instead of at all points.
 * Whole numbers throughout: points at the bound are told from those beside it as by trying each.
 *
 * <p>Limits between parts are taken from a sample, which need not halve anything exactly; one pass over the points a
 * split is a fifth of the time of selecting medians one after the other.
 */
public final class PointTree {
    private static final int LEAF = 64;
    private static final int MOST_BITS = 4;
    private static final int SAMPLE = 12; // points a limit

    private final int dimensions;
    /** Into how many parts a part of each depth is split. */
    private final int[] fans;
    /** The first part of each depth; they are numbered depth by depth, and those of one part stand together. */
    private final int[] offsets;
    /** The first point of each part of the last depth, and the end. */
    private final int[] starts;
    /** The coordinates of one point after the other, y last; the points of a part stand together. */
    private long[] points;

    private long[] spare;
    private final byte[] partOf;
    /** Of each part: how many points. */
    private final int[] counts;
    /** Of each part: least and largest of each coordinate. */
    private final long[] boxes;

    /**
     * @param x by coordinate and point, one or more
     * @param y by point; sums of both sides stay below 2^63 for every query
     */
    public PointTree(long[][] x, long[] y, Engine engine) {
        dimensions = x.length + 1;
        int size = y.length;
        int bits = 0;
        while (size >> bits > LEAF) {
            bits++;
        }
        fans = new int[(bits + MOST_BITS - 1) / MOST_BITS];
        offsets = new int[fans.length + 1];
        int parts = 1;
        int all = 1;
        for (int depth = 0; depth < fans.length; depth++) {
            int own = (bits + fans.length - depth - 1) / (fans.length - depth); // as even as can be
            bits -= own;
            fans[depth] = 1 << own;
            offsets[depth + 1] = all;
            parts <<= own;
            all += parts;
        }
        starts = new int[parts + 1];
        starts[parts] = size;
        counts = new int[all];
        boxes = new long[all * 2 * dimensions];
        points = new long[dimensions * size];
        spare = new long[dimensions * size];
        partOf = new byte[size];
        for (int i = 0; i < size; i++) {
            for (int v = 0; v < x.length; v++) {
                points[i * dimensions + v] = x[v][i];
            }
            points[i * dimensions + x.length] = y[i];
        }
        if (fans.length == 0) {
            bound(0, points, 0, size);
            return;
        }
        int[] ends = split(0, points, spare, 0, size);
        engine.inPlace(fans[0], i -> make(1, i, spare, points, i == 0 ? 0 : ends[i - 1], ends[i]));
        unite(0, 0);
        if (fans.length % 2 == 1) {
            points = spare;
        }
        spare = new long[0];
    }

    /** A part of a depth, by its number among those of that depth, with all below it. */
    private void make(int depth, int part, long[] from, long[] to, int start, int end) {
        if (depth == fans.length) {
            starts[part] = start;
            bound(offsets[depth] + part, from, start, end);
            return;
        }
        int[] ends = split(depth, from, to, start, end);
        for (int i = 0; i < ends.length; i++) {
            make(depth + 1, part * fans[depth] + i, to, from, i == 0 ? start : ends[i - 1], ends[i]);
        }
        unite(depth, part);
    }

    private void bound(int part, long[] points, int start, int end) {
        counts[part] = end - start;
        for (int v = 0; v < dimensions; v++) {
            long low = Long.MAX_VALUE;
            long high = Long.MIN_VALUE;
            for (int i = start; i < end; i++) {
                low = Math.min(low, points[i * dimensions + v]);
                high = Math.max(high, points[i * dimensions + v]);
            }
            boxes[(part * dimensions + v) * 2] = low;
            boxes[(part * dimensions + v) * 2 + 1] = high;
        }
    }

    private void unite(int depth, int part) {
        int own = (offsets[depth] + part) * 2 * dimensions;
        int first = (offsets[depth + 1] + part * fans[depth]) * 2 * dimensions;
        for (int i = 0; i < fans[depth]; i++) {
            counts[offsets[depth] + part] += counts[offsets[depth + 1] + part * fans[depth] + i];
        }
        for (int v = 0; v < 2 * dimensions; v += 2) {
            long low = Long.MAX_VALUE;
            long high = Long.MIN_VALUE;
            for (int i = 0; i < fans[depth]; i++) {
                low = Math.min(low, boxes[first + i * 2 * dimensions + v]);
                high = Math.max(high, boxes[first + i * 2 * dimensions + v + 1]);
            }
            boxes[own + v] = low;
            boxes[own + v + 1] = high;
        }
    }

    /** Moves the points of a part to those of its parts; where each of these ends. */
    private int[] split(int depth, long[] from, long[] to, int start, int end) {
        int axis = depth % dimensions;
        int fan = fans[depth];
        int[] ends = new int[fan];
        long[] limits = limits(from, start, end, axis, fan);
        for (int i = start; i < end; i++) {
            long value = from[i * dimensions + axis];
            int part = 0;
            for (int half = fan >> 1; half > 0; half >>= 1) {
                part += limits[part + half - 1] <= value ? half : 0;
            }
            partOf[i] = (byte) part;
            ends[part]++;
        }
        int at = start;
        for (int i = 0; i < fan; i++) {
            int count = ends[i];
            ends[i] = at;
            at += count;
        }
        for (int i = start; i < end; i++) {
            int put = ends[partOf[i]]++ * dimensions;
            for (int v = 0; v < dimensions; v++) {
                to[put + v] = from[i * dimensions + v];
            }
        }
        return ends;
    }

    /** The least value of each part but the first. A value that is a limit twice gets a part of its own. */
    private long[] limits(long[] from, int start, int end, int axis, int fan) {
        int count = Math.min(end - start, fan * SAMPLE);
        long[] limits = new long[fan - 1];
        if (count == 0) {
            return limits;
        }
        long[] sample = new long[count];
        for (int i = 0; i < count; i++) {
            sample[i] = from[(int) (start + (long) (end - start) * i / count) * dimensions + axis];
        }
        Arrays.sort(sample);
        for (int i = 1; i < fan; i++) {
            long limit = sample[(int) ((long) count * i / fan)];
            limits[i - 1] = i > 1 && limit <= limits[i - 2] ? limit + 1 : limit;
        }
        return limits;
    }

    /** Asks one tree again and again; one a thread. */
    public final class Query {
        private final long[] times = new long[dimensions - 1];
        /** Which side of its box makes the least of {@code y - sum t x}, by coordinate. */
        private final int[] side = new int[dimensions - 1];

        private long bound;
        private int above;
        private int below;

        /** The factor of a coordinate. */
        public void times(int coordinate, long t) {
            times[coordinate] = t;
            side[coordinate] = t >= 0 ? 1 : 0;
        }

        /** Counts the points at or above a bound and those at or below it. */
        public void count(long at) {
            bound = at;
            above = 0;
            below = 0;
            part(0, 0);
        }

        public int above() {
            return above;
        }

        public int below() {
            return below;
        }

        private void part(int depth, int part) {
            int number = offsets[depth] + part;
            int count = counts[number];
            if (count == 0) {
                return;
            }
            int box = number * dimensions * 2;
            long low = boxes[box + 2 * dimensions - 2];
            long high = boxes[box + 2 * dimensions - 1];
            for (int v = 0; v < times.length; v++) {
                low -= times[v] * boxes[box + 2 * v + side[v]];
                high -= times[v] * boxes[box + 2 * v + 1 - side[v]];
            }
            if (low > bound || high < bound || low == high) {
                above += low >= bound ? count : 0;
                below += high <= bound ? count : 0;
            } else if (depth < fans.length) {
                int first = part * fans[depth];
                for (int i = 0; i < fans[depth]; i++) {
                    part(depth + 1, first + i);
                }
            } else {
                plane(starts[part], starts[part + 1]);
            }
        }

        /** Each point of a part. */
        private void plane(int start, int end) {
            for (int i = start; i < end; i++) {
                long s = points[(i + 1) * dimensions - 1];
                for (int v = 0; v < times.length; v++) {
                    s -= times[v] * points[i * dimensions + v];
                }
                above += s >= bound ? 1 : 0;
                below += s <= bound ? 1 : 0;
            }
        }
    }
}
