package org.carbonscape.io.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.carbonscape.finding.Table;
import org.carbonscape.io.run.TemporaryFolder;
import org.carbonscape.measure.Numbers;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook with a sheet for each table, streamed: header bold and frozen, columns as wide as their first rows,
 * numbers as numbers, missing ones as empty cells. The same tables give the same bytes.
 */
public final class XlsxWriter {
    /** Rows of a sheet, header included: the format's limit. */
    public static final int MOST_ROWS = 1_048_576;
    /**
     * What a sheet shows of a table that does not fit: a million rows that are not all help nobody and take a minute.
     */
    private static final int ROWS_OF_CUT = 10_000;

    private static final int MOST_TEXT = 32_767;
    private static final int NAME_LENGTH = 31;
    private static final int ROWS_FOR_WIDTH = 200;
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int LEVEL = 5; // a fifth faster than 6 for files 2 % larger
    private static final int HEAD = 1 << 12; // bytes of a part that hold what is amended in it
    private static final String NORMAL =
            "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

    // neither the clock nor the time zone; the format's first day would be kept as seconds since 1970, which has a zone
    private static final LocalDateTime EVER = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Worksheet sheet;
    private final Table table;
    private final int mostRows;
    /** Empty where all rows fit; else the file that holds them. */
    private final String elsewhere;

    private XlsxWriter(Worksheet sheet, Table table, int mostRows, Map<String, String> cut) {
        this.sheet = sheet;
        this.table = table;
        this.mostRows = mostRows;
        String file = cut.getOrDefault(table.name(), "");
        this.elsewhere = table.rows() < mostRows ? file : file.isEmpty() ? table.name() + ".csv" : file;
    }

    /**
     * Writes the workbook; the stream stays open. Of a table of more rows than a sheet's 1,048,576 the first 10,000 are
     * written, and a last row says so; the same of those that are to be cut.
     *
     * @param names of the sheets, one for each table; they are fitted to what a workbook can have
     * @param cut   the files that hold all rows of the tables to be cut, by the tables' names
     */
    public static void write(List<Table> tables, List<String> names, Map<String, String> cut, OutputStream out)
            throws IOException {
        write(tables, sheetNames(names), cut, out, MOST_ROWS);
    }

