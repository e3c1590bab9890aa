package org.carbonscape.study.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.Factor;
import org.carbonscape.driver.InteractionType;
import org.carbonscape.driver.Risk;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.method.DetectorMethod;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.plan.StrataRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From columns to findings: how drivers become strata, q by its definition, and the tables of it. */
class DetectorRunTest {
    private static final DetectorOptions NO_DRAWS =
            DetectorOptions.defaults(1).withPermutations(0, 0).withReplicates(0, 0.95);

    private static final Where NOWHERE = new Where(new int[0], Optional.empty());
    private static final int N = 60;
    private static final double[] Y = new double[N];
    private static final double[] SLOPE = new double[N];
    private static final double[] ZONE = new double[N];
    private static final List<String> SOIL;

    static {
        Random random = new Random(42);
        String[] soil = new String[N];
        for (int i = 0; i < N; i++) {
            SLOPE[i] = random.nextDouble() * 40;
            ZONE[i] = i % 4 + 1;
            soil[i] = i % 3 == 0 ? "red" : i % 3 == 1 ? "yellow" : "paddy";
            Y[i] = SLOPE[i] / 10 + (i % 3) * 2 + random.nextGaussian();
        }
        SOIL = List.of(soil);
    }

    private static final DriverColumn SLOPES = DriverColumn.ofNumbers("slope", SLOPE);
    private static final DriverColumn ZONES = DriverColumn.ofNumbers("zone", ZONE);
    private static final DriverColumn SOILS = DriverColumn.ofText("soil", SOIL);

    private static StrataRule rule(String text) {
        return StrataRule.of(
                StrataRule.Ways.read(text, "geodetector.discretisation"),
                new StrataRule.ClassNumbers(3, 8),
                ChoiceRule.CROSS_VALIDATED);
    }

    private static DetectorRun run(String text) {
        return new DetectorRun(rule(text), NO_DRAWS, false, new PlainEngine());
    }

    private static DetectorRun.Outcome outcome(String text, DriverColumn... drivers) {
        return run(text).run("y", Y, List.of(drivers), NOWHERE, Set.of());
    }

    /** 1 - sum of squares within strata over sum of squares of all. */
    private static double q(double[] y, Object[] strata) {
        double mean = Arrays.stream(y).average().orElseThrow();
        Map<Object, double[]> sums = new HashMap<>();
        for (int i = 0; i < y.length; i++) {
            double[] s = sums.computeIfAbsent(strata[i], k -> new double[2]);
            s[0]++;
            s[1] += y[i];
        }
        double within = 0;
        double all = 0;
        for (int i = 0; i < y.length; i++) {
            double[] s = sums.get(strata[i]);
            within += Math.pow(y[i] - s[1] / s[0], 2);
            all += Math.pow(y[i] - mean, 2);
        }
        return 1 - within / all;
    }

