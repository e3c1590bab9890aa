package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarbonUnitTest {
    /** A remedy that is followed must not change the amounts: a table in Mt wants MtCO2, not tCO2. */
    @ParameterizedTest
    @CsvSource({
        "Mt, MtC, MtCO2",
        "万吨, 万吨C, 万吨CO2",
        "10^4 t, 10^4 tC, 10^4 tCO2",
        "million tons, million tonsC, million tonsCO2",
        "kg/yr, kgC/yr, kgCO2/yr"
    })
    void theRemedyKeepsTheSizeOfTheUnit(String written, String carbon, String co2) {
        Problems problems = new Problems();
        CarbonUnit.read(problems, "carbon.emissions", written, Unit.T_C);
        assertThat(problems.problems().get(0).remedy(Language.EN)).isEqualTo("Write " + carbon + " or " + co2 + ".");
        double factor = Unit.find(written).orElseThrow().factor();
        assertThat(Unit.of(carbon).factor()).isEqualTo(factor);
        assertThat(CarbonUnit.read(new Problems(), "carbon.emissions", co2, Unit.T_C))
                .isPresent();
    }
}
