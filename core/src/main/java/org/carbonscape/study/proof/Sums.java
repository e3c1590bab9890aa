package org.carbonscape.study.proof;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.ClassYear;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Total;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;
import org.carbonscape.zone.UnitSet;

/**
 * The sums of a run recomputed from its tables alone: units add up to the region, classes to the region's flows, source
 * and sink to net, transfers to areas, pools to stocks, the ledger to all of them.
 */
final class Sums {
    private final FinishedRun run;
    private final Findings findings;
    private final UnitIndex rows = new UnitIndex();
    /** Of carbon-by-unit. */
    private final UnitTable units = new UnitTable(rows, List.of("area_ha", "source_tCO2", "sink_tCO2"));
    /** Of stock-by-unit. */
    private final UnitTable stocks = new UnitTable(rows, List.of("stock_tC", "emission_tC", "sequestration_tC"));

    private Sums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    /** How long it takes. */
    static long size(FinishedRun run) {
        return Stream.of(
                        "carbon-by-unit",
                        "carbon-by-class",
                        "ledger", // once for the classes, once for all else
                        "ledger",
                        "stock-by-unit",
                        "stock-by-pool",
                        "class-areas",
                        "transitions",
                        "transfer-matrix",
                        "land-by-category",
                        "ledger-areas",
                        "ledger-histories",
                        "ledger-charges")
                .mapToLong(run::size)
                .sum();
    }

    static void check(FinishedRun run, Findings findings) {
        Sums sums = new Sums(run, findings);
        sums.byUnit();
        sums.byClass();
        sums.stocks();
        sums.transfers();
        if (!run.record().path("ledger").isEmpty()) {
            new LedgerSums(run, findings, sums.rows, sums.units, sums.stocks).check();
        }
    }

    private void byUnit() {
        Findings.Held held = findings.sums(run.name("carbon-by-unit"));
        List<String> summed = List.of("area_ha", "source_tCO2", "sink_tCO2");
        Map<SetColumn, Total> totals = new LinkedHashMap<>();
        run.each("carbon-by-unit", row -> {
            UnitYear key = UnitYear.of(row);
            units.take(key, row);
            double source = row.number("source_tCO2");
            double sink = row.number("sink_tCO2");
            held.number(
                    () -> Bilingual.same(key.text() + ", net_tCO2"),
                    source + sink,
                    row.number("net_tCO2"),
                    source - sink);
            for (String flow : List.of("source", "sink", "net")) {
                double perHa = row.number(flow + "_tCO2_per_ha");
                double area = row.number("area_ha");
                held.number(
                        () -> Bilingual.same(key.text() + ", " + flow + "_tCO2_per_ha"),
                        area > 0 ? row.number(flow + "_tCO2") / area : Double.NaN,
                        perHa,
                        0);
            }
            if (!row.text("unit_set").equals(UnitSet.REGION)) {
                summed.forEach(c -> Total.of(totals, new SetColumn(row.text("unit_set"), row.text("year"), c))
                        .add(row.number(c)));
            }
        });
        region(held, totals, units);
    }

    /** A column of a table of units, of one set in one year. */
    private record SetColumn(String unitSet, String year, String column) {
        String text() {
            return unitSet + " " + year + " " + column;
        }
    }

    /** Sums of sets against the row of the region. */
    private static void region(Findings.Held held, Map<SetColumn, Total> totals, UnitTable table) {
        totals.forEach((key, total) -> held.number(
                () -> Total.sumOf(key.text()),
                table.number(UnitYear.region(key.year()), key.column()),
                total.value(),
                total.size(),
                1e-9));
    }

    private record YearColumn(String year, String column) {}

