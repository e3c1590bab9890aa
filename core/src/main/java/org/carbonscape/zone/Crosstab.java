package org.carbonscape.zone;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.RunFinder;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.Window;

/**
 * Counts cells by unit and by their classes in all phases, reading every phase once. Where the classes of all phases
 * together make few enough sequences ("forest, forest, cultivated, construction") a cell is counted once under its
 * sequence, from which every pair of phases follows; else once for each pair wanted. Whole numbers: the answer does not
 * depend on threads or tiles.
 *
 * <p>Where some land has factors of its own, its owners (units of one set) cut the units of every set, in the same
 * reading: a square that lies in two counties is counted in two parts. Without owners nothing is cut and nothing costs.
 */
public final class Crosstab {
    /** Sequences up to this number are counted as such: four phases of 15 classes, six phases of 5. */
    private static final long SEQUENCES = 1L << 16;

    private final List<ClassRaster> phases;
    private final List<UnitSet> sets;
    private final Optional<UnitSet> owners;
    private final RowArea rowArea;
    private final long sequences;
    private final boolean byShare;

    /**
     * @param phases  rasters on one grid with one legend, in the order of years; at least one
     * @param sets    unit sets to count by; may be empty
     * @param rowArea area of a cell of each row, where it differs (geographic grids); else {@link RowArea#NONE}
     */
    public Crosstab(List<ClassRaster> phases, List<UnitSet> sets, RowArea rowArea) {
        this(phases, sets, Optional.empty(), rowArea);
    }

    /** @param owners units by which those of every set are cut; empty = they are not */
    public Crosstab(List<ClassRaster> phases, List<UnitSet> sets, Optional<UnitSet> owners, RowArea rowArea) {
        this(phases, sets, owners, rowArea, SEQUENCES);
    }

    /** So many sequences have keys of their own. */
    private static final long MOST_HISTORIES = Integer.MAX_VALUE;

    /** The same that counts sequences of all phases, however many there can be. */
    public Crosstab withHistories() {
        return new Crosstab(phases, sets, owners, rowArea, MOST_HISTORIES, byShare);
    }

    /**
     * The same that counts cells by the area which units cover of them, in {@link UnitSet#PARTS} of a cell.
     *
     * @throws IllegalArgumentException where units are cut by owners
     */
    public Crosstab byShare() {
        if (owners.isPresent()) {
            throw new IllegalArgumentException("units that are cut have no shares of cells");
        }
        return new Crosstab(phases, sets, owners, rowArea, sequences, !sets.isEmpty());
    }

    /** Whether classes of that many phases have sequences that can be counted. */
    public static boolean hasHistories(int classes, int phases) {
        return phases <= 2 || Math.pow(classes + 1.0, phases) <= MOST_HISTORIES;
    }

    /** @param sequences the limit above which pairs are counted instead; for tests */
    Crosstab(List<ClassRaster> phases, List<UnitSet> sets, Optional<UnitSet> owners, RowArea rowArea, long sequences) {
        this(phases, sets, owners, rowArea, sequences, false);
    }

    private Crosstab(
            List<ClassRaster> phases,
            List<UnitSet> sets,
            Optional<UnitSet> owners,
            RowArea rowArea,
            long sequences,
            boolean byShare) {
        Grid grid = phases.get(0).grid();
        for (ClassRaster phase : phases) {
            if (!phase.grid().sameCells(grid)
                    || phase.classes() != phases.get(0).classes()) {
                throw new IllegalArgumentException("phases must share one grid and one legend");
            }
        }
        this.phases = List.copyOf(phases);
        this.sets = List.copyOf(sets);
        this.owners = owners;
        this.rowArea = rowArea;
        this.sequences = sequences;
        this.byShare = byShare;
    }

    /** Area of one cell of a row in units of 1e-3 m2. */
    @FunctionalInterface
    public interface RowArea extends Serializable {
        RowArea NONE = None.ROW;

        /** What the cells of a grid need: none where all are alike, which counts faster. */
        static RowArea of(CellArea area) {
            return area.isUniform() ? NONE : area::milli_m2;
        }

        long area(int row);

        /** One in every copy, so that it is known again. */
        enum None implements RowArea {
            ROW;

            @Override
            public long area(int row) {
                return 0;
            }
        }
    }

    private List<Channel> channels(int classesAndNone) {
        int n = phases.size();
        double all = Math.pow(classesAndNone, n);
        List<Channel> channels = new ArrayList<>();
        if (all <= sequences || n <= 2) {
            int[] every = new int[n];
            long keys = 1;
            for (int p = 0; p < n; p++) {
                every[p] = p;
                keys = Math.multiplyExact(keys, classesAndNone);
            }
            channels.add(new Channel(every, keys));
            return channels;
        }
        long pair = (long) classesAndNone * classesAndNone;
        for (int p = 1; p < n; p++) {
            channels.add(new Channel(new int[] {p - 1, p}, pair));
        }
        channels.add(new Channel(new int[] {0, n - 1}, pair));
        return channels;
    }

