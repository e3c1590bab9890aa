package org.carbonscape.io.table;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A table as a user's file has it: a header and rows of text, each with the row number the user sees. Column names are
 * matched without regard to case, full width, spaces, underscores and hyphens ("Area km2" = "area_km2"). Immutable.
 */
public final class TextTable {
    private final String place;
    private final List<String> columns;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Integer> byKey = new HashMap<>();
    private final String[][] cells; // each as long as the header
    private final int[] numbers;
    private final String[] places; // of the sheets that the rows are on
    private final Optional<TableReading> reading;
    private final List<String> furtherPlaces;
    private final HiddenCells hidden;

    TextTable(String place, List<String> columns, List<String[]> rows, int[] numbers) {
        this(place, columns, rows, numbers, Optional.empty(), List.of());
    }

    TextTable(
            String place,
            List<String> columns,
            List<String[]> rows,
            int[] numbers,
            Optional<TableReading> reading,
            List<String> furtherPlaces) {
        this(place, columns, rows, numbers, new String[] {place}, reading, furtherPlaces, HiddenCells.NONE);
    }

    private TextTable(
            String place,
            List<String> columns,
            List<String[]> rows,
            int[] numbers,
            String[] places,
            Optional<TableReading> reading,
            List<String> furtherPlaces,
            HiddenCells hidden) {
        this.place = place;
        this.columns = List.copyOf(columns);
        this.cells = rows.toArray(String[][]::new);
        this.numbers = Arrays.copyOf(numbers, rows.size());
        this.places = places;
        this.reading = reading;
        this.furtherPlaces = List.copyOf(furtherPlaces);
        this.hidden = hidden;
        for (int i = 0; i < columns.size(); i++) {
            byName.putIfAbsent(columns.get(i), i);
            byKey.putIfAbsent(ColumnNames.key(columns.get(i)), i);
        }
    }

    /**
     * The rows of several tables of one form, one below the other; where a row lies is said by its own table's place.
     *
     * @param reading of all
     */
    static TextTable joined(String place, List<TextTable> tables, TableReading reading) {
        Set<String> columns = new LinkedHashSet<>();
        Set<String> further = new LinkedHashSet<>();
        tables.forEach(t -> {
            columns.addAll(t.columns);
            further.addAll(t.furtherPlaces);
        });
        List<String[]> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (TextTable table : tables) {
            for (Row row : table.rows()) {
                rows.add(columns.stream().map(c -> row.findText(c).orElse("")).toArray(String[]::new));
                numbers.add(row.number());
                places.add(table.place);
            }
        }
        return new TextTable(
                place,
                List.copyOf(columns),
                rows,
                numbers.stream().mapToInt(i -> i).toArray(),
                places.toArray(String[]::new),
                Optional.of(reading),
                List.copyOf(further),
                HiddenCells.together(tables.stream().map(TextTable::hidden).toList()));
    }

    /** The same with what a spreadsheet does not show of it. */
    TextTable hiding(HiddenCells cells) {
        return new TextTable(place, columns, Arrays.asList(this.cells), numbers, places, reading, furtherPlaces, cells);
    }

    /** The same with some of the rows. */
    TextTable keeping(IntPredicate wanted) {
        int[] kept = IntStream.range(0, cells.length).filter(wanted).toArray();
        return new TextTable(
                place,
                columns,
                Arrays.stream(kept).mapToObj(r -> cells[r]).toList(),
                Arrays.stream(kept).map(r -> numbers[r]).toArray(),
                places.length == 1
                        ? places
                        : Arrays.stream(kept).mapToObj(r -> places[r]).toArray(String[]::new),
                reading,
                furtherPlaces,
                hidden);
    }

    /** What a spreadsheet does not show of it: read as the rest. */
    public HiddenCells hidden() {
        return hidden;
    }

    /** Where the table comes from, as problems name it. */
    public String place() {
        return place;
    }

    /** How header and columns were found; empty where the first row simply is the header. */
    public Optional<TableReading> reading() {
        return reading;
    }

    /** Columns that may name the unit of a row too, beside the one that the form calls so: a name beside a code. */
    public List<String> furtherPlaces() {
        return furtherPlaces;
    }

    /** The header, as written; of a form its own names come first. */
    public List<String> columns() {
        return columns;
    }

    /** The same as the table's author wrote them, with the years that stand in columns. */
    public List<String> written() {
        return reading.map(r -> {
                    Set<String> names = new LinkedHashSet<>(r.columns().keySet());
                    names.addAll(r.years().keySet());
                    names.addAll(columns);
                    r.columns().values().stream()
                            .filter(c -> !r.columns().containsKey(c))
                            .forEach(names::remove);
                    r.made().forEach(names::remove);
                    return List.copyOf(names);
                })
                .orElse(columns);
    }

    /** Columns by name, each as its author wrote it; without those that are made of others. */
    public Map<String, String> called() {
        Map<String, String> called = new LinkedHashMap<>();
        columns.forEach(c -> called.putIfAbsent(c, c));
        reading.ifPresent(r -> {
            r.columns().forEach((written, column) -> called.replace(column, written));
            r.made().forEach(called::remove);
        });
        return called;
    }

    /** Those of {@link #written} that say their year and nothing else: 2005, 2005年末. */
    public List<String> years() {
        return written().stream().filter(c -> HeaderCell.of(c).isYear()).toList();
    }

