package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a table is expected to hold, so that its header is found below titles, among sheets and under other words.
 * Immutable.
 *
 * @param columns in the order in which words are given to them
 * @param places  further names that a column of units may have, as a study declares them
 * @param usual   items of which such a table is usually; of several sheets only those with one of them are meant
 * @param sectors that columns of amounts may be of, where there is no column of items nor of amounts
 * @param units   of the study, whose column is known by its cells, whatever it is called
 */
public record TableForm(
        List<Column> columns,
        List<String> places,
        Supplier<Predicate<String>> usual,
        Supplier<Predicate<String>> sectors,
        Units units) {
    /** 工业碳排放量, Industry emissions: a sector's. */
    private static final Pattern EMISSIONS =
            Pattern.compile("(?i)(?:[ _]*(?:CO[2₂]|二氧化碳|碳|carbon))?[ _]*(?:排放(?:总?量)?|emissions?)$");

    /** Tells cells that are units of a study from others. */
    public interface Units {
        Units NONE = new Units() {
            @Override
            public boolean is(String cell) {
                return false;
            }

            @Override
            public boolean are(List<String> cells) {
                return false;
            }
        };

        /** Whether a cell is the id or the name of a unit. */
        boolean is(String cell);

        /** Whether a column with these cells is one of units. */
        boolean are(List<String> cells);
    }

    /** What stands in a column. */
    public enum Kind {
        TEXT,
        NUMBER,
        YEAR,
        /** Ids or names of units; where several columns may hold them, all are kept. */
        PLACE,
        /** A unit of measure; it may also stand in a column's name, or above the table. */
        MEASURE
    }

    /**
     * A column.
     *
     * @param name    what those who use the table call it
     * @param meaning of {@link HeaderWords}; empty: only its name will do
     * @param fixed   unit of measure that its numbers are in, whatever other columns say; empty where there is none
     */
    public record Column(String name, String meaning, Kind kind, boolean required, String fixed) {
        /** Whether each row has an amount here. */
        boolean isAmount() {
            return kind == Kind.NUMBER && required && fixed.isEmpty();
        }
    }

    public TableForm {
        columns = List.copyOf(columns);
        places = List.copyOf(places);
    }

    /** A form without columns, to which they are added. */
    public static TableForm of() {
        return new TableForm(List.of(), List.of(), () -> item -> true, () -> name -> false, Units.NONE);
    }

    public TableForm need(String name, String meaning, Kind kind) {
        return with(new Column(name, meaning, kind, true, ""));
    }

    public TableForm may(String name, String meaning, Kind kind) {
        return with(new Column(name, meaning, kind, false, ""));
    }

    /** The same with numbers in the column last named that are in a unit of measure. */
    public TableForm in(String unit) {
        List<Column> all = new ArrayList<>(columns);
        Column last = all.remove(all.size() - 1);
        all.add(new Column(last.name, last.meaning, last.kind, last.required, unit));
        return new TableForm(all, places, usual, sectors, units);
    }

    private TableForm with(Column column) {
        List<Column> more = new ArrayList<>(columns);
        more.add(column);
        return new TableForm(more, places, usual, sectors, units);
    }

    /** The same but for a column. */
    TableForm without(Column column) {
        return new TableForm(columns.stream().filter(c -> !c.equals(column)).toList(), places, usual, sectors, units);
    }

    /** With names by which a column of units is known as well: what polygons call their ids and names. */
    public TableForm withPlaces(List<String> names) {
        return new TableForm(columns, names, usual, sectors, units);
    }

    /** With the units of which its rows are. */
    public TableForm withUnits(Units known) {
        return new TableForm(columns, places, usual, sectors, known);
    }

    /** With what tells such a table from others of the same columns. */
    public TableForm withUsual(Supplier<Predicate<String>> items) {
        return new TableForm(columns, places, items, sectors, units);
    }

    /** With sectors that may stand side by side. */
    public TableForm withSectors(Supplier<Predicate<String>> known) {
        return new TableForm(columns, places, usual, known, units);
    }

    /** The sector that a column's name says: 工业 of 工业碳排放量. */
    static String sector(String stem) {
        return EMISSIONS.matcher(stem.strip()).replaceFirst("");
    }

    /** Whether a column's name says a sector, and nothing else but that it emits. */
    boolean isSector(String stem) {
        return sectors.get().test(sector(stem));
    }

    /** Whether a name is of an item that such a table usually has; a form that knows no items has none. */
    boolean isUsual(String name) {
        return !usual.get().test("") && usual.get().test(name);
    }

    /** Whether its numbers are amounts of whole years, such as a fuel burnt. */
    boolean isOfYears() {
        return first(Kind.YEAR).filter(Column::required).isPresent();
    }

    Optional<Column> first(Kind kind) {
        return columns.stream().filter(c -> c.kind() == kind).findFirst();
    }

    /** The column that years as columns fill: the first needed number of a form that has years. */
    Optional<Column> melted() {
        return first(Kind.YEAR)
                .flatMap(y -> columns.stream()
                        .filter(c -> c.kind() == Kind.NUMBER && c.required())
                        .findFirst());
    }

    /** The column of names that may end in a unit of measure: of what is counted, or of a database's series. */
    Optional<Column> named() {
        return item().or(() ->
                columns.stream().filter(c -> c.meaning().equals("series")).findFirst());
    }

    /** Whether it is columns by their names alone, as statistics ask for them: each row is a unit. */
    boolean isOfUnits() {
        return columns.stream().allMatch(c -> c.meaning().isEmpty() && c.kind() == Kind.NUMBER);
    }

    /** The column of sectors, which may be columns instead. */
    Optional<Column> sector() {
        return columns.stream().filter(c -> c.meaning().equals("sector")).findFirst();
    }

    /** Whether all of these names are of sectors that may be columns, or of the sum of them. */
    boolean areSectors(Stream<HeaderCell> names) {
        return item().isEmpty()
                && sector().isPresent()
                && names.allMatch(n -> isSector(n.stem()) || HeaderWords.isTotal(sector(n.stem())));
    }

    /** The column that says what is counted, such as the fuel. */
    Optional<Column> item() {
        return columns.stream().filter(c -> c.meaning().equals("item")).findFirst();
    }
}
