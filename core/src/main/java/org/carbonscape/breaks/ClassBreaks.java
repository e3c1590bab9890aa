package org.carbonscape.breaks;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A cut of numbers into classes. Bins are right-closed, {@code (b[k-1], b[k]]}, the first includes the minimum, and
 * equal values are never split. Missing values (NaN) belong to no class and do not count. Where values repeat so much
 * that fewer classes can be told apart than were asked for, natural, quantile, maximum and head-tail breaks give fewer
 * classes, not empty ones; classes of equal or growing width, those with names (box and percentile maps) and those
 * between the user's own breaks stay, also where they are empty.
 *
 * <p>Source: methods 4.3; natural breaks after Fisher (1958), "On grouping for maximum homogeneity", JASA 53.
 */
public final class ClassBreaks {
    private static final double[] PERCENTS = {0.01, 0.1, 0.5, 0.9, 0.99};

    private final BreakMethod method;
    private final double[] bounds;

    private ClassBreaks(BreakMethod method, double[] bounds) {
        this.method = method;
        this.bounds = bounds;
    }

    /** Classes of the values: {@link #of(Cut, double[])}. */
    public static ClassBreaks of(BreakMethod method, double[] values, int classes) {
        return of(Cut.of(method, classes), values);
    }

    /**
     * Classes of the values.
     *
     * @param cut    any but {@link BreakMethod#OPTIMAL}
     * @param values NaN = missing
     * @throws ProblemException when no value is present or finite, or for geometric breaks of values at or below 0
     */
    static ClassBreaks of(Cut cut, double[] values) {
        CountedValues tally = CountedValues.of(values);
        return of(cut, tally, rounding(tally));
    }

    /**
     * Classes of values that occur {@code counts[i]} times each: the same as repeating them, without the memory. For
     * rasters gathered into bins or held as counted values.
     *
     * @param width of the bins, 0 of single values: gaps that differ by less are equally wide
     */
    public static ClassBreaks of(Cut cut, double[] values, long[] counts, double width) {
        CountedValues tally = CountedValues.of(values, counts);
        return of(cut, tally, Math.max(width, rounding(tally)));
    }

    private static ClassBreaks of(Cut cut, CountedValues tally, double resolution) {
        if (tally.distinct() == 0) {
            throw new ProblemException(ProblemCode.STATS_01_NO_VALUES, "breaks");
        }
        int classes = cut.classes();
        BreakMethod method = cut.method();
        return new ClassBreaks(
                method,
                switch (method) {
                    case NATURAL -> bounds(tally, natural(tally, classes));
                    case QUANTILE -> bounds(tally, quantiles(tally, classes));
                    case EQUAL -> bounds(tally, onValues(tally, equal(tally, classes)));
                    case GEOMETRIC -> bounds(tally, onValues(tally, geometric(tally, classes)));
                    case STANDARD_DEVIATION -> bounds(tally, onValues(tally, deviations(tally)));
                    case HEAD_TAIL -> bounds(tally, headTail(tally));
                    case MAXIMUM -> bounds(tally, maximum(tally, classes, resolution));
                    case PRETTY -> wide(tally, pretty(tally, classes));
                    case BOX -> around(tally, box(tally, 1.5));
                    case BOX_3 -> around(tally, box(tally, 3));
                    case PERCENTILE ->
                        around(
                                tally,
                                Arrays.stream(PERCENTS).map(tally::quantile).toArray());
                    case MANUAL -> manual(tally, cut);
                    case OPTIMAL -> throw new IllegalArgumentException("optimal breaks need y");
                });
    }

    private static double[] onValues(CountedValues tally, double[] cuts) {
        return OnValues.of(cuts, tally.distinct(), tally::value);
    }

    private static double[] together(CountedValues tally, double[] cuts) {
        return OnValues.together(cuts.clone(), tally.distinct(), tally::value);
    }

    private static double printable(CountedValues tally, double cut) {
        int above = tally.firstAbove(cut);
        return above == 0 || above == tally.distinct()
                ? cut
                : OnValues.printable(cut, tally.value(above - 1), tally.value(above));
    }

    /** Lower end, then the cuts strictly between the extremes once each, then the upper end. */
    private static double[] bounds(CountedValues tally, double[] cuts) {
        double low = tally.min();
        double high = tally.max();
        double[] inside = Arrays.stream(together(tally, cuts))
                .map(c -> printable(tally, c))
                .filter(c -> c >= low && c < high) // a cut at the minimum itself is a class of the minimum alone
                .sorted()
                .distinct()
                .toArray();
        return DoubleStream.concat(
                        DoubleStream.concat(DoubleStream.of(low), Arrays.stream(inside)), DoubleStream.of(high))
                .toArray();
    }

