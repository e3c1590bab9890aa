package org.carbonscape.driver;

/**
 * Whose numbers to give where programs differ. q of strata that all hold two units or more is the same in all of them.
 */
public enum Convention {
    /**
     * Ours: single-unit strata kept with zero variance, ecological detector two-sided on {@code (1-q1)/(1-q2)}, exact
     * Welch degrees of freedom, p of the many pairs adjusted.
     */
    CARBONSCAPE,
    /**
     * R geodetector 1.0-5: single-unit strata kept, ecological verdict {@code max(q)/min(q) > F_0.90(N-1, N-1)}, Welch
     * degrees of freedom rounded to a whole number, no adjustment; refuses a driver with more than N/2 strata.
     */
    GEODETECTOR,
    /**
     * R GD: single-unit strata deleted before anything else, yet F and lambda with the N and L from before, the
     * variance in lambda being {@code SST/(n-1) (N-1)/N} with n units left of N; ecological verdict as geodetector;
     * exact Welch degrees of freedom, no adjustment.
     */
    GD,
    /**
     * R gdverse: single-unit strata deleted and N and L counted anew; ecological detector one-sided on
     * {@code (1-q1)/(1-q2)} in the order of the drivers given, so that its verdict depends on that order.
     */
    GDVERSE
}
