package org.carbonscape.align;

import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.Window;

/** Another window of the same cells; 0 outside. */
final class ShiftedClasses implements ClassRaster {
    private final ClassRaster source;
    private final Shift shift;

    ShiftedClasses(ClassRaster source, Grid study) {
        this.source = source;
        this.shift = Shift.between(source.grid(), study);
    }

    @Override
    public Grid grid() {
        return shift.study();
    }

    @Override
    public int classes() {
        return source.classes();
    }

    @Override
    public Tiling tiling() {
        return shift.tiling(source.tiling());
    }

    @Override
    public Reader open() {
        Reader reader = source.open();
        return new Reader() {
            private ClassTile scratch = ClassTile.of(1, source.classes());

            @Override
            public void read(Window window, ClassTile into) {
                SourceWindow part = shift.part(window);
                if (part.cells() == window.cells()) {
                    reader.read(part.window(), into);
                    return;
                }
                ResampledClasses.clear(into, 0, window.cells());
                if (part.isEmpty()) {
                    return;
                }
                Window read = part.window();
                if (scratch.capacity() < read.cells()) {
                    scratch = ClassTile.of(read.cells(), source.classes());
                }
                reader.read(read, scratch);
                for (int r = 0; r < read.height(); r++) {
                    int out = shift.place(window, read, r);
                    if (scratch.isNarrow() && into.isNarrow()) {
                        System.arraycopy(scratch.bytes(), r * read.width(), into.bytes(), out, read.width());
                    } else {
                        for (int c = 0; c < read.width(); c++) {
                            into.set(out + c, scratch.at(r * read.width() + c));
                        }
                    }
                }
            }

            @Override
            public UnknownCodes unknown() {
                return reader.unknown();
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
