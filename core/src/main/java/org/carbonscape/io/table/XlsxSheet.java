package org.carbonscape.io.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.carbonscape.io.xml.XmlText;
import org.carbonscape.measure.Numbers;

/**
 * The XML of one worksheet while it is written, cell by cell and row by row, packed as it grows. Sheets know nothing of
 * each other, so that a workbook's can be made side by side. Numbers as everywhere else ({@link Numbers}), texts in
 * their cells.
 */
final class XlsxSheet {
    private static final int MOST_TEXT = 32_767; // letters of a cell
    private static final int LEVEL = 5; // a fifth faster than 6 for files 2 % larger
    private static final int ROOM = 1 << 16;
    private static final byte[] CELL = ascii("<c r=\"");
    private static final byte[] BOLD = ascii("\" s=\"1");
    private static final byte[] VALUE = ascii("\"><v>");
    private static final byte[] END_VALUE = ascii("</v></c>");
    private static final byte[] TEXT = ascii("\" t=\"inlineStr\"><is><t>");
    private static final byte[] SPACED = ascii("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] END_TEXT = ascii("</t></is></c>");

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 crc = new CRC32();
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[ROOM];
    private final byte[] piece = new byte[ROOM];
    private int at;
    /** Letters of each column met. */
    private byte[][] columns = new byte[0][];
    /** Digits of the row at hand; none before the first. */
    private byte[] row = new byte[0];

    /**
     * Begins it.
     *
     * @param frozen rows and columns that stay when the sheet is scrolled
     * @param widths of the columns, in letters
     */
    XlsxSheet(int frozenRows, int frozenColumns, int[] widths) {
        StringBuilder head = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet "
                + "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetViews><sheetView workbookViewId=\"0\">");
        if (frozenRows > 0 || frozenColumns > 0) {
            String pane = frozenRows == 0 ? "topRight" : frozenColumns == 0 ? "bottomLeft" : "bottomRight";
            head.append("<pane")
                    .append(frozenColumns > 0 ? " xSplit=\"" + frozenColumns + "\"" : "")
                    .append(frozenRows > 0 ? " ySplit=\"" + frozenRows + "\"" : "")
                    .append(" topLeftCell=\"")
                    .append(letters(frozenColumns))
                    .append(frozenRows + 1)
                    .append("\" activePane=\"")
                    .append(pane)
                    .append("\" state=\"frozen\"/><selection pane=\"")
                    .append(pane)
                    .append("\"/>");
        }
        head.append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
        if (widths.length > 0) {
            head.append("<cols>");
            for (int i = 1; i <= widths.length; i++) {
                head.append("<col min=\"" + i + "\" max=\"" + i + "\" width=\"" + widths[i - 1])
                        .append("\" customWidth=\"1\"/>");
            }
            head.append("</cols>");
        }
        put(ascii(head.append("<sheetData>").toString()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A, B … Z, AA … of a column from 0. */
    private static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    /** Begins a row, from 0; rows follow each other. */
    void row(int number) {
        endRow();
        row = ascii(Integer.toString(number + 1));
        put(ascii("<row r=\""));
        put(row);
        put(ascii("\">"));
    }

    private void endRow() {
        if (row.length > 0) {
            put(ascii("</row>"));
        }
    }

    private void cell(int column) {
        if (column >= columns.length) {
            columns = Arrays.copyOf(columns, column + 16);
            Arrays.setAll(columns, i -> columns[i] == null ? ascii(letters(i)) : columns[i]);
        }
        put(CELL);
        put(columns[column]);
        put(row);
    }

    /** A missing number is no cell. */
    void number(int column, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (value == (long) value && Math.abs(value) < 1e15) {
            integer(column, (long) value);
            return;
        }
        cell(column);
        put(VALUE);
        room(Numbers.MOST);
        int end = Double.isFinite(value) ? Numbers.write(value, buffer, at) : at;
        if (end > at) {
            at = end;
        } else {
            put(ascii(Numbers.text(value)));
        }
        put(END_VALUE);
    }

    /** As a text where it has more digits than a spreadsheet keeps. */
    void integer(int column, long value) {
        if (value == Long.MIN_VALUE || Math.abs(value) >= 1_000_000_000_000_000L) {
            text(column, Long.toString(value), false);
            return;
        }
        cell(column);
        put(VALUE);
        put(ascii(Long.toString(value)));
        put(END_VALUE);
    }

    /** An empty text is no cell; one that is too long for a cell is cut. */
    void text(int column, String text, boolean bold) {
        if (text.isEmpty()) {
            return;
        }
        cell(column);
        if (bold) {
            put(BOLD);
        }
        put(text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ' ? SPACED : TEXT);
        content(escaped(text.length() <= MOST_TEXT ? text : cut(text, MOST_TEXT - 1) + "…"));
        put(END_TEXT);
    }

    private void content(String text) {
        int n = text.length();
        int plain = 0;
        room(Math.min(n, ROOM));
        while (plain < n && at < ROOM) {
            char c = text.charAt(plain);
            if (c < ' ' || c > '~' || c == '&' || c == '<' || c == '>') {
                break;
            }
            buffer[at++] = (byte) c;
            plain++;
        }
        if (plain < n) {
            put(XmlText.escape(text.substring(plain)).getBytes(StandardCharsets.UTF_8));
        }
    }

    static String cut(String text, int length) {
        int end = Math.min(length, text.length());
        return text.substring(
                0, end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** Letters that XML cannot hold as "_x0001_". */
    private static String escaped(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 8).append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
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
            } else if (Character.isSurrogate(c) || c == 0xFFFE || c == 0xFFFF) {
                out.append('\uFFFD');
            } else if (c < 32 && c != '\n' && c != '\t') {
                out.append("_x00")
                        .append(c < 16 ? "0" : "1")
                        .append("0123456789ABCDEF".charAt(c & 15))
                        .append('_');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '_' && c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE && c < 0xFFFE;
    }

    private void room(int bytes) {
        if (at + bytes > ROOM) {
            pack();
        }
    }

    private void put(byte[] bytes) {
        if (bytes.length > ROOM) {
            pack();
            pack(bytes, bytes.length);
            return;
        }
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        at += bytes.length;
    }

    private void pack() {
        pack(buffer, at);
        at = 0;
    }

    private void pack(byte[] bytes, int length) {
        crc.update(bytes, 0, length);
        deflater.setInput(bytes, 0, length);
        while (!deflater.needsInput()) {
            packed.write(piece, 0, deflater.deflate(piece));
        }
    }

    /** Ends it. */
    ZipPart end(String name) {
        endRow();
        put(ascii("</sheetData></worksheet>"));
        pack();
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(piece, 0, deflater.deflate(piece));
        }
        long size = deflater.getBytesRead();
        deflater.end();
        return new ZipPart(name, packed.toByteArray(), size, crc.getValue());
    }
}
