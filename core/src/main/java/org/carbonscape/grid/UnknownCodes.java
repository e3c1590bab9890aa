package org.carbonscape.grid;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Codes that no legend entry names, with their cells. Of a raster that was never a class raster (elevation, say) only
 * the {@value #LISTED} smallest codes are listed; the cells of the rest are counted together. The listed counts are
 * exact and do not depend on the order of reading: a code once crowded out by smaller ones can never come back.
 * Not thread-safe; each reader has its own and they are merged.
 */
public final class UnknownCodes implements Serializable {
    /** How many codes are listed at most. */
    public static final int LISTED = 256;

    private static final long serialVersionUID = 1L;

    // not of the kind TreeMap: what comes from a cache is a map that stays as it is
    private final SortedMap<Double, Long> cells = new TreeMap<>();
    private long total;

    /** So many cells more. */
    public void add(double code, long count) {
        total += count;
        put(code, count);
    }

    private void put(double code, long count) {
        if (cells.size() >= LISTED && !cells.containsKey(code)) {
            if (code > cells.lastKey()) {
                return;
            }
            cells.remove(cells.lastKey());
        }
        cells.merge(code, count, Long::sum);
    }

    /** Adds another tally to this one. */
    public void merge(UnknownCodes other) {
        total += other.total;
        other.cells.forEach(this::put);
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** Cells by code, smallest code first; codes of floating-point files may have a fraction. */
    public SortedMap<Double, Long> byCode() {
        return Collections.unmodifiableSortedMap(cells);
    }

    /** Cells of codes beyond the listed ones. */
    public long unlistedCells() {
        return total - cells.values().stream().mapToLong(Long::longValue).sum();
    }
}
