package org.carbonscape.app.studio;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.io.table.TextEncoding;

/**
 * A CSV file as records that keep their letters: a record whose cells have not changed is written as it was read, with
 * its quotes and blanks; encoding, mark, separator and ends of lines stay.
 */
final class CsvRecords {
    /** A record as it stands in the file, without its end of line, and its cells. */
    private record Line(String text, List<String> cells) {}

    private final List<Line> lines = new ArrayList<>();
    private final Charset charset;
    private final String mark;
    private final String eol;
    private final char separator;

    private CsvRecords(String text, Charset charset) {
        this.charset = charset;
        this.mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        String rest = text.substring(mark.length());
        this.eol = rest.contains("\r\n") ? "\r\n" : "\n";
        String first = rest.lines().findFirst().orElse("");
        this.separator = first.contains(",") ? ',' : first.contains("\t") ? '\t' : first.contains(";") ? ';' : ',';
        read(rest);
    }

    static CsvRecords of(byte[] bytes) {
        Charset charset = TextEncoding.likely(bytes);
        return new CsvRecords(new String(bytes, charset), charset);
    }

    private void read(String text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"' && (quoted || cell.length() == 0)) {
                quoted = !quoted;
            } else if (!quoted && c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && c == '\n') {
                int end = i > begin && text.charAt(i - 1) == '\r' ? i - 1 : i;
                cells.add(cell.toString());
                lines.add(new Line(text.substring(begin, end), cells));
                cells = new ArrayList<>();
                cell.setLength(0);
                begin = i + 1;
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        if (begin < text.length()) {
            cells.add(cell.toString());
            lines.add(new Line(text.substring(begin), cells));
        }
    }

    /** The cells of each record. */
    List<List<String>> rows() {
        return lines.stream().map(Line::cells).toList();
    }

    /** The file with these rows. */
    byte[] with(List<List<String>> rows) {
        Map<List<String>, String> known = new HashMap<>();
        lines.forEach(l -> known.putIfAbsent(l.cells(), l.text()));
        StringBuilder out = new StringBuilder(mark);
        for (List<String> row : rows) {
            String kept = known.get(row);
            if (kept != null) {
                out.append(kept);
            } else {
                for (int c = 0; c < row.size(); c++) {
                    out.append(c == 0 ? "" : String.valueOf(separator)).append(quoted(row.get(c)));
                }
            }
            out.append(eol);
        }
        return TextEncoding.encode(out.toString(), charset);
    }

    private String quoted(String cell) {
        boolean needs = cell.indexOf(separator) >= 0
                || cell.contains("\"")
                || cell.contains("\n")
                || cell.contains("\r")
                || cell.startsWith(" ")
                || cell.endsWith(" ");
        return needs ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
