package org.carbonscape.report;

/**
 * Turns a path into the outlines of a line of some width: a box for each piece, with half an octagon at its end where
 * another follows. One outline a piece, since letters have many and each costs every row that it touches.
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
    /** The piece before, not yet drawn: whether its end is round is known when another follows. */
    private boolean waiting;

    private double fromX;
    private double fromY;
    private double endX;
    private double endY;
    private double alongX;
    private double alongY;
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
            piece(true);
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
        waiting = true;
        fromX = x0;
        fromY = y0;
        endX = x1;
        endY = y1;
        alongX = (x1 - x0) / length * half;
        alongY = (y1 - y0) / length * half;
    }

    private void piece(boolean round) {
        if (!waiting) {
            return;
        }
        waiting = false;
        outline.move(fromX + alongY, fromY - alongX);
        outline.line(endX + alongY, endY - alongX);
        if (round) {
            outline.line(endX + (alongX + alongY) * DIAGONAL, endY + (alongY - alongX) * DIAGONAL);
            outline.line(endX + alongX, endY + alongY);
            outline.line(endX + (alongX - alongY) * DIAGONAL, endY + (alongY + alongX) * DIAGONAL);
        }
        outline.line(endX - alongY, endY + alongX);
        outline.line(fromX - alongY, fromY + alongX);
        outline.close();
    }
}
