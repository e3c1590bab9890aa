package org.carbonscape.driver;

import java.math.BigInteger;

/** Exact second moments of whole numbers: a stratum of equal values has variance zero, not rounding noise. */
final class Moments {
    private static final BigInteger LOW_64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private Moments() {}

    /** A 128-bit sum kept in two longs. */
    static BigInteger wide(long high, long low) {
        return BigInteger.valueOf(high)
                .shiftLeft(64)
                .add(BigInteger.valueOf(low).and(LOW_64));
    }

    /** {@code sum of z^2 - (sum of z)^2 / n}, rounded once. */
    static double centred(long n, long sum, BigInteger squares) {
        BigInteger s = BigInteger.valueOf(sum);
        BigInteger times = squares.multiply(BigInteger.valueOf(n)).subtract(s.multiply(s));
        return times.doubleValue() / n;
    }
}
