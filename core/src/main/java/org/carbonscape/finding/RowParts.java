package org.carbonscape.finding;

/** A table's rows where it is put together of parts, one below the other: what a row's number means in its part. */
public final class RowParts {
    private final int[] ends;
    private int last; // part asked for; any thread's will do

    /** @param rows of each part; may be 0 */
    public RowParts(int... rows) {
        ends = rows.clone();
        for (int i = 1; i < ends.length; i++) {
            ends[i] = Math.addExact(ends[i - 1], ends[i]);
        }
    }

    public int count() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** Number of the part that a row lies in: the first whose end is beyond it. */
    public int part(int row) {
        int same = last;
        if (same < ends.length && row < ends[same] && (same == 0 || row >= ends[same - 1])) {
            return same;
        }
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > row) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        last = low;
        return low;
    }

    /** Number of a row in its part. */
    public int within(int row) {
        return within(row, part(row));
    }

    /** The same where the part is known. */
    public int within(int row, int part) {
        return part == 0 ? row : row - ends[part - 1];
    }
}
