package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitNamesTest {
    private static UnitNames of(String... ids) {
        return new UnitNames(new Districts(
                "districts", List.of(ids), List.of("north", "south", "east").subList(0, ids.length)));
    }

    /** A spreadsheet takes the zeros off; the layer's column may be of numbers, and the table of text. */
    @Test
    void zerosBeforeAnIdMayBeLost() {
        UnitNames text = of("007", "012", "0200");
        assertThat(List.of(text.find("7"), text.find("12.0"), text.find("200"), text.find("0012")))
                .containsExactly(1, 2, 3, 2);
        assertThat(of("7", "0").find("007")).isEqualTo(1);
        assertThat(of("7", "0").find("00")).isEqualTo(2);
        assertThat(text.find("70")).isZero();
    }

    @Test
    void anIdThatIsWrittenSoGoesFirstAndOneOfTwoWritingsIsNone() {
        UnitNames both = of("007", "7", "07");
        assertThat(List.of(both.find("007"), both.find("7"), both.find("07"), both.find("0007")))
                .containsExactly(1, 2, 3, 0);
    }

    /** Of ids that differ in capitals only, another writing is none of them. */
    @Test
    void idsThatDifferInCapitalsOnlyAreApart() {
        UnitNames both = of("a1", "A1", "b");
        assertThat(List.of(both.find("a1"), both.find("A1"), both.find("B"), both.find("ａ1")))
                .containsExactly(1, 2, 3, 0);
    }
}
