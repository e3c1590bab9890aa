package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Own factors over the chains of a fuel: what stays of the program's numbers, what goes, and what may be otherwise. */
class FuelFactorTest {
    private static FactorUsed number(String name, double value) {
        return new FactorUsed(Bilingual.same(name), value, "1", "", Provenance.USER);
    }

    private static final FactorUsed COAL = number("coal", 0.7);
    private static final FactorUsed CARBON = number("carbon", 0.8);
    private static final FactorUsed OWN = number("own", 0.6);
    private static final Distribution WIDE = Distribution.between(0.7, 0.5, 0.9);

    /** 0.7 tce/t x 0.8 tC/tce, and by energy. */
    private static FuelFactor coal() {
        return FuelFactor.of(
                        FuelFactor.perMass(0.56, COAL, CARBON),
                        FuelFactor.perCoal(0.8, CARBON),
                        FuelFactor.perEnergy(0.8 / FuelFactor.TJ_PER_TCE, FuelFactor.COAL_OF_HEAT, CARBON))
                .with(COAL, WIDE)
                .with(CARBON, WIDE);
    }

    private static double of(FuelFactor factor, double amount, String unit) {
        return factor.of(amount, Unit.of(unit)).orElseThrow();
    }

    private static List<String> uncertain(FuelFactor factor, String unit) {
        return factor.chain(Unit.of(unit)).orElseThrow().uncertain().stream()
                .map(Line.Uncertain::name)
                .toList();
    }

    @Test
    void anotherCarbonPerCoalKeepsTheCoalEquivalents() {
        FuelFactor now = coal().withCarbonPerCoal(0.6, OWN);
        // 10 t x 0.7 x 0.6; 10 tce x 0.6; 29.307 GJ are a tce
        assertThat(of(now, 10, "t")).isCloseTo(4.2, within(1e-12));
        assertThat(of(now, 10, "tce")).isCloseTo(6, within(1e-12));
        assertThat(of(now, 29.307, "GJ")).isCloseTo(0.6, within(1e-12));
        assertThat(now.chains())
                .extracting(FuelFactor.Chain::steps)
                .containsExactly(List.of(COAL, OWN), List.of(OWN), List.of(FuelFactor.COAL_OF_HEAT, OWN));
        // what is said of the coal stays, of the carbon that is gone it goes
        assertThat(uncertain(now, "t")).containsExactly("coal");
        assertThat(uncertain(now, "tce")).isEmpty();
        assertThat(uncertain(now.with(OWN, WIDE), "t")).containsExactly("coal", "own");
        assertThat(uncertain(now.with(OWN, WIDE), "GJ")).containsExactly("own");
        assertThat(now.memo()).isFalse();
        assertThat(coal().asMemo().withCarbonPerCoal(0.6, OWN).memo()).isTrue();
    }

    @Test
    void aNumberIsUncertainWhereItIsMultipliedWith() {
        assertThat(uncertain(coal(), "t")).containsExactly("coal", "carbon");
        assertThat(uncertain(coal(), "tce")).containsExactly("carbon");
        assertThat(uncertain(coal(), "TJ")).containsExactly("carbon");
        // said again, the later holds
        Distribution narrow = Distribution.between(0.7, 0.69, 0.71);
        assertThat(coal().with(COAL, narrow).chain(Unit.of("t")).orElseThrow().uncertain())
                .containsExactly(new Line.Uncertain("carbon", WIDE), new Line.Uncertain("coal", narrow));
        // a certain one says nothing
        assertThat(uncertain(coal().with(COAL, Distribution.certain(0.7)), "t")).containsExactly("coal", "carbon");
    }

    @Test
    void whatOneIsNotMeasuredInTheOtherMayBe() {
        FuelFactor gas = FuelFactor.of(FuelFactor.perVolume(0.5, COAL)).or(coal().asMemo());
        assertThat(of(gas, 3, "m3")).isCloseTo(1.5, within(1e-12));
        assertThat(of(gas, 10, "t")).isCloseTo(5.6, within(1e-12));
        assertThat(gas.memo()).isFalse();
        // of one measure the first holds; tonnes of coal equivalent are not tonnes
        FuelFactor both = FuelFactor.of(FuelFactor.perMass(2, OWN)).or(coal());
        assertThat(of(both, 1, "t")).isCloseTo(2, within(1e-12));
        assertThat(of(both, 1, "tce")).isCloseTo(0.8, within(1e-12));
        assertThat(both.chains()).hasSize(3);
        assertThat(both.used()).containsExactly(OWN, CARBON);
        assertThat(FuelFactor.of(FuelFactor.perMass(2, OWN)).chain(Unit.of("tce")))
                .isEmpty();
        assertThat(coal().or(FuelFactor.of(FuelFactor.perCoal(9, OWN))).of(1, Unit.of("tce")))
                .hasValue(0.8);
    }

