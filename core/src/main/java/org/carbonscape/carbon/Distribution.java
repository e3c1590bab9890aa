package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * What a number may be instead: the distribution behind the columns {@code low,high,distribution} of every table of
 * factors and activities. {@code low} and {@code high} hold the truth with 95 % (2.5 % lie below, 2.5 % above); of
 * {@code uniform}, {@code triangular} and {@code beta} they are the limits. Without them a number is certain.
 *
 * <p>U is half the width from low to high over the value. Where the value lies in the middle (to a thousandth of the
 * width):
 * <ul>
 *   <li>{@code normal}: deviation = half the width / 1.96;
 *   <li>{@code lognormal}: mean = value, coefficient of variation U / 2 (IPCC 2006, Vol 1 Ch 3, 3.2.3.2), whatever
 *       the bounds themselves: U = 100 % is -64.56 % and +125.76 %. Of a negative value it is the mirror image;
 *   <li>{@code gamma}: mean = value, deviation = half the width / 1.96.
 * </ul>
 * Where it does not, the value is the median of {@code normal} and {@code lognormal} and either side has a spread of
 * its own, so that low and high are met exactly; {@code gamma} keeps the ratio of its bounds, and with it both of
 * them, but not the value.
 *
 * <ul>
 *   <li>{@code uniform} from low to high; {@code triangular} with its peak at the value; {@code beta} is PERT's, from
 *       low to high with its peak at the value (weight 4).
 *   <li>{@code empirical: 0.8; 1; 1.3}: values of the number's own unit, between which quantiles are linear (type 7).
 * </ul>
 * Without a word it is normal up to U = 30 %, beyond lognormal, which keeps the sign, as far as the bounds allow.
 * Immutable.
 */
public final class Distribution {
    /** The shapes, by the words of the column {@code distribution}. */
    public enum Shape {
        CERTAIN("certain", "确定"),
        NORMAL("normal", "正态"),
        LOGNORMAL("lognormal", "对数正态"),
        UNIFORM("uniform", "均匀"),
        TRIANGULAR("triangular", "三角"),
        BETA("beta", "贝塔"),
        GAMMA("gamma", "伽马"),
        EMPIRICAL("empirical", "经验");

        private final String word;
        private final String chinese;

        Shape(String word, String chinese) {
            this.word = word;
            this.chinese = chinese;
        }

        /** By either word, with or without "分布" or "distribution", in any case. */
        static Optional<Shape> find(String text) {
            String plain = text.strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[ _-]*(distribution|分布)$", "")
                    .replace("log-normal", "lognormal")
                    .replace("gaussian", "normal")
                    .replace("triangle", "triangular");
            return Arrays.stream(values())
                    .filter(s -> s.word.equals(plain) || s.chinese.equals(plain))
                    .findFirst();
        }
    }

    /** Beyond this U a normal distribution would reach zero too often; 0.7 to 1.3 is 30 % in spite of rounding. */
    private static final double NORMAL_UP_TO = 0.3 + 1e-12;

    private static final double MIDDLE = 1e-3;

    private final Shape shape;
    private final double value;
    private final double low;
    private final double high;
    private final double[] values; // sorted, of an empirical one
    /** Deviations below and above the value; of a lognormal those of the logarithm; of a gamma shape and scale. */
    private final double below;

    private final double above;
    private final double centre; // of a lognormal: logarithm of the median

