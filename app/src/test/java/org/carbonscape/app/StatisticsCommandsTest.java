package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.io.vector.VectorFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The commands of spatial statistics from the command line, against the check values of methods 4 and 5. */
class StatisticsCommandsTest {
    private static final double[] X = {
        12, 15, 14, 9, 7, 16, 21, 19, 11, 8, 13, 20, 25, 14, 10, 8, 12, 15, 18, 13, 5, 7, 9, 12, 17
    };
    private static final double[] GI_STAR = {
        1.236531536,
        1.686919637,
        0.928753508,
        -1.061432581,
        -1.965201905,
        1.686919637,
        3.052489240,
        2.462228889,
        -0.151781233,
        -1.914369476,
        1.023524274,
        2.546551797,
        3.052489240,
        1.197385282,
        -0.492807984,
        -1.345744879,
        -0.404749954,
        1.113062375,
        1.197385282,
        0.454899677,
        -2.296415709,
        -2.198681774,
        -0.587578750,
        0.454899677,
        0.794913130
    };
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Crs PLANE = Crs.epsg(4547);

    @TempDir
    private Path folder;

    private record Said(int code, String out, String err) {
        double number(String name) {
            var m = Pattern.compile("\"" + name + "\": ([-0-9.Ee]+)").matcher(out);
            assertThat(m.find()).as(name + " in " + out).isTrue();
            return Double.parseDouble(m.group(1));
        }
    }

