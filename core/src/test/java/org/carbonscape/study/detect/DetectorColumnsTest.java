package org.carbonscape.study.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.intake.RasterSource;
import org.carbonscape.zone.Fishnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of tables, of features and of rasters, as the detector takes them. */
class DetectorColumnsTest {
    @TempDir
    private Path folder;

    private DetectorColumns table(String text) {
        return DetectorColumns.OfTable.of(
                TableFile.read(Sketch.write(folder.resolve("units.csv"), text), "", "units.csv"), "units.csv");
    }

    // tables

    @Test
    void totalsAreNoUnits() {
        DetectorColumns columns = table("地区,y,x\n甲,1,2\n其中：市区,0.5,1\n乙,3,4\n合计,4,6\n");
        assertThat(columns.numbers("y")).containsExactly(1, 3);
        assertThat(columns.texts("地区")).containsExactly("甲", "乙");
        assertThat(columns.driver("x").values()).containsExactly(2, 4);
        assertThat(columns.cautions().get(0).text(Language.EN)).startsWith("UNITS-C07   units.csv: rows of totals");
        assertThat(table("y,x\n1,2\n3,4\n").cautions()).isEmpty();
        assertThat(table("soil,y\nall,2\ntotal,4\n").numbers("y"))
                .as("nothing else")
                .containsExactly(2, 4);
    }

    @Test
    void numbersThatStandForAMissingOneAreTold() {
        DetectorColumns columns = table("y,x\n1,2\n-9999,-9999\n3,-8000\n");
        assertThat(columns.numbers("x")).as("below zero are others").containsExactly(2, -9999, -8000);
        assertThat(Sketch.problems(() -> columns.numbers("y")).get(0).text(Language.EN))
                .startsWith("TABLE-38    units.csv row 3, column \"y\": numbers that stand for a missing one: 1");
    }

    @Test
    void numbersAreNumbersAndEmptyCellsAreMissing() {
        DetectorColumns columns = table("y,x,soil\n1.5,2,red\n,3,\n-4,,yellow\n");
        assertThat(columns.names()).containsExactly("y", "x", "soil");
        assertThat(columns.numbers("y")).containsExactly(1.5, Double.NaN, -4);
        assertThat(columns.texts("soil")).containsExactly("red", "", "yellow");
        assertThat(columns.driver("x").isText()).isFalse();
        assertThat(columns.driver("soil").isText()).isTrue();
        assertThat(columns.squares(1000)).isEmpty();
        assertThat(columns.cautions()).isEmpty();
    }

