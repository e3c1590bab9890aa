package org.carbonscape.report;

/** What a canvas shows. */
final class Shown {
    private Shown() {}

    /** The colour of a pixel, {@code 0xRRGGBB}. */
    static int rgb(Canvas canvas, int column, int row) {
        if (canvas instanceof PixelCanvas pixels) {
            return pixels.colours()[pixels.lines()[row * (pixels.columns() + 1) + 1 + column] & 255];
        }
        return canvas instanceof ExactCanvas exact ? exact.rgb(column, row) : ((Java2DCanvas) canvas).rgb(column, row);
    }
}
