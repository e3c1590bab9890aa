package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.table.CsvRows;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.zone.UnitSet;

/**
 * The sums of a run recomputed from its tables alone: units add up to the region, classes to the region's flows, source
 * and sink to net, transfers to areas, pools to stocks, the ledger to all of them.
 */
final class Sums {
    private final FinishedRun run;
    private final Findings findings;
    /** Cells of carbon-by-unit and stock-by-unit: "counties 430102 2005" to the row's numbers. */
    private final Map<String, Map<String, Double>> units = new HashMap<>();

    private final Map<String, Map<String, Double>> stocks = new HashMap<>();

    private Sums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    static void check(FinishedRun run, Findings findings) {
        Sums sums = new Sums(run, findings);
        sums.byUnit();
        sums.byClass();
        sums.stocks();
        sums.transfers();
        if (!run.record().path("ledger").isEmpty()) {
            sums.ledger();
        }
    }

    private void each(String table, Consumer<CsvRows> row) {
        run.table(table).ifPresent(rows -> {
            try (rows) {
                while (rows.next()) {
                    row.accept(rows);
                }
            }
        });
    }

    private static String key(CsvRows row) {
        return row.text("unit_set") + " " + row.text("unit") + " " + row.text("year");
    }

    /** Sums by key and name, with the size of what was added. */
    private static final class Total {
        private final ExactSum sum = new ExactSum();
        private double size;

        void add(double value) {
            if (!Double.isNaN(value)) {
                sum.add(value);
                size += Math.abs(value);
            }
        }
    }

    private static Total total(Map<String, Total> totals, String key) {
        return totals.computeIfAbsent(key, k -> new Total());
    }

    /** {@code sum of counties 2005, source_tCO2}. */
    private static Bilingual sumOf(String what) {
        return Bilingual.of("sum of " + what, what + " 之合计");
    }

    private void byUnit() {
        Findings.Held held = findings.sums(run.name("carbon-by-unit"));
        List<String> summed = List.of("area_ha", "source_tCO2", "sink_tCO2");
        Map<String, Total> totals = new LinkedHashMap<>(); // "counties 2005 source_tCO2"
        each("carbon-by-unit", row -> {
            Map<String, Double> cells = new HashMap<>();
            for (String c : List.of("area_ha", "source_tCO2", "sink_tCO2", "net_tCO2")) {
                cells.put(c, row.number(c));
            }
            String key = key(row);
            units.put(key, cells);
            double source = row.number("source_tCO2");
            double sink = row.number("sink_tCO2");
            held.number(() -> Bilingual.same(key + ", net_tCO2"), source + sink, row.number("net_tCO2"), source - sink);
            for (String flow : List.of("source", "sink", "net")) {
                double perHa = row.number(flow + "_tCO2_per_ha");
                double area = row.number("area_ha");
                held.number(
                        () -> Bilingual.same(key + ", " + flow + "_tCO2_per_ha"),
                        area > 0 ? row.number(flow + "_tCO2") / area : Double.NaN,
                        perHa,
                        0);
            }
            if (!row.text("unit_set").equals(UnitSet.REGION)) {
                summed.forEach(c -> total(totals, row.text("unit_set") + " " + row.text("year") + " " + c)
                        .add(row.number(c)));
            }
        });
        region(held, totals, units);
    }

    /** Sums of sets against the row of the region. */
    private static void region(Findings.Held held, Map<String, Total> totals, Map<String, Map<String, Double>> rows) {
        totals.forEach((key, total) -> {
            String[] parts = key.split(" ");
            String year = parts[parts.length - 2];
            String column = parts[parts.length - 1];
            double region = rows.getOrDefault("region region " + year, Map.of()).getOrDefault(column, Double.NaN);
            held.number(() -> sumOf(key), region, total.sum.value(), total.size, 1e-9);
        });
    }

    private void byClass() {
        Findings.Held held = findings.sums(run.name("carbon-by-class"));
        Findings.Held region =
                findings.sums(run.name("carbon-by-class"), run.name("carbon-by-unit"), run.name("ledger"));
        Map<String, Total> flows = new LinkedHashMap<>();
        each("carbon-by-class", row -> {
            String where = row.text("year") + " " + row.text("class") + " " + row.text("flow");
            double tCO2 = row.number("tCO2");
            held.number(() -> Bilingual.same(where + ", tC"), Substance.co2ToCarbon(tCO2), row.number("tC"), 0);
            total(flows, row.text("year") + " " + row.text("flow") + "_tCO2").add(tCO2);
        });
        Map<String, Double> classless = new HashMap<>();
        each("ledger", row -> {
            if (row.text("unit_set").equals(UnitSet.REGION)
                    && row.text("class").isEmpty()
                    && LedgerLine.Part.of(row.text("part")).isFlow()) {
                classless.merge(row.text("year") + " source_tCO2", row.number("result"), Double::sum);
            }
        });
        flows.forEach((key, total) -> {
            String[] parts = key.split(" ");
            double whole =
                    units.getOrDefault("region region " + parts[0], Map.of()).getOrDefault(parts[1], Double.NaN);
            total.add(classless.getOrDefault(key, 0.0));
            region.number(() -> sumOf(key), whole, total.sum.value(), total.size);
        });
    }

