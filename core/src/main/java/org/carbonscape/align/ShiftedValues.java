package org.carbonscape.align;

import java.util.Arrays;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** Another window of the same cells; NaN outside. */
final class ShiftedValues implements ValueRaster {
    private final ValueRaster source;
    private final Shift shift;

    ShiftedValues(ValueRaster source, Grid study) {
        this.source = source;
        this.shift = Shift.between(source.grid(), study);
    }

    @Override
    public Grid grid() {
        return shift.study();
    }

    @Override
    public Tiling tiling() {
        return shift.tiling(source.tiling());
    }

    @Override
    public Reader open() {
        Reader reader = source.open();
        return new Reader() {
            private float[] scratch = new float[0];

            @Override
            public void read(Window window, float[] into) {
                SourceWindow part = shift.part(window);
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
                    System.arraycopy(scratch, r * read.width(), into, shift.place(window, read, r), read.width());
                }
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
