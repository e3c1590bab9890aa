package org.carbonscape.zone;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ValueRaster;

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
        List<List<FloatSums>> sums = ZonalReading.of(rasters, sets, byShare, engine, FloatSums::new);
        double[][][] mean = new double[sets.size()][rasters.size()][];
        long[][][] cells = new long[sets.size()][rasters.size()][];
        for (int s = 0; s < mean.length; s++) {
            int units = sets.get(s).count() + 1;
            for (int r = 0; r < mean[s].length; r++) {
                mean[s][r] = new double[units];
                cells[s][r] = new long[units];
                FloatSums own = sums.get(s).get(r);
                for (int u = 0; u < units; u++) {
                    mean[s][r][u] = own.mean(u);
                    cells[s][r][u] = Math.round(own.count(u) / (byShare ? (double) UnitSet.PARTS : 1));
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
}
