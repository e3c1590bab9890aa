package org.carbonscape.driver;

/** How a continuous driver is cut into classes; each gives interior breaks of classes closed on the right. */
public enum BreakMethod {
    /** Classes of equal width: {@code min + (max - min) j/k}. */
    EQUAL,
    /** Classes of equal numbers of units: quantiles j/k of type 7, {@code (n-1)p} interpolated. */
    QUANTILE,
    /** Least squared deviation of x from class means (Fisher-Jenks), exact. */
    NATURAL,
    /**
     * Widths growing by a constant factor: {@code min (max/min)^(j/k)} where x is positive, otherwise the same on
     * {@code x - min + 1}, shifted back (then the breaks depend on the unit of x).
     */
    GEOMETRIC,
    /** One standard deviation wide, centred on the mean: {@code mean + sd (j - k/2)}. */
    STANDARD_DEVIATION,
    /**
     * The breaks that make q largest for k classes of at least the least number of units: exact for any number of
     * values, by a dynamic programme that drops beginnings no mean can make best (Rigaill 2015).
     */
    OPTIMAL
}
