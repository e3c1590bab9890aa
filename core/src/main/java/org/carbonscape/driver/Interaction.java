package org.carbonscape.driver;

/**
 * What the interaction detector finds for a pair of drivers.
 *
 * @param a          the driver given first
 * @param b          the other
 * @param strata     crossed strata with at least one unit
 * @param singletons crossed strata of one unit found, kept or dropped as the options say
 * @param shares     what the two explain together and alone
 * @param test       whether the weaker driver adds anything
 */
public record Interaction(String a, String b, int strata, int singletons, Shares shares, Test test) {
    /**
     * Shares of the variance of y.
     *
     * @param q    q12 of the crossed strata
     * @param qA   q of {@code a} alone
     * @param qB   q of {@code b} alone
     * @param type by exact inequalities; "enhancement" is no finding in itself, since q12 can hardly be smaller
     */
    public record Shares(double q, double qA, double qB, InteractionType type) {
        /** {@code q12 - max(qA, qB)}. */
        public double excess() {
            return q - Math.max(qA, qB);
        }
    }

    /**
     * The excess against chance.
     *
     * @param p            share of random reassignments of y within the strata of the driver with the larger q (equal
     *                     to reassigning the weaker driver within them) whose q12 reaches the observed one; NaN if not
     *                     asked
     * @param permutations how many were drawn
     */
    public record Test(double p, int permutations) {}
}
