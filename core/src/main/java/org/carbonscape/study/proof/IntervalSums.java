package org.carbonscape.study.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.zone.UnitSet;

/**
 * Tables of uncertainty against those that they say the uncertainty of, and against themselves: an interval is as wide
 * as its half width says and holds the narrower one, changes are differences, shares combine by their squares.
 */
final class IntervalSums {
    private static final String BY_UNIT = "carbon-uncertainty";
    private static final String PARTS = "carbon-uncertainty-parts";
    private static final String TREND = "carbon-uncertainty-trend";
    private static final String IPCC = "uncertainty-ipcc";
    private static final List<String> ENDS = List.of("low_tCO2", "low_90_tCO2", "high_90_tCO2", "high_tCO2");

    private final FinishedRun run;
    private final Findings findings;
    private final Map<Named, Double> estimates = new HashMap<>(); // of the region and its parts
    private final UnitIndex index = new UnitIndex();
    private final UnitTable flows = new UnitTable(index, List.of("source_tCO2", "sink_tCO2", "net_tCO2"));
    private final UnitTable stocks = new UnitTable(index, List.of("stock_tCO2", "change_tC"));

    private IntervalSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    static long size(FinishedRun run) {
        return run.size(BY_UNIT) + run.size("carbon-by-unit") + run.size("stock-by-unit");
    }

    static void check(FinishedRun run, Findings findings) {
        IntervalSums sums = new IntervalSums(run, findings);
        run.each("carbon-by-unit", row -> sums.flows.take(UnitYear.of(row), row));
        run.each("stock-by-unit", row -> sums.stocks.take(UnitYear.of(row), row));
        sums.byUnit();
        sums.parts();
        sums.trend();
        sums.ipcc();
    }

    private void byUnit() {
        Findings.Held own = findings.sums(run.name(BY_UNIT));
        Findings.Held ofFlows = findings.cells(run.name(BY_UNIT), run.name("carbon-by-unit"));
        Findings.Held ofStocks = findings.cells(run.name(BY_UNIT), run.name("stock-by-unit"));
        run.each(BY_UNIT, row -> {
            UnitYear unit = UnitYear.of(row);
            String key = unit.text() + " " + row.text("part");
            double estimate = row.number("estimate_tCO2");
            boolean isStock = row.text("part").startsWith("stock");
            (isStock ? ofStocks : ofFlows)
                    .number(
                            () -> Bilingual.same(key + ", estimate_tCO2"),
                            estimate(unit, row.text("part")),
                            estimate,
                            row.text("part").equals("stock_change") ? stocks.number(unit, "stock_tCO2") : 0);
            double half = (row.number("high_tCO2") - row.number("low_tCO2")) / 2;
            double size = Math.abs(row.number("low_tCO2")) + Math.abs(row.number("high_tCO2"));
            own.number(() -> Bilingual.same(key + ", half_width_tCO2"), half, row.number("half_width_tCO2"), size);
            ordered(own, key, row);
            percent(own, key, row);
        });
    }

    private double estimate(UnitYear unit, String part) {
        return switch (part) {
            case "stock" -> stocks.number(unit, "stock_tCO2");
            case "stock_change" -> Substance.carbonToCo2(stocks.number(unit, "change_tC"));
            default -> flows.number(unit, part + "_tCO2");
        };
    }

    private static void ordered(Findings.Held own, String key, CsvRows row) {
        for (int i = 1; i < ENDS.size(); i++) {
            String end = ENDS.get(i);
            double before = row.number(ENDS.get(i - 1));
            double after = row.number(end);
            if (!Double.isNaN(before) && !Double.isNaN(after)) {
                own.number(() -> Bilingual.same(key + ", " + end), Math.max(before, after), after, 0);
            }
        }
    }

    /** Of nothing there is no percentage. */
    private static void percent(Findings.Held own, String key, CsvRows row) {
        // earlier runs have no column of adjusted amounts
        String around = row.columns().contains("adjusted_tCO2") ? "adjusted_tCO2" : "estimate_tCO2";
        double estimate = Math.abs(row.number(around));
        double half = (row.number("high_tCO2") - row.number("low_tCO2")) / 2;
        double percent = row.number("percent");
        if (!Double.isNaN(percent)) {
            double ends = Math.max(Math.abs(row.number("low_tCO2")), Math.abs(row.number("high_tCO2")));
            double digits = 100 * ends / estimate;
            own.number(() -> Bilingual.same(key + ", percent"), 100 * half / estimate, percent, digits, 1e-9);
        }
    }

