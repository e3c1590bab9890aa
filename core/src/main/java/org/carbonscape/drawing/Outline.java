package org.carbonscape.drawing;

import org.carbonscape.finding.MapFrame;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Geometry from the ground to a panel's paper. Points nearer than a third of a point to the last one kept are dropped:
 * finer than a printed line, and a boundary of a million vertices becomes a few thousand.
 */
public final class Outline {
    private static final double NEAR = 0.3;

    private final MapFrame frame;
    private final double left;
    private final double top;
    private final double perX;
    private final double perY;

    public Outline(MapFrame frame, double left, double top, double width, double height) {
        this.frame = frame;
        this.left = left;
        this.top = top;
        this.perX = width / (frame.east() - frame.west());
        this.perY = height / (frame.north() - frame.south());
    }

    public double x(double ground) {
        return left + (ground - frame.west()) * perX;
    }

    public double y(double ground) {
        return top + (frame.north() - ground) * perY;
    }

    /** Adds rings of polygons (shells one way round, holes the other, so that holes stay open) and plain lines. */
    public void add(Geometry geometry, Path path) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                ring(polygon.getExteriorRing(), true, path);
                for (int k = 0; k < polygon.getNumInteriorRing(); k++) {
                    ring(polygon.getInteriorRingN(k), false, path);
                }
            } else if (part instanceof LineString line) {
                points(line.getCoordinateSequence(), false, false, path);
            } else if (part.getNumGeometries() > 1) {
                add(part, path);
            }
        }
    }

    private void ring(LinearRing ring, boolean shell, Path path) {
        CoordinateSequence points = ring.getCoordinateSequence();
        if (points.size() >= 4) {
            points(points, true, Orientation.isCCW(points) == shell, path);
        }
    }

    private void points(CoordinateSequence points, boolean closed, boolean backward, Path path) {
        int n = closed ? points.size() - 1 : points.size();
        double near = n <= 8 ? 0 : NEAR * NEAR; // a fishnet's cells may be smaller than that: they must not vanish
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < n; i++) {
            int at = backward ? n - 1 - i : i;
            double px = x(points.getX(at));
            double py = y(points.getY(at));
            if (i == 0) {
                path.move(px, py);
            } else if ((px - lastX) * (px - lastX) + (py - lastY) * (py - lastY) >= near || !closed && i == n - 1) {
                path.line(px, py);
            } else {
                continue;
            }
            lastX = px;
            lastY = py;
        }
        if (closed) {
            path.close();
        }
    }
}
