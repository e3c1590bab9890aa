package org.carbonscape.carbon;

/**
 * Proof that nothing was lost or made on the way: a line of the run's record and of the report.
 *
 * @param name      what was compared
 * @param expected  what went in
 * @param got       what came out
 * @param tolerance largest relative difference that passes
 */
public record ConservationCheck(String name, double expected, double got, double tolerance) {
    /** What is promised of every allocation: 1e-9. */
    public static final double PROMISED = 1e-9;

    /** What rounding leaves of what many amounts come to, relative to them. */
    private static final double DIGITS = 1e-12;

    /** A check at the tolerance promised. */
    public static ConservationCheck of(String name, double expected, double got) {
        return new ConservationCheck(name, expected, got, PROMISED);
    }

    /**
     * A check of what is left where amounts cancel: a difference beyond the digits of what was added is none.
     *
     * @param added sum of the magnitudes of all that came to it, in the unit of both
     */
    public static ConservationCheck ofBalance(String name, double expected, double got, double added) {
        ConservationCheck check = of(name, expected, got);
        boolean isBeyond = !check.passed() && Math.abs(got - expected) <= DIGITS * added;
        return isBeyond ? of(name, expected, expected) : check;
    }

    /**
     * |got - expected| / |expected|; 0 where both are zero, infinite where something came of nothing, NaN where either
     * is.
     */
    public double relative() {
        if (got == expected) {
            return 0;
        }
        return Math.abs(got - expected) / Math.abs(expected);
    }

    /** Whether the difference is within the tolerance; NaN never passes. */
    public boolean passed() {
        return relative() <= tolerance;
    }
}
