package org.carbonscape.finding;

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
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A long-form table: named columns of text, whole numbers or numbers (NaN = missing). Units stand in the column names.
 * Columns are primitive arrays, since a transition table of a fishnet has millions of rows; those of a {@link
 * #computed} table are made when they are read and held nowhere.
 */
public final class Table {
    /** What a column holds. */
    public enum Kind {
        TEXT,
        INTEGER,
        NUMBER
    }

    /** A column's name and kind. */
    public record Column(String name, Kind kind) {}

    private final String name;
    private final List<Column> columns;
    private final Object[]
            cells; // for each column String[] | long[] | double[], or what computes it: IntFunction | IntToLongFunction
    // | IntToDoubleFunction
    private final int rows;

    private Table(String name, List<Column> columns, Object[] cells, int rows) {
        this.name = name;
        this.columns = columns;
        this.cells = cells;
        this.rows = rows;
    }

    /** File name without ending: {@code class-areas}. */
    public String name() {
        return name;
    }

    public List<Column> columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public int column(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("table " + name + " has no column \"" + column + "\", only " + columns);
    }

    public String text(int row, int column) {
        return cells[column] instanceof String[] held
                ? held[row]
                : (String) ((IntFunction<?>) cells[column]).apply(row);
    }

    public long integer(int row, int column) {
        return cells[column] instanceof long[] held ? held[row] : ((IntToLongFunction) cells[column]).applyAsLong(row);
    }

    /** A number; whole columns are widened. */
    public double number(int row, int column) {
        return cells[column] instanceof double[] held
                ? held[row]
                : cells[column] instanceof IntToDoubleFunction computed
                        ? computed.applyAsDouble(row)
                        : integer(row, column);
    }

    /**
     * A number as results may hold it; NaN is missing.
     *
     * @throws ProblemException RUN_14 where it is infinite: something in the input was too large to be multiplied
     */
    public double finite(int row, int column) {
        double value = number(row, column);
        if (Double.isInfinite(value)) {
            throw new ProblemException(
                    ProblemCode.RUN_14_OVERFLOW,
                    name + ", " + columns.get(column).name() + ", row " + (row + 1));
        }
        return value;
    }

    /** The rows that a test lets through, in order, as a table of another name. */
    public Table where(String newName, IntPredicate keep) {
        return select(newName, IntStream.range(0, rows).filter(keep).toArray());
    }

    /** Rows by number, in the order given, as a table of another name. */
    public Table select(String newName, int... chosen) {
        Object[] picked = new Object[cells.length];
        for (int c = 0; c < cells.length; c++) {
            int column = c;
            picked[c] = switch (columns.get(c).kind()) {
                case TEXT ->
                    (Object)
                            Arrays.stream(chosen).mapToObj(r -> text(r, column)).toArray(String[]::new);
                case INTEGER ->
                    Arrays.stream(chosen).mapToLong(r -> integer(r, column)).toArray();
                case NUMBER ->
                    Arrays.stream(chosen).mapToDouble(r -> number(r, column)).toArray();
            };
        }
        return new Table(newName, columns, picked, chosen.length);
    }

    /** Some of its columns, by number, in the order given. */
    public Table only(List<Integer> chosen) {
        return new Table(
                name,
                chosen.stream().map(columns::get).toList(),
                chosen.stream().map(c -> cells[c]).toArray(),
                rows);
    }

    /** The same with other words in some of its columns of text; columns it does not have are passed over. */
    public Table reworded(Predicate<String> names, UnaryOperator<String> words) {
        Object[] said = cells.clone();
        for (int c = 0; c < cells.length; c++) {
            if (columns.get(c).kind() == Kind.TEXT && names.test(columns.get(c).name())) {
                int column = c;
                said[c] = (IntFunction<String>) row -> words.apply(text(row, column));
            }
        }
        return new Table(name, columns, said, rows);
    }

    /** The same with the identifier behind names that units of one set share, so that readers tell them apart. */
    public Table withNamesApart() {
        Optional<Integer> unit = find("unit");
        Optional<Integer> named = find("name");
        if (unit.isEmpty() || named.isEmpty()) {
            return this;
        }
        Optional<Integer> set = find("unit_set");
        Map<List<String>, String> ids = new HashMap<>(); // of a name in a set
        Set<List<String>> shared = new HashSet<>();
        for (int r = 0; r < rows; r++) {
            List<String> called = nameOf(r, set, named.get());
            String id = text(r, unit.get());
            if (!ids.computeIfAbsent(called, k -> id).equals(id)) {
                shared.add(called);
            }
        }
        if (shared.isEmpty()) {
            return this;
        }
        Object[] said = cells.clone();
        said[named.get()] = (IntFunction<String>) row -> text(row, named.get())
                + (shared.contains(nameOf(row, set, named.get())) ? " (" + text(row, unit.get()) + ")" : "");
        return new Table(name, columns, said, rows);
    }

    private List<String> nameOf(int row, Optional<Integer> set, int named) {
        return List.of(set.map(s -> text(row, s)).orElse(""), text(row, named));
    }

    /** A column of text. */
    private Optional<Integer> find(String column) {
        return IntStream.range(0, columns.size())
                .filter(c -> columns.get(c).equals(new Column(column, Kind.TEXT)))
                .boxed()
                .findFirst();
    }

    /** Starts a table of so many rows whose cells are computed from the row's number whenever they are read. */
    public static Computed computed(String name, int rows) {
        return new Computed(name, rows);
    }

    /** Takes columns, from left to right. */
    public static final class Computed {
        private final String name;
        private final int rows;
        private final List<Column> columns = new ArrayList<>();
        private final List<Object> cells = new ArrayList<>();

        private Computed(String name, int rows) {
            this.name = name;
            this.rows = rows;
        }

        public Computed text(String column, IntFunction<String> cell) {
            return add(column, Kind.TEXT, cell);
        }

        public Computed integer(String column, IntToLongFunction cell) {
            return add(column, Kind.INTEGER, cell);
        }

        public Computed number(String column, IntToDoubleFunction cell) {
            return add(column, Kind.NUMBER, cell);
        }

        private Computed add(String column, Kind kind, Object cell) {
            columns.add(new Column(column, kind));
            cells.add(cell);
            return this;
        }

        public Table build() {
            return new Table(name, List.copyOf(columns), cells.toArray(), rows);
        }
    }

    /** Starts a table. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Declares columns, then takes rows. */
    public static final class Builder {
        private final String name;
        private final List<Column> columns = new ArrayList<>();
        private Object[] cells = new Object[0];
        private int rows;
        private int room;

        private Builder(String name) {
            this.name = name;
        }

        public Builder text(String... names) {
            return declare(Kind.TEXT, names);
        }

        public Builder integer(String... names) {
            return declare(Kind.INTEGER, names);
        }

        public Builder number(String... names) {
            return declare(Kind.NUMBER, names);
        }

        private Builder declare(Kind kind, String... names) {
            if (room > 0) {
                throw new IllegalStateException("columns are declared before the first row");
            }
            for (String column : names) {
                columns.add(new Column(column, kind));
            }
            return this;
        }

        /** One row, a value for each column: text, {@code Integer} or {@code Long}, {@code Double}. */
        public Builder row(Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException(
                        "table " + name + " has " + columns.size() + " columns, not " + values.length);
            }
            if (rows == room) {
                grow();
            }
            for (int i = 0; i < values.length; i++) {
                switch (columns.get(i).kind()) {
                    case TEXT -> ((String[]) cells[i])[rows] = (String) values[i];
                    case INTEGER -> ((long[]) cells[i])[rows] = ((Number) values[i]).longValue();
                    case NUMBER -> ((double[]) cells[i])[rows] = ((Number) values[i]).doubleValue();
                }
            }
            rows++;
            return this;
        }

        private void grow() {
            int size = Math.max(16, room + (room >> 1));
            if (room == 0) {
                cells = columns.stream()
                        .map(c -> switch (c.kind()) {
                            case TEXT -> (Object) new String[size];
                            case INTEGER -> new long[size];
                            case NUMBER -> new double[size];
                        })
                        .toArray();
            } else {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = switch (columns.get(i).kind()) {
                        case TEXT -> Arrays.copyOf((String[]) cells[i], size);
                        case INTEGER -> Arrays.copyOf((long[]) cells[i], size);
                        case NUMBER -> Arrays.copyOf((double[]) cells[i], size);
                    };
                }
            }
            room = size;
        }

        public Table build() {
            if (room == 0) {
                grow();
            }
            return new Table(name, List.copyOf(columns), cells, rows);
        }
    }
}