    private void stocks() {
        Findings.Held held = findings.sums(run.name("stock-by-unit"));
        Map<String, Total> totals = new LinkedHashMap<>();
        Map<String, Double> before = new HashMap<>(); // by set and unit: rows stand year by year
        each("stock-by-unit", row -> {
            Map<String, Double> cells = new HashMap<>();
            row.columns().forEach(c -> cells.put(c, row.number(c)));
            String key = key(row);
            stocks.put(key, cells);
            double stock = row.number("stock_tC");
            held.number(
                    () -> Bilingual.same(key + ", stock_tCO2"),
                    Substance.carbonToCo2(stock),
                    row.number("stock_tCO2"),
                    0);
            Double earlier = before.put(row.text("unit_set") + " " + row.text("unit"), stock);
            double change = row.number("change_tC");
            if (earlier != null) {
                held.number(() -> Bilingual.same(key + ", change_tC"), stock - earlier, change, stock);
                held.number(
                        () -> Bilingual.same(key + ", change_tC = sequestration_tC - emission_tC + footprint_tC"),
                        row.number("sequestration_tC") - row.number("emission_tC") + row.number("footprint_tC"),
                        change,
                        stock);
            }
            if (!row.text("unit_set").equals(UnitSet.REGION)) {
                for (String c : List.of("stock_tC", "emission_tC", "sequestration_tC")) {
                    total(totals, row.text("unit_set") + " " + row.text("year") + " " + c)
                            .add(row.number(c));
                }
            }
        });
        totals.values().removeIf(t -> t.size == 0);
        region(held, totals, stocks);
        Findings.Held ofPool = findings.sums(run.name("stock-by-pool"));
        Findings.Held ofPools = findings.sums(run.name("stock-by-pool"), run.name("stock-by-unit"));
        Map<String, Total> pools = new LinkedHashMap<>();
        each("stock-by-pool", row -> {
            String where = key(row) + " " + row.text("class") + " " + row.text("pool");
            ofPool.number(
                    () -> Bilingual.same(where + ", stock_tC"),
                    row.number("area_ha") * row.number("density_tC_per_ha"),
                    row.number("stock_tC"),
                    0);
            total(pools, key(row)).add(row.number("stock_tC"));
        });
        pools.forEach((key, total) -> ofPools.number(
                () -> sumOf(key),
                stocks.getOrDefault(key, Map.of()).getOrDefault("stock_tC", Double.NaN),
                total.sum.value(),
                0));
    }

    private void transfers() {
        Findings.Held ofAreas = findings.sums(run.name("class-areas"));
        Findings.Held held = findings.sums(run.name("transitions"));
        Map<String, Double> areas = new HashMap<>(); // "2005 forest"
        Map<String, Double> shares = new HashMap<>();
        each("class-areas", row -> {
            areas.put(row.text("year") + " " + row.text("class"), row.number("area_km2"));
            shares.merge(row.text("year"), row.number("share"), Double::sum);
        });
        shares.forEach((year, sum) -> ofAreas.number(() -> sumOf(year + ", share"), 1, sum, 1));
        Map<String, Double> cells = new HashMap<>(); // "2005-2010 forest > water" of the region
        Map<String, Total> bySet = new LinkedHashMap<>();
        each("transitions", row -> {
            String move = row.text("from_year") + "-" + row.text("to_year") + " " + row.text("from_class") + " > "
                    + row.text("to_class");
            if (row.text("unit_set").equals(UnitSet.REGION)) {
                cells.put(move, row.number("area_km2"));
            } else {
                total(bySet, row.text("unit_set") + ": " + move).add(row.number("area_km2"));
            }
        });
        bySet.forEach((key, total) -> held.number(
                () -> sumOf(key),
                cells.getOrDefault(key.substring(key.indexOf(": ") + 2), Double.NaN),
                total.sum.value(),
                0));
        matrix(cells, areas);
    }

