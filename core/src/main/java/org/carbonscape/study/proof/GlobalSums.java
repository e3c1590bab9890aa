package org.carbonscape.study.proof;

import java.util.function.Supplier;
import org.apache.commons.numbers.gamma.Erfc;
import org.carbonscape.problem.Bilingual;

/** Statistics of a whole map by their moments: what chance expects, z, and p by the normal distribution. */
final class GlobalSums {
    private static final String TABLE = "global-autocorrelation";
    /** No p is less. */
    private static final double LEAST = 1e-300;

    private GlobalSums() {}

    static long size(FinishedRun run) {
        return run.size(TABLE);
    }

    static void check(FinishedRun run, Findings findings) {
        Findings.Held held = findings.sums(run.name(TABLE));
        run.each(TABLE, row -> {
            String statistic = row.text("statistic");
            String key = row.text("unit_set") + " " + row.text("year") + " " + row.text("variable") + " " + statistic;
            double expected = row.number("expected");
            double deviation = Math.sqrt(row.number("variance"));
            double z = row.number("z");
            Supplier<Bilingual> where = () -> Bilingual.same(key + ", expected");
            if (statistic.equals("morans-i")) {
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
}
