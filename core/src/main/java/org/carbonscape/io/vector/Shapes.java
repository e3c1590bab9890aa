package org.carbonscape.io.vector;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/**
 * Makes JTS geometries from plain coordinates (x, y, x, y ...), kept as they are: one array a ring instead of an object
 * a vertex, which halves memory and time. Remembers for the feature at hand what was odd about it.
 */
final class Shapes {
    static final GeometryFactory FACTORY =
            new GeometryFactory(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

    private boolean mended;
    private boolean endless;
    private String curve = "";

    /** Begins the next feature. */
    void reset() {
        mended = false;
        endless = false;
        curve = "";
    }

    /** Whether a ring was closed or left out. */
    boolean mended() {
        return mended;
    }

    /** Whether a coordinate was not finite. */
    boolean endless() {
        return endless;
    }

    /** The name of a type that is not made of straight lines; empty where there was none. */
    String curve() {
        return curve;
    }

    Geometry curved(String type) {
        curve = type;
        return nothing();
    }

    Geometry nothing() {
        return FACTORY.createPolygon();
    }

    Point point(double x, double y) {
        if (Double.isNaN(x) && Double.isNaN(y)) {
            return FACTORY.createPoint(); // how WKB writes an empty point
        }
        endless |= !Double.isFinite(x + y);
        return FACTORY.createPoint(sequence(new double[] {x, y}));
    }

    LineString line(double[] xy) {
        check(xy);
        return FACTORY.createLineString(sequence(xy.length == 2 ? new double[] {xy[0], xy[1], xy[0], xy[1]} : xy));
    }

    /** A ring, closed where it was not; empty where fewer than four points would remain. */
    LinearRing ring(double[] xy) {
        check(xy);
        int n = xy.length;
        double[] closed = xy;
        if (n > 0 && (xy[0] != xy[n - 2] || xy[1] != xy[n - 1])) {
            closed = Arrays.copyOf(xy, n + 2);
            closed[n] = xy[0];
            closed[n + 1] = xy[1];
            mended = true;
        }
        if (closed.length < 8 || endless) {
            mended |= closed.length > 0;
            return FACTORY.createLinearRing();
        }
        return FACTORY.createLinearRing(sequence(closed));
    }

    /** A polygon of a shell and holes; those left out are empty. */
    Polygon polygon(List<LinearRing> rings) {
        if (rings.isEmpty() || rings.get(0).isEmpty()) {
            return FACTORY.createPolygon();
        }
        if (rings.size() == 1) {
            return FACTORY.createPolygon(rings.get(0));
        }
        return FACTORY.createPolygon(
                rings.get(0),
                rings.subList(1, rings.size()).stream()
                        .filter(r -> !r.isEmpty())
                        .toArray(LinearRing[]::new));
    }

    private void check(double[] xy) {
        double sum = 0;
        for (double v : xy) {
            sum += v - v; // 0 for a finite number, NaN for any other
        }
        endless |= sum != 0;
    }

    private static PackedCoordinateSequence.Double sequence(double[] xy) {
        return new PackedCoordinateSequence.Double(xy, 2, 0);
    }
}
