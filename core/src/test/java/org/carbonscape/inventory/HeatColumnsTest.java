package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Factors in three columns, as provincial guidelines print them. */
class HeatColumnsTest {
    private static List<ItemFactor> read(String csv) {
        return ItemFactors.of(InputTable.parse("own", csv)).factors();
    }

    private static double kgCO2(ItemFactor factor) {
        return factor.amount() * 44 / 12 * (factor.unit().equals(Unit.of("tC/m3")) ? 1000 : 1);
    }

    /** Values and products of GB/T 2589 with the provincial guideline. */
    @Test
    void theFactorIsTheProductOfItsColumns() {
        List<ItemFactor> read = read("""
                item,平均低位发热量(kJ/kg),单位热值含碳量(tC/TJ),oxidation
                raw coal,20908,26.37,0.94
                coke,28435,29.5,93%
                crude oil,41816,20.1,0.98
                fuel oil,41816,21.1,0.98
                """);
        assertThat(read.stream().map(HeatColumnsTest::kgCO2).toList())
                .zipSatisfy(
                        List.of(1.9003, 2.8604, 3.0202, 3.1705),
                        (own, printed) -> assertThat(own).isCloseTo(printed, within(5e-5)));
        assertThat(read.get(0).used())
                .containsExactly(
                        used("net calorific value", 20908, "kJ/kg", read.get(0), 0),
                        used("carbon content", 26.37, "tC/TJ", read.get(0), 1),
                        used("oxidation", 0.94, "", read.get(0), 2));
        assertThat(read.get(0).used().get(0).name().in(Language.ZH)).isEqualTo("raw coal：平均低位发热量");
        assertThat(read.get(0).factor().of(2, Unit.of("t"))).hasValueCloseTo(2 * 1.9003 * 12 / 44, within(5e-5));
    }

    private static FactorUsed used(String part, double value, String unit, ItemFactor of, int place) {
        FactorUsed used = of.used().get(place);
        assertThat(used.what()).isEqualTo("raw coal: " + part);
        return new FactorUsed(used.name(), value, unit, used.source(), used.provenance());
    }

    @Test
    void otherUnitsGiveTheSame() {
        double expected = read("item,NCV (kJ/kg),carbon content (tC/TJ),oxidation factor (%)\n"
                        + "raw coal,20908,26.37,94\n")
                .get(0)
                .amount();
        assertThat(expected).isCloseTo(20.908 * 0.02637 * 0.94, within(1e-12));
        for (String same : List.of(
                "低位发热量（GJ/t）,单位热值含碳量（tC/GJ）,碳氧化率\nraw coal,20.908,0.02637,94%",
                "net calorific value [TJ/kt],carbon content [kgC/GJ],碳氧化率（%）\nraw coal,20.908,26.37,94",
                "低位热值(MJ/kg),含碳量(tCO2/TJ),氧化率\nraw coal,20.908,96.69,0.94")) {
            assertThat(read("item," + same + "\n").get(0).amount()).as(same).isCloseTo(expected, within(1e-12));
        }
    }

    /** Solids and gases share a column. */
    @Test
    void ofSeveralUnitsARowHasThatOfItsAmounts() {
        List<ItemFactor> read = read("""
                item,unit,"低位发热量（GJ/t，GJ/10^4Nm3）",单位热值含碳量（tC/GJ）,碳氧化率
                raw coal,t,20.908,0.02637,0.94
                natural gas,10^4 m3,389.31,0.0153,0.99
                """);
        assertThat(read.get(0).unit()).isEqualTo(Unit.of("tC/t"));
        assertThat(read.get(1).unit()).isEqualTo(Unit.of("tC/m3"));
        assertThat(kgCO2(read.get(1))).isCloseTo(2.1622, within(5e-5));
        assertThat(told("item,\"NCV (GJ/t, GJ/10^4 m3)\",carbon content (tC/GJ)\nraw coal,20.908,0.02637\n"))
                .isEqualTo("""
                        CARBON-06   own row 2 "raw coal", NCV (GJ/t, GJ/10^4 m3): unit "GJ/t, GJ/10^4 m3" is not known.
                                    Write one of: GJ/t, kJ/kg, TJ/kt, GJ/10^4 m3, kJ/m3.""");
    }

    @Test
    void unitsThatAreMissingOrOfSomethingElseAreTold() {
        assertThat(told("item,NCV,carbon content (tC/TJ)\nraw coal,20.908,26.37\n"))
                .isEqualTo("""
                CARBON-04   own row 2 "raw coal", NCV: the unit is missing.
                            Write one of: GJ/t, kJ/kg, TJ/kt, GJ/10^4 m3, kJ/m3. Remove a row of totals.""");
        assertThat(told("item,NCV (GJ/t),carbon content (tC/t)\nraw coal,20.908,0.55\n"))
                .isEqualTo("""
                CARBON-07   own row 2 "raw coal", carbon content (tC/t): unit "tC/t" measures t/t, not t/TJ.
                            Write one of: tC/TJ, tC/GJ, kgC/GJ.""");
        assertThat(told("item,NCV (t/TJ),carbon content (tC/TJ)\nraw coal,20.908,26.37\n"))
                .isEqualTo("""
                CARBON-07   own row 2 "raw coal", NCV (t/TJ): unit "t/TJ" measures t/TJ, not TJ/t, TJ/m3.
                            Write one of: GJ/t, kJ/kg, TJ/kt, GJ/10^4 m3, kJ/m3.""");
        assertThat(told("item,NCV (GJ/t),carbon content (tC/TJ),oxidation\nraw coal,20.908,26.37,94\n"))
                .startsWith("CARBON-31   own row 2 \"raw coal\"");
    }

    private static String told(String csv) {
        return catchThrowableOfType(ProblemException.class, () -> read(csv))
                .problems()
                .get(0)
                .text(Language.EN);
    }

    /** A printed factor that is the product has its oxidation in it. */
    @Test
    void oxidationIsNotTakenTwice() {
        String columns = "item,NCV (kJ/kg),carbon content (tC/TJ),oxidation,factor,unit\n";
        assertThat(kgCO2(
                        read(columns + "raw coal,20908,26.37,0.94,1.9,tCO2/t\n").get(0)))
                .as("the product")
                .isCloseTo(1.900299, within(5e-7));
        assertThat(kgCO2(read(columns + "raw coal,20908,26.37,0.94,2.0216,tCO2/t\n")
                        .get(0)))
                .as("without its oxidation: as ever")
                .isCloseTo(2.0216 * 0.94, within(1e-12));
        assertThat(kgCO2(read(columns + "oil,41816,20.1,0.995,3.082,tCO2/t\n").get(0)))
                .as("nearer to what is without it")
                .isCloseTo(3.082 * 0.995, within(1e-12));
        assertThat(kgCO2(read(columns + "raw coal,,,0.94,1.9,tCO2/t\n").get(0)))
                .as("nothing to hold it against")
                .isCloseTo(1.9 * 0.94, within(1e-12));
        assertThat(kgCO2(read(columns + "raw coal,20908,26.37,1,1.91,tCO2/t\n").get(0)))
                .as("nothing is lost: as written")
                .isCloseTo(1.91, within(1e-12));
    }
}
