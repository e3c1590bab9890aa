package org.carbonscape.io.table.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digits that a workbook shows raised, as letters of their own: 12 with the mark of a note is 12¹ and not 121, and
 * 10 with a power 10⁴ and not 104. They stand among the workbook's shared texts or, as openpyxl writes them, in the
 * sheet.
 */
final class Superscripts {
    /** More texts than this are those of a list of names, which has no formulas. */
    private static final int MOST = 16 << 20;

    private static final Pattern RAISED = Pattern.compile(
            "<((?:\\w+:)?)r>\\s*<\\1rPr>(?:(?!</\\1r>).)*?<\\1vertAlign val=\"superscript\"\\s*/>"
                    + "(?:(?!</\\1r>).)*?</\\1rPr>\\s*<\\1t[^>]*>([^<]*)</\\1t>\\s*</\\1r>",
            Pattern.DOTALL);
    private static final String PLAIN = "0123456789+-−";
    private static final String ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻";

    private Superscripts() {}

    /** The same in which raised digits are letters; empty where there are none. */
    static Optional<byte[]> raised(InputStream texts) throws IOException {
        byte[] first = texts.readNBytes(MOST);
        String text = first.length < MOST ? new String(first, StandardCharsets.UTF_8) : "";
        if (!text.contains("\"superscript\"")) {
            return Optional.empty();
        }
        String raised = RAISED.matcher(text).replaceAll(m -> {
            StringBuilder out = new StringBuilder("<" + m.group(1) + "r><" + m.group(1) + "t>");
            m.group(2)
                    .chars()
                    .map(c -> PLAIN.indexOf(c) < 0 ? c : ABOVE.charAt(PLAIN.indexOf(c)))
                    .forEach(c -> out.append((char) c));
            return Matcher.quoteReplacement(out + "</" + m.group(1) + "t></" + m.group(1) + "r>");
        });
        return Optional.of(raised.getBytes(StandardCharsets.UTF_8));
    }
}
