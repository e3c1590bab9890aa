package org.carbonscape.grid;

import java.io.Serializable;

/** A raster of class indices. Immutable and shared; every thread opens its own reader, and a copy
 * made by serialisation reads the same cells: what lies in a file goes as its place. */
public interface ClassRaster extends Serializable {
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

        /** Cells read so far, however often, whose codes no class stands for: they were read as none. */
        default UnknownCodes unknown() {
            return new UnknownCodes();
        }

        @Override
        void close();
    }
}
