package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.carbonscape.driver.Convention;
import org.carbonscape.driver.InteractionType;
import org.carbonscape.driver.NoncentralF;
import org.carbonscape.driver.SearchOptions;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.method.DetectorMethod;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Total;

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
    /** Of a probability whose statistic is printed with 15 digits. */
    private static final double OF_P = 1e-6;
    /** No digits are left below. */
    private static final double LEAST_P = 1e-290;
    /** Beyond, a non-central tail is a sum of many thousands. */
    private static final double MOST_LAMBDA = 1e6;

    private static final Factor NONE = new Factor(Double.NaN, 0, "");

    private final FinishedRun run;
    private final Findings findings;
    private final Map<Of, List<Stratum>> strata = new HashMap<>();
    private final Map<Of, Factor> factors = new LinkedHashMap<>();
    private final JsonNode options;

    private DetectorSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
        this.options = run.record().path("options").path("geodetector");
    }

    static long size(FinishedRun run) {
        return run.size(FACTORS) + run.size(RISK) + run.size(TESTS) + run.size(ECOLOGICAL) + run.size(PAIRS);
    }

    static void check(FinishedRun run, Findings findings) {
        DetectorSums sums = new DetectorSums(run, findings);
        run.each(RISK, sums::take);
        sums.factors();
        Findings.Held ofFactors = findings.sums(run.name(RISK), run.name(FACTORS));
        sums.strata.keySet().forEach(key -> sums.factor(ofFactors, key));
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
    private record Factor(double q, double units, String arithmetic) {}

    private void take(CsvRows row) {
        Of key = Of.of(row, "driver");
        List<Stratum> parts = strata.computeIfAbsent(key, k -> new ArrayList<>());
        Bilingual where = where(key, "number");
        findings.sums(run.name(RISK)).number(() -> where, parts.size() + 1, row.number("number"), 0);
        parts.add(new Stratum(
                row.text("stratum"), row.number("units"), row.number("mean"), row.number("standard_deviation")));
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
            factors.put(key, new Factor(q, Math.max(all, units), row.text("arithmetic")));
            convention(own, key, row);
            interval(own, key, row);
            // GD deletes units of strata of one, and counts them
            double deleted = isBy(row, Convention.GD) ? singletons : 0;
            Freedom freedom = new Freedom(count + deleted - 1, units - count);
            double times = freedom.within / freedom.between;
            if (Double.isFinite(times) && leavesMuch(q)) {
                own.number(() -> where(key, "f"), times * q / (1 - q), row.number("f"), times, DIGITS);
            }
            chance(own, key, row, freedom);
            if (strata.isEmpty()) {
                return; // a run without that table
            }
            held.number(
                    () -> where(key, "singletons"),
                    parts.stream().filter(s -> s.units == 1).count(),
                    singletons,
                    0);
            boolean drops = singletons > 0 && all != units;
            Whole whole =
                    Whole.of(parts.stream().filter(s -> !drops || s.units > 1).toList());
            held.number(() -> where(key, "units"), whole.units, units, 0);
            held.number(() -> where(key, "strata"), whole.strata, count, 0);
            if (whole.total() > 0) {
                held.number(() -> where(key, "q"), whole.between / whole.total(), q, 1, DIGITS);
                lambda(held, key, row, whole, deleted);
            }
        });
    }

    /** Degrees of freedom of F. */
    private record Freedom(double between, double within) {}

    /** The strata of a driver together: sums of squares, and of means along and across the root of their units. */
    private record Whole(double units, int strata, double between, double within, double along, double squares) {
        static Whole of(List<Stratum> parts) {
            double units = parts.stream().mapToDouble(s -> s.units).sum();
            double mean = parts.stream().mapToDouble(s -> s.units * s.mean).sum() / units;
            return new Whole(
                    units,
                    parts.size(),
                    parts.stream()
                            .mapToDouble(s -> s.units * (s.mean - mean) * (s.mean - mean))
                            .sum(),
                    parts.stream().mapToDouble(Stratum::within).sum(),
                    parts.stream().mapToDouble(s -> Math.sqrt(s.units) * s.mean).sum(),
                    parts.stream().mapToDouble(s -> s.mean * s.mean).sum());
        }

        double total() {
            return between + within;
        }

        /** Whether means that are printed leave digits of how far they are apart. */
        boolean isPrecise() {
            return total() / units > squares * 1e-12;
        }
    }

    /** An interval holds q, and lies where q may be. */
    private static void interval(Findings.Held own, Of key, CsvRows row) {
        double q = row.number("q");
        own.number(() -> where(key, "q"), Math.max(0, Math.min(1, q)), q, 0);
        double low = row.number("low");
        double high = row.number("high");
        if (!Double.isNaN(low) && !Double.isNaN(high)) {
            own.number(() -> where(key, "low"), Math.max(0, Math.min(q, low)), low, 0);
            own.number(() -> where(key, "high"), Math.min(1, Math.max(q, high)), high, 0);
        }
    }

    /**
     * Lambda by the strata: the squared length of their means across the root of their units, by the variance of all.
     *
     * @param deleted units that were left out, and are counted
     */
    private static void lambda(Findings.Held held, Of key, CsvRows row, Whole whole, double deleted) {
        if (whole.isPrecise()) {
            double units = whole.units + deleted;
            double distance = Math.max(0, whole.squares - whole.along * whole.along / units);
            double sample = whole.total() / (whole.units - 1);
            double population = sample * (units - 1) / units;
            lambda(held, key, row, "Sample", distance / sample, whole.squares / sample);
            lambda(held, key, row, "Population", distance / population, whole.squares / population);
        }
    }

    private static void lambda(Findings.Held held, Of key, CsvRows row, String of, double expected, double size) {
        held.number(() -> where(key, "lambda" + of), expected, row.number("lambda" + of), size, DIGITS);
    }

    /** What chance gives of F: by permutations, by the central F, by the non-central one with the printed lambda. */
    private void chance(Findings.Held own, Of key, CsvRows row, Freedom freedom) {
        drawn(own, key, row, "pPermutation");
        double choice = row.number("pChoice");
        int asked = options.path("permutations").asInt(0);
        if (!Double.isNaN(choice) && asked > 0) {
            int of = SearchOptions.defaults(0).withPermutations(asked).drawn((long) row.number("units"));
            ClusterClasses.drawn(own, key.text() + ", pChoice", choice, of, false);
        }
        for (String share : List.of("qByChance", "pSpatial")) { // empty where no places are known
            double v = row.number(share);
            if (!Double.isNaN(v)) {
                own.number(() -> where(key, share), Math.max(0, Math.min(1, v)), v, 0);
            }
        }
        double f = row.number("f");
        if (Double.isNaN(f) || !(freedom.between > 0) || !(freedom.within > 0)) {
            return;
        }
        FDistribution central = FDistribution.of(freedom.between, freedom.within);
        own.number(
                () -> where(key, "pAnova"), central.survivalProbability(f), row.number("pAnova"), LEAST_P / OF_P, OF_P);
        for (String of : List.of("Sample", "Population")) {
            double lambda = row.number("lambda" + of);
            if (lambda >= 0 && lambda <= MOST_LAMBDA) {
                own.number(
                        () -> where(key, "pCompatible" + of),
                        NoncentralF.upperTail(f, freedom.between, freedom.within, lambda),
                        row.number("pCompatible" + of),
                        LEAST_P / OF_P,
                        OF_P);
            }
        }
    }

    /** By permutations; where these may stop early, p is a share of those that were drawn. */
    private void drawn(Findings.Held own, Of key, CsvRows row, String column) {
        double p = row.number(column);
        double drawn = row.number("permutations");
        double stop = options.path("stop-after").asDouble(0);
        double asked = options.path("permutations").asDouble(Double.NaN);
        if (stop == 0 && !Double.isNaN(asked)) {
            own.number(() -> where(key, "permutations"), asked, drawn, 0);
        }
        if (!(stop > 0 && Math.abs(p * drawn - stop) < DIGITS)) {
            ClusterClasses.drawn(own, key.text() + ", " + column, p, Double.isNaN(drawn) ? 0 : (long) drawn, false);
        }
    }

    /** Whether what a printed q leaves unexplained has digits enough to be a divisor. */
    private static boolean leavesMuch(double q) {
        return 1 - q > 1e-6;
    }

    private static Bilingual where(Of key, String column) {
        return Bilingual.same(key.text() + ", " + column);
    }

    /** A driver that a table names; one that the factors do not have is told. */
    private Optional<Factor> factor(Findings.Held held, Of key) {
        Factor factor = factors.get(key);
        held.same(); // it was looked for
        if (factor == null) {
            String file = run.name(FACTORS);
            held.differs(Bilingual.same(key.text()), "", Bilingual.of(file + " has no such row", file + " 中没有这一行"));
        }
        return Optional.ofNullable(factor);
    }

    /** The convention is that of the run; where p are corrected, what is under alpha is a difference. */
    private void verdict(Findings.Held own, Of key, CsvRows row, boolean isOfP) {
        convention(own, key, row);
        double alpha = options.path("alpha").asDouble(Double.NaN);
        double p = row.number("pAdjusted");
        if (isOfP && !Double.isNaN(alpha) && !(Math.abs(p - alpha) <= DIGITS * alpha)) {
            own.text(() -> where(key, "different"), p < alpha ? "yes" : "no", row.text("different"));
        }
    }

    private void convention(Findings.Held own, Of key, CsvRows row) {
        String recorded = options.path("convention").asText();
        if (!recorded.isEmpty()) {
            own.text(() -> where(key, "convention"), recorded, row.text("convention"));
        }
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
            verdict(own, key, row, true);
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
        Findings.Held own = findings.sums(run.name(ECOLOGICAL));
        Map<Of, List<Test>> tests = new LinkedHashMap<>();
        run.each(ECOLOGICAL, row -> {
            Of key = pair(row);
            tests.computeIfAbsent(key.with(""), k -> new ArrayList<>())
                    .add(new Test(key, row.number("p"), row.number("pAdjusted"), row.text("correction")));
            boolean ofQ = isBy(row, Convention.GEODETECTOR) || isBy(row, Convention.GD);
            verdict(own, key, row, !ofQ);
            Factor a = factor(held, key.with(row.text("a"))).orElse(NONE);
            Factor b = factor(held, key.with(row.text("b"))).orElse(NONE);
            double f = row.number("f");
            if (!(a.units > 1) || !(b.units > 1) || !(f > 0) || Double.isInfinite(f)) {
                return;
            }
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
        tests.values().forEach(t -> corrected(own, t));
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
            convention(own, key, row);
            factor(held, key.with(row.text("a")))
                    .ifPresent(of -> held.number(() -> where(key, "qA"), of.q, a, 0, DIGITS));
            factor(held, key.with(row.text("b")))
                    .ifPresent(of -> held.number(() -> where(key, "qB"), of.q, b, 0, DIGITS));
            own.number(() -> where(key, "excess"), q - Math.max(a, b), row.number("excess"), 1);
            drawn(own, key, row, "pExcess");
            if (DoubleStream.of(a, b, a + b).allMatch(limit -> Math.abs(q - limit) > DIGITS)) {
                String type =
                        DetectorMethod.words(InteractionType.of(a, b, q, 0)).en();
                own.text(() -> where(key, "type"), type, row.text("type"));
            }
        });
    }

    private void shares() {
        Findings.Held own = findings.sums(run.name(SHARES));
        Findings.Held held = findings.cells(run.name(SHARES), run.name(FACTORS));
        Map<Of, Total> sums = new LinkedHashMap<>();
        Map<Of, Double> joint = new HashMap<>();
        run.each(SHARES, row -> {
            Of key = Of.of(row, "driver");
            double all = row.number("joint_q");
            factor(held, key)
                    .ifPresent(f -> held.text(() -> where(key, "arithmetic"), f.arithmetic, row.text("arithmetic")));
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
