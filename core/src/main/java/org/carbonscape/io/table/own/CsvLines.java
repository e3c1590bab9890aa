package org.carbonscape.io.table.own;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.carbonscape.io.Unreadable;

/**
 * The rows of a table that {@link CsvWriter} wrote, plain or compressed, as the bytes that stand there; of those that
 * somebody wants, the cells. Close it.
 */
public final class CsvLines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final List<String> columns;
    private final byte[] bytes = new byte[BUFFER];
    private int at;
    private int end;
    private byte[] line = new byte[1 << 10];
    private int length;

    private CsvLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
        String header = next() ? new String(line, 0, length, StandardCharsets.UTF_8) : "";
        this.columns = CsvRows.split(header.startsWith("\uFEFF") ? header.substring(1) : header);
    }

    /** @throws org.carbonscape.problem.ProblemException INPUT problems of a file that cannot be read */
    public static CsvLines open(Path file) {
        try {
            InputStream bytes = Files.newInputStream(file);
            return new CsvLines(file, file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes);
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    public List<String> columns() {
        return columns;
    }

    /** Goes to the next row; false at the end. */
    public boolean next() {
        length = 0;
        boolean quoted = false;
        while (at < end || more()) {
            byte b = bytes[at++];
            if (b == '\n' && !quoted) {
                if (length > 0 && line[length - 1] == '\r') {
                    length--;
                }
                return true;
            }
            quoted ^= b == '"';
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = b;
        }
        return length > 0;
    }

    private boolean more() {
        try {
            at = 0;
            end = Math.max(0, in.read(bytes));
            return end > 0;
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** Whether the row stands there in just these bytes. */
    public boolean is(byte[] other, int otherLength) {
        return Arrays.equals(line, 0, length, other, 0, otherLength);
    }

    /** Whether another table's row stands there in the same bytes. */
    public boolean isAs(CsvLines other) {
        return is(other.line, other.length);
    }

    /** The row's cells. */
    public List<String> row() {
        return CsvRows.split(new String(line, 0, length, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }
}
