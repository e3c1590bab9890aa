package org.carbonscape.study.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.PolygonUnits;

/**
 * Units with emissions that the extent of a study cuts or leaves out: those outside do not emit here, and of those cut
 * nobody knows which part of their emissions lies inside.
 */
final class CutUnits {
    /** A sliver of drawing neither cuts a unit nor brings one in: neighbours along a region do not emit there. */
    private static final double SLIVER = 0.01;

    private CutUnits() {}

    /** Ids of units with no more than a sliver in the region; cut ones and these are told where they emit. */
    static Set<String> outside(PolygonUnits units, Clip clip, Emissions emissions, Problems problems) {
        Set<String> emitting = new HashSet<>();
        emissions.list().stream().filter(e -> e.tC() > 0).forEach(e -> emitting.add(e.unitId()));
        Set<String> outside = new HashSet<>();
        List<String> left = new ArrayList<>();
        List<String> cut = new ArrayList<>();
        for (int u = 1; u <= units.count(); u++) {
            double share = clip.share(units.polygon(u));
            boolean emits = emitting.contains(units.id(u));
            boolean part = share * units.polygon(u).getArea() >= SLIVER * clip.area(); // of a region within one unit
            if (share < SLIVER && !part) {
                outside.add(units.id(u));
                if (emits) {
                    left.add(units.id(u));
                }
            } else if (share < 1 - SLIVER && emits) {
                cut.add(units.id(u) + " (" + Numbers.readable(100 * share, 0) + " %)");
            }
        }
        String place = "units." + units.name();
        if (!left.isEmpty()) {
            problems.add(Problem.of(ProblemCode.UNITS_C08_LEFT_OUT, place, Listing.of(left)));
        }
        if (!cut.isEmpty()) {
            problems.add(Problem.of(ProblemCode.UNITS_C09_CUT, place, Listing.of(cut)));
        }
        return outside;
    }
}
