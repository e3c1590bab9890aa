package org.carbonscape.study.layer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.ClassBreaks;

/**
 * Class limits of magnitudes for a map that is read by eye: every class holds some of the land, and limits are short
 * numbers. Few distinct values have a class each. Where the bulk of the values spans a factor of ten, each class holds
 * about as many values (natural breaks would put nearly all of them into one), and of values that are more than a class
 * each has its own; else the classes are natural breaks.
 */
final class MapLimits {
    /** Spread of the middle 96 % from which on classes go by rank. */
    private static final double WIDE = 10;

    /** Share of the values that a shorter number may move to the next class. */
    private static final double MOVED = 0.02;

    /** Share by which values differ that are one amount, of which cells got what rounding left over. */
    private static final double SAME = 1e-5;

    /** Share of the largest value up to which one is what is left of amounts that make up for each other. */
    private static final double NOTHING = 1e-9;

    /** How many times smaller than the next limit that of zero's class is at the most. */
    private static final double NEXT_TO_NOTHING = 100;

    private static final int MOST_DIGITS = 9;

    /** Digits of limits among many values. */
    private static final int SHORT = 4;

    private MapLimits() {}

    /**
     * Ascending limits, one more than there are classes; empty without a value. The first lies between zero and the
     * least value that is more than an error of rounding, so that zero is in no class, the last is not below the
     * largest value.
     *
     * @param magnitudes above zero; NaN and others are not looked at
     */
    static List<Double> of(double[] magnitudes, int classes) {
        return of(magnitudes, classes, false);
    }

    private static List<Double> of(double[] magnitudes, int classes, boolean aboutZero) {
        double[] sorted = ascending(magnitudes);
        if (sorted.length == 0) {
            return List.of();
        }
        double[] distinct = distinct(sorted);
        double[] inner = distinct.length <= classes
                ? middles(distinct)
                : rank(sorted, 0.98) >= WIDE * rank(sorted, 0.02)
                        ? ranks(sorted, distinct, classes)
                        : natural(sorted, classes);
        double most = sorted[sorted.length - 1];
        List<Double> limits = new ArrayList<>(List.of(between(0, distinct[0], distinct[0] / 2)));
        for (double limit : inner) {
            double least = limits.get(limits.size() - 1);
            double rounded = distinct.length <= classes
                    ? between(below(distinct, limit), above(distinct, limit), limit)
                    : near(sorted, limit, least);
            if (rounded > least && rounded < most) {
                limits.add(rounded);
            }
        }
        limits.add(up(most));
        double little = limits.get(1) / NEXT_TO_NOTHING;
        if (aboutZero && distinct.length > classes && limits.get(0) < little) {
            double rounded = between(limits.get(0), limits.get(1), little);
            if (upTo(sorted, sorted.length, rounded) <= MOVED * sorted.length) {
                limits.set(0, rounded);
            }
        }
        return List.copyOf(limits);
    }

    /**
     * The same for one side of zero, whose class takes the few values that are next to nothing beside the others: the
     * least of thousands of units would else be a limit such as 0.00003.
     */
    static List<Double> aboutZero(double[] magnitudes, int classes) {
        return of(magnitudes, classes, true);
    }

    /**
     * Limits of the only class, close about the one value that there is, of two digits; where there are several, as
     * they are.
     *
     * @param values all of one sign, or zero
     * @param limits two
     */
    static List<Double> around(double[] values, List<Double> limits) {
        double[] magnitudes = new double[values.length];
        Arrays.setAll(magnitudes, i -> Math.abs(values[i]));
        double[] sorted = ascending(magnitudes);
        if (sorted.length < values.length || distinct(sorted).length != 1) {
            return limits;
        }
        BigDecimal value = new BigDecimal(sorted[0]).round(new MathContext(SHORT)); // without what rounding left over
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(value.precision() - value.scale() - 2);
        double low = value.divide(step)
                .setScale(0, RoundingMode.CEILING)
                .subtract(BigDecimal.ONE)
                .multiply(step)
                .doubleValue(); // below the value, also where that is a round number
        double high = value.divide(step)
                .setScale(0, RoundingMode.CEILING)
                .multiply(step)
                .doubleValue();
        return values[0] < 0 ? List.of(-high, -low) : List.of(low, high);
    }

    /** Those above zero. */
    private static double[] ascending(double[] values) {
        // as many as pictures have pixels: a stream would make an object of each
        double[] kept = new double[values.length];
        int n = 0;
        for (double value : values) {
            if (value > 0) {
                kept[n++] = value;
            }
        }
        Arrays.sort(kept, 0, n);
        return Arrays.copyOfRange(kept, n == 0 ? 0 : upTo(kept, n, NOTHING * kept[n - 1]), n);
    }