    private static Said run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = Carbonscape.run(args);
            return new Said(code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @BeforeEach
    void squares() throws IOException {
        List<Geometry> shapes = new ArrayList<>();
        Table.Builder table = Table.named("squares").text("code", "words").number("v");
        for (int i = 0; i < 25; i++) {
            int west = 400_000 + i % 5 * 1000;
            int south = 3_100_000 - i / 5 * 1000;
            shapes.add(FACTORY.toGeometry(new Envelope(west, west + 1000, south, south + 1000)));
            table.row("u" + (25 - i), "word " + i, X[i]);
        }
        GeoPackageWriter.write(
                file("squares.gpkg"),
                List.of(new MapLayer("squares", PLANE, PLANE.wkt1(), shapes, table.build())),
                Instant.EPOCH);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String path(String name) {
        return file(name).toString();
    }

    private void raster(String name, Grid grid, double[] cells) {
        try (TiffWriter out = TiffWriter.values(file(name), grid, "", "", TiffOptions.STANDARD)) {
            out.write(new PlainEngine(), new ValueRaster() {
                @Override
                public Grid grid() {
                    return grid;
                }

                @Override
                public Tiling tiling() {
                    return Tiling.bands(grid.columns(), grid.rows(), grid.rows());
                }

                @Override
                public Reader open() {
                    return new Reader() {
                        @Override
                        public void read(Window w, float[] into) {
                            for (int i = 0; i < w.cells(); i++) {
                                into[i] = (float)
                                        cells[(w.row() + i / w.width()) * grid.columns() + w.column() + i % w.width()];
                            }
                        }

                        @Override
                        public void close() {
                            // nothing is held
                        }
                    };
                }
            });
            out.finish();
        }
    }

    @Test
    void globalMoranOfSquaresIsThatOfTheMethodsPage() {
        Said queen = run(
                "morans-i",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--weights",
                "queen",
                "--permutations",
                "999",
                "--json");
        assertThat(queen.code).isZero();
        assertThat(queen.number("n")).isEqualTo(25);
        assertThat(queen.number("i")).isCloseTo(0.403873720137, within(1e-11));
        assertThat(queen.number("expected")).isCloseTo(-1 / 24.0, within(1e-14));
        assertThat(queen.number("variance")).isCloseTo(0.0113706554069, within(1e-12));
        assertThat(queen.number("z")).isCloseTo(4.17824910, within(1e-7));
        assertThat(queen.number("permutationP")).isBetween(0.002, 0.01); // two-sided: at least 2/1000
        assertThat(queen.number("c")).isCloseTo(0.571023890785, within(1e-11));
        assertThat(queen.number("g")).isCloseTo(0.288385694223, within(1e-11));
        assertThat(queen.out)
                .contains("\"weights\": \"queen\"")
                .contains("\"variant\": \"carbonscape, row-standardised, randomisation, two-sided, 999 permutations\"");
        Said rook = run(
                "morans-i",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--weights",
                "rook",
                "--style",
                "binary",
                "--variance",
                "normality",
                "--json");
        assertThat(rook.number("i")).isCloseTo(0.543728668942, within(1e-11));
        assertThat(rook.number("variance")).isCloseTo(0.0214009081197, within(1e-12));
    }

    @Test
    void localMoranListsEveryUnitInTheOrderOfTheFile() throws IOException {
        Said said = run(
                "local-moran",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--id",
                "code",
                "--permutations",
                "0",
                "--out",
                path("local.csv"));
        assertThat(said.code).isZero();
        assertThat(said.err).contains("STATS-C02"); // a z-test on 25 units
        var table = TableFile.read(file("local.csv"), "", "local.csv");
        assertThat(table.columns())
                .startsWith("id", "value", "i", "expected", "variance", "z", "p", "p_fdr", "p_bonferroni", "cluster");
        assertThat(table.rows()).hasSize(25);
        assertThat(table.rows().get(0).findText("id")).contains("u25");
        assertThat(Double.parseDouble(table.rows().get(0).findText("i").orElseThrow()))
                .isCloseTo(-0.211604095563, within(1e-11));
        assertThat(Double.parseDouble(table.rows().get(0).findText("p").orElseThrow()))
                .isCloseTo(0.1336574967, within(1e-9));
        assertThat(Double.parseDouble(table.rows().get(6).findText("variance").orElseThrow()))
                .isCloseTo(0.209679073615, within(1e-11));
        assertThat(Double.parseDouble(table.rows().get(6).findText("z").orElseThrow()))
                .isCloseTo(2.8159903201, within(1e-9));
        Said esda =
                run("local-moran", "--units", path("squares.gpkg"), "--value", "v", "--convention", "esda", "--json");
        // the divisor n - 1 multiplies by 24/25
        assertThat(esda.number("i")).isCloseTo(-0.211604095563 * 0.96, within(1e-11));
        assertThat(esda.out).startsWith("[").contains("\"convention\": \"esda\"");
    }

    @Test
    void hotSpotsHaveTheBinsOfTheMethodsPageWithAndWithoutFdr() {
        Said none = run(
                "hot-spots",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--permutations",
                "0",
                "--correction",
                "none",
                "--out",
                path("hot.gpkg"));
        assertThat(none.code).isZero();
        Layer layer = VectorFile.read(file("hot.gpkg"));
        int z = layer.find("z").getAsInt();
        int bin = layer.find("bin").getAsInt();
        int[] bins = {0, 1, 0, 0, -2, 1, 3, 2, 0, -1, 0, 2, 3, 0, 0, 0, 0, 0, 0, 0, -2, -2, 0, 0, 0};
        for (int i = 0; i < 25; i++) {
            assertThat(layer.value(i, z)).as("z of cell " + (i + 1)).isCloseTo(GI_STAR[i], within(1e-8));
            assertThat(layer.value(i, bin)).as("bin of cell " + (i + 1)).isEqualTo(bins[i]);
        }
        run(
                "hot-spots",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--permutations",
                "0",
                "--out",
                path("fdr.gpkg"));
        assertThat(run(
                                "hot-spots",
                                "--units",
                                path("squares.gpkg"),
                                "--value",
                                "v",
                                "--permutations",
                                "0",
                                "--statistic",
                                "both",
                                "--out",
                                path("both.gpkg"))
                        .code)
                .as("Gi stands in tables alone")
                .isZero();
        Layer fdr = VectorFile.read(file("fdr.gpkg"));
        Layer both = VectorFile.read(file("both.gpkg"));
        assertThat(both.size()).isEqualTo(25);
        assertThat(both.text(0, both.find("statistic").getAsInt())).isEqualTo("gi-star");
        for (int i = 0; i < 25; i++) {
            assertThat(fdr.value(i, fdr.find("bin").getAsInt()))
                    .isEqualTo(i == 6 || i == 12 ? 2 : i == 7 || i == 11 ? 1 : 0);
        }
    }

    @Test
    void aRasterGivesTheSameAsItsCellsAsPolygonsAndHolesAreNoUnits() throws IOException {
        Grid grid = new Grid(PLANE, 400_000, 3_101_000, 1000, 1000, 5, 5);
        raster("grid.tif", grid, X);
        Said polygons = run("local-moran", "--units", path("squares.gpkg"), "--value", "v", "--permutations", "999");
        Said cells = run("local-moran", "--raster", path("grid.tif"), "--permutations", "999");
        assertThat(cells.out.replaceAll("(?m)^r[0-9]c[0-9],", ","))
                .isEqualTo(polygons.out.replaceAll("(?m)^[0-9]+,", ","));
        for (String rule : List.of("knn:4", "order2", "band", "kernel:triangular:2500")) {
            assertThat(run("morans-i", "--raster", path("grid.tif"), "--weights", rule, "--json")
                            .number("i"))
                    .as(rule)
                    .isCloseTo(
                            run(
                                            "morans-i",
                                            "--units",
                                            path("squares.gpkg"),
                                            "--value",
                                            "v",
                                            "--weights",
                                            rule,
                                            "--json")
                                    .number("i"),
                            within(1e-12));
        }
        double[] holed = X.clone();
        holed[7] = Double.NaN;
        raster("holed.tif", grid, holed);
        Said holes = run("hot-spots", "--raster", path("holed.tif"));
        assertThat(holes.out.lines()).hasSize(25); // 24 cells and the head
        assertThat(holes.out).doesNotContain("r2c3");
        assertThat(run("hot-spots", "--raster", path("holed.tif"), "--out", path("bins.tif")).code)
                .isZero();
        assertThat(TiffFile.open(file("bins.tif")).columns()).isEqualTo(5);
    }

    @Test
    void threadsDoNotChangeAByteAndTheSeedDoes() {
        String[] base = {
            "local-moran",
            "--units",
            path("squares.gpkg"),
            "--value",
            "v",
            "--permutations",
            "999",
            "--draws",
            "independent",
            "--json",
            "--threads"
        };
        String one = run(with(base, "1")).out;
        assertThat(run(with(base, "3")).out).isEqualTo(one);
        assertThat(run(with(with(base, "3"), "--seed", "7")).out).isNotEqualTo(one);
    }

    private static String[] with(String[] first, String... more) {
        return Stream.of(first, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    @Test
    void densityIsThatOfTheMethodsPageAndKeepsTheWeight() throws IOException {
        List<Geometry> points = List.of(point(0, 0), point(3, 0), point(0, 4));
        Table table =
                Table.named("points").number("w").row(1.0).row(2.0).row(1.0).build();
        GeoPackageWriter.write(
                file("points.gpkg"),
                List.of(new MapLayer("points", PLANE, PLANE.wkt1(), points, table)),
                Instant.EPOCH);
        // cells of 1 m whose centres have whole coordinates
        Grid like = new Grid(PLANE, 400_000 - 10.5, 3_100_000 + 10.5, 1, 1, 21, 21);
        raster("like.tif", like, new double[441]);
        Said said = run(
                "density",
                "--points",
                path("points.gpkg"),
                "--weight",
                "w",
                "--radius",
                "5",
                "--like",
                path("like.tif"),
                "--out",
                path("d.tif"),
                "--json");
        assertThat(said.code).isZero();
        float[] cells = new float[441];
        try (var reader = TiffFile.open(file("d.tif")).values().open()) {
            reader.read(new Window(0, 0, 21, 21), cells);
        }
        // per m2 on the page, per km2 here
        assertThat(cells[10 * 21 + 10] / 1e6).isCloseTo(0.07443867674, within(1e-8));
        assertThat(cells[9 * 21 + 11] / 1e6).isCloseTo(0.09497348412, within(1e-8));
        assertThat(cells[10 * 21 + 13] / 1e6).isCloseTo(0.09203994021, within(1e-8));
        assertThat(cells[10 * 21 + 16] / 1e6).isCloseTo(0.03129113505, within(1e-8));
        Said rule = run(
                "density",
                "--points",
                path("points.gpkg"),
                "--weight",
                "w",
                "--bandwidth",
                "sum",
                "--cell",
                "0.05",
                "--out",
                path("r.tif"),
                "--json");
        assertThat(rule.number("radius_m")).isCloseTo(1.476928466, within(1e-8));
        assertThat(rule.number("held")).isCloseTo(4, within(4e-3));
        Said edge = run(
                "density",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--radius",
                "1.5km",
                "--cell",
                "50",
                "--edge",
                "--out",
                path("e.tif"),
                "--json");
        assertThat(edge.number("held")).isCloseTo(330, within(1e-6)); // the sum of the 25 values, all kept inside
        Said raster = run("density", "--raster", path("like.tif"), "--out", path("z.tif"));
        assertThat(raster.code).isEqualTo(1); // nothing but zeros: no default radius
        assertThat(raster.err).startsWith("STATS-09    like.tif: ");
    }

    private static Geometry point(double x, double y) {
        return FACTORY.createPoint(new Coordinate(400_000 + x, 3_100_000 + y));
    }

    @Test
    void wrongUsageIs2AndProblemsOfTheInputAre1() {
        assertThat(run("morans-i", "--units", path("squares.gpkg")).code).isEqualTo(2);
        assertThat(run("morans-i").code).isEqualTo(2);
        assertThat(run("local-moran", "--units", path("squares.gpkg"), "--value", "v", "--alternative", "sideways")
                        .code)
                .isEqualTo(2);
        Said text = run("morans-i", "--units", path("squares.gpkg"), "--value", "words");
        assertThat(text.code).isEqualTo(1);
        assertThat(text.err).contains("GATHER-03   squares.gpkg: column \"words\" holds no numbers");
        assertThat(text.out).isEmpty();
        Said zh =
                run("morans-i", "--units", path("squares.gpkg"), "--value", "v", "--weights", "knn:25", "--lang", "zh");
        assertThat(zh.code).isEqualTo(1);
        assertThat(zh.err).contains("WEIGHTS-06  --weights knn:25：");
        assertThat(run("hot-spots", "--units", path("squares.gpkg"), "--value", "v", "--out", path("x.shp")).err)
                .contains("GATHER-05");
    }

    @Test
    void neighboursComeFromAGalFileByTheIdsOfTheUnits() throws IOException {
        StringBuilder gal = new StringBuilder("0 25 squares code\n");
        for (int i = 0; i < 25; i++) {
            List<String> near = new ArrayList<>();
            for (int j = 0; j < 25; j++) {
                if (i != j && Math.abs(i % 5 - j % 5) <= 1 && Math.abs(i / 5 - j / 5) <= 1) {
                    near.add("u" + (25 - j));
                }
            }
            gal.append('u')
                    .append(25 - i)
                    .append(' ')
                    .append(near.size())
                    .append('\n')
                    .append(String.join(" ", near))
                    .append('\n');
        }
        Files.writeString(file("w.gal"), gal);
        Said said = run(
                "morans-i",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--id",
                "code",
                "--weights",
                path("w.gal"),
                "--json");
        assertThat(said.number("i")).isCloseTo(0.403873720137, within(1e-11));
        assertThat(said.out).contains("\"weights\": \"w.gal\"");
    }

    @Test
    void gearyAndGeneralGAreThoseOfTheMethodsPage() {
        Said c = run(
                "gearys-c",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--weights",
                "rook",
                "--permutations",
                "0",
                "--json");
        assertThat(c.number("c")).isCloseTo(0.436177474403, within(1e-11));
        assertThat(c.number("variance")).isCloseTo(0.0213944499856, within(1e-12));
        assertThat(c.number("z")).isCloseTo(3.85471132, within(1e-7));
        assertThat(c.number("expected")).isEqualTo(1);
        Said g = run("general-g", "--units", path("squares.gpkg"), "--value", "v", "--weights", "rook", "--json");
        assertThat(g.number("g")).isCloseTo(0.156082263991, within(1e-11));
        assertThat(g.number("variance")).isCloseTo(2.56067265e-5, within(1e-13));
        assertThat(g.number("z")).isCloseTo(4.49556162, within(1e-7));
        assertThat(g.out).contains("\"style\": \"binary\"");
        Said row = run("general-g", "--units", path("squares.gpkg"), "--value", "v", "--style", "row", "--json");
        assertThat(row.out).contains("\"style\": \"row\"");
    }

    @Test
    void joinCountsTakeAThresholdOrAListOfValues() {
        Said joins = run(
                "join-counts",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--weights",
                "rook",
                "--at-least",
                "13",
                "--json");
        assertThat(joins.number("black")).isEqualTo(13);
        assertThat(joins.out.replaceAll("\\s+", " "))
                .contains("\"bb\": { \"count\": 16, \"expected\": 10.4, \"variance\": 3.165217391304")
                .contains("\"bw\": { \"count\": 13, \"expected\": 20.8")
                .contains("\"ww\": { \"count\": 11, \"expected\": 8.8");
        Said list = run(
                "join-counts",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--weights",
                "rook",
                "--black",
                "13,14,15,16,17,18,19,20,21,25",
                "--json");
        assertThat(list.out.replaceAll("(?s)\"blackIs\".*?,\n", ""))
                .isEqualTo(joins.out.replaceAll("(?s)\"blackIs\".*?,\n", ""));
        Said neither = run("join-counts", "--units", path("squares.gpkg"), "--value", "v");
        assertThat(neither.code).isEqualTo(1);
        assertThat(neither.err)
                .startsWith(
                        "GATHER-08   squares.gpkg: join counts need two kinds of units, but unit 1 has the value 12");
        assertThat(run(
                                "join-counts",
                                "--units",
                                path("squares.gpkg"),
                                "--value",
                                "v",
                                "--at-least",
                                "13",
                                "--weights",
                                "k:3")
                        .err)
                .startsWith("STATS-11    --weights k:3: ");
        assertThat(run(
                                "join-counts",
                                "--units",
                                path("squares.gpkg"),
                                "--value",
                                "v",
                                "--at-least",
                                "13",
                                "--weights",
                                "inverse")
                        .err)
                .startsWith("STATS-13    --weights inverse: ");
    }

    @Test
    void localGearySumsToTheGlobalOne() throws IOException {
        Said said = run(
                "local-geary",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--id",
                "code",
                "--permutations",
                "99",
                "--out",
                path("geary.csv"));
        assertThat(said.code).isZero();
        var table = TableFile.read(file("geary.csv"), "", "geary.csv");
        assertThat(table.columns()).startsWith("id", "value", "c", "p", "p_fdr", "p_bonferroni", "cluster");
        // sum of c = 2 S0 n/(n-1) C, C with queen weights and S0 = n = 25; z has the divisor n - 1
        double sum = table.rows().stream()
                .mapToDouble(r -> Double.parseDouble(r.findText("c").orElseThrow()))
                .sum();
        assertThat(sum).isCloseTo(2 * 25 * 0.571023890785, within(1e-8));
        Said esda = run(
                "local-geary",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--permutations",
                "99",
                "--convention",
                "esda",
                "--json");
        assertThat(esda.number("c"))
                .isCloseTo(
                        Double.parseDouble(table.rows().get(0).findText("c").orElseThrow()) * 25 / 24, within(1e-11));
        assertThat(run("local-geary", "--units", path("squares.gpkg"), "--value", "v", "--permutations", "0").code)
                .isEqualTo(2);
    }

    @Test
    void weightsAreSummedUpAndReadBack() throws IOException {
        Said said =
                run("weights", "--units", path("squares.gpkg"), "--id", "code", "--out", path("queen.gal"), "--json");
        assertThat(said.number("units")).isEqualTo(25);
        assertThat(said.number("links")).isEqualTo(144);
        assertThat(said.number("components")).isEqualTo(1);
        assertThat(said.out.replaceAll("\\s+", " "))
                .contains("\"unitsByNeighbours\": { \"3\": 4, \"5\": 12, \"8\": 9 }");
        assertThat(Files.readAllLines(file("queen.gal"))).startsWith("0 25 squares.gpkg code", "u25 3");
        Said file = run(
                "morans-i",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--id",
                "code",
                "--weights",
                path("queen.gal"),
                "--json");
        assertThat(file.number("i")).isCloseTo(0.403873720137, within(1e-11));
        assertThat(run("weights", "--units", path("squares.gpkg"), "--id", "words", "--out", path("x.gwt")).err)
                .startsWith("GATHER-09   squares.gpkg: ids \"word 0\"");
        double hole = Double.NaN;
        raster("holes.tif", new Grid(PLANE, 0, 3000, 1000, 1000, 3, 3), new double[] {
            1, hole, 3, hole, hole, hole, 7, 8, 9
        });
        Said islands = run(
                "weights", "--raster", path("holes.tif"), "--weights", "rook", "--out", path("holes.gal"), "--json");
        assertThat(islands.number("units")).isEqualTo(5);
        assertThat(islands.out).contains("\"r1c1\"").contains("\"r1c3\"");
        assertThat(Files.readAllLines(file("holes.gal"))).startsWith("0 5 holes.tif id", "r1c1 0");
    }

    @Test
    void ellipseAndMigrationAreThoseOfTheMethodsPage() throws IOException {
        Said said = run("ellipse", "--units", path("squares.gpkg"), "--value", "v", "--json");
        // methods 5.8: centre (1.97, 2.07) and semi-axes 1.154, 1.459 in steps of 1 km; cell centres start at 400.5 km,
        // 3,096.5 km
        assertThat(said.number("x")).isCloseTo(400_500 + 1972.7272727, within(1e-3));
        assertThat(said.number("y")).isCloseTo(3_096_500 + 2069.6969697, within(1e-3));
        assertThat(said.number("major")).isCloseTo(1459.0366090, within(1e-4));
        assertThat(said.number("minor")).isCloseTo(1154.2432027, within(1e-4));
        assertThat(said.number("azimuth_deg")).isCloseTo(134.198, within(1e-3));
        Said root = run(
                "ellipse",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v,v",
                "--years",
                "2005,2010",
                "--convention",
                "arcgis",
                "--out",
                path("e.gpkg"),
                "--json");
        assertThat(root.number("major")).isCloseTo(2063.3893604, within(1e-4));
        assertThat(root.out).contains("\"year\": 2010").contains("\"distance\": 0");
        Layer layer = VectorFile.read(file("e.gpkg"));
        assertThat(layer.size()).isEqualTo(2);
        assertThat(layer.geometry(0).getArea())
                .isCloseTo(Math.PI * 2063.3893604 * 1632.3463916, Percentage.withPercentage(0.05));
        assertThat(run("ellipse", "--units", path("squares.gpkg"), "--value", "v,v", "--years", "2010,2005").err)
                .startsWith("GATHER-10   --years: 2010,2005 is not a list");
    }

    @Test
    void classBreaksAreThoseOfTheMethodsPage() {
        Said said = run("class-breaks", "--units", path("squares.gpkg"), "--value", "v", "--classes", "5", "--json");
        assertThat(said.out.replaceAll("\\s+", " ")).contains("\"breaks\": [5, 9, 13, 17, 21, 25]");
        assertThat(said.number("gvf")).isCloseTo(0.9481147, within(1e-7));
        Said quantile = run("class-breaks", "--units", path("squares.gpkg"), "--value", "v", "--method", "quantile");
        assertThat(quantile.out)
                .startsWith("class,lower,upper,count,share_percent,name,gvf,method\n1,5,8.8,5,20,,0.9140297");
        assertThat(run("class-breaks", "--units", path("squares.gpkg"), "--value", "v", "--method", "best").code)
                .isEqualTo(2);
    }

    @Test
    void breaksOfTheUserAndBoxMapsAreWaysToCut() throws IOException {
        Said own = run("class-breaks", "--units", path("squares.gpkg"), "--value", "v", "--breaks", "10,20", "--json");
        assertThat(own.out.replaceAll("\\s+", " "))
                .contains("\"method\": \"manual\"")
                .contains("\"breaks\": [5, 10, 20, 25], \"counts\": [8, 15, 2]");
        Said box = run(
                "class-breaks",
                "--units",
                path("squares.gpkg"),
                "--value",
                "v",
                "--method",
                "box-map",
                "--out",
                path("box.gpkg"),
                "--json");
        // mapclassify.BoxPlot: -1.5, 9, 13, 16, 26.5; nothing lies beyond the fences
        assertThat(box.out.replaceAll("\\s+", " "))
                .contains("\"breaks\": [-1.5, -1.5, 9, 13, 16, 26.5, 26.5], \"counts\": [0, 7, 7, 5, 6, 0]")
                .contains("\"names\": [\"lower outlier\", \"below 25 %\"");
        Layer layer = VectorFile.read(file("box.gpkg"));
        assertThat(layer.size()).isEqualTo(25);
        int name = layer.find("name").orElseThrow();
        int value = layer.find("value").orElseThrow();
        for (int i = 0; i < 25; i++) {
            assertThat(layer.text(i, name).equals("above 75 %")).isEqualTo(layer.value(i, value) > 16);
        }
        for (String[] wrong : new String[][] {{"--method", "manual"}, {"--method", "natural", "--breaks", "1"}}) {
            List<String> args =
                    new ArrayList<>(List.of("class-breaks", "--units", path("squares.gpkg"), "--value", "v"));
            args.addAll(List.of(wrong));
            Said said = run(args.toArray(String[]::new));
            assertThat(said.code).isEqualTo(2);
            assertThat(said.err).contains("--breaks and --method manual go together.");
        }
        assertThat(run("class-breaks", "--units", path("squares.gpkg"), "--value", "v", "--breaks", "20,10").err)
                .startsWith("STATS-03    breaks: breaks must be finite numbers, each above the one before: [20, 10]");
    }

    @Test
    void theMoranScatterPlotIsATableOrADrawing() throws IOException {
        for (String ending : List.of("csv", "svg", "png")) {
            assertThat(run(
                                    "morans-i",
                                    "--units",
                                    path("squares.gpkg"),
                                    "--value",
                                    "v",
                                    "--scatter",
                                    path("scatter." + ending))
                            .code)
                    .isZero();
        }
        var table = TableFile.read(file("scatter.csv"), "", "scatter.csv");
        assertThat(table.columns()).containsExactly("id", "value", "z", "lag", "quadrant");
        assertThat(table.rows()).hasSize(25);
        assertThat(table.rows().stream()
                        .limit(7)
                        .map(r -> r.findText("quadrant").orElseThrow()))
                .containsExactly("LH", "HH", "HH", "LL", "LL", "HH", "HH");
        assertThat(Files.readString(file("scatter.svg")))
                .contains("Moran&#39;s I = 0.404")
                .contains("High")
                .doesNotContain("Not significant");
        assertThat(Files.readAllBytes(file("scatter.png"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(run("morans-i", "--units", path("squares.gpkg"), "--value", "v", "--scatter", path("x.pdf")).err)
                .startsWith("GATHER-05   --scatter: ");
    }

    @Test
    void aRastersCellsBecomeSquaresOfAGeoPackage() throws IOException {
        double[] cells = X.clone();
        cells[3] = Double.NaN;
        raster("hole.tif", new Grid(PLANE, 400_000, 3_101_000, 1000, 1000, 5, 5), cells);
        assertThat(run("hot-spots", "--raster", path("hole.tif"), "--out", path("cells.gpkg")).code)
                .isZero();
        Layer layer = VectorFile.read(file("cells.gpkg"));
        assertThat(layer.size()).isEqualTo(24);
        assertThat(layer.geometry(3).getEnvelopeInternal())
                .isEqualTo(new Envelope(404_000, 405_000, 3_100_000, 3_101_000));
        assertThat(layer.text(3, layer.find("id").getAsInt())).isEqualTo("r1c5");
    }
}
