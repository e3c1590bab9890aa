package org.carbonscape.zone;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** Hands the values of rasters to what gathers them by unit, all rasters and all unit sets in one reading. */
final class ZonalReading {
    private ZonalReading() {}

    /** What is gathered of one raster's values by the units of one set; the same for any order and any split. */
    interface ByUnit<S> {
        /** Values of one unit; NaN is none. */
        void add(int unit, float[] values, int from, int to);

        /** The same, each so many times. */
        void add(int unit, float[] values, int from, int to, int times);

        void add(S other);
    }

    /** Makes an empty one for so many units, with the land outside as unit 0. */
    interface Fresh<S> extends Serializable {
        S of(int units);
    }

    /**
     * Reads the rasters once.
     *
     * @param rasters on one grid
     * @param byShare whether a cell counts in each unit by the area that it covers of the cell
     * @return by set, then by raster
     * @throws IllegalArgumentException if the rasters are not on one grid
     */
    static <S extends ByUnit<S>> List<List<S>> of(
            List<ValueRaster> rasters, List<UnitSet> sets, boolean byShare, Engine engine, Fresh<S> fresh) {
        if (rasters.isEmpty() || sets.isEmpty()) {
            return sets.stream().map(s -> List.<S>of()).toList();
        }
        Grid grid = rasters.get(0).grid();
        if (rasters.stream().anyMatch(r -> !r.grid().sameCells(grid))) {
            throw new IllegalArgumentException("the rasters are not on one grid");
        }
        Tiling own = rasters.get(0).tiling();
        Tiling bands = Tiling.bands(
                grid.columns(), grid.rows(), Math.max(Math.min(64, grid.rows()), Math.min(own.blockHeight(), 512)));
        return engine.fold(
                bands,
                new Gather<>(
                        List.copyOf(rasters),
                        sets.stream()
                                .map(u -> byShare ? u.shares(grid) : u.burner(grid))
                                .toList(),
                        byShare,
                        sets.stream().mapToInt(UnitSet::count).toArray(),
                        fresh));
    }

    private record Gather<S extends ByUnit<S>>(
            List<ValueRaster> rasters, List<UnitSet.Burner> burners, boolean byShare, int[] units, Fresh<S> fresh)
            implements Fold<List<List<S>>> {
        @Override
        public Worker<List<List<S>>> open(Cells cells) {
            return new BandWorker<>(this, cells);
        }

        @Override
        public List<List<S>> merge(List<List<S>> one, List<List<S>> other) {
            for (int s = 0; s < one.size(); s++) {
                for (int r = 0; r < one.get(s).size(); r++) {
                    one.get(s).get(r).add(other.get(s).get(r));
                }
            }
            return one;
        }
    }

    private static final class BandWorker<S extends ByUnit<S>> implements Fold.Worker<List<List<S>>> {
        /** Cells of a window; a whole row where it fits, since some rasters work row by row. */
        private static final int CELLS = 1 << 21;

        private final Gather<S> of;
        private final Cells cells;
        private final List<List<S>> all = new ArrayList<>();

        BandWorker(Gather<S> of, Cells cells) {
            this.of = of;
            this.cells = cells;
            for (int units : of.units) {
                List<S> ofSet = new ArrayList<>();
                of.rasters.forEach(r -> ofSet.add(of.fresh.of(units + 1)));
                all.add(ofSet);
            }
        }

        @Override
        public void take(Window band) {
            List<SpanBand> spans = of.burners.stream()
                    .map(b -> b.band(band.row(), band.height()))
                    .toList();
            int across = Math.min(band.width(), Math.max(1024, CELLS / band.height()));
            for (int column = 0; column < band.width(); column += across) {
                Window window = new Window(column, band.row(), Math.min(across, band.width() - column), band.height());
                for (int r = 0; r < of.rasters.size(); r++) {
                    float[] values = cells.of(of.rasters.get(r), window);
                    for (int s = 0; s < all.size(); s++) {
                        add(all.get(s).get(r), spans.get(s), window, values);
                    }
                }
            }
        }

        private void add(S into, SpanBand band, Window window, float[] values) {
            SpanBand.Shares shares = band.shares;
            for (int row = window.row(); row < window.endRow(); row++) {
                int at = (row - window.row()) * window.width() - window.column();
                int start = 0;
                for (int s = band.rowStart[row - band.firstRow]; start < window.endColumn(); s++) {
                    int from = at + Math.max(start, window.column());
                    int to = at + Math.min(band.end[s], window.endColumn());
                    start = band.end[s];
                    int unit = band.unit[s];
                    if (from >= to) {
                        continue;
                    }
                    if (!of.byShare) {
                        into.add(unit, values, from, to);
                    } else if (unit >= 0) {
                        into.add(unit, values, from, to, UnitSet.PARTS);
                    } else {
                        for (int k = shares.start()[-1 - unit]; k < shares.start()[-unit]; k++) {
                            into.add(shares.unit()[k], values, from, to, shares.parts()[k]);
                        }
                    }
                }
            }
        }

        @Override
        public List<List<S>> result() {
            return all;
        }
    }
}
