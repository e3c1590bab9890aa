package org.carbonscape.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small table as its author wrote it (factors, legends, energy): cells of text, and for each row the place that a
 * problem names. Column names are compared without case and outer blanks. Immutable.
 */
public final class InputTable {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?(\\s*%)?");
    private static final Pattern PART_OF_YEAR = Pattern.compile("month|quarter|月|季");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity|∞|#n/a|#div/0!)");

    private final String place;
    /** Names of the columns as they stand in the file. */
    private final List<String> written;
    /** The same by column; of columns made of others none. */
    private final Map<String, String> called;

    private final Map<String, Integer> columns;
    private final List<Row> rows;

    private InputTable(String place, List<String> header, List<String> written, Map<String, String> called) {
        this.place = place;
        this.written = written.stream().map(String::strip).toList();
        this.called = Collections.unmodifiableMap(new LinkedHashMap<>(called));
        this.columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(key(header.get(i)), i);
        }
        this.rows = new ArrayList<>();
    }

    /**
     * A table that a reader has taken apart.
     *
     * @param place      where it comes from, as the user knows it: {@code carbon.factors}
     * @param header     column names
     * @param cells      one list per row; short rows are filled with empty text
     * @param rowNumbers number of each row as a user counts it (the header is row 1 of a CSV)
     */
    public static InputTable of(String place, List<String> header, List<List<String>> cells, List<Integer> rowNumbers) {
        Map<String, String> called = new LinkedHashMap<>();
        header.forEach(c -> called.putIfAbsent(c, c));
        return of(
                place,
                header,
                header,
                called,
                cells,
                rowNumbers.stream().map(n -> new Place(place, n)).toList());
    }

    /**
     * Where a row lies.
     *
     * @param table  or the sheet of it, where a table is several sheets
     * @param number as a user counts it
     */
    public record Place(String table, int number) {}

    /**
     * As above, of columns that the file calls otherwise.
     *
     * @param written what problems call them
     * @param called  the same by column, but for those that are made of others
     */
    public static InputTable of(
            String place,
            List<String> header,
            List<String> written,
            Map<String, String> called,
            List<List<String>> cells,
            List<Place> places) {
        InputTable table = new InputTable(place, header, written, called);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).stream().allMatch(String::isBlank)) { // spreadsheets leave empty rows behind
                table.rows.add(table.new Row(places.get(i), List.copyOf(cells.get(i))));
            }
        }
        return table;
    }

    /** As above, the first row of data being row 2. */
    public static InputTable of(String place, List<String> header, List<List<String>> cells) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            numbers.add(i + 2);
        }
        return of(place, header, cells, numbers);
    }

    /**
     * A preset that lies beside a class: plain CSV in UTF-8 (commas, quotes where needed, one record a line, lines
     * starting with # are comments).
     *
     * @throws IllegalArgumentException where the resource is missing: presets ship with the program
     */
    public static InputTable preset(String place, Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource + " beside " + beside.getName());
            }
            return parse(place, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plain CSV text; what users hand in goes through the reader of files, which knows encodings and separators. */
    public static InputTable parse(String place, String csv) {
        List<String> header = List.of();
        List<List<String>> cells = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        int number = 0;
        for (String line : csv.split("\\R")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (header.isEmpty()) {
                header = split(line);
            } else {
                cells.add(split(line));
                numbers.add(number);
            }
        }
        return of(place, header, cells, numbers);
    }

    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static String key(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }

    public String place() {
        return place;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Columns by name, each as it stands in the file; without those that are made of others. */
    public Map<String, String> written() {
        return called;
    }

    public boolean has(String column) {
        return columns.containsKey(key(column));
    }

    /** A problem that names the columns that are not there, and those that are. */
    public void require(Problems problems, String... names) {
        List<String> missing = Arrays.stream(names).filter(n -> !has(n)).toList();
        if (!missing.isEmpty()) {
            problems.add(
                    ProblemCode.INPUT_01_COLUMN,
                    place,
                    Bilingual.of(
                            (missing.size() == 1 ? "the column " : "the columns ")
                                    + quoted(missing, "\"", "\"", ", ")
                                    + (missing.size() == 1 ? " is" : " are"),
                            quoted(missing, "“", "”", "、")),
                    String.join(", ", names),
                    Listing.of(written),
                    hint(missing, names));
        }
    }

    /** Where else than in a column it may stand. */
    private static Bilingual hint(List<String> missing, String... names) {
        Bilingual year = missing.contains("year")
                ? Bilingual.of(
                        " The year of all rows may also stand in a title above the table (2015), or be the name of "
                                + "its sheet; so may each year have a sheet.",
                        "全表同属一年时，年份也可写在表格上方的标题里（2015年），或作工作表的名称；每年一张工作表亦可。")
                : Bilingual.same("");
        Bilingual measure = missing.stream().anyMatch(c -> c.startsWith("unit_of_")) || isOfMeasure(missing, names)
                ? Bilingual.of(
                        " A unit of measure may also stand in brackets behind the name of its column, or above the "
                                + "table (Unit: t).",
                        "计量单位也可写在列名后的括号里，或写在表格上方（单位：t）。")
                : Bilingual.same("");
        return Bilingual.of(
                year.in(Language.EN) + measure.in(Language.EN), year.in(Language.ZH) + measure.in(Language.ZH));
    }

    /** In tables of factors and densities the column unit is what all their values are in. */
    private static boolean isOfMeasure(List<String> missing, String... names) {
        return missing.equals(List.of("unit"))
                && Stream.of(names).anyMatch(List.of("value", "factor")::contains)
                && !List.of(names).contains("parameter");
    }

    private static String quoted(List<String> names, String open, String close, String comma) {
        return names.stream().map(n -> open + n + close).collect(Collectors.joining(comma));
    }

    /** One row of the table. */
    public final class Row {
        private final Place where;
        private final List<String> cells;

        private Row(Place where, List<String> cells) {
            this.where = where;
            this.cells = cells;
        }

        /** The cell without outer blanks; empty where the column or the cell is missing. */
        public String text(String column) {
            Integer at = columns.get(key(column));
            return at == null || at >= cells.size() ? "" : cells.get(at).strip();
        }

        /** The first column, as its author calls it, but for some, in which this row says another word than another. */
        Optional<String> apart(Row other, Set<String> but) {
            return columns.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .filter(c -> !but.contains(c.getKey()))
                    .filter(c -> !text(c.getKey()).equals(other.text(c.getKey()))
                            && (PART_OF_YEAR.matcher(c.getKey()).find()
                                    || !isNumber(text(c.getKey()))
                                    || !isNumber(other.text(c.getKey()))))
                    .flatMap(c -> written.stream().filter(w -> key(w).equals(c.getKey())))
                    .findFirst();
        }

        private static boolean isNumber(String text) {
            return NUMBER.matcher(folded(text)).matches();
        }

        /** As the user counts it. */
        public int rowNumber() {
            return where.number;
        }

        /** A column as problems name it. */
        public Bilingual named(String column) {
            return InputTable.named(column, called);
        }

        /** {@code carbon.factors row 4}. */
        public String place() {
            return where.table + " row " + where.number;
        }

        /** {@code carbon.factors row 4 "forest"}: the row and what it is about. */
        public String place(String subject) {
            return subject.isEmpty() ? place() : place() + " \"" + subject + "\"";
        }

        /**
         * A number; NaN where the cell is empty. Full-width digits and the true minus sign are understood, a percent
         * sign divides by a hundred; thousands separators are not understood (1,234 and 1.234 mean different things in
         * different offices).
         *
         * @throws ProblemException where it is not a finite number
         */
        public double number(String column, String subject) {
            String text = folded(text(column));
            if (text.isEmpty()) {
                return Double.NaN;
            }
            if (!NUMBER.matcher(text).matches()) {
                boolean infinite = NOT_FINITE.matcher(text).matches();
                throw new ProblemException(
                        infinite ? ProblemCode.INPUT_03_FINITE : ProblemCode.INPUT_02_NUMBER,
                        place(subject),
                        named(column),
                        text(column));
            }
            boolean percent = text.endsWith("%"); // 98% is the double nearest to 0.98, which 98/100 need not be
            double value = percent
                    ? new BigDecimal(text.substring(0, text.length() - 1).strip())
                            .movePointLeft(2)
                            .doubleValue()
                    : Double.parseDouble(text);
            if (!Double.isFinite(value)) {
                throw new ProblemException(ProblemCode.INPUT_03_FINITE, place(subject), named(column), text(column));
            }
            return value;
        }

        /**
         * A number that must be there.
         *
         * @throws ProblemException where it is missing or not a finite number
         */
        public double requiredNumber(String column, String subject) {
            double value = number(column, subject);
            if (Double.isNaN(value)) {
                throw new ProblemException(ProblemCode.INPUT_04_EMPTY, place(subject), named(column));
            }
            return value;
        }

        /**
         * A whole number that must be there: a code, a year ({@code 2010} and {@code 2010.0} alike, as spreadsheets
         * write it).
         *
         * @throws ProblemException where it is missing, not whole or beyond 10^15
         */
        public long integer(String column, String subject) {
            double value = requiredNumber(column, subject);
            if (value != Math.rint(value)) {
                throw new ProblemException(ProblemCode.INPUT_05_WHOLE, place(subject), named(column), text(column));
            }
            if (Math.abs(value) > 1e15) {
                throw new ProblemException(ProblemCode.INPUT_08_WIDE, place(subject), named(column), text(column));
            }
            return (long) value;
        }
    }

    /**
     * A column as problems name it: by its name, and by the one that its author gave it.
     *
     * @param called the latter by the former
     */
    public static Bilingual named(String column, Map<String, String> called) {
        String written = called.getOrDefault(column, column);
        return key(written).equals(key(column))
                ? Bilingual.same(column)
                : Bilingual.of(column + " (" + written + ")", written + " (" + column + ")");
    }

    /**
     * What a cell writes in full width or with a true minus sign, as a number is written; a footnote's mark (147.7①,
     * 12²) stays, lest it become a digit.
     */
    public static String folded(String cell) {
        if (cell.chars().allMatch(c -> c < 128)
                || cell.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_NUMBER)) {
            return cell.strip();
        }
        return Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .replace('\u2212', '-')
                .replace('\u2013', '-')
                .strip();
    }
}
