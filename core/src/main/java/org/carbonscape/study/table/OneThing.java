package org.carbonscape.study.table;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.table.TableForm;
import org.carbonscape.io.table.TextTable;

/** Whether a table has amounts of one thing only, so that nobody need say which is meant. */
final class OneThing {
    private OneThing() {}

    /** Whether no column beside those of the form has numbers, but for codes of units and numbers of rows. */
    static boolean is(TextTable table, TableForm form) {
        List<String> known = form.columns().stream().map(TableForm.Column::name).toList();
        return table.columns().stream()
                .filter(c -> !known.contains(c) && !HeaderWords.isPlace(c) && !HeaderWords.means(c, "rule"))
                .noneMatch(c -> hasAmounts(table, c));
    }

    private static boolean hasAmounts(TextTable table, String column) {
        double[] numbers = table.rows().stream()
                .map(r -> r.findIfNumber(column))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        boolean counting = // 1, 2, 3
                IntStream.range(1, numbers.length).allMatch(i -> numbers[i] == numbers[i - 1] + 1);
        return !counting && 2 * numbers.length > table.rows().size();
    }
}
