package org.carbonscape.drawing;

import java.util.Arrays;

/**
 * What shapes cover of pixels. Edges are crossed with eight sample rows in each row of pixels, and with one where all
 * of them stand upright; along a row the cover is exact. Winding is non-zero, so that the pieces of a line may overlap.
 * Plain arithmetic on doubles: the same runs on every machine and Java. For one thread.
 */
final class Cover implements Path.Walker {
    /** Steps of cover: no eye finds more along an edge, and a picture has a fifth of the shades. */
    static final int LEVELS = 32;

    private static final int SAMPLES = 8;

    private final Runs runs = new Runs();

    /** Edges of the shape at hand: x0, y0, x per y, y1 above y0, and the sign of the winding. */
    private double[] edges = new double[1024];

    private byte[] signs = new byte[256];
    private int count;
    /** The box around them. */
    private double top;

    private double bottom;
    private double left;
    private double right;
    /** Edges that the row at hand meets, from left to right where the row before met them. */
    private int[] active = new int[64];

    private double[] place = new double[64];
    private int actives;
    /** Where each sample row of the row at hand crosses edges, from left to right, and the turn there. */
    private final double[][] at = new double[SAMPLES][64];

    private final byte[][] turn = new byte[SAMPLES][64];
    private final int[] crossings = new int[SAMPLES];
    /** The first column looked at, where the next three begin, and the last one. */
    private int firstColumn;

    private int lastColumn;
    /** Cover of the row at hand: parts of a pixel, and where whole cover begins and ends. Zero between rows. */
    private double[] cover = new double[0];

    private double[] steps = new double[0];
    /** Columns where either of them is not zero, a bit each: between them the cover does not change. */
    private long[] touched = new long[0];

    private double scale;
    private double shiftX;
    private double shiftY;
    private double x;
    private double y;
    private double startX;
    private double startY;

    /** Where a shape is looked at, in pixels, the last exclusive. */
    record Field(int left, int top, int right, int bottom) {}

    /**
     * What an area covers; until the next call.
     *
     * @param dx added to its pixels, which may lie anywhere
     */
    Runs area(Path path, double pixelsPerPoint, double dx, double dy, Field within) {
        begin(pixelsPerPoint, dx, dy);
        path.walk(this);
        close();
        return covered(within);
    }

    /** What a line covers; until the next call. Width and dash are points. */
    Runs line(Path path, double pixelsPerPoint, double width, double dash, double dx, double dy, Field within) {
        begin(1, dx, dy);
        Pen pen = new Pen(this, pixelsPerPoint, width * pixelsPerPoint, dash * pixelsPerPoint);
        path.walk(pen);
        pen.finish();
        close();
        return covered(within);
    }

    private void begin(double pixelsPerPoint, double dx, double dy) {
        scale = pixelsPerPoint;
        shiftX = dx;
        shiftY = dy;
        count = 0;
        top = left = Double.POSITIVE_INFINITY;
        bottom = right = Double.NEGATIVE_INFINITY;
        x = y = startX = startY = 0;
    }

    @Override
    public void move(double toX, double toY) {
        close();
        x = startX = toX * scale + shiftX;
        y = startY = toY * scale + shiftY;
    }

    @Override
    public void line(double toX, double toY) {
        double px = toX * scale + shiftX;
        double py = toY * scale + shiftY;
        edge(x, y, px, py);
        x = px;
        y = py;
    }

