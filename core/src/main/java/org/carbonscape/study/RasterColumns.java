package org.carbonscape.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.zone.UnitSet;
import org.carbonscape.zone.ZonalMeans;

/** Rasters as columns: of the cells where the first has a value, or of units (means over their cells). */
final class RasterColumns {
    /** Cells beyond which columns would not fit an ordinary machine's memory; larger cells or units are the way. */
    private static final int MOST_CELLS = 30_000_000;

    private RasterColumns() { }

    /** @param cells number of each unit's cell in the grid, by rows */
    record Cells(List<double[]> columns, int[] cells) { }

    /** Bands are read one after the other by each thread; only cells where the first raster has a value are kept. */
    static Cells ofCells(List<ValueRaster> rasters, String place, Engine engine) {
        Grid grid = rasters.get(0).grid();
        int height = Math.max(1, Math.min(grid.rows(), (1 << 20) / grid.columns()));
        int bands = (grid.rows() - 1) / height + 1;
        float[][][] kept = new float[bands][][];
        int[][] where = new int[bands][];
        engine.each(bands, b -> {
            Window band = new Window(0, b * height, grid.columns(), Math.min(height, grid.rows() - b * height));
            float[] values = new float[band.cells()];
            kept[b] = new float[rasters.size()][];
            for (int r = 0; r < rasters.size(); r++) {
                try (ValueRaster.Reader reader = rasters.get(r).open()) {
                    reader.read(band, values);
                }
                if (r == 0) {
                    int[] used = new int[values.length];
                    int count = 0;
                    for (int i = 0; i < values.length; i++) {
                        if (!Float.isNaN(values[i])) {
                            used[count++] = i;
                        }
                    }
                    where[b] = Arrays.copyOf(used, count);
                }
                float[] own = new float[where[b].length];
                for (int i = 0; i < own.length; i++) {
                    own[i] = values[where[b][i]];
                }
                kept[b][r] = own;
            }
        });
        long total = Arrays.stream(where).mapToLong(w -> w.length).sum();
        if (total > MOST_CELLS) {
            throw new ProblemException(ProblemCode.STATS_12_MANY_CELLS, place, total, MOST_CELLS);
        }
        int[] cells = new int[(int) total];
        List<double[]> columns = new ArrayList<>();
        for (int r = 0; r < rasters.size(); r++) {
            double[] column = new double[cells.length];
            int at = 0;
            for (int b = 0; b < bands; b++) {
                for (int i = 0; i < where[b].length; i++, at++) {
                    column[at] = kept[b][r][i];
                    cells[at] = b * height * grid.columns() + where[b][i];
                }
                kept[b][r] = new float[0];
            }
            columns.add(column);
        }
        return new Cells(columns, cells);
    }

    /** Mean of the cells of unit 1, 2, ...; NaN without one. */
    static List<double[]> ofUnits(List<ValueRaster> rasters, UnitSet units, Engine engine) {
        ZonalMeans means = ZonalMeans.of(rasters, List.of(units), engine);
        List<double[]> columns = new ArrayList<>();
        for (int r = 0; r < rasters.size(); r++) {
            columns.add(Arrays.copyOfRange(means.mean(0, r), 1, units.count() + 1));
        }
        return columns;
    }

    /** The square of that side in metres that holds each point; degrees are taken at 111.195 km, east-west at the row's latitude. */
    static int[] blocks(double[] x, double[] y, double side_m, Grid grid) {
        int[] blocks = new int[x.length];
        boolean degrees = grid.crs().isGeographic();
        double side = degrees ? side_m / 111_195 : side_m / grid.crs().metresPerUnit();
        for (int i = 0; i < blocks.length; i++) {
            int row = (int) Math.floor((grid.north() - y[i]) / side);
            double across = degrees ? Math.max(0.01, StrictMath.cos(StrictMath.toRadians(grid.north() - (row + 0.5) * side))) : 1;
            blocks[i] = row * 30_000 + (int) Math.floor((x[i] - grid.west()) * across / side);
        }
        return blocks;
    }

    /** Problems of several rasters, as they are told once. */
    static List<Problem> once(List<Problem> cautions) {
        return cautions.stream().distinct().toList();
    }
}
