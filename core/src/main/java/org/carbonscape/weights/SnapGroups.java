package org.carbonscape.weights;

import java.util.Arrays;
import org.carbonscape.engine.Engine;

/**
 * Numbers places so that those within a tolerance have one number. Places are hashed by square cells much wider than
 * the tolerance, so that a place meets the few others of its cell and, rarely, of the cell beyond the edge it lies on:
 * one pass, as long as hashing the exact coordinates. The cells are found by many threads, the numbers given by one.
 */
final class SnapGroups {
    /** Cells are this many tolerances wide, where vertices are not denser than that: few places lie on an edge. */
    private static final double WIDE = 64;

    /** Cells begin at this part of their width: round coordinates would all lie on an edge if cells began at 0. */
    private static final double SHIFT = 0.381966011250105;

    private static final int BLOCK = 1 << 15; // corners a piece of work

    private final double[] xy; // of each corner, side by side
    private final double tolerance;
    private final double perWidth; // one by the width of a cell
    /** Slot of each corner's cell, the complement where it lies near an edge of its cell; then the corner's number. */
    private final int[] labels;

    private final int[] table; // first corner of each different place, plus 1; those of a cell follow its slot
    private int[] from = new int[64]; // numbers of places within the tolerance of each other
    private int[] to = new int[64];
    private int pairs;
    private int joined;

    private SnapGroups(double[] xy, int[] labels, double tolerance) {
        this.xy = xy;
        this.labels = labels;
        this.tolerance = tolerance;
        perWidth = 1 / width(xy, tolerance);
        table = new int[Integer.highestOneBit(Math.max(16, labels.length)) << 1];
    }

    /**
     * Numbers the corners with {@code next >= 0}; the others get -1.
     *
     * @return how many numbers there are, and how many places were joined to another that is not equal to them
     */
    static int[] number(double[] xy, int[] next, int[] labels, double tolerance, Engine engine) {
        SnapGroups groups = new SnapGroups(xy, labels, tolerance);
        engine.inPlace(
                (labels.length + BLOCK - 1) / BLOCK,
                b -> groups.cells(b * BLOCK, Math.min(labels.length, (b + 1) * BLOCK)));
        return new int[] {groups.number(next), groups.joined};
    }

    private void cells(int start, int end) {
        for (int i = start; i < end; i++) {
            double cx = xy[2 * i] * perWidth + SHIFT;
            double cy = xy[2 * i + 1] * perWidth + SHIFT;
            double fx = Math.floor(cx);
            double fy = Math.floor(cy);
            int slot = slot((long) fx, (long) fy);
            double rim = rim(cx, cy);
            boolean inside = cx - fx > rim && fx + 1 - cx > rim && cy - fy > rim && fy + 1 - cy > rim;
            labels[i] = inside ? slot : ~slot;
        }
    }

    /**
     * How near an edge of its cell a place must lie for another within the tolerance to lie beyond: in widths, a hair
     * more.
     */
    private double rim(double cx, double cy) {
        return tolerance * perWidth * 1.0001 + Math.max(Math.abs(cx), Math.abs(cy)) * 0x1p-50;
    }

