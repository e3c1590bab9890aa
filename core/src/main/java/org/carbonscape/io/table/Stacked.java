package org.carbonscape.io.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Two tables below each other under the same header, whose rows are of the same things. */
final class Stacked {
    private Stacked() {}

    /**
     * Of pages of one table each has rows of its own; those of two tables cannot be told apart.
     *
     * @param header  its first row
     * @param skipped numbers of the rows that are no data
     * @throws ProblemException TABLE-20
     */
    static void throwIfSo(TextTable table, TableForm form, RawRows raw, int header, Set<Integer> skipped) {
        List<String> keys = form.columns().stream()
                .filter(c -> c.kind() == TableForm.Kind.TEXT
                        || c.kind() == TableForm.Kind.YEAR
                        || c.kind() == TableForm.Kind.PLACE)
                .map(TableForm.Column::name)
                .filter(table::has)
                .toList();
        int[] again = IntStream.range(header + 1, raw.size())
                .filter(r ->
                        skipped.contains(raw.number(r)) && List.of(raw.row(r)).equals(List.of(raw.row(header))))
                .map(raw::number)
                .toArray();
        if (again.length == 0) {
            return;
        }
        Map<List<String>, Integer> pages = new HashMap<>(); // by what rows are of
        for (TextTable.Row row : table.rows()) {
            int page = (int) IntStream.of(again).filter(n -> n < row.number()).count();
            Integer first = pages.putIfAbsent(
                    keys.stream().map(k -> row.findText(k).orElse("")).toList(), page);
            if (first != null && first != page) {
                throw new ProblemException(
                        ProblemCode.TABLE_20_TWO_HEADERS, raw.place(), raw.number(header), again[page - 1]);
            }
        }
    }
}
