package org.carbonscape.grid;

/** A raster of class indices. Immutable and shared; every thread opens its own reader. */
public interface ClassRaster {
    Grid grid();

    /** Largest class index that can appear (the legend's number of classes). */
    int classes();

    /** The cut in which reading is cheapest: the file's own tiles or strips. */
    Tiling tiling();

    Reader open();

    /** Not thread-safe; holds the tile decoded last, so neighbouring windows do not decode twice. */
    interface Reader extends AutoCloseable {
        /** Fills {@code into} with the window's cells, row by row without gaps. The window lies inside the grid. */
        void read(Window window, ClassTile into);

        @Override
        void close();
    }
}