    private Distribution(Shape shape, double value, double low, double high, double[] values) {
        this.shape = shape;
        this.value = value;
        this.low = low;
        this.high = high;
        this.values = values;
        boolean even = isEven(value, low, high);
        if (shape == Shape.LOGNORMAL && even) {
            double u = (high - low) / 2 / Math.abs(value);
            double variance = StrictMath.log1p(u * u / 4);
            this.below = Math.sqrt(variance);
            this.above = below;
            this.centre = StrictMath.log(Math.abs(value)) - variance / 2;
        } else if (shape == Shape.LOGNORMAL) {
            this.centre = StrictMath.log(Math.abs(value));
            double near = Math.abs(value > 0 ? low : high);
            double far = Math.abs(value > 0 ? high : low);
            this.below = (centre - StrictMath.log(near)) / StandardNormal.HALF_95;
            this.above = (StrictMath.log(far) - centre) / StandardNormal.HALF_95;
        } else if (shape == Shape.GAMMA) {
            this.centre = Double.NaN;
            double deviations = value / ((high - low) / 2 / StandardNormal.HALF_95);
            this.below = even ? deviations * deviations : gammaShape(high / low);
            this.above =
                    even ? value / below : high / GammaDistribution.of(below, 1).inverseCumulativeProbability(0.975);
        } else {
            this.centre = Double.NaN;
            this.below = (even ? (high - low) / 2 : value - low) / StandardNormal.HALF_95;
            this.above = (even ? (high - low) / 2 : high - value) / StandardNormal.HALF_95;
        }
    }

    private static boolean isEven(double value, double low, double high) {
        return Math.abs((high - value) - (value - low)) <= MIDDLE * (high - low);
    }

    /** A number that is taken as it is. */
    public static Distribution certain(double value) {
        return new Distribution(Shape.CERTAIN, value, value, value, new double[0]);
    }

    /** Mean 0, deviation 1: times a standard error it is what may be wrong. */
    public static Distribution standardNormal() {
        return of(Shape.NORMAL, 0, -StandardNormal.HALF_95, StandardNormal.HALF_95);
    }

    /**
     * By its half-width.
     *
     * @param percent U: half the width of the 95 % interval in percent of the value; 0 = certain
     */
    public static Distribution ofPercent(double value, double percent) {
        double half = Math.abs(value) * percent / 100;
        return half == 0
                ? certain(value)
                : of(usual(value, value - half, value + half), value, value - half, value + half);
    }

    /** A value with 95 % limits around it, in the shape that tables without a word have. */
    public static Distribution between(double value, double low, double high) {
        return of(usual(value, low, high), value, low, high);
    }

    /**
     * @param shape neither certain nor empirical
     * @throws IllegalArgumentException where the shape cannot have these numbers
     */
    public static Distribution of(Shape shape, double value, double low, double high) {
        if (!(low <= value && value <= high) || !fits(shape, value, low, high)) {
            throw new IllegalArgumentException("no " + shape.word + " has " + value + " in " + low + " to " + high);
        }
        return low == high ? certain(value) : new Distribution(shape, value, low, high, new double[0]);
    }

    /** @param values two and more, at least one on either side of the value or equal to it */
    static Distribution empirical(double value, List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        if (sorted.length < 2 || !(sorted[0] <= value && value <= sorted[sorted.length - 1])) {
            throw new IllegalArgumentException(value + " does not lie among " + values);
        }
        return new Distribution(Shape.EMPIRICAL, value, sorted[0], sorted[sorted.length - 1], sorted);
    }

    private static Shape usual(double value, double low, double high) {
        boolean wide = (high - low) / 2 > NORMAL_UP_TO * Math.abs(value);
        return wide && fits(Shape.LOGNORMAL, value, low, high) ? Shape.LOGNORMAL : Shape.NORMAL;
    }

    private static boolean fits(Shape shape, double value, double low, double high) {
        return switch (shape) {
            case CERTAIN, EMPIRICAL -> false;
            case NORMAL, UNIFORM, TRIANGULAR, BETA -> true;
            case LOGNORMAL -> value != 0 && (isEven(value, low, high) || (value > 0 ? low > 0 : high < 0));
            case GAMMA -> value > 0 && (isEven(value, low, high) || low > 0);
        };
    }

