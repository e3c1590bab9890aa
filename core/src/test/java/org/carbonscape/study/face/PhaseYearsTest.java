package org.carbonscape.study.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseYearsTest {
    @Test
    void aYearInANameIsOneThatMayBe() {
        assertThat(PhaseYears.in("landuse_2005.tif")).containsExactly(2005);
        assertThat(PhaseYears.in("hyde1700_2100.tif")).containsExactly(1700, 2100);
        assertThat(PhaseYears.in("lu_2334.tif")).isEmpty();
        assertThat(PhaseYears.in("LC_20050101_tile120050.tif")).isEmpty();
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
        assertThat(PhaseYears.of(List.of("GLC_2022_2010.tif", "GLC_2022_2000.tif"), List.of()))
                .containsExactly(1, 2);
        assertThat(PhaseYears.of(List.of("lu_2000.tif", "lu_new.tif"), List.of()))
                .containsExactly(1, 2);
    }
}
