package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Total;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;
import org.carbonscape.zone.UnitSet;

/** The lines of a run's ledger against what they are the parts of: units, classes, stocks and the emissions given. */
final class LedgerSums {
    private static final List<String> CHANGES = List.of("emission_tC", "sequestration_tC");
    private static final List<String> COLUMNS =
            List.of("source_tCO2", "sink_tCO2", "stock_tC", "emission_tC", "sequestration_tC");

    private final FinishedRun run;
    private final Findings findings;
    private final String file;
    private final UnitIndex rows;
    private final UnitTable units;
    private final UnitTable stocks;
    /** Numbers of carbon-by-unit, the first two, and of stock-by-unit. */
    private final UnitSums sums;

    private final Map<ClassFlow, Total> classes = new LinkedHashMap<>();
    private final Map<Emitter, Total> items = new LinkedHashMap<>();
    /** Sets whose lines are made of areas and charges. */
    private final Set<String> compact = new HashSet<>();

    /** @param units of carbon-by-unit @param stocks of stock-by-unit @param rows of both */
    LedgerSums(FinishedRun run, Findings findings, UnitIndex rows, UnitTable units, UnitTable stocks) {
        this.run = run;
        this.findings = findings;
        this.file = run.name("ledger");
        this.rows = rows;
        this.sums = new UnitSums(rows, COLUMNS);
        this.units = units;
        this.stocks = stocks;
        run.record().path("ledger").path("compactSets").forEach(s -> compact.add(s.asText()));
    }

    /** A row of carbon-by-class. */
    private record ClassFlow(String year, String className, String flow) {
        Bilingual text() {
            return Bilingual.same("region " + year + " " + className + " " + flow);
        }
    }

    /** A unit that emissions are given of, in a year; the record names no set. */
    private record Emitter(String unit, String year) {
        static Emitter of(LedgerLine line) {
            return new Emitter(
                    line.place().unitId(), Integer.toString(line.place().year()));
        }

        /** {@code items of 430102 2005}. */
        Bilingual items() {
            String text = unit + " " + year;
            return Bilingual.of("items of " + text, text + " 的各项");
        }
    }

    /** What one item emits. */
    private record EmitterItem(Emitter emitter, String item) {
        static EmitterItem of(LedgerLine line) {
            return new EmitterItem(Emitter.of(line), LedgerSums.item(line));
        }
    }

    /** Whose factors, and of which class. */
    private record FactorKey(String factorsOf, String className) {}

    /** Adds a flux to a unit's source or sink. */
    private void flux(UnitYear row, double tCO2) {
        sums.add(row, tCO2 < 0 ? "sink_tCO2" : "source_tCO2", tCO2);
    }

    void check() {
        lines();
        squares();
        byUnit();
        byClass();
        emissions();
    }

