package org.carbonscape.driver;

import java.util.List;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.problem.Problem;

/**
 * The ways tried for one driver and the one chosen.
 *
 * @param name       of the driver
 * @param chosen     by the rule
 * @param candidates all tried, by method, then by number of classes: the discretisation curves
 * @param pChoice    how likely a y that has nothing to do with the driver would find classes as good: the share of
 *                   random reassignments of y, for each of which the choice is made anew, that reach what the rule
 *                   goes by, (g+1)/(m+1); NaN if not asked, where there was one way only, y placed the breaks itself
 *                   or there are more than 4,194,304 units
 * @param cautions   that the breaks were chosen with y
 */
public record DriverDiscretisation(
        String name, Discretisation chosen, List<Discretisation> candidates, double pChoice, List<Problem> cautions) {
    public DriverDiscretisation {
        candidates = List.copyOf(candidates);
        cautions = List.copyOf(cautions);
    }

    /** Whether y had a say in the breaks: no test of the strata allows for that, only {@link #pChoice}. */
    public boolean chosenWithY() {
        return candidates.size() > 1 || fittedToY();
    }

    /** Whether the breaks were placed by y itself, not only taken by it from ways that do not look at y. */
    public boolean fittedToY() {
        return chosen.method() == BreakMethod.OPTIMAL;
    }

    /** The driver cut by the chosen breaks. */
    public Strata strata(double[] x) {
        return chosen.cut(name, x);
    }
}