    /** The least of those that are one amount. */
    private static double[] distinct(double[] sorted) {
        double[] kept = new double[sorted.length];
        int n = 0;
        for (double value : sorted) {
            if (n == 0 || value > kept[n - 1] * (1 + SAME)) {
                kept[n++] = value;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static double below(double[] distinct, double limit) {
        return distinct[-Arrays.binarySearch(distinct, limit) - 2];
    }

    private static double above(double[] distinct, double limit) {
        return distinct[-Arrays.binarySearch(distinct, limit) - 1];
    }

    /**
     * The shortest number that moves no more than a few values to the next class; where values crowd about the limit,
     * such as cells of one unit that differ in their last digits, the short one that moves the fewest.
     *
     * @param least the limit before, above which some values must be left: of a class's few cells none may
     */
    private static double near(double[] sorted, double limit, double least) {
        int at = upTo(sorted, sorted.length, limit);
        int before = upTo(sorted, sorted.length, least);
        double best = limit;
        int fewest = Integer.MAX_VALUE;
        for (int digits = 1; digits <= SHORT; digits++) {
            // upwards where many values are the limit itself, as of classes with one density
            for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.CEILING)) {
                double rounded = new BigDecimal(limit)
                        .round(new MathContext(digits, mode))
                        .doubleValue();
                int below = upTo(sorted, sorted.length, rounded);
                int moved = Math.abs(below - at);
                if (below == before) {
                    continue;
                }
                if (moved <= MOVED * sorted.length) {
                    return rounded;
                }
                if (moved < fewest) {
                    fewest = moved;
                    best = rounded;
                }
            }
        }
        return best;
    }

    /** How many of the first n are not above a limit. */
    private static int upTo(double[] sorted, int n, double limit) {
        int from = 0;
        int to = n;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= limit) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double[] middles(double[] distinct) {
        double[] middles = new double[distinct.length - 1];
        Arrays.setAll(middles, i -> (distinct[i] + distinct[i + 1]) / 2);
        return middles;
    }

    /** Values that part so many equal groups; where some are so common that few groups are left, see below. */
    private static double[] ranks(double[] sorted, double[] distinct, int classes) {
        double[] limits = ranks(sorted, classes);
        return limits.length < classes / 2 ? apart(sorted, distinct, classes) : limits;
    }

    /**
     * Values that are more than a class of cells alone have a class each, such as cropland with one factor beside
     * emissions of towns, which spread over cells; the distinct others share the classes that are left.
     */
    private static double[] apart(double[] sorted, double[] distinct, int classes) {
        List<Double> others = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        int left = classes;
        int from = 0;
        for (int i = 0; i < distinct.length; i++) {
            int to = i + 1 < distinct.length
                    ? upTo(sorted, sorted.length, Math.nextDown(distinct[i + 1]))
                    : sorted.length;
            if ((long) (to - from) * classes > sorted.length) {
                if (!others.isEmpty() && !limits.contains(distinct[i - 1])) {
                    limits.add(distinct[i - 1]);
                    left--;
                }
                limits.add(distinct[i]);
                left--;
            } else {
                others.add(distinct[i]);
            }
            from = to;
        }
        double[] rest = others.stream().mapToDouble(v -> v).toArray();
        Arrays.stream(ranks(rest, Math.max(1, left))).forEach(limits::add);
        double most = distinct[distinct.length - 1];
        return limits.stream()
                .mapToDouble(v -> v)
                .filter(v -> v < most)
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[] ranks(double[] sorted, int classes) {
        double[] limits = new double[classes - 1];
        Arrays.setAll(limits, i -> sorted[(int) ((i + 1L) * sorted.length / classes) - 1]);
        double most = sorted[sorted.length - 1];
        return Arrays.stream(distinct(limits)).filter(v -> v < most).toArray();
    }

    private static double[] natural(double[] sorted, int classes) {
        double[] bounds = ClassBreaks.of(BreakMethod.NATURAL, sorted, classes).bounds();
        return Arrays.copyOfRange(bounds, 1, bounds.length - 1);
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    /** The shortest number between two, near a wanted one. */
    private static double between(double low, double high, double wanted) {
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            double rounded = new BigDecimal(wanted)
                    .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                    .doubleValue();
            if (rounded > low && rounded < high) {
                return rounded;
            }
        }
        return wanted;
    }

    /** The shortest number that is not below, and not far above. */
    private static double up(double value) {
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            double rounded = new BigDecimal(value)
                    .round(new MathContext(digits, RoundingMode.CEILING))
                    .doubleValue();
            if (rounded <= 1.05 * value) {
                return rounded;
            }
        }
        return value;
    }

    /** Digits after the point that show all limits as they are, at most six. */
    static int decimals(List<Double> limits) {
        return limits.stream()
                .mapToInt(l -> BigDecimal.valueOf(l).stripTrailingZeros().scale())
                .map(scale -> Math.max(0, Math.min(6, scale)))
                .max()
                .orElse(0);
    }
}
