package org.carbonscape.study.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class PhaseCautionsTest {
    private static Caution of(String phase, String skewness, String kurtosis) {
        Bilingual far = Bilingual.of("far from", "明显");
        return new Caution(
                Caution.Common.WEIGHTS,
                Problem.of(
                        ProblemCode.STATS_C09_NOT_NORMAL,
                        "statistics.hot-spots (cells, " + phase + ", net)",
                        8,
                        skewness,
                        kurtosis,
                        far,
                        Bilingual.of("finds", "会")));
    }

    @Test
    void phasesThatDifferInNumbersAreToldOnce() {
        Caution other = new Caution(
                Caution.Common.DENSITY, Problem.of(ProblemCode.STATS_C05_MISSING, "statistics.weights", 1, "a"));
        List<Caution> told = PhaseCautions.together(List.of(of("2005", "2.31", "7.4"), other, of("2010", "1.9", "8")));
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).isEqualTo(other);
        assertThat(told.get(0).problem().text(Language.EN)).startsWith("""
                STATS-C09   statistics.hot-spots (cells, 2005, 2010, net): the sums of 8 neighbours are far from \
                normal (skewness 1.9 to 2.31, excess kurtosis 7.4 to 8), so p""");
        assertThat(told.get(0).problem().text(Language.ZH)).contains("（偏度 1.9 至 2.31，超额峰度 7.4 至 8）");
    }

    /** Net of four phases, the change of stock of three: it read as if the study had both numbers of phases. */
    @Test
    void valuesKnownOfFewerPhasesAreToldWithTheOthers() {
        List<Caution> each = List.of(few("cells", 4), few("villages", 4), few("cells", 3), few("villages", 3));
        assertThat(PhaseCautions.together(each).stream().map(c -> c.problem().text(Language.EN)))
                .containsExactly(Stream.of("cells", "villages")
                        .map(set -> "STATS-C10   statistics.emerging-hot-spots (" + set + "): with 3 to 4 phases the "
                                + "pattern names are coarse: 90 percent of the phases means 3 to 4 of them\n"
                                + "            Read them together with the hot spots of each phase; ArcGIS asks for at "
                                + "least 10 phases.")
                        .toArray(String[]::new));
    }

    private static Caution few(String set, int phases) {
        return new Caution(
                Caution.Common.DENSITY,
                Problem.of(
                        ProblemCode.STATS_C10_FEW_PHASES,
                        "statistics.emerging-hot-spots (" + set + ")",
                        phases,
                        phases));
    }
}
