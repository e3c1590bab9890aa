package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * Names that may be of sums, and the rows right below that come to them in each unit and year, where these are too
     * few to leave chance out. A part of a sum is none of parts beyond it.
     *
     * @param groups as above
     * @param known  what {@link #of} finds in them
     */
    static Map<String, List<String>> doubtful(List<List<Part>> groups, Set<String> known) {
        Map<String, List<String>> sums = new LinkedHashMap<>();
        UnnamedSums all = new UnnamedSums(groups);
        Map<String, Shown> exact = all.shown(OF_FEW);
        all.shown(ROUNDED)
                .forEach((name, rounded) -> (known.contains(name) ? rounded : exact.getOrDefault(name, rounded))
                        .inAll()
                        .filter(run -> sums.values().stream().allMatch(s -> !s.contains(name) || s.containsAll(run)))
                        .ifPresent(run -> sums.put(name, run)));
        sums.keySet().removeAll(known);
        return sums;
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
        Map<String, Shown> shown = shown(ROUNDED);
        shown.values()
                .removeIf(s ->
                        s.amounts.stream().distinct().count() < FEW || s.inAll().isEmpty());
        return new LinkedHashSet<>(shown.keySet());
    }

    /** Of a name its amounts above zero, and each run below that comes to them, with how many of them. */
    private record Shown(List<Double> amounts, Map<List<String>, Integer> runs) {
        Optional<List<String>> inAll() {
            return runs.entrySet().stream()
                    .filter(r -> r.getValue() == amounts.size())
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    private Map<String, Shown> shown(double share) {
        Map<String, Shown> shown = new LinkedHashMap<>();
        for (Map<String, Part> group : groups) {
            List<Part> parts = List.copyOf(group.values());
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                if (part.amount > 0) {
                    Shown own =
                            shown.computeIfAbsent(part.name, n -> new Shown(new ArrayList<>(), new LinkedHashMap<>()));
                    own.amounts.add(part.amount);
                    runs(parts, i, share).forEach(run -> own.runs.merge(run, 1, Integer::sum));
                }
            }
        }
        return shown;
    }

    /** The names of each run of at least two rows below one that come to it, not of all that follow it alone. */
    private static List<List<String>> runs(List<Part> parts, int at, double share) {
        List<List<String>> runs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        double sum = 0;
        for (int i = at + 1; i < Math.min(parts.size(), at + LONGEST_RUN); i++) {
            sum += parts.get(i).amount;
            names.add(parts.get(i).name);
            if (!(sum <= parts.get(at).amount * (1 + ROUNDED))) {
                break;
            }
            if (names.size() > 1 && isNear(parts.get(at).amount, sum, share)) {
                runs.add(List.copyOf(names));
            }
        }
        return runs;
    }

    private static boolean isNear(double whole, double sum, double share) {
        return Math.abs(whole - sum) <= share * Math.abs(whole);
    }
}
