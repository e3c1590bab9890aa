package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as Eurostat, the World Bank, the United Nations and yearbooks hand them out. */
class OfficialTablesTest {
    private static final UnitSet UNITS = new Districts("districts", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));

    @TempDir
    private Path folder;

    private Problems problems = new Problems();

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("t.csv"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Year, unit, item, amount and its unit of each row. */
    private List<String> read(String key, String text) {
        problems = new Problems();
        return problems.attempt(
                        () -> InputFiles.table(write(text), "carbon." + key, "unit", Optional.of(UNITS), problems))
                .map(t -> t.rows().stream().map(OfficialTablesTest::line).toList())
                .orElse(List.of());
    }

    private static String line(InputTable.Row row) {
        return String.join(
                        " ",
                        row.text("year"),
                        row.text("unit"),
                        row.text("item"),
                        row.text("amount"),
                        row.text("unit_of_amount"))
                .replaceAll(" +", " ");
    }

    private Map<Integer, double[]> driver(String column, String text) {
        problems = new Problems();
        DriverSource.Table source =
                new DriverSource.Table(write(text), Optional.of(column), OptionalInt.empty(), Optional.empty());
        return DriverTableReader.open("x", source, SmallStudy.in(folder).read(), List.of(UNITS), problems)
                .map(DriverTable::byYear)
                .orElse(Map.of());
    }

    private List<ProblemCode> told() {
        return problems.problems().stream().map(Problem::code).toList();
    }

    /** What rows are of stands in their first cell, flags behind numbers. */
    @Test
    void tsvOfEurostatIsRead() {
        for (String corner : List.of("geo\\time", "geo\\TIME_PERIOD")) {
            assertThat(read(
                            "emissions",
                            "airpol,src_crf,unit," + corner + "\t2020 \t2010 \n"
                                    + "CO2,TOTX4_MEMO,THS_T,430102\t983 b\t: c\n"
                                    + "CO2,TOTX4_MEMO,THS_T,430103\t1200.5 \t1203.5 \n"))
                    .as(corner)
                    .containsExactly("2020 430102 983 THS_T", "2020 430103 1200.5 THS_T", "2010 430103 1203.5 THS_T");
            assertThat(problems.problems()).isEmpty();
        }
    }

    @Test
    void tablesOfTheWorldBankAreRead() {
        for (String table : List.of(
                "\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2024-06-28\",\n\n"
                        + "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2010\",\"2020\",\n"
                        + "\"芙蓉区\",\"430102\",\"Population, total\",\"SP.POP.TOTL\",\"5\",\"\",\n"
                        + "\"天心区\",\"430103\",\"Population, total\",\"SP.POP.TOTL\",\"6\",\"7\",\n",
                "Series Name,Series Code,Country Name,Country Code,2010 [YR2010],2020 [YR2020]\n"
                        + "\"Population, total\",SP.POP.TOTL,芙蓉区,430102,5,..\n"
                        + "\"Population, total\",SP.POP.TOTL,天心区,430103,6,7\n\n\n"
                        + "Data from database: World Development Indicators,,,,,\n")) {
            Map<Integer, double[]> byYear = driver("Population, total", table);
            assertThat(problems.problems()).isEmpty();
            assertThat(byYear.get(2010)).containsExactly(Double.NaN, 5, 6);
            assertThat(byYear.get(2020)).containsExactly(Double.NaN, Double.NaN, 7);
        }
    }

    @Test
    void tablesOfTheUnitedNationsAreReadAboveTheirFootnotes() {
        Map<Integer, double[]> byYear = driver(
                "Value",
                "\"Country or Area\",\"Year\",\"Value\",\"Value Footnotes\"\n\"芙蓉区\",\"2010\",\"5\",\"1\"\n"
                        + "\"天心区\",\"2010\",\"6\",\"\"\n\n\"footnoteSeqID\",\"Footnote\"\n\"1\",\"Estimate\"\n");
        assertThat(problems.problems()).isEmpty();
        assertThat(byYear.get(2010)).containsExactly(Double.NaN, 5, 6);
    }

    @Test
    void unitsOfTheUnitedNationsAreKnown() {
        for (String footnotes : List.of("footnoteSeqID", "fnSeqID")) {
            assertThat(read(
                            "emissions",
                            "\"Country or Area\",\"Year\",\"Value (kilotonne CO2)\",\"Value Footnotes\"\n"
                                    + "\"芙蓉区\",\"2010\",\"5\",\"1\"\n\"天心区\",\"2010\",\"6\",\"\"\n\n\""
                                    + footnotes
                                    + "\",\"Footnote\"\n\"1\",\"Estimate\"\n\"2\",\"Other\"\n"))
                    .containsExactly("2010 430102 5 kilotonne CO2", "2010 430103 6 kilotonne CO2");
        }
    }

    /** As Our World in Data has them. */
    @Test
    void amountsPerHeadAreNoAmounts() {
        assertThat(read(
                        "emissions",
                        "Entity,Year,Annual CO₂ emissions (per capita),Annual CO₂ emissions,Unit\n"
                                + "芙蓉区,2005,2.5,100,tCO2\n天心区,2005,2.5,200,tCO2\n"))
                .containsExactly("2005 430102 100 tCO2", "2005 430103 200 tCO2");
        read("emissions", "地区,年份,碳排放量（人均）,单位\n芙蓉区,2005,2.5,tCO2\n天心区,2005,2.5,tCO2\n");
        assertThat(new Problems()
                        .attempt(() -> InputFiles.read(folder.resolve("t.csv"), "carbon.emissions", List.of())))
                .hasValueSatisfying(t -> assertThat(t.has("amount")).isFalse());
    }

    @Test
    void aUnitOfMeasureMayStandBesideItsWord() {
        for (String above : List.of("CO2排放,,\n单位：,万吨,\n", "CO2排放,单位,万吨\n", "CO2 emissions,Unit:,(万吨)\n")) {
            assertThat(read("emissions", above + "地区,2005,2020\n芙蓉区,1,2\n"))
                    .as(above)
                    .containsExactly("2005 430102 1 万吨CO2", "2020 430102 2 万吨CO2");
        }
    }

    @Test
    void yearsOfACellMayHaveMarks() {
        for (String year : List.of("2005*", "2005①", "2005年②", "2005p", "2005(r)")) {
            assertThat(read("emissions", "年份,地区,CO2（万吨）\n" + year + ",芙蓉区,1\n"))
                    .as(year)
                    .containsExactly("2005 430102 1 万吨CO2");
        }
    }

    /** The second table's years were told as columns to be renamed where the unit of measure was missing too. */
    @Test
    void tablesSideBySideAreToldBeforeWhatElseIsMissing() {
        read("emissions", "地区,2005,,地区,2020\n芙蓉区,1,,芙蓉区,2\n天心区,3,,天心区,4\n");
        assertThat(problems.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.text(Language.EN)).contains("TABLE-21", "from column 4 on"));
    }

    /** A year merged over its units and their sum, as it becomes in a CSV. */
    @Test
    void sumsWithoutANameOfTheirOwnLeaveTheOthersTheirs() {
        assertThat(read("emissions", "年份,地区,CO2（万吨）\n2005,芙蓉区,1\n,天心区,2\n,合计,3\n2020,芙蓉区,1\n,天心区,3\n,合计,4\n"))
                .containsExactly(
                        "2005 430102 1 万吨CO2", "2005 430103 2 万吨CO2", "2020 430102 1 万吨CO2", "2020 430103 3 万吨CO2");
        assertThat(problems.problems()).isEmpty();
        // the sum first, as most yearbooks have it
        assertThat(read("emissions", "年份,地区,CO2（万吨）\n2005,全市,3\n,芙蓉区,1\n,天心区,2\n2020,全市,4\n,芙蓉区,1\n,天心区,3\n"))
                .containsExactly(
                        "2005 430102 1 万吨CO2", "2005 430103 2 万吨CO2", "2020 430102 1 万吨CO2", "2020 430103 3 万吨CO2");
        assertThat(problems.problems()).isEmpty();
        assertThat(read(
                        "energy",
                        "地区,年份,品种,消费量,单位\n芙蓉区,2005,原煤,1,吨\n,2005,焦炭,2,吨\n,2005,合计,3,吨\n"
                                + "天心区,2005,原煤,1,吨\n,2005,焦炭,3,吨\n,2005,合计,4,吨\n,2005,总计,7,吨\n"))
                .containsExactly(
                        "2005 430102 原煤 1 吨", "2005 430102 焦炭 2 吨", "2005 430103 原煤 1 吨", "2005 430103 焦炭 3 吨");
        assertThat(problems.problems()).isEmpty();
    }

    /** A sum of all places below the last of them, its place and sector blank, was that place's. */
    @Test
    void aRowThatLacksWhatTellsOthersApartTakesNoNameFromAbove() {
        String rows = "地区,年份,部门,CO2（万吨）\n芙蓉区,2005,工业,1\n,2005,生活,2\n天心区,2005,工业,3\n,2005,生活,2\n";
        assertThat(read("emissions", rows)).hasSize(4).contains("2005 430103 2 万吨CO2");
        InputTable table =
                InputFiles.table(write(rows + ",2005,,8\n"), "carbon.emissions", "unit", Optional.of(UNITS), problems);
        problems.attempt(() -> Emissions.given(table));
        assertThat(problems.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.text(Language.EN))
                        .startsWith("INPUT-04    carbon.emissions (t.csv) row 6: unit (地区) is empty."));
        assertThat(read("emissions", rows + ",2005,全部,8\n")).contains("2005 8 万吨CO2");
    }

    /** 实物量 and 标准量 below each fuel. */
    @Test
    void theAmountBelowAnItemIsOfIt() {
        assertThat(read("energy", "地区,年份,原煤,\n,,实物量（万吨）,标准量（万吨标准煤）\n芙蓉区,2005,10,7.143\n"))
                .containsExactly("2005 430102 原煤 10 万吨", "2005 430102 原煤_标准量 7.143 万吨标准煤");
    }

    /** Uses of energy below 项目, as balances call them: the column was taken for items, and the amount was missing. */
    @Test
    void whatItemsInColumnsAreUsedForIsTheirSector() {
        for (String word : List.of("项目", "指标", "部门", "item")) {
            assertThat(read(
                            "energy",
                            "地区,年份," + word + ",原煤（万吨）,焦炭（万吨）\n芙蓉区,2005,合计,30,5\n芙蓉区,2005,工业,20,5\n"
                                    + "芙蓉区,2005,居民生活,10,\n"))
                    .as(word)
                    .containsExactly("2005 430102 原煤 20 万吨", "2005 430102 焦炭 5 万吨", "2005 430102 原煤 10 万吨");
            assertThat(problems.problems()).isEmpty();
        }
    }

    /** Numbers of months told nothing apart. */
    @Test
    void rowsOfMonthsAreToldWithTheirColumn() {
        InputTable table = InputFiles.table(
                write("地区,年份,月份,CO2（万吨）\n芙蓉区,2005,1,3\n芙蓉区,2005,2,4\n"),
                "carbon.emissions",
                "unit",
                Optional.of(UNITS),
                problems);
        problems.attempt(() -> Emissions.given(table));
        assertThat(problems.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.found(Language.EN))
                        .endsWith("the rows differ in the column \"月份\", which " + "is not read."));
    }

    @Test
    void columnsPartedByBlanksAreToldAsSuch() {
        for (String text : List.of(
                "年份  地区  CO2（万吨）\n2005  芙蓉区  1\n",
                "年份 地区 CO2（万吨）\n2005 芙蓉区 1\n",
                "\"\"\"年份\"\",\"\"CO2\"\"\"\n\"2005,1\"\n")) {
            read("emissions", text);
            assertThat(told()).as(text).containsExactly(ProblemCode.TABLE_42_ONE_COLUMN);
        }
        assertThat(read("emissions", "年份  地区  CO2（万吨）\n2005  芙蓉区  1\n".replace("  ", ",")))
                .containsExactly("2005 430102 1 万吨CO2");
    }

    /** To write all of them so, as of other numbers, is no remedy for amounts. */
    @Test
    void percentSignsOfAmountsAreToldAsAnotherUnit() {
        read("emissions", "CO2（万吨）,,\n地区,2005年,2020年\n芙蓉区,10%,2\n天心区,3,4\n");
        assertThat(problems.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.found(Language.EN))
                        .isEqualTo("\"10%\" names the unit %, its unit of measure is 万吨CO2"));
    }

    /** None of the table's names was like any unit's: another column of the polygons has them. */
    @Test
    void namesOfAnotherColumnAreToldWithWhereToNameIt() {
        read("emissions", "年份,地区,CO2（万吨）\n2005,Furong,1\n2005,Tianxin,2\n");
        assertThat(problems.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.text(Language.EN))
                        .startsWith("UNITS-09")
                        .endsWith("If the polygons have them in another column, name it at units.districts.id or "
                                + "units.districts.name (of a command: --id, --name)."));
    }
}
