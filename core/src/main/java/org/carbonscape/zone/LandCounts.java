package org.carbonscape.zone;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.UnknownCodes;

/**
 * What the crosstab counted (cells, or {@link #parts} of them): for each unit set and each pair of phases, cells by
 * unit, class before and class after.
 * Class 0 = none (no data in that phase). Unit 0 = outside all units. With no unit set there is one anonymous set that
 * has only the outside.
 */
public final class LandCounts {
    /** Sequences of classes of which a table is made. */
    private static final long MOST_SEQUENCES = 1 << 14;

    private final List<UnitSet> sets;
    private final Optional<UnitSet> owners;
    private final int phases;
    private final int base;
    private final List<Channel> channels;
    private final Sequences[][] sequences;
    private final OverlapTally[] overlaps;
    private final List<UnknownCodes> unknown;
    private final int parts;

    LandCounts(
            List<UnitSet> sets,
            Optional<UnitSet> owners,
            int phases,
            int base,
            List<Channel> channels,
            Tally[][] tallies,
            OverlapTally[] overlaps,
            List<UnknownCodes> unknown,
            int parts) {
        this.sets = sets;
        this.owners = owners;
        this.phases = phases;
        this.base = base;
        this.channels = channels;
        this.sequences = new Sequences[tallies.length][];
        for (int s = 0; s < tallies.length; s++) {
            sequences[s] = new Sequences[tallies[s].length];
            for (int c = 0; c < tallies[s].length; c++) {
                sequences[s][c] = Sequences.of(tallies[s][c]);
                tallies[s][c] = null; // a million squares fill a hash of hundreds of megabytes
            }
        }
        this.overlaps = overlaps;
        this.unknown = List.copyOf(unknown);
        this.parts = parts;
    }

    /** What is counted, of a cell: cells, or {@link UnitSet#PARTS} where units have shares of them. */
    public int parts() {
        return parts;
    }

    public List<UnitSet> sets() {
        return sets;
    }

    /** Number of the set of a name, as the counts are asked for. */
    public OptionalInt find(String set) {
        return IntStream.range(0, sets.size())
                .filter(s -> sets.get(s).name().equals(set))
                .findFirst();
    }

    /** The units by which those of every set were cut. */
    public Optional<UnitSet> owners() {
        return owners;
    }

    /** By phase, cells whose codes no class stands for: they were counted as none. */
    public List<UnknownCodes> unknown() {
        return unknown;
    }

    /** Number of classes; indices run 1..classes, 0 = none. */
    public int classes() {
        return base - 1;
    }

    /** Cells that two units of a set claim. */
    public OverlapTally overlaps(int set) {
        return overlaps[set];
    }

    /**
     * Cells of each unit (0 = outside) by class before and after, only combinations that occur, sorted by unit, from,
     * to. Consecutive phases and the first with the last are always there; other pairs only where sequences were
     * counted.
     */
    public PairTable pair(int set, int before, int after) {
        for (int c = 0; c < channels.size(); c++) {
            int[] phasesOf = channels.get(c).phases();
            int i = indexOf(phasesOf, before);
            int j = indexOf(phasesOf, after);
            if (i >= 0 && j >= 0) {
                return collapse(sequences[set][c], channels.get(c), i, j, cuts(), 1);
            }
        }
        throw new IllegalArgumentException("phases " + before + " and " + after + " were not counted together");
    }

    /**
     * Cells by class in one phase of each unit (0 = outside) and, apart from each other, of each owner in it (0 = land
     * of no owner), sorted by unit, owner, class. All land is of no owner where there are no sets.
     */
    public PairTable parts(int set, int phase) {
        for (int c = 0; c < channels.size(); c++) {
            int i = indexOf(channels.get(c).phases(), phase);
            if (i >= 0) {
                return collapse(sequences[set][c], channels.get(c), i, i, 1, cuts());
            }
        }
        throw new IllegalArgumentException("phase " + phase + " was not counted");
    }

    /** Parts that a unit may have. */
    private long cuts() {
        return sets.isEmpty() ? 1 : owners.map(UnitSet::count).orElse(0) + 1L;
    }

    /** Cells of each unit by class in one phase: a pair of the phase with itself. */
    public PairTable phase(int set, int phase) {
        return pair(set, phase, phase);
    }

