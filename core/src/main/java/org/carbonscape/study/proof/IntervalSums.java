package org.carbonscape.study.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.carbon.TrendSensitivity;
import org.carbonscape.carbon.Uncertainty;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;
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
    private final Map<Named, Estimate> estimates = new HashMap<>(); // of the region and its parts
    private final boolean isAsMapped;
    private final UnitIndex index = new UnitIndex();
    private final UnitTable flows = new UnitTable(index, List.of("source_tCO2", "sink_tCO2", "net_tCO2"));
    private final UnitTable stocks = new UnitTable(index, List.of("stock_tCO2", "change_tC"));

    private IntervalSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
        isAsMapped =
                run.record().path("options").path("landUse").path("accuracy").isEmpty();
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
            middle(own, key, row, estimate);
            double share = row.number("share_without_range");
            if (!Double.isNaN(share)) {
                double within = Math.max(0, Math.min(1, share));
                own.number(() -> Bilingual.same(key + ", share_without_range"), within, share, 0);
            }
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
        Named in(String other) {
            return new Named(other, kind, name, part);
        }

        String text() {
            return year + " " + kind + " " + name + " " + part;
        }
    }

    /** As the account has it, and with areas corrected for errors of maps. */
    private record Estimate(double tCO2, double adjusted_tCO2) {
        private static final Estimate NONE = new Estimate(0, 0);

        static Estimate of(CsvRows row, String column) {
            return new Estimate(row.number(column), row.number("adjusted_tCO2"));
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
            if (tCO2 == null && key.kind.equals("class")) {
                unknown(ofClasses, key, "carbon-by-class");
            } else if (tCO2 != null) {
                ofClasses.number(
                        () -> Bilingual.same(key.text() + ", estimate_tCO2"), tCO2, row.number("estimate_tCO2"), 0);
            }
            ordered(own, key.text(), row);
            percent(own, key.text(), row);
            middle(own, key.text(), row, row.number("estimate_tCO2"));
        });
    }

    /** Without maps that were held against places the estimate is what the interval lies about. */
    private void middle(Findings.Held own, String key, CsvRows row, double estimate) {
        if (!row.columns().contains("adjusted_tCO2")) {
            return; // earlier runs have no such column
        }
        double adjusted = row.number("adjusted_tCO2");
        if (isAsMapped) {
            own.number(() -> Bilingual.same(key + ", adjusted_tCO2"), estimate, adjusted, 0);
        }
        if (row.text("method").equals("propagation")) {
            of90(own, key, row, adjusted, "_tCO2");
        }
    }

    /** An interval of 95 % by propagation has one of 90 % in it. */
    static void of90(Findings.Held own, String key, CsvRows row, double estimate, String unit) {
        double low = row.number("low" + unit);
        double high = row.number("high" + unit);
        // of nothing uncertain there is no interval, wherever errors of maps would take it
        Uncertainty of90 = low == high
                ? Uncertainty.even(low, 0)
                : new Uncertainty(estimate, estimate - low, high - estimate).of90();
        double size = Math.abs(estimate) + Math.abs(low) + Math.abs(high);
        own.number(() -> Bilingual.same(key + ", low_90" + unit), of90.low(), row.number("low_90" + unit), size);
        own.number(() -> Bilingual.same(key + ", high_90" + unit), of90.high(), row.number("high_90" + unit), size);
    }

    private void unknown(Findings.Held held, Named key, String table) {
        String file = run.name(table);
        held.same(); // it was looked for
        held.differs(Bilingual.same(key.text()), "", Bilingual.of(file + " has no such row", file + " 中没有这一行"));
    }

    /** What was and is, of the region and its parts; those that came, and those that went, are 0 in a year. */
    private void trend() {
        Findings.Held own = findings.sums(run.name(TREND));
        Findings.Held held = findings.sums(run.name(TREND), run.name(BY_UNIT), run.name(PARTS));
        run.each(BY_UNIT, row -> {
            if (UnitYear.of(row).isRegion()) {
                Named key = new Named(row.text("year"), "region", row.text("name"), row.text("part"));
                estimates.put(key, Estimate.of(row, "estimate_tCO2"));
            }
        });
        run.each(PARTS, row -> {
            Named key = new Named(row.text("year"), row.text("kind"), row.text("name"), row.text("part"));
            estimates.put(key, Estimate.of(row, "estimate_tCO2"));
        });
        run.each(TREND, row -> {
            String years = row.text("from_year") + "-" + row.text("to_year");
            Named named = new Named(years, row.text("kind"), row.text("name"), row.text("part"));
            String key = named.text();
            Estimate from = estimates.get(named.in(row.text("from_year")));
            Estimate to = estimates.get(named.in(row.text("to_year")));
            if (from == null && to == null) {
                unknown(held, named, row.text("kind").equals("region") ? BY_UNIT : PARTS);
            } else {
                Estimate then = from == null ? Estimate.NONE : from;
                Estimate now = to == null ? Estimate.NONE : to;
                held.number(
                        () -> Bilingual.same(key + ", change_tCO2"),
                        now.tCO2 - then.tCO2,
                        row.number("change_tCO2"),
                        Math.abs(now.tCO2) + Math.abs(then.tCO2));
                if (row.columns().contains("adjusted_tCO2")) {
                    held.number(
                            () -> Bilingual.same(key + ", adjusted_tCO2"),
                            now.adjusted_tCO2 - then.adjusted_tCO2,
                            row.number("adjusted_tCO2"),
                            Math.abs(now.adjusted_tCO2) + Math.abs(then.adjusted_tCO2));
                }
            }
            if (row.text("method").equals("propagation") && row.columns().contains("adjusted_tCO2")) {
                of90(own, key, row, row.number("adjusted_tCO2"), "_tCO2");
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
                Estimate of = estimates.get(named);
                if (of != null && !named.kind.equals("class")) { // of classes it has their land alone
                    held.number(() -> Bilingual.same(key + ", " + end.getKey()), of.tCO2, row.number(end.getKey()), 0);
                }
            }
            sensitivity(key, row, years);
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

    /** Of the region's net in the first year and the last: what a line does to its trend, and to its variance. */
    private void sensitivity(String key, CsvRows row, List<String> years) {
        Named net = new Named("", "region", "region", "net");
        Estimate first = estimates.getOrDefault(net.in(years.get(0)), Estimate.NONE);
        Estimate last = estimates.getOrDefault(net.in(years.get(years.size() - 1)), Estimate.NONE);
        double then = row.number("first_tCO2");
        double now = row.number("last_tCO2");
        if (Double.isNaN(first.adjusted_tCO2) || last.adjusted_tCO2 == 0) {
            return; // earlier runs have no such column
        }
        Findings.Held held = findings.sums(run.name(IPCC), run.name(BY_UNIT));
        TrendSensitivity trend = new TrendSensitivity(then, now, first.adjusted_tCO2, last.adjusted_tCO2);
        double ratio = Math.abs(last.adjusted_tCO2 / first.adjusted_tCO2);
        held.number(
                () -> Bilingual.same(key + ", type_a_percent"),
                trend.typeA(),
                row.number("type_a_percent"),
                100 * (1 + ratio));
        held.number(() -> Bilingual.same(key + ", type_b_percent"), trend.typeB(), row.number("type_b_percent"), 0);
        held.number(
                () -> Bilingual.same(key + ", contribution"),
                Uncertainty.finite(Math.pow(row.number("combined_percent") * now / last.adjusted_tCO2, 2)),
                row.number("contribution"),
                0);
    }

    private static void combined(Findings.Held own, String key, CsvRows row, List<String> columns) {
        own.number(
                () -> Bilingual.same(key + ", " + columns.get(2)),
                Uncertainty.ofProduct(row.number(columns.get(0)), row.number(columns.get(1))),
                row.number(columns.get(2)),
                0);
    }

    private static void product(Findings.Held own, String key, CsvRows row, List<String> columns, double factor) {
        own.number(
                () -> Bilingual.same(key + ", " + columns.get(2)),
                Uncertainty.finite(row.number(columns.get(0)) * row.number(columns.get(1)) * factor),
                row.number(columns.get(2)),
                0,
                1e-9);
    }
}
