package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.InventoryOptions;
import org.carbonscape.inventory.Route;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Alike;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as papers, yearbooks, Excel and the like write them, each against the numbers that it means. */
class PlannersTablesTest {
    private static final UnitSet UNITS = new Districts("districts", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));
    private static final Legend LEGEND =
            Legend.of(InputTable.parse("legend", "code,class,name_zh\n1,crops,耕地\n2,forest,林地\n"));

    @TempDir
    private Path folder;

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("t.csv"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private InputTable table(String text, String key, Problems problems) {
        return InputFiles.table(write(text), key, "unit", Optional.of(UNITS), problems);
    }

    @Test
    void ofTwoLevelsOfClassesTheFirstIsTaken() {
        for (String header : List.of("编码,一级类,二级类", "一级类,编码,二级类", "Code,Level 1,Level 2")) {
            boolean second = header.startsWith("一级类");
            InputTable table = InputFiles.table(
                    write(header
                            + (second ? "\n耕地,11,水田\n耕地,12,旱地\n林地,21,有林地\n" : "\n11,耕地,水田\n12,耕地,旱地\n21,林地,有林地\n")),
                    "landUse.legend");
            assertThat(Legend.of(table).names()).as(header).containsExactly("耕地", "林地");
            assertThat(table.rows()).extracting(r -> r.text("name")).containsExactly("水田", "旱地", "有林地");
        }
        for (String header : List.of("编码,二级类", "编码,地类,一级类", "编码,二级类,备注")) {
            String rows = header.endsWith(",二级类") ? "\n11,水田\n12,旱地\n" : "\n11,水田,耕地\n12,旱地,耕地\n";
            assertThat(Legend.of(InputFiles.table(write(header + rows), "landUse.legend"))
                            .names())
                    .as(header)
                    .containsExactly("水田", "旱地");
        }
    }

    /** The legend of CNLUCC as it is printed, whose first rows are of the first level alone. */
    @Test
    void aLegendWithCodesOfTwoLevelsIsReadByBoth() {
        Legend legend = Legend.of(InputFiles.table(
                write("一级类型,,二级类型,,\n编号,名称,编号,名称,含义\n1,耕地,-,-,农作物\n,,11,水田,有水\n,,12,旱地,无水\n2,林地,-,-,\n,,21,有林地,乔木\n"),
                "landUse.legend"));
        assertThat(legend.names()).containsExactly("耕地", "林地");
        assertThat(List.of(1, 11, 12, 2, 21)).extracting(c -> legend.indexOf(c)).containsExactly(1, 1, 1, 2, 2);
    }

    /** Papers print magnitudes beside 碳源 and 碳汇: a sink was read as a source where the column was not known. */
    @Test
    void aSinkOfAPositiveNumberIsTold() {
        for (String header : List.of("源汇", "源/汇", "碳源/碳汇", "碳源碳汇", "碳源汇类型", "Source/sink")) {
            InputTable table = InputFiles.table(
                    write("地类," + header + ",系数（tC/hm2·a）\n耕地,碳源,0.422\n林地,碳汇,0.644\n"), "carbon.factors");
            assertThatThrownBy(() -> FactorSet.of(table, LEGEND)).as(header).hasMessage("""
                    CARBON-10   carbon.factors (t.csv) row 3 "林地": flow is "碳汇" but the value is 0.644.
                                Sources are positive, sinks negative: change the sign or the flow.""");
        }
        InputTable right = InputFiles.table(write("地类,源/汇,系数（tC/hm2·a）\n耕地,源,0.422\n林地,汇,-0.644\n"), "carbon.factors");
        assertThat(FactorSet.of(right, LEGEND).find(2).orElseThrow().amount().written())
                .isEqualTo(-0.644);
    }

    /** 折纯, 0-100cm and the like beside a unit of measure do not hide it. */
    @Test
    void aUnitOfMeasureMayStandBesideOtherWordsInItsBrackets() {
        Problems problems = new Problems();
        InputTable table =
                table("年份,县（市、区）,化肥施用量（折纯，吨）,农药使用量（吨，商品量）\n2005,芙蓉区,100,10\n2005,天心区,1,2\n", "carbon.energy", problems);
        assertThat(table.rows()).extracting(r -> r.text("unit_of_amount")).containsOnly("吨");
        assertThatThrownBy(() -> InputFiles.table(write("地类,地上（tC/hm2）,土壤（kg/m2，0-100cm）\n耕地,3,10\n"), "carbon.stock"))
                .hasMessageContaining("numbers in kg/m2, which are taken in tC/ha here");
    }

    @Test
    void moreWordsOfPlannersAreKnown() {
        Problems problems = new Problems();
        InputTable table =
                table("统计年度,行政区域名称,能源品种名称,消费数量,计量单位名称\n2005,芙蓉区,原煤,1,吨\n2005,天心区,原煤,2,吨\n", "carbon.energy", problems);
        assertThat(table.rows())
                .extracting(r -> r.text("unit") + r.text("item") + r.text("amount") + r.text("unit_of_amount"))
                .containsExactly("430102原煤1吨", "430103原煤2吨");
        for (String header : List.of("类别编号,类别名称", "地类代码,地类", "类型编码,类型名称")) {
            assertThat(Legend.of(InputFiles.table(write(header + "\n1,耕地\n2,林地\n"), "landUse.legend"))
                            .names())
                    .as(header)
                    .containsExactly("耕地", "林地");
        }
        InputTable pools = InputFiles.table(
                write("Land use,AGB (Mg C/ha),BGB (Mg C/ha),SOC (Mg C/ha),DOM (Mg C/ha)\n"
                        + "crops,3,1,100,0.5\nforest,6,1,12,4\n"),
                "carbon.stock");
        assertThat(StockTable.of(pools, LEGEND).density_tC_per_ha()).containsExactly(0, 104.5, 23);
    }

    /** What the rows say, unit, year, item and amount; and all cautions. */
    private List<String> energy(String text) {
        Problems problems = new Problems();
        InputTable table = table(text, "carbon.energy", problems);
        EnergyAccount.of(table, InventoryOptions.of(Route.NCV));
        assertThat(problems.problems()).isEmpty();
        List<String> told = new ArrayList<>(table.rows().stream()
                .map(r -> r.text("unit") + " " + r.text("year") + " " + r.text("item") + " " + r.text("amount"))
                .toList());
        problems.cautions().forEach(c -> told.add(c.code().id()));
        return told;
    }

    private static List<String> told(Runnable read) {
        try {
            read.run();
            return List.of();
        } catch (ProblemException e) {
            return Alike.together(e.problems()).stream()
                    .map(p -> p.text(Language.EN))
                    .toList();
        }
    }

    private static final List<String> COAL = List.of("430102 2005 原煤 10", "430103 2005 原煤 20");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "年份,代码,品种,消费量,单位\n2005,=\"430102\",原煤,10,万吨\n2005,=\"430103\",原煤,20,万吨\n",
                "年份,代码,品种,消费量,单位\n'2005,'430102,原煤,'10,万吨\n'2005,'430103,原煤,'20,万吨\n",
                "年份,区县,品种,消费量,单位\n2005,芙蓉区,原煤,10,万吨/年\n2005,天心区,原煤,20,万吨/a\n",
                "年份,区县,品种,消费量,单位\n2005,芙蓉区,原煤,10,万吨·年-1\n2005,天心区,原煤,20,万t·a⁻¹\n",
                "年份,区县,品种,消费量,单位\n2005,芙蓉区,原煤,10,萬噸\n2005,天心区,原煤,20,万t a^-1\n",
                "年份,区县,品种,消费量/(万吨)\n2005,芙蓉区,原煤,10\n2005,天心区,原煤,20\n",
                "区县,品种,单位,2005*\n芙蓉区,原煤,万吨,10\n天心区,原煤,万吨,20\n",
                "区县,品种,单位,2005年①\n芙蓉区,原煤,万吨,10\n天心区,原煤,万吨,20\n",
                "区县,品种,单位,2005p\n芙蓉区,原煤,万吨,10\n天心区,原煤,万吨,20\n",
                "年份 Year,区县 County,品种 Fuel,消费量 Consumption,单位 Unit\n2005,芙蓉区,原煤,10,万吨\n2005,天心区,原煤,20,万吨\n",
                "年份,区县,部门,品种,消费量,单位\n2005,芙蓉区,一、工业,原煤,10,万吨\n2005,天心区,(二) 第三产业,原煤,20,万吨\n",
                "年份,区县,原煤（万吨）,人均能耗（吨标准煤/人）\n2005,芙蓉区,10,2.5\n2005,天心区,20,3.5\n"
            })
    void amountsAreReadHoweverTheyAreDressed(String csv) {
        assertThat(energy(csv)).isEqualTo(COAL);
    }

    /** Of 2005, 2020p the second was left out. */
    @Test
    void provisionalYearsStandBesideOthers() {
        assertThat(energy("区县,品种,单位,2005,2020p\n芙蓉区,原煤,万吨,10,12\n天心区,原煤,万吨,20,22\n"))
                .containsExactly(COAL.get(0), "430102 2020 原煤 12", COAL.get(1), "430103 2020 原煤 22");
        assertThat(told(() -> energy("区县,品种,单位,2020,2020*\n芙蓉区,原煤,万吨,10,12\n")))
                .singleElement()
                .asString()
                .startsWith("TABLE-21");
    }

    @Test
    void monthsAreNoYears() {
        assertThat(told(() -> energy("年份,区县,品种,消费量,单位\n200512,芙蓉区,原煤,10,万吨\n")))
                .singleElement()
                .asString()
                .startsWith("TABLE-34    carbon.energy (t.csv) row 2, column \"年份\": cells that are no years: 1, ")
                .contains("the first being \"200512\"");
    }

    /** Below an item it is a part of that, below a sum the first item. */
    @Test
    void partsOfAnItemAreCountedWithIt() {
        String head = "年份,区县,品种,消费量,单位\n";
        assertThat(energy(head + "2005,芙蓉区,原煤,10,万吨\n2005,芙蓉区,其中：发电用煤,4,万吨\n2005,天心区,原煤,20,万吨\n"))
                .containsExactly(COAL.get(0), COAL.get(1), "CARBON-C47");
        assertThat(energy(head + "2005,芙蓉区,合计,12,万吨标准煤\n2005,芙蓉区,其中：原煤,10,万吨\n"
                        + "2005,芙蓉区,柴油,3,万吨\n2005,天心区,原煤,20,万吨\n"))
                .containsExactly(COAL.get(0), "430102 2005 柴油 3", COAL.get(1), "CARBON-C47");
    }

    @Test
    void anUnknownUnitInTheColumnOfUnitsIsToldAsOne() {
        assertThat(told(() -> energy("年份,区县,品种,消费量,单位\n2005,芙蓉区,原煤,10,104吨\n2005,天心区,原煤,20,104吨\n")))
                .containsExactly("""
                CARBON-06   carbon.energy (t.csv) rows 2, 3 "原煤": unit "104吨" is not known.
                            Write one of: 10^4 t, t, TJ, kWh, tce.""");
        assertThat(told(() -> factors("地类,系数,单位\n耕地,1,kgg\n林地,2,kgg\n"))).containsExactly("""
                CARBON-06   carbon.factors (t.csv) rows 2, 3: unit "kgg" is not known.
                            Write one of: tC/ha/yr, tCO2/ha/yr.""");
    }

    private List<Double> factors(String text) {
        return FactorSet.of(InputFiles.table(write(text), "carbon.factors"), LEGEND).used().stream()
                .map(FactorUsed::value)
                .toList();
    }

    @Test
    void aUnitMayStandOverAName() {
        assertThat(factors("地类,碳排放系数/(tC·hm⁻²·a⁻¹)\n耕地,0.497\n林地,-0.644\n")).containsExactly(0.497, -0.644);
        assertThat(stock("地类,碳密度/(t·hm⁻²)\n耕地,10\n林地,20\n")).containsExactly(0, 10, 20);
        assertThat(stock("地类,总碳密度（kg/m²）\n耕地,1\n林地,2\n")).containsExactly(0, 10, 20);
        assertThat(stock("地类,碳密度（tCO2/ha）\n耕地,44\n林地,88\n")).containsExactly(0, 12, 24);
    }

    private double[] stock(String text) {
        return StockTable.of(InputFiles.table(write(text), "carbon.stock"), LEGEND)
                .density_tC_per_ha();
    }

    /** The sinks alone had been taken, as sources. */
    @Test
    void sourcesAndSinksInColumnsOfTheirOwnAreTold() {
        assertThat(told(() -> factors("地类,碳源系数,碳汇系数,单位\n耕地,0.5,0,tC/ha/yr\n林地,0,0.6,tC/ha/yr\n")))
                .singleElement()
                .asString()
                .isEqualTo("""
                        TABLE-21    carbon.factors (t.csv): several columns may be "value": 碳源系数, 碳汇系数
                                    Name the one that is meant "value", or remove the others. Of sources and \
                        sinks make one column with one number for each class: sources positive, sinks negative, of \
                        both the source less the sink.""");
    }

    @Test
    void whatMergedCellsHoldOnceIsAskedForInACsv() {
        String empty = """
                INPUT-04    %s (t.csv) row 3: %s is empty.
                            Fill it in, or leave out the row.""";
        assertThat(told(() -> stock("地类,碳库,碳密度（tC/ha）\n耕地,地上,1\n,地下,2\n林地,地上,3\n")))
                .containsExactly(empty.formatted("carbon.stock", "class (地类)"));
        assertThat(told(() -> factors("地类,系数,单位\n耕地,1,tC/ha/yr\n,2,tC/ha/yr\n林地,1,tC/ha/yr\n")))
                .containsExactly(empty.formatted("carbon.factors", "class (地类)"));
        Problems problems = new Problems();
        DriverSource.Table source = new DriverSource.Table(
                write("指标,区县,2000,2010\nGDP,芙蓉区,1,2\n,天心区,3,4\n人口,芙蓉区,5,6\n"),
                Optional.of("GDP"),
                OptionalInt.empty(),
                Optional.empty());
        DriverTableReader.open("gdp", source, SmallStudy.in(folder).read(), List.of(UNITS), problems);
        assertThat(Alike.together(problems.problems()).stream().map(p -> p.text(Language.EN)))
                .containsExactly(empty.formatted("drivers.gdp", "item (指标)"));
    }

    /** A spreadsheet takes 1/2 for a day, in whichever order its language has them. */
    @Test
    void judgementsThatBecameDatesAreFractions() {
        Function<String, String> weights =
                csv -> AhpMatrix.weigh(AhpMatrix.read(List.of(write(csv)), AhpMatrix::name), Ahp.Options.DEFAULT)
                        .weights()
                        .toString();
        String plain = weights.apply(",a,b,c\na,1,2,4\nb,1/2,1,2\nc,1/4,1/2,1\n");
        for (List<String> w : List.of(
                List.of("1月2日", "1月4日"),
                List.of("2-Jan", "4-Jan"),
                List.of("1-Feb", "1-Apr"),
                List.of("Jan-02", "Jan-04"),
                List.of("2024-01-02", "2024/1/4"),
                List.of("½", "1：4"),
                List.of("１／２", "0.25"))) {
            String csv = ",a,b,c\na,1,２,4\nb,%1$s,1,2\nc,%2$s,%1$s,1\n".formatted(w.get(0), w.get(1));
            assertThat(weights.apply(csv)).as(csv).isEqualTo(plain);
        }
        assertThat(weights.apply("判断矩阵,,,,\n,a,b,c,权重\na,1,2,4,0.57\nb,,1,2,0.29\nc,,,1,0.14\nλmax=3,CI=0,CR=0,,\n"))
                .isEqualTo(plain);
        assertThat(told(() -> weights.apply(",a,b\na,1,3月4日\nb,,1\n")).stream().collect(Collectors.joining()))
                .startsWith("SUIT-02");
    }

    @Test
    void placesOfASurveyAreReadByChineseWords() {
        String rows = "序号,分类结果,实际类型\n" + "1,林地,林地\n".repeat(3) + "2,林地,耕地\n" + "3,耕地,耕地\n".repeat(4);
        AccuracyTables.Read read = AccuracyTables.read(write(rows), false);
        assertThat(read.sample().classes()).containsExactly("林地", "耕地");
        assertThat(Arrays.deepToString(read.sample().places())).isEqualTo("[[[3, 1], [0, 0]], [[0, 0], [0, 4]]]");
    }
}
