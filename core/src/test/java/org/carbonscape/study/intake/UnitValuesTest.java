package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.plan.WeightsChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units with a value, from features with a column or from the cells of a raster. */
class UnitValuesTest {
    @TempDir
    private Path folder;

    private static final String AT = "\"Point\",\"coordinates\":[450000,3100000]";

    /** Points with these properties. */
    private Path points(String... properties) {
        return Sketch.write(
                folder.resolve("towns.geojson"),
                Sketch.collection(
                        4547,
                        List.of(properties).stream()
                                .map(p -> Sketch.feature(p, AT))
                                .toList()));
    }

    private static UnitValues read(Path file, String id, String value) {
        return UnitValues.read(source(file, id, value), new PlainEngine());
    }

    private static UnitSource source(Path file, String id, String value) {
        return new UnitSource(Optional.of(file), Optional.empty(), some(id), some(value), Optional.empty());
    }

    private static Optional<String> some(String text) {
        return Optional.ofNullable(text);
    }

    private static List<String> ids(UnitValues units) {
        return IntStream.range(0, units.values().length).mapToObj(units.ids()).toList();
    }

    @Test
    void valuesAreThoseOfTheColumnAndMissingOnesAreNaN() {
        Path file = points("\"code\":11,\"gdp\":1.5", "\"code\":12,\"gdp\":null", "\"code\":13,\"gdp\":-2");
        UnitValues units = read(file, "code", "gdp");
        assertThat(units.name()).isEqualTo("towns.geojson");
        assertThat(units.values()).containsExactly(1.5, Double.NaN, -2);
        assertThat(ids(units)).containsExactly("11", "12", "13");
        assertThat(units.crs()).contains(Crs.epsg(4547));
        assertThat(units.shapes()).hasSize(3);
        assertThat(units.outlines()).isSameAs(units.shapes());
    }

    /** KML knows no numbers, and a join with a CSV makes text of them. */
    @Test
    void aColumnOfTextThatHoldsNumbersIsOneOfNumbers() {
        Path file = points(
                "\"code\":\"011\",\"gdp\":\"1,234.5\"",
                "\"code\":\"012\",\"gdp\":\"\"",
                "\"code\":\"013\",\"gdp\":\"-2\"");
        UnitValues units = read(file, "code", "gdp");
        assertThat(units.values()).containsExactly(1234.5, Double.NaN, -2);
        assertThat(ids(units)).containsExactly("011", "012", "013");
    }

    @Test
    void numbersOfAFileThatStandForAMissingOneAreTold() {
        UnitValues units = read(
                points("\"code\":11,\"gdp\":1.5", "\"code\":12,\"gdp\":-9999", "\"code\":13,\"gdp\":2"), "code", "gdp");
        assertThat(units.values()).containsExactly(1.5, -9999, 2);
        assertThat(units.cautions())
                .contains(
                        Problem.of(ProblemCode.VECTOR_C08_MISSING, "towns.geojson \"12\", column \"gdp\"", 1, "-9999"));
        assertThat(read(points("\"gdp\":-999", "\"gdp\":-600"), null, "gdp").cautions())
                .extracting(Problem::code)
                .doesNotContain(ProblemCode.VECTOR_C08_MISSING);
    }

    @Test
    void withoutAColumnEveryUnitCountsOne() {
        assertThat(read(points("\"a\":5", "\"a\":6"), null, null).values()).containsExactly(1, 1);
    }

    @Test
    void theColumnCalledIdNamesUnitsWhereItTellsThemApart() {
        assertThat(ids(read(points("\"id\":\"x\",\"v\":5", "\"id\":\"y\",\"v\":6"), null, "v")))
                .containsExactly("x", "y");
        assertThat(ids(read(points("\"id\":\"x\",\"v\":5", "\"id\":\"x\",\"v\":6"), null, "v")))
                .as("twice x")
                .containsExactly("1", "2");
        assertThat(ids(read(points("\"id\":\"x\",\"v\":5", "\"id\":\"\",\"v\":6"), null, "v")))
                .as("one empty")
                .containsExactly("1", "2");
        assertThat(ids(read(points("\"id\":7,\"v\":5", "\"id\":8,\"v\":6"), null, "id")))
                .as("it holds the values")
                .containsExactly("1", "2");
    }

