package org.carbonscape.grid;

/**
 * A cut of {@code columns x rows} cells into blocks, numbered row by row from the upper left. Blocks at the right and
 * lower edge are short.
 */
public record Tiling(int columns, int rows, int blockWidth, int blockHeight) {
    public Tiling {
        if (columns < 1 || rows < 1 || blockWidth < 1 || blockHeight < 1) {
            throw new IllegalArgumentException("a tiling needs positive sizes: " + columns + " x " + rows + " by "
                    + blockWidth + " x " + blockHeight);
        }
    }

    /** Bands of whole rows. */
    public static Tiling bands(int columns, int rows, int height) {
        return new Tiling(columns, rows, columns, height);
    }

    public int across() {
        return (columns - 1) / blockWidth + 1;
    }

    public int down() {
        return (rows - 1) / blockHeight + 1;
    }

    public int count() {
        return Math.multiplyExact(across(), down());
    }

    public Window window(int number) {
        int column = number % across() * blockWidth;
        int row = number / across() * blockHeight;
        return new Window(column, row, Math.min(blockWidth, columns - column), Math.min(blockHeight, rows - row));
    }
}
