package org.carbonscape.stats.draw;

import java.util.Arrays;
import org.carbonscape.engine.Engine;

/**
 * Units of one number of neighbours k against all draws, of one variable: each unit is the line {@code B - 2 v A} among
 * the draws' points (A, B), counted by {@link PointStrips}; units of the same line share it. Heights are measured from
 * a line of a value v, as {@code B - 2 v A}: far from it A and B lie almost on one line, and lines that are steep
 * beside them cross all of a strip. So values far out are counted apart, from a line of their own.
 */
public final class SquaredStrips {
    /** With so many times the units that are worth strips, values far out are worth their own. */
    private static final int WORTH_TAILS = 200;

    /** One of so many units is far out, at either end. */
    private static final int TAIL = 32;

    private final long[] values;
    private final PointStrips strips;

    /**
     * @param values by place
     * @param sums by draw, of its first k values; of their squares too
     */
    public SquaredStrips(long[] values, long[] sums, long[] squares, Engine engine) {
        this.values = values;
        this.strips = new PointStrips(sums, squares, engine);
    }

    /**
     * Adds to the ranks of some units.
     *
     * @param worth how many lines are worth strips
     * @param own   observed sums of squared differences by place
     */
    public void count(int[] units, int worth, long[] own, int neighbours, Ranks ranks) {
        Lines lines = new Lines(units, values, own);
        int n = lines.values.length;
        int far = n / WORTH_TAILS < worth ? 0 : n / TAIL;
        int[] above = new int[n];
        int[] below = new int[n];
        near(lines, far, n - far, neighbours, above, below);
        if (far > 0) {
            near(lines, 0, far, neighbours, above, below);
            near(lines, n - far, n, neighbours, above, below);
        }
        for (int u = 0; u < units.length; u++) {
            ranks.above[units[u]] += above[lines.lineOf[u]];
            ranks.below[units[u]] += below[lines.lineOf[u]];
        }
    }

    /** Lines of values near each other. */
    private void near(Lines lines, int from, int to, int neighbours, int[] above, int[] below) {
        long[] t = new long[to - from];
        long[] bound = new long[to - from];
        for (int i = from; i < to; i++) {
            long value = lines.values[i];
            t[i - from] = 2 * value;
            bound[i - from] = lines.own[i] - neighbours * value * value;
        }
        int[] ownAbove = new int[t.length];
        int[] ownBelow = new int[t.length];
        strips.count(t[t.length / 2], t, bound, ownAbove, ownBelow);
        System.arraycopy(ownAbove, 0, above, from, t.length);
        System.arraycopy(ownBelow, 0, below, from, t.length);
    }

    /** Values and sums, each pair once, in the order of values: of many units all is forest, or nothing is emitted. */
    private static final class Lines {
        private final long[] values;
        private final long[] own;
        private final int[] lineOf;

        Lines(int[] units, long[] valueOf, long[] ownOf) {
            int n = units.length;
            long[] sorted = new long[n]; // values of at most 27 bits
            for (int u = 0; u < n; u++) {
                sorted[u] = valueOf[units[u]] << Integer.SIZE | u;
            }
            Arrays.sort(sorted);
            long[] value = new long[n];
            long[] sums = new long[n];
            lineOf = new int[n];
            int lines = 0;
            for (int from = 0; from < n; ) {
                long same = sorted[from] >> Integer.SIZE;
                int to = from;
                while (to < n && sorted[to] >> Integer.SIZE == same) {
                    to++;
                }
                int first = lines;
                for (int i = from; i < to; i++) {
                    sums[i] = ownOf[units[(int) sorted[i]]];
                }
                long[] ofSame = Arrays.copyOfRange(sums, from, to);
                Arrays.sort(ofSame);
                for (int i = 0; i < ofSame.length; i++) {
                    if (i == 0 || ofSame[i] != ofSame[i - 1]) {
                        value[lines] = same;
                        sums[lines++] = ofSame[i];
                    }
                }
                for (int i = from; i < to; i++) {
                    int u = (int) sorted[i];
                    lineOf[u] = Arrays.binarySearch(sums, first, lines, ownOf[units[u]]);
                }
                from = to;
            }
            values = Arrays.copyOf(value, lines);
            own = Arrays.copyOf(sums, lines);
        }
    }
}
