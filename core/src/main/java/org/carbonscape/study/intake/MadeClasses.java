package org.carbonscape.study.intake;

import java.util.List;
import java.util.function.Supplier;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/** Classes made from other things as they are read. */
public record MadeClasses(Grid grid, Tiling tiling, int classes, Supplier<Reader> opening) implements ClassRaster {
    /** Fills a window. */
    public interface Fill {
        void into(Window window, ClassTile tile);
    }

    @Override
    public Reader open() {
        return opening.get();
    }

    /** @param under readers that are closed with this one */
    public static Reader reader(Fill fill, AutoCloseable... under) {
        return new Reader() {
            @Override
            public void read(Window window, ClassTile tile) {
                fill.into(window, tile);
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
