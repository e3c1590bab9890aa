package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that a glance takes for right: of two meanings neither is taken, and signs that nobody sees are none. */
class DoubtfulTablesTest {
    private static final UnitSet UNITS =
            new Districts("districts", List.of("430102", "430103", "430104"), List.of("芙蓉区", "天心区", "岳麓区"));

    private static final String PLACE = "drivers.gdp (t.csv)";

    @TempDir
    private Path folder;

    private Study study;
    private Problems problems = new Problems();

    @BeforeEach
    void smallStudy() {
        study = SmallStudy.in(folder).read();
    }

    /** By year the three units' values, 0 for all years; empty where there is a problem. */
    private Map<Integer, List<Double>> driver(String text) throws IOException {
        problems = new Problems();
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        DriverSource.Table source =
                new DriverSource.Table(file, Optional.of("GDP"), OptionalInt.empty(), Optional.empty());
        Map<Integer, List<Double>> values = new TreeMap<>();
        DriverTableReader.open("gdp", source, study, List.of(UNITS), problems)
                .ifPresent(t -> t.byYear()
                        .forEach((year, v) -> values.put(
                                year, Arrays.stream(v).skip(1).boxed().toList())));
        return values;
    }

    private List<Problem> told(String text) throws IOException {
        assertThat(driver(text)).isEmpty();
        return problems.problems();
    }

    private static final Map<Integer, List<Double>> BOTH =
            Map.of(2000, List.of(1.0, 2.0, 3.0), 2020, List.of(4.0, 5.0, 6.0));