    private int number(int[] ringNext) {
        // local names: fields would be read anew for every corner
        double[] places = xy;
        int[] numbers = labels;
        int[] corners = table;
        double near = tolerance;
        int mask = corners.length - 1;
        int distinct = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (ringNext[i] < 0) {
                numbers[i] = -1; // the ring's first corner stands for its last
                continue;
            }
            boolean byEdge = numbers[i] < 0;
            int slot = byEdge ? ~numbers[i] : numbers[i];
            double ownX = places[2 * i];
            double ownY = places[2 * i + 1];
            boolean company = byEdge;
            int free = slot;
            int at = corners[free] - 1;
            while (at >= 0 && (places[2 * at] != ownX || places[2 * at + 1] != ownY)) {
                company |= Math.abs(places[2 * at] - ownX) <= near;
                free = (free + 1) & mask;
                at = corners[free] - 1;
            }
            if (at >= 0) {
                numbers[i] = numbers[at];
                continue;
            }
            numbers[i] = distinct++;
            if (company) {
                joinNear(i, slot, byEdge);
            }
            corners[free] = i + 1;
        }
        if (joined > 0) {
            int[] groups = groups(distinct);
            for (int i = 0; i < labels.length; i++) {
                labels[i] = labels[i] < 0 ? -1 : groups[labels[i]];
            }
        }
        return distinct;
    }

    /** Unites a new place with those within the tolerance, in its cell and in those beyond an edge it lies near. */
    private void joinNear(int i, int slot, boolean byEdge) {
        boolean alone = !joinIn(i, slot);
        if (byEdge) {
            double cx = xy[2 * i] * perWidth + SHIFT;
            double cy = xy[2 * i + 1] * perWidth + SHIFT;
            double fx = Math.floor(cx);
            double fy = Math.floor(cy);
            double rim = rim(cx, cy);
            int left = cx - fx <= rim ? -1 : 0;
            int right = fx + 1 - cx <= rim ? 1 : 0;
            int down = cy - fy <= rim ? -1 : 0;
            int up = fy + 1 - cy <= rim ? 1 : 0;
            for (long dx = left; dx <= right; dx++) {
                for (long dy = down; dy <= up; dy++) {
                    if (dx != 0 || dy != 0) {
                        alone &= !joinIn(i, slot((long) fx + dx, (long) fy + dy));
                    }
                }
            }
        }
        joined += alone ? 0 : 1;
    }

    /** Places of other cells may stand there too: the distance decides. */
    private boolean joinIn(int i, int slot) {
        boolean found = false;
        int mask = table.length - 1;
        for (int k = slot; table[k] != 0; k = (k + 1) & mask) {
            int u = table[k] - 1;
            double ex = xy[2 * u] - xy[2 * i];
            double ey = xy[2 * u + 1] - xy[2 * i + 1];
            if (Math.sqrt(ex * ex + ey * ey) <= tolerance) {
                unite(labels[u], labels[i]);
                found = true;
            }
        }
        return found;
    }

    private void unite(int one, int other) {
        if (pairs == from.length) {
            from = Arrays.copyOf(from, 2 * pairs);
            to = Arrays.copyOf(to, 2 * pairs);
        }
        from[pairs] = one;
        to[pairs++] = other;
    }

    /** The least number of each number's group. */
    private int[] groups(int distinct) {
        int[] parent = new int[distinct];
        Arrays.setAll(parent, v -> v);
        for (int k = 0; k < pairs; k++) {
            int a = root(parent, from[k]);
            int b = root(parent, to[k]);
            parent[Math.max(a, b)] = Math.min(a, b);
        }
        for (int v = 0; v < distinct; v++) {
            parent[v] = root(parent, v);
        }
        return parent;
    }

    private static int root(int[] parent, int v) {
        int at = v;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** At least three tolerances, else as wide as vertices lie apart on average; a sample tells that well enough. */
    private static double width(double[] xy, double tolerance) {
        int every = 2 * (xy.length / 8192 + 1);
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = west;
        double north = east;
        for (int i = 0; i < xy.length; i += every) {
            west = Math.min(west, xy[i]);
            east = Math.max(east, xy[i]);
            south = Math.min(south, xy[i + 1]);
            north = Math.max(north, xy[i + 1]);
        }
        double apart = Math.sqrt((east - west) * (north - south) / Math.max(1, xy.length / 2));
        return Math.max(3 * tolerance, Math.min(WIDE * tolerance, apart));
    }

    private int slot(long cx, long cy) {
        return slot(cx * 0x9E3779B97F4A7C15L + cy, table.length);
    }

    /** Where a key begins in a hash table of a size that is a power of two. */
    static int slot(long key, int size) {
        long z = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
        z ^= z >>> 29;
        return (int) (z * 0xBF58476D1CE4E5B9L >>> 32) & (size - 1);
    }
}
