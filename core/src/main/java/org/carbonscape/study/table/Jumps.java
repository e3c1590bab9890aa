package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.zone.UnitSet;

/**
 * Growth from a year to the next that is hard to believe: of all units together, else of single ones. What is not
 * there in one of the years, or is not above zero, is no growth. Collects what it finds.
 */
public final class Jumps {
    /** Times that anything may grow in years: more than economies in decades, less than from kg to t. */
    private static final double MOST_OF_ANYTHING = 200;

    /** Units of which one may lie apart by chance. */
    private static final int FEW = 5;

    private final ProblemCode code;
    private final String measure;
    private final double mostOfAll;
    private final double mostOfUnit;
    private final Map<Double, List<Bilingual>> byTimes = new LinkedHashMap<>();

    /**
     * @param code       of the caution: more than how many times, and what
     * @param measure    of the values; empty where none is known
     * @param mostOfAll  times that the sum of all units may grow or shrink; infinite for what has no sum
     * @param mostOfUnit times that one unit may
     */
    public Jumps(ProblemCode code, String measure, double mostOfAll, double mostOfUnit) {
        this.code = code;
        this.measure = measure.isEmpty() ? "" : " " + measure;
        this.mostOfAll = mostOfAll;
        this.mostOfUnit = mostOfUnit;
    }

    /**
     * Cautions on a table of whatever a user has by year.
     *
     * @param measure of the values; empty where none is known
     * @param isRate  whether the values of several units have no sum
     * @param byYear  by unit of the set (0 = outside all units); NaN where there is none
     */
    public static List<Problem> ofTable(
            String place, UnitSet set, String measure, boolean isRate, SortedMap<Integer, double[]> byYear) {
        Jumps jumps = new Jumps(
                ProblemCode.TABLE_C03_JUMP,
                measure,
                isRate ? Double.POSITIVE_INFINITY : MOST_OF_ANYTHING,
                MOST_OF_ANYTHING);
        List<String> ids = IntStream.rangeClosed(0, set.count())
                .mapToObj(u -> u == 0 ? "" : set.told(u))
                .toList();
        List<Map.Entry<Integer, double[]>> years = List.copyOf(byYear.entrySet());
        for (int y = 1; y < years.size(); y++) {
            Map.Entry<Integer, double[]> from = years.get(y - 1);
            Map.Entry<Integer, double[]> to = years.get(y);
            jumps.between(from.getKey(), to.getKey(), ids, from.getValue(), to.getValue());
        }
        List<Problem> told = jumps.cautions(place);
        return told.isEmpty() ? alone(place, ids, measure, byYear) : told;
    }

    /** Cautions on series of years, each of its own: of products, say. */
    public static List<Problem> ofSeries(
            String place, String measure, Map<Bilingual, SortedMap<Integer, Double>> byName) {
        Jumps jumps = new Jumps(ProblemCode.TABLE_C03_JUMP, measure, Double.POSITIVE_INFINITY, MOST_OF_ANYTHING);
        byName.forEach((name, byYear) -> {
            List<Map.Entry<Integer, Double>> years = List.copyOf(byYear.entrySet());
            for (int y = 1; y < years.size(); y++) {
                Map.Entry<Integer, Double> from = years.get(y - 1);
                Map.Entry<Integer, Double> to = years.get(y);
                if (isBeyond(from.getValue(), to.getValue(), MOST_OF_ANYTHING)) {
                    jumps.add(MOST_OF_ANYTHING, name, from.getKey(), to.getKey(), from.getValue(), to.getValue());
                }
            }
        });
        return jumps.cautions(place);
    }

    /**
     * The caution on units whose value lies far from those of all others: of one year nothing else tells 10^4 yuan
     * among 10^8. Of a thousand columns of real tables none has a unit 65 times off the next.
     */
    private static List<Problem> alone(
            String place, List<String> ids, String measure, SortedMap<Integer, double[]> byYear) {
        Map<Integer, Bilingual> units = new LinkedHashMap<>();
        byYear.forEach((year, values) -> {
            int[] byValue = IntStream.range(1, values.length)
                    .filter(u -> values[u] > 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble(u -> values[u]))
                    .mapToInt(u -> u)
                    .toArray();
            int n = byValue.length;
            if (n < FEW || Arrays.stream(values).skip(1).anyMatch(v -> v < 0)) {
                return;
            }
            for (int end : new int[] {0, n - 1}) {
                double own = values[byValue[end]];
                double next = values[byValue[end == 0 ? 1 : n - 2]];
                if (isBeyond(own, next, MOST_OF_ANYTHING)) {
                    double low = values[byValue[end == 0 ? 1 : 0]];
                    double high = values[byValue[end == 0 ? n - 1 : n - 2]];
                    String id = ids.get(byValue[end]);
                    String of = measure.isEmpty() ? "" : " " + measure;
                    String range = readable(low) + "–" + readable(high) + of;
                    units.putIfAbsent(
                            byValue[end],
                            Bilingual.of(
                                    id + " (" + readable(own) + of + "; all others " + range + ")",
                                    id + "（" + readable(own) + of + "；其余 " + range + "）"));
                }
            }
        });
        return units.isEmpty()
                ? List.of()
                : List.of(Problem.of(
                        ProblemCode.TABLE_C04_ALONE,
                        place,
                        Numbers.readable(MOST_OF_ANYTHING, 0),
                        Bilingual.list(List.copyOf(units.values()))));
    }

    /**
     * Compares two years.
     *
     * @param ids    of the units, as they are told
     * @param before by unit; NaN where there is none
     * @param after  the same, of the later year
     */
    public void between(int from, int to, List<String> ids, double[] before, double[] after) {
        double had = 0;
        double has = 0;
        for (int u = 0; u < before.length; u++) {
            if (before[u] > 0 && after[u] > 0) {
                had += before[u];
                has += after[u];
            }
        }
        if (isBeyond(had, has, mostOfAll)) {
            add(mostOfAll, Bilingual.of("all", "全部"), from, to, had, has);
            return;
        }
        for (int u = 0; u < before.length; u++) {
            if (isBeyond(before[u], after[u], mostOfUnit)) {
                add(mostOfUnit, Bilingual.same(ids.get(u)), from, to, before[u], after[u]);
            }
        }
    }

    /** A caution for each number of times; none where nothing was found. */
    public List<Problem> cautions(String place) {
        return byTimes.entrySet().stream()
                .map(e -> Problem.of(code, place, Numbers.readable(e.getKey(), 0), Bilingual.list(e.getValue())))
                .toList();
    }

    private void add(double times, Bilingual what, int from, int to, double before, double after) {
        String had = readable(before);
        String has = readable(after);
        byTimes.computeIfAbsent(times, t -> new ArrayList<>())
                .add(Bilingual.of(
                        what.in(Language.EN) + " (" + had + " -> " + has + measure + ", " + from + " to " + to + ")",
                        what.in(Language.ZH) + "（" + from + " 至 " + to + " 年：" + had + " → " + has + measure + "）"));
    }

    private static String readable(double value) {
        return Numbers.amount(value, value >= 100 ? 0 : value >= 1 ? 1 : 4);
    }

    private static boolean isBeyond(double before, double after, double most) {
        return before > 0 && after > 0 && (after / before > most || before / after > most);
    }
}
