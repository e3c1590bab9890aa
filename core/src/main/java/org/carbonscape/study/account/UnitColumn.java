package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.zone.UnitSet;

/**
 * A column that a stage adds to a unit set's layer in {@code vectors/units.gpkg}.
 *
 * @param set    number of the unit set
 * @param byUnit value of unit 1..count: text, Integer or Long, Double, by the kind; NaN where a whole number is missing
 * @param style  in which QGIS shows the layer by it
 */
public record UnitColumn(
        int set, String name, Table.Kind kind, IntFunction<Object> byUnit, Optional<UnitColumn.Style> style) {
    /**
     * Classes of a column.
     *
     * @param title  of the style
     * @param values what stands in the column for each entry of the key
     */
    public record Style(Words title, List<String> values, Key.Classes key) {}

    /** One without a style. */
    public UnitColumn(int set, String name, Table.Kind kind, IntFunction<Object> byUnit) {
        this(set, name, kind, byUnit, Optional.empty());
    }

    /** The same with a style. */
    public UnitColumn styled(Style with) {
        return new UnitColumn(set, name, kind, byUnit, Optional.of(with));
    }

    /** @param units of the table's rows */
    public void declare(Table.Computed table, int[] units) {
        switch (kind) {
            case TEXT -> table.text(name, r -> (String) byUnit.apply(units[r]));
            case INTEGER -> {
                if (Arrays.stream(units).anyMatch(u -> Double.isNaN(number(u)))) { // only a column of numbers has gaps
                    table.number(name, r -> number(units[r]));
                } else {
                    table.integer(name, r -> ((Number) byUnit.apply(units[r])).longValue());
                }
            }
            case NUMBER -> table.number(name, r -> number(units[r]));
        }
    }

    private double number(int unit) {
        return ((Number) byUnit.apply(unit)).doubleValue();
    }

    /**
     * Columns from a table with a row for each unit and group (level, zone): {@code level_1_area_km2}. 0 where a unit
     * has nothing of a group; an amount that no row knows makes no column.
     *
     * @param group   column that names the group
     * @param groups  how each begins its columns' names, in their order
     * @param amounts columns of numbers
     */
    public static List<UnitColumn> of(
            Table table, int set, UnitSet units, String group, Map<String, String> groups, List<String> amounts) {
        Map<List<String>, Integer> rows = new HashMap<>();
        for (int i = 0; i < table.rows(); i++) {
            if (table.text(i, table.column("unit_set")).equals(units.name())) {
                rows.put(List.of(table.text(i, table.column("unit")), table.text(i, table.column(group))), i);
            }
        }
        List<UnitColumn> columns = new ArrayList<>();
        groups.forEach((name, prefix) -> {
            for (String amount : amounts) {
                int column = table.column(amount);
                if (rows.values().stream().anyMatch(i -> !Double.isNaN(table.number(i, column)))) {
                    columns.add(new UnitColumn(set, prefix + "_" + amount, Table.Kind.NUMBER, u -> {
                        Integer row = rows.get(List.of(units.id(u), name));
                        return row == null ? 0.0 : table.number(row, column);
                    }));
                }
            }
        });
        return columns;
    }
}
