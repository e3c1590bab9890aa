package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * Amounts of an item beside those of the same unit in other years and of other units in the same year: a few rows in
 * kg among hundreds in 10^4 t, or tonnes under a unit of 10^4 t. An amount that is far above both is told; else
 * only where its unit of measure is not the usual one and its number in the usual one would be in line, since
 * mines close and towns give up coal.
 */
final class UnlikeAmounts {
    /** Times more or less: units of measure that are mixed up lie that far apart, amounts of one place do not. */
    private static final double FAR = 1000;
    /** Times more than other units: so much more a town of steel may burn than the villages around it. */
    private static final double BEYOND_OTHERS = 300;

    /** Times more or less that a unit's own years and the units of a region may be in line. */
    private static final double NEAR = 100;

    /** Fewer say nothing of what is usual. */
    private static final int FEWEST = 4;

    /** @param base amount in base units */
    private record Amount(Activity of, Unit unit, double base) {}

    private final Unit usual;
    private final double[] all; // ascending
    private final Map<String, double[]> ofUnits;
    private final Map<Integer, double[]> ofYears;

    private UnlikeAmounts(List<Amount> series) {
        this.usual = usual(series);
        this.all = sorted(series);
        this.ofUnits = sorted(series, a -> a.of.unitId());
        this.ofYears = sorted(series, a -> a.of.year());
    }

    private static <K> Map<K, double[]> sorted(List<Amount> series, Function<Amount, K> key) {
        return series.stream()
                .collect(Collectors.groupingBy(
                        key, Collectors.collectingAndThen(Collectors.toList(), UnlikeAmounts::sorted)));
    }

    private static double[] sorted(List<Amount> series) {
        return series.stream().mapToDouble(Amount::base).sorted().toArray();
    }

    /** The caution that tells them all; empty where there are none. */
    static Optional<Problem> caution(String place, List<Line> lines) {
        List<Bilingual> told = new ArrayList<>();
        for (List<Amount> series : series(lines)) {
            if (series.size() >= FEWEST) {
                UnlikeAmounts beside = new UnlikeAmounts(series);
                series.stream().filter(beside::isUnlike).map(beside::told).forEach(told::add);
            }
        }
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.CARBON_C49_UNLIKE, place, Bilingual.list(told)));
    }

    /** What can be compared: amounts of an item and sector, of one dimension and substance. */
    private static Collection<List<Amount>> series(List<Line> lines) {
        Map<List<Object>, Amount> once = new LinkedHashMap<>(); // an activity has a line for each gas
        Map<String, Unit> units = new LinkedHashMap<>();
        for (Line line : lines) {
            Activity a = line.activity();
            Unit unit = units.computeIfAbsent(a.unitOfAmount(), Unit::of);
            double base = a.amount() * unit.factor();
            if (base > 0 && line.decay().isEmpty()) {
                once.putIfAbsent(
                        List.of(a.item(), a.use(), unit.dimension(), unit.substance(), a.unitId(), a.year()),
                        new Amount(a, unit, base));
            }
        }
        return once.entrySet().stream()
                .collect(Collectors.groupingBy(
                        e -> e.getKey().subList(0, 4),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .values();
    }

    /** The unit of measure of the most of them. */
    private static Unit usual(List<Amount> series) {
        Map<Double, Integer> count = new LinkedHashMap<>();
        series.forEach(a -> count.merge(a.unit.factor(), 1, Integer::sum));
        double most = count.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return series.stream()
                .map(Amount::unit)
                .filter(u -> u.factor() == most)
                .findFirst()
                .orElseThrow();
    }

    private boolean isUnlike(Amount a) {
        double own = middle(ofUnits.getOrDefault(a.of.unitId(), all), a.base);
        double others = middle(ofYears.getOrDefault(a.of.year(), all), a.base);
        if (a.base >= FAR * own && a.base >= BEYOND_OTHERS * others) { // false of NaN
            return true;
        }
        double inUsual = a.of.amount() * usual.factor();
        return a.unit.factor() != usual.factor()
                && !(Double.isNaN(own) && Double.isNaN(others))
                && isFar(a.base, own)
                && isFar(a.base, others)
                && isNear(inUsual, own)
                && isNear(inUsual, others);
    }

    /** Passes where there is nothing beside it. */
    private static boolean isFar(double base, double beside) {
        return Double.isNaN(beside) || base >= FAR * beside || base * FAR <= beside;
    }

    private static boolean isNear(double base, double beside) {
        return Double.isNaN(beside) || base <= NEAR * beside && base * NEAR >= beside;
    }

    /** Middle of all but one; NaN where there is no other. */
    private static double middle(double[] sorted, double without) {
        int rest = sorted.length - 1;
        int at = rest / 2;
        return rest < 1 ? Double.NaN : sorted[Arrays.binarySearch(sorted, without) <= at ? at + 1 : at];
    }

    private Bilingual told(Amount a) {
        String what = a.of.year() + " " + a.of.unitId() + ", ";
        String amount = " " + Numbers.told(a.of.amount()) + " " + a.of.unitOfAmount();
        String others = Numbers.told(middle(all, a.base) / usual.factor()) + " " + usual.text();
        return Bilingual.of(
                what + a.of.name().in(Language.EN) + amount + " (others: " + others + ")",
                what + a.of.name().in(Language.ZH) + amount + "（其他：" + others + "）");
    }
}
