package org.carbonscape.measure;

/**
 * Sum of doubles without rounding until the end: the same bits for any order and any split. A fixed-point number wide
 * enough for every double (2,098 bits and carries) in words of 32 bits held in longs, so that 2^31 additions pass
 * before carries must be settled. Only words that were met are looked at: most sums are of a few numbers of one size.
 * Not thread-safe; {@link #add(ExactSum)} merges.
 */
public final class ExactSum {
    private static final int WORDS = 68;
    /** Bit 0 of word 0 is worth 2^-1074, the smallest double. */
    private final long[] words = new long[WORDS];

    /** The first word met, and one beyond the last: it holds the carry and the sign, and all above are 0. */
    private int low = WORDS - 1;

    private int high;
    private int pending;
    private boolean nan;
    private int infinite; // sign of an infinity met; 2 when both

    public ExactSum add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        long mantissa = bits & 0xfffffffffffffL;
        if (exponent == 0x7ff) {
            if (mantissa != 0) {
                nan = true;
            } else {
                int sign = bits < 0 ? -1 : 1;
                infinite = infinite == 0 || infinite == sign ? sign : 2;
            }
            return this;
        }
        if (value == 0) {
            return this;
        }
        int shift = exponent == 0 ? 0 : exponent - 1;
        if (exponent != 0) {
            mantissa |= 1L << 52;
        }
        int word = shift >>> 5;
        int offset = shift & 31;
        low = Math.min(low, word);
        high = Math.max(high, word + 3);
        // 53 bits shifted by up to 31 span three words
        long low = (mantissa << offset) & 0xffffffffL;
        long rest = offset == 0 ? mantissa >>> 32 : mantissa >>> (32 - offset);
        long middle = rest & 0xffffffffL;
        long high = rest >>> 32;
        if (bits < 0) {
            words[word] -= low;
            words[word + 1] -= middle;
            words[word + 2] -= high;
        } else {
            words[word] += low;
            words[word + 1] += middle;
            words[word + 2] += high;
        }
        if (++pending == 1 << 30) {
            carry();
        }
        return this;
    }

    /** Adds all that the other sum holds; the other is unchanged in value. */
    public ExactSum add(ExactSum other) {
        carry();
        other.carry();
        low = Math.min(low, other.low);
        high = Math.max(high, other.high);
        for (int i = other.low; i <= other.high; i++) {
            words[i] += other.words[i];
        }
        pending = 2;
        nan |= other.nan;
        if (other.infinite != 0) {
            infinite = infinite == 0 || infinite == other.infinite ? other.infinite : 2;
        }
        return this;
    }

    /** The sum, rounded once to the nearest double; NaN if NaN or both infinities were added. */
    public double value() {
        if (nan || infinite == 2) {
            return Double.NaN;
        }
        if (infinite != 0) {
            return infinite > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        carry();
        boolean negative = words[high] < 0;
        long[] w = negative ? negated() : words;
        int top = high;
        while (top >= low && w[top] == 0) {
            top--;
        }
        if (top < low) {
            return 0;
        }
        int length = 32 * top + Long.SIZE - Long.numberOfLeadingZeros(w[top]);
        double magnitude;
        if (length <= 53) {
            magnitude = scale(top == 0 ? w[0] : w[1] << 32 | w[0], -1074);
        } else {
            int drop = length - 54; // one guard bit, the rest is sticky
            int word = drop >>> 5;
            int offset = drop & 31;
            long head = w[word] >>> offset
                    | w[word + 1] << (32 - offset)
                    | (offset > 0 && word + 2 <= top ? w[word + 2] << (64 - offset) : 0);
            boolean sticky = (w[word] & ((1L << offset) - 1)) != 0;
            for (int i = low; i < word && !sticky; i++) {
                sticky = w[i] != 0;
            }
            long rounded = (head >> 1) + ((head & 1) != 0 && (sticky || (head & 2) != 0) ? 1 : 0);
            magnitude = scale(rounded, drop + 1 - 1074);
        }
        return negative ? -magnitude : magnitude;
    }

    /** The words of the sum with the other sign, settled. */
    private long[] negated() {
        long[] w = new long[WORDS];
        long carry = 0;
        for (int i = low; i <= high; i++) {
            long word = carry - words[i];
            w[i] = i < high ? word & 0xffffffffL : word;
            carry = word >> 32;
        }
        return w;
    }

    private static double scale(long mantissa, int exponent) {
        return Math.scalb((double) mantissa, exponent);
    }

    /** Brings every word but the last into 0..2^32-1, and that into 32 bits with its sign. */
    private void carry() {
        long carry = 0;
        for (int i = low; i < high; i++) {
            long word = words[i] + carry;
            words[i] = word & 0xffffffffL;
            carry = word >> 32;
        }
        words[high] += carry;
        while (high < WORDS - 1 && words[high] != (int) words[high]) {
            long word = words[high];
            words[high] = word & 0xffffffffL;
            high++;
            words[high] += word >> 32;
        }
        pending = 1;
    }
}