    private void byClass() {
        Findings.Held held = findings.sums(run.name("carbon-by-class"));
        Findings.Held region =
                findings.sums(run.name("carbon-by-class"), run.name("carbon-by-unit"), run.name("ledger"));
        Map<YearColumn, Total> flows = new LinkedHashMap<>();
        run.each("carbon-by-class", row -> {
            String where = row.text("year") + " " + row.text("class") + " " + row.text("flow");
            double tCO2 = row.number("tCO2");
            held.number(() -> Bilingual.same(where + ", tC"), Substance.co2ToCarbon(tCO2), row.number("tC"), 0);
            Total.of(flows, new YearColumn(row.text("year"), row.text("flow") + "_tCO2"))
                    .add(tCO2);
        });
        Map<YearColumn, Double> classless = new HashMap<>();
        run.each("ledger", row -> {
            if (row.text("unit_set").equals(UnitSet.REGION)
                    && row.text("class").isEmpty()
                    && LedgerLine.Part.of(row.text("part")).isFlow()) {
                classless.merge(new YearColumn(row.text("year"), "source_tCO2"), row.number("result"), Double::sum);
            }
        });
        for (String year : rows.years(UnitSet.REGION)) {
            if (units.has(UnitYear.region(year))) { // a flow of which no class is left has none
                Total.of(flows, new YearColumn(year, "source_tCO2"));
                Total.of(flows, new YearColumn(year, "sink_tCO2"));
            }
        }
        flows.forEach((key, total) -> {
            double whole = units.number(UnitYear.region(key.year), key.column);
            total.add(classless.getOrDefault(key, 0.0));
            region.number(() -> Total.sumOf(key.year + " " + key.column), whole, total.value(), total.size());
        });
    }

    private void stocks() {
        Findings.Held held = findings.sums(run.name("stock-by-unit"));
        Map<SetColumn, Total> totals = new LinkedHashMap<>();
        UnitTable before = new UnitTable(new UnitIndex(), List.of("stock_tC")); // rows stand year by year
        run.each("stock-by-unit", row -> {
            UnitYear key = UnitYear.of(row);
            stocks.take(key, row);
            double stock = row.number("stock_tC");
            held.number(
                    () -> Bilingual.same(key.text() + ", stock_tCO2"),
                    Substance.carbonToCo2(stock),
                    row.number("stock_tCO2"),
                    0);
            UnitYear anyYear = new UnitYear(key.unitSet(), key.unit(), "");
            boolean isLater = before.has(anyYear);
            double earlier = before.number(anyYear, "stock_tC");
            before.take(anyYear, row);
            double change = row.number("change_tC");
            if (isLater) {
                held.number(() -> Bilingual.same(key.text() + ", change_tC"), stock - earlier, change, stock);
                held.number(
                        () -> Bilingual.same(
                                key.text() + ", change_tC = sequestration_tC - emission_tC + footprint_tC"),
                        row.number("sequestration_tC") - row.number("emission_tC") + row.number("footprint_tC"),
                        change,
                        stock);
            }
            if (!row.text("unit_set").equals(UnitSet.REGION)) {
                for (String c : List.of("stock_tC", "emission_tC", "sequestration_tC")) {
                    Total.of(totals, new SetColumn(row.text("unit_set"), row.text("year"), c))
                            .add(row.number(c));
                }
            }
        });
        totals.values().removeIf(t -> t.size() == 0);
        region(held, totals, stocks);
        Findings.Held ofPool = findings.sums(run.name("stock-by-pool"));
        Findings.Held ofPools = findings.sums(run.name("stock-by-pool"), run.name("stock-by-unit"));
        Map<UnitYear, Total> pools = new LinkedHashMap<>();
        run.each("stock-by-pool", row -> {
            String where = UnitYear.of(row).text() + " " + row.text("class") + " " + row.text("pool");
            ofPool.number(
                    () -> Bilingual.same(where + ", stock_tC"),
                    row.number("area_ha") * row.number("density_tC_per_ha"),
                    row.number("stock_tC"),
                    0);
            Total.of(pools, UnitYear.of(row)).add(row.number("stock_tC"));
        });
        pools.forEach((key, total) ->
                ofPools.number(() -> Total.sumOf(key.text()), stocks.number(key, "stock_tC"), total.value(), 0));
    }