    /**
     * Area of each class in each unit in one phase, in ha: what factors are multiplied with.
     *
     * @param cells of the grid that was counted
     * @return by unit (0 = outside of all) and class index; 0 at index 0, since land of no class has no factor
     */
    public double[][] areas_ha(int set, int phase, CellArea cells) {
        double[][] area = new double[(sets.isEmpty() ? 0 : sets.get(set).count()) + 1][classes() + 1];
        PairTable table = phase(set, phase);
        for (int r = 0; r < table.rows(); r++) {
            if (table.from(r) > 0) {
                area[table.unit(r)][table.from(r)] = ha(table, r, cells);
            }
        }
        return area;
    }

    /**
     * Share of some classes in each unit's classified land in one phase: of whole numbers, so that 2 cells of 25 are
     * the same number in every unit.
     *
     * @param wanted class indices
     * @param cells  of the grid that was counted
     * @return by unit (0 = outside of all), from 0 to 1; NaN where a unit has no such land
     */
    public double[] shares(int set, int phase, BitSet wanted, CellArea cells) {
        PairTable table = phase(set, phase);
        long[] all = new long[sets.get(set).count() + 1];
        long[] some = new long[all.length];
        for (int r = 0; r < table.rows(); r++) {
            long land = table.from(r) == 0 ? 0 : cells.isUniform() ? table.cells(r) : table.area(r);
            all[table.unit(r)] += land;
            some[table.unit(r)] += wanted.get(table.from(r)) ? land : 0;
        }
        double[] shares = new double[all.length];
        Arrays.setAll(shares, u -> some[u] / (double) all[u]); // 0 / 0 is NaN
        return shares;
    }

    /** The areas of those classes only that a unit has. */
    public PartAreas unitAreas(int set, int phase, CellArea cells) {
        PairTable table = phase(set, phase);
        return new PartAreas(table, r -> ha(table, r, cells));
    }

    /** The same of the land of each owner in a unit. */
    public PartAreas partAreas(int set, int phase, CellArea cells) {
        PairTable table = parts(set, phase);
        return new PartAreas(table, r -> ha(table, r, cells));
    }

    private double ha(PairTable table, int row, CellArea cells) {
        double km2 = cells.isUniform() ? table.cells(row) * cells.cell_m2() / 1e6 / parts : table.area(row) / 1e9;
        return km2 * 100;
    }

    /** How many units of a set hold land of some class in some phase, the outside among them. */
    public int unitsWithLand(int set) {
        BitSet units = new BitSet();
        for (int c = 0; c < channels.size(); c++) {
            long keys = channels.get(c).keys();
            for (long key : sequences[set][c].keys) {
                if (key % keys > 0) { // 0 is no class in any phase, as beside the land
                    units.set(Math.toIntExact(key / keys / cuts()));
                }
            }
        }
        return units.cardinality();
    }

    /** Whether cells were counted by the sequence of their classes in all phases. */
    boolean hasHistories() {
        return channels.get(0).phases().length == phases;
    }

    /**
     * Cells by unit (0 = outside), owner in it (0 = land of no owner) and sequence of classes in all phases, in that
     * order.
     *
     * @throws IllegalArgumentException where pairs of phases were counted instead
     */
    public void eachHistory(int set, HistoryVisitor visitor) {
        eachHistory(set, 0, Integer.MAX_VALUE, visitor);
    }

    /** The same of the units from one up to another, exclusive. */
    public void eachHistory(int set, int fromUnit, int endUnit, HistoryVisitor visitor) {
        if (!hasHistories()) {
            throw new IllegalArgumentException("phases were counted pair by pair");
        }
        Sequences counted = sequences[set][0];
        long keys = channels.get(0).keys();
        int[] history = new int[phases];
        for (int row = first(counted.keys, fromUnit * cuts() * keys); row < counted.keys.length; row++) {
            long part = counted.keys[row] / keys;
            if (part / cuts() >= endUnit) {
                break;
            }
            long sequence = counted.keys[row] % keys;
            for (int p = phases - 1; p >= 0; p--) {
                history[p] = (int) (sequence % base);
                sequence /= base;
            }
            visitor.history(
                    (int) (part / cuts()), (int) (part % cuts()), history, counted.cells[row], counted.area(row));
        }
    }

