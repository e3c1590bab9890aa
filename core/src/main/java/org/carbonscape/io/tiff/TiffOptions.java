package org.carbonscape.io.tiff;

import java.io.Serializable;
import org.carbonscape.io.block.Compression;

/**
 * How a GeoTIFF is written.
 *
 * @param compression of every tile
 * @param predictor   store differences between neighbours: smaller for values that differ from cell to cell, larger for
 *                    maps of few distinct values
 * @param overviews   add halved copies (the commonest class, the mean value) from a quarter down to one tile, so that a
 *                    viewer opens the whole map at once
 * @param bits        of a value's mantissa that are kept, 23 for all: 12 keep four digits, 10 three; of overviews,
 *                    which are there to be looked at, never more than 10
 * @param tiles       a raster of more cells a side is written as a folder of files of so many, with a {@code .vrt} as
 *                    their index in place of the file; 0 = never
 */
public record TiffOptions(Compression compression, boolean predictor, boolean overviews, int bits, int tiles)
        implements Serializable {
    public TiffOptions(Compression compression, boolean predictor, boolean overviews, int bits) {
        this(compression, predictor, overviews, bits, 0);
    }

    /** Each is read by GDAL and QGIS; DEFLATE by every reader there is. */
    public enum Compression {
        NONE,
        DEFLATE,
        ZSTD
    }

    /** DEFLATE, no predictor, with overviews. */
    public static final TiffOptions STANDARD = new TiffOptions(Compression.DEFLATE, false, true, 23);

    private static final int OF_OVERVIEWS = 10;

    public TiffOptions withPredictor(boolean on) {
        return new TiffOptions(compression, on, overviews, bits, tiles);
    }

    /** For values that are not known to seven digits and that nothing is computed from. */
    public TiffOptions withBits(int kept) {
        return new TiffOptions(compression, predictor, overviews, kept, tiles);
    }

    public TiffOptions inTiles(int cells) {
        return new TiffOptions(compression, predictor, overviews, bits, cells);
    }

    /** Of overviews. */
    TiffOptions reduced() {
        return withBits(Math.min(bits, OF_OVERVIEWS));
    }
}
