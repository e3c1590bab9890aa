package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units of factors as guidelines, papers and Chinese statistics write them. */
class FactorUnitTest {
    private static EnergyAccount count(String unit, String gas, double factor, String amount) {
        ItemFactors own = ItemFactors.of(InputTable.parse(
                "own", "item,factor,unit,gas,category\nthing," + factor + "," + unit + "," + gas + ",3.A.1\n"));
        return EnergyAccount.of(
                InputTable.parse("t", "year,unit,item,amount,unit_of_amount\n2020,u,thing," + amount + "\n"),
                InventoryOptions.of(Route.NCV).with(own));
    }

    /** Tonnes of gas from 1,000 base units (t, head, ha, m3, TJ) times a factor of 3. */
    @ParameterizedTest
    @CsvSource({
        "kg/t,CH4,t,3",
        "kg CH4/t,CH4,t,3",
        "kgCH4/t,'',t,3",
        "kg-CH4/t,'',t,3",
        "kg(CH4)/t,'',t,3",
        "kg CH4 per t,'',t,3",
        "kg CH4 t-1,'',t,3",
        "g/t,CH4,t,0.003",
        "g/kg,CH4,t,3",
        "t/10^4 t,CH4,t,0.3",
        "t/万吨,CH4,t,0.3",
        "吨/万吨,CH4,t,0.3",
        "kg/head,CH4,head,3",
        "kg/head/yr,CH4,head,3",
        "kg CH4/(head·yr),'',head,3",
        "kg CH4 head-1 yr-1,'',head,3",
        "kg CH4/head/a,'',head,3",
        "千克/头,CH4,head,3",
        "千克/(头·年),甲烷,head,3",
        "千克甲烷/（头·年）,'',head,3",
        "公斤甲烷/头·年,'',head,3",
        "kg/animal,CH4,head,3",
        "kg/万头,CH4,head,0.0003",
        "kg/ha,CH4,ha,3",
        "kg CH4/hm2,'',ha,3",
        "kg CH4 ha-1,'',ha,3",
        "千克/公顷,CH4,ha,3",
        "kg/亩,CH4,ha,45",
        "g/m2,CH4,ha,30",
        "kg/TJ,CH4,TJ,3",
        "g/GJ,CH4,TJ,3",
        "kg/m3,CH4,m3,3",
        "t/万立方米,CH4,m3,0.3",
        "t/10^8 m3,CH4,m3,0.00003",
        "kg CH4/kg BOD,'',t,3000",
        "kgCH4/kgCOD,'',t,3000",
        "kg/kg BOD5,CH4,t,3000",
        "kg CH4/t dry matter,'',t,3",
        "kg CH4/t d.m.,'',t,3",
        "kg/t水稻,CH4,t,3",
        "千克甲烷/吨 垃圾,'',t,3",
        "kg N2O/kg N,'',t,3000",
        "kg/kg N,N2O,t,3000",
        "kgN2O/kgN,'',t,3000",
        "kg/t,SF6,t,3",
        "kg SF6/t,SF6,t,3",
        "kgCO2/t clinker,'',t,3",
        "tCO2/t熟料,'',t,3000",
        "tCO2e/t,'',t,3000",
        "吨二氧化碳/吨,'',t,3000",
        "t CO₂/t,'',t,3000",
        "tC/t,'',t,11000"
    })
    void areRead(String unit, String gas, String base, double tonnes) {
        EnergyAccount account = count(unit, gas, 3, "1000," + base);
        assertThat(account.lines().get(0).tonnes()).isCloseTo(tonnes, within(1e-9 * tonnes));
        // the arithmetic of its line gives its tonnes
        double product = 1000;
        for (LedgerLine.Step step : account.lines().get(0).steps()) {
            product *= step.value();
        }
        assertThat(product)
                .isCloseTo(
                        account.lines().get(0).tCO2(),
                        within(1e-9 * account.lines().get(0).tCO2()));
    }

    @Test
    void nitrogenOfNitrousOxideIsConverted() {
        for (String unit : new String[] {"kg N2O-N/kg N", "kgN2O-N/kg"}) {
            EnergyAccount account = count(unit, "", 0.01, "1000,t");
            assertThat(account.lines().get(0).tonnes()).as(unit).isCloseTo(10 * 44.0 / 28, within(1e-12));
            assertThat(account.lines().get(0).steps())
                    .anySatisfy(s -> assertThat(s.value()).isCloseTo(44.0 / 28, within(1e-12)));
        }
    }

    @Test
    void equivalentsAreTakenForCo2AndTold() {
        assertThat(count("kgCO2e/t", "", 3, "1,t").cautions().toString()).contains("CARBON_C12");
        assertThat(count("kgCO2/t", "", 3, "1,t").cautions().toString()).doesNotContain("CARBON_C12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kgCH4/bushel", "kgCH4/tec", "kgCH4/", "CH4", "kg CH4/t/"})
    void whatIsNoUnitIsToldWithThoseThatAre(String unit) {
        assertThatThrownBy(() -> count(unit, "CH4", 3, "1,t"))
                .hasMessageContaining("CARBON-06")
                .hasMessageContaining("kgCH4/head, kgCH4/ha, kgN2O/kg, kgN2O-N/kg");
    }

    /** A mass that is none, a mass of nothing, a mass of coal, another gas. */
    @ParameterizedTest
    @CsvSource({
        "GJ/t,'','CARBON-07   own row 2 \"thing\": unit \"GJ/t\" measures'",
        "kgCH4,'','CARBON-07   own row 2 \"thing\": unit \"kgCH4\" measures t, not'",
        "tce/t,'','CARBON-08   own row 2 \"thing\": unit \"tce/t\" is of tce'",
        "tce/t,CH4,'CARBON-33   own row 2 \"thing\": unit \"tce/t\" is of tce, not of the gas of the row (CH4).'",
        "kgCH4/t,N2O,'CARBON-33   own row 2 \"thing\": unit \"kgCH4/t\" is of CH4, not of the gas of the row (N2O).'"
    })
    void whatIsNoFactorOfTheGasIsTold(String unit, String gas, String told) {
        assertThatThrownBy(() -> count(unit, gas, 3, "1,t"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.text(Language.EN)).startsWith(told)));
    }

    @Test
    void carbonOrCo2MustBeSaid() {
        for (String gas : new String[] {"", "CO2"}) {
            assertThatThrownBy(() -> count("t/t", gas, 3, "1,t"))
                    .hasMessageContaining("CARBON-05")
                    .hasMessageContaining("tC/t or tCO2/t");
        }
    }

    @Test
    void aMassOfCoalEquivalentIsNotAMassOfAnything() {
        assertThatThrownBy(() -> count("tC/t coal eq", "", 3, "1,t")).hasMessageContaining("CARBON-06");
        assertThat(count("tC/tce", "", 3, "1,tce").lines().get(0).tC()).isCloseTo(3, within(1e-12));
    }
}
