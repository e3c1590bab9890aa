package org.carbonscape.suitability;

import java.util.BitSet;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Distance from each cell's centre to the centre of the nearest cell of some classes, in metres: exact on a map grid,
 * on a longitude-latitude grid as {@link GeodesicDistance} says; 0 on the classes themselves. Every cell of the grid
 * has one, with or without a class of its own.
 *
 * <p>Two passes (Meijster, Roerdink and Hesselink 2000): rows to the nearest such cell in the same column are kept, two
 * bytes a cell, unless memory is short; a row's distances are the lower envelope of the parabolas over its columns,
 * made when the row is read.
 */
public final class DistanceToClass implements ValueRaster {
    private static final char NONE = 0xffff;

    private final Grid grid;
    private final char[][] vertical;

    private DistanceToClass(Grid grid, char[][] vertical) {
        this.grid = grid;
        this.vertical = vertical;
    }

    /**
     * Reads the raster once.
     *
     * @param classes class indices, one or more
     * @param what    what the problems call them
     * @throws ProblemException SUIT-15 when no cell has the classes, SUIT-20 for more than 65,534 rows (columns, in
     *     degrees)
     */
    public static ValueRaster of(Engine engine, ClassRaster raster, BitSet classes, String what) {
        Grid grid = raster.grid();
        int most = grid.crs().isGeographic() ? grid.columns() : grid.rows();
        if (most >= NONE) {
            throw new ProblemException(ProblemCode.SUIT_20_ROWS, "distance to " + what, most, NONE - 1);
        }
        BitSet wanted = (BitSet) classes.clone();
        wanted.clear(0);
        return new RemadeRaster(
                made(engine, raster, wanted, what),
                () -> made(new PlainEngine(), raster, wanted, what),
                2 * grid.cells() + KeptRows.bytes(grid));
    }

    private static ValueRaster made(Engine engine, ClassRaster raster, BitSet wanted, String what) {
        Grid grid = raster.grid();
        boolean geographic = grid.crs().isGeographic();
        char[][] vertical = new char[grid.rows()][grid.columns()];
        engine.map(raster.tiling(), new Marking(raster, wanted), (block, marks) -> {
            for (int r = 0; r < block.height(); r++) {
                char[] row = vertical[block.row() + r];
                System.arraycopy(marks, r * block.width(), row, block.column(), block.width());
                if (!geographic && block.row() + r > 0) { // blocks come from above: their first pass is made on the way
                    nearer(vertical[block.row() + r - 1], row, block.column(), block.endColumn());
                }
            }
        });
        if (geographic) {
            GeodesicDistance distance = new GeodesicDistance(grid, vertical);
            if (!distance.any()) {
                throw new ProblemException(ProblemCode.SUIT_15_ABSENT_CLASS, "distance to " + what, what);
            }
            return new KeptRows(distance);
        }
        for (int row = grid.rows() - 2; row >= 0; row--) {
            nearer(vertical[row + 1], vertical[row], 0, grid.columns());
        }
        for (char first : vertical[0]) {
            if (first != NONE) {
                return new KeptRows(new DistanceToClass(grid, vertical));
            }
        }
        throw new ProblemException(ProblemCode.SUIT_15_ABSENT_CLASS, "distance to " + what, what);
    }

    /** 0 where the classes are, else {@link #NONE}. */
    private record Marking(ClassRaster raster, BitSet wanted) implements TileMap<char[]> {
        @Override
        public Worker<char[]> open(Cells cells) {
            char[] marks = new char[raster.classes() + 1];
            for (int c = 0; c < marks.length; c++) {
                marks[c] = wanted.get(c) ? 0 : NONE;
            }
            return block -> {
                ClassTile tile = cells.of(raster, block);
                char[] made = new char[block.cells()];
                for (int i = 0; i < made.length; i++) {
                    made[i] = marks[tile.at(i)];
                }
                return made;
            };
        }
    }

    private static void nearer(char[] from, char[] into, int start, int end) {
        for (int c = start; c < end; c++) {
            into[c] = (char) Math.min(into[c], from[c] + 1); // NONE + 1 is never less
        }
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public Tiling tiling() {
        return Tiling.bands(grid.columns(), grid.rows(), 64);
    }

    @Override
    public Reader open() {
        int columns = grid.columns();
        return new Reader() {
            private final int[] site = new int[columns]; // columns whose parabolas make the envelope
            private final int[] from = new int[columns]; // first column where each is lowest
            private final float[] line = new float[columns];
            private final double metres = grid.crs().metresPerUnit();

            @Override
            public void read(Window window, float[] into) {
                for (int r = 0; r < window.height(); r++) {
                    row(vertical[window.row() + r]);
                    System.arraycopy(line, window.column(), into, r * window.width(), window.width());
                }
            }

            private void row(char[] down) {
                // in whole column widths: squares of whole numbers times one ratio, so ties stay ties for square cells
                double ratio = grid.cellHeight() / grid.cellWidth();
                ratio *= ratio;
                int top = -1;
                for (int c = 0; c < columns; c++) {
                    if (down[c] == NONE) {
                        continue;
                    }
                    double g = ratio * down[c] * down[c];
                    int begin = 0;
                    while (top >= 0) {
                        int s = site[top];
                        double h = ratio * down[s] * down[s];
                        // first column where c is strictly lower than s
                        double cross = ((double) c * c - (double) s * s + g - h) / (2.0 * (c - s));
                        begin = cross < 0 ? 0 : cross >= columns ? columns : (int) cross + 1;
                        if (begin > from[top]) {
                            break;
                        }
                        top--;
                        begin = 0;
                    }
                    if (begin < columns) {
                        site[++top] = c;
                        from[top] = begin;
                    }
                }
                double width = grid.cellWidth() * metres;
                for (int k = 0; k <= top; k++) {
                    int end = k < top ? from[k + 1] : columns;
                    double h = ratio * down[site[k]] * down[site[k]];
                    for (int c = from[k]; c < end; c++) {
                        double x = c - site[k];
                        line[c] = (float) (width * Math.sqrt(x * x + h));
                    }
                }
            }

            @Override
            public void close() {}
        };
    }
}
