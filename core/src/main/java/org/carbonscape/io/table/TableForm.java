package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a table is expected to hold, so that its header is found below titles, among sheets and under other words.
 * Immutable.
 *
 * @param columns in the order in which words are given to them
 */
public record TableForm(List<Column> columns) {
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
     */
    public record Column(String name, String meaning, Kind kind, boolean required) {}

    public TableForm {
        columns = List.copyOf(columns);
    }

    /** A form without columns, to which they are added. */
    public static TableForm of() {
        return new TableForm(List.of());
    }

    public TableForm need(String name, String meaning, Kind kind) {
        return with(new Column(name, meaning, kind, true));
    }

    public TableForm may(String name, String meaning, Kind kind) {
        return with(new Column(name, meaning, kind, false));
    }

    private TableForm with(Column column) {
        List<Column> more = new ArrayList<>(columns);
        more.add(column);
        return new TableForm(more);
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

    /** The column that says what is counted, such as the fuel. */
    Optional<Column> item() {
        return columns.stream().filter(c -> c.meaning().equals("item")).findFirst();
    }
}
