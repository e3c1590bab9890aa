package org.carbonscape.report;

import java.util.Arrays;

/** Lines and cubic curves in points of 1/72 inch, y down. Grows by its own methods and is not changed after drawing. */
final class Path {
    private static final byte MOVE = 0;
    private static final byte LINE = 1;
    private static final byte CURVE = 2;
    private static final byte CLOSE = 3;
    /** Handle length that makes four cubics look like a circle. */
    private static final double ROUND = 0.5522847498;

    private static final double FLATNESS = 0.1; // of a pixel

    private byte[] steps = new byte[8];
    private double[] numbers = new double[16];
    private int stepCount;
    private int numberCount;
    /** The path of {@link Stencils} that this is elsewhere, itself for all others; and how far from it. */
    private Path origin = this;

    private boolean kept;
    private double dx;
    private double dy;

    /** Who walks along a path. */
    interface Walker {
        void move(double x, double y);

        void line(double x, double y);

        void curve(double x1, double y1, double x2, double y2, double x, double y);

        void close();
    }

    Path move(double x, double y) {
        return add(MOVE, x, y);
    }

    Path line(double x, double y) {
        return add(LINE, x, y);
    }

    Path curve(double x1, double y1, double x2, double y2, double x, double y) {
        return add(CURVE, x1, y1, x2, y2, x, y);
    }

    Path close() {
        return add(CLOSE);
    }

    boolean isEmpty() {
        return stepCount == 0;
    }

    static Path segment(double x1, double y1, double x2, double y2) {
        return new Path().move(x1, y1).line(x2, y2);
    }

    static Path box(double x, double y, double width, double height) {
        return new Path()
                .move(x, y)
                .line(x + width, y)
                .line(x + width, y + height)
                .line(x, y + height)
                .close();
    }

    static Path circle(double x, double y, double r) {
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
        return Arrays.equals(steps, 0, stepCount, other.steps, 0, other.stepCount)
                && Arrays.equals(numbers, 0, numberCount, other.numbers, 0, other.numberCount);
    }

    /** The same elsewhere. */
    Path moved(double dx, double dy) {
        Path moved = new Path();
        if (kept) {
            moved.kept = true;
            moved.origin = origin;
            moved.dx = this.dx + dx;
            moved.dy = this.dy + dy;
        }
        moved.steps = Arrays.copyOf(steps, stepCount);
        moved.stepCount = stepCount;
        moved.numbers = Arrays.copyOf(numbers, numberCount);
        moved.numberCount = numberCount;
        for (int i = 0; i < numberCount; i += 2) {
            moved.numbers[i] += dx;
            moved.numbers[i + 1] += dy;
        }
        return moved;
    }

    /** Remembers of all that are moved from it where they come from. */
    Path keep() {
        kept = true;
        return this;
    }

    /** Whether it is a kept path elsewhere. */
    boolean isPlaced() {
        return origin != this;
    }

    /** The kept path that it was moved from. */
    Path origin() {
        return origin;
    }

    /** How far it was moved. */
    double dx() {
        return dx;
    }

    double dy() {
        return dy;
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

    void walk(Walker walker) {
        int n = 0;
        for (int i = 0; i < stepCount; i++) {
            switch (steps[i]) {
                case MOVE -> walker.move(numbers[n++], numbers[n++]);
                case LINE -> walker.line(numbers[n++], numbers[n++]);
                case CURVE -> {
                    walker.curve(
                            numbers[n], numbers[n + 1], numbers[n + 2], numbers[n + 3], numbers[n + 4], numbers[n + 5]);
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
