package org.carbonscape.io.table.own;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.carbonscape.io.Unreadable;
import org.carbonscape.measure.Numbers;

/**
 * A table that {@link CsvWriter} wrote, plain or compressed, row by row: UTF-8, commas, quotes as in RFC 4180. A row
 * that is shorter or longer than the header is as it is. Close it.
 */
public final class CsvRows implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final SeekableByteChannel bytes;
    private final BufferedReader in;
    private final List<String> columns;
    private List<String> row = new ArrayList<>();

    private CsvRows(Path file, SeekableByteChannel bytes, BufferedReader in) throws IOException {
        this.file = file;
        this.bytes = bytes;
        this.in = in;
        String header = in.readLine();
        this.columns = List.copyOf(
                header == null ? List.of() : cells(header.startsWith("\uFEFF") ? header.substring(1) : header));
    }

    /** @throws org.carbonscape.problem.ProblemException INPUT problems of a file that cannot be read */
    public static CsvRows open(Path file) {
        try {
            SeekableByteChannel bytes = Files.newByteChannel(file);
            InputStream in = Channels.newInputStream(bytes);
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
            return new CsvRows(
                    file, bytes, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER));
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    public List<String> columns() {
        return columns;
    }

    /** Bytes of the file that were read so far. */
    public long read() {
        try {
            return bytes.position();
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** Goes to the next row; false at the end. */
    public boolean next() {
        try {
            String line = in.readLine();
            if (line == null) {
                return false;
            }
            row = cells(line);
            return true;
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** A cell by its column's name; empty where the table or the row has none. */
    public String text(String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= row.size() ? "" : row.get(at);
    }

    /** A number; NaN where there is none. */
    public double number(String column) {
        return Numbers.parsed(text(column));
    }

    private interface More {
        Optional<String> line() throws IOException;
    }

    /** The cells of a row, whose quoted lines are all in the text. */
    static List<String> split(String row) {
        try {
            return cells(row, Optional::empty);
        } catch (IOException e) {
            throw new IllegalStateException(e); // nothing is read
        }
    }

    private List<String> cells(String first) throws IOException {
        return cells(first, () -> Optional.ofNullable(in.readLine()));
    }

    private static List<String> cells(String first, More lines) throws IOException {
        List<String> cells = new ArrayList<>(12);
        String line = first;
        int at = 0;
        while (true) {
            if (at < line.length() && line.charAt(at) == '"') {
                StringBuilder cell = new StringBuilder();
                at++;
                while (true) {
                    if (at >= line.length()) {
                        Optional<String> more = lines.line();
                        if (more.isEmpty()) {
                            break;
                        }
                        cell.append('\n');
                        line = more.get();
                        at = 0;
                    } else if (line.charAt(at) != '"') {
                        cell.append(line.charAt(at++));
                    } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                        cell.append('"');
                        at += 2;
                    } else {
                        at++;
                        break;
                    }
                }
                cells.add(cell.toString());
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                cells.add(line.substring(at, end));
                at = end;
            }
            if (at >= line.length()) {
                return cells;
            }
            at++; // the comma
            if (at == line.length()) {
                cells.add("");
                return cells;
            }
        }
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
