package org.carbonscape.bench;

import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** A smooth surface with noise and two per cent gaps, made as it is read from the cell's place alone. */
record SyntheticValues(Grid grid, int seed) implements ValueRaster {
    static Grid grid(int size) {
        return new Grid(Crs.epsg(4547), 0, 0, 30, 30, size, size);
    }

    @Override
    public Tiling tiling() {
        return new Tiling(grid.columns(), grid.rows(), Math.min(512, grid.columns()), Math.min(512, grid.rows()));
    }

    @Override
    public Reader open() {
        return new Reader() {
            @Override
            public void read(Window w, float[] into) {
                for (int r = 0; r < w.height(); r++) {
                    for (int c = 0; c < w.width(); c++) {
                        into[r * w.width() + c] = at(w.row() + r, w.column() + c, seed);
                    }
                }
            }

            @Override
            public void close() {}
        };
    }

    static float at(int row, int column, int seed) {
        int h = row * 0x9E3779B1 ^ column * 0x85EBCA77 ^ seed * 0xC2B2AE3D;
        h = (h ^ h >>> 15) * 0x2C1B3C6D;
        h ^= h >>> 13;
        int wave = Math.abs((row + seed * 997) % 2048 - 1024) + Math.abs((column + seed * 331) % 1536 - 768);
        return seed == 0 && (h & 63) == 1 ? Float.NaN : wave * 0.03f + (h >>> 16 & 1023) * 0.01f;
    }
}
