package org.carbonscape.zone;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.grid.Grid;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;

/**
 * Lays polygons on cells by the area that they cover of each. Shares are whole numbers of {@link #PARTS} of a cell, and
 * those of a cell, the outside among them, are all of it: so counts stay counts and nothing is lost on a border.
 *
 * <p>An edge adds to the cells of its row, with the sign of its direction, the area to its right: in the cells it
 * crosses what lies there, in all cells further right its whole height (as font rasterizers do it; exactextract walks
 * the outline of each polygon through the cells instead and finds the same areas). Corners are taken to the 2^-24 of a
 * cell, so that the heights of edges cancel exactly where a polygon is closed.
 *
 * <p>Where units claim more than there is of a cell, the later one has its share and the earlier ones what is left;
 * that two of them overlap within a cell without filling it cannot be seen.
 */
final class CellShares implements UnitSet.Burner {
    /** Of a cell; a float times a share is exact in 44 bits. */
    static final int PARTS = 1 << 20;

    /** Corners are whole numbers of these of a cell. */
    private static final double FINE = 1 << 24;

    private static final long ROW = 1 << 24;

    private final int columns;
    private final int rows;
    // per edge, from the grid's upper left corner, y downwards, top < bottom
    private final double[] topX; // in cells
    private final long[] topY; // in 2^-24 cells
    private final double[] bottomX;
    private final long[] bottomY;
    /** Unit, negative where the polygon lies to the left of the edge. */
    private final int[] owner;

    private final RowBuckets buckets;

    CellShares(List<Geometry> polygons, Grid grid) {
        this.columns = grid.columns();
        this.rows = grid.rows();
        List<Ring> rings = Ring.of(polygons);
        int vertices = Ring.points(rings);
        double[] x1 = new double[vertices];
        long[] y1 = new long[vertices];
        double[] x2 = new double[vertices];
        long[] y2 = new long[vertices];
        int[] who = new int[vertices];
        int n = 0;
        for (Ring ring : rings) {
            CoordinateSequence points = ring.points();
            // upwards edges of a ring that runs against the clock have it on their left: y points north here
            boolean turned = Orientation.isCCW(points) != ring.hole();
            for (int i = 1; i < points.size(); i++) {
                double ax = fine((points.getX(i - 1) - grid.west()) / grid.cellWidth());
                double ay = fine((grid.north() - points.getY(i - 1)) / grid.cellHeight());
                double bx = fine((points.getX(i) - grid.west()) / grid.cellWidth());
                double by = fine((grid.north() - points.getY(i)) / grid.cellHeight());
                boolean down = ay < by;
                double top = Math.min(ay, by);
                double bottom = Math.max(ay, by);
                if (top == bottom || bottom <= 0 || top >= rows || Math.min(ax, bx) >= columns) {
                    continue; // horizontal, or nothing to its right
                }
                x1[n] = down ? ax : bx;
                y1[n] = (long) (top * FINE);
                x2[n] = down ? bx : ax;
                y2[n] = (long) (bottom * FINE);
                who[n++] = down == turned ? ring.polygon() + 1 : -ring.polygon() - 1;
            }
        }
        topX = Arrays.copyOf(x1, n);
        topY = Arrays.copyOf(y1, n);
        bottomX = Arrays.copyOf(x2, n);
        bottomY = Arrays.copyOf(y2, n);
        owner = Arrays.copyOf(who, n);
        buckets = RowBuckets.of(rows, n, this::firstRow, this::lastRow);
    }

    /** To the 2^-24 of a cell; far outside the grid it does not matter where. */
    private static double fine(double cells) {
        return Math.rint(Math.max(-1e9, Math.min(4e9, cells)) * FINE) / FINE;
    }

    private int firstRow(int e) {
        return (int) Math.max(0, topY[e] / ROW);
    }

    private int lastRow(int e) {
        return (int) Math.min(rows - 1L, (bottomY[e] - 1) / ROW);
    }

