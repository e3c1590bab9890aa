package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.Gas;
import org.carbonscape.measure.ExactSum;

/**
 * Which categories an inventory hangs on (IPCC 2006 Vol 1 Ch 4, approach 1): sorted by their share, those are key that
 * together make up 95 % of the level of a year ({@code |E_x| / sum |E|}, 4.1) or of the trend from the first year to
 * the last (4.2; 4.3 where a category is zero in the first year). A category is taken with each of its gases.
 */
public final class KeyCategories {
    /** What is looked at. */
    public enum Assessment {
        LEVEL,
        TREND
    }

    /**
     * @param year       of a level; of a trend the last one
     * @param tCO2e      in that year
     * @param share      of all levels or trends, 0 to 1; NaN where there is nothing to share
     * @param cumulative with all those before it
     */
    public record Ranked(
            Assessment assessment,
            int year,
            Category category,
            Gas gas,
            double tCO2e,
            double share,
            double cumulative,
            boolean key) {}

    private static final double KEY = 0.95;

    private record Entry(Category category, Gas gas) {}

    private KeyCategories() {}

    /**
     * Level of every year, then the trend where there are two years or more. Memo items and what is outside the
     * inventory are left out, but for electricity and heat bought: they stand for the plants that made them.
     */
    public static List<Ranked> of(List<Line> lines) {
        TreeMap<Integer, Map<Entry, ExactSum>> byYear = new TreeMap<>();
        Comparator<Entry> order =
                Comparator.comparing((Entry e) -> e.category.code()).thenComparing(e -> e.gas.symbol());
        Category bought = Category.of("X.1");
        lines.stream()
                .filter(l ->
                        !l.memo() && (l.category().isReported() || l.category().equals(bought)))
                .forEach(l -> byYear.computeIfAbsent(l.year(), y -> new TreeMap<>(order))
                        .computeIfAbsent(new Entry(l.category(), l.gas()), e -> new ExactSum())
                        .add(l.tCO2()));
        List<Ranked> all = new ArrayList<>();
        byYear.forEach((year, sums) -> {
            Map<Entry, Double> weights = new TreeMap<>(order);
            sums.forEach((e, sum) -> weights.put(e, Math.abs(sum.value())));
            all.addAll(ranked(Assessment.LEVEL, year, weights, values(sums, order)));
        });
        if (byYear.size() > 1) {
            Map<Entry, Double> first = values(byYear.firstEntry().getValue(), order);
            Map<Entry, Double> last = values(byYear.lastEntry().getValue(), order);
            all.addAll(ranked(Assessment.TREND, byYear.lastKey(), trends(first, last, order), last));
        }
        return all;
    }

    private static Map<Entry, Double> values(Map<Entry, ExactSum> sums, Comparator<Entry> order) {
        Map<Entry, Double> values = new TreeMap<>(order);
        sums.forEach((e, sum) -> values.put(e, sum.value()));
        return values;
    }

    private static Map<Entry, Double> trends(
            Map<Entry, Double> first, Map<Entry, Double> last, Comparator<Entry> order) {
        double before = total(first, false);
        double level = total(first, true);
        double after = total(last, false);
        Map<Entry, Double> trends = new TreeMap<>(order);
        Stream.concat(first.keySet().stream(), last.keySet().stream()).forEach(e -> {
            double was = first.getOrDefault(e, 0.0);
            double is = last.getOrDefault(e, 0.0);
            trends.put(
                    e,
                    was == 0
                            ? Math.abs(is / level)
                            : Math.abs(was)
                                    / level
                                    * Math.abs((is - was) / Math.abs(was) - (after - before) / Math.abs(before)));
        });
        return trends;
    }

    private static double total(Map<Entry, Double> values, boolean absolute) {
        ExactSum sum = new ExactSum();
        values.values().forEach(v -> sum.add(absolute ? Math.abs(v) : v));
        return sum.value();
    }

    private static List<Ranked> ranked(
            Assessment assessment, int year, Map<Entry, Double> weights, Map<Entry, Double> values) {
        double all = total(weights, false);
        List<Map.Entry<Entry, Double>> sorted = new ArrayList<>(weights.entrySet());
        sorted.sort(Map.Entry.comparingByValue(Comparator.reverseOrder())); // stable: ties by code
        List<Ranked> ranked = new ArrayList<>();
        ExactSum sum = new ExactSum();
        double before = 0;
        for (Map.Entry<Entry, Double> e : sorted) {
            sum.add(e.getValue());
            double cumulative = sum.value() / all;
            ranked.add(new Ranked(
                    assessment,
                    year,
                    e.getKey().category,
                    e.getKey().gas,
                    values.getOrDefault(e.getKey(), 0.0),
                    e.getValue() / all,
                    cumulative,
                    before < KEY && e.getValue() > 0));
            before = cumulative;
        }
        return ranked;
    }
}
