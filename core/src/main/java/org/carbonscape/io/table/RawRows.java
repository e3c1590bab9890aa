package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.io.table.sheet.SheetMarks;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Rows as a format's reader finds them, made into a checked {@link TextTable}: empty rows left out, cells trimmed,
 * every row as long as the header. The first row that holds anything is the header.
 */
final class RawRows {
    /** More cells than this is no table of factors or energy; keeps a small file from filling the memory. */
    private static final long MOST_CELLS = 60_000_000;

    private static final int MOST_COLUMNS = 16_384;
    private static final Pattern KEPT_TEXT = Pattern.compile("=\"([^\"]*)\"|'([-+]?[0-9].*)");
    /** More rows that do not fit have one cause. */
    private static final int FEW_RAGGED = 3;

    private final String place;
    private final boolean padded;
    private char separator;
    private final List<String[]> rows = new ArrayList<>();
    private int[] numbers = new int[64];
    private final String[] met = new String[1 << 12];
    private long cells;
    private final List<SheetMarks.Area> merged = new ArrayList<>();
    private final Set<Integer> hiddenRows = new HashSet<>();
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private final Set<SheetMarks.Area> filled = new HashSet<>(); // cells

    /** @param padded whether a row may be shorter than the header (a workbook leaves empty cells out) */
    RawRows(String place, boolean padded) {
        this.place = place;
        this.padded = padded;
    }

