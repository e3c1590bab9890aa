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
}
