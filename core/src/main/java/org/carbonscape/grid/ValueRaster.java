package org.carbonscape.grid;

import java.io.Serializable;

/** A raster of values; NaN = none. Immutable and shared; every thread opens its own reader, and a copy
 * made by serialisation reads the same cells: what lies in a file goes as its place. */
public interface ValueRaster extends Serializable {
    Grid grid();

    /** The cut in which reading is cheapest. */
    Tiling tiling();

    Reader open();

    /** Not thread-safe. */
    interface Reader extends AutoCloseable {
        /** Fills {@code into} with the window's cells, row by row without gaps. The window lies inside the grid. */
        void read(Window window, float[] into);

        /** The same as runs of the bits of equal values, which some rasters are made of. */
        default void runs(Window window, CellRuns into) {
            float[] cells = new float[window.cells()];
            read(window, cells);
            into.of(cells, window.width(), window.height());
        }

        @Override
        void close();
    }
}
