package org.carbonscape.io.block;

import org.carbonscape.grid.Tiling;

/**
 * How a raster is cut into blocks, row of blocks by row of blocks from the upper left: tiles, or strips of its width.
 *
 * @param columns of the raster
 * @param rows    of the raster
 * @param width   of a block, cells; tiles may reach beyond the raster
 * @param height  of a block, cells
 * @param tiled   tiles, which are always stored whole; the last strip is short
 */
public record Blocks(int columns, int rows, int width, int height, boolean tiled) {
    public Tiling tiling() {
        return new Tiling(columns, rows, Math.min(width, columns), Math.min(height, rows));
    }

    /** Blocks side by side. */
    public int across() {
        return (columns - 1) / width + 1;
    }

    /** All of them. */
    public long count() {
        return (long) across() * ((rows - 1) / height + 1);
    }

    /** Rows stored in a block. */
    public int rowsStored(int block) {
        return tiled ? height : (int) Math.min(height, rows - (long) block * height);
    }
}
