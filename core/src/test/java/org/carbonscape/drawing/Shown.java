package org.carbonscape.drawing;

/** What a canvas shows. */
public final class Shown {
    private final Canvas canvas;

    private Shown(Canvas canvas) {
        this.canvas = canvas;
    }

    /** The fills of a panel on paper of the drawing's size, a pixel a point. */
    public static Shown fills(Drawing drawing, Mark.Clipped panel) {
        Canvas canvas = new PixelCanvas((int) drawing.width, (int) drawing.height(), new Stencils());
        panel.marks().stream()
                .filter(Mark.Fill.class::isInstance)
                .map(Mark.Fill.class::cast)
                .forEach(f -> canvas.fill(f.path(), 1, f.rgb(), f.opacity()));
        return new Shown(canvas);
    }

    /** The colour at a place of the paper in points, {@code 0xRRGGBB}. */
    public int rgb(double x, double y) {
        return rgb(canvas, (int) x, (int) y);
    }

    /** The colour of a pixel, {@code 0xRRGGBB}. */
    static int rgb(Canvas canvas, int column, int row) {
        if (canvas instanceof PixelCanvas pixels) {
            return pixels.colours()[pixels.lines()[row * (pixels.columns() + 1) + 1 + column] & 255];
        }
        return canvas instanceof ExactCanvas exact ? exact.rgb(column, row) : ((Java2DCanvas) canvas).rgb(column, row);
    }
}
