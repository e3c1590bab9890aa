package org.carbonscape.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows give that rows above gave: one problem for each row of the file, which may hold many years and items in its
 * columns.
 */
public final class GivenTwice {
    private record Again(String subject, String what, int first) {}

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
                .add(new Again(row.place(subject), what, first.rowNumber()));
    }

    public void tell(Problems problems) {
        byRow.forEach((row, again) -> problems.add(
                ProblemCode.CARBON_03_TWICE,
                again.stream().map(Again::subject).distinct().count() == 1
                        ? again.get(0).subject()
                        : row,
                Listing.of(again.stream().map(Again::what).toList(), "; "),
                Listing.of(again.stream()
                        .map(a -> Integer.toString(a.first()))
                        .distinct()
                        .toList())));
    }
}
