package org.carbonscape.study.account;

import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** A computed surface as a raster, to be written; the array is live. */
public record SurfaceRaster(Grid grid, double[] values) implements ValueRaster {
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
                    for (int c = 0; c < window.width(); c++) {
                        into[r * window.width() + c] = (float) values[at + c];
                    }
                }
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}