    @Test
    void definitionsAreNoFactorsUsedAndUnitsAreThoseOfTheChains() {
        assertThat(coal().used()).containsExactly(COAL, CARBON);
        assertThat(coal().units()).hasSize(4).contains("tce", "TJ", "kWh");
        assertThat(FuelFactor.of(FuelFactor.perCoal(1, FuelFactor.HEAT_OF_COAL, OWN))
                        .used())
                .containsExactly(OWN);
    }

    /** What stands below the line of a factor's unit is what amounts are measured in. */
    @ParameterizedTest
    @CsvSource({
        "tC/t, kg, 0.001",
        "tC/tce, 10^4 tce, 10000",
        "tC/m3, 10^4 m3, 10000",
        "tC/ha, km2, 100",
        "tC/head, 10^4 head, 10000"
    })
    void ownFactorsAreOfWhatStandsBelowTheLine(String unit, String amount, double ratio) {
        Unit below = Unit.of(unit);
        FuelFactor factor = FuelFactor.below(below, below.factor() * 3, List.of(OWN));
        assertThat(of(factor, 2, amount)).isCloseTo(6 * ratio, within(1e-9 * ratio));
        for (String other : List.of("t", "tce", "m3", "ha", "head", "TJ")) {
            assertThat(factor.of(1, Unit.of(other)).isPresent()).as(other).isEqualTo(unit.equals("tC/" + other));
        }
        assertThat(factor.used()).containsExactly(OWN);
    }

    private static Line line(Route route, String own, String row) {
        return EnergyAccount.of(
                        InputTable.parse("energy", "year,unit,item,amount,unit_of_amount\n2020,u,raw coal," + row),
                        InventoryOptions.of(route)
                                .with(ItemFactors.of(
                                        InputTable.parse("own", "item,factor,unit,low,high\nraw coal," + own))))
                .lines()
                .get(0);
    }

    private static List<String> names(Line line) {
        return line.steps().stream().map(s -> s.name().in(Language.EN)).toList();
    }

    @Test
    void ownFactorsOfCoalGoThroughTheCoalEquivalentsOfTheRoute() {
        // 100 t x 0.7143 tce/t x 0.7 tC/tce, in place of 0.7559
        Line tonnes = line(Route.STANDARD_COAL, "0.7,tC/tce,0.6,0.8", "100,t");
        assertThat(tonnes.tC()).isCloseTo(100 * 0.7143 * 0.7, within(1e-9));
        assertThat(tonnes.uncertain()).hasSize(2);
        assertThat(tonnes.uncertain().get(1).factor()).isEqualTo(Distribution.between(0.7, 0.6, 0.8));
        assertThat(line(Route.STANDARD_COAL, "0.7,tC/tce,,", "100,t").uncertain())
                .hasSize(1);
        assertThat(line(Route.STANDARD_COAL, "0.7,tC/tce,,", "100,tce").tC()).isCloseTo(70, within(1e-9));
        assertThat(line(Route.STANDARD_COAL, "0.7,tC/tce,,", "293.07,GJ").tC()).isCloseTo(7, within(1e-9));
    }

    @Test
    void ownFactorsOfCoalAreThoseOfEnergyOnOtherRoutesAndTheOtherWayRound() {
        // 1 TJ / 0.029307 TJ/tce x 0.7
        Line energy = line(Route.NCV, "0.7,tC/tce,,", "1,TJ");
        assertThat(energy.tC()).isCloseTo(0.7 / 0.029307, within(1e-9));
        assertThat(names(energy)).first().isEqualTo("standard coal of heat");
        Line coal = line(Route.NCV, "0.7,tC/tce,,", "10,tce");
        assertThat(coal.tC()).isCloseTo(7, within(1e-12));
        assertThat(names(coal)).doesNotContain("standard coal of heat", "heat of standard coal");
        // 10 tce x 0.029307 TJ x 25 tC/TJ
        Line heat = line(Route.NCV, "25,tC/TJ,,", "10,tce");
        assertThat(heat.tC()).isCloseTo(10 * 0.029307 * 25, within(1e-9));
        assertThat(names(heat)).first().isEqualTo("heat of standard coal");
        assertThat(line(Route.NCV, "25,tC/TJ,,", "2,TJ").tC()).isCloseTo(50, within(1e-9));
    }
}
