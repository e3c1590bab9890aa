package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * Rows of parts (男, 女) of a driver's table where a unit and year has several and a column that nobody asked for has a
 * sum (合计) in one of them: the sum is the unit's value.
 *
 * @param units  of each row, from 1; 0 and less: of none
 * @param asked  columns that are read
 */
record PartRows(TextTable table, int[] units, List<String> asked) {
    /**
     * The rows, which a caution names.
     *
     * @param mine whether a row is of the driver
     */
    Set<Integer> find(Predicate<TextTable.Row> mine, Problems problems, String place) {
        Map<List<Object>, List<Integer>> rows = new HashMap<>(); // by year and unit
        for (int r = 0; r < units.length; r++) {
            TextTable.Row row = table.rows().get(r);
            if (units[r] > 0 && mine.test(row)) {
                String year = table.has("year") ? row.findText("year").orElse("") : "";
                rows.computeIfAbsent(List.of(year, units[r]), k -> new ArrayList<>())
                        .add(r);
            }
        }
        rows.values().removeIf(all -> all.size() < 2);
        Set<Integer> parts = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (String column : table.columns()) {
            if (!asked.contains(column)) {
                parts(rows.values(), column).forEach(r -> {
                    parts.add(r);
                    names.add(text(r, column));
                });
            }
        }
        if (!parts.isEmpty()) {
            problems.add(ProblemCode.CARBON_C47_SUMS, place, Listing.of(names), parts.size());
        }
        return parts;
    }

    /** Those beside the one row that has the sum. */
    private List<Integer> parts(Collection<List<Integer>> together, String column) {
        List<Integer> parts = new ArrayList<>();
        for (List<Integer> all : together) {
            Map<Boolean, List<Integer>> byTotal =
                    all.stream().collect(Collectors.partitioningBy(r -> HeaderWords.isTotal(text(r, column))));
            if (byTotal.getOrDefault(true, List.of()).size() == 1) {
                parts.addAll(byTotal.getOrDefault(false, List.of()));
            }
        }
        return parts;
    }

    private String text(int row, String column) {
        return table.rows().get(row).findText(column).orElse("");
    }
}
