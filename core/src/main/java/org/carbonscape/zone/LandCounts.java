package org.carbonscape.zone;

import java.util.Arrays;
import java.util.List;

/**
 * What the crosstab counted: for each unit set and each pair of phases, cells by unit, class before and class after.
 * Class 0 = none (no data in that phase). Unit 0 = outside all units. With no unit set there is one anonymous set that
 * has only the outside.
 */
public final class LandCounts {
    private final List<UnitSet> sets;
    private final int phases;
    private final int base;
    private final List<Crosstab.Channel> channels;
    private final Tally[][] tallies;
    private final OverlapTally[] overlaps;
    private final boolean withArea;

    LandCounts(List<UnitSet> sets, int phases, int base, List<Crosstab.Channel> channels, Tally[][] tallies,
            OverlapTally[] overlaps, boolean withArea) {
        this.sets = sets;
        this.phases = phases;
        this.base = base;
        this.channels = channels;
        this.tallies = tallies;
        this.overlaps = overlaps;
        this.withArea = withArea;
    }

    public List<UnitSet> sets() {
        return sets;
    }

    public int phases() {
        return phases;
    }

    /** Number of classes; indices run 1..classes, 0 = none. */
    public int classes() {
        return base - 1;
    }

    /** Whether areas were summed row by row (geographic grids). */
    public boolean hasArea() {
        return withArea;
    }

    /** Cells that two units of a set claim. */
    public OverlapTally overlaps(int set) {
        return overlaps[set];
    }

    /**
     * Cells of each unit (0 = outside) by class before and after, only combinations that occur, sorted by unit, from, to.
     * Consecutive phases and the first with the last are always there; other pairs only where sequences were counted.
     */
    public PairTable pair(int set, int before, int after) {
        for (int c = 0; c < channels.size(); c++) {
            int[] phasesOf = channels.get(c).phases();
            int i = indexOf(phasesOf, before);
            int j = indexOf(phasesOf, after);
            if (i >= 0 && j >= 0) {
                int units = sets.isEmpty() ? 0 : sets.get(set).count();
                return collapse(tallies[set][c], channels.get(c), units, i, j);
            }
        }
        throw new IllegalArgumentException("phases " + before + " and " + after + " were not counted together");
    }

    /** Cells of each unit by class in one phase: a pair of the phase with itself. */
    public PairTable phase(int set, int phase) {
        return pair(set, phase, phase);
    }

    private static int indexOf(int[] array, int value) {
        for (int i = 0; i < array.length; i++) {
            if (array[i] == value) {
                return i;
            }
        }
        return -1;
    }

    private PairTable collapse(Tally tally, Crosstab.Channel channel, int units, int i, int j) {
        long divideI = power(channel.phases().length - 1 - i);
        long divideJ = power(channel.phases().length - 1 - j);
        long square = (long) base * base;
        Tally pairs = Tally.of(Math.multiplyExact(units + 1L, square), true);
        tally.forEach((key, cells, area) -> {
            long unit = key / channel.keys();
            long sequence = key % channel.keys();
            long from = sequence / divideI % base;
            long to = sequence / divideJ % base;
            long pair = unit * square + from * base + to;
            pairs.add(pair, cells, 0);
            pairs.addArea(pair, area);
        });
        long[] keys = Tally.sortedKeys(pairs);
        long[] cells = new long[keys.length];
        long[] areas = new long[keys.length];
        pairs.forEach((key, n, area) -> {
            int at = Arrays.binarySearch(keys, key);
            cells[at] = n;
            areas[at] = area;
        });
        return new PairTable(base, keys, cells, areas);
    }

    private long power(int exponent) {
        long value = 1;
        for (int e = 0; e < exponent; e++) {
            value *= base;
        }
        return value;
    }
}