    /** @param mostRows of a sheet, header included */
    static void write(List<Table> tables, List<String> names, Map<String, String> cut, OutputStream out, int mostRows)
            throws IOException {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("a workbook needs a table");
        }
        Path made = TemporaryFolder.file(".xlsx");
        try {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(made));
                    Workbook book = new Workbook(file, "Carbonscape", null)) {
                book.setCompressionLevel(Deflater.NO_COMPRESSION); // it is packed below
                for (int i = 0; i < tables.size(); i++) {
                    Table table = tables.get(i);
                    new XlsxWriter(book.newWorksheet(names.get(i)), table, mostRows, cut).write();
                }
            }
            amended(made, out);
        } finally {
            Files.delete(made);
        }
    }

    /**
     * Writes sheets that are laid out already.
     *
     * @param forms names and rows of cells, each a text or a number; the first rows of a sheet are its head
     */
    public static void write(List<Form> forms, OutputStream out) throws IOException {
        List<String> names = sheetNames(forms.stream().map(Form::name).toList());
        Path made = TemporaryFolder.file(".xlsx");
        try {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(made));
                    Workbook book = new Workbook(file, "Carbonscape", null)) {
                for (int i = 0; i < forms.size(); i++) {
                    Form form = forms.get(i);
                    Worksheet sheet = book.newWorksheet(names.get(i));
                    XlsxWriter writer = new XlsxWriter(
                            sheet, Table.named("form").text("cell").build(), MOST_ROWS, Map.of());
                    sheet.freezePane(1, form.head);
                    for (int row = 0; row < form.rows.size(); row++) {
                        writer.row(row, form.rows.get(row), row < form.head);
                    }
                    for (int column = 0; column < form.columns(); column++) {
                        sheet.width(column, column == 0 ? 60 : 24);
                    }
                    sheet.finish();
                }
            }
            amended(made, out);
        } finally {
            Files.delete(made);
        }
    }

    /** A sheet that is laid out already. */
    public record Form(String name, int head, List<List<Object>> rows) {
        private int columns() {
            return rows.stream().mapToInt(List::size).max().orElse(0);
        }
    }

    private void row(int row, List<Object> cells, boolean head) {
        for (int column = 0; column < cells.size(); column++) {
            if (cells.get(column) instanceof Double number) {
                number(row, column, number);
            } else {
                text(row, column, cells.get(column).toString());
            }
            if (head && !cells.get(column).toString().isEmpty()) {
                sheet.style(row, column).bold().set();
            }
        }
    }

    /**
     * Copies what fastexcel made, with what is to be otherwise in it: the hour of its making, since the same tables
     * shall give the same bytes; a sheet's extent, which always is "A1" and which some readers believe; and the style
     * that cells have when they have none, which it does not name.
     */
    private static void amended(Path made, OutputStream out) throws IOException {
        ZipOutputStream copy = new ZipOutputStream(out);
        copy.setLevel(LEVEL);
        try (ZipFile zip = new ZipFile(made.toFile())) {
            for (ZipEntry from : Collections.list(zip.entries())) {
                ZipEntry to = new ZipEntry(from.getName());
                to.setTimeLocal(EVER);
                copy.putNextEntry(to);
                try (InputStream in = zip.getInputStream(from)) {
                    String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1); // any byte is a letter
                    copy.write(head.replaceFirst("(?<=W3CDTF\">)[^<]*", EVER + ":00Z")
                            .replaceFirst("<dimension[^>]*>", "")
                            .replaceFirst("(?=<dxfs)", NORMAL)
                            .getBytes(StandardCharsets.ISO_8859_1));
                    in.transferTo(copy);
                }
            }
        }
        copy.finish(); // the caller's stream stays open
        out.flush();
    }

    private void write() throws IOException {
        int width = table.columns().size();
        sheet.freezePane(0, 1);
        for (int i = 0; i < width; i++) {
            sheet.width(i, width(table, i));
            text(0, i, table.columns().get(i).name());
        }
        if (width > 0) {
            sheet.range(0, 0, 0, width - 1).style().bold().set();
        }
        int rows = elsewhere.isEmpty() ? table.rows() : Math.min(table.rows(), Math.min(ROWS_OF_CUT, mostRows - 2));
        Table.Kind[] kinds = table.columns().stream().map(Table.Column::kind).toArray(Table.Kind[]::new);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < width; i++) {
                switch (kinds[i]) {
                    case TEXT -> text(row + 1, i, table.text(row, i));
                    case INTEGER -> integer(row + 1, i, table.integer(row, i));
                    case NUMBER -> number(row + 1, i, table.finite(row, i));
                }
            }
            if (row % ROWS_AT_ONCE == ROWS_AT_ONCE - 1) {
                sheet.flush();
            }
        }
        if (rows < table.rows()) {
            int more = table.rows() - rows;
            String left = more + " more rows are in " + elsewhere + " · 其余 " + more + " 行见 " + elsewhere;
            text(rows + 1, 0, left);
            sheet.style(rows + 1, 0).bold().set();
        }
        sheet.finish();
    }

    /** In letters of the default font; East Asian letters are twice as wide. */
    private static int width(Table table, int column) {
        int widest = letters(table.columns().get(column).name()) + 2;
        for (int row = 0; row < Math.min(ROWS_FOR_WIDTH, table.rows()); row++) {
            widest = Math.max(
                    widest,
                    1
                            + switch (table.columns().get(column).kind()) {
                                case TEXT -> letters(table.text(row, column));
                                case INTEGER ->
                                    Long.toString(table.integer(row, column)).length();
                                case NUMBER ->
                                    Math.min(
                                            12,
                                            Numbers.text(table.number(row, column))
                                                    .length());
                            });
        }
        return Math.min(60, Math.max(8, widest));
    }

    private static int letters(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }

    private void number(int row, int column, double value) {
        if (!Double.isNaN(value)) {
            // as everywhere else: fastexcel would write the digits of this JDK
            sheet.value(row, column, new BigDecimal(Numbers.text(value)));
        }
    }

    private void integer(int row, int column, long value) {
        if (Math.abs(value) < 1_000_000_000_000_000L && value != Long.MIN_VALUE) {
            sheet.value(row, column, value);
        } else {
            text(row, column, Long.toString(value)); // a spreadsheet keeps fifteen digits
        }
    }

    private void text(int row, int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        String fitted = escaped(text.length() <= MOST_TEXT ? text : cut(text, MOST_TEXT - 1) + "…");
        if (text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ') {
            sheet.value(row, column, fitted); // among the shared texts, whose space at the ends is kept
        } else {
            sheet.inlineString(row, column, fitted);
        }
    }

    private static String cut(String text, int length) {
        int end = Math.min(length, text.length());
        return text.substring(
                0, end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** Letters that XML cannot hold as "_x0001_"; fastexcel would leave them out. */
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

    /** Names a workbook can have: at most 31 letters, none of []:*?/\, no quote at the ends, each once. */
    static List<String> sheetNames(List<String> wanted) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of("history")); // kept for Excel itself
        for (String one : wanted) {
            String clean = one.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", "-")
                    .replaceAll("^'+|'+$", "")
                    .strip();
            clean = cut(clean.isEmpty() ? "table" : clean, NAME_LENGTH);
            String name = clean;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = cut(clean, NAME_LENGTH - 1 - Integer.toString(i).length()) + "~" + i;
            }
            names.add(name);
        }
        return names;
    }
}