    private void matrix(Map<String, Double> cells, Map<String, Double> areas) {
        Findings.Held held = findings.sums(run.name("transfer-matrix"));
        Findings.Held ofMoves = findings.sums(run.name("transfer-matrix"), run.name("transitions"));
        Findings.Held ofAreas = findings.sums(run.name("transfer-matrix"), run.name("class-areas"));
        Map<String, Total> columns = new LinkedHashMap<>(); // "2005-2010 water"
        Map<String, Double> totals = new HashMap<>();
        boolean[] whole = {true}; // whether all land is known in both years of every interval
        run.record().path("cautionCounts").fieldNames().forEachRemaining(c -> whole[0] &= !c.equals("LANDUSE-C02"));
        each("transfer-matrix", row -> {
            String years = row.text("from_year") + "-" + row.text("to_year");
            String from = row.text("from_class");
            Total sum = new Total();
            for (String column : row.columns()) {
                if (!column.endsWith("_km2") || column.equals("total_km2")) {
                    continue;
                }
                String to = column.substring(0, column.length() - 4);
                double km2 = row.number(column);
                sum.add(km2);
                if (from.equals("total")) {
                    totals.put(years + " " + to, km2);
                    if (whole[0]) {
                        double area = areas.getOrDefault(row.text("to_year") + " " + to, Double.NaN);
                        ofAreas.number(() -> Bilingual.same(years + " total, " + to), area, km2, area);
                    }
                } else {
                    total(columns, years + " " + to).add(km2);
                    ofMoves.number(
                            () -> Bilingual.same(years + " " + from + " > " + to),
                            cells.getOrDefault(years + " " + from + " > " + to, 0.0),
                            km2,
                            0);
                }
            }
            held.number(
                    () -> Bilingual.same(years + " " + from + ", total_km2"),
                    sum.sum.value(),
                    row.number("total_km2"),
                    sum.size);
            if (whole[0] && !from.equals("total")) {
                double area = areas.getOrDefault(row.text("from_year") + " " + from, Double.NaN);
                ofAreas.number(
                        () -> Bilingual.same(years + " " + from + ", total_km2"), area, row.number("total_km2"), area);
            }
        });
        columns.forEach((key, total) ->
                held.number(() -> sumOf(key), total.sum.value(), totals.getOrDefault(key, Double.NaN), total.size));
    }

