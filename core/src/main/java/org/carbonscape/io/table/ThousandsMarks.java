package org.carbonscape.io.table;

import java.util.List;
import java.util.regex.Pattern;
import org.carbonscape.problem.InputTable;

/**
 * Whether commas in a table's numbers part thousands. "1,234" alone may as well be 1.234; it is 1234 where the table
 * says so elsewhere: "12,345,678", "1,234.5", a number with a decimal point, or commas between the cells of the text
 * itself, since who writes decimal commas parts cells by semicolons.
 */
final class ThousandsMarks {
    private static final Pattern CERTAIN = Pattern.compile(
            "[+-]?[1-9][0-9]{0,2}(,[0-9]{3}){2,}(\\.[0-9]*)?|[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+\\.[0-9]*");
    private static final Pattern DOUBTFUL = Pattern.compile("[+-]?[1-9][0-9]{0,2},[0-9]{3}");
    /** Three digits after a point may themselves be thousands. */
    private static final Pattern POINT = Pattern.compile("[+-]?(?:0?\\.[0-9]+|[0-9]+\\.(?:[0-9]{1,2}|[0-9]{4,}))");

    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("[+-]?(?:0,[0-9]+|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{1,3}(?:[. ][0-9]{3})+,[0-9]+)"
                    + "(?:[eE][+-]?[0-9]+)?");

    private static final Pattern ZERO = Pattern.compile("[+-]?0+\\.[0-9]+");

    /** As Germans part thousands; of a number with less before it or other digits behind it nobody doubts. */
    private static final Pattern DOTTED = Pattern.compile("[+-]?[1-9][0-9]{0,2}(\\.[0-9]{3})+");

    /** Blanks may be narrow: LibreOffice writes them so under French settings, and reports of ours have them. */
    private static final String MARKS = ",， \u00A0\u2009\u202F'’"; // 1'234 as in Switzerland

    private static final Pattern PARTED =
            Pattern.compile("[+-]?[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:['’][0-9]{3})+)(\\.[0-9]*)?");

    private static final int MOST_LETTERS = 40; // of a number

    private boolean certain;
    private boolean comma;
    private final boolean semicolons;
    private boolean point; // some number has one that no thousands have

    /** @param separator between cells of a text; 0 in a workbook */
    ThousandsMarks(char separator, List<String[]> rows) {
        certain = separator == ',';
        semicolons = separator == ';';
        for (String[] row : rows) {
            for (String cell : row) {
                boolean marked = cell.indexOf(',') >= 0 || cell.indexOf('，') >= 0;
                if (cell.length() <= MOST_LETTERS && (marked || (!certain || semicolons) && cell.indexOf('.') >= 0)) {
                    String text = plain(cell);
                    boolean pointed = text.indexOf('.') >= 0;
                    point |= POINT.matcher(text).matches()
                            || ZERO.matcher(text).matches()
                            || pointed && CERTAIN.matcher(text).matches();
                    certain |= CERTAIN.matcher(text).matches()
                            || POINT.matcher(text).matches();
                    comma |= marked && DECIMAL_COMMA.matcher(text).matches();
                }
            }
        }
    }

    /** A number without its thousands marks; the cell as it is where it has none. */
    String withoutMarks(String cell) {
        if (!hasMark(cell)) {
            return cell;
        }
        String text = plain(cell);
        if (CERTAIN.matcher(text).matches() || DOUBTFUL.matcher(text).matches() && certain && !comma) {
            return text.replace(",", "");
        }
        return PARTED.matcher(text).matches() ? text.replaceAll("[ '’]", "") : cell;
    }

    /** Whether a number may be read in two ways. */
    boolean isDoubtful(String cell) {
        return cell.length() <= MOST_LETTERS && DOUBTFUL.matcher(plain(cell)).matches() && !(certain && !comma);
    }

    /**
     * Whether the point of a number may part thousands (866.000): where cells are parted by semicolons, as those who
     * write decimal commas do, and no number of the table has a point that can only be a decimal one.
     */
    boolean isDotted(String cell) {
        return semicolons
                && !point
                && cell.length() <= MOST_LETTERS
                && DOTTED.matcher(cell).matches();
    }

    /** Whether a number has a decimal comma: "1,5", and "1,234" where other numbers of the table have one. */
    boolean hasDecimalComma(String cell) {
        if (cell.length() > MOST_LETTERS || !hasMark(cell)) {
            return false;
        }
        String text = plain(cell);
        return DECIMAL_COMMA.matcher(text).matches()
                || comma && !certain && DOUBTFUL.matcher(text).matches();
    }

    /** Almost all cells have none: no pattern is tried on them. */
    private static boolean hasMark(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (MARKS.indexOf(cell.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String cell) {
        return InputTable.folded(cell);
    }
}
