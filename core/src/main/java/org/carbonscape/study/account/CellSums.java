package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.carbon.Spread;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.UnitSet;

/**
 * Cells, area and net emissions of each combination of unit and classes (district x level x land use), in one reading.
 * All sums are whole numbers, so threads and tiles do not matter: a cell's flux is rounded to 2^-20 tCO2, and the finer
 * the smaller cells are. Index 0 (no unit, no class) is kept. Immutable. A sum of more than some 8 x 10^12 tCO2 (of
 * cells of 500 m2 and more) is RUN_14, no wrong number.
 */
public final class CellSums {
    private static final int LARGEST = 1 << 24;
    private static final double STEPS = 1 << 20;
    private static final double MOST_STEPS = 0x1p40;
    /** More steps than this may be more than a whole number holds: of large cells 4 x 10^12 tCO2. */
    private static final double MOST = 0x1p62;

    private static final String FLUX = "net_tCO2";
    /** Of smaller cells 2^-20 tCO2 is more than a thousandth of a weak flux, 0.02 tCO2/ha a year. */
    private static final double LEAST_HA = 0.05;

    private final StudyArea studyArea;
    private final int[] sizes;
    private final double steps;
    private final long[][] sums; // cells, milli_m2, flux steps

    private CellSums(StudyArea studyArea, Sum of, long[][] sums) {
        this.studyArea = studyArea;
        this.sizes = of.sizes;
        this.steps = of.steps;
        this.sums = sums;
    }

    /** Into how many a tCO2 is cut: as many more as the cells are smaller, whose sums are smaller too. */
    private static double steps(CellArea area, int rows) {
        double cell_ha = Spread.cell_ha(area, rows / 2);
        double steps = STEPS;
        for (; cell_ha < LEAST_HA && steps < MOST_STEPS; cell_ha *= 2) {
            steps *= 2;
        }
        return steps;
    }

    /**
     * What is to be summed.
     *
     * @param flux tCO2/ha/yr; empty = none
     */
    public record Wanted(Optional<UnitSet> units, List<ClassRaster> rasters, Optional<ValueRaster> flux) {}

    /** Sums in one reading. */
    public static List<CellSums> of(Engine engine, StudyArea studyArea, List<Wanted> wanted) {
        List<Sum> folds = folds(studyArea, wanted);
        return all(studyArea, folds, engine.fold(bands(wanted), Fold.together(folds)));
    }

    /** The same, and what another fold over bands of rows sees in that reading. */
    public static <B> Fold.Both<List<CellSums>, B> of(
            Engine engine, StudyArea studyArea, List<Wanted> wanted, Fold<B> other) {
        List<Sum> folds = folds(studyArea, wanted);
        Fold.Both<List<long[][]>, B> both = engine.fold(bands(wanted), Fold.both(Fold.together(folds), other));
        return new Fold.Both<>(all(studyArea, folds, both.one()), both.other());
    }

    private static List<CellSums> all(StudyArea studyArea, List<Sum> folds, List<long[][]> sums) {
        List<CellSums> all = new ArrayList<>();
        for (int s = 0; s < folds.size(); s++) {
            all.add(new CellSums(studyArea, folds.get(s), sums.get(s)));
        }
        return all;
    }

    private static List<Sum> folds(StudyArea studyArea, List<Wanted> wanted) {
        List<Sum> folds = new ArrayList<>();
        for (Wanted each : wanted) {
            List<ClassRaster> rasters = each.rasters();
            int[] sizes = new int[rasters.size() + 1];
            sizes[0] = each.units().map(UnitSet::count).orElse(0) + 1;
            long all = sizes[0];
            for (int r = 0; r < rasters.size(); r++) {
                sizes[r + 1] = rasters.get(r).classes() + 1;
                all = Math.multiplyExact(all, sizes[r + 1]);
            }
            if (all > LARGEST) {
                throw new IllegalArgumentException("too many combinations: " + all);
            }
            folds.add(new Sum(
                    each.units().map(u -> u.burner(studyArea.grid())),
                    rasters,
                    each.flux(),
                    studyArea.cellArea(),
                    steps(studyArea.cellArea(), studyArea.grid().rows()),
                    sizes,
                    (int) all));
        }
        return folds;
    }

    private static Tiling bands(List<Wanted> wanted) {
        return bands(wanted.get(0).rasters().get(0).tiling());
    }

