package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.problem.InputTable;
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

/** Pages, blocks, marks and counted rows as offices of statistics have them, several of them in one table. */
class OfficesTablesTest {
    private static final UnitSet UNITS = new Districts("districts", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("t.csv"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> lines(Path file, String key) {
        InputTable table = InputFiles.table(file, key, "unit", Optional.of(UNITS), problems);
        assertThat(problems.problems()).isEmpty();
        boolean items = table.has("item");
        return table.rows().stream()
                .map(r -> r.integer("year", "") + " " + r.text("unit") + (items ? " " + r.text("item") : "") + " "
                        + r.requiredNumber("amount", ""))
                .sorted()
                .toList();
    }

    private List<String> energy(String text) {
        return lines(write(text), "carbon.energy");
    }

    private List<String> product(String text) {
        return lines(write(text), "carbon.product");
    }

    private static final List<String> COAL =
            List.of("2005 430102 原煤 10.5", "2005 430103 原煤 20.5", "2020 430102 原煤 30.5", "2020 430103 原煤 40.5");
    private static final List<String> GDP =
            List.of("2005 430102 10.5", "2005 430103 20.5", "2020 430102 30.5", "2020 430103 40.5");

    /** The first page was lost without a word: below its header that of the second is no amount with its unit. */
    @Test
    void aFurtherPageOfAmountsWithTheirUnitsIsRead() {
        assertThat(energy("区县,年份,原煤\n芙蓉区,2005,10.5吨\n天心区,2005,20.5 吨\n续表,,\n区县,年份,原煤\n"
                        + "芙蓉区,2020,30.5 吨\n天心区,2020,40.5吨\n"))
                .isEqualTo(COAL);
    }

    /** Nor where the first page has a cell that is no amount, for which its header lacks one. */
    @Test
    void theHeaderOfAFurtherPageIsNotThatOfTheTable() {
        InputTable table = InputFiles.table(
                write("区县,年份,原煤\n芙蓉区,2005,10.5吨\n天心区,2005,约20\n续表,,\n区县,年份,原煤\n" + "芙蓉区,2020,30.5吨\n天心区,2020,40.5吨\n"),
                "carbon.energy",
                "unit",
                Optional.of(UNITS),
                problems);
        assertThat(table.has("amount")).isFalse();
        assertThat(table.rows().get(0).place()).contains("row 2");
    }

    @Test
    void blocksOfAYearMayHaveOneColumnOfAmountsAndAnythingElseAround() {
        assertThat(product("区县,地区生产总值（亿元）\n2005年,\n芙蓉区,10.5\n天心区,20.5\n2020年,\n芙蓉区,30.5\n天心区,40.5\n"))
                .as("one column of amounts")
                .isEqualTo(GDP);
        assertThat(product("编号,区县,地区生产总值（亿元）\n,2005年,\n1,芙蓉区,10.5\n2,天心区,20.5\n,2020年,\n" + "1,芙蓉区,30.5\n2,天心区,40.5\n"))
                .as("rows that are counted")
                .isEqualTo(GDP);
        assertThat(product("主要指标,\n填报时间：2021年3月15日,\n代码,地区生产总值\n2005年,\n430102,\"1，010.5\"\n"
                        + "430103,20.5\n2020年,\n430102,30.5\n430103,40.5\n"))
                .as("a day above, and marks of full width")
                .containsExactlyInAnyOrder(
                        "2005 430102 1010.5", "2005 430103 20.5", "2020 430102 30.5", "2020 430103 40.5");
        assertThat(product("区县,地区生产总值\n2005年,\n总 计,31 亿元\n芙蓉区,10.5亿元\n天心区,20.5 亿元\n2020年,\n"
                        + "总 计,71 亿元\n芙蓉区,30.5 亿元\n天心区,40.5亿元\n"))
                .as("units in the cells")
                .isEqualTo(GDP);
    }

    @Test
    void marksOfNotesOnNamesOfColumnsAreNoPartOfThem() {
        for (String mark : List.of("①", "*", "注1", "1)", "[1]", "（注1）", "²", "(1)")) {
            assertThat(energy("区县,2005年,,2020年,\n,原煤" + mark + "（吨）,焦炭（吨）,原煤" + mark + "（吨）,焦炭（吨）\n"
                            + "芙蓉区,10.5,1,30.5,1\n天心区,20.5,1,40.5,1\n"))
                    .as(mark)
                    .containsAll(COAL);
            assertThat(energy("区县,原煤" + mark + "（吨）,,焦炭,\n,2005年" + mark + ",2020年,2005年,2020年\n"
                            + "芙蓉区,10.5,30.5,1,1\n天心区,20.5,40.5,1,1\n"))
                    .as(mark)
                    .containsAll(COAL);
        }
        assertThat(energy("区县,原煤,,焦炭,\n,2005年（吨）,2020年（吨）,2005年（吨）,2020年（吨）\n"
                        + "芙蓉区,10.5,30.5,1,1\n天心区,20.5,40.5,1,1\n"))
                .as("years with their unit")
                .containsAll(COAL);
        assertThat(product("区县,年份,GDP①（亿元）\n芙蓉区,2005,10.5\n天心区,2005,20.5\n芙蓉区,2020,30.5\n天心区,2020,40.5\n"))
                .as("behind letters")
                .isEqualTo(GDP);
    }

    @Test
    void marksOfNotesBehindNumbersAreNoPartOfThem() {
        for (String mark : List.of("①", "*", " ②", "＊", "†", "①②", " **")) {
            assertThat(product("区县,年份,地区生产总值\n芙蓉区,2005,10.5" + mark + "\n天心区,2005,20.5\n芙蓉区,2020,30.5\n天心区,2020,40.5"
                            + mark + "\n"))
                    .as(mark)
                    .isEqualTo(GDP);
        }
        for (String digit : List.of("²", " 1)", "注1")) {
            assertThatThrownBy(() -> product("区县,年份,地区生产总值\n芙蓉区,2005,10" + digit + "\n天心区,2005,20.5\n"))
                    .as("may be a digit: " + digit)
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void yearsOfTwoDigitsAreYearsWhereTheyAreCalledSo() {
        assertThat(product("区县,年份,地区生产总值\n芙蓉区,05年,10.5\n天心区,05年末,20.5\n芙蓉区,20年,30.5\n天心区,20 年,40.5\n"))
                .isEqualTo(GDP);
        assertThat(product("区县,年份,地区生产总值\n芙蓉区,98年,10.5\n天心区,98年,20.5\n"))
                .containsExactly("1998 430102 10.5", "1998 430103 20.5");
        assertThat(product("区县,年份,地区生产总值\n芙蓉区,49年,10.5\n天心区,50年,20.5\n"))
                .containsExactly("1950 430103 20.5", "2049 430102 10.5");
        assertThatThrownBy(() -> product("区县,年份,地区生产总值\n芙蓉区,05,10.5\n天心区,05,20.5\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.code())
                                .containsExactly(ProblemCode.TABLE_34_YEARS));
    }

    @Test
    void thoseWhoMadeATableStandBelowIt() {
        for (String last : List.of("制表人：张三,审核：李四,", "填表日期：2021年3月5日,,", "单位负责人：王五,填表人：张三,联系电话：0731", "审核人:李四,,")) {
            assertThat(product(
                            "区县,年份,地区生产总值\n芙蓉区,2005,10.5\n天心区,2005,20.5\n芙蓉区,2020,30.5\n天心区,2020,40.5\n" + last + "\n"))
                    .as(last)
                    .isEqualTo(GDP);
        }
    }

    @Test
    void aTotalThatStandsAmongRowNumbersIsATotal() {
        assertThat(product("序号,区县,年份,地区生产总值（亿元）\n1,芙蓉区,2005,10.5\n2,天心区,2005,20.5\n合 计,,2005,31\n"
                        + "1,芙蓉区,2020,30.5\n2,天心区,2020,40.5\n合计,,2020,71\n"))
                .isEqualTo(GDP);
    }

    @Test
    void wordsForWhatIsMissingAreNoNumbers() {
        for (String word : List.of(
                "\\", "/", "—", "…", "...", "#", "＃", "x", ".", "na.", "nd", //
                "未统计", "暂缺", "缺", "不详", "暂无数据", "未公布", "不适用")) {
            assertThat(product("区县,年份,地区生产总值\n芙蓉区,2005,10.5\n天心区,2005,20.5\n芙蓉区,2020," + word + "\n天心区,2020,40.5\n"))
                    .as(word)
                    .containsExactly("2005 430102 10.5", "2005 430103 20.5", "2020 430103 40.5");
        }
    }

    /** 无 may be zero. */
    @Test
    void noneMayBeZeroAndIsTold() {
        InputTable table = InputFiles.table(
                write("区县,年份,地区生产总值\n芙蓉区,2005,10.5\n天心区,2005,无\n"),
                "carbon.product",
                "unit",
                Optional.of(UNITS),
                problems);
        assertThatThrownBy(() -> table.rows().get(1).requiredNumber("amount", ""))
                .hasMessageContaining("INPUT-02");
    }

    @Test
    void aUnitOfMeasureThatStandsOnceIsThatOfAll() {
        assertThat(measures("区县,年份,项目,数量,单位\n芙蓉区,2005,原煤,10.5,吨\n天心区,2005,原煤,20.5,\n", "carbon.energy"))
                .containsExactly("吨", "吨");
        assertThat(measures("区县,年份,项目,数量,单位\n芙蓉区,2005,原煤,10.5,吨\n芙蓉区,2005,焦炭,20.5,\n", "carbon.energy"))
                .as("of several items")
                .containsExactly("吨", "");
        assertThat(measures("区县,年份,项目,数量,单位\n芙蓉区,2005,原煤,10.5,吨\n天心区,同上,〃,20.5,同上\n", "carbon.energy"))
                .as("said to be the same")
                .containsExactly("吨", "吨");
    }

    private List<String> measures(String text, String key) {
        return InputFiles.table(write(text), key, "unit", Optional.of(UNITS), problems).rows().stream()
                .map(r -> r.text("unit_of_amount"))
                .toList();
    }

    @Test
    void aColumnOfRemarksBesideUnitsIsNoUnit() {
        assertThat(product("年份,芙蓉区,天心区,备注\n2005年,10.5,20.5,\n2020年,30.5,40.5,初步数\n"))
                .isEqualTo(GDP);
    }

    @Test
    void yearsMayHaveTheWordForThemBefore() {
        assertThat(product("区县,年份,地区生产总值\n芙蓉区,Y2005,10.5\n天心区,CY2005,20.5\n芙蓉区,2020-12-31T00:00:00Z,30.5\n"
                        + "天心区,yr2020,40.5\n"))
                .isEqualTo(GDP);
    }

    /** 57.9% were 0.579 of the column's 万吨 without a word. */
    @Test
    void amountsInPercentAreToldToHaveAnotherUnit() {
        for (String text : List.of(
                "区县,年份,项目,数量,单位\n芙蓉区,2005,原煤,57.9%,万吨\n天心区,2005,原煤,42.1%,万吨\n",
                "区县,年份,原煤（万吨）\n芙蓉区,2005,57.9%\n天心区,2005,42.1%\n", "区县,项目,2005年（万吨）\n芙蓉区,原煤,57.9%\n天心区,原煤,42.1％\n")) {
            assertThatThrownBy(
                            () -> InputFiles.table(write(text), "carbon.energy", "unit", Optional.of(UNITS), problems))
                    .as(text)
                    .hasMessageContaining("TABLE-26")
                    .hasMessageContaining("\"57.9%\" names the unit %, its unit of measure is 万吨");
        }
    }

    /** Read as blocks of 2005 they were whole years. */
    @Test
    void blocksOfPartsOfAYearAreNoYears() {
        InputTable table = InputFiles.table(
                write("区县,地区生产总值\n2005年上半年,\n芙蓉区,10.5\n天心区,20.5\n2020年上半年,\n芙蓉区,30.5\n天心区,40.5\n"),
                "carbon.product",
                "unit",
                Optional.of(UNITS),
                problems);
        assertThat(table.has("year")).isFalse();
    }

    @Test
    void aPlaceMayHaveTheMarkOfANoteAndAPartThatOfWhich() {
        for (String mark : List.of("1)", "²", " 2）", "①", "*")) {
            assertThat(product("区县,2005年,2020年\n芙蓉区" + mark + ",10.5,30.5\n天心区,20.5,40.5\n"))
                    .as(mark)
                    .isEqualTo(GDP);
        }
        for (String part : List.of("#市区", "＃市辖区", "#城 区")) {
            assertThat(product("区县,2005年,2020年\n合计,31,71\n" + part + ",20.5,40.5\n芙蓉区,10.5,30.5\n天心区,20.5,40.5\n"))
                    .as(part)
                    .isEqualTo(GDP);
            assertThat(problems.cautions())
                    .filteredOn(c -> c.code() == ProblemCode.UNITS_C07_TOTALS)
                    .last()
                    .asString()
                    .contains(part);
        }
    }

    @Test
    void daysAreYearsAboveItemsAndAboveUnitsOfMeasure() {
        assertThat(energy("区县,2005-12-31,2020-12-31\n,原煤（吨）,原煤（吨）\n芙蓉区,10.5,30.5\n天心区,20.5,40.5\n"))
                .isEqualTo(COAL);
        assertThat(energy("区县,原煤,\n,2005/12/31,2020/12/31\n,吨,吨\n芙蓉区,10.5,30.5\n天心区,20.5,40.5\n"))
                .isEqualTo(COAL);
        assertThat(product("编号,区县,2005-01-01,2020-01-01\n,,（亿元）,（亿元）\n1,芙蓉区,10.5,30.5\n2,天心区,20.5,40.5\n"))
                .isEqualTo(GDP);
    }

    @Test
    void yearsOfFullWidthMayStandBelowItems() {
        assertThat(energy("区县,原煤（吨）,\n,2005年度,2020年度\n芙蓉区,10.5,30.5\n天心区,20.5,40.5\n"))
                .as("年度 is no year times 度")
                .isEqualTo(COAL);
        assertThat(energy("区县,原煤（吨）,\n,２００５,２０２０\n合计,31,71\n芙蓉区,10.5,30.5\n天心区,20.5,40.5\n"))
                .isEqualTo(COAL);
    }

    /** The year of the title was given up for it. */
    @Test
    void anAmountThatLooksLikeAYearIsNone() {
        assertThat(product("2005年地区生产总值,\n区县,地区生产总值（亿元）\n芙蓉区,1906\n天心区,2020\n"))
                .containsExactly("2005 430102 1906.0", "2005 430103 2020.0");
    }

    @Test
    void namesOfOneRowThatDifferInWidthAreAlike() {
        assertThat(energy("编号,unit,2005,,2020,\n,,原煤(吨),柴油(吨),原煤（吨）,柴油（吨）\n1,芙蓉区,10.5,0,30.5,0\n"
                                + "2,天心区,20.5,0,40.5,0\n")
                        .stream()
                        .filter(l -> l.contains("原煤")))
                .containsExactlyElementsOf(COAL);
    }

    /** A yearbook's dashes are as long as its columns. */
    @Test
    void marksOfMissingNumbersMayBeLong() {
        for (String mark : List.of("———", "---", "⋯⋯", "⋯")) {
            assertThat(energy("区县,年份,原煤（吨）,柴油（吨）\n芙蓉区,2005,10.5," + mark + "\n天心区,2005,20.5,1\n"))
                    .as(mark)
                    .containsExactly("2005 430102 原煤 10.5", "2005 430103 原煤 20.5", "2005 430103 柴油 1.0");
        }
    }

    @Test
    void aShareBesideItemsIsNoItem() {
        assertThat(energy("单位：吨,,,\n区县,年份,原煤,占比（%）\n芙蓉区,2005,10.5,33.9\n天心区,2005,20.5,66.1\n"
                        + "芙蓉区,2020,30.5,43\n天心区,2020,40.5,57\n"))
                .isEqualTo(COAL);
    }

    /** 编号 is a word for codes, and often for the number of a row. */
    @Test
    void ofSeveralColumnsThatMayBeUnitsTheOneThatHoldsThemIsTaken() throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (Workbook book = new Workbook(Files.newOutputStream(file), "t", "1.0")) {
            for (int k = 0; k < 2; k++) {
                Worksheet sheet = book.newWorksheet(k == 0 ? "2005" : "2020年");
                String[][] cells = {
                    {k == 0 ? "编号" : "序号", "代码", "原煤（吨）"},
                    {"1", "430102", k == 0 ? "10.5" : "30.5"},
                    {"2", "430103", k == 0 ? "20.5" : "40.5"}
                };
                for (int r = 0; r < 3; r++) {
                    for (int c = 0; c < 3; c++) {
                        sheet.value(r, c, cells[r][c]);
                    }
                }
            }
        }
        assertThat(lines(file, "carbon.energy")).isEqualTo(COAL);
    }

    @Test
    void aYearOnceAboveAmountsWithTheirUnitsHoldsForEachRow() {
        assertThat(energy(
                        "年份,区县,品种,消费量\n2005年,芙蓉区,原煤,10.5吨\n,天心区,原煤,20.5 吨\n2020年,芙蓉区,原煤,30.5 吨\n" + ",天心区,原煤,40.5吨\n"))
                .isEqualTo(COAL);
    }

    /** Without results the columns were no numbers, and the header was said to lack them. */
    @Test
    void formulasWithoutResultsBelowItemsAreTold() throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (Workbook book = new Workbook(Files.newOutputStream(file), "t", "1.0")) {
            Worksheet sheet = book.newWorksheet("表");
            String[] header = {"区县", "年份", "原煤（吨）"};
            for (int c = 0; c < 3; c++) {
                sheet.value(0, c, header[c]);
            }
            sheet.value(1, 0, "芙蓉区");
            sheet.value(1, 1, 2005);
            sheet.formula(1, 2, "10+0.5");
        }
        assertThatThrownBy(() -> lines(file, "carbon.energy"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TABLE-29");
    }

    @Test
    void unitsAsColumnsBesideCountedRowsAreToldAsSuch() {
        assertThatThrownBy(() -> product("编号,年份,芙蓉区,天心区\n1,2005年,10.5,20.5\n2,2020年,30.5,40.5\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TABLE-37");
    }

    /** The row of totals was taken for the header of a column GDP that names what rows are of. */
    @Test
    void aRowOfTotalsAboveTheFirstUnitIsNoHeader() {
        DriverTable table = DriverTableReader.open(
                        "gdp",
                        new DriverSource.Table(
                                write("代码,区县,年份,指标,消费量,单位\n,合计,2010,GDP,31,亿元\n430102,芙蓉区,2010,GDP,10.5,亿元\n"
                                        + "430103,天心区,2010,GDP,20.5,亿元\n,合计,2010,人口,3,万人\n"
                                        + "430102,芙蓉区,2010,人口,1,万人\n430103,天心区,2010,人口,2,万人\n"),
                                Optional.of("GDP"),
                                OptionalInt.empty(),
                                Optional.empty()),
                        SmallStudy.in(folder).read(),
                        List.of(UNITS),
                        problems)
                .orElseThrow();
        assertThat(table.values(2010)).containsExactly(Double.NaN, 10.5, 20.5);
    }

    /** As a merged cell is written to a CSV. */
    @Test
    void aClassOnceAboveItsPoolsHoldsForEachOfThem() {
        InputTable table =
                InputFiles.table(write("地类,碳库,碳密度（tC/ha）\n耕地,地上,3\n,地下,1\n林地,地上,60\n,地下,15\n"), "carbon.stock");
        assertThat(table.rows())
                .extracting(r -> r.text("class") + " " + r.text("pool"))
                .containsExactly("耕地 地上", "耕地 地下", "林地 地上", "林地 地下");
    }

    @Test
    void namesOfClassesSpreadOutInScenariosAreThose() {
        InputTable table = InputFiles.table(write("情景,转出,转入,面积\n退耕,耕 地,林\u3000地,20\n"), "scenarios");
        assertThat(table.rows().get(0).text("from") + table.rows().get(0).text("to"))
                .isEqualTo("耕地林地");
    }

    /** The cover was taken for the matrix. */
    @Test
    void aMatrixBehindACoverIsFound() throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (Workbook book = new Workbook(Files.newOutputStream(file), "t", "1.0")) {
            Worksheet cover = book.newWorksheet("说明");
            cover.value(0, 0, "参数说明");
            cover.value(2, 0, "本表由课题组编制");
            Worksheet sheet = book.newWorksheet("矩阵");
            String[][] cells = {{"", "a", "b"}, {"a", "1", "3"}, {"b", "", "1"}};
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) {
                    sheet.value(r, c, cells[r][c]);
                }
            }
        }
        assertThat(TableFile.cells(file, "ahp"))
                .containsExactly(List.of("", "a", "b"), List.of("a", "1", "3"), List.of("b", "", "1"));
        assertThat(TableFile.cells(file.resolveSibling("t.xlsx#说明"), "ahp")).hasSize(2);
    }

    /** Its four bytes looked like letters of Western Europe, and the table was refused. */
    @Test
    void raisedSignsOfUnitsInGb18030AreRead() throws IOException {
        Path file = Files.write(
                folder.resolve("t.csv"),
                "地类,系数,单位\n耕地,0.4,t C·hm⁻²·a⁻¹\n林地,-0.6,t C·hm⁻²·a⁻¹\n草地,-0.02,t C·hm⁻²·a⁻¹\n"
                        .getBytes(Charset.forName("GB18030")));
        assertThat(InputFiles.table(file, "carbon.factors").rows())
                .extracting(r -> r.text("class") + " " + r.text("unit"))
                .containsExactly("耕地 t C·hm⁻²·a⁻¹", "林地 t C·hm⁻²·a⁻¹", "草地 t C·hm⁻²·a⁻¹");
    }
}
