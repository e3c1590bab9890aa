package org.carbonscape.carbon;

/**
 * How the trend of a total hangs on one of its parts (IPCC 2006, Vol 1 Ch 3, Table 3.3). NaN where the total of the
 * base year is 0, or next to the part as good as 0: a trend from nothing has no percent.
 *
 * @param first      the part in the base year
 * @param last       the part in the last year
 * @param firstTotal the total in the base year
 * @param lastTotal  the total in the last year
 */
public record TrendSensitivity(double first, double last, double firstTotal, double lastTotal) {
    /**
     * Change of the trend in points of percent where the part is 1 % more in both years: of factors, which err alike.
     */
    public double typeA() {
        if (firstTotal == 0) {
            return Double.NaN;
        }
        double more = (0.01 * last + lastTotal - (0.01 * first + firstTotal)) / (0.01 * first + firstTotal) * 100;
        return Uncertainty.finite(Math.abs(more - (lastTotal - firstTotal) / firstTotal * 100));
    }

    /** The same where it is 1 % more in the last year only: of activities, which err anew each year. */
    public double typeB() {
        return firstTotal == 0 ? Double.NaN : Uncertainty.finite(Math.abs(last / firstTotal));
    }
}