    private static Factor factor(DetectorRun.Outcome outcome, String name) {
        return outcome.detection().factors().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DetectorRun.Cut cut(DetectorRun.Outcome outcome, String name) {
        return outcome.cuts().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // strata by the rule

    @Test
    void textAndFewNumbersAreGivenAndTheRestIsSearched() {
        DetectorRun.Outcome found = outcome("auto", SLOPES, ZONES, SOILS);
        assertThat(found.y()).isEqualTo("y");
        assertThat(found.cuts()).extracting(DetectorRun.Cut::name).containsExactly("slope", "zone", "soil");
        assertThat(cut(found, "zone").rule()).isEqualTo("given");
        assertThat(cut(found, "soil").rule()).isEqualTo("given");
        assertThat(cut(found, "slope").search()).isPresent();
        assertThat(cut(found, "slope").rule()).isIn("equal", "quantile", "natural", "geometric", "sd");
        assertThat(factor(found, "zone").q())
                .isCloseTo(q(Y, Arrays.stream(ZONE).boxed().toArray()), within(1e-9));
        assertThat(factor(found, "soil").q()).isCloseTo(q(Y, SOIL.toArray()), within(1e-9));
        assertThat(factor(found, "slope").strata()).isBetween(3, 8);
    }

    /** Classes as (b1, b2]: lowest class up to and with the first break. */
    @ParameterizedTest
    @CsvSource({"'manual:10,20,30', 4", "'manual:slope=5,15;zone=2', 3"})
    void breaksOfTheUserAreTakenAsTheyStand(String text, int classes) {
        DetectorRun.Outcome found = outcome(text, SLOPES);
        assertThat(cut(found, "slope").rule()).isEqualTo("manual");
        double[] breaks = cut(found, "slope").breaks();
        assertThat(breaks).hasSize(classes - 1);
        Object[] strata = Arrays.stream(SLOPE)
                .mapToObj(v -> (Object) Arrays.stream(breaks).filter(b -> v > b).count())
                .toArray();
        assertThat(factor(found, "slope").strata()).isEqualTo(classes);
        assertThat(factor(found, "slope").q()).isCloseTo(q(Y, strata), within(1e-9));
        assertThat(cut(found, "slope").search()).isEmpty();
    }

    @Test
    void manualBreaksForOtherDriversOnlyAreAProblem() {
        assertThat(Sketch.told(() -> outcome("manual:zone=2", SLOPES, ZONES))).isEqualTo("""
                DRIVER-14   slope: breaks are given for other drivers only
                            Write manual:slope=b1,b2 as well, or leave the driver out.
                DRIVER-14   slope：只给出了其他因子的断点
                            请同时写出 manual:slope=b1,b2，或去掉该因子。""");
    }

    @ParameterizedTest
    @CsvSource({"equal:4, equal, 4", "quantile:5, quantile, 5", "natural:3, natural, 3", "optimal:4, optimal, 4"})
    void oneWayAndOneNumberAreTakenWithoutAChoice(String text, String way, int classes) {
        DetectorRun.Outcome found = outcome(text, SLOPES);
        assertThat(cut(found, "slope").rule()).isEqualTo(way);
        assertThat(factor(found, "slope").strata()).isEqualTo(classes);
        assertThat(DetectorRun.candidates(cut(found, "slope"))).hasSize(1);
    }

    @Test
    void equalClassesAreEqualAndQuantilesHoldAsMany() {
        double[] equal = cut(outcome("equal:4", SLOPES), "slope").breaks();
        double low = Arrays.stream(SLOPE).min().orElseThrow();
        double high = Arrays.stream(SLOPE).max().orElseThrow();
        for (int k = 1; k < 4; k++) {
            assertThat(equal[k - 1]).isCloseTo(low + k * (high - low) / 4, within(1e-9));
        }
        double[] quantile = cut(outcome("quantile:4", SLOPES), "slope").breaks();
        for (int k = 0; k < 3; k++) {
            double b = quantile[k];
            assertThat(Arrays.stream(SLOPE).filter(v -> v <= b).count()).isEqualTo(15L * (k + 1));
        }
    }

    @Test
    void numbersTooFewToBeCutAreGivenAndThatIsTold() {
        DetectorRun.Outcome found = outcome("equal:6", ZONES);
        assertThat(cut(found, "zone").rule()).isEqualTo("given");
        assertThat(found.cautions())
                .filteredOn(p -> p.code() == ProblemCode.DRIVER_C15_FEW_VALUES)
                .hasSize(1);
        Problem told = found.cautions().stream()
                .filter(p -> p.code() == ProblemCode.DRIVER_C15_FEW_VALUES)
                .findFirst()
                .orElseThrow();
        assertThat(Sketch.told(told)).isEqualTo("""
                DRIVER-C15  zone: its different values (4) are its strata, since they are too few for 6 \
                classes
                            Ask for fewer classes, or take it as it is.
                DRIVER-C15  zone：其不同取值只有 4 个，不足以分为 6 级，故直接作为分层
                            请减少级数，或按此使用。""");
    }

    @Test
    void wholeNumbersThatWereCutAreDoubtedUnderAutoOnly() {
        double[] codes = IntStream.range(0, N).mapToDouble(i -> 3 * (i % 20)).toArray();
        DriverColumn x = DriverColumn.ofNumbers("code", codes);
        assertThat(outcome("auto", x).cautions()).extracting(Problem::code).contains(ProblemCode.DRIVER_C17_CODES);
        assertThat(outcome("quantile:4", x).cautions())
                .extracting(Problem::code)
                .doesNotContain(ProblemCode.DRIVER_C17_CODES);
    }

    // missing values

    @Test
    void onlyUnitsWithYAndEveryDriverAreUsed() {
        double[] y = Y.clone();
        double[] slope = SLOPE.clone();
        double[] zone = ZONE.clone();
        y[3] = Double.NaN;
        slope[10] = Double.NaN;
        zone[20] = Double.NaN;
        zone[3] = Double.NaN;
        DetectorRun.Outcome found = run("manual:slope=10,20;zone=2")
                .run(
                        "y",
                        y,
                        List.of(DriverColumn.ofNumbers("slope", slope), DriverColumn.ofNumbers("zone", zone)),
                        NOWHERE,
                        Set.of());
        assertThat(found.detection().units()).isEqualTo(N - 3);
        assertThat(found.detection().missing()).isEqualTo(3);
        int[] kept =
                IntStream.range(0, N).filter(i -> i != 3 && i != 10 && i != 20).toArray();
        double expected = q(
                Arrays.stream(kept).mapToDouble(i -> y[i]).toArray(),
                Arrays.stream(kept).mapToObj(i -> (Object) (zone[i] > 2)).toArray());
        assertThat(factor(found, "zone").q()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void tooFewWholeUnitsNameTheDriverThatLacksMost() {
        double[] hole = new double[N];
        Arrays.fill(hole, 2, N, Double.NaN);
        assertThat(Sketch.told(() -> outcome("auto", SLOPES, DriverColumn.ofNumbers("hole", hole))))
                .isEqualTo("""
                DRIVER-02   y: only 2 of 60 units have y and every driver
                            At least 3 are needed: fill the gaps, or leave out the driver that lacks most values, hole.
                DRIVER-02   y：60 个单元中只有 2 个同时具有 y 和全部驱动因子
                            至少需要 3 个：请补全缺失值，或去掉缺失最多的因子 hole。""");
    }

    // drivers that no way cuts

    @Test
    void aDriverThatNoWayCutsIsLeftOutAndTold() {
        double[] flat = new double[N];
        DetectorRun.Outcome found = run("auto")
                .runWithout("2005", "y", Y, List.of(SLOPES, DriverColumn.ofNumbers("flat", flat)), NOWHERE, Set.of());
        assertThat(found.detection().factors()).extracting(Factor::name).containsExactly("slope");
        assertThat(Sketch.told(found.cautions().get(0))).isEqualTo("""
                DRIVER-C10  flat: left out of 2005: nearly all units have the same value, so it cannot be divided \
                into classes
                            The other drivers are compared without it.
                DRIVER-C10  flat：在 2005 中未使用：几乎所有单元取值相同，任何分级方式都无法分级
                            其余因子在不含它的情况下比较。""");
    }

    @Test
    void fewUnitsThatAllDifferAreNotSaidToBeAlike() {
        double[] few = {1, 2, 4};
        DetectorRun.Outcome found = run("auto")
                .runWithout(
                        "2005",
                        "y",
                        new double[] {1, 2, 9},
                        List.of(
                                DriverColumn.ofText("zone", List.of("a", "a", "b")),
                                DriverColumn.ofNumbers("few", few)),
                        NOWHERE,
                        Set.of());
        assertThat(Sketch.told(found.cautions().get(0))).isEqualTo("""
                DRIVER-C10  few: left out of 2005: it has 3 different values on 3 units, so it cannot be divided \
                into classes
                            The other drivers are compared without it.
                DRIVER-C10  few：在 2005 中未使用：3 个单元有 3 个不同取值，任何分级方式都无法分级
                            其余因子在不含它的情况下比较。""");
    }

    @Test
    void whereNoDriverIsLeftTheyAreAllTold() {
        double[] flat = new double[N];
        List<Problem> problems = Sketch.problems(() -> run("auto")
                .runWithout(
                        "2005",
                        "y",
                        Y,
                        List.of(DriverColumn.ofNumbers("b", flat), DriverColumn.ofNumbers("a", flat)),
                        NOWHERE,
                        Set.of()));
        assertThat(problems).extracting(Problem::place).containsExactly("a", "b");
        assertThat(problems).allMatch(p -> p.code() == ProblemCode.DRIVER_06_NO_BREAKS);
    }

    @Test
    void otherProblemsStopTheRun() {
        double[] infinite = SLOPE.clone();
        infinite[4] = Double.POSITIVE_INFINITY;
        assertThat(Sketch.problems(() -> run("auto")
                        .runWithout(
                                "2005",
                                "y",
                                Y,
                                List.of(ZONES, DriverColumn.ofNumbers("bad", infinite)),
                                NOWHERE,
                                Set.of())))
                .extracting(Problem::code)
                .contains(ProblemCode.DRIVER_04_INFINITE);
    }

    // cells of rasters

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void columnsReadWhenTheirTurnComesFindTheSame(int threads) {
        try (Engine engine = new LocalEngine(threads)) {
            DetectorRun run = new DetectorRun(rule("auto"), NO_DRAWS, true, engine);
            DetectorRun.Outcome found = run.run(
                    new DetectorRun.Later("y", Y::clone),
                    List.of(new DetectorRun.Later("slope", SLOPE::clone), new DetectorRun.Later("zone", ZONE::clone)),
                    N,
                    "slope",
                    0,
                    new int[0],
                    Set.of());
            DetectorRun.Outcome other = new DetectorRun(rule("auto"), NO_DRAWS, true, new PlainEngine())
                    .run("y", Y, List.of(SLOPES, ZONES), NOWHERE, Set.of());
            assertThat(DetectorTables.of(List.of(entry(found))).stream().map(Sketch::rows))
                    .isEqualTo(DetectorTables.of(List.of(entry(other))).stream()
                            .map(Sketch::rows)
                            .toList());
        }
    }

    @Test
    void infiniteYIsToldByItsRow() {
        double[] y = Y.clone();
        y[5] = Double.NEGATIVE_INFINITY;
        y[9] = Double.POSITIVE_INFINITY;
        assertThat(Sketch.told(() -> run("auto")
                        .run(
                                new DetectorRun.Later("y", () -> y),
                                List.of(new DetectorRun.Later("slope", SLOPE::clone)),
                                N,
                                "slope",
                                0,
                                new int[0],
                                Set.of())))
                .startsWith("DRIVER-04   y: 2 values are infinite, the first in row 6\n");
    }

    @Test
    void cellsWithoutAnyDriverNameTheOneThatLacksMost() {
        assertThat(Sketch.told(() -> run("auto")
                        .run(
                                new DetectorRun.Later("y", () -> new double[2]),
                                List.of(new DetectorRun.Later("dem", () -> new double[2])),
                                500,
                                "dem",
                                498,
                                new int[0],
                                Set.of())))
                .startsWith("""
                DRIVER-02   y: only 2 of 500 units have y and every driver
                            At least 3 are needed: fill the gaps, or leave out the driver that lacks most values, dem.
                """);
    }

    // tables

    private static DetectorTables.Entry entry(DetectorRun.Outcome outcome) {
        return new DetectorTables.Entry("cells", 2010, outcome, Set.of("slope"));
    }

    private static List<Table> tables(DetectorRun.Outcome outcome) {
        return DetectorTables.of(List.of(entry(outcome)));
    }

    private static Table table(DetectorRun.Outcome outcome, String name) {
        return tables(outcome).stream()
                .filter(t -> t.name().equals("geodetector-" + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thereAreSevenTablesThatBeginWithSetYearAndY() {
        List<Table> tables = tables(outcome("auto", SLOPES, ZONES, SOILS));
        assertThat(tables)
                .extracting(Table::name)
                .containsExactly(
                        "geodetector-factors",
                        "geodetector-interactions",
                        "geodetector-risk",
                        "geodetector-risk-tests",
                        "geodetector-ecological",
                        "geodetector-discretisation",
                        "geodetector-shares");
        assertThat(tables).allSatisfy(t -> {
            assertThat(Sketch.rows(t).get(0)).startsWith("unit_set", "year", "y");
            assertThat(Sketch.rows(t).stream().skip(1))
                    .allMatch(r -> r.subList(0, 3).equals(List.of("cells", "2010", "y")));
        });
    }

    @Test
    void factorsSayWhetherTheirQIsArithmetic() {
        Table table = table(outcome("auto", SLOPES, ZONES, SOILS), "factors");
        assertThat(table.rows()).isEqualTo(3);
        int arithmetic = table.column("arithmetic");
        for (int r = 0; r < 3; r++) {
            assertThat(table.text(r, arithmetic)).isEqualTo(table.text(r, 3).equals("slope") ? "yes" : "no");
            assertThat(table.text(r, table.column("convention"))).isEqualTo("carbonscape");
            assertThat(table.integer(r, table.column("units"))).isEqualTo(N);
        }
        assertThat(Sketch.number(table, "q", "cells", "2010", "y", "soil"))
                .isCloseTo(q(Y, SOIL.toArray()), within(1e-9));
        assertThat(Sketch.number(table, "pPermutation", "cells", "2010", "y", "soil"))
                .isNaN();
    }

    @Test
    void interactionsArePairsWithTheQOfTheCrossedStrata() {
        Table table = table(outcome("auto", ZONES, SOILS), "interactions");
        assertThat(table.rows()).isEqualTo(1);
        Object[] crossed = IntStream.range(0, N)
                .mapToObj(i -> (Object) (ZONE[i] + " " + SOIL.get(i)))
                .toArray();
        double both = q(Y, crossed);
        double a = q(Y, Arrays.stream(ZONE).boxed().toArray());
        double b = q(Y, SOIL.toArray());
        assertThat(table.number(0, table.column("q"))).isCloseTo(both, within(1e-9));
        assertThat(table.number(0, table.column("qA"))).isCloseTo(a, within(1e-9));
        assertThat(table.number(0, table.column("qB"))).isCloseTo(b, within(1e-9));
        assertThat(table.text(0, table.column("type")))
                .isEqualTo(both > a + b ? "nonlinear enhancement" : "bi-factor enhancement");
        assertThat(table.integer(0, table.column("strata"))).isEqualTo(12);
    }

    @Test
    void everyTypeOfInteractionHasWordsOfItsOwn() {
        assertThat(Arrays.stream(InteractionType.values()).map(DetectorMethod::words))
                .hasSize(5)
                .doesNotHaveDuplicates()
                .allMatch(w -> w.zh().matches("\\p{IsHan}+"));
    }

    @Test
    void strataOfCutDriversStandFromLowToHighWithMeanAndSpread() {
        DetectorRun.Outcome found = outcome("manual:5,10,20,30", SLOPES);
        Table table = table(found, "risk");
        assertThat(table.rows()).isEqualTo(5);
        double[] limits = {Double.NEGATIVE_INFINITY, 5, 10, 20, 30, Double.POSITIVE_INFINITY};
        for (int k = 0; k < 5; k++) {
            double low = limits[k];
            double high = limits[k + 1];
            double[] own = IntStream.range(0, N)
                    .filter(i -> SLOPE[i] > low && SLOPE[i] <= high)
                    .mapToDouble(i -> Y[i])
                    .toArray();
            double mean = Arrays.stream(own).average().orElseThrow();
            double squares =
                    Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum();
            assertThat(table.integer(k, table.column("number"))).isEqualTo(k + 1);
            assertThat(table.integer(k, table.column("units"))).isEqualTo(own.length);
            assertThat(table.number(k, table.column("mean"))).isCloseTo(mean, within(1e-9));
            assertThat(table.number(k, table.column("standard_deviation")))
                    .isCloseTo(Math.sqrt(squares / (own.length - 1)), within(1e-9));
        }
        Risk risk = found.detection().risk().get(0);
        assertThat(DetectorTables.ordered(risk, found).stream().map(Risk.Stratum::label))
                .containsExactlyElementsOf(
                        Sketch.rows(table).stream().skip(1).map(r -> r.get(5)).toList());
    }

    @Test
    void risksAreComparedPairByPairWithTheCorrectionNamed() {
        Table table = table(outcome("auto", ZONES), "risk-tests");
        assertThat(table.rows()).isEqualTo(6); // pairs of four
        for (int r = 0; r < 6; r++) {
            double p = table.number(r, table.column("p"));
            double adjusted = table.number(r, table.column("pAdjusted"));
            assertThat(adjusted).isGreaterThanOrEqualTo(p).isLessThanOrEqualTo(1);
            assertThat(table.text(r, table.column("different"))).isEqualTo(adjusted < 0.05 ? "yes" : "no");
            assertThat(table.text(r, table.column("correction"))).isEqualTo("holm");
        }
    }

    @Test
    void whatWasTriedAndWhatWasChosenStandInATable() {
        DetectorRun.Outcome found = outcome("auto", SLOPES, ZONES);
        Table table = table(found, "discretisation");
        List<List<String>> rows = Sketch.rows(table);
        assertThat(rows.get(0))
                .containsExactly(
                        "unit_set",
                        "year",
                        "y",
                        "driver",
                        "method",
                        "classes",
                        "q",
                        "q_cross_validated",
                        "units_in_smallest",
                        "eligible",
                        "chosen",
                        "breaks");
        List<List<String>> chosen = rows.stream()
                .filter(r -> r.get(3).equals("slope") && r.get(10).equals("yes"))
                .toList();
        assertThat(chosen).hasSize(1);
        assertThat(chosen.get(0).get(4)).isEqualTo(cut(found, "slope").rule());
        assertThat(Arrays.stream(chosen.get(0).get(11).split(" ")).mapToDouble(Double::parseDouble))
                .hasSize(cut(found, "slope").breaks().length);
        assertThat(rows.stream().filter(r -> r.get(3).equals("zone")).map(r -> r.get(4) + " " + r.get(5)))
                .containsExactly("given 4");
    }

    @Test
    void sharesSumToTheJointQ() {
        DetectorRun.Outcome found = new DetectorRun(rule("auto"), NO_DRAWS, true, new PlainEngine())
                .run("y", Y, List.of(SLOPES, ZONES, SOILS), NOWHERE, Set.of());
        Table table = table(found, "shares");
        assertThat(table.rows()).isEqualTo(3);
        double sum = 0;
        double relative = 0;
        for (int r = 0; r < 3; r++) {
            sum += table.number(r, table.column("share_of_q"));
            relative += table.number(r, table.column("relative"));
        }
        assertThat(sum).isCloseTo(table.number(0, table.column("joint_q")), within(1e-9));
        assertThat(relative).isCloseTo(1, within(1e-9));
        assertThat(table(outcome("auto", SLOPES, ZONES), "shares").rows()).isEqualTo(0);
    }

    @Test
    @SuppressWarnings("unchecked") // its members are lists of members
    void machineOutputHoldsWhatTheTablesHold() {
        DetectorRun.Outcome found = new DetectorRun(rule("auto"), NO_DRAWS, true, new PlainEngine())
                .run("y", Y, List.of(SLOPES, ZONES, SOILS), NOWHERE, Set.of());
        Map<String, Object> json = DetectorTables.json(found);
        assertThat(json.keySet())
                .containsExactly(
                        "y",
                        "units",
                        "missing",
                        "convention",
                        "dropSingletons",
                        "permutations",
                        "replicates",
                        "seed",
                        "factors",
                        "interactions",
                        "risk",
                        "ecological",
                        "discretisation",
                        "shares");
        assertThat(json)
                .containsEntry("units", N)
                .containsEntry("convention", "carbonscape")
                .containsEntry("seed", 1L);
        List<Map<String, Object>> factors = (List<Map<String, Object>>) json.get("factors");
        Table table = table(found, "factors");
        for (int r = 0; r < 3; r++) {
            assertThat(factors.get(r)).containsEntry("name", table.text(r, 3));
            for (Table.Column column :
                    table.columns().subList(4, table.columns().size() - 2)) {
                Object own = factors.get(r).get(column.name());
                assertThat(own).as(column.name()).isNotNull();
                double expected = column.kind() == Table.Kind.INTEGER
                        ? table.integer(r, table.column(column.name()))
                        : table.number(r, table.column(column.name()));
                assertThat(Double.valueOf(((Number) own).doubleValue())).isEqualTo(Double.valueOf(expected));
            }
        }
        List<Map<String, Object>> risk = (List<Map<String, Object>>) json.get("risk");
        assertThat(risk.get(0)).containsEntry("name", "slope").containsKeys("strata", "comparisons", "correction");
        List<Map<String, Object>> cuts = (List<Map<String, Object>>) json.get("discretisation");
        assertThat(cuts.get(1))
                .containsEntry("name", "zone")
                .containsEntry("method", "given")
                .doesNotContainKey("candidates");
        assertThat((List<Map<String, Object>>) cuts.get(0).get("candidates")).hasSize(30); // five ways, 3 to 8 classes
    }
}
