package org.carbonscape.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
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

    /** Each once, in the order found, however many rows of a table have one. */
    @Test
    void manyAreCollectedAtOnce() {
        Problems problems = new Problems();
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int r = 0; r < 200_000; r++) {
                problems.add(ProblemCode.CARBON_06_UNIT, "row " + r % 100_000, "x", "t");
            }
        });
        assertThat(problems.problems()).hasSize(100_000);
        assertThat(problems.problems().get(99_999).place()).isEqualTo("row 99999");
    }
}
