package org.carbonscape.study.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
