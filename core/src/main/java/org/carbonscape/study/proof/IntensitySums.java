package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.zone.UnitSet;

/** Intensity analysis, worked out anew from the region's transitions by its definitions. */
final class IntensitySums {
    private static final String TABLE = "intensity";
    private static final String MOVES = "transitions";
    private static final String ALL = "all";

    private final List<String> classes;
    private final Map<Row, Pair> expected = new LinkedHashMap<>();

    private IntensitySums(List<String> classes) {
        this.classes = classes;
    }

    static long size(FinishedRun run) {
        return run.size(TABLE);
    }

    /** What is looked at, in an interval; years as they are written. */
    private record Row(String level, String direction, int from, int to, String className, String was, String is) {
        static Row of(CsvRows row) {
            return new Row(
                    row.text("level"),
                    row.text("direction"),
                    (int) row.number("from_year"),
                    (int) row.number("to_year"),
                    row.text("class"),
                    row.text("from_class"),
                    row.text("to_class"));
        }

        Row anyYear() {
            return new Row(level, direction, 0, 0, className, was, is);
        }

        String text() {
            return from + "-" + to + " " + level + " " + direction + " " + className
                    + (level.equals("transition") ? ", " + was + " > " + is : "");
        }
    }

    /** % a year. */
    private record Pair(double observed, double uniform) {}

    static void check(FinishedRun run, Findings findings) {
        IntensitySums sums = new IntensitySums(ChangeSums.classes(run));
        Set<MoveAreas.Place> intervals = new LinkedHashSet<>();
        run.each(
                TABLE,
                row -> intervals.add(new MoveAreas.Place(
                        UnitSet.REGION, UnitSet.REGION, (int) row.number("from_year"), (int) row.number("to_year"))));
        if (intervals.isEmpty()) {
            return;
        }
        run.table(MOVES).ifPresent(rows -> {
            try (MoveAreas areas = new MoveAreas(rows, Set.of(UnitSet.REGION), sums.classes)) {
                Map<MoveAreas.Place, double[][]> moved = new LinkedHashMap<>();
                intervals.forEach(i -> moved.put(i, areas.of(i)));
                sums.expect(moved);
            }
        });
        sums.rows(run, findings);
    }

    private void expect(Map<MoveAreas.Place, double[][]> intervals) {
        double allChange = 0;
        double landYears = 0;
        for (Map.Entry<MoveAreas.Place, double[][]> interval : intervals.entrySet()) {
            Land land = Land.of(interval.getValue());
            allChange += land.change;
            landYears += land.total * interval.getKey().years();
        }
        double uniform = 100 * allChange / landYears;
        intervals.forEach((place, moved) -> expect(place, moved, Land.of(moved), uniform));
    }

    /** Sums of moves. */
    private record Land(double[] before, double[] after, double total, double change) {
        static Land of(double[][] moved) {
            double[] before = new double[moved.length];
            double[] after = new double[moved.length];
            double total = 0;
            double change = 0;
            for (int i = 0; i < moved.length; i++) {
                for (int j = 0; j < moved.length; j++) {
                    before[i] += moved[i][j];
                    after[j] += moved[i][j];
                    total += moved[i][j];
                    change += i == j ? 0 : moved[i][j];
                }
            }
            return new Land(before, after, total, change);
        }
    }

    private void expect(MoveAreas.Place place, double[][] moved, Land land, double uniform) {
        double percent = 100.0 / place.years();
        double speed = percent * land.change / land.total;
        Of all = new Of(place, expected, ALL);
        all.put("interval", "change", "", "", speed, uniform);
        for (int c = 0; c < classes.size(); c++) {
            String name = classes.get(c);
            Of of = new Of(place, expected, name);
            double gain = percent * (land.after[c] - moved[c][c]);
            double loss = percent * (land.before[c] - moved[c][c]);
            of.put("category", "gain", "", name, gain / land.after[c], speed);
            of.put("category", "loss", name, "", loss / land.before[c], speed);
            for (int other = 0; other < classes.size(); other++) {
                if (other != c) {
                    String theirs = classes.get(other);
                    double from = percent * moved[other][c] / land.before[other];
                    double to = percent * moved[c][other] / land.after[other];
                    of.put("transition", "gain", theirs, name, from, gain / (land.total - land.before[c]));
                    of.put("transition", "loss", name, theirs, to, loss / (land.total - land.after[c]));
                }
            }
        }
    }

    /** Adds rows of a class in an interval; what is divided by no land has no value. */
    private record Of(MoveAreas.Place place, Map<Row, Pair> rows, String className) {
        void put(String level, String direction, String was, String is, double observed, double uniform) {
            rows.put(
                    new Row(level, direction, place.from(), place.to(), className, was, is),
                    new Pair(defined(observed), defined(uniform)));
        }

        private static double defined(double value) {
            return Double.isFinite(value) ? value : Double.NaN;
        }
    }

    private void rows(FinishedRun run, Findings findings) {
        Findings.Held held = findings.sums(run.name(TABLE), run.name(MOVES));
        Findings.Held own = findings.sums(run.name(TABLE));
        Map<Row, List<String>> verdicts = new HashMap<>();
        Map<Row, String> stationary = new LinkedHashMap<>();
        run.each(TABLE, row -> {
            Row key = Row.of(row);
            Pair pair = expected.remove(key);
            double observed = row.number("observed_percent_per_yr");
            double uniform = row.number("uniform_percent_per_yr");
            held.number(() -> Bilingual.same(key.text()), pair == null ? Double.NaN : pair.observed, observed, 0);
            held.number(
                    () -> Bilingual.same(key.text() + ", uniform_percent_per_yr"),
                    pair == null ? Double.NaN : pair.uniform,
                    uniform,
                    0);
            String verdict = row.text("verdict");
            if (!isTie(observed, uniform)) {
                own.text(
                        () -> Bilingual.same(key.text() + ", verdict"), verdict(key.level, observed, uniform), verdict);
            }
            verdicts.computeIfAbsent(key.anyYear(), k -> new ArrayList<>()).add(verdict);
            stationary.put(key, row.text("stationary"));
        });
        expected.forEach((key, pair) -> held.text(
                () -> Bilingual.same(key.text()),
                Double.isNaN(pair.observed) ? key.level : Numbers.text(pair.observed),
                ""));
        stationary.forEach((key, told) -> own.text(
                () -> Bilingual.same(key.text() + ", stationary"),
                stationary(key, verdicts.getOrDefault(key.anyYear(), List.of())),
                told));
    }

    /** So near that the printed digits do not say which is more. */
    private static boolean isTie(double observed, double uniform) {
        return Math.abs(observed - uniform) <= Findings.PRINTED * Math.abs(uniform) && uniform != 0;
    }

    private static String verdict(String level, double observed, double uniform) {
        if (Double.isNaN(observed) || Double.isNaN(uniform) || level.equals("transition") && uniform == 0) {
            return "";
        }
        if (observed == uniform) {
            return "uniform";
        }
        boolean above = observed > uniform;
        return switch (level) {
            case "interval" -> above ? "fast" : "slow";
            case "category" -> above ? "active" : "dormant";
            default -> above ? "targets" : "avoids";
        };
    }

    private static String stationary(Row row, List<String> verdicts) {
        boolean isAsked = !row.level.equals("interval") && verdicts.size() > 1 && !verdicts.contains("");
        return !isAsked ? "" : verdicts.stream().distinct().count() == 1 ? "yes" : "no";
    }
}
