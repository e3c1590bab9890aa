package org.carbonscape.io.block;

import org.carbonscape.grid.Window;

/** Reads the stored cells of a raster, window by window. One for each thread. */
public interface CellWindows extends AutoCloseable {
    /** Takes a piece of a row; {@code step} bytes from one cell of our band to the next. */
    interface RowTaker {
        void row(byte[] block, int position, int step, int to, int cells);

        /** A piece that holds nothing: masked, or not stored. */
        void gap(int to, int cells);
    }

    void read(Window w, RowTaker taker);

    /** The block that is exactly this window, one byte a cell, so that it can be decoded where it is wanted; or -1. */
    int wholeByteBlock(Window w);

    /** Decodes what {@link #wholeByteBlock} just named. */
    void decode(int block, byte[] into);

    @Override
    void close();
}
