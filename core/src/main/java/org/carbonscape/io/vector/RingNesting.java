package org.carbonscape.io.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Which rings of a Shapefile are shells and which are holes of which shell: a ring inside an even number of others is a
 * shell, inside an odd number a hole of the smallest of them. By place and not by the direction of the rings, since
 * many programs write that wrong.
 */
final class RingNesting {
    private RingNesting() {}

    static Geometry polygons(List<LinearRing> all, Shapes shapes) {
        List<LinearRing> rings = all.stream().filter(r -> !r.isEmpty()).toList();
        if (rings.size() <= 1) {
            return shapes.polygon(rings);
        }
        int n = rings.size();
        double[] areas = rings.stream()
                .mapToDouble(r -> Math.abs(Area.ofRing(r.getCoordinateSequence())))
                .toArray();
        // largest first: only an earlier ring can hold a later one
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -areas[i]))
                .mapToInt(i -> i)
                .toArray();
        int[] depth = new int[n];
        int[] parent = new int[n];
        for (int j = 0; j < n; j++) {
            int inner = order[j];
            parent[inner] = -1;
            for (int i = j - 1; i >= 0; i--) {
                int outer = order[i];
                if (rings.get(outer)
                                .getEnvelopeInternal()
                                .covers(rings.get(inner).getEnvelopeInternal())
                        && contains(rings.get(outer), rings.get(inner))) {
                    parent[inner] = outer; // the smallest that holds it
                    depth[inner] = depth[outer] + 1;
                    break;
                }
            }
        }
        List<List<LinearRing>> polygons = new ArrayList<>();
        int[] polygonOf = new int[n];
        for (int i = 0; i < n; i++) { // shells in file order
            if (depth[i] % 2 == 0) {
                polygonOf[i] = polygons.size();
                polygons.add(new ArrayList<>(List.of(rings.get(i))));
            }
        }
        for (int i = 0; i < n; i++) {
            if (depth[i] % 2 == 1) {
                polygons.get(polygonOf[parent[i]]).add(rings.get(i));
            }
        }
        Polygon[] made = polygons.stream().map(shapes::polygon).toArray(Polygon[]::new);
        return made.length == 1 ? made[0] : Shapes.FACTORY.createMultiPolygon(made);
    }

    /** By the first vertex that is not on the outer ring itself: rings may touch. */
    private static boolean contains(LinearRing outer, LinearRing inner) {
        CoordinateSequence vertices = inner.getCoordinateSequence();
        CoordinateSequence ring = outer.getCoordinateSequence();
        for (int i = 0; i < vertices.size() - 1; i++) {
            int location = RayCrossingCounter.locatePointInRing(vertices.getCoordinate(i), ring);
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        Coordinate a = vertices.getCoordinate(0);
        Coordinate b = vertices.getCoordinate(1);
        return PointLocation.isInRing(new Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2), outer.getCoordinates());
    }
}