    @Test
    void whatIsMadeOfAColumnIsNotTheColumn() throws IOException {
        for (String beside : List.of(
                "GDP_2000-2020年均",
                "GDP_2000占比",
                "GDP_2000.1",
                "GDP_growth",
                "energy_per_GDP",
                "GDP_rank",
                "GDP_2021E")) {
            String header = "地区,GDP_2000," + beside + ",GDP_2020\n";
            assertThat(driver(header + "芙蓉区,1,9,4\n天心区,2,9,5\n岳麓区,3,9,6\n"))
                    .as(beside)
                    .isEqualTo(BOTH);
        }
        assertThat(told("地区,GDP_growth\n芙蓉区,1\n天心区,2\n岳麓区,3\n"))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DRIVER_21_COLUMN);
        // of two rows of headings it is the part of a column
        assertThat(driver("地区,GDP,人口\n,总量,总量\n芙蓉区,1,9\n天心区,2,9\n岳麓区,3,9\n"))
                .isEqualTo(Map.of(0, List.of(1.0, 2.0, 3.0)));
    }

    @Test
    void columnsOfYearsBesideOneOfAllYearsAreTold() throws IOException {
        String rows = "芙蓉区,1,4\n天心区,2,5\n岳麓区,3,6\n";
        assertThat(told("地区,GDP（2000年价）,GDP2020\n" + rows))
                .containsExactly(
                        Problem.of(ProblemCode.TABLE_21_TWO_COLUMNS, PLACE, "GDP", "GDP（2000年价）, GDP2020", ""));
        assertThat(told("地区,GDP,GDP2020\n" + rows))
                .containsExactly(Problem.of(ProblemCode.TABLE_21_TWO_COLUMNS, PLACE, "GDP", "GDP, GDP2020", ""));
        assertThat(told("地区,GDP2020（当年价）,GDP2020（可比价）\n" + rows))
                .containsExactly(
                        Problem.of(ProblemCode.TABLE_21_TWO_COLUMNS, PLACE, "GDP", "GDP2020（当年价）, GDP2020（可比价）", ""));
        Path file = Files.writeString(
                folder.resolve("e.csv"), "地区,单位,合计排放,排放量,2000年,2020年\n芙蓉区,t,9,9,1,4\n天心区,t,9,9,2,5\n岳麓区,t,9,9,3,6\n");
        problems = new Problems();
        problems.attempt(() -> InputFiles.table(file, "carbon.emissions", "unit", Optional.of(UNITS), problems));
        assertThat(problems.problems())
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_21_TWO_COLUMNS,
                        "carbon.emissions (e.csv)",
                        "amount",
                        "排放量, 2000年, 2020年",
                        ""));
    }

    @Test
    void numbersThatStandForAMissingOneAreTold() throws IOException {
        String rows = "地区,GDP2000,GDP2020\n芙蓉区,%s,4\n天心区,2,%s\n岳麓区,3,6\n";
        for (String mark : List.of("-9999", "-999", "－9999", "-9999.0", "-99999", "-32768", "9999", "-3.4028e+38")) {
            assertThat(told(String.format(rows, mark, "5")))
                    .as(mark)
                    .containsExactly(
                            Problem.of(ProblemCode.TABLE_38_MISSING, PLACE + " row 2, column \"GDP2000\"", 1, mark));
        }
        assertThat(told(String.format(rows, "-9999", "-9999")))
                .containsExactly(
                        Problem.of(ProblemCode.TABLE_38_MISSING, PLACE + " row 2, column \"GDP2000\"", 2, "-9999"));
        assertThat(told("地区,GDP\n芙蓉区,9999\n天心区,9999\n岳麓区,8000\n")).hasSize(1);
        // what the remedy says
        assertThat(driver(String.format(rows, "—", "5")).get(2000)).containsExactly(Double.NaN, 2.0, 3.0);
        assertThat(driver(String.format(rows, "-9999e0", "5")).get(2000)).containsExactly(-9999.0, 2.0, 3.0);
    }

    /** Numbers are compared with those of their item: much coal hides no mark among a little diesel. */
    @Test
    void aMissingNumberIsFoundAmongThoseOfItsItem() throws IOException {
        Path file = Files.writeString(
                folder.resolve("items.csv"),
                "year,unit,item,amount,unit_of_amount\n2000,芙蓉区,raw coal,500000,t\n2000,天心区,raw coal,600000,t\n"
                        + "2000,芙蓉区,diesel,99999,t\n2000,天心区,diesel,2,t\n2000,岳麓区,diesel,3,t\n");
        problems = new Problems();
        problems.attempt(() -> InputFiles.table(file, "carbon.energy", "unit", Optional.of(UNITS), problems));
        assertThat(problems.problems())
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_38_MISSING,
                        "carbon.energy (items.csv) row 4, column \"amount\"",
                        1,
                        "99999"));
    }

    @Test
    void lossesAndLargeAmountsMayBeMeant() throws IOException {
        assertThat(driver("地区,GDP\n芙蓉区,-999\n天心区,-600\n岳麓区,20\n")).isNotEmpty();
        assertThat(driver("地区,GDP\n芙蓉区,9999\n天心区,8000\n岳麓区,20\n")).isNotEmpty();
        assertThat(driver("地区,GDP\n芙蓉区,-998\n天心区,5\n岳麓区,20\n")).isNotEmpty();
    }

    @Test
    void valuesInSeveralUnitsAreTold() throws IOException {
        String rows = "地区,年份,指标,数值,单位\n芙蓉区,2000,GDP,1,亿元\n天心区,2000,GDP,2,亿元\n"
                + "芙蓉区,2020,GDP,40000,%1$s\n天心区,2020,GDP,50000,%1$s\n芙蓉区,2020,人口,7,万人\n";
        assertThat(told(String.format(rows, "万元")))
                .containsExactly(Problem.of(ProblemCode.TABLE_39_SEVERAL_UNITS, PLACE, "GDP", "亿元, 万元"));
        assertThat(driver(String.format(rows, "10^8 元"))).isNotEmpty();
        assertThat(told("地区,GDP2000（亿元）,GDP2020（万元）\n芙蓉区,1,40000\n天心区,2,50000\n岳麓区,3,6\n"))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TABLE_39_SEVERAL_UNITS);
    }

    @Test
    void signsThatNobodySeesAreNone() throws IOException {
        assertThat(driver(
                        "地区,GDP_2000,GDP_2020\n\u200E芙蓉区\u2060,\u202D1\u202C,4\n天\u200D心区,2\u200E,5\n岳\u00AD麓区,3,6\n"))
                .isEqualTo(BOTH);
    }

    /** 年 and 地 of Big5 are no letters of GBK. */
    @Test
    void traditionalChineseInBig5IsTold() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.write(file, "地區,年份,GDP\n芙蓉區,2000,1\n天心區,2000,2\n嶽麓區,2000,3\n".getBytes("Big5"));
        problems = new Problems();
        problems.attempt(() -> InputFiles.table(file, "carbon.product", "unit", Optional.of(UNITS), problems));
        assertThat(problems.problems())
                .containsExactly(Problem.of(ProblemCode.TABLE_05_ENCODING, "carbon.product (t.csv)", 1));
    }

    @Test
    void decimalCommasOfPowersAreOneProblem() throws IOException {
        assertThat(told("地区;GDP\n芙蓉区;1,5E+03\n天心区;2,5E+03\n岳麓区;1,234500E+03\n"))
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_32_DECIMAL_COMMAS,
                        PLACE + " row 2, column \"GDP\"",
                        3,
                        "1,5E+03",
                        "1.5E+03"));
    }

    @Test
    void numbersOfRowsWithoutANameAreNoColumn() throws IOException {
        for (int first : new int[] {0, 1}) {
            String rows = ",地区,GDP_2000,GDP_2020\n";
            for (int i = 0; i < 3; i++) {
                rows += i + first + "," + UNITS.unitName(i + 1) + "," + (i + 1) + "," + (i + 4) + "\n";
            }
            assertThat(driver(rows)).isEqualTo(BOTH);
        }
        assertThat(told(",地区,GDP_2000\n1,芙蓉区,1\n3,天心区,2\n2,岳麓区,3\n"))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TABLE_16_NO_NAME);
    }

    @Test
    void aPlaceWhoseAmountsAreTheSumOfTheUnitsIsTheirTotal() throws IOException {
        String rows = "地区,GDP2000,GDP2020\n长沙市,6,15\n芙蓉区,1,4\n天心区,2,5\n岳麓区,3,6\n";
        assertThat(driver(rows)).isEqualTo(BOTH);
        assertThat(problems.cautions()).containsExactly(Problem.of(ProblemCode.UNITS_C07_TOTALS, PLACE, 1, "长沙市"));
        assertThat(told(rows.replace("6,15", "6,16")))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.CARBON_14_PLACE);
        Path file = Files.writeString(
                folder.resolve("e.csv"),
                "地区,年份,品种,消费量,单位\n长沙市,2000,原煤,6,t\n长沙市,2000,柴油,15,t\n"
                        + "芙蓉区,2000,原煤,1,t\n天心区,2000,原煤,2,t\n岳麓区,2000,原煤,3,t\n"
                        + "芙蓉区,2000,柴油,4,t\n天心区,2000,柴油,5,t\n岳麓区,2000,柴油,6,t\n");
        problems = new Problems();
        assertThat(InputFiles.table(file, "carbon.energy", "unit", Optional.of(UNITS), problems)
                        .rows())
                .extracting(r -> r.text("unit"))
                .hasSize(6)
                .doesNotContain("长沙市");
        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void boundsInPercentAreNotTakenForAmounts() throws IOException {
        Path file = Files.writeString(
                folder.resolve("e.csv"), "地区,年份,品种,消费量,单位,下限,上限\n芙蓉区,2000,原煤,10,t,5%,10%\n天心区,2000,原煤,20,t,5%,10%\n");
        assertThat(InputFiles.table(file, "carbon.energy", "unit", Optional.of(UNITS), problems)
                        .rows())
                .extracting(r -> r.text("low"))
                .containsExactly("5%", "5%");
    }
}
