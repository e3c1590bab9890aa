package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

/** Tables as yearbooks and databases lay them out, each the same numbers; what cannot be told apart is told. */
class LayoutsTest {
    private static final UnitSet UNITS = new Districts("districts", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));

    @TempDir
    private Path folder;

    private Problems problems = new Problems();

    private static String line(InputTable.Row row, List<String> columns) {
        return String.join(" ", columns.stream().map(row::text).toList());
    }

    /** Year, unit, item and amount of each row, sorted; empty where there is a problem. */
    private List<String> read(String key, String csv) throws IOException {
        problems = new Problems();
        Path file = Files.writeString(folder.resolve("t.csv"), csv);
        return problems.attempt(() -> InputFiles.table(file, "carbon." + key, "unit", Optional.of(UNITS), problems))
                .map(t -> t.rows().stream()
                        .map(r -> line(r, List.of("year", "unit", "item", "amount", "unit_of_amount")))
                        .sorted()
                        .toList())
                .orElse(List.of());
    }

    private List<ProblemCode> told() {
        return problems.problems().stream().map(Problem::code).toList();
    }

    private static final List<String> FOUR =
            List.of("2005 430102 原煤 1 吨", "2005 430103 原煤 3 吨", "2020 430102 原煤 2 吨", "2020 430103 原煤 4 吨");

    @Test
    void aHeaderMayHaveThreeRows() throws IOException {
        for (String header : List.of(
                "地区,能源消费（吨）,\n,原煤,\n,2005,2020\n",
                "地区,能源消费,\n,原煤,\n,2005年,2020年\n,吨,吨\n",
                "地区,能源消费,\n,原煤（吨）,\n,2005年,2020年\n")) {
            assertThat(read("energy", header + "芙蓉区,1,2\n天心区,3,4\n")).as(header).isEqualTo(FOUR);
        }
        assertThat(read("energy", "地区,能源消费（吨）,,,\n,原煤,,柴油,\n,2005,2020,2005,2020\n芙蓉区,1,2,5,6\n天心区,3,4,7,8\n"))
                .containsAll(FOUR)
                .contains("2020 430103 柴油 8 吨")
                .hasSize(8);
    }

    @Test
    void theCornerOfAHeaderMaySayWhatIsBesideItToo() throws IOException {
        for (String header : List.of("指标,原煤（吨）,\n地区,2005,2020\n", "地区\\指标,原煤（吨）2005年,原煤（吨）2020年\n")) {
            assertThat(read("energy", header + "芙蓉区,1,2\n天心区,3,4\n")).as(header).isEqualTo(FOUR);
        }
        for (String corner : List.of("地区\\年份", "指标 地区", "\"指标\n地区\"", "Region/Indicator", "项目|地区")) {
            assertThat(read("emissions", corner + ",2005,2020\n芙蓉区,1,2\n天心区,3,4\n单位：tCO2,,\n"))
                    .as(corner)
                    .containsExactly(
                            "2005 430102  1 tCO2", "2005 430103  3 tCO2", "2020 430102  2 tCO2", "2020 430103  4 tCO2");
        }
    }

    /** As a CSV has merged cells, in which every name had blank cells below it. */
    @Test
    void namesAboveBlankCellsHoldForThem() throws IOException {
        assertThat(read("energy", "地区,年份,品种,消费量,单位\n芙蓉区,2005,原煤,1,吨\n,2020,原煤,2,吨\n天心区,2005,原煤,3,吨\n,2020,原煤,4,吨\n"))
                .isEqualTo(FOUR);
        assertThat(read("energy", "年份,地区,品种,消费量,单位\n2005,芙蓉区,原煤,1,吨\n,天心区,原煤,3,吨\n2020,芙蓉区,原煤,2,吨\n,天心区,原煤,4,吨\n"))
                .isEqualTo(FOUR);
        assertThat(read("energy", "品种,年份,地区,消费量,单位\n原煤,2005,芙蓉区,1,吨\n,,天心区,3,吨\n,2020,芙蓉区,2,吨\n,,天心区,4,吨\n"))
                .isEqualTo(FOUR);
        for (String table : List.of(
                "地区,品种,单位,2005,2020\n芙蓉区,,,,\n,原煤,吨,1,2\n天心区,,,,\n,原煤,吨,3,4\n",
                "地区,年份,品种,消费量,单位\n芙蓉区,,,,\n,2005,原煤,1,吨\n,2020,原煤,2,吨\n" + "天心区,,,,\n,2005,原煤,3,吨\n,2020,原煤,4,吨\n")) {
            assertThat(read("energy", table)).as(table).isEqualTo(FOUR); // names alone in a row
        }
        String rows = "芙蓉区,原煤,吨,1,2\n,柴油,吨,5,6\n天心区,原煤,吨,3,4\n,柴油,吨,7,8\n合计,,吨,16,20\n";
        assertThat(read("energy", "地区,品种,单位,2005,2020\n" + rows))
                .containsAll(FOUR)
                .hasSize(8);
        assertThat(problems.problems()).isEmpty();
    }

    /** A cell that was lost, or a sum without a name. */
    @Test
    void otherBlankCellsStayEmpty() throws IOException {
        for (String rows : List.of(
                "芙蓉区,2005,1\n,2020,2\n天心区,2005,3\n,2005,4\n", // given twice
                "芙蓉区,2005,1\n芙蓉区,2020,2\n天心区,2005,3\n,2020,4\n", // the others say it
                "芙蓉区,2005,1\n天心区,2005,3\n,2005,4\n",
                "芙蓉区,2005,1\n,2020,4\n天心区,2005,3\n",
                ",2005,1\n芙蓉区,2005,1\n,2020,2\n")) {
            String csv = "地区,年份,人口\n" + rows;
            Path file = Files.writeString(folder.resolve("t.csv"), csv);
            problems = new Problems();
            DriverTableReader.open(
                    "pop",
                    new DriverSource.Table(file, Optional.of("人口"), OptionalInt.empty(), Optional.empty()),
                    SmallStudy.in(folder).read(),
                    List.of(UNITS),
                    problems);
            assertThat(told()).as(rows).contains(ProblemCode.INPUT_04_EMPTY);
        }
    }

    @Test
    void tablesBelowEachOtherOfTheSameThingsAreTold() throws IOException {
        String one = "地区,2005,2020\n芙蓉区,1,2\n天心区,3,4\n";
        assertThat(read("emissions", "表1 能源（tCO2）,,\n" + one + "表2 水泥（tCO2）,,\n" + one))
                .isEmpty();
        assertThat(problems.problems().get(0).text(Language.EN)).startsWith("""
                TABLE-20    carbon.emissions (t.csv): row 2 and row 6 may both be the header
                """);
        // the pages of one table
        assertThat(read("emissions", "单位：tCO2,,\n地区,2005,2020\n芙蓉区,1,2\n续表,,\n地区,2005,2020\n天心区,3,4\n"))
                .hasSize(4);
    }

    @Test
    void tablesOfDatabasesAreRead() throws IOException {
        assertThat(read(
                        "emissions",
                        "freq,unit,airpol,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nA,THS_T,CO2,430102,2005,1,\n"
                                + "A,THS_T,CO2,430103,2005,3,p\nA,THS_T,CO2,430102,2020,:,c\n"))
                .containsExactly("2005 430102  1 THS_T", "2005 430103  3 THS_T");
        assertThat(read(
                        "emissions",
                        "GID_1,NAME_1,GID_2,NAME_2,year,amount,unit_of_amount\n"
                                + "x,湖南,y,芙蓉区,2005,1,tCO2\nx,湖南,z,天心区,2005,3,tCO2\n"))
                .containsExactly("2005 430102  1 tCO2", "2005 430103  3 tCO2");
        assertThat(problems.problems()).isEmpty();
    }

    /** The OECD's thousands of tonnes were a thousand times too small. */
    @Test
    void powersOfTenBesideNumbersAreTold() throws IOException {
        String header = "REF_AREA,TIME_PERIOD,UNIT_MEASURE,UNIT_MULT,OBS_VALUE\n";
        assertThat(read("emissions", header + "430102,2005,tCO2,3,1\n430103,2005,tCO2,3,3\n"))
                .isEmpty();
        assertThat(told()).containsExactly(ProblemCode.TABLE_40_POWERS);
        assertThat(read("emissions", header + "430102,2005,ktCO2,0,1\n430103,2005,ktCO2,0,3\n"))
                .hasSize(2);
    }

    @Test
    void aMeanBetweenLimitsIsTheValue() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "地类,下限,均值,上限,单位\n耕地,0.3,0.4,0.5,tC/ha/yr\n");
        assertThat(InputFiles.table(file, "carbon.factors").rows().get(0).number("value", ""))
                .isEqualTo(0.4);
    }

    @Test
    void apostrophesPartThousands() throws IOException {
        assertThat(read("energy", "年份,地区,品种,消费量,单位\n2005,芙蓉区,原煤,1'234,吨\n2005,天心区,原煤,1’234’567.5,吨\n"))
                .containsExactly("2005 430102 原煤 1234 吨", "2005 430103 原煤 1234567.5 吨");
    }

    /** It was left out without a word. */
    @Test
    void aColumnBesideItemsThatSaysNoUnitIsTold() throws IOException {
        assertThat(read("energy", "序号,地区,年份,原煤（吨）,木屑,合计\n1,芙蓉区,2005,1,7,8\n2,天心区,2005,3,8,11\n"))
                .hasSize(2);
        assertThat(problems.cautions())
                .extracting(Problem::code, Problem::args)
                .containsExactly(tuple(ProblemCode.CARBON_C50_NO_UNIT, List.of("木屑")));
    }

    @Test
    void filesByYearAreNoTable() {
        Problems told = new Problems();
        told.attempt(() -> InputFiles.table(folder.resolve("e_{year}.csv"), "carbon.emissions"));
        assertThat(told.problems()).extracting(Problem::code).containsExactly(ProblemCode.TABLE_41_FILES_BY_YEAR);
    }
}
