package org.carbonscape.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void aListReadsAsInASentence() {
        Words a = Words.of("forest", "林地");
        assertThat(Words.list(List.of())).isEqualTo(Words.none());
        assertThat(Words.list(List.of(a))).isEqualTo(a);
        assertThat(Words.list(List.of(a, Words.same("b")))).isEqualTo(Words.of("forest and b", "林地、b"));
        assertThat(Words.list(List.of(a, Words.same("b"), Words.same("c"))))
                .isEqualTo(Words.of("forest, b and c", "林地、b、c"));
    }
}
