package org.carbonscape.driver;

import java.util.List;

/**
 * The means of y in the strata of one driver and which of them differ.
 *
 * @param name        of the driver
 * @param strata      in the order of its strata
 * @param comparisons all pairs of strata; none where these are too many
 */
public record Risk(String name, List<Stratum> strata, List<Comparison> comparisons) {
    public Risk {
        strata = List.copyOf(strata);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * One stratum.
     *
     * @param label             its name
     * @param units             its number of units
     * @param mean              of y
     * @param standardDeviation of y, with n-1; NaN for one unit
     */
    public record Stratum(String label, int units, double mean, double standardDeviation) {}

    /**
     * Welch's test of two strata.
     *
     * @param a          label of one stratum
     * @param b          label of the other
     * @param difference mean of a less mean of b
     * @param t          difference / sqrt(s_a^2/n_a + s_b^2/n_b); NaN where a stratum has one unit or both are constant
     * @param df         Welch-Satterthwaite degrees of freedom (a whole number in the convention geodetector)
     * @param p          two-sided
     * @param pAdjusted  for the number of pairs of this driver
     * @param different  the verdict; never true without a test
     */
    public record Comparison(
            String a,
            String b,
            double difference,
            double t,
            double df,
            double p,
            double pAdjusted,
            boolean different) {}
}