    /**
     * What the columns {@code low,high,distribution} of a row say; nothing, with every problem told, where they will
     * not do. Bounds have the unit of the value.
     *
     * @param name  of what the row is about
     * @param value of the row; NaN where it has none, which is told elsewhere
     */
    public static Optional<Distribution> read(Problems problems, InputTable.Row row, String name, double value) {
        String place = row.place(name);
        Optional<Double> low = problems.attempt(() -> row.number("low", name));
        Optional<Double> high = problems.attempt(() -> row.number("high", name));
        String word = row.text("distribution");
        int colon = word.replace('：', ':').indexOf(':');
        String head = colon < 0 ? word : word.substring(0, colon);
        Optional<Shape> shape = Shape.find(head);
        if (!word.isEmpty() && shape.isEmpty()) {
            problems.add(ProblemCode.RANGE_01_WORD, place, word);
            return Optional.empty();
        }
        if (low.isEmpty() || high.isEmpty() || Double.isNaN(value)) {
            return Optional.empty();
        }
        if ((isPercent(row, "low") || isPercent(row, "high"))
                && !isPercent(row, "value")
                && !isPercent(row, "amount")) {
            problems.add(ProblemCode.RANGE_07_PERCENT, place, row.text("low"), row.text("high"));
            return Optional.empty();
        }
        if (shape.equals(Optional.of(Shape.EMPIRICAL))) {
            return values(problems, place, value, colon < 0 ? "" : word.substring(colon + 1));
        }
        boolean none = Double.isNaN(low.get()) && Double.isNaN(high.get());
        if (shape.equals(Optional.of(Shape.CERTAIN)) || none && shape.isEmpty()) {
            return Optional.of(certain(value));
        }
        if (Double.isNaN(low.get()) || Double.isNaN(high.get())) {
            problems.add(
                    ProblemCode.RANGE_02_BOUND, place, Double.isNaN(low.get()) ? (none ? "low, high" : "low") : "high");
            return Optional.empty();
        }
        if (low.get() > value || high.get() < value) {
            problems.add(
                    ProblemCode.CARBON_09_RANGE,
                    place,
                    Numbers.text(value),
                    Numbers.text(low.get()),
                    Numbers.text(high.get()));
            return Optional.empty();
        }
        Shape meant = shape.orElseGet(() -> usual(value, low.get(), high.get()));
        if (!fits(meant, value, low.get(), high.get())) {
            problems.add(
                    ProblemCode.RANGE_03_SHAPE,
                    place,
                    Bilingual.of(meant.word, meant.chinese),
                    Numbers.text(value),
                    Numbers.text(low.get()),
                    Numbers.text(high.get()));
            return Optional.empty();
        }
        return Optional.of(of(meant, value, low.get(), high.get()));
    }

    /** 10% may be meant of the value. */
    private static boolean isPercent(InputTable.Row row, String column) {
        return row.text(column).matches(".*[%％]");
    }

    private static Optional<Distribution> values(Problems problems, String place, double value, String list) {
        List<Double> values = new ArrayList<>();
        for (String text : list.strip().split("[;；,，\\s]+")) {
            try {
                values.add(Double.parseDouble(text));
            } catch (NumberFormatException e) {
                problems.add(ProblemCode.RANGE_04_VALUES, place, text.isEmpty() ? "-" : text);
                return Optional.empty();
            }
        }
        double least = values.stream().mapToDouble(v -> v).min().orElse(Double.NaN);
        double most = values.stream().mapToDouble(v -> v).max().orElse(Double.NaN);
        if (values.size() < 2 || !Double.isFinite(least) || !Double.isFinite(most)) {
            problems.add(ProblemCode.RANGE_04_VALUES, place, list.strip());
            return Optional.empty();
        }
        if (least > value || most < value) {
            problems.add(
                    ProblemCode.CARBON_09_RANGE, place, Numbers.text(value), Numbers.text(least), Numbers.text(most));
            return Optional.empty();
        }
        return Optional.of(empirical(value, values));
    }

