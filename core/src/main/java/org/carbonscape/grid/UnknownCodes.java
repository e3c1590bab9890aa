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
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    /** So many cells more. */
    public void add(double code, long count) {
        total += count;
        if (Double.isFinite(code)) {
            least = Math.min(least, code);
            greatest = Math.max(greatest, code);
        }
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
        least = Math.min(least, other.least);
        greatest = Math.max(greatest, other.greatest);
        other.cells.forEach(this::put);
    }

    /** The least finite code of all, listed or not; infinite where there is none. */
    public double least() {
        return least;
    }

    /** The greatest finite code of all, listed or not; infinite where there is none. */
    public double greatest() {
        return greatest;
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
