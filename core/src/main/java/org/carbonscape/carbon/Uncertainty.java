package org.carbonscape.carbon;

import java.util.List;

/**
 * Error propagation of the IPCC guidelines (2006, Vol 1 Ch 3, approach 1). U is half the width of the 95 % confidence
 * interval in percent of the estimate. Where sources and sinks nearly cancel, U explodes: the half-width itself is
 * always given too.
 *
 * @param estimate  in any unit
 * @param halfWidth in the same unit; NaN where not defined
 */
public record Uncertainty(double estimate, double halfWidth) {

    /** U in percent of the estimate; NaN where the estimate is zero, or next to the interval as good as zero. */
    public double percent() {
        double percent = 100 * halfWidth / Math.abs(estimate);
        return estimate == 0 || Double.isInfinite(percent) ? Double.NaN : percent;
    }

    public double low() {
        return estimate - halfWidth;
    }

    public double high() {
        return estimate + halfWidth;
    }

    /** Of a product of independent factors (3.1): {@code U = sqrt(sum U_i^2)}, percent; 0 of none. */
    public static double ofProduct(double... percents) {
        double sum = 0;
        for (double percent : percents) {
            sum += percent * percent;
        }
        return Math.sqrt(sum);
    }

    /** Of a sum of independent terms (3.2): {@code half-width = sqrt(sum (U_i x_i)^2)}. */
    public static Uncertainty ofSum(double[] terms, double[] percents) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < terms.length; i++) {
            double half = terms[i] * percents[i] / 100;
            sum += terms[i];
            squares += half * half;
        }
        return new Uncertainty(sum, Math.sqrt(squares));
    }

    /** Of a sum of independent terms. */
    public static Uncertainty ofSum(List<MonteCarlo.Term> terms) {
        return ofSum(
                terms.stream().mapToDouble(MonteCarlo.Term::estimate).toArray(),
                terms.stream().mapToDouble(MonteCarlo.Term::percent).toArray());
    }
}
