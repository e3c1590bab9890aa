package org.carbonscape.weights;

import java.util.Arrays;

/**
 * Joins places within a tolerance. Places are hashed by square cells as wide as the tolerance and compared with those of
 * the nine cells around, since rounding to a cell alone would part two places on both sides of a cell's edge.
 */
final class SnapGroups {
    private SnapGroups() {}

    /** Replaces each number by its group's least number. */
    static void join(double[] x, double[] y, int[] labels, int distinct, double tolerance) {
        int[] corner = new int[distinct];
        Arrays.fill(corner, -1);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= 0 && corner[labels[i]] < 0) {
                corner[labels[i]] = i;
            }
        }
        int size = Integer.highestOneBit(Math.max(16, distinct)) << 1;
        int[] heads = new int[size]; // number + 1
        int[] next = new int[distinct];
        int[] parent = new int[distinct];
        for (int v = 0; v < distinct; v++) {
            parent[v] = v;
            long cx = (long) Math.floor(x[corner[v]] / tolerance);
            long cy = (long) Math.floor(y[corner[v]] / tolerance);
            for (long dx = -1; dx <= 1; dx++) {
                for (long dy = -1; dy <= 1; dy++) {
                    // a chain may hold other cells too: the distance decides
                    for (int u = heads[slot(cx + dx, cy + dy, size)] - 1; u >= 0; u = next[u] - 1) {
                        double ex = x[corner[u]] - x[corner[v]];
                        double ey = y[corner[u]] - y[corner[v]];
                        if (Math.sqrt(ex * ex + ey * ey) <= tolerance) {
                            int a = root(parent, u);
                            int b = root(parent, v);
                            parent[Math.max(a, b)] = Math.min(a, b);
                        }
                    }
                }
            }
            int own = slot(cx, cy, size);
            next[v] = heads[own];
            heads[own] = v + 1;
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= 0) {
                labels[i] = root(parent, labels[i]);
            }
        }
    }

    private static int slot(long cx, long cy, int size) {
        return SharedVertices.slot(cx * 0x9E3779B97F4A7C15L + cy, size);
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
