package org.carbonscape.carbon;

/**
 * A number with its 95 % interval, and the rules of error propagation of the IPCC guidelines (2006, Vol 1 Ch 3,
 * approach 1). U is half the width of the interval in percent of the estimate. Where sources and sinks nearly cancel, U
 * explodes: the half-width itself is always given too.
 *
 * @param estimate in any unit
 * @param below    how far the interval reaches below it, in the same unit
 * @param above    how far it reaches above it
 */
public record Uncertainty(double estimate, double below, double above) {
    /** Beyond this U (percent) a product is corrected and its interval lopsided. */
    public static final double CORRECTED_FROM = 60;
    /** The correction was fitted up to here. */
    private static final double CORRECTED_UP_TO = 230;
    /** The guidelines' z of 95 %, to two digits as they print it; their tables are made with it. */
    private static final double Z_95 = 1.96;

    private static final double Z_90 = 1.645;

    /** As far either way. */
    public static Uncertainty even(double estimate, double halfWidth) {
        return new Uncertainty(estimate, halfWidth, halfWidth);
    }

    /** Half the width of the interval. */
    public double halfWidth() {
        return (below + above) / 2;
    }

    /** U in percent of the estimate; NaN where the estimate is zero, or next to the interval as good as zero. */
    public double percent() {
        return estimate == 0 ? Double.NaN : finite(100 * halfWidth() / Math.abs(estimate));
    }

    /** Of a ratio: NaN where it is beyond any number, as over what is as good as zero. */
    public static double finite(double ratio) {
        return Double.isInfinite(ratio) ? Double.NaN : ratio;
    }

    public double low() {
        return estimate - below;
    }

    public double high() {
        return estimate + above;
    }

    /** The interval of 90 %, as of a normal distribution on either side. */
    public Uncertainty of90() {
        return new Uncertainty(estimate, below * Z_90 / Z_95, above * Z_90 / Z_95);
    }

    /**
     * Of a product of independent factors (3.1): {@code U = sqrt(sum U_i^2)}, percent; 0 of none, NaN where one is NaN
     * or the sum of squares beyond any number.
     */
    public static double ofProduct(double... percents) {
        double sum = 0;
        for (double percent : percents) {
            sum += percent * percent;
        }
        return finite(Math.sqrt(sum));
    }

    /**
     * What U of a product is to be multiplied by, since propagation falls short of it where U is large (3.2.3.3, after
     * Frey 2003): {@code ((-0.720 + 1.0921 U - 1.63e-3 U^2 + 1.11e-5 U^3) / U)^2}, U in percent, fitted from 100 to 230
     * %. From 60 % on we take it as it is, below there is none, and beyond 230 % that of 230 %.
     */
    public static double correctionFactor(double percent) {
        if (!(percent > CORRECTED_FROM)) {
            return 1;
        }
        double u = Math.min(percent, CORRECTED_UP_TO);
        double root = (-0.720 + 1.0921 * u - 1.63e-3 * u * u + 1.11e-5 * u * u * u) / u;
        return root * root;
    }

    /**
     * Interval of an estimate that is lognormal: mean = estimate, coefficient of variation U / 2 (3.2.3.2). U = 100 %
     * is -64.56 % and +125.76 %.
     */
    public static Uncertainty lognormal(double estimate, double percent) {
        double variance = StrictMath.log1p(percent * percent / 40_000);
        double spread = Z_95 * Math.sqrt(variance);
        double near = Math.abs(estimate) * -StrictMath.expm1(-variance / 2 - spread);
        double far = Math.abs(estimate) * StrictMath.expm1(-variance / 2 + spread);
        return estimate < 0 ? new Uncertainty(estimate, far, near) : new Uncertainty(estimate, near, far);
    }

    /** The same of a product: where U lies above 60 % it is corrected and the interval lognormal. */
    Uncertainty corrected() {
        double percent = percent();
        return percent > CORRECTED_FROM ? lognormal(estimate, percent * correctionFactor(percent)) : this;
    }
}
