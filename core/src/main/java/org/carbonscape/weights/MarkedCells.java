package org.carbonscape.weights;

/** Cells of a lattice as bits, place by place: which marked ones are neighbours is asked of 64 at once. */
final class MarkedCells {
    private final long[] marked;
    private final int columns;

    /** @param marked bit {@code place % 64} of word {@code place / 64}; no other bits */
    MarkedCells(long[] marked, int columns) {
        this.marked = marked;
        this.columns = columns;
    }

    /** Pairs of neighbours, each once. */
    long pairs(int rows, Rule rule) {
        long pairs = apart(1) + apart(columns);
        if (rule == Rule.QUEEN) {
            pairs += apart(columns - 1) + apart(columns + 1);
        }
        for (int r = 0; r < rows; r++) { // the ends of rows are near each other as bits only
            int first = r * columns;
            int last = first + columns - 1;
            pairs -= bit(last) & bit(last + 1);
            if (rule == Rule.QUEEN) {
                pairs -= bit(first) & bit(first + columns - 1);
                pairs -= bit(last) & bit(last + columns + 1);
            }
        }
        return pairs;
    }

    private long bit(int place) {
        int word = place >> 6;
        return word < marked.length ? marked[word] >>> place & 1 : 0;
    }

    /** Pairs of marked places so far apart. */
    private long apart(int places) {
        int words = places >> 6;
        int bits = places & 63;
        long pairs = 0;
        for (int i = 0; i + words < marked.length; i++) {
            if (marked[i] != 0) {
                long other = marked[i + words] >>> bits;
                if (bits > 0 && i + words + 1 < marked.length) {
                    other |= marked[i + words + 1] << 64 - bits;
                }
                pairs += Long.bitCount(marked[i] & other);
            }
        }
        return pairs;
    }
}
