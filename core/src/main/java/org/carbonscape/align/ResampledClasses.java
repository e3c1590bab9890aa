package org.carbonscape.align;

import java.util.Arrays;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Transform;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.Window;

/** Each study cell takes the class of the source cell that holds its centre; 0 outside. */
final class ResampledClasses implements ClassRaster {
    private final ClassRaster source;
    private final Grid study;
    private final Transform transform;

    ResampledClasses(ClassRaster source, Grid study, Transform transform) {
        this.source = source;
        this.study = study;
        this.transform = transform;
    }

    @Override
    public Grid grid() {
        return study;
    }

    @Override
    public int classes() {
        return source.classes();
    }

    @Override
    public Tiling tiling() {
        return Lattice.blocks(study, PointReader.SIDE, PointReader.SIDE);
    }

    @Override
    public Reader open() {
        return new NearestReader(source.open());
    }

    private final class NearestReader extends PointReader<ClassTile> implements Reader {
        private final Reader reader;
        private ClassTile scratch = ClassTile.of(1, source.classes());

        NearestReader(Reader reader) {
            super(study, source.grid(), transform, 0);
            this.reader = reader;
        }

        @Override
        void fetch(Window read) {
            if (scratch.capacity() < read.cells()) {
                scratch = ClassTile.of(read.cells(), source.classes());
            }
            reader.read(read, scratch);
        }

        @Override
        void none(ClassTile into, int out, int n) {
            clear(into, out, n);
        }

        @Override
        void pick(SourceWindow at, double[] x, double[] y, int n, ClassTile into, int out) {
            int width = at.endColumn() - at.column();
            int height = at.endRow() - at.row();
            double shiftX = PixelMap.EDGE - at.column();
            double shiftY = PixelMap.EDGE - at.row();
            boolean narrow = into.isNarrow() && scratch.isNarrow();
            byte[] to = narrow ? into.bytes() : new byte[0];
            byte[] from = narrow ? scratch.bytes() : new byte[0];
            for (int i = 0; i < n; i++) {
                double px = x[i] + shiftX;
                double py = y[i] + shiftY;
                // NaN fails the comparison; truncation is floor since both are not negative
                boolean inside = px >= 0 && px < width && py >= 0 && py < height;
                int place = inside ? (int) py * width + (int) px : 0;
                if (narrow) {
                    to[out + i] = inside ? from[place] : 0;
                } else {
                    into.set(out + i, inside ? scratch.at(place) : 0);
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
    }

    /** No class for {@code n} cells. */
    static void clear(ClassTile tile, int from, int n) {
        if (tile.isNarrow()) {
            Arrays.fill(tile.bytes(), from, from + n, (byte) 0);
        } else {
            Arrays.fill(tile.chars(), from, from + n, (char) 0);
        }
    }
}
