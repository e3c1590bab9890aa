package org.carbonscape.study.layer;

import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** A computed surface as a raster, to be written; the array is live. */
public record SurfaceRaster(Grid grid, float[] values) implements ValueRaster {
    /**
     * A surface of amounts. Each is taken up or down to one of the two floats beside it, whichever leaves less of what
     * the cells before it lack or have too much: the cells of the raster then sum to those of the surface, within one
     * float's step of the largest, where rounding each to the nearest would be off by 1e-8 of the sum.
     *
     * @param amounts row by row; NaN = none
     */
    public static SurfaceRaster of(Grid grid, double[] amounts) {
        float[] values = new float[amounts.length];
        double lacking = 0;
        for (int i = 0; i < amounts.length; i++) {
            float near = (float) amounts[i];
            double rest = amounts[i] - near;
            if (!Double.isNaN(rest) && rest != 0 && Float.isFinite(near)) {
                float other = rest > 0 ? Math.nextUp(near) : Math.nextDown(near);
                near = Math.abs(lacking + amounts[i] - other) < Math.abs(lacking + rest) ? other : near;
                lacking += amounts[i] - near;
            }
            values[i] = near;
        }
        return new SurfaceRaster(grid, values);
    }

    @Override
    public Tiling tiling() {
        return Tiling.bands(grid.columns(), grid.rows(), Math.min(grid.rows(), 512));
    }

    @Override
    public Reader open() {
        return new Reader() {
            @Override
            public void read(Window window, float[] into) {
                for (int r = 0; r < window.height(); r++) {
                    int at = (window.row() + r) * grid.columns() + window.column();
                    System.arraycopy(values, at, into, r * window.width(), window.width());
                }
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}