    /** The number itself, as it was given. */
    public double value() {
        return value;
    }

    public boolean isCertain() {
        return low == high;
    }

    /** What tells it from others, and is shown of it. */
    public record Shown(Shape shape, double value, double low, double high) {}

    public Shown shown() {
        return new Shown(shape, value, low, high);
    }

    /** The same in another unit, or with the other sign: the number times a constant. */
    Distribution converted(DoubleUnaryOperator linear) {
        double a = linear.applyAsDouble(low);
        double b = linear.applyAsDouble(high);
        double at = linear.applyAsDouble(value);
        if (shape == Shape.CERTAIN || a == b) {
            return certain(at);
        }
        if (shape == Shape.EMPIRICAL) {
            return empirical(at, Arrays.stream(values).map(linear).boxed().toList());
        }
        if (shape == Shape.GAMMA && a > b) {
            throw new IllegalArgumentException("a gamma distribution has no negative numbers");
        }
        return new Distribution(shape, at, Math.min(a, b), Math.max(a, b), values);
    }

    /**
     * The number at a place of the standard normal distribution: rising with z, and distributed so where z is standard
     * normal. Numbers that hang together are drawn by z that do.
     */
    double at(double z) {
        return switch (shape) {
            case CERTAIN -> value;
            case NORMAL -> value + z * (z < 0 ? below : above);
            case LOGNORMAL ->
                value > 0
                        ? StrictMath.exp(centre + z * (z < 0 ? below : above))
                        : -StrictMath.exp(centre - z * (z > 0 ? below : above));
            default -> inside(StandardNormal.below(z));
        };
    }

    /** The number that a probability from 0 to 1 lies below. */
    double quantile(double p) {
        return switch (shape) {
            case CERTAIN -> value;
            case NORMAL, LOGNORMAL -> at(StandardNormal.quantile(p));
            default -> inside(p);
        };
    }

    private double inside(double p) {
        double width = high - low;
        return switch (shape) {
            case UNIFORM -> low + p * width;
            case TRIANGULAR -> {
                double peak = (value - low) / width;
                yield p < peak
                        ? low + Math.sqrt(p * width * (value - low))
                        : high - Math.sqrt((1 - p) * width * (high - value));
            }
            case EMPIRICAL -> {
                double place = p * (values.length - 1);
                int under = Math.min((int) place, values.length - 2);
                yield values[under] + (place - under) * (values[under + 1] - values[under]);
            }
            case BETA -> low + width * beta().inverseCumulativeProbability(p);
            case GAMMA -> GammaDistribution.of(below, above).inverseCumulativeProbability(p);
            default -> throw new IllegalStateException(shape.word);
        };
    }

    private ContinuousDistribution beta() {
        double peak = (value - low) / (high - low);
        return BetaDistribution.of(1 + 4 * peak, 5 - 4 * peak);
    }

    /** Shape parameter of a gamma distribution with the ratio of its 95 % bounds, which falls as the shape grows. */
    private static double gammaShape(double ratio) {
        double least = -12;
        double most = 12;
        for (int i = 0; i < 60; i++) {
            double middle = (least + most) / 2;
            ContinuousDistribution one = GammaDistribution.of(StrictMath.exp(middle), 1);
            double under = one.inverseCumulativeProbability(0.025);
            if (under <= 0 || one.inverseCumulativeProbability(0.975) / under > ratio) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return StrictMath.exp(most);
    }

    /** 2.5 % lie below. */
    public double low() {
        return quantile(0.025);
    }

    /** 97.5 % lie below. */
    public double high() {
        return quantile(0.975);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution d
                && shape == d.shape
                && value == d.value
                && low == d.low
                && high == d.high
                && Arrays.equals(values, d.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(shape, value, low, high);
    }

    @Override
    public String toString() {
        return value + (isCertain() ? "" : " " + shape.word + " " + low + " to " + high);
    }
}
