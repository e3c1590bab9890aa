package org.carbonscape.zone;

import java.util.Arrays;

/**
 * Makes a {@link SpanBand} of what units cover of cells. What is given row by row, in the order of the units, becomes
 * spans of one unit and cells that several share; the shares of a cell add up to all of it.
 */
final class SharedSpans {
    private final int columns;
    private final int[] rowStart;
    private int[] end = new int[64];
    private int[] unit = new int[64];
    private int size;
    private int[] shareStart = new int[16];
    private int shared;
    private int[] shareUnit = new int[64];
    private int[] shareParts = new int[64];
    private int shares;
    private final OverlapTally overlaps = new OverlapTally();
    // of the row at hand
    private int rowFirst;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] who = new int[64];
    private int[] parts = new int[64];
    private int given;

    SharedSpans(int columns, int rows) {
        this.columns = columns;
        this.rowStart = new int[rows + 1];
    }

    /** Cells of the row that a unit covers by so many parts. */
    void add(int unit, int first, int last, int parts) {
        if (parts == 0) {
            return;
        }
        if (given == from.length) {
            from = Arrays.copyOf(from, given * 2);
            to = Arrays.copyOf(to, given * 2);
            who = Arrays.copyOf(who, given * 2);
            this.parts = Arrays.copyOf(this.parts, given * 2);
        }
        from[given] = first;
        to[given] = last;
        who[given] = unit;
        this.parts[given++] = parts;
    }

    /** Ends row r. */
    void endRow(int r) {
        rowFirst = size;
        long[] byFirst = new long[given];
        for (int i = 0; i < given; i++) {
            byFirst[i] = (long) from[i] << 32 | i; // of equal first cells in the order of units
        }
        Arrays.sort(byFirst);
        int[] open = new int[8]; // pieces that cover the cell at hand, in the order of units
        int covering = 0;
        int column = 0;
        for (int next = 0; column < columns; ) {
            int kept = 0;
            for (int k = 0; k < covering; k++) {
                if (to[open[k]] > column) {
                    open[kept++] = open[k];
                }
            }
            covering = kept;
            while (next < given && (int) (byFirst[next] >>> 32) == column) {
                if (covering == open.length) {
                    open = Arrays.copyOf(open, covering * 2);
                }
                int piece = (int) byFirst[next++];
                int at = covering++;
                while (at > 0 && open[at - 1] > piece) {
                    open[at] = open[at - 1];
                    at--;
                }
                open[at] = piece;
            }
            int until = next < given ? (int) (byFirst[next] >>> 32) : columns;
            for (int k = 0; k < covering; k++) {
                until = Math.min(until, to[open[k]]);
            }
            cells(column, until, open, covering);
            column = until;
        }
        given = 0;
        rowStart[r + 1] = size;
    }

    /** Cells that the same pieces cover. */
    private void cells(int column, int until, int[] open, int covering) {
        if (covering == 0) {
            span(until, 0);
            return;
        }
        int[] share = new int[covering];
        long sum = 0;
        int largest = 0;
        for (int k = 0; k < covering; k++) {
            share[k] = parts[open[k]];
            sum += share[k];
            largest = share[k] > share[largest] ? k : largest;
        }
        long over = sum - CellShares.PARTS;
        if (Math.abs(over) <= covering) { // rounded, no more
            share[largest] -= (int) over;
        } else if (over > 0) {
            int left = CellShares.PARTS;
            for (int k = covering - 1; k >= 0; k--) {
                if (share[k] > left) {
                    overlaps.add(who[open[k]], who[open[covering - 1]], until - column);
                    share[k] = left;
                }
                left -= share[k];
            }
        }
        if (share[largest] == CellShares.PARTS) {
            span(until, who[open[largest]]);
            return;
        }
        if (covering > 1 && share[covering - 1] == CellShares.PARTS) { // the later of two that overlap
            span(until, who[open[covering - 1]]);
            return;
        }
        for (int c = column; c < until; c++) {
            int outside = CellShares.PARTS;
            for (int k = 0; k < covering; k++) {
                share(who[open[k]], share[k]);
                outside -= share[k];
            }
            share(0, outside);
            if (shared + 2 > shareStart.length) {
                shareStart = Arrays.copyOf(shareStart, shareStart.length * 2);
            }
            push(c + 1, - ++shared);
            shareStart[shared] = shares;
        }
    }

    private void share(int unit, int parts) {
        if (parts == 0) {
            return;
        }
        if (shares == shareUnit.length) {
            shareUnit = Arrays.copyOf(shareUnit, shares * 2);
            shareParts = Arrays.copyOf(shareParts, shares * 2);
        }
        shareUnit[shares] = unit;
        shareParts[shares++] = parts;
    }

    private void span(int until, int unit) {
        if (size > rowFirst && this.unit[size - 1] == unit) {
            end[size - 1] = until;
        } else {
            push(until, unit);
        }
    }

    private void push(int until, int unit) {
        if (size == end.length) {
            end = Arrays.copyOf(end, size * 2);
            this.unit = Arrays.copyOf(this.unit, size * 2);
        }
        end[size] = until;
        this.unit[size++] = unit;
    }

    SpanBand band(int firstRow) {
        return new SpanBand(
                firstRow,
                rowStart,
                Arrays.copyOf(end, size),
                Arrays.copyOf(unit, size),
                overlaps,
                new SpanBand.Shares(
                        Arrays.copyOf(shareStart, shared + 1),
                        Arrays.copyOf(shareUnit, shares),
                        Arrays.copyOf(shareParts, shares)));
    }
}
