package org.carbonscape.carbon;

/**
 * How what is wrong with a number in one year or unit of the study hangs together with what is wrong with it in
 * another: correlations of the normal scores behind its distributions (a Gaussian copula). Of another year and another
 * unit it is the product of both.
 *
 * @param years between years, 0 (each errs on its own) to 1 (all err alike)
 * @param units between units
 */
public record Correlation(double years, double units) {
    /** A factor: whatever is wrong with it is wrong everywhere and always. */
    public static final Correlation FULL = new Correlation(1, 1);

    public Correlation {
        if (!(years >= 0 && years <= 1 && units >= 0 && units <= 1)) {
            throw new IllegalArgumentException("correlations of " + years + " and " + units);
        }
    }

    /** Shares in the variance of what is common to all, to a year, to a unit, and to nothing else: they add up to 1. */
    double[] parts() {
        return new double[] {years * units, units * (1 - years), years * (1 - units), (1 - years) * (1 - units)};
    }
}
