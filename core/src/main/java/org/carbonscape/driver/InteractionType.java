package org.carbonscape.driver;

/**
 * How two drivers act together, by q of their crossed strata against q of each. The first two cannot occur as long as
 * no unit is dropped: crossing refines both partitions, so {@code q12 >= max(q1, q2)} always.
 */
public enum InteractionType {
    /** {@code q12 < min(q1, q2)}. */
    NONLINEAR_WEAKENING,
    /** {@code min(q1, q2) <= q12 <= max(q1, q2)}. */
    SINGLE_FACTOR_WEAKENING,
    /** {@code max(q1, q2) < q12 < q1 + q2}. */
    BI_FACTOR_ENHANCEMENT,
    /** {@code q12 = q1 + q2} within the tolerance; equality to the last bit never happens. */
    INDEPENDENT,
    /** {@code q12 > q1 + q2}. */
    NONLINEAR_ENHANCEMENT;

    /** The type, with {@code q12} and {@code q1 + q2} equal when no further apart than {@code tolerance}. */
    public static InteractionType of(double q1, double q2, double q12, double tolerance) {
        if (Math.abs(q12 - (q1 + q2)) <= tolerance && q12 >= Math.max(q1, q2)) {
            return INDEPENDENT;
        }
        if (q12 < Math.min(q1, q2)) {
            return NONLINEAR_WEAKENING;
        }
        if (q12 <= Math.max(q1, q2)) {
            return SINGLE_FACTOR_WEAKENING;
        }
        return q12 < q1 + q2 ? BI_FACTOR_ENHANCEMENT : NONLINEAR_ENHANCEMENT;
    }
}
