package org.carbonscape.study.intake;

import java.io.Serializable;
import java.util.List;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.Window;

/** Classes made from other things as they are read. */
public record MadeClasses(Grid grid, Tiling tiling, int classes, Opening opening) implements ClassRaster {
    /** Opens a reader; a value, as the raster is. */
    public interface Opening extends Serializable {
        Reader open();
    }

    /** Fills a window. */
    public interface Fill {
        void into(Window window, ClassTile tile);
    }

    @Override
    public Reader open() {
        return opening.open();
    }

    /** @param under readers that are closed with this one */
    public static Reader reader(Fill fill, AutoCloseable... under) {
        return new Reader() {
            @Override
            public void read(Window window, ClassTile tile) {
                fill.into(window, tile);
            }

            @Override
            public UnknownCodes unknown() {
                UnknownCodes all = new UnknownCodes();
                for (AutoCloseable one : under) {
                    if (one instanceof Reader reader) {
                        all.merge(reader.unknown());
                    }
                }
                return all;
            }

            @Override
            public void close() {
                MadeValues.closeAll(List.of(under));
            }
        };
    }

    /** No cell has a class: to check names against. */
    public static ClassRaster none(Grid grid, int classes) {
        return new MadeClasses(
                grid,
                Tiling.bands(grid.columns(), grid.rows(), 1),
                classes,
                () -> reader((window, tile) -> {
                    for (int i = 0; i < window.cells(); i++) {
                        tile.set(i, 0);
                    }
                }));
    }
}
