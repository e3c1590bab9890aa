package org.carbonscape.driver;

import java.util.Arrays;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.ClassBreaks;
import org.carbonscape.breaks.Cut;
import org.carbonscape.breaks.NaturalBreaks;
import org.carbonscape.breaks.OnValues;
import org.jspecify.annotations.Nullable;

/** Interior breaks of the methods that look at x only. What they need of x is worked out once for all class numbers. */
public final class Breaks {
    private static final double[] NONE = new double[0];

    private final double[] x;
    private final double mean;
    private final double deviation;
    private @Nullable NaturalBreaks natural; // once asked for

    /** Of values in ascending order. */
    Breaks(double[] sorted) {
        this.x = sorted;
        double m = 0;
        for (int i = 0; i < x.length; i++) {
            m += x[i] / x.length;
        }
        double sum = 0;
        double rest = 0;
        for (double v : x) {
            sum += (v - m) * (v - m);
            rest += v - m;
        }
        this.mean = m + rest / x.length;
        this.deviation = x.length > 1 ? StrictMath.sqrt(Math.max(0, sum - rest * rest / x.length) / (x.length - 1)) : 0;
    }

    /** Empty when there are none for so many classes; else strictly ascending and within the range, or duplicated. */
    double[] of(BreakMethod method, int classes) {
        double low = x[0];
        double high = x[x.length - 1];
        if (!(high > low)) {
            return NONE;
        }
        if (method == BreakMethod.NATURAL) {
            natural = natural == null ? NaturalBreaks.of(x) : natural;
            return classes > natural.distinct() ? NONE : together(natural.breaks(classes));
        }
        if (method == BreakMethod.MAXIMUM) {
            double[] widest = within(method, classes);
            return widest.length == classes - 1 ? widest : NONE;
        }
        double[] breaks = new double[classes - 1];
        for (int j = 1; j < classes; j++) {
            double share = (double) j / classes;
            breaks[j - 1] = switch (method) {
                case EQUAL -> low + (high - low) * share;
                case QUANTILE -> quantile(x, share);
                case GEOMETRIC ->
                    low > 0 ? low * StrictMath.pow(high / low, share) : StrictMath.pow(high - low + 1, share) + low - 1;
                case STANDARD_DEVIATION -> mean + deviation * (j - classes / 2.0);
                default -> throw new IllegalArgumentException(method + " needs y");
            };
        }
        return together(method == BreakMethod.QUANTILE ? breaks : OnValues.of(breaks, x.length, i -> x[i]));
    }

    private double[] together(double[] breaks) {
        return OnValues.together(breaks, x.length, i -> x[i]);
    }

    /** Breaks of a way that finds its own number of classes, without those that leave a class empty. */
    double[] own(BreakMethod method) {
        return within(method, Cut.USUAL_CLASSES); // pretty breaks come near to a number
    }

    private double[] within(BreakMethod method, int classes) {
        double[] bounds = ClassBreaks.of(method, x, classes).bounds();
        double[] inside = new double[bounds.length];
        int n = 0;
        int below = 0;
        for (int k = 1; k < bounds.length; k++) {
            int upTo = upTo(bounds[k]);
            if (upTo > below && upTo < x.length) {
                inside[n++] = bounds[k];
                below = upTo;
            }
        }
        return Arrays.copyOf(inside, n);
    }

    /** How many values are at or below a bound. */
    private int upTo(double bound) {
        int low = 0;
        int high = x.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x[middle] <= bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Type 7: linear between order statistics at (n-1)p. */
    static double quantile(double[] sorted, double p) {
        double at = (sorted.length - 1) * p;
        int low = (int) at;
        double part = at - low;
        return part == 0 ? sorted[low] : sorted[low] + part * (sorted[low + 1] - sorted[low]);
    }
}
