package org.carbonscape.zone;

import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/** A class raster held in memory. */
record ArrayRaster(Grid grid, int classes, Tiling tiling, int[] cells) implements ClassRaster {
    static Grid grid(int columns, int rows) {
        return new Grid(Crs.epsg(32648), 0, rows * 10.0, 10, 10, columns, rows);
    }

    @Override
    public Reader open() {
        return new Reader() {
            @Override
            public void read(Window window, ClassTile into) {
                int to = 0;
                for (int r = window.row(); r < window.endRow(); r++) {
                    for (int c = window.column(); c < window.endColumn(); c++) {
                        into.set(to++, cells[r * grid.columns() + c]);
                    }
                }
            }

            @Override
            public void close() {}
        };
    }
}