    /** Counts everything in one reading. */
    public LandCounts count(Engine engine) {
        Grid grid = phases.get(0).grid();
        int base = phases.get(0).classes() + 1;
        List<Channel> channels = channels(base);
        Tiling tiling = commonTiling();
        CountFold fold = new CountFold(
                phases, new Burnt(grid, sets, owners, byShare), rowArea, channels, base, tiling.blockWidth());
        Counted counted = engine.fold(Tiling.bands(grid.columns(), grid.rows(), tiling.blockHeight()), fold);
        counted.check(grid.cells() * (byShare ? UnitSet.PARTS : 1));
        return new LandCounts(
                sets,
                owners,
                phases.size(),
                base,
                channels,
                counted.tallies,
                counted.overlaps,
                counted.unknown,
                byShare ? UnitSet.PARTS : 1);
    }

    /** Blocks that cut no file's tiles or strips: the widest and the highest of all. */
    private Tiling commonTiling() {
        Grid grid = phases.get(0).grid();
        int width = 1;
        int height = 1;
        for (ClassRaster phase : phases) {
            width = Math.max(width, phase.tiling().blockWidth());
            height = Math.max(height, phase.tiling().blockHeight());
        }
        // strips of one row: take enough of them to be worth a turn
        height = Math.max(height, Math.min(64, grid.rows()));
        return new Tiling(grid.columns(), grid.rows(), Math.min(width, grid.columns()), Math.min(height, grid.rows()));
    }

    private record Counted(Tally[][] tallies, OverlapTally[] overlaps, List<UnknownCodes> unknown) {
        /** In every set and channel each cell stands once, whoever counted it. */
        void check(long all) {
            for (Tally[] set : tallies) {
                for (Tally tally : set) {
                    long[] sum = new long[1];
                    tally.forEach((key, n, area) -> sum[0] += n);
                    if (sum[0] != all) {
                        throw new IllegalStateException(sum[0] + " of " + all + " cells were counted");
                    }
                }
            }
        }
    }

    /**
     * Units as they are laid on cells: all that counting needs of them.
     *
     * @param units of each set
     * @param cuts  owners and the land that has none
     * @param parts of a cell that are counted
     */
    private record Burnt(List<UnitSet.Burner> sets, int[] units, Optional<UnitSet.Burner> owners, long cuts, int parts)
            implements Serializable {
        Burnt(Grid grid, List<UnitSet> sets, Optional<UnitSet> owners, boolean byShare) {
            this(
                    sets.stream()
                            .map(s -> byShare ? s.shares(grid) : s.burner(grid))
                            .toList(),
                    sets.stream().mapToInt(UnitSet::count).toArray(),
                    owners.map(o -> o.burner(grid)),
                    owners.map(UnitSet::count).orElse(0) + 1L,
                    byShare ? UnitSet.PARTS : 1);
        }
    }

    private record CountFold(
            List<ClassRaster> phases, Burnt burnt, RowArea rowArea, List<Channel> channels, int base, int blockWidth)
            implements Fold<Counted> {
        @Override
        public Worker<Counted> open(Cells cells) {
            return new CountWorker(this, cells);
        }

        boolean withArea() {
            return rowArea != RowArea.NONE;
        }

        @Override
        public Counted merge(Counted one, Counted other) {
            for (int s = 0; s < one.tallies.length; s++) {
                for (int c = 0; c < one.tallies[s].length; c++) {
                    one.tallies[s][c].addAll(other.tallies[s][c]);
                }
                one.overlaps[s].add(other.overlaps[s]);
            }
            for (int p = 0; p < one.unknown.size(); p++) {
                one.unknown.get(p).merge(other.unknown.get(p));
            }
            return one;
        }
    }

    /** One thread's counts. */
    private static final class CountWorker implements Fold.Worker<Counted> {
        private final CountFold fold;
        private final Cells cells;
        private final Tally[][] tallies;
        private final OverlapTally[] overlaps;
        private final ClassTile[] tiles;
        private final RunFinder runs;

        CountWorker(CountFold fold, Cells cells) {
            this.fold = fold;
            this.cells = cells;
            int[] units = fold.burnt.units;
            int rows = Math.max(1, units.length); // no sets: one tally for the whole grid
            tallies = new Tally[rows][fold.channels.size()];
            overlaps = new OverlapTally[rows];
            for (int s = 0; s < rows; s++) {
                long all = units.length == 0 ? 1 : units[s] + 1L;
                overlaps[s] = new OverlapTally();
                for (int c = 0; c < fold.channels.size(); c++) {
                    long parts = Math.multiplyExact(all, units.length == 0 ? 1 : fold.burnt.cuts);
                    tallies[s][c] = Tally.of(
                            Math.multiplyExact(parts, fold.channels.get(c).keys()), fold.withArea());
                }
            }
            tiles = new ClassTile[fold.phases.size()];
            runs = new RunFinder(fold.blockWidth, fold.base);
        }

