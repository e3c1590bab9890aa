package org.carbonscape.io.tiff;

/** The TIFF tags read or written here, by number (TIFF 6.0, BigTIFF, GeoTIFF 1.1, GDAL). */
final class Tag {
    static final int SUBFILE_TYPE = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_COUNTS = 279;
    static final int PLANAR = 284;
    static final int SOFTWARE = 305;
    static final int PREDICTOR = 317;
    static final int COLOUR_MAP = 320;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_COUNTS = 325;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int PIXEL_SCALE = 33550;
    static final int TIE_POINTS = 33922;
    static final int TRANSFORMATION = 34264;
    static final int GEO_KEYS = 34735;
    static final int GEO_DOUBLES = 34736;
    static final int GEO_TEXT = 34737;
    static final int GDAL_METADATA = 42112;
    static final int GDAL_NODATA = 42113;

    private Tag() {}

    static String name(int tag) {
        return switch (tag) {
            case WIDTH -> "ImageWidth";
            case HEIGHT -> "ImageLength";
            case BITS -> "BitsPerSample";
            case COMPRESSION -> "Compression";
            case STRIP_OFFSETS -> "StripOffsets";
            case SAMPLES -> "SamplesPerPixel";
            case ROWS_PER_STRIP -> "RowsPerStrip";
            case STRIP_COUNTS -> "StripByteCounts";
            case PLANAR -> "PlanarConfiguration";
            case PREDICTOR -> "Predictor";
            case COLOUR_MAP -> "ColorMap";
            case TILE_WIDTH -> "TileWidth";
            case TILE_HEIGHT -> "TileLength";
            case TILE_OFFSETS -> "TileOffsets";
            case TILE_COUNTS -> "TileByteCounts";
            case EXTRA_SAMPLES -> "ExtraSamples";
            case SAMPLE_FORMAT -> "SampleFormat";
            case PIXEL_SCALE -> "ModelPixelScale";
            case TIE_POINTS -> "ModelTiepoint";
            case TRANSFORMATION -> "ModelTransformation";
            case GEO_KEYS -> "GeoKeyDirectory";
            case GEO_DOUBLES -> "GeoDoubleParams";
            case GEO_TEXT -> "GeoAsciiParams";
            case GDAL_NODATA -> "GDAL_NODATA";
            default -> "tag " + tag;
        };
    }
}
