package org.carbonscape.suitability;

import java.util.BitSet;
import java.util.List;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** Values of the study's cells; none beyond it. */
record ValuesWithin(ValueRaster values, List<Constraint> beyond) implements ValueRaster {
    /** The values themselves where nothing lies beyond. */
    static ValueRaster of(ValueRaster values, List<Constraint> constraints) {
        List<Constraint> beyond = constraints.stream()
                .filter(c -> c.effect() == Constraint.Effect.BEYOND)
                .toList();
        return beyond.isEmpty() ? values : new ValuesWithin(values, beyond);
    }

    @Override
    public Grid grid() {
        return values.grid();
    }

    @Override
    public Tiling tiling() {
        return values.tiling();
    }

    @Override
    public Reader open() {
        Reader own = values.open();
        List<ClassRaster.Reader> masks =
                beyond.stream().map(c -> c.mask().open()).toList();
        return new Reader() {
            @Override
            public void read(Window window, float[] into) {
                own.read(window, into);
                for (int m = 0; m < masks.size(); m++) {
                    ClassTile tile =
                            ClassTile.of(window.cells(), beyond.get(m).mask().classes());
                    masks.get(m).read(window, tile);
                    BitSet out = beyond.get(m).classes();
                    for (int i = 0; i < window.cells(); i++) {
                        into[i] = out.get(tile.at(i)) ? Float.NaN : into[i];
                    }
                }
            }

            @Override
            public void close() {
                own.close();
                masks.forEach(ClassRaster.Reader::close);
            }
        };
    }
}
