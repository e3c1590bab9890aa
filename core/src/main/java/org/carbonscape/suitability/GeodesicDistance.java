package org.carbonscape.suitability;

import java.util.Arrays;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.StepLengths;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/**
 * {@link DistanceToClass} on a longitude-latitude grid, in metres on the ellipsoid. With the arc of meridian y between
 * the rows of two cells, their difference of longitude and the radius p of the parallel half-way between them,
 * {@code sin²(d/2R) = sin²(y/2R) cos²(dλ/2) + (p/R)² sin²(dλ/2)}, R the mean radius at the middle of the grid: exact on
 * a sphere (the half-way form of the haversine); on the ellipsoid within 1e-5 of the geodesic up to 400 km and
 * latitudes of 70°.
 *
 * <p>In a row the nearest cell of the class is the one with the fewest columns between, whatever the latitude: those
 * are kept, two bytes a cell. A row's distances are the least over the rows around it, the nearest first, until their
 * arc alone is longer than what was found. Rows are long and neighbours alike, so this is done for stretches of
 * columns.
 */
final class GeodesicDistance implements ValueRaster {
    private static final int STRETCH = 128;

    private final Grid grid;
    private final char[][] along; // columns to the nearest cell of the row; the number of columns where it has none
    private final boolean[] holds;
    private final double[] north; // arc from the first row, metres
    private final double[] parallel; // (p/R)² half-way between rows i and j, at i + j
    private final double[] longitude; // sin² of half a difference of so many columns; infinite for none
    private final double radius;

    /** @param marked 0 where the class is; anything else is overwritten */
    GeodesicDistance(Grid grid, char[][] marked) {
        this.grid = grid;
        this.along = marked;
        int columns = grid.columns();
        int rows = grid.rows();
        holds = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            char[] cells = along[row];
            int far = columns;
            for (int c = 0; c < columns; c++) {
                far = cells[c] == 0 ? 0 : Math.min(columns, far + 1);
                cells[c] = (char) far;
            }
            for (int c = columns - 2; c >= 0; c--) {
                cells[c] = (char) Math.min(cells[c], cells[c + 1] + 1);
            }
            holds[row] = cells[0] < columns;
        }
        Crs crs = grid.crs();
        double radians = StrictMath.toRadians(crs.degreesPerUnit());
        double middle = (grid.north() + grid.south()) / 2 * radians;
        double s = StrictMath.sin(middle);
        double e2 = crs.ellipsoid().eccentricitySquared();
        radius = crs.ellipsoid().semiMajor_m() * Math.sqrt(1 - e2) / (1 - e2 * s * s);
        StepLengths steps = StepLengths.of(grid);
        north = new double[rows];
        for (int row = 1; row < rows; row++) {
            north[row] = north[row - 1] + steps.down(row - 1);
        }
        parallel = new double[2 * rows - 1];
        for (int i = 0; i < parallel.length; i++) {
            double latitude = (grid.centreY(i / 2) + grid.centreY(i - i / 2)) / 2 * radians;
            double p = crs.ellipsoid().parallel_m(latitude) / radius;
            parallel[i] = p * p;
        }
        longitude = new double[columns + 1];
        for (int c = 0; c < columns; c++) {
            double half = StrictMath.sin(c * grid.cellWidth() * radians / 2);
            longitude[c] = half * half;
        }
        longitude[columns] = Double.POSITIVE_INFINITY;
    }

    /** Whether the class is anywhere. */
    boolean any() {
        for (boolean each : holds) {
            if (each) {
                return true;
            }
        }
        return false;
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
        return new Reader() {
            private final double[] least = new double[STRETCH];

            @Override
            public void read(Window window, float[] into) {
                for (int r = 0; r < window.height(); r++) {
                    for (int start = 0; start < window.width(); start += STRETCH) {
                        int n = Math.min(STRETCH, window.width() - start);
                        stretch(window.row() + r, window.column() + start, n, least);
                        for (int i = 0; i < n; i++) {
                            into[r * window.width() + start + i] =
                                    (float) (2 * radius * StrictMath.asin(Math.sqrt(Math.min(1, least[i]))));
                        }
                    }
                }
            }

            @Override
            public void close() {}
        };
    }

    private void stretch(int row, int column, int n, double[] least) {
        Arrays.fill(least, 0, n, Double.POSITIVE_INFINITY);
        double worst = Double.POSITIVE_INFINITY;
        for (int k = 0; row - k >= 0 || row + k < grid.rows(); k++) {
            boolean nearer = false;
            for (int other = row - k; other <= row + k; other += Math.max(1, 2 * k)) {
                if (other < 0 || other >= grid.rows()) {
                    continue;
                }
                double arc = arc(row, other);
                nearer |= arc < worst;
                if (holds[other] && arc < worst) {
                    worst = better(along[other], column, n, arc, parallel[row + other], least);
                }
            }
            if (!nearer) {
                return;
            }
        }
    }

    /** sin² of half the arc of meridian between two rows. */
    private double arc(int row, int other) {
        double half = StrictMath.sin((north[other] - north[row]) / (2 * radius));
        return half * half;
    }

    /** Takes what is nearer in another row; gives the largest that is left. */
    private double better(char[] cells, int column, int n, double arc, double p, double[] least) {
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double there = arc + (p - arc) * longitude[cells[column + i]];
            least[i] = Math.min(least[i], there);
            worst = Math.max(worst, least[i]);
        }
        return worst;
    }
}
