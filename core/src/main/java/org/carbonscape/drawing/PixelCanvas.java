package org.carbonscape.drawing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Pixels as the lines of a PNG with a table of colours; what shapes cover of them is told by {@link Cover}. */
final class PixelCanvas implements Canvas {
    private static final int SHADES = 256; // of a colour over another

    private final int columns;
    private final int rows;
    /** A byte that says that the line is not filtered, then an index for each pixel; 0 is white. */
    private final byte[] lines;

    private final ColourTable table = new ColourTable();
    private final Map<Long, Ink> inks = new HashMap<>();
    private final Map<Mark.Image, byte[]> images = new IdentityHashMap<>();
    private final Stencils stencils;
    private final Cover cover = new Cover();

    private int clipLeft;
    private int clipTop;
    private int clipRight;
    private int clipBottom;

    /** A colour at an opacity, and what it gives over the colours it has met. */
    private final class Ink {
        private final int rgb;
        private final int share; // of SHADES
        private final byte whole;
        /** A whole line of it; none before it is needed. */
        private byte[] line = new byte[0];

        /** By level of cover and index below: the index to be seen plus 1; 0 where it was not met. */
        private short[] over = new short[0];

        Ink(int rgb, int share) {
            this.rgb = rgb;
            this.share = share;
            this.whole = (byte) table.flat(rgb);
        }

        byte[] line() {
            if (line.length == 0) {
                line = new byte[columns];
                Arrays.fill(line, whole);
            }
            return line;
        }

        boolean isOpaque() {
            return share == SHADES;
        }

        short[] over() {
            if (over.length == 0) { // most colours have no edges
                over = new short[(Cover.LEVELS + 1) * 256];
            }
            return over;
        }

        int mixed(int level, int under) {
            int parts = (level * share + Cover.LEVELS / 2) / Cover.LEVELS;
            int below = table.rgb(under);
            int mixed = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int a = below >> shift & 255;
                int b = rgb >> shift & 255;
                mixed |= a + ((b - a) * parts + SHADES / 2 >> 8) << shift;
            }
            int index = level == Cover.LEVELS ? table.flat(mixed) : table.shade(mixed);
            over[level << 8 | under] = (short) (index + 1);
            return index;
        }
    }

    /** @param stencils shapes of other pictures of the run */
    public PixelCanvas(int columns, int rows, Stencils stencils) {
        this.columns = columns;
        this.rows = rows;
        this.stencils = stencils;
        lines = new byte[rows * (columns + 1)];
        clipRight = columns;
        clipBottom = rows;
    }

    /** Keeps places for the colours of areas, lines, letters and images, so that these are shown as they are. */
    void reserve(List<Mark> marks) {
        for (Mark mark : marks) {
            if (mark instanceof Mark.Fill m) {
                ink(m.rgb(), m.opacity());
            } else if (mark instanceof Mark.Stroke m) {
                ink(m.rgb(), 1);
            } else if (mark instanceof Mark.Text m) {
                ink(m.rgb(), 1);
            } else if (mark instanceof Mark.Image m) {
                indices(m);
            } else if (mark instanceof Mark.Clipped m) {
                reserve(m.marks());
            }
        }
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    /** Row by row, a byte before each; live. */
    byte[] lines() {
        return lines;
    }

    /** {@code 0xRRGGBB} by index. */
    int[] colours() {
        return table.colours();
    }

    private int at(int row, int column) {
        return row * (columns + 1) + 1 + column;
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
        if (path.isPlaced()) {
            Path.Place place = path.place(pixelsPerPoint);
            Runs runs = stencils.runs(
                    new Stencils.Shape(path.origin(), pixelsPerPoint, 0, place.partX(), place.partY()),
                    () -> cover.area(path.origin(), pixelsPerPoint, place.partX(), place.partY(), everywhere()));
            paint(runs, place.column(), place.row(), ink(rgb, opacity));
        } else {
            paint(cover.area(path, pixelsPerPoint, 0, 0, clipped()), 0, 0, ink(rgb, opacity));
        }
    }

    @Override
    public void stroke(Path path, double pixelsPerPoint, int rgb, double width, double dash) {
        if (path.isPlaced() && dash == 0) {
            Path.Place place = path.place(pixelsPerPoint);
            Runs runs = stencils.runs(
                    new Stencils.Shape(path.origin(), pixelsPerPoint, width, place.partX(), place.partY()),
                    () -> cover.line(
                            path.origin(), pixelsPerPoint, width, 0, place.partX(), place.partY(), everywhere()));
            paint(runs, place.column(), place.row(), ink(rgb, 1));
        } else {
            paint(cover.line(path, pixelsPerPoint, width, dash, 0, 0, clipped()), 0, 0, ink(rgb, 1));
        }
    }

    private Cover.Field clipped() {
        return new Cover.Field(clipLeft, clipTop, clipRight, clipBottom);
    }

    /** As far as a kept shape can be seen on this paper, wherever on it that is placed. */
    private Cover.Field everywhere() {
        return new Cover.Field(-columns, -rows, columns, rows);
    }

    private Ink ink(int rgb, double opacity) {
        int share = (int) (opacity * SHADES + 0.5);
        return inks.computeIfAbsent((long) share << 32 | rgb, k -> new Ink(rgb, share));
    }

    private void paint(Runs runs, int dx, int dy, Ink ink) {
        int[] numbers = runs.numbers();
        int n = runs.count();
        int left = clipLeft;
        int top = clipTop;
        int right = clipRight;
        int bottom = clipBottom;
        byte[] into = lines;
        boolean opaque = ink.isOpaque();
        for (int i = 0; i < n; i += Runs.EACH) {
            int row = numbers[i] + dy;
            if (row < top || row >= bottom) {
                continue;
            }
            int from = numbers[i + 1] + dx;
            int to = numbers[i + 2] + dx;
            int level = numbers[i + 3];
            from = at(row, from < left ? left : from);
            to = at(row, to > right ? right : to);
            if (level == Cover.LEVELS && opaque) {
                if (to - from > 16) { // a copy goes by many bytes at once with either of Java's compilers
                    System.arraycopy(ink.line(), 0, into, from, to - from);
                } else {
                    for (int k = from; k < to; k++) {
                        into[k] = ink.whole;
                    }
                }
                continue;
            }
            short[] over = ink.over();
            for (int k = from; k < to; k++) {
                int under = into[k] & 255;
                int seen = over[level << 8 | under];
                into[k] = (byte) (seen > 0 ? seen - 1 : ink.mixed(level, under));
            }
        }
    }

    /** The canvas' indices of an image's colours that occur. */
    private byte[] indices(Mark.Image image) {
        return images.computeIfAbsent(image, this::found);
    }

    private byte[] found(Mark.Image image) {
        boolean[] met = new boolean[256];
        for (byte index : image.index()) {
            met[index & 255] = true;
        }
        byte[] indices = new byte[256];
        for (int i = 1; i < image.palette().length; i++) {
            indices[i] = (byte) (met[i] ? table.flat(image.palette()[i]) : 0);
        }
        return indices;
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
        byte[] shown = indices(image);
        byte[] into = lines;
        for (int row = Math.max(clipTop, (int) Math.rint(top)); row < bottom; row++) {
            int fromRow = Math.min(image.rows() - 1, Math.max(0, (int) ((row + 0.5 - top) / height * image.rows())));
            int from = fromRow * image.columns();
            int at = at(row, first);
            for (int column : fromColumn) {
                int colour = index[from + column] & 255;
                if (colour > 0) {
                    into[at] = shown[colour];
                }
                at++;
            }
        }
    }
}
