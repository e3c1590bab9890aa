package org.carbonscape.io.table;

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
    private static final int ROOM = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[ROOM + 64];
    private int at;

    private CsvWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes header and rows; the stream stays open. */
    public static void write(Table table, OutputStream out) throws IOException {
        new CsvWriter(out).write(table);
    }

    /** The same, with the three bytes before it by which Excel knows UTF-8. */
    public static void write(Table table, boolean marked, OutputStream out) throws IOException {
        if (marked) {
            out.write(MARK);
        }
        write(table, out);
    }

    private void write(Table table) throws IOException {
        int width = table.columns().size();
        for (int i = 0; i < width; i++) {
            separate(i);
            bytes(encoded(table.columns().get(i).name()));
        }
        put('\n');
        Table.Kind[] kinds = table.columns().stream().map(Table.Column::kind).toArray(Table.Kind[]::new);
        String[] last = new String[width]; // most columns of text say the same in many rows
        byte[][] written = new byte[width][];
        Arrays.fill(last, "");
        Arrays.fill(written, new byte[0]);
        for (int row = 0; row < table.rows(); row++) {
            for (int i = 0; i < width; i++) {
                separate(i);
                switch (kinds[i]) {
                    case TEXT -> {
                        String text = table.text(row, i);
                        if (width == 1 && text.isEmpty()) {
                            ascii("\"\""); // an empty line would be no row
                        } else {
                            if (!text.equals(last[i])) {
                                last[i] = text;
                                written[i] = encoded(text);
                            }
                            bytes(written[i]);
                        }
                    }
                    case INTEGER -> integer(table.integer(row, i));
                    case NUMBER -> number(table.finite(row, i));
                }
            }
            put('\n');
        }
        flush();
    }

    private void separate(int column) throws IOException {
        if (column > 0) {
            put(',');
        }
    }

    private void number(double value) throws IOException {
        if (value == (long) value && Math.abs(value) < 1e15) {
            integer((long) value);
        } else {
            room(Numbers.MOST);
            int end = Double.isFinite(value) ? Numbers.write(value, buffer, at) : at;
            if (end > at) {
                at = end;
            } else {
                ascii(Numbers.text(value));
            }
        }
    }

    /** Digits straight into the buffer: most cells of a large table are counts. */
    private void integer(long value) throws IOException {
        room(20);
        if (value == Long.MIN_VALUE) {
            ascii(Long.toString(value));
            return;
        }
        long rest = value;
        if (rest < 0) {
            buffer[at++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long limit = 10; digits < 19 && rest >= limit; limit *= 10) {
            digits++;
        }
        for (int i = at + digits - 1; i >= at; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += digits;
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

    private void ascii(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void bytes(byte[] bytes) throws IOException {
        if (bytes.length > ROOM) {
            flush();
            out.write(bytes);
        } else {
            room(bytes.length);
            System.arraycopy(bytes, 0, buffer, at, bytes.length);
            at += bytes.length;
        }
    }

    private void put(int b) throws IOException {
        room(1);
        buffer[at++] = (byte) b;
    }

    private void room(int count) throws IOException {
        if (at + count > buffer.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, at);
        at = 0;
    }
}
