package org.carbonscape.carbon;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.RunFinder;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.zone.SpanBand;
import org.carbonscape.zone.UnitSet;
import org.jspecify.annotations.Nullable;

/**
 * The two readings that bring emissions of one unit set to cells: the first sums the weights of each unit, the second
 * sums what the cells of the map will hold, both for {@link Allocation} and for the units of every other set (a fishnet
 * square gets what its cells get). All sums are exact, so they do not depend on tiles or threads.
 */
public final class Spread {
    /** Columns that are worked at together. */
    private static final int ACROSS = 1024;

    private static final int[] ONE = new int[1];

    private final List<ClassRaster> phases;
    private final List<ValueRaster> weights;
    private final UnitSet set;
    private final List<UnitSet> others;
    private final CellArea area;
    private final boolean[] target;

    /**
     * @param phases  on one grid
     * @param weights of each phase, on the same grid; empty = by area
     * @param set     whose units have emissions
     * @param others  further sets whose shares are wanted
     * @param target  by class index: which classes carry emissions
     */
    public Spread(
            List<ClassRaster> phases,
            List<ValueRaster> weights,
            UnitSet set,
            List<UnitSet> others,
            CellArea area,
            boolean[] target) {
        this.phases = List.copyOf(phases);
        this.weights = List.copyOf(weights);
        this.set = set;
        this.others = List.copyOf(others);
        this.area = area;
        this.target = target.clone();
    }

    /** Area of a cell of a row in ha. */
    public static double cell_ha(CellArea area, int row) {
        return area.isUniform() ? area.cell_m2() / 1e4 : area.milli_m2(row) / 1e7;
    }

    private Tiling blocks() {
        Tiling own = phases.get(0).tiling();
        Grid grid = phases.get(0).grid();
        return Tiling.bands(
                grid.columns(), grid.rows(), Math.max(Math.min(64, grid.rows()), Math.min(own.blockHeight(), 512)));
    }

    /** What cells are read for, without the units' outlines. */
    private Ground ground() {
        Grid grid = phases.get(0).grid();
        return new Ground(
                phases,
                weights,
                set.burner(grid),
                set.count(),
                others.stream().map(o -> o.burner(grid)).toList(),
                others.stream().mapToInt(UnitSet::count).toArray(),
                area,
                target);
    }

    /**
     * Cells, their units and weights.
     *
     * @param units      of the set with emissions
     * @param otherUnits of each other set
     */
    private record Ground(
            List<ClassRaster> phases,
            List<ValueRaster> weights,
            UnitSet.Burner burner,
            int units,
            List<UnitSet.Burner> otherBurners,
            int[] otherUnits,
            CellArea area,
            boolean[] target)
            implements Serializable {}

    /**
     * First reading: the sums of weights of each phase, and what another fold sees in it, window by window. Only where
     * there are weights.
     */
    public <B> Fold.Both<List<Allocation.Weights>, B> weigh(Engine engine, Fold<B> beside) {
        return engine.fold(blocks(), new Weigh<>(ground(), beside));
    }

    private record Weigh<B>(Ground ground, Fold<B> beside) implements Fold<Fold.Both<List<Allocation.Weights>, B>> {
        @Override
        public Worker<Fold.Both<List<Allocation.Weights>, B>> open(Cells cells) {
            List<Allocation.Weights> sums = new ArrayList<>();
            ground.phases.forEach(p -> sums.add(new Allocation.Weights(ground.units, ground.target)));
            Worker<B> other = beside.open(cells);
            CellWorker<List<Allocation.Weights>> own = new CellWorker<>(
                    ground, cells, sums, (phase, unit, classIndex) -> ground.target[classIndex], (phase, cell) -> {
                        sums.get(phase).add(cell.unit - 1, cell.classIndex, cell.weight);
                    });
            return new Worker<>() {
                @Override
                public void take(Window band) {
                    own.take(band, other::take);
                }

                @Override
                public Fold.Both<List<Allocation.Weights>, B> result() {
                    return new Fold.Both<>(own.result(), other.result());
                }

                @Override
                public void close() {
                    other.close();
                }
            };
        }

        @Override
        public Fold.Both<List<Allocation.Weights>, B> merge(
                Fold.Both<List<Allocation.Weights>, B> one, Fold.Both<List<Allocation.Weights>, B> other) {
            for (int p = 0; p < one.one().size(); p++) {
                one.one().get(p).add(other.one().get(p));
            }
            return new Fold.Both<>(one.one(), beside.merge(one.other(), other.other()));
        }
    }

