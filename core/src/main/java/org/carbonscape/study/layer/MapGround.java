package org.carbonscape.study.layer;

import org.carbonscape.grid.Crs;

/**
 * What lies under the middle of a map: how long a unit of its coordinates is on the ground, and where north is. In the
 * usual map projections a unit is a metre and north is up, but Web Mercator stretches all lengths by 1 / cos(latitude),
 * and on the sinusoidal grid of MODIS north leans by up to half a right angle.
 *
 * @param metresPerX metres on the ground for one unit of x
 * @param metresPerY metres on the ground for one unit of y, as the map is drawn
 * @param north_deg  degrees clockwise from up
 */
public record MapGround(double metresPerX, double metresPerY, double north_deg) {
    /** Below these nobody sees it: maps of a metric projection are drawn as such. */
    private static final double SEEN_SCALE = 0.01;

    private static final double SEEN_DEG = 3;

    public static MapGround under(Crs crs, double x, double y) {
        if (crs.isGeographic()) {
            double degrees = crs.degreesPerUnit();
            return new MapGround(
                    111_320 * StrictMath.cos(StrictMath.toRadians(y * degrees)) * degrees, 110_574 * degrees, 0);
        }
        double unit = crs.metresPerUnit();
        double step = 100 / unit;
        double[] longitudes = {x, x + step};
        double[] latitudes = {y, y};
        crs.toGeographic(longitudes, latitudes, 2);
        double latitude = StrictMath.toRadians(latitudes[0]);
        double across = crs.ellipsoid().parallel_m(latitude) * StrictMath.toRadians(longitudes[1] - longitudes[0]);
        double along = crs.ellipsoid().meridian_m(latitude) * StrictMath.toRadians(latitudes[1] - latitudes[0]);
        double length = StrictMath.sqrt(across * across + along * along) / step;
        double[] xs = {longitudes[0]};
        double[] ys = {latitudes[0] + 1e-3};
        crs.fromGeographic(xs, ys, 1);
        double north = StrictMath.toDegrees(StrictMath.atan2(xs[0] - x, ys[0] - y));
        boolean stretched = Math.abs(length / unit - 1) > SEEN_SCALE; // false for a middle without a position
        return new MapGround(
                stretched ? length : unit, stretched ? length : unit, Math.abs(north) > SEEN_DEG ? north : 0);
    }
}
