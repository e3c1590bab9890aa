package org.carbonscape.grid;

import java.util.Arrays;

/**
 * Cells of a window as runs of equal ones, row by row from left to right: what is the same in all cells of a run is
 * done once. A cell holds 32 bits, a class index or those of a float. Filled anew for each window. Not thread-safe.
 */
public final class CellRuns {
    private int width;
    private int height;
    private int row;
    private int size;
    private int[] rowStart = new int[1];
    private int[] end = new int[0];
    private int[] held = new int[0];

    /** Begins a window anew. */
    public void begin(int columns, int rows) {
        width = columns;
        height = rows;
        row = 0;
        size = 0;
        if (rowStart.length <= rows) {
            rowStart = new int[rows + 1];
        }
    }

    /** The cells of the row up to a column, exclusive; those before that hold the same are joined with them. */
    public void add(int stop, int cells) {
        if (size > rowStart[row] && held[size - 1] == cells) {
            end[size - 1] = stop;
            return;
        }
        if (size == end.length) {
            int room = Math.max(256, size * 2);
            end = Arrays.copyOf(end, room);
            held = Arrays.copyOf(held, room);
        }
        end[size] = stop;
        held[size++] = cells;
    }

    public void endRow() {
        rowStart[++row] = size;
    }

    /** Keeps no room for more runs. */
    public void trim() {
        end = Arrays.copyOf(end, size);
        held = Arrays.copyOf(held, size);
    }

    /** Runs where the classes of some tiles are the same, of up to all their cells; each holds its number. */
    public void of(RunFinder finder, ClassTile[] tiles, int[] phases, int columns, int rows) {
        begin(columns, rows);
        for (int r = 0; r < rows; r++) {
            int n = finder.ends(tiles, phases, r * columns, columns);
            for (int k = 0; k < n; k++) {
                add(finder.end()[k], size);
            }
            endRow();
        }
    }

    /** The runs of another, which hold what is given for each of them. */
    public void of(CellRuns shape, int[] cells) {
        begin(shape.width, shape.height);
        if (end.length < shape.size) {
            end = new int[shape.end.length];
            held = new int[shape.end.length];
        }
        int[] ends = end;
        int[] own = held;
        int n = 0;
        for (int r = 0; r < height; r++) {
            int first = n;
            for (int k = shape.rowStart[r]; k < shape.rowStart[r + 1]; k++) {
                int cell = cells[k];
                if (n > first && own[n - 1] == cell) {
                    ends[n - 1] = shape.end[k];
                } else {
                    ends[n] = shape.end[k];
                    own[n++] = cell;
                }
            }
            rowStart[r + 1] = n;
        }
        size = n;
        row = height;
    }

    /** Runs of values; every NaN is like another. */
    void of(float[] cells, int columns, int rows) {
        begin(columns, rows);
        int at = 0;
        for (int r = 0; r < rows; r++) {
            int last = 0;
            for (int c = 0; c < columns; c++) {
                int bits = Float.floatToIntBits(cells[at++]);
                if (c > 0 && bits != last) {
                    add(c, last);
                }
                last = bits;
            }
            add(columns, last);
            endRow();
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Runs of all rows. */
    public int size() {
        return size;
    }

    /** First run of each row, and their number. The live array, as those of the others. */
    public int[] rowStart() {
        return rowStart;
    }

    /** Column where a run ends, exclusive. */
    public int[] end() {
        return end;
    }

    /** What the cells of a run hold. */
    public int[] held() {
        return held;
    }

    /** The run of a row that a column lies in. */
    public int at(int ofRow, int column) {
        int at = Arrays.binarySearch(end, rowStart[ofRow], rowStart[ofRow + 1], column + 1);
        return at >= 0 ? at : -at - 1;
    }

    /** The cells as floats, row by row. */
    public void floats(float[] into) {
        int to = 0;
        for (int r = 0; r < height; r++) {
            int start = 0;
            for (int k = rowStart[r]; k < rowStart[r + 1]; k++) {
                int stop = end[k];
                Arrays.fill(into, to, to + stop - start, Float.intBitsToFloat(held[k]));
                to += stop - start;
                start = stop;
            }
        }
    }
}
