package org.carbonscape.io.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.io.bytes.Signature;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Separated text as spreadsheets and statistics bureaus write it: the separator is the one of tab, semicolon, comma and
 * full-width comma that parts the header and most lines alike; quotes as in RFC 4180; any line end.
 */
final class CsvReader {
    private static final int LINES_LOOKED_AT = 50;

    private final String text;
    private final String place;
    private final char separator;
    private int at;
    private int line = 1;

    private CsvReader(String text, String place, int from, char separator) {
        this.text = text;
        this.place = place;
        this.at = from;
        this.separator = separator;
    }

    static RawRows raw(byte[] bytes, String place) {
        TextEncoding.Decoded decoded = TextEncoding.decode(bytes);
        if (decoded.badByte() >= 0 && isBinary(bytes)) {
            throw notText(bytes, place);
        }
        if (decoded.badByte() >= 0) {
            int line = 1;
            for (int i = 0; i < decoded.badByte(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw problem(ProblemCode.TABLE_05_ENCODING, place, line);
        }
        String text = decoded.text();
        if (decoded.charset() == StandardCharsets.UTF_8 && text.indexOf('\0') >= 0) {
            throw notText(bytes, place);
        }
        RawRows rows = new RawRows(place, false);
        // Excel's own hint, a first line such as "sep=;"
        boolean hint = text.length() > 4
                && text.regionMatches(true, 0, "sep=", 0, 4)
                && (text.length() == 5 || text.charAt(5) == '\n' || text.charAt(5) == '\r');
        boolean eurostat = Eurostat.isTable(text);
        CsvReader reader =
                new CsvReader(text, place, 0, hint ? text.charAt(4) : eurostat ? Eurostat.SEPARATOR : separator(text));
        rows.setSeparator(reader.separator);
        if (hint) {
            reader.next(new ArrayList<>());
        }
        List<String> row = new ArrayList<>();
        while (reader.at < text.length()) {
            int number = reader.line;
            row.clear();
            reader.next(row);
            rows.add(number, eurostat ? Eurostat.parted(row) : row);
        }
        return rows;
    }

    /**
     * The one most frequent in the first line that has any, if half of the lines have as many of it: cells may hold the
     * others. Else the first line is a title, and it is the one that parts most lines into equally many cells.
     */
    private static char separator(String text) {
        String candidates = "\t;,，|；";
        List<int[]> lines = new ArrayList<>();
        int[] counts = new int[candidates.length()];
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < text.length() && lines.size() < LINES_LOOKED_AT; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (!quoted) {
                if (c == '\n' || c == '\r') {
                    if (any) {
                        lines.add(counts);
                        counts = new int[candidates.length()];
                        any = false;
                    }
                    continue;
                }
                int k = candidates.indexOf(c);
                if (k >= 0) {
                    counts[k]++;
                } else if (c > ' ') {
                    any = true;
                }
            }
        }
        if (any && lines.size() < LINES_LOOKED_AT) {
            lines.add(counts);
        }
        int[] first = lines.stream()
                .filter(l -> Arrays.stream(l).anyMatch(n -> n > 0))
                .findFirst()
                .orElse(new int[candidates.length()]);
        int top = 2;
        for (int k = 0; k < first.length; k++) {
            top = first[k] > first[top] ? k : top;
        }
        int header = top;
        if (first[header] > 0
                && 2 * lines.stream().filter(l -> l[header] == first[header]).count() >= lines.size()) {
            return candidates.charAt(header);
        }
        int best = 2;
        for (int k : new int[] {2, 0, 1, 3}) {
            int more = Integer.compare(alike(lines, k), alike(lines, best));
            best = more > 0 || more == 0 && first[k] > first[best] ? k : best;
        }
        return candidates.charAt(best);
    }

    /** Lines that have as many of a separator as most that have any. */
    private static int alike(List<int[]> lines, int separator) {
        Map<Integer, Integer> byCount = new HashMap<>();
        lines.stream().filter(l -> l[separator] > 0).forEach(l -> byCount.merge(l[separator], 1, Integer::sum));
        return byCount.values().stream().mapToInt(i -> i).max().orElse(0);
    }

    /** Takes one row, across lines where quotes do so. */
    private void next(List<String> row) {
        while (true) {
            row.add(cell());
            if (at >= text.length()) {
                return;
            }
            char c = text.charAt(at++);
            if (c == separator) {
                if (at == text.length()) {
                    row.add("");
                    return;
                }
            } else {
                if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                line++;
                return;
            }
        }
    }

    private String cell() {
        int start = at;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        if (start < text.length() && text.charAt(start) == '"') {
            return quoted(start + 1);
        }
        int end = end(at);
        String cell = text.substring(at, end);
        at = end;
        return cell;
    }

    private int end(int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == separator || c == '\n' || c == '\r') {
                break;
            }
            i++;
        }
        return i;
    }

    private String quoted(int from) {
        StringBuilder cell = new StringBuilder();
        int opened = line;
        int i = from;
        while (true) {
            int quote = text.indexOf('"', i);
            if (quote < 0) {
                throw problem(ProblemCode.TABLE_09_OPEN_QUOTE, place, opened);
            }
            for (int j = i; j < quote; j++) {
                char c = text.charAt(j);
                line += c == '\n' || c == '\r' && text.charAt(j + 1) != '\n' ? 1 : 0;
            }
            cell.append(text, i, quote);
            if (quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
                cell.append('"');
                i = quote + 2;
            } else {
                int end = end(quote + 1);
                at = end;
                return cell.append(text, quote + 1, end).toString(); // what follows the quote is kept
            }
        }
    }

    /** Whether it holds signs that no text has, or is a PDF, whose first lines may have none. */
    private static boolean isBinary(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && "\t\n\r\f\u001a".indexOf(b) < 0) { // the last ends files of DOS
                return true;
            }
        }
        return looks(bytes).equals("PDF");
    }

    private static String looks(byte[] bytes) {
        return Signature.of(Arrays.copyOf(bytes, Math.min(64, bytes.length)));
    }

    private static ProblemException notText(byte[] bytes, String place) {
        String looks = looks(bytes);
        return Signature.isPacked(looks)
                ? problem(ProblemCode.FILE_12_PACKED, place, looks)
                : problem(ProblemCode.TABLE_01_FORMAT, place, Signature.told(looks));
    }

    private static ProblemException problem(ProblemCode code, String place, Object... args) {
        return new ProblemException(List.of(Problem.of(code, place, args)));
    }
}
