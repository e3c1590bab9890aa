package org.carbonscape.drawing;

import java.util.Arrays;

/**
 * Turns a path into the outlines of a line of some width. Pieces that bend gently share one outline, with one point on
 * either side for each of theirs (a border has thousands of pieces shorter than its width is wide, and a box for each
 * cost three times as many edges); where the line turns sharply, or too soon for its width, an outline ends with half
 * an octagon.
 */
final class Pen implements Path.Walker {
    private static final double DIAGONAL = 0.70710678;

    private final Path.Walker outline;
    private final double scale;
    private final double half;
    private final double dash;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private boolean drawn;
    /** Points beside the line for the run of pieces at hand, which is not yet drawn; none before its first piece. */
    private int sides;

    private double[] leftX = new double[16];
    private double[] leftY = new double[16];
    private double[] rightX = new double[16];
    private double[] rightY = new double[16];
    /** Of the run's last piece: its end, where it goes, its length squared. */
    private double endX;

    private double endY;
    private double alongX;
    private double alongY;
    private double long2;
    private double travelled;

    /** Widths and dashes in pixels; a line is never thinner than two thirds of a pixel. */
    Pen(Path.Walker outline, double scale, double width, double dash) {
        this.outline = outline;
        this.scale = scale;
        this.half = Math.max(0.33, width / 2);
        this.dash = dash;
    }

    @Override
    public void move(double toX, double toY) {
        finish();
        x = startX = toX * scale;
        y = startY = toY * scale;
        drawn = false;
        travelled = 0;
    }

    @Override
    public void line(double toX, double toY) {
        to(toX * scale, toY * scale);
    }

    @Override
    public void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
        double fromX = x;
        double fromY = y;
        int n = Path.pieces(fromX, fromY, x1 * scale, y1 * scale, x2 * scale, y2 * scale, toX * scale, toY * scale);
        for (int i = 1; i <= n; i++) {
            double t = (double) i / n;
            to(
                    Path.cubic(t, fromX, x1 * scale, x2 * scale, toX * scale),
                    Path.cubic(t, fromY, y1 * scale, y2 * scale, toY * scale));
        }
    }

    @Override
    public void close() {
        if (drawn) {
            to(startX, startY);
            piece(true);
        }
    }

    /** Draws the last piece, whose end is square. */
    void finish() {
        piece(false);
    }

    private void to(double toX, double toY) {
        double length = Math.sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y));
        if (length == 0) {
            return;
        }
        if (dash <= 0) {
            hold(x, y, toX, toY, length);
        } else {
            dashes(toX, toY, length);
        }
        x = toX;
        y = toY;
        drawn = true;
    }

    private void dashes(double toX, double toY, double length) {
        double at = 0;
        while (at < length) {
            double inPattern = (travelled + at) % (2 * dash);
            boolean on = inPattern < dash;
            double end = Math.min(length, at + (on ? dash - inPattern : 2 * dash - inPattern));
            if (end - at < 1e-9) {
                end = Math.min(length, at + 1e-6);
            }
            if (on) {
                hold(
                        x + (toX - x) * at / length,
                        y + (toY - y) * at / length,
                        x + (toX - x) * end / length,
                        y + (toY - y) * end / length,
                        end - at);
                piece(false);
            }
            at = end;
        }
        travelled += length;
    }

    private void hold(double x0, double y0, double x1, double y1, double length) {
        double nextX = (x1 - x0) / length;
        double nextY = (y1 - y0) / length;
        if (sides > 0) {
            double cosine = alongX * nextX + alongY * nextY;
            // half * tan(turn / 2) is how far the corner cuts into both pieces
            boolean gentle =
                    cosine > 0.5 && half * half * (1 - cosine) < 0.25 * (1 + cosine) * Math.min(long2, length * length);
            if (gentle) {
                side(x0, y0, (alongX + nextX) / (1 + cosine), (alongY + nextY) / (1 + cosine));
            } else {
                piece(true);
            }
        }
        if (sides == 0) {
            side(x0, y0, nextX, nextY);
        }
        endX = x1;
        endY = y1;
        alongX = nextX;
        alongY = nextY;
        long2 = length * length;
    }

    /** Keeps a point to the left and one to the right of the line. */
    private void side(double px, double py, double alongX, double alongY) {
        if (sides == leftX.length) {
            leftX = Arrays.copyOf(leftX, 2 * sides);
            leftY = Arrays.copyOf(leftY, 2 * sides);
            rightX = Arrays.copyOf(rightX, 2 * sides);
            rightY = Arrays.copyOf(rightY, 2 * sides);
        }
        leftX[sides] = px + alongY * half;
        leftY[sides] = py - alongX * half;
        rightX[sides] = px - alongY * half;
        rightY[sides++] = py + alongX * half;
    }

    /** Draws the run of pieces gathered, whose beginning is square. */
    private void piece(boolean round) {
        if (sides == 0) {
            return;
        }
        outline.move(leftX[0], leftY[0]);
        for (int i = 1; i < sides; i++) {
            outline.line(leftX[i], leftY[i]);
        }
        double x1 = alongX * half;
        double y1 = alongY * half;
        outline.line(endX + y1, endY - x1);
        if (round) {
            outline.line(endX + (x1 + y1) * DIAGONAL, endY + (y1 - x1) * DIAGONAL);
            outline.line(endX + x1, endY + y1);
            outline.line(endX + (x1 - y1) * DIAGONAL, endY + (y1 + x1) * DIAGONAL);
        }
        outline.line(endX - y1, endY + x1);
        for (int i = sides - 1; i >= 0; i--) {
            outline.line(rightX[i], rightY[i]);
        }
        outline.close();
        sides = 0;
    }
}
