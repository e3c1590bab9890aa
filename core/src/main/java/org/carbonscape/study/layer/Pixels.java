package org.carbonscape.study.layer;

import java.io.Serializable;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Window;

/**
 * Pixels of a picture, each of which takes the cell at its middle. What lies in a block is taken where the block is
 * worked at, and put into the picture where that is.
 *
 * @param step cells from one pixel to the next
 */
record Pixels(int columns, int rows, int step) implements Serializable {
    /** First pixel of a row or column whose middle is at a cell or after it. */
    private int first(int cell) {
        return Math.max(0, (cell - step / 2 + step - 1) / step);
    }

    /** Pixels of a window: first column and row, and how many; none where it lies between two. */
    private int[] in(Window window) {
        int column = first(window.column());
        int row = first(window.row());
        return new int[] {
            column,
            row,
            Math.max(0, Math.min(columns, first(window.endColumn())) - column),
            Math.max(0, Math.min(rows, first(window.endRow())) - row)
        };
    }

    /** The classes of the pixels whose middle lies in a window, row by row. */
    float[] take(Window window, ClassTile tile) {
        int[] in = in(window);
        float[] piece = new float[in[2] * in[3]];
        for (int r = 0, at = 0; r < in[3]; r++) {
            int first = row(window, in, r) * window.width();
            for (int c = 0; c < in[2]; c++) {
                piece[at++] = tile.at(first + column(window, in, c));
            }
        }
        return piece;
    }

    /** The same of values. */
    float[] take(Window window, float[] values) {
        int[] in = in(window);
        float[] piece = new float[in[2] * in[3]];
        for (int r = 0, at = 0; r < in[3]; r++) {
            int first = row(window, in, r) * window.width();
            for (int c = 0; c < in[2]; c++) {
                piece[at++] = values[first + column(window, in, c)];
            }
        }
        return piece;
    }

    /** The same of values in runs. */
    float[] take(Window window, CellRuns values) {
        int[] in = in(window);
        float[] piece = new float[in[2] * in[3]];
        for (int r = 0, at = 0; r < in[3]; r++) {
            int k = values.rowStart()[row(window, in, r)];
            for (int c = 0; c < in[2]; c++) {
                int column = column(window, in, c);
                while (values.end()[k] <= column) {
                    k++;
                }
                piece[at++] = Float.intBitsToFloat(values.held()[k]);
            }
        }
        return piece;
    }

    private int row(Window window, int[] in, int r) {
        return (in[1] + r) * step + step / 2 - window.row();
    }

    private int column(Window window, int[] in, int c) {
        return (in[0] + c) * step + step / 2 - window.column();
    }

    /** Puts what was taken of a window into the picture. */
    void put(Window window, float[] piece, float[] picture) {
        int[] in = in(window);
        for (int r = 0; r < in[3]; r++) {
            System.arraycopy(piece, r * in[2], picture, (in[1] + r) * columns + in[0], in[2]);
        }
    }
}
