package org.carbonscape.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void codesThatTheLegendLacksAreToldOfTheMapsWhereTheyHaveThem() {
        Problems problems = new Problems();
        problems.add(ProblemCode.CARBON_C15_CODES_UNUSED, "carbon.stock", "7");
        assertThat(problems.cautions()).extracting(Problem::code).containsExactly(ProblemCode.CARBON_C15_CODES_UNUSED);
        problems.add(ProblemCode.LANDUSE_03_CODES, "landUse.phases.2000", "1 code is", "7", "1 个", "7", "");
        assertThat(problems.cautions()).isEmpty();
    }
}
