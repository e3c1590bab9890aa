package org.carbonscape.io.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;

/**
 * Shapes in longitude and latitude that reach across the 180th meridian, where longitudes jump from 180 to -180. They
 * become continuous by whole turns; nothing else is changed, and shapes that need nothing are returned as they are.
 */
public final class Antimeridian {
    private Antimeridian() {}

    /**
     * Whether an outline has an edge longer than half a turn: one drawn across the meridian without being cut there. An
     * edge of a whole turn is the border of a map of the world, and means itself.
     *
     * @param turn units of the system around the Earth: 360, in grads 400
     */
    static boolean jumps(Geometry shape, double turn) {
        if (!(shape instanceof Polygonal) || shape.getEnvelopeInternal().getWidth() <= turn / 2) {
            return false;
        }
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            Polygon polygon = (Polygon) shape.getGeometryN(part);
            for (int ring = -1; ring < polygon.getNumInteriorRing(); ring++) {
                CoordinateSequence points = ring(polygon, ring).getCoordinateSequence();
                for (int i = 1; i < points.size(); i++) {
                    if (jumps(points.getX(i) - points.getX(i - 1), turn)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean jumps(double step, double turn) {
        return Math.abs(step) > turn / 2 && Math.abs(step) < turn * (1 - 1e-9);
    }

    private static LinearRing ring(Polygon polygon, int ring) {
        return ring < 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(ring);
    }

    /**
     * The same outlines drawn the short way, each ring running on from its first point; holes lie in their shells
     * again.
     */
    public static Geometry unwrapped(Geometry shape, double turn) {
        if (!jumps(shape, turn)) {
            return shape;
        }
        List<Polygon> parts = new ArrayList<>();
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            Polygon polygon = (Polygon) shape.getGeometryN(part);
            LinearRing shell = unwrapped(ring(polygon, -1), turn);
            Envelope box = shell.getEnvelopeInternal();
            LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
            for (int i = 0; i < holes.length; i++) {
                LinearRing hole = unwrapped(ring(polygon, i), turn);
                double middle = hole.getEnvelopeInternal().centre().x;
                double off = middle < box.getMinX() ? turn : middle > box.getMaxX() ? -turn : 0;
                holes[i] = (LinearRing) moved(hole, off);
            }
            parts.add(Shapes.FACTORY.createPolygon(shell, holes));
        }
        return parts.size() == 1 ? parts.get(0) : Shapes.FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static LinearRing unwrapped(LinearRing ring, double turn) {
        Coordinate[] points = new Coordinate[ring.getNumPoints()];
        double shift = 0;
        for (int i = 0; i < points.length; i++) {
            Coordinate point = ring.getCoordinateN(i);
            if (i > 0) {
                double step = point.x - ring.getCoordinateN(i - 1).x;
                shift -= jumps(step, turn) ? Math.signum(step) * turn : 0;
            }
            points[i] = new Coordinate(point.x + shift, point.y);
        }
        if (shift != 0) { // around the pole: it does not come back to where it began
            points[points.length - 1] = new Coordinate(points[0]);
        }
        return Shapes.FACTORY.createLinearRing(points);
    }

    private static Geometry moved(Geometry shape, double by) {
        if (by == 0) {
            return shape;
        }
        Geometry copy = shape.copy();
        copy.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence points, int i) {
                points.setOrdinate(i, 0, points.getX(i) + by);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return copy;
    }

    /**
     * A polygon as it lies on a map from one longitude to another: its parts moved by whole turns, twice where they
     * reach
     * over both ends of the map.
     */
    public static Geometry onto(Geometry polygon, double west, double east, double turn) {
        List<Polygon> parts = new ArrayList<>();
        boolean same = true;
        for (int part = 0; part < polygon.getNumGeometries(); part++) {
            Polygon own = (Polygon) polygon.getGeometryN(part);
            Envelope box = own.getEnvelopeInternal();
            int before = parts.size();
            if (!own.isEmpty()) {
                int first = (int) Math.floor((west - box.getMaxX()) / turn) + 1; // of the turns that touch the map
                int last = (int) Math.ceil((east - box.getMinX()) / turn) - 1;
                for (int k = first; k <= last && last - first < 4; k++) {
                    parts.add((Polygon) moved(own, k * turn));
                    same &= k == 0;
                }
            }
            if (parts.size() == before) {
                parts.add(own); // elsewhere
            }
        }
        return same ? polygon : Shapes.FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    /**
     * Where longitudes are counted from, so that all of them lie together: those below it belong one turn further east.
     * Negative infinity where they do so as they are.
     *
     * @param west of each interval; NaN is passed over
     * @param east of each interval
     */
    public static double start(double[] west, double[] east, double turn) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int n = 0;
        double[][] spans = new double[west.length][];
        for (int i = 0; i < west.length; i++) {
            if (Double.isFinite(west[i]) && Double.isFinite(east[i])) {
                spans[n++] = new double[] {west[i], east[i]};
                least = Math.min(least, west[i]);
                most = Math.max(most, east[i]);
            }
        }
        if (!(most - least > turn / 2) || most - least > turn * (1 + 1e-9)) {
            return Double.NEGATIVE_INFINITY;
        }
        Arrays.sort(spans, 0, n, (a, b) -> Double.compare(a[0], b[0]));
        double reached = spans[0][1];
        double widest = turn - (most - least); // the gap that holds the meridian where longitudes jump
        double start = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < n; i++) {
            if (spans[i][0] - reached > Math.max(widest, turn / 2)) {
                widest = spans[i][0] - reached;
                start = spans[i][0];
            }
            reached = Math.max(reached, spans[i][1]);
        }
        return start;
    }

    /** The shapes with the parts west of a {@link #start} moved one turn east. */
    public static List<Geometry> together(List<? extends Geometry> shapes, double turn) {
        List<Geometry> parts = new ArrayList<>();
        for (Geometry shape : shapes) {
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                parts.add(shape.getGeometryN(i));
            }
        }
        double start = start(
                parts.stream().mapToDouble(p -> edge(p, true)).toArray(),
                parts.stream().mapToDouble(p -> edge(p, false)).toArray(),
                turn);
        if (start == Double.NEGATIVE_INFINITY) {
            return List.copyOf(shapes);
        }
        List<Geometry> together = new ArrayList<>();
        for (Geometry shape : shapes) {
            Geometry[] moved = new Geometry[shape.getNumGeometries()];
            boolean same = true;
            for (int i = 0; i < moved.length; i++) {
                Geometry part = shape.getGeometryN(i);
                boolean west = part.getEnvelopeInternal().getMinX() < start;
                moved[i] = moved(part, west && !part.isEmpty() ? turn : 0);
                same &= moved[i] == part;
            }
            together.add(same ? shape : moved.length == 1 ? moved[0] : Shapes.FACTORY.buildGeometry(List.of(moved)));
        }
        return together;
    }

    private static double edge(Geometry part, boolean west) {
        Envelope box = part.getEnvelopeInternal();
        return box.isNull() ? Double.NaN : west ? box.getMinX() : box.getMaxX();
    }
}