    @Test
    void aColumnThatIsNotThereIsToldWithThoseThatAre() {
        Path file = points("\"code\":11,\"gdp\":1.5");
        assertThat(Sketch.told(() -> read(file, "code", "gpd"))).isEqualTo("""
                VECTOR-06   towns.geojson: there is no column "gpd"
                            Name one of its columns: gdp, code.
                VECTOR-06   towns.geojson：没有字段“gpd”
                            请从以下字段中选择：gdp、code。""");
        assertThat(Sketch.told(() -> read(file, "kode", "gdp"))).startsWith("""
                VECTOR-06   towns.geojson: there is no column "kode"
                """);
    }

    /** A run's own layer has hundreds. */
    @Test
    void ofManyColumnsTheNearestAreTold() {
        StringBuilder fields = new StringBuilder("\"id\":1");
        for (int year = 2000; year < 2040; year++) {
            fields.append(",\"net_tCO2_" + year + "\":1,\"area_" + year + "\":1");
        }
        Path file = points(fields.toString());
        assertThat(Sketch.told(() -> read(file, "id", "net_CO2_2021")))
                .contains("net_tCO2_2021")
                .hasSizeLessThan(300);
        assertThat(Sketch.told(() -> read(file, "id", "population"))).contains("... (+69).");
    }

    @Test
    void aColumnOfTextIsToldWithTheColumnsOfNumbers() {
        Path file = points("\"code\":11,\"name\":\"A\",\"gdp\":1.5");
        assertThat(Sketch.told(() -> read(file, "code", "name"))).isEqualTo("""
                GATHER-03   towns.geojson: column "name" holds no numbers
                            Name a column of numbers: code, gdp.
                GATHER-03   towns.geojson：列“name”不是数值
                            请指定数值列：code、gdp。""");
    }

    @Test
    void aStatisticThatKnowsItReadsText() {
        Path file = points(
                "\"code\":11,\"grade\":\" good \"", "\"code\":12,\"grade\":\"\"", "\"code\":13,\"grade\":\"bad\"");
        UnitValues units = UnitValues.read(
                source(file, "code", "grade"),
                Optional.of((text, id) -> text.equals("good") ? Double.parseDouble(id) : -Double.parseDouble(id)),
                new PlainEngine());
        assertThat(units.values()).containsExactly(11, Double.NaN, -13);
    }

    @Test
    void idsThatAreEmptyOrDoubledAreToldTogetherFiveOfThem() {
        String[] properties = IntStream.range(0, 16)
                .mapToObj(i -> "\"code\":\"" + (i < 14 ? "k" + i / 2 : "") + "\"")
                .toArray(String[]::new);
        List<Problem> problems = Sketch.problems(() -> read(points(properties), "code", null));
        assertThat(problems).hasSize(2);
        assertThat(Sketch.told(problems.get(0))).isEqualTo("""
                VECTOR-07   towns.geojson: 2 features have no value in the id column "code": feature 15, 16
                            Fill them in, or name another id column (units.NAME.id, --id).
                VECTOR-07   towns.geojson：2 个要素的编号字段“code”为空：要素 15、16
                            请补全，或改用其他编号字段（units.NAME.id 或 --id）。""");
        assertThat(Sketch.told(problems.get(1))).isEqualTo("""
                VECTOR-08   towns.geojson: 7 ids of column "code" occur more than once: k0, k1, k2, k3, k4, ...
                            Give every unit its own id, or dissolve the features that belong together.
                VECTOR-08   towns.geojson：字段“code”中有 7 个编号重复：k0、k1、k2、k3、k4……
                            请使每个单元的编号唯一，或先融合属于同一单元的要素。""");
    }

    private UnitValues raster(Path file) {
        return UnitValues.read(
                new UnitSource(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(file)),
                new PlainEngine());
    }

