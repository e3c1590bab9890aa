package org.carbonscape.report;

import java.util.Arrays;
import java.util.Optional;

/**
 * Pixels and how areas and lines get onto them. Edges are crossed with eight sample rows in each row of pixels; along a
 * row the cover is exact. Winding is non-zero, so that the pieces of a line may overlap. Plain arithmetic on doubles:
 * the same pixels on every machine and Java.
 */
final class PixelCanvas implements Canvas, Path.Walker {
    private static final int SAMPLES = 8;
    /** Steps of cover: no eye finds more along an edge, and a picture has a fifth of the shades. */
    private static final int LEVELS = 32;

    private final int columns;
    private final int rows;
    private final int[] pixels;
    private final Stencils stencils;
    /** Where runs go instead of onto the pixels. */
    private final Optional<Runs> record;

    private int clipLeft;
    private int clipTop;
    private int clipRight;
    private int clipBottom;

    /** Edges of the shape at hand: x0, y0, x per y, y1 with y0 < y1, and the sign of the winding. */
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
    /** Cover of the row at hand: parts of a pixel, and where whole cover begins and ends. Zero between rows. */
    private final double[] cover;

    private final double[] steps;
    /** Columns where either of them is not zero, a bit each: between them the cover does not change. */
    private final long[] touched;

    private double scale;
    private double x;
    private double y;
    private double startX;
    private double startY;

    /** @param stencils lines of other pictures of the run */
    PixelCanvas(int columns, int rows, Stencils stencils) {
        this(columns, rows, stencils, Optional.empty());
    }

