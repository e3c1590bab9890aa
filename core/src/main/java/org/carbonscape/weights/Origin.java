package org.carbonscape.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.carbonscape.problem.Problem;

/**
 * What the user should know of how neighbours were found; it stays with them through standardising and leaving out
 * units.
 *
 * @param tolerance map units within which vertices of polygons were taken as one (0 = equal only); empty where no
 *                  vertices were compared
 * @param cautions  what to tell beside every statistic: vertices joined, links of a unit to itself left out, units at
 *                  one place
 */
public record Origin(OptionalDouble tolerance, List<Problem> cautions) {
    static final Origin NOTHING_TO_TELL = new Origin(OptionalDouble.empty(), List.of());

    public Origin {
        cautions = List.copyOf(cautions);
    }

    static Origin telling(List<Problem> cautions) {
        return new Origin(OptionalDouble.empty(), cautions);
    }

    Origin and(Problem caution) {
        List<Problem> more = new ArrayList<>(cautions);
        more.add(caution);
        return new Origin(tolerance, more);
    }
}
