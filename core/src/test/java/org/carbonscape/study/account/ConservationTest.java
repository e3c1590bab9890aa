package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;

class ConservationTest {
    /** No input may fail a check, so the words are tried on a made-up one. */
    @Test
    void aFailedCheckSaysWhatWentInAndWhatCameOut() {
        ConservationCheck check = ConservationCheck.of("emissions 2010", 100, 99.9);
        assertThat(check.passed()).isFalse();
        Problems problems = new Problems();
        Conservation.tell(List.of(ConservationCheck.of("emissions 2005", 3, 3), check), problems);
        assertThat(problems.problems()).hasSize(1);
        Problem failed = problems.problems().get(0);
        assertThat(failed.text(Language.EN)).isEqualTo("""
                RUN-06      emissions 2010: a conservation check failed: 100 went in, 99.9 came out
                            This is a fault of Carbonscape; please report it with the study. Nothing was written.""");
        assertThat(failed.text(Language.ZH)).isEqualTo("""
                RUN-06      emissions 2010：守恒检查未通过：输入 100，得到 99.9
                            这是 Carbonscape 的错误，请连同研究文件一并报告；未写出任何结果。""");
    }

    @Test
    void aBillionthPassesAndTwoDoNot() {
        assertThat(ConservationCheck.of("x", 1e9, 1e9 + 0.9).passed()).isTrue();
        assertThat(ConservationCheck.of("x", 1e9, 1e9 + 2).passed()).isFalse();
        assertThat(ConservationCheck.of("x", 0, 1e-300).passed()).isFalse();
        assertThat(ConservationCheck.of("x", 1, Double.NaN).passed()).isFalse();
    }
}