    static Tiling bands(Tiling own) {
        int height = Math.max(1, Math.min(Math.max(64, Math.min(own.blockHeight(), 512)), (1 << 22) / own.columns()));
        return Tiling.bands(own.columns(), own.rows(), Math.min(height, own.rows()));
    }

    private int at(int... index) {
        int at = 0;
        for (int k = 0; k < sizes.length; k++) {
            at = at * sizes[k] + index[k];
        }
        return at;
    }

    /** @param index unit, then the class in each raster */
    public long cells(int... index) {
        return sums[0][at(index)];
    }

    public double km2(int... index) {
        return studyArea.cells_km2(sums[0][at(index)], sums[1][at(index)]);
    }

    public double net_tCO2(int... index) {
        return sums[2][at(index)] / steps;
    }

    /** Cells, milli_m2 and steps of flux, by combination. */
    private record Sum(
            Optional<UnitSet.Burner> burner,
            List<ClassRaster> rasters,
            Optional<ValueRaster> flux,
            CellArea area,
            double steps,
            int[] sizes,
            int combinations)
            implements Fold<long[][]> {
        @Override
        public Worker<long[][]> open(Cells cells) {
            return new Counting(this, cells);
        }

        @Override
        public long[][] merge(long[][] one, long[][] other) {
            for (int k = 0; k < one.length; k++) {
                for (int i = 0; i < combinations; i++) {
                    one[k][i] = WholeSteps.plus(one[k][i], other[k][i], FLUX);
                }
            }
            return one;
        }
    }

    private static final class Counting implements Fold.Worker<long[][]> {
        private final Sum of;
        private final Cells cells;
        private final long[][] sums;
        private final LandRuns runs = new LandRuns();
        private final CellRuns units = new CellRuns();

        Counting(Sum of, Cells cells) {
            this.of = of;
            this.cells = cells;
            this.sums = new long[3][of.combinations];
        }

        @Override
        public void take(Window band) {
            runs.find(band, of.rasters.stream().map(r -> cells.of(r, band)).toList(), Optional.empty());
            int[] key = new int[runs.size()];
            int each = 1;
            for (int r = of.rasters.size() - 1; r >= 0; r--) {
                int[] classes = runs.classes(r);
                for (int k = 0; k < key.length; k++) {
                    key[k] += classes[k] * each;
                }
                each *= of.sizes[r + 1];
            }
            if (of.burner.isPresent()) {
                of.burner.get().band(band.row(), band.height()).units(band, units);
            }
            Optional<float[]> values = of.flux.map(f -> cells.of(f, band));
            boolean uniform = of.area.isUniform();
            CellRuns shape = runs.shape();
            for (int row = 0, first = 0; row < band.height(); row++, first += band.width()) {
                long milli = uniform ? 0 : of.area.milli_m2(band.row() + row);
                double scale = Spread.cell_ha(of.area, band.row() + row) * of.steps;
                int u = of.burner.isPresent() ? units.rowStart()[row] : 0;
                int start = 0;
                for (int k = shape.rowStart()[row]; k < shape.rowStart()[row + 1]; k++) {
                    int end = shape.end()[k];
                    while (start < end) {
                        int unit = 0;
                        int stop = end;
                        if (of.burner.isPresent()) {
                            unit = units.held()[u];
                            stop = Math.min(end, units.end()[u]);
                            u += stop == units.end()[u] ? 1 : 0;
                        }
                        int own = unit * each + key[k];
                        sums[0][own] += stop - start;
                        sums[1][own] += milli * (stop - start);
                        if (values.isPresent()) {
                            long steps = steps(values.get(), first + start, first + stop, scale);
                            sums[2][own] = WholeSteps.plus(sums[2][own], steps, FLUX);
                        }
                        start = stop;
                    }
                }
            }
        }

        /** Flux of cells in whole steps, each cell's rounded. */
        private static long steps(float[] values, int from, int to, double scale) {
            long sum = 0;
            for (int i = from; i < to; ) {
                float v = values[i];
                int start = i++;
                while (i < to && values[i] == v) {
                    i++;
                }
                if (v == v && v != 0) {
                    if (Math.abs(v * scale) * (i - start) >= MOST) {
                        throw WholeSteps.tooMuch(FLUX);
                    }
                    sum = WholeSteps.plus(sum, Math.round(v * scale) * (i - start), FLUX);
                }
            }
            return sum;
        }

        @Override
        public long[][] result() {
            return sums;
        }
    }
}
