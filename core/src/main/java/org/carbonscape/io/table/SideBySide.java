package org.carbonscape.io.table;

import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Two tables beside each other on one sheet, which are told as such: the column of units stands in both. */
final class SideBySide {
    private SideBySide() {}

    /**
     * @param last row of the header
     * @throws ProblemException TABLE-21 where a further column of units holds anything
     */
    static void throwIfSo(RawRows raw, int last, HeaderReading reading, TableForm form) {
        form.first(TableForm.Kind.PLACE)
                .map(c -> reading.columns().get(c.name()))
                .ifPresent(at -> {
                    List<HeaderCell> names = reading.names();
                    IntStream.range(at + 2, names.size())
                            .filter(i -> names.get(i).isWhole(names.get(at).written()))
                            .filter(i -> !reading.columns().containsValue(i)) // unit, item, amount, unit
                            .filter(i -> IntStream.range(last + 1, raw.size()).anyMatch(r -> isFilled(raw.row(r), i)))
                            .findFirst()
                            .ifPresent(i -> {
                                int from = begin(names, at, i) + 1;
                                throw new ProblemException(
                                        ProblemCode.TABLE_21_TWO_COLUMNS,
                                        raw.place(),
                                        form.first(TableForm.Kind.PLACE)
                                                .orElseThrow()
                                                .name(),
                                        names.get(at).written() + ", "
                                                + names.get(i).written(),
                                        Bilingual.of(
                                                " They are of two tables side by side: put the second, from column "
                                                        + from + " on, below the first with one header for both, or "
                                                        + "on a sheet of its own.",
                                                "看来是并排的两个表：请将第 " + from + " 列起的第二个表移到第一个表下方，共用一个表头，或放到单独的工作表。"));
                            });
                });
    }

    private static boolean isFilled(String[] row, int column) {
        return column < row.length && !row[column].isEmpty();
    }

    /** Where the second begins that has its units in a column: as many before them as in the first. */
    private static int begin(List<HeaderCell> names, int first, int second) {
        int begin = second;
        while (begin > first + 1
                && first - (second - begin) > 0
                && names.get(begin - 1)
                        .isWhole(names.get(first - (second - begin) - 1).written())) {
            begin--;
        }
        return begin;
    }
}
