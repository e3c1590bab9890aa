package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

/** What is said of tables that can be counted: when, with which numbers, and when not. */
class InventoryCautionsTest {
    private static final InventoryOptions COAL = InventoryOptions.of(Route.STANDARD_COAL);
    private static final InventoryOptions IPCC = InventoryOptions.of(Route.IPCC);

    /** What is found, in English. */
    private static List<String> told(ProblemCode code, InventoryOptions options, String... rows) {
        return EnergyAccount.of(
                        InputTable.parse(
                                "energy", "year,unit,item,amount,unit_of_amount,sector\n" + String.join("\n", rows)),
                        options)
                .cautions()
                .stream()
                .filter(p -> p.code() == code)
                .map(p -> p.found(Language.EN))
                .toList();
    }

    private static List<String> tonnes(String... rows) {
        return told(ProblemCode.CARBON_C19_TONNES, COAL, rows);
    }

    /** 100 x 13.3 tce x 0.4483 = 596.239 tC. */
    private static final String GAS = "2020,a,natural gas,100,10^4 m3,";

    @Test
    void motorFuelsThatComeToNextToNothingWereProbablyTensOfThousandsOfTonnes() {
        // 1 t x 1.4571 tce/t x 0.5921 = 0.86275 tC: 0.1445 %; 10^4 t are 8,627.5 of 9,223.7 tC
        String diesel = "2020,a,diesel,1,t,";
        assertThat(tonnes(GAS, diesel))
                .containsExactly("the fuels given by weight (diesel) come to 0.1445 % of the emissions; as tens of "
                        + "thousands of tonnes they would be 93.5 %.");
        // with half a tonne of coal, 0.26997 tC: 1.13272 of 597.372 tC
        assertThat(tonnes("2020,b,raw coal,500,kg,", GAS, diesel))
                .containsExactly("the fuels given by weight (raw coal, diesel) come to 0.1896 % of the emissions; as "
                        + "tens of thousands of tonnes they would be 95.0 %.");
        // with a whole one 1.40269 of 597.642 tC, 0.2347 %
        assertThat(tonnes(GAS, diesel, "2020,b,raw coal,1,t,")).isEmpty();
    }

    @Test
    void theLimitIsAFifthOfAPercent() {
        // 0.86275 x = 0.002 (596.239 + 0.86275 x): x = 1.38495
        assertThat(tonnes(GAS, "2020,a,diesel,1.38,t,")).hasSize(1);
        assertThat(tonnes(GAS, "2020,a,diesel,1.39,t,")).isEmpty();
    }

    @Test
    void tonnesThatAreMeantAreNotTold() {
        // tens of thousands are written elsewhere in the table
        assertThat(tonnes(GAS, "2020,a,diesel,1,t,", "2020,a,gasoline,0.00002,10^4 t,"))
                .isEmpty();
        assertThat(tonnes("2020,a,gasoline,0.00002,10^4 t,", GAS, "2020,a,diesel,1,t,"))
                .isEmpty();
        // no motor fuel
        assertThat(tonnes(GAS, "2020,a,coke,1,t,")).isEmpty();
        // nothing weighed, or nothing of it
        assertThat(tonnes(GAS)).isEmpty();
        assertThat(tonnes(GAS, "2020,a,diesel,0,t,")).isEmpty();
        assertThat(tonnes("2020,a,diesel,1,t,")).isEmpty();
    }

    /** Coal equivalents are weighed by nobody: statistics have both 吨标准煤 and 万吨标准煤. */
    @Test
    void coalEquivalentsAreNoWeights() {
        assertThat(tonnes(GAS, "2020,a,diesel,1,tce,")).isEmpty();
        assertThat(tonnes(GAS, "2020,a,diesel,1,t,", "2020,b,gasoline,1,吨标准煤,"))
                .singleElement()
                .asString()
                .startsWith("the fuels given by weight (diesel) come to");
    }

    @Test
    void biomassIsSummedUpByFuelAsAMemo() {
        // 10 and 5 t of wood x 0.0156 TJ/t x 112 tCO2/TJ = 17.472 and 8.736
        assertThat(told(
                        ProblemCode.CARBON_C13_MEMO,
                        IPCC,
                        "2020,a,wood,10,t,",
                        "2020,b,raw coal,3,t,",
                        "2020,b,wood,5,t,"))
                .containsExactly("26.21 tCO2 of the biomass fuel \"wood\" are a memo item and not part of the total.");
        assertThat(told(ProblemCode.CARBON_C13_MEMO, IPCC, "2020,a,raw coal,3,t,"))
                .isEmpty();
    }

