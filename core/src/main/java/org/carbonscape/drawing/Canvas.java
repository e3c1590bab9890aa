package org.carbonscape.drawing;

/**
 * White paper of pixels that a drawing is painted on: the seam between what a figure shows and how it gets onto pixels.
 * {@link PixelCanvas} is ours; the tests hold one of Java2D beside it. Paths are in points, boxes of {@link #clip} in
 * pixels, y down in both; colours are {@code 0xRRGGBB}.
 */
interface Canvas {
    int columns();

    int rows();

    /**
     * Paints an area by non-zero winding, its edges smoothed; opacity from 0 to 1. A path that
     * {@link Path#isPlaced() was moved} is moved to the nearest place that it is kept for.
     */
    void fill(Path path, double pixelsPerPoint, int rgb, double opacity);

    /**
     * Paints a line with round joints, moved as areas are.
     *
     * @param width in points; no line is thinner than two thirds of a pixel
     * @param dash  length of dashes and gaps in points; 0 for none
     */
    void stroke(Path path, double pixelsPerPoint, int rgb, double width, double dash);

    /** Stretches an image over its box, nearest pixel. */
    void image(Mark.Image image, double pixelsPerPoint);

    /** From now on nothing is painted outside the box, whose sides are rounded to whole pixels. */
    void clip(double left, double top, double right, double bottom);

    /** From now on the whole paper is painted on. */
    void clipNone();
}
