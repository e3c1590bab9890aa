package org.carbonscape.study.proof.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.io.vector.AttributeRow;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;
import org.carbonscape.zone.UnitSet;

/** The columns of the units' layers say what the tables say. */
public final class Vectors {
    private static final String FILE = "vectors/units.gpkg";
    /** What it takes to read a byte of it, compared with a hash of it. */
    private static final int ROWS = 5;

    private static final String AREA = "area_ha";
    private static final List<String> FLOWS = List.of(
            "source_tCO2", "sink_tCO2", "net_tCO2", "source_tCO2_per_ha", "sink_tCO2_per_ha", "net_tCO2_per_ha");
    private static final List<String> ALL_FLOWS =
            Stream.concat(FLOWS.stream(), Stream.of(AREA)).toList();
    private static final List<String> STOCKS = List.of("stock_tC");
    /** Of the layer alone: what follows there from stocks and areas. */
    private static final List<String> PER_HECTARE =
            List.of("stock_tC_per_ha", "stock_change_tC", "stock_change_tC_per_ha");

    /** Parts of areas, added in another order. */
    private static final double OF_SUMS = 1e-9;

    private static final List<String> AMOUNTS = List.of("_area_km2", "_share_percent", "_stock_tC", "_net_tCO2");

    private Vectors() {}

    /** How long it takes. */
    public static long size(FinishedRun run) {
        return run.size("carbon-by-unit")
                + run.size("stock-by-unit")
                + run.size("unit-drivers")
                + run.folder().resolve(FILE).toFile().length() * ROWS;
    }

