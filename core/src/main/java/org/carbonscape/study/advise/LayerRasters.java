package org.carbonscape.study.advise;

import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.study.intake.MadeClasses;

/** Rasters of classes that layers are made of, computed as they are read. */
final class LayerRasters {
    private LayerRasters() {}

    /** Class 1 where there is a value that is not 0. */
    static ClassRaster present(ValueRaster values) {
        return new MadeClasses(values.grid(), values.tiling(), 1, () -> {
            ValueRaster.Reader reader = values.open();
            return MadeClasses.reader(
                    (window, tile) -> {
                        float[] cells = new float[window.cells()];
                        reader.read(window, cells);
                        for (int i = 0; i < cells.length; i++) {
                            tile.set(i, cells[i] == cells[i] && cells[i] != 0 ? 1 : 0);
                        }
                    },
                    reader);
        });
    }

    /**
     * Class {@code (from - 1) k + to} for a cell with a class in both phases.
     *
     * @param k classes of each
     */
    static ClassRaster changes(ClassRaster before, ClassRaster after, int k) {
        return new MadeClasses(after.grid(), after.tiling(), k * k, () -> {
            ClassRaster.Reader a = before.open();
            ClassRaster.Reader b = after.open();
            return MadeClasses.reader(
                    (window, tile) -> {
                        ClassTile one = ClassTile.of(window.cells(), k);
                        ClassTile two = ClassTile.of(window.cells(), k);
                        a.read(window, one);
                        b.read(window, two);
                        for (int i = 0; i < window.cells(); i++) {
                            boolean both = one.at(i) != 0 && two.at(i) != 0;
                            tile.set(i, both ? (one.at(i) - 1) * k + two.at(i) : 0);
                        }
                    },
                    a,
                    b);
        });
    }
}