    /**
     * What a phase's map sums to.
     *
     * @param map    for {@link Allocation#settle}
     * @param shares for each other set: what its units (0 = outside) are charged, by whose emissions it is
     */
    public record Settlement(MapTally map, List<Charges> shares) {}

    /** Second reading: what the cells hold. */
    public List<Settlement> settle(List<Allocation> allocations, Engine engine) {
        return engine.fold(blocks(), new Settle(ground(), List.copyOf(allocations))).stream()
                .map(Sums::settlement)
                .toList();
    }

    private record Settle(Ground ground, List<Allocation> allocations) implements Fold<List<Sums>> {
        @Override
        public Worker<List<Sums>> open(Cells cells) {
            List<Sums> mine = new ArrayList<>();
            allocations.forEach(a -> mine.add(new Sums(a.tally(), ground.otherUnits, ground.target.length)));
            Receiving receiving =
                    (phase, unit, classIndex) -> allocations.get(phase).receives(unit - 1, classIndex);
            return new CellWorker<>(ground, cells, mine, receiving, (phase, cell) -> {
                Allocation allocation = allocations.get(phase);
                double density = allocation.density(cell.unit - 1, cell.classIndex, cell.weight, cell.area_ha);
                if (density > 0) {
                    float stored =
                            allocation.stored(cell.unit - 1, cell.classIndex, cell.weight, cell.area_ha, cell.number);
                    mine.get(phase).map.add(cell.unit - 1, stored, cell.area_ha, cell.number);
                    for (int s = 0; s < cell.otherUnits.length; s++) {
                        mine.get(phase)
                                .at(s, cell.otherUnits[s], cell.classIndex, cell.unit)
                                .add(density * cell.area_ha);
                    }
                }
            });
        }

        @Override
        public List<Sums> merge(List<Sums> one, List<Sums> other) {
            for (int p = 0; p < one.size(); p++) {
                one.get(p).add(other.get(p));
            }
            return one;
        }
    }

    /** What a class of a unit gets of one unit's emissions; most get them of one only. */
    private static final class Share {
        private final int from;
        private final ExactSum sum = new ExactSum();
        private @Nullable Share next;

        Share(int from) {
            this.from = from;
        }
    }

    private static final class Sums {
        private final int classes;
        private final MapTally map;
        private final List<Share[][]> shares = new ArrayList<>(); // by unit, if any, and class

        Sums(MapTally map, int[] others, int classes) {
            this.classes = classes;
            this.map = map;
            for (int count : others) {
                shares.add(new Share[count + 1][]);
            }
        }

        ExactSum at(int s, int unit, int classIndex, int from) {
            Share[][] units = shares.get(s);
            if (units[unit] == null) {
                units[unit] = new Share[classes];
            }
            Share first = units[unit][classIndex];
            for (Share share = first; share != null; share = share.next) {
                if (share.from == from) {
                    return share.sum;
                }
            }
            Share fresh = new Share(from);
            fresh.next = first;
            units[unit][classIndex] = fresh;
            return fresh.sum;
        }

        void add(Sums other) {
            map.add(other.map);
            for (int s = 0; s < shares.size(); s++) {
                for (int u = 0; u < other.shares.get(s).length; u++) {
                    for (int c = 0; other.shares.get(s)[u] != null && c < classes; c++) {
                        for (Share share = other.shares.get(s)[u][c]; share != null; share = share.next) {
                            at(s, u, c, share.from).add(share.sum);
                        }
                    }
                }
            }
        }

        Settlement settlement() {
            List<Charges> values = new ArrayList<>();
            for (Share[][] units : shares) {
                Charges.Builder charges = new Charges.Builder(units.length);
                for (int u = 0; u < units.length; u++) {
                    for (int c = 0; units[u] != null && c < classes; c++) {
                        List<Share> all = new ArrayList<>();
                        for (Share share = units[u][c]; share != null; share = share.next) {
                            all.add(share);
                        }
                        all.sort(Comparator.comparingInt(share -> share.from)); // threads meet them in any order
                        for (Share share : all) {
                            charges.add(u, c, share.from, share.sum.value());
                        }
                    }
                }
                values.add(charges.build());
            }
            return new Settlement(map, values);
        }
    }

