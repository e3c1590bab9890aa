package org.carbonscape.study.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.carbonscape.driver.Factor;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The detector of a study whose squares are its cells. */
class DriverStageTest {
    private static final String CELLS = "  cells: { fishnet: 100 m }\n";
    private static final String DRIVERS = """
            drivers:
              height: dem.tif
              town: distance to construction
            """;

    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
    }

    private DriverStage stage(String... sections) {
        List<String> all = new ArrayList<>(List.of(CELLS));
        all.addAll(List.of(sections));
        return stage(small.run(all.toArray(String[]::new)));
    }

    private static DriverStage stage(SmallStudy.Run run) {
        PlainEngine engine = new PlainEngine();
        return new DriverStage(
                run.study(),
                run.inputs(),
                run.counts(),
                run.account(),
                new DriverValues(run.inputs(), run.counts(), engine),
                engine);
    }

    private static String detector(String more) {
        return "geodetector: { units: cells, permutations: 0, bootstrap: 0" + more + " }\n";
    }

    /** The first phase has no phase before it, and is not asked for. */
    @Test
    void aChangeOfStockIsExplainedInEveryPhaseButTheFirst() {
        DriverStage stage = stage(
                SmallStudy.ALL_CARBON, "drivers: { dem: dem.tif }\n", detector(", y: stock_change_per_ha, classes: 3"));
        assertThat(stage.entries()).extracting(DetectorTables.Entry::year).containsExactly(2010, 2020);
        UnitY y = UnitY.of(
                "stock_change_per_ha", small.run(CELLS, SmallStudy.ALL_CARBON).account(), 1, 2);
        for (int i = 0; i < y.units().length; i++) {
            int cell = y.units()[i] - 1;
            int before = SmallStudy.at(1, cell % 8, cell / 8);
            double held = before == 0 ? 0 : SmallStudy.STOCK_tC_PER_HA[before - 1];
            assertThat(y.values()[i])
                    .isEqualTo(SmallStudy.STOCK_tC_PER_HA[SmallStudy.at(2, cell % 8, cell / 8) - 1] - held);
        }
    }

    /** tCO2 of a cell of a hectare. */
    private static double net(int phase, int cell) {
        int c = SmallStudy.at(phase, cell % 8, cell / 8);
        int unit = SmallStudy.unit(cell % 8, cell / 8);
        return SmallStudy.FACTORS_tCO2_PER_HA[c - 1]
                + (c == 3 ? SmallStudy.EMISSIONS_tCO2[phase][unit - 1] / SmallStudy.cells(unit, phase, 3) : 0);
    }

    private interface OfCell {
        Object stratum(int cell);
    }

    /** 1 - sum of squares within over sum of squares, over cells with a class. */
    private static double q(int phase, OfCell strata) {
        int[] cells = IntStream.range(0, 48)
                .filter(i -> SmallStudy.at(phase, i % 8, i / 8) > 0)
                .toArray();
        double mean =
                Arrays.stream(cells).mapToDouble(i -> net(phase, i)).average().orElseThrow();
        TreeMap<String, double[]> sums = new TreeMap<>();
        for (int i : cells) {
            double[] s = sums.computeIfAbsent(String.valueOf(strata.stratum(i)), k -> new double[2]);
            s[0]++;
            s[1] += net(phase, i);
        }
        double within = 0;
        double all = 0;
        for (int i : cells) {
            double[] s = sums.get(String.valueOf(strata.stratum(i)));
            within += Math.pow(net(phase, i) - s[1] / s[0], 2);
            all += Math.pow(net(phase, i) - mean, 2);
        }
        return 1 - within / all;
    }

    private static double q(DriverStage stage, int entry, String driver) {
        return stage.entries().get(entry).outcome().detection().factors().stream()
                .filter(f -> f.name().equals(driver))
                .mapToDouble(Factor::q)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void qOfEachPhaseIsThatOfTheUnitsWithLand() {
        DriverStage stage = stage(
                SmallStudy.FACTORS_AND_EMISSIONS,
                DRIVERS,
                detector(", discretisation: \"manual:height=120,150;town=150\""));
        assertThat(stage.entries()).extracting(DetectorTables.Entry::year).containsExactly(2000, 2010, 2020);
        for (int p = 0; p < 3; p++) {
            DetectorTables.Entry entry = stage.entries().get(p);
            assertThat(entry.set()).isEqualTo("cells");
            assertThat(entry.outcome().y()).isEqualTo("net_per_ha_" + SmallStudy.YEARS.get(p));
            assertThat(entry.outcome().detection().units()).isEqualTo(47);
            int phase = p;
            assertThat(q(stage, p, "height"))
                    .isCloseTo(
                            q(phase, i -> {
                                int dem = 100 + 10 * (i % 8) + i / 8;
                                return dem <= 120 ? 0 : dem <= 150 ? 1 : 2;
                            }),
                            within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({"net_2010, 2010", "source_per_ha_2020, 2020", "sink_2000, 2000"})
    void yWithAYearIsOnePhase(String y, int year) {
        DriverStage stage = stage(SmallStudy.FACTORS_AND_EMISSIONS, DRIVERS, detector(", y: " + y));
        assertThat(stage.entries()).hasSize(1);
        assertThat(stage.entries().get(0).year()).isEqualTo(year);
        assertThat(stage.entries().get(0).outcome().y()).isEqualTo(y);
    }

    /** Squares at the border are cut, so an amount and an amount a hectare differ. */
    @Test
    void anAmountAHectareIsDividedByTheUnitsLand() {
        String squares = "  cells: { fishnet: 300 m }\n";
        String rule = ", discretisation: \"manual:120\"";
        double amount = q(
                stage(small.run(
                        squares,
                        SmallStudy.FACTORS_AND_EMISSIONS,
                        "drivers: { height: dem.tif }\n",
                        detector(rule + ", y: net_2020"))),
                0,
                "height");
        double density = q(
                stage(small.run(
                        squares,
                        SmallStudy.FACTORS_AND_EMISSIONS,
                        "drivers: { height: dem.tif }\n",
                        detector(rule + ", y: net_per_ha_2020"))),
                0,
                "height");
        assertThat(amount).isNotCloseTo(density, within(1e-3));
        // 3 x 2 squares: columns 0-2, 3-5, 6-7 and rows 0-2, 3-5
        double[] sum = new double[6];
        double[] land = new double[6];
        double[] dem = new double[6];
        double[] cells = new double[6];
        for (int i = 0; i < 48; i++) {
            int s = i % 8 / 3 + i / 8 / 3 * 3;
            cells[s]++;
            dem[s] += 100 + 10 * (i % 8) + i / 8;
            if (SmallStudy.at(2, i % 8, i / 8) > 0) {
                sum[s] += net(2, i);
                land[s]++;
            }
        }
        assertThat(amount).isCloseTo(two(sum, s -> dem[s] / cells[s] <= 120), within(1e-6));
        assertThat(density)
                .isCloseTo(
                        two(
                                IntStream.range(0, 6)
                                        .mapToDouble(s -> sum[s] / land[s])
                                        .toArray(),
                                s -> dem[s] / cells[s] <= 120),
                        within(1e-6));
    }

    private static double two(double[] y, IntPredicate low) {
        double mean = Arrays.stream(y).average().orElseThrow();
        double all = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum();
        double within = 0;
        for (boolean side : new boolean[] {true, false}) {
            double[] own = IntStream.range(0, y.length)
                    .filter(s -> low.test(s) == side)
                    .mapToDouble(s -> y[s])
                    .toArray();
            double m = Arrays.stream(own).average().orElseThrow();
            within += Arrays.stream(own).map(v -> (v - m) * (v - m)).sum();
        }
        return 1 - within / all;
    }

    // what makes y cannot explain it

    @ParameterizedTest
    @CsvSource({
        "net, woods fields town land",
        "source, fields town land",
        "sink, woods land",
        "stock, woods fields town land",
    })
    void sharesOfClassesThatMakeYAreArithmetic(String y, String made) {
        DriverStage stage = stage(SmallStudy.ALL_CARBON, """
                drivers:
                  height: dem.tif
                  woods: share of forest
                  fields: share of cropland
                  town: share of construction
                  far: distance to forest
                  land: majority of 2020.tif
                """, detector(", y: " + y + "_2020"));
        assertThat(stage.entries().get(0).computedFrom()).containsExactlyInAnyOrder(made.split(" "));
        assertThat(stage.cautions()).extracting(Problem::code).contains(ProblemCode.DRIVER_C01_CIRCULAR);
    }

    @ParameterizedTest
    @CsvSource({"net, true", "source, true", "sink, false", "stock, false"})
    void theWeightsOfAllocationFindThemselves(String y, boolean made) {
        small.values("lights.tif", (column, row) -> 1 + column * row);
        DriverStage stage = stage("""
                carbon:
                  factors: factors.csv
                  emissions: { file: emissions.csv, units: parts }
                  allocate: { by: lights.tif }
                  stock: stock.csv
                drivers: { lights: lights.tif, height: dem.tif }
                """, detector(", y: " + y + "_2020"));
        assertThat(stage.entries().get(0).computedFrom().contains("lights")).isEqualTo(made);
        assertThat(stage.entries().get(0).computedFrom()).doesNotContain("height");
    }

    // what is left out

    @Test
    void aDistanceToAClassThatIsNowhereIsLeftOutOfThatPhase() {
        small.classes("2000.tif", "22221111\n".repeat(6));
        small.text("emissions.csv", "year,unit,amount,unit_of_amount\n2000,B,0,tCO2\n2010,B,8,tCO2\n2020,B,8,tCO2\n");
        DriverStage stage = stage(SmallStudy.FACTORS_AND_EMISSIONS, DRIVERS, detector(""));
        assertThat(stage.entries().get(0).outcome().detection().factors())
                .extracting(Factor::name)
                .containsExactly("height");
        assertThat(stage.entries().get(1).outcome().detection().factors())
                .extracting(Factor::name)
                .containsExactly("height", "town");
        List<Problem> absent = stage.cautions().stream()
                .filter(p -> p.code() == ProblemCode.DRIVER_C11_ABSENT)
                .toList();
        assertThat(absent).hasSize(1);
        assertThat(Sketch.told(absent.get(0))).isEqualTo("""
                DRIVER-C11  drivers.town: left out of 2000: no cell has the class, so there is no distance to it
                            The other drivers are compared without it.
                DRIVER-C11  drivers.town：在 2000 中未使用：没有该类的像元，到它的距离不存在
                            其余因子在不含它的情况下比较。""");
    }

    @Test
    void theDriverThatLacksMostIsNamedInChineseBesideItsKey() {
        small.values("dem.tif", (column, row) -> column == row ? Double.NaN : 3 * column - row);
        DriverStage stage =
                stage(SmallStudy.FACTORS_AND_EMISSIONS, "drivers: { height: dem.tif }\n", detector(", classes: 3"));
        assertThat(stage.cautions())
                .filteredOn(p -> p.code() == ProblemCode.DRIVER_C06_MISSING)
                .isNotEmpty()
                .allSatisfy(p -> {
                    assertThat(p.found(Language.EN)).contains("; height lacks most");
                    assertThat(p.found(Language.ZH)).contains("缺失最多的是高程（height）");
                });
    }

    @Test
    void whereNoDriverIsLeftNoneIsSaidToBeComparedWithoutAnother() {
        small.classes("2000.tif", "22221111\n".repeat(6));
        small.text("emissions.csv", "year,unit,amount,unit_of_amount\n2000,B,0,tCO2\n2010,B,8,tCO2\n2020,B,8,tCO2\n");
        DriverStage stage =
                stage(SmallStudy.FACTORS_AND_EMISSIONS, "drivers: { town: distance to construction }\n", detector(""));
        assertThat(stage.entries()).extracting(DetectorTables.Entry::year).containsExactly(2010, 2020);
        assertThat(stage.cautions())
                .extracting(Problem::code)
                .contains(ProblemCode.RUN_C01_LEFT_OUT)
                .doesNotContain(ProblemCode.DRIVER_C11_ABSENT);
    }

    @Test
    void aPhaseWithoutValuesOfAnyTableIsLeftOutForThat() {
        small.text("gdp.csv", "unit,year,gdp\nA,2000,1\nB,2000,2\nC,2000,4\nD,2000,9\n");
        DriverStage stage = stage(
                SmallStudy.FACTORS_AND_EMISSIONS, "drivers: { gdp: gdp.csv }\n", detector(", y: net_per_ha_2020"));
        assertThat(stage.cautions())
                .filteredOn(c -> c.code() == ProblemCode.RUN_C01_LEFT_OUT)
                .extracting(c -> c.found(Language.EN))
                .containsExactly("left out of this run: the table has no values of 2020; the phase was analysed "
                        + "without this driver");
    }

    // blocks

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:4547", "EPSG:4490"})
    void permutationsStayInBlocksOnAnyGrid(String crs) {
        // polygons in a row, two blocks of four
        List<String> strips = new ArrayList<>();
        StringBuilder emissions = new StringBuilder("year,unit,amount,unit_of_amount\n");
        for (int c = 0; c < 8; c++) {
            strips.add("s%d %d 2999400 %d 3000000".formatted(c, 500_000 + 100 * c, 500_100 + 100 * c));
            for (int year : SmallStudy.YEARS) {
                emissions.append(year + ",s" + c + "," + (10 + c * c) + ",tCO2\n");
            }
        }
        Sketch.squares(folder.resolve("parts.geojson"), 4547, strips.toArray(String[]::new));
        small.text("emissions.csv", emissions.toString());
        SmallStudy.Run run = small.run(
                "grid: { crs: \"" + crs + "\", cell: 50 m }\n",
                SmallStudy.FACTORS_AND_EMISSIONS,
                "drivers: { height: dem.tif }\n",
                "geodetector: { units: parts, y: source_2020, discretisation: \"manual:120,150\", permutations: 99,"
                        + " bootstrap: 0, blocks: 400 m }\n");
        DriverStage stage = stage(run);
        Factor height = stage.entries().get(0).outcome().detection().factors().get(0);
        assertThat(height.test().permutations()).isEqualTo(99);
        assertThat(height.test().pPermutation()).isBetween(0.01, 1.0);
    }

    // other sizes

    @Test
    void qIsFoundAgainOnOtherSquares() {
        DriverStage stage = stage(
                SmallStudy.FACTORS_AND_EMISSIONS,
                "drivers: { height: dem.tif }\n",
                detector(", y: net_per_ha_2020, discretisation: \"manual:130\", size-effect: [100 m, 200 m, 300 m]"));
        DriverStage.Sizes sizes = stage.sizes().orElseThrow();
        assertThat(sizes.year()).isEqualTo(2020);
        assertThat(sizes.sizes_m()).containsExactly(100.0, 200.0, 300.0);
        assertThat(sizes.units()).containsExactly(47, 12, 6);
        assertThat(sizes.q()[0][0])
                .isCloseTo(q(2, i -> 100 + 10 * (i % 8) + i / 8 <= 130), within(1e-6))
                .isCloseTo(q(stage, 0, "height"), within(1e-9));
        assertThat(stage(SmallStudy.FACTORS_AND_EMISSIONS, DRIVERS, detector(""))
                        .sizes())
                .isEmpty();
    }

    /** The layers of the last phase, not those of the first on the last phase's land; so for their standard errors. */
    @ParameterizedTest
    @ValueSource(strings = {"", ", standard-error: \"e_{year}.tif\""})
    void sinksFromLayersAreThoseOfThePhaseOnOtherSquaresToo(String errors) {
        for (int year : new int[] {2000, 2010, 2020}) {
            small.values("n_" + year + ".tif", (column, row) -> year == 2020 ? 10 * column * row : 500 - 40 * column);
            small.values("e_" + year + ".tif", (column, row) -> 1);
        }
        DriverStage stage = stage(
                "carbon:\n  sinks: { classes: [forest, cropland], unit: gC/m2/yr, "
                        + "nep: { 2000: n_2000.tif, 2010: n_2010.tif, 2020: n_2020.tif }" + errors + " }\n",
                "drivers: { height: dem.tif }\n",
                detector(", y: net_per_ha, discretisation: \"manual:130\", size-effect: [100 m, 200 m]"));
        DriverStage.Sizes sizes = stage.sizes().orElseThrow();
        assertThat(sizes.year()).isEqualTo(2020);
        assertThat(sizes.q()[0][0]).isCloseTo(q(stage, 2, "height"), within(1e-9));
        assertThat(q(stage, 2, "height")).isNotCloseTo(q(stage, 0, "height"), within(0.01));
    }

    @Test
    void sizesWithTooFewSquaresOfLandAreLeftOutAndTold() {
        DriverStage stage = stage(
                SmallStudy.FACTORS_AND_EMISSIONS,
                "drivers: { height: dem.tif }\n",
                detector(", y: net_per_ha_2020, discretisation: \"manual:130\", size-effect: [100 m, 800 m]"));
        assertThat(stage.sizes().orElseThrow().sizes_m()).containsExactly(100.0);
        assertThat(stage.cautions())
                .filteredOn(p -> p.code() == ProblemCode.DRIVER_C13_SIZE_LEFT_OUT)
                .hasSize(1)
                .allSatisfy(p -> assertThat(Sketch.told(p)).startsWith("""
                        DRIVER-C13  geodetector.size-effect (0.8 km): left out of the size effect: only 1 squares \
                        hold land, too few to divide the drivers into classes
                        """));
    }

    // before any work

    private Problems checked(String... sections) {
        Study study = small.read(sections);
        Problems problems = new Problems();
        StudyInputs.open(study, List.of(DetectorChecks::opened), problems, new PlainEngine());
        return problems;
    }

    @Test
    void tooFewUnitsForTheClassesAskedForAreToldBeforeAnyWork() {
        Problems problems = checked(
                SmallStudy.FACTORS_AND_EMISSIONS,
                DRIVERS,
                "geodetector: { units: parts, discretisation: \"quantile:5\" }\n");
        assertThat(problems.problems()).hasSize(1);
        assertThat(problems.problems().get(0).code()).isEqualTo(ProblemCode.DRIVER_17_FEW_UNITS);
        assertThat(Sketch.told(problems.problems().get(0))).startsWith("""
                DRIVER-17   geodetector.units (parts): it gives at most 4 units, but 5 classes need at least \
                """.stripTrailing());
    }

    @Test
    void unitsThatHardlySufficeAreCautionedAgainst() {
        Problems problems = checked(
                "  cells: { fishnet: 200 m }\n",
                SmallStudy.FACTORS_AND_EMISSIONS,
                DRIVERS,
                "geodetector: { units: cells, discretisation: \"quantile:3\" }\n");
        assertThat(problems.isEmpty()).isTrue();
        assertThat(problems.cautions()).hasSize(1);
        assertThat(Sketch.told(problems.cautions().get(0))).isEqualTo("""
                DRIVER-C12  geodetector.units (cells): it gives at most 12 units, fewer than 5 for each of 3 classes
                            Chance alone makes its q high: use smaller units, or interpret it with care.
                DRIVER-C12  geodetector.units (cells)：最多只有 12 个单元，分 3 级时每级不足 5 个
                            此时 q 会偶然偏高：请使用更小的单元，或谨慎解读。""");
    }

    @Test
    void sizesThatNoFishnetCanHaveAreToldByTheirKey() {
        Problems problems = checked(
                CELLS,
                SmallStudy.FACTORS_AND_EMISSIONS,
                DRIVERS,
                "geodetector: { units: cells, size-effect: [50 m, 200 m] }\n");
        assertThat(problems.problems()).hasSize(1);
        assertThat(problems.problems().get(0).code()).isEqualTo(ProblemCode.UNITS_05_FISHNET_SIZE);
        assertThat(problems.problems().get(0).place()).isEqualTo("geodetector.size-effect (0.05 km)");
    }

    // places

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drivers.dem, net_2005                                | drivers.dem, net, 2005",
                "drivers.dem, net_2005; drivers.dem, net_2010         | drivers.dem, net, 2005, 2010",
                "drivers.dem, net_2005; drivers.slope, net_2005       | drivers.dem, net, 2005; drivers.slope, net, "
                        + "2005",
                "drivers.dem; drivers.slope                           | drivers.dem, drivers.slope",
                "drivers.dem, net_2005; drivers.slope                 | drivers.dem, net, 2005; drivers.slope",
            })
    void whatIsSaidOfSeveralPhasesIsSaidOnce(String places, String joined) {
        Set<String> all = new LinkedHashSet<>(List.of(places.split("; ")));
        assertThat(DriverStage.joined(all)).isEqualTo(joined);
    }

    @Test
    void driversAloneHaveValuesAndNoDetector() {
        DriverStage stage = stage(SmallStudy.FACTORS_AND_EMISSIONS, DRIVERS);
        assertThat(stage.entries()).isEmpty();
        assertThat(stage.unitDrivers().rows()).isEqualTo((4 + 47) * 3 * 2);
        assertThat(stage.columns()).hasSize(2 * (1 + 3));
    }
}
