package org.carbonscape.zone;

import java.util.Arrays;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.Window;

/**
 * The units of a band of rows as spans: within a row, span {@code s} covers the columns from the end of the one before
 * (0 for the first) up to {@code end[s]}, exclusive, and belongs to {@code unit[s]} (0 = outside). The spans of a row
 * cover all columns.
 */
public final class SpanBand {
    final int firstRow;
    final int[] rowStart; // rows + 1 offsets into end and unit
    final int[] end;
    final int[] unit;
    final OverlapTally overlaps;
    final Shares shares;

    /**
     * Units and parts of cells that several have a share of: those of group g from {@code start[g]} to {@code start[g +
     * 1]}.
     */
    record Shares(int[] start, int[] unit, int[] parts) {
        static final Shares NONE = new Shares(new int[1], new int[0], new int[0]);
    }

    SpanBand(int firstRow, int[] rowStart, int[] end, int[] unit, OverlapTally overlaps) {
        this(firstRow, rowStart, end, unit, overlaps, Shares.NONE);
    }

    /** @param unit -1 - g where the span is one cell, of group g of the shares */
    SpanBand(int firstRow, int[] rowStart, int[] end, int[] unit, OverlapTally overlaps, Shares shares) {
        this.shares = shares;
        this.firstRow = firstRow;
        this.rowStart = rowStart;
        this.end = end;
        this.unit = unit;
        this.overlaps = overlaps;
    }

    /** Unit of a cell that belongs to one, for code that is not hot. */
    public int unitAt(int row, int column) {
        int r = row - firstRow;
        int from = rowStart[r];
        int at = Arrays.binarySearch(end, from, rowStart[r + 1], column + 1);
        return unit[at >= 0 ? at : -at - 1];
    }

    /** Writes the unit of each cell of a window that lies in this band, row by row. */
    public void units(Window window, int[] into) {
        int to = 0;
        for (int row = window.row(); row < window.endRow(); row++) {
            int r = row - firstRow;
            int s = rowStart[r];
            if (row > window.row() && isLikeAbove(r)) { // squares are, and most of what lies between borders
                System.arraycopy(into, to - window.width(), into, to, window.width());
                to += window.width();
                continue;
            }
            int column = window.column();
            while (column < window.endColumn()) {
                while (end[s] <= column) {
                    s++;
                }
                int stop = Math.min(end[s], window.endColumn());
                Arrays.fill(into, to, to + stop - column, unit[s]);
                to += stop - column;
                column = stop;
            }
        }
    }

    /** The same as runs of cells of one unit. */
    public void units(Window window, CellRuns into) {
        into.begin(window.width(), window.height());
        for (int row = window.row(); row < window.endRow(); row++) {
            int s = rowStart[row - firstRow];
            while (end[s] <= window.column()) {
                s++;
            }
            for (int start = window.column(); start < window.endColumn(); start = end[s++]) {
                into.add(Math.min(end[s], window.endColumn()) - window.column(), unit[s]);
            }
            into.endRow();
        }
    }

    private boolean isLikeAbove(int r) {
        int above = rowStart[r - 1];
        int from = rowStart[r];
        int to = rowStart[r + 1];
        return to - from == from - above
                && Arrays.equals(end, above, from, end, from, to)
                && Arrays.equals(unit, above, from, unit, from, to);
    }
}
