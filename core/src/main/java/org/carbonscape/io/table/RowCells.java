package org.carbonscape.io.table;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the cells of a row hold, be it short or long. */
final class RowCells {
    private static final String NUMBER = "[+-]?[0-9][0-9,. ]*(?:[eE][+-]?[0-9]+)?%?";

    /** Of a note: ①, *, a raised digit, 注1, 1), [1]. */
    static final String MARK = "(?:[①-⑳⑴-⒇*＊†‡]+|[¹²³⁰-⁹]+[)）⁾]?|(?<![备附批标脚])注\\s*[0-9一二三四五]{1,2}"
            + "|[(（]注\\s*[0-9一二三四五]?[)）]|[(（]?[0-9][)）]|[\\[［][0-9][\\]］])";

    /** A power of a number, or the mark of a note behind it: no digit of it, which folding would make of it. */
    private static final Pattern BEHIND_DIGIT = Pattern.compile("(?<=[0-9０-９])(?=[¹²³⁰-⁹])");

    private RowCells() {}

    /** Without differences of width; 10⁴ is 10^4. */
    static String folded(String text) {
        return Normalizer.normalize(BEHIND_DIGIT.matcher(text).replaceAll("^"), Normalizer.Form.NFKC);
    }

    static String cell(String[] row, int column) {
        return column < row.length ? row[column] : "";
    }

    static int filled(String[] row) {
        return (int) Arrays.stream(row).filter(c -> !c.isEmpty()).count();
    }

    /** How many cells there are up to the last that holds anything. */
    static int width(String[] row) {
        return IntStream.range(0, row.length)
                .filter(i -> !row[i].isEmpty())
                .map(i -> i + 1)
                .max()
                .orElse(0);
    }

    /** Whether it has some names twice: the same below each of several headings. */
    static boolean isDoubled(String[] row) {
        return Arrays.stream(row)
                        .filter(c -> !c.isEmpty())
                        .map(RowCells::folded)
                        .distinct()
                        .count()
                < RowCells.filled(row);
    }

    static String first(String[] row) {
        return Arrays.stream(row).filter(c -> !c.isEmpty()).findFirst().orElse("");
    }

    /** Where the first cell is that holds anything; the row's length where none does. */
    static int firstFilled(String[] row) {
        return IntStream.range(0, row.length)
                .filter(i -> !row[i].isEmpty())
                .findFirst()
                .orElse(row.length);
    }

    /** Also with thousands marks that nobody has looked at yet, or as a formula whose result is not stored. */
    static boolean isNumber(String cell) {
        return !cell.isEmpty() && (NumberText.of(cell).isNumber() || cell.matches(NUMBER) || cell.charAt(0) == '=');
    }
}