    private void lines() {
        Findings.Held own = findings.cells(file, RunFolder.RECORD);
        Map<EmitterItem, Total> waste = new LinkedHashMap<>();
        LandSums land = new LandSums(run, findings);
        new RunLedger(run).each(row -> true, line -> {
            LedgerLine.Place p = line.place();
            UnitYear unit = UnitYear.of(p);
            own.number(
                    () -> Bilingual.of(
                            unit.text() + " " + p.className() + ": " + line.arithmetic(),
                            unit.text() + " " + p.className() + "：" + line.arithmetic()),
                    line.product(),
                    line.result(),
                    0,
                    1e-9);
            land.add(line);
            if (line.subject().part() == LedgerLine.Part.DECAY) {
                Total.of(waste, EmitterItem.of(line)).add(line.result());
            } else if (line.subject().part() == LedgerLine.Part.ITEM) {
                Total.of(items, Emitter.of(line)).add(line.result());
                Total decayed = waste.remove(EmitterItem.of(line));
                if (decayed != null) {
                    own.number(
                            () -> Total.sumOf(unit.text() + ": " + item(line)),
                            line.activity().value(),
                            decayed.value(),
                            0);
                }
            }
            boolean isStock =
                    line.unit().equals(LedgerLine.T_C) && line.subject().part() != LedgerLine.Part.WOOD_STOCK;
            if (line.subject().part().isFlow() || isStock) {
                sums.add(unit, column(line), line.result());
                if (p.unitSet().equals(UnitSet.REGION)
                        && line.unit().equals(LedgerLine.T_CO2E)
                        && !p.className().isEmpty()) {
                    String flow = Explanation.isSink(line) ? "sink" : "source";
                    Total.of(classes, new ClassFlow(unit.year(), p.className(), flow))
                            .add(line.result());
                }
            }
        });
        land.tell();
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

    private void byUnit() {
        Findings.Held ofUnits = findings.sums(file, run.name("carbon-by-unit"), RunFolder.RECORD);
        Findings.Held ofStocks = findings.sums(file, run.name("stock-by-unit"), RunFolder.RECORD);
        rows.each((row, at) -> {
            for (String column : COLUMNS) {
                boolean isFlow = column.endsWith("_tCO2");
                double table = (isFlow ? units : stocks).number(at, column);
                double added = sums.value(at, column);
                boolean isNamed = !Double.isNaN(added);
                if (isFlow && units.isEmpty()
                        || !isNamed && (Double.isNaN(table) || CHANGES.contains(column) && isCompact(row))) {
                    continue; // a study of stocks alone; what was not written
                }
                // what no line is a part of is none
                (isFlow ? ofUnits : ofStocks)
                        .number(
                                () -> Bilingual.same(row.text() + ", " + column),
                                isNamed && column.equals("emission_tC") ? 0 - table : table,
                                isNamed ? added : 0,
                                isNamed ? sums.size(at, column) : 0);
            }
        });
    }

    /** Whether its changes of stock are not written. */
    private boolean isCompact(UnitYear row) {
        return compact.contains(row.unitSet());
    }

    private void byClass() {
        Findings.Held held = findings.sums(file, run.name("carbon-by-class"));
        Map<ClassFlow, Total> left = new LinkedHashMap<>(classes);
        run.each("carbon-by-class", row -> {
            ClassFlow key = new ClassFlow(row.text("year"), row.text("class"), row.text("flow"));
            Total lines = Total.of(classes, key);
            held.number(key::text, row.number("tCO2"), lines.value(), lines.size());
            left.remove(key);
        });
        left.forEach((key, lines) -> held.number(key::text, 0, lines.value(), 0)); // a class without a row has none
    }

    private void emissions() {
        Findings.Held held = findings.sums(file, RunFolder.RECORD);
        for (JsonNode e : run.record().path("ledger").path("emissions")) {
            Emitter key = new Emitter(e.path("unit").asText(), e.path("year").asText());
            Total lines = items.get(key);
            if (lines != null) {
                held.number(key::items, e.path("tCO2").asDouble(), lines.value(), lines.size());
            }
        }
    }

    /** What squares have, of their areas and charges. */
    private void squares() {
        Map<FactorKey, Double> factors = new HashMap<>();
        Map<String, Double> densities = new HashMap<>();
        JsonNode common = run.record().path("ledger");
        common.path("factors")
                .forEach(f -> factors.put(
                        new FactorKey(
                                f.path("factors_of").asText(), f.path("class").asText()),
                        f.path("tC_per_ha").asDouble()));
        common.path("stocks")
                .forEach(s -> densities.merge(
                        s.path("class").asText(), s.path("tC_per_ha").asDouble(), Double::sum));
        UnitIndex.Column areas = new UnitIndex.Column();
        run.each("ledger-areas", row -> {
            UnitYear unit = UnitYear.of(row);
            for (String column : row.columns()) {
                double hectares = column.endsWith("_ha") ? row.number(column) : 0;
                if (hectares > 0) {
                    areas.add(rows.of(unit), hectares);
                    String name = column.substring(0, column.length() - 3);
                    double tCO2 = Substance.carbonToCo2(
                            hectares * factors.getOrDefault(new FactorKey(row.text("factors_of"), name), 0.0));
                    flux(unit, tCO2);
                    if (!densities.isEmpty()) {
                        sums.add(unit, "stock_tC", hectares * densities.getOrDefault(name, 0.0));
                    }
                }
            }
        });
        Findings.Held ofAreas = findings.sums(run.name("ledger-areas"), run.name("carbon-by-unit"));
        rows.each((row, at) -> {
            if (isCompact(row) && units.has(at)) {
                double area = units.number(at, "area_ha");
                double added = areas.get(at);
                ofAreas.number(
                        () -> Bilingual.same(row.text() + ", area_ha"), area, Double.isNaN(added) ? 0 : added, area);
            }
        });
        run.each("ledger-histories", row -> flux(UnitYear.of(row), row.number("land_tCO2")));
        run.each("ledger-charges", row -> sums.add(UnitYear.of(row), "source_tCO2", row.number("charged_tCO2")));
    }
}
