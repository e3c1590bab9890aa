package org.carbonscape.io.vector;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;

/**
 * The spatial index of a layer, written at once into the tables behind SQLite's R*-tree: boxes in the order of a
 * Hilbert curve, 51 to a node, nodes of nodes up to one root. Adding a million boxes one by one takes twenty times as
 * long and leaves a tree that is slower to search. Format: sqlite.org/rtree.html, section 6, and the head of its
 * source.
 */
final class PackedTree {
    private static final int CELLS = 51; // as many as SQLite puts into a node of two dimensions
    private static final int NODE = 4 + CELLS * 24;

    private final Connection connection;
    private final String index;
    private int next = 2; // the root is node 1

    /** @param index name of a new, empty virtual table {@code rtree(id, minx, maxx, miny, maxy)} */
    PackedTree(Connection connection, String index) {
        this.connection = connection;
        this.index = index;
    }

    /** The box as four floats that enclose it, from {@code at} on: minx, maxx, miny, maxy. */
    static void put(Envelope box, float[] into, int at) {
        into[at] = down(box.getMinX());
        into[at + 1] = -down(-box.getMaxX());
        into[at + 2] = down(box.getMinY());
        into[at + 3] = -down(-box.getMaxY());
    }

    private static float down(double value) {
        float near = (float) value;
        return near > value ? Math.nextDown(near) : near;
    }

    /**
     * @param n     how many boxes
     * @param ids   ascending, above 0
     * @param boxes as {@link #put} makes them
     */
    void write(int n, int[] ids, float[] boxes) throws SQLException {
        long[] order = alongCurve(boxes, n);
        int[] sorted = new int[n];
        float[] cells = new float[4 * n];
        for (int i = 0; i < n; i++) {
            int from = (int) order[i];
            sorted[i] = ids[from];
            System.arraycopy(boxes, 4 * from, cells, 4 * i, 4);
        }
        int[] leafOf = new int[n];
        try (PreparedStatement node =
                        connection.prepareStatement("INSERT OR REPLACE INTO " + quoted("_node") + " VALUES (?, ?)");
                PreparedStatement parent =
                        connection.prepareStatement("INSERT INTO " + quoted("_parent") + " VALUES (?, ?)")) {
            int[] members = sorted;
            for (int depth = 0; ; depth++) {
                int count = Math.max(1, (members.length + CELLS - 1) / CELLS);
                int[] nodes = new int[count];
                float[] around = new float[4 * count];
                for (int k = 0; k < count; k++) {
                    int from = (int) ((long) members.length * k / count);
                    int to = (int) ((long) members.length * (k + 1) / count);
                    nodes[k] = count == 1 ? 1 : next++;
                    node(node, nodes[k], count == 1 ? depth : 0, members, cells, from, to, around, k);
                    for (int i = from; i < to; i++) {
                        if (depth == 0) {
                            leafOf[(int) order[i]] = nodes[k];
                        } else {
                            parent.setInt(1, members[i]);
                            parent.setInt(2, nodes[k]);
                            parent.executeUpdate();
                        }
                    }
                }
                if (count == 1) {
                    break;
                }
                members = nodes;
                cells = around;
            }
        }
        try (PreparedStatement row =
                connection.prepareStatement("INSERT INTO " + quoted("_rowid") + " VALUES (?, ?)")) {
            for (int i = 0; i < n; i++) {
                row.setInt(1, ids[i]);
                row.setInt(2, leafOf[i]);
                row.executeUpdate();
            }
        }
    }

    private void node(
            PreparedStatement insert,
            int number,
            int depth,
            int[] members,
            float[] cells,
            int from,
            int to,
            float[] around,
            int at)
            throws SQLException {
        ByteBuffer out = ByteBuffer.allocate(NODE).putShort((short) depth).putShort((short) (to - from));
        for (int i = from; i < to; i++) {
            out.putLong(members[i]);
            for (int c = 0; c < 4; c++) {
                float side = cells[4 * i + c];
                out.putFloat(side);
                float so = around[4 * at + c];
                around[4 * at + c] = i == from ? side : c % 2 == 0 ? Math.min(so, side) : Math.max(so, side);
            }
        }
        insert.setInt(1, number);
        insert.setBytes(2, out.array());
        insert.executeUpdate();
    }

    private String quoted(String table) {
        return '"' + (index + table).replace("\"", "\"\"") + '"';
    }

    /**
     * Positions of the boxes in the low 32 bits, sorted by the place of their middle on a Hilbert curve of 2^15 a side.
     */
    private static long[] alongCurve(float[] boxes, int n) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = west;
        double north = east;
        for (int i = 0; i < n; i++) {
            west = Math.min(west, boxes[4 * i]);
            east = Math.max(east, boxes[4 * i + 1]);
            south = Math.min(south, boxes[4 * i + 2]);
            north = Math.max(north, boxes[4 * i + 3]);
        }
        double scale = 32_767 / Math.max(Math.max(east - west, north - south), Double.MIN_NORMAL);
        long[] order = new long[n];
        for (int i = 0; i < n; i++) {
            int x = (int) ((((double) boxes[4 * i] + boxes[4 * i + 1]) / 2 - west) * scale);
            int y = (int) ((((double) boxes[4 * i + 2] + boxes[4 * i + 3]) / 2 - south) * scale);
            order[i] = hilbert(x, y) << 32 | i;
        }
        Arrays.sort(order);
        return order;
    }

    private static long hilbert(int column, int row) {
        int x = column;
        int y = row;
        long along = 0;
        for (int s = 1 << 14; s > 0; s >>= 1) {
            int right = (x & s) > 0 ? 1 : 0;
            int up = (y & s) > 0 ? 1 : 0;
            along += (long) s * s * (3 * right ^ up);
            if (up == 0) {
                if (right == 1) {
                    x = 32_767 - x;
                    y = 32_767 - y;
                }
                int swap = x;
                x = y;
                y = swap;
            }
        }
        return along;
    }
}
