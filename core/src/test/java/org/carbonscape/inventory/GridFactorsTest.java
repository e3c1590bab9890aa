package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Tables of grid factors: every problem of every row at once, and which row holds where. */
class GridFactorsTest {
    private static GridFactors of(String rows) {
        return GridFactors.of(InputTable.parse("grid.csv", rows));
    }

    private static List<String> problems(String rows) {
        return catchThrowableOfType(ProblemException.class, () -> of(rows)).problems().stream()
                .map(p -> p.code().id() + " " + p.place() + ": " + p.found(Language.EN))
                .toList();
    }

    /** tCO2 per MWh in a year and unit. */
    private static double perMWh(GridFactors grid, int year, String unit) {
        return grid.find(year, unit).orElseThrow().of(1, Unit.of("MWh")).orElseThrow() * 44 / 12;
    }

    @Test
    void everyProblemOfEveryRowIsTold() {
        assertThat(problems("year,value,unit,low,high\n"
                        + "2019,0.6,kg,,\n"
                        + ",0.6,tCO2/MWh,,\n"
                        + "2021,,tCO2/MWh,,\n"
                        + "2022,0.6,tCO2/MWh,0.7,0.8\n"
                        + "2023,-0.6,tCO2/MWh,,\n"
                        + "2024,0.6,tCO2/MWh,,\n"
                        + "2024,0.5,tCO2/MWh,,\n"))
                .containsExactly(
                        "CARBON-07 grid.csv row 2 \"2019\": unit \"kg\" measures t, not t/TJ.",
                        "INPUT-04 grid.csv row 3: year is empty.",
                        "INPUT-04 grid.csv row 4 \"2021\": value is empty.",
                        "CARBON-09 grid.csv row 5 \"2022\": value 0.6 does not lie between low 0.7 and high 0.8.",
                        "CARBON-13 grid.csv row 6 \"2023\": the number -0.6 is negative.",
                        "CARBON-03 grid.csv row 8 \"2024\": it is given twice (2024), first in row 7.");
        assertThat(problems("year,amount\n2020,1\n"))
                .hasSize(1)
                .allSatisfy(t -> assertThat(t).contains("value", "unit"));
    }

    @Test
    void aGridWithoutEmissionsIsOne() {
        assertThat(perMWh(of("year,value,unit\n2020,0,tCO2/MWh\n"), 2020, "u")).isZero();
    }

    @Test
    void aUnitsOwnRowGoesBeforeThatOfAllOthers() {
        GridFactors grid = of("year,value,unit,region\n2021,0.3,tC/MWh,b\n2020,500,kgCO2/MWh,\n2020,0.2,tCO2/MWh,b\n");
        assertThat(perMWh(grid, 2020, "a")).isCloseTo(0.5, within(1e-12));
        assertThat(perMWh(grid, 2020, "b")).isCloseTo(0.2, within(1e-12));
        assertThat(perMWh(grid, 2021, "b")).isCloseTo(1.1, within(1e-12));
        assertThat(grid.find(2021, "a")).isEmpty();
        assertThat(grid.find(2022, "b")).isEmpty();
        assertThat(grid.known()).isEqualTo("grid.csv [2020, 2021]");
    }

    @Test
    void withoutAnyGridAllPresetsAreKnownAndNoneIsUsed() {
        GridFactors none = GridFactors.none();
        assertThat(none.find(2021, "u")).isEmpty();
        assertThat(none.known()).startsWith("china, hunan, ").contains(" [2021, 2022]; north-china, ");
        assertThat(GridFactors.REGIONS).allSatisfy(r -> assertThat(none.known()).contains(r));
        assertThatThrownBy(() -> GridFactors.preset("carbon.energy.grid-factors", "hunann"))
                .hasMessageContaining("hunan");
    }
}
