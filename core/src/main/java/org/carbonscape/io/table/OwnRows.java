package org.carbonscape.io.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * The rows of a table, each of which is a unit: without those that are totals of others, or parts of them (合计,
 * 其中：市区), by what stands first in the row or under a word for units.
 *
 * @param caution UNITS-C07 where there were any
 */
public record OwnRows(TextTable table, Optional<Problem> caution) {
    /** Of a table all of whose rows are totals, all of them. */
    public static OwnRows of(TextTable table) {
        List<String> columns = IntStream.range(0, table.columns().size())
                .filter(c -> c == 0 || HeaderWords.isPlace(table.columns().get(c)))
                .mapToObj(table.columns()::get)
                .toList();
        List<String> all = table.rows().stream()
                .map(r -> columns.stream()
                        .flatMap(c -> r.findText(c).stream())
                        .filter(HeaderWords::isTotal)
                        .findFirst()
                        .orElse(""))
                .toList();
        List<String> totals = all.stream().filter(t -> !t.isEmpty()).toList();
        if (totals.isEmpty() || totals.size() == all.size()) {
            return new OwnRows(table, Optional.empty());
        }
        return new OwnRows(
                table.keeping(r -> all.get(r).isEmpty()),
                Optional.of(Problem.of(
                        ProblemCode.UNITS_C07_TOTALS,
                        table.place(),
                        totals.size(),
                        Listing.of(totals.stream().distinct().toList()))));
    }
}