    @Test
    void cellsOfARasterAreUnitsNamedByRowAndColumn() {
        Path file = Sketch.tiff(folder.resolve("v.tif"), Sketch.grid(3, 2), 1f, Float.NaN, 3f, 4f, 5f, 6.5f);
        UnitValues units = raster(file);
        assertThat(units.values()).containsExactly(1, Double.NaN, 3, 4, 5, 6.5);
        assertThat(ids(units)).containsExactly("r1c1", "r1c2", "r1c3", "r2c1", "r2c2", "r2c3");
        assertThat(units.grid()).contains(Sketch.grid(3, 2));
        assertThat(units.cautions()).isEmpty();
    }

    @Test
    void outlinesOfCellsAreTheSquaresOfThoseWithAValue() {
        Path file = Sketch.tiff(folder.resolve("v.tif"), Sketch.grid(3, 2), 1f, Float.NaN, 3f, 4f, 5f, 6.5f);
        assertThat(raster(file).outlines())
                .extracting(g -> g.getEnvelopeInternal().toString())
                .containsExactly(
                        "Env[450000.0 : 450100.0, 3099900.0 : 3100000.0]",
                        "Env[450200.0 : 450300.0, 3099900.0 : 3100000.0]",
                        "Env[450000.0 : 450100.0, 3099800.0 : 3099900.0]",
                        "Env[450100.0 : 450200.0, 3099800.0 : 3099900.0]",
                        "Env[450200.0 : 450300.0, 3099800.0 : 3099900.0]");
        assertThat(raster(file).outlines()).allMatch(g -> g.getArea() == 10_000);
    }

    @Test
    void aRasterWithoutASystemIsAPlaneInMetresAndThatIsTold() {
        Path file = Sketch.systemless(folder.resolve("v.tif"), Sketch.grid(2, 1), 1f, 2f);
        UnitValues units = raster(file);
        assertThat(units.crs()).isEmpty();
        assertThat(units.cautions()).hasSize(1);
        assertThat(Sketch.told(units.cautions().get(0))).isEqualTo("""
                GATHER-C03  v.tif: it has no coordinate reference system; its coordinates are taken as metres
                            Put a .prj file beside it where that is wrong, or where results are to be written as a map.
                GATHER-C03  v.tif：没有坐标系；其坐标按米计
                            若不然，或需输出为地图，请在旁边放置 .prj 文件。""");
    }

    @Test
    void neighboursOfCellsComeFromNoFile() {
        UnitValues units = raster(Sketch.tiff(folder.resolve("v.tif"), Sketch.grid(2, 1), 1f, 2f));
        WeightsChoice choice = WeightsChoice.parse("x.gal", folder, "--weights");
        assertThat(Sketch.told(() -> units.places(choice))).isEqualTo("""
                GATHER-06   v.tif: neighbours of raster cells cannot come from the file x.gal
                            Use queen, rook, order2, knn, band, inverse, kernel, delaunay, gabriel, soi or relative.
                GATHER-06   v.tif：栅格像元的邻接关系不能来自文件 x.gal
                            请用 queen、rook、order2、knn、band、inverse、kernel、delaunay、gabriel、soi 或 relative。""");
    }

    /** Whoever computes knows arguments and places; readers know what they wrote and their ids. */
    @ParameterizedTest
    @CsvSource({"WEIGHTS, --weights knn:9", "VALUES, v.tif", "POINTS, v.tif", "PHASES, v.tif"})
    void problemsOfTheLibraryAreToldOfTheUsersFile(Argument argument, String shown) {
        UnitValues units = raster(Sketch.tiff(folder.resolve("v.tif"), Sketch.grid(3, 1), Float.NaN, 2f, 3f));
        WeightsChoice choice = WeightsChoice.parse("KNN:9", folder, "--weights");
        Places places = units.places(choice);
        assertThat(units.placed(Problem.of(ProblemCode.FILE_02_EMPTY, argument), places, choice)
                        .place())
                .isEqualTo(shown);
        assertThat(units.placed(Problem.of(ProblemCode.FILE_02_EMPTY, "--other"), places, choice)
                        .place())
                .isEqualTo("--other");
    }