    @Override
    public SpanBand band(int first, int count) {
        Touched[] touched = new Touched[count];
        Arrays.setAll(touched, r -> new Touched());
        buckets.forEach(first, count, (e, from, to) -> {
            for (int row = Math.max(from, firstRow(e)); row <= Math.min(to - 1, lastRow(e)); row++) {
                cross(e, row, touched[row - first]);
            }
        });
        SharedSpans spans = new SharedSpans(columns, count);
        for (int r = 0; r < count; r++) {
            touched[r].units(columns, spans);
            spans.endRow(r);
        }
        return spans.band(first);
    }

    private double x(int e, long y) {
        return topX[e] + (bottomX[e] - topX[e]) * ((double) (y - topY[e]) / (bottomY[e] - topY[e]));
    }

    /** The piece of an edge that lies in a row, cell by cell. */
    private void cross(int e, int row, Touched into) {
        long from = Math.max(topY[e], row * ROW);
        long to = Math.min(bottomY[e], (row + 1) * ROW);
        long height = to - from;
        double a = x(e, from);
        double b = x(e, to);
        double left = Math.min(a, b);
        double right = Math.max(a, b);
        int unit = Math.abs(owner[e]);
        int sign = owner[e] > 0 ? 1 : -1;
        if (left >= columns) {
            return;
        }
        if (right <= 0) {
            into.add(unit, 0, sign * height, sign * (double) height);
            return;
        }
        double wide = right - left;
        long done = 0; // height of the pieces so far, which end where the edge does
        if (left < 0) {
            done = Math.round(height * (-left / wide));
            into.add(unit, 0, sign * done, sign * (double) done);
        }
        int column = (int) Math.max(0, left);
        for (double x = Math.max(0, left); column < columns; column++) {
            double end = Math.min(right, column + 1.0);
            long until = end >= right ? height : Math.round(height * ((end - left) / wide));
            double middle = (x + end) / 2 - column;
            into.add(unit, column, sign * (until - done), sign * (until - done) * (1 - middle));
            done = until;
            x = end;
            if (end >= right) {
                return;
            }
        }
    }

    /** What edges add to the cells of a row, unit by unit. */
    private static final class Touched {
        private int[] unit = new int[8];
        private int[] column = new int[8];
        private long[] height = new long[8]; // to all cells further right
        private double[] area = new double[8]; // to the cell itself
        private int size;

        void add(int who, int where, long all, double own) {
            if (size == unit.length) {
                unit = Arrays.copyOf(unit, size * 2);
                column = Arrays.copyOf(column, size * 2);
                height = Arrays.copyOf(height, size * 2);
                area = Arrays.copyOf(area, size * 2);
            }
            unit[size] = who;
            column[size] = where;
            height[size] = all;
            area[size++] = own;
        }

        /** Units come one after another, since edges do. */
        void units(int columns, SharedSpans spans) {
            for (int from = 0; from < size; ) {
                int to = from + 1;
                while (to < size && unit[to] == unit[from]) {
                    to++;
                }
                unit(from, to, columns, spans);
                from = to;
            }
        }

        private void unit(int from, int to, int columns, SharedSpans spans) {
            long[] sorted = new long[to - from];
            for (int i = from; i < to; i++) {
                sorted[i - from] = (long) column[i] << 32 | i;
            }
            Arrays.sort(sorted);
            long covered = 0; // of the cells from here on
            int at = 0;
            for (int k = 0; k < sorted.length; ) {
                int cell = (int) (sorted[k] >>> 32);
                span(unit[from], at, cell, covered, spans);
                double own = covered;
                for (; k < sorted.length && (int) (sorted[k] >>> 32) == cell; k++) {
                    int i = (int) sorted[k];
                    own += area[i];
                    covered += height[i];
                }
                spans.add(unit[from], cell, cell + 1, parts(own));
                at = cell + 1;
            }
            span(unit[from], at, columns, covered, spans);
        }

        private static void span(int unit, int from, int to, long covered, SharedSpans spans) {
            if (from < to) {
                spans.add(unit, from, to, parts(covered));
            }
        }

        private static int parts(double covered) {
            return (int) Math.min(PARTS, Math.round(Math.abs(covered) * (PARTS / FINE)));
        }
    }
}
