package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.carbonscape.finding.Words;
import org.carbonscape.study.gather.Stability;
import org.junit.jupiter.api.Test;

/** How firm the classes of units are, in words. */
class UncertaintyChapterTest {
    private static Words keeping(double... kept) {
        return UncertaintyChapter.keeping(Stability.OfUnits.of(null, 0, "lisa", Words.same("x"), 0, kept));
    }

    /** "Half of the units" would be too few where three of four never move. */
    @Test
    void whereMostUnitsNeverMoveItIsToldHowMany() {
        assertThat(keeping(Double.NaN, 1, 1, 1, 0.4))
                .isEqualTo(Words.of("75.0 % of the units keep their class in every draw", "75.0 % 的单元在全部抽样中保持类别"));
        double[] many = new double[3001];
        Arrays.fill(many, 1);
        many[0] = Double.NaN;
        many[7] = 0.9;
        assertThat(keeping(many).en()).as("not all of them").startsWith("99.9 % of the units");
    }

    @Test
    void elseWhatHalfOfThemReach() {
        assertThat(keeping(Double.NaN, 0.4, 0.8, 0.9))
                .isEqualTo(Words.of(
                        "half of the units keep their class in 80.0 % of them or more", "半数单元在不低于 80.0 % 的抽样中保持类别"));
    }
}
