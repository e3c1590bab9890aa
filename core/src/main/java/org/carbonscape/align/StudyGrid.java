package org.carbonscape.align;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Transform;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** The grid all of a study lies on. */
public final class StudyGrid {
    private static final int STEPS = 128;
    /** The whole Earth in cells of 10 m has 8e12: a cell in degrees that is taken for one in metres soon gives more. */
    private static final double MOST_CELLS = 1e13;

    private StudyGrid() {}

    /**
     * The first phase's own grid where neither a system nor a cell is asked for (or they are its own). Else square
     * cells that cover the first phase: its outline, from 129 points along each edge, in the system asked for, widened
     * to whole multiples of the cell, so that two studies of one region share their cells.
     *
     * @param first the grid of the first phase
     * @param crs   system asked for; empty = the first phase's
     * @param cell  side of a cell in the units of that system; empty = about that of the first phase, to two digits
     * @param place the study key, for problems
     * @throws ProblemException ALIGN_02 where a side has more than 2^31 cells or no point has a position; ALIGN_04
     *     where a cell has no area that can be counted
     */
    public static Grid of(Grid first, Optional<Crs> crs, OptionalDouble cell, String place) {
        Crs target = crs.orElse(first.crs());
        boolean sameCrs = target.sameAs(first.crs());
        if (cell.isPresent() && !(cell.getAsDouble() > 0 && Double.isFinite(cell.getAsDouble()))) {
            throw new IllegalArgumentException("a cell needs a size greater than 0, not " + cell.getAsDouble());
        }
        if (sameCrs
                && (cell.isEmpty()
                        || isSide(cell.getAsDouble(), first.cellWidth())
                                && isSide(cell.getAsDouble(), first.cellHeight()))) {
            return first;
        }
        Transform transform = Transform.between(first.crs(), target, first);
        double side = cell.orElseGet(() -> side(first, transform, target));
        double[] box = transform.box(first, STEPS);
        if (target.isGeographic() && !sameCrs) {
            box[2] = Math.max(box[2], -90 / target.degreesPerUnit());
            box[3] = Math.min(box[3], 90 / target.degreesPerUnit());
        }
        // an outline that lies on a multiple but for its last digits does not gain a column
        double slack = 1e-6;
        double left = Math.floor(box[0] / side + slack);
        double right = Math.ceil(box[1] / side - slack);
        double lower = Math.floor(box[2] / side + slack);
        double upper = Math.ceil(box[3] / side - slack);
        double columns = right - left;
        double rows = upper - lower;
        if (!(columns >= 1 && columns <= Integer.MAX_VALUE && rows >= 1 && rows <= Integer.MAX_VALUE)) {
            throw tooLarge(place, columns, rows);
        }
        CellArea.fault(new Grid(target, left * side, upper * side, side, side, 1, 1), place)
                .filter(p -> p.code() == ProblemCode.ALIGN_04_NO_AREA)
                .ifPresent(p -> {
                    throw new ProblemException(List.of(p));
                });
        return new Grid(target, left * side, upper * side, side, side, (int) columns, (int) rows);
    }

    /**
     * Holds the cells that were asked for against what can be counted, once the study's extent is known.
     *
     * @throws ProblemException ALIGN_02 where the grid has more than 1e13 cells
     */
    public static void requireCountable(Grid grid, String place) {
        double columns = grid.columns();
        double rows = grid.rows();
        if (columns * rows > MOST_CELLS) {
            throw tooLarge(place, columns, rows);
        }
    }

    private static ProblemException tooLarge(String place, double columns, double rows) {
        return new ProblemException(
                ProblemCode.ALIGN_02_TOO_LARGE, place, Numbers.readable(columns, 0), Numbers.readable(rows, 0));
    }

    private static boolean isSide(double cell, double own) {
        return Math.abs(cell - own) < 1e-9 * own;
    }

    /** Square root of the area of the middle cell in the target's units, to two digits. */
    private static double side(Grid first, Transform transform, Crs target) {
        double x = first.centreX(first.columns() / 2);
        double y = first.centreY(first.rows() / 2);
        double w = first.cellWidth() / 2;
        double h = first.cellHeight() / 2;
        double[] xs = {x - w, x + w, x, x};
        double[] ys = {y, y, y - h, y + h};
        transform.apply(xs, ys, 4);
        double side = Math.sqrt(Math.abs((xs[1] - xs[0]) * (ys[3] - ys[2]) - (ys[1] - ys[0]) * (xs[3] - xs[2])));
        if (!(side > 0)) {
            return Double.NaN;
        }
        BigDecimal rounded = new BigDecimal(side).round(new MathContext(2));
        return target.isGeographic() ? side : rounded.doubleValue();
    }

    /** {west, east, south, north} of a grid in another system, from 129 points along each edge. */
    public static double[] box(Grid grid, Crs target) {
        return target.sameAs(grid.crs())
                ? new double[] {grid.west(), grid.east(), grid.south(), grid.north()}
                : Transform.between(grid.crs(), target, grid).box(grid, STEPS);
    }
}
