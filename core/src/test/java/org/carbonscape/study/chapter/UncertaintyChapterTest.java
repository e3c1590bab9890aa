package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.finding.Words;
import org.carbonscape.study.gather.Stability;
import org.carbonscape.study.table.Districts;
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

    /** As firm as they look, though only because nothing of them was drawn. */
    @Test
    void classesThatNoDrawCanMoveAreToldApart() {
        Stability.OfUnits drawn = of("Hot spots");
        Stability.OfUnits fixed = of("Zones").fixed(true);
        assertThat(UncertaintyChapter.firm(List.of(drawn, fixed)))
                .extracting(Words::en)
                .containsExactly(
                        "Fixed by construction: no criterion, and no layer of a rule, that these are made from hangs "
                                + "on the account, so every unit keeps its class whatever is drawn, and that says "
                                + "nothing of how sure it is: Zones (d).",
                        "Every unit keeps its class in more than 95 % of the draws: Hot spots (d).");
        assertThat(UncertaintyChapter.firm(List.of(fixed))).hasSize(1);
        assertThat(UncertaintyChapter.firm(List.of(Stability.OfUnits.of(
                        drawn.set(), 0, "lisa", Words.same("LISA"), 0, new double[] {Double.NaN, 0.9}))))
                .isEmpty();
    }

    private static Stability.OfUnits of(String name) {
        return Stability.OfUnits.of(
                new Districts("d", List.of("1"), List.of("a")), 0, "x", Words.same(name), 0, new double[] {Double.NaN, 1
                });
    }
}
