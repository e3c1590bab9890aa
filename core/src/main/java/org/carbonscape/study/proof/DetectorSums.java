package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.carbonscape.driver.Convention;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.problem.Bilingual;

/**
 * The tables of the geographical detector against each other: units, means and deviations of strata make q and its F,
 * the tests of risk and the ecological ones; pairs and shares go with single drivers.
 */
final class DetectorSums {
    private static final String FACTORS = "geodetector-factors";
    private static final String RISK = "geodetector-risk";
    private static final String TESTS = "geodetector-risk-tests";
    private static final String ECOLOGICAL = "geodetector-ecological";
    private static final String PAIRS = "geodetector-interactions";
    private static final String SHARES = "geodetector-shares";
    /** What deviations and q, printed with 15 digits, leave of a difference. */
    private static final double DIGITS = 1e-8;

    private final FinishedRun run;
    private final Findings findings;
    private final Map<Of, List<Stratum>> strata = new HashMap<>();
    private final Map<Of, Factor> factors = new LinkedHashMap<>();

    private DetectorSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    static long size(FinishedRun run) {
        return run.size(FACTORS) + run.size(RISK) + run.size(TESTS) + run.size(ECOLOGICAL) + run.size(PAIRS);
    }

    static void check(FinishedRun run, Findings findings) {
        DetectorSums sums = new DetectorSums(run, findings);
        run.each(RISK, sums::take);
        sums.factors();
        sums.risk();
        sums.ecological();
        sums.pairs();
        sums.shares();
    }

    /** A driver of something; a pair's rows name it otherwise. */
    private record Of(String unitSet, String year, String y, String driver) {
        static Of of(CsvRows row, String driver) {
            return new Of(row.text("unit_set"), row.text("year"), row.text("y"), row.text(driver));
        }

        Of with(String other) {
            return new Of(unitSet, year, y, other);
        }

        String text() {
            return unitSet + " " + y + " " + driver;
        }
    }

    /** @param deviation of the sample; NaN of one unit */
    private record Stratum(String name, double units, double mean, double deviation) {
        /** Sum of squares within. */
        double within() {
            return units > 1 ? (units - 1) * deviation * deviation : 0;
        }

        /** Squared error of the mean. */
        double error() {
            return deviation * deviation / units;
        }
    }

    /** @param units all of them, those of strata of one that were left out too */
    private record Factor(double q, double units) {}

    private void take(CsvRows row) {
        strata.computeIfAbsent(Of.of(row, "driver"), k -> new ArrayList<>())
                .add(new Stratum(
                        row.text("stratum"),
                        row.number("units"),
                        row.number("mean"),
                        row.number("standard_deviation")));
    }

    private void factors() {
        Findings.Held held = findings.sums(run.name(FACTORS), run.name(RISK));
        Findings.Held own = findings.sums(run.name(FACTORS));
        run.each(FACTORS, row -> {
            Of key = Of.of(row, "driver");
            double q = row.number("q");
            double units = row.number("units");
            double count = row.number("strata");
            List<Stratum> parts = strata.getOrDefault(key, List.of());
            double all = parts.stream().mapToDouble(s -> s.units).sum();
            double singletons = row.number("singletons");
            factors.put(key, new Factor(q, Math.max(all, units)));
            double times = (units - count) / (count - 1);
            boolean countsLeftOut = singletons > 0 && isBy(row, Convention.GD);
            if (Double.isFinite(times) && leavesMuch(q) && !countsLeftOut) {
                own.number(() -> where(key, "f"), times * q / (1 - q), row.number("f"), times, DIGITS);
            }
            if (parts.isEmpty() || singletons > 0 && all != units) {
                return; // strata of one unit were left out
            }
            held.number(() -> where(key, "units"), all, units, 0);
            held.number(() -> where(key, "strata"), parts.size(), count, 0);
            held.number(
                    () -> where(key, "singletons"),
                    parts.stream().filter(s -> s.units == 1).count(),
                    singletons,
                    0);
            double mean = parts.stream().mapToDouble(s -> s.units * s.mean).sum() / all;
            double within = parts.stream().mapToDouble(Stratum::within).sum();
            double between = parts.stream()
                    .mapToDouble(s -> s.units * (s.mean - mean) * (s.mean - mean))
                    .sum();
            if (within + between > 0) {
                held.number(() -> where(key, "q"), between / (within + between), q, 1, DIGITS);
            }
        });
    }

