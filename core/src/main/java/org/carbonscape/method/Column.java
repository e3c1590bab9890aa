package org.carbonscape.method;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.carbonscape.finding.Table;

/**
 * A column of a result: one thing it says of each place (of a global statistic: of each row).
 *
 * @param name    as in tables, with the unit where there is one
 * @param kind    which of the three functions gives its cells
 * @param inLayer whether it also stands in the unit's layer of a run
 */
public record Column(
        String name,
        Table.Kind kind,
        IntFunction<String> text,
        IntToLongFunction integer,
        IntToDoubleFunction number,
        boolean inLayer) {
    private static final IntFunction<String> NO_TEXT = i -> "";
    private static final IntToLongFunction NO_WHOLE = i -> 0;
    private static final IntToDoubleFunction NO_NUMBER = i -> Double.NaN;

    public static Column text(String name, IntFunction<String> cell) {
        return new Column(name, Table.Kind.TEXT, cell, NO_WHOLE, NO_NUMBER, false);
    }

    public static Column integer(String name, IntToLongFunction cell) {
        return new Column(name, Table.Kind.INTEGER, NO_TEXT, cell, NO_NUMBER, false);
    }

    /** Whole numbers of some rows; where others have none a column of numbers, since only those can be missing. */
    static Column integer(String name, IntToLongFunction cell, IntPredicate none, int rows) {
        return IntStream.range(0, rows).noneMatch(none)
                ? integer(name, cell)
                : number(name, i -> none.test(i) ? Double.NaN : cell.applyAsLong(i));
    }

    public static Column number(String name, IntToDoubleFunction cell) {
        return new Column(name, Table.Kind.NUMBER, NO_TEXT, NO_WHOLE, cell, false);
    }

    /** The same, also in the layer. */
    Column alsoInLayer() {
        return new Column(name, kind, text, integer, number, true);
    }

    /** What it says of a row, as a table's builder takes it. */
    public Object cell(int row) {
        return switch (kind) {
            case TEXT -> text.apply(row);
            case INTEGER -> (Object) integer.applyAsLong(row);
            case NUMBER -> number.applyAsDouble(row);
        };
    }

    /** Declares a column of this name and kind. */
    public void head(Table.Builder table) {
        switch (kind) {
            case TEXT -> table.text(name);
            case INTEGER -> table.integer(name);
            case NUMBER -> table.number(name);
        }
    }

    /** A table of columns alone. */
    public static Table table(String name, List<Column> columns, int rows) {
        Table.Builder table = Table.named(name);
        columns.forEach(c -> c.head(table));
        for (int r = 0; r < rows; r++) {
            int row = r;
            table.row(columns.stream().map(c -> c.cell(row)).toArray());
        }
        return table.build();
    }
}
