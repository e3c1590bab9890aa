package org.carbonscape.stats;

import java.util.Arrays;
import java.util.Comparator;
import org.carbonscape.engine.Engine;

/**
 * Units of one number of neighbours k against all draws, of one variable: each unit is the line {@code B - 2 v A} among
 * the draws' points (A, B), counted by {@link PointStrips}. Points are taken relative to a value v, as
 * {@code B - 2 v A}: far from it A and B lie almost on one line, and lines that are steep beside them cross all of a
 * strip. So units of values far out take strips of their own.
 */
final class SquaredStrips {
    /** With so many times the units that are worth strips, values far out are worth their own. */
    private static final int WORTH_TAILS = 200;

    /** One of so many units is far out, at either end. */
    private static final int TAIL = 32;

    private final long[] values;
    private final long[] sums;
    private final long[] squares;
    private final Engine engine;

    /**
     * @param values by place
     * @param sums by draw, of its first k values; of their squares too
     */
    SquaredStrips(long[] values, long[] sums, long[] squares, Engine engine) {
        this.values = values;
        this.sums = sums;
        this.squares = squares;
        this.engine = engine;
    }

    /**
     * Adds to the ranks of some units.
     *
     * @param worth how many units are worth strips
     * @param own   observed sums of squared differences by place
     */
    void count(int[] units, int worth, long[] own, int neighbours, Ranks ranks) {
        int[] sorted = Arrays.stream(units)
                .boxed()
                .sorted(Comparator.comparingLong(p -> values[p]))
                .mapToInt(p -> p)
                .toArray();
        int far = sorted.length / WORTH_TAILS < worth ? 0 : sorted.length / TAIL;
        near(Arrays.copyOfRange(sorted, far, sorted.length - far), own, neighbours, ranks);
        if (far > 0) {
            near(Arrays.copyOf(sorted, far), own, neighbours, ranks);
            near(Arrays.copyOfRange(sorted, sorted.length - far, sorted.length), own, neighbours, ranks);
        }
    }

    /** Units of values near each other, ascending. */
    private void near(int[] units, long[] own, int neighbours, Ranks ranks) {
        long middle = values[units[units.length / 2]];
        long[] y = new long[squares.length];
        for (int r = 0; r < y.length; r++) {
            y[r] = squares[r] - 2 * middle * sums[r];
        }
        long[] t = new long[units.length];
        long[] bound = new long[units.length];
        for (int u = 0; u < units.length; u++) {
            long value = values[units[u]];
            t[u] = 2 * (value - middle);
            bound[u] = own[units[u]] - neighbours * value * value;
        }
        int[] above = new int[units.length];
        int[] below = new int[units.length];
        new PointStrips(sums, y, engine).count(t, bound, above, below);
        for (int u = 0; u < units.length; u++) {
            ranks.above[units[u]] += above[u];
            ranks.below[units[u]] += below[u];
        }
    }
}
