package org.carbonscape.align;

import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;

/** The part of a source that positions of a {@link PixelMap} fall in, with a margin, cut to the source. */
final class SourceWindow {
    /** Source cells read at once; a study window that needs more is split. */
    private static final long MOST_CELLS = 1 << 22;
    /** About a tile: smaller pieces would be decoded again and again. */
    private static final long WORTH_SPLITTING = 1 << 18;
    /** Source cells for one study cell. */
    private static final long WASTEFUL = 1 << 12;

    private final int column;
    private final int row;
    private final int endColumn;
    private final int endRow;

    private SourceWindow(int column, int row, int endColumn, int endRow) {
        this.column = column;
        this.row = row;
        this.endColumn = endColumn;
        this.endRow = endRow;
    }

    static SourceWindow of(double[] bounds, int margin, Grid source) {
        if (Double.isNaN(bounds[0])) {
            return new SourceWindow(0, 0, 0, 0);
        }
        return new SourceWindow(
                cut(bounds[0] - margin, source.columns()),
                cut(bounds[2] - margin, source.rows()),
                cut(bounds[1] + margin + 1, source.columns()),
                cut(bounds[3] + margin + 1, source.rows()));
    }

    private static int cut(double position, int end) {
        return (int) Math.max(0, Math.min(end, Math.floor(position + PixelMap.EDGE)));
    }

    boolean isEmpty() {
        return endColumn <= column || endRow <= row;
    }

    /** Too large to read at once, or so much larger than the study's part that most of it would be read for nothing. */
    boolean isTooLargeFor(Window part) {
        return cells() > MOST_CELLS || cells() > WORTH_SPLITTING && cells() / part.cells() > WASTEFUL;
    }

    long cells() {
        return (long) (endColumn - column) * (endRow - row);
    }

    /** As a window to read; only where not empty and not too large. */
    Window window() {
        return new Window(column, row, endColumn - column, endRow - row);
    }

    int column() {
        return column;
    }

    int row() {
        return row;
    }

    int endColumn() {
        return endColumn;
    }

    int endRow() {
        return endRow;
    }

    /** Halves of a study window along its longer side. */
    static Window[] halves(Window window) {
        if (window.width() >= window.height()) {
            int left = window.width() / 2;
            return new Window[] {
                new Window(window.column(), window.row(), left, window.height()),
                new Window(window.column() + left, window.row(), window.width() - left, window.height())
            };
        }
        int upper = window.height() / 2;
        return new Window[] {
            new Window(window.column(), window.row(), window.width(), upper),
            new Window(window.column(), window.row() + upper, window.width(), window.height() - upper)
        };
    }
}