    /** The same with cuts that may be the ends themselves. */
    private static double[] wide(CountedValues tally, double[] cuts) {
        double low = Math.min(tally.min(), cuts[0]);
        double high = Math.max(tally.max(), cuts[cuts.length - 1]);
        double[] inside = Arrays.stream(together(tally, cuts))
                .filter(c -> c > low && c < high)
                .distinct()
                .toArray();
        return DoubleStream.concat(
                        DoubleStream.concat(DoubleStream.of(low), Arrays.stream(inside)), DoubleStream.of(high))
                .toArray();
    }

    /** All cuts, and ends that hold them and the values. */
    private static double[] around(CountedValues tally, double[] given) {
        double[] cuts = together(tally, given);
        double low = Math.min(tally.min(), cuts[0]);
        double high = Math.max(tally.max(), cuts[cuts.length - 1]);
        return IntStream.range(-1, cuts.length + 1)
                .mapToDouble(i -> i < 0 ? low : i == cuts.length ? high : cuts[i])
                .toArray();
    }

    /** As {@link #around}; no class above the last break where no value lies there: it is then the upper end. */
    private static double[] manual(CountedValues tally, Cut cut) {
        double[] all = around(
                tally, cut.breaks().stream().mapToDouble(Double::doubleValue).toArray());
        return all[all.length - 1] > all[all.length - 2] ? all : Arrays.copyOf(all, all.length - 1);
    }

    private static double[] box(CountedValues tally, double hinge) {
        double first = tally.quantile(0.25);
        double third = tally.quantile(0.75);
        double reach = hinge * (third - first);
        return new double[] {first - reach, first, tally.quantile(0.5), third, third + reach};
    }

    private static double[] maximum(CountedValues tally, int classes, double resolution) {
        Integer[] gaps = IntStream.range(1, tally.distinct()).boxed().toArray(Integer[]::new);
        Arrays.sort(gaps, (a, b) -> Double.compare(gap(tally, b), gap(tally, a)));
        int to;
        for (int from = 0; from < Math.min(classes - 1, gaps.length); from = to) {
            to = from + 1;
            while (to < gaps.length && gap(tally, gaps[from]) - gap(tally, gaps[to]) <= resolution) {
                to++;
            }
            Arrays.sort(gaps, from, to); // of equal gaps the lower first
        }
        return Arrays.stream(gaps)
                .limit(classes - 1L)
                .mapToDouble(i -> (tally.value(i - 1) + tally.value(i)) / 2)
                .toArray();
    }

    private static double gap(CountedValues tally, int above) {
        return tally.value(above) - tally.value(above - 1);
    }

    /** By how much gaps differ that are equal but for rounding: of 0.1, 0.2, 0.3; of floats, by a float's digits. */
    private static double rounding(CountedValues tally) {
        if (tally.distinct() == 0) {
            return 0;
        }
        double most = Math.max(Math.abs(tally.min()), Math.abs(tally.max()));
        boolean floats = IntStream.range(0, tally.distinct()).allMatch(i -> tally.value(i) == (float) tally.value(i));
        return floats ? 2.0 * Math.ulp((float) most) : 4 * Math.ulp(most);
    }

    private static double[] natural(CountedValues tally, int classes) {
        double[] values = new double[tally.distinct()];
        double[] weights = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = tally.value(i);
            weights[i] = tally.occurrences(i);
        }
        return NaturalBreaks.of(values, weights).breaks(Math.min(classes, values.length));
    }

    private static double[] quantiles(CountedValues tally, int classes) {
        double[] cuts = new double[classes - 1];
        for (int i = 1; i < classes; i++) {
            cuts[i - 1] = tally.quantile((double) i / classes);
        }
        return cuts;
    }

    private static double[] equal(CountedValues tally, int classes) {
        double[] cuts = new double[classes - 1];
        for (int i = 1; i < classes; i++) {
            cuts[i - 1] = tally.min() + (tally.max() - tally.min()) * i / classes;
        }
        return cuts;
    }

    private static double[] geometric(CountedValues tally, int classes) {
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

    private static double[] deviations(CountedValues tally) {
        double mean = tally.mean();
        double step = tally.deviation();
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

    private static double[] headTail(CountedValues tally) {
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

    private static double[] pretty(CountedValues tally, int classes) {
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

    public BreakMethod method() {
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
        CountedValues tally = CountedValues.of(values);
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
