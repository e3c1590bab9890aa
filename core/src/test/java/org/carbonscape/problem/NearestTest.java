package org.carbonscape.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    /** A name that has no letter in common is not near, however short. */
    @Test
    void whatHasNothingInCommonIsNotNear() {
        assertThat(Nearest.to("7", List.of("岛", "8"))).isEmpty();
        assertThat(Nearest.to("17", List.of("12", "岛"))).containsExactly("12");
    }

    @Test
    void namesOfMarksOnlyAreNotNear() {
        assertThat(Nearest.to("north", List.of("-", "", "_ _", "nord"))).containsExactly("nord");
    }
}
