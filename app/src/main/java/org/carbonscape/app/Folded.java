package org.carbonscape.app;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text folded to the columns of a terminal, as help is. Lines break at blanks and between Chinese characters where
 * their punctuation allows it, never within a path or a key, nor within a command that is to be copied.
 */
final class Folded {
    private static final Pattern COMMAND =
            Pattern.compile("(?:gdal[a-z_.]+|ogr2ogr) .*?(?=$|[`；。（]| \\(|[.;:,] )", Pattern.MULTILINE);
    private static final int CHINESE = 0x2e80;

    private Folded() {}

    /** @param indent blanks before what goes on in the next line */
    static String text(String text, int indent, int columns) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            out.append(out.isEmpty() ? "" : "\n");
            line(line, indent, columns, out);
        }
        return out.toString();
    }

    private static void line(String line, int indent, int columns, StringBuilder out) {
        BreakIterator places = BreakIterator.getLineInstance(Locale.CHINESE);
        places.setText(line);
        int filled = 0;
        int from = 0;
        for (int to = places.next(); to != BreakIterator.DONE; to = places.next()) {
            if (to < line.length() && !mayBreak(line, to)) {
                continue;
            }
            String piece = line.substring(from, to);
            String shown = piece.stripTrailing();
            if (filled > indent && filled + Aligned.width(shown) > columns) {
                out.setLength(out.toString().stripTrailing().length());
                out.append('\n').append(" ".repeat(indent));
                filled = indent;
            }
            out.append(piece);
            filled += Aligned.width(piece);
            from = to;
        }
    }

    private static boolean mayBreak(String line, int at) {
        char before = line.charAt(at - 1);
        boolean place = Character.isWhitespace(before) || before >= CHINESE || line.charAt(at) >= CHINESE;
        Matcher command = COMMAND.matcher(line);
        while (place && command.find()) {
            place = at <= command.start() || at >= command.end();
        }
        return place;
    }
}