    @Test
    void biogenicItemsAreToldOnceEach() {
        assertThat(told(
                        ProblemCode.CARBON_C11_BIOGENIC,
                        IPCC,
                        "2020,a,human respiration,10,10^4 persons,",
                        "2020,b,human respiration,10,10^4 persons,",
                        "2020,b,raw coal,3,t,"))
                .containsExactly("the item \"human respiration\" is biogenic and not a source in the IPCC inventory.");
    }

    private static List<String> electricity(InventoryOptions options, String... rows) {
        return told(ProblemCode.CARBON_C05_ELECTRICITY, options, rows);
    }

    @Test
    void electricityInStandardCoalIsCountedEitherWay() {
        // (20 + 30) x 10^4 kWh x 4.04 tce x 0.7559 x 44/12 = 559.87 tCO2; at 0.1229 kgce/kWh 170.32
        String[] rows = {"2020,a,electricity,20,10^4 kWh,", "2020,b,electricity,30,10^4 kWh,", "2020,b,raw coal,3,t,"};
        assertThat(electricity(COAL, rows))
                .containsExactly("electricity is counted by coal-input at 4.04 tce/10^4 kWh: 559.87 tCO2; by "
                        + "heat-value at 0.1229 kgce/kWh it would be 170.32 tCO2.");
        assertThat(electricity(COAL.with(Electricity.HEAT_VALUE), rows))
                .containsExactly("electricity is counted by heat-value at 0.1229 kgce/kWh: 170.32 tCO2; by "
                        + "coal-input at 4.04 tce/10^4 kWh it would be 559.87 tCO2.");
    }

    @Test
    void electricityThatCanOnlyBeCountedOneWayIsNotTold() {
        assertThat(electricity(COAL, "2020,a,raw coal,3,t,")).isEmpty();
        assertThat(electricity(COAL, "2020,a,electricity,20,tce,")).isEmpty();
        assertThat(electricity(COAL, "2020,a,electricity,0,10^4 kWh,")).isEmpty();
        // what the grid emits is no coal equivalent
        assertThat(electricity(
                        InventoryOptions.of(Route.NCV).with(GridFactors.preset("", "hunan")),
                        "2021,a,electricity,20,10^4 kWh,"))
                .isEmpty();
        ItemFactors own = ItemFactors.of(InputTable.parse("own", "item,factor,unit\nelectricity,5.3,tCO2/10^4 kWh\n"));
        assertThat(electricity(COAL.with(own), "2020,a,electricity,20,10^4 kWh,"))
                .isEmpty();
        assertThat(electricity(InventoryOptions.of(Route.NCV).with(own), "2020,a,electricity,20,10^4 kWh,"))
                .isEmpty();
    }

    private static List<String> overlaps(String... rows) {
        return told(ProblemCode.CARBON_C30_OVERLAP, InventoryOptions.of(Route.NCV), rows);
    }

    @Test
    void whatMayBeCountedTwiceIsToldWhereBothAre() {
        String farms = "agricultural diesel,3,t,";
        String all = "diesel,9,t,";
        assertThat(overlaps(
                        "2020,b," + farms,
                        "2020,b," + all,
                        "2010,a," + farms,
                        "2010,a," + all,
                        "2015,a," + farms,
                        "2015,b," + all))
                .containsExactly("agricultural diesel and diesel are both counted (a 2010, b 2020): diesel for "
                        + "agriculture is part of all diesel.");
        assertThat(overlaps("2020,a," + farms, "2020,b," + all, "2010,b," + farms))
                .isEmpty();
        // an amount of 0 is none
        assertThat(overlaps("2020,a," + farms, "2020,a,diesel,0,t,")).isEmpty();
    }

    private static List<String> power(String... rows) {
        return told(ProblemCode.CARBON_C31_POWER, COAL, rows);
    }

    @Test
    void powerPlantsBesideBoughtElectricityAreToldByPlace() {
        assertThat(power(
                        "2020,a,raw coal,200,t,energy industries",
                        "2020,a,electricity,1,10^4 kWh,",
                        "2020,b,raw coal,200,t,energy industries",
                        "2020,c,electricity,1,10^4 kWh,"))
                .hasSize(1)
                .allSatisfy(t -> assertThat(t).contains("(a 2020)"));
        assertThat(power("2020,b,raw coal,200,t,energy industries", "2020,c,electricity,1,10^4 kWh,"))
                .isEmpty();
        // what is no fuel burns none
        ItemFactors own = ItemFactors.of(InputTable.parse("own", "item,factor,unit,category\ndam,3,tCO2/ha,1.A.1\n"));
        assertThat(told(
                        ProblemCode.CARBON_C31_POWER,
                        COAL.with(own),
                        "2020,a,dam,9,ha,",
                        "2020,a,electricity,1,10^4 kWh,"))
                .isEmpty();
    }