    /** Something of a kind: what it is the part of, and when. */
    private record Named(String year, String kind, String name, String part) {
        String text() {
            return year + " " + kind + " " + name + " " + part;
        }
    }

    private void parts() {
        Findings.Held own = findings.sums(run.name(PARTS));
        Findings.Held ofClasses = findings.cells(run.name(PARTS), run.name("carbon-by-class"));
        Map<Named, Double> classes = new HashMap<>();
        run.each(
                "carbon-by-class",
                row -> classes.put(
                        new Named(row.text("year"), "class", row.text("class"), row.text("flow")), row.number("tCO2")));
        run.each(PARTS, row -> {
            Named key = new Named(row.text("year"), row.text("kind"), row.text("name"), row.text("part"));
            Double tCO2 = classes.get(key);
            if (tCO2 != null) {
                ofClasses.number(
                        () -> Bilingual.same(key.text() + ", estimate_tCO2"), tCO2, row.number("estimate_tCO2"), 0);
            }
            ordered(own, key.text(), row);
            percent(own, key.text(), row);
        });
    }

    private void trend() {
        Findings.Held own = findings.sums(run.name(TREND));
        Findings.Held held = findings.sums(run.name(TREND), run.name(BY_UNIT), run.name(PARTS));
        run.each(BY_UNIT, row -> {
            if (UnitYear.of(row).isRegion()) {
                estimates.put(
                        new Named(row.text("year"), "region", row.text("name"), row.text("part")),
                        row.number("estimate_tCO2"));
            }
        });
        run.each(
                PARTS,
                row -> estimates.put(
                        new Named(row.text("year"), row.text("kind"), row.text("name"), row.text("part")),
                        row.number("estimate_tCO2")));
        run.each(TREND, row -> {
            String years = row.text("from_year") + "-" + row.text("to_year");
            String key = new Named(years, row.text("kind"), row.text("name"), row.text("part")).text();
            Double from = estimates.get(
                    new Named(row.text("from_year"), row.text("kind"), row.text("name"), row.text("part")));
            Double to =
                    estimates.get(new Named(row.text("to_year"), row.text("kind"), row.text("name"), row.text("part")));
            if (from != null && to != null) {
                held.number(
                        () -> Bilingual.same(key + ", change_tCO2"),
                        to - from,
                        row.number("change_tCO2"),
                        Math.abs(to) + Math.abs(from));
            }
            ordered(own, key, row);
        });
    }

    private void ipcc() {
        Findings.Held own = findings.sums(run.name(IPCC));
        Findings.Held held = findings.cells(run.name(IPCC), run.name(PARTS));
        List<String> years = index.years(UnitSet.REGION);
        run.each(IPCC, row -> {
            String key = row.text("kind") + " " + row.text("name") + " " + row.text("part");
            for (Map.Entry<String, Integer> end :
                    Map.of("first_tCO2", 0, "last_tCO2", years.size() - 1).entrySet()) {
                Named named =
                        new Named(years.get(end.getValue()), row.text("kind"), row.text("name"), row.text("part"));
                Double tCO2 = estimates.get(named);
                if (tCO2 != null && !named.kind.equals("class")) { // of classes it has their land alone
                    held.number(() -> Bilingual.same(key + ", " + end.getKey()), tCO2, row.number(end.getKey()), 0);
                }
            }
            combined(own, key, row, List.of("activity_percent", "factor_percent", "combined_percent"));
            combined(own, key, row, List.of("trend_by_factor_percent", "trend_by_activity_percent", "trend_percent"));
            product(own, key, row, List.of("type_a_percent", "factor_percent", "trend_by_factor_percent"), 1);
            product(
                    own,
                    key,
                    row,
                    List.of("type_b_percent", "activity_percent", "trend_by_activity_percent"),
                    Math.sqrt(2));
        });
    }

    private static void combined(Findings.Held own, String key, CsvRows row, List<String> columns) {
        own.number(
                () -> Bilingual.same(key + ", " + columns.get(2)),
                Math.hypot(row.number(columns.get(0)), row.number(columns.get(1))),
                row.number(columns.get(2)),
                0);
    }

    private static void product(Findings.Held own, String key, CsvRows row, List<String> columns, double factor) {
        own.number(
                () -> Bilingual.same(key + ", " + columns.get(2)),
                row.number(columns.get(0)) * row.number(columns.get(1)) * factor,
                row.number(columns.get(2)),
                0,
                1e-9);
    }
}
