package org.carbonscape.stats.draw;

/**
 * Draws that hold a unit among their first k, k its number of neighbours: one thread's part of what its counts change
 * by when its own value goes and the sequence's next comes. What is looked up of a unit stands together, or each draw
 * would wait for memory three times as often.
 */
public final class SquaredCorrection {
    /** Bits of a number of neighbours, at most 128. */
    private static final int DEGREE = 8;

    /** Half of what sums stay below. */
    private static final long FAR = 1L << 61;

    /** The commonest number of neighbours. */
    private final int common;
    /**
     * Of each unit: its observed sum, far above all where its number of neighbours is not the commonest; then its
     * values by variable, the first with its number of neighbours.
     */
    private final long[] units;

    private final long[] own;

    private final int stride;
    private final int[] above;
    private final int[] below;
    /** Of the first so many units drawn: the sum of each variable, and of all squares. */
    private final long[][] first;

    private final long[] square;
    /** Of the units drawn: values, and numbers of neighbours. */
    private final long[][] drawn;

    private final int[] degrees;

    /**
     * @param degreeOf by place, as {@code own}, the observed sums
     * @param common   number of neighbours that most have
     * @param values   by variable and unit, of at most 28 bits
     * @param length   of a draw
     */
    public SquaredCorrection(int[] places, int[] degreeOf, int common, long[] own, long[][] values, int length) {
        this.common = common;
        int n = places.length;
        stride = values.length + 1;
        units = new long[n * stride];
        this.own = new long[n];
        for (int u = 0; u < n; u++) {
            this.own[u] = own[places[u]];
            units[u * stride] = degreeOf[places[u]] == common ? own[places[u]] : 3 * FAR;
            for (int v = 0; v < values.length; v++) {
                units[u * stride + 1 + v] = values[v][u] << DEGREE | (v == 0 ? degreeOf[places[u]] : 0);
            }
        }
        above = new int[n];
        below = new int[n];
        first = new long[values.length][length + 1];
        square = new long[length + 1];
        drawn = new long[values.length][length];
        degrees = new int[length];
    }

    public void take(int[] draws, int at) {
        if (first.length == 1) {
            takeOne(draws, at, first[0]);
        } else {
            takeSeveral(draws, at);
        }
    }

    private void takeOne(int[] draws, int at, long[] first) {
        long[] of = units; // fields would be looked up again for each unit
        long[] square = this.square;
        long sum = 0;
        long squares = 0;
        int length = square.length - 1;
        for (int k = 0; k < length; k++) {
            long one = of[2 * draws[at + k] + 1] >> DEGREE;
            sum += one;
            squares += one * one;
            first[k + 1] = sum;
            square[k + 1] = squares;
        }
        int degree = common;
        long twice = 2 * first[degree];
        long all = square[degree];
        long next = first[degree + 1] - first[degree]; // degree <= n - 1, so the sequence has a next element
        for (int k = 0; k < degree; k++) {
            int u = draws[at + k];
            long one = of[2 * u + 1] >> DEGREE;
            long over = of[2 * u] - all - one * (degree * one - twice); // how far its own is above
            long more = (one - next) * (one - next); // its own difference was 0
            if ((~(over | more - over) | FAR - over) < 0) { // one branch, which is seldom taken
                if (over > FAR) {
                    other(u, k, first);
                } else {
                    above[u] += over == 0 ? 0 : 1;
                    below[u] -= over == more ? 0 : 1;
                }
            }
        }
        for (int k = degree; k < length - 1; k++) {
            other(draws[at + k], k, first);
        }
    }

    /** Of a unit whatever its number of neighbours. */
    private void other(int unit, int k, long[] first) {
        long packed = units[2 * unit + 1];
        int degree = (int) packed & (1 << DEGREE) - 1;
        if (degree > k) {
            long one = packed >> DEGREE;
            long more = one - (first[degree + 1] - first[degree]);
            count(unit, square[degree] + one * (degree * one - 2 * first[degree]), more * more);
        }
    }

    private void takeSeveral(int[] draws, int at) {
        int length = degrees.length;
        for (int k = 0; k < length; k++) {
            int unit = draws[at + k] * stride + 1;
            degrees[k] = (int) units[unit] & (1 << DEGREE) - 1;
            square[k + 1] = square[k];
            for (int v = 0; v < first.length; v++) {
                long one = units[unit + v] >> DEGREE;
                drawn[v][k] = one;
                first[v][k + 1] = first[v][k] + one;
                square[k + 1] += one * one;
            }
        }
        for (int k = 0; k < length; k++) {
            int degree = degrees[k];
            if (degree > k) {
                long with = square[degree];
                long more = 0;
                for (int v = 0; v < first.length; v++) {
                    long one = drawn[v][k];
                    long difference = one - drawn[v][degree];
                    with += one * (degree * one - 2 * first[v][degree]);
                    more += difference * difference;
                }
                count(draws[at + k], with, more);
            }
        }
    }

    private void count(int unit, long with, long more) {
        long own = this.own[unit];
        if ((own - with | with + more - own) >= 0) { // one branch, which is seldom taken
            above[unit] += (with + more >= own ? 1 : 0) - (with >= own ? 1 : 0);
            below[unit] += (with + more <= own ? 1 : 0) - (with <= own ? 1 : 0);
        }
    }

    public void addTo(Ranks ranks, int[] places) {
        for (int u = 0; u < places.length; u++) {
            ranks.above[places[u]] += above[u];
            ranks.below[places[u]] += below[u];
        }
    }
}
