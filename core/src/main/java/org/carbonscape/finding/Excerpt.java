package org.carbonscape.finding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.problem.Bilingual;

/**
 * A table as a reader sees it: chosen columns with headings and units, the first rows, and where the rest is.
 *
 * @param title   caption
 * @param table   the rows shown, already in the order to be read
 * @param columns columns shown, from left to right
 * @param rows    at most so many rows are shown; the page says how many there are in all
 * @param terms   how text cells are read aloud: {@code construction} becomes "Construction land", 建设用地; cells
 *                without an entry are shown as they stand, and so are names of units
 * @param file    where the whole table is, relative to the report ({@code tables/transitions.csv}); empty = nowhere
 * @param of      rows that it has in all, however few are held
 */
public record Excerpt(
        Words title, Table table, List<Column> columns, int rows, Map<String, Words> terms, String file, int of)
        implements Block {

    /**
     * One column shown.
     *
     * @param name     its name in the table
     * @param heading  what a reader sees above it, with the unit: "Area (km²)"
     * @param decimals digits after the point, for number columns
     * @param times    what numbers are multiplied by to be in the heading's unit: 100 for per cent, 1e-4 for 10^4 t
     */
    public record Column(String name, Words heading, int decimals, double times) {
        public static Column of(String name, Words heading) {
            return new Column(name, heading, 0, 1);
        }

        public static Column of(String name, Words heading, int decimals) {
            return new Column(name, heading, decimals, 1);
        }
    }

    public Excerpt {
        columns = List.copyOf(columns);
        terms = Map.copyOf(terms);
        columns.forEach(c -> table.column(c.name())); // fails here, not when the page is written
        if (rows < 1) {
            throw new IllegalArgumentException("an excerpt shows at least one row");
        }
    }

    /** Of a table that is held whole. */
    public Excerpt(Words title, Table table, List<Column> columns, int rows, Map<String, Words> terms, String file) {
        this(title, table, columns, rows, terms, file, table.rows());
    }

    /** All rows up to 24; units of one name have their identifiers behind it. */
    public static Excerpt of(Words title, Table table, List<Column> columns) {
        return new Excerpt(title, table.withNamesApart(), columns, 24, Map.of(), "");
    }

    /** Columns of what users named: a village called Forest is no class. */
    private static final Set<String> NAMES = Set.of("unit", "name", "unit_name");

    /** What a cell says to a reader. */
    public Bilingual shown(String column, String cell) {
        boolean ours = !NAMES.contains(column) || cell.equals("region") || cell.equals("outside");
        Words term = ours ? terms.get(cell) : null;
        return term == null ? Words.same(cell) : term;
    }

    public Excerpt withRows(int most) {
        return new Excerpt(title, table, columns, most, terms, file, of);
    }

    public Excerpt withTerms(Map<String, Words> words) {
        return new Excerpt(title, table, columns, rows, words, file, of);
    }

    /** The same without what it never shows. */
    Excerpt cut() {
        int held = Math.min(rows, table.rows());
        Table first = table.select(table.name(), IntStream.range(0, held).toArray());
        return new Excerpt(title, first, columns, rows, terms, file, of);
    }

    public Excerpt withFile(String path) {
        return new Excerpt(title, table, columns, rows, terms, path, of);
    }
}
