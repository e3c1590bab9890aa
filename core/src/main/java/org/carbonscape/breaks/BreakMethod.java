package org.carbonscape.breaks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.problem.Bilingual;

/**
 * How values are cut into classes: the one list of ways and of the words for them. {@link ClassBreaks} cuts values as
 * they are, {@code driver.Breaks} the drivers of the detector; formulas that differ between the two are named here.
 */
public enum BreakMethod {
    /** Classes of equal width: {@code min + (max - min) j/k}. */
    EQUAL(
            "equal",
            Bilingual.of("equal widths", "等间距"),
            "equal-interval",
            "equal-intervals",
            "equal-width",
            "interval",
            "等间距",
            "等间隔",
            "相等间隔"),
    /** Equal numbers of values: quantiles j/k of R's type 7, linear interpolation at {@code (n-1) p}. */
    QUANTILE("quantile", Bilingual.of("equal numbers of values", "各级数量相等"), "quantiles", "quant", "分位数"),
    /** Fisher-Jenks: the least sum of squares within classes, exact for any number of values. */
    NATURAL(
            "natural",
            Bilingual.of("Fisher-Jenks, exact", "Fisher-Jenks，精确"),
            "jenks",
            "fisher",
            "fisher-jenks",
            "natural-breaks",
            "自然断点",
            "自然断点法",
            "自然间断点"),
    /**
     * Bounds in geometric progression, {@code min (max/min)^(j/k)}, for values above 0. Of drivers with others the
     * detector takes it of {@code x - min + 1} and shifts it back, as GD does (the breaks then depend on the unit of
     * x).
     */
    GEOMETRIC(
            "geometric",
            Bilingual.of("widths grow by a constant factor", "级宽按固定倍数增大"),
            "geo",
            "geometrical",
            "geometric-interval",
            "几何间隔",
            "几何"),
    /**
     * Bounds at the mean and whole standard deviations (n - 1) from it, as many as the data reach. The detector, which
     * needs k classes, takes {@code mean + sd (j - k/2)}, as GD does.
     */
    STANDARD_DEVIATION(
            "sd",
            Bilingual.of("whole standard deviations from the mean", "距均值整数倍标准差"),
            "standard-deviation",
            "std",
            "stddev",
            "标准差"),
    /**
     * The breaks that make q of the detector largest for k classes of at least the least number of units: exact for any
     * number of values, by a dynamic programme that drops beginnings no mean can make best (Rigaill 2015). Needs y.
     */
    OPTIMAL(
            "optimal",
            Bilingual.of("the largest q", "q 最大"),
            "optimum",
            "optimised",
            "optimized",
            "change-points",
            "最优",
            "最优离散化"),
    /** Head/tail: cut at the mean, again among those above it while they are at most 40 percent (Jiang 2013). */
    HEAD_TAIL(
            "head-tail",
            Bilingual.of("at the mean, again among those above", "按均值逐次划分头部"),
            "headtail",
            "head-tails",
            "头尾"),
    /** Bounds on round numbers (1, 2 or 5 times a power of ten), about as many classes as asked for. */
    PRETTY("pretty", Bilingual.of("round numbers", "取整断点"), "round", "取整断点"),
    /** Bounds in the middle of the k - 1 widest gaps between values; of equal gaps the lower. */
    MAXIMUM("maximum", Bilingual.of("in the widest gaps", "取最大间隙"), "maximum-breaks", "max-breaks", "最大间断"),
    /**
     * Box map: quartiles, and fences 1.5 interquartile ranges beyond the outer two (Tukey; GeoDa's hinge 1.5). Six
     * classes.
     */
    BOX(
            "box",
            Bilingual.of("quartiles, and outliers beyond 1.5 interquartile ranges", "四分位，1.5 倍四分位距之外为异常"),
            "box-map",
            "boxplot",
            "box-plot",
            "box-1.5",
            "hinge-1.5",
            "箱线图",
            "箱形图"),
    /** The same with fences at 3 interquartile ranges. */
    BOX_3("box-3", Bilingual.of("the same beyond 3", "同上，3 倍"), "box3", "box-3.0", "hinge-3", "hinge-3.0"),
    /** Percentile map: bounds at 1, 10, 50, 90 and 99 percent (type 7). Six classes. */
    PERCENTILE(
            "percentile",
            Bilingual.of("at 1, 10, 50, 90 and 99 percent", "1、10、50、90、99 百分位"),
            "percentiles",
            "percentile-map",
            "百分位"),
    /** Bounds given by the user. */
    MANUAL("manual", Bilingual.of("your own breaks", "自定义界限"), "given", "user", "user-defined", "custom", "自定义", "手动");

    private static final List<Bilingual> BOX_NAMES = List.of(
            Bilingual.of("lower outlier", "低值异常"),
            Bilingual.of("below 25 %", "25% 以下"),
            Bilingual.same("25-50 %"),
            Bilingual.same("50-75 %"),
            Bilingual.of("above 75 %", "75% 以上"),
            Bilingual.of("upper outlier", "高值异常"));
    private static final List<Bilingual> PERCENTILE_NAMES = List.of(
            Bilingual.of("lowest 1 %", "最低 1%"),
            Bilingual.same("1-10 %"),
            Bilingual.same("10-50 %"),
            Bilingual.same("50-90 %"),
            Bilingual.same("90-99 %"),
            Bilingual.of("highest 1 %", "最高 1%"));

    private final String id;
    private final Bilingual doc;
    private final List<String> alsoCalled;

    BreakMethod(String id, Bilingual doc, String... alsoCalled) {
        this.id = id;
        this.doc = doc;
        this.alsoCalled = List.of(alsoCalled);
    }

    /** A way by its name, or by another usual one, in any writing of blanks and capitals. */
    public static Optional<BreakMethod> find(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
        return Arrays.stream(values())
                .filter(m -> m.id.equals(word) || m.alsoCalled.contains(word))
                .findFirst();
    }

    /** Those that cut values by themselves: no y, no list of the user's. */
    public static Set<BreakMethod> ofValues() {
        return EnumSet.complementOf(EnumSet.of(OPTIMAL, MANUAL));
    }

    /** The name as written and as tables show it. */
    public String id() {
        return id;
    }

    /** What it does, in a few words. */
    public Bilingual doc() {
        return doc;
    }

    /** Other words for it, lower case with hyphens. */
    public List<String> alsoCalled() {
        return alsoCalled;
    }

    /** Whether the values say how many classes there are, not the user. */
    public boolean findsNumber() {
        return switch (this) {
            case HEAD_TAIL, PRETTY, STANDARD_DEVIATION, BOX, BOX_3, PERCENTILE, MANUAL -> true;
            default -> false;
        };
    }

    /** The same for drivers of the detector, where {@link #STANDARD_DEVIATION} takes the number asked for. */
    public boolean findsNumberOfDriver() {
        return findsNumber() && this != STANDARD_DEVIATION;
    }

    /** What its classes are called, where they have names; such classes are kept when they are empty. */
    public List<Bilingual> classNames() {
        return switch (this) {
            case BOX, BOX_3 -> BOX_NAMES;
            case PERCENTILE -> PERCENTILE_NAMES;
            default -> List.of();
        };
    }
}
