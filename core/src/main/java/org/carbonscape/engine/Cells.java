package org.carbonscape.engine;

import java.util.IdentityHashMap;
import java.util.Map;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/**
 * What one worker reads rasters through: a reader of each, opened when it is first asked for and closed by the engine.
 * All that works on a block reads here, so that folds which share a reading decode and copy each window once. What it
 * hands out is read, never written, and stands until another window of the same raster is asked for. Not thread-safe.
 */
public final class Cells implements AutoCloseable {
    private final Map<ClassRaster, OfClasses> classes = new IdentityHashMap<>();
    private final Map<ValueRaster, OfValues> values = new IdentityHashMap<>();

    private static final class OfClasses {
        private final ClassRaster.Reader reader;
        private final int most;
        private ClassTile tile;
        private ClassTile rim;
        private Window held = NOWHERE;
        private Window around = NOWHERE;

        OfClasses(ClassRaster raster) {
            reader = raster.open();
            most = raster.classes();
            tile = ClassTile.of(0, most);
            rim = tile;
        }
    }

    private static final class OfValues {
        private final ValueRaster.Reader reader;
        private float[] tile = new float[0];
        private Window held = NOWHERE;

        OfValues(ValueRaster raster) {
            reader = raster.open();
        }
    }

    /** No block is there. */
    private static final Window NOWHERE = new Window(Integer.MIN_VALUE, Integer.MIN_VALUE, 1, 1);

    private OfClasses open(ClassRaster raster) {
        return classes.computeIfAbsent(raster, OfClasses::new);
    }

    private OfValues open(ValueRaster raster) {
        return values.computeIfAbsent(raster, OfValues::new);
    }

    /** The classes of a window inside the grid, row by row without gaps; the tile may be larger. */
    public ClassTile of(ClassRaster raster, Window window) {
        OfClasses own = open(raster);
        if (!window.equals(own.held)) {
            own.held = NOWHERE;
            if (own.tile.capacity() < window.cells()) {
                own.tile = ClassTile.of(window.cells(), own.most);
            }
            own.reader.read(window, own.tile);
            own.held = window;
        }
        return own.tile;
    }

    /** What was met of a raster, in the windows read so far, that no class stands for. */
    public UnknownCodes unknown(ClassRaster raster) {
        return open(raster).reader.unknown();
    }

    /** The values of a window inside the grid, row by row without gaps; the array may be longer. */
    public float[] of(ValueRaster raster, Window window) {
        OfValues own = open(raster);
        if (!window.equals(own.held)) {
            own.held = NOWHERE;
            if (own.tile.length < window.cells()) {
                own.tile = new float[window.cells()];
            }
            own.reader.read(window, own.tile);
            own.held = window;
        }
        return own.tile;
    }

    /** The same into an array of the caller's, who may change it. */
    public void read(ValueRaster raster, Window window, float[] into) {
        OfValues own = open(raster);
        if (window.equals(own.held)) {
            System.arraycopy(own.tile, 0, into, 0, window.cells());
        } else {
            own.reader.read(window, into);
        }
    }

    /** The same as runs of equal values, into what is the caller's. */
    public void runs(ValueRaster raster, Window window, CellRuns into) {
        open(raster).reader.runs(window, into);
    }

    /**
     * The classes of a block and of a halo about it: {@code halo} cells more on every side, 0 beyond the grid.
     *
     * @return rows of {@code block.width() + 2 * halo} cells
     */
    public ClassTile around(ClassRaster raster, Window block, int halo) {
        OfClasses own = open(raster);
        Window all = grown(block, halo);
        if (!all.equals(own.around)) {
            own.around = NOWHERE;
            Window inside = inside(all, raster.grid());
            if (own.rim.capacity() < all.cells()) {
                own.rim = ClassTile.of(all.cells(), own.most);
            }
            ClassTile from = of(raster, inside);
            own.rim.clear(0, all.cells());
            int to = (inside.row() - all.row()) * all.width() + inside.column() - all.column();
            for (int row = 0; row < inside.height(); row++) {
                own.rim.copy(from, row * inside.width(), to + row * all.width(), inside.width());
            }
            own.around = all;
        }
        return own.rim;
    }

    private static Window grown(Window block, int halo) {
        return new Window(
                block.column() - halo, block.row() - halo, block.width() + 2 * halo, block.height() + 2 * halo);
    }

    private static Window inside(Window all, Grid grid) {
        int column = Math.max(0, all.column());
        int row = Math.max(0, all.row());
        return new Window(
                column,
                row,
                Math.min(grid.columns(), all.endColumn()) - column,
                Math.min(grid.rows(), all.endRow()) - row);
    }

    @Override
    public void close() {
        classes.values().forEach(c -> c.reader.close());
        values.values().forEach(v -> v.reader.close());
        classes.clear();
        values.clear();
    }
}
