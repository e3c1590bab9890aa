package org.carbonscape.stats;

import org.carbonscape.engine.Engine;

/**
 * Counts of points on either side of a line (of a plane where there are more coordinates): how many have
 * {@code y - sum t_v x_v} above, at and below a bound. A k-d tree halves the points by their middle in one coordinate
 * after the other, and each part knows the box around its points: parts whose box lies on one side are counted whole,
 * so a query looks at about {@code sqrt(points)} parts in the plane instead of at all points. Whole numbers throughout:
 * points at the bound are told from those beside it as by trying each.
 */
final class PointTree {
    private static final int LEAF = 32;
    private static final int SERIAL_LEVELS = 4; // the parts below are made by all threads

    private final int dimensions;
    private final int levels;
    private final int size;
    /** The coordinates of one point after the other, y last; the points of a part stand together. */
    private final long[] points;
    /** Of each part, numbered as in a heap from 1: least and largest of each coordinate. */
    private final long[] boxes;

    /**
     * @param x by coordinate and point, one or more
     * @param y by point; sums of both sides stay below 2^63 for every query
     */
    PointTree(long[][] x, long[] y, Engine engine) {
        dimensions = x.length + 1;
        size = y.length;
        int depth = 0;
        while (size >> depth > LEAF) {
            depth++;
        }
        levels = depth;
        points = new long[dimensions * size];
        boxes = new long[(2 << levels) * 2 * dimensions];
        for (int i = 0; i < size; i++) {
            for (int v = 0; v < x.length; v++) {
                points[i * dimensions + v] = x[v][i];
            }
            points[i * dimensions + x.length] = y[i];
        }
        int serial = Math.min(SERIAL_LEVELS, levels);
        for (int level = 0; level < serial; level++) {
            for (int part = 1 << level; part < 2 << level; part++) {
                halve(part, level);
            }
        }
        engine.each(1 << serial, i -> make((1 << serial) + i, serial));
        for (int part = (1 << serial) - 1; part > 0; part--) {
            unite(part);
        }
    }

    /** First point of a part; the part after it on its level begins where it ends. */
    private int start(int part, int level) {
        return (int) ((long) size * (part - (1 << level)) >> level);
    }

    private void make(int part, int level) {
        if (level == levels) {
            bound(part, level);
            return;
        }
        halve(part, level);
        make(2 * part, level + 1);
        make(2 * part + 1, level + 1);
        unite(part);
    }

    private void bound(int part, int level) {
        int end = start(part + 1, level);
        for (int v = 0; v < dimensions; v++) {
            long low = Long.MAX_VALUE;
            long high = Long.MIN_VALUE;
            for (int i = start(part, level); i < end; i++) {
                low = Math.min(low, points[i * dimensions + v]);
                high = Math.max(high, points[i * dimensions + v]);
            }
            boxes[(part * dimensions + v) * 2] = low;
            boxes[(part * dimensions + v) * 2 + 1] = high;
        }
    }

    private void unite(int part) {
        for (int v = 0; v < dimensions; v++) {
            int own = (part * dimensions + v) * 2;
            int left = (2 * part * dimensions + v) * 2;
            int right = left + 2 * dimensions;
            boxes[own] = Math.min(boxes[left], boxes[right]);
            boxes[own + 1] = Math.max(boxes[left + 1], boxes[right + 1]);
        }
    }

    /** Puts the points of a part in such an order that its halves lie on two sides of a value of one coordinate. */
    private void halve(int part, int level) {
        int axis = level % dimensions;
        int low = start(part, level);
        int high = start(part + 1, level) - 1;
        int middle = start(2 * part + 1, level + 1);
        while (low < high) { // Hoare's selection
            long pivot = pivot(low, high, axis);
            int i = low;
            int j = high;
            while (i <= j) {
                while (points[i * dimensions + axis] < pivot) {
                    i++;
                }
                while (points[j * dimensions + axis] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private long pivot(int low, int high, int axis) {
        long a = points[low * dimensions + axis];
        long b = points[(low + high >>> 1) * dimensions + axis];
        long c = points[high * dimensions + axis];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int i, int j) {
        for (int v = 0; v < dimensions; v++) {
            long kept = points[i * dimensions + v];
            points[i * dimensions + v] = points[j * dimensions + v];
            points[j * dimensions + v] = kept;
        }
    }

    /** Asks one tree again and again; one a thread. */
    final class Query {
        private final long[] times = new long[dimensions - 1];
        /** Which side of its box makes the least of {@code y - sum t x}, by coordinate. */
        private final int[] side = new int[dimensions - 1];

        private long bound;
        private int above;
        private int below;

        /** The factor of a coordinate. */
        void times(int coordinate, long t) {
            times[coordinate] = t;
            side[coordinate] = t >= 0 ? 1 : 0;
        }

        /** Counts the points at or above a bound and those at or below it. */
        void count(long at) {
            bound = at;
            above = 0;
            below = 0;
            part(1, 0);
        }

        int above() {
            return above;
        }

        int below() {
            return below;
        }

        private void part(int part, int level) {
            int box = part * dimensions * 2;
            long low = boxes[box + 2 * dimensions - 2];
            long high = boxes[box + 2 * dimensions - 1];
            for (int v = 0; v < times.length; v++) {
                low -= times[v] * boxes[box + 2 * v + side[v]];
                high -= times[v] * boxes[box + 2 * v + 1 - side[v]];
            }
            if (low > bound || high < bound || low == high) {
                int count = start(part + 1, level) - start(part, level);
                above += low >= bound ? count : 0;
                below += high <= bound ? count : 0;
            } else if (level < levels) {
                part(2 * part, level + 1);
                part(2 * part + 1, level + 1);
            } else if (dimensions == 2) {
                line(start(part, level), start(part + 1, level));
            } else {
                plane(start(part, level), start(part + 1, level));
            }
        }

        /** Each point of a part. */
        private void line(int start, int end) {
            long t = times[0];
            long least = bound;
            int atOrAbove = 0;
            int atOrBelow = 0;
            for (int i = 2 * start; i < 2 * end; i += 2) {
                long s = points[i + 1] - t * points[i];
                atOrAbove += s >= least ? 1 : 0;
                atOrBelow += s <= least ? 1 : 0;
            }
            above += atOrAbove;
            below += atOrBelow;
        }

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
