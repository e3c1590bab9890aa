package org.carbonscape.study.proof;

import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;

/** Pairs of drivers: the strata of both crossed, and how much of y they explain. */
final class PairSums {
    static final String TABLE = "geodetector-interactions";
    private static final double DIGITS = 1e-8;

    private final Findings.Held held;

    PairSums(FinishedRun run, Findings findings) {
        held = findings.sums(run.name(TABLE), run.name("unit-drivers"));
    }

    /** @param strata with units @param singletons of them, with one @param q of y */
    record Pair(int strata, int singletons, double q) {
        private static final int MOST = 1 << Byte.SIZE - 1;

        /** @param y relative to its mean @param a stratum of each unit, from 0 */
        static Pair of(double[] y, byte[] a, byte[] b) {
            int[] units = new int[MOST * MOST];
            double[] sums = new double[MOST * MOST];
            double squares = 0;
            for (int i = 0; i < y.length; i++) {
                units[a[i] * MOST + b[i]]++;
                sums[a[i] * MOST + b[i]] += y[i];
                squares += y[i] * y[i];
            }
            int strata = 0;
            int singletons = 0;
            double between = 0;
            for (int s = 0; s < units.length; s++) {
                strata += units[s] > 0 ? 1 : 0;
                singletons += units[s] == 1 ? 1 : 0;
                between += units[s] > 0 ? sums[s] * sums[s] / units[s] : 0;
            }
            return new Pair(strata, singletons, between / squares);
        }

        boolean isTold(CsvRows row) {
            return strata == row.number("strata")
                    && singletons == row.number("singletons")
                    && Math.abs(q - row.number("q")) <= DIGITS;
        }
    }

    void check(String of, CsvRows row, Pair pair) {
        String where = of + " " + row.text("a") + " - " + row.text("b") + ", ";
        held.number(() -> Bilingual.same(where + "strata"), pair.strata, row.number("strata"), 0);
        held.number(() -> Bilingual.same(where + "singletons"), pair.singletons, row.number("singletons"), 0);
        held.number(() -> Bilingual.same(where + "q"), pair.q, row.number("q"), 1, DIGITS);
    }
}