    @Override
    public void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
        double fromX = x;
        double fromY = y;
        double ax = x1 * scale + shiftX;
        double ay = y1 * scale + shiftY;
        double bx = x2 * scale + shiftX;
        double by = y2 * scale + shiftY;
        double endX = toX * scale + shiftX;
        double endY = toY * scale + shiftY;
        int n = Path.pieces(fromX, fromY, ax, ay, bx, by, endX, endY);
        for (int i = 1; i <= n; i++) {
            double t = (double) i / n;
            double px = Path.cubic(t, fromX, ax, bx, endX);
            double py = Path.cubic(t, fromY, ay, by, endY);
            edge(x, y, px, py);
            x = px;
            y = py;
        }
    }

    @Override
    public void close() {
        edge(x, y, startX, startY);
        x = startX;
        y = startY;
    }

    private void edge(double x0, double y0, double x1, double y1) {
        if (y0 == y1) {
            return;
        }
        if (count == signs.length) {
            signs = Arrays.copyOf(signs, count * 2);
            edges = Arrays.copyOf(edges, count * 8);
        }
        double from = x0;
        double above = y0;
        double below = y1;
        byte sign = 1;
        if (y1 < y0) {
            from = x1;
            above = y1;
            below = y0;
            sign = -1;
        }
        double[] into = edges;
        int at = 4 * count;
        into[at] = from;
        into[at + 1] = above;
        into[at + 2] = (x1 - x0) / (y1 - y0);
        into[at + 3] = below;
        signs[count++] = sign;
        if (x0 < left) {
            left = x0;
        }
        if (x1 < left) {
            left = x1;
        }
        if (x0 > right) {
            right = x0;
        }
        if (x1 > right) {
            right = x1;
        }
        if (above < top) {
            top = above;
        }
        if (below > bottom) {
            bottom = below;
        }
    }

    /** The runs of all edges gathered. */
    private Runs covered(Field within) {
        runs.clear();
        if (count == 0
                || top >= within.bottom()
                || bottom <= within.top()
                || left >= within.right()
                || right <= within.left()) {
            return runs;
        }
        int firstRow = (int) Math.floor(Math.max(top, within.top()));
        int lastRow = (int) Math.floor(Math.min(bottom, within.bottom() - 1));
        // most shapes are small: only their own columns are looked at
        firstColumn = (int) Math.floor(Math.max(left, within.left()));
        lastColumn = (int) Math.floor(Math.min(right, within.right() - 1));
        int width = lastColumn - firstColumn + 1;
        if (cover.length < width + 2) {
            cover = new double[width + 2];
            steps = new double[width + 2];
            touched = new long[(width + 2 >> 6) + 1];
        }
        // edges by the row they begin in, so that a row looks only at those that cross it
        int span = lastRow - firstRow + 1;
        int[] starts = new int[span + 1];
        for (int i = 0; i < count; i++) {
            if (edges[4 * i + 3] > firstRow && edges[4 * i + 1] < lastRow + 1) {
                starts[bucket(i, firstRow) + 1]++;
            }
        }
        for (int i = 0; i < span; i++) {
            starts[i + 1] += starts[i];
        }
        int[] order = new int[starts[span]];
        int[] next = Arrays.copyOf(starts, span);
        for (int i = 0; i < count; i++) {
            if (edges[4 * i + 3] > firstRow && edges[4 * i + 1] < lastRow + 1) {
                order[next[bucket(i, firstRow)]++] = i;
            }
        }
        actives = 0;
        for (int row = firstRow; row <= lastRow; row++) {
            int kept = 0;
            for (int i = 0; i < actives; i++) {
                if (edges[4 * active[i] + 3] > row) {
                    put(active[i], place[i], kept++);
                }
            }
            actives = kept;
            for (int i = starts[row - firstRow]; i < starts[row - firstRow + 1]; i++) {
                if (actives == active.length) {
                    active = Arrays.copyOf(active, actives * 2);
                    place = Arrays.copyOf(place, actives * 2);
                    Arrays.setAll(at, k -> new double[2 * at[k].length]);
                    Arrays.setAll(turn, k -> new byte[2 * turn[k].length]);
                }
                put(order[i], edges[4 * order[i]], actives++);
            }
            if (actives == 0) {
                continue;
            }
            int samples = upright(row) ? 1 : SAMPLES;
            cross(row, samples);
            for (int sample = 0; sample < samples; sample++) {
                spans(sample, 1.0 / samples);
            }
            flush(row);
        }
        return runs;
    }

    private int bucket(int edge, int firstRow) {
        return Math.max(0, (int) Math.floor(edges[4 * edge + 1]) - firstRow);
    }

    /** Puts an edge among the first n of those active. */
    private void put(int edge, double x, int n) {
        int k = n;
        while (k > 0 && place[k - 1] > x) { // they keep their order from row to row, nearly
            active[k] = active[k - 1];
            place[k] = place[k - 1];
            k--;
        }
        active[k] = edge;
        place[k] = x;
    }

    /** Whether all edges of a row pass it straight down: one sample row then shows all of it. */
    private boolean upright(int row) {
        for (int i = 0; i < actives; i++) {
            int e = 4 * active[i];
            if (edges[e + 2] != 0 || edges[e + 1] > row || edges[e + 3] < row + 1) {
                return false;
            }
        }
        return true;
    }

    /** The crossings of the row's samples, edge by edge: most edges are shorter than a pixel and meet few of them. */
    private void cross(int row, int samples) {
        Arrays.fill(crossings, 0);
        double apart = 1.0 / samples;
        for (int i = 0; i < actives; i++) {
            int e = 4 * active[i];
            double start = edges[e];
            double above = edges[e + 1];
            double slope = edges[e + 2];
            double below = edges[e + 3];
            byte sign = signs[active[i]];
            int sample = Math.max(0, (int) ((above - row) * samples - 1));
            while (sample < samples && row + (sample + 0.5) * apart < above) {
                sample++;
            }
            for (; sample < samples; sample++) {
                double level = row + (sample + 0.5) * apart;
                if (level >= below) {
                    break;
                }
                double cross = start + (level - above) * slope;
                place[i] = cross;
                double[] places = at[sample];
                byte[] turns = turn[sample];
                int k = crossings[sample]++;
                while (k > 0 && places[k - 1] > cross) {
                    places[k] = places[k - 1];
                    turns[k] = turns[k - 1];
                    k--;
                }
                places[k] = cross;
                turns[k] = sign;
            }
        }
    }

    /** Covers what lies between the crossings of a sample row. */
    private void spans(int sample, double weight) {
        double[] places = at[sample];
        byte[] turns = turn[sample];
        int winding = 0;
        double from = 0;
        for (int i = 0; i < crossings[sample]; i++) {
            if (winding == 0) {
                from = places[i];
            }
            winding += turns[i];
            if (winding == 0) {
                span(from, places[i], weight);
            }
        }
    }

    private void span(double fromX, double toX, double weight) {
        double from = fromX < firstColumn ? 0 : fromX - firstColumn;
        double to = toX > lastColumn + 1 ? lastColumn + 1 - firstColumn : toX - firstColumn;
        if (to <= from) {
            return;
        }
        int first = (int) from;
        int last = (int) to;
        touched[first >> 6] |= 1L << first;
        if (first == last) {
            cover[first] += (to - from) * weight;
        } else {
            cover[first] += (first + 1 - from) * weight;
            steps[first + 1] += weight;
            steps[last] -= weight;
            cover[last] += (to - last) * weight;
            touched[first + 1 >> 6] |= 1L << first + 1;
            touched[last >> 6] |= 1L << last;
        }
    }

    /** The row from one column where the cover changes to the next; lines touch few of those they pass. */
    private void flush(int row) {
        double level = 0;
        int from = 0; // first column not written
        int end = lastColumn - firstColumn + 1;
        for (int word = 0; word <= end >> 6; word++) {
            long bits = touched[word];
            if (bits == 0) {
                continue;
            }
            touched[word] = 0;
            for (; bits != 0; bits &= bits - 1) {
                int column = (word << 6) + Long.numberOfTrailingZeros(bits);
                add(row, from, column, level);
                level += steps[column];
                add(row, column, column + 1, level + cover[column]);
                cover[column] = 0;
                steps[column] = 0;
                from = column + 1;
            }
        }
    }

    private void add(int row, int from, int to, double cover) {
        int level = (int) (cover * LEVELS + 0.5);
        if (level > 0 && from < to) {
            runs.add(row, firstColumn + from, firstColumn + to, level);
        }
    }
}
