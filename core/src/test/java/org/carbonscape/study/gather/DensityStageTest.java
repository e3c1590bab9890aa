package org.carbonscape.study.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Language;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.layer.Fluxes;
import org.carbonscape.study.plan.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Surfaces of sources and of sinks, from the cells of the run's own rasters. */
class DensityStageTest {
    @TempDir
    private Path folder;

    private RunFolder written;

    private DensityStage.Result run(String density, Engine engine) {
        SmallStudy.Run run = SmallStudy.in(folder)
                .run(SmallStudy.FACTORS_AND_EMISSIONS, "statistics: { units: parts, density: { " + density + " } }\n");
        if (written != null) {
            written.close();
        }
        written = RunFolder.prepare(new RunTarget(folder.resolve("run"), false), List.of());
        var plan = run.study().statistics().orElseThrow();
        return new DensityStage(
                        plan.density().orElseThrow(),
                        plan.convention().id(),
                        run.inputs().studyArea(),
                        run.counts(),
                        engine)
                .run(Fluxes.of(run.inputs(), run.counts(), run.account()), written, Language.EN);
    }

    // cells of the surface

    @ParameterizedTest
    @CsvSource({"100 m, 8, 6, 100", "200 m, 4, 3, 200", "300 m, 3, 2, 300", "240 m, 4, 3, 200", "260 m, 3, 2, 300"})
    void theSurfacesCellIsAWholeNumberOfCells(String cell, int columns, int rows, double side) {
        Grid grid = run("radius: 400 m, cell: " + cell, new PlainEngine()).grid();
        assertThat(List.of(grid.columns(), grid.rows())).containsExactly(columns, rows);
        assertThat(grid.cellWidth()).isEqualTo(side);
        assertThat(grid.west()).isEqualTo(500_000);
        assertThat(grid.north()).isEqualTo(3_000_000);
    }

    @Test
    void aSmallStudyTakesItsOwnCells() {
        assertThat(run("radius: 400 m", new PlainEngine()).grid()).isEqualTo(SmallStudy.grid());
    }

    // amounts

