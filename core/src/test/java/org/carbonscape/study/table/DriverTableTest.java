package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.detect.DetectorChecks;
import org.carbonscape.study.gather.StatisticsChecks;
import org.carbonscape.study.intake.ReadTable;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers from tables of the units A, B, C, D, whose names are Alder, Birch, Cedar, Dunes. */
class DriverTableTest {
    @TempDir
    private Path folder;

    private SmallStudy small;
    private Problems problems = new Problems();

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
    }

    @Test
    void aUnitOfMeasureOrAColumnSaysThatItIsARate() {
        assertThat(List.of(
                        "people/km2",
                        "Population density",
                        "per_capita_gdp",
                        "urban rate",
                        "%",
                        "人口密度",
                        "人均GDP",
                        "城镇化率"))
                .allMatch(DriverTable::isRate);
        assertThat(List.of("people", "GDP", "population", "temperature", "10^4 persons", "人口", "地区生产总值", ""))
                .noneMatch(DriverTable::isRate);
    }

    private List<Problem> problems(String... sections) {
        problems = new Problems();
        StudyInputs.open(small.read(sections), List.of(DetectorChecks::opened), problems, new PlainEngine());
        return problems.problems();
    }

    private static final String NET = "carbon: { factors: factors.csv }\n";

    private double[][] values(String sections, int set) {
        SmallStudy.Run run = small.run(NET, sections);
        DriverValues values = new DriverValues(run.inputs(), run.counts(), new PlainEngine());
        double[][] byPhase = new double[3][];
        for (int p = 0; p < 3; p++) {
            byPhase[p] = values.values(set, 0, p);
        }
        return byPhase;
    }

    @Test
    void aLongTableGivesEachPhaseItsYear() {
        small.text("gdp.csv", """
                name,year,GDP
                Alder,2000,1
                Birch,2000,2
                Cedar,2000,3
                Dunes,2000,4
                Alder,2020,10
                Birch,2020,20
                Dunes,2020,40
                """);
        double[][] values = values("drivers: { gdp: { file: gdp.csv, column: GDP } }\n", 0);
        assertThat(values[0]).containsExactly(Double.NaN, 1, 2, 3, 4);
        assertThat(values[1]).containsOnly(Double.NaN);
        assertThat(values[2]).containsExactly(Double.NaN, 10, 20, Double.NaN, 40);
        assertThat(problems("drivers: { gdp: { file: gdp.csv, column: GDP } }\n"))
                .isEmpty();
        assertThat(problems.cautions())
                .containsExactly(
                        Problem.of(ProblemCode.DRIVER_C19_NO_ROW, "drivers.gdp (gdp.csv), 2020", 1, "parts", "C"));
    }

    @Test
    void aYearOfOnesOwnStandsForAllPhases() {
        small.text("gdp.csv", "id,GDP_2000,GDP_2015\nA,1,5\nB,2,6\nC,3,7\nD,4,8\n");
        double[][] values = values("drivers: { GDP: { file: gdp.csv, year: 2015 } }\n", 0);
        for (int p = 0; p < 3; p++) {
            assertThat(values[p]).containsExactly(Double.NaN, 5, 6, 7, 8);
        }
        assertThat(problems("drivers: { GDP: { file: gdp.csv, year: 2016 } }\n"))
                .containsExactly(Problem.of(ProblemCode.DRIVER_23_YEAR, "drivers.GDP (gdp.csv)", 2016, "2000, 2015"));
        small.text("late.csv", "id,GDP_2001,GDP_2015\nA,1,5\nB,2,6\nC,3,7\nD,4,8\n");
        assertThat(problems("drivers: { GDP: late.csv }\n"))
                .containsExactly(Problem.of(
                        ProblemCode.DRIVER_24_NO_PHASE, "drivers.GDP (late.csv)", "2000, 2010, 2020", "2001, 2015"));
    }

    @Test
    void aTableWithoutYearsAndOneOfItems() {
        small.text("road.csv", "unit,road\nA,1\nB,2\nC,3\nDunes,4\n");
        assertThat(values("drivers: { road: road.csv }\n", 0)[1]).containsExactly(Double.NaN, 1, 2, 3, 4);
        small.text("items.csv", "unit,item,amount\nA,road,1\nA,rail,9\nB,road,2\nC,road,3\nD,road,4\n");
        assertThat(values("drivers: { road: items.csv }\n", 0)[2]).containsExactly(Double.NaN, 1, 2, 3, 4);
        assertThat(problems("drivers: { air: items.csv }\n"))
                .containsExactly(
                        Problem.of(ProblemCode.DRIVER_21_COLUMN, "drivers.air (items.csv)", "air", "road, rail"));
        assertThat(problems("drivers: { road: { file: road.csv, column: tracks } }\n"))
                .containsExactly(
                        Problem.of(ProblemCode.DRIVER_21_COLUMN, "drivers.road (road.csv)", "tracks", "unit, road"));
    }

    /** Years below what they are of, also where the heading above is not merged and other columns have none. */
    @Test
    void yearsBelowTheirHeadingAreOfIt() {
        small.text("people.csv", """
                Table 3.1 Population,,,
                Name,Population,,GDP
                ,2000,2020,
                Alder,1,10,5
                Birch,2,20,6
                Cedar,3,30,7
                Dunes,4,40,8
                """);
        String both = "drivers: { Population: people.csv, GDP: people.csv }\n";
        double[][] values = values(both, 0);
        assertThat(values[0]).containsExactly(Double.NaN, 1, 2, 3, 4);
        assertThat(values[2]).containsExactly(Double.NaN, 10, 20, 30, 40);
        assertThat(values(both.replace("{ Population: people.csv,", "{"), 0)[0])
                .containsExactly(Double.NaN, 5, 6, 7, 8);
    }

    /** A table by the study's own word for its units is not misread where these could not be opened. */
    @Test
    void whatHidesTheUnitsBringsNoFalseWordOfTheirTables() throws IOException {
        Files.writeString(
                folder.resolve("parts.geojson"),
                Files.readString(folder.resolve("parts.geojson"))
                        .replaceAll("\"name\": \"(?=[A-D][a-z])", "\"desa\": \""));
        small.text("people.csv", "Desa,people\nAlder,1\nBirch,2\nCedar,3\nDunes,4\n");
        small.text("tonnes.csv", "Desa,2000 (tCO2),2010 (tCO2),2020 (tCO2)\nAlder,1,2,3\nBirch,1,2,3\n");
        small.text("gdp.csv", "Desa,GDP_2000,GDP_2010,GDP_2020\nAlder,1,2,3\nBirch,1,2,3\n");
        String yaml = """
                study: x
                landUse: { legend: legend.csv, phases: { 2000: %s } }
                units: { parts: { file: parts.geojson, id: id, name: desa } }
                carbon: { emissions: { file: tonnes.csv, units: parts }, product: gdp.csv }
                drivers: { people: people.csv, more: { file: people.csv, column: people, units: parts } }
                """;
        assertThat(toldOf(yaml.formatted("none.tif"))).containsExactly("FILE-01 landUse.phases.2000 (none.tif)");
        assertThat(toldOf(yaml.formatted("2000.tif"))).isEmpty();
        Files.delete(folder.resolve("parts.geojson"));
        assertThat(toldOf(yaml.formatted("2000.tif"))).containsExactly("FILE-01 units.parts (parts.geojson)");
    }

    private List<String> toldOf(String yaml) {
        Problems told = new Problems();
        Study study =
                StudyReader.read(small.writeWhole(yaml), told).orElseThrow(() -> new AssertionError(told.problems()));
        StudyInputs.open(study, List.of(DetectorChecks::opened, CarbonAccount::check), told, new PlainEngine());
        return told.problems().stream()
                .map(p -> p.code().id() + " " + p.place())
                .toList();
    }

    /** A heading over two columns, as yearbooks print it: either row names a column where it names only one. */
    @Test
    void aColumnOfTwoRowsOfHeadingsGoesByEither() {
        small.text(
                "two.csv",
                "Table 3\nunit,people,,land,\n,number (persons),density (persons/km2),height (m),\n"
                        + "A,1,10,5,\nB,2,20,5,\nC,3,30,5,\nD,4,40,5,\n");
        for (String column : List.of("number", "number (persons)", "people_number (persons)")) {
            assertThat(values("drivers: { pop: { file: two.csv, column: \"" + column + "\" } }\n", 0)[1])
                    .as(column)
                    .containsExactly(Double.NaN, 1, 2, 3, 4);
        }
        assertThat(values("drivers: { land: two.csv }\n", 0)[1]).containsExactly(Double.NaN, 5, 5, 5, 5);
        assertThat(problems("drivers: { people: two.csv }\n"))
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_21_TWO_COLUMNS,
                        "drivers.people (two.csv)",
                        "people",
                        "people_number (persons), people_density (persons/km2)",
                        ""));
        assertThat(problems("drivers: { gdp: two.csv }\n"))
                .singleElement()
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.DRIVER_21_COLUMN));
    }

    @Test
    void yearsUnderAMergedHeadingAndUnitsUnderTheNameThatThePolygonsHave() throws IOException {
        small.text("gdp.csv", """
                各区人口与产值,,,,
                ,,,,（单位：人、万元）
                PartCode,人口（人）,,产值（万元）,
                ,2000年,2020年,2000年,2020年
                A,1,5,10,50
                B,2,6,20,60
                C,3,7,30,70
                D,4,8,40,80
                """);
        small.text("emissions.csv", "PARTCODE,CO2 2000 (t),CO2 2010 (t),CO2 2020 (t)\nA,1,2,\"3,456,789\"\n");
        small.text(
                "parts.geojson",
                Files.readString(folder.resolve("parts.geojson")).replace("\"id\"", "\"PartCode\""));
        SmallStudy.Run run = small.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif } }
                units: { parts: { file: parts.geojson, id: PartCode } }
                carbon: { factors: factors.csv, emissions: { file: emissions.csv, units: parts } }
                drivers: { gdp: { file: gdp.csv, column: 产值 } }
                """);
        DriverValues values = new DriverValues(run.inputs(), run.counts(), new PlainEngine());
        assertThat(values.values(0, 0, 2)).containsExactly(Double.NaN, 50, 60, 70, 80);
        assertThat(run.inputs().drivers().get(0).table().orElseThrow().measure())
                .isEqualTo("万元");
    }

    @Test
    void aRowWrittenTwiceAndUnitsNobodyKnowsAreProblems() {
        small.text("road.csv", "unit,road\nA,1\nAlder,2\nB,3\nC,3\nD,4\n");
        assertThat(problems("drivers: { road: road.csv }\n"))
                .containsExactly(Problem.of(ProblemCode.CARBON_03_TWICE, "drivers.road (road.csv) row 3", "A", 2));
        small.text("road.csv", "unit,road\nAlder,1\nBirhc,2\nCedra,3\n");
        assertThat(problems("drivers: { road: road.csv }\n")).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.UNITS_09_STRANGERS);
            assertThat(p.found(Language.EN)).contains("Birhc (Birch?), Cedra (Cedar?)");
        });
    }

    /** A column of names, with missing ones, has categories; one with a number among them is a column of numbers. */
    @Test
    void categoriesOfUnitsAreStrata() {
        small.text("kinds.csv", "unit,terrain,GDP\nA,plain,1\nB,hills,2\nC,plain,3\nD,/,4\n");
        String drivers = "drivers: { terrain: kinds.csv, GDP: kinds.csv }\n";
        SmallStudy.Run run = small.run(NET, drivers);
        DriverValues values = new DriverValues(run.inputs(), run.counts(), new PlainEngine());
        Table table = values.table(run.account());
        List<String> rows = IntStream.range(0, table.rows())
                .filter(r -> table.text(r, table.column("unit_set")).equals("parts")
                        && table.integer(r, table.column("year")) == 2020)
                .mapToObj(r -> table.text(r, table.column("unit"))
                        + table.text(r, table.column("category"))
                        + table.number(r, table.column("value")))
                .toList();
        assertThat(rows).containsExactly("AplainNaN", "A1.0", "BhillsNaN", "B2.0", "CplainNaN", "C3.0", "DNaN", "D4.0");
        assertThat(values.columns().stream()
                        .filter(c -> c.set() == 0 && c.name().equals("driver_terrain"))
                        .map(c -> c.kind() + " " + c.byUnit().apply(2) + " "
                                + c.style().orElseThrow().values()))
                .containsExactly("TEXT hills [hills, plain]");
        assertThat(problems(NET, drivers + "geodetector: { units: parts, discretisation: 'manual:GDP=2' }\n"))
                .isEmpty();
        small.text("kinds.csv", "unit,terrain\nA,plain\nB,hills\nC,12\nD,hills\n");
        assertThat(problems("drivers: { terrain: kinds.csv }\n"))
                .extracting(Problem::code)
                .containsOnly(ProblemCode.TABLE_11_NOT_NUMBER);
        small.text("kinds.csv", "unit,terrain\nA,\nB,/\nC,暂无\nD,\n");
        assertThat(problems("drivers: { terrain: kinds.csv }\n"))
                .containsExactly(Problem.of(
                        ProblemCode.DRIVER_21_COLUMN, "drivers.terrain (kinds.csv)", "terrain", "unit, terrain"));
        small.text("kinds.csv", "unit,terrain\nA,nan\nB,nan\nC,nan\nD,nan\n");
        assertThat(problems("drivers: { terrain: kinds.csv }\n"))
                .extracting(Problem::code)
                .containsOnly(ProblemCode.TABLE_13_NOT_FINITE);
    }

    /** Soil 3a, terrain 1类, quality Ⅱ; but 12 km is a number with its unit of measure, where all have it. */
    @Test
    void categoriesMayBeginWithDigits() {
        small.text("kinds.csv", "unit,terrain,soil\nA,1类,3a\nB,2类,Ⅱ\nC,1类,3a\nD,2类,Ⅱ\n");
        SmallStudy.Run run = small.run(NET, "drivers: { terrain: kinds.csv, soil: kinds.csv }\n");
        assertThat(run.inputs().drivers().stream()
                        .map(d -> d.table().orElseThrow().categories()))
                .containsExactly(List.of("1类", "2类"), List.of("3a", "Ⅱ"));
        for (String own : List.of("1 km,2 km,3 m,4 m", "#N/A,#N/A,#N/A,#N/A", "3a,3a,3a,12")) {
            String[] cells = own.split(",");
            small.text(
                    "kinds.csv",
                    "unit,terrain\nA," + cells[0] + "\nB," + cells[1] + "\nC," + cells[2] + "\nD," + cells[3] + "\n");
            assertThat(problems("drivers: { terrain: kinds.csv }\n"))
                    .extracting(Problem::code)
                    .containsOnly(ProblemCode.TABLE_11_NOT_NUMBER);
        }
        small.text("kinds.csv", "unit,terrain\nA,\"1,5\"\nB,\"1,5\"\nC,2%\nD,1\n");
        assertThat(problems("drivers: { terrain: kinds.csv }\n"))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TABLE_32_DECIMAL_COMMAS);
    }

    @Test
    void categoriesAreNoNumbersForAStatistic() {
        small.text("kinds.csv", "unit,terrain\nA,plain\nB,hills\nC,plain\nD,hills\n");
        problems = new Problems();
        Study study = small.read(
                NET,
                "drivers: { terrain: kinds.csv }\n",
                "statistics: { units: parts, bivariate-morans-i: { x: net, y: terrain } }\n");
        StudyInputs.open(study, List.of(StatisticsChecks::opened), problems, new PlainEngine());
        assertThat(problems.problems())
                .contains(Problem.of(
                        ProblemCode.DRIVER_25_CATEGORIES, "statistics.bivariate-morans-i", "terrain", "hills, plain"));
    }

    /** Squares of 200 m: the unit that holds the centre gives the value. */
    @Test
    void squaresHaveTheValueOfTheUnitThatHoldsTheirCentre() {
        small.text("road.csv", "unit,road\nA,1\nB,2\nC,3\nD,4\n");
        String yaml = """
                study: squares
                landUse:
                  legend: legend.csv
                  phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif }
                units:
                  parts: { file: parts.geojson, id: id, name: name }
                  net: { fishnet: 300 m }
                carbon: { factors: factors.csv }
                drivers: { road: road.csv }
                geodetector: { units: net, discretisation: given }
                """;
        SmallStudy.Run run = small.runWhole(yaml);
        DriverValues values = new DriverValues(run.inputs(), run.counts(), new PlainEngine());
        // columns 0-2, 3-5, 6-7 of 8 cells; units change at column 4 and row 3: centres at columns 1.5, 4.5, 7.5
        assertThat(values.values(1, 0, 0)).containsExactly(Double.NaN, 1, 2, 2, 3, 4, 4);
        Problems told = new Problems();
        Study study = small.readWritten();
        StudyInputs.open(study, List.of(DetectorChecks::opened), told, new PlainEngine());
        assertThat(told.cautions())
                .contains(Problem.of(ProblemCode.DRIVER_C21_BY_CENTRE, "drivers.road", "parts", "net"));
    }

    @Test
    void theTableOfValuesSaysWhereTheyAreFrom() {
        small.text("pop.csv", "区县,人口（万人）\nA,1\nB,2\nC,3\nD,4\n");
        SmallStudy.Run run = small.run(NET, "drivers: { pop: { file: pop.csv, column: 人口 } }\n");
        DriverValues values = new DriverValues(run.inputs(), run.counts(), new PlainEngine());
        Table table = values.table(run.account());
        assertThat(table.text(0, table.column("kind"))).isEqualTo("column of table");
        assertThat(table.text(0, table.column("unit_of_value"))).isEqualTo("万人");
        assertThat(values.columns().get(0).name()).isEqualTo("driver_pop");
        assertThat(ReadTable.of(run.inputs()))
                .filteredOn(t -> t.key().equals("drivers.pop"))
                .singleElement()
                .satisfies(t -> assertThat(t.reading().columns()).isEqualTo(Map.of("区县", "unit", "人口（万人）", "人口")));
    }

    // --- names in the other tables

    @Test
    void emissionsFactorsAndProductGoByNamesAsWell() {
        CarbonAccount byId = account("排放量,单位", ",tCO2", "A", "B", "C", "D");
        CarbonAccount byName = account("排放量,单位", ",tCO2", "Alder", "Birch", "Cedar", "Dunes");
        CarbonAccount byUnitAlone = account("tCO2", "", "A", "B", "C", "D"); // a column called by its unit of measure
        for (int p = 0; p < 3; p++) {
            assertThat(byUnitAlone.balance(p, 0).unitBalances())
                    .isEqualTo(byId.balance(p, 0).unitBalances());
            assertThat(byName.balance(p, 0).unitBalances())
                    .isEqualTo(byId.balance(p, 0).unitBalances());
        }
    }

    private CarbonAccount account(String amount, String measure, String a, String b, String c, String d) {
        StringBuilder emissions = new StringBuilder("年份,区县," + amount + "\n");
        for (int p = 0; p < 3; p++) {
            String[] names = {a, b, c, d};
            for (int u = 0; u < 4; u++) {
                emissions.append(SmallStudy.YEARS.get(p) + "年," + names[u] + ',' + SmallStudy.EMISSIONS_tCO2[p][u]);
                emissions.append(measure + "\n");
            }
        }
        small.text("emissions.csv", emissions.toString());
        small.text(
                "factors.csv",
                "class,value,unit,unit_id\nforest,-2,tCO2/ha/yr,\nforest,-3,tCO2/ha/yr," + b
                        + "\ncropland,1,tCO2/ha/yr,\n");
        SmallStudy.Run run =
                small.run("carbon: { factors: factors.csv, emissions: { file: emissions.csv, units: parts } }\n");
        assertThat(run.inputs().carbon().emissions().list())
                .extracting(Emissions.Emission::unitId)
                .containsOnly("A", "B", "C", "D");
        return run.account();
    }

    @Test
    void amountsInTheWrongUnitAreTold() {
        StringBuilder emissions = new StringBuilder("year,unit,amount,unit_of_amount\n");
        SmallStudy.YEARS.forEach(y -> emissions.append(y).append(",D,0.5,tCO2\n"));
        small.text("emissions.csv", emissions.toString());
        SmallStudy.Run run = small.run("carbon: { emissions: { file: emissions.csv, units: parts } }\n");
        assertThat(run.account().cautions()).extracting(Problem::code).contains(ProblemCode.CARBON_C16_PER_AREA);
        assertThat(SmallStudy.in(folder)
                        .run(SmallStudy.FACTORS_AND_EMISSIONS)
                        .account()
                        .cautions())
                .extracting(Problem::code)
                .doesNotContain(ProblemCode.CARBON_C16_PER_AREA, ProblemCode.CARBON_C18_BESIDE);
    }
}
