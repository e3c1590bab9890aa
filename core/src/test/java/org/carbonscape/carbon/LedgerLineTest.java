package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

class LedgerLineTest {
    private static final Legend SIX = Legend.preset("landUse.legend", "cnlucc-6");

    private static List<LedgerLine> lines(String value, String unit, double[] area_ha) {
        FactorSet factors = FactorSet.of(
                InputTable.of(
                        "f.csv",
                        List.of("class", "value", "unit", "source", "tag"),
                        List.of(
                                List.of("forest", value, unit, "Chen 2020, Table 3", "V"),
                                List.of("cultivated", "0.422", "tC/ha/yr", "", ""))),
                SIX);
        OwnedLand land = OwnedLand.ofNobody(new double[][] {new double[7], area_ha});
        Balance balance =
                Balance.of(2020, List.of("outside", "430102")::get, land, factors, Charges.none(2), LandFlows.none());
        List<LedgerLine> lines = balance.factorLines("counties", 1, land, factors);
        ExactSum sink = new ExactSum();
        ExactSum source = new ExactSum();
        lines.forEach(l -> (l.result() < 0 ? sink : source).add(l.result()));
        assertThat(sink.value()).isEqualTo(balance.unitBalances().get(1).sink_tCO2());
        assertThat(source.value()).isEqualTo(balance.unitBalances().get(1).source_tCO2());
        assertThat(balance.factorLines("counties", 0, land, factors)).isEmpty();
        return lines;
    }

    @Test
    void landTimesItsFactorIsALineThatACalculatorCanFollow() {
        List<LedgerLine> lines = lines("-6.44", "tC/ha/yr", new double[] {7, 10, 432.5, 0, 0, 3, 0});
        assertThat(lines).hasSize(2).allMatch(LedgerLine::holds);
        LedgerLine forest = lines.get(1);
        assertThat(forest.place()).isEqualTo(new LedgerLine.Place("counties", "430102", 2020, "forest"));
        assertThat(forest.activity().value()).isEqualTo(432.5);
        assertThat(forest.steps()).extracting(LedgerLine.Step::text).containsExactly("-6.44", "44/12");
        assertThat(forest.steps().get(0).source()).isEqualTo("Chen 2020, Table 3");
        assertThat(forest.steps().get(0).provenance()).isEqualTo(Provenance.VERIFIED);
        assertThat(forest.subject().item().in(Language.ZH)).isEqualTo("林地");
        assertThat(forest.result()).isCloseTo(432.5 * -6.44 * 44 / 12, within(1e-9)); // -10,212.77
        assertThat(forest.product()).isCloseTo(-10_212.766_666_666_7, within(1e-9));
    }

    /** 0.644 kgC/m2 = 6.44 tC/ha; -23.613 tCO2/ha is counted in CO2 already. */
    @Test
    void unitsAsWrittenAreBroughtToTonnesAndHectares() {
        double[] area = {0, 0, 100, 0, 0, 0, 0};
        assertThat(lines("-0.644", "kgC/m2/yr", area).get(0).steps())
                .extracting(LedgerLine.Step::text)
                .containsExactly("-0.644", "10", "44/12");
        LedgerLine co2 = lines("-23.613", "tCO2/ha/yr", area).get(0);
        assertThat(co2.steps()).extracting(LedgerLine.Step::text).containsExactly("-23.613");
        assertThat(co2.result()).isCloseTo(-2361.3, within(1e-9));
        assertThat(Stream.of("kgC/m2/yr", "tCO2/ha/yr", "gC/m2/a", "kgCO2/ha/yr"))
                .allSatisfy(unit -> assertThat(lines("-0.3", unit, area)).allMatch(LedgerLine::holds));
    }

    /** Whichever way it is off. */
    @Test
    void aResultThatTheStepsDoNotGiveDoesNotHold() {
        LedgerLine line = lines("-6.44", "tC/ha/yr", new double[] {0, 0, 432.5, 0, 0, 0, 0})
                .get(0);
        assertThat(line.holds()).isTrue();
        assertThat(Stream.of(1 - 1e-9, 1 + 1e-9)
                        .map(f -> new LedgerLine(
                                line.place(),
                                line.subject(),
                                line.activity(),
                                line.steps(),
                                line.result() * f,
                                line.unit())))
                .noneMatch(LedgerLine::holds);
    }
}
