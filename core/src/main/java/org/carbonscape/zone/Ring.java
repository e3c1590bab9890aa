package org.carbonscape.zone;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A closed line of a polygon.
 *
 * @param polygon its number, from 0
 * @param hole    whether it is the outline of a hole
 */
record Ring(int polygon, boolean hole, CoordinateSequence points) {
    static List<Ring> of(List<Geometry> polygons) {
        List<Ring> rings = new ArrayList<>(polygons.size());
        for (int p = 0; p < polygons.size(); p++) {
            Geometry geometry = polygons.get(p);
            for (int part = 0; part < geometry.getNumGeometries(); part++) {
                Polygon polygon = (Polygon) geometry.getGeometryN(part);
                for (int ring = -1; ring < polygon.getNumInteriorRing(); ring++) {
                    LinearRing line = ring < 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(ring);
                    if (!line.isEmpty()) {
                        rings.add(new Ring(p, ring >= 0, line.getCoordinateSequence()));
                    }
                }
            }
        }
        return rings;
    }

    static int points(List<Ring> rings) {
        return rings.stream().mapToInt(r -> r.points.size()).reduce(0, Math::addExact);
    }
}
