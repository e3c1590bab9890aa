package org.carbonscape.align;

import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/**
 * How two grids of the same cells lie to each other.
 *
 * @param column source column of study column 0
 * @param row    source row of study row 0
 */
record Shift(Grid source, Grid study, int column, int row) {
    static Shift between(Grid source, Grid study) {
        return new Shift(source, study, Lattice.column(source, study), Lattice.row(source, study));
    }

    /** Blocks of the source's size. */
    Tiling tiling(Tiling ofSource) {
        return Lattice.blocks(study, ofSource.blockWidth(), ofSource.blockHeight());
    }

    /** The source cells of a study window. */
    SourceWindow part(Window window) {
        double[] bounds = {
            (double) window.column() + column,
            (double) window.endColumn() - 1 + column,
            (double) window.row() + row,
            (double) window.endRow() - 1 + row
        };
        return SourceWindow.of(bounds, 0, source);
    }

    /** Where row {@code r} of source cells that were read begins in a study window. */
    int place(Window window, Window read, int r) {
        return (read.row() - row - window.row() + r) * window.width() + read.column() - column - window.column();
    }
}
