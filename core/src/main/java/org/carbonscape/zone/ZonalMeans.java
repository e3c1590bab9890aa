package org.carbonscape.zone;

import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/**
 * Means of value rasters over units, all rasters and all unit sets in one reading. A mean is the sum of the unit's
 * cells that have a value, over their number, in the raster's unit; a cell belongs to the unit that holds its centre.
 * Sums are exact until the division, so the same bits come out for any tiles and threads. A unit without a value has
 * NaN.
 */
public final class ZonalMeans {
    private final double[][][] mean; // by set, raster, unit
    private final long[][][] cells;

    private ZonalMeans(double[][][] mean, long[][][] cells) {
        this.mean = mean;
        this.cells = cells;
    }

    /**
     * Reads the rasters once.
     *
     * @param rasters on one grid
     * @throws IllegalArgumentException if they are not on one grid
     */
    public static ZonalMeans of(List<ValueRaster> rasters, List<UnitSet> sets, Engine engine) {
        return of(rasters, sets, false, engine);
    }

    /** @param byShare whether a cell counts in each unit by the area that it covers of the cell */
    public static ZonalMeans of(List<ValueRaster> rasters, List<UnitSet> sets, boolean byShare, Engine engine) {
        if (rasters.isEmpty() || sets.isEmpty()) {
            return new ZonalMeans(new double[sets.size()][0][], new long[sets.size()][0][]);
        }
        Grid grid = rasters.get(0).grid();
        if (rasters.stream().anyMatch(r -> !r.grid().sameCells(grid))) {
            throw new IllegalArgumentException("the rasters are not on one grid");
        }
        Tiling own = rasters.get(0).tiling();
        Tiling bands = Tiling.bands(
                grid.columns(), grid.rows(), Math.max(Math.min(64, grid.rows()), Math.min(own.blockHeight(), 512)));
        FloatSums[][] sums = engine.fold(
                bands,
                new Sum(
                        List.copyOf(rasters),
                        sets.stream()
                                .map(u -> byShare ? u.shares(grid) : u.burner(grid))
                                .toList(),
                        byShare,
                        sets.stream().mapToInt(UnitSet::count).toArray()));
        double[][][] mean = new double[sets.size()][rasters.size()][];
        long[][][] cells = new long[sets.size()][rasters.size()][];
        for (int s = 0; s < mean.length; s++) {
            int units = sets.get(s).count() + 1;
            for (int r = 0; r < mean[s].length; r++) {
                mean[s][r] = new double[units];
                cells[s][r] = new long[units];
                for (int u = 0; u < units; u++) {
                    mean[s][r][u] = sums[s][r].mean(u);
                    cells[s][r][u] = Math.round(sums[s][r].count(u) / (byShare ? (double) UnitSet.PARTS : 1));
                }
            }
        }
        return new ZonalMeans(mean, cells);
    }

    /** Means by unit (0 = outside all units); NaN without a value. */
    public double[] mean(int set, int raster) {
        return mean[set][raster].clone();
    }

    /** Cells with a value by unit (0 = outside all units); a whole number of them where they count by their shares. */
    public long[] cells(int set, int raster) {
        return cells[set][raster].clone();
    }

    private record Sum(List<ValueRaster> rasters, List<UnitSet.Burner> burners, boolean byShare, int[] units)
            implements Fold<FloatSums[][]> {
        @Override
        public Worker<FloatSums[][]> open(Cells cells) {
            return new BandWorker(this, cells);
        }

        @Override
        public FloatSums[][] merge(FloatSums[][] one, FloatSums[][] other) {
            for (int s = 0; s < one.length; s++) {
                for (int r = 0; r < one[s].length; r++) {
                    one[s][r].add(other[s][r]);
                }
            }
            return one;
        }
    }

    private static final class BandWorker implements Fold.Worker<FloatSums[][]> {
        /** Cells of a window; a whole row where it fits, since some rasters work row by row. */
        private static final int CELLS = 1 << 21;

        private final Sum of;
        private final Cells cells;
        private final FloatSums[][] sums;

        BandWorker(Sum of, Cells cells) {
            this.of = of;
            this.cells = cells;
            sums = new FloatSums[of.units.length][of.rasters.size()];
            for (int s = 0; s < sums.length; s++) {
                for (int r = 0; r < sums[s].length; r++) {
                    sums[s][r] = new FloatSums(of.units[s] + 1);
                }
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
                    for (int s = 0; s < sums.length; s++) {
                        add(sums[s][r], spans.get(s), window, values);
                    }
                }
            }
        }

        private void add(FloatSums sums, SpanBand band, Window window, float[] values) {
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
                        sums.add(unit, values, from, to);
                    } else if (unit >= 0) {
                        sums.add(unit, values, from, to, UnitSet.PARTS);
                    } else {
                        for (int k = shares.start()[-1 - unit]; k < shares.start()[-unit]; k++) {
                            sums.add(shares.unit()[k], values, from, to, shares.parts()[k]);
                        }
                    }
                }
            }
        }

        @Override
        public FloatSums[][] result() {
            return sums;
        }
    }
}
