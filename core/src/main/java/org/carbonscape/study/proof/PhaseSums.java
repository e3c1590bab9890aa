package org.carbonscape.study.proof;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.stats.EmergingHotSpots;
import org.carbonscape.stats.MannKendall;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;

/** Emerging hot spots by what units went through: phases, trend and pattern from z and spots, patterns by how many. */
final class PhaseSums {
    private static final String TABLE = "emerging-hot-spots";
    private static final String COUNTS = "emerging-hot-spots-counts";
    private static final Pattern TREND = Pattern.compile("(exact|normal) p at ([0-9.eE-]+)$");
    /** Below, digits that are not printed decide which of two phases is higher. */
    private static final double TIED = 1e-12;

    private final FinishedRun run;
    private final Findings.Held own;
    private final Map<Group, Map<String, Integer>> patterns = new LinkedHashMap<>();
    private final Map<String, EmergingHotSpots.Judge> judges = new HashMap<>(); // by variant

    private PhaseSums(FinishedRun run, Findings findings) {
        this.run = run;
        own = findings.sums(run.name(TABLE));
    }

    static long size(FinishedRun run) {
        return run.size(TABLE);
    }

    static void check(FinishedRun run, Findings findings) {
        PhaseSums sums = new PhaseSums(run, findings);
        run.each(TABLE, sums::take);
        sums.counts(findings.sums(run.name(COUNTS), run.name(TABLE)));
    }

    private record Group(String unitSet, String variable) {
        static Group of(CsvRows row) {
            return new Group(row.text("unit_set"), row.text("variable"));
        }
    }

    private void take(CsvRows row) {
        String pattern = row.text("pattern");
        patterns.computeIfAbsent(Group.of(row), k -> new HashMap<>()).merge(pattern, 1, Integer::sum);
        if (pattern.isEmpty()) {
            return; // of a unit that lacks a value in some phase
        }
        List<String> years = row.columns().stream()
                .filter(c -> c.startsWith("spot_"))
                .map(c -> c.substring("spot_".length()))
                .toList();
        String key = row.text("unit_set") + " " + row.text("unit") + " " + row.text("variable");
        double[] z = new double[years.size()];
        byte[] spots = new byte[z.length];
        int hot = 0;
        int cold = 0;
        for (int t = 0; t < z.length; t++) {
            z[t] = row.number("z_" + years.get(t));
            spots[t] = (byte) Math.signum(row.number("spot_" + years.get(t)));
            hot += spots[t] > 0 ? 1 : 0;
            cold += spots[t] < 0 ? 1 : 0;
        }
        number(key, row, "hot_phases", hot, 0);
        number(key, row, "cold_phases", cold, 0);
        EmergingHotSpots.Pattern told = EmergingHotSpots.Pattern.MISSING;
        for (EmergingHotSpots.Pattern p : EmergingHotSpots.Pattern.values()) {
            told = p.code().equals(pattern) ? p : told;
        }
        number(key, row, "code", told.number(), 0);
        Matcher variant = TREND.matcher(row.text("variant"));
        if (variant.find() && isWithoutTies(z)) {
            EmergingHotSpots.Judge judge = judges.computeIfAbsent(
                    row.text("variant"),
                    v -> new EmergingHotSpots.Judge(
                            years.stream().mapToDouble(Double::parseDouble).toArray(),
                            variant.group(1).equals("exact") ? MannKendall.P.EXACT : MannKendall.P.NORMAL,
                            Double.parseDouble(variant.group(2))));
            String expected = judge.pattern(z, spots).code();
            own.text(() -> Bilingual.same(key + ", pattern"), expected, pattern);
            MannKendall trend = judge.trend();
            number(key, row, "trend_z", trend.z(), 0);
            number(key, row, "trend_p", trend.p(), 0);
            number(key, row, "tau", trend.tau(), 0);
            double most = 0;
            for (double v : z) {
                most = Math.max(most, Math.abs(v));
            }
            number(key, row, "sen_slope", trend.slope(), most);
        }
    }

    private static boolean isWithoutTies(double[] z) {
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k < i; k++) {
                if (!(Math.abs(z[i] - z[k]) > TIED * Math.abs(z[i]))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void number(String key, CsvRows row, String column, double expected, double scale) {
        own.number(() -> Bilingual.same(key + ", " + column), expected, row.number(column), scale);
    }

    private void counts(Findings.Held held) {
        run.each(COUNTS, row -> {
            Map<String, Integer> of = patterns.getOrDefault(Group.of(row), Map.of());
            for (EmergingHotSpots.Pattern p : EmergingHotSpots.Pattern.values()) {
                if (!p.code().isEmpty() && row.columns().contains(p.code())) {
                    held.number(
                            () -> Bilingual.same(row.text("unit_set") + " " + row.text("variable") + ", " + p.code()),
                            of.getOrDefault(p.code(), 0),
                            row.number(p.code()),
                            0);
                }
            }
        });
    }
}
