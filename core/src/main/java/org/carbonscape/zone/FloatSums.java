package org.carbonscape.zone;

/**
 * Sums of floats by unit without rounding until the end: the same bits for any order and any split. A fixed-point
 * number wide enough for every finite float (278 bits and carries) in words of 32 bits held in longs, a seventh of what
 * a sum of doubles would need; fishnets have millions of units. A unit's words exist once it has a value. Not
 * thread-safe.
 */
final class FloatSums implements ZonalReading.ByUnit<FloatSums> {
    private static final int WORDS = 10;
    /** So many additions cannot overflow a word. */
    private static final long SETTLE = 1L << 29;

    /** Exponents that are added as whole numbers. */
    private static final int REACH = 16;

    /** The exponent's bits of a float that is infinite or no number. */
    private static final int INFINITE = 0x7f800000;

    private final long[][] words;
    private final long[] count;

    FloatSums(int units) {
        words = new long[units][];
        count = new long[units];
    }

    /** Adds values of one unit. NaN and infinite values have no mean and count as none. */
    @Override
    public void add(int unit, float[] values, int start, int to) {
        int from = start;
        while (from < to && (Float.floatToRawIntBits(values[from]) & INFINITE) == INFINITE) {
            from++; // no words before there is a value
        }
        if (from < to) {
            if (words[unit] == null) {
                words[unit] = new long[WORDS];
            }
            long before = count[unit];
            count[unit] += add(words[unit], values, from, to);
            if (before / SETTLE != count[unit] / SETTLE) {
                carry(words[unit]);
            }
        }
    }

    /** Adds values of one unit, each so many times. */
    @Override
    public void add(int unit, float[] values, int from, int to, int times) {
        for (int i = from; i < to; i++) {
            int bits = Float.floatToRawIntBits(values[i]);
            if ((bits & INFINITE) == INFINITE) {
                continue;
            }
            if (words[unit] == null) {
                words[unit] = new long[WORDS];
            }
            int exponent = bits >>> 23 & 0xff;
            long product = (exponent == 0 ? bits & 0x7fffffL : bits & 0x7fffffL | 0x800000L) * times;
            int shift = exponent == 0 ? 0 : exponent - 1;
            add(words[unit], product & 0x3fffff, shift, bits >> 31);
            add(words[unit], product >>> 22, shift + 22, bits >> 31);
            long before = count[unit];
            count[unit] += times;
            if (before / SETTLE != count[unit] / SETTLE) {
                carry(words[unit]);
            }
        }
    }

    /** Adds a whole number of at most 32 bits times 2^shift. */
    private static void add(long[] sum, long number, int shift, int sign) {
        long shifted = number << (shift & 31);
        sum[shift >>> 5] += (shifted & 0xffffffffL ^ sign) - sign;
        sum[(shift >>> 5) + 1] += (shifted >>> 32 ^ sign) - sign;
    }

    /**
     * How many of the values counted. Those of one exponent and sign after one another, as neighbours mostly are, are
     * added as whole numbers first, and so are exponents near each other: 24 bits, 16 more and as many as a row has
     * cells fit.
     */
    private static int add(long[] sum, float[] values, int from, int to) {
        int counted = 0;
        long total = 0;
        int low = 1; // exponent that the total counts in
        for (int i = from; i < to; ) {
            int bits = Float.floatToRawIntBits(values[i]);
            int power = bits >>> 23; // sign and exponent
            int first = i;
            long mantissas = 0;
            do {
                mantissas += bits & 0x7fffff;
                i++;
            } while (i < to && (bits = Float.floatToRawIntBits(values[i])) >>> 23 == power);
            int exponent = power & 0xff;
            if (exponent == 0xff) {
                continue;
            }
            counted += i - first;
            if (exponent == 0) {
                exponent = 1; // subnormal: no bit ahead of the mantissa
            } else {
                mantissas += (i - first) * 0x800000L;
            }
            if (mantissas != 0) {
                if (exponent < low || exponent > low + REACH) {
                    flush(sum, total, low);
                    total = 0;
                    low = Math.max(1, exponent - REACH / 2);
                }
                total += (power > 0xff ? -mantissas : mantissas) << (exponent - low);
            }
        }
        flush(sum, total, low);
        return counted;
    }

    private static void flush(long[] sum, long total, int exponent) {
        if (total != 0) {
            int shift = exponent - 1; // bit 0 of word 0 is worth 2^-149, the smallest float
            int sign = (int) (total >> 63);
            long size = Math.abs(total);
            add(sum, size & 0xffffffffL, shift, sign);
            add(sum, size >>> 32, shift + 32, sign);
        }
    }

    @Override
    public void add(FloatSums other) {
        for (int u = 0; u < count.length; u++) {
            if (other.words[u] == null) {
                continue;
            }
            count[u] += other.count[u];
            carry(other.words[u]);
            if (words[u] == null) {
                words[u] = other.words[u];
                continue;
            }
            carry(words[u]);
            for (int w = 0; w < WORDS; w++) {
                words[u][w] += other.words[u][w];
            }
        }
    }

    long count(int unit) {
        return count[unit];
    }

    /** NaN without a value. */
    double mean(int unit) {
        if (words[unit] == null) {
            return Double.NaN;
        }
        long[] sum = words[unit];
        carry(sum); // the words are now the same for any order; adding them from the top cancels exactly where it
        // cancels
        double total = 0;
        for (int w = WORDS - 1; w >= 0; w--) {
            total += Math.scalb((double) sum[w], 32 * w - 149);
        }
        return total / count[unit];
    }

    /** Brings every word but the last into 0..2^32-1. */
    private static void carry(long[] sum) {
        long carry = 0;
        for (int w = 0; w < WORDS - 1; w++) {
            long word = sum[w] + carry;
            sum[w] = word & 0xffffffffL;
            carry = word >> 32;
        }
        sum[WORDS - 1] += carry;
    }
}
