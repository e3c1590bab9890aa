package org.carbonscape.study.proof;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Total;
import org.carbonscape.study.proof.finished.UnitYear;
import org.carbonscape.study.proof.layer.Maps;
import org.carbonscape.zone.UnitSet;

/**
 * Suitability levels and zones by unit: shares are of the unit's land, all of it comes to its area, its stock and its
 * net, and the table of a row for each unit says the same.
 */
final class LevelSums {
    private static final List<String> AMOUNTS = List.of("area_km2", "share_percent", "stock_tC", "net_tCO2");
    private static final UnitYear REGION = new UnitYear(UnitSet.REGION, UnitSet.REGION, "");
    /** Sums of 32-bit maps, cell by cell in whole parts of a tonne. */
    private static final double OF_FLOATS = 1e-4;

    private final FinishedRun run;
    private final Findings findings;
    private final String table;
    private final String wide;
    private final String level;
    private final String prefix;
    private final Map<UnitYear, Map<String, Amounts>> units = new LinkedHashMap<>(); // of no year

    private LevelSums(FinishedRun run, Findings findings, boolean isZones) {
        this.run = run;
        this.findings = findings;
        table = isZones ? "zones" : "suitability-levels";
        wide = isZones ? "zones-by-unit" : "suitability-by-unit";
        level = isZones ? "zone" : "level";
        prefix = isZones ? "" : "level_";
    }

    static long size(FinishedRun run) {
        return run.size("zones")
                + run.size("suitability-levels")
                + run.size("carbon-by-unit")
                + run.size("class-areas");
    }

    static void check(FinishedRun run, Findings findings) {
        new LevelSums(run, findings, false).check();
        new LevelSums(run, findings, true).check();
        conflicts(run, findings);
    }

    /** Land that two rules want, or none, by its cells; all land with a zone was told by some rule. */
    private static void conflicts(FinishedRun run, Findings findings) {
        String name = "zone-conflicts";
        Findings.Held own = findings.sums(run.name(name));
        double cell_km2 = run.record().path("grid").path("cell_m2").asDouble(Double.NaN) / 1e6;
        run.each(name, row -> {
            if (!Double.isNaN(cell_km2)) {
                String key = row.text("kind") + " " + row.text("rule") + " " + row.text("other_rule") + " "
                        + row.text("land_use") + " " + row.text("reason");
                own.number(
                        () -> Bilingual.same(key + ", area_km2"),
                        row.number("cells") * cell_km2,
                        row.number("area_km2"),
                        0);
            }
        });
    }

    /** Of a level of a unit, in the order of {@link #AMOUNTS}. */
    private record Amounts(double cells, double[] values) {}

    private static UnitYear unit(CsvRows row) {
        return new UnitYear(row.text("unit_set"), row.text("unit"), "");
    }

    private void check() {
        run.each(
                table,
                row -> units.computeIfAbsent(unit(row), k -> new LinkedHashMap<>())
                        .put(
                                row.text(level),
                                new Amounts(
                                        row.number("cells"),
                                        AMOUNTS.stream()
                                                .mapToDouble(row::number)
                                                .toArray())));
        if (units.isEmpty()) {
            return;
        }
        shares();
        if (table.equals("suitability-levels")) {
            limits();
        }
        wide();
        if (!isAllLand()) {
            return;
        }
        whole("carbon-by-unit", 0, row -> Whole.of(row.number("area_ha") / 100));
        whole("stock-by-unit", 2, row -> Whole.of(row.number("stock_tC")));
        whole("carbon-by-unit", 3, row -> Whole.ofNet(row.number("source_tCO2"), row.number("sink_tCO2")));
    }

    /** @param size of what it is the sum of: sources and sinks may come to next to nothing */
    private record Whole(double value, double size) {
        static Whole of(double value) {
            return new Whole(value, Math.abs(value));
        }

        static Whole ofNet(double source, double sink) {
            return new Whole(source + sink, Math.abs(source) + Math.abs(sink));
        }
    }

    /** Of all units the same, and from one level to the next. */
    private void limits() {
        Findings.Held own = findings.sums(run.name(table));
        Map<Integer, Limits> known = new HashMap<>();
        run.each(table, row -> {
            int number = (int) row.number("level");
            Limits limits = new Limits(row.number("score_above"), row.number("score_up_to"));
            Limits first = known.computeIfAbsent(number, k -> limits);
            Limits better = known.getOrDefault(number - 1, new Limits(first.upTo, Double.NaN));
            String key = unit(row).text() + row.text("level");
            own.number(() -> Bilingual.same(key + ", score_above"), first.above, limits.above, 0);
            own.number(() -> Bilingual.same(key + ", score_up_to"), first.upTo, limits.upTo, 0);
            own.number(() -> Bilingual.same(key + ", score_up_to"), better.above, limits.upTo, 0);
        });
    }

