package org.carbonscape.study.account;

import java.io.Serializable;
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

    /** The values of the pixels whose middle lies in a window, row by row. */
    float[] take(Window window, float[] values) {
        int[] in = in(window);
        float[] piece = new float[in[2] * in[3]];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = values[cell(window, in, i)];
        }
        return piece;
    }

    /** The same of classes, by their index. */
    float[] take(Window window, ClassTile tile) {
        int[] in = in(window);
        float[] piece = new float[in[2] * in[3]];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = tile.at(cell(window, in, i));
        }
        return piece;
    }

    private int cell(Window window, int[] in, int i) {
        int row = (in[1] + i / in[2]) * step + step / 2 - window.row();
        int column = (in[0] + i % in[2]) * step + step / 2 - window.column();
        return row * window.width() + column;
    }

    /** Puts what was taken of a window into the picture. */
    void put(Window window, float[] piece, float[] picture) {
        int[] in = in(window);
        for (int r = 0; r < in[3]; r++) {
            System.arraycopy(piece, r * in[2], picture, (in[1] + r) * columns + in[0], in[2]);
        }
    }
}
