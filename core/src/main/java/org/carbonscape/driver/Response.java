package org.carbonscape.driver;

import java.math.BigInteger;
import org.carbonscape.measure.ExactSum;

/**
 * y as whole numbers, {@code z = (y - origin) * 2^scale}. The origin is the value of y nearest its mean and the scale
 * leaves room for any sum over all units in 63 bits: with a million units a value keeps 42 bits of the range, with a
 * thousand 52. A constant added to y cancels before anything is rounded. Values that differ by rounding only are one.
 */
public final class Response {
    /** Units in the last place by which values differ that are equal: what sums and quotients of the same leave. */
    private static final int ROUNDINGS = 8;

    private final double origin;
    private final int scale;
    private final long[] z;
    private final long sum;
    private final double squares;
    private final double total;

    private Response(double origin, int scale, long[] z) {
        this.origin = origin;
        this.scale = scale;
        this.z = z;
        long s = 0;
        long high = 0;
        long low = 0;
        for (long v : z) {
            s += v;
            long square = v * v;
            low += square;
            high += Math.multiplyHigh(v, v) + (Long.compareUnsigned(low, square) < 0 ? 1 : 0);
        }
        this.sum = s;
        BigInteger exact = Moments.wide(high, low);
        this.squares = exact.doubleValue();
        this.total = Moments.centred(z.length, s, exact);
    }

    /** Of finite values, at least one. */
    public static Response of(double[] y) {
        double origin = origin(y);
        double reach = 0;
        double largest = 0;
        for (double v : y) {
            reach = Math.max(reach, Math.abs(v - origin));
            largest = Math.max(largest, Math.abs(v));
        }
        if (reach <= ROUNDINGS * Math.ulp(largest)) {
            return new Response(origin, 0, new long[y.length]);
        }
        // |z| <= 2^(62 - bits of n), so that no sum over units passes 2^62
        int bits = 62 - (32 - Integer.numberOfLeadingZeros(y.length));
        int scale = bits - 1 - Math.getExponent(reach);
        long[] z = new long[y.length];
        if (Math.abs(scale) < 1000) {
            double unit = Math.scalb(1.0, scale); // a power of two: exact, and faster than scalb each time
            for (int i = 0; i < z.length; i++) {
                z[i] = (long) Math.rint((y[i] - origin) * unit);
            }
        } else {
            for (int i = 0; i < z.length; i++) {
                z[i] = (long) Math.rint(Math.scalb(y[i] - origin, scale));
            }
        }
        return new Response(origin, scale, z);
    }

    /** The value of y nearest its mean (the lower of two). */
    private static double origin(double[] y) {
        ExactSum sum = new ExactSum();
        for (double v : y) {
            sum.add(v);
        }
        double mean = sum.value() / y.length;
        double best = y[0];
        for (double v : y) {
            double nearer = Math.abs(v - mean) - Math.abs(best - mean);
            if (nearer < 0 || nearer == 0 && v < best) {
                best = v;
            }
        }
        return best + 0.0;
    }

    /** Number of values. */
    public int units() {
        return z.length;
    }

    long[] z() {
        return z;
    }

    long sum() {
        return sum;
    }

    /** Sum of z squared. */
    double squares() {
        return squares;
    }

    /** SST in units of z squared. */
    double total() {
        return total;
    }

    /** A mean of z as a value of y. */
    double value(double meanOfZ) {
        return origin + difference(meanOfZ);
    }

    /** A difference of means of z as a difference of y. */
    double difference(double ofZ) {
        return Math.scalb(ofZ, -scale);
    }

    /** A sum of squares of z in the unit of y squared. */
    double variance(double squaresOfZ) {
        return Math.scalb(squaresOfZ, -2 * scale);
    }

    /**
     * Whether units that are apart by no more than {@code spread} (a standard deviation, in the unit of y) are equal
     * but for rounding, their own or that of z.
     */
    boolean isRounding(double spread, double mean) {
        return spread <= Math.max(difference(1), ROUNDINGS * Math.ulp(mean));
    }
}