    /** Scores of a level; NaN at the ends of the scale. */
    private record Limits(double above, double upTo) {}

    private void shares() {
        Findings.Held own = findings.sums(run.name(table));
        double cell_km2 = run.record().path("grid").path("cell_m2").asDouble(Double.NaN) / 1e6;
        units.forEach((unit, levels) -> {
            Total all = new Total();
            levels.values().forEach(l -> all.add(l.values[0]));
            levels.forEach((name, l) -> {
                String key = unit.text() + name;
                if (!Double.isNaN(cell_km2)) {
                    own.number(() -> Bilingual.same(key + ", area_km2"), l.cells * cell_km2, l.values[0], 0);
                }
                own.number(
                        () -> Bilingual.same(key + ", share_percent"), 100 * l.values[0] / all.value(), l.values[1], 0);
            });
        });
    }

    /** The same with a column for each level. */
    private void wide() {
        Findings.Held held = findings.cells(run.name(wide), run.name(table));
        Map<UnitYear, Map<String, Amounts>> left = new LinkedHashMap<>(units);
        run.each(wide, row -> {
            UnitYear unit = unit(row);
            Map<String, Amounts> levels = units.getOrDefault(unit, Map.of());
            left.remove(unit);
            Total all = new Total();
            levels.values().forEach(l -> all.add(l.values[0]));
            for (String column : row.columns()) {
                for (int i = 0; i < AMOUNTS.size(); i++) {
                    String end = "_" + AMOUNTS.get(i);
                    if (column.endsWith(end) && !row.text(column).isEmpty()) {
                        String name = column.substring(prefix.length(), column.length() - end.length());
                        double expected = levels.containsKey(name) ? levels.get(name).values[i] : 0;
                        held.number(() -> Bilingual.same(unit.text() + column), expected, row.number(column), 0);
                    }
                }
            }
            held.number(() -> Bilingual.same(unit.text() + "area_km2"), all.value(), row.number("area_km2"), 0);
        });
        if (run.table(wide).isPresent()) {
            left.keySet()
                    .forEach(u -> held.text(
                            () -> Bilingual.same(u.text().strip()), u.text().strip(), ""));
        }
    }

    /** Whether every cell with a class has a level: land that is left out may be much of a unit and little of all. */
    private boolean isAllLand() {
        Map<String, Double> cells = new LinkedHashMap<>(); // by year
        run.each("class-areas", row -> cells.merge(row.text("year"), row.number("cells"), Double::sum));
        double levels = units.getOrDefault(REGION, Map.of()).values().stream()
                .mapToDouble(Amounts::cells)
                .sum();
        return cells.values().stream().reduce((first, last) -> last).orElse(Double.NaN) == levels;
    }

    /** Where the region's levels come to all of it, those of each unit come to all of that. */
    private void whole(String of, int amount, Function<CsvRows, Whole> value) {
        Map<UnitYear, Whole> last = new LinkedHashMap<>();
        run.each(of, row -> last.put(unit(row), value.apply(row))); // rows stand year by year
        Findings.Held held = findings.sums(run.name(table), run.name(of));
        Whole region = last.getOrDefault(REGION, Whole.of(Double.NaN));
        if (!(Math.abs(region.value - sum(REGION, amount)) <= OF_FLOATS * region.size)) {
            return;
        }
        units.keySet().stream().filter(u -> last.containsKey(u) && isOf(u)).forEach(unit -> {
            Whole whole = last.getOrDefault(unit, region);
            held.number(
                    () -> Total.sumOf(unit.text() + AMOUNTS.get(amount)),
                    whole.value,
                    sum(unit, amount),
                    Math.max(Maps.LEAST, whole.size),
                    OF_FLOATS);
        });
    }

    /** Whether land on the border of a unit is as much its own as its levels: these have whole cells only. */
    private boolean isOf(UnitYear unit) {
        String cells = run.record().path("options").path("grid").path("cells").asText();
        return unit.equals(REGION) || !cells.equals("fraction");
    }

    private double sum(UnitYear unit, int amount) {
        Total sum = new Total();
        units.getOrDefault(unit, Map.of()).values().forEach(l -> sum.add(l.values[amount]));
        return sum.value();
    }
}
