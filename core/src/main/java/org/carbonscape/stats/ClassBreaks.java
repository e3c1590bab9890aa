package org.carbonscape.stats;

import java.util.Arrays;
import java.util.Locale;
import org.carbonscape.measure.NaturalBreaks;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A cut of numbers into classes. Bins are right-closed, {@code (b[k-1], b[k]]}, the first includes the minimum, and
 * equal values are never split. Missing values (NaN) belong to no class and do not count. Where values repeat so much
 * that fewer classes can be told apart than were asked for, there are fewer classes, not empty ones.
 *
 * <p>Source: methods 4.3; natural breaks after Fisher (1958), "On grouping for maximum homogeneity", JASA 53.
 */
public final class ClassBreaks {
    /** How classes are cut. */
    public enum Method {
        /** Fisher-Jenks: the cut with the least sum of squares within classes, exact for any number of values. */
        NATURAL,
        /** Equal numbers of values: R's type 7, linear interpolation at (n - 1) p. */
        QUANTILE,
        /** Classes of equal width. */
        EQUAL,
        /** Bounds in geometric progression from minimum to maximum, which must be above 0. */
        GEOMETRIC,
        /** Bounds at the mean and whole standard deviations (n - 1) from it; the data's range says how many. */
        STANDARD_DEVIATION,
        /** Head/tail: cut at the mean, again among those above it while they are at most 40 percent. */
        HEAD_TAIL,
        /** Bounds on round numbers (1, 2 or 5 times a power of ten), about as many classes as asked for. */
        PRETTY,
        /** Bounds given by the user. */
        MANUAL;

        /** The name as written in a study file: {@code standard-deviation}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Method method;
    private final double[] bounds;

    private ClassBreaks(Method method, double[] bounds) {
        this.method = method;
        this.bounds = bounds;
    }

    /**
     * Classes of the values.
     *
     * @param method  any but {@link Method#MANUAL}
     * @param values  NaN = missing
     * @param classes how many are wanted, at least 1; not used by standard deviation and head/tail
     * @throws ProblemException when no value is present or finite, or for geometric breaks of values at or below 0
     */
    public static ClassBreaks of(Method method, double[] values, int classes) {
        return of(method, Tally.of(values), classes);
    }

    /**
     * Classes of values that occur {@code counts[i]} times each: the same as repeating them, without the memory. For
     * rasters gathered into bins or held as counted values.
     */
    public static ClassBreaks of(Method method, double[] values, long[] counts, int classes) {
        return of(method, Tally.of(values, counts), classes);
    }

    /** Classes with given bounds, ascending: the lower end and then every upper bound; at least two. */
    public static ClassBreaks manual(double... bounds) {
        for (int i = 0; i < bounds.length; i++) {
            if (!Double.isFinite(bounds[i]) || i > 0 && bounds[i] <= bounds[i - 1]) {
                throw new ProblemException(ProblemCode.STATS_03_BREAKS, "breaks", Texts.list(bounds));
            }
        }
        if (bounds.length < 2) {
            throw new ProblemException(ProblemCode.STATS_03_BREAKS, "breaks", Texts.list(bounds));
        }
        return new ClassBreaks(Method.MANUAL, bounds.clone());
    }

    private static ClassBreaks of(Method method, Tally tally, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("at least one class, not " + classes);
        }
        if (tally.distinct() == 0) {
            throw new ProblemException(ProblemCode.STATS_01_NO_VALUES, "breaks");
        }
        double[] cuts = switch (method) {
            case NATURAL -> natural(tally, classes);
            case QUANTILE -> quantiles(tally, classes);
            case EQUAL -> equal(tally, classes);
            case GEOMETRIC -> geometric(tally, classes);
            case STANDARD_DEVIATION -> deviations(tally, 1);
            case HEAD_TAIL -> headTail(tally);
            case PRETTY -> pretty(tally, classes);
            case MANUAL -> throw new IllegalArgumentException("manual breaks are given, see manual(...)");
        };
        return new ClassBreaks(method, bounds(tally, cuts, method == Method.PRETTY));
    }

    /** Lower end, then the cuts strictly between the extremes once each, then the upper end. */
    private static double[] bounds(Tally tally, double[] cuts, boolean wide) {
        double low = tally.min();
        double high = tally.max();
        double[] out = new double[cuts.length + 2];
        int n = 0;
        out[n++] = wide ? Math.min(low, cuts[0]) : low;
        double[] sorted = cuts.clone();
        Arrays.sort(sorted);
        for (double cut : sorted) {
            if (cut >= low && cut < high && (n == 1 && !wide || cut > out[n - 1])) {
                // a cut at the minimum itself is a class of the minimum alone
                out[n++] = cut;
            }
        }
        double end = wide ? Math.max(high, sorted[sorted.length - 1]) : high;
        out[n++] = end;
        return Arrays.copyOf(out, n);
    }