    /** Whether what a printed q leaves unexplained has digits enough to be a divisor. */
    private static boolean leavesMuch(double q) {
        return 1 - q > 1e-6;
    }

    private static Bilingual where(Of key, String column) {
        return Bilingual.same(key.text() + ", " + column);
    }

    private static boolean isBy(CsvRows row, Convention convention) {
        return row.text("convention").equalsIgnoreCase(convention.name());
    }

    private record Test(Of pair, double p, double adjusted, String correction) {}

    private void risk() {
        Findings.Held held = findings.sums(run.name(TESTS), run.name(RISK));
        Findings.Held own = findings.sums(run.name(TESTS));
        Map<Of, List<Test>> tests = new LinkedHashMap<>();
        run.each(TESTS, row -> {
            Of driver = Of.of(row, "driver");
            Of key = driver.with(driver.driver + ": " + row.text("a") + " - " + row.text("b"));
            tests.computeIfAbsent(driver, k -> new ArrayList<>())
                    .add(new Test(key, row.number("p"), row.number("pAdjusted"), row.text("correction")));
            if (isOneOfMany(driver, row.text("a")) || isOneOfMany(driver, row.text("b"))) {
                return; // nobody can tell which
            }
            Stratum a = stratum(driver, row.text("a"));
            Stratum b = stratum(driver, row.text("b"));
            double size = Math.abs(a.mean) + Math.abs(b.mean);
            held.number(() -> where(key, "difference"), a.mean - b.mean, row.number("difference"), size);
            double error = a.error() + b.error();
            if (!Double.isNaN(row.number("t")) && error > 0) {
                double t = (a.mean - b.mean) / Math.sqrt(error);
                double df =
                        error * error / (a.error() * a.error() / (a.units - 1) + b.error() * b.error() / (b.units - 1));
                held.number(() -> where(key, "t"), t, row.number("t"), size / Math.sqrt(error), DIGITS);
                boolean whole = isBy(row, Convention.GEODETECTOR);
                held.number(() -> where(key, "df"), whole ? Math.rint(df) : df, row.number("df"), 0, DIGITS);
                double p = 2 * TDistribution.of(row.number("df")).survivalProbability(Math.abs(row.number("t")));
                own.number(() -> where(key, "p"), p, row.number("p"), 0, 1e-6);
            }
        });
        tests.values().forEach(t -> corrected(own, t));
    }

    /** Whether several strata have the name: values that differ beyond the digits of their names. */
    private boolean isOneOfMany(Of driver, String name) {
        return strata.getOrDefault(driver, List.of()).stream()
                        .filter(s -> s.name.equals(name))
                        .count()
                > 1;
    }

    private Stratum stratum(Of driver, String name) {
        return strata.getOrDefault(driver, List.of()).stream()
                .filter(s -> s.name.equals(name))
                .findFirst()
                .orElse(new Stratum(name, 0, Double.NaN, Double.NaN));
    }

    private static List<Test> sorted(List<Test> tests, String correction) {
        return tests.stream()
                .filter(t -> !Double.isNaN(t.p) && t.correction.equals(correction))
                .sorted(Comparator.comparingDouble(Test::p))
                .toList();
    }

    /** Holm's p, from the smallest up, of so many tests as are left; or Benjamini and Hochberg's from the largest. */
    private static void corrected(Findings.Held own, List<Test> tests) {
        List<Test> byRank = sorted(tests, "false discovery rate");
        double least = 1;
        for (int k = byRank.size(); k > 0; k--) {
            Test test = byRank.get(k - 1);
            least = Math.min(least, test.p * byRank.size() / k);
            own.number(() -> where(test.pair, "pAdjusted"), least, test.adjusted, 0);
        }
        List<Test> sorted = sorted(tests, "holm");
        double most = 0;
        for (int k = 0; k < sorted.size(); k++) {
            Test test = sorted.get(k);
            most = Math.min(1, Math.max(most, test.p * (sorted.size() - k)));
            own.number(() -> where(test.pair, "pAdjusted"), most, test.adjusted, 0);
        }
    }

