package org.carbonscape.weights;

/**
 * Numbers places so that those within a tolerance have one number. Places are hashed by square cells much wider than the
 * tolerance, so that a place meets the few others of its cell and, rarely, of the cell beyond the edge it lies on: one pass,
 * about as long as hashing the exact coordinates.
 */
final class SnapGroups {
    /** Cells are this many tolerances wide, where vertices are not denser than that: few places lie on an edge. */
    private static final double WIDE = 64;

    /** Cells begin at this part of their width: round coordinates would all lie on an edge if cells began at 0. */
    private static final double SHIFT = 0.381966011250105;

    private final double[] x; // of each different place
    private final double[] y;
    private final int[] heads; // last place of a chain, plus 1
    private final int[] next; // the place before it, plus 1
    private final int[] parent;
    private final double tolerance;
    private final double width;
    private int places;
    /** Places that were found within the tolerance of another. */
    private int joined;

    private SnapGroups(int corners, double tolerance, double width) {
        this.tolerance = tolerance;
        this.width = width;
        x = new double[corners];
        y = new double[corners];
        next = new int[corners];
        parent = new int[corners];
        heads = new int[Integer.highestOneBit(Math.max(16, corners)) << 1];
    }

    /**
     * Numbers the corners with {@code next >= 0}; the others get -1.
     *
     * @return how many numbers there are, and how many places were joined to another that is not equal to them
     */
    static int[] number(double[] x, double[] y, int[] next, int[] labels, double tolerance) {
        SnapGroups groups = new SnapGroups(labels.length, tolerance, width(x, y, tolerance));
        for (int i = 0; i < labels.length; i++) {
            labels[i] = next[i] < 0 ? -1 : groups.place(x[i], y[i]);
        }
        if (groups.joined > 0) {
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] >= 0) {
                    labels[i] = root(groups.parent, labels[i]);
                }
            }
        }
        return new int[] {groups.places, groups.joined};
    }

    /** At least three tolerances, else as wide as vertices lie apart on average. */
    private static double width(double[] x, double[] y, double tolerance) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = west;
        double north = east;
        for (int i = 0; i < x.length; i++) {
            west = Math.min(west, x[i]);
            east = Math.max(east, x[i]);
            south = Math.min(south, y[i]);
            north = Math.max(north, y[i]);
        }
        double apart = Math.sqrt((east - west) * (north - south) / Math.max(1, x.length));
        return Math.max(3 * tolerance, Math.min(WIDE * tolerance, apart));
    }

    /** The number of a place; places within the tolerance are united. */
    private int place(double px, double py) {
        double cx = px / width + SHIFT;
        double cy = py / width + SHIFT;
        double fx = Math.floor(cx);
        double fy = Math.floor(cy);
        int own = slot((long) fx, (long) fy);
        for (int u = heads[own] - 1; u >= 0; u = next[u] - 1) {
            if (x[u] == px && y[u] == py) {
                return u;
            }
        }
        int v = places++;
        x[v] = px;
        y[v] = py;
        parent[v] = v;
        // a hair more than the tolerance, for the rounding of the division
        double rim = tolerance / width * 1.0001 + 4 * Math.max(Math.ulp(cx), Math.ulp(cy));
        int left = cx - fx <= rim ? -1 : 0;
        int right = fx + 1 - cx <= rim ? 1 : 0;
        int down = cy - fy <= rim ? -1 : 0;
        int up = fy + 1 - cy <= rim ? 1 : 0;
        boolean alone = true;
        for (long dx = left; dx <= right; dx++) {
            for (long dy = down; dy <= up; dy++) {
                alone &= !join(v, slot((long) fx + dx, (long) fy + dy));
            }
        }
        joined += alone ? 0 : 1;
        next[v] = heads[own];
        heads[own] = v + 1;
        return v;
    }

    /** Unites a place with those of a chain within the tolerance; a chain may hold other cells too: the distance decides. */
    private boolean join(int v, int slot) {
        boolean found = false;
        for (int u = heads[slot] - 1; u >= 0; u = next[u] - 1) {
            double ex = x[u] - x[v];
            double ey = y[u] - y[v];
            if (Math.sqrt(ex * ex + ey * ey) <= tolerance) {
                int a = root(parent, u);
                int b = root(parent, v);
                parent[Math.max(a, b)] = Math.min(a, b);
                found = true;
            }
        }
        return found;
    }

    private int slot(long cx, long cy) {
        return SharedVertices.slot(cx * 0x9E3779B97F4A7C15L + cy, heads.length);
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
