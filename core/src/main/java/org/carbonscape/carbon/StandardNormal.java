package org.carbonscape.carbon;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.rng.UniformRandomProvider;

/** The normal distribution of mean 0 and deviation 1. */
final class StandardNormal {
    /** Deviations that half a 95 % interval spans. */
    static final double HALF_95 = 1.959963984540054;

    private static final double SQRT_2 = 1.4142135623730951;

    private static final double[] MIDDLE_ABOVE = {
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
        45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
        133.14166789178437745, 3.387132872796366608
    };
    private static final double[] MIDDLE_BELOW = {
        5226.495278852854561, 28729.085735721942674, 39307.89580009271061,
        21213.794301586595867, 5394.1960214247511077, 687.1870074920579083,
        42.313330701600911252, 1
    };
    private static final double[] NEAR_ABOVE = {
        7.7454501427834140764e-4, .0227238449892691845833, .24178072517745061177,
        1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055,
        4.6303378461565452959, 1.42343711074968357734
    };
    private static final double[] NEAR_BELOW = {
        1.05075007164441684324e-9, 5.475938084995344946e-4, .0151986665636164571966,
        .14810397642748007459, .68976733498510000455, 1.6763848301838038494,
        2.05319162663775882187, 1
    };
    private static final double[] FAR_ABOVE = {
        2.01033439929228813265e-7, 2.71155556874348757815e-5, .0012426609473880784386,
        .026532189526576123093, .29656057182850489123, 1.7848265399172913358,
        5.4637849111641143699, 6.6579046435011037772
    };
    private static final double[] FAR_BELOW = {
        2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
        7.868691311456132591e-4, .0148753612908506148525, .13692988092273580531,
        .59983220655588793769, 1
    };

    private StandardNormal() {}

    /** Probability below z. */
    static double below(double z) {
        return 0.5 * Erfc.value(-z / SQRT_2);
    }

    /**
     * The z that a probability lies below: rational approximations to 16 digits (Wichura 1988, AS 241, PPND16). In the
     * middle it takes a division and no logarithm, which makes it the cheapest way to draw.
     */
    static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * ratio(r, MIDDLE_ABOVE, MIDDLE_BELOW);
        }
        double r = Math.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
        double z = r <= 5 ? ratio(r - 1.6, NEAR_ABOVE, NEAR_BELOW) : ratio(r - 5, FAR_ABOVE, FAR_BELOW);
        return q < 0 ? -z : z;
    }

    /** A draw. */
    static double draw(UniformRandomProvider random) {
        // never 0 or 1: the middle of one of 2^53 steps
        return quantile(((random.nextLong() >>> 11) + 0.5) * 0x1p-53);
    }

    /** Two polynomials of the same x, the highest power first. */
    private static double ratio(double x, double[] above, double[] below) {
        double a = 0;
        double b = 0;
        for (int i = 0; i < above.length; i++) {
            a = a * x + above[i];
            b = b * x + below[i];
        }
        return a / b;
    }
}
