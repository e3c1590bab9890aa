package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyAccountTest {
    private static InputTable table(String rows) {
        return InputTable.parse("carbon.energy", "year,unit,item,amount,unit_of_amount\n" + rows);
    }

    private static double tC(Route route, String item, double amount, String unit) {
        return EnergyAccount.of(table("2020,u," + item + "," + amount + "," + unit), InventoryOptions.of(route))
                .emissions()
                .tC(2020, "u");
    }

    private static double tCO2(Route route, String item, double amount, String unit) {
        return tC(route, item, amount, unit) * 44 / 12;
    }

    @Test
    void aHundredTonnesOfRawCoalOnEachRoute() {
        // (a) 100 x 0.7143 x 0.7559 = 53.994 tC = 197.98 tCO2
        assertThat(tC(Route.STANDARD_COAL, "raw coal", 100, "t")).isCloseTo(53.994, within(5e-4));
        assertThat(tC(Route.STANDARD_COAL, "raw coal", 100, "t")).isCloseTo(100 * 0.7143 * 0.7559, within(1e-12));
        assertThat(tCO2(Route.STANDARD_COAL, "原煤", 0.01, "万吨")).isCloseTo(197.98, within(5e-3));
        // (b) 100 t x 20908 kJ/kg x 26.37 tC/TJ x 0.94 = 190.03 tCO2
        assertThat(tCO2(Route.NCV, "raw coal", 100, "t")).isCloseTo(190.03, within(5e-3));
        // (c) 100 t x 0.020908 TJ/t x 94,600 kg/TJ = 197.79 tCO2
        assertThat(tCO2(Route.IPCC, "raw coal", 100_000, "kg")).isCloseTo(197.79, within(5e-3));
        // the gap between (a) and (b) is the oxidation factor
        assertThat(tCO2(Route.STANDARD_COAL, "raw coal", 100, "t") / tCO2(Route.NCV, "raw coal", 100, "t"))
                .isCloseTo(1.04, within(0.005));
    }

    /**
     * An independent set per physical unit (Geographical Research 37(5):1023, t CO2 per t): coal agrees to its digits,
     * the rest within 7 %.
     */
    @Test
    void namesOfTheSameKindAreOfferedForOneThatIsNotKnown() {
        for (String[] each : new String[][] {
            {"水稻", "公顷", "中稻, 早稻, 晚稻"},
            {"稻谷", "公顷", "单季稻, 单季稻面积, 中稻"},
            {"diesell", "t", "diesel, diesel oil"},
            {"早稻产量", "万吨", "早稻 (ha)"}, // of which the area counts
            {"原煤产量", "万吨", "井工开采煤炭, 井工煤产量, 露天开采煤炭"}, // none that is burnt
            {"其他能源", "万吨标准煤", "能源消费总量, 能源消费量, 综合能源消费总量"}, // no other fuel
            {"稻谷播种面积", "公顷", "单季稻, 单季稻面积, 中稻"}, // not what is sown of all crops
            {"家禽", "万只", "家禽粪便"},
            {"兔", "万只", "奶牛, 肉牛, 水牛, 绵羊, 山羊, 马, 驴骡, 猪, 人口呼吸, 牛呼吸, 猪呼吸, 羊呼吸, ... (+9)"},
            {
                "rabbits",
                "head",
                "dairy cattle, other cattle, buffalo, sheep, goats, horses, mules and asses, swine, "
                        + "human respiration, cattle respiration, pig respiration, sheep respiration, ... (+9)"
            }
        }) {
            InputTable table = table("2020,a," + each[0] + ",1," + each[1] + "\n");
            boolean onlyByUnit = List.of("兔", "rabbits").contains(each[0]); // which may as well emit nothing
            String remedy = onlyByUnit ? "Leave it out if it emits nothing, or write one of: " : "Write one of: ";
            assertThatThrownBy(() -> EnergyAccount.of(table, InventoryOptions.of(Route.NCV)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems())
                                    .extracting(p -> p.remedy(Language.EN))
                                    .containsExactly(remedy + each[2] + "; or give it a factor of its own "
                                            + "(carbon.energy.item-factors, --item-factors)."));
        }
    }

    private static final String DENSITY = "t, TJ, kWh, tce. Convert the amounts first: t = m3 x density in t/m3 "
            + "(= kg/L; 1000 L are 1 m3); for gasoline, diesel and the like see the supplier's certificate.";
    private static final String DENSITY_ZH =
            "t、TJ、kWh、tce。请先换算数量：吨 = 立方米 × 密度（t/m3，等于 kg/L；1000 升为 1 立方米），汽油、柴油等的密度见供货质检单。";
    private static final String STEAM = "TJ, kWh. Convert the amounts first: GJ = t of steam x its enthalpy in GJ/t; "
            + "the capacity of a boiler (t/h) is no amount.";
    private static final String STEAM_ZH = "TJ、kWh。请先换算数量：吉焦 = 蒸汽吨数 × 焓值（GJ/t）；锅炉容量（蒸吨，即 t/h）不是数量。";
    private static final String HELD = "t, TJ, kWh, tce. Multiply the number by what one of them holds first.";
    private static final String HELD_ZH = "t、TJ、kWh、tce。请先将个数乘以每个所装的量。";

    private static final String FOREIGN = "Convert the numbers first: a short ton is 0.907185 t, a long ton 1.01605 t, "
            + "a pound 0.000453592 t, a US gallon 0.00378541 m3, 1000 cubic feet 28.3168 m3, 10^6 Btu 0.00105506 TJ.";
    private static final String FOREIGN_ZH = "请先换算数值：1 短吨为 0.907185 t，1 长吨为 1.01605 t，1 磅为 0.000453592 t，1 美制加仑为 "
            + "0.00378541 m3，1000 立方英尺为 28.3168 m3，10^6 Btu 为 0.00105506 TJ。";

    /** Another word for the unit alone would make a wrong number of an amount. */
    @Test
    void whatHasToBeConvertedIsToldWithHow() {
        for (String[] each : new String[][] {
            {"汽油", "万升", DENSITY, DENSITY_ZH},
            {"diesel", "kL", DENSITY, DENSITY_ZH},
            {
                "天然气",
                "吨",
                "m3, TJ, kWh, tce. Convert the amounts first: m3 = t / density in t/m3.",
                "m3、TJ、kWh、tce。请先换算数量：立方米 = 吨 ÷ 密度（t/m3）。"
            },
            {"蒸汽", "万吨", STEAM, STEAM_ZH},
            {"热力", "蒸吨", STEAM, STEAM_ZH},
            {"液化石油气", "瓶", HELD, HELD_ZH},
            {"液化石油气", "罐", HELD, HELD_ZH},
            {"crude oil", "barrels", HELD, HELD_ZH},
            {"煤", "short tons", "t, TJ, kWh, tce. " + FOREIGN, "t、TJ、kWh、tce。" + FOREIGN_ZH},
            {"天然气", "1000 cubic feet", "m3, TJ, kWh, tce. " + FOREIGN, "m3、TJ、kWh、tce。" + FOREIGN_ZH},
            {"电力", "吨", "TJ, kWh.", "TJ、kWh。"},
            {"煤", "furlong", "t, TJ, kWh, tce.", "t、TJ、kWh、tce。"},
        }) {
            InputTable table = table("2005,a," + each[0] + ",1," + each[1] + "\n");
            assertThatThrownBy(() -> EnergyAccount.of(
                            table, InventoryOptions.of(Route.NCV).with(GridFactors.preset("grid", "central-china"))))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems())
                                    .as(each[0])
                                    .singleElement()
                                    .satisfies(p ->
                                            assertThat(p.remedy(Language.EN)).isEqualTo("Write one of: " + each[2]))
                                    .satisfies(p -> assertThat(
                                                    p.remedy(Language.ZH).replace(", ", "、"))
                                            .isEqualTo("请写以下之一：" + each[3])));
        }
    }

    @Test
    void allEnergyInStandardCoalBesideAnyFuelMayBeCountedTwice() {
        InputTable table = table("2020,a,能源消费总量,9,万吨标准煤\n2020,a,柴油,1,万吨\n2020,a,电力,1,亿千瓦时\n");
        assertThat(EnergyAccount.of(table, InventoryOptions.of(Route.STANDARD_COAL))
                        .cautions())
                .filteredOn(p -> p.code() == ProblemCode.CARBON_C30_OVERLAP)
                .extracting(p -> p.found(Language.EN), p -> p.found(Language.ZH))
                .containsExactly(tuple(
                        "standard coal and diesel, electricity are both counted (a 2020): an amount in standard coal "
                                + "usually sums up all fuels.",
                        "同时计算了标准煤与柴油、电力（a 2020）：折标准煤的数量通常已含各类燃料。"));
    }

    @ParameterizedTest
    @CsvSource({
        "raw coal, 1.98, 0.003",
        "washed coal, 2.49, 0.003",
        "other washed coal, 0.79, 0.003",
        "coke, 3.02, 0.07",
        "crude oil, 3.1, 0.07",
        "gasoline, 3.18, 0.07",
        "kerosene, 3.15, 0.07",
        "diesel, 3.18, 0.07",
        "fuel oil, 3.13, 0.07",
        "lpg, 2.98, 0.07"
    })
    void standardCoalFactorsAreNearAnotherPublishedSet(String item, double tCO2_per_t, double relative) {
        assertThat(tCO2(Route.STANDARD_COAL, item, 1, "t")).isCloseTo(tCO2_per_t, within(tCO2_per_t * relative));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STANDARD_COAL | natural gas | 1     | 亿立方米      | 59623.9    | 1e4 x 13.3 tce x 0.4483
            NCV           | natural gas | 10000 | m3            | 5.8968786  | 1e4 m3 x 38931e-9 TJ x 15.3 x 0.99
            IPCC          | natural gas | 1     | 10^4 m3       | 5.956443   | 0.38931 TJ x 56.1 t/TJ x 12/44
            IPCC          | natural gas | 10    | t             | 7.344      | 10 t x 0.048 TJ x 56.1 x 12/44
            STANDARD_COAL | diesel      | 2     | tce           | 1.1842     | 2 x 0.5921
            NCV           | diesel      | 1     | TJ            | 19.796     | 20.2 x 0.98
            STANDARD_COAL | coke        | 29.307 | GJ           | 0.855      | 1 tce x 0.855
            IPCC          | wood        | 10    | t             | 0          | biomass is a memo item
            STANDARD_COAL | heat        | 1000  | 百万千焦      | 25.77619   | 34.1 tce x 0.7559
            STANDARD_COAL | 标准煤 | 2 | 万吨标准煤 | 15118 | 20,000 tce x 0.7559
            STANDARD_COAL | standard coal | 2 | 10^4 t | 15118 | a tonne of it is a tce
            NCV           | 热力        | 11    | GJ            | 0.33       | 11 x 0.11 tCO2 x 12/44
            NCV           | cement clinker | 100 | t            | 14.672727  | 53.8 tCO2 x 12/44
            IPCC          | 化肥        | 1     | 万吨          | 8956       | 0.8956 kgC/kg
            NCV           | human respiration | 1 | 万人         | 790        | 0.079 tC/person
            STANDARD_COAL | ploughing   | 2     | km2           | 0.6252     | 312.6 kgC/km2
            STANDARD_COAL | irrigation  | 1     | km2           | 2.0476     | 100 ha x 20.476 kgC/ha
            NCV           | swine       | 1000  | head          | 7.6363636  | 1 tCH4 x 28 x 12/44
            """)
    void amountsInAnyUnitOfTheItemAreCounted(
            Route route, String item, double amount, String unit, double tC, String sum) {
        assertThat(tC(route, item, amount, unit)).as(sum).isCloseTo(tC, within(tC * 1e-7));
    }

    @Test
    void electricityGivenAsStandardCoalIsTheSameByBothConventions() {
        InputTable table = table("2020,u,电力,1,万吨标准煤\n");
        EnergyAccount coal = EnergyAccount.of(table, InventoryOptions.of(Route.STANDARD_COAL));
        assertThat(coal.emissions().tC(2020, "u")).isCloseTo(10_000 * 0.7559, within(1e-9));
        assertThat(coal.cautions()).isEmpty();
    }

    @Test
    void electricityOnTheStandardCoalRouteTellsWhichConventionItUsed() {
        InputTable table = table("2020,u,电力,1,亿千瓦时\n");
        EnergyAccount coal = EnergyAccount.of(table, InventoryOptions.of(Route.STANDARD_COAL));
        EnergyAccount heat =
                EnergyAccount.of(table, InventoryOptions.of(Route.STANDARD_COAL).with(Electricity.HEAT_VALUE));
        // 1e8 kWh: 40,400 tce x 0.7559 or 12,290 tce x 0.7559: three times apart
        assertThat(coal.emissions().tC(2020, "u")).isCloseTo(40_400 * 0.7559, within(1e-6));
        assertThat(heat.emissions().tC(2020, "u")).isCloseTo(12_290 * 0.7559, within(1e-6));
        assertThat(coal.cautions()).extracting(p -> p.code().id()).containsExactly("CARBON-C05");
        assertThat(coal.used())
                .extracting(FactorUsed::what)
                .containsExactly(
                        "electricity: standard coal (coal-input)", "electricity: carbon of standard coal (coal-input)");
        assertThat(coal.used())
                .extracting(u -> u.name().in(Language.ZH))
                .containsExactly("电力：折标准煤系数 (coal-input)", "电力：标准煤含碳量 (coal-input)");
    }

    @Test
    void electricityOnTheOtherRoutesTakesTheGridOfItsYear() {
        InputTable table = table("2021,u,electricity,1000,MWh\n2022,u,electricity,1,GWh\n");
        EnergyAccount hunan =
                EnergyAccount.of(table, InventoryOptions.of(Route.NCV).with(GridFactors.preset("grid", "Hunan")));
        assertThat(hunan.emissions().tCO2(2021, "u")).isCloseTo(513.8, within(1e-9));
        assertThat(hunan.emissions().tCO2(2022, "u")).isCloseTo(490.0, within(1e-9));
        GridFactors own =
                GridFactors.of(InputTable.parse("grid", "year,value,unit\n2021,801,gCO2/kWh\n2022,0.2,tC/MWh\n"));
        assertThat(EnergyAccount.of(table, InventoryOptions.of(Route.IPCC).with(own))
                        .emissions()
                        .tCO2(2021, "u"))
                .isCloseTo(801, within(1e-9));
        assertThat(EnergyAccount.of(table, InventoryOptions.of(Route.IPCC).with(own))
                        .emissions()
                        .tC(2022, "u"))
                .isCloseTo(200, within(1e-9));
    }

    @Test
    void routesNeverMix() {
        // other coking products have a factor on the standard-coal route only
        assertThatThrownBy(() -> tC(Route.NCV, "其他焦化产品", 1, "t"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("CARBON-12")
                .hasMessageContaining("standard-coal");
        EnergyAccount account =
                EnergyAccount.of(table("2020,u,raw coal,1,t\n2020,u,diesel,1,t\n"), InventoryOptions.of(Route.NCV));
        assertThat(account.used())
                .extracting(FactorUsed::what)
                .containsExactly(
                        "raw coal: net calorific value",
                        "raw coal: carbon content",
                        "raw coal: oxidation",
                        "diesel: net calorific value",
                        "diesel: carbon content",
                        "diesel: oxidation");
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        List<String> rows = new ArrayList<>();
        Random random = new Random(3);
        String[] items = {"raw coal", "coke", "crude oil", "gasoline", "kerosene", "diesel", "fuel oil", "lpg"};
        for (String unit : List.of("芙蓉区", "天心区", "u3")) {
            for (String item : items) {
                rows.add("2020," + unit + "," + item + "," + random.nextInt(1, 1_000_000) / 7.0 + ",t");
            }
        }
        Emissions first = EnergyAccount.of(table(String.join("\n", rows)), InventoryOptions.of(Route.STANDARD_COAL))
                .emissions();
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(rows, random);
            assertThat(EnergyAccount.of(table(String.join("\n", rows)), InventoryOptions.of(Route.STANDARD_COAL))
                            .emissions())
                    .isEqualTo(first);
        }
        assertThat(first.list())
                .hasSize(3)
                .extracting(Emissions.Emission::unitId)
                .containsExactly("u3", "天心区", "芙蓉区");
    }

    @Test
    void allProblemsOfATableAreToldAtOnce() {
        assertThatThrownBy(() -> EnergyAccount.of(table("""
                2020,a,raw coa,1,t
                2020,a,raw coal,1,tCO2
                2020,a,coke,-1,t
                2020,a,diesel,1,
                2020,a,diesel,1,t
                x,a,diesel,1,t
                2020,,diesel,1,t
                2020,a,gasoline,1,furlong
                2020,a,natural gas,1,kWh
                2020,a,natural gas,2,m3
                2020,a,electricity,2,kWh
                """), InventoryOptions.of(Route.NCV)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.code().id())
                                .containsExactly(
                                        "CARBON-11",
                                        "CARBON-07",
                                        "CARBON-13",
                                        "CARBON-04",
                                        "INPUT-02",
                                        "INPUT-04",
                                        "CARBON-06",
                                        "CARBON-03",
                                        "CARBON-41",
                                        "CARBON-16"));
    }

    @Test
    void ofAMisspeltUnitTheNearestThatTheItemHasIsTold() {
        assertThatThrownBy(() -> EnergyAccount.of(table("2020,A,raw coal,1,万盹\n"), InventoryOptions.of(Route.NCV)))
                .hasMessageContaining("CARBON-06")
                .hasMessageContaining("Write one of: 万吨, t, ");
        assertThatThrownBy(() -> EnergyAccount.of(
                        table("2020,A,electricity,1,万千瓦是\n"), InventoryOptions.of(Route.STANDARD_COAL)))
                .hasMessageContaining("Write one of: 万千瓦时, ")
                .hasMessageContaining("kWh");
    }

    /** As yearbooks print them; what is said to be counted must be what the item's factor is for. */
    @ParameterizedTest
    @CsvSource({
        "原煤消费量, raw coal, t",
        "原 煤, raw coal, t",
        "原　煤, raw coal, t",
        "其中：柴油消费量, diesel, t",
        "# 天然气, natural gas, 10^4 m3",
        "(1)汽油, gasoline, t",
        "一、焦炭用量, coke, t",
        "raw coal consumption, raw coal, t",
        "of which: Diesel used, diesel, t",
        "粗钢产量, crude steel, t",
        "钢材产量, , t",
        "原煤产量, , t",
        "水泥产量, cement, t",
        "水泥消费量, , t",
        "石灰 production, lime, t",
        "早稻播种面积, early rice, ha",
        "早稻产量, , t",
        "生猪年末存栏量, swine, head",
        "农药使用量, pesticide, t",
        "2, , t",
        "消费量, , t"
    })
    void anItemIsFoundUnderTheNameThatStatisticsPrint(String written, String item, String unit) {
        InputTable table = table("2020,a," + written + ",1," + unit + "\n");
        InventoryOptions options = InventoryOptions.of(Route.NCV);
        if (item == null) {
            assertThatThrownBy(() -> EnergyAccount.of(table, options))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems())
                                    .extracting(p -> p.code())
                                    .containsExactly(ProblemCode.CARBON_11_ITEM));
        } else {
            assertThat(EnergyAccount.of(table, options).reported())
                    .extracting(Line::item)
                    .containsOnly(item);
        }
    }

    @Test
    void givenEmissionsMayBeCarbonOrCarbonDioxideInAnyMultiple() {
        Emissions given = Emissions.given(InputTable.parse("carbon.emissions", """
                year,unit,amount,unit_of_amount
                2005,430102,9826.34,10^4 tCO2
                2010,430102,12,tC
                2015,430102,1,MtCO2/yr
                2020,430102,44,万吨CO2
                """));
        assertThat(given.tCO2(2005, "430102")).isCloseTo(98_263_400, within(1e-7));
        assertThat(given.tCO2(2010, "430102")).isEqualTo(44);
        assertThat(given.tCO2(2015, "430102")).isEqualTo(1e6);
        assertThat(given.tC(2020, "430102")).isEqualTo(120_000);
        assertThat(given.tC(1999, "430102")).isZero();
        assertThat(given.cautions()).isEmpty();
        assertThat(Emissions.given(InputTable.parse(
                        "e", "year,unit,amount,unit_of_amount\n2005,a,44,tCO2e\n2005,b,44,万吨二氧化碳当量\n")))
                .satisfies(e -> {
                    assertThat(e.tC(2005, "a")).isEqualTo(12);
                    assertThat(e.tC(2005, "b")).isEqualTo(120_000);
                    assertThat(e.cautions()).hasSize(2);
                });
    }

    @Test
    void emissionsAreComparedWithTheUnitsAndPhasesOfTheStudy() {
        Emissions given = Emissions.given(InputTable.parse("carbon.emissions", """
                year,unit,amount,unit_of_amount
                2005,a,1,tC
                2005,430102x,1,tC
                2007,a,1,tC
                """));
        Problems problems = new Problems();
        Map<String, String> units = new LinkedHashMap<>();
        units.put("a", "a");
        units.put("430102", "430102 芙蓉区");
        given.check(problems, "carbon.emissions", units, List.of(2005, 2010), Set.of());
        assertThat(problems.problems()).extracting(p -> p.code().id()).containsExactly("CARBON-14");
        assertThat(problems.cautions())
                .extracting(p -> p.found(Language.EN))
                .containsExactly(
                        "the rows of 2007 belong to no phase and are not used.",
                        "no emissions are given for 430102 芙蓉区 in 2005; they count as zero.",
                        "no emissions are given for a, 430102 芙蓉区 in 2010; they count as zero.");
    }

    @Test
    void biomassAndRespirationAreNamed() {
        EnergyAccount account = EnergyAccount.of(
                table("2020,u,wood,10,t\n2020,u,human respiration,1,person\n"), InventoryOptions.of(Route.IPCC));
        assertThat(account.lines().get(0).memo()).isTrue();
        // 10 t x 0.0156 TJ/t x 112 t/TJ = 17.472 tCO2 beside the total
        assertThat(account.lines().get(0).tCO2()).isCloseTo(17.472, within(1e-9));
        assertThat(account.emissions().tC(2020, "u")).isCloseTo(0.079, within(1e-15));
        assertThat(account.cautions())
                .extracting(Problem::code)
                .extracting(c -> c.id())
                .containsExactly("CARBON-C13", "CARBON-C11", "CARBON-C04");
    }

    @Test
    void ownFactorsGoBeforeThoseOfTheRoute() {
        InputTable table = table("2020,u,原煤,100,t\n2020,u,diesel,1,t\n2020,u,冶金焦,10,t\n2021,u,electricity,1,万千瓦时\n");
        ItemFactors own = ItemFactors.of(InputTable.parse("carbon.energy.factors", """
                item,factor,unit
                raw coal,1.98,tCO2/t
                冶金焦,2.5,kgCO2/kg
                电力,9.26,tCO2/10^4 kWh
                """));
        EnergyAccount account =
                EnergyAccount.of(table, InventoryOptions.of(Route.NCV).with(own));
        assertThat(account.lines()).extracting(Line::item).containsExactly("raw coal", "diesel", "冶金焦", "electricity");
        assertThat(account.lines().get(0).tCO2()).isCloseTo(198, within(1e-9));
        assertThat(account.lines().get(1).tCO2()).isCloseTo(3.0959, within(5e-5));
        assertThat(account.lines().get(2).tCO2()).isCloseTo(25, within(1e-9));
        assertThat(account.lines().get(3).tCO2()).isCloseTo(9.26, within(1e-9));
        assertThat(account.used()).extracting(FactorUsed::what).contains("raw coal", "冶金焦", "电力", "diesel: oxidation");
    }

    @Test
    void ownCarbonPerCoalEquivalentKeepsTheCoalEquivalentOfTheRoute() {
        InventoryOptions legacy = InventoryOptions.of(Route.STANDARD_COAL)
                .with(ItemFactors.preset("carbon.energy.factors", "eri-legacy"));
        EnergyAccount account = EnergyAccount.of(
                table("2020,u,raw coal,100,t\n2020,u,coke,29.307,GJ\n2020,u,natural gas,1,万立方米\n"), legacy);
        // 100 x 0.7143 x 0.7476; 1 tce x 0.1128; 13.3 tce x 0.4479
        assertThat(account.lines())
                .extracting(Line::tC)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(100 * 0.7143 * 0.7476, 0.1128, 13.3 * 0.4479);
        assertThat(account.used())
                .extracting(FactorUsed::what)
                .containsExactly(
                        "raw coal: standard coal",
                        "raw coal",
                        "coke: standard coal",
                        "coke",
                        "natural gas: standard coal",
                        "natural gas");
        assertThat(EnergyAccount.of(
                                table("2020,u,raw coal,100,t\n"),
                                InventoryOptions.of(Route.IPCC)
                                        .with(ItemFactors.preset("p", "geographical-research-2018")))
                        .emissions()
                        .tCO2(2020, "u"))
                .isCloseTo(198, within(1e-9));
    }

    @Test
    void ownFactorsAreChecked() {
        assertThatThrownBy(() -> ItemFactors.of(InputTable.parse("carbon.energy.factors", """
                item,factor,unit
                a,1,
                b,1,t/t
                c,1,tCO2
                d,1,tce/t
                e,x,tC/t
                f,1,tC/t
                f,1,tC/t
                """)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.code().id())
                                .containsExactly(
                                        "CARBON-04", "CARBON-05", "CARBON-07", "CARBON-08", "INPUT-02", "CARBON-03"));
    }

    @Test
    void everythingWrongWithARowIsTold() {
        assertThatThrownBy(() -> EnergyAccount.of(
                        table("20x0,,row coal,-1,furlong\n2020,u,raw coal,much,m2\n"), InventoryOptions.of(Route.NCV)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.code().id())
                                .containsExactly(
                                        "INPUT-02", "CARBON-13", "INPUT-04", "CARBON-11", "INPUT-02", "CARBON-07"));
    }

    private static Optional<String> gaps(String rows, List<Integer> phases) {
        return EnergyAccount.of(
                        InputTable.parse("carbon.energy", "year,unit,item,amount,unit_of_amount\n" + rows),
                        InventoryOptions.of(Route.NCV))
                .gaps("carbon.energy", phases)
                .map(p -> p.found(Language.EN));
    }

    /** Only where the unit has other rows of that phase, and some of the item in another phase. */
    @Test
    void anItemThatAUnitLacksInAPhaseIsAGap() {
        String found = "amounts that units have in other phases are missing, and count as zero: ";
        List<Integer> phases = List.of(2010, 2020);
        String both = "2010,u,diesel,1,t\n2020,u,diesel,1,t\n2010,v,diesel,1,t\n2020,v,diesel,1,t\n";
        assertThat(gaps(both, phases)).isEmpty();
        assertThat(gaps(both + "2020,u,raw coal,2,t\n2010,v,raw coal,2,t\n", phases))
                .contains(found + "raw coal 2010 (u), raw coal 2020 (v).");
        assertThat(gaps(both + "2020,u,raw coal,0,t\n", phases)).isEmpty(); // none there either
        assertThat(gaps(both + "2020,u,raw coal,2,t\n2010,u,raw coal,0,t\n", phases))
                .isEmpty(); // that there is none is said
        assertThat(gaps(both + "2020,w,raw coal,2,t\n", phases)).isEmpty(); // w has no rows of 2010 at all
        assertThat(gaps(both + "2015,u,raw coal,2,t\n", phases)).isEmpty(); // no phase
        assertThat(gaps(
                        both + "2010,u,raw coal,2,t\n2015,u,raw coal,2,t\n2015,u,diesel,1,t\n",
                        List.of(2010, 2015, 2020)))
                .contains(found + "raw coal 2020 (u).");
    }

    /** The ledger and the uncertainties ask for those of every unit and year: each must not look through all. */
    @Test
    void linesOfManyUnitsAreFoundAtOnce() {
        int units = 20_000;
        StringBuilder rows = new StringBuilder();
        for (int u = 0; u < units; u++) {
            rows.append("2020,u" + u + ",diesel,1,t,制造业\n")
                    .append("2005,u" + u + ",raw coal,1,t,建筑业\n")
                    .append("2020,u" + u + ",coke,1,t,\n");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            InputTable table =
                    InputTable.parse("carbon.energy", "year,unit,item,amount,unit_of_amount,sector\n" + rows);
            EnergyAccount account = EnergyAccount.of(table, InventoryOptions.of(Route.STANDARD_COAL));
            for (int u = 0; u < units; u++) {
                List<String> items = account.lines(2020, "u" + u).stream()
                        .map(Line::item)
                        .distinct()
                        .toList();
                assertThat(items).isEqualTo(List.of("diesel", "coke"));
            }
            assertThat(account.lines(2020, "v")).isEmpty();
            assertThat(account.lines(2010, "u0")).isEmpty();
        });
    }
}
