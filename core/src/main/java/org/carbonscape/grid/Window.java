package org.carbonscape.grid;

/**
 * A rectangle of cells: first column and row (may be negative or beyond the grid where a reader allows it), width and
 * height.
 */
public record Window(int column, int row, int width, int height) {
    public Window {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a window needs at least one cell, not " + width + " x " + height);
        }
    }

    public int cells() {
        return Math.multiplyExact(width, height);
    }

    /** First column to the right of the window. */
    public int endColumn() {
        return column + width;
    }

    /** First row below the window. */
    public int endRow() {
        return row + height;
    }
}
