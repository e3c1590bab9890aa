package org.carbonscape.suitability;

import java.util.BitSet;
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
        char[][] marked = marked(engine, raster, wanted);
        if (grid.crs().isGeographic()) {
            GeodesicDistance distance = new GeodesicDistance(engine, grid, marked);
            if (!distance.any()) {
                throw new ProblemException(ProblemCode.SUIT_15_ABSENT_CLASS, "distance to " + what, what);
            }
            return new KeptRows(distance);
        }
        return new KeptRows(vertical(engine, grid, marked, what));
    }

    /** 0 where the classes are, else {@link #NONE}. */
    private static char[][] marked(Engine engine, ClassRaster raster, BitSet wanted) {
        char[][] vertical = new char[raster.grid().rows()][raster.grid().columns()];
        char[] marks = new char[raster.classes() + 1];
        for (int c = 0; c < marks.length; c++) {
            marks[c] = wanted.get(c) ? 0 : NONE;
        }
        engine.map(
                raster.tiling(),
                cells -> new TileMap.Worker<Window>() {
                    private final ClassRaster.Reader reader = raster.open();
                    private ClassTile tile = ClassTile.of(0, 1);

                    @Override
                    public Window make(Window block) {
                        if (tile.capacity() < block.cells()) {
                            tile = ClassTile.of(block.cells(), raster.classes());
                        }
                        reader.read(block, tile);
                        for (int r = 0; r < block.height(); r++) {
                            char[] row = vertical[block.row() + r];
                            for (int c = 0; c < block.width(); c++) {
                                row[block.column() + c] = marks[tile.at(r * block.width() + c)];
                            }
                        }
                        return block;
                    }

                    @Override
                    public void close() {
                        reader.close();
                    }
                },
                (block, done) -> {});
        return vertical;
    }

    private static DistanceToClass vertical(Engine engine, Grid grid, char[][] vertical, String what) {
        int columns = grid.columns();
        int rows = grid.rows();
        int strip = 1024;
        boolean[] found = new boolean[(columns - 1) / strip + 1];
        engine.inPlace(found.length, s -> {
            int end = Math.min(columns, (s + 1) * strip);
            for (int row = 1; row < rows; row++) {
                nearer(vertical[row - 1], vertical[row], s * strip, end);
            }
            for (int row = rows - 2; row >= 0; row--) {
                nearer(vertical[row + 1], vertical[row], s * strip, end);
            }
            for (int c = s * strip; c < end; c++) {
                found[s] |= vertical[0][c] != NONE;
            }
        });
        boolean any = false;
        for (boolean each : found) {
            any |= each;
        }
        if (!any) {
            throw new ProblemException(ProblemCode.SUIT_15_ABSENT_CLASS, "distance to " + what, what);
        }
        return new DistanceToClass(grid, vertical);
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
                        begin = cross < 0 ? 0 : (int) Math.min(columns, Math.floor(cross) + 1);
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
