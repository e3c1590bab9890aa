package org.carbonscape.weights;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.UnitNumbers;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** Contiguity of polygons. */
public final class Contiguity {
    /** How polygons are compared. */
    public enum Touch {
        /** By their vertices: neighbours share a vertex (queen) or an edge between two vertices (rook). Fast, and right for clean coverages. */
        VERTICES,
        /**
         * Also where a border runs along another without a vertex in common, as at the seam of two surveys: any point
         * within the tolerance (queen) or a stretch longer than it (rook).
         */
        STRICT
    }

    private Contiguity() {}

    /**
     * Binary contiguity; a unit's place is its position in the list.
     *
     * @param polygons  polygons or multipolygons; an empty one is an island
     * @param tolerance map units within which two vertices are one; 0 = the same numbers. A chain of vertices each
     *                  within the tolerance of the next is one vertex
     * @throws ProblemException when a unit is not a polygon
     */
    public static Weights of(
            List<? extends Geometry> polygons, Rule rule, Touch touch, double tolerance, Engine engine) {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("a tolerance of 0 or more, not " + tolerance);
        }
        for (int i = 0; i < polygons.size(); i++) {
            if (!(polygons.get(i) instanceof Polygonal)) {
                throw new ProblemException(
                        ProblemCode.WEIGHTS_08_NOT_POLYGON,
                        "weights",
                        new UnitNumbers(i),
                        polygons.get(i).getGeometryType());
            }
        }
        Weights byVertices = SharedVertices.of(polygons, rule, tolerance, engine);
        return touch == Touch.VERTICES ? byVertices : StrictTouch.add(byVertices, polygons, rule, tolerance, engine);
    }

    /** Queen contiguity by exactly shared vertices. */
    public static Weights queen(List<? extends Geometry> polygons, Engine engine) {
        return of(polygons, Rule.QUEEN, Touch.VERTICES, 0, engine);
    }

    /** Rook contiguity by exactly shared edges. */
    public static Weights rook(List<? extends Geometry> polygons, Engine engine) {
        return of(polygons, Rule.ROOK, Touch.VERTICES, 0, engine);
    }
}
