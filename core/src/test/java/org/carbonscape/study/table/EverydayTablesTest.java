package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.InventoryOptions;
import org.carbonscape.inventory.Route;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as people lay them out: classes side by side, parts beside their sum, units of measure in cells. */
class EverydayTablesTest {
    private static final UnitSet UNITS = new Districts("districts", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));
    private static final Legend LEGEND =
            Legend.of(InputTable.parse("legend", "code,class,name_zh\n1,crops,耕地\n2,forest,林地\n"));

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

    private double[] stock(String text) {
        return StockTable.of(InputFiles.table(write(text), "carbon.stock"), LEGEND)
                .density_tC_per_ha();
    }

    private List<Double> factors(String text) {
        return FactorSet.of(InputFiles.table(write(text), "carbon.factors"), LEGEND).used().stream()
                .map(FactorUsed::value)
                .toList();
    }

    private List<String> emissions(String text) {
        return TableFile.read(write(text), "t.csv", TableForms.EMISSIONS).rows().stream()
                .map(r -> r.text("unit") + " " + r.text("year") + " " + r.text("amount"))
                .sorted()
                .toList();
    }

    // --- years and quotes

    @Test
    void yearsWithAThousandsMarkAndOfTwoDigitsInTheHeaderAreYears() {
        List<String> plain = List.of("天心区 2005 2.5", "天心区 2020 4", "芙蓉区 2005 1", "芙蓉区 2020 3");
        assertThat(emissions("地区;年份;排放量（tCO2）\n芙蓉区;2,005;1\n天心区;2,005;2.5\n芙蓉区;2,020;3\n天心区;2,020;4\n"))
                .isEqualTo(plain);
        assertThat(emissions("地区,单位,05年,20年末\n芙蓉区,tCO2,1,3\n天心区,tCO2,2.5,4\n")).isEqualTo(plain);
        assertThat(emissions("“地区”,“年份”,“排放量（tCO2）”\n“芙蓉区”,“2005”,“1”\n“天心区”,“2005”,“2.5”\n"
                        + "“芙蓉区”,“2020”,“3”\n“天心区”,“2020”,“4”\n"))
                .isEqualTo(plain);
        assertThatThrownBy(
                        () -> emissions("地区,单位,20年\n芙蓉区,tCO2,3\n天心区,tCO2,4\n").toString())
                .isInstanceOf(ProblemException.class); // one alone may be an age
    }

    @Test
    void aTotalAmongYearsOfNoPlacesIsNoYear() {
        assertThatThrownBy(() -> InputFiles.table(
                        write("year,value,unit\n2005,0.9,kgCO2/kWh\n合计,0.9,kgCO2/kWh\n"), "carbon.energy.grid-factors"))
                .hasMessageContaining("TABLE-34");
    }

    // --- classes side by side

    @Test
    void poolsAtTheLeftOfClassesAreRead() {
        double[] all = {0, 104.5, 199};
        assertThat(stock("碳库,耕地,林地\n地上,3,60\n地下,1,15\n土壤,100,120\n死亡有机质,0.5,4\n"))
                .containsExactly(all);
        assertThat(stock("pool,crops,forest\nabove,3,60\nbelow,1,15\nsoil,100,120\ndead,0.5,4\ntotal,104.5,199\n"))
                .containsExactly(all);
        assertThat(stock("各地类碳密度,,\n（单位：kgC/m²）,,\n,耕地,林地\n碳密度,1,2\n注：据文献,,\n")).containsExactly(0, 10, 20);
        assertThat(stock("碳密度（tC/hm²）,耕地,林地\n地上,3,60\n")).containsExactly(0, 3, 60);
    }

    /** Ten times too small, were it not told. */
    @Test
    void theUnitInTheCornerCounts() {
        assertThatThrownBy(() -> stock("碳密度（kg/m²）,耕地,林地\n地上,3,60\n"))
                .hasMessageContaining("TABLE-33")
                .hasMessageContaining("numbers in kgC/m2");
    }

    @Test
    void factorsBelowClassesAreRead() {
        assertThat(factors(",耕地,林地\n碳排放系数（tC/hm²/a）,0.42,-0.644\n")).containsExactly(0.42, -0.644);
        assertThat(factors("地类,耕地,林地\n系数（tC/hm²/a）,0.42,-0.644\n来源,a,b\n")).containsExactly(0.42, -0.644);
        assertThatThrownBy(() -> factors("地类,耕地,林地\n系数,0.42,-0.644\n")).hasMessage("""
                INPUT-01    carbon.factors (t.csv): the column "unit" is missing; found: class, 系数.
                            Add it or rename one; required columns: class, value, unit. A unit of measure may also \
                stand in brackets behind the name of its column, or above the table (Unit: t).""");
    }

    @Test
    void otherTablesAreNotTurned() {
        assertThatThrownBy(() -> stock("年份,2005,2010\n耕地,3,60\n")).hasMessageContaining("INPUT-01");
        assertThatThrownBy(() -> factors("面积,耕地,林地\n2005,3,60\n2010,1,2\n")).hasMessageContaining("INPUT-01");
    }

    /** Each unit of measure below the names of a balance was a column of the same name. */
    @Test
    void aBalanceWithoutUnitsIsOneProblem() {
        InputTable table = InputFiles.table(
                write("能源平衡表 2020年,,,\n项目,原煤,焦炭,电力\n,(万吨),(万吨),(亿千瓦时)\n终端消费量,250,50,98\n"),
                "carbon.energy",
                "unit",
                Optional.of(UNITS),
                problems);
        problems.attempt(() -> EnergyAccount.of(table, InventoryOptions.of(Route.NCV)));
        assertThat(problems.problems())
                .singleElement()
                .extracting(p -> p.text(Language.ZH))
                .isEqualTo("""
                INPUT-01    carbon.energy (t.csv)：缺少列“unit”、“amount”；现有：项目、原煤(万吨)、焦炭(万吨)、电力(亿千瓦时)。
                            请补充，或将现有列改名；必需的列：year、unit、item、amount、unit_of_amount。""");
    }

    // --- parts beside their sum

    private Map<Integer, double[]> driver(String column, String text) {
        DriverSource.Table source =
                new DriverSource.Table(write(text), Optional.of(column), OptionalInt.empty(), Optional.empty());
        return DriverTableReader.open("x", source, SmallStudy.in(folder).read(), List.of(UNITS), problems)
                .map(DriverTable::byYear)
                .orElse(Map.of());
    }

    @Test
    void ofColumnsBelowOneHeadingTheSumIsMeant() {
        for (String lower : List.of("合计,男,女", "总计,城镇,乡村", "Total,Male,Female")) {
            String text = "区县,人口（万人）,,\n," + lower + "\n芙蓉区,40,20,20\n天心区,41,20,21\n";
            assertThat(driver("人口", text).get(DriverTable.ALWAYS)).as(lower).containsExactly(Double.NaN, 40, 41);
        }
        driver("人口", "区县,人口,\n,常住,户籍\n芙蓉区,40,20\n天心区,41,20\n");
        assertThat(problems.problems()).extracting(Problem::code).containsExactly(ProblemCode.TABLE_21_TWO_COLUMNS);
    }

    @Test
    void ofRowsOfPartsTheSumIsMeant() {
        String rows = "年份,区县,性别,人口\n2010,芙蓉区,合计,40\n2010,芙蓉区,男,19\n2010,芙蓉区,女,21\n"
                + "2010,天心区,合计,41\n2010,天心区,男,20\n2010,天心区,女,21\n";
        assertThat(driver("人口", rows).get(2010)).containsExactly(Double.NaN, 40, 41);
        assertThat(problems.problems()).isEmpty();
        assertThat(problems.cautions())
                .singleElement()
                .extracting(c -> c.text(Language.EN))
                .isEqualTo("""
                CARBON-C47  drivers.x (t.csv): what it calls "女, 男" is the sum of other rows, or a part of one, and \
                is not counted: 4 amounts.
                            Nothing needs to be done, unless rows are missing beside it: then add them.""");
        driver("人口", rows.replace("合计", "常住"));
        assertThat(problems.problems()).extracting(Problem::code).containsOnly(ProblemCode.CARBON_03_TWICE);
    }

    // --- units of measure

    @Test
    void aDriversNumbersMayHaveTheirUnitInTheCell() {
        for (String unit : List.of("m", " m", "米", "°", "℃", "亿元")) {
            assertThat(driver("高程", "区县,高程\n芙蓉区,50" + unit + "\n天心区,1.5" + unit + "\n")
                            .get(DriverTable.ALWAYS))
                    .as(unit)
                    .containsExactly(Double.NaN, 50, 1.5);
        }
        assertThat(problems.problems()).isEmpty();
        driver("高程", "区县,高程\n芙蓉区,50 m\n天心区,60 km\n");
        assertThat(problems.problems()).extracting(Problem::code).containsOnly(ProblemCode.TABLE_11_NOT_NUMBER);
    }

    @Test
    void unitsOfMeasureAsPapersSetThem() {
        for (String unit : List.of(
                "tC·(hm2)-1·a-1",
                "tC·(hm²)⁻¹·a⁻¹",
                "tC (ha)^-1 (yr)^-1",
                "Mg C·ha^{-1}·yr^{-1}",
                "Mg C ha−1 yr−1",
                "tC·hm⁻²·a⁻¹")) {
            assertThat(factors("地类,系数,单位\n耕地,0.42," + unit + "\n林地,-0.6," + unit + "\n"))
                    .as(unit)
                    .containsExactly(0.42, -0.6);
        }
        FactorSet grams = FactorSet.of(
                InputFiles.table(write("地类,系数,单位\n耕地,42,gC·(m2)-1·a-1\n林地,-60,gC·m⁻²·a⁻¹\n"), "carbon.factors"),
                LEGEND);
        assertThat(List.of(1, 2))
                .extracting(c -> grams.find(c).orElseThrow().amount().amount().value())
                .containsExactly(0.42, -0.6);
    }

    // --- columns that are read

    /** A column of a fuel with one cell that is no number was left out without a word. */
    @Test
    void aColumnOfAFuelWithACellThatIsNoNumberIsNotLeftOut() {
        InputTable table = InputFiles.table(
                write("年份,区县,原煤（吨）,柴油（吨）,备注（元）\n2010,芙蓉区,(100),10,见注\n2010,天心区,100,n.a.,无\n"),
                "carbon.energy",
                "unit",
                Optional.of(UNITS),
                problems);
        assertThat(table.rows())
                .extracting(r -> r.text("unit") + " " + r.text("item") + " " + r.text("amount"))
                .containsExactly("430102 原煤 (100)", "430102 柴油 10", "430103 原煤 100");
        assertThatThrownBy(() -> EnergyAccount.of(table, InventoryOptions.of(Route.NCV)))
                .hasMessageContaining("INPUT-02    carbon.energy (t.csv) row 2 \"原煤\": amount \"(100)\" is not");
    }

    /** The names of columns in problems are those that their author looks for. */
    @Test
    void problemsNameAColumnAsItsAuthorDoesToo() {
        InputTable table = InputFiles.table(
                write("年份,区县,能源品种,消费量,单位\n2010,芙蓉区,原煤,约100,吨\n2010.5,天心区,原煤,1,吨\n"),
                "carbon.energy",
                "unit",
                Optional.of(UNITS),
                problems);
        assertThatThrownBy(() -> EnergyAccount.of(table, InventoryOptions.of(Route.NCV)))
                .hasMessageContainingAll(
                        "amount (消费量) \"约100\" is not a number", "year (年份) \"2010.5\" is not a whole number")
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().stream().map(p -> p.text(Language.ZH)))
                                .anySatisfy(t -> assertThat(t).contains("消费量 (amount) 的值“约100”不是数字")));
    }

    @Test
    void theAmountBesideItsGrowthAndRankIsMeant() {
        assertThat(driver("生产总值", "区县,生产总值,,\n,绝对数（亿元）,比上年增长（%）,位次\n芙蓉区,100,5,1\n天心区,90,4,2\n")
                        .get(DriverTable.ALWAYS))
                .containsExactly(Double.NaN, 100, 90);
    }

    @Test
    void moreWordsAreKnown() {
        for (String header : List.of("情景,转出地类,转入地类,面积（hm²）", "情景,从,到,面积（公顷）")) {
            InputTable scenarios = InputFiles.table(write(header + "\n甲,耕地,林地,20\n"), "scenarios");
            assertThat(scenarios.rows())
                    .extracting(r -> r.text("from") + " " + r.text("to") + " " + r.text("area_ha"))
                    .containsExactly("耕地 林地 20");
        }
        InputTable world = InputFiles.table(
                write("Country,Year,Coal (t)\n430102,2010,1\n430103,2010,2\n"),
                "carbon.energy",
                "unit",
                Optional.of(UNITS),
                problems);
        assertThat(world.rows()).extracting(r -> r.text("unit")).containsExactly("430102", "430103");
    }

    // --- items that are none

    @Test
    void anItemIsHintedAtOnlyWhereItIsNear() {
        for (String[] test : new String[][] {
            {"钢材", "万吨", "Write one of: 钢;"},
            {"焦碳", "万吨", "Write one of: 焦炭;"},
            {"铝材", "万吨", "Write one of: 电解铝, 原铝, 电解铝产量;"},
            {"石材", "万吨", "Leave it out if it emits nothing;"},
            {"机制纸", "万吨", "Leave it out if it emits nothing;"},
            {"规模以上工业企业煤炭消费量", "吨", "Write one of: 煤炭;"},
            {"oil consumption", "TWh", "Write one of: crude oil, diesel oil, gas/diesel oil;"},
            {"发电量", "亿千瓦时", "Leave it out if it emits nothing;"},
            {"土地面积", "平方公里", "Leave it out if it emits nothing, or write one of: 翻耕,"},
        }) {
            InputTable table = InputTable.parse(
                    "e", "year,unit,item,amount,unit_of_amount\n2005,1," + test[0] + ",10," + test[1] + "\n");
            assertThatThrownBy(() -> EnergyAccount.of(table, InventoryOptions.of(Route.NCV)))
                    .as(test[0])
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("\n            " + test[2]);
        }
        InputTable paper = InputTable.parse("e", "year,unit,item,amount,unit_of_amount\n2005,1,机制纸,10,万吨\n");
        problems.attempt(() -> EnergyAccount.of(paper, InventoryOptions.of(Route.NCV)));
        assertThat(problems.problems().get(0).text(Language.ZH)).isEqualTo("""
                CARBON-11   e 第 2 行 "机制纸"：未知的项目“机制纸”。
                            若其不产生排放，请删去；或为其单独给出排放因子（carbon.energy.item-factors 或 --item-factors）。""");
    }
}
