package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.FluxRaster;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

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

    /** Of cells of a hectare in 2^-20 t, a whole number holds up to 2^43 t; two of 2^42 would be less than none. */
    @ParameterizedTest
    @CsvSource({"0x1p41, true", "0x1p42, false", "-0x1p41, true", "0x1p43, false", "1e38, false"})
    void aSumIsRightOrTooLarge(String written, boolean held) {
        float flux = Float.parseFloat(written);
        Grid grid = Sketch.grid(1, 4);
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(3))) {
            ThrowingCallable sum = () -> assertThat(CellSums.of(
                                    engine,
                                    Sketch.area(grid, 1, 2000),
                                    List.of(new CellSums.Wanted(
                                            Optional.empty(),
                                            List.of(Sketch.classes(grid, 1, new int[] {1, 1, 1, 1})),
                                            Optional.of(Sketch.values(grid, new float[] {flux, 0, flux, flux})))))
                            .get(0)
                            .net_tCO2(0, 1))
                    .isEqualTo(3.0 * flux);
            if (held) {
                assertThatCode(sum).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(sum).hasMessageContaining("RUN-14");
            }
        }
    }

    /** By a loop over the cells; squares of 300 m on cells of 100 m. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void sumsOfCellsAreThoseOfALoop(long seed) {
        Random random = new Random(seed);
        int columns = 10;
        int rows = 9;
        Grid grid = seed % 2 == 0 ? Sketch.grid(columns, rows) : Sketch.grid(4326, 113, 40, 1, columns, rows);
        int[] land = new int[columns * rows];
        int[] level = new int[columns * rows];
        float[] flux = new float[columns * rows];
        for (int i = 0; i < land.length; i++) {
            land[i] = random.nextInt(4);
            level[i] = random.nextInt(3);
            flux[i] = random.nextInt(5) == 0 ? Float.NaN : random.nextFloat() * 20 - 10;
        }
        StudyArea area = Sketch.area(grid, 3, 2000);
        UnitSet squares = new Fishnet("squares", 3 * grid.cellWidth(), grid);
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(3))) {
            CellSums sums = CellSums.of(
                            engine,
                            area,
                            List.of(new CellSums.Wanted(
                                    Optional.of(squares),
                                    List.of(Sketch.classes(grid, 3, land), Sketch.classes(grid, 2, level)),
                                    Optional.of(Sketch.values(grid, flux)))))
                    .get(0);
            for (int u = 0; u <= squares.count(); u++) {
                for (int c = 0; c <= 3; c++) {
                    for (int l = 0; l <= 2; l++) {
                        long cells = 0;
                        double km2 = 0;
                        double net = 0;
                        for (int i = 0; i < land.length; i++) {
                            int unit = 1 + i % columns / 3 + i / columns / 3 * 4;
                            if (unit == u && land[i] == c && level[i] == l) {
                                double own_km2 = area.cellArea().isUniform()
                                        ? 0.01
                                        : area.cellArea().milli_m2(i / columns) / 1e9;
                                cells++;
                                km2 += own_km2;
                                net += Float.isNaN(flux[i]) ? 0 : flux[i] * own_km2 * 100;
                            }
                        }
                        assertThat(sums.cells(u, c, l)).isEqualTo(cells);
                        assertThat(sums.km2(u, c, l)).isCloseTo(km2, within(1e-9 * (1 + km2)));
                        assertThat(sums.net_tCO2(u, c, l)).isCloseTo(net, within(1e-5 * (1 + Math.abs(net))));
                    }
                }
            }
        }
    }

    /** Bands are 64 rows and more: a tall grid has several, and land in no unit in each. */
    @Test
    void sumsOfSeveralBandsAreMergedWithTheLandInNoUnit() {
        Grid grid = Sketch.grid(3, 200);
        int[] land = new int[600];
        for (int i = 0; i < 600; i++) {
            land[i] = i * 7 % 3;
        }
        UnitSet middle = new PolygonUnits(
                "middle",
                List.of("m"),
                List.of("M"),
                List.of(new GeometryFactory().toGeometry(new Envelope(450_100, 450_200, 3_080_000, 3_100_000))));
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(3))) {
            CellSums sums = CellSums.of(
                            engine,
                            Sketch.area(grid, 2, 2000),
                            List.of(new CellSums.Wanted(
                                    Optional.of(middle), List.of(Sketch.classes(grid, 2, land)), Optional.empty())))
                    .get(0);
            for (int u = 0; u <= 1; u++) {
                for (int c = 0; c <= 2; c++) {
                    long expected = 0;
                    for (int i = 0; i < 600; i++) {
                        expected += (i % 3 == 1 ? 1 : 0) == u && land[i] == c ? 1 : 0;
                    }
                    assertThat(sums.cells(u, c)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void withoutUnitsOrFluxThereIsOneUnitAndNoFlux() {
        Grid grid = Sketch.grid(3, 1);
        CellSums sums = CellSums.of(
                        new PlainEngine(),
                        Sketch.area(grid, 2, 2000),
                        List.of(new CellSums.Wanted(
                                Optional.empty(), List.of(Sketch.classes(grid, 2, 1, 2, 1)), Optional.empty())))
                .get(0);
        assertThat(sums.cells(0, 1)).isEqualTo(2);
        assertThat(sums.km2(0, 2)).isEqualTo(0.01);
        assertThat(sums.net_tCO2(0, 1)).isEqualTo(0);
    }

    @Test
    void moreCombinationsThanFitAreRefused() {
        Grid grid = Sketch.grid(1, 1);
        ClassRaster many = Sketch.classes(grid, 4999, 1);
        assertThatThrownBy(() -> CellSums.of(
                                new PlainEngine(),
                                Sketch.area(grid, 2, 2000),
                                List.of(new CellSums.Wanted(Optional.empty(), List.of(many, many), Optional.empty())))
                        .get(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("too many combinations: 25000000");
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, 256, 100",
        "100, 2000, 256, 256",
        "100, 2000, 16, 64",
        "100, 2000, 1024, 512",
        "100000, 2000, 512, 41",
        "5000000, 2000, 512, 1"
    })
    void bandsAreNeitherThinNorLarge(int columns, int rows, int block, int height) {
        Tiling bands = CellSums.bands(new Tiling(columns, rows, 1, block));
        assertThat(bands.blockHeight()).isEqualTo(height);
        assertThat(bands.blockWidth()).isEqualTo(columns);
    }
}
