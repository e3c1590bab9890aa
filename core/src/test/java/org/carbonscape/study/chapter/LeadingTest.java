package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.finding.Words;
import org.junit.jupiter.api.Test;

/** Who is first, and who else is. */
class LeadingTest {
    private static Leading of(int most, double... falling) {
        return Leading.of(IntStream.range(0, falling.length).boxed().toList(), i -> falling[i], most);
    }

    @Test
    void moreOfTheSameAreCounted() {
        assertThat(of(2, 9, 5, 5, 5 + 1e-12, 1)).isEqualTo(new Leading(List.of(0, 1), 2));
        assertThat(of(2, 9, 5, 4, 1)).isEqualTo(new Leading(List.of(0, 1), 0));
    }

    @Test
    void noneIsFirstThatIsLastAsWell() {
        assertThat(of(3, 9, 0, 0, 0, 0, 0)).isEqualTo(new Leading(List.of(0), 0));
        assertThat(of(3, -1, -1, -1, -1, -7)).isEqualTo(new Leading(List.of(0, 1, 2), 1));
    }

    @Test
    void theNumberStandsBehindTheNames() {
        Words names = Words.of("Alder and Birch", "Alder、Birch");
        assertThat(new Leading(List.of(0, 1), 0).said(names)).isEqualTo(names);
        assertThat(new Leading(List.of(0, 1), 4).said(names))
                .isEqualTo(Words.of("Alder and Birch (4 more alike)", "Alder、Birch（另有 4 个单元同值）"));
    }
}