    private void ecological() {
        Findings.Held held = findings.sums(run.name(ECOLOGICAL), run.name(FACTORS));
        Map<Of, List<Test>> tests = new LinkedHashMap<>();
        run.each(ECOLOGICAL, row -> {
            Of key = pair(row);
            tests.computeIfAbsent(key.with(""), k -> new ArrayList<>())
                    .add(new Test(key, row.number("p"), row.number("pAdjusted"), row.text("correction")));
            Factor a = factors.get(key.with(row.text("a")));
            Factor b = factors.get(key.with(row.text("b")));
            double f = row.number("f");
            if (a == null || b == null || !(f > 0) || Double.isInfinite(f)) {
                return;
            }
            boolean ofQ = isBy(row, Convention.GEODETECTOR) || isBy(row, Convention.GD);
            if (ofQ) {
                held.number(() -> where(key, "f"), Math.max(a.q, b.q) / Math.min(a.q, b.q), f, 0, DIGITS);
            } else if (leavesMuch(a.q) && leavesMuch(b.q)) {
                held.number(() -> where(key, "f"), (1 - a.q) / (1 - b.q), f, 0, DIGITS);
            }
            FDistribution chance = FDistribution.of(a.units - 1, b.units - 1);
            double above = chance.survivalProbability(f);
            double p = ofQ || isBy(row, Convention.GDVERSE)
                    ? above
                    : Math.min(1, 2 * Math.min(chance.cumulativeProbability(f), above));
            held.number(() -> where(key, "p"), p, row.number("p"), 0, 1e-6);
        });
        tests.values().forEach(t -> corrected(findings.sums(run.name(ECOLOGICAL)), t));
    }

    private static Of pair(CsvRows row) {
        Of a = Of.of(row, "a");
        return a.with(a.driver + " - " + row.text("b"));
    }

    private void pairs() {
        Findings.Held held = findings.sums(run.name(PAIRS), run.name(FACTORS));
        Findings.Held own = findings.sums(run.name(PAIRS));
        run.each(PAIRS, row -> {
            Of key = pair(row);
            double q = row.number("q");
            double a = row.number("qA");
            double b = row.number("qB");
            Factor ofA = factors.get(key.with(row.text("a")));
            Factor ofB = factors.get(key.with(row.text("b")));
            if (ofA != null && ofB != null && row.number("singletons") == 0) { // else units may be left out
                held.number(() -> where(key, "qA"), ofA.q, a, 0, DIGITS);
                held.number(() -> where(key, "qB"), ofB.q, b, 0, DIGITS);
            }
            own.number(() -> where(key, "excess"), q - Math.max(a, b), row.number("excess"), 1);
            if (Math.abs(q - a - b) > DIGITS && q > Math.max(a, b) + DIGITS) {
                own.text(
                        () -> where(key, "type"),
                        q > a + b ? "nonlinear enhancement" : "bi-factor enhancement",
                        row.text("type"));
            }
        });
    }

    private void shares() {
        Findings.Held own = findings.sums(run.name(SHARES));
        Map<Of, Total> sums = new LinkedHashMap<>();
        Map<Of, Double> joint = new HashMap<>();
        run.each(SHARES, row -> {
            Of key = Of.of(row, "driver");
            double all = row.number("joint_q");
            own.number(() -> where(key, "relative"), row.number("share_of_q") / all, row.number("relative"), 0);
            own.number(() -> where(key, "joint_q"), joint.computeIfAbsent(key.with(""), k -> all), all, 0);
            Total.of(sums, key.with("")).add(row.number("share_of_q"));
        });
        sums.forEach((key, sum) -> own.number(
                () -> Total.sumOf(key.text() + "share_of_q"),
                joint.getOrDefault(key, Double.NaN),
                sum.value(),
                sum.size()));
    }
}
