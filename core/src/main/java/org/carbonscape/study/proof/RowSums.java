package org.carbonscape.study.proof;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Total;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;
import org.carbonscape.zone.UnitSet;

/** Small tables whose rows follow from each other, and from the region's carbon. */
final class RowSums {
    private static final String ELLIPSE = "ellipse";
    private static final String CENTRES = "centres-of-gravity";
    private static final List<String> NET = List.of("source_tCO2", "sink_tCO2", "net_tCO2");
    private static final double DIGITS = 1e-9;
    private static final double MILLIMETRE = 1e-6; // km

    private final FinishedRun run;
    private final Findings findings;
    private final UnitTable region = new UnitTable(new UnitIndex(), NET);
    private String lastYear = "";

    private RowSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    static long size(FinishedRun run) {
        return run.size("carbon-by-unit");
    }

    static void check(FinishedRun run, Findings findings) {
        RowSums sums = new RowSums(run, findings);
        run.each("carbon-by-unit", row -> {
            if (row.text("unit_set").equals(UnitSet.REGION)) {
                sums.region.take(UnitYear.of(row), row);
                sums.lastYear = row.text("year"); // rows stand year by year
            }
        });
        sums.usual();
        sums.scenarios();
        sums.sensitivity();
        sums.weights();
        sums.centres(sums.ellipses());
    }

    private void usual() {
        String name = "usual-factors";
        Findings.Held held = findings.cells(run.name(name), run.name("carbon-by-unit"));
        Findings.Held own = findings.sums(run.name(name));
        run.each(name, row -> {
            String year = row.text("year");
            NET.forEach(c -> held.number(
                    () -> Bilingual.same(year + ", " + c), region.number(UnitYear.region(year), c), row.number(c), 0));
            double source = row.number("source_tCO2");
            own.number(
                    () -> Bilingual.same(year + ", usual_net_tCO2"),
                    source + row.number("usual_sink_tCO2"),
                    row.number("usual_net_tCO2"),
                    source);
        });
    }

    private void scenarios() {
        String name = "scenario";
        Findings.Held held = findings.cells(run.name(name), run.name("carbon-by-unit"));
        Findings.Held own = findings.sums(run.name(name));
        run.each(name, row -> {
            String key = row.text("scenario") + " " + row.text("line");
            double base = row.number("base_net_tCO2");
            double net = row.number("net_tCO2");
            double difference = row.number("difference_tCO2");
            if (!region.isEmpty()) { // a command's run has the scenarios alone
                held.number(
                        () -> Bilingual.same(key + ", base_net_tCO2"),
                        region.number(UnitYear.region(lastYear), "net_tCO2"),
                        base,
                        0);
            }
            own.number(
                    () -> Bilingual.same(key + ", difference_tCO2"),
                    net - base,
                    difference,
                    Math.abs(net) + Math.abs(base));
            if (base != 0) {
                own.number(
                        () -> Bilingual.same(key + ", difference_percent"),
                        Math.abs(100 * difference / base),
                        Math.abs(row.number("difference_percent")),
                        0);
            }
        });
    }

    private void sensitivity() {
        String name = "sensitivity";
        String levels = "suitability-levels";
        Findings.Held held = findings.sums(run.name(name), run.name(levels));
        Findings.Held own = findings.sums(run.name(name));
        Total cells = new Total();
        run.each(levels, row -> {
            if (row.text("unit_set").equals(UnitSet.REGION)) {
                cells.add(row.number("cells"));
            }
        });
        run.each(name, row -> {
            String key = row.text("variation");
            double changed = row.number("changed_cells");
            own.number(
                    () -> Bilingual.same(key + ", changed_cells"),
                    row.number("better_cells") + row.number("worse_cells"),
                    changed,
                    0);
            held.number(
                    () -> Bilingual.same(key + ", changed_percent"),
                    100 * changed / cells.value(),
                    row.number("changed_percent"),
                    0);
        });
    }

    /** Weights of a method come to 1, and judgements to their index of consistency. */
    private void weights() {
        String name = "suitability-weights";
        Findings.Held own = findings.sums(run.name(name));
        Map<String, Total> sums = new LinkedHashMap<>();
        Map<String, Integer> criteria = new HashMap<>();
        run.each(name, row -> {
            Total.of(sums, row.text("method")).add(row.number("weight"));
            criteria.merge(row.text("method"), 1, Integer::sum);
        });
        sums.forEach((method, sum) -> own.number(() -> Total.sumOf(method), 1, sum.value(), 1));
        run.each(name, row -> {
            int n = criteria.getOrDefault(row.text("method"), 0);
            double lambda = row.number("lambda");
            if (n > 1 && !Double.isNaN(lambda)) {
                own.number(
                        () -> Bilingual.same(row.text("criterion") + " " + row.text("method") + ", ci"),
                        (lambda - n) / (n - 1),
                        row.number("ci"),
                        1,
                        DIGITS);
            }
        });
    }

