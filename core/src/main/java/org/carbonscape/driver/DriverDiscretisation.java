package org.carbonscape.driver;

import java.util.List;
import org.carbonscape.problem.Problem;

/**
 * The ways tried for one driver and the one chosen.
 *
 * @param name       of the driver
 * @param chosen     by the rule
 * @param candidates all tried, by method, then by number of classes: the discretisation curves
 * @param cautions   that the breaks were chosen with y
 */
public record DriverDiscretisation(
        String name, Discretisation chosen, List<Discretisation> candidates, List<Problem> cautions) {
    public DriverDiscretisation {
        candidates = List.copyOf(candidates);
        cautions = List.copyOf(cautions);
    }

    /** The driver cut by the chosen breaks. */
    public Strata strata(double[] x) {
        return chosen.cut(name, x);
    }
}