    private static int first(long[] keys, long key) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? -at - 1 : at;
    }

    /** Takes the cells of a history. */
    @FunctionalInterface
    public interface HistoryVisitor {
        /**
         * @param history class by phase, 0 = none; the visitor copies what it keeps
         * @param area    in units of 1e-3 m2; 0 where the grid's cells share one area
         */
        void history(int unit, int owner, int[] history, long cells, long area);
    }

    private static int indexOf(int[] array, int value) {
        for (int i = 0; i < array.length; i++) {
            if (array[i] == value) {
                return i;
            }
        }
        return -1;
    }

    /** What a channel counted, sorted by unit and sequence of classes: every table of pairs is one pass over it. */
    private record Sequences(long[] keys, long[] cells, long[] areas) {
        /** 0 where all cells share one area: such areas are not kept. */
        long area(int row) {
            return areas.length == 0 ? 0 : areas[row];
        }

        static Sequences of(Tally tally) {
            long[] keys = Tally.sortedKeys(tally);
            long[] cells = new long[keys.length];
            long[] areas = new long[keys.length];
            for (int i = 0; i < keys.length; i++) {
                cells[i] = tally.cells(keys[i]);
                areas[i] = tally.area(keys[i]);
            }
            return new Sequences(keys, cells, Arrays.stream(areas).allMatch(a -> a == 0) ? new long[0] : areas);
        }
    }

    /**
     * @param together neighbouring parts taken as one: all of a unit, or 1
     * @param cuts     parts of a unit that remain
     */
    private PairTable collapse(Sequences counted, Channel channel, int i, int j, long together, long cuts) {
        long divideI = power(channel.phases().length - 1 - i);
        long divideJ = power(channel.phases().length - 1 - j);
        long keys = channel.keys() * together;
        int square = base * base;
        long[] cells = new long[square]; // of one part
        long[] areas = new long[square];
        int[] met = new int[square];
        int[] pairs = pairs(channel.keys(), divideI, divideJ);
        int rows = counted.keys.length;
        long[] keysOut = new long[rows];
        long[] cellsOut = new long[rows];
        long[] areasOut = new long[counted.areas.length];
        int out = 0;
        for (int row = 0; row < rows; ) {
            long part = counted.keys[row] / keys;
            long next = (part + 1) * keys;
            int n = 0;
            for (; row < rows && counted.keys[row] < next; row++) {
                long sequence = counted.keys[row] - part * keys;
                if (together > 1) {
                    sequence %= channel.keys();
                }
                int pair = pairs.length > 0 ? pairs[(int) sequence] : pair(sequence, divideI, divideJ);
                if (cells[pair] == 0) {
                    met[n++] = pair;
                }
                cells[pair] += counted.cells[row];
                areas[pair] += counted.area(row);
            }
            Arrays.sort(met, 0, n);
            for (int k = 0; k < n; k++) {
                keysOut[out] = part * square + met[k];
                cellsOut[out] = cells[met[k]];
                if (areasOut.length > 0) {
                    areasOut[out] = areas[met[k]];
                }
                out++;
                cells[met[k]] = 0;
                areas[met[k]] = 0;
            }
        }
        return new PairTable(
                base,
                cuts,
                Arrays.copyOf(keysOut, out),
                Arrays.copyOf(cellsOut, out),
                Arrays.copyOf(areasOut, Math.min(out, areasOut.length)));
    }

    /** Classes in two phases of every sequence, where there are not too many: divisions are dear. */
    private int[] pairs(long sequences, long divideI, long divideJ) {
        int[] pairs = new int[sequences <= MOST_SEQUENCES ? (int) sequences : 0];
        for (int k = 0; k < pairs.length; k++) {
            pairs[k] = pair(k, divideI, divideJ);
        }
        return pairs;
    }

    private int pair(long sequence, long divideI, long divideJ) {
        return (int) (sequence / divideI % base * base + sequence / divideJ % base);
    }

    private long power(int exponent) {
        long value = 1;
        for (int e = 0; e < exponent; e++) {
            value *= base;
        }
        return value;
    }
}
