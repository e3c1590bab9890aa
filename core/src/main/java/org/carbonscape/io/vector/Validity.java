package org.carbonscape.io.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Finds invalid polygons and repairs them. */
final class Validity {
    private Validity() {}

    /** What was wrong, as the caution or the problem that tells it, and where. */
    record Fault(ProblemCode code, String where) {}

    /** The polygon, repaired where there is a fault that is a caution; empty where nothing with area was left. */
    record Checked(Geometry polygon, Optional<Fault> fault) {}

    static Checked check(Geometry polygon) {
        IsValidOp valid = new IsValidOp(polygon);
        if (valid.isValid()) {
            return new Checked(polygon, Optional.empty());
        }
        TopologyValidationError error = valid.getValidationError();
        Coordinate at = error.getCoordinate();
        ProblemCode code = switch (error.getErrorType()) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL,
                    TopologyValidationError.NESTED_HOLES,
                    TopologyValidationError.NESTED_SHELLS,
                    TopologyValidationError.DUPLICATE_RINGS -> ProblemCode.VECTOR_C02_HOLES;
            default -> ProblemCode.VECTOR_C01_SELF_CROSSING;
        };
        String where = at == null ? "-" : shown(at.x) + " " + shown(at.y);
        return (Tangle.is(polygon) ? Optional.<Geometry>empty() : fixed(polygon))
                .map(fixed -> new Checked(polygonsOf(fixed), Optional.of(new Fault(code, where))))
                .orElseGet(() -> new Checked(polygon, Optional.of(new Fault(ProblemCode.VECTOR_19_TANGLED, where))));
    }

    /** A coordinate to look for: to a tenth of a metre in degrees. */
    private static String shown(double coordinate) {
        return Numbers.text(Math.rint(coordinate * 1e6) / 1e6);
    }

    /** Empty where JTS gives up: it fails in several ways on outlines as thin as the last digit of a coordinate. */
    private static Optional<Geometry> fixed(Geometry polygon) {
        try {
            return Optional.of(GeometryFixer.fix(polygon));
        } catch (TopologyException | IllegalArgumentException | IllegalStateException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static Geometry polygonsOf(Geometry fixed) {
        if (fixed instanceof Polygonal) {
            return fixed;
        }
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < fixed.getNumGeometries(); i++) {
            Geometry part = fixed.getGeometryN(i);
            for (int k = 0; part instanceof Polygonal && k < part.getNumGeometries(); k++) {
                polygons.add((Polygon) part.getGeometryN(k));
            }
        }
        return Shapes.FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }
}