    private void ledger() {
        RunLedger ledger = new RunLedger(run);
        String file = run.name("ledger");
        Findings.Held own = findings.cells(file, RunFolder.RECORD);
        Findings.Held ofUnits = findings.sums(file, run.name("carbon-by-unit"), RunFolder.RECORD);
        Findings.Held ofStocks = findings.sums(file, run.name("stock-by-unit"), RunFolder.RECORD);
        Findings.Held ofClasses = findings.sums(file, run.name("carbon-by-class"));
        Findings.Held ofEmissions = findings.sums(file, RunFolder.RECORD);
        Map<String, Total> totals = new LinkedHashMap<>(); // "counties 430102 2005\tsource_tCO2"
        Map<String, Total> classes = new LinkedHashMap<>(); // "2005 forest source"
        Map<String, Total> items = new LinkedHashMap<>(); // "430102 2005"
        Map<String, Total> waste = new LinkedHashMap<>(); // "430102 2005 municipal waste"
        LandSums land = new LandSums(run, findings);
        for (LedgerLine line : ledger.written(row -> true)) {
            LedgerLine.Place p = line.place();
            String key = p.unitSet() + " " + p.unitId() + " " + p.year();
            own.number(
                    () -> Bilingual.of(
                            key + " " + p.className() + ": " + line.arithmetic(),
                            key + " " + p.className() + "：" + line.arithmetic()),
                    line.product(),
                    line.result(),
                    0,
                    1e-9);
            land.add(line);
            if (line.subject().part() == LedgerLine.Part.DECAY) {
                total(waste, p.unitId() + " " + p.year() + " " + item(line)).add(line.result());
            } else if (line.subject().part() == LedgerLine.Part.ITEM) {
                total(items, p.unitId() + " " + p.year()).add(line.result());
                Total decayed = waste.remove(p.unitId() + " " + p.year() + " " + item(line));
                if (decayed != null) {
                    own.number(
                            () -> sumOf(key + ": " + item(line)),
                            line.activity().value(),
                            decayed.sum.value(),
                            0);
                }
            }
            boolean isStock =
                    line.unit().equals(LedgerLine.T_C) && line.subject().part() != LedgerLine.Part.WOOD_STOCK;
            if (!line.subject().part().isFlow() && !isStock) {
                continue;
            }
            total(totals, key + "\t" + column(line)).add(line.result());
            if (p.unitSet().equals(UnitSet.REGION)
                    && line.unit().equals(LedgerLine.T_CO2E)
                    && !p.className().isEmpty()) {
                total(classes, p.year() + " " + p.className() + " " + (Explanation.isSink(line) ? "sink" : "source"))
                        .add(line.result());
            }
        }
        land.tell();
        squares(totals);
        totals.forEach((key, total) -> {
            String[] parts = key.split("\t");
            boolean flow = parts[1].endsWith("_tCO2");
            double table =
                    (flow ? units : stocks).getOrDefault(parts[0], Map.of()).getOrDefault(parts[1], Double.NaN);
            double sum = total.sum.value();
            double expected = parts[1].equals("emission_tC") ? 0 - table : table;
            (flow ? ofUnits : ofStocks)
                    .number(() -> Bilingual.same(parts[0] + ", " + parts[1]), expected, sum, total.size);
        });
        units.forEach((key, cells) -> List.of("source_tCO2", "sink_tCO2").forEach(c -> {
            if (!totals.containsKey(key + "\t" + c)) {
                ofUnits.number(() -> Bilingual.same(key + ", " + c), cells.getOrDefault(c, Double.NaN), 0, 0);
            }
        }));
        Map<String, Double> byClass = new HashMap<>();
        each(
                "carbon-by-class",
                row -> byClass.put(
                        row.text("year") + " " + row.text("class") + " " + row.text("flow"), row.number("tCO2")));
        byClass.forEach((key, tCO2) -> ofClasses.number(
                () -> Bilingual.same("region " + key),
                tCO2,
                classes.containsKey(key) ? total(classes, key).sum.value() : 0,
                0));
        for (JsonNode e : run.record().path("ledger").path("emissions")) {
            String key = e.path("unit").asText() + " " + e.path("year").asText();
            if (items.containsKey(key)) {
                ofEmissions.number(
                        () -> Bilingual.of("items of " + key, key + " 的各项"),
                        e.path("tCO2").asDouble(),
                        total(items, key).sum.value(),
                        0);
            }
        }
    }

    private static String item(LedgerLine line) {
        return line.subject().item().in(Language.EN);
    }

    private static String column(LedgerLine line) {
        return switch (line.subject().part()) {
            case STOCK -> "stock_tC";
            case STOCK_CHANGE -> line.result() < 0 ? "emission_tC" : "sequestration_tC";
            default -> Explanation.isSink(line) ? "sink_tCO2" : "source_tCO2";
        };
    }

    /** What squares have, of their areas and charges. */
    private void squares(Map<String, Total> totals) {
        Map<String, Double> factors = new HashMap<>(); // "430102\tforest"
        Map<String, Double> densities = new HashMap<>();
        JsonNode common = run.record().path("ledger");
        common.path("factors")
                .forEach(f -> factors.put(
                        f.path("factors_of").asText() + "\t" + f.path("class").asText(),
                        f.path("tC_per_ha").asDouble()));
        common.path("stocks")
                .forEach(s -> densities.merge(
                        s.path("class").asText(), s.path("tC_per_ha").asDouble(), Double::sum));
        each("ledger-areas", row -> {
            String key = key(row);
            for (String column : row.columns()) {
                double hectares = column.endsWith("_ha") ? row.number(column) : 0;
                if (hectares > 0) {
                    String name = column.substring(0, column.length() - 3);
                    double tCO2 = Substance.carbonToCo2(
                            hectares * factors.getOrDefault(row.text("factors_of") + "\t" + name, 0.0));
                    total(totals, key + (tCO2 < 0 ? "\tsink_tCO2" : "\tsource_tCO2"))
                            .add(tCO2);
                    if (!densities.isEmpty()) {
                        total(totals, key + "\tstock_tC").add(hectares * densities.getOrDefault(name, 0.0));
                    }
                }
            }
        });
        each("ledger-histories", row -> {
            double tCO2 = row.number("land_tCO2");
            total(totals, key(row) + (tCO2 < 0 ? "\tsink_tCO2" : "\tsource_tCO2"))
                    .add(tCO2);
        });
        each("ledger-charges", row -> total(totals, key(row) + "\tsource_tCO2").add(row.number("charged_tCO2")));
        totals.keySet().removeIf(k -> k.endsWith("_tCO2") && units.isEmpty()); // a study of stocks alone
    }
}
