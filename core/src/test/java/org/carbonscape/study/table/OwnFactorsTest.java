package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Factors of units, from a table that may cover more places than the study. */
class OwnFactorsTest {
    private static final String STUDY = "carbon: { factors: factors.csv }\n";

    @TempDir
    private Path folder;

    private SmallStudy small;
    private Problems problems;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
        problems = new Problems();
    }

    private Optional<StudyInputs> open(String... rows) {
        small.text("factors.csv", "class,value,unit,unit_id\n" + String.join("\n", rows) + "\n");
        return StudyInputs.open(
                StudyReader.read(small.write(STUDY), problems).orElseThrow(), List.of(), problems, new PlainEngine());
    }

    @Test
    void placesBeyondAStudyWhoseUnitsAllHaveFactorsOfTheClassAreLeftOut() {
        String[] own = {
            "cropland,0.5,tCO2/ha/yr,",
            "construction,0,tCO2/ha/yr,",
            "forest,-1,tCO2/ha/yr,A",
            "forest,-2,tCO2/ha/yr,Birch",
            "forest,-3,tCO2/ha/yr,C",
            "forest,-4,tCO2/ha/yr,D"
        };
        assertThat(open(own)).isPresent();
        SmallStudy.Run alone = small.run(STUDY);
        assertThat(problems.cautions()).extracting(Problem::code).doesNotContain(ProblemCode.UNITS_C10_BEYOND);

        String[] province = Arrays.copyOf(own, 8);
        province[6] = "forest,-9,tCO2/ha/yr,Q";
        province[7] = "forest,-8,tCO2/ha/yr,Elm";
        assertThat(open(province)).isPresent();
        assertThat(problems.problems()).isEmpty();
        assertThat(problems.cautions())
                .filteredOn(p -> p.code() == ProblemCode.UNITS_C10_BEYOND)
                .singleElement()
                .satisfies(p -> assertThat(p.args()).containsExactly("2", "parts", "Q, Elm", "2", "8", ""));
        SmallStudy.Run among = small.run(STUDY);
        assertThat(among.account().balance(2, 0).unitBalances())
                .isEqualTo(alone.account().balance(2, 0).unitBalances());
    }

    /** D has a factor of crops, so only the class tells that Dune may be it. */
    @Test
    void aPlaceThatMayBeAUnitWithoutAFactorOfTheClassIsAProblem() {
        assertThat(open(
                        "construction,0,tCO2/ha/yr,",
                        "cropland,0.5,tCO2/ha/yr,",
                        "cropland,0.4,tCO2/ha/yr,D",
                        "forest,-1,tCO2/ha/yr,A",
                        "forest,-2,tCO2/ha/yr,B",
                        "forest,-3,tCO2/ha/yr,C",
                        "forest,-4,tCO2/ha/yr,Dune"))
                .isEmpty();
        assertThat(problems.problems()).extracting(Problem::code).contains(ProblemCode.CARBON_14_PLACE);
        assertThat(problems.cautions()).extracting(Problem::code).doesNotContain(ProblemCode.UNITS_C10_BEYOND);
    }
}
