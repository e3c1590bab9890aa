package org.carbonscape.finding;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * The ground that all panels of a map figure show. Coordinates are those of one CRS, x to the east, y to the north.
 *
 * @param west       left edge
 * @param south      lower edge
 * @param east       right edge
 * @param north      upper edge
 * @param metresPerX metres on the ground for one unit of x at the middle: 1 in a metric projection, about
 *                   111,320 x cos(latitude) for degrees
 * @param metresPerY metres on the ground for one unit of y
 * @param north_deg  where north is at the middle: degrees clockwise from up
 * @param districts  outlines with names, drawn over every panel; may be empty
 */
public record MapFrame(
        double west,
        double south,
        double east,
        double north,
        double metresPerX,
        double metresPerY,
        double north_deg,
        List<District> districts) {

    /**
     * An outline with its name.
     *
     * @param outline polygon(s); only their rings are drawn
     * @param labelX  where the name's middle is best placed
     * @param labelY  where the name's middle is best placed
     */
    public record District(Words name, Geometry outline, double labelX, double labelY) {}

    public MapFrame {
        if (!(east > west)
                || !(north > south)
                || !(metresPerX > 0)
                || !(metresPerY > 0)
                || !Double.isFinite((east - west) * metresPerX)
                || !Double.isFinite((north - south) * metresPerY)
                || !Double.isFinite(north_deg)) {
            throw new IllegalArgumentException("not a map frame: " + west + ", " + south + ", " + east + ", " + north);
        }
        districts = List.copyOf(districts);
    }

    /** A frame in a metric projection. */
    public static MapFrame metric(double west, double south, double east, double north, List<District> districts) {
        return new MapFrame(west, south, east, north, 1, 1, 0, districts);
    }
}
