package org.carbonscape.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
    /** A name that has no letter in common is not near, however short. */
    @Test
    void whatHasNothingInCommonIsNotNear() {
        assertThat(Nearest.to("7", List.of("岛", "8"))).isEmpty();
        assertThat(Nearest.to("17", List.of("12", "岛"))).containsExactly("12");
    }

    /** A table whose codes are not those of the units: each is held against all of them. */
    @Test
    void manyWordsAreHeldAgainstManyNamesAtOnce() {
        List<String> names = IntStream.range(0, 20_000)
                .mapToObj(n -> "the township of number " + n)
                .toList();
        Nearest nearest = new Nearest(names);
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(IntStream.range(0, 2_000).mapToObj(n -> nearest.to("430000" + n)))
                        .allSatisfy(near -> assertThat(near).isEmpty()));
        assertThat(nearest.to("Number 19-999")).containsExactly("the township of number 19999");
    }

    @Test
    void namesOfMarksOnlyAreNotNear() {
        assertThat(Nearest.to("north", List.of("-", "", "_ _", "nord"))).containsExactly("nord");
    }
}
