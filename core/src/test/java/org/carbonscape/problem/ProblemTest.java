package org.carbonscape.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void whatIsTheSameAtSeveralPlacesIsToldOnce() {
        Problem a = Problem.of(ProblemCode.CARBON_C02_NO_FACTOR, "a", "water");
        Problem b = Problem.of(ProblemCode.CARBON_C02_NO_FACTOR, "b", "forest");
        Problem c = Problem.of(ProblemCode.CARBON_C11_BIOGENIC, "a", "water");
        assertThat(Problem.together(List.of(a, b, c, a.at("d")))).containsExactly(a.at("a; d"), b, c);
    }

    @Test
    void aListHasTheCommaOfItsLanguage() {
        Bilingual list =
                Bilingual.list(List.of(Bilingual.of("forest", "林地"), Bilingual.same("x"), Bilingual.of("water", "水域")));
        assertThat(list.in(Language.EN)).isEqualTo("forest, x, water");
        assertThat(list.in(Language.ZH)).isEqualTo("林地、x、水域");
    }
}
