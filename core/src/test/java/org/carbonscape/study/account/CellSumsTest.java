package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.carbonscape.study.Sketch;
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

    /** Two phases together, in more rows than are read at once, each of its own area; on any threads the same. */
    @Test
    void cellsOfAGridInDegreesHaveTheAreaOfTheirRow() {
        SmallStudy small = SmallStudy.in(folder);
        small.text("factors.csv", "class,value,unit\ncropland,100,tCO2/ha/yr\nforest,-200,tCO2/ha/yr\n");
        SmallStudy.Run run =
                small.run("grid: { crs: \"EPSG:4490\", cell: 4 m }\n", "carbon: { factors: factors.csv }\n");
        UnitSet parts = run.counts().sets().get(0);
        Grid grid = run.inputs().studyArea().grid();
        List<ClassRaster> phases = run.inputs().rasters().subList(0, 2);
        FluxRaster flux = new FluxRaster(run.inputs(), run.counts(), run.account(), 0, FluxRaster.Flow.NET);
        int[] before = Sketch.cells(phases.get(0));
        int[] after = Sketch.cells(phases.get(1));
        float[] each = Sketch.cells(flux);
        int[] unit = new int[before.length];
        Window all = new Window(0, 0, grid.columns(), grid.rows());
        parts.burner(grid).band(0, grid.rows()).units(all, unit);
        CellArea area = run.inputs().studyArea().cellArea();
        long[][][] cells = new long[5][4][4];
        long[][][] milli_m2 = new long[5][4][4];
        double[][][] net = new double[5][4][4];
        for (int i = 0; i < before.length; i++) {
            int row = i / grid.columns();
            cells[unit[i]][before[i]][after[i]]++;
            milli_m2[unit[i]][before[i]][after[i]] += area.milli_m2(row);
            net[unit[i]][before[i]][after[i]] += Float.isNaN(each[i]) ? 0 : each[i] * (area.milli_m2(row) / 1e7);
        }
        assertThat(grid.rows()).isGreaterThan(128);
        assertThat(area.milli_m2(0)).isLessThan(area.milli_m2(grid.rows() - 1));
        try (Engine threads = new LocalEngine(3)) {
            for (Engine engine : List.of(new PlainEngine(), threads)) {
                CellSums sums = CellSums.of(
                                engine,
                                run.inputs().studyArea(),
                                List.of(new CellSums.Wanted(Optional.of(parts), phases, Optional.of(flux))))
                        .get(0);
                for (int u = 0; u <= 4; u++) {
                    for (int a = 0; a <= 3; a++) {
                        for (int b = 0; b <= 3; b++) {
                            assertThat(sums.cells(u, a, b)).isEqualTo(cells[u][a][b]);
                            assertThat(sums.km2(u, a, b)).isCloseTo(milli_m2[u][a][b] / 1e9, within(1e-15));
                            assertThat(sums.net_tCO2(u, a, b))
                                    .isCloseTo(net[u][a][b], within(2e-6 * Math.abs(net[u][a][b])));
                        }
                    }
                }
            }
        }
    }

    /** Emissions by a weight of each cell: flux times the area of the row is all that was given. */
    @Test
    void cellsOfAGridInDegreesAreChargedAllEmissions() {
        SmallStudy.Run run = SmallStudy.in(folder).run("grid: { crs: \"EPSG:4490\", cell: 8 m }\n", """
                        carbon:
                          factors: factors.csv
                          emissions: { file: emissions.csv, units: parts }
                          allocate: { to: construction, by: dem.tif }
                        """);
        Grid grid = run.inputs().studyArea().grid();
        CellArea area = run.inputs().studyArea().cellArea();
        for (int p = 0; p < 3; p++) {
            float[] source =
                    Sketch.cells(new FluxRaster(run.inputs(), run.counts(), run.account(), p, FluxRaster.Flow.SOURCE));
            double sum = 0;
            for (int i = 0; i < source.length; i++) {
                sum += Float.isNaN(source[i]) ? 0 : source[i] * (area.milli_m2(i / grid.columns()) / 1e7);
            }
            double all = run.account().region(p).source_tCO2();
            assertThat(sum).isCloseTo(all, within(1e-6 * all));
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