    @Test
    void columnsThatAreNotThereAreTold() {
        Problems problems = new Problems();
        DetectorColumns columns = table("y,x\n1,2\n");
        columns.require(List.of("y", "x"), problems);
        assertThat(problems.isEmpty()).isTrue();
        columns.require(List.of("y", "slope"), problems);
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0))).contains("slope").contains("y, x");
    }

    /** 40 numbers and so many typing errors; from one in twenty a column is text. */
    private static String mostlyNumbers(int errors) {
        return "y,x\n"
                + IntStream.range(0, 40)
                        .mapToObj(i -> i + "," + (i < errors ? "abc" + i : Integer.toString(i)))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void aTypingErrorAmongNumbersIsToldAndNotTakenForAName() {
        DetectorColumns columns = table(mostlyNumbers(1));
        List<Problem> problems = Sketch.problems(() -> columns.driver("x"));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).place()).contains("row 2").contains("x");
        assertThat(Sketch.told(problems.get(0))).contains("abc0");
    }

    @Test
    void manyTextsAmongNumbersMakeAColumnOfNames() {
        DetectorColumns columns = table(mostlyNumbers(2));
        assertThat(columns.driver("x").isText()).isTrue();
        assertThat(columns.driver("x").texts()).startsWith("abc0", "abc1", "2");
    }

    @Test
    void yOfTextIsToldWithTheColumnsOfNumbers() {
        DetectorColumns columns = table("y,x,soil\na,2,red\nb,3,red\n");
        assertThat(Sketch.told(() -> columns.numbers("y"))).isEqualTo("""
                DRIVER-13   units.csv: column "y" is text; y needs numbers
                            Name one of the columns with numbers: x.
                DRIVER-13   units.csv：列“y”为文本；y 需要数值
                            请改用数值列：x。""");
        DetectorColumns none = table("y,soil\na,red\nb,red\n");
        assertThat(Sketch.told(() -> none.numbers("y"))).contains("columns with numbers: -.");
    }

    @Test
    void everyTypingErrorOfYIsTold() {
        DetectorColumns columns = table(mostlyNumbers(3).replace("y,x", "x,y"));
        assertThat(Sketch.problems(() -> columns.numbers("y")))
                .hasSize(3)
                .allSatisfy(p -> assertThat(p.place()).contains("y"));
    }

    // features

    private DetectorColumns features(Map<String, DriverColumn> rasters, List<Problem> cautions) {
        Path file = Sketch.write(
                folder.resolve("units.geojson"),
                Sketch.collection(
                        4547,
                        List.of(
                                Sketch.feature(
                                        "\"y\":1.5,\"soil\":\" red \"", "\"Point\",\"coordinates\":[450000,3100000]"),
                                Sketch.feature(
                                        "\"y\":null,\"soil\":\"\"", "\"Point\",\"coordinates\":[450900,3100000]"),
                                Sketch.feature(
                                        "\"y\":3,\"soil\":\"red\"", "\"Point\",\"coordinates\":[451100,3099900]"))));
        return new DetectorColumns.OfLayer(VectorFile.read(file), "units.geojson", rasters, cautions);
    }

    @Test
    void featuresHaveColumnsAndTheMeansOfRasters() {
        DetectorColumns columns =
                features(Map.of("dem", DriverColumn.ofNumbers("dem", new double[] {10, 20, 30})), List.of());
        assertThat(columns.numbers("y")).containsExactly(1.5, Double.NaN, 3);
        assertThat(columns.numbers("dem")).containsExactly(10, 20, 30);
        assertThat(columns.texts("soil")).containsExactly("red", "", "red");
        assertThat(columns.driver("soil").isText()).isTrue();
        assertThat(columns.driver("dem").isText()).isFalse();
        assertThat(columns.driver("y").values()).containsExactly(1.5, Double.NaN, 3);
        assertThat(columns.names()).containsExactly("y", "soil");
        Problems problems = new Problems();
        columns.require(List.of("y", "dem", "slope"), problems);
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0))).startsWith("""
                VECTOR-06   units.geojson: there is no column "slope"
                            Name one of its columns: y, soil.
                """);
        assertThat(Sketch.told(() -> columns.numbers("soil"))).startsWith("""
                DRIVER-13   units.geojson: column "soil" is text; y needs numbers
                            Name one of the columns with numbers: y.
                """);
    }

    /** Of text that is numbers whole ones may be codes of strata; y is numbers in any case. */
    @Test
    void textOfNumbersIsNumbersWhereTheyCannotBeCodes() {
        Path file = Sketch.write(
                folder.resolve("units.geojson"),
                Sketch.collection(
                        4547,
                        List.of(
                                Sketch.feature(
                                        "\"gdp\":\"1.5\",\"soil\":\"1\"", "\"Point\",\"coordinates\":[450000,3100000]"),
                                Sketch.feature(
                                        "\"gdp\":\"2\",\"soil\":\"2\"",
                                        "\"Point\",\"coordinates\":[450900,3100000]"))));
        DetectorColumns columns =
                new DetectorColumns.OfLayer(VectorFile.read(file), "units.geojson", Map.of(), List.of());
        assertThat(columns.numbers("gdp")).containsExactly(1.5, 2);
        assertThat(columns.numbers("soil")).containsExactly(1, 2);
        assertThat(columns.driver("gdp").values()).containsExactly(1.5, 2);
        assertThat(columns.driver("soil").isText()).isTrue();
    }

    @Test
    void featuresLieInSquaresByTheirCentroids() {
        int[] squares = features(Map.of(), List.of()).squares(1000).orElseThrow();
        assertThat(squares[0]).isEqualTo(squares[1]).isNotEqualTo(squares[2]);
        int[] large = features(Map.of(), List.of()).squares(2000).orElseThrow();
        assertThat(Arrays.stream(large).distinct()).hasSize(1);
    }

    @Test
    void whatIsSaidOfSeveralRastersIsSaidOnce() {
        Problem same = Problem.of(ProblemCode.GATHER_C03_PLAIN, "dem.tif");
        assertThat(features(Map.of(), List.of(same, same)).cautions()).containsExactly(same);
    }

    // rasters

    @Test
    void aUnitsValueIsTheMeanOfItsCellsOrTheirCommonestClass() {
        Grid grid = Sketch.grid(4, 2);
        Sketch.tiff(folder.resolve("soil.tif"), grid, new byte[8]); // has the names of its classes, here none
        List<DriverColumn> columns = RasterColumns.ofUnits(
                Stream.of("dem.tif", "majority of soil.tif", "rain.tif")
                        .map(t -> RasterSource.find(t.replace("soil", folder + "/soil"))
                                .orElseThrow())
                        .toList(),
                List.of(
                        Sketch.values(grid, 1, 2, 3, 4, 5, 6, 7, Float.NaN),
                        Sketch.values(grid, 4, 12, 3, 3, 12, 12, 3, 12),
                        Sketch.values(grid, 0, 0, Float.NaN, Float.NaN, 0, 8, Float.NaN, Float.NaN)),
                new Fishnet("squares", 200, grid),
                new PlainEngine());
        assertThat(columns).extracting(DriverColumn::name).containsExactly("dem", "soil", "rain");
        assertThat(columns.get(0).values()[0]).isCloseTo((1 + 2 + 5 + 6) / 4.0, within(1e-12));
        assertThat(columns.get(0).values()[1]).isCloseTo((3 + 4 + 7) / 3.0, within(1e-12));
        assertThat(columns.get(1).texts()).containsExactly("12", "3");
        assertThat(columns.get(2).values()).containsExactly(2, Double.NaN);
    }

    /** By a loop over the cells. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void cellsAreThoseWhereAllRastersHaveAValue(long seed) {
        Random random = new Random(seed);
        int columns = 13;
        int rows = 9;
        Grid grid = Sketch.grid(columns, rows);
        float[][] cells = new float[3][columns * rows];
        List<ValueRaster> rasters = new ArrayList<>();
        for (float[] own : cells) {
            for (int i = 0; i < own.length; i++) {
                own[i] = random.nextInt(6) == 0 ? Float.NaN : random.nextInt(100);
            }
            rasters.add(Sketch.values(grid, own));
        }
        int[] whole = IntStream.range(0, columns * rows)
                .filter(i -> Arrays.stream(cells).noneMatch(c -> Float.isNaN(c[i])))
                .toArray();
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(3))) {
            RasterCells found = new RasterCells(rasters, "rasters", engine);
            assertThat(found.count()).isEqualTo(whole.length);
            assertThat(found.ofFirst()).isEqualTo((int) IntStream.range(0, cells[0].length)
                    .filter(i -> !Float.isNaN(cells[0][i]))
                    .count());
            for (int r = 0; r < 3; r++) {
                float[] own = cells[r];
                assertThat(found.values(rasters.get(r)))
                        .containsExactly(
                                Arrays.stream(whole).mapToDouble(i -> own[i]).toArray());
                int lacking = r == 0
                        ? 0
                        : (int) IntStream.range(0, own.length)
                                .filter(i -> !Float.isNaN(cells[0][i]) && Float.isNaN(own[i]))
                                .count();
                assertThat(found.lacking(r)).isEqualTo(lacking);
            }
            int[] blocks = found.blocks(300);
            for (int a = 0; a < whole.length; a++) {
                for (int b = 0; b < whole.length; b++) {
                    boolean together = whole[a] % columns / 3 == whole[b] % columns / 3
                            && whole[a] / columns / 3 == whole[b] / columns / 3;
                    assertThat(blocks[a] == blocks[b]).isEqualTo(together);
                }
            }
        }
    }

    /** A raster that breaks off. */
    private record Broken(Grid grid, String place) implements ValueRaster {
        @Override
        public Tiling tiling() {
            return new Tiling(grid.columns(), grid.rows(), grid.columns(), 1);
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window window, float[] into) {
                    throw new ProblemException(ProblemCode.FILE_02_EMPTY, place);
                }

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void everyRasterThatBreaksOffIsTold() {
        Grid grid = Sketch.grid(3, 2);
        List<ValueRaster> rasters =
                List.of(new Broken(grid, "a.tif"), Sketch.values(grid, 1, 2, 3, 4, 5, 6), new Broken(grid, "c.tif"));
        assertThat(Sketch.problems(() -> new RasterCells(rasters, "rasters", new PlainEngine())))
                .extracting(Problem::place)
                .containsExactly("a.tif", "c.tif");
    }

    @Test
    void aLargeRasterIsReadInBands() {
        // 2^20 cells a band: 3,000 columns make bands of 349 rows
        Grid grid = Sketch.grid(3000, 1000);
        float[] cells = new float[3_000_000];
        long expected = 0;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i % 3 == 0 ? Float.NaN : i % 97;
            expected += i % 3 == 0 ? 0 : i % 97;
        }
        ValueRaster raster = Sketch.values(grid, cells);
        RasterCells found = new RasterCells(List.of(raster), "rasters", new PlainEngine());
        assertThat(found.count()).isEqualTo(2_000_000);
        assertThat(Arrays.stream(found.values(raster)).sum()).isEqualTo(expected);
        assertThat(Optional.of(found.blocks(1e9))
                        .map(b -> Arrays.stream(b).distinct().count()))
                .contains(1L);
    }
}
