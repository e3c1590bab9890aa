package org.carbonscape.suitability;

import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/** Classes of a grid held cell by cell; below 1 = none. */
record CellClasses(Grid grid, int classes, int[] cells) implements ClassRaster {
    @Override
    public Tiling tiling() {
        return Tiling.bands(grid.columns(), grid.rows(), 64);
    }

    @Override
    public Reader open() {
        return new Reader() {
            @Override
            public void read(Window window, ClassTile into) {
                for (int r = 0; r < window.height(); r++) {
                    int from = (window.row() + r) * grid.columns() + window.column();
                    for (int c = 0; c < window.width(); c++) {
                        into.set(r * window.width() + c, Math.max(0, cells[from + c]));
                    }
                }
            }

            @Override
            public void close() {}
        };
    }
}
