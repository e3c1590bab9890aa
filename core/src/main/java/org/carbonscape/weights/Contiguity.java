package org.carbonscape.weights;

import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.UnitNumbers;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** Contiguity of polygons. */
public final class Contiguity {
    /** How polygons are compared. */
    public enum Touch {
        /**
         * By their vertices: neighbours share a vertex (queen) or an edge between two vertices (rook). Fast, and right
         * for clean coverages.
         */
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
     *                  within the tolerance of the next is one vertex. {@link #tolerance} gives the usual one
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
                        Argument.WEIGHTS,
                        new UnitNumbers(i),
                        polygons.get(i).getGeometryType());
            }
        }
        Weights byVertices = SharedVertices.of(polygons, rule, tolerance, engine);
        return touch == Touch.VERTICES ? byVertices : StrictTouch.add(byVertices, polygons, rule, tolerance, engine);
    }

    /**
     * The tolerance to take where the user names none: what rounding and conversion leave between vertices that are
     * meant to be one, as spdep's poly2nb takes it. 10 mm; 1e-7 degrees, about the same, where the system is
     * geographic; the square root of the machine's precision, 1.5e-8 units, where no system is known. On a map so small
     * that this is more than 1e-5 of its larger side, a tenth of it, and so on.
     *
     * @param crs of the polygons' coordinates
     */
    public static double tolerance(List<? extends Geometry> polygons, Optional<Crs> crs) {
        double usual = crs.map(c -> c.isGeographic() ? 1e-7 / c.degreesPerUnit() : 0.01 / c.metresPerUnit())
                .orElse(0x1p-26);
        Envelope all = new Envelope();
        polygons.forEach(p -> all.expandToInclude(p.getEnvelopeInternal()));
        double most = 1e-5 * Math.max(all.getWidth(), all.getHeight());
        while (usual > most && most > 0) {
            usual /= 10;
        }
        return usual;
    }

    /** Queen contiguity by shared vertices, within the usual tolerance of coordinates without a system. */
    public static Weights queen(List<? extends Geometry> polygons, Engine engine) {
        return of(polygons, Rule.QUEEN, Touch.VERTICES, tolerance(polygons, Optional.empty()), engine);
    }

    /** Rook contiguity by shared edges, within the same tolerance. */
    public static Weights rook(List<? extends Geometry> polygons, Engine engine) {
        return of(polygons, Rule.ROOK, Touch.VERTICES, tolerance(polygons, Optional.empty()), engine);
    }
}
