package org.carbonscape.driver;

/**
 * What the factor detector finds for one driver.
 *
 * @param name       of the driver
 * @param strata     L, strata with at least one unit (after dropping, if asked)
 * @param units      N, units used (after dropping, if asked)
 * @param singletons strata of one unit found, kept or dropped as the options say
 * @param q          1 - SSW/SST, in [0, 1], no unit
 * @param test       whether q is more than chance would make
 * @param published  the significance other programs print
 * @param interval   of q, by bootstrap
 */
public record Factor(
        String name,
        int strata,
        int units,
        int singletons,
        double q,
        Test test,
        Published published,
        Interval interval) {
    /** The same where the strata were chosen with y. */
    Factor withChoice(double p) {
        Test own = new Test(test.f, test.pPermutation, test.permutations, test.pAnova, test.spatial, p);
        return new Factor(name, strata, units, singletons, q, own, published, interval);
    }

    /**
     * q against chance.
     *
     * @param f            (N-L)/(L-1) q/(1-q); infinite when the strata explain everything
     * @param pPermutation share of random reassignments of y whose q reaches the observed one, (g+1)/(m+1); NaN if not
     *                     asked
     * @param permutations how many were drawn
     * @param pAnova       upper tail of the central F(L-1, N-L): exact for normal y with equal variances
     * @param spatial      against maps as alike over distance as y
     * @param pChoice      {@link DriverDiscretisation#pChoice} of strata that were chosen with y; NaN of others
     */
    public record Test(
            double f, double pPermutation, int permutations, double pAnova, Spatial spatial, double pChoice) {
        /** By permutation, or by the analysis of variance where nothing was permuted. */
        double pOfIndependent() {
            return Double.isNaN(pPermutation) ? pAnova : pPermutation;
        }
    }

    /**
     * q against a map that has nothing to do with y, whose units are not independent; NaN where no places are known.
     *
     * @param q q that it has on average
     * @param p probability that it reaches the observed q
     */
    public record Spatial(double q, double p) {}

    /**
     * Upper tails of the non-central F with the published lambda, which move with the origin of y: for comparison only.
     *
     * @param pSample          variance with N-1, as R geodetector prints
     * @param pPopulation      variance with N, as GD and gdverse print
     * @param lambdaSample     non-centrality with the variance of N-1
     * @param lambdaPopulation non-centrality with the variance of N
     */
    public record Published(double pSample, double pPopulation, double lambdaSample, double lambdaPopulation) {}

    /** Ends of an interval; NaN if not asked. */
    public record Interval(double low, double high) {}
}
