package org.carbonscape.measure;

import java.math.BigInteger;

/**
 * The first 15 significant digits of a number, by one multiplication of 64 by 64 bits with a power of ten (the idea of
 * Grisu, Loitsch 2010). The product is right to about 2^-62 of itself, the digits need 2^-50: where the rest lies too
 * near one half to be sure, which happens once in some thousands, there is no answer and exact arithmetic has to give
 * it.
 */
final class Digits {
    static final long LEAST = 100_000_000_000_000L; // 10^14
    private static final int LOW =
            -36; // powers of ten at hand: numbers from 1e-308 to 1e50: p of a normal distribution may be tiny
    private static final int HIGH = 322;
    private static final long[] POWERS = new long[HIGH - LOW + 1]; // the first 64 bits of 10^p
    private static final int[] SHIFTS = new int[HIGH - LOW + 1]; // 10^p = power * 2^shift

    static {
        for (int p = LOW; p <= HIGH; p++) {
            BigInteger ten = BigInteger.TEN.pow(Math.abs(p));
            BigInteger scaled = p >= 0
                    ? ten.shiftLeft(64)
                    : BigInteger.ONE.shiftLeft(64 + 64 + ten.bitLength()).divide(ten);
            int spare = scaled.bitLength() - 64;
            POWERS[p - LOW] = scaled.shiftRight(spare).longValue();
            SHIFTS[p - LOW] = spare - (p >= 0 ? 64 : 64 + 64 + ten.bitLength());
        }
    }

    private Digits() {}

    /**
     * @param value above 0, finite
     * @return digits * 2048 + (exponent + 1024), where value rounds to digits * 10^(exponent - 14) and digits has 15;
     *     -1 where
     *         this way cannot tell
     */
    static long of(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int binary = (int) (bits >>> 52) - 1023;
        if (binary < -1022 || binary > 160) {
            return -1;
        }
        long m = (bits << 11) | Long.MIN_VALUE; // value = m * 2^(binary - 63)
        int exponent = Math.floorDiv(binary * 30_103, 100_000); // of ten; one too small at times
        while (true) {
            int power = 14 - exponent - LOW;
            long g = POWERS[power];
            long high = Math.multiplyHigh(m, g) + m + g; // unsigned: both have their top bit set
            int shift = -(binary - 63 + SHIFTS[power] + 64);
            long digits = high >>> shift;
            if (digits >= 10 * LEAST) {
                exponent++;
                continue;
            }
            long half = 1L << (shift - 1);
            long rest = (high & ((half << 1) - 1)) - half;
            if (Math.abs(rest) <= 4) {
                return -1;
            }
            if (rest > 0 && ++digits == 10 * LEAST) {
                digits = LEAST;
                exponent++;
            }
            return digits < LEAST ? -1 : digits << 11 | (exponent + 1024);
        }
    }
}
