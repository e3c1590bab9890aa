package org.carbonscape.grid;

/** A raster of values; NaN = none. Immutable and shared; every thread opens its own reader. */
public interface ValueRaster {
    Grid grid();

    /** The cut in which reading is cheapest. */
    Tiling tiling();

    Reader open();

    /** Not thread-safe. */
    interface Reader extends AutoCloseable {
        /** Fills {@code into} with the window's cells, row by row without gaps. The window lies inside the grid. */
        void read(Window window, float[] into);

        @Override
        void close();
    }
}
