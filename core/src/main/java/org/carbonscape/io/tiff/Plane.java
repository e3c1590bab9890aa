package org.carbonscape.io.tiff;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.io.block.Samples;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** A rectangle of cells on its way into tiles and halved copies. */
abstract class Plane {
    static final int NAN = 0x7fc00000;
    static final int INFINITE = 0x7f800000;
    static final int MANTISSA = 23; // bits of a float's

    final int width;
    final int height;

    Plane(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** What a value is stored as: one pattern for every NaN, no more bits than are kept; the greatest stay finite. */
    static int stored(int value, int bits) {
        int magnitude = value & 0x7fffffff;
        if (magnitude >= INFINITE) {
            if (magnitude == INFINITE) {
                throw new ProblemException(ProblemCode.RUN_14_OVERFLOW, "GeoTIFF");
            }
            return NAN;
        }
        int dropped = MANTISSA - bits;
        int near = value + (1 << dropped >> 1) >> dropped << dropped;
        return (near & 0x7fffffff) == INFINITE ? value : near;
    }

    /** Half as many columns and rows, rounded up: no cell at the edge is lost. */
    abstract Plane halved();

    /** A piece of a larger plane, and where it lies in it. */
    record Piece(Plane plane, int column, int row) {}

    /**
     * Puts pieces of this kind together.
     *
     * @param pieces in reading order, of equal height where they lie side by side
     */
    abstract Plane joined(List<Piece> pieces, int columns, int rows);

    /** Class indices; halved to the commonest of four, none aside; of equals the first in reading order. */
    static final class Classes extends Plane {
        private final char[] cells;
        private final boolean wide;

        Classes(int width, int height, char[] cells, boolean wide) {
            super(width, height);
            this.cells = cells;
            this.wide = wide;
        }

        @Override
        Plane halved() {
            int w = (width + 1) / 2;
            int h = (height + 1) / 2;
            char[] half = new char[w * h];
            for (int y = 0; y < h; y++) {
                int upper = 2 * y * width;
                int lower = 2 * y + 1 < height ? upper + width : upper;
                for (int x = 0; x < w; x++) {
                    int left = 2 * x;
                    int right = Math.min(left + 1, width - 1);
                    char a = cells[upper + left];
                    char b = cells[upper + right];
                    char c = cells[lower + left];
                    char d = cells[lower + right];
                    half[y * w + x] = a == b && a == c && a == d ? a : commonest(a, b, c, d);
                }
            }
            return new Classes(w, h, half, wide);
        }

        static char commonest(char a, char b, char c, char d) {
            int na = a == 0 ? 0 : 1 + (a == b ? 1 : 0) + (a == c ? 1 : 0) + (a == d ? 1 : 0);
            int nb = b == 0
                    ? 0
                    : 1 + (b == c ? 1 : 0) + (b == d ? 1 : 0); // where b equals a, a has the greater count already
            int nc = c == 0 ? 0 : c == d ? 2 : 1;
            char best = a;
            int n = na;
            if (nb > n) {
                best = b;
                n = nb;
            }
            if (nc > n) {
                best = c;
                n = nc;
            }
            return n == 0 ? d : best;
        }

        @Override
        Plane joined(List<Piece> pieces, int columns, int rows) {
            char[] all = new char[columns * rows];
            for (Piece p : pieces) {
                Classes own = (Classes) p.plane;
                for (int y = 0; y < own.height; y++) {
                    System.arraycopy(own.cells, y * own.width, all, (p.row + y) * columns + p.column, own.width);
                }
            }
            return new Classes(columns, rows, all, wide);
        }

        /** Packs a tile from a place on, little-endian, no data beyond the edge. */
        void pack(int column, int row, int side, byte[] tile) {
            int w = Math.min(side, width - column);
            int h = Math.min(side, height - row);
            if (w < side || h < side) {
                Arrays.fill(tile, (byte) 0);
            }
            for (int y = 0; y < h; y++) {
                int from = (row + y) * width + column;
                int to = y * side;
                if (wide) {
                    for (int x = 0; x < w; x++) {
                        Samples.SHORT.set(tile, (to + x) * 2, (short) cells[from + x]);
                    }
                } else {
                    for (int x = 0; x < w; x++) {
                        tile[to + x] = (byte) cells[from + x];
                    }
                }
            }
        }
    }

    /** Values; halved to the mean of those of the four that are not NaN. */
    static final class Values extends Plane {
        private final float[] cells;

        Values(int width, int height, float[] cells) {
            super(width, height);
            this.cells = cells;
        }

        @Override
        Plane halved() {
            int w = (width + 1) / 2;
            int h = (height + 1) / 2;
            float[] half = new float[w * h];
            for (int y = 0; y < h; y++) {
                int upper = 2 * y * width;
                boolean pairY = 2 * y + 1 < height;
                int lower = pairY ? upper + width : upper;
                for (int x = 0; x < w; x++) {
                    int left = 2 * x;
                    float a = cells[upper + left];
                    if (pairY && left + 1 < width) {
                        float b = cells[upper + left + 1];
                        float c = cells[lower + left];
                        float d = cells[lower + left + 1];
                        half[y * w + x] = a == b && a == c && a == d ? a : mean(a, b, c, d);
                    } else {
                        float b = pairY ? cells[lower + left] : left + 1 < width ? cells[upper + left + 1] : a;
                        half[y * w + x] = mean(a, b, Float.NaN, Float.NaN);
                    }
                }
            }
            return new Values(w, h, half);
        }

        static float mean(float a, float b, float c, float d) {
            double sum = 0;
            int n = 0;
            if (a == a) {
                sum += a;
                n++;
            }
            if (b == b) {
                sum += b;
                n++;
            }
            if (c == c) {
                sum += c;
                n++;
            }
            if (d == d) {
                sum += d;
                n++;
            }
            return n == 0 ? Float.NaN : (float) (sum / n);
        }

        @Override
        Plane joined(List<Piece> pieces, int columns, int rows) {
            float[] all = new float[columns * rows];
            for (Piece p : pieces) {
                Values own = (Values) p.plane;
                for (int y = 0; y < own.height; y++) {
                    System.arraycopy(own.cells, y * own.width, all, (p.row + y) * columns + p.column, own.width);
                }
            }
            return new Values(columns, rows, all);
        }

        /**
         * Packs the bits of a tile from a place on, no data beyond the edge.
         *
         * @param bits that are kept of a value's mantissa
         */
        void pack(int column, int row, int side, int bits, int[] tile) {
            int w = Math.min(side, width - column);
            int dropped = MANTISSA - bits;
            int half = 1 << dropped >> 1;
            for (int y = 0; y < side; y++) {
                int to = y * side;
                int end = row + y < height ? to + w : to;
                int shift = (row + y) * width + column - to;
                for (int i = to; i < end; i++) {
                    int value = Float.floatToRawIntBits(cells[i + shift]);
                    int near = value + half >> dropped << dropped;
                    tile[i] = ((value | near) & INFINITE) == INFINITE ? stored(value, bits) : near;
                }
                Arrays.fill(tile, end, to + side, NAN);
            }
        }
    }
}
