package org.carbonscape.stats;

import java.math.BigInteger;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Values as whole numbers, so that sums over neighbours are exact: the same for every order of neighbours, for polygons
 * and lattices, and a permuted sum ties with the observed one when it truly does. Decimal columns (up to six places)
 * are scaled by a power of ten, everything else by a power of two that keeps all 53 bits of the largest values. Values
 * that differ by rounding only are equal.
 */
final class FixedPoint {
    /** 8 units in the last place of the largest value: what sums and quotients of equals leave. */
    private static final long ROUNDING = 8L << 60 - 52;

    private final long[] q;
    private final double unit;
    private final int n;
    /** Sum of all q, as a integer part of the mean and a remainder over n in 0..n-1. */
    private final long mean;

    private final long remainder;

    private FixedPoint(long[] q, double unit, boolean[] present, int n) {
        this.q = q;
        this.unit = unit;
        this.n = n;
        long high = 0;
        long low = 0;
        for (int i = 0; i < q.length; i++) {
            if (present[i]) {
                high += q[i] >> 32;
                low += q[i] & 0xffffffffL;
            }
        }
        BigInteger sum = BigInteger.valueOf(high).shiftLeft(32).add(BigInteger.valueOf(low));
        BigInteger[] parts = sum.divideAndRemainder(BigInteger.valueOf(n));
        boolean negative = parts[1].signum() < 0;
        mean = parts[0].longValueExact() - (negative ? 1 : 0);
        remainder = parts[1].longValueExact() + (negative ? n : 0);
    }

    /**
     * @param present which places count; at least one
     * @param terms   most terms in a sum of q
     */
    static FixedPoint of(double[] x, boolean[] present, int n, int terms) {
        long room = Long.MAX_VALUE / 4 / (terms + 2L);
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            if (present[i]) {
                if (Double.isInfinite(x[i])) {
                    throw new ProblemException(ProblemCode.STATS_04_INFINITE, Argument.VALUES);
                }
                largest = Math.max(largest, Math.abs(x[i]));
            }
        }
        long[] q = new long[x.length];
        double power = 1;
        for (int d = 0; d <= 6; d++, power *= 10) {
            if (largest * power < Math.min(room, 1L << 52) && decimal(x, present, power, q)) {
                return new FixedPoint(q, 1 / power, present, n);
            }
        }
        int shift = largest == 0 ? 0 : 60 - Math.getExponent(largest);
        // scalb in two steps: for values near the smallest doubles the power alone would overflow
        int half = shift / 2;
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; i < x.length; i++) {
            if (present[i]) {
                q[i] = (long) Math.rint(Math.scalb(Math.scalb(x[i], half), shift - half));
                low = Math.min(low, q[i]);
                high = Math.max(high, q[i]);
            }
        }
        if (high - low <= ROUNDING) {
            return new FixedPoint(new long[x.length], 1, present, n);
        }
        long middle = (low >> 1) + (high >> 1);
        int drop = 0;
        while (Math.max(high - middle, middle - low) >> drop > room) {
            drop++;
        }
        for (int i = 0; i < x.length; i++) {
            q[i] = present[i] ? (q[i] - middle) >> drop : 0;
        }
        return new FixedPoint(q, Math.scalb(1.0, drop - shift), present, n);
    }

    /** Whether every value is a decimal at this scale; fills q if so. */
    private static boolean decimal(double[] x, boolean[] present, double power, long[] q) {
        for (int i = 0; i < x.length; i++) {
            if (present[i]) {
                double scaled = Math.rint(x[i] * power);
                if (scaled / power != x[i]) {
                    return false;
                }
                q[i] = (long) scaled;
            }
        }
        return true;
    }

    /** The integer numbers, 0 at absent places; live, not to be changed. */
    long[] q() {
        return q;
    }

    /** x - mean of x. Exactly 0 where x is the mean. */
    double centred(int place) {
        return ((q[place] - mean) - (double) remainder / n) * unit;
    }

    /** (sum of {@code terms} values) - terms times the mean of x. Exactly 0 where they are equal. */
    double centredSum(long sum, int terms) {
        if (remainder == 0) {
            return (sum - terms * mean) * unit;
        }
        long part = terms * remainder;
        long integer = part / n;
        return (sum - terms * mean - integer - (double) (part - integer * n) / n) * unit;
    }
}
