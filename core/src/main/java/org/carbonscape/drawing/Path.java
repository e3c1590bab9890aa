package org.carbonscape.drawing;

import java.util.Arrays;

/** Lines and cubic curves in points of 1/72 inch, y down. Grows by its own methods and is not changed after drawing. */
public final class Path {
    private static final byte MOVE = 0;
    private static final byte LINE = 1;
    private static final byte CURVE = 2;
    private static final byte CLOSE = 3;
    /** Handle length that makes four cubics look like a circle. */
    private static final double ROUND = 0.5522847498;

    private static final double FLATNESS = 0.1; // of a pixel

    private byte[] steps;
    private double[] numbers;
    private int stepCount;
    private int numberCount;
    /** The kept path that this is elsewhere, itself for all others; and how far from it. */
    private Path origin = this;

    private double dx;
    private double dy;
    /** Places in a pixel that it may be drawn at, across and down, if it is kept. */
    private int grainX;

    private int grainY;

    /** Who walks along a path. */
    public interface Walker {
        void move(double x, double y);

        void line(double x, double y);

        void curve(double x1, double y1, double x2, double y2, double x, double y);

        void close();
    }

    public Path() {
        this(new byte[8], new double[16]);
    }

    private Path(byte[] steps, double[] numbers) {
        this.steps = steps;
        this.numbers = numbers;
    }

    public Path move(double x, double y) {
        return add(MOVE, x, y);
    }

    public Path line(double x, double y) {
        return add(LINE, x, y);
    }

    public Path curve(double x1, double y1, double x2, double y2, double x, double y) {
        return add(CURVE, x1, y1, x2, y2, x, y);
    }

    public Path close() {
        return add(CLOSE);
    }

    public boolean isEmpty() {
        return stepCount == 0;
    }

    public static Path segment(double x1, double y1, double x2, double y2) {
        return new Path().move(x1, y1).line(x2, y2);
    }

    public static Path box(double x, double y, double width, double height) {
        return new Path()
                .move(x, y)
                .line(x + width, y)
                .line(x + width, y + height)
                .line(x, y + height)
                .close();
    }

    public static Path circle(double x, double y, double r) {
        double h = r * ROUND;
        return new Path()
                .move(x + r, y)
                .curve(x + r, y + h, x + h, y + r, x, y + r)
                .curve(x - h, y + r, x - r, y + h, x - r, y)
                .curve(x - r, y - h, x - h, y - r, x, y - r)
                .curve(x + h, y - r, x + r, y - h, x + r, y)
                .close();
    }

    boolean isSame(Path other) {
        return dx == other.dx
                && dy == other.dy
                && Arrays.equals(steps, 0, stepCount, other.steps, 0, other.stepCount)
                && Arrays.equals(numbers, 0, numberCount, other.numbers, 0, other.numberCount);
    }

    /** The same elsewhere; neither grows any more. */
    public Path moved(double byX, double byY) {
        Path moved = new Path(steps, numbers);
        moved.stepCount = stepCount;
        moved.numberCount = numberCount;
        moved.dx = dx + byX;
        moved.dy = dy + byY;
        moved.origin = isKept() ? origin : moved;
        return moved;
    }

    /**
     * Remembers of all that are moved from it where they come from: they are drawn once, at the nearest of so many
     * places in a pixel.
     *
     * @param grainX places across
     * @param grainY places down
     */
    Path keep(int grainX, int grainY) {
        this.grainX = grainX;
        this.grainY = grainY;
        return this;
    }

    private boolean isKept() {
        return origin.grainX > 0;
    }

    /** Whether it is a kept path elsewhere. */
    boolean isPlaced() {
        return origin != this;
    }

    /** The kept path that it was moved from. */
    Path origin() {
        return origin;
    }

    /** Where a moved path is drawn: a pixel, and from there less than a pixel on. */
    record Place(int column, int row, double partX, double partY) {}

    /** The nearest place to where it was moved. */
    Place place(double pixelsPerPoint) {
        long x = (long) Math.rint(dx * pixelsPerPoint * origin.grainX);
        long y = (long) Math.rint(dy * pixelsPerPoint * origin.grainY);
        return new Place(
                (int) Math.floorDiv(x, origin.grainX),
                (int) Math.floorDiv(y, origin.grainY),
                Math.floorMod(x, origin.grainX) / (double) origin.grainX,
                Math.floorMod(y, origin.grainY) / (double) origin.grainY);
    }

    private Path add(byte step, double... values) {
        if (stepCount == steps.length) {
            steps = Arrays.copyOf(steps, stepCount * 2);
        }
        if (numberCount + values.length > numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        steps[stepCount++] = step;
        for (double value : values) {
            numbers[numberCount++] = value;
        }
        return this;
    }

    public void walk(Walker walker) {
        double[] at = numbers;
        int n = 0;
        for (int i = 0; i < stepCount; i++) {
            switch (steps[i]) {
                case MOVE -> walker.move(at[n++] + dx, at[n++] + dy);
                case LINE -> walker.line(at[n++] + dx, at[n++] + dy);
                case CURVE -> {
                    walker.curve(
                            at[n] + dx, at[n + 1] + dy, at[n + 2] + dx, at[n + 3] + dy, at[n + 4] + dx, at[n + 5] + dy);
                    n += 6;
                }
                default -> walker.close();
            }
        }
    }

    /** Straight pieces that keep a cubic within {@link #FLATNESS}, where lengths are pixels. */
    static int pieces(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3) {
        double bendX = Math.max(Math.abs(x0 - 2 * x1 + x2), Math.abs(x1 - 2 * x2 + x3));
        double bendY = Math.max(Math.abs(y0 - 2 * y1 + y2), Math.abs(y1 - 2 * y2 + y3));
        return Math.max(1, Math.min(200, (int) Math.ceil(Math.sqrt(0.75 * (bendX + bendY) / FLATNESS))));
    }

    static double cubic(double t, double a, double b, double c, double d) {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }
}
