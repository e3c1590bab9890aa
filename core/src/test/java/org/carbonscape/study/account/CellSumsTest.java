package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellSumsTest {
    @TempDir
    private Path folder;

    /** A weak flux of cells of 0.0025 and 0.0001 ha: little more than a millionth of a tonne, or a part of it. */
    @ParameterizedTest
    @CsvSource({"5 m, 400, 5e-4", "5 m, 400, -5e-4", "1 m, 10000, 0.02"})
    void smallCellsKeepTheirFlux(String cell, long inHectare, double flux) {
        SmallStudy small = SmallStudy.in(folder);
        small.text("factors.csv", "class,value,unit\ncropland," + flux + ",tCO2/ha/yr\n");
        SmallStudy.Run run = small.run("grid: { cell: " + cell + " }\n", "carbon: { factors: factors.csv }\n");
        CellSums sums = sums(run, Optional.empty());
        for (int c = 1; c <= 3; c++) {
            int hectares = SmallStudy.cells(0, 0, c);
            assertThat(sums.cells(0, c)).isEqualTo(hectares * inHectare);
            double expected = c == 1 ? hectares * flux : 0;
            assertThat(sums.net_tCO2(0, c)).isCloseTo(expected, within(Math.abs(expected) * 2e-3));
        }
    }

    @Test
    void unitsHaveTheirPart() {
        SmallStudy.Run run = SmallStudy.in(folder).run(SmallStudy.FACTORS_AND_EMISSIONS);
        CellSums sums = sums(run, Optional.of(run.counts().sets().get(0)));
        for (int u = 1; u <= SmallStudy.UNITS.size(); u++) {
            assertThat(sums.cells(u, 2)).isEqualTo(SmallStudy.cells(u, 0, 2));
            assertThat(sums.net_tCO2(u, 2)).isEqualTo(-2.0 * SmallStudy.cells(u, 0, 2));
            assertThat(sums.km2(u, 2)).isCloseTo(0.01 * SmallStudy.cells(u, 0, 2), within(1e-12));
        }
    }

    private static CellSums sums(SmallStudy.Run run, Optional<UnitSet> units) {
        return CellSums.of(
                        new PlainEngine(),
                        run.inputs().studyArea(),
                        List.of(new CellSums.Wanted(
                                units,
                                List.of(run.inputs().rasters().get(0)),
                                Optional.of(new FluxRaster(
                                        run.inputs(), run.counts(), run.account(), 0, FluxRaster.Flow.NET)))))
                .get(0);
    }
}
