package org.carbonscape.io.tiff;

import java.util.List;
import org.carbonscape.grid.CellRuns;

/**
 * A rectangle of cells as runs of equal ones. The same tiles and halved copies as a {@link Plane.Classes} or {@link
 * Plane.Values} of these cells gives, made run by run: land use and what follows from it lie in runs of some 30 cells.
 */
final class RunPlane extends Plane {
    private static final int ADLER = 65521;
    /** From so many cells on a run is copied, not filled. */
    private static final int SHORT = 8;

    private final CellRuns runs;
    private final int cellBytes; // 1 or 2 of classes, 4 of values

    RunPlane(CellRuns runs, int cellBytes) {
        super(runs.width(), runs.height());
        this.runs = runs;
        this.cellBytes = cellBytes;
    }

    private int none() {
        return cellBytes == 4 ? NAN : 0;
    }

    private int merged(int a, int b, int c, int d) {
        if (a == b && a == c && a == d) {
            return a;
        }
        if (cellBytes < 4) {
            return Classes.commonest((char) a, (char) b, (char) c, (char) d);
        }
        float first = Float.intBitsToFloat(a);
        float second = Float.intBitsToFloat(b);
        float third = Float.intBitsToFloat(c);
        float fourth = Float.intBitsToFloat(d);
        return first == second && first == third && first == fourth
                ? a
                : Float.floatToRawIntBits(Values.mean(first, second, third, fourth));
    }

    /** At the right or lower edge, where there are two cells only, or one. */
    private int merged(int a, int b) {
        return cellBytes < 4
                ? Classes.commonest((char) a, (char) b, (char) a, (char) b)
                : Float.floatToRawIntBits(
                        Values.mean(Float.intBitsToFloat(a), Float.intBitsToFloat(b), Float.NaN, Float.NaN));
    }

    @Override
    RunPlane halved() {
        CellRuns half = new CellRuns();
        int w = (width + 1) / 2;
        half.begin(w, (height + 1) / 2);
        int[] end = runs.end();
        int[] held = runs.held();
        for (int y = 0; y < height; y += 2) {
            boolean pair = y + 1 < height;
            int u = runs.rowStart()[y];
            int l = runs.rowStart()[pair ? y + 1 : y];
            for (int x = 0; x < w; ) {
                while (end[u] <= 2 * x) {
                    u++;
                }
                while (end[l] <= 2 * x) {
                    l++;
                }
                int stop = Math.min(end[u], end[l]) >> 1;
                int a = held[u];
                int c = held[l];
                if (stop > x) { // pairs of columns that lie in one run, above and below
                    half.add(stop, pair ? merged(a, a, c, c) : merged(a, a));
                    x = stop;
                    continue;
                }
                if (2 * x + 1 == width) {
                    half.add(++x, merged(a, c));
                    continue;
                }
                int b = held[end[u] == 2 * x + 1 ? u + 1 : u];
                int d = held[end[l] == 2 * x + 1 ? l + 1 : l];
                half.add(++x, pair ? merged(a, b, c, d) : merged(a, b));
            }
            half.endRow();
        }
        half.trim(); // it may wait for others, or travel
        return new RunPlane(half, cellBytes);
    }

    @Override
    Plane joined(List<Piece> pieces, int columns, int rows) {
        CellRuns all = new CellRuns();
        all.begin(columns, rows);
        for (int first = 0, next; first < pieces.size(); first = next) {
            next = first + 1;
            while (next < pieces.size()
                    && pieces.get(next).row() == pieces.get(first).row()) {
                next++;
            }
            for (int y = 0; y < pieces.get(first).plane().height; y++) {
                for (Piece piece : pieces.subList(first, next)) {
                    CellRuns own = ((RunPlane) piece.plane()).runs;
                    for (int k = own.rowStart()[y]; k < own.rowStart()[y + 1]; k++) {
                        all.add(piece.column() + own.end()[k], own.held()[k]);
                    }
                }
                all.endRow();
            }
        }
        return new RunPlane(all, cellBytes);
    }

    private int packed(int cell, int bits) {
        return cellBytes < 4 ? cell : stored(cell, bits);
    }

