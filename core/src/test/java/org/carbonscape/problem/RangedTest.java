package org.carbonscape.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RangedTest {
    private static Problem few(String year, Object... said) {
        return Problem.of(ProblemCode.DRIVER_C02_FEW_PER_STRATUM, "drivers.dem, net_" + year, said);
    }

    private static List<String> told(List<Problem> all, Language language) {
        return Ranged.together(all, place -> place.replaceFirst("_\\d+$", "")).entrySet().stream()
                .map(e -> e.getKey().at(String.join(", ", e.getValue())).text(language))
                .toList();
    }

    @Test
    void whatPhasesDifferInIsARange() {
        List<Problem> phases =
                List.of(few("2005", 2, 8, 5, "154.9"), few("2010", 2, 7, 5, "177.0"), few("2020", 3, 10, 5, "9.5"));
        assertThat(told(phases, Language.EN)).containsExactly("""
                DRIVER-C02  drivers.dem, net_2005, drivers.dem, net_2010, drivers.dem, net_2020: strata with fewer \
                than 5 units: 2 to 3 of 7 to 10; there are 9.5 to 177.0 units a stratum on average
                            Read q with its interval and pPermutation, or use fewer classes or more units.""");
        assertThat(told(phases, Language.ZH).get(0)).contains("：7 至 10 个分层中有 2 至 3 个少于 5 个单元；平均每层 9.5 至 177.0 个单元");
    }

    /** 1990 and 2010: the table may well have 2000. */
    @Test
    void yearsAreListed() {
        List<Problem> phases = Stream.of("1990", "2005", "2010")
                .map(year -> Problem.of(ProblemCode.DRIVER_C20_NO_YEAR, "drivers.gdp", year))
                .toList();
        assertThat(told(phases, Language.EN).get(0)).contains(": the table has no values of 1990, 2005, 2010; ");
        assertThat(told(phases, Language.ZH).get(0)).contains("：表中没有 1990、2005、2010 年的数值");
    }

    @Test
    void othersStayApart() {
        Problem other = Problem.of(ProblemCode.DRIVER_C02_FEW_PER_STRATUM, "drivers.slope, net_2005", 1, 8, 5, "3.0");
        Problem words = Problem.of(ProblemCode.CARBON_C03_POSITIVE, "carbon.factors", "0.5 tC/ha/yr", "forest");
        Problem same = Problem.of(ProblemCode.CARBON_C03_POSITIVE, "carbon.factors", "−0.7 tC/ha/yr", "forest");
        Problem wood = Problem.of(ProblemCode.CARBON_C03_POSITIVE, "carbon.factors", "0.9 tC/ha/yr", "shrub");
        Problem co2 = Problem.of(ProblemCode.CARBON_C03_POSITIVE, "carbon.factors", "0.9 tCO2/ha/yr", "forest");
        List<String> told = told(List.of(few("2005", 2, 8, 5, "1 154.9"), other, words, same, wood, co2), Language.EN);
        assertThat(told).hasSize(5);
        assertThat(told.get(0)).contains("2 of 8; there are 1 154.9 units");
        assertThat(told.get(2)).contains("the factor −0.7 to 0.5 tC/ha/yr of \"forest\"");
    }
}
