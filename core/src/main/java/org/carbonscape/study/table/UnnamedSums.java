package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sectors that are the sum of others though their names do not say so: 全社会 beside 工业 and 居民, 能源活动 above 电力 and
 * 交通. In every unit and year their amounts are those of all others together or of a run of them right below.
 */
final class UnnamedSums {
    /** Of the sum, by which rounded parts may differ from it; where few amounts show it, chance is kept out. */
    private static final double ROUNDED = 0.005;

    private static final double OF_FEW = 0.0005;
    private static final int FEW = 3;
    private static final int LONGEST_RUN = 100;

    /** What a row is about. @param measure its unit, in which alone amounts are compared */
    record Part(String name, double amount, String measure) {}

    private final List<Map<String, Part>> groups = new ArrayList<>(); // of a unit and year each, in the table's order

    private UnnamedSums(List<List<Part>> groups) {
        for (List<Part> group : groups) {
            Map<String, Part> parts = new LinkedHashMap<>();
            group.forEach(p -> parts.put(p.name, p));
            boolean once = parts.size() == group.size(); // others are told as given twice
            if (once && parts.values().stream().map(Part::measure).distinct().count() == 1) {
                this.groups.add(parts);
            }
        }
    }

    /**
     * The names of sums.
     *
     * @param groups rows that are comparable, in the table's order; NaN where a row has no number
     */
    static Set<String> of(List<List<Part>> groups) {
        UnnamedSums sums = new UnnamedSums(groups);
        Set<String> found = sums.ofRuns();
        sums.groups.forEach(g -> g.keySet().removeAll(found));
        found.addAll(sums.ofAll());
        return found;
    }

    private Set<String> ofAll() {
        Map<String, Integer> shown = new LinkedHashMap<>(); // groups that show it, by name
        Set<String> others = new HashSet<>();
        for (Map<String, Part> group : groups) {
            double all = group.values().stream().mapToDouble(Part::amount).sum();
            group.values().forEach(p -> {
                if (group.size() < FEW || !isNear(p.amount, all - p.amount, ROUNDED)) {
                    others.add(p.name);
                } else if (p.amount > 0) {
                    shown.merge(p.name, isNear(p.amount, all - p.amount, OF_FEW) ? FEW : 1, Integer::sum);
                }
            });
        }
        shown.keySet().removeAll(others);
        shown.values().removeIf(n -> n < FEW);
        return new LinkedHashSet<>(shown.keySet());
    }

    /** By chance a run may come to the sum in one group, and hardly in all where they are of several amounts. */
    private Set<String> ofRuns() {
        Map<String, Map<List<String>, Integer>> shown = new LinkedHashMap<>(); // groups that show it, by name and run
        Map<String, List<Double>> amounts = new HashMap<>();
        for (Map<String, Part> group : groups) {
            List<Part> parts = List.copyOf(group.values());
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                if (part.amount > 0) {
                    amounts.computeIfAbsent(part.name, n -> new ArrayList<>()).add(part.amount);
                    runs(parts, i)
                            .forEach(run -> shown.computeIfAbsent(part.name, n -> new HashMap<>())
                                    .merge(run, 1, Integer::sum));
                }
            }
        }
        shown.keySet().removeIf(name -> {
            List<Double> all = amounts.getOrDefault(name, List.of());
            return all.stream().distinct().count() < FEW
                    || !shown.getOrDefault(name, Map.of()).containsValue(all.size());
        });
        return new LinkedHashSet<>(shown.keySet());
    }

    /** The names of each run of at least two rows below one that come to it, not of all that follow it alone. */
    private static List<List<String>> runs(List<Part> parts, int at) {
        List<List<String>> runs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        double sum = 0;
        for (int i = at + 1; i < Math.min(parts.size(), at + LONGEST_RUN); i++) {
            sum += parts.get(i).amount;
            names.add(parts.get(i).name);
            if (!(sum <= parts.get(at).amount * (1 + ROUNDED))) {
                break;
            }
            if (names.size() > 1 && isNear(parts.get(at).amount, sum, ROUNDED)) {
                runs.add(List.copyOf(names));
            }
        }
        return runs;
    }

    private static boolean isNear(double whole, double sum, double share) {
        return Math.abs(whole - sum) <= share * Math.abs(whole);
    }
}
