package org.carbonscape.suitability;

import java.util.Arrays;
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
 * <p>Two passes (Meijster, Roerdink and Hesselink 2000): rows to the nearest such cell in the same column, then of each
 * row the lower envelope of the parabolas over its columns. It is the envelope that is kept, as stretches of columns
 * that are nearest to the same cell or to cells side by side, a tenth of the cells or fewer; distances are worked out
 * as they are read.
 */
public final class DistanceToClass implements ValueRaster {
    private static final char NONE = 0xffff;
    /** Rows, and columns, that a thread takes at once. */
    private static final int SOME_ROWS = 64;

    private static final int SOME_COLUMNS = 512;

    private final Grid grid;
    private final double ratio; // of the squares of cell height and width
    private final NearestRow[] rows;

    private DistanceToClass(Grid grid, NearestRow[] rows) {
        this.grid = grid;
        this.ratio = ratio(grid);
        this.rows = rows;
    }

    private static double ratio(Grid grid) {
        double ratio = grid.cellHeight() / grid.cellWidth();
        return ratio * ratio;
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
        ValueRaster made = made(engine, raster, wanted, what);
        return new RemadeRaster(
                made,
                () -> made(new PlainEngine(), raster, wanted, what),
                made instanceof DistanceToClass distances
                        ? distances.bytes()
                        : 2 * grid.cells() + KeptRows.bytes(grid));
    }

    private static ValueRaster made(Engine engine, ClassRaster raster, BitSet wanted, String what) {
        Grid grid = raster.grid();
        char[][] vertical = new char[grid.rows()][grid.columns()];
        engine.map(raster.tiling(), new Marking(raster, wanted), (block, marks) -> {
            for (int r = 0; r < block.height(); r++) {
                System.arraycopy(marks, r * block.width(), vertical[block.row() + r], block.column(), block.width());
            }
        });
        if (grid.crs().isGeographic()) {
            GeodesicDistance distance = new GeodesicDistance(grid, vertical);
            if (!distance.any()) {
                throw new ProblemException(ProblemCode.SUIT_15_ABSENT_CLASS, "distance to " + what, what);
            }
            return new KeptRows(distance);
        }
        engine.inPlace((grid.columns() - 1) / SOME_COLUMNS + 1, part -> {
            int start = part * SOME_COLUMNS;
            int end = Math.min(grid.columns(), start + SOME_COLUMNS);
            for (int row = 1; row < grid.rows(); row++) {
                nearer(vertical[row - 1], vertical[row], start, end);
            }
            for (int row = grid.rows() - 2; row >= 0; row--) {
                nearer(vertical[row + 1], vertical[row], start, end);
            }
        });
        boolean any = false;
        for (char first : vertical[0]) {
            any |= first != NONE;
        }
        if (!any) {
            throw new ProblemException(ProblemCode.SUIT_15_ABSENT_CLASS, "distance to " + what, what);
        }
        NearestRow[] rows = new NearestRow[grid.rows()];
        engine.inPlace((grid.rows() - 1) / SOME_ROWS + 1, part -> {
            NearestRow.Finder finder = new NearestRow.Finder(grid.columns(), ratio(grid));
            for (int row = part * SOME_ROWS; row < Math.min(grid.rows(), (part + 1) * SOME_ROWS); row++) {
                rows[row] = finder.of(vertical[row]);
                vertical[row] = new char[0];
            }
        });
        return new DistanceToClass(grid, rows);
    }

    private long bytes() {
        return Arrays.stream(rows).mapToLong(NearestRow::bytes).sum();
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
                if (tile.isNarrow()) {
                    byte[] of = tile.bytes();
                    for (int i = 0; i < made.length; i++) {
                        made[i] = marks[of[i] & 255];
                    }
                } else {
                    for (int i = 0; i < made.length; i++) {
                        made[i] = marks[tile.at(i)];
                    }
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
        double width = grid.cellWidth() * grid.crs().metresPerUnit();
        return new Reader() {
            @Override
            public void read(Window window, float[] into) {
                for (int r = 0; r < window.height(); r++) {
                    NearestRow row = rows[window.row() + r];
                    row.paint(window.column(), window.endColumn(), ratio, width, into, r * window.width());
                }
            }

            @Override
            public void close() {}
        };
    }
}
