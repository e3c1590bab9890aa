package org.carbonscape.report;

/** Turns a path into the outlines of a line of some width: a box for each piece and a round joint at each turn. */
final class Pen implements Path.Walker {
    private final Path.Walker outline;
    private final double scale;
    private final double half;
    private final double dash;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private boolean drawn;
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
            joint(startX, startY);
        }
    }

    private void to(double toX, double toY) {
        double length = Math.sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y));
        if (length == 0) {
            return;
        }
        if (dash <= 0) {
            if (drawn) {
                joint(x, y);
            }
            piece(x, y, toX, toY, length);
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
                piece(
                        x + (toX - x) * at / length,
                        y + (toY - y) * at / length,
                        x + (toX - x) * end / length,
                        y + (toY - y) * end / length,
                        end - at);
            }
            at = end;
        }
        travelled += length;
    }

    private void piece(double x0, double y0, double x1, double y1, double length) {
        double dx = (x1 - x0) / length * half;
        double dy = (y1 - y0) / length * half;
        outline.move(x0 + dy, y0 - dx);
        outline.line(x1 + dy, y1 - dx);
        outline.line(x1 - dy, y1 + dx);
        outline.line(x0 - dy, y0 + dx);
        outline.close();
    }

    /** An octagon is round enough at a line's width; it turns the way of {@link #piece}, so that windings add up. */
    private void joint(double cx, double cy) {
        double c = half * 0.70710678;
        outline.move(cx + half, cy);
        outline.line(cx + c, cy + c);
        outline.line(cx, cy + half);
        outline.line(cx - c, cy + c);
        outline.line(cx - half, cy);
        outline.line(cx - c, cy - c);
        outline.line(cx, cy - half);
        outline.line(cx + c, cy - c);
        outline.close();
    }
}