    private void transfers() {
        Findings.Held ofAreas = findings.sums(run.name("class-areas"));
        Findings.Held held = findings.sums(run.name("transitions"));
        Map<ClassYear, Double> areas = new HashMap<>();
        Map<String, Double> shares = new HashMap<>();
        double cell_km2 = run.record().path("grid").path("cell_m2").asDouble(Double.NaN) / 1e6; // none in degrees
        Map<String, Total> all = new HashMap<>(); // by year
        run.each("class-areas", row -> Total.of(all, row.text("year")).add(row.number("area_km2")));
        run.each("class-areas", row -> {
            ofAreas.number(
                    () -> Bilingual.same(row.text("year") + " " + row.text("class") + ", share"),
                    row.number("area_km2") / Total.of(all, row.text("year")).value(),
                    row.number("share"),
                    0);
            cells(ofAreas, cell_km2, row.text("year") + " " + row.text("class"), row);
            areas.put(new ClassYear(row.text("year"), row.text("class")), row.number("area_km2"));
            shares.merge(row.text("year"), row.number("share"), Double::sum);
        });
        shares.forEach((year, sum) -> ofAreas.number(() -> Total.sumOf(year + ", share"), 1, sum, 1));
        Map<Move, Double> cells = new HashMap<>(); // of the region
        Map<SetMove, Total> bySet = new LinkedHashMap<>();
        run.each("transitions", row -> {
            Move move = new Move(years(row), row.text("from_class"), row.text("to_class"));
            cells(held, cell_km2, row.text("unit_set") + " " + row.text("unit") + " " + move.text(), row);
            if (row.text("unit_set").equals(UnitSet.REGION)) {
                cells.put(move, row.number("area_km2"));
            } else {
                Total.of(bySet, new SetMove(row.text("unit_set"), move)).add(row.number("area_km2"));
            }
        });
        bySet.keySet().stream()
                .map(SetMove::unitSet)
                .distinct()
                .toList()
                .forEach(set -> cells.keySet()
                        .forEach(move -> Total.of(bySet, new SetMove(set, move)))); // moves of which no unit is left
        bySet.forEach((key, total) -> held.number(
                () -> Total.sumOf(key.unitSet + ": " + key.move.text()),
                cells.getOrDefault(key.move, Double.NaN),
                total.value(),
                0));
        matrix(cells, areas);
    }

    /** An area is that of its cells. */
    private static void cells(Findings.Held held, double cell_km2, String key, CsvRows row) {
        if (!Double.isNaN(cell_km2)) {
            double km2 = row.number("cells") * cell_km2;
            held.number(() -> Bilingual.same(key + ", area_km2"), km2, row.number("area_km2"), 0);
        }
    }

    /** Land that changed, {@code 2005-2010 forest > water}. */
    private record Move(String years, String from, String to) {
        String text() {
            return years + " " + from + " > " + to;
        }
    }

    private record SetMove(String unitSet, Move move) {}

    private static String years(CsvRows row) {
        return row.text("from_year") + "-" + row.text("to_year");
    }

    private void matrix(Map<Move, Double> cells, Map<ClassYear, Double> areas) {
        Findings.Held held = findings.sums(run.name("transfer-matrix"));
        Findings.Held ofMoves = findings.sums(run.name("transfer-matrix"), run.name("transitions"));
        Findings.Held ofAreas = findings.sums(run.name("transfer-matrix"), run.name("class-areas"));
        Map<ClassYear, Total> columns = new LinkedHashMap<>();
        Map<ClassYear, Double> totals = new HashMap<>();
        boolean[] whole = {true}; // whether all land is known in both years of every interval
        run.record().path("cautionCounts").fieldNames().forEachRemaining(c -> whole[0] &= !c.equals("LANDUSE-C02"));
        run.each("transfer-matrix", row -> {
            String years = years(row);
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
                    totals.put(new ClassYear(years, to), km2);
                    if (whole[0]) {
                        double area = areas.getOrDefault(new ClassYear(row.text("to_year"), to), Double.NaN);
                        ofAreas.number(() -> Bilingual.same(years + " total, " + to), area, km2, area);
                    }
                } else {
                    Total.of(columns, new ClassYear(years, to)).add(km2);
                    Move move = new Move(years, from, to);
                    ofMoves.number(() -> Bilingual.same(move.text()), cells.getOrDefault(move, 0.0), km2, 0);
                }
            }
            held.number(
                    () -> Bilingual.same(years + " " + from + ", total_km2"),
                    sum.value(),
                    row.number("total_km2"),
                    sum.size());
            if (whole[0] && !from.equals("total")) {
                double area = areas.getOrDefault(new ClassYear(row.text("from_year"), from), Double.NaN);
                ofAreas.number(
                        () -> Bilingual.same(years + " " + from + ", total_km2"), area, row.number("total_km2"), area);
            }
        });
        columns.forEach((key, total) -> held.number(
                () -> Total.sumOf(key.text()), total.value(), totals.getOrDefault(key, Double.NaN), total.size()));
    }
}
