package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.study.proof.finished.Difference;
import org.carbonscape.study.proof.finished.Findings;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final double NONE = Double.NaN;

    private static boolean tells(double expected, double got, double scale, double tolerance) {
        Findings findings = new Findings();
        findings.sums("f.csv", "g.csv").number(() -> Bilingual.same("here"), expected, got, scale, tolerance);
        assertThat(findings.compared()).isEqualTo(1);
        assertThat(findings.different()).isEqualTo(findings.differences().size());
        return findings.different() > 0;
    }

    @Test
    void numbersDifferByMoreThanTheToleranceOfTheLargestOfThemAndTheScale() {
        assertThat(tells(100, 99, 0, 0.0101)).isFalse(); // 1 % of the larger, whichever it is and of either sign
        assertThat(tells(99, 100, 0, 0.01)).isFalse();
        assertThat(tells(-99, -100, 0, 0.01)).isFalse();
        assertThat(tells(-100, -99, 0, 0.01)).isFalse();
        assertThat(tells(100, 98.9, 0, 0.01)).isTrue();
        assertThat(tells(98.9, 100, 0, 0.01)).isTrue();
        assertThat(tells(-100, 100, 0, 0.01)).isTrue();
        assertThat(tells(0, 1, 100, 0.01)).isFalse(); // next to nothing of what was added
        assertThat(tells(0, 1, 99, 0.01)).isTrue();
        assertThat(tells(0, 1e-300, 0, 0.01)).isTrue();
        assertThat(tells(0, -0.0, 0, 0)).isFalse();
        assertThat(tells(NONE, NONE, 1, 0.01)).isFalse();
        assertThat(tells(NONE, 1, 1, 0.01)).isTrue();
        assertThat(tells(1, NONE, 1, 0.01)).isTrue();
    }

    @Test
    void whatDiffersIsCountedAndTheFirstThousandAreToldWithWhatWasExpected() {
        Findings all = new Findings();
        for (int part = 0; part < 3; part++) {
            Findings one = new Findings();
            Findings.Held held = one.cells("a.csv", "b.csv");
            for (int i = 0; i < 600; i++) {
                String where = part + " " + i;
                held.number(() -> Bilingual.same(where), 1, 2, 0);
            }
            held.text(() -> Bilingual.same("text"), "x", "x");
            held.same();
            held.more(5);
            all.add(one);
        }
        assertThat(all.compared()).isEqualTo(3 * 602);
        assertThat(all.different()).isEqualTo(3 * 605);
        assertThat(all.differences()).hasSize(1000);
        assertThat(all.differences().get(999).where()).isEqualTo(Bilingual.same("1 399"));
        assertThat(all.differences().get(0))
                .isEqualTo(new Difference(
                        "a.csv", List.of("b.csv"), true, Bilingual.same("0 0"), "1", Bilingual.same("2")));
        Findings more = new Findings();
        for (int i = 0; i < 1001; i++) {
            more.unreadable("a.tif", Bilingual.of("cut", "截断"));
        }
        assertThat(more.compared()).isEqualTo(1001);
        assertThat(more.different()).isEqualTo(1001);
        assertThat(more.differences()).hasSize(1000).allSatisfy(d -> {
            assertThat(d.file()).isEqualTo("a.tif");
            assertThat(d.isCell()).isTrue();
            assertThat(d.got()).isEqualTo(Bilingual.of("cut", "截断"));
        });
        Findings text = new Findings();
        text.sums("a.csv").text(() -> Bilingual.same("here"), "x", "y");
        assertThat(text.compared()).isEqualTo(1);
        assertThat(text.differences())
                .containsExactly(
                        new Difference("a.csv", List.of(), false, Bilingual.same("here"), "x", Bilingual.same("y")));
    }

    /** What others miss of a row that is gone is told by its number alone, which says nothing of the row. */
    @Test
    void aRowThatIsGoneIsToldWhereItIsGone() {
        Findings findings = new Findings();
        for (String part : List.of("source", "sink", "net")) {
            findings.cells("tables/b.csv", "tables/a.csv").number(() -> Bilingual.same(part), Double.NaN, 5, 0);
        }
        findings.cells(Workbook.FILE, "tables/a.csv")
                .differs(Bilingual.same("a from row 13 on"), "", Bilingual.same("the workbook has 1 row more"));
        assertThat(Cause.of(findings.differences(), List.of("tables/a.csv")))
                .extracting(c -> c.file() + " " + c.place().where().in(Language.EN))
                .containsExactly("tables/a.csv a from row 13 on");
    }
}
