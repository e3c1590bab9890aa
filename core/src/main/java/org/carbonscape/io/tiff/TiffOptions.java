package org.carbonscape.io.tiff;

import java.io.Serializable;

/**
 * How a GeoTIFF is written.
 *
 * @param compression of every tile
 * @param predictor   store differences between neighbours (classes) or their bytes (values): smaller for smooth
 *                    surfaces such as a kernel density, larger and slower for maps of few distinct values
 * @param overviews   add halved copies (the commonest class, the mean value) down to one tile, so that a viewer opens
 *                    the whole map at once
 */
public record TiffOptions(Compression compression, boolean predictor, boolean overviews) implements Serializable {
    /** Each is read by GDAL and QGIS; DEFLATE by every reader there is. */
    public enum Compression {
        NONE,
        DEFLATE,
        ZSTD
    }

    /** DEFLATE, no predictor, with overviews. */
    public static final TiffOptions STANDARD = new TiffOptions(Compression.DEFLATE, false, true);

    public TiffOptions withPredictor(boolean on) {
        return new TiffOptions(compression, on, overviews);
    }
}
