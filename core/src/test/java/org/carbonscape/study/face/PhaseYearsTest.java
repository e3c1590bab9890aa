package org.carbonscape.study.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.YearsInNames;
import org.junit.jupiter.api.Test;

class PhaseYearsTest {
    @Test
    void aYearInANameIsOneThatMayBe() {
        assertThat(YearsInNames.in("landuse_2005.tif")).containsExactly(2005);
        assertThat(YearsInNames.in("hyde1700_2100.tif")).containsExactly(1700, 2100);
        assertThat(YearsInNames.in("lu_2334.tif")).isEmpty();
        assertThat(YearsInNames.in("LC_20050101_tile120050.tif")).containsExactly(2005);
        assertThat(YearsInNames.in("pop_20051301_20050132.tif")).isEmpty();
        assertThat(PhaseYears.of(List.of("tile_2334.tif", "tile_2335.tif"), List.of()))
                .containsExactly(1, 2);
    }

    @Test
    void ofSeveralYearsInNamesThoseCountThatAscend() {
        assertThat(PhaseYears.of(List.of("CLCD_v01_2000_albert_2022.tif", "CLCD_v01_2010_albert_2022.tif"), List.of()))
                .containsExactly(2000, 2010);
        assertThat(PhaseYears.of(List.of("GLC_2022_2000.tif", "GLC_2022_2010.tif"), List.of()))
                .containsExactly(2000, 2010);
        assertThat(PhaseYears.of(List.of("change_2000_2010.tif", "change_2010_2020.tif"), List.of()))
                .containsExactly(2000, 2010);
        assertThat(PhaseYears.of(List.of("lu_2000.tif", "lu_new.tif"), List.of()))
                .containsExactly(1, 2);
    }

    /** Numbered, what was lost from 2000 to 2020 would be gained. */
    @Test
    void yearsInNamesThatDescendAreAProblem() {
        assertThatThrownBy(() -> PhaseYears.of(List.of("GLC_2022_2010.tif", "GLC_2022_2000.tif"), List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                                STUDY-08    GLC_2022_2010.tif, GLC_2022_2000.tif: the years are not in order: 2010, 2000
                                            List the phases from the earliest to the latest: 2000, 2010."""));
        assertThat(PhaseYears.of(List.of("c2020", "c2005"), List.of(1, 2))).containsExactly(1, 2);
        assertThat(PhaseYears.of(List.of("c2020"), List.of())).containsExactly(2020);
    }
}