        @Override
        public void take(Window band) {
            PartBand[] spans = new PartBand[fold.burnt.sets.size()];
            Optional<SpanBand> owned = fold.burnt.owners.map(o -> o.band(band.row(), band.height()));
            for (int s = 0; s < spans.length; s++) {
                SpanBand units = fold.burnt.sets.get(s).band(band.row(), band.height());
                overlaps[s].add(units.overlaps);
                spans[s] =
                        owned.map(o -> PartBand.of(units, o, fold.burnt.cuts)).orElseGet(() -> PartBand.of(units));
            }
            int[][] cursor = new int[spans.length][]; // next span of each row, moving right tile by tile
            for (int s = 0; s < spans.length; s++) {
                cursor[s] = Arrays.copyOf(spans[s].rowStart, band.height());
            }
            for (int column = 0; column < band.width(); column += fold.blockWidth) {
                int width = Math.min(fold.blockWidth, band.width() - column);
                Window tile = new Window(column, band.row(), width, band.height());
                for (int p = 0; p < tiles.length; p++) {
                    tiles[p] = cells.of(fold.phases.get(p), tile);
                }
                for (int r = 0; r < band.height(); r++) {
                    long area = fold.rowArea.area(band.row() + r);
                    for (int c = 0; c < fold.channels.size(); c++) {
                        Channel channel = fold.channels.get(c);
                        int from = r * width;
                        int n = runs.find(tiles, channel.phases(), from, width);
                        if (spans.length == 0) {
                            everywhere(tallies[0][c], n, area);
                        }
                        for (int s = 0; s < spans.length; s++) {
                            split(channel, tallies[s][c], n, area, spans[s], cursor[s][r], column);
                        }
                    }
                    for (int s = 0; s < spans.length; s++) {
                        int at = cursor[s][r];
                        while (at < spans[s].rowStart[r + 1] && spans[s].end[at] <= column + width) {
                            at++;
                        }
                        cursor[s][r] = at;
                    }
                }
            }
        }

        private void everywhere(Tally tally, int n, long area) {
            int start = 0;
            if (tally instanceof Tally.Dense dense && dense.areas.length == 0) {
                long[] cells = dense.cells;
                for (int k = 0; k < n; k++) {
                    int end = runs.end()[k];
                    cells[runs.key()[k]] += end - start;
                    start = end;
                }
                return;
            }
            for (int k = 0; k < n; k++) {
                int end = runs.end()[k];
                tally.add(runs.key()[k], end - start, (end - start) * area);
                start = end;
            }
        }

        /** Runs of equal classes cut by the spans of units: both sorted from left to right. */
        private void split(Channel channel, Tally tally, int n, long area, PartBand spans, int span, int column) {
            int start = 0;
            for (int k = 0; k < n; k++) {
                int end = runs.end()[k];
                while (start < end) {
                    int spanEnd = spans.end[span] - column;
                    int stop = Math.min(end, spanEnd);
                    long cells = stop - start;
                    if (spans.part[span] >= 0) {
                        tally.add(
                                spans.part[span] * channel.keys() + runs.key()[k],
                                cells * fold.burnt.parts,
                                cells * area);
                    } else {
                        share(channel, tally, runs.key()[k], area, spans.shares, (int) (-1 - spans.part[span]));
                    }
                    start = stop;
                    if (stop == spanEnd) {
                        span++;
                    }
                }
            }
        }

        /** A cell that several units have a share of; its area is shared out without a rest. */
        private void share(Channel channel, Tally tally, long key, long area, SpanBand.Shares shares, int group) {
            int before = 0;
            for (int k = shares.start()[group]; k < shares.start()[group + 1]; k++) {
                int until = before + shares.parts()[k];
                tally.add(
                        shares.unit()[k] * channel.keys() + key,
                        shares.parts()[k],
                        part(area, until) - part(area, before));
                before = until;
            }
        }

        private static long part(long area, int parts) {
            return parts == UnitSet.PARTS ? area : Math.multiplyHigh(area << 1, (long) parts << 43); // / 2^20
        }

        @Override
        public Counted result() {
            List<UnknownCodes> unknown = new ArrayList<>();
            fold.phases.forEach(p -> unknown.add(cells.unknown(p)));
            return new Counted(tallies, overlaps, unknown);
        }
    }
}
