package org.carbonscape.align;

import java.util.Arrays;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** Another window of the same cells; NaN outside. */
final class ShiftedValues implements ValueRaster {
    private final ValueRaster source;
    private final Grid study;
    private final int column;
    private final int row;

    ShiftedValues(ValueRaster source, Grid study) {
        this.source = source;
        this.study = study;
        this.column = Lattice.column(source.grid(), study);
        this.row = Lattice.row(source.grid(), study);
    }

    @Override
    public Grid grid() {
        return study;
    }

    @Override
    public Tiling tiling() {
        return cut(source.tiling(), study);
    }

    /** Blocks of the source's size. */
    static Tiling cut(Tiling source, Grid study) {
        return new Tiling(study.columns(), study.rows(), Math.min(source.blockWidth(), study.columns()),
                Math.min(source.blockHeight(), study.rows()));
    }

    /** The source cells of a study window. */
    static SourceWindow part(Window window, int column, int row, Grid source) {
        double[] bounds = {(double) window.column() + column, (double) window.endColumn() - 1 + column,
            (double) window.row() + row, (double) window.endRow() - 1 + row};
        return SourceWindow.of(bounds, 0, source);
    }

    @Override
    public Reader open() {
        Reader reader = source.open();
        return new Reader() {
            private float[] scratch = new float[0];

            @Override
            public void read(Window window, float[] into) {
                SourceWindow part = part(window, column, row, source.grid());
                if (part.cells() == window.cells()) {
                    reader.read(part.window(), into);
                    return;
                }
                Arrays.fill(into, 0, window.cells(), Float.NaN);
                if (part.isEmpty()) {
                    return;
                }
                Window read = part.window();
                if (scratch.length < read.cells()) {
                    scratch = new float[read.cells()];
                }
                reader.read(read, scratch);
                for (int r = 0; r < read.height(); r++) {
                    int out = (read.row() - row - window.row() + r) * window.width() + read.column() - column - window.column();
                    System.arraycopy(scratch, r * read.width(), into, out, read.width());
                }
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
