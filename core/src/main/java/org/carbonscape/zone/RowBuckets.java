package org.carbonscape.zone;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Edges by the rows that they cross, {@value #ROWS} rows together, so that a band of rows looks at few others.
 *
 * @param start of each bucket in {@code edge}, and the end of the last
 * @param edge  numbers of edges, ascending in each bucket
 */
record RowBuckets(int[] start, int[] edge) {
    /** Of a bucket. */
    static final int ROWS = 64;

    /**
     * @param rows  of the grid
     * @param edges how many
     * @param first row that an edge crosses
     * @param last  row that it crosses; before the first: none
     */
    static RowBuckets of(int rows, int edges, IntUnaryOperator first, IntUnaryOperator last) {
        int buckets = (rows - 1) / ROWS + 1;
        int[] start = new int[buckets + 1];
        for (int e = 0; e < edges; e++) {
            for (int b = first.applyAsInt(e) / ROWS; b <= last.applyAsInt(e) / ROWS; b++) {
                start[b + 1]++;
            }
        }
        for (int b = 0; b < buckets; b++) {
            start[b + 1] = Math.addExact(start[b + 1], start[b]);
        }
        int[] edge = new int[start[buckets]];
        int[] next = Arrays.copyOf(start, buckets);
        for (int e = 0; e < edges; e++) {
            for (int b = first.applyAsInt(e) / ROWS; b <= last.applyAsInt(e) / ROWS; b++) {
                edge[next[b]++] = e;
            }
        }
        return new RowBuckets(start, edge);
    }

    /** Takes an edge and the rows of a bucket that lie in a band, {@code to} the first no more. */
    interface Taker {
        void edge(int number, int from, int to);
    }

    /** The edges that may cross a band of rows, bucket by bucket. */
    void forEach(int first, int count, Taker taker) {
        for (int b = first / ROWS; b <= (first + count - 1) / ROWS; b++) {
            int from = Math.max(first, b * ROWS);
            int to = Math.min(first + count, (b + 1) * ROWS);
            for (int k = start[b]; k < start[b + 1]; k++) {
                taker.edge(edge[k], from, to);
            }
        }
    }
}
