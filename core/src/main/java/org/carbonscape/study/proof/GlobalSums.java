package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.numbers.gamma.Erfc;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;

/** Statistics of a whole map by their moments: what chance expects, z, and p by the normal distribution. */
final class GlobalSums {
    private static final String TABLE = "global-autocorrelation";
    private static final String LAGS = "correlogram";
    /** No p is less. */
    private static final double LEAST = 1e-300;

    private GlobalSums() {}

    static long size(FinishedRun run) {
        return run.size(TABLE) + run.size(LAGS);
    }

    static void check(FinishedRun run, Findings findings) {
        moments(run, TABLE, findings);
        moments(run, LAGS, findings);
        lags(run, findings);
    }

    private static String key(CsvRows row) {
        return row.text("unit_set") + " " + row.text("year") + " " + row.text("variable") + " " + row.text("statistic");
    }

    private static void moments(FinishedRun run, String table, Findings findings) {
        Findings.Held held = findings.sums(run.name(table));
        run.each(table, row -> {
            String statistic = row.text("statistic");
            String key = key(row) + (table.equals(LAGS) ? " lag " + row.text("lag") : "");
            double expected = row.number("expected");
            double deviation = Math.sqrt(row.number("variance"));
            double z = row.number("z");
            if (row.columns().containsAll(List.of("permutations", "permutation_p"))) {
                double drawn = row.number("permutations");
                ClusterClasses.drawn(
                        held,
                        key + ", permutation_p",
                        row.number("permutation_p"),
                        Double.isNaN(drawn) ? 0 : (long) drawn,
                        false);
            }
            if (Double.isNaN(row.number("value"))) {
                return; // a lag without pairs expects nothing
            }
            Supplier<Bilingual> where = () -> Bilingual.same(key + ", expected");
            if (statistic.equals("morans-i") && table.equals(TABLE)) { // units without pairs are out of a lag
                held.number(where, -1 / (row.number("n") - 1), expected, 0);
            } else if (statistic.equals("gearys-c")) {
                held.number(where, 1, expected, 0);
            }
            if (Double.isNaN(z)) {
                return;
            }
            double distance = row.number("value") - expected;
            held.number(
                    () -> Bilingual.same(key + ", z"),
                    (statistic.equals("gearys-c") ? -distance : distance) / deviation,
                    z,
                    (Math.abs(distance) + Math.abs(expected)) / deviation,
                    1e-9);
            if (row.text("variant").contains("two-sided")) {
                held.number(
                        () -> Bilingual.same(key + ", p"),
                        Math.max(LEAST, Erfc.value(Math.abs(z) / Math.sqrt(2))),
                        row.number("p"),
                        0,
                        1e-9);
            }
        });
    }

    private record Lag(String lag, double p, double adjusted) {}

    /** p of the lags of a correlogram, by permutations where there are any, corrected for each other. */
    private static void lags(FinishedRun run, Findings findings) {
        Findings.Held own = findings.sums(run.name(LAGS));
        Map<String, List<Lag>> lags = new LinkedHashMap<>();
        run.each(LAGS, row -> {
            boolean isDrawn = !Double.isNaN(row.number("permutation_p"));
            String key = key(row) + row.text("variant").replaceFirst(".*, ", ", ");
            lags.computeIfAbsent(key, k -> new ArrayList<>())
                    .add(new Lag(
                            row.text("lag"), row.number(isDrawn ? "permutation_p" : "p"), row.number("p_adjusted")));
        });
        lags.forEach((key, of) -> {
            List<Lag> known = of.stream()
                    .filter(l -> !Double.isNaN(l.p))
                    .sorted(Comparator.comparingDouble(Lag::p).reversed())
                    .toList();
            double least = 1;
            for (int k = 0; k < known.size(); k++) {
                Lag lag = known.get(k);
                least = Math.min(least, lag.p * known.size() / (known.size() - k));
                if (key.endsWith(", fdr")) {
                    own.number(() -> Bilingual.same(key + " lag " + lag.lag), least, lag.adjusted, 0);
                }
            }
        });
    }
}
