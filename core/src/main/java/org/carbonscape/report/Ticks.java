package org.carbonscape.report;

import org.carbonscape.measure.Numbers;

/**
 * Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.
 *
 * @param low      where the axis begins
 * @param high     where it ends
 * @param at       the ticks, ascending
 * @param decimals digits that tell neighbouring ticks apart
 */
record Ticks(double low, double high, double[] at, int decimals) {

    /**
     * Ticks for values from min to max.
     *
     * @param about how many steps are wanted; there are between half and twice as many
     * @param keepLow  the axis begins at min itself, not at the round number below
     * @param keepHigh the axis ends at max itself
     */
    static Ticks of(double min, double max, int about, boolean keepLow, boolean keepHigh) {
        if (!(min <= max)) { // no values at all
            return of(0, 1, about, false, false);
        }
        if (min == max) {
            double room = min == 0 ? 1 : Math.abs(min) / 2;
            return of(min - room, max + room, about, false, false);
        }
        double raw = (max - min) / Math.max(1, about);
        int exponent = (int) Math.floor(StrictMath.log10(raw));
        double part = raw / power(exponent);
        int step = part <= 1.0001 ? 1 : part <= 2.0001 ? 2 : part <= 5.0001 ? 5 : 10;
        double from = Math.floor(min / (step * power(exponent)) + 1e-9);
        double to = Math.ceil(max / (step * power(exponent)) - 1e-9);
        if (keepLow) {
            from = Math.ceil(min / (step * power(exponent)) - 1e-9);
        }
        if (keepHigh) {
            to = Math.floor(max / (step * power(exponent)) + 1e-9);
        }
        double[] at = new double[Math.max(0, (int) (to - from) + 1)];
        for (int i = 0; i < at.length; i++) {
            at[i] = times((from + i) * step, exponent);
        }
        int decimals = Math.max(0, step == 10 ? -exponent - 1 : -exponent);
        return new Ticks(keepLow ? min : at[0], keepHigh ? max : at[at.length - 1], at, decimals);
    }

    String label(int i) {
        return Numbers.readable(at[i], decimals);
    }

    /** Divides by a whole power rather than multiplying by a fraction: 3 x 0.1 is not 0.3. */
    private static double times(double value, int exponent) {
        return exponent < 0 ? value / power(-exponent) : value * power(exponent);
    }

    private static double power(int exponent) {
        return StrictMath.pow(10, exponent);
    }

    /** Digits after the point that show a value with three significant ones, at most six. */
    static int digits(double value) {
        double size = Math.abs(value);
        if (size == 0 || !Double.isFinite(size)) {
            return 0;
        }
        return Math.min(6, Math.max(0, 2 - (int) Math.floor(StrictMath.log10(size))));
    }
}