    /** By a loop over the cells. */
    @ParameterizedTest
    @CsvSource({"7, 5, 1, 1", "7, 5, 2, 2", "9, 8, 3, 3", "10, 4, 4, 4", "5, 5, 9, 5"})
    void amountsAreSumsOfTheCellsOfARaster(int columns, int rows, int step, long seed) {
        Random random = new Random(seed);
        Grid source = Sketch.grid(columns, rows);
        float[] cells = new float[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextInt(4) == 0 ? Float.NaN : random.nextFloat() * 10 - 5;
        }
        int across = (columns - 1) / step + 1;
        int down = (rows - 1) / step + 1;
        Grid surface = Sketch.grid(4547, 450_000, 3_100_000, 100 * step, across, down);
        double[] expected = new double[across * down];
        boolean[] valued = new boolean[across * down];
        for (int i = 0; i < cells.length; i++) {
            if (!Float.isNaN(cells[i])) {
                int to = i / columns / step * across + i % columns / step;
                expected[to] += Math.max(0, cells[i]) * (1 + i / columns);
                valued[to] = true;
            }
        }
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(3))) {
            boolean[] inside = new boolean[across * down];
            double[] sums = DensityStage.gather(
                    Sketch.values(source, cells), surface, step, row -> 1 + row, v -> Math.max(0, v), inside, engine);
            assertThat(inside).isEqualTo(valued);
            for (int i = 0; i < sums.length; i++) {
                assertThat(sums[i]).isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    @Test
    void whatIsInsideInOneRasterStaysInsideForTheNext() {
        Grid grid = Sketch.grid(2, 1);
        boolean[] inside = new boolean[2];
        DensityStage.gather(Sketch.values(grid, 1f, Float.NaN), grid, 1, r -> 1, v -> v, inside, new PlainEngine());
        assertThat(inside).containsExactly(true, false);
        DensityStage.gather(Sketch.values(grid, Float.NaN, 0f), grid, 1, r -> 1, v -> v, inside, new PlainEngine());
        assertThat(inside).containsExactly(true, true);
    }

    // surfaces

    @Test
    void sourcesAndSinksAreTwoSurfacesThatHoldTheAmountsOfTheAccount() {
        DensityStage.Result result = run("radius: 300 m, edge: true", new PlainEngine());
        assertThat(result.flows())
                .extracting(DensityStage.Surfaces::flow)
                .containsExactly(Quantity.SOURCE, Quantity.SINK);
        for (int p = 0; p < 3; p++) {
            double source = SmallStudy.source_tCO2(0, p);
            double sink = -SmallStudy.sink_tCO2(0, p);
            DensityStage.Surfaces sources = result.flows().get(0);
            DensityStage.Surfaces sinks = result.flows().get(1);
            assertThat(sources.amount_tCO2()[p]).isCloseTo(source, within(source * 1e-6));
            assertThat(sinks.amount_tCO2()[p]).isCloseTo(sink, within(sink * 1e-6));
            assertThat(sources.held_tCO2()[p]).as("edge-corrected").isCloseTo(source, within(source * 1e-6));
            assertThat(sinks.held_tCO2()[p]).isCloseTo(sink, within(sink * 1e-6));
        }
    }

    @Test
    void withoutEdgeCorrectionSomeIsLostAcrossTheBorder() {
        DensityStage.Result result = run("radius: 300 m, edge: false", new PlainEngine());
        assertThat(result.flows().get(0).held_tCO2()[0])
                .isLessThan(0.95 * result.flows().get(0).amount_tCO2()[0]);
    }

    /** Quartic kernel of Silverman, 3/pi r2 (1 - d2/r2)2, summed over the cells with a value. */
    @Test
    void aCellOfTheSurfaceIsTheSumOfTheKernelsAroundIt() {
        DensityStage.Result result = run("radius: 250 m, edge: false", new PlainEngine());
        double[] surface = result.flows().get(1).byPhase().get(0).values();
        for (int i = 0; i < 48; i++) {
            double sum = 0;
            for (int j = 0; j < 48; j++) {
                double d2 = 1e4 * (Math.pow(i % 8 - j % 8, 2) + Math.pow(i / 8 - j / 8, 2));
                if (d2 < 62_500 && SmallStudy.at(0, j % 8, j / 8) == 2) {
                    sum += 2 * 3 / (Math.PI * 62_500) * Math.pow(1 - d2 / 62_500, 2) * 1e6; // 2 tCO2 a cell, per km2
                }
            }
            if (SmallStudy.at(0, i % 8, i / 8) == 0) {
                assertThat(surface[i]).as("no land use").isNaN();
            } else {
                assertThat(surface[i]).isCloseTo(sum, within(1e-6 * (1 + sum)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void surfacesAreWrittenAsTheyWereFound(int threads) {
        DensityStage.Result result;
        try (Engine engine = new LocalEngine(threads)) {
            result = run("radius: 300 m", engine);
        }
        for (int f = 0; f < 2; f++) {
            for (int p = 0; p < 3; p++) {
                String flow = f == 0 ? "source" : "sink";
                TiffFile file =
                        TiffFile.open(written.file("rasters/density_" + flow + "_" + SmallStudy.YEARS.get(p) + ".tif"));
                float[] cells = Sketch.cells(file.values());
                double[] surface = result.flows().get(f).byPhase().get(p).values();
                for (int i = 0; i < cells.length; i++) {
                    if (Double.isNaN(surface[i])) {
                        assertThat(cells[i]).isNaN();
                    } else {
                        assertThat(cells[i]).isCloseTo((float) surface[i], within((float) (1e-6 * (1 + surface[i]))));
                    }
                }
            }
        }
    }

    @Test
    void theRadiusIsThatOfTheStudyOrOneForAllSurfaces() {
        assertThat(run("radius: 0.4 km", new PlainEngine()).radius()).isEqualTo(400);
        DensityStage.Result byRule = run("kernel: quartic", new PlainEngine());
        assertThat(byRule.radius()).isBetween(50.0, 500.0);
        assertThat(byRule.byUnit().number(0, byRule.byUnit().column("radius_km")))
                .isCloseTo(byRule.radius() / 1e3, within(1e-12));
    }

    // the table

    @Test
    void unitsHaveMeanMaximumAndRankOfTheirCells() {
        DensityStage.Result result = run("radius: 300 m", new PlainEngine());
        Table table = result.byUnit();
        assertThat(Sketch.rows(table).get(0))
                .containsExactly(
                        "unit_set",
                        "unit",
                        "name",
                        "year",
                        "flow",
                        "cells",
                        "mean_tCO2_per_km2",
                        "maximum_tCO2_per_km2",
                        "rank",
                        "radius_km",
                        "convention",
                        "variant");
        assertThat(table.rows()).isEqualTo(4 * 3 * 2);
        for (int f = 0; f < 2; f++) {
            for (int p = 0; p < 3; p++) {
                double[] surface = result.flows().get(f).byPhase().get(p).values();
                double[] means = new double[5];
                for (int u = 1; u <= 4; u++) {
                    double sum = 0;
                    double most = 0;
                    int n = 0;
                    for (int i = 0; i < 48; i++) {
                        if (SmallStudy.unit(i % 8, i / 8) == u && !Double.isNaN(surface[i])) {
                            sum += surface[i];
                            most = Math.max(most, surface[i]);
                            n++;
                        }
                    }
                    means[u] = sum / n;
                    String[] keys = {
                        "parts",
                        SmallStudy.UNITS.get(u - 1),
                        SmallStudy.UNIT_NAMES.get(u - 1),
                        SmallStudy.YEARS.get(p).toString(),
                        f == 0 ? "source" : "sink"
                    };
                    assertThat(Sketch.number(table, "cells", keys)).isEqualTo(n);
                    assertThat(Sketch.number(table, "mean_tCO2_per_km2", keys)).isCloseTo(means[u], within(1e-9));
                    assertThat(Sketch.number(table, "maximum_tCO2_per_km2", keys))
                            .isCloseTo(most, within(1e-9));
                }
                for (int u = 1; u <= 4; u++) {
                    int rank = 1;
                    for (int v = 1; v <= 4; v++) {
                        rank += means[v] > means[u] ? 1 : 0;
                    }
                    assertThat(Sketch.number(
                                    table,
                                    "rank",
                                    "parts",
                                    SmallStudy.UNITS.get(u - 1),
                                    SmallStudy.UNIT_NAMES.get(u - 1),
                                    SmallStudy.YEARS.get(p).toString(),
                                    f == 0 ? "source" : "sink"))
                            .isEqualTo(rank);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "radius: 300 m | quartic, no edge correction, radius given",
                "radius: 300 m, kernel: gaussian, edge: true | gaussian, edge-corrected, radius given",
                "rule: effective | quartic, no edge correction, radius by the rule with n = effective",
            })
    void theVariantSaysKernelEdgeAndRadius(String density, String variant) {
        Table table = run(density, new PlainEngine()).byUnit();
        assertThat(table.text(0, table.column("variant"))).isEqualTo(variant);
        assertThat(table.text(0, table.column("convention"))).isEqualTo("carbonscape");
    }
}
