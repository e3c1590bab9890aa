package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.ledger.LedgerTables;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account of a study against sums over cells looked at one by one. */
class CarbonAccountTest {
    private static final double C_TO_CO2 = 44.0 / 12;

    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
    }

    /** The small study with squares of 200 m beside its units: 4 across, 3 down. */
    private SmallStudy.Run withSquares(String carbon) {
        return small.run("  squares: { fishnet: 200 m }\n", carbon);
    }

    private static int square(int column, int row) {
        return 1 + column / 2 + 4 * (row / 2);
    }

    /** Sums of no sources and sinks would prove nothing. */
    @Test
    void aStudyOfStocksAloneHasNoSumsToProve() {
        assertThat(withSquares("carbon: { stock: stock.csv }\n").account().checks())
                .isEmpty();
    }

    /** tCO2 of one cell of a hectare from factors. */
    private static double factor(int phase, int column, int row) {
        int c = SmallStudy.at(phase, column, row);
        return c == 0 ? 0 : SmallStudy.FACTORS_tCO2_PER_HA[c - 1];
    }

    /** tCO2 of one cell from emissions: those of its unit, spread evenly over the unit's construction. */
    private static double emitted(int phase, int column, int row) {
        int unit = SmallStudy.unit(column, row);
        return SmallStudy.at(phase, column, row) == 3
                ? SmallStudy.EMISSIONS_tCO2[phase][unit - 1] / SmallStudy.cells(unit, phase, 3)
                : 0;
    }

    private static void eachCell(CellTaker taker) {
        for (int row = 0; row < SmallStudy.ROWS; row++) {
            for (int column = 0; column < SmallStudy.COLUMNS; column++) {
                taker.take(column, row);
            }
        }
    }

    private interface CellTaker {
        void take(int column, int row);
    }

    /** A legend may have many classes that a study has no land of. */
    @Test
    void classesWithoutFactorAreToldWhereTheyHaveLandAndCarryNothing() {
        small.text("legend.csv", """
                code,class
                1,cropland
                2,forest
                3,construction
                8,peat
                """);
        small.text("factors.csv", "class,value,unit\nforest,-1,tCO2/ha/yr\n");
        assertThat(small.run("carbon: { factors: factors.csv }\n").account().cautions())
                .singleElement()
                .satisfies(c -> assertThat(c.text(Language.EN))
                        .contains("count as zero: cropland, construction (no emissions either)."));
        assertThat(small.run(SmallStudy.FACTORS_AND_EMISSIONS).account().cautions().stream()
                        .filter(c -> c.code() == ProblemCode.CARBON_C02_NO_FACTOR)
                        .map(c -> c.text(Language.EN)))
                .singleElement()
                .satisfies(t -> assertThat(t).contains("count as zero: cropland."));
    }

    @Test
    void everySquareGetsWhatItsCellsGet() {
        SmallStudy.Run run = withSquares(SmallStudy.FACTORS_AND_EMISSIONS);
        for (int p = 0; p < 3; p++) {
            int phase = p;
            double[] source = new double[13];
            double[] sink = new double[13];
            double[] area = new double[13];
            eachCell((column, row) -> {
                int s = square(column, row);
                double own = factor(phase, column, row);
                source[s] += Math.max(0, own) + emitted(phase, column, row);
                sink[s] += Math.min(0, own);
                area[s] += SmallStudy.at(phase, column, row) > 0 ? 1 : 0;
            });
            List<Balance.UnitBalance> squares = run.account().balance(p, 1).unitBalances();
            assertThat(squares).hasSize(13);
            for (int s = 1; s <= 12; s++) {
                assertThat(squares.get(s).source_tCO2()).isCloseTo(source[s], within(1e-4 * (1 + source[s])));
                assertThat(squares.get(s).sink_tCO2()).isCloseTo(sink[s], within(1e-9));
                assertThat(squares.get(s).area_ha()).isCloseTo(area[s], within(1e-9));
            }
            assertThat(run.account().balance(p, 1).source_tCO2()).isCloseTo(SmallStudy.source_tCO2(0, p), within(1e-6));
        }
    }

    @Test
    void everyCheckIsNamedAndPasses() {
        SmallStudy.Run run = withSquares(SmallStudy.FACTORS_AND_EMISSIONS);
        List<ConservationCheck> checks = run.account().checks();
        assertThat(checks).allMatch(ConservationCheck::passed);
        List<String> names = checks.stream().map(ConservationCheck::name).toList();
        for (int year : SmallStudy.YEARS) {
            assertThat(names)
                    .contains(
                            "emissions " + year,
                            "source of squares " + year,
                            "sink of squares " + year,
                            "allocation " + year + " B",
                            "map " + year + " D");
        }
        assertThat(checks.stream()
                        .filter(c -> c.name().equals("emissions 2020"))
                        .findFirst())
                .hasValueSatisfying(c -> {
                    assertThat(c.expected()).isEqualTo(3650);
                    assertThat(c.got()).isCloseTo(3650, within(1e-9));
                });
    }

    // tables

    @Test
    void theTableByUnitHasTheRegionThenEachUnitWithItsName() {
        Table table =
                new CarbonTables(small.run(SmallStudy.FACTORS_AND_EMISSIONS).account()).byUnit();
        assertThat(Sketch.rows(table).get(0))
                .containsExactly(
                        "unit_set",
                        "unit",
                        "name",
                        "year",
                        "area_ha",
                        "source_tCO2",
                        "sink_tCO2",
                        "net_tCO2",
                        "source_tCO2_per_ha",
                        "sink_tCO2_per_ha",
                        "net_tCO2_per_ha");
        List<String> heads = new ArrayList<>();
        for (int r = 0; r < table.rows(); r++) {
            heads.add(String.join(" ", Sketch.rows(table).get(r + 1).subList(0, 4)));
        }
        assertThat(heads)
                .containsExactly(
                        "region region region 2000",
                        "region region region 2010",
                        "region region region 2020",
                        "parts A Alder 2000",
                        "parts B Birch 2000",
                        "parts C Cedar 2000",
                        "parts D Dunes 2000",
                        "parts A Alder 2010",
                        "parts B Birch 2010",
                        "parts C Cedar 2010",
                        "parts D Dunes 2010",
                        "parts A Alder 2020",
                        "parts B Birch 2020",
                        "parts C Cedar 2020",
                        "parts D Dunes 2020");
        for (int p = 0; p < 3; p++) {
            for (int u = 0; u <= 4; u++) {
                int row = u == 0 ? p : 3 + 4 * p + u - 1;
                double source = SmallStudy.source_tCO2(u, p);
                double sink = SmallStudy.sink_tCO2(u, p);
                double area = SmallStudy.cells(u, p, 1) + SmallStudy.cells(u, p, 2) + SmallStudy.cells(u, p, 3);
                double[] expected = {
                    area, source, sink, source + sink, source / area, sink / area, (source + sink) / area
                };
                for (int k = 0; k < expected.length; k++) {
                    assertThat(table.number(row, 4 + k))
                            .as("%s column %d", heads.get(row), k)
                            .isCloseTo(expected[k], within(1e-9));
                }
            }
        }
    }

    @Test
    void theTableByClassHasEachFlowInCarbonAndInCarbonDioxide() {
        Table table =
                new CarbonTables(small.run(SmallStudy.FACTORS_AND_EMISSIONS).account()).byClass();
        assertThat(Sketch.rows(table).get(0)).containsExactly("year", "class", "flow", "tC", "tCO2");
        assertThat(table.rows()).isEqualTo(9);
        for (int p = 0; p < 3; p++) {
            String year = SmallStudy.YEARS.get(p).toString();
            double emitted = 0;
            for (double e : SmallStudy.EMISSIONS_tCO2[p]) {
                emitted += e;
            }
            Map<String, Double> expected = new TreeMap<>(Map.of(
                    "cropland source", 0.5 * SmallStudy.cells(0, p, 1),
                    "forest sink", -2.0 * SmallStudy.cells(0, p, 2),
                    "construction source", emitted));
            expected.forEach((key, tCO2) -> {
                String[] k = key.split(" ");
                assertThat(Sketch.number(table, "tCO2", year, k[0], k[1])).isCloseTo(tCO2, within(1e-9));
                assertThat(Sketch.number(table, "tC", year, k[0], k[1])).isCloseTo(tCO2 / C_TO_CO2, within(1e-9));
            });
        }
    }

    /** change = sequestration - emission + what came from land known in one phase only. */
    @Test
    void stocksAndTheirChangesAreThoseOfTheCells() {
        SmallStudy.Run run = small.run(SmallStudy.ALL_CARBON);
        Table table = new CarbonTables(run.account()).stockByUnit().orElseThrow();
        assertThat(Sketch.rows(table).get(0))
                .containsExactly(
                        "unit_set",
                        "unit",
                        "year",
                        "stock_tC",
                        "change_tC",
                        "emission_tC",
                        "sequestration_tC",
                        "footprint_tC",
                        "stock_tCO2");
        assertThat(table.rows()).isEqualTo(15);
        for (int u = 0; u <= 4; u++) {
            String set = u == 0 ? "region" : "parts";
            String unit = u == 0 ? "region" : SmallStudy.UNITS.get(u - 1);
            for (int p = 0; p < 3; p++) {
                String year = SmallStudy.YEARS.get(p).toString();
                double stock = SmallStudy.stock_tC(u, p);
                assertThat(Sketch.number(table, "stock_tC", set, unit, year)).isCloseTo(stock, within(1e-9));
                assertThat(Sketch.number(table, "stock_tCO2", set, unit, year))
                        .isCloseTo(stock * C_TO_CO2, within(1e-9));
                if (p == 0) {
                    for (String column : List.of("change_tC", "emission_tC", "sequestration_tC", "footprint_tC")) {
                        assertThat(Sketch.number(table, column, set, unit, year))
                                .isNaN();
                    }
                    continue;
                }
                double lost = 0;
                double gained = 0;
                for (int i = 1; i <= 3; i++) {
                    for (int j = 1; j <= 3; j++) {
                        double change = SmallStudy.cells(u, p - 1, i, p, j)
                                * (SmallStudy.STOCK_tC_PER_HA[j - 1] - SmallStudy.STOCK_tC_PER_HA[i - 1]);
                        lost -= Math.min(0, change);
                        gained += Math.max(0, change);
                    }
                }
                assertThat(Sketch.number(table, "emission_tC", set, unit, year)).isCloseTo(lost, within(1e-9));
                assertThat(Sketch.number(table, "sequestration_tC", set, unit, year))
                        .isCloseTo(gained, within(1e-9));
                assertThat(Sketch.number(table, "change_tC", set, unit, year))
                        .isCloseTo(stock - SmallStudy.stock_tC(u, p - 1), within(1e-9));
                assertThat(Sketch.number(table, "footprint_tC", set, unit, year))
                        .isEqualTo(0);
            }
        }
    }

    @Test
    void landThatAppearsIsFootprintAndNeitherLossNorGain() {
        // Birch's hole is cropland in 2010, and a forest of Alder is unknown then
        small.classes("2010.tif", """
                .2221113
                22221131
                22211133
                22111333
                22211133
                22221111
                """);
        Table table = new CarbonTables(small.run(SmallStudy.ALL_CARBON).account())
                .stockByUnit()
                .orElseThrow();
        assertThat(Sketch.number(table, "footprint_tC", "parts", "A", "2010")).isCloseTo(-150, within(1e-9));
        assertThat(Sketch.number(table, "footprint_tC", "parts", "B", "2010")).isCloseTo(50, within(1e-9));
        assertThat(Sketch.number(table, "footprint_tC", "region", "region", "2010"))
                .isCloseTo(-100, within(1e-9));
        for (String unit : SmallStudy.UNITS) {
            double change = Sketch.number(table, "change_tC", "parts", unit, "2010");
            assertThat(Sketch.number(table, "sequestration_tC", "parts", unit, "2010")
                            - Sketch.number(table, "emission_tC", "parts", unit, "2010")
                            + Sketch.number(table, "footprint_tC", "parts", unit, "2010"))
                    .isCloseTo(change, within(1e-9));
        }
    }

    @Test
    void aUnitThatLosesAllItsLandLosesItToTheFootprint() {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < 48; i++) {
            int column = i % 8;
            boolean alder = SmallStudy.unit(column, i / 8) == 1;
            cells.append(alder ? "." : Integer.toString(SmallStudy.at(1, column, i / 8)))
                    .append(column == 7 ? "\n" : "");
        }
        small.classes("2010.tif", cells.toString());
        Table table = new CarbonTables(small.run(SmallStudy.ALL_CARBON).account())
                .stockByUnit()
                .orElseThrow();
        double before = Sketch.number(table, "stock_tC", "parts", "A", "2000");
        assertThat(before).isPositive();
        assertThat(Sketch.number(table, "change_tC", "parts", "A", "2010")).isEqualTo(-before);
        assertThat(Sketch.number(table, "footprint_tC", "parts", "A", "2010")).isEqualTo(-before);
        assertThat(Sketch.number(table, "footprint_tC", "parts", "A", "2020")).isPositive();
    }

    @Test
    void withoutAStockTableThereIsNoTableOfStocks() {
        assertThat(new CarbonTables(small.run(SmallStudy.FACTORS_AND_EMISSIONS).account()).stockByUnit())
                .isEmpty();
    }

    @Test
    void everyNumberTheAccountRestsOnIsListedWithItsSource() {
        SmallStudy.Run run = small.run(SmallStudy.ALL_CARBON);
        Table table = new CarbonTables(run.account()).factorsUsed();
        assertThat(Sketch.rows(table).get(0)).containsExactly("what", "value", "unit", "source", "tag");
        assertThat(Sketch.rows(table).stream().skip(1).map(r -> r.get(1) + " " + r.get(2) + " " + r.get(3)))
                .contains("0.5 tCO2/ha/yr made up", "-2 tCO2/ha/yr made up")
                .anyMatch(r -> r.startsWith("150 tC/ha"));
        assertThat(new CarbonTables(run.account()).factorNames().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Sketch.rows(table).stream().skip(1).map(r -> r.get(0)).toList());
    }

    // which units have rows

    @Test
    void polygonsAlwaysHaveRowsAndSquaresWhereThereIsLand() {
        for (int year : SmallStudy.YEARS) { // the two lowest rows without land
            small.classes(year + ".tif", """
                    22221111
                    22221113
                    22221111
                    22221111
                    ........
                    ........
                    """);
        }
        SmallStudy.Run run = withSquares("carbon: { factors: factors.csv }\n");
        assertThat(run.account().used(0)).containsExactly(false, true, true, true, true);
        boolean[] squares = run.account().used(1);
        for (int s = 1; s <= 12; s++) {
            assertThat(squares[s]).as("square %d", s).isEqualTo(s <= 8);
        }
        List<String> units = Sketch.rows(new CarbonTables(run.account()).byUnit()).stream()
                .filter(r -> r.get(0).equals("squares"))
                .map(r -> r.get(1))
                .distinct()
                .toList();
        assertThat(units).containsExactly("r1c1", "r1c2", "r1c3", "r1c4", "r2c1", "r2c2", "r2c3", "r2c4");
    }

    @Test
    void landInNoUnitIsTheUnitOutsideAndTheTotalsStay() {
        Sketch.squares(folder.resolve("parts.geojson"), 4547, "W 500000 2999400 500400 3000000");
        small.text("emissions.csv", "year,unit,amount,unit_of_amount\n2000,W,8,tCO2\n2010,W,8,tCO2\n2020,W,8,tCO2\n");
        SmallStudy.Run run = small.run(SmallStudy.FACTORS_AND_EMISSIONS);
        Table table = new CarbonTables(run.account()).byUnit();
        for (int p = 0; p < 3; p++) {
            String year = SmallStudy.YEARS.get(p).toString();
            double outside = Sketch.number(table, "sink_tCO2", "parts", "outside", "outside", year);
            double inside = Sketch.number(table, "sink_tCO2", "parts", "W", "unit W", year);
            double region = Sketch.number(table, "sink_tCO2", "region", "region", "region", year);
            assertThat(outside).isCloseTo(-2.0 * eastern(p, 2), within(1e-9));
            assertThat(outside + inside).isCloseTo(region, within(1e-9));
            assertThat(region).isCloseTo(SmallStudy.sink_tCO2(0, p), within(1e-9));
        }
    }

    private static int eastern(int phase, int ofClass) {
        return SmallStudy.cells(2, phase, ofClass) + SmallStudy.cells(4, phase, ofClass);
    }

    // emissions

    @Test
    void emissionsOfAUnitWithoutConstructionAreSpreadOverItsLandAndThatIsTold() {
        small.text("emissions.csv", "year,unit,amount,unit_of_amount\n2000,A,120,tCO2\n2010,A,0,tCO2\n2020,A,0,tCO2\n");
        SmallStudy.Run run = withSquares(SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(run.account().cautions()).extracting(Problem::code).contains(ProblemCode.CARBON_C07_NO_CONSTRUCTION);
        // 12 cells of a hectare: 10 tCO2 each; the square r1c1 has four of them, r2c1 two
        List<Balance.UnitBalance> squares = run.account().balance(0, 1).unitBalances();
        assertThat(squares.get(1).source_tCO2()).isCloseTo(40, within(1e-4));
        assertThat(squares.get(5).source_tCO2()).isCloseTo(20 + 0.5 * crops(0, 5), within(1e-4));
        assertThat(run.account().region(0).source_tCO2())
                .isCloseTo(120 + 0.5 * SmallStudy.cells(0, 0, 1), within(1e-9));
    }

    private static int crops(int phase, int square) {
        int[] n = new int[1];
        eachCell((column, row) ->
                n[0] += square(column, row) == square && SmallStudy.at(phase, column, row) == 1 ? 1 : 0);
        return n[0];
    }

    @Test
    void emissionsOfAUnitBesideTheMapBelongToTheRegionAndToNoSquare() {
        Sketch.squares(
                folder.resolve("parts.geojson"),
                4547,
                "B 500000 2999400 500800 3000000",
                "far 700000 2999400 700800 3000000");
        small.text(
                "emissions.csv",
                "year,unit,amount,unit_of_amount\n2000,far,70,tCO2\n2000,B,8,tCO2\n2010,B,8,tCO2\n2020,B,8,tCO2\n");
        SmallStudy.Run run = withSquares("carbon: { emissions: { file: emissions.csv, units: parts } }\n");
        assertThat(run.account().cautions()).extracting(Problem::code).contains(ProblemCode.CARBON_C08_NO_CELLS);
        assertThat(run.account().checks()).allMatch(ConservationCheck::passed);
        assertThat(new LedgerTables(run.account()).checks(new PlainEngine())).allMatch(ConservationCheck::passed);
        assertThat(run.account().region(0).source_tCO2()).isCloseTo(78, within(1e-9));
        List<Balance.UnitBalance> squares = run.account().balance(0, 1).unitBalances();
        assertThat(squares.get(0).source_tCO2())
                .as("on no map, so in no square")
                .isCloseTo(70, within(1e-9));
        assertThat(run.account().used(1)[0]).isTrue();
    }

    /** A cell of construction gets its weight's part of the unit's emissions. */
    @ParameterizedTest
    @CsvSource({"1", "2"})
    void weightsSayHowEmissionsAreSpread(int power) {
        small.values("lights.tif", (column, row) -> Math.pow(1 + column + row, power));
        SmallStudy.Run run = withSquares("""
                carbon:
                  emissions: { file: emissions.csv, units: parts }
                  allocate: { by: lights.tif }
                """);
        for (int p = 0; p < 3; p++) {
            int phase = p;
            double[] weights = new double[5];
            eachCell((column, row) -> weights[SmallStudy.unit(column, row)] +=
                    SmallStudy.at(phase, column, row) == 3 ? Math.pow(1 + column + row, power) : 0);
            double[] expected = new double[13];
            eachCell((column, row) -> {
                int unit = SmallStudy.unit(column, row);
                if (SmallStudy.at(phase, column, row) == 3) {
                    expected[square(column, row)] += SmallStudy.EMISSIONS_tCO2[phase][unit - 1]
                            * Math.pow(1 + column + row, power)
                            / weights[unit];
                }
            });
            for (int s = 1; s <= 12; s++) {
                assertThat(run.account().balance(p, 1).unitBalances().get(s).source_tCO2())
                        .isCloseTo(expected[s], within(1e-4 * (1 + expected[s])));
            }
        }
    }

    @Test
    void otherClassesCarryEmissionsWhereTheStudySaysSo() {
        SmallStudy.Run run = small.run("""
                carbon:
                  emissions: { file: emissions.csv, units: parts }
                  allocate: { to: cropland }
                """);
        Table table = new CarbonTables(run.account()).byClass();
        assertThat(Sketch.number(table, "tCO2", "2020", "cropland", "source")).isCloseTo(3650, within(1e-9));
    }

    // factors of units

    /** A factor of Cedar holds for Cedar's land in every square and in the region. */
    @Test
    void aUnitsOwnFactorHoldsForItsLandInEverySet() {
        small.text(
                "factors.csv",
                "unit_id,class,value,unit\n,forest,-2,tCO2/ha/yr\nC,forest,-8,tCO2/ha/yr\nD,cropland,3,tCO2/ha/yr\n");
        SmallStudy.Run run = withSquares(SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(run.account().checks()).allMatch(ConservationCheck::passed);
        for (int p = 0; p < 3; p++) {
            int phase = p;
            double[] sink = new double[13];
            double[] source = new double[13];
            double[] all = new double[2];
            eachCell((column, row) -> {
                int c = SmallStudy.at(phase, column, row);
                int unit = SmallStudy.unit(column, row);
                double taken = c == 2 ? (unit == 3 ? -8 : -2) : 0;
                double given = (c == 1 && unit == 4 ? 3 : 0) + emitted(phase, column, row);
                sink[square(column, row)] += taken;
                source[square(column, row)] += given;
                all[0] += taken;
                all[1] += given;
            });
            for (int s = 1; s <= 12; s++) {
                Balance.UnitBalance square =
                        run.account().balance(p, 1).unitBalances().get(s);
                assertThat(square.sink_tCO2()).isCloseTo(sink[s], within(1e-9));
                assertThat(square.source_tCO2()).isCloseTo(source[s], within(1e-4 * (1 + source[s])));
            }
            assertThat(run.account().region(p).sink_tCO2()).isCloseTo(all[0], within(1e-9));
            assertThat(run.account().region(p).source_tCO2()).isCloseTo(all[1], within(1e-6));
        }
    }

    // parts of an account

    @Test
    void factorsAloneMakeAnAccountAndNothingMakesNone() {
        SmallStudy.Run factors = small.run("carbon: { factors: factors.csv }\n");
        assertThat(factors.account().hasFlows()).isTrue();
        assertThat(factors.account().emissionSet()).isEqualTo(-1);
        assertThat(factors.account().region(1).source_tCO2()).isCloseTo(0.5 * SmallStudy.cells(0, 1, 1), within(1e-9));
        SmallStudy.Run nothing = small.run();
        assertThat(nothing.account().hasFlows()).isFalse();
        assertThat(nothing.account().region(1).net_tCO2()).isEqualTo(0);
        assertThat(new CarbonTables(nothing.account()).factorsUsed().rows()).isEqualTo(0);
    }

    @Test
    void emissionsWithoutFactorsAreTheWholeAccount() {
        SmallStudy.Run run = small.run("carbon: { emissions: { file: emissions.csv, units: parts } }\n");
        assertThat(run.account().emissionSet()).isEqualTo(0);
        assertThat(run.account().region(2).source_tCO2()).isCloseTo(3650, within(1e-9));
        assertThat(run.account().region(2).sink_tCO2()).isEqualTo(0);
    }

    @Test
    void withoutUnitsTheRegionIsAccountedForAlone() {
        small.writeWhole("""
                study: no units
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif } }
                carbon: { factors: factors.csv, stock: stock.csv }
                """);
        SmallStudy.Run run = small.open(small.readWritten());
        assertThat(new CarbonTables(run.account()).byUnit().rows()).isEqualTo(3);
        assertThat(new CarbonTables(run.account()).stockByUnit().orElseThrow().rows())
                .isEqualTo(3);
        assertThat(run.account().balance(2, 0).unitBalances()).hasSize(1);
        assertThat(run.account().region(2).net_tCO2())
                .isCloseTo(0.5 * SmallStudy.cells(0, 2, 1) - 2.0 * SmallStudy.cells(0, 2, 2), within(1e-9));
    }

    @Test
    void areasAreHectaresByUnitAndClass() {
        SmallStudy.Run run = small.run();
        for (int p = 0; p < 3; p++) {
            double[][] areas = run.account().areas_ha(0, p);
            assertThat(areas).hasDimensions(5, 4);
            for (int u = 1; u <= 4; u++) {
                for (int c = 1; c <= 3; c++) {
                    assertThat(areas[u][c]).isCloseTo(SmallStudy.cells(u, p, c), within(1e-9));
                }
                assertThat(areas[u][0])
                        .as("land without a class is not counted")
                        .isEqualTo(0);
            }
        }
    }

    /** Names of a million squares in four phases would be 700 MB. */
    @Test
    void anAccountThatIsTakenFromTheCacheHoldsNoNamesOfUnits() {
        SmallStudy.Run run = withSquares(SmallStudy.FACTORS_AND_EMISSIONS);
        List<Object> shared =
                new ArrayList<>(List.of(run.inputs(), run.inputs().studyArea(), run.counts(), run.land()));
        shared.addAll(run.counts().sets());
        CacheFolder folder = CacheFolder.of(small.folder().resolve("kept"), CacheFolder.USUAL_BYTES);
        Supplier<Balance> taken = () -> new StageCache(folder, List::of, new PlainEngine())
                .keep("balance", List.of(), shared, () -> run.account().balance(0, 1));
        taken.get();
        List<Balance.UnitBalance> squares = taken.get().unitBalances();
        assertThat(squares).isEqualTo(run.account().balance(0, 1).unitBalances());
        String id = squares.get(7).unitId();
        assertThat(id)
                .isEqualTo(run.counts().sets().get(1).id(7))
                .isNotSameAs(squares.get(7).unitId());
    }

    /** 25 tC/ha a year is more than any forest takes up: the balance is drawn up with the usual factor as well. */
    @Test
    void implausibleFactorsAreSetBesideUsualOnes() {
        assertThat(small.run(SmallStudy.FACTORS_AND_EMISSIONS).account().withUsualFactors())
                .isEmpty();
        small.text("factors.csv", "class,value,unit\ncropland,0.5,tCO2/ha/yr\nforest,-25,tC/ha/yr\n");
        SmallStudy.Run run = small.run(SmallStudy.FACTORS_AND_EMISSIONS);
        List<CarbonAccount.Totals> usual = run.account().withUsualFactors().orElseThrow();
        assertThat(usual).hasSize(3);
        for (int p = 0; p < 3; p++) {
            assertThat(run.account().region(p).sink_tCO2())
                    .isCloseTo(-25 * C_TO_CO2 * SmallStudy.cells(0, p, 2), within(1e-6));
            double perHa = usual.get(p).sink_tCO2() / SmallStudy.cells(0, p, 2);
            assertThat(perHa).isBetween(-10.0, -0.1);
            assertThat(usual.get(p).source_tCO2())
                    .as("emissions and plausible factors stay")
                    .isCloseTo(run.account().region(p).source_tCO2(), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parts", "squares"})
    void anyUnitSetSumsToTheRegion(String set) {
        SmallStudy.Run run = withSquares(SmallStudy.ALL_CARBON);
        Table table = new CarbonTables(run.account()).byUnit();
        for (int p = 0; p < 3; p++) {
            double net = 0;
            double area = 0;
            for (int r = 0; r < table.rows(); r++) {
                if (table.text(r, 0).equals(set) && table.integer(r, 3) == SmallStudy.YEARS.get(p)) {
                    net += table.number(r, table.column("net_tCO2"));
                    area += table.number(r, table.column("area_ha"));
                }
            }
            assertThat(area).isCloseTo(47, within(1e-9));
            assertThat(net).isCloseTo(SmallStudy.source_tCO2(0, p) + SmallStudy.sink_tCO2(0, p), within(1e-5));
        }
        assertThat(run.counts().sets()).extracting(UnitSet::name).contains(set);
    }
}
