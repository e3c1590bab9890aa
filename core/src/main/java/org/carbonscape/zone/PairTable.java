package org.carbonscape.zone;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows (unit, owner, class before, class after, cells, area) sorted by unit, owner, before, after; only rows with
 * cells. The owner is 0 in a table whose units are not cut. Immutable.
 */
public final class PairTable {
    private final int base;
    private final long cuts;
    private final long[] keys;
    private final long[] cells;
    private final long[] areas;

    /**
     * @param keys  ((unit * cuts + owner) * base + before) * base + after
     * @param areas empty where the grid's cells share one area
     */
    PairTable(int base, long cuts, long[] keys, long[] cells, long[] areas) {
        this.base = base;
        this.cuts = cuts;
        this.keys = keys;
        this.cells = cells;
        this.areas = areas;
    }

    public int rows() {
        return keys.length;
    }

    /** 0 = outside. */
    public int unit(int row) {
        return (int) (keys[row] / ((long) base * base) / cuts);
    }

    /** 0 = of no owner. */
    public int owner(int row) {
        return (int) (keys[row] / ((long) base * base) % cuts);
    }

    /** Class index before; 0 = none. */
    public int from(int row) {
        return (int) (keys[row] / base % base);
    }

    /** Class index after; 0 = none. */
    public int to(int row) {
        return (int) (keys[row] % base);
    }

    public long cells(int row) {
        return cells[row];
    }

    /** Area of the cells in units of 1e-3 m2; 0 where the grid's cells share one area. */
    public long area(int row) {
        return areas.length == 0 ? 0 : areas[row];
    }

    /** The rows of all units taken together, as of one unit 0. */
    public PairTable united() {
        long[][] n = total();
        long[][] area = totalArea();
        int[] met = IntStream.range(0, base * base)
                .filter(k -> n[k / base][k % base] > 0)
                .toArray();
        return new PairTable(
                base,
                1,
                Arrays.stream(met).asLongStream().toArray(),
                Arrays.stream(met).mapToLong(k -> n[k / base][k % base]).toArray(),
                Arrays.stream(met).mapToLong(k -> area[k / base][k % base]).toArray());
    }

    /** Cells of all units together, [before][after]. */
    public long[][] total() {
        long[][] total = new long[base][base];
        for (int row = 0; row < keys.length; row++) {
            total[from(row)][to(row)] += cells[row];
        }
        return total;
    }

    /** Area of all units together in units of 1e-3 m2, [before][after]. */
    public long[][] totalArea() {
        long[][] total = new long[base][base];
        for (int row = 0; row < keys.length; row++) {
            total[from(row)][to(row)] += area(row);
        }
        return total;
    }
}
