package org.carbonscape.io.table.own;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.carbonscape.io.deflate.Packed;
import org.carbonscape.measure.Numbers;

/**
 * A sheet's XML, or a piece of it, packed as it is written. Cells say where they stand, since not every reader counts
 * them; texts stand in their cells. Close it.
 */
final class SheetXml implements AutoCloseable {
    private static final int ROOM = 1 << 16; // before it is packed: what a processor keeps at hand
    private static final int MOST_TEXT = 32_767;
    private static final int MOST_ON_PAGE = 300; // letters: less than half the usual size on A4 that lies
    private static final long FIFTEEN_DIGITS = 1_000_000_000_000_000L;

    private static final byte[] ROW = ascii("<row r=\"");
    private static final byte[] ROW_END = ascii("</row>");
    private static final byte[] OPEN_END = ascii("\">");
    private static final byte[] NUMBER = ascii("\"><v>");
    private static final byte[] BOLD_NUMBER = ascii("\" s=\"1\"><v>");
    private static final byte[] NUMBER_END = ascii("</v></c>");
    private static final byte[] TEXT = ascii("\" t=\"inlineStr\"><is><t>");
    private static final byte[] BOLD_TEXT = ascii("\" s=\"1\" t=\"inlineStr\"><is><t>");
    private static final byte[] RIGHT_TEXT = ascii("\" s=\"2\" t=\"inlineStr\"><is><t>");
    private static final byte[] INDENTED_TEXT = ascii("\" s=\"3\" t=\"inlineStr\"><is><t>");
    private static final byte[] TEXT_END = ascii("</t></is></c>");

