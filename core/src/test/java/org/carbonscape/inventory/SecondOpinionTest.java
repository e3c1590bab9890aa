package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.carbonscape.carbon.Distribution;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against the equations and parameter tables of bonsai_ipcc 0.5.3 (Budzinski, Rodrigues and Delpierre 2024), read in
 * its source distribution: another implementation of the guidelines. Its tables soils/par_ef1, livestock_manure/par_ef,
 * par_ef5, metal/par_ef_cf4_alu, par_ef_c2f6_alu, swd/par_mcf, wastewater/par_b0_bod, and its equations 5.1
 * (incineration) and 3.2 to 3.6 (landfills).
 */
class SecondOpinionTest {
    private static Line line(String row, String gas, String stream) {
        return EnergyAccount.of(
                        InputTable.parse("t", "year,unit,item,amount,unit_of_amount\n2020,u," + row + "\n"),
                        InventoryOptions.of(Route.NCV).with(Guidelines.IPCC_2019))
                .lines()
                .stream()
                .filter(l -> l.gas().symbol().equals(gas) && l.stream().equals(stream))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dairy cattle, 1000, head            | CH4  |               | 78 | 3.A.1 enteric, Asia
            other cattle, 1000, head            | CH4  |               | 54 | 3.A.1 enteric, Asia
            buffalo, 1000, head                 | CH4  |               | 68 | 3.A.1 enteric, Asia
            synthetic nitrogen, 1000, t         | N2O  | direct        | 25.142857142857142 | 3.C.4 EF1 0.016, wet
            organic nitrogen, 1000, t           | N2O  | direct | 9.428571428571429    | 3.C.4 EF1 0.006, wet
            paddy nitrogen, 1000, t             | N2O  | direct | 6.285714285714286    | 3.C.4 EF1 0.004, flooded
            organic nitrogen, 1000, t           | N2O  | leached | 4.148571428571428    | 3.C.5 EF5 0.011 x 0.24
            aluminium anode effects, 1000, t    | CF4  | anode effects | 0.4                  | 2.C.3 prebake CWPB
            aluminium anode effects, 1000, t    | C2F6 | anode effects | 0.04                 | 2.C.3 prebake CWPB
            incinerated waste, 1000, t          | CO2  |               | 271.7 | 4.C.1 0.2 x 0.39 x 0.95
            landfilled waste, 1000, t           | CH4  |               | 21.666666666666668 | 4.A 0.065 x 0.5 x 1 x 0.5
            domestic wastewater, 1000, t        | CH4  |               | 99 | 4.D.1 B0 0.6 x MCF 0.165
            """)
    void categoriesComeToTheSame(String row, String gas, String stream, double tonnes, String category) {
        Line line = line(row.replace(", ", ","), gas, stream == null ? "" : stream);
        assertThat(line.tonnes()).as(category).isCloseTo(tonnes, within(1e-9 * tonnes));
        assertThat(category).startsWith(line.category().code());
    }

    /** Its 2.5 and 97.5 percentiles. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dairy cattle, 1, head            | CH4  |               | 78    | 46.8   | 109.2
            buffalo, 1, head                 | CH4  |               | 68    | 40.8   | 95.2
            synthetic nitrogen, 1, t         | N2O  | direct | 0.016 | 0.013  | 0.019
            organic nitrogen, 1, t           | N2O  | direct | 0.006 | 0.001  | 0.011
            paddy nitrogen, 1, t             | N2O  | direct | 0.004 | 0      | 0.029
            aluminium anode effects, 1, t    | CF4  | anode effects | 0.4   | 0.004  | 1.92
            aluminium anode effects, 1, t    | C2F6 | anode effects | 0.04  | 0.0004 | 0.192
            """)
    void intervalsAreThose(String row, String gas, String stream, double value, double low, double high) {
        Line line = line(row.replace(", ", ","), gas, stream == null ? "" : stream);
        Line.Uncertain factor = line.uncertain().get(0);
        Distribution theirs = Distribution.between(value, low, high); // wide and even ones are lognormal
        assertThat(factor.factor().low() / factor.factor().value()).isCloseTo(theirs.low() / value, within(1e-9));
        assertThat(factor.factor().high() / factor.factor().value()).isCloseTo(theirs.high() / value, within(1e-9));
    }
}