    @Test
    void anotherVariableIsAnotherColumnOrAnotherRaster() {
        UnitSource columns = source(Path.of("a.gpkg"), "id", "x");
        assertThat(columns.of("y").value()).contains("y");
        assertThat(columns.of("y").units()).contains(Path.of("a.gpkg"));
        assertThat(columns.of("")).isSameAs(columns);
        UnitSource cells = new UnitSource(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Path.of("a.tif")));
        assertThat(cells.of("b.tif").raster()).contains(Path.of("b.tif"));
        assertThat(cells.of("b.tif").value()).isEmpty();
    }

    private UnitValues polygons(int epsg, String... rings) {
        return read(
                Sketch.write(
                        folder.resolve("p.geojson"),
                        Sketch.collection(
                                epsg,
                                IntStream.range(0, rings.length)
                                        .mapToObj(i -> Sketch.feature(
                                                "\"code\":\"u" + i + "\"",
                                                "\"Polygon\",\"coordinates\":[[" + rings[i] + "]]"))
                                        .toList())),
                "code",
                null);
    }

    private static List<ProblemCode> codes(UnitValues units) {
        return units.cautions().stream().map(Problem::code).toList();
    }

    /** Lobes that are drawn the other way round take area from each other, and so their centre may lie anywhere. */
    @Test
    void polygonsThatCrossThemselvesAreRepairedAsThoseOfStudies() {
        UnitValues units = polygons(4547, "[0,0],[100,100],[100,0],[0,100],[0,0]", "[200,0],[300,0],[300,90],[200,0]");
        assertThat(codes(units)).containsExactly(ProblemCode.VECTOR_C01_SELF_CROSSING);
        assertThat(units.cautions().get(0).args().get(1)).isEqualTo("u0 (50 50)");
        assertThat(units.shapes().get(0).getArea()).isEqualTo(5000);
        UnitValues uneven = polygons(4547, "[0,0],[200,100],[200,0],[0,110],[0,0]");
        assertThat(uneven.shapes().get(0).getCentroid().getX()).isBetween(0.0, 200.0);
    }

    @Test
    void metresUnderASystemOfDegreesAreTold() {
        String metres = "[500000,3100000],[500100,3100000],[500100,3100100],[500000,3100000]";
        assertThat(Sketch.told(() -> polygons(4326, metres)))
                .contains("VECTOR-24   p.geojson: 1 feature lies where no longitude and latitude are");
    }

    @Test
    void degreesUnderASystemOfMetresAreTold() {
        UnitValues units = polygons(4547, "[113,28],[113.1,28],[113.1,28.1],[113,28]");
        WeightsChoice band = WeightsChoice.parse("band:5km", folder, "--weights");
        assertThat(units.ofDistances(units.places(band)).map(Problem::code)).contains(ProblemCode.GATHER_C06_NO_METRES);
        UnitValues metres = polygons(4547, "[500000,3100000],[500100,3100000],[500100,3100100],[500000,3100000]");
        assertThat(metres.ofDistances(metres.places(band))).isEmpty();
    }

    @Test
    void aTextAmongNumbersIsToldWithItsUnit() {
        Path file = points("\"code\":1,\"gdp\":\"5\"", "\"code\":2,\"gdp\":\"five\"", "\"code\":3,\"gdp\":\"7\"");
        assertThat(Sketch.told(() -> read(file, "code", "gdp")))
                .contains("TABLE-11    towns.geojson \"2\", column \"gdp\": \"five\" is not a number");
    }

    @Test
    void numbersThatMayMeanNoDataAreFoundInAnyCell() {
        float[] cells = new float[49];
        Arrays.fill(cells, 2);
        assertThat(codes(raster(Sketch.tiff(folder.resolve("v.tif"), Sketch.grid(7, 7), cells))))
                .isEmpty();
        cells[8] = -9999;
        UnitValues units = raster(Sketch.tiff(folder.resolve("v.tif"), Sketch.grid(7, 7), cells));
        assertThat(codes(units)).containsExactly(ProblemCode.TIFF_C07_UNDECLARED);
        assertThat(units.cautions().get(0).place()).isEqualTo("v.tif");
        assertThat(units.cautions().get(0).args()).containsExactly("-9999", "1", "2", "2");
    }
}
