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
import org.carbonscape.carbon.Emissions;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.inventory.ItemFactors;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose titles, names of columns and names of series say what others have in columns. */
class TitledTablesTest {
    private static final UnitSet UNITS =
            new Districts("provinces", List.of("110000", "120000", "430000"), List.of("北京市", "天津市", "湖南省"));

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("t.csv"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What stands in columns, row by row. */
    private List<String> rows(String key, String text, String... columns) {
        InputTable table = InputFiles.table(file(text), key, "unit", Optional.of(UNITS), problems);
        return table.rows().stream()
                .map(r -> String.join(" ", Arrays.stream(columns).map(r::text).toList()))
                .toList();
    }

    private List<String> energy(String text) {
        return rows("carbon.energy", text, "unit", "year", "item", "amount", "unit_of_amount");
    }

    private List<String> emissions(String text) {
        return rows("carbon.emissions", text, "unit", "year", "sector", "amount", "unit_of_amount");
    }

    private List<String> told(String key, String text) {
        try {
            Emissions.given(InputFiles.table(file(text), key, "unit", Optional.of(UNITS), problems));
            return List.of();
        } catch (ProblemException e) {
            return e.problems().stream().map(p -> p.text(Language.EN)).toList();
        }
    }

    /** As the National Bureau of Statistics hands them out. */
    @Test
    void anItemMayStandInATitle() {
        assertThat(energy("数据库：分省年度数据,,\n指标：汽油消费量(万吨),,\n时间：最近2年,,\n地区,2020年,2019年\n北京市,400,410\n"
                        + "湖南省,600,\n注：2020年为初步数。,,\n数据来源：国家统计局,,\n"))
                .containsExactly("110000 2020 汽油消费量 400 万吨", "110000 2019 汽油消费量 410 万吨", "430000 2020 汽油消费量 600 万吨");
    }

    @Test
    void aUnitMayStandInATitle() {
        assertThat(energy("数据库：分省年度数据\n地区：湖南省\n指标,2020年,2019年\n汽油消费量(万吨),600,610\n\n数据来源：国家统计局\n"))
                .containsExactly("430000 2020 汽油消费量 600 万吨", "430000 2019 汽油消费量 610 万吨");
    }

    @Test
    void unitsMayBeColumnsBesideYears() {
        assertThat(energy("指标：汽油消费量(万吨)\n时间,北京市,天津市\n2020年,400,200\n2019年,410,210\n\n注：略\n"))
                .containsExactly(
                        "110000 2020 汽油消费量 400 万吨",
                        "110000 2019 汽油消费量 410 万吨",
                        "120000 2020 汽油消费量 200 万吨",
                        "120000 2019 汽油消费量 210 万吨");
    }

    /** Which of them is the driver that is asked for, nobody else can say; one alone is. */
    @Test
    void aDriverMayBeCalledOtherwiseInItsTitle() {
        String text = "指标：年末常住人口(万人)\n地区,2000年,2020年\n北京市,1,2\n天津市,3,4\n湖南省,5,6\n";
        Map<Integer, Double> hunan = new TreeMap<>();
        DriverTableReader.open(
                        "pop",
                        source(text, Optional.empty()),
                        SmallStudy.in(folder).read(),
                        List.of(UNITS),
                        problems)
                .ifPresent(t -> t.byYear().forEach((year, v) -> hunan.put(year, v[3])));
        assertThat(hunan).isEqualTo(Map.of(2000, 5.0, 2020, 6.0));
        DriverTableReader.open(
                "gdp", source(text, Optional.of("GDP")), SmallStudy.in(folder).read(), List.of(UNITS), problems);
        assertThat(problems.problems()).extracting(p -> p.code().toString()).containsExactly("DRIVER_21_COLUMN");
    }

    private DriverSource.Table source(String text, Optional<String> column) {
        return new DriverSource.Table(file(text), column, OptionalInt.empty(), Optional.empty());
    }

    @Test
    void sectorsMayBeColumns() {
        assertThat(emissions("年份,地区,农业（万吨CO2）,工业碳排放（万吨CO2）,合计（万吨CO2）\n2005,湖南省,1,20,21\n2005,北京市,2,30,32\n"))
                .containsExactly(
                        "430000 2005 农业 1 万吨CO2",
                        "430000 2005 工业 20 万吨CO2",
                        "110000 2005 农业 2 万吨CO2",
                        "110000 2005 工业 30 万吨CO2");
        assertThat(problems.cautions()).extracting(p -> p.code().toString()).containsExactly("CARBON_C47_SUMS");
        assertThat(emissions("单位：万吨CO2\n地区,工业2005,工业2010,能源活动2005,能源活动2010\n湖南省,1,2,3,4\n"))
                .containsExactly(
                        "430000 2005 工业 1 万吨CO2",
                        "430000 2010 工业 2 万吨CO2",
                        "430000 2005 能源活动 3 万吨CO2",
                        "430000 2010 能源活动 4 万吨CO2");
    }

    /** Beside them what may be one too is told. */
    @Test
    void aColumnBesideSectorsIsNotPassedOver() {
        emissions("年份,地区,农业（万吨CO2）,工业（万吨CO2）,水泥（万吨）,人口（万人）\n2005,湖南省,1,20,5,6600\n");
        assertThat(problems.cautions())
                .extracting(p -> p.found(Language.EN))
                .containsExactly("\"农业（万吨CO2）, 工业（万吨CO2）\" counts as the emissions; these columns do not: 水泥（万吨）.");
    }

    /** As the World Bank and the UNFCCC have them. */
    @Test
    void theNameOfASeriesMaySayTheUnit() {
        assertThat(emissions("Country Name,Country Code,Indicator Name,Indicator Code,2004,2005\n"
                        + "湖南省,430000,CO2 emissions (kt),EN.ATM.CO2E.KT,850000,830000\n"))
                .containsExactly("430000 2004  850000 ktCO2", "430000 2005  830000 ktCO2");
        assertThat(told(
                        "carbon.emissions",
                        "Country Name,Country Code,Indicator Name,2004\n湖南省,430000,CO2 emissions (kt),850000\n"
                                + "湖南省,430000,CO2 emissions (metric tons per capita),10.2\n"))
                .isNotEmpty();
    }

    @Test
    void aTitleMayBeAUnit() {
        String unit = "million metric tons of carbon dioxide";
        assertThat(emissions("Emissions by state\n" + unit + "\nState,2004,2005\n湖南省,140.1,142.2\n"))
                .containsExactly("430000 2004  140.1 " + unit, "430000 2005  142.2 " + unit);
    }

    @Test
    void mtMayBeTonnesOrMillionsOfThem() {
        String text = """
                TABLE-43    carbon.emissions (t.csv): "CO2 (MT)": MT may be metric tonnes or megatonnes, a million \
                times as much
                            Write t for metric tonnes (tCO2), or Mt for millions of them (MtCO2); MMT is read as \
                millions.""";
        assertThat(told("carbon.emissions", "地区,年份,CO2 (MT)\n湖南省,2005,1.5\n")).containsExactly(text);
        assertThat(told("carbon.emissions", "地区,年份,CO2,Units\n湖南省,2005,1.5,MT\n"))
                .containsExactly(text.replace("CO2 (MT)", "MT"));
        assertThat(told("carbon.emissions", "单位：mt\n地区,年份,CO2\n湖南省,2005,1.5\n")).hasSize(1);
        for (String remedied : List.of("CO2 (t)", "CO2 (Mt)", "CO2 (MMT)", "MMT CO2")) {
            assertThat(told("carbon.emissions", "地区,年份," + remedied + "\n湖南省,2005,1.5\n"))
                    .isEmpty();
        }
        try {
            InputFiles.table(file("地区,年份,CO2 (MT)\n湖南省,2005,1.5\n"), "carbon.emissions");
        } catch (ProblemException e) {
            assertThat(e.problems()).extracting(p -> p.text(Language.ZH)).containsExactly("""
                    TABLE-43    carbon.emissions (t.csv)：“CO2 (MT)”：MT 既可能指吨（metric tonne），也可能指百万吨（megatonne），两者相差一百万倍
                                若为吨，请写 t（tCO2）；若为百万吨，请写 Mt（MtCO2）；MMT 按百万吨读取。""");
        }
    }

    /** What counts below another header is of another thing: 40 t of coal were those of people. */
    @Test
    void aSecondTableBelowTheFirstIsToldAsSuch() {
        try {
            energy("2005年\n区县,原煤（吨）\n北京市,1\n天津市,2\n\n表2 人口\n区县,人口（万人）\n北京市,40\n天津市,50\n");
            throw new AssertionError("read");
        } catch (ProblemException e) {
            assertThat(e.problems()).extracting(Problem::code).hasToString("[TABLE_20_TWO_HEADERS]");
        }
    }

    @Test
    void raisedMarksOfNotesAreNoPartOfAName() {
        assertThat(energy("地区,年份,品种,消费量（万吨）\n北京市,2005,原煤¹,12\n")).containsExactly("110000 2005 原煤 12 万吨");
    }

    /** The row of units below names with blanks was taken for a header of its own (TABLE-08). */
    @Test
    void balancesOfEnergyHaveTheirUnitsInARowOfTheirOwn() {
        String balance = "能源平衡表 2010\n项目,原煤,汽油\n,(万吨),(万吨)\n1.农、林、牧、渔业,5,0.5\n2.工业,36,0.6\n";
        List<String> expected =
                List.of("430000 农业 原煤 5 万吨", "430000 农业 汽油 0.5 万吨", "430000 工业 原煤 36 万吨", "430000 工业 汽油 0.6 万吨");
        for (String text : List.of(
                "地区：湖南省\n" + balance,
                balance.replaceAll("(?m)^(项目)", "地区,$1")
                        .replaceAll("(?m)^(,)", ",$1")
                        .replaceAll("(?m)^([12])", "湖南省,$1"))) {
            assertThat(rows("carbon.energy", text, "unit", "sector", "item", "amount", "unit_of_amount"))
                    .map(r -> r.replace("1.农、林、牧、渔业", "农业").replace("2.工业", "工业"))
                    .isEqualTo(expected);
        }
    }

    /** The coal of one sector was held to the parts of all of them, and so counted in their place. */
    @Test
    void sumsOverFuelsAreThoseOfTheirSector() {
        assertThat(rows(
                        "carbon.energy",
                        "2010年\n地区,部门,煤合计(万吨),原煤(万吨),洗精煤(万吨)\n湖南省,工业,40,36,4\n湖南省,农业,5,5,\n",
                        "sector",
                        "item",
                        "amount"))
                .containsExactly("工业 原煤 36", "工业 洗精煤 4", "农业 原煤 5");
        assertThat(problems.cautions())
                .extracting(p -> p.found(Language.EN))
                .singleElement()
                .asString()
                .contains("煤合计");
    }

    @Test
    void powersOfTenInHeadingsAndMarksBeforeUnits() {
        assertThat(energy("2010年\n地区,原煤（10⁴t）,汽油/10³ t\n湖南省,5,6\n"))
                .containsExactly("430000 2010 原煤 5 10^4t", "430000 2010 汽油 6 10^3 t");
        assertThat(energy("单位：10⁴ t\n地区,2010年\n指标：汽油\n湖南省,5\n")).containsExactly("430000 2010 汽油 5 10^4 t");
        assertThat(energy("年份,地区,品种,消费量,单位\n2010,湖南省,原煤,12² t,\n")).doesNotContain("430000 2010 原煤 122 t");
    }

    /** 生活 beside 城镇 and 农村, 农村 being no sector, was counted with them without a word. */
    @Test
    void sectorsBesideTheirPartsAreTold() {
        emissions("单位：万吨CO2\n年份,地区,第二产业,生活,城镇,农村\n2005,湖南省,100,17,12,5\n2005,北京市,50,8,6,2\n");
        emissions("单位：万吨CO2\n年份,地区,工业,制造业,采矿业,居民生活\n2005,湖南省,100,90,10,7\n");
        assertThat(problems.cautions())
                .extracting(p -> p.found(Language.EN).replaceFirst(".*: ", ""))
                .containsExactly("生活 = 城镇 + 农村.", "工业 = 制造业 + 采矿业.");
    }

    @Test
    void sinksBesideEmissionsAreToldWhereverTheUnitStands() {
        emissions("单位：万吨C\n年份,地区,碳排放总量,碳吸收总量,净碳排放量\n2005,湖南省,12,5,7\n");
        assertThat(problems.cautions())
                .extracting(p -> p.found(Language.EN))
                .containsExactly("\"碳排放总量\" counts as the emissions; these columns do not: 碳吸收总量, 净碳排放量.");
    }

    /** Dry biomass is about half carbon. */
    @Test
    void biomassThatIsTakenAsCarbonIsTold() {
        Legend legend = Legend.of(InputTable.parse("l", "code,class\n1,耕地\n2,林地\n"));
        for (Map.Entry<String, Integer> told : Map.of(
                        "地类,地上生物量(t/hm2),土壤有机碳(t/hm2)",
                        1,
                        "地类,地上碳密度(t/hm2),土壤(t/hm2)",
                        0,
                        "地类,地上生物量(tC/hm2),土壤(tC/hm2)",
                        0)
                .entrySet()) {
            InputTable table = InputFiles.table(file(told.getKey() + "\n耕地,5.7,92.9\n林地,42.4,158.8\n"), "carbon.stock");
            assertThat(StockTable.of(table, legend).cautions())
                    .as(told.getKey())
                    .hasSize(told.getValue());
        }
    }

    /** It was said to be missing. */
    @Test
    void aUnitThatIsNotKnownIsNamed() {
        String heading = "CO2 (million short tons)";
        assertThat(told("carbon.emissions", "地区,年份," + heading + "\n湖南省,2005,1.5\n"))
                .singleElement()
                .asString()
                .startsWith("TABLE-45    carbon.emissions (t.csv): \"million short tons\" in \"" + heading + "\"");
        assertThat(told("carbon.energy", "地区,年份,Coal (trillion Btu)\n湖南省,2005,1.5\n"))
                .singleElement()
                .asString()
                .startsWith("TABLE-45");
        assertThat(told("carbon.emissions", "地区,年份,CO2\n湖南省,2005,1.5\n"))
                .singleElement()
                .asString()
                .startsWith("INPUT-01");
    }

    @Test
    void pointsThatMayPartThousandsAreTold() {
        assertThat(told("carbon.emissions", "地区;年份;CO2 (kt)\n湖南省;2005;866.000\n北京市;2005;390.000\n"))
                .singleElement()
                .asString()
                .startsWith("TABLE-44");
        for (String remedied : List.of("866000", "866.0")) {
            assertThat(told("carbon.emissions", "地区;年份;CO2 (kt)\n湖南省;2005;" + remedied + "\n北京市;2005;390\n"))
                    .isEmpty();
        }
    }

    /** The unit of measure in the name of the column of factors ended in a fault of the program. */
    @Test
    void factorsWhoseHeadingSaysTheirUnit() {
        InputTable table = InputFiles.table(file("能源品种,排放系数(kgCO2/kg)\n原煤,1.9\n"), "carbon.energy.item-factors");
        assertThat(table.written()).isEqualTo(Map.of("item", "能源品种", "factor", "排放系数(kgCO2/kg)"));
        assertThat(ItemFactors.of(table)).isNotNull();
    }

    @Test
    void columnsOfGuidelinesMayStandInAnyOrder() {
        InputTable table = InputFiles.table(
                file("备注,氧化率(%),低位发热量(kJ/kg),单位热值含碳量(tC/TJ),能源品种\na,94,20908,26.37,原煤\n"),
                "carbon.energy.item-factors");
        assertThat(table.written()).containsEntry("oxidation", "氧化率(%)").containsEntry("低位发热量(kJ/kg)", "低位发热量(kJ/kg)");
        assertThat(ItemFactors.of(table)).isNotNull();
    }

    @Test
    void factorsByUnitBelowAnUnknownHeading() {
        Path file = file("统计区,能源品种,排放因子,单位\n北京市,原煤,1.98,tCO2/t\n湖南省,原煤,1.90,tCO2/t\n");
        InputTable table = RegionalRows.of(file, "carbon.energy.item-factors", Optional.of(UNITS), problems);
        assertThat(table.rows()).extracting(r -> r.text("region")).containsExactly("110000", "430000");
        Path grid = file("统计区,年份,排放因子,单位\n北京市,2005,0.6,kgCO2/kWh\n湖南省,2005,0.5,kgCO2/kWh\n");
        assertThat(RegionalRows.of(grid, "carbon.energy.grid-factors", Optional.of(UNITS), problems)
                        .rows())
                .extracting(r -> r.text("region"))
                .containsExactly("110000", "430000");
        Path land = file("统计区,地类,碳排放系数,单位\n北京市,林地,-0.6,tC/(hm2·a)\n湖南省,林地,-0.7,tC/(hm2·a)\n");
        assertThat(OwnFactors.table(land, List.of(UNITS), problems).rows())
                .extracting(r -> r.text("unit_id"))
                .containsExactly("110000", "430000");
    }
}
