package org.carbonscape.study.proof;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;

/** The measures of change, worked out anew from the transitions by their definitions. */
final class ChangeSums {
    private static final String TABLE = "change";
    private static final String MOVES = "transitions";

    private final FinishedRun run;
    private final Findings.Held held;
    private final List<String> classes;
    private MoveAreas.Place place = new MoveAreas.Place("", "", 0, 0);
    /** Of the place; those that have a row are taken out. */
    private Map<Measure, Value> expected = new LinkedHashMap<>();

    private ChangeSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.held = findings.sums(run.name(TABLE), run.name(MOVES));
        this.classes = classes(run);
    }

    static long size(FinishedRun run) {
        return run.table(TABLE).isPresent() ? run.size(TABLE) * 2 + run.size(MOVES) : 0;
    }

    static void check(FinishedRun run, Findings findings) {
        ChangeSums sums = new ChangeSums(run, findings);
        Set<String> sets = new LinkedHashSet<>(); // measures are told of small sets only
        run.each(TABLE, row -> sets.add(row.text("unit_set")));
        if (sets.isEmpty()) {
            return;
        }
        run.table(MOVES).ifPresent(rows -> {
            try (MoveAreas areas = new MoveAreas(rows, sets, sums.classes)) {
                sums.check(areas);
            }
        });
    }

    /** Classes in the order of the legend. */
    static List<String> classes(FinishedRun run) {
        Set<String> names = new LinkedHashSet<>();
        run.each("class-areas", row -> names.add(row.text("class")));
        return List.copyOf(names);
    }

    private record Measure(String className, String name) {}

    /** @param scale of what it is the difference of */
    private record Value(double value, double scale) {}

    private void check(MoveAreas areas) {
        run.each(TABLE, row -> {
            MoveAreas.Place next = MoveAreas.Place.of(row);
            if (next.years() == 0) {
                return; // of a phase
            }
            if (!next.equals(place)) {
                missing();
                place = next;
                expected = measures(areas.of(next), next.years());
            }
            Measure measure = new Measure(row.text("class"), row.text("measure"));
            Value value = expected.remove(measure);
            held.number(
                    () -> where(next, measure),
                    value == null ? Double.NaN : value.value,
                    row.number("value"),
                    value == null ? 0 : value.scale);
        });
        missing();
        areas.left().forEach(p -> held.text(() -> Bilingual.same(p.text()), p.text(), ""));
    }

    /** Measures of the unit at hand that have no row. */
    private void missing() {
        MoveAreas.Place of = place;
        expected.forEach((measure, value) -> held.text(
                () -> where(of, measure), Double.isNaN(value.value) ? measure.name : Numbers.text(value.value), ""));
    }

    private static Bilingual where(MoveAreas.Place place, Measure measure) {
        return Bilingual.same(place.text() + " " + measure.className + ", " + measure.name);
    }

    private Map<Measure, Value> measures(double[][] moved, double years) {
        Map<Measure, Value> all = new LinkedHashMap<>();
        double total = 0;
        double change = 0;
        double net = 0;
        double exchange = 0;
        for (int c = 0; c < classes.size(); c++) {
            double before = 0;
            double after = 0;
            for (int other = 0; other < classes.size(); other++) {
                before += moved[c][other];
                after += moved[other][c];
                exchange += other == c ? 0 : Math.min(moved[c][other], moved[other][c]); // each pair from both sides
            }
            double loss = before - moved[c][c];
            double gain = after - moved[c][c];
            double land = before + after;
            total += before;
            change += loss;
            net += Math.abs(after - before);
            Adder of = new Adder(all, classes.get(c), land);
            of.add("area_start", before);
            of.add("area_end", after);
            of.add("persistence", moved[c][c]);
            of.add("gain", gain);
            of.add("loss", loss);
            of.add("net_change", after - before);
            of.add("gross_change", gain + loss);
            of.add("swap", 2 * Math.min(gain, loss));
            of.add("single_dynamic_degree", 100 * (after - before) / before / years, 100 * land / before / years);
            of.add("two_way_dynamic_degree", 100 * (gain + loss) / before / years, 100 * land / before / years);
        }
        Adder of = new Adder(all, "all", total);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("change", change);
        parts.put("quantity", net / 2);
        parts.put("allocation", change - net / 2);
        parts.put("exchange", exchange);
        parts.put("shift", change - net / 2 - exchange);
        for (Map.Entry<String, Double> part : parts.entrySet()) {
            of.add(part.getKey(), part.getValue());
            of.add(part.getKey() + "_share", 100 * part.getValue() / total, 100);
        }
        of.add("comprehensive_dynamic_degree_net", 100 * net / (2 * total) / years, 100);
        of.add("comprehensive_dynamic_degree_transfer", 100 * change / (2 * total) / years, 100);
        of.add("annual_change_rate", 100 * change / total / years, 100);
        return all;
    }

    /** Adds measures; what is divided by no land has no value. */
    private record Adder(Map<Measure, Value> all, String className, double scale) {
        void add(String name, double value) {
            add(name, value, scale);
        }

        void add(String name, double value, double ownScale) {
            boolean isNumber = Double.isFinite(value);
            all.put(new Measure(className, name), new Value(isNumber ? value : Double.NaN, isNumber ? ownScale : 0));
        }
    }
}