    /** One cell as both readings see it; reused, so that nothing is allocated per cell. */
    private static final class Cell {
        private long number;
        private int unit;
        private int[] otherUnits = new int[0];
        private int classIndex;
        private double weight;
        private double area_ha;
    }

    private interface CellTaker {
        void take(int phase, Cell cell);
    }

    /** Whether the land of a class in a unit (from 1) can carry emissions. */
    private interface Receiving {
        boolean receives(int phase, int unit, int classIndex);
    }

    /** Reads bands and hands out the cells that can carry emissions. */
    private static final class CellWorker<A> implements Fold.Worker<A> {
        private final Ground ground;
        private final Cells cells;
        private final A result;
        private final CellTaker taker;
        /** By phase, unit (0 = none) and class index; and by phase and class index, whether in any unit. */
        private final boolean[][][] receives;

        private final boolean[][] somewhere;
        private final Grid grid;
        private final Cell cell = new Cell();
        private final RunFinder runs = new RunFinder(ACROSS, 1);

        CellWorker(Ground ground, Cells cells, A result, Receiving receiving, CellTaker taker) {
            this.ground = ground;
            this.cells = cells;
            this.result = result;
            this.taker = taker;
            this.grid = ground.phases.get(0).grid();
            receives = new boolean[ground.phases.size()][ground.units + 1][ground.target.length];
            somewhere = new boolean[ground.phases.size()][ground.target.length];
            for (int p = 0; p < receives.length; p++) {
                for (int u = 1; u < receives[p].length; u++) {
                    for (int c = 1; c < ground.target.length; c++) {
                        receives[p][u][c] = receiving.receives(p, u, c);
                        somewhere[p][c] |= receives[p][u][c];
                    }
                }
            }
        }

        @Override
        public void take(Window band) {
            take(band, window -> {});
        }

        /** @param beside sees each window */
        void take(Window band, Consumer<Window> beside) {
            SpanBand spans = ground.burner.band(band.row(), band.height());
            List<SpanBand> otherSpans = ground.otherBurners.stream()
                    .map(b -> b.band(band.row(), band.height()))
                    .toList();
            int across = Math.min(band.width(), ACROSS);
            int[] units = new int[across * band.height()];
            int[][] otherUnits = new int[ground.otherUnits.length][across * band.height()];
            float[] none = new float[across * band.height()];
            cell.otherUnits = new int[ground.otherUnits.length];
            for (int column = 0; column < band.width(); column += across) {
                Window window = new Window(column, band.row(), Math.min(across, band.width() - column), band.height());
                spans.units(window, units);
                for (int s = 0; s < otherUnits.length; s++) {
                    otherSpans.get(s).units(window, otherUnits[s]);
                }
                beside.accept(window);
                for (int p = 0; p < ground.phases.size(); p++) {
                    float[] weight = ground.weights.isEmpty() ? none : cells.of(ground.weights.get(p), window);
                    phase(p, window, cells.of(ground.phases.get(p), window), units, otherUnits, weight);
                }
            }
        }

        private void phase(int p, Window window, ClassTile tile, int[] units, int[][] otherUnits, float[] weight) {
            boolean[] some = somewhere[p];
            boolean[][] own = receives[p];
            ClassTile[] tiles = {tile};
            int width = window.width();
            for (int row = 0, from = 0; row < window.height(); row++, from += width) {
                long first = (long) (window.row() + row) * grid.columns() + window.column();
                cell.area_ha = cell_ha(ground.area, window.row() + row);
                int n = runs.ends(tiles, ONE, from, width);
                for (int k = 0, start = 0; k < n; start = runs.end()[k++]) {
                    int index = tile.at(from + start);
                    if (!some[index]) {
                        continue; // no class, or land that carries nothing: most cells
                    }
                    int end = runs.end()[k];
                    for (int c = start; c < end; c++) {
                        int i = from + c;
                        if (own[units[i]][index]) {
                            cell.classIndex = index;
                            cell.unit = units[i];
                            cell.number = first + c;
                            cell.weight = weight[i];
                            for (int s = 0; s < otherUnits.length; s++) {
                                cell.otherUnits[s] = otherUnits[s][i];
                            }
                            taker.take(p, cell);
                        }
                    }
                }
            }
        }

        @Override
        public A result() {
            return result;
        }
    }
}
