package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.ClassYear;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;
import org.carbonscape.zone.UnitSet;

/** What carbon is set against: its price, the product of units, the places that maps were held against, measures. */
final class WorthSums {
    private static final String WORTH = "stock-worth";
    private static final String BALANCE = "balance-coefficients";
    private static final String AREAS = "area-uncertainty";
    private static final String MOVES = "transition-uncertainty";
    private static final String TREES = "art-trees";
    private static final String MEASURES = "strategies";
    private static final double DIGITS = 1e-9;
    /** Of ART-TREES: a deduction of so much of the half width of a 90 % interval over the mean. */
    private static final double DEDUCTION = 0.524417 / 1.645006;

    private final FinishedRun run;
    private final Findings findings;

    private WorthSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    static long size(FinishedRun run) {
        return run.size(WORTH) * 2 + run.size(BALANCE) * 2 + run.size(AREAS) + run.size(MEASURES);
    }

    static void check(FinishedRun run, Findings findings) {
        WorthSums sums = new WorthSums(run, findings);
        if (run.size(WORTH) > 0) {
            sums.worth();
        }
        if (run.size(BALANCE) > 0) {
            sums.balance();
        }
        sums.areas();
        if (run.size(MOVES) > 0) {
            sums.moves();
        }
        sums.trees();
        sums.measures();
    }

    /** What the stock of a unit gained less what it lost, by the value of a tonne, which its years have in common. */
    private void worth() {
        List<String> columns = List.of("change_tC", "footprint_tC", "sequestration_tC", "emission_tC");
        UnitTable stocks = new UnitTable(new UnitIndex(), columns);
        run.each("stock-by-unit", row -> stocks.take(UnitYear.of(row), row));
        Findings.Held held = findings.sums(run.name(WORTH), run.name("stock-by-unit"));
        Findings.Held own = findings.sums(run.name(WORTH));
        Map<String, Double> values = new HashMap<>();
        run.each(WORTH, row -> {
            UnitYear unit = UnitYear.of(row);
            double perTonne = row.number("value_per_tC");
            for (String column : columns.subList(0, 2)) {
                number(held, unit.text(), row, column, stocks.number(unit, column), 0);
            }
            double gained = stocks.number(unit, "sequestration_tC");
            double lost = stocks.number(unit, "emission_tC");
            double size = (Math.abs(gained) + Math.abs(lost)) * Math.abs(perTonne);
            number(held, unit.text(), row, "value", (gained - lost) * perTonne, size);
            double first = values.computeIfAbsent(unit.year(), k -> perTonne);
            number(own, unit.text(), row, "value_per_tC", first, 0);
        });
    }

    private record Unit(String key, double product, double source, double sink, double economic, double ecological) {}

    /** Shares of the product and of the sink, by the share of the source. */
    private void balance() {
        UnitTable flows = new UnitTable(new UnitIndex(), List.of("source_tCO2", "sink_tCO2"));
        run.each("carbon-by-unit", row -> flows.take(UnitYear.of(row), row));
        Findings.Held held = findings.cells(run.name(BALANCE), run.name("carbon-by-unit"));
        Findings.Held own = findings.sums(run.name(BALANCE));
        Map<String, List<Unit>> years = new LinkedHashMap<>();
        run.each(BALANCE, row -> {
            UnitYear unit = UnitYear.of(row);
            for (String column : List.of("source_tCO2", "sink_tCO2")) {
                number(held, unit.text(), row, column, flows.number(unit, column), 0);
            }
            years.computeIfAbsent(unit.year(), k -> new ArrayList<>())
                    .add(new Unit(
                            unit.text(),
                            row.number("product"),
                            row.number("source_tCO2"),
                            row.number("sink_tCO2"),
                            row.number("economic_contributive_coefficient"),
                            row.number("ecological_support_coefficient")));
        });
        years.values().forEach(units -> {
            for (Unit u : units) {
                shares(own, u.key + ", economic_contributive_coefficient", units, Unit::product, u, u.economic);
                shares(own, u.key + ", ecological_support_coefficient", units, Unit::sink, u, u.ecological);
            }
        });
    }

    /** Units without the figure are in neither total. */
    private static void shares(
            Findings.Held own, String where, List<Unit> units, ToDoubleFunction<Unit> of, Unit unit, double got) {
        List<Unit> known =
                units.stream().filter(u -> !Double.isNaN(of.applyAsDouble(u))).toList();
        double all = known.stream().mapToDouble(of).sum();
        double source = known.stream().mapToDouble(Unit::source).sum();
        if (!Double.isNaN(got)) {
            double expected = of.applyAsDouble(unit) / all / (unit.source / source);
            own.number(() -> Bilingual.same(where), expected, got, 0, DIGITS);
        }
    }

