package org.carbonscape.breaks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.IntToDoubleFunction;
import org.carbonscape.measure.Numbers;

/**
 * Breaks that are worked out (10.799999999999999 of 0.6 to 17.6) beside values that are written (10.8): one that
 * differs from a value by rounding only is that value, which so lies in the class below, as the break printed says.
 */
public final class OnValues {
    private static final int ROUNDINGS = 4;

    private OnValues() {}

    /**
     * Moves breaks onto values, in place; none onto the highest, above which there would be nothing.
     *
     * @param n         how many values
     * @param ascending the values, by number from 0; the same one may come again
     * @return the breaks
     */
    public static double[] of(double[] breaks, int n, IntToDoubleFunction ascending) {
        double highest = ascending.applyAsDouble(n - 1);
        double rounding = ROUNDINGS * Math.ulp(Math.max(Math.abs(ascending.applyAsDouble(0)), Math.abs(highest)));
        for (int b = 0; b < breaks.length; b++) {
            int above = firstAbove(breaks[b], n, ascending);
            double nearest = Double.NaN;
            for (int i = Math.max(0, above - 1); i <= Math.min(above, n - 1); i++) {
                double value = ascending.applyAsDouble(i);
                nearest = Math.abs(value - breaks[b]) >= Math.abs(nearest - breaks[b]) ? nearest : value;
            }
            if (Math.abs(nearest - breaks[b]) <= rounding && nearest < highest) {
                breaks[b] = nearest;
            }
        }
        return breaks;
    }

    /**
     * Moves each break, in place, onto the highest of the values that differ from it by rounding only, so that values
     * which are equal but for their last digits (-2.361333333333333 and -2.3613333333333335) stay together.
     *
     * @param n         how many values
     * @param ascending the values, by number from 0; the same one may come again
     * @return the breaks, some of which may now be the highest value
     */
    public static double[] together(double[] breaks, int n, IntToDoubleFunction ascending) {
        for (int b = 0; b < breaks.length; b++) {
            double most = breaks[b] + ROUNDINGS * Math.ulp(breaks[b]);
            int below = firstAbove(most, n, ascending) - 1;
            breaks[b] = below < 0 ? breaks[b] : Math.max(breaks[b], ascending.applyAsDouble(below));
        }
        return breaks;
    }

    /**
     * A break that cuts alike when it is read back from a table: a value's 15 digits can lie below the value itself.
     *
     * @param below the highest value that is not above the break
     * @param above the lowest that is
     */
    public static double printable(double at, double below, double above) {
        if (Double.parseDouble(Numbers.text(at)) >= below) {
            return at;
        }
        double up = new BigDecimal(at)
                .round(new MathContext(15, RoundingMode.CEILING))
                .doubleValue();
        return up < above ? up : at;
    }

    private static int firstAbove(double bound, int n, IntToDoubleFunction ascending) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending.applyAsDouble(middle) <= bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
