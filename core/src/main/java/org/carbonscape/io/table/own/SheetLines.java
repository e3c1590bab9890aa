package org.carbonscape.io.table.own;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a sheet as {@link XlsxWriter} writes it, each as the line that {@link CsvWriter} makes of the same cells:
 * bytes are copied and compared, nothing is made of them. A sheet of any other form, such as Excel's own, is
 * {@linkplain #isUnusual() unusual} and is left to {@link WorkbookRows}. Close it.
 *
 * <p>By a reader of XML, the 93 MB of the demo's sheets took 1.5 CPU s, and its compiling another second.
 */
public final class SheetLines implements AutoCloseable {
    private static final int MOST_ROW = 1 << 26; // bytes

    private static final byte[] DATA = ascii("<sheetData>");
    private static final byte[] ROW = ascii("<row r=\"");
    private static final byte[] ROW_END = ascii("</row>");
    private static final byte[] CELL = ascii("<c r=\"");
    private static final byte[] CELL_END = ascii("</c>");
    private static final byte[] NUMBER = ascii("<v>");
    private static final byte[] NUMBER_END = ascii("</v></c>");
    private static final byte[] TEXT = ascii("<is><t");
    private static final byte[] TEXT_END = ascii("</t></is></c>");
    private static final byte[] END = ascii("</sheetData>");

    private final InputStream in;
    private final int width;
    private byte[] bytes = new byte[1 << 17];
    private int at;
    private int end; // of what has been read
    private byte[] line = new byte[1 << 10];
    private int length;
    private int row;
    private boolean unusual;

    /** @param width cells of a line: those that a row leaves out are empty */
    SheetLines(InputStream in, int width) throws IOException {
        this.in = in;
        this.width = width;
        int data = find(DATA, 0);
        unusual = data < 0;
        at = data < 0 ? 0 : data + DATA.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether it is not of the form that is read here; known when {@link #next} has said false. */
    public boolean isUnusual() {
        return unusual;
    }

    /** The line, of {@link #length} bytes. */
    public byte[] line() {
        return line;
    }

    public int length() {
        return length;
    }

    /** Goes to the next row; false at the end, and where the sheet is unusual. */
    public boolean next() throws IOException {
        if (unusual || isEnd()) {
            return false;
        }
        int rowEnd = find(ROW_END, 0);
        unusual = rowEnd < 0 || !take(rowEnd);
        at = rowEnd + ROW_END.length;
        return !unusual;
    }

    /** The row's cells. */
    public List<String> row() {
        return CsvRows.split(new String(line, 0, length, StandardCharsets.UTF_8));
    }

    private boolean isEnd() throws IOException {
        while (end - at < END.length && more()) {
            // until it can be told
        }
        return is(END, at);
    }

    private boolean more() throws IOException {
        if (at > 0) {
            System.arraycopy(bytes, at, bytes, 0, end - at);
            end -= at;
            at = 0;
        } else if (end == bytes.length) {
            if (end >= MOST_ROW) {
                return false;
            }
            bytes = Arrays.copyOf(bytes, 2 * end);
        }
        int n = in.read(bytes, end, bytes.length - end);
        end += Math.max(n, 0);
        return n > 0;
    }

    private boolean is(byte[] word, int from) {
        return from + word.length <= end && Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
    }

    /** Where the word begins, from {@code at + skipped} on; reads as far as that. Negative where it does not come. */
    private int find(byte[] word, int skipped) throws IOException {
        int from = skipped;
        while (true) {
            for (int i = at + from; i + word.length <= end; i++) {
                if (bytes[i] == '<' && is(word, i)) {
                    return i;
                }
            }
            from = Math.max(skipped, end - at - word.length + 1);
            if (!more()) {
                return -1;
            }
        }
    }

    /** Makes the line of the row that lies before {@code to}. */
    private boolean take(int to) {
        byte[] b = bytes;
        int i = at;
        if (!is(ROW, i)) {
            return false;
        }
        int number = 0;
        for (i += ROW.length; i < to && b[i] != '"'; i++) {
            number = number * 10 + b[i] - '0';
        }
        if (number != ++row) {
            return false;
        }
        while (i < to && b[i] != '>') {
            i++;
        }
        i++;
        length = 0;
        int filled = 0; // cells
        while (i < to) {
            if (!is(CELL, i)) {
                return false;
            }
            int column = 0;
            for (i += CELL.length; i < to && b[i] >= 'A'; i++) {
                column = column * 26 + b[i] - 'A' + 1;
            }
            if (column <= filled) {
                return false;
            }
            i = cell(i, to, column, filled);
            filled = column;
            if (i < 0) {
                return false;
            }
        }
        separate(Math.max(0, width - Math.max(filled, 1)));
        if (width == 1 && length == 0) {
            put((byte) '"');
            put((byte) '"');
        }
        return i == to;
    }

    /** Puts a cell, of which the column is known, onto the line; gives where the next begins, negative if unusual. */
    private int cell(int from, int to, int column, int filled) {
        byte[] b = bytes;
        int i = from;
        byte type = 'n';
        while (i < to && b[i] != '>') {
            if (b[i] == ' ' && b[i + 1] == 't' && b[i + 2] == '=') {
                type = b[i + 4];
            }
            i++;
        }
        separate(column - Math.max(filled, 1));
        if (b[i - 1] == '/') {
            return i + 1;
        }
        i++;
        if (is(CELL_END, i)) {
            return i + CELL_END.length;
        }
        if (type == 'n' && is(NUMBER, i)) {
            i += NUMBER.length;
            while (i < to && b[i] != '<') {
                put(b[i++]);
            }
            return is(NUMBER_END, i) ? i + NUMBER_END.length : -1;
        }
        if (type == 'i' && is(TEXT, i)) {
            i += TEXT.length;
            while (i < to && b[i] != '>') {
                i++;
            }
            i = text(i + 1, to);
            return i >= 0 && is(TEXT_END, i) ? i + TEXT_END.length : -1;
        }
        return -1;
    }

    /** Puts a text, in quotes where a CSV file has them; gives where it ends. */
    private int text(int from, int to) {
        byte[] b = bytes;
        int i = from;
        int start = length;
        boolean quote = false;
        while (i < to && b[i] != '<') {
            byte c = b[i++];
            if (c == '&') {
                int semicolon = i;
                while (semicolon < to && b[semicolon] != ';') {
                    semicolon++;
                }
                String meant = entity(new String(b, i, semicolon - i, StandardCharsets.UTF_8));
                if (meant.isEmpty()) {
                    return -1;
                }
                for (byte m : meant.getBytes(StandardCharsets.UTF_8)) {
                    quote |= m == '"' || m == '\n' || m == '\r';
                    put(m);
                }
                i = semicolon + 1;
            } else {
                quote |= c == ',' || c == '"' || c == '\n' || c == '\r';
                put(c);
            }
        }
        if (quote || length > start && (line[start] == ' ' || line[length - 1] == ' ')) {
            byte[] cell = Arrays.copyOfRange(line, start, length);
            length = start;
            put((byte) '"');
            for (byte c : cell) {
                put(c);
                if (c == '"') {
                    put(c);
                }
            }
            put((byte) '"');
        }
        return i;
    }

    /** What stands for a letter; empty where nobody knows. */
    private static String entity(String name) {
        switch (name) {
            case "amp":
                return "&";
            case "lt":
                return "<";
            case "gt":
                return ">";
            case "quot":
                return "\"";
            case "apos":
                return "'";
            default:
                try {
                    int point = name.startsWith("#x")
                            ? Integer.parseInt(name.substring(2), 16)
                            : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
                    return Character.isValidCodePoint(point) ? Character.toString(point) : "";
                } catch (NumberFormatException e) {
                    return "";
                }
        }
    }

    private void separate(int commas) {
        for (int k = 0; k < commas; k++) {
            put((byte) ',');
        }
    }

    private void put(byte b) {
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = b;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
