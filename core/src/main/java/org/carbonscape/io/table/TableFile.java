package org.carbonscape.io.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.io.Unreadable;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Reads tables: CSV (separator, line ends and encoding found out: UTF-8, UTF-16 with a mark, GBK) and XLSX. The kind is
 * told by the content, not the name.
 */
public final class TableFile {
    private static final long LARGEST_CSV = 1L << 29;
    private static final Pattern SHEET = Pattern.compile(
            "(.+\\.(?:xlsx|xlsm|xlsb|xls|et|ods|numbers|csv|txt|tsv|gpkg|zip))#(.*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern MARKUP =
            Pattern.compile("[^<a-z0-9]{0,3}<(!--|(html|!doctype|table|head|meta|style|body|div|\\?xml)\\b)");

    /** SYLK, which begins as a text with the columns ID and P would, and DIF. */
    private static final Pattern EXCHANGE =
            Pattern.compile("ID;P.*\\R(?:[A-Z]{1,2};.*\\R)*?C;[XY][0-9]|TABLE\\s*\\R0,1\\s*\\R\"");

    private TableFile() {}

    /** The unit of measure that the name of a column ends in; empty where it names none. */
    public static Optional<Unit> measure(String column) {
        return Unit.find(HeaderCell.of(column).measure());
    }

    /** Reads the table (of a workbook the first visible sheet); problems name the file. */
    public static TextTable read(Path file) {
        return read(file, "", file.getFileName().toString());
    }

    /** The file of what a user wrote: {@code stats.xlsx#Sheet1} names a sheet of {@code stats.xlsx}. */
    public static Path path(Path written) {
        int mark = mark(written);
        return mark < 0 ? written : written.resolveSibling(name(written).substring(0, mark));
    }

    /** The sheet (of a GeoPackage the layer) that a user wrote behind the file; empty where there is none. */
    public static String sheet(Path written) {
        int mark = mark(written);
        return mark < 0 ? "" : name(written).substring(mark + 1).strip();
    }

    /** The file with the sheet that it was read from behind it; as it is where it has none, or names one itself. */
    public static Path onSheet(Path written, String sheet) {
        return sheet.isEmpty() || !sheet(written).isEmpty()
                ? written
                : written.resolveSibling(name(written) + "#" + sheet);
    }

    private static String name(Path written) {
        Path name = written.getFileName();
        return name == null ? "" : name.toString();
    }

    /** Where the sheet's name begins: behind the ending of a file of tables, unless a file is really called so. */
    private static int mark(Path written) {
        Matcher m = SHEET.matcher(name(written));
        return m.matches() && !Files.exists(written) ? m.end(1) : -1;
    }

    /**
     * Reads a table whose first row is its header.
     *
     * @param sheet of a workbook; empty for the first visible one (a CSV has none)
     * @param place where the user named the file, for problems: {@code carbon.factors (factors.csv)}
     * @throws ProblemException where the file cannot be used (codes TABLE-.., FILE-..)
     */
    public static TextTable read(Path written, String sheet, String place) {
        Path file = path(written);
        String named = sheet.isEmpty() ? sheet(written) : sheet;
        try {
            return switch (kind(file, place)) {
                case WORKBOOK -> XlsxReader.read(file, named, place);
                case TEXT -> text(file, named, place).table();
            };
        } catch (IOException e) {
            throw Unreadable.of(place, e);
        }
    }

    /**
     * Reads a table of a form: its header may stand below titles, in two rows, under other words or on any sheet, notes
     * may follow. Columns are called as the form does; those that are not there are left to the caller to tell.
     *
     * @param written the file, with the sheet where one is named
     * @param place   where the user named the file, for problems
     * @throws ProblemException where the file cannot be used or could be read in two ways
     */
    public static TextTable read(Path written, String place, TableForm form) {
        Path file = path(written);
        String sheet = sheet(written);
        try {
            if (kind(file, place) == Kind.TEXT) {
                return FormReader.read(text(file, sheet, place), form, "", false);
            }
            return XlsxReader.read(file, sheet, place, form);
        } catch (IOException e) {
            throw Unreadable.of(place, e);
        }
    }

    /** The same of rows that come from elsewhere, such as the attributes of features; the first is their header. */
    public static TextTable read(List<List<String>> rows, String place, TableForm form) {
        return FormReader.read(raw(rows, place), form, "", false);
    }

    /** The same whose columns keep their names. */
    public static TextTable read(List<List<String>> rows, String place) {
        return raw(rows, place).table();
    }

    /** Whether such rows have the header of a form. */
    public static boolean fits(List<List<String>> rows, String place, TableForm form) {
        return FormReader.fits(raw(rows, place), form, "");
    }

    private static RawRows raw(List<List<String>> rows, String place) {
        RawRows raw = new RawRows(place, true);
        for (int r = 0; r < rows.size(); r++) {
            raw.add(r + 1, rows.get(r));
        }
        return raw;
    }

    /**
     * Reads a table of any columns: a header with those asked for may stand below titles and on any sheet; where there
     * is none such it is the first row of the first sheet.
     *
     * @param also columns that it may have, read as carefully
     */
    public static TextTable read(Path written, String place, List<String> asked, List<String> also) {
        TableForm form = TableForm.of();
        for (String column : asked) {
            form = form.need(column, "", TableForm.Kind.NUMBER);
        }
        for (String column : also) {
            form = form.may(column, "", TableForm.Kind.NUMBER);
        }
        if (!asked.isEmpty() && fits(written, place, form)) {
            TextTable found = read(written, place, form);
            TableReading reading = found.reading().orElseThrow();
            return reading.header().equals(List.of(1)) && reading.skipped().isEmpty()
                    ? read(written, reading.sheet(), place)
                    : found;
        }
        return read(written, "", place);
    }

    /** Whether a table, on some sheet, has the header of a form. */
    public static boolean fits(Path written, String place, TableForm form) {
        return !fitting(written, place, List.of(form)).isEmpty();
    }

    /** Those of the forms, in their order; the file is read once for all. */
    public static List<TableForm> fitting(Path written, String place, List<TableForm> forms) {
        Path file = path(written);
        String sheet = sheet(written);
        try {
            if (kind(file, place) == Kind.WORKBOOK) {
                return XlsxReader.fitting(file, sheet, place, forms);
            }
            RawRows rows = text(file, sheet, place);
            return forms.stream().filter(f -> FormReader.fits(rows, f, "")).toList();
        } catch (IOException e) {
            throw Unreadable.of(place, e);
        }
    }

    /** Names of a workbook's visible sheets; none of a text file. */
    public static List<String> sheets(Path file, String place) {
        try {
            return kind(file, place) == Kind.WORKBOOK ? XlsxReader.sheets(file, place) : List.of();
        } catch (IOException e) {
            throw Unreadable.of(place, e);
        }
    }

    private static RawRows text(Path file, String sheet, String place) throws IOException {
        if (!sheet.isEmpty()) {
            throw problem(ProblemCode.TABLE_24_TEXT_SHEET, place, sheet);
        }
        return CsvReader.raw(csv(file, place), place);
    }

    /**
     * A row that holds something, its cells trimmed.
     *
     * @param number as the user counts it
     */
    public record Row(int number, List<String> cells) {}

    /** The cells of a table as they stand: of its {@link #rows}. */
    public static List<List<String>> cells(Path written, String place) {
        return rows(written, place).stream().map(Row::cells).toList();
    }

    /** Rows as they stand, empty ones left out: for matrices, whose first row need not be a header. */
    public static List<Row> rows(Path written, String place) {
        Path file = path(written);
        try {
            RawRows raw = kind(file, place) == Kind.WORKBOOK
                    ? XlsxReader.raw(file, sheet(written), place)
                    : text(file, sheet(written), place);
            return IntStream.range(0, raw.size())
                    .mapToObj(r -> new Row(raw.number(r), List.of(raw.row(r))))
                    .toList();
        } catch (IOException e) {
            throw Unreadable.of(place, e);
        }
    }

    private static byte[] csv(Path file, String place) throws IOException {
        if (Files.size(file) > LARGEST_CSV) {
            throw problem(ProblemCode.TABLE_14_TOO_LARGE, place, "512 MB");
        }
        return Files.readAllBytes(file);
    }

    private enum Kind {
        WORKBOOK,
        TEXT
    }

    private static Kind kind(Path file, String place) throws IOException {
        if (!Files.exists(file) && name(file).contains("{year}")) {
            throw problem(ProblemCode.TABLE_41_FILES_BY_YEAR, place, "{year}");
        }
        if (!Files.exists(file)) {
            throw Unreadable.missing(place, file);
        }
        if (Files.isDirectory(file)) {
            throw problem(ProblemCode.FILE_03_UNREADABLE, place, Bilingual.of("it is a folder", "它是文件夹"));
        }
        if (!Files.isRegularFile(file)) {
            throw problem(ProblemCode.TABLE_01_FORMAT, place, Bilingual.of("a pipe or device", "管道或设备"));
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(8);
        }
        if (head.length == 0) {
            throw problem(ProblemCode.FILE_02_EMPTY, place);
        }
        int magic = head.length < 4
                ? 0
                : (head[0] & 255) << 24 | (head[1] & 255) << 16 | (head[2] & 255) << 8 | head[3] & 255;
        if (magic == 0xD0CF11E0) { // an OLE file: .xls, or an .xlsx behind a password
            throw problem(ProblemCode.TABLE_02_XLS, place, name(file));
        }
        String start = start(file);
        if (MARKUP.matcher(start.toLowerCase(Locale.ROOT)).lookingAt()) { // what statistics on the web hand out as .xls
            throw problem(ProblemCode.TABLE_25_MARKUP, place, name(file));
        }
        if (EXCHANGE.matcher(start).lookingAt()) {
            throw problem(
                    ProblemCode.TABLE_01_FORMAT,
                    place,
                    Bilingual.of("a spreadsheet as .slk or .dif", ".slk 或 .dif 格式的电子表格"));
        }
        return magic == 0x504B0304 ? Kind.WORKBOOK : Kind.TEXT;
    }

    private static String start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(512), StandardCharsets.ISO_8859_1)
                    .replace("\u0000", "")
                    .strip();
        }
    }

    private static ProblemException problem(ProblemCode code, String place, Object... args) {
        return new ProblemException(List.of(Problem.of(code, place, args)));
    }
}
