package org.carbonscape.study.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.zone.PolygonOverlaps;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/**
 * Units of a command that cover the same ground: a study counts the cells they share, a command has no raster to count.
 */
public final class Overlaps {
    /** Overlaps up to this share of the smaller unit are slivers of drawing. */
    private static final double SLIVER = 0.01;

    private Overlaps() {}

    /**
     * UNITS-C04 where polygons overlap by more than a hundredth of the smaller one; nothing for points and lines.
     *
     * @param ids by place
     */
    public static Optional<Problem> caution(List<Geometry> shapes, IntFunction<String> ids, String place) {
        List<Integer> polygons = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i) instanceof Polygonal && !shapes.get(i).isEmpty()) {
                polygons.add(i);
            }
        }
        List<String> pairs = new ArrayList<>();
        PolygonOverlaps.forEach(polygons.stream().map(shapes::get).toList(), (lower, higher, share) -> {
            if (share > SLIVER) {
                pairs.add("\"" + ids.apply(polygons.get(lower)) + "\" / \"" + ids.apply(polygons.get(higher)) + "\" ("
                        + Numbers.readable(100 * share, 0) + " %)");
            }
        });
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.UNITS_C04_OVERLAP, place, pairs.size(), Listing.of(pairs)));
    }
}
