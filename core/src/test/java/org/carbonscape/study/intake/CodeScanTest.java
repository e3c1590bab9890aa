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
import org.carbonscape.problem.Language;
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
                            Add them to the legend, or list them as no data (landUse.noData, --no-data). \
                Legends of the program (landUse.legend, --legend) that have them all: clcd, mcd12q1, esri, gb-t-21010.
                LANDUSE-03  landUse.phases.2010 (lu.tif)：有 2 个编码不在图例中：7（2 个像元，0.02 km2）、9（3 个像元，0.03 km2）。
                            请将其加入图例，或列为无数据（landUse.noData 或 --no-data）。含有全部这些编码的预设图例（landUse.legend 或 \
                --legend）：clcd、mcd12q1、esri、gb-t-21010。""");
    }

    /** Beside an Esri float grid: no list of whole numbers can name it. */
    @Test
    void aNumberBeyondAllCodesIsToBeNamedInTheFile() {
        Path file = Sketch.tiff(folder.resolve("lu.tif"), Sketch.grid(3, 1), 1, 2, -3.4e38f);
        List<Problem> problems = scanned(phase(2010, file, Set.of()), new PlainEngine());
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).text(Language.EN))
                .startsWith("TIFF-16     landUse.phases.2010 (lu.tif): it holds the code -3.39999995214436E+38, beyond")
                .endsWith("gdal_translate -a_nodata -3.39999995214436E+38 lu.tif lu_new.tif");
    }

    @Test
    void aClassWhoseCodeTheFileCallsNoDataIsTold() {
        Legend legend = Legend.of(InputTable.of(
                "legend.csv",
                List.of("code", "class", "name_zh"),
                List.of(List.of("0", "water", "水域"), List.of("1", "forest", "林地"))));
        TiffFile file = TiffFile.open(Sketch.tiff(folder.resolve("lu.tif"), "0110")); // 0 is the file's no data
        assertThat(Sketch.told(CodeScan.classThatIsNone(file, "lu.tif", legend).orElseThrow()))
                .isEqualTo("""
                        LANDUSE-C03 lu.tif: the file calls 0 no data, the code of water in the legend; its cells of \
                        that class count as none
                                    If they are land, take the mark off: in QGIS by Raster > Conversion > Translate \
                        (-a_nodata none), or gdal_translate -a_nodata none lu.tif lu_new.tif.
                        LANDUSE-C03 lu.tif：文件将 0 设为无数据值，而图例中它是水域的编码；该类像元按无数据处理
                                    若其为土地，请取消该设置：在 QGIS 中用 栅格 > 转换 > 转换格式（-a_nodata none），或 gdal_translate \
                        -a_nodata none lu.tif lu_new.tif。""");
        assertThat(CodeScan.classThatIsNone(file, "lu.tif", legend.withNone(List.of(0L))))
                .isEmpty();
        assertThat(CodeScan.classThatIsNone(file, "lu.tif", legend())).isEmpty();
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
                            Add them to the legend, or list them as no data (landUse.noData, --no-data). \
                Legends of the program (landUse.legend, --legend) that have them all: clcd, mcd12q1, esri, gb-t-21010.
                LANDUSE-03  landUse.phases.2000 (a.tif); landUse.phases.2010 (b.tif)：有 2 个编码不在图例中：7（3 个像元，\
                0.03 km2）、9（3 个像元，0.03 km2）（取最多一期的像元数）。
                            请将其加入图例，或列为无数据（landUse.noData 或 --no-data）。含有全部这些编码的预设图例（landUse.legend 或 \
                --legend）：clcd、mcd12q1、esri、gb-t-21010。""");
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
