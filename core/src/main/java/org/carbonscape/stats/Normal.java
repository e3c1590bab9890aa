package org.carbonscape.stats;

/**
 * Tails of the standard normal distribution, the same bits on every machine. Mills' ratio R = Q/phi obeys R' = zR - 1,
 * so a short Taylor series around the nearest sixteenth reaches full accuracy with one exp; the library's erfc would
 * use the platform's exp, whose last bit is free. A tail below {@value #LEAST} is that number: no p is 0, and none
 * shows the ragged digits of the smallest doubles.
 */
final class Normal {
    private static final int PER_UNIT = 16;
    private static final int LAST = 39; // beyond, Q is below the smallest double
    private static final double LEAST = 1e-300;
    private static final double[] MILLS = mills();

    private Normal() {}

    private static double[] mills() {
        double[] table = new double[LAST * PER_UNIT + 1];
        for (int i = 0; i < table.length; i++) {
            double z = (double) i / PER_UNIT;
            if (z < 1) {
                // Q = 1/2 - phi (z + z^3/3 + z^5/15 + ...), Marsaglia 2004
                double term = z;
                double sum = z;
                for (int k = 3; term > 1e-20 * sum; k += 2) {
                    term *= z * z / k;
                    sum += term;
                }
                double half = Math.sqrt(Math.PI / 2) * StrictMath.exp(z * z / 2);
                table[i] = half - sum;
            } else {
                double fraction = z;
                for (int k = 400; k >= 1; k--) {
                    fraction = z + k / fraction;
                }
                table[i] = 1 / fraction;
            }
        }
        return table;
    }

    /** P(Z > z), at least {@value #LEAST}; NaN for NaN. */
    static double upper(double z) {
        return atLeast(tail(z));
    }

    private static double atLeast(double p) {
        return p < LEAST ? LEAST : p; // NaN stays
    }

    private static double tail(double z) {
        if (Double.isNaN(z)) {
            return Double.NaN;
        }
        double a = Math.abs(z);
        double tail;
        if (a >= LAST) {
            tail = 0;
        } else {
            int i = (int) (a * PER_UNIT + 0.5);
            double at = (double) i / PER_UNIT;
            double h = a - at;
            // derivatives: R1 = z R - 1, R(k+1) = z R(k) + k R(k-1)
            double before = MILLS[i];
            double now = at * before - 1;
            double sum = before + h * now;
            double power = h;
            for (int k = 1; k <= 9; k++) {
                double next = at * now + k * before;
                before = now;
                now = next;
                power *= h / (k + 1);
                sum += power * now;
            }
            tail = sum * StrictMath.exp(-a * a / 2) / Math.sqrt(2 * Math.PI);
        }
        return z >= 0 ? tail : 1 - tail;
    }

    /** P(|Z| > |z|), at least {@value #LEAST}; NaN for NaN. */
    static double both(double z) {
        return atLeast(Math.min(1, 2 * tail(Math.abs(z))));
    }
}
