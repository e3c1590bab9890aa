package org.carbonscape.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** Rasters of any size whose cells are worked out when read. They hold their reader to the contract and count. */
final class PaintedRasters {
    private PaintedRasters() {}

    interface Cell<T> {
        T at(int column, int row);
    }

    static final class Classes implements ClassRaster {
        final AtomicLong largestRead = new AtomicLong();
        final AtomicLong cellsRead = new AtomicLong();
        private final Grid grid;
        private final int classes;
        private final Cell<Integer> cell;

        Classes(Grid grid, int classes, Cell<Integer> cell) {
            this.grid = grid;
            this.classes = classes;
            this.cell = cell;
        }

        @Override
        public Grid grid() {
            return grid;
        }

        @Override
        public int classes() {
            return classes;
        }

        @Override
        public Tiling tiling() {
            return new Tiling(grid.columns(), grid.rows(), Math.min(256, grid.columns()), Math.min(256, grid.rows()));
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window window, ClassTile into) {
                    inside(window, grid);
                    largestRead.accumulateAndGet(window.cells(), Math::max);
                    cellsRead.addAndGet(window.cells());
                    int i = 0;
                    for (int r = window.row(); r < window.endRow(); r++) {
                        for (int c = window.column(); c < window.endColumn(); c++) {
                            into.set(i++, cell.at(c, r));
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    static final class Values implements ValueRaster {
        final AtomicLong largestRead = new AtomicLong();
        private final Grid grid;
        private final Cell<Float> cell;

        Values(Grid grid, Cell<Float> cell) {
            this.grid = grid;
            this.cell = cell;
        }

        @Override
        public Grid grid() {
            return grid;
        }

        @Override
        public Tiling tiling() {
            return Tiling.bands(grid.columns(), grid.rows(), 1);
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window window, float[] into) {
                    inside(window, grid);
                    largestRead.accumulateAndGet(window.cells(), Math::max);
                    int i = 0;
                    for (int r = window.row(); r < window.endRow(); r++) {
                        for (int c = window.column(); c < window.endColumn(); c++) {
                            into[i++] = cell.at(c, r);
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    private static void inside(Window window, Grid grid) {
        assertThat(window.column()).isNotNegative();
        assertThat(window.row()).isNotNegative();
        assertThat(window.endColumn()).isLessThanOrEqualTo(grid.columns());
        assertThat(window.endRow()).isLessThanOrEqualTo(grid.rows());
    }

    /** Speckles of classes 1..9 with some none, the same for the same cell. */
    static int speckle(int column, int row) {
        long z = (column * 0x9E3779B97F4A7C15L) ^ (row * 0xC2B2AE3D27D4EB4FL);
        z = (z ^ (z >>> 29)) * 0xBF58476D1CE4E5B9L;
        return (int) ((z >>> 33) % 10);
    }

    /** Every cell, read in the blocks of a tiling. */
    static int[] all(ClassRaster raster, int blockWidth, int blockHeight) {
        Grid grid = raster.grid();
        int[] out = new int[Math.toIntExact(grid.cells())];
        Tiling tiling = new Tiling(grid.columns(), grid.rows(), blockWidth, blockHeight);
        ClassTile tile = ClassTile.of(blockWidth * blockHeight, raster.classes());
        try (ClassRaster.Reader reader = raster.open()) {
            for (int i = 0; i < tiling.count(); i++) {
                Window window = tiling.window(i);
                reader.read(window, tile);
                for (int k = 0; k < window.cells(); k++) {
                    out[(window.row() + k / window.width()) * grid.columns() + window.column() + k % window.width()] =
                            tile.at(k);
                }
            }
        }
        return out;
    }

    static float[] all(ValueRaster raster, int blockWidth, int blockHeight) {
        Grid grid = raster.grid();
        float[] out = new float[Math.toIntExact(grid.cells())];
        Tiling tiling = new Tiling(grid.columns(), grid.rows(), blockWidth, blockHeight);
        float[] tile = new float[blockWidth * blockHeight];
        try (ValueRaster.Reader reader = raster.open()) {
            for (int i = 0; i < tiling.count(); i++) {
                Window window = tiling.window(i);
                reader.read(window, tile);
                for (int k = 0; k < window.cells(); k++) {
                    out[(window.row() + k / window.width()) * grid.columns() + window.column() + k % window.width()] =
                            tile[k];
                }
            }
        }
        return out;
    }
}
