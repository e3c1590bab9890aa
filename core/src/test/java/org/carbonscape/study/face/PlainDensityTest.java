package org.carbonscape.study.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.TableLayer;
import org.carbonscape.method.DensityOptions;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.intake.UnitSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Surfaces of points, units and rasters against sums of kernels. */
class PlainDensityTest {
    private static final PlainEngine PLAIN = new PlainEngine();

    @TempDir
    private Path folder;

    /** Points as x, y, weight. */
    private UnitSource points(double... xyw) {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < xyw.length; i += 3) {
            features.add(Sketch.feature(
                    "\"w\":" + (Double.isNaN(xyw[i + 2]) ? "null" : xyw[i + 2]),
                    "\"Point\",\"coordinates\":[" + xyw[i] + "," + xyw[i + 1] + "]"));
        }
        Path file = Sketch.write(folder.resolve("points.geojson"), Sketch.collection(4547, features));
        return new UnitSource(
                Optional.of(file), Optional.empty(), Optional.empty(), Optional.of("w"), Optional.empty());
    }

    private UnitSource raster(Grid grid, float... values) {
        Path file = Sketch.tiff(folder.resolve("v.tif"), grid, values);
        return new UnitSource(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(file));
    }

    private static DensityOptions options(double radius, double cell, boolean edge) {
        DensityOptions d = DensityOptions.defaults();
        return new DensityOptions(
                radius > 0 ? OptionalDouble.of(radius) : OptionalDouble.empty(),
                d.rule(),
                d.kernel(),
                cell > 0 ? OptionalDouble.of(cell) : OptionalDouble.empty(),
                edge);
    }

    private PlainDensity.Written density(
            UnitSource source, PlainDensity.Part part, PlainDensity.Per per, DensityOptions options, String... like) {
        return PlainDensity.density(
                new PlainDensity.Request(
                        source,
                        part,
                        per,
                        options,
                        like.length == 0 ? Optional.empty() : Optional.of(folder.resolve(like[0]))),
                folder.resolve("out.tif"),
                PLAIN);
    }

    private PlainDensity.Written density(UnitSource source, DensityOptions options) {
        return density(source, PlainDensity.Part.ALL, PlainDensity.Per.CELL, options);
    }

    /** Per km2: 3 / (pi r2) (1 - d2 / r2)2 of each weight. */
    private static double quartic(double x, double y, double radius, double... xyw) {
        double sum = 0;
        for (int i = 0; i < xyw.length; i += 3) {
            double u = (Math.pow(x - xyw[i], 2) + Math.pow(y - xyw[i + 1], 2)) / (radius * radius);
            sum += u < 1 ? xyw[i + 2] * 3 / (Math.PI * radius * radius) * (1 - u) * (1 - u) * 1e6 : 0;
        }
        return sum;
    }

    @Test
    void aSurfaceReachesOneRadiusBeyondThePointsAndHoldsAllOfThem() {
        double[] xyw = {450_000, 3_100_000, 4, 450_730, 3_100_400, 6};
        PlainDensity.Written written = density(points(xyw), options(300, 50, false));
        Grid grid = written.surface().result().grid();
        assertThat(grid.west()).isLessThanOrEqualTo(449_700);
        assertThat(grid.east()).isGreaterThanOrEqualTo(451_030);
        assertThat(grid.north()).isGreaterThanOrEqualTo(3_100_700);
        assertThat(grid.south()).isLessThanOrEqualTo(3_099_700);
        for (int i = 0; i < grid.cells(); i++) {
            double expected = quartic(grid.centreX(i % grid.columns()), grid.centreY(i / grid.columns()), 300, xyw);
            assertThat(written.surface().result().values()[i]).isCloseTo(expected, within(1e-6 * (1 + expected)));
        }
        assertThat(written.surface().amount()).isEqualTo(10);
        assertThat(written.surface().held()).isCloseTo(10, within(0.05));
        assertThat(written.json(folder.resolve("out.tif")))
                .containsEntry("radius_m", 300.0)
                .containsEntry("kernel", "quartic")
                .containsEntry("edgeCorrected", false)
                .containsEntry("cell_m", 50.0)
                .containsEntry("unit", "per km2")
                .containsEntry("amount", 10.0);
    }

    @Test
    void qgisOpensASurfaceInColoursAndAStyleOfSomebodyStays() throws IOException {
        double[] xyw = {450_000, 3_100_000, 4, 450_730, 3_100_400, 6};
        Path style = folder.resolve("out.qml");
        density(points(xyw), options(300, 50, false));
        String first = Files.readString(style);
        assertThat(first).contains("singlebandpseudocolor", "label=\"0 to ");
        density(points(xyw), options(600, 50, false));
        assertThat(Files.readString(style)).as("of the new surface").isNotEqualTo(first);
        Files.writeString(style, first.replace("version=\"3.22\"", "version=\"3.34.4-Prizren\""));
        String own = Files.readString(style);
        density(points(xyw), options(300, 50, false));
        assertThat(Files.readString(style)).isEqualTo(own);
    }

    @Test
    void withEdgeCorrectionTheSurfaceEndsWithTheInputAndKeepsAll() {
        double[] xyw = {450_000, 3_100_000, 4, 450_700, 3_100_400, 6};
        PlainDensity.Written written = density(points(xyw), options(300, 50, true));
        assertThat(written.surface().result().grid().west()).isEqualTo(450_000);
        assertThat(written.surface().result().grid().east()).isEqualTo(450_700);
        assertThat(written.surface().held()).isCloseTo(10, within(1e-6));
    }

    @Test
    void polygonsBoundTheAreaWithEdgeCorrection() {
        Sketch.squares(
                folder.resolve("s.geojson"),
                4547,
                "a 450000 3100000 450200 3100400",
                "b 450400 3100000 450600 3100400");
        UnitSource source = new UnitSource(
                Optional.of(folder.resolve("s.geojson")),
                Optional.empty(),
                Optional.empty(),
                Optional.of("size"),
                Optional.empty());
        PlainDensity.Written written = density(source, options(300, 50, true));
        Grid grid = written.surface().result().grid();
        for (int i = 0; i < grid.cells(); i++) {
            double x = grid.centreX(i % grid.columns());
            boolean inside = x < 450_200 || x > 450_400;
            assertThat(Double.isNaN(written.surface().result().values()[i])).isEqualTo(!inside);
        }
        assertThat(written.surface().held()).isCloseTo(3, within(1e-6)); // sizes 1 and 2
    }

    /** 2 a hectare on cells of a hectare is 2 a cell; a km2 has 100 of them. */
    @ParameterizedTest
    @CsvSource({"CELL, 1", "HA, 1", "KM2, 0.01"})
    void whatARasterHoldsBecomesAmounts(PlainDensity.Per per, double amount) {
        Grid grid = Sketch.grid(6, 5);
        float[] values = new float[30];
        Arrays.fill(values, 1);
        values[7] = Float.NaN;
        PlainDensity.Written written = density(raster(grid, values), PlainDensity.Part.ALL, per, options(250, 0, true));
        assertThat(written.surface().result().grid()).isEqualTo(grid);
        assertThat(written.surface().amount()).isCloseTo(29 * amount, within(1e-9));
        assertThat(written.surface().held()).isCloseTo(29 * amount, within(1e-6));
        assertThat(written.surface().result().values()[7])
                .as("no value, no surface")
                .isNaN();
    }

    @ParameterizedTest
    @CsvSource({"SOURCE, 6", "SINK, 9"})
    void sourcesAreThePositivePartAndSinksTheMagnitudeOfTheNegative(PlainDensity.Part part, double amount) {
        Grid grid = Sketch.grid(4, 1);
        PlainDensity.Written written =
                density(raster(grid, 2, -4, 4, -5), part, PlainDensity.Per.CELL, options(150, 0, true));
        assertThat(written.surface().amount()).isCloseTo(amount, within(1e-9));
        double[] xyw = part == PlainDensity.Part.SOURCE
                ? new double[] {450_050, 3_099_950, 2, 450_250, 3_099_950, 4}
                : new double[] {450_150, 3_099_950, 4, 450_350, 3_099_950, 5};
        written = density(raster(grid, 2, -4, 4, -5), part, PlainDensity.Per.CELL, options(150, 0, false));
        Grid wide = written.surface().result().grid();
        assertThat(wide.columns()).as("two cells around").isEqualTo(8);
        for (int i = 0; i < wide.cells(); i++) {
            double expected = quartic(wide.centreX(i % wide.columns()), wide.centreY(i / wide.columns()), 150, xyw);
            assertThat(written.surface().result().values()[i]).isCloseTo(expected, within(1e-6 * (1 + expected)));
        }
    }

    @Test
    void coarserCellsSumFinerOnes() {
        Grid grid = Sketch.grid(5, 4);
        float[] values = new float[20];
        Arrays.fill(values, 3);
        PlainDensity.Written written = density(raster(grid, values), options(500, 200, true));
        assertThat(written.surface().result().grid().columns()).isEqualTo(3);
        assertThat(written.surface().result().grid().rows()).isEqualTo(2);
        assertThat(written.surface().amount()).isCloseTo(60, within(1e-9));
    }

    @Test
    void negativeAmountsAreToldOfTheFile() {
        assertThat(Sketch.problems(
                        () -> density(points(450_000, 3_100_000, -4, 450_100, 3_100_000, 1), options(300, 50, false))))
                .extracting(Problem::place)
                .containsExactly("points.geojson");
    }

    @Test
    void missingAmountsCountNothing() {
        PlainDensity.Written written =
                density(points(450_000, 3_100_000, 4, 450_100, 3_100_100, Double.NaN), options(300, 50, false));
        assertThat(written.surface().amount()).isEqualTo(4);
    }

    // degrees

    @Test
    void degreesAreMovedOntoAPlaneAndThatIsTold() {
        Grid grid = Sketch.grid(4326, 113, 28, 0.001, 8, 6);
        float[] values = new float[48];
        Arrays.fill(values, 1);
        PlainDensity.Written written = density(raster(grid, values), options(400, 0, true));
        assertThat(written.surface().result().grid().crs().isGeographic()).isFalse();
        assertThat(written.cautions()).extracting(Problem::code).contains(ProblemCode.GATHER_C01_PROJECTED);
        assertThat(written.surface().amount()).isCloseTo(48, within(1e-9));
        assertThat(written.surface().held()).isCloseTo(48, within(1e-6));
        // cells as large as those in the middle: sqrt(0.001 x 0.001 degrees of area) is about 105 m
        assertThat(written.surface().result().grid().cellWidth()).isBetween(100.0, 110.0);
    }

    /** As an overlay leaves them: a polygon, and a line where two others only touched. */
    @Test
    void collectionsBoundTheAreaByTheirPolygons() {
        String square = "[[[450000,3100000],[450200,3100000],[450200,3100200],[450000,3100200],[450000,3100000]]]";
        Path file = Sketch.write(
                folder.resolve("c.geojson"),
                Sketch.collection(
                        4547,
                        List.of(Sketch.feature(
                                "\"w\":5",
                                "\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\",\"coordinates\":" + square
                                        + "},{\"type\":\"LineString\",\"coordinates\":"
                                        + "[[450200,3100200],[450400,3100400]]}]"))));
        UnitSource source = new UnitSource(
                Optional.of(file), Optional.empty(), Optional.empty(), Optional.of("w"), Optional.empty());
        PlainDensity.Written written = density(source, options(300, 50, true));
        Grid grid = written.surface().result().grid();
        int beyond = (int) ((3_100_300 - grid.south()) / 50); // the row of a cell on the line
        assertThat(written.surface().result().values()[(grid.rows() - 1 - beyond) * grid.columns() + 6])
                .isNaN();
        assertThat(written.surface().held()).isCloseTo(5, within(1e-6));
    }

    // the grid of another raster

    @Test
    void theSurfaceTakesTheGridOfAnotherRaster() {
        Grid like = Sketch.grid(4547, 449_900, 3_100_200, 25, 20, 12);
        Sketch.tiff(folder.resolve("like.tif"), like, new float[240]);
        PlainDensity.Written written = density(
                points(450_000, 3_100_000, 4, 450_100, 3_100_100, 1),
                PlainDensity.Part.ALL,
                PlainDensity.Per.CELL,
                options(300, 50, false),
                "like.tif");
        assertThat(written.surface().result().grid()).isEqualTo(like);
        assertThat(TiffFile.open(folder.resolve("out.tif")).grid()).isEqualTo(like);
        assertThat(written.cautions()).isEmpty();
    }

    @Test
    void onTheGridOfAnotherRasterTheAreaStaysThatOfTheInput() {
        Grid like = Sketch.grid(4547, 449_900, 3_100_500, 50, 20, 12);
        Sketch.tiff(folder.resolve("like.tif"), like, new float[240]);
        Grid own = Sketch.grid(4547, 450_000, 3_100_200, 100, 2, 2);
        Sketch.squares(folder.resolve("s.geojson"), 4547, "a 450000 3100000 450200 3100200");
        UnitSource square = new UnitSource(
                Optional.of(folder.resolve("s.geojson")),
                Optional.empty(),
                Optional.empty(),
                Optional.of("size"),
                Optional.empty());
        for (UnitSource source : List.of(square, raster(own, 1, 2, 3, 4))) {
            PlainDensity.Written written =
                    density(source, PlainDensity.Part.ALL, PlainDensity.Per.CELL, options(300, 50, true), "like.tif");
            double[] values = written.surface().result().values();
            double held = 0;
            for (int i = 0; i < values.length; i++) {
                double x = like.centreX(i % 20) - 450_000;
                double y = like.centreY(i / 20) - 3_100_000;
                if (x > 0 && x < 200 && y > 0 && y < 200) {
                    held += values[i] * 0.0025;
                } else {
                    assertThat(values[i]).as("beyond the input").isNaN();
                }
            }
            assertThat(held).isCloseTo(written.surface().amount(), within(1e-6));
        }
    }

    @Test
    void aGridInAnotherSystemOrBesideTheAmountsIsTold() {
        Sketch.tiff(folder.resolve("other.tif"), Sketch.grid(32649, 449_900, 3_100_200, 25, 4, 4), new float[16]);
        assertThat(Sketch.problems(() -> density(
                        points(450_000, 3_100_000, 4, 450_100, 3_100_100, 1),
                        PlainDensity.Part.ALL,
                        PlainDensity.Per.CELL,
                        options(300, 50, false),
                        "other.tif")))
                .extracting(p -> p.code() + " " + p.place())
                .containsExactly("GATHER_07_LIKE --like other.tif");
        Sketch.tiff(folder.resolve("beside.tif"), Sketch.grid(4547, 450_090, 3_100_200, 25, 8, 8), new float[64]);
        PlainDensity.Written written = density(
                points(450_000, 3_100_000, 4, 450_100, 3_100_100, 1),
                PlainDensity.Part.ALL,
                PlainDensity.Per.CELL,
                options(300, 50, false),
                "beside.tif");
        Problem off = written.cautions().stream()
                .filter(p -> p.code() == ProblemCode.GATHER_C02_OFF_GRID)
                .findFirst()
                .orElseThrow();
        assertThat(off.args()).as("4 of 5").containsExactly("80.0");
    }

    // what cannot be

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.png", "out"})
    void aSurfaceIsATiff(String name) {
        assertThat(Sketch.told(() -> PlainDensity.density(
                        new PlainDensity.Request(
                                points(450_000, 3_100_000, 4),
                                PlainDensity.Part.ALL,
                                PlainDensity.Per.CELL,
                                options(300, 50, false),
                                Optional.empty()),
                        folder.resolve(name),
                        PLAIN)))
                .startsWith("GATHER-05   --out: ")
                .contains(".tif");
    }

    @Test
    void aSurfaceOfTooManyCellsIsToldBeforeItIsMade() {
        assertThat(Sketch.told(
                        () -> density(points(450_000, 3_100_000, 4, 550_000, 3_200_000, 1), options(30_000, 1, false))))
                .startsWith("GATHER-04   --cell: ");
    }

    @Test
    void pointsWithoutASystemAreTold() {
        Path file = Sketch.write(folder.resolve("p.csv"), "x,y,w\n450000,3100000,1\n450100,3100100,2\n");
        UnitSource source = new UnitSource(
                Optional.of(file), Optional.empty(), Optional.empty(), Optional.of("w"), Optional.empty());
        assertThat(Sketch.problems(() -> density(source, options(300, 50, false))))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNITS_01_NO_CRS);
    }

    /** As the problem of a table without a system says; that of a Shapefile of the same name may be another. */
    @Test
    void aTableTakesTheSystemBesideItWhereItsCoordinatesCanBeOfIt() {
        Path plane = Sketch.write(folder.resolve("p.csv"), "x,y,w\n450000,3100000,1\n450100,3100100,2\n");
        Path degrees = Sketch.write(folder.resolve("d.csv"), "lon,lat,w\n110,28,1\n110.1,28.1,2\n");
        assertThat(systems(plane, "EPSG:32649")).isEqualTo("WGS 84 / UTM zone 49N (EPSG:32649)");
        assertThat(systems(plane, "EPSG:4490")).isEqualTo("none");
        assertThat(systems(degrees, "EPSG:32650")).isEqualTo("WGS 84 (EPSG:4326)");
        assertThat(systems(degrees, "EPSG:4490")).contains("EPSG:4490");
        Sketch.write(folder.resolve("p.prj"), "EPSG:32649");
        UnitSource source = new UnitSource(
                Optional.of(plane), Optional.empty(), Optional.empty(), Optional.of("w"), Optional.empty());
        assertThat(density(source, options(300, 50, false))
                        .surface()
                        .result()
                        .grid()
                        .crs()
                        .label())
                .isEqualTo("WGS 84 / UTM zone 49N (EPSG:32649)");
    }

    private static String systems(Path table, String prj) {
        Sketch.write(table.resolveSibling(table.getFileName().toString().replace(".csv", ".prj")), prj);
        return TableLayer.read(table, "t", Optional.empty(), List.of())
                .crs()
                .map(Crs::label)
                .orElse("none");
    }

    @Test
    void theFileHoldsTheSurface() {
        PlainDensity.Written written =
                density(points(450_000, 3_100_000, 4, 450_730, 3_100_400, 6), options(300, 50, false));
        float[] cells = Sketch.cells(TiffFile.open(folder.resolve("out.tif")).values());
        double sum = 0;
        double expected = 0;
        for (int i = 0; i < cells.length; i++) {
            assertThat((double) cells[i])
                    .isCloseTo(
                            written.surface().result().values()[i],
                            within(1e-6 * (1 + written.surface().result().values()[i])));
            sum += cells[i];
            expected += written.surface().result().values()[i];
        }
        assertThat(sum).as("rounding cancels").isCloseTo(expected, within(1e-9 * expected));
    }
}
