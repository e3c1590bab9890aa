package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.zone.UnitSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose year stands above them or is the name of their sheet; and what is no amount of a year. */
class TablesOfAYearTest {
    private static final UnitSet UNITS = new Districts("districts", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));
    private static final String ROWS = "区县,品种,消费量,单位\n芙蓉区,原煤,1,万吨\n天心区,原煤,2,万吨\n";

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    /** A sheet is its name and its rows as CSV. */
    private Path workbook(String... namesAndSheets) throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook book = new Workbook(out, "test", "1.0");
            for (int s = 0; s < namesAndSheets.length; s += 2) {
                Worksheet sheet = book.newWorksheet(namesAndSheets[s]);
                String[] rows = namesAndSheets[s + 1].split("\n");
                for (int r = 0; r < rows.length; r++) {
                    String[] cells = rows[r].split(",");
                    for (int c = 0; c < cells.length; c++) {
                        sheet.value(r, c, cells[c]);
                    }
                }
            }
            book.finish();
        }
        return file;
    }

    /** Amounts by unit and year; empty where the year is missing. */
    private Map<String, String> energy(Path file) {
        InputTable table = InputFiles.table(file, "carbon.energy", "unit", Optional.of(UNITS), new Problems());
        Map<String, String> amounts = new TreeMap<>();
        if (table.has("year")) {
            table.rows().forEach(r -> amounts.put(r.text("unit") + " " + r.text("year"), r.text("amount")));
        }
        return amounts;
    }

    private List<Problem> told(Path file) {
        try {
            InputFiles.table(file, "carbon.energy", "unit", Optional.of(UNITS), problems);
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    @Test
    void theYearOfATitleIsThatOfAllRows() throws IOException {
        for (String title : List.of(
                "2015年长沙市能源消费表,,,\n",
                "表3-1 各区县能源消费（2015）,,,\n",
                "二〇一五年能源消费,,,\n",
                "能源消费 2015,,,单位：万吨\n",
                "长沙统计年鉴2016,,,\n2015年能源消费,,,\n",
                "2015年能源消费（2010年不变价）,,,\n",
                "2015年能源消费,,,\n制表日期：2016年3月5日,,,\n",
                "Energy use in 2015,,,\n",
                "2015年1-12月能源消费,,,\n")) {
            assertThat(energy(csv(title + ROWS))).as(title).isEqualTo(Map.of("430102 2015", "1", "430103 2015", "2"));
        }
        assertThat(energy(csv("2015年规模以上工业能源消费,\n区县,原煤（万吨）\n芙蓉区,1\n天心区,2\n")))
                .isEqualTo(Map.of("430102 2015", "1", "430103 2015", "2"));
    }

    @Test
    void aTitleOfSeveralYearsOrOfAPartOfOneGivesNone() throws IOException {
        for (String title : List.of(
                "2005—2015年能源消费,,,\n",
                "2015年上半年能源消费,,,\n",
                "2015年6月,,,\n",
                "长沙统计年鉴2016,,,\n",
                "GB/T 2589-2020,,,\n",
                "更新时间：2016年,,,\n")) {
            assertThat(energy(csv(title + ROWS))).as(title).isEmpty();
        }
        assertThat(energy(csv("2015年,,,\n" + ROWS + "2016年起口径调整,,,\n"))).isEmpty();
        assertThat(energy(csv("2015年,,,\n" + ROWS + "注：2016年起口径调整。,,,\n"))).hasSize(2);
    }

    @Test
    void whatLacksAYearIsToldThatATitleMaySayIt() throws IOException {
        Problems all = new Problems();
        InputFiles.table(csv(ROWS), "carbon.energy", "unit", Optional.of(UNITS), all)
                .require(all, "year", "unit", "item", "amount", "unit_of_amount");
        assertThat(all.problems()).hasSize(1);
        assertThat(all.problems().get(0).text(Language.EN)).isEqualTo("""
                INPUT-01    carbon.energy (t.csv): the column "year" is missing; found: 区县, 品种, 消费量, 单位.
                            Add it or rename one; required columns: year, unit, item, amount, unit_of_amount. The year \
                of all rows may also stand in a title above the table (2015), or be the name of its sheet; so may each \
                year have a sheet.""");
        assertThat(all.problems().get(0).text(Language.ZH)).isEqualTo("""
                INPUT-01    carbon.energy (t.csv)：缺少列“year”；现有：区县、品种、消费量、单位。
                            请补充，或将现有列改名；必需的列：year、unit、item、amount、unit_of_amount。\
                全表同属一年时，年份也可写在表格上方的标题里（2015年），或作工作表的名称；每年一张工作表亦可。""");
        assertThat(energy(csv("2015,,,\n" + ROWS))).hasSize(2); // the remedy
        assertThat(energy(workbook("2015", ROWS))).hasSize(2);
    }

    @Test
    void sheetsOfAYearEachAreOneTable() throws IOException {
        String other = ROWS.replace(",1,", ",3,").replace(",2,", ",4,");
        Map<String, String> both =
                Map.of("430102 2005", "1", "430103 2005", "2", "430102 2010", "3", "430103 2010", "4");
        assertThat(energy(workbook("2005年", ROWS, "2010年", other, "说明", "本表由市统计局提供")))
                .isEqualTo(both);
        assertThat(energy(workbook("能源2005", ROWS, "能源2010", other))).isEqualTo(both);
        assertThat(energy(workbook("2005", ROWS, "2010", other, "2020", ""))).isEqualTo(both); // not yet filled in
        assertThat(energy(workbook("表1", "2005年能源消费\n" + ROWS, "表2", "2010年能源消费\n" + other)))
                .isEqualTo(both);
        assertThat(energy(workbook(
                        "2005",
                                ROWS.replace("区县,", "年份,区县,")
                                        .replace("\n芙", "\n2005,芙")
                                        .replace("\n天", "\n2005,天"),
                        "2010",
                                other.replace("区县,", "年份,区县,")
                                        .replace("\n芙", "\n2010,芙")
                                        .replace("\n天", "\n2010,天"))))
                .isEqualTo(both);
    }

    @Test
    void aDriverChangesWithTheSheetsOfItsYears() throws IOException {
        Path file = workbook("2000", "区县,人口\n芙蓉区,1\n天心区,2", "2020", "区县,人口\n芙蓉区,3\n天心区,4");
        DriverSource.Table source =
                new DriverSource.Table(file, Optional.of("人口"), OptionalInt.empty(), Optional.empty());
        DriverTable table = DriverTableReader.open(
                        "pop", source, SmallStudy.in(folder).read(), List.of(UNITS), problems)
                .orElseThrow();
        assertThat(table.values(2000)).endsWith(1, 2);
        assertThat(table.values(2020)).endsWith(3, 4);
    }

    /** A sheet alone with the driver, beside those of something else, is of all years. */
    @Test
    void aDriverOnOneSheetOnlyIsOfAllYears() throws IOException {
        Path file = workbook("2000", "区县,人口\n芙蓉区,1\n天心区,2", "2020", "区县,GDP\n芙蓉区,3\n天心区,4");
        DriverSource.Table source =
                new DriverSource.Table(file, Optional.of("人口"), OptionalInt.empty(), Optional.empty());
        DriverTable table = DriverTableReader.open(
                        "pop", source, SmallStudy.in(folder).read(), List.of(UNITS), problems)
                .orElseThrow();
        assertThat(table.values(DriverTable.ALWAYS)).endsWith(1, 2);
    }

    @Test
    void sheetsThatMayBeReadInTwoWaysOrLackAColumnAreTold() throws IOException {
        assertThat(told(workbook("2005", ROWS, "2010", ROWS, "2010 (2)", ROWS)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TABLE_23_TWO_SHEETS);
        List<Problem> lacking = told(workbook("2005", ROWS, "2010", ROWS.replace("消费量", "数目")));
        assertThat(lacking).hasSize(1);
        assertThat(lacking.get(0).text(Language.EN)).isEqualTo("""
                TABLE-10    carbon.energy (t.xlsx#2010): the column "amount" is missing
                            Add it, or rename the column that holds it. Columns found: 区县, 品种, 单位, 数目.""");
        assertThat(told(workbook("2005", ROWS, "2010", "2011年能源消费\n" + ROWS)))
                .extracting(p -> p.text(Language.EN))
                .containsExactly("""
                        TABLE-10    carbon.energy (t.xlsx#2010): the column "year" is missing
                                    Add it, or rename the column that holds it. Columns found: 区县, 品种, 消费量, 单位.""");
    }

    @Test
    void whatIsWrongOnASheetIsToldWithItsName() throws IOException {
        InputTable table = InputFiles.table(
                workbook("2005", ROWS, "2010", ROWS.replace(",2,", ",2*,")),
                "carbon.energy",
                "unit",
                Optional.of(UNITS),
                problems);
        assertThat(table.rows().get(3).place("原煤")).isEqualTo("carbon.energy (t.xlsx#2010) row 3 \"原煤\"");
    }

    @Test
    void partsOfAYearAndSharesAreNoAmountsOfIt() throws IOException {
        String head = "区县,品种,单位,";
        for (String names : List.of(
                "2005年上半年,2010年上半年",
                "2005年6月,2010年6月",
                "2005年一季度,2010年一季度",
                "2005年占比,2010年占比",
                "2005年增长%,2010年增长%",
                "2005年同比,2010年同比",
                "2005Q1,2010Q1",
                "2005年计划,2010年计划")) {
            Path file = csv(head + names + "\n芙蓉区,原煤,万吨,1,3\n天心区,原煤,万吨,2,4\n");
            assertThat(energy(file)).as(names).isEmpty();
        }
        Path beside = csv(head + "2005年,2005年占比（%）,2010年1-12月,2010年比上年±%\n芙蓉区,原煤,万吨,1,9,3,9\n天心区,原煤,万吨,2,9,4,9\n");
        assertThat(energy(beside))
                .isEqualTo(Map.of("430102 2005", "1", "430103 2005", "2", "430102 2010", "3", "430103 2010", "4"));
        assertThat(told(csv(head + "2005年,2010年实际\n芙蓉区,原煤,万吨,1,3\n天心区,原煤,万吨,2,4\n")))
                .extracting(p -> p.text(Language.EN))
                .containsExactly("""
                        TABLE-21    carbon.energy (t.csv): several columns may be "amount": 2005年, 2010年实际
                                    Name the one that is meant "amount", or remove the others. They are of years: \
                        keep one column of each year and call it by the year alone (2005, 2010); of parts, such as \
                        sectors, write a row for each.""");
        assertThat(told(csv("区县,年份,品种,消费量,单位\n芙蓉区,2005年6月,原煤,1,万吨\n")))
                .extracting(p -> p.text(Language.EN))
                .containsExactly("""
                        TABLE-34    carbon.energy (t.csv) row 2, column "年份": cells that are no years: 1, the first \
                        being "2005年6月"
                                    Write each year as a number of four digits, such as 2005; of months and quarters \
                        write the sum of the year, of 2005/2006 the year that is meant, and remove rows \
                        that are of no single year.""");
    }

    @Test
    void twoTablesSideBySideAreOneProblem() throws IOException {
        List<Problem> one = told(csv("年份,区县,原煤（万吨）,,年份,区县,柴油（万吨）\n2005,芙蓉区,1,,2005,芙蓉区,3\n2005,天心区,2,,2005,天心区,4\n"));
        assertThat(one).hasSize(1);
        assertThat(one.get(0).text(Language.EN)).isEqualTo("""
                TABLE-21    carbon.energy (t.csv): several columns may be "unit": 区县, 区县
                            Name the one that is meant "unit", or remove the others. They are of two tables side by \
                side: put the second, from column 5 on, below the first with one header for both, or on a sheet of its \
                own.""");
        assertThat(one.get(0).text(Language.ZH)).isEqualTo("""
                TABLE-21    carbon.energy (t.csv)：有多列可能是“unit”：区县、区县
                            请将所需的一列改名为“unit”，或删除其他列。看来是并排的两个表：\
                请将第 5 列起的第二个表移到第一个表下方，共用一个表头，或放到单独的工作表。""");
    }

    /** They were called two tables side by side, and the second, one column, was to be put below the first. */
    @Test
    void aPlaceAndAMeasureOfOneNameAreNoTwoTables() throws IOException {
        String rows = "\n2005,430102,原煤,1,万吨\n2005,430103,原煤,2,万吨\n";
        for (String unit : List.of("unit", "单位")) {
            String head = "year," + unit + ",item,amount,";
            assertThat(told(csv(head + unit + rows)))
                    .extracting(p -> p.text(Language.EN))
                    .containsExactly("TABLE-08    carbon.energy (t.csv): two columns have the same name \"" + unit
                            + "\" (columns 2 and 5)\n            Rename or remove one of them.");
            assertThat(energy(csv(head + "计量单位" + rows)))
                    .as("the remedy is followed")
                    .isEqualTo(Map.of("430102 2005", "1", "430103 2005", "2"));
        }
    }
}
