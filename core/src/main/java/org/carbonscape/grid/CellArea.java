package org.carbonscape.grid;

import java.util.Optional;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * How large the cells of a grid are. On a map grid every cell counts with its area on the map, width x height, and
 * {@link #distortion} says how far that is from the truth; on a longitude-latitude grid a cell counts with its true
 * area on the ellipsoid, which depends on the row. Immutable.
 */
public final class CellArea {
    /** Above this share a user should know: half a percent. */
    private static final double NOTABLE = 0.005;

    private static final int LATTICE = 16;

    private final Grid grid;
    private final boolean uniform;
    private final double cell_m2;

    private CellArea(Grid grid, boolean uniform, double cell_m2) {
        this.grid = grid;
        this.uniform = uniform;
        this.cell_m2 = cell_m2;
    }

    public static CellArea of(Grid grid) {
        if (grid.crs().isGeographic()) {
            return new CellArea(grid, false, Double.NaN);
        }
        double metres = grid.crs().metresPerUnit();
        return new CellArea(grid, true, grid.cellWidth() * metres * (grid.cellHeight() * metres));
    }

    /**
     * Why a grid cannot lie on the Earth: rows wholly beyond a pole, more than once around, cells without area. A row
     * that reaches over the pole with a part of it (cells centred on it) is counted with the rest.
     *
     * @return ALIGN_03, ALIGN_04 or ALIGN_05; empty where all is well
     */
    public static Optional<Problem> fault(Grid grid, String place) {
        boolean merged =
                grid.west() + grid.cellWidth() == grid.west() || grid.north() - grid.cellHeight() == grid.north();
        boolean degrees =
                Math.abs(grid.west()) < 2000 && Math.abs(grid.north()) < 2000; // only then is the system looked up
        if (!merged && degrees && grid.crs().isGeographic()) {
            double unit = grid.crs().degreesPerUnit();
            double slack = grid.cellHeight() * Grid.SLACK;
            double firstRow = (grid.north() - grid.cellHeight() + slack) * unit;
            double lastRow = (grid.south() + grid.cellHeight() - slack) * unit;
            if (firstRow > 90 || lastRow < -90) {
                return Optional.of(Problem.of(
                        ProblemCode.ALIGN_03_POLE,
                        place,
                        Numbers.text((firstRow > 90 ? grid.north() : grid.south()) * unit)));
            }
            double width = grid.cellWidth() * grid.columns() * unit;
            if (width > 360 + grid.cellWidth() * unit * Grid.SLACK) {
                return Optional.of(Problem.of(ProblemCode.ALIGN_05_WIDE, place, Numbers.text(width)));
            }
            CellArea area = of(grid);
            merged = area.milli_m2(grid.rows() / 2) == 0;
        }
        return merged
                ? Optional.of(Problem.of(
                        ProblemCode.ALIGN_04_NO_AREA,
                        place,
                        Numbers.text(grid.cellWidth()),
                        Numbers.text(grid.cellHeight())))
                : Optional.empty();
    }

    /** Every cell has the same area: a map grid. */
    public boolean isUniform() {
        return uniform;
    }

    /** Area of each cell on the map in m²; only where {@link #isUniform()}. */
    public double cell_m2() {
        if (!uniform) {
            throw new IllegalStateException("cells of a longitude-latitude grid differ by row");
        }
        return cell_m2;
    }

    /**
     * Area of one cell of a row in thousandths of a m², rounded to a whole number so that sums do not care about order;
     * the whole Earth is 5.1e17 of 9.2e18 that fit. On a longitude-latitude grid a²/2 · Δλ · (q2 - q1) with the
     * authalic function q, exact on the ellipsoid; a part of a cell beyond a pole counts nothing. The rounding is at
     * most 0.0005 m² a cell.
     */
    public long milli_m2(int row) {
        return Math.round((uniform ? cell_m2 : trueRow_m2(row)) * 1000);
    }

    private double trueRow_m2(int row) {
        double unit = grid.crs().degreesPerUnit();
        double north = Math.min(90, (grid.north() - row * grid.cellHeight()) * unit);
        double south = Math.max(-90, (grid.north() - (row + 1) * grid.cellHeight()) * unit);
        return north <= south ? 0 : grid.crs().ellipsoid().area_m2(south, north, grid.cellWidth() * unit);
    }

    /**
     * How far areas on the map are from the truth: area on the map / true area - 1 over a region.
     *
     * @param least smallest value; -0.001 means that a cell is counted 0.1 % too small. NaN where no cell has a
     *              position
     * @param most  largest value
     */
    public record Distortion(double least, double most) {
        /** The larger of both without sign. */
        public double largest() {
            return Math.max(Math.abs(least), Math.abs(most));
        }

        /** The caution ALIGN_C02 above half a percent. */
        public Optional<Problem> caution(String place) {
            return largest() > NOTABLE
                    ? Optional.of(Problem.of(ProblemCode.ALIGN_C02_AREA, place, Numbers.readable(100 * largest(), 2)))
                    : Optional.empty();
        }
    }

    /** Over the whole grid. */
    public Distortion distortion() {
        return distortion(new Window(0, 0, grid.columns(), grid.rows()));
    }

    /**
     * The areal distortion over a window of the grid; on a longitude-latitude grid 0, but for cells so small that the
     * thousandth of a m² they are rounded to is more than a thousandth of them. The true area of a sample cell is
     * the integral of the authalic function along its outline, each edge a parabola through its ends and middle
     * (relative error under 1e-9 for cells up to a few kilometres). Samples are 17 x 17 cells including the corners and
     * edges; from the extreme ones a search in halving steps goes on to the cell.
     */
    Distortion distortion(Window region) {
        if (!uniform) {
            return rounding(region);
        }
        double least = Double.NaN;
        double most = Double.NaN;
        int[] leastAt = new int[2];
        int[] mostAt = new int[2];
        for (int j = 0; j <= LATTICE; j++) {
            int row = region.row() + (int) ((long) (region.height() - 1) * j / LATTICE);
            for (int i = 0; i <= LATTICE; i++) {
                int column = region.column() + (int) ((long) (region.width() - 1) * i / LATTICE);
                double here = distortionAt(column, row);
                if (Double.isNaN(least) || here < least) {
                    least = here;
                    leastAt = new int[] {column, row};
                }
                if (Double.isNaN(most) || here > most) {
                    most = here;
                    mostAt = new int[] {column, row};
                }
            }
        }
        return new Distortion(-climb(region, leastAt, -least, -1), climb(region, mostAt, most, 1));
    }

    /** In the middle; rows at the poles have no area to speak of. */
    private Distortion rounding(Window region) {
        int row = region.row() + region.height() / 2;
        double error = milli_m2(row) / 1000.0 / trueRow_m2(row) - 1;
        return Math.abs(error) > 0.001 ? new Distortion(Math.min(0, error), Math.max(0, error)) : new Distortion(0, 0);
    }

    private double climb(Window region, int[] start, double value, int sign) {
        int column = start[0];
        int row = start[1];
        double best = value;
        int stepX = Math.max(1, region.width() / LATTICE);
        int stepY = Math.max(1, region.height() / LATTICE);
        while (true) {
            int fromColumn = column;
            int fromRow = row;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int c = Math.max(region.column(), Math.min(region.endColumn() - 1, fromColumn + dx * stepX));
                    int r = Math.max(region.row(), Math.min(region.endRow() - 1, fromRow + dy * stepY));
                    double here = sign * distortionAt(c, r);
                    if (here > best) {
                        best = here;
                        column = c;
                        row = r;
                    }
                }
            }
            if (column == fromColumn && row == fromRow) {
                if (stepX == 1 && stepY == 1) {
                    return best;
                }
                stepX = Math.max(1, stepX / 2);
                stepY = Math.max(1, stepY / 2);
            }
        }
    }

    /** Area on the map / true area - 1 of one cell; NaN where a corner has no position. */
    double distortionAt(int column, int row) {
        return cell_m2 / true_m2(column, row) - 1;
    }

    private double true_m2(int column, int row) {
        double[] x = new double[8];
        double[] y = new double[8];
        double[] halves = {0, 0.5, 1, 1, 1, 0.5, 0, 0}; // round the outline: corner, middle, corner, ...
        for (int i = 0; i < 8; i++) {
            x[i] = grid.west() + (column + halves[i]) * grid.cellWidth();
            y[i] = grid.north() - (row + halves[(i + 6) % 8]) * grid.cellHeight();
        }
        grid.crs().toGeographic(x, y, 8);
        Ellipsoid ellipsoid = grid.crs().ellipsoid();
        double[] q = new double[8];
        double firstX = x[0];
        double firstQ = ellipsoid.q(StrictMath.sin(StrictMath.toRadians(y[0])));
        for (int i = 0; i < 8; i++) {
            double away = x[i] - firstX; // differences first: a cell is a millionth of the globe
            x[i] = StrictMath.toRadians(away - 360 * Math.rint(away / 360));
            q[i] = ellipsoid.q(StrictMath.sin(StrictMath.toRadians(y[i]))) - firstQ;
        }
        double sum = 0;
        for (int i = 0; i < 8; i += 2) {
            int m = i + 1;
            int e = (i + 2) % 8;
            // Simpson's rule on q dλ/dt, exact for parabolas
            sum += q[i] * (-3 * x[i] + 4 * x[m] - x[e])
                    + 4 * q[m] * (x[e] - x[i])
                    + q[e] * (x[i] - 4 * x[m] + 3 * x[e]);
        }
        double a = ellipsoid.semiMajor_m();
        return a * a / 2 * Math.abs(sum / 6);
    }
}
