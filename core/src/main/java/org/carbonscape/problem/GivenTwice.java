package org.carbonscape.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What rows give that rows above gave: one problem for each row of the file, which may hold many years and items in its
 * columns.
 */
public final class GivenTwice {
    private record Again(String subject, String what, int first, String apart, List<String> units) {}

    private static final String MEASURE = "unit_of_amount";

    /** Columns in which parts of one thing differ anyhow, or that are what it is. */
    private static final Set<String> READ = Set.of(
            "year", "unit", "item", "amount", MEASURE, "low", "high", "distribution", "sector", "gas", "charged_to");

    private final Map<String, List<Again>> byRow = new LinkedHashMap<>();

    /**
     * Notes it.
     *
     * @param subject as {@link InputTable.Row#place(String)} takes it
     * @param what    is given again, such as {@code 2020, 430102, raw coal}
     * @param first   gave it before
     */
    public void add(InputTable.Row row, String subject, String what, InputTable.Row first) {
        byRow.computeIfAbsent(row.place(), place -> new ArrayList<>())
                .add(new Again(
                        row.place(subject),
                        what,
                        first.rowNumber(),
                        row.apart(first, READ).orElse(""),
                        Stream.of(first, row)
                                .map(r -> r.text(MEASURE).strip())
                                .filter(u -> !u.isEmpty())
                                .distinct()
                                .toList()));
    }

    public void tell(Problems problems) {
        byRow.forEach((row, again) -> {
            String apart = again.get(0).apart();
            List<String> units = again.get(0).units();
            boolean measured = units.size() > 1; // 原煤（万吨） and 原煤（万吨标准煤）
            List<Object> said = new ArrayList<>(List.of(
                    Listing.of(again.stream().map(Again::what).toList(), "; "),
                    Listing.of(again.stream()
                            .map(a -> Integer.toString(a.first()))
                            .distinct()
                            .toList())));
            if (measured) {
                said.addAll(units);
            } else if (!apart.isEmpty()) {
                said.add(apart);
            }
            problems.add(
                    measured
                            ? ProblemCode.CARBON_41_TWO_UNITS
                            : apart.isEmpty() ? ProblemCode.CARBON_03_TWICE : ProblemCode.CARBON_40_APART,
                    again.stream().map(Again::subject).distinct().count() == 1
                            ? again.get(0).subject()
                            : row,
                    said.toArray());
        });
    }
}
