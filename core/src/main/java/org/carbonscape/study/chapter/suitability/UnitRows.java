package org.carbonscape.study.chapter.suitability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;

/** Tables of units and groups (levels, zones) turned into one row a unit, as one joins them to a map layer. */
final class UnitRows {
    private static final List<String> AMOUNTS = List.of("area_km2", "share_percent", "stock_tC", "net_tCO2");

    private UnitRows() {}

    /**
     * One row a unit: its area, then for each group the amounts as {@code GROUP_area_km2}; 0 where it has nothing of a
     * group, missing where no row knows the amount.
     *
     * @param longForm has unit_set, unit, name, the group's column and the amounts
     * @param groups   what stands in the group's column, and how its columns begin
     */
    static Table of(String name, Table longForm, String group, Map<String, String> groups) {
        List<String> columns = new ArrayList<>(List.of("area_km2"));
        groups.values().forEach(prefix -> AMOUNTS.forEach(a -> columns.add(prefix + "_" + a)));
        boolean[] known = new boolean[AMOUNTS.size()];
        Map<List<String>, double[]> rows = new LinkedHashMap<>();
        List<String> order = List.copyOf(groups.keySet());
        for (int r = 0; r < longForm.rows(); r++) {
            List<String> unit = List.of(
                    longForm.text(r, longForm.column("unit_set")),
                    longForm.text(r, longForm.column("unit")),
                    longForm.text(r, longForm.column("name")));
            double[] row = rows.computeIfAbsent(unit, k -> new double[columns.size()]);
            row[0] += longForm.number(r, longForm.column("area_km2"));
            int at = order.indexOf(longForm.text(r, longForm.column(group)));
            for (int a = 0; a < AMOUNTS.size() && at >= 0; a++) {
                double amount = longForm.number(r, longForm.column(AMOUNTS.get(a)));
                known[a] |= !Double.isNaN(amount);
                row[1 + at * AMOUNTS.size() + a] += amount;
            }
        }
        Table.Builder table = Table.named(name).text("unit_set", "unit", "name").number(columns.toArray(String[]::new));
        rows.forEach((unit, amounts) -> {
            List<Object> cells = new ArrayList<>(unit);
            for (int c = 0; c < amounts.length; c++) {
                cells.add(c == 0 || known[(c - 1) % AMOUNTS.size()] ? amounts[c] : Double.NaN);
            }
            table.row(cells.toArray());
        });
        return table.build();
    }

    /** The shares of the groups, a row a unit. */
    static Excerpt excerpt(Words title, Table wide, Map<String, String> groups, Map<String, Words> names) {
        List<Excerpt.Column> columns = new ArrayList<>(List.of(
                Excerpt.Column.of("name", Words.of("Unit", "单元")),
                Excerpt.Column.of("area_km2", Words.of("Area (km²)", "面积（km²）"), 2)));
        groups.forEach((group, prefix) -> {
            Words name = names.getOrDefault(group, Words.same(group));
            columns.add(
                    Excerpt.Column.of(prefix + "_area_km2", Words.of(name.en() + " (km²)", name.zh() + "（km²）"), 2));
            columns.add(
                    Excerpt.Column.of(prefix + "_share_percent", Words.of(name.en() + " (%)", name.zh() + "（%）"), 1));
        });
        return Excerpt.of(title, wide, columns).withFile("tables/" + wide.name() + ".csv");
    }

    /** Groups that occur, in an order. */
    static Map<String, String> occurring(Table longForm, String group, Map<String, String> groups) {
        String[] there = new String[longForm.rows()];
        Arrays.setAll(there, r -> longForm.text(r, longForm.column(group)));
        Map<String, String> some = new LinkedHashMap<>(groups);
        some.keySet().retainAll(Arrays.asList(there));
        return some;
    }
}
