package org.carbonscape.io.table;

import java.util.Arrays;

/** What the cells of a row hold, be it short or long. */
final class RowCells {
    private static final String NUMBER = "[+-]?[0-9][0-9,. ]*(?:[eE][+-]?[0-9]+)?%?";

    /** Of a note: ①, *, a raised digit. */
    static final String MARK = "(?:[①-⑳⑴-⒇*＊†‡]+|[¹²³⁰-⁹]+[)）⁾]?)";

    private RowCells() {}

    static String cell(String[] row, int column) {
        return column < row.length ? row[column] : "";
    }

    static int filled(String[] row) {
        return (int) Arrays.stream(row).filter(c -> !c.isEmpty()).count();
    }

    static String first(String[] row) {
        return Arrays.stream(row).filter(c -> !c.isEmpty()).findFirst().orElse("");
    }

    /** Also with thousands marks that nobody has looked at yet. */
    static boolean isNumber(String cell) {
        return !cell.isEmpty() && (NumberText.of(cell).isNumber() || cell.matches(NUMBER));
    }
}
