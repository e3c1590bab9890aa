package org.carbonscape.zone;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.grid.Grid;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;

/**
 * Burns polygons by scan lines through the cell centres: a cell belongs to a polygon when its centre lies in it. A
 * centre
 * exactly on an edge belongs to one side only: on a left edge it is outside, on a right edge inside, and an edge covers
 * the
 * rows whose centre y is in [top, bottom), so that polygons which share their borders take every cell once. GDAL's
 * rasterizer is not half-open in this way: it also burns cells whose centres lie on a horizontal edge, and two
 * neighbours
 * both claim them. Rings count even-odd. The later polygon wins.
 *
 * <p>Edges lie in flat arrays, bucketed by 64 rows, and a band's crossings are sorted row by row: 1.28 million
 * vertices cost 0.1 s for a whole raster, and nothing is held but the edges. A raster of units for 20,000 x 20,000
 * cells would be 1.6 GB.
 */
final class ScanLines implements UnitSet.Burner {
    private final int columns;
    private final int rows;
    // per edge, in cells from the grid's upper left corner, y downwards, top < bottom
    private final double[] topX;
    private final double[] topY;
    private final double[] bottomX;
    private final double[] bottomY;
    private final int[] owner;
    private final RowBuckets buckets;

    ScanLines(List<Geometry> polygons, Grid grid) {
        this.columns = grid.columns();
        this.rows = grid.rows();
        List<Ring> rings = Ring.of(polygons);
        int vertices = Ring.points(rings);
        double[] x1 = new double[vertices];
        double[] y1 = new double[vertices];
        double[] x2 = new double[vertices];
        double[] y2 = new double[vertices];
        int[] who = new int[vertices];
        int n = 0;
        for (Ring ring : rings) {
            CoordinateSequence points = ring.points();
            for (int i = 1; i < points.size(); i++) {
                double ax = (points.getX(i - 1) - grid.west()) / grid.cellWidth();
                double ay = (grid.north() - points.getY(i - 1)) / grid.cellHeight();
                double bx = (points.getX(i) - grid.west()) / grid.cellWidth();
                double by = (grid.north() - points.getY(i)) / grid.cellHeight();
                boolean down = ay < by;
                double top = down ? ay : by;
                double bottom = down ? by : ay;
                if (firstRow(top) >= endRow(bottom)) {
                    continue; // horizontal, between two centres, or off the grid
                }
                x1[n] = down ? ax : bx;
                y1[n] = top;
                x2[n] = down ? bx : ax;
                y2[n] = bottom;
                who[n++] = ring.polygon() + 1;
            }
        }
        topX = Arrays.copyOf(x1, n);
        topY = Arrays.copyOf(y1, n);
        bottomX = Arrays.copyOf(x2, n);
        bottomY = Arrays.copyOf(y2, n);
        owner = Arrays.copyOf(who, n);
        buckets = RowBuckets.of(rows, n, e -> firstRow(topY[e]), e -> endRow(bottomY[e]) - 1);
    }

    /** First row whose centre is at or below y, cut to the grid. */
    private int firstRow(double y) {
        return (int) Math.max(0, Math.min(rows, Math.ceil(y - 0.5)));
    }

    /**
     * First row whose centre is not above y, cut to the grid: rows [firstRow(top), endRow(bottom)) have centres from
     * top to bottom, exclusive.
     */
    private int endRow(double y) {
        return firstRow(y);
    }

