package org.carbonscape.study.intake;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** Values made from other things as they are read. */
public record MadeValues(Grid grid, Tiling tiling, Opening opening) implements ValueRaster {
    /** Opens a reader; a value, as the raster is. */
    public interface Opening extends Serializable {
        Reader open();
    }

    /** Fills a window. */
    public interface Fill {
        void into(Window window, float[] cells);
    }

    @Override
    public Reader open() {
        return opening.open();
    }

    /** A value for each class, by index; none where a cell has no class. */
    public static MadeValues byClass(ClassRaster land, double[] values) {
        return new MadeValues(land.grid(), land.tiling(), () -> {
            ClassRaster.Reader reader = land.open();
            float[] byClass = new float[land.classes() + 1];
            for (int c = 0; c < byClass.length; c++) {
                byClass[c] = c == 0 ? Float.NaN : (float) values[c];
            }
            return reader(
                    (window, cells) -> {
                        ClassTile tile = ClassTile.of(window.cells(), land.classes());
                        reader.read(window, tile);
                        tile.look(byClass, cells, window.cells());
                    },
                    reader);
        });
    }

    /** @param under readers that are closed with this one */
    public static Reader reader(Fill fill, AutoCloseable... under) {
        return new Reader() {
            @Override
            public void read(Window window, float[] cells) {
                fill.into(window, cells);
            }

            @Override
            public void close() {
                closeAll(List.of(under));
            }
        };
    }

    static void closeAll(List<AutoCloseable> readers) {
        for (AutoCloseable reader : readers) {
            try {
                reader.close();
            } catch (Exception e) {
                throw new IllegalStateException(e); // readers of rasters throw nothing that must be caught
            }
        }
    }

    /** No cell has a value: to check names against. */
    public static ValueRaster none(Grid grid) {
        return new MadeValues(
                grid,
                Tiling.bands(grid.columns(), grid.rows(), 1),
                () -> reader((window, cells) -> Arrays.fill(cells, 0, window.cells(), Float.NaN)));
    }
}