    private static double[] natural(Tally tally, int classes) {
        double[] values = new double[tally.distinct()];
        double[] weights = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = tally.value(i);
            weights[i] = tally.occurrences(i);
        }
        return NaturalBreaks.of(values, weights).breaks(Math.min(classes, values.length));
    }

    private static double[] quantiles(Tally tally, int classes) {
        double[] cuts = new double[classes - 1];
        for (int i = 1; i < classes; i++) {
            cuts[i - 1] = tally.quantile((double) i / classes);
        }
        return cuts;
    }

    private static double[] equal(Tally tally, int classes) {
        double[] cuts = new double[classes - 1];
        for (int i = 1; i < classes; i++) {
            cuts[i - 1] = tally.min() + (tally.max() - tally.min()) * i / classes;
        }
        return cuts;
    }

    private static double[] geometric(Tally tally, int classes) {
        if (!(tally.min() > 0)) {
            throw new ProblemException(ProblemCode.STATS_02_NOT_POSITIVE, "breaks", Texts.number(tally.min()));
        }
        double ratio = tally.max() / tally.min();
        double[] cuts = new double[classes - 1];
        for (int i = 1; i < classes; i++) {
            cuts[i - 1] = tally.min() * StrictMath.pow(ratio, (double) i / classes);
        }
        return cuts;
    }

    /** Standard-deviation classes of a width other than one deviation, such as 0.5. */
    public static ClassBreaks deviations(double[] values, double width) {
        if (!(width > 0)) {
            throw new IllegalArgumentException("a width above 0, not " + width);
        }
        Tally tally = Tally.of(values);
        if (tally.distinct() == 0) {
            throw new ProblemException(ProblemCode.STATS_01_NO_VALUES, "breaks");
        }
        return new ClassBreaks(Method.STANDARD_DEVIATION, bounds(tally, deviations(tally, width), false));
    }

    private static double[] deviations(Tally tally, double width) {
        double mean = tally.mean();
        double step = tally.deviation() * width;
        if (!(step > 0)) {
            return new double[0];
        }
        int down = (int) Math.floor((mean - tally.min()) / step);
        int up = (int) Math.floor((tally.max() - mean) / step);
        double[] cuts = new double[down + up + 1];
        for (int i = -down; i <= up; i++) {
            cuts[i + down] = mean + i * step;
        }
        return cuts;
    }

    private static double[] headTail(Tally tally) {
        double[] cuts = new double[64];
        int n = 0;
        int from = 0;
        while (tally.distinct() - from > 1) {
            double mean = tally.mean(from);
            int head = tally.firstAbove(mean);
            if (n == cuts.length) {
                cuts = Arrays.copyOf(cuts, 2 * n);
            }
            cuts[n++] = mean;
            if (tally.count(head) > 0.4 * tally.count(from)) {
                break;
            }
            from = head;
        }
        return Arrays.copyOf(cuts, n);
    }

    private static double[] pretty(Tally tally, int classes) {
        double range = tally.max() - tally.min();
        if (!(range > 0)) {
            return new double[] {tally.min()};
        }
        int exponent = (int) Math.floor(StrictMath.log10(range / classes));
        // the candidate whose number of classes is nearest to the wish, finer first where two are equally near
        double[] best = {tally.min(), tally.max()}; // values too close together for round numbers between them
        int bestGap = Integer.MAX_VALUE;
        for (int e = exponent; e <= exponent + 1; e++) {
            for (int mantissa : new int[] {1, 2, 5}) {
                double first = Math.floor(multiple(tally.min(), mantissa, e) + 1e-9);
                double last = Math.ceil(multiple(tally.max(), mantissa, e) - 1e-9);
                int n = (int) (last - first);
                if (n >= 1 && Math.abs(n - classes) < bestGap) {
                    bestGap = Math.abs(n - classes);
                    best = new double[n + 1];
                    for (int i = 0; i <= n; i++) {
                        best[i] = scaled((first + i) * mantissa, e);
                    }
                }
            }
        }
        return best;
    }

    private static double multiple(double value, int mantissa, int exponent) {
        return scaled(value, -exponent) / mantissa;
    }

    /** value times 10^exponent by one exact power and one rounding, so that 0.3 is 0.3. */
    private static double scaled(double value, int exponent) {
        double power = StrictMath.pow(10, Math.abs(exponent));
        return exponent < 0 ? value / power : value * power;
    }

    public Method method() {
        return method;
    }

    /** How many classes there are. */
    public int count() {
        return bounds.length - 1;
    }

    /** The lower end and then every class's upper bound: {@code count() + 1} ascending numbers. */
    public double[] bounds() {
        return bounds.clone();
    }

    /** Upper bound of a class, which belongs to it. */
    public double upper(int index) {
        return bounds[index + 1];
    }

    /** Lower bound of a class, which belongs to it only for class 0. */
    public double lower(int index) {
        return bounds[index];
    }

    /**
     * The class a value falls in, from 0; -1 for NaN. Values beyond the ends fall in the first or the last class, so
     * that breaks made from all phases can colour each.
     */
    public int classOf(double value) {
        if (Double.isNaN(value)) {
            return -1;
        }
        int low = 1;
        int high = bounds.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= bounds[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }

    /**
     * Goodness of variance fit: 1 - (sum of squares within classes) / (total sum of squares); 1 where all values are
     * equal. NaN when no value is present.
     */
    public double gvf(double[] values) {
        Tally tally = Tally.of(values);
        if (tally.distinct() == 0) {
            return Double.NaN;
        }
        double within = 0;
        int from = 0;
        for (int k = 0; k < count(); k++) {
            int to = k == count() - 1 ? tally.distinct() : tally.firstAbove(bounds[k + 1]);
            if (to > from) {
                within += tally.squares(from, to);
            }
            from = Math.max(from, to);
        }
        double total = tally.squares(0, tally.distinct());
        return total == 0 ? 1 : 1 - within / total;
    }
}
