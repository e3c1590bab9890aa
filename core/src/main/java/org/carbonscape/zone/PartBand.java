package org.carbonscape.zone;

import java.util.Arrays;

/**
 * The units of a band of rows cut by their owners: spans as in {@link SpanBand}, each of one part {@code unit * owners
 * + owner}. A part is a long: a million squares and ten thousand owners are more than an int holds, though few of them
 * meet.
 */
final class PartBand {
    final int[] rowStart;
    final int[] end;
    final long[] part;
    final SpanBand.Shares shares;

    private PartBand(int[] rowStart, int[] end, long[] part, SpanBand.Shares shares) {
        this.shares = shares;
        this.rowStart = rowStart;
        this.end = end;
        this.part = part;
    }

    /** Units that are not cut: a part is a unit, or -1 - g for a cell of a group of shares. */
    static PartBand of(SpanBand units) {
        return new PartBand(
                units.rowStart,
                units.end,
                Arrays.stream(units.unit).asLongStream().toArray(),
                units.shares);
    }

    /**
     * Both partitions of the band's cells laid over each other.
     *
     * @param count number of owners, the outside included
     */
    static PartBand of(SpanBand units, SpanBand owners, long count) {
        int rows = units.rowStart.length - 1;
        int[] rowStart = new int[rows + 1];
        int[] end = new int[units.end.length + owners.end.length];
        long[] part = new long[end.length];
        int n = 0;
        for (int r = 0; r < rows; r++) {
            int u = units.rowStart[r];
            int o = owners.rowStart[r];
            while (u < units.rowStart[r + 1]) { // both rows end in the last column
                int stop = Math.min(units.end[u], owners.end[o]);
                end[n] = stop;
                part[n++] = units.unit[u] * count + owners.unit[o];
                u += units.end[u] == stop ? 1 : 0;
                o += owners.end[o] == stop ? 1 : 0;
            }
            rowStart[r + 1] = n;
        }
        return new PartBand(rowStart, end, part, SpanBand.Shares.NONE);
    }
}
