package org.carbonscape.study.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.driver.Strata;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * A driver as it comes: text, or numbers.
 *
 * @param texts  of each unit, "" = missing; empty where the driver has numbers
 * @param values of each unit, NaN = missing; empty where the driver has text
 */
public record DriverColumn(String name, List<String> texts, double[] values) {
    /** Up to so many different numbers are codes, with two units to each on average. */
    private static final int FEW_CODES = 15;
    /** Up to so many are, where they are whole numbers without a gap: 1 to 20. */
    private static final int MOST_CODES = 32;
    /** Up to so many whole numbers might be codes. */
    private static final int DOUBTFUL = 64;
    /** Share of the units that is nearly all. */
    private static final double NEARLY_ALL = 0.8;
    /** Texts that often stand for a missing value, and may yet be names. */
    private static final Set<String> NOTHING = Set.of("na", "n/a", "nan", "none", "null", "-", "--", "无", "无数据", "缺失");

    public static DriverColumn ofText(String name, List<String> texts) {
        return new DriverColumn(name, List.copyOf(texts), new double[0]);
    }

    public static DriverColumn ofNumbers(String name, double[] values) {
        return new DriverColumn(name, List.of(), values);
    }

    boolean isText() {
        return !texts.isEmpty();
    }

    boolean isMissing(int unit) {
        return isText() ? texts.get(unit).isEmpty() : Double.isNaN(values[unit]);
    }

    /**
     * Whether numbers are taken as names of strata unless told otherwise: few different ones with two units to each on
     * average, or whole numbers without a gap.
     */
    public boolean isCodes() {
        double[] different = different(MOST_CODES);
        int known = known();
        boolean gapless = areWhole(different) && different[different.length - 1] - different[0] == different.length - 1;
        return different.length > 0
                && (2 * different.length <= known
                                && (different.length <= FEW_CODES || different.length <= MOST_CODES && gapless)
                        || gapless && different.length <= FEW_CODES && different.length < known);
    }

    /**
     * Different whole numbers that might be codes, though they are no longer taken as such; 0 where there is no doubt.
     */
    public int doubtfulCodes() {
        double[] different = different(DOUBTFUL);
        return different.length <= DOUBTFUL && 2 * different.length <= known() && areWhole(different)
                ? different.length
                : 0;
    }

    private static boolean areWhole(double[] numbers) {
        return numbers.length > 0 && Arrays.stream(numbers).allMatch(v -> v == Math.rint(v) && Math.abs(v) <= 1e9);
    }

    /** Number of different values, counted up to one more than {@code most}. */
    int distinct(int most) {
        return different(most).length;
    }

    /** Why no way of dividing gives classes, where none does. */
    Bilingual whyUndivided() {
        Map<Object, Long> counts = IntStream.range(0, isText() ? texts.size() : values.length)
                .filter(i -> !isMissing(i))
                .mapToObj(i -> isText() ? (Object) texts.get(i) : (Object) (values[i] + 0.0))
                .collect(Collectors.groupingBy(v -> v, Collectors.counting()));
        long units = counts.values().stream().mapToLong(n -> n).sum();
        long most = counts.values().stream().mapToLong(n -> n).max().orElse(0);
        return most >= NEARLY_ALL * units
                ? Bilingual.of("nearly all units have the same value", "几乎所有单元取值相同")
                : Bilingual.of(
                        "it has " + counts.size() + " different values on " + units + " units",
                        units + " 个单元有 " + counts.size() + " 个不同取值");
    }

    private int known() {
        return (int) Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
    }

    /** The different numbers in ascending order, at most one more than {@code most}, which is small. */
    private double[] different(int most) {
        double[] different = new double[most + 1];
        int size = 0;
        double last = Double.NaN;
        for (double v : values) {
            if (!Double.isNaN(v) && v != last) { // neighbouring cells are often alike
                last = v;
                int at = Arrays.binarySearch(different, 0, size, v + 0.0); // -0.0 is 0
                if (at < 0) {
                    System.arraycopy(different, -at - 1, different, -at, size + at + 1);
                    different[-at - 1] = v + 0.0;
                    if (++size > most) {
                        break;
                    }
                }
            }
        }
        return Arrays.copyOf(different, size);
    }

    /** Names of strata that may stand for missing values, each with its units. */
    public List<Problem> doubtfulNames() {
        Map<String, Long> met = new TreeMap<>();
        texts.stream()
                .filter(t -> NOTHING.contains(t.toLowerCase(Locale.ROOT)))
                .forEach(t -> met.merge(t, 1L, Long::sum));
        return met.entrySet().stream()
                .map(e -> Problem.of(ProblemCode.DRIVER_C18_NAMED_NOTHING, name, e.getKey(), e.getValue()))
                .toList();
    }

    /** Its values as strata; numbers in ascending order. */
    Strata given() {
        if (isText()) {
            return Strata.ofLabels(name, texts);
        }
        double[] codes = different(DOUBTFUL);
        if (codes.length > DOUBTFUL) {
            codes = Arrays.stream(values)
                    .filter(v -> !Double.isNaN(v))
                    .map(v -> v + 0.0)
                    .sorted()
                    .distinct()
                    .toArray();
        }
        int[] numbers = new int[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    Double.isNaN(values[i]) ? Strata.MISSING : Arrays.binarySearch(codes, values[i] + 0.0); // -0.0 is 0
        }
        return Strata.of(
                name, numbers, Arrays.stream(codes).mapToObj(Numbers::text).toList());
    }
}