    /** The rows below the header that hold anything, in file order; read as often as wanted. */
    public List<Row> rows() {
        return new AbstractList<>() {
            @Override
            public Row get(int index) {
                return new Row(TextTable.this, cells[index], numbers[index], places[places.length == 1 ? 0 : index]);
            }

            @Override
            public int size() {
                return cells.length;
            }
        };
    }

    /** All cells of a column, as they stand. */
    Stream<String> column(int at) {
        return Arrays.stream(cells).map(row -> row[at]);
    }

    /** The cells of a row, not to be changed. */
    String[] cells(int row) {
        return cells[row];
    }

    /** Whether there is a column of this name. */
    public boolean has(String column) {
        return index(column).isPresent();
    }

    /** All columns that must be there; what is missing is told at once, with the nearest name. */
    public TextTable require(String... required) {
        List<Problem> problems = new ArrayList<>();
        for (String column : required) {
            if (!has(column)) {
                problems.add(missing(column));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return this;
    }

    private OptionalInt index(String column) {
        Integer index = byName.get(column); // asked for with every cell, and a key takes long
        if (index == null) {
            index = byKey.get(ColumnNames.key(column));
        }
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    private Problem missing(String column) {
        String found = Listing.of(columns);
        return ColumnNames.nearest(column, columns)
                .map(near -> Problem.of(ProblemCode.TABLE_18_MISSPELT_COLUMN, place, column, near, found))
                .orElseGet(() -> Problem.of(ProblemCode.TABLE_10_NO_COLUMN, place, column, found));
    }

    /**
     * One row. The typed doors raise a problem that names file, row and column.
     *
     * <p>Numbers: decimal point; thousands in groups of three by comma or space ("1,234.5"); a percent sign divides by
     * a hundred; full-width digits and signs count as plain ones. Empty, "-", "–", "—", "…", "/", "NA", "N/A", "null",
     * 缺, 暂无, 未统计 and their like ({@link NumberText}) are missing. "nan" and "inf" are problems, not missing: a file
     * that says so has gone through a failed computation.
     * A decimal comma ("1,5") is a problem, since it cannot be told from a thousands mark.
     */
    public static final class Row {
        private final TextTable table;
        private final String[] cells;
        private final int number;
        private final String tablePlace;

        private Row(TextTable table, String[] cells, int number, String tablePlace) {
            this.table = table;
            this.cells = cells;
            this.number = number;
            this.tablePlace = tablePlace;
        }

        /** The row's number as the user sees it: the line where it begins in a CSV, the row in a workbook. */
        public int number() {
            return number;
        }

        /** Where this row is, for problems: {@code factors.csv row 4}. */
        public String place() {
            return tablePlace + " row " + number;
        }

        /** Where its table is: that of the sheet, where several sheets make one table. */
        public String tablePlace() {
            return tablePlace;
        }

        /** Where a cell of this row is, for problems. */
        public String place(String column) {
            return place() + ", column \""
                    + index(column).map(table.columns::get).orElse(column) + "\"";
        }

        /** The cell's text; empty where the cell is empty or the table has no such column. */
        public Optional<String> findText(String column) {
            return index(column).map(i -> cells[i]).filter(text -> !text.isEmpty());
        }

        /** The cell's text; a problem where it is empty or the column is missing. */
        public String text(String column) {
            return findText(column).orElseThrow(() -> nothing(column));
        }

        /** The cell's number; empty where it is missing or the table has no such column. */
        public OptionalDouble find(String column) {
            String text = findText(column).orElse("");
            NumberText read = NumberText.of(text);
            if (read.isMissing()) {
                return OptionalDouble.empty();
            }
            if (!read.isNumber()) {
                throw new ProblemException(List.of(Problem.of(
                        read.isSpecial() ? ProblemCode.TABLE_13_NOT_FINITE : ProblemCode.TABLE_11_NOT_NUMBER,
                        place(column),
                        text)));
            }
            return OptionalDouble.of(read.value());
        }

        /** Whether the cell is empty or holds a mark of a missing value. */
        public boolean isMissing(String column) {
            return NumberText.of(findText(column).orElse("")).isMissing();
        }

        /** Whether the cell holds text: no number, mark of a missing value, or what a failed computation leaves. */
        public boolean isText(String column) {
            return NumberText.of(findText(column).orElse("")).kind() == NumberText.Kind.TEXT;
        }

        /**
         * The cell's number; empty where it is missing or no number: for columns of which nobody said what they hold.
         */
        public OptionalDouble findIfNumber(String column) {
            NumberText read = NumberText.of(findText(column).orElse(""));
            return !read.isMissing() && read.isNumber() ? OptionalDouble.of(read.value()) : OptionalDouble.empty();
        }

        /** The cell's number; a problem where it is missing. Never NaN or infinite. */
        public double number(String column) {
            return find(column).orElseThrow(() -> nothing(column));
        }

        private Optional<Integer> index(String column) {
            OptionalInt index = table.index(column);
            return index.isPresent() ? Optional.of(index.getAsInt()) : Optional.empty();
        }

        private ProblemException nothing(String column) {
            return new ProblemException(List.of(
                    table.has(column)
                            ? Problem.of(ProblemCode.TABLE_12_EMPTY_CELL, place(column))
                            : table.missing(column)));
        }
    }
}
