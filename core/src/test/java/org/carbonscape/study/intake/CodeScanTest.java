package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.io.tiff.TiffClassRaster;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that no legend names are counted cell by cell and told once. */
class CodeScanTest {
    @TempDir
    private Path folder;

    private static Legend legend() {
        return Legend.of(InputTable.of(
                "legend.csv",
                List.of("code", "class"),
                List.of(List.of("1", "forest"), List.of("2", "water"), List.of("3", "cropland"))));
    }

    private Phase phase(int year, Path file, Set<Long> none) {
        TiffClassRaster source = TiffFile.open(file).classes(legend(), none);
        return new Phase(year, "landUse.phases." + year + " (" + file.getFileName() + ")", Optional.of(source), source);
    }

    private List<Problem> scanned(Phase phase, Engine engine) {
        Problems problems = new Problems();
        CodeScan.report(List.of(phase), List.of(CodeScan.scan(phase, engine)), problems);
        assertThat(problems.cautions()).isEmpty();
        return problems.problems();
    }

    @Test
    void codesOutsideTheLegendAreToldWithCellsAndArea() {
        Path file = Sketch.tiff(folder.resolve("lu.tif"), "1279\n9903\n1117");
        List<Problem> problems = scanned(phase(2010, file, Set.of()), new PlainEngine());
        assertThat(problems).hasSize(1);
        // 2 cells of 7 and 3 of 9, a hectare each; 0 is the file's no data
        assertThat(Sketch.told(problems.get(0))).isEqualTo("""
                LANDUSE-03  landUse.phases.2010 (lu.tif): 2 codes are not in the legend: 7 (2 cells, 0.02 km2), 9 (3 \
                cells, 0.03 km2).
                            Add them to the legend, or list them as no data (landUse.noData, --no-data).
                LANDUSE-03  landUse.phases.2010 (lu.tif)：有 2 个编码不在图例中：7 (2 个像元, 0.02 km2), 9 (3 个像元, 0.03 km2)。
                            请将其加入图例，或列为无数据（landUse.noData 或 --no-data）。""");
    }

    @Test
    void codesThatALegendLacksInSeveralPhasesAreOneProblem() {
        Phase one = phase(2000, Sketch.tiff(folder.resolve("a.tif"), "1279\n9903"), Set.of());
        Phase other = phase(2010, Sketch.tiff(folder.resolve("b.tif"), "7277\n1123"), Set.of());
        Problems problems = new Problems();
        CodeScan.report(
                List.of(one, other),
                List.of(CodeScan.scan(one, new PlainEngine()), CodeScan.scan(other, new PlainEngine())),
                problems);
        assertThat(problems.problems()).hasSize(1);
        // 7: one cell in a, three in b; 9: three in a only
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                LANDUSE-03  landUse.phases.2000 (a.tif); landUse.phases.2010 (b.tif): 2 codes are not in the \
                legend: 7 (3 cells, 0.03 km2), 9 (3 cells, 0.03 km2) - cells of the phase that has most.
                            Add them to the legend, or list them as no data (landUse.noData, --no-data).
                LANDUSE-03  landUse.phases.2000 (a.tif); landUse.phases.2010 (b.tif)：有 2 个编码不在图例中：7 (3 个像元, \
                0.03 km2), 9 (3 个像元, 0.03 km2)（取最多一期的像元数）。
                            请将其加入图例，或列为无数据（landUse.noData 或 --no-data）。""");
    }

    @Test
    void codesDeclaredToBeNoDataAreNotTold() {
        Path file = Sketch.tiff(folder.resolve("lu.tif"), "1279\n9903");
        assertThat(scanned(phase(2010, file, Set.of(7L, 9L)), new PlainEngine()))
                .isEmpty();
        assertThat(scanned(phase(2010, file, Set.of(9L)), new PlainEngine())
                        .get(0)
                        .args()
                        .get(0))
                .contains("1 code")
                .doesNotContain("9 (");
    }

    @Test
    void aPhaseWithoutUnknownCodesIsSilent() {
        Path file = Sketch.tiff(folder.resolve("lu.tif"), "1230\n3321");
        assertThat(scanned(phase(2010, file, Set.of()), new PlainEngine())).isEmpty();
    }

    /** Counts by a loop over the cells, whoever reads. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void countsAreThoseOfALoopOverTheCellsOnAnyNumberOfThreads(long seed) {
        Random random = new Random(seed);
        Grid grid = Sketch.grid(40, 30);
        byte[] codes = new byte[1200];
        int[] expected = new int[10];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) random.nextInt(10);
            expected[codes[i]]++;
        }
        Path file = Sketch.tiff(folder.resolve("lu.tif"), grid, codes);
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(3))) {
            Phase phase = phase(2010, file, Set.of());
            UnknownCodes unknown = CodeScan.scan(phase, engine);
            for (int code = 1; code < 10; code++) {
                assertThat(unknown.byCode().getOrDefault((double) code, 0L))
                        .as("code %d", code)
                        .isEqualTo(code <= 3 ? 0L : (long) expected[code]);
            }
        }
    }

    @Test
    void aFirstGuessAtALegendHoldsTheCodesOfAllFiles() {
        List<TiffFile> files = List.of(
                TiffFile.open(Sketch.tiff(folder.resolve("a.tif"), "120\n114")),
                TiffFile.open(Sketch.tiff(folder.resolve("b.tif"), "925\n222")));
        SortedSet<Long> codes = CodeScan.sample(files, List.of(9L), new PlainEngine());
        assertThat(codes).isEqualTo(new TreeSet<>(List.of(1L, 2L, 4L, 5L)));
    }

    @Test
    void fractionsAreNoCodes() {
        TiffFile file =
                TiffFile.open(Sketch.tiff(folder.resolve("v.tif"), Sketch.grid(3, 1), new float[] {1.5f, -3, 12}));
        assertThat(CodeScan.sample(List.of(file), List.of(), new PlainEngine())).containsExactly(-3L, 12L);
    }
}
