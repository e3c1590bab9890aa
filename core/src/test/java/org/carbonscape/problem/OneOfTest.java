package org.carbonscape.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneOfTest {
    private static String found(ProblemCode code, Object... args) {
        return Problem.of(code, "units.gpkg", args).found(Language.EN);
    }

    @Test
    void aCountOfOneIsSaidInTheSingular() {
        assertThat(found(ProblemCode.VECTOR_C01_SELF_CROSSING, 1, "7 (101.8 -1.8)"))
                .isEqualTo("1 polygon had outlines that cross or touch themselves and were repaired: 7 (101.8 -1.8)");
        assertThat(found(ProblemCode.VECTOR_08_DOUBLE_ID, 1, "adcode", "a"))
                .isEqualTo("1 id of column \"adcode\" occurs more than once: a");
        assertThat(found(ProblemCode.UNITS_C01_OUTSIDE, 1, 8, "far"))
                .isEqualTo("1 of 8 units holds no cell of the study grid: far");
        assertThat(found(ProblemCode.UNITS_C04_OVERLAP, 1, "a / b (9 %)"))
                .startsWith("1 pair of units overlaps: a / b");
    }

    @Test
    void othersAreAsTheyAre() {
        assertThat(found(ProblemCode.VECTOR_09_NOT_POLYGONS, 11, "7")).startsWith("11 features are not polygons");
        assertThat(found(ProblemCode.UNITS_C01_OUTSIDE, 12, 81, "far")).startsWith("12 of 81 units hold no cell");
        assertThat(Problem.of(ProblemCode.VECTOR_09_NOT_POLYGONS, "u", 1, "7").found(Language.ZH))
                .startsWith("1 个要素不是面");
    }
}
