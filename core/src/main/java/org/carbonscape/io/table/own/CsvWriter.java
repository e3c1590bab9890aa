package org.carbonscape.io.table.own;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;

/**
 * CSV as RFC 4180 has it, but with LF: UTF-8, comma, quotes only where needed, numbers by {@link Numbers}, missing
 * numbers empty; without a mark of its encoding unless asked for one, which spreadsheets need for Chinese.
 */
public final class CsvWriter {
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] NOTHING = {'"', '"'}; // where an empty line would be no row
    private static final int ROOM = 1 << 16;

    private CsvWriter() {}

    /** Writes header and rows; the stream stays open. */
    public static void write(Table table, OutputStream out) throws IOException {
        write(table, false, out);
    }

    /** The same, with the three bytes before it by which Excel knows UTF-8. */
    public static void write(Table table, boolean marked, OutputStream out) throws IOException {
        rows(table, marked, 0, table.rows(), out);
    }

    /** Writes the rows from one on to before another; the header before the very first. */
    public static void rows(Table table, boolean marked, int first, int end, OutputStream to) throws IOException {
        TableBytes out = new TableBytes(ROOM + (1 << 12));
        int width = table.columns().size();
        if (first == 0) {
            out.put(marked ? MARK : new byte[0]);
            for (int i = 0; i < width; i++) {
                separate(i, out);
                out.put(encoded(table.columns().get(i).name()));
            }
            out.put('\n');
        }
        Table.Kind[] kinds = table.columns().stream().map(Table.Column::kind).toArray(Table.Kind[]::new);
        String[] last = new String[width]; // most columns of text say the same in many rows
        byte[][] written = new byte[width][];
        Arrays.fill(last, "");
        Arrays.fill(written, new byte[0]);
        for (int row = first; row < end; row++) {
            for (int i = 0; i < width; i++) {
                separate(i, out);
                switch (kinds[i]) {
                    case TEXT -> {
                        String text = table.text(row, i);
                        if (!text.equals(last[i])) {
                            last[i] = text;
                            written[i] = encoded(text);
                        }
                        out.put(width == 1 && text.isEmpty() ? NOTHING : written[i]);
                    }
                    case INTEGER -> out.integer(table.integer(row, i));
                    case NUMBER -> out.number(table.finite(row, i));
                }
            }
            out.put('\n');
            if (out.length() >= ROOM) {
                to.write(out.bytes(), 0, out.length());
                out.clear();
            }
        }
        to.write(out.bytes(), 0, out.length());
    }

    private static void separate(int column, TableBytes out) {
        if (column > 0) {
            out.put(',');
        }
    }

    private static byte[] encoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // spaces at the ends would be trimmed by many readers
        boolean quote = bytes.length > 0 && (bytes[0] == ' ' || bytes[bytes.length - 1] == ' ');
        for (byte b : bytes) {
            quote |= b == ',' || b == '"' || b == '\n' || b == '\r';
        }
        return quote ? ('"' + text.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8) : bytes;
    }
}
