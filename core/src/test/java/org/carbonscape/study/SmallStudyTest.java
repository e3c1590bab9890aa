package org.carbonscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.carbonscape.zone.PairTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small study's files say what its pictures say. */
class SmallStudyTest {
    @TempDir
    private Path folder;

    @Test
    void countsOfTheFilesAreThoseOfThePictures() {
        SmallStudy.Run run = SmallStudy.in(folder).run();
        assertThat(run.cautions()).isEmpty();
        for (int before = 0; before < 3; before++) {
            for (int after = before; after < 3; after++) {
                PairTable table = run.counts().pair(0, before, after);
                long found = 0;
                for (int r = 0; r < table.rows(); r++) {
                    assertThat(table.cells(r))
                            .isEqualTo(SmallStudy.cells(table.unit(r), before, table.from(r), after, table.to(r)));
                    found += table.cells(r);
                }
                assertThat(found).isEqualTo(48);
            }
        }
    }

    @Test
    void balancesOfTheFilesAreThoseOfThePictures() {
        SmallStudy.Run run = SmallStudy.in(folder).run(SmallStudy.ALL_CARBON);
        assertThat(run.cautions()).isEmpty();
        assertThat(run.account().checks()).isNotEmpty().allMatch(c -> c.passed());
        for (int p = 0; p < 3; p++) {
            for (int u = 1; u <= 4; u++) {
                var unit = run.account().balance(p, 0).unitBalances().get(u);
                assertThat(unit.unitId()).isEqualTo(SmallStudy.UNITS.get(u - 1));
                assertThat(unit.source_tCO2()).isCloseTo(SmallStudy.source_tCO2(u, p), within(1e-9));
                assertThat(unit.sink_tCO2()).isCloseTo(SmallStudy.sink_tCO2(u, p), within(1e-9));
            }
        }
    }
}
