package org.carbonscape.driver;

import java.util.Arrays;
import java.util.Objects;
import org.carbonscape.breaks.BreakMethod;

/**
 * One way to cut a driver, and how much of y it explains.
 *
 * @param method          of the breaks
 * @param classes         asked for
 * @param breaks          interior, ascending; empty where the method has none for so many classes
 * @param q               1 - SSW/SST of the classes; NaN without breaks
 * @param qCrossValidated 1 - (squared error of units predicted by class means of the other folds) / (the same by the
 *                        mean of the other folds); may be negative; breaks of {@link BreakMethod#OPTIMAL} are found
 *                        anew without the fold
 * @param unitsInSmallest units in the smallest class
 * @param eligible        breaks ascend strictly and every class has the units asked for
 */
public record Discretisation(
        BreakMethod method,
        int classes,
        double[] breaks,
        double q,
        double qCrossValidated,
        int unitsInSmallest,
        boolean eligible) {
    public Discretisation {
        breaks = breaks.clone();
    }

    @Override
    public double[] breaks() {
        return breaks.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Discretisation d
                && method == d.method
                && classes == d.classes
                && Arrays.equals(breaks, d.breaks)
                && Double.compare(q, d.q) == 0
                && Double.compare(qCrossValidated, d.qCrossValidated) == 0
                && unitsInSmallest == d.unitsInSmallest
                && eligible == d.eligible;
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, classes, Arrays.hashCode(breaks), q);
    }

    /** The same breaks on another y. */
    Discretisation with(double otherQ, double otherCrossValidated) {
        return new Discretisation(method, classes, breaks, otherQ, otherCrossValidated, unitsInSmallest, eligible);
    }

    /** Applies the breaks. */
    public Strata cut(String name, double[] x) {
        return Strata.cut(name, x, breaks);
    }
}
