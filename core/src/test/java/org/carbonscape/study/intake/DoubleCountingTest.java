package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small studies that count an emission twice, or show it on land that it is not of: told in both languages. */
class DoubleCountingTest {
    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
    }

    /** Rows of every phase and unit. */
    private List<String> told(ProblemCode code, String factors, String route, String... items) {
        StringBuilder table = new StringBuilder("year,unit,item,amount,unit_of_amount,sector\n");
        for (int year : SmallStudy.YEARS) {
            for (String unit : SmallStudy.UNITS) {
                for (String item : items) {
                    table.append(year + "," + unit + "," + item + "\n");
                }
            }
        }
        small.text("energy.csv", table.toString());
        return small
                .run("carbon:\n  factors: " + factors + "\n  energy: { file: energy.csv, units: parts, route: " + route
                        + " }\n")
                .cautions()
                .stream()
                .filter(p -> p.code() == code)
                .flatMap(p -> List.of(p.text(Language.EN), p.text(Language.ZH)).stream())
                .toList();
    }

    @Test
    void cementByItsClinkerWithTheFuelsOfItsKilns() {
        small.text("kilns.csv", "item,factor,unit,category\nkiln cement,0.85,tCO2/t,2.A.1\n");
        String own = "ncv, item-factors: kilns.csv";
        String coal = "raw coal,200,t,manufacturing";
        assertThat(told(ProblemCode.CARBON_C32_KILNS, "factors.csv", own, "kiln cement,1000,t,", coal))
                .hasSize(2)
                .satisfies(t -> assertThat(t.get(0))
                        .contains("cement is counted with more than 0.6 tCO2 a tonne, beside a table of fuels"))
                .satisfies(t -> assertThat(t.get(1)).contains("水泥按每吨超过 0.6 tCO2 计算，同时又列有燃料"));
        // calcination alone is not what kilns burn
        assertThat(told(ProblemCode.CARBON_C32_KILNS, "factors.csv", own, "cement clinker,1000,t,", coal))
                .isEmpty();
        assertThat(told(ProblemCode.CARBON_C32_KILNS, "factors.csv", own, "kiln cement,1000,t,"))
                .isEmpty();
    }

    @Test
    void electricityBoughtBesideTheCoalOfPowerPlants() {
        String power = "raw coal,200,t,energy industries";
        String bought = "electricity,100,10^4 kWh,";
        assertThat(told(ProblemCode.CARBON_C31_POWER, "factors.csv", "standard-coal", power, bought))
                .hasSize(2)
                .satisfies(t -> assertThat(t.get(0))
                        .contains("fuels of energy industries and electricity or heat bought are both counted"))
                .satisfies(t -> assertThat(t.get(1)).contains("同时计算了能源工业的燃料与外购电力或热力"));
        String factory = "raw coal,200,t,manufacturing";
        assertThat(told(ProblemCode.CARBON_C31_POWER, "factors.csv", "standard-coal", factory, bought))
                .isEmpty();
        assertThat(told(ProblemCode.CARBON_C31_POWER, "factors.csv", "standard-coal", power))
                .isEmpty();
    }

    @Test
    void aDirectFactorOfConstructionBesideEnergyChargedToIt() {
        small.text("direct.csv", "class,value,unit\ncropland,-0.007,tC/ha/yr\nconstruction,0.6,tC/ha/yr\n");
        String coal = "raw coal,200,t,manufacturing";
        assertThat(told(ProblemCode.CARBON_C33_CARRIER, "direct.csv", "ncv", coal))
                .hasSize(2)
                .satisfies(t -> assertThat(t.get(0))
                        .contains("\"construction\" has a direct factor of 0.6 tC/ha/yr and carries the emissions of "
                                + "the table as well"))
                .satisfies(t -> assertThat(t.get(1)).contains("“建设用地”有直接系数 0.6 tC/ha/yr，同时又承担活动数据表的排放"));
        assertThat(told(ProblemCode.CARBON_C33_CARRIER, "factors.csv", "ncv", coal))
                .isEmpty();
    }

    @Test
    void farmingIsChargedToConstructionLandWhereTheStudySaysSo() {
        small.text("farm.csv", "item,factor,unit,category\nour goats,1,tCO2/head,3.A.1\nour mill,3,tCO2/t,1.A.2\n");
        String own = "ncv, item-factors: farm.csv }\n  allocate: { farming: construction";
        assertThat(told(ProblemCode.CARBON_C37_FARMING, "factors.csv", own, "our goats,10,head,", "our mill,10,t,"))
                .hasSize(2)
                .satisfies(t -> assertThat(t.get(0))
                        .contains("what farming emits (our goats) comes to 25.0 % of the emissions", "to construction"))
                .satisfies(t -> assertThat(t.get(1))
                        .contains("农业生产的排放（our goats）占排放的 25.0 %")
                        .contains("建设用地"));
        assertThat(told(ProblemCode.CARBON_C37_FARMING, "factors.csv", own, "our mill,10,t,"))
                .isEmpty();
        String usual = "ncv, item-factors: farm.csv";
        assertThat(told(ProblemCode.CARBON_C37_FARMING, "factors.csv", usual, "our goats,10,head,"))
                .isEmpty();
    }
}