    void add(int number, List<String> row) {
        String[] cut = new String[row.size()];
        int filled = 0;
        for (int i = 0; i < cut.length; i++) {
            cut[i] = shared(asText(trim(row.get(i))));
            if (!cut[i].isEmpty()) {
                filled = i + 1;
            }
        }
        if (filled == 0) {
            return;
        }
        cells += cut.length;
        if (cells > MOST_CELLS || filled > MOST_COLUMNS) {
            throw one(Problem.of(
                    ProblemCode.TABLE_14_TOO_LARGE, place, cells > MOST_CELLS ? "60,000,000 cells" : "16,384 columns"));
        }
        if (rows.size() == numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        numbers[rows.size()] = number;
        rows.add(cut);
    }

    /** Codes, years and names come again and again: one text for all of them. */
    private String shared(String text) {
        int at = text.hashCode() & met.length - 1;
        if (!text.equals(met[at])) {
            met[at] = text;
        }
        return met[at];
    }

    /** Cells that are merged hold together the text of the first: below a header it stands in each of their rows. */
    void mark(SheetMarks marks) {
        merged.addAll(marks.merged());
        hiddenRows.addAll(marks.rows());
        hiddenColumns.addAll(marks.columns());
    }

    /** Whether a cell has its text from one above it with which it is merged. */
    boolean isFilled(int number, int column) {
        return filled.contains(new SheetMarks.Area(column, number, number));
    }

    /** @param data indices of the rows of the table, ascending */
    private void fillMerged(int[] data) {
        for (SheetMarks.Area area : merged) {
            int from = Arrays.binarySearch(numbers, 0, rows.size(), area.first());
            int at = from < 0 ? -1 : Arrays.binarySearch(data, from);
            if (at < 0 || area.column() >= rows.get(from).length) {
                continue; // of the header, the titles or the notes
            }
            String text = rows.get(from)[area.column()];
            for (int k = at + 1; k < data.length && numbers[data[k]] <= area.last(); k++) {
                String[] row = rows.get(data[k]);
                if (row.length <= area.column()) {
                    row = Arrays.copyOf(row, area.column() + 1);
                    for (int i = rows.get(data[k]).length; i < row.length; i++) {
                        row[i] = "";
                    }
                    rows.set(data[k], row);
                }
                if (row[area.column()].isEmpty()) {
                    row[area.column()] = text;
                    filled.add(new SheetMarks.Area(area.column(), numbers[data[k]], numbers[data[k]]));
                }
            }
        }
    }

    /**
     * The same with other rows.
     *
     * @param other by index; empty for one that is left out
     * @param right by how many columns merged cells lie further to the right
     */
    RawRows with(IntFunction<Optional<String[]>> other, int right) {
        RawRows copy = new RawRows(place, true);
        copy.separator = separator;
        for (int r = 0; r < rows.size(); r++) {
            int number = numbers[r];
            other.apply(r).ifPresent(row -> copy.add(number, List.of(row)));
        }
        merged.forEach(a -> copy.merged.add(new SheetMarks.Area(a.column() + right, a.first(), a.last())));
        copy.hiddenRows.addAll(hiddenRows);
        hiddenColumns.forEach(c -> copy.hiddenColumns.add(c + right));
        return copy;
    }

    /** The same with other rows, all of the number of the first of those whose place they take. */
    RawRows with(int from, int to, List<String[]> others) {
        RawRows copy = new RawRows(place, true);
        copy.separator = separator;
        for (int r = 0; r < rows.size(); r++) {
            if (r == from) {
                others.forEach(o -> copy.add(numbers[from], List.of(o)));
            } else if (r < from || r >= to) {
                copy.add(numbers[r], List.of(rows.get(r)));
            }
        }
        copy.hiddenRows.addAll(hiddenRows);
        return copy;
    }

    /**
     * The same with a column before the others.
     *
     * @param first row of the header, in which the column gets its name
     * @param last  row of the header, below which each row of cells gets the text
     */
    RawRows withColumn(int first, int last, String name, String text) {
        return with(
                r -> {
                    String[] row = row(r);
                    boolean header = r >= first && r <= last;
                    if (!header && (r < first || RowCells.filled(row) == 1)) { // titles, notes
                        return Optional.of(row);
                    }
                    boolean named = r == first || !header && Arrays.equals(row, row(first)); // on a further page
                    String[] more = new String[row.length + 1];
                    System.arraycopy(row, 0, more, 1, row.length);
                    more[0] = named ? name : header ? "" : text;
                    return Optional.of(more);
                },
                1);
    }

    /** The cells as they stand, row by row, empty rows left out. */
    List<List<String>> cells() {
        return rows.stream().map(List::of).toList();
    }

    int size() {
        return rows.size();
    }

    /** The cells of a row that holds something, trimmed. */
    String[] row(int index) {
        return rows.get(index);
    }

    /** The number of a row as the user counts it. */
    int number(int index) {
        return numbers[index];
    }

    String place() {
        return place;
    }

    /** What parts the cells of a text; 0 in a workbook. */
    char separator() {
        return separator;
    }

    void setSeparator(char parting) {
        separator = parting;
    }

    TextTable table() {
        if (rows.isEmpty()) {
            throw one(Problem.of(ProblemCode.TABLE_06_NO_HEADER, place));
        }
        String[] header = Arrays.stream(rows.get(0)).map(HeaderCell::inOneLine).toArray(String[]::new);
        TextTable table = table(header, IntStream.range(1, rows.size()).toArray(), i -> true);
        return table.hiding(table.hidden().among(List.of())); // which columns are wanted is not known
    }

    /**
     * The table of a header and some of the rows.
     *
     * @param data    indices of its rows
     * @param matters whether a column's name must not stand twice
     */
    TextTable table(String[] header, int[] data, IntPredicate matters) {
        fillMerged(data);
        List<Problem> problems = new ArrayList<>();
        int width = header.length;
        while (width > 0 && header[width - 1].isEmpty()) {
            width--;
        }
        if (data.length == 0) {
            problems.add(Problem.of(ProblemCode.TABLE_15_NO_ROWS, place));
        }
        boolean[] used = new boolean[width];
        List<Problem> ragged = new ArrayList<>();
        List<String> raggedRows = new ArrayList<>();
        List<String[]> body = new ArrayList<>(data.length);
        int[] bodyNumbers = new int[data.length];
        for (int k = 0; k < data.length; k++) {
            int r = data[k];
            String[] row = rows.get(r);
            bodyNumbers[k] = numbers[r];
            int filled = row.length;
            while (filled > 0 && row[filled - 1].isEmpty()) {
                filled--;
            }
            if (filled > width || !padded && row.length < width) {
                int cells = Math.max(filled, Math.min(row.length, width));
                ragged.add(Problem.of(ProblemCode.TABLE_07_RAGGED, place + " row " + numbers[r], cells, width));
                raggedRows.add(numbers[r] + ": " + cells);
            }
            String[] fitted = row.length == width ? row : Arrays.copyOf(row, width);
            for (int i = 0; i < width; i++) {
                if (fitted[i] == null) {
                    fitted[i] = "";
                }
                used[i] |= !fitted[i].isEmpty();
            }
            body.add(fitted);
        }
        problems.addAll(0, doubled(header, used, matters));
        problems.addAll(
                ragged.size() <= FEW_RAGGED
                        ? ragged
                        : List.of(Problem.of(
                                ProblemCode.TABLE_27_RAGGED_ROWS,
                                place,
                                ragged.size(),
                                width,
                                Listing.of(raggedRows))));
        for (int i = 0; i < width; i++) {
            if (header[i].isEmpty() && used[i] && !isIndex(body, i)) {
                problems.add(Problem.of(ProblemCode.TABLE_16_NO_NAME, place, i + 1));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        List<Integer> unseen =
                Arrays.stream(bodyNumbers).filter(hiddenRows::contains).boxed().toList();
        List<String> columns = IntStream.range(0, width)
                .filter(i -> used[i] && hiddenColumns.contains(i) && !header[i].isEmpty() && matters.test(i))
                .mapToObj(i -> header[i])
                .toList();
        return withoutNameless(header, width, body, bodyNumbers)
                .hiding(new HiddenCells(unseen, data.length, columns, List.of()));
    }

    /** Numbers of rows, which pandas and R write before a table's columns, without a name. */
    private static boolean isIndex(List<String[]> body, int column) {
        String first = body.get(0)[column];
        return (first.equals("0") || first.equals("1"))
                && IntStream.range(0, body.size())
                        .allMatch(r -> body.get(r)[column].equals(Integer.toString(r + Integer.parseInt(first))));
    }

    /** An empty column below a year that stands above others too is not one of them. */
    private List<Problem> doubled(String[] header, boolean[] used, IntPredicate matters) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < used.length; i++) {
            Integer first = header[i].isEmpty() ? null : seen.putIfAbsent(ColumnNames.key(header[i]), i);
            if (first != null && used[i] && (matters.test(first) || matters.test(i))) {
                problems.add(Problem.of(ProblemCode.TABLE_08_DOUBLE_COLUMN, place, header[i], first + 1, i + 1));
            }
        }
        return problems;
    }

    /** An empty column between two tables of a sheet is no column. */
    private TextTable withoutNameless(String[] header, int width, List<String[]> body, int[] bodyNumbers) {
        int[] kept = new int[width];
        int count = 0;
        for (int i = 0; i < width; i++) {
            if (!header[i].isEmpty()) {
                kept[count++] = i;
            }
        }
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(header[kept[i]]);
        }
        List<String[]> fitted = body;
        if (count < width) {
            fitted = new ArrayList<>(body.size());
            for (String[] row : body) {
                String[] less = new String[count];
                for (int i = 0; i < count; i++) {
                    less[i] = row[kept[i]];
                }
                fitted.add(less);
            }
        }
        return new TextTable(place, columns, fitted, bodyNumbers);
    }

    private static ProblemException one(Problem problem) {
        return new ProblemException(List.of(problem));
    }

    /**
     * What keeps a spreadsheet from taking a text for a number is no part of it: ="007", '007; nor are “ ” around it.
     */
    private static String asText(String cell) {
        int last = cell.length() - 1;
        if (last > 0 && cell.charAt(0) == '“' && cell.indexOf('”') == last && cell.lastIndexOf('“') == 0) {
            return trim(cell.substring(1, last));
        }
        if (cell.length() > 1 && (cell.charAt(0) == '\'' || cell.charAt(0) == '=')) {
            Matcher kept = KEPT_TEXT.matcher(cell);
            return kept.matches() ? kept.group(kept.start(1) >= 0 ? 1 : 2) : cell;
        }
        return cell;
    }

    /** Without any kind of space at the ends, no-break and ideographic ones too, and signs that nobody sees. */
    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c >= 128 && (Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT);
    }
}
