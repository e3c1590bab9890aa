package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.LayerForms;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.intake.RasterSource.Kind;
import org.carbonscape.study.plan.LayerGrammar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command may say of a variable that comes from a raster, and what it then is. */
class RasterSourceTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dem.tif; dem; VALUES; dem.tif;",
                "dem.TIFF; dem; VALUES; dem.TIFF;",
                "data/dem 90.tif; dem 90; VALUES; data/dem 90.tif;",
                "height=dem.tif; height; VALUES; dem.tif;",
                "height = dem.tif; height; VALUES; dem.tif;",
                "高程=dem.tif; 高程; VALUES; dem.tif;",
                "majority of soil.tif; soil; MAJORITY; soil.tif;",
                "土壤=a/soil.tif 中 主导类型; 土壤; MAJORITY; a/soil.tif;",
                "share of 2 in land.tif; land; SHARE; land.tif; 2",
                "forest=share of 2 in land.tif; forest; SHARE; land.tif; 2",
                "forest=SHARE OF -2 IN land.tif; forest; SHARE; land.tif; -2",
                "water=distance to 4 in land.tif; water; DISTANCE; land.tif; 4",
                "share of 2|3 in land.tif; land; SHARE; land.tif; 2+3",
                "land.tif 中 2 占比; land; SHARE; land.tif; 2",
                "林地=land.tif中2|3占比; 林地; SHARE; land.tif; 2+3",
                "land.tif 中到 4 的距离; land; DISTANCE; land.tif; 4",
                "water=Distance to 41 in a in b.tif; water; DISTANCE; a in b.tif; 41",
            })
    void oneGrammarNamesValuesSharesAndDistances(String text, String name, Kind kind, String file, String codes) {
        assertThat(RasterSource.find(text))
                .contains(new RasterSource(
                        name,
                        kind,
                        Path.of(file),
                        codes == null
                                ? List.of()
                                : Stream.of(codes.split("\\+"))
                                        .map(Long::valueOf)
                                        .toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dem",
                "gdp.csv",
                "dem.tif.txt",
                "height=dem",
                "share of 2",
                "share of 2 in cells",
                "share of 2 in land.tif 2020",
                "land use",
                "net",
                ".tif",
                ""
            })
    void whatNamesNoRasterIsAColumn(String text) {
        assertThat(RasterSource.find(text)).isEmpty();
    }

    /** Classes of a plain file have no names. */
    @ParameterizedTest
    @ValueSource(strings = {"share of forest in land.tif", "f=distance to 2|water in land.tif", "land.tif 中林地占比"})
    void classesOfAFileAreCodes(String text) {
        assertThat(Sketch.problems(() -> RasterSource.find(text)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DRIVER_20_CODE);
    }

    /** What help shows for a command's variable. */
    @ParameterizedTest
    @EnumSource(
            value = LayerGrammar.Form.class,
            names = {"SHARE_IN_FILE", "DISTANCE_IN_FILE"})
    void everyFormThatMayBeWrittenIsAVariable(LayerGrammar.Form form) {
        assertThat(LayerGrammar.VARIABLES).contains(form);
        assertThat(LayerForms.examples(form))
                .hasSize(2)
                .allSatisfy(text -> assertThat(RasterSource.find(text))
                        .hasValueSatisfying(s -> assertThat(s.codes()).containsExactly(2L, 3L)));
    }

    private List<ValueRaster> on(Grid grid, boolean strata, List<Problem> cautions, String... texts) {
        List<RasterSource> sources = new ArrayList<>();
        for (String text : texts) {
            String[] parts = text.split(" in ");
            sources.add(RasterSource.find(
                            parts.length == 1
                                    ? folder.resolve(text).toString()
                                    : parts[0] + " in " + folder.resolve(parts[1]))
                    .orElseThrow());
        }
        return RasterSource.on(grid, sources, s -> strata, cautions, new Problems(), new PlainEngine());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aShareIsOneOnTheCodeZeroOnOthersAndNoneWhereTheRasterHasNone(long seed) {
        Random random = new Random(seed);
        byte[] codes = new byte[7 * 5];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) random.nextInt(4); // 0 = no data
        }
        Grid grid = Sketch.grid(7, 5);
        Sketch.tiff(folder.resolve("land.tif"), grid, codes);
        float[] share = Sketch.cells(
                on(grid, false, new ArrayList<>(), "share of 2 in land.tif").get(0));
        float[] expected = new float[codes.length];
        for (int i = 0; i < codes.length; i++) {
            expected[i] = codes[i] == 0 ? Float.NaN : codes[i] == 2 ? 1f : 0f;
        }
        assertThat(share).containsExactly(expected);
    }

    /** Four cells of 50 m in each of 100 m. */
    @Test
    void aShareOnCoarserCellsIsTheMeanOfTheFinerOnes() {
        Sketch.tiff(folder.resolve("land.tif"), Sketch.grid(4547, 450_000, 3_100_000, 50, 4, 2), new byte[] {
            2, 2, 2, 1, /**/ 2, 1, 0, 1
        });
        float[] share = Sketch.cells(on(Sketch.grid(2, 1), false, new ArrayList<>(), "share of 2 in land.tif")
                .get(0));
        assertThat(share[0]).isEqualTo(0.75f); // 2 2 / 2 1
        assertThat(share[1]).isCloseTo(1 / 3f, within(1e-6f)); // 2 1 / none 1
    }

    @Test
    void strataAreNeverAveragedAndNumbersAre() {
        Sketch.tiff(folder.resolve("soil.tif"), Sketch.grid(4547, 450_000, 3_100_000, 50, 4, 2), new float[] {
            1, 1, 2, 2, /**/ 3, 5, 6, 4
        });
        Grid grid = Sketch.grid(2, 1);
        assertThat(Sketch.cells(on(grid, false, new ArrayList<>(), "soil.tif").get(0)))
                .containsExactly(2.5f, 3.5f);
        assertThat(Sketch.cells(on(grid, true, new ArrayList<>(), "soil.tif").get(0)))
                .as("one of the four source cells")
                .satisfies(cells -> {
                    assertThat(cells[0]).isIn(1f, 3f, 5f);
                    assertThat(cells[1]).isIn(2f, 6f, 4f);
                });
    }

    /** By a loop over all pairs of cells. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDistanceIsThatToTheNearestCellOfTheCode(long seed) {
        Random random = new Random(seed);
        int columns = 9;
        int rows = 6;
        byte[] codes = new byte[columns * rows];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) (random.nextInt(8) == 0 ? 4 : random.nextInt(3));
        }
        codes[random.nextInt(codes.length)] = 4;
        Grid grid = Sketch.grid(columns, rows);
        Sketch.tiff(folder.resolve("land.tif"), grid, codes);
        float[] distance = Sketch.cells(
                on(grid, false, new ArrayList<>(), "distance to 4 in land.tif").get(0));
        for (int i = 0; i < codes.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < codes.length; j++) {
                if (codes[j] == 4) {
                    least = Math.min(
                            least, 100 * Math.hypot(i % columns - j % columns, (double) (i / columns - j / columns)));
                }
            }
            assertThat(distance[i]).as("cell %d", i).isCloseTo((float) least, within(1e-3f));
        }
    }

    @Test
    void aCodeThatNoCellHasIsTold() {
        Sketch.tiff(folder.resolve("land.tif"), "11\n12");
        assertThat(Sketch.told(() -> on(Sketch.grid(2, 2), false, new ArrayList<>(), "distance to 7 in land.tif")))
                .contains("SUIT-15 ")
                .contains("no cell has 7")
                .contains("没有任何像元属于 7");
    }

    @Test
    void everyFileThatCannotBeReadIsTold() {
        Sketch.tiff(folder.resolve("land.tif"), "11\n12");
        List<RasterSource> sources = List.of(
                new RasterSource("a", Kind.VALUES, folder.resolve("a.tif"), List.of()),
                new RasterSource("land", Kind.VALUES, folder.resolve("land.tif"), List.of()),
                new RasterSource("b", Kind.VALUES, folder.resolve("b.tif"), List.of()));
        assertThat(Sketch.problems(() -> RasterSource.grid(sources, new Problems())))
                .hasSize(2)
                .allSatisfy(p -> assertThat(p.code()).isEqualTo(ProblemCode.FILE_01_MISSING));
        assertThat(RasterSource.grid(sources.subList(1, 2), new Problems())).isEqualTo(Sketch.grid(2, 2));
    }

    @Test
    void rastersElsewhereAreToldTogetherAndOtherCellsOnlyCautioned() {
        Sketch.tiff(folder.resolve("here.tif"), Sketch.grid(2, 2), 1f, 2f, 3f, 4f);
        Sketch.tiff(folder.resolve("far.tif"), Sketch.grid(4547, 900_000, 3_100_000, 100, 2, 2), 1f, 2f, 3f, 4f);
        Sketch.tiff(folder.resolve("away.tif"), Sketch.grid(4547, 450_000, 2_000_000, 100, 2, 2), 1f, 2f, 3f, 4f);
        List<Problem> problems = Sketch.problems(
                () -> on(Sketch.grid(2, 2), false, new ArrayList<>(), "here.tif", "far.tif", "away.tif"));
        assertThat(problems).extracting(Problem::place).containsExactly("far (far.tif)", "away (away.tif)");
        Sketch.tiff(folder.resolve("part.tif"), Sketch.grid(4547, 450_000, 3_100_000, 100, 1, 2), 1f, 2f);
        List<Problem> cautions = new ArrayList<>();
        float[] part =
                Sketch.cells(on(Sketch.grid(2, 2), false, cautions, "part.tif").get(0));
        assertThat(part).containsExactly(1f, Float.NaN, 2f, Float.NaN);
        assertThat(cautions).isNotEmpty().allSatisfy(c -> assertThat(c.place()).isEqualTo("part (part.tif)"));
    }
}
