package org.carbonscape.io.tiff;

/**
 * How a GeoTIFF is written.
 *
 * @param compression of every tile
 * @param predictor   store differences between neighbours (classes) or their bytes (values): smaller for smooth
 *                    surfaces such as a kernel density, larger and slower for maps of few distinct values
 * @param overviews   add halved copies (the commonest class, the mean value) down to one tile, so that a viewer opens
 *                    the whole map at once
 */
public record TiffOptions(Compression compression, boolean predictor, boolean overviews) {
    /** Each is read by GDAL and QGIS; DEFLATE by every reader there is. */
    public enum Compression {
        NONE,
        DEFLATE,
        ZSTD
    }

    /** DEFLATE, no predictor, with overviews. */
    public static final TiffOptions STANDARD = new TiffOptions(Compression.DEFLATE, false, true);

    /** As it comes: for a file that is read once more by the run and then goes. */
    public static final TiffOptions SCRATCH = new TiffOptions(Compression.NONE, false, false);

    public TiffOptions withCompression(Compression other) {
        return new TiffOptions(other, predictor, overviews);
    }

    public TiffOptions withPredictor(boolean on) {
        return new TiffOptions(compression, on, overviews);
    }

    public TiffOptions withOverviews(boolean on) {
        return new TiffOptions(compression, predictor, on);
    }
}
