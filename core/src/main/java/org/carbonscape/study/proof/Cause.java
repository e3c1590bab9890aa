package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.study.proof.finished.Difference;

/**
 * Where something was changed. What rests on it differs as well, and is not told again: a number of a table stands in
 * the workbook, the layers and the record, and goes into half a dozen sums.
 *
 * @param place what a reader looks for, with what it is and what it should be
 */
public record Cause(String file, Difference place) {
    /**
     * The places from which all differences follow. First of all they are in files that are no longer as they were
     * written; what is left is laid to the file that most of the rest has to do with.
     *
     * @param changed files that do not have their recorded hash
     */
    static List<Cause> of(List<Difference> differences, Collection<String> changed) {
        List<Difference> left = new ArrayList<>(new LinkedHashSet<>(differences));
        List<Cause> causes = new ArrayList<>();
        while (!left.isEmpty()) {
            String file = file(left, changed);
            List<Difference> own = left.stream().filter(d -> d.involves(file)).toList();
            left.removeAll(new LinkedHashSet<>(own));
            places(file, own).forEach(d -> causes.add(new Cause(file, d)));
        }
        return causes;
    }

    private static String file(List<Difference> differences, Collection<String> changed) {
        Map<String, Integer> involved = new LinkedHashMap<>();
        for (Difference d : differences) {
            involved.merge(d.file(), 1, Integer::sum);
            d.against().forEach(f -> involved.merge(f, 1, Integer::sum));
        }
        String best = differences.get(0).file();
        for (String file : involved.keySet()) {
            boolean isBetter = changed.contains(file) == changed.contains(best)
                    ? involved.getOrDefault(file, 0) > involved.getOrDefault(best, 0)
                    : changed.contains(file);
            best = isBetter ? file : best;
        }
        return best;
    }

    /**
     * The cells by the one file that tells the most of them; where no cell is known, the first sum that is not right.
     */
    private static List<Difference> places(String file, List<Difference> own) {
        Map<String, Set<Difference>> byOther = new HashMap<>();
        for (Difference d : own) {
            if (d.isCell()) {
                String other = d.file().equals(file) ? String.join(" ", d.against()) : d.file();
                byOther.computeIfAbsent(other, k -> new LinkedHashSet<>()).add(seenFrom(file, d));
            }
        }
        return byOther.entrySet().stream()
                // a sample tells some places, another file all of them
                .max(Comparator.comparing((Map.Entry<String, Set<Difference>> e) ->
                                !e.getKey().isEmpty())
                        .thenComparing(e -> isOfRows(e.getKey(), e.getValue()))
                        .thenComparingInt(e -> e.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> List.copyOf(e.getValue()))
                .orElseGet(() -> List.of(own.stream()
                        .filter(d -> d.file().equals(file))
                        .findFirst()
                        .orElseGet(() -> elsewhere(own.get(0)))));
    }

    /** Whether rows are gone or too many: their numbers, missed elsewhere, do not say so. */
    private static boolean isOfRows(String other, Set<Difference> told) {
        return other.equals(Workbook.FILE)
                && told.stream().allMatch(d -> d.expected().isEmpty());
    }

    /** A sum that is not right in another file, of which this one may be to blame. */
    private static Difference elsewhere(Difference d) {
        Bilingual where = Bilingual.of(
                d.file() + ", " + d.where().in(Language.EN),
                d.file() + "，" + d.where().in(Language.ZH));
        return new Difference(d.file(), d.against(), false, where, d.expected(), d.got());
    }

    /** The difference as one of this file: what is written there, what the other has. */
    private static Difference seenFrom(String file, Difference d) {
        if (d.file().equals(file) || !d.isCell() || d.expected().isEmpty()) {
            return d;
        }
        return new Difference(
                file, List.of(d.file()), true, d.where(), d.got().in(Language.EN), Bilingual.same(d.expected()));
    }
}
