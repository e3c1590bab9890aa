package org.carbonscape.align;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Transform;
import org.carbonscape.measure.Numbers;

/** How two grids lie to each other. */
final class Lattice {
    private static final double SLACK = Grid.SLACK;

    private Lattice() {}

    /** Same system, cell size and corners: the study grid is another window of the source's cells. */
    static boolean isShared(Grid source, Grid study, Transform transform) {
        return transform.isIdentity()
                && isSameSize(source, study)
                && isWhole((study.west() - source.west()) / source.cellWidth())
                && isWhole((study.east() - source.west()) / source.cellWidth())
                && isWhole((source.north() - study.north()) / source.cellHeight())
                && isWhole((source.north() - study.south()) / source.cellHeight())
                && Math.abs(column(source, study)) < 1e9
                && Math.abs(row(source, study)) < 1e9;
    }

    /** The study grid in blocks of at most that size. */
    static Tiling blocks(Grid study, int width, int height) {
        return new Tiling(
                study.columns(), study.rows(), Math.min(width, study.columns()), Math.min(height, study.rows()));
    }

    static boolean isWhole(double cells) {
        return Math.abs(cells - Math.rint(cells)) < SLACK;
    }

    /** Cells that drift apart by less than the slack over the larger grid. */
    static boolean isSameSize(Grid a, Grid b) {
        return Math.abs(a.cellWidth() - b.cellWidth()) * Math.max(a.columns(), b.columns()) < SLACK * a.cellWidth()
                && Math.abs(a.cellHeight() - b.cellHeight()) * Math.max(a.rows(), b.rows()) < SLACK * a.cellHeight();
    }

    static boolean isSameFootprint(Grid a, Grid b) {
        return Math.abs(a.west() - b.west()) < SLACK * a.cellWidth()
                && Math.abs(a.east() - b.east()) < SLACK * a.cellWidth()
                && Math.abs(a.north() - b.north()) < SLACK * a.cellHeight()
                && Math.abs(a.south() - b.south()) < SLACK * a.cellHeight();
    }

    /** Source column of study column 0, of grids that share their cells. */
    static int column(Grid source, Grid study) {
        return (int) Math.rint((study.west() - source.west()) / source.cellWidth());
    }

    /** Source row of study row 0. */
    static int row(Grid source, Grid study) {
        return (int) Math.rint((source.north() - study.north()) / source.cellHeight());
    }

    /** Cells in both, of grids that share their cells. */
    static long sharedCells(Grid source, Grid study) {
        long columns = overlap(column(source, study), study.columns(), source.columns());
        long rows = overlap(row(source, study), study.rows(), source.rows());
        return columns * rows;
    }

    private static long overlap(long offset, int length, int bound) {
        return Math.max(0, Math.min(offset + length, bound) - Math.max(offset, 0));
    }

    /** Whether a study cell in the middle of the study grid is smaller than a source cell there. */
    static boolean isFiner(Grid source, Grid study, Transform toSource) {
        double x = study.centreX(study.columns() / 2);
        double y = study.centreY(study.rows() / 2);
        double w = study.cellWidth() / 2;
        double h = study.cellHeight() / 2;
        double[] xs = {x - w, x + w, x, x};
        double[] ys = {y, y, y - h, y + h};
        toSource.apply(xs, ys, 4);
        double ax = (xs[1] - xs[0]) / source.cellWidth();
        double ay = (ys[1] - ys[0]) / source.cellHeight();
        double bx = (xs[3] - xs[2]) / source.cellWidth();
        double by = (ys[3] - ys[2]) / source.cellHeight();
        return Math.abs(ax * by - ay * bx) < 1 - SLACK; // source cells a study cell covers
    }

    /** Source cells whose centres lie outside the study grid, from a sample of 128 x 128 of them. */
    static long dropped(Grid source, Grid study, Transform toSource) {
        Transform toStudy = toSource.inverse();
        int across = Math.min(128, source.columns());
        int down = Math.min(128, source.rows());
        double[] x = new double[across];
        double[] y = new double[across];
        long out = 0;
        for (int j = 0; j < down; j++) {
            for (int i = 0; i < across; i++) {
                x[i] = source.centreX((int) ((i + 0.5) * source.columns() / across));
                y[i] = source.centreY((int) ((j + 0.5) * source.rows() / down));
            }
            toStudy.apply(x, y, across);
            for (int i = 0; i < across; i++) {
                boolean inside =
                        x[i] >= study.west() && x[i] < study.east() && y[i] > study.south() && y[i] <= study.north();
                out += inside ? 0 : 1;
            }
        }
        return across == source.columns() && down == source.rows()
                ? out
                : Math.round((double) out / ((long) across * down) * source.cells());
    }

    /**
     * "107.5..108.2 E, 28.1..29.3 N" of a grid, on its own datum; in its own coordinates where these lie on no place of
     * the earth, as degrees do in a file that says metres, and metres in one that says degrees.
     */
    static String extent(Grid grid) {
        double[] x = {grid.west(), grid.east(), grid.west(), grid.east()};
        double[] y = {grid.north(), grid.north(), grid.south(), grid.south()};
        grid.crs().toGeographic(x, y, 4);
        if (!DoubleStream.concat(Arrays.stream(x), Arrays.stream(y)).allMatch(Double::isFinite)) {
            return grid.crs().label() + " x " + readable(grid.west()) + ".." + readable(grid.east()) + ", y "
                    + readable(grid.south()) + ".." + readable(grid.north());
        }
        double west = Math.min(Math.min(x[0], x[1]), Math.min(x[2], x[3]));
        double east = Math.max(Math.max(x[0], x[1]), Math.max(x[2], x[3]));
        double south = Math.min(Math.min(y[0], y[1]), Math.min(y[2], y[3]));
        double north = Math.max(Math.max(y[0], y[1]), Math.max(y[2], y[3]));
        return degrees(west) + ".." + degrees(east) + " E, " + degrees(south) + ".." + degrees(north) + " N";
    }

    private static String degrees(double value) {
        return Numbers.readable(value, 3);
    }

    private static String readable(double coordinate) {
        return Numbers.readable(coordinate, Math.abs(coordinate) < 1000 ? 3 : 0);
    }
}