    private PixelCanvas(int columns, int rows, Stencils stencils, Optional<Runs> record) {
        this.columns = columns;
        this.rows = rows;
        this.stencils = stencils;
        this.record = record;
        pixels = new int[record.isPresent() ? 0 : columns * rows];
        cover = new double[columns + 2];
        steps = new double[columns + 2];
        touched = new long[(columns + 2 >> 6) + 1];
        Arrays.fill(pixels, 0xffffff);
        clipRight = columns;
        clipBottom = rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int rgb(int column, int row) {
        return pixels[row * columns + column];
    }

    /** Row by row; live. */
    int[] pixels() {
        return pixels;
    }

    @Override
    public void clip(double left, double top, double right, double bottom) {
        clipLeft = Math.max(0, (int) Math.rint(left));
        clipTop = Math.max(0, (int) Math.rint(top));
        clipRight = Math.min(columns, (int) Math.rint(right));
        clipBottom = Math.min(rows, (int) Math.rint(bottom));
    }

    @Override
    public void clipNone() {
        clip(0, 0, columns, rows);
    }

    @Override
    public void fill(Path path, double pixelsPerPoint, int rgb, double opacity) {
        begin(pixelsPerPoint);
        path.walk(this);
        close();
        paint(rgb, opacity);
    }

    @Override
    public void stroke(Path path, double pixelsPerPoint, int rgb, double width, double dash) {
        if (path.isPlaced() && dash == 0) {
            Runs runs = stencils.line(path.origin(), pixelsPerPoint, width, () -> runs(path, pixelsPerPoint, width));
            stamp(runs, (int) Math.rint(path.dx() * pixelsPerPoint), (int) Math.rint(path.dy() * pixelsPerPoint), rgb);
            return;
        }
        begin(1);
        Pen pen = new Pen(this, pixelsPerPoint, width * pixelsPerPoint, dash * pixelsPerPoint);
        path.walk(pen);
        pen.finish();
        paint(rgb, 1);
    }

    /** What the line of a path covers before it is placed; as far as the clip reaches, which is that of its panel. */
    private Runs runs(Path path, double pixelsPerPoint, double width) {
        Runs runs = new Runs();
        new PixelCanvas(clipRight - clipLeft + 2, clipBottom - clipTop + 2, stencils, Optional.of(runs))
                .stroke(path.origin(), pixelsPerPoint, 0, width, 0);
        return runs;
    }

    private void stamp(Runs runs, int dx, int dy, int rgb) {
        for (int i = 0; i < runs.count(); i++) {
            int row = runs.row(i) + dy;
            int from = Math.max(clipLeft, runs.from(i) + dx);
            int to = Math.min(clipRight, runs.to(i) + dx);
            if (row >= clipTop && row < clipBottom && from < to) {
                run(row, from, to, rgb, runs.level(i), 1);
            }
        }
    }

    private void begin(double pixelsPerPoint) {
        scale = pixelsPerPoint;
        count = 0;
        top = left = Double.POSITIVE_INFINITY;
        bottom = right = Double.NEGATIVE_INFINITY;
        x = y = startX = startY = 0;
    }

    @Override
    public void image(Mark.Image image, double pixelsPerPoint) {
        double left = image.x() * pixelsPerPoint;
        double top = image.y() * pixelsPerPoint;
        double width = image.width() * pixelsPerPoint;
        double height = image.height() * pixelsPerPoint;
        int first = Math.max(clipLeft, (int) Math.rint(left));
        int right = Math.min(clipRight, (int) Math.rint(left + width));
        int bottom = Math.min(clipBottom, (int) Math.rint(top + height));
        int[] fromColumn = new int[Math.max(0, right - first)];
        for (int i = 0; i < fromColumn.length; i++) {
            fromColumn[i] = Math.min(
                    image.columns() - 1, Math.max(0, (int) ((first + i + 0.5 - left) / width * image.columns())));
        }
        byte[] index = image.index();
        int[] palette = image.palette();
        for (int row = Math.max(clipTop, (int) Math.rint(top)); row < bottom; row++) {
            int fromRow = Math.min(image.rows() - 1, Math.max(0, (int) ((row + 0.5 - top) / height * image.rows())));
            int at = row * columns + first;
            for (int column : fromColumn) {
                int colour = index[fromRow * image.columns() + column] & 0xff;
                if (colour > 0) {
                    pixels[at] = palette[colour];
                }
                at++;
            }
        }
    }

    @Override
    public void move(double toX, double toY) {
        close();
        x = startX = toX * scale;
        y = startY = toY * scale;
    }

    @Override
    public void line(double toX, double toY) {
        edge(x, y, toX * scale, toY * scale);
        x = toX * scale;
        y = toY * scale;
    }

    @Override
    public void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
        double fromX = x;
        double fromY = y;
        int n = Path.pieces(fromX, fromY, x1 * scale, y1 * scale, x2 * scale, y2 * scale, toX * scale, toY * scale);
        for (int i = 1; i <= n; i++) {
            double t = (double) i / n;
            double px = Path.cubic(t, fromX, x1 * scale, x2 * scale, toX * scale);
            double py = Path.cubic(t, fromY, y1 * scale, y2 * scale, toY * scale);
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
        left = Math.min(left, Math.min(x0, x1));
        right = Math.max(right, Math.max(x0, x1));
        boolean down = y0 < y1;
        int at = 4 * count;
        edges[at] = down ? x0 : x1;
        edges[at + 1] = down ? y0 : y1;
        edges[at + 2] = (x1 - x0) / (y1 - y0);
        edges[at + 3] = down ? y1 : y0;
        top = Math.min(top, edges[at + 1]);
        bottom = Math.max(bottom, edges[at + 3]);
        signs[count++] = (byte) (down ? 1 : -1);
    }

    /** Paints all edges gathered. */
    private void paint(int rgb, double opacity) {
        int firstRow = Math.max(clipTop, (int) Math.max(-1, Math.floor(Math.min(top, rows))));
        int lastRow = Math.min(clipBottom - 1, (int) Math.min(rows, Math.floor(bottom)));
        // most shapes are letters: only their own columns are looked at
        int firstColumn = Math.max(clipLeft, (int) Math.max(-1, Math.floor(Math.min(left, columns))));
        int lastColumn = Math.min(clipRight - 1, (int) Math.min(columns, Math.floor(right)));
        if (count == 0 || firstRow > lastRow || firstColumn > lastColumn) {
            return;
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
            cross(row);
            for (int sample = 0; sample < SAMPLES; sample++) {
                spans(sample);
            }
            blend(row, firstColumn, lastColumn, rgb, opacity);
        }
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

    /** The crossings of the row's samples, edge by edge: most edges are shorter than a pixel and meet few of them. */
    private void cross(int row) {
        Arrays.fill(crossings, 0);
        for (int i = 0; i < actives; i++) {
            int e = 4 * active[i];
            double top = edges[e + 1];
            double bottom = edges[e + 3];
            int sample = Math.max(0, (int) ((top - row) * SAMPLES - 1));
            while (sample < SAMPLES && row + (sample + 0.5) / SAMPLES < top) {
                sample++;
            }
            for (; sample < SAMPLES; sample++) {
                double level = row + (sample + 0.5) / SAMPLES;
                if (level >= bottom) {
                    break;
                }
                double cross = edges[e] + (level - top) * edges[e + 2];
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
                turns[k] = signs[active[i]];
            }
        }
    }

    /** Covers what lies between the crossings of a sample row. */
    private void spans(int sample) {
        int winding = 0;
        double from = 0;
        for (int i = 0; i < crossings[sample]; i++) {
            if (winding == 0) {
                from = at[sample][i];
            }
            winding += turn[sample][i];
            if (winding == 0) {
                span(Math.max(clipLeft, from), Math.min(clipRight, at[sample][i]));
            }
        }
    }

    private void span(double from, double to) {
        if (to <= from) {
            return;
        }
        double weight = 1.0 / SAMPLES;
        int first = (int) from;
        int last = (int) to;
        touch(first);
        if (first == last) {
            cover[first] += (to - from) * weight;
        } else {
            cover[first] += (first + 1 - from) * weight;
            steps[first + 1] += weight;
            steps[last] -= weight;
            cover[last] += (to - last) * weight;
            touch(first + 1);
            touch(last);
        }
    }

    private void touch(int column) {
        touched[column >> 6] |= 1L << column;
    }

    /** Paints the row from one column where the cover changes to the next; lines touch few of those they pass. */
    private void blend(int row, int firstColumn, int lastColumn, int rgb, double opacity) {
        double level = 0;
        int from = firstColumn; // first column not painted
        for (int word = firstColumn >> 6; word <= lastColumn + 1 >> 6; word++) {
            long bits = touched[word];
            touched[word] = 0;
            for (; bits != 0; bits &= bits - 1) {
                int column = (word << 6) + Long.numberOfTrailingZeros(bits);
                run(row, from, Math.min(column, lastColumn + 1), rgb, level(level), opacity);
                level += steps[column];
                if (column <= lastColumn) {
                    run(row, column, column + 1, rgb, level(level + cover[column]), opacity);
                }
                cover[column] = 0;
                steps[column] = 0;
                from = column + 1;
            }
        }
    }

    private static int level(double cover) {
        return (int) (cover * LEVELS + 0.5);
    }

    private void run(int row, int from, int to, int rgb, int level, double opacity) {
        if (level == 0 || from >= to) {
            return;
        }
        if (record.isPresent()) {
            record.get().add(row, from, to, level);
            return;
        }
        int share = (int) (level * opacity * (256.0 / LEVELS) + 0.5);
        if (share >= 256) {
            Arrays.fill(pixels, row * columns + from, row * columns + to, rgb);
            return;
        }
        for (int i = row * columns + from; i < row * columns + to; i++) {
            pixels[i] = mix(pixels[i], rgb, share);
        }
    }

    /** @param share of the upper colour, of 256 */
    private static int mix(int under, int over, int share) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = under >> shift & 255;
            int b = over >> shift & 255;
            rgb |= a + ((b - a) * share + 128 >> 8) << shift;
        }
        return rgb;
    }
}
