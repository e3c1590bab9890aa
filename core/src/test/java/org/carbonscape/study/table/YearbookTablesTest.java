package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.UnitSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers, names and cells as statisticians and planners of China write them; what is doubtful is told. */
class YearbookTablesTest {
    private static final UnitSet UNITS = new Districts("districts", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));

    @TempDir
    private Path folder;

    private Study study;
    private Problems problems = new Problems();

    @BeforeEach
    void smallStudy() {
        study = SmallStudy.in(folder).read();
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private Path workbook(Consumer<Worksheet> fill) throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook book = new Workbook(out, "test", "1.0");
            fill.accept(book.newWorksheet("Sheet1"));
            book.finish();
        }
        return file;
    }

    private static void rows(Worksheet sheet, Object[]... rows) {
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                if (rows[r][c] instanceof Number n) {
                    sheet.value(r, c, n);
                } else if (rows[r][c] != null) {
                    sheet.value(r, c, (String) rows[r][c]);
                }
            }
        }
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    /** By year the two units' values, 0 for all years; empty where there is a problem. */
    private Map<Integer, List<Double>> driver(Path file) {
        return driver(file, Optional.of("人口"));
    }

    private Map<Integer, List<Double>> driver(Path file, Optional<String> column) {
        problems = new Problems();
        DriverSource.Table source = new DriverSource.Table(file, column, OptionalInt.empty(), Optional.empty());
        Map<Integer, List<Double>> values = new TreeMap<>();
        DriverTableReader.open("pop", source, study, List.of(UNITS), problems)
                .ifPresent(t -> t.byYear()
                        .forEach((year, v) -> values.put(
                                year, Arrays.stream(v).skip(1).boxed().toList())));
        return values;
    }

    private List<ProblemCode> told(Path file) {
        assertThat(driver(file)).isEmpty();
        return problems.problems().stream().map(Problem::code).toList();
    }

    private static final Map<Integer, List<Double>> BOTH = Map.of(2000, List.of(1.0, 2.0), 2020, List.of(3.0, 4.0));

    @Test
    void yearsInBracketsBehindANameAreYearsOfIt() throws IOException {
        String rows = "\n芙蓉区,1,3\n天心区,2,4\n";
        for (String header : List.of(
                "地区,人口（2000年）,人口（2020年）",
                "地区,人口(2000),人口(2020)",
                "地区,人口（万人，2000）,人口（万人，2020）",
                "地区,2000年末人口,2020年末人口",
                "地区,人口２０００,人口２０２０",
                "地区,人口2000年12月,人口2020年12月",
                "地区,\"人口\n（2000年）\",\"人\n口\n（2020年）\"",
                "地区,2000年,2020年\n,人口,人口\n单位,万人,万人")) {
            assertThat(driver(csv(header + rows))).as(header).isEqualTo(BOTH);
        }
    }

    @Test
    void yearsOfRowsAreReadAsTheyAreWritten() throws IOException {
        for (String year : List.of(
                "%d年末",
                "%d年底",
                "%d-12",
                "%d/12",
                "FY%d",
                "'%d",
                "%d年全年",
                "%d年度",
                "%d（修订）",
                "%d年（快报数）",
                "%d (revised)",
                "%d年1-12月")) {
            String text = "地区,年份,人口\n";
            for (int i = 1; i <= 4; i++) {
                text += (i % 2 == 1 ? "芙蓉区," : "天心区,") + String.format(year, i < 3 ? 2000 : 2020) + "," + i + "\n";
            }
            assertThat(driver(csv(text))).as(year).isEqualTo(BOTH);
        }
        for (String year : List.of("二〇〇〇", "二○○○年", "二零零零年", "二〇〇〇年末")) {
            String rows = "地区,年份,人口\n芙蓉区," + year + ",1\n天心区," + year + ",2\n";
            assertThat(driver(csv(rows))).as(year).isEqualTo(Map.of(2000, List.of(1.0, 2.0)));
        }
        assertThat(told(csv("地区,年份,人口\n芙蓉区,2000年上半年,1\n天心区,2000年上半年,2\n"))).containsExactly(ProblemCode.TABLE_34_YEARS);
        assertThat(told(csv("地区,年份,人口\n芙蓉区,2000.5,1\n天心区,2000,2\n"))).containsExactly(ProblemCode.INPUT_05_WHOLE);
    }

    @Test
    void aRowOfUnitsOrOfAnotherLanguageBelongsToTheHeader() throws IOException {
        for (String header : List.of(
                "地区,人口\n单位,万人\n",
                "地区,人口\n,（万人）\n",
                "地区,人口\nRegion,Population\n",
                "地区,人口\nRegion,Population\n,万人\n",
                "各区县人口（万人）,\n地区,人口\n")) {
            assertThat(driver(csv(header + "芙蓉区,1\n天心区,2\n"))).as(header).isEqualTo(Map.of(0, List.of(1.0, 2.0)));
        }
    }

    @Test
    void namesWithACodeBeforeThemOrBehindThoseOfCityAndProvinceAreUnits() throws IOException {
        for (String name : List.of(
                "%2$s %1$s",
                "%2$s%1$s",
                "长沙市%1$s",
                "湖南省长沙市%1$s",
                "%1$s（长沙市）",
                "%1$s(%2$s)",
                "长沙市/%1$s",
                "长沙-%1$s",
                "1.%1$s",
                "（一）%1$s",
                "一、%1$s")) {
            String text = "地区,人口\n" + String.format(name, "芙蓉区", "430102") + ",1\n"
                    + String.format(name, "天心区", "430103") + ",2\n";
            assertThat(driver(csv(text))).as(name).isEqualTo(Map.of(0, List.of(1.0, 2.0)));
        }
        // another city's unit of the same name is none, and which of two is meant nobody knows
        assertThat(told(csv("地区,人口\n芙蓉区,1\n天心区,2\n甲市天心区,9\n"))).containsExactly(ProblemCode.CARBON_14_PLACE);
        assertThat(told(csv("地区,人口\n芙蓉区,1\n长沙市天心区,2\n甲市天心区,9\n"))).containsExactly(ProblemCode.UNITS_09_STRANGERS);
        for (String wrong : List.of(
                "430103 芙蓉区,1\n430102 天心区,2",
                "430103-芙蓉区,1\n430102-天心区,2",
                "芙蓉区(430103),1\n天心区(430102),2",
                "芙蓉区（含高新区）,1\n天心区（含经开区）,2")) {
            assertThat(told(csv("地区,人口\n" + wrong + "\n"))).as(wrong).containsExactly(ProblemCode.UNITS_09_STRANGERS);
        }
        assertThat(told(csv("地区,人口\n芙蓉区,1\n天心区（长沙市）,2\n天心区（甲市）,9\n"))).containsExactly(ProblemCode.UNITS_09_STRANGERS);
    }

    @Test
    void whatMayBeReadInTwoWaysIsTold() throws IOException {
        assertThat(told(csv("地区,人口（万人）,人口（人）\n芙蓉区,1,10000\n天心区,2,20000\n")))
                .containsExactly(ProblemCode.TABLE_21_TWO_COLUMNS);
        assertThat(told(csv("地区,人口\n芙蓉区,55%\n天心区,56\n"))).containsExactly(ProblemCode.TABLE_36_PERCENT_SIGNS);
        assertThat(told(csv("地区,人口\n芙蓉区,1\n天心区,2\n,3\n"))).containsExactly(ProblemCode.INPUT_04_EMPTY);
        assertThat(told(csv("指标,芙蓉区,天心区\n人口,1,2\nGDP,3,4\n"))).containsExactly(ProblemCode.TABLE_37_UNITS_AS_COLUMNS);
        assertThat(told(csv("地区,2000年,2020年\n芙蓉区,1,3\n天心区,2,4\n"))).containsExactly(ProblemCode.DRIVER_28_YEARS_ALONE);
        assertThat(problems.problems().get(0).text(Language.ZH)).isEqualTo("""
                DRIVER-28   drivers.pop (t.csv)：表中只有年份列（2000年、2020年），没有写明是“人口”
                            若该表只有“人口”一项，请去掉该因子的 column；否则请在表头写明各年份列的内容。""");
        assertThat(driver(csv("地区,GDP,人口%\n芙蓉区,3,55%\n天心区,5,0.56\n"))).isEqualTo(Map.of(0, List.of(0.55, 0.56)));
        assertThat(driver(csv("地区,人口②\n芙蓉区,55%\n天心区,0.56\n"))).isEqualTo(Map.of(0, List.of(0.55, 0.56)));
        assertThat(driver(csv("地区,人口\n芙蓉区,55%\n天心区,0.56\n"))).isEqualTo(Map.of(0, List.of(0.55, 0.56)));
    }

    /** GDP was read for each of the others. */
    @Test
    void ofSeveralThingsNoneIsTakenForADriverThatIsNotNamed() throws IOException {
        for (String header : List.of("地区,GDP（亿元）,收入", "地区,收入,地区生产总值", "地区,数值,收入")) {
            assertThat(driver(csv(header + "\n芙蓉区,3,4\n天心区,5,7\n"), Optional.empty()))
                    .as(header)
                    .isEmpty();
            assertThat(problems.problems()).extracting(Problem::code).containsExactly(ProblemCode.DRIVER_21_COLUMN);
        }
        for (String one : List.of(
                "序号,编码,地区,产值\n3,430102,芙蓉区,55%\n4,430103,天心区,0.56\n",
                "地区,GDP,注\n芙蓉区,0.55,\n天心区,0.56,约\n", "FID,地区,GDP\n0,芙蓉区,0.55\n1,天心区,0.56\n")) {
            assertThat(driver(csv(one), Optional.empty())).as(one).isEqualTo(Map.of(0, List.of(0.55, 0.56)));
        }
    }

    @Test
    void aNumberMergedOverSeveralRowsIsNotEachOnes() throws IOException {
        Path file = workbook(s -> {
            rows(s, row("地区", "人口"), row("芙蓉区", 40), row("天心区"));
            s.range(1, 1, 2, 1).merge();
        });
        assertThat(told(file)).containsExactly(ProblemCode.TABLE_35_MERGED_NUMBERS);
        Path names = workbook(s -> {
            rows(s, row("地区", "年份", "人口"), row("芙蓉区", 2000, 1), row(null, 2020, 3), row("天心区", 2000, 2));
            s.value(4, 1, 2020);
            s.value(4, 2, 4);
            s.range(1, 0, 2, 0).merge();
            s.range(3, 0, 4, 0).merge();
        });
        assertThat(driver(names)).isEqualTo(BOTH);
    }

    @Test
    void percentFormatsAreSigns() throws IOException {
        Path file = workbook(s -> {
            rows(s, row("地区", "人口"), row("芙蓉区", 0.57), row("天心区", 0.0825));
            s.range(1, 1, 2, 1).style().format("0.00%").set();
        });
        assertThat(driver(file)).isEqualTo(Map.of(0, List.of(0.57, 0.0825)));
        Path mixed = workbook(s -> {
            rows(s, row("地区", "人口"), row("芙蓉区", 0.57), row("天心区", 56));
            s.style(1, 1).format("0%").set();
        });
        assertThat(told(mixed)).containsExactly(ProblemCode.TABLE_36_PERCENT_SIGNS);
        Path scenarios = workbook(s -> {
            rows(s, row("情景", "项目", "变化率"), row("节能", "raw coal", -0.1));
            s.style(1, 2).format("0%").set();
        });
        for (Path each : List.of(scenarios, csv("情景,项目,变化率（%）\n节能,raw coal,-10%\n"))) {
            InputTable.Row read = InputFiles.table(each, "scenarios").rows().get(0);
            assertThat(read.number("percent", "")).isEqualTo(-10);
        }
        assertThat(InputFiles.table(csv("项目,系数,单位,氧化率\n原煤,1,t/t,98%\n"), "carbon.energy.item-factors")
                        .rows()
                        .get(0)
                        .number("oxidation", ""))
                .isEqualTo(0.98);
    }

    private List<Problem> told(String csv, String key) throws IOException {
        Path file = csv(csv);
        return catchThrowableOfType(ProblemException.class, () -> InputFiles.table(file, key))
                .problems();
    }

    @Test
    void numbersInAnotherUnitThanTheirColumnsAreTold() throws IOException {
        for (String header : List.of("编码,地上（kg/m²）,土壤（kg/m²）", "碳密度（kg/m²）,,\n编码,地上,土壤", "编码,地上,土壤\n,kg/m²,kg/m²")) {
            assertThat(told(header + "\n1,2,3\n", "carbon.stock"))
                    .as(header)
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.TABLE_33_OTHER_UNIT);
        }
        assertThat(InputFiles.table(csv("编码,地上（t/hm²）,死亡有机质（tC/ha）\n1,2,3\n"), "carbon.stock")
                        .rows()
                        .get(0)
                        .number("c_dead", ""))
                .isEqualTo(3);
        assertThat(told("情景,由,到,面积（万亩）\n还林,耕地,林地,1\n", "scenarios"))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TABLE_33_OTHER_UNIT);
        for (String header : List.of("变化率（‰）", "percent (fraction)", "变化率（小数）")) {
            assertThat(told("情景,项目," + header + "\n减煤,原煤,-10\n", "scenarios"))
                    .as(header)
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.TABLE_33_OTHER_UNIT);
        }
        // the last rule of a table without names of rules is a single word, and no note
        assertThat(InputFiles.rows(csv("zone,level\nkey_protection,1\nauxiliary_restoration,\n"), "suitability.zones"))
                .hasSize(3);
        assertThat(told("年份,区县,品种,消费量（吨）,单位\n2005,430102,原煤,1,万吨\n", "carbon.energy"))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TABLE_26_TWO_UNITS);
        for (String other : List.of("56", "0.5", "56%")) { // a sign is no part of an amount, with or without others
            String rows = "2005,430102,原煤,55%,万吨\n2005,430103,原煤," + other + ",万吨\n";
            assertThat(told("年份,区县,品种,消费量,单位\n" + rows, "carbon.energy"))
                    .as(other)
                    .extracting(Problem::code)
                    .containsOnly(ProblemCode.TABLE_26_TWO_UNITS)
                    .hasSize(other.endsWith("%") ? 2 : 1);
            assertThat(told("年份,区县,品种,消费量,单位\n" + rows, "carbon.energy"))
                    .as("one text for all, so that they are told as one problem")
                    .allSatisfy(p -> assertThat(p.text(Language.EN)).contains("\"55%\""));
        }
    }

    @Test
    void theUnitOfATitleIsThatOfItsAmounts() throws IOException {
        for (String text : List.of(
                "各地类系数（tC/(hm²·a)）,\n地类,系数\n耕 地,0.5\n",
                "单位：tC/(hm²·a),\n地类,系数\n耕地,0.5\n",
                "地类,系数\n,tC/(hm²·a)\n耕地,0.5\n",
                "地类,系数\n单位：tC/(hm²·a),\n耕地,0.5\n",
                "地类,系数\n耕地,0.5\n计量单位：tC/(hm²·a)。,\n",
                "地类,碳排放/吸收系数\n耕地,0.5\n注：单位为 tC/(hm²·a),\n")) {
            InputTable.Row row =
                    InputFiles.table(csv(text), "carbon.factors").rows().get(0);
            assertThat(row.text("unit")).as(text).isEqualTo("tC/(hm2·a)");
            assertThat(row.text("class")).isEqualTo("耕地");
        }
        assertThat(InputFiles.table(csv("地类,系数\n耕地,0.5\n注：人口单位为万人，系数单位为 tC/(hm²·a)。,\n"), "carbon.factors")
                        .has("unit"))
                .isFalse();
        assertThat(InputFiles.table(csv("人口（万人）与系数（tC/ha/yr）,\n地类,系数\n耕地,0.5\n"), "carbon.factors")
                        .has("unit"))
                .isFalse();
    }

    /** A year's heading may be there for one column more than it has. */
    @Test
    void anEmptyColumnUnderAYearIsNone() throws IOException {
        assertThat(InputFiles.table(csv("区县,2005年,2005年,2010年,2010年\n,原煤（万吨）,,原煤（万吨）,\n芙蓉区,1,,2,\n"), "carbon.energy")
                        .rows())
                .extracting(r -> r.text("year") + r.text("item") + r.text("amount"))
                .containsExactly("2005原煤1", "2010原煤2");
        assertThat(driver(csv("地区,人口2000,人口2000,人口2020\n芙蓉区,1,,3\n天心区,2,,4\n"))).isEqualTo(BOTH);
    }

    @Test
    void itemsUnderACommonHeadingAreThoseKnown() throws IOException {
        for (String header : List.of("区县,年份,能源消费,\n,,原煤（万吨）,柴油（万吨）\n", "区县,年份,能源消费,\n,,原煤,柴油\n,,万吨,万吨\n")) {
            assertThat(InputFiles.table(csv(header + "芙蓉区,2005,1,2\n"), "carbon.energy")
                            .rows())
                    .as(header)
                    .extracting(r -> r.text("item") + r.text("amount") + r.text("unit_of_amount"))
                    .containsExactly("原煤1万吨", "柴油2万吨");
        }
    }

    private List<String> amounts(String csv, String key) throws IOException {
        InputTable table = InputFiles.table(csv(csv), key);
        List<String> columns =
                table.has("item") ? List.of("item", "amount", "unit_of_amount") : List.of("class", "value", "unit");
        return table.rows().stream()
                .map(r -> String.join(" ", columns.stream().map(r::text).toList()))
                .toList();
    }

    @Test
    void aUnitOfMeasureMayStandBehindAnAmountInItsCell() throws IOException {
        assertThat(amounts(
                        "年份,区县,品种,消费量\n2005,芙蓉区,原煤,\"1,234 吨\"\n2005,芙蓉区,天然气,１０万m3\n2005,天心区,原煤,—\n", "carbon.energy"))
                .containsExactly("原煤 1234 吨", "天然气 10 万m3", "原煤 — ");
        assertThat(amounts("年份,区县,品种,消费量,单位\n2005,芙蓉区,原煤,10t,吨\n", "carbon.energy"))
                .containsExactly("原煤 10 吨");
        assertThat(amounts("区县,品种,2005年,2010年\n芙蓉区,原煤,10t,20t\n", "carbon.energy"))
                .containsExactly("原煤 10 t", "原煤 20 t");
        assertThat(amounts("区县,年份,原煤,柴油\n芙蓉区,2005年,10万吨,20t\n", "carbon.energy"))
                .containsExactly("原煤 10 万吨", "柴油 20 t");
        assertThat(amounts("地类,碳密度\n耕地,5.7 t/hm²\n林地,60 t/hm²\n", "carbon.stock"))
                .containsExactly("耕地 5.7 tC/hm2", "林地 60 tC/hm2");
        assertThat(InputFiles.table(csv("年份,区县,CO2排放量\n2005,芙蓉区,10万吨\n"), "carbon.emissions")
                        .rows())
                .extracting(r -> r.text("amount") + r.text("unit_of_amount"))
                .containsExactly("10万吨CO2");
    }

    @Test
    void headersMayBeInTraditionalLetters() throws IOException {
        assertThat(amounts("年份,區縣,項目,數量,單位\n2005,芙蓉区,raw coal,5,t\n", "carbon.energy"))
                .containsExactly("raw coal 5 t");
        assertThat(amounts("地類,碳匯係數,計量單位\n耕地,-5,tC/ha/yr\n", "carbon.factors")).containsExactly("耕地 -5 tC/ha/yr");
    }

    @Test
    void aUnitOfMeasureInACellThatIsNotItsColumnsIsTold() throws IOException {
        assertThat(told("年份,区县,品种,消费量,单位\n2005,芙蓉区,原煤,10万吨,吨\n", "carbon.energy"))
                .extracting(p -> p.text(Language.EN), p -> p.text(Language.ZH))
                .containsExactly(tuple("""
                        TABLE-26    carbon.energy (t.csv) row 2: "10万吨" names the unit 万吨, its unit of measure is 吨
                                    Correct one of them, or take the unit out of the name.""", """
                        TABLE-26    carbon.energy (t.csv) 第 2 行：“10万吨”写明单位为万吨，而单位列为吨
                                    请更正其一，或将单位从名称中删去。"""));
    }

    /** Half a sum is no weight: each row took the number of both. */
    @Test
    void amountsMergedOverRowsThatAreNoUnitsAreToldToo() throws IOException {
        Map<String, List<Object[]>> tables = Map.of(
                "carbon.land.harvested-wood",
                List.of(
                        row("year", "product", "unit_of_amount", "amount"),
                        row(2010, "sawnwood", "m3", 90),
                        row(2010, "panels", "m3")),
                "suitability.criteria",
                List.of(
                        row("criterion", "source", "grading", "权重"),
                        row("a", "land use", "minmax", 0.4),
                        row("b", "dem", "minmax")),
                "scenarios",
                List.of(
                        row("scenario", "from", "to", "area_ha"),
                        row("s", "cultivated", "forest", 20),
                        row("s", "cultivated", "water")));
        for (String key : tables.keySet()) {
            List<Object[]> rows = tables.get(key);
            Path file = workbook(s -> {
                rows(s, rows.toArray(Object[][]::new));
                s.range(1, 3, 2, 3).merge();
            });
            Problems told = new Problems();
            told.attempt(() -> InputFiles.rows(file, key));
            assertThat(told.problems())
                    .as(key)
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.TABLE_35_MERGED_NUMBERS);
            assertThat(told.problems().get(0).text(Language.EN)).contains("row 3, column \"" + rows.get(0)[3] + "\"");
        }
    }

    /** 50 over two classes is 50 of each: there is nothing to share out. */
    @Test
    void factorsMergedOverRowsAreEachOnes() throws IOException {
        Path file = workbook(s -> {
            rows(s, row("class", "resistance"), row("water", 50), row("cultivated"));
            s.range(1, 1, 2, 1).merge();
        });
        assertThat(InputFiles.table(file, "suitability.corridors.resistance").rows())
                .extracting(r -> r.text("resistance"))
                .containsExactly("50", "50");
    }

    /** Each row of names may be a header with those below it: "nested too deeply", and minutes for a hundred rows. */
    @Test
    void aTableOfNamesAloneIsToldAtOnce() throws IOException {
        String names = "a,b,c\n" + "x,y,zz\n".repeat(5000);
        Path file = csv(names);
        assertThat(assertTimeout(Duration.ofSeconds(60), () -> InputFiles.table(file, "carbon.energy"))
                        .rows())
                .hasSize(5000);
    }

    @Test
    void aSpreadsheetOfAnExchangeFormatIsToldAsThat() throws IOException {
        for (String text : List.of(
                "ID;PCALCOOO32\nC;X1;Y1;K\"地区\"\nC;X2;Y1;K\"2005年\"\nC;X1;Y2;K\"芙蓉区\"\nC;X2;Y2;K1\nE\n",
                "ID;PWXL;N;E\r\nP;PGeneral\r\nF;P0\r\nC;Y1;X1;K\"id\"\r\nE\r\n",
                "TABLE\n0,1\n\"EXCEL\"\nVECTORS\n0,3\n\"\"\n")) {
            assertThat(told(csv(text))).as(text).containsExactly(ProblemCode.TABLE_01_FORMAT);
        }
        assertThat(driver(csv("ID;PLZ;人口\n430102;C;55\n430103;D;56\n"))).isEqualTo(Map.of(0, List.of(55.0, 56.0)));
    }
}
