package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.carbon.Gas;
import org.carbonscape.inventory.WarmingPotential;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of emissions with more than one column, gas or sector. */
class GivenEmissionsTest {
    private static final UnitSet UNITS = new Districts("districts", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private Emissions read(String text) {
        try {
            Path file = Files.writeString(folder.resolve("t.csv"), text);
            return Emissions.given(
                    InputFiles.table(file, "carbon.emissions.file", "unit", Optional.of(UNITS), problems));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** CO2 alone counted, without a word. */
    @Test
    void columnsOfOtherGasesAreToldAsLeftOut() {
        Emissions given = read("年份,区县,CO2（万吨）,CH4（吨）,N2O（吨）,人口（万人）,人均CO2（吨）\n2005,芙蓉区,100,20,3,40,2.5\n");
        assertThat(given.tCO2(2005, "430102")).isEqualTo(1e6);
        Problem told = problems.cautions().get(0);
        assertThat(problems.cautions()).hasSize(1);
        assertThat(told.text(Language.EN)).isEqualTo("""
                CARBON-C48  carbon.emissions.file (t.csv): "CO2（万吨）" counts as the emissions; these columns do not: \
                CH4（吨）, N2O（吨）.
                            Nothing needs to be done if it holds all that is meant. Otherwise make one column of \
                what is, in tCO2e (by AR5 a tonne of CH4 is 28, of N2O 265), and leave out the others.""");
        assertThat(told.text(Language.ZH)).isEqualTo("""
                CARBON-C48  carbon.emissions.file (t.csv)：以“CO2（万吨）”作为排放量，以下各列未计入：CH4（吨）、N2O（吨）。
                            若该列已包含所需的全部排放，则无需处理；否则请将应计入的合为一列，单位 tCO2e（按 AR5，1 吨 CH4 计 28，1 吨 N2O 计 265），并删去其余各列。""");
        for (Gas gas : List.of(Gas.CH4, Gas.N2O)) {
            String potential =
                    Numbers.text(WarmingPotential.ar5().byGas().get(gas).value());
            String verb = gas.equals(Gas.CH4) ? " is " : " ";
            assertThat(told.text(Language.EN)).contains(gas.symbol() + verb + potential);
        }
    }

    /** As Our World in Data names its column. */
    @Test
    void annualEmissionsAreEmissions() {
        Emissions given = read("Entity,Code,Year,Annual CO₂ emissions (t)\n芙蓉区,430102,2005,1234\n");
        assertThat(given.tCO2(2005, "430102")).isEqualTo(1234);
    }

    /** Yearbooks merge the names of the first columns downwards; read alone, the row of years left 地市 without one. */
    @Test
    void yearsBelowAHeadingBelongToTheNamesAboveThem() {
        Emissions given = read("单位：万吨CO2,,,\n地市,区县,排放量,\n,,2005年,2010年\n长沙市,芙蓉区,100,200\n,天心区,300,400\n");
        assertThat(given.tCO2(2010, "430102")).isEqualTo(2e6);
        assertThat(given.tCO2(2005, "430103")).isEqualTo(3e6);
        assertThat(problems.cautions()).isEmpty();
    }

    @Test
    void sinksSumsAndGasesByYearAreToldToo() {
        for (String table : List.of(
                "年份,区县,碳排放量（万吨CO2）,碳吸收量（万吨CO2）\n2005,芙蓉区,100,20\n",
                "年份,区县,二氧化碳（万吨）,甲烷（吨）\n2005,芙蓉区,100,20\n",
                "区县,CO2 2005 (kt),CO2 2020 (kt),CH4 2005 (kt),CH4 2020 (kt)\n芙蓉区,100,200,3,4\n",
                "year,unit,CO2,CH4,unit_of_amount\n2005,430102,100,20,t\n",
                "year,unit,co2_t,ghg\n2005,430102,100,20\n")) {
            int before = problems.cautions().size();
            read(table);
            assertThat(problems.cautions().subList(before, problems.cautions().size()))
                    .as(table)
                    .extracting(c -> c.code().toString())
                    .containsExactly("CARBON_C48_COLUMNS");
        }
    }

    @Test
    void whatIsMadeOfEmissionsIsNotToldAsLeftOut() {
        read("年份,区县,碳排放量（万吨CO2）,碳排放强度（吨CO2/万元）,人均碳排放（tCO2）,占比,GDP（亿元）,原煤（万吨）\n2005,芙蓉区,100,1,2,3,4,5\n");
        assertThat(problems.cautions()).isEmpty();
    }

    @Test
    void rowsOfSectorsAreAddedUpAndTheirSumIsNot() {
        Emissions given = read("年份,区县,部门,碳排放量（万吨CO2）\n2005,芙蓉区,工业,100\n2005,芙蓉区,交通,50\n2005,芙蓉区,合计,150\n");
        assertThat(given.tCO2(2005, "430102")).isCloseTo(1.5e6, within(1e-6));
        assertThat(problems.cautions()).extracting(c -> c.code().toString()).containsExactly("CARBON_C47_SUMS");
    }

    private double inAll(String column, String... rows) {
        String text = "年份,区县," + column + ",排放量,单位\n";
        for (String row : rows) {
            text += "2005,芙蓉区," + row + ",万吨CO2e\n2010,芙蓉区," + row + ",万吨CO2e\n2020,芙蓉区," + row + ",万吨CO2e\n";
        }
        return read(text).tCO2(2005, "430102") / 1e4;
    }

    /** They were counted beside their parts without a word: CEADs calls its first row Total Consumption. */
    @Test
    void sumsByOtherNamesAreNotCountedBesideTheirParts() {
        for (String sum : List.of("Total Consumption", "Total", "消费量合计", "全社会", "all of it")) {
            assertThat(inAll("部门", sum + ",15", "工业,6", "交通,5", "居民,4")).as(sum).isCloseTo(15, within(1e-9));
        }
        for (String sum : List.of("合计", "GHG", "温室气体", "Total GHG", "net")) {
            assertThat(inAll("气体", "CO2,10", "CH4,5", sum + ",15")).as(sum).isCloseTo(15, within(1e-9));
        }
        assertThat(problems.cautions())
                .extracting(c -> c.code().toString())
                .contains("CARBON_C47_SUMS")
                .allMatch(c -> c.equals("CARBON_C47_SUMS"));
        assertThat(inAll("部门", "全社会,15")).isCloseTo(15, within(1e-9)); // alone it is all there is
        inAll("部门", "Total,16", "工业,6", "交通,5", "居民,4");
        assertThat(problems.problems()).extracting(c -> c.code().toString()).containsExactly("CARBON_38_SECTORS");
    }

    /** Sums of the rows below them, as inventories have them, are seen in three years. */
    @Test
    void sectorsAboveTheirPartsAreNotCountedBesideThem() {
        String text = "年份,区县,部门,排放量,单位\n";
        for (int year = 2005; year < 2008; year++) { // 电力 is rounded
            int more = year - 2005;
            for (String row :
                    List.of("能源活动," + (15 + more), "电力," + (5.02 + more), "制造业,6", "交通,4", "工业过程,3", "废弃物,1")) {
                text += year + ",芙蓉区," + row + ",tCO2\n";
            }
        }
        assertThat(read(text).tCO2(2005, "430102")).isCloseTo(19.02, within(1e-9));
        assertThat(problems.cautions())
                .extracting(p -> p.found(Language.EN))
                .containsExactly("what it calls \"能源活动\" is the sum of other rows, or a part of one, and is not "
                        + "counted: 3 amounts.");
        // what one year has by chance is none
        assertThat(read("年份,区县,部门,排放量,单位\n"
                                + "2005,芙蓉区,工业,30,tCO2\n2005,芙蓉区,交通,10,tCO2\n2005,芙蓉区,居民,20,tCO2\n"
                                + "2010,芙蓉区,工业,30,tCO2\n2010,芙蓉区,交通,10,tCO2\n2010,芙蓉区,居民,25,tCO2\n")
                        .tCO2(2005, "430102"))
                .isCloseTo(60, within(1e-9));
    }

    /** As inventories number them: what is above was counted with what is below it. */
    @Test
    void sectorsWithCodesOfLevelsAreCountedOnce() {
        String head = "年份,区县,部门,排放量,单位\n";
        for (List<String> codes : List.of(
                List.of("1", "1.A", "1.A.1", "1.A.2", "1.B", "2"),
                List.of("1. 能源活动", "1.A 燃料燃烧", "1.A.1 能源工业", "1.A.2 制造业", "1.B 逃逸", "2. 工业过程"),
                List.of("1 Energy", "1A Fuels", "1A1 Power", "1A2 Industry", "1B Fugitive", "2 Processes"))) {
            StringBuilder text = new StringBuilder(head);
            int[] amounts = {100, 60, 41, 19, 40, 20};
            for (int i = 0; i < amounts.length; i++) {
                text.append("2005,芙蓉区,")
                        .append(codes.get(i))
                        .append(",")
                        .append(amounts[i])
                        .append(",tCO2\n");
            }
            int before = problems.cautions().size();
            assertThat(read(text.toString()).tCO2(2005, "430102"))
                    .as(codes.get(0))
                    .isCloseTo(120, within(1e-9));
            assertThat(problems.cautions().get(before).found(Language.EN)).contains(codes.get(0) + ", " + codes.get(1));
            assertThat(problems.problems()).isEmpty();
        }
        // parts that are missing are told, and what only looks like codes is none
        read(head + "2005,芙蓉区,1 能源,100,tCO2\n2005,芙蓉区,1.A 燃烧,60,tCO2\n");
        assertThat(problems.problems()).extracting(c -> c.code().toString()).containsExactly("CARBON_38_SECTORS");
        assertThat(read(head + "2005,芙蓉区,1.工业,100,tCO2\n2005,芙蓉区,2.居民,60,tCO2\n")
                        .tCO2(2005, "430102"))
                .isCloseTo(160, within(1e-9));
    }

    /** Two years leave chance, so that they count; that they may be counted twice was not told. */
    @Test
    void whatMayBeASumIsTold() {
        String rows = "年份,区县,部门,排放量,单位\n";
        for (int k = 1; k < 3; k++) {
            rows += "%d,芙蓉区,能源活动,%d,tCO2\n%d,芙蓉区,电力,%d,tCO2\n%d,芙蓉区,制造业,%d,tCO2\n%d,芙蓉区,工业过程,%d,tCO2\n"
                    .formatted(2000 + k, 100 * k, 2000 + k, 61 * k, 2000 + k, 39 * k, 2000 + k, 22 * k);
        }
        assertThat(read(rows).tCO2(2001, "430102")).isCloseTo(222, within(1e-9));
        assertThat(problems.cautions())
                .extracting(p -> p.found(Language.EN))
                .containsExactly("they come to the sum of the rows right below them and are counted beside these: "
                        + "能源活动 = 电力 + 制造业.");
        // the remedy
        int before = problems.cautions().size();
        assertThat(read(rows.replace("电力", "其中：电力").replace("制造业", "其中：制造业")).tCO2(2001, "430102"))
                .isCloseTo(122, within(1e-9));
        assertThat(problems.cautions().subList(before, problems.cautions().size()))
                .extracting(p -> p.code().id())
                .containsExactly("CARBON-C47");
    }

    @Test
    void rowsOfGasesAreAddedUpInEquivalents() {
        Emissions given = read("年份,区县,气体,排放量,单位\n2005,芙蓉区,CO2,100,万吨\n2005,芙蓉区,甲烷,20,万吨CO2e\n");
        assertThat(given.tCO2(2005, "430102")).isCloseTo(1.2e6, within(1e-6));
    }

    /** A tonne of methane was to be written as one of CO2. */
    @Test
    void rowsOfOtherGasesInTheirOwnMassAreOneProblem() {
        String rows = "年份,区县,气体,排放量,单位\n2005,芙蓉区,CO2,100,万吨\n2005,芙蓉区,CH4,20,吨\n2005,天心区,CH4,20,吨\n2005,芙蓉区,N2O,3,吨\n";
        assertThatThrownBy(() -> read(rows)).hasMessage("""
                CARBON-39   carbon.emissions.file (t.csv): 3 rows are of other gases than CO2 (CH4, N2O), in a mass \
                of their own.
                            Write their amounts as tonnes of CO2 that warm as much (tCO2e: by AR5 a tonne of CH4 is \
                28, of N2O 265), or leave the rows out. Or let carbon.energy.gwp convert them: give the table as \
                carbon.energy.file, its column gas called item, and 1 tCO2/t, 1 tCH4/t, 1 tN2O/t as the factors of \
                these items (carbon.energy.item-factors).""");
        assertThat(new Problems().attempt(() -> read(rows))).isEmpty();
        Problems chinese = new Problems();
        chinese.attempt(() -> read(rows));
        assertThat(chinese.problems().get(0).text(Language.ZH)).isEqualTo("""
                CARBON-39   carbon.emissions.file (t.csv)：有 3 行是 CO2 以外的气体（CH4、N2O），数量为其自身的质量。
                            请折算为 CO2 当量（tCO2e；按 AR5，1 吨 CH4 计 28，1 吨 N2O 计 265），或删去这些行。也可由 \
                carbon.energy.gwp 折算：将该表作为 carbon.energy.file，气体列改名为 item，并在 carbon.energy.item-factors \
                中给出这些项目的系数 1 tCO2/t、1 tCH4/t、1 tN2O/t。""");
    }

    /** Each sector or gas keeps its own; what has none is certain, and a part that is given twice is told. */
    @Test
    void partsKeepTheirIntervals() {
        String head = "年份,区县,部门,排放量,单位,下限,上限\n2005,芙蓉区,工业,100,tCO2,90,110\n2005,芙蓉区,交通,50,tCO2,,\n";
        Emissions given = read(head + "2005,天心区,工业,7,tCO2,,\n");
        assertThat(given.tCO2(2005, "430102")).isCloseTo(150, within(1e-9));
        assertThat(given.hasParts()).isTrue();
        Map<String, Distribution> parts = given.parts_tCO2(2005, "430102");
        assertThat(parts).containsOnlyKeys("工业", "交通");
        assertThat(parts.get("工业").low()).isCloseTo(90, within(1e-9));
        assertThat(parts.get("工业").high()).isCloseTo(110, within(1e-9));
        assertThat(parts.get("交通").isCertain()).isTrue();
        assertThat(given.parts_tCO2(2005, "430103")).as("without any interval").isEmpty();
        assertThatThrownBy(() -> read(head + "2005,芙蓉区,工业,7,tCO2,6,8\n")).hasMessageContaining("CARBON-03");

        Emissions whole = read("年份,区县,排放量,单位,下限,上限\n2005,芙蓉区,100,tCO2,90,110\n");
        assertThat(whole.parts_tCO2(2005, "430102")).containsOnlyKeys("");
        assertThat(whole.hasParts()).isFalse();
    }
}
