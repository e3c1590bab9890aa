package org.carbonscape.density;

import java.util.ArrayList;
import java.util.List;

/**
 * How a centre of gravity moved from one phase to the next. Take sources, the magnitudes of sinks and class areas
 * apart: a signed net centre can lie outside the region and means nothing where the sum is near 0.
 *
 * @param from       earlier phase
 * @param to         later phase
 * @param dx         eastward, map units
 * @param dy         northward
 * @param areaChange change of the ellipse's area, share of the earlier one (0.1 = ten percent larger);
 *                   NaN where that has no area
 * @param flatteningChange change of the flattening
 */
public record Migration(int from, int to, double dx, double dy, double areaChange, double flatteningChange) {
    /**
     * Moves between successive phases.
     *
     * @param years    ascending
     * @param ellipses one a phase
     */
    public static List<Migration> between(int[] years, List<Ellipse> ellipses) {
        if (years.length != ellipses.size()) {
            throw new IllegalArgumentException(years.length + " years, " + ellipses.size() + " ellipses");
        }
        List<Migration> moves = new ArrayList<>();
        for (int k = 1; k < years.length; k++) {
            if (years[k] <= years[k - 1]) {
                throw new IllegalArgumentException("years must ascend: " + years[k - 1] + ", " + years[k]);
            }
            moves.add(of(years[k - 1], ellipses.get(k - 1), years[k], ellipses.get(k)));
        }
        return moves;
    }

    private static Migration of(int from, Ellipse one, int to, Ellipse two) {
        double ratio = two.area() / one.area();
        return new Migration(
                from,
                to,
                two.x() - one.x(),
                two.y() - one.y(),
                Double.isFinite(ratio) ? ratio - 1 : Double.NaN,
                two.flattening() - one.flattening());
    }

    /** Map units. */
    public double distance() {
        return StrictMath.hypot(dx, dy);
    }

    /** Direction of the move, degrees clockwise from north, 0 up to 360; NaN where nothing moved. */
    public double azimuth() {
        double azimuth = distance() > 0 ? StrictMath.toDegrees(StrictMath.atan2(dx, dy)) : Double.NaN;
        return azimuth < 0 ? azimuth + 360 : azimuth;
    }

    /** Distance a year, map units. */
    public double perYear() {
        return distance() / (to - from);
    }
}
