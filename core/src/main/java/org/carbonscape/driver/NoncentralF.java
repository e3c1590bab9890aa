package org.carbonscape.driver;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Upper tail of the F distribution, central and non-central. The non-central tail is a mixture of beta tails weighted
 * by Poisson probabilities of mean lambda/2,
 * {@code P(F > f) = sum_j pois(j) (1 - I_x(d1/2 + j, d2/2))}, {@code x = d1 f / (d1 f + d2)}, summed outwards from the
 * Poisson mode until the rest cannot matter. Summing the complement keeps relative accuracy in the tail, which one less
 * the lower sum loses.
 */
public final class NoncentralF {
    private static final double NEGLIGIBLE = 1e-17;

    private NoncentralF() {}

    /** Upper tail of the central F. */
    static double upperTail(double f, double d1, double d2) {
        if (Double.isNaN(f) || !(d1 > 0) || !(d2 > 0)) {
            return Double.NaN;
        }
        if (f <= 0) {
            return 1;
        }
        return Double.isInfinite(f) ? 0 : betaTail(f, d1, d2, 0);
    }

    /** Upper tail of the non-central F; NaN if an argument is, or degrees of freedom are not positive. */
    public static double upperTail(double f, double d1, double d2, double lambda) {
        if (lambda == 0) {
            return upperTail(f, d1, d2);
        }
        if (Double.isNaN(f) || !(d1 > 0) || !(d2 > 0) || !(lambda >= 0) || Double.isInfinite(lambda)) {
            return Double.NaN;
        }
        if (f <= 0) {
            return 1;
        }
        if (Double.isInfinite(f)) {
            return 0;
        }
        double half = lambda / 2;
        double spread = 9 * StrictMath.sqrt(half) + 40;
        // beta tails grow with j: where even the lowest that carries weight is 1, so is the mixture
        long lowest = (long) Math.floor(half - spread);
        if (lowest > 0 && betaTail(f, d1, d2, lowest) >= 1 - 0x1p-53) {
            return 1;
        }
        long mode = (long) Math.floor(half);
        double peak = StrictMath.exp(logPoisson(mode, half));
        double total = 0;
        double correction = 0;
        double weight = peak;
        for (long j = mode; ; j++) {
            double term = weight * betaTail(f, d1, d2, j);
            double next = total + term;
            correction += total >= term ? total - next + term : term - next + total;
            total = next;
            double ratio = half / (j + 1);
            weight *= ratio;
            // the rest is below a geometric series of the weights, since a beta tail is at most 1
            if (ratio < 1 && weight / (1 - ratio) <= NEGLIGIBLE * total || weight == 0) {
                break;
            }
        }
        weight = peak;
        for (long j = mode - 1; j >= 0; j--) {
            weight *= (j + 1) / half;
            double term = weight * betaTail(f, d1, d2, j);
            double next = total + term;
            correction += total - next + term;
            total = next;
            if (term * (j + 1) <= NEGLIGIBLE * total) {
                break;
            }
        }
        return Math.min(1, total + correction);
    }

    /**
     * log of the Poisson probability, by Stirling's series about the mode so that nothing large cancels (Loader 2000).
     */
    private static double logPoisson(long j, double mean) {
        if (j < 16) {
            double factorial = 1;
            for (long i = 2; i <= j; i++) {
                factorial *= i;
            }
            return j * StrictMath.log(mean) - mean - StrictMath.log(factorial);
        }
        double n = j;
        double stirling = 1 / (12 * n) - 1 / (360 * n * n * n) + 1 / (1260 * n * n * n * n * n);
        double d = (mean - n) / n;
        double deviance = n * (d - StrictMath.log1p(d));
        return -deviance - stirling - 0.5 * StrictMath.log(2 * StrictMath.PI * n);
    }

    private static double betaTail(double f, double d1, double d2, long j) {
        double a = d1 / 2 + j;
        double b = d2 / 2;
        double scaled = d1 * f;
        // the smaller of x and 1 - x is formed without cancellation
        return scaled <= d2
                ? RegularizedBeta.complement(scaled / (scaled + d2), a, b)
                : RegularizedBeta.value(d2 / (scaled + d2), b, a);
    }
}