    @Override
    public SpanBand band(int first, int count) {
        int[] start = new int[count + 1];
        buckets.forEach(first, count, (e, from, to) -> {
            int stop = Math.min(to, endRow(bottomY[e]));
            for (int row = Math.max(from, firstRow(topY[e])); row < stop; row++) {
                start[row - first + 1]++;
            }
        });
        for (int r = 0; r < count; r++) {
            start[r + 1] += start[r];
        }
        long[] crossing = new long[start[count]]; // unit in the high half, first cell right of the edge in the low
        int[] next = Arrays.copyOf(start, count);
        buckets.forEach(first, count, (e, from, to) -> {
            int stop = Math.min(to, endRow(bottomY[e]));
            for (int row = Math.max(from, firstRow(topY[e])); row < stop; row++) {
                double y = row + 0.5;
                double x = (y - topY[e]) * (bottomX[e] - topX[e]) / (bottomY[e] - topY[e]) + topX[e];
                int column = (int) Math.max(0, Math.min(columns, Math.floor(x + 0.5)));
                crossing[next[row - first]++] = (long) owner[e] << 32 | column;
            }
        });
        return new Spans(first, count, start, crossing).build();
    }

    /** Turns sorted crossings into spans, row by row. */
    private final class Spans {
        private final int first;
        private final int count;
        private final int[] start;
        private final long[] crossing;
        private final int[] rowStart;
        private int[] end;
        private int[] unit;
        private int size;
        private final OverlapTally overlaps = new OverlapTally();
        private int[] painted = new int[0];

        Spans(int first, int count, int[] start, long[] crossing) {
            this.first = first;
            this.count = count;
            this.start = start;
            this.crossing = crossing;
            this.rowStart = new int[count + 1];
            this.end = new int[count * 2 + crossing.length];
            this.unit = new int[end.length];
        }

        SpanBand build() {
            for (int r = 0; r < count; r++) {
                row(start[r], start[r + 1]);
                rowStart[r + 1] = size;
            }
            return new SpanBand(first, rowStart, Arrays.copyOf(end, size), Arrays.copyOf(unit, size), overlaps);
        }

        private void row(int from, int to) {
            Arrays.sort(crossing, from, to);
            // pairs of crossings of one unit become spans, keyed by first column for the second sort
            int spans = 0;
            for (int i = from; i + 1 < to; i += 2) {
                int left = (int) crossing[i];
                int right = (int) crossing[i + 1];
                if (left < right) {
                    // written in place: the pair's two slots hold (left, pair number's unit) and the right end
                    crossing[from + 2 * spans] = (long) left << 32 | crossing[i] >>> 32;
                    crossing[from + 2 * spans + 1] = right;
                    spans++;
                }
            }
            long[] byLeft = new long[spans];
            for (int s = 0; s < spans; s++) {
                byLeft[s] = (crossing[from + 2 * s] & 0xffffffff00000000L) | s;
            }
            Arrays.sort(byLeft);
            int column = 0;
            int rowFirst = size;
            for (long key : byLeft) {
                int s = (int) key;
                int left = (int) (crossing[from + 2 * s] >>> 32);
                if (left < column) {
                    size = rowFirst;
                    paint(from, spans);
                    return;
                }
                if (left > column) {
                    add(left, 0);
                }
                column = (int) crossing[from + 2 * s + 1];
                add(column, (int) crossing[from + 2 * s]);
            }
            if (column < columns) {
                add(columns, 0);
            }
        }

        /** The slow way for rows where units overlap: cell by cell, in the order of the units. */
        private void paint(int from, int spans) {
            if (painted.length == 0) {
                painted = new int[columns];
            }
            Arrays.fill(painted, 0);
            for (int s = 0; s < spans; s++) { // still in the order of the units
                int who = (int) crossing[from + 2 * s];
                int left = (int) (crossing[from + 2 * s] >>> 32);
                int right = (int) crossing[from + 2 * s + 1];
                for (int c = left; c < right; c++) {
                    if (painted[c] != 0) {
                        overlaps.add(painted[c], who, 1);
                    }
                    painted[c] = who;
                }
            }
            for (int c = 1; c <= columns; c++) {
                if (c == columns || painted[c] != painted[c - 1]) {
                    add(c, painted[c - 1]);
                }
            }
        }

        private void add(int until, int who) {
            if (size == end.length) {
                end = Arrays.copyOf(end, size * 2);
                unit = Arrays.copyOf(unit, size * 2);
            }
            end[size] = until;
            unit[size++] = who;
        }
    }
}