    /** Whether all cells of a tile are the same, those beyond the edge among them. */
    boolean isUniform(int column, int row, int side) {
        int value = first(column, row);
        if ((column + side > width || row + side > height) && value != none()) {
            return false;
        }
        int last = Math.min(column + side, width);
        for (int r = row; r < Math.min(row + side, height); r++) {
            int k = runs.at(r, column);
            if (runs.held()[k] != value || runs.end()[k] < last) {
                return false;
            }
        }
        return true;
    }

    private int first(int column, int row) {
        return runs.held()[runs.at(row, column)];
    }

    /** What the first cell of a tile is stored as. */
    int first(int column, int row, int bits) {
        return packed(first(column, row), bits);
    }

    /**
     * Packs a tile from a place on, little-endian, no data beyond the edge: values to {@code values}, else classes to
     * {@code bytes}.
     *
     * @param bits that are kept of a value's mantissa
     * @return the Adler-32 sum of the tile's bytes, from sums over runs
     */
    int pack(int column, int row, int side, int bits, int[] values, byte[] bytes) {
        int[] end = runs.end();
        int[] held = runs.held();
        int rowBytes = side * cellBytes;
        int limit = Math.min(column + side, width);
        long bytesLeft = (long) side * rowBytes;
        long n = bytesLeft;
        long sum = 0;
        long weighted = 0;
        long rowSum = 0; // of bytes, and of bytes times their place in the row
        long rowPlaces = 0;
        int above = -1;
        for (int y = 0; y < side; y++, bytesLeft -= rowBytes) {
            boolean inside = row + y < height;
            int from = !inside ? -1 : column == 0 ? runs.rowStart()[row + y] : runs.at(row + y, column);
            if (y > 0 && (inside ? above >= 0 && same(above, from, limit) : above < 0)) {
                if (cellBytes == 4) {
                    System.arraycopy(values, (y - 1) * side, values, y * side, side);
                } else {
                    System.arraycopy(bytes, (y - 1) * rowBytes, bytes, y * rowBytes, rowBytes);
                }
            } else {
                rowSum = 0;
                rowPlaces = 0;
                int start = 0;
                for (int k = from; start < side; k++) {
                    boolean beyond = !inside || start + column >= limit;
                    int stop = beyond ? side : Math.min(end[k], limit) - column;
                    int v = beyond ? none() : packed(held[k], bits);
                    long cells = stop - start;
                    long b1 = v >>> 8 & 255;
                    long b2 = v >>> 16 & 255;
                    long b3 = v >>> 24;
                    long each = (v & 255) + b1 + b2 + b3;
                    rowSum += cells * each;
                    rowPlaces += (start + stop - 1L) * cells / 2 * cellBytes * each + cells * (b1 + 2 * b2 + 3 * b3);
                    if (cellBytes == 4) {
                        fill(values, y * side + start, y * side + stop, v);
                    } else {
                        fill(bytes, y * rowBytes + start * cellBytes, y * rowBytes + stop * cellBytes, v);
                    }
                    start = stop;
                }
            }
            above = from;
            sum += rowSum;
            weighted += bytesLeft * rowSum - rowPlaces;
        }
        return (int) ((n + weighted) % ADLER << 16 | (1 + sum) % ADLER);
    }

    /** Whether two rows of a tile are the same, given their first runs. */
    private boolean same(int k, int j, int limit) {
        int[] end = runs.end();
        int[] held = runs.held();
        for (; held[k] == held[j]; k++, j++) {
            int one = end[k];
            int other = end[j];
            if (one >= limit || other >= limit) {
                return one >= limit && other >= limit;
            }
            if (one != other) {
                return false;
            }
        }
        return false;
    }

    private static void fill(int[] values, int from, int to, int value) {
        int few = Math.min(to, from + SHORT);
        for (int i = from; i < few; i++) {
            values[i] = value;
        }
        for (int done = SHORT; from + done < to; done *= 2) {
            System.arraycopy(values, from, values, from + done, Math.min(done, to - from - done));
        }
    }

    private void fill(byte[] bytes, int from, int to, int value) {
        int few = Math.min(to, from + SHORT);
        if (cellBytes == 1) {
            for (int i = from; i < few; i++) {
                bytes[i] = (byte) value;
            }
        } else {
            for (int i = from; i < few; i += 2) {
                bytes[i] = (byte) value;
                bytes[i + 1] = (byte) (value >>> 8);
            }
        }
        for (int done = SHORT; from + done < to; done *= 2) {
            System.arraycopy(bytes, from, bytes, from + done, Math.min(done, to - from - done));
        }
    }
}
