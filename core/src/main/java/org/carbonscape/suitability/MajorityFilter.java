package org.carbonscape.suitability;

import java.util.Arrays;
import org.carbonscape.engine.Cells;
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
final class MajorityFilter {
    private MajorityFilter() {}

    /**
     * @param raster up to 255 classes
     * @param radius cells on each side of the middle one, 1..127: 1 for 3 x 3
     */
    static ClassRaster of(ClassRaster raster, int radius) {
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
                Cells cells = new Cells();
                return new Reader() {
                    @Override
                    public void read(Window window, ClassTile into) {
                        ClassTile around = cells.around(raster, window, radius);
                        filter(around.bytes(), window, radius, raster.classes(), into.bytes());
                    }

                    @Override
                    public void close() {
                        cells.close();
                    }
                };
            }
        };
    }

    /**
     * Votes slide along the row: a column of the window comes in, one goes out, which changes nothing where both are of
     * one and the same class. Beyond the grid nothing votes.
     */
    private static void filter(byte[] from, Window window, int radius, int classes, byte[] into) {
        int[] votes = new int[classes + 1];
        int width = window.width() + 2 * radius;
        int side = 2 * radius + 1;
        int half = side * side / 2;
        boolean[] even = new boolean[width]; // columns of one class
        for (int r = 0; r < window.height(); r++) {
            Arrays.fill(votes, 0);
            Arrays.fill(even, true);
            int top = r * width;
            for (int at = top + width; at < top + side * width; at += width) {
                for (int c = 0; c < width; c++) {
                    even[c] &= from[at + c] == from[top + c];
                }
            }
            for (int column = 0; column < side - 1; column++) {
                vote(from, width, r, column, side, votes, 1);
            }
            for (int c = 0; c < window.width(); c++) {
                int in = c + side - 1;
                if (c == 0) {
                    vote(from, width, r, in, side, votes, 1);
                } else if (!even[in] || !even[c - 1] || from[top + in] != from[top + c - 1]) {
                    vote(from, width, r, in, side, votes, 1);
                    vote(from, width, r, c - 1, side, votes, -1);
                }
                int own = from[(r + radius) * width + c + radius] & 255;
                int best = own;
                if (own != 0 && votes[own] <= half) {
                    for (int k = 1; k <= classes; k++) {
                        if (votes[k] > votes[best]) {
                            best = k;
                        }
                    }
                }
                into[r * window.width() + c] = (byte) best;
            }
        }
    }

    private static void vote(byte[] from, int width, int top, int column, int side, int[] votes, int by) {
        for (int r = top; r < top + side; r++) {
            votes[from[r * width + column] & 255] += by;
        }
    }
}