    public static void check(FinishedRun run, Findings findings) {
        Path file = run.folder().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return;
        }
        UnitIndex rows = new UnitIndex();
        UnitTable flows = table(run, "carbon-by-unit", ALL_FLOWS, rows);
        Land land = Land.of(run);
        UnitTable stocks = table(run, "stock-by-unit", List.of("stock_tC", "change_tC"), rows);
        others(run, file, findings);
        drivers(run, file, findings);
        Findings.Held ofFlows = findings.cells(FILE, run.name("carbon-by-unit"));
        Findings.Held ofStocks = findings.cells(FILE, run.name("stock-by-unit"));
        for (String set : rows.sets()) {
            if (!set.equals(UnitSet.REGION)) {
                List<String> years = rows.years(set);
                List<String> columns = Stream.concat(
                                Stream.of("id"),
                                Stream.of(FLOWS, STOCKS, PER_HECTARE, land.columns())
                                        .flatMap(List::stream)
                                        .flatMap(c -> years.stream().map(y -> name(c, y))))
                        .toList();
                VectorFile.each(file, set, columns, row -> {
                    String unit = row.text("id");
                    for (String year : years) {
                        UnitIndex.At at = rows.find(new UnitYear(set, unit, year));
                        FLOWS.forEach(c -> held(ofFlows, flows, at, c, row, set + " " + unit, year));
                        STOCKS.forEach(c -> held(ofStocks, stocks, at, c, row, set + " " + unit, year));
                        changed(ofStocks, stocks, at, row, set + " " + unit, year);
                        if (flows.has(at)) {
                            double area_ha = flows.number(at, AREA);
                            land.held(ofFlows, area_ha, row, set + " " + unit, year);
                            if (stocks.has(at)) {
                                perHectare(ofStocks, stocks, at, area_ha, row, set + " " + unit, year);
                            }
                        }
                    }
                });
            }
        }
    }

    private static void held(
            Findings.Held held,
            UnitTable table,
            UnitIndex.At at,
            String column,
            AttributeRow row,
            String unit,
            String year) {
        String name = name(column, year);
        if (table.has(at) && row.has(name)) {
            boolean isMagnitude = column.startsWith("sink_"); // a layer may show it above zero
            double expected = table.number(at, column);
            double got = row.number(name);
            held.number(
                    () -> Bilingual.same(unit + ", " + name),
                    isMagnitude ? Math.abs(expected) : expected,
                    isMagnitude ? Math.abs(got) : got,
                    0);
        }
    }

    /** Areas by class of a layer, whose sum the land of a unit is. */
    private record Land(List<String> columns) {
        static Land of(FinishedRun run) {
            Set<String> classes = new TreeSet<>();
            run.each("class-areas", row -> classes.add(row.text("class") + "_km2"));
            return new Land(List.copyOf(classes));
        }

        void held(Findings.Held held, double area_ha, AttributeRow row, String unit, String year) {
            if (!columns.isEmpty() && columns.stream().allMatch(c -> row.has(name(c, year)))) {
                double ha = 100
                        * columns.stream()
                                .mapToDouble(c -> row.number(name(c, year)))
                                .sum();
                held.number(
                        () -> Bilingual.of(unit + ", areas by class of " + year, unit + "，" + year + " 年各地类面积"),
                        area_ha,
                        ha,
                        0,
                        OF_SUMS);
            }
        }
    }

    private static void changed(
            Findings.Held held, UnitTable stocks, UnitIndex.At at, AttributeRow row, String unit, String year) {
        String name = name("stock_change_tC", year);
        double change = stocks.number(at, "change_tC");
        if (row.has(name) && !Double.isNaN(change)) {
            held.number(
                    () -> Bilingual.same(unit + ", " + name), change, row.number(name), stocks.number(at, "stock_tC"));
        }
    }

    private static void perHectare(
            Findings.Held held,
            UnitTable stocks,
            UnitIndex.At at,
            double area_ha,
            AttributeRow row,
            String unit,
            String year) {
        for (String amount : List.of("stock_tC", "change_tC")) {
            String name = name((amount.equals("stock_tC") ? amount : "stock_" + amount) + "_per_ha", year);
            double tC = stocks.number(at, amount);
            if (area_ha > 0 && row.has(name) && !Double.isNaN(tC)) {
                held.number(
                        () -> Bilingual.same(unit + ", " + name),
                        tC / area_ha,
                        row.number(name),
                        stocks.number(at, "stock_tC") / area_ha,
                        OF_SUMS);
            }
        }
    }

    /** Levels and zones of units; columns that have no room in a layer are not there. */
    private static void others(FinishedRun run, Path file, Findings findings) {
        Map<String, Map<String, Map<String, Double>>> wanted = new LinkedHashMap<>(); // by set, unit and column
        for (String table : List.of("suitability-by-unit", "zones-by-unit")) {
            run.each(table, row -> {
                if (!row.text("unit_set").equals(UnitSet.REGION)) {
                    for (String column : row.columns()) {
                        if (AMOUNTS.stream().anyMatch(column::endsWith)) {
                            put(wanted, row, column, row.number(column));
                        }
                    }
                }
            });
            told(wanted, file, findings.cells(FILE, run.name(table)));
            wanted.clear();
        }
    }

    /** What drivers measure in units; columns have the year of what changes with it, and m of distances. */
    private static void drivers(FinishedRun run, Path file, Findings findings) {
        UnitIndex rows = new UnitIndex();
        Map<String, UnitIndex.Column> values = new LinkedHashMap<>();
        Map<String, Set<String>> named = new LinkedHashMap<>(); // drivers by what a column may be called
        run.each("unit-drivers", row -> {
            String driver = row.text("driver");
            values.computeIfAbsent(driver, k -> new UnitIndex.Column())
                    .put(rows.of(UnitYear.of(row)), row.number("value"));
            for (String name : List.of("driver_" + driver, "driver_" + driver + "_m")) {
                named.computeIfAbsent(name, k -> new TreeSet<>()).add(driver);
                named.computeIfAbsent(name(name, row.text("year")), k -> new TreeSet<>())
                        .add(driver);
            }
        });
        named.values().removeIf(drivers -> drivers.size() > 1);
        Findings.Held held = findings.cells(FILE, run.name("unit-drivers"));
        for (String set : rows.sets()) {
            List<String> columns =
                    Stream.concat(Stream.of("id"), named.keySet().stream()).toList();
            List<String> years = rows.years(set);
            VectorFile.each(
                    file,
                    set,
                    columns,
                    row -> named.forEach((column, drivers) -> {
                        UnitIndex.Column numbers = values.get(drivers.iterator().next());
                        if (numbers == null || !row.has(column)) {
                            return;
                        }
                        for (String year : years) {
                            boolean isOfYear = column.endsWith("_" + year);
                            boolean isOfAll = years.stream().noneMatch(y -> column.endsWith("_" + y));
                            double expected = numbers.get(rows.find(new UnitYear(set, row.text("id"), year)));
                            if (isOfYear || isOfAll && !Double.isNaN(expected)) {
                                held.number(
                                        () -> Bilingual.same(set + " " + row.text("id") + ", " + column),
                                        expected,
                                        row.number(column),
                                        0);
                            }
                        }
                    }));
        }
    }

    private static void put(
            Map<String, Map<String, Map<String, Double>>> wanted, CsvRows row, String column, double value) {
        wanted.computeIfAbsent(row.text("unit_set"), k -> new LinkedHashMap<>())
                .computeIfAbsent(row.text("unit"), k -> new LinkedHashMap<>())
                .put(column, value);
    }

    private static void told(Map<String, Map<String, Map<String, Double>>> wanted, Path file, Findings.Held held) {
        wanted.forEach((set, units) -> {
            List<String> columns = Stream.concat(
                            Stream.of("id"), units.values().stream().flatMap(u -> u.keySet().stream()))
                    .distinct()
                    .toList();
            VectorFile.each(
                    file,
                    set,
                    columns,
                    row -> units.getOrDefault(row.text("id"), Map.of()).forEach((column, value) -> {
                        if (row.has(column)) {
                            held.number(
                                    () -> Bilingual.same(set + " " + row.text("id") + ", " + column),
                                    value,
                                    row.number(column),
                                    0);
                        }
                    }));
        });
    }

    /** {@code source_tCO2_2005}. */
    private static String name(String column, String year) {
        return column + "_" + year;
    }

    private static UnitTable table(FinishedRun run, String name, List<String> columns, UnitIndex rows) {
        UnitTable table = new UnitTable(rows, columns);
        run.each(name, row -> table.take(UnitYear.of(row), row));
        return table;
    }
}