    private record Moved(String unitSet, String what, int year) {
        static Moved of(CsvRows row) {
            return new Moved(row.text("unit_set"), row.text("what"), (int) row.number("year"));
        }

        String text() {
            return unitSet + " " + what + " " + year;
        }
    }

    /** Lengths in m and km. */
    private record Ellipse(double x, double y, double area_km2, double flattening) {}

    private Map<Moved, Ellipse> ellipses() {
        Findings.Held own = findings.sums(run.name(ELLIPSE));
        Map<Moved, Ellipse> ellipses = new LinkedHashMap<>();
        run.each(ELLIPSE, row -> {
            String key = Moved.of(row).text();
            double major = row.number("major_km");
            double minor = row.number("minor_km");
            ellipses.put(
                    Moved.of(row),
                    new Ellipse(
                            row.number("x_m"), row.number("y_m"), row.number("area_km2"), row.number("flattening")));
            own.number(
                    () -> Bilingual.same(key + ", area_km2"),
                    Math.PI * major * minor,
                    row.number("area_km2"),
                    0,
                    DIGITS);
            if (major > 0) {
                own.number(() -> Bilingual.same(key + ", flattening"), 1 - minor / major, row.number("flattening"), 1);
            }
            if (row.text("variant").contains("axes of one standard deviation")) {
                own.number(
                        () -> Bilingual.same(key + ", standard_distance_km"),
                        Math.hypot(major, minor),
                        row.number("standard_distance_km"),
                        MILLIMETRE,
                        DIGITS);
            }
        });
        return ellipses;
    }

    private void centres(Map<Moved, Ellipse> ellipses) {
        Findings.Held held = findings.sums(run.name(CENTRES), run.name(ELLIPSE));
        Map<Moved, Moved> before = new HashMap<>(); // the last one of the same
        Map<Moved, Ellipse> left = new LinkedHashMap<>(ellipses);
        run.each(CENTRES, row -> {
            Moved key = Moved.of(row);
            Ellipse own = ellipses.get(key);
            Moved earlier = before.put(new Moved(key.unitSet, key.what, 0), key);
            Ellipse from = earlier == null ? null : ellipses.get(earlier);
            left.remove(key);
            if (own == null) {
                held.text(() -> Bilingual.same(key.text()), "", key.text());
                return;
            }
            number(held, key, row, "x_m", own.x, own.x);
            number(held, key, row, "y_m", own.y, own.y);
            if (from != null) {
                double dx = (own.x - from.x) / 1e3;
                double dy = (own.y - from.y) / 1e3;
                number(held, key, row, "dx_km", dx, own.x / 1e3);
                number(held, key, row, "dy_km", dy, own.y / 1e3);
                double distance = Math.hypot(dx, dy);
                double scale = Math.hypot(own.x, own.y) / 1e3;
                number(held, key, row, "distance_km", distance, scale);
                number(held, key, row, "speed_km_per_year", distance / (key.year - earlier.year), scale);
                if (from.area_km2 > 0) {
                    number(held, key, row, "ellipse_area_change", own.area_km2 / from.area_km2 - 1, 1);
                }
                number(held, key, row, "flattening_change", own.flattening - from.flattening, 1);
                if (distance > DIGITS * scale) {
                    double azimuth = (Math.toDegrees(Math.atan2(dx, dy)) + 360) % 360;
                    double got = row.number("azimuth_deg");
                    double round = Math.abs(azimuth - got) > 180 ? Math.signum(got - azimuth) * 360 : 0; // past north
                    number(held, key, row, "azimuth_deg", azimuth + round, 360 * scale / distance);
                }
            }
        });
        left.keySet().forEach(k -> held.text(() -> Bilingual.same(k.text()), k.text(), ""));
    }

    private static void number(
            Findings.Held held, Moved key, CsvRows row, String column, double expected, double scale) {
        held.number(() -> Bilingual.same(key.text() + ", " + column), expected, row.number(column), Math.abs(scale));
    }
}
