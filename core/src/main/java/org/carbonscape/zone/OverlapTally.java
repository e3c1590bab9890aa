package org.carbonscape.zone;

import java.util.Map;
import java.util.TreeMap;

/** Cells claimed by two units, by pair (lower unit, higher unit). The later unit of the set keeps the cell. */
public final class OverlapTally {
    private final Map<Long, Long> cells = new TreeMap<>();

    void add(int one, int other, long count) {
        cells.merge((long) Math.min(one, other) << 32 | Math.max(one, other), count, Long::sum);
    }

    void add(OverlapTally more) {
        more.cells.forEach((pair, n) -> cells.merge(pair, n, Long::sum));
    }

    /** Visits the pairs in the order of the units. */
    public void forEach(Visitor visitor) {
        cells.forEach((pair, n) -> visitor.pair((int) (pair >>> 32), pair.intValue(), n));
    }

    /** Takes one pair of units and the number of cells both claim. */
    @FunctionalInterface
    public interface Visitor {
        void pair(int lower, int higher, long cells);
    }
}