    private static List<String> kilns(String factor, String... rows) {
        ItemFactors own = ItemFactors.of(
                InputTable.parse("own", "item,factor,unit,category\nkiln cement," + factor + ",2.A.1\n"));
        return told(ProblemCode.CARBON_C32_KILNS, InventoryOptions.of(Route.NCV).with(own), rows);
    }

    @Test
    void noCalcinationGivesMoreThanSixTenthsOfATonne() {
        String coal = "2020,a,raw coal,200,t,manufacturing";
        String cement = "2020,a,kiln cement,1000,t,";
        assertThat(kilns("0.6,tCO2/t", cement, coal)).isEmpty();
        assertThat(kilns("0.601,tCO2/t", cement, coal))
                .hasSize(1)
                .allSatisfy(t -> assertThat(t).contains("more than 0.6 tCO2 a tonne", "(a 2020)"));
        // in any unit of weight
        assertThat(kilns("0.59,tCO2/t", "2020,a,kiln cement,0.1,10^4 t,", coal)).isEmpty();
        assertThat(kilns("0.61,tCO2/t", "2020,a,kiln cement,0.1,10^4 t,", coal)).hasSize(1);
        // another unit's coal, another gas
        assertThat(kilns("0.85,tCO2/t", cement, "2020,b,raw coal,200,t,manufacturing"))
                .isEmpty();
        assertThat(kilns("0.85,tCH4/t", cement, coal)).isEmpty();
    }

    private static List<String> unused(String factors, String... rows) {
        ItemFactors own = ItemFactors.of(InputTable.parse("own", "item,factor,unit,category\n" + factors));
        return told(
                ProblemCode.CARBON_C45_UNUSED, InventoryOptions.of(Route.NCV).with(own), rows);
    }

    @Test
    void factorsOfItemsThatNoRowIsOfAreToldOnce() {
        String mill = "our mill,3,tCO2/t,1.A.2\n";
        String twice = mill + "our mill,1,kgCH4/t,1.A.2\n";
        assertThat(unused(twice, "2020,a,raw coal,3,t,", "2020,a,diesel,3,t,"))
                .containsExactly("no row of the activities is of the item \"our mill\": its factor is not used.");
        assertThat(unused(twice, "2020,a,our mill,3,t,")).isEmpty();
        // the program's own items may wait for a row
        assertThat(unused("diesel,3,tCO2/t,\n" + mill, "2020,a,our mill,3,t,")).isEmpty();
        assertThat(told(
                        ProblemCode.CARBON_C45_UNUSED,
                        COAL.with(ItemFactors.preset("", "geographical-research-2018")),
                        "2020,a,raw coal,3,t,"))
                .isEmpty();
    }

    private static List<String> unusual(String factors, String... rows) {
        ItemFactors own = ItemFactors.of(InputTable.parse("own", "item,factor,unit\n" + factors));
        return told(
                ProblemCode.CARBON_C57_UNUSUAL, InventoryOptions.of(Route.NCV).with(own), rows);
    }

    /** kg for t and C for CO2 went into the account without a word. */
    @Test
    void factorsFarFromTheUsualOnesAreTold() {
        String coal = "2020,a,raw coal,1000,t,";
        assertThat(unusual("raw coal,1.98,tC/t\n", coal))
                .singleElement()
                .asString()
                .matches("the factor gives 3[.]\\d+ times the CO2 of raw coal that the usual one does[.]");
        assertThat(unusual("原煤,1980,tCO2/t\n", coal, "2020,b,raw coal,5,t,")).hasSize(1);
        assertThat(unusual("raw coal,0.00198,tCO2/t\n", coal)).hasSize(1);
        for (String right : List.of("1.98,tCO2/t", "1980,kgCO2/t", "0.54,tC/t", "1.2,tCO2/t", "90,tCO2/TJ")) {
            assertThat(unusual("raw coal," + right + "\n", right.endsWith("TJ") ? "2020,a,raw coal,10,TJ," : coal))
                    .as(right)
                    .isEmpty();
        }
        // the grid's factor is of the grid, other gases are none of it
        assertThat(unusual("electricity,0.1,tCO2/MWh\n", "2020,a,electricity,10,MWh,"))
                .isEmpty();
        assertThat(unusual("our mill,300,tCO2/t\n", "2020,a,our mill,10,t,")).isEmpty();
    }
}