    /** Areas as mapped are those of the classes; intervals hold narrower ones, and are as wide as their percentage. */
    private void areas() {
        Map<ClassYear, Double> mapped = new HashMap<>();
        run.each(
                "class-areas",
                row -> mapped.put(new ClassYear(row.text("year"), row.text("class")), row.number("area_km2") * 100));
        Findings.Held held = findings.sums(run.name(AREAS), run.name("class-areas"));
        Findings.Held own = findings.sums(run.name(AREAS));
        run.each(AREAS, row -> {
            ClassYear key = new ClassYear(row.text("year"), row.text("class"));
            String name = row.text("year") + " " + row.text("class");
            number(held, name, row, "mapped_ha", mapped.getOrDefault(key, 0.0), 0);
            double half = (row.number("high_ha") - row.number("low_ha")) / 2;
            if (!Double.isNaN(row.number("percent"))) {
                double estimate = Math.abs(row.number("estimate_ha"));
                double digits = 100 * Math.abs(row.number("high_ha")) / estimate;
                number(own, name, row, "percent", 100 * half / estimate, digits);
            }
            IntervalSums.of90(own, name, row, row.number("estimate_ha"), "_ha");
            ordered(own, name, row);
        });
    }

    /** The same of land that changed its class. */
    private void moves() {
        Map<String, Double> mapped = new HashMap<>();
        run.each("transitions", row -> {
            if (row.text("unit_set").equals(UnitSet.REGION)) {
                mapped.put(move(row), row.number("area_km2") * 100);
            }
        });
        Findings.Held held = findings.sums(run.name(MOVES), run.name("transitions"));
        Findings.Held own = findings.sums(run.name(MOVES));
        run.each(MOVES, row -> {
            number(held, move(row), row, "mapped_ha", mapped.getOrDefault(move(row), 0.0), 0);
            ordered(own, move(row), row);
        });
    }

    private static String move(CsvRows row) {
        return row.text("from_year") + "-" + row.text("to_year") + " " + row.text("from_class") + " > "
                + row.text("to_class");
    }

    private static void ordered(Findings.Held own, String key, CsvRows row) {
        List<String> ends = List.of("low_ha", "low_90_ha", "high_90_ha", "high_ha");
        for (int i = 1; i < ends.size(); i++) {
            double before = row.number(ends.get(i - 1));
            double after = row.number(ends.get(i));
            if (!Double.isNaN(before) && !Double.isNaN(after)) {
                number(own, key, row, ends.get(i), Math.max(before, after), 0);
            }
        }
    }

    private void trees() {
        Findings.Held own = findings.sums(run.name(TREES));
        run.each(TREES, row -> {
            String key = row.text("year") + " " + row.text("part");
            double mean = Math.abs(row.number("mean_tCO2"));
            double half = (row.number("high_90_tCO2") - row.number("low_90_tCO2")) / 2;
            double percent = row.number("deduction_percent");
            if (mean > 0 && percent > 0 && percent < 100) {
                double digits = 100 * Math.abs(row.number("high_90_tCO2")) / mean;
                number(own, key, row, "deduction_percent", 100 * DEDUCTION * half / mean, digits);
            }
            number(own, key, row, "deduction_tCO2", percent / 100 * mean, 0);
        });
    }

    /** Land of a zone is as much for every measure, and what a measure gains is what its working says. */
    private void measures() {
        Findings.Held own = findings.sums(run.name(MEASURES));
        Map<String, Double> areas = new HashMap<>();
        run.each(MEASURES, row -> {
            String land = row.text("zone") + " " + row.text("land_use") + " " + row.text("pressure");
            String key = land + " " + row.text("measure");
            double gain = row.number("gain_tC_per_a");
            double area = row.number("area_ha");
            number(own, key, row, "area_ha", areas.computeIfAbsent(land, k -> area), 0);
            number(own, key, row, "gain_tCO2_per_a", Substance.carbonToCo2(gain), 0);
            List<Factor> factors = factors(row.text("working"));
            if (factors.size() > 1 && !Double.isNaN(gain)) {
                double product = 1;
                double printed = 1;
                for (Factor f : factors) {
                    product *= f.value;
                    printed *= f.printed;
                }
                number(own, key, row, "gain_tC_per_a", product, printed);
                number(own, key, row, "area_ha", factors.get(0).value, 0);
                number(own, key, row, "share_treated", factors.get(1).value, 0);
            }
        });
    }

    /** @param printed how large the numbers are of which it is made: a difference has no more digits than these */
    private record Factor(double value, double printed) {}

    /** Of {@code 20 ha x 0.5 x (0 - -6.44) tC/ha/a = 64.4 tC/a}: 20, 0.5, 6.44; none where it is no such product. */
    private static List<Factor> factors(String working) {
        int end = working.indexOf(" = ");
        if (end < 0) {
            return List.of();
        }
        List<Factor> factors = Arrays.stream(working.substring(0, end).split(" x "))
                .map(WorthSums::factor)
                .toList();
        return factors.stream().anyMatch(f -> Double.isNaN(f.value)) ? List.of() : factors;
    }

    private static Factor factor(String said) {
        if (!said.startsWith("(")) {
            double value = Numbers.parsed(said.split(" ")[0]);
            return new Factor(value, Math.abs(value));
        }
        String[] ends = said.substring(1, said.indexOf(')')).split(" - ");
        double[] ab = Arrays.stream(ends).mapToDouble(Numbers::parsed).toArray();
        return ab.length == 2
                ? new Factor(ab[0] - ab[1], Math.max(Math.abs(ab[0]), Math.abs(ab[1])))
                : new Factor(Double.NaN, Double.NaN);
    }

    private static void number(
            Findings.Held held, String key, CsvRows row, String column, double expected, double scale) {
        held.number(() -> Bilingual.same(key + ", " + column), expected, row.number(column), scale, DIGITS);
    }
}
