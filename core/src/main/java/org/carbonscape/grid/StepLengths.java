package org.carbonscape.grid;

/**
 * How long the steps between the centres of neighbouring cells are, in metres. On a map grid they are those of the map
 * and the same everywhere; on a longitude-latitude grid they are true lengths on the ellipsoid, which depend on the
 * row: along the parallel, along the meridian (Simpson's rule, error below 1e-12 for cells up to a degree) and from
 * corner to corner by Pythagoras at the latitude between (error below 1e-6 for cells up to 10 km). Immutable.
 */
public final class StepLengths {
    private final double[] across;
    private final double[] down;
    private final double[] slant;

    private StepLengths(int rows) {
        across = new double[rows];
        down = new double[rows];
        slant = new double[rows];
    }

    public static StepLengths of(Grid grid) {
        StepLengths steps = new StepLengths(grid.rows());
        boolean map = !grid.crs().isGeographic();
        for (int row = 0; row < grid.rows(); row++) {
            if (map) {
                steps.across[row] = grid.cellWidth() * grid.crs().metresPerUnit();
                steps.down[row] = grid.cellHeight() * grid.crs().metresPerUnit();
                steps.slant[row] = Math.sqrt(steps.across[row] * steps.across[row] + steps.down[row] * steps.down[row]);
                continue;
            }
            Ellipsoid figure = grid.crs().ellipsoid();
            double radians = StrictMath.toRadians(grid.crs().degreesPerUnit());
            double here = grid.centreY(row) * radians;
            double below = grid.centreY(row + 1) * radians;
            double middle = (here + below) / 2;
            double width = grid.cellWidth() * radians;
            steps.across[row] = figure.parallel_m(here) * width;
            steps.down[row] = (figure.meridian_m(here) + 4 * figure.meridian_m(middle) + figure.meridian_m(below))
                    / 6
                    * (here - below);
            double between = figure.parallel_m(middle) * width;
            steps.slant[row] = Math.sqrt(between * between + steps.down[row] * steps.down[row]);
        }
        return steps;
    }

    /** To the next cell of the same row. */
    public double across(int row) {
        return across[row];
    }

    /** To the cell below. */
    public double down(int row) {
        return down[row];
    }

    /** To the cells at the lower corners. */
    public double slant(int row) {
        return slant[row];
    }
}
