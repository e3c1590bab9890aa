package org.carbonscape.suitability;

import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/**
 * Each cell takes the class most cells of its square window have. Of equally frequent classes the cell's own wins, then
 * the smallest. Cells without a class stay so and do not vote; the window is cut at the edge of the grid. Made as it is
 * read, with its own halo, so the cut into tiles cannot show.
 */
public final class MajorityFilter {
    private MajorityFilter() {}

    /**
     * @param raster up to 255 classes
     * @param radius cells on each side of the middle one, 1..127: 1 for 3 x 3
     */
    public static ClassRaster of(ClassRaster raster, int radius) {
        if (radius < 1 || radius > 127 || raster.classes() > 255) {
            throw new IllegalArgumentException(
                    "radius 1 to 127 and up to 255 classes, not " + radius + " and " + raster.classes());
        }
        return new ClassRaster() {
            @Override
            public Grid grid() {
                return raster.grid();
            }

            @Override
            public int classes() {
                return raster.classes();
            }

            @Override
            public Tiling tiling() {
                return raster.tiling();
            }

            @Override
            public Reader open() {
                ClassRaster.Reader reader = raster.open();
                return new Reader() {
                    private ClassTile tile = ClassTile.of(0, 1);

                    @Override
                    public void read(Window window, ClassTile into) {
                        int west = Math.max(0, window.column() - radius);
                        int north = Math.max(0, window.row() - radius);
                        Window around = new Window(
                                west,
                                north,
                                Math.min(grid().columns(), window.endColumn() + radius) - west,
                                Math.min(grid().rows(), window.endRow() + radius) - north);
                        if (tile.capacity() < around.cells()) {
                            tile = ClassTile.of(around.cells(), raster.classes());
                        }
                        reader.read(around, tile);
                        filter(tile.bytes(), around, window, radius, raster.classes(), into.bytes());
                    }

                    @Override
                    public void close() {
                        reader.close();
                    }
                };
            }
        };
    }

    /** Votes slide along the row: a column of the window comes in, one goes out. */
    private static void filter(byte[] from, Window around, Window window, int radius, int classes, byte[] into) {
        int[] votes = new int[classes + 1];
        for (int r = 0; r < window.height(); r++) {
            int row = window.row() + r;
            int top = Math.max(around.row(), row - radius) - around.row();
            int bottom = Math.min(around.endRow(), row + radius + 1) - around.row();
            java.util.Arrays.fill(votes, 0);
            for (int column = around.column();
                    column < Math.min(around.endColumn(), window.column() + radius);
                    column++) {
                vote(from, around, column, top, bottom, votes, 1);
            }
            for (int c = 0; c < window.width(); c++) {
                int column = window.column() + c;
                if (column + radius < around.endColumn()) {
                    vote(from, around, column + radius, top, bottom, votes, 1);
                }
                if (column - radius - 1 >= around.column()) {
                    vote(from, around, column - radius - 1, top, bottom, votes, -1);
                }
                int own = from[(row - around.row()) * around.width() + column - around.column()] & 255;
                int best = own;
                for (int k = 1; own != 0 && k <= classes; k++) {
                    if (votes[k] > votes[best]) {
                        best = k;
                    }
                }
                into[r * window.width() + c] = (byte) best;
            }
        }
    }

    private static void vote(byte[] from, Window around, int column, int top, int bottom, int[] votes, int by) {
        for (int r = top; r < bottom; r++) {
            votes[from[r * around.width() + column - around.column()] & 255] += by;
        }
    }
}