    private final TableBytes out = new TableBytes(ROOM + (1 << 12));
    private final Packed.Maker packed = new Packed.Maker();
    private final List<byte[]> columns = new ArrayList<>(); // how a cell of each begins
    private final TableBytes row = new TableBytes(32); // its number's digits

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Writes what comes before the first row.
     *
     * @param columns that stay in view, 0 or 1
     * @param rows    that stay in view, at least one
     * @param widths  of the columns, in letters
     * @param shown   whether it is the sheet that is seen first
     */
    void head(int columns, int rows, int[] widths, boolean shown) {
        out.put("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + (fits(widths) ? "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>" : "")
                + "<sheetViews><sheetView"
                + (shown ? " tabSelected=\"1\"" : "") + " workbookViewId=\"0\"><pane"
                + (columns > 0 ? " xSplit=\"1\"" : "") + " ySplit=\"" + rows + "\" topLeftCell=\""
                + (columns > 0 ? "B" : "A") + (rows + 1) + "\" activePane=\""
                + (columns > 0
                        ? "bottomRight\" state=\"frozen\"/><selection pane=\"topRight\"/>"
                                + "<selection pane=\"bottomLeft\"/>"
                                + "<selection pane=\"bottomRight\"/>"
                        : "bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/>")
                + "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
        for (int i = 0; i < widths.length; i++) {
            out.put((i == 0 ? "<cols>" : "") + "<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\""
                    + widths[i] + "\" customWidth=\"1\"/>" + (i == widths.length - 1 ? "</cols>" : ""));
        }
        out.put("<sheetData>");
    }

    /** What a spreadsheet shows beside the heading of a column that is clicked. */
    record Tip(int column, String title, String text) {
        private static final int MOST_TITLE = 32; // letters, more of which a spreadsheet takes for damage
        private static final int MOST_TIP = 255;

        private String xml() {
            return "<dataValidation allowBlank=\"1\" showInputMessage=\"1\" promptTitle=\""
                    + attribute(cut(title, MOST_TITLE)) + "\" prompt=\"" + attribute(cut(text, MOST_TIP))
                    + "\" sqref=\"" + name(column) + "1\"/>";
        }

        private static String attribute(String text) {
            return new String(encoded(text), StandardCharsets.UTF_8).replace("\"", "&quot;");
        }
    }

    /** Whether columns of these widths can be read side by side on a page. */
    static boolean fits(int[] widths) {
        return Arrays.stream(widths).sum() <= MOST_ON_PAGE;
    }

    /** Begins a row, the first of which is 0. */
    void row(int number) {
        row.clear();
        row.integer(number + 1L);
        out.put(ROW);
        out.put(row.bytes(), row.length());
        out.put(OPEN_END);
    }

    void endRow() {
        out.put(ROW_END);
        if (out.length() >= ROOM) {
            pack();
        }
    }

    private void pack() {
        packed.write(out.bytes(), 0, out.length());
        out.clear();
    }

    /** Missing numbers are no cells. */
    void number(int column, double value, boolean bold) {
        if (!Double.isNaN(value)) {
            cell(column);
            out.put(bold ? BOLD_NUMBER : NUMBER);
            out.number(value);
            out.put(NUMBER_END);
        }
    }

    void integer(int column, long value) {
        if (Math.abs(value) < FIFTEEN_DIGITS && value != Long.MIN_VALUE) {
            cell(column);
            out.put(NUMBER);
            out.integer(value);
            out.put(NUMBER_END);
        } else {
            text(column, encoded(Long.toString(value)), false); // a spreadsheet keeps fifteen digits
        }
    }

    /** Empty texts are no cells. */
    void text(int column, byte[] encoded, boolean bold) {
        text(column, encoded, bold ? BOLD_TEXT : TEXT);
    }

    /** One that stands right of a number, at some distance from it. */
    void indentedText(int column, byte[] encoded) {
        text(column, encoded, INDENTED_TEXT);
    }

    /** The heading of a column: over numbers it stands right, as they do. */
    void heading(int column, String name, boolean ofNumbers) {
        text(column, encoded(name), ofNumbers ? RIGHT_TEXT : BOLD_TEXT);
    }

    private void text(int column, byte[] encoded, byte[] open) {
        if (encoded.length == 0) {
            return;
        }
        cell(column);
        if (isSpace(encoded[0]) || isSpace(encoded[encoded.length - 1])) {
            out.put(open, open.length - 1);
            out.put(" xml:space=\"preserve\">");
        } else {
            out.put(open);
        }
        out.put(encoded);
        out.put(TEXT_END);
    }

    private static boolean isSpace(byte letter) {
        return letter >= 0 && letter <= ' ';
    }

    private void cell(int column) {
        while (columns.size() <= column) {
            columns.add(ascii("<c r=\"" + name(columns.size())));
        }
        out.put(columns.get(column));
        out.put(row.bytes(), row.length());
    }

    /** {@code AB} is column 27, counted from 0. */
    static String name(int column) {
        String last = Character.toString('A' + column % 26);
        return column < 26 ? last : name(column / 26 - 1) + last;
    }

    /** The piece that was written; others follow. */
    Packed end() {
        pack();
        return packed.end(false);
    }

    /**
     * The last piece of a sheet, which is printed on pages that lie, all columns on one where they can be read there.
     *
     * @param filtered the cells whose rows can be chosen by what they hold, such as {@code A1:C9}; empty: none
     * @param tips     of headings
     * @param fits     whether all columns fit a page
     */
    Packed end(String filtered, List<Tip> tips, boolean fits) {
        out.put("</sheetData>"
                + (filtered.isEmpty() ? "" : "<autoFilter ref=\"" + filtered + "\"/>")
                + (tips.isEmpty() ? "" : "<dataValidations count=\"" + tips.size() + "\">")
                + tips.stream().map(Tip::xml).collect(Collectors.joining())
                + (tips.isEmpty() ? "" : "</dataValidations>")
                + "<pageSetup paperSize=\"9\" orientation=\"landscape\"" + (fits ? " fitToHeight=\"0\"" : "")
                + "/></worksheet>");
        pack();
        return packed.end(true);
    }

    @Override
    public void close() {
        packed.close();
    }

    /** What a cell says, as XML: letters that it cannot hold as "_x0001_". */
    static byte[] encoded(String text) {
        String fitted = text.length() <= MOST_TEXT ? text : cut(text, MOST_TEXT - 1) + "…";
        int plain = 0;
        while (plain < fitted.length() && isPlain(fitted.charAt(plain))) {
            plain++;
        }
        return (plain == fitted.length() ? fitted : escaped(fitted)).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '_' && c != '&' && c != '<' && c != '>' && !Character.isSurrogate(c) && c < 0xFFFE;
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                boolean escape = i + 6 < text.length()
                        && text.charAt(i + 6) == '_'
                        && text.substring(i + 1, i + 6).matches("x[0-9A-Fa-f]{4}");
                out.append(escape ? "_x005F_" : "_"); // the text itself looks like an escaped letter
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c) || c >= 0xFFFE) {
                out.append('\uFFFD');
            } else if (c < ' ' && c != '\n' && c != '\t') {
                out.append("_x00")
                        .append(c < 16 ? "0" : "1")
                        .append("0123456789ABCDEF".charAt(c & 15))
                        .append('_');
            } else if (c == '&') {
                out.append("&amp;");
            } else if (c == '<') {
                out.append("&lt;");
            } else if (c == '>') {
                out.append("&gt;");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The beginning of a text, no letter of two halves cut in two. */
    static String cut(String text, int length) {
        int end = Math.min(length, text.length());
        return text.substring(
                0, end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** A column's width: so many letters of the default font; East Asian letters are twice as wide. */
    static int letters(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }

    /** The same of a number, of which a spreadsheet shows as many decimals as there is room for. */
    static int letters(double value) {
        int whole =
                Math.abs(value) < FIFTEEN_DIGITS ? Long.toString((long) value).length() : 0;
        return Math.min(Math.max(whole, Numbers.text(value).length()), Math.max(9, whole + 3));
    }
}
