package org.carbonscape.app;

import java.util.List;
import java.util.stream.IntStream;

/** A table for a terminal: columns as wide as their longest text, where a Chinese letter takes two places. */
final class Aligned {
    private static final String GAP = "  ";

    private Aligned() {}

    /** The rows as lines of text; what is a number in all but the first of them stands on the right. */
    static List<String> lines(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(c -> rows.stream().mapToInt(r -> width(r.get(c))).max().orElse(0))
                .toArray();
        boolean[] right = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            int at = c;
            right[c] = rows.stream().skip(1).allMatch(r -> r.get(at).matches("[-+0-9. %]*"));
        }
        return rows.stream().map(row -> line(row, widths, right)).toList();
    }

    private static String line(List<String> row, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < row.size(); c++) {
            String blanks = " ".repeat(widths[c] - width(row.get(c)));
            line.append(c == 0 ? "" : GAP)
                    .append(right[c] ? blanks : "")
                    .append(row.get(c))
                    .append(right[c] ? "" : blanks);
        }
        return line.toString().stripTrailing();
    }

    /** Places that a text takes on a terminal. */
    static int width(String text) {
        return text.codePoints().map(Aligned::width).sum();
    }

    private static int width(int letter) {
        return letter < 0x1100 ? 1 : 2;
    }

    /** As much of a text from its beginning as fits into so many places. */
    static String within(String text, int places) {
        int at = 0;
        int taken = 0;
        while (at < text.length() && taken + width(text.codePointAt(at)) <= places) {
            taken += width(text.codePointAt(at));
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(0, at);
    }
}
