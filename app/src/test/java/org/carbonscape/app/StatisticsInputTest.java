package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.io.vector.VectorFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Spatial statistics on files as people have them: ids of their own, classes by name, files of other programs, degrees.
 */
class StatisticsInputTest {
    private static final Crs PLANE = Crs.epsg(4547);

    @TempDir
    private Path folder;

    /** A row of four squares that touch, and one apart. */
    @BeforeEach
    void units() throws IOException {
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> shapes = new ArrayList<>();
        String[] classes = {"forest", "forest", "crop", "crop", "forest"};
        Table.Builder table = Table.named("units").text("code", "same", "class").number("v");
        for (int i = 0; i < 5; i++) {
            int west = 400_000 + (i < 4 ? i : 9) * 1000;
            shapes.add(factory.toGeometry(new Envelope(west, west + 1000, 3_100_000, 3_101_000)));
            table.row("4301" + i, i == 2 ? "b" : "a", classes[i], new double[] {1, 2, 4, 8, 3}[i]);
        }
        GeoPackageWriter.write(
                folder.resolve("units.gpkg"),
                List.of(new MapLayer("units", PLANE, PLANE.wkt1(), shapes, table.build())),
                Instant.EPOCH);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static double number(Desk.Outcome outcome, String name) {
        var m = Pattern.compile("\"" + name + "\": ([-0-9.Ee]+)").matcher(outcome.out());
        assertThat(m.find()).as(name + " in " + outcome).isTrue();
        return Double.parseDouble(m.group(1));
    }

    @Test
    void islandsAreToldByTheUsersIds() {
        assertThat(Desk.command("morans-i", "--units", path("units.gpkg"), "--value", "v", "--id", "code")
                        .told())
                .contains("units without neighbours: 1 (43014)");
        assertThat(Desk.command("morans-i", "--units", path("units.gpkg"), "--value", "v")
                        .told())
                .contains("units without neighbours: 1 (5)");
        assertThat(Desk.command(
                                "join-counts",
                                "--units",
                                path("units.gpkg"),
                                "--value",
                                "v",
                                "--id",
                                "code",
                                "--lang",
                                "zh")
                        .told())
                .contains("单元 43011 的值为 2");
    }

    @Test
    void theColumnIdNamesTheUnitsWhereItCan() throws IOException {
        Layer layer = VectorFile.read(folder.resolve("units.gpkg"), Optional.empty(), "units");
        List<Geometry> shapes = IntStream.range(0, 5).mapToObj(layer::geometry).toList();
        Table.Builder good = Table.named("good").text("id").number("v");
        Table.Builder bad = Table.named("bad").text("id").number("v");
        for (int i = 0; i < 5; i++) {
            good.row("z" + (9 - i), (double) i);
            bad.row("same", (double) i);
        }
        GeoPackageWriter.write(
                folder.resolve("good.gpkg"),
                List.of(new MapLayer("good", PLANE, PLANE.wkt1(), shapes, good.build())),
                Instant.EPOCH);
        GeoPackageWriter.write(
                folder.resolve("bad.gpkg"),
                List.of(new MapLayer("bad", PLANE, PLANE.wkt1(), shapes, bad.build())),
                Instant.EPOCH);
        assertThat(Desk.command("local-moran", "--units", path("good.gpkg"), "--value", "v")
                        .out()
                        .lines()
                        .skip(1)
                        .map(l -> l.split(",")[0]))
                .containsExactly("z9", "z8", "z7", "z6", "z5");
        assertThat(Desk.command("local-moran", "--units", path("bad.gpkg"), "--value", "v")
                        .out()
                        .lines()
                        .skip(1)
                        .map(l -> l.split(",")[0]))
                .containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void otherProgramsNamesOfOptionsAreUnderstood() {
        String own = Desk.command(
                        "local-moran",
                        "--units",
                        path("units.gpkg"),
                        "--value",
                        "v",
                        "--style",
                        "binary",
                        "--permutations",
                        "99",
                        "--correction",
                        "bonferroni",
                        "--convention",
                        "esda")
                .out();
        assertThat(own).contains("bonferroni");
        assertThat(Desk.command(
                                "local-moran",
                                "--input",
                                path("units.gpkg"),
                                "--column",
                                "v",
                                "--binary",
                                "--nsim=99",
                                "--bonferroni",
                                "--convention",
                                "PySAL")
                        .out())
                .isEqualTo(own);
        assertThat(Desk.command(
                                "hot-spots",
                                "--units",
                                path("units.gpkg"),
                                "--field=v",
                                "--transform",
                                "B",
                                "--gi",
                                "--p-adjust",
                                "BH")
                        .out())
                .isEqualTo(Desk.command(
                                "hot-spots",
                                "--units",
                                path("units.gpkg"),
                                "--value",
                                "v",
                                "--style",
                                "binary",
                                "--without-self",
                                "--correction",
                                "fdr")
                        .out())
                .contains("Gi, 9999 shared permutations");
        assertThat(Desk.command(
                                "class-breaks",
                                "--units",
                                path("units.gpkg"),
                                "--value",
                                "v",
                                "--method",
                                "Fisher-Jenks",
                                "--k",
                                "2",
                                "--json")
                        .out())
                .isEqualTo(Desk.command(
                                "class-breaks",
                                "--units",
                                path("units.gpkg"),
                                "--value",
                                "v",
                                "--method",
                                "natural",
                                "--classes",
                                "2",
                                "--json")
                        .out())
                .contains("\"classes\": 2");
        // what the command itself knows by that name stays its own, and what nobody knows is wrong
        assertThat(Desk.command("weights", "--units", path("units.gpkg"), "--nsim", "9")
                        .code())
                .isEqualTo(2);
        assertThat(Desk.command("weights", "--help").out())
                .doesNotContain("--permutations")
                .doesNotContain("--seed")
                .doesNotContain("--convention")
                .contains("--tolerance");
    }

    @Test
    void divisorMomentsAndPermutationsOfALocalMoranCanBeChosen() {
        String[] ask = {"local-moran", "--units", path("units.gpkg"), "--value", "v", "--permutations", "0"};
        double[] n = first(ask);
        double[] less = first(with(ask, "--divisor", "n-1"));
        double[] total = first(with(ask, "--moments", "total"));
        assertThat(less[0]).isCloseTo(n[0] * 4 / 5, within(1e-12)); // five units
        assertThat(total[0]).isEqualTo(n[0]);
        assertThat(total[1]).isCloseTo(-1 / 4.0, within(1e-14)); // -w/(n-1)
        assertThat(n[1]).isNotCloseTo(-1 / 4.0, within(1e-3));
        assertThat(Desk.command("local-moran", "--units", path("units.gpkg"), "--value", "v")
                        .out())
                .contains("9999 shared permutations");
        assertThat(Desk.command("hot-spots", "--units", path("units.gpkg"), "--value", "v", "--permutations", "auto")
                        .out())
                .contains("9999 shared permutations");
        assertThat(Desk.command("hot-spots", "--units", path("units.gpkg"), "--value", "v", "--permutations", "many")
                        .code())
                .isEqualTo(2);
    }

    private static String[] with(String[] ask, String... more) {
        return Stream.of(ask, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** I and its mean of the first unit. */
    private static double[] first(String... ask) {
        String[] cells = Desk.command(ask)
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(",");
        return new double[] {Double.parseDouble(cells[2]), Double.parseDouble(cells[3])};
    }

    @Test
    void aRasterWithoutASystemIsAPlaneInMetres() {
        Desk desk = new Desk(folder)
                .write("plain.tif", PlainTiff.of(8, 8, (x, y) -> x * y % 7).epsg(0));
        String raster = desk.folder().resolve("plain.tif").toString();
        Desk.Outcome queen = Desk.command("morans-i", "--raster", raster, "--permutations", "0", "--json");
        assertThat(queen.code()).as(queen.told()).isZero();
        assertThat(queen.told()).startsWith("GATHER-C03  plain.tif: it has no coordinate reference system");
        assertThat(Desk.command("local-moran", "--raster", raster, "--out", path("plain.csv"))
                        .code())
                .isZero();
        assertThat(Desk.command("local-moran", "--raster", raster, "--out", path("plain.gpkg"))
                        .told())
                .contains("CRS-01      plain.tif");
    }

    @Test
    void aRadiusMayBeCalledBandwidth() {
        String[] ask = {
            "density",
            "--units",
            path("units.gpkg"),
            "--value",
            "v",
            "--cell",
            "500",
            "--out",
            path("d.tif"),
            "--replace",
            "--json"
        };
        assertThat(number(Desk.command(with(ask, "--bandwidth", "3 km")), "radius_m"))
                .isEqualTo(3000);
        assertThat(Desk.command(with(ask, "--bandwidth", "silverman")).code()).isEqualTo(2);
        assertThat(Desk.command(with(ask, "--bandwidth", "3km", "--radius", "2km"))
                        .code())
                .isEqualTo(2);
        assertThat(number(Desk.command(with(ask, "--bandwidth", "SUM")), "radius_m"))
                .isNotEqualTo(number(Desk.command(ask), "radius_m"));
    }

    @Test
    void idsThatTellUnitsApartAreNeeded() {
        Desk.Outcome doubled = Desk.command("hot-spots", "--units", path("units.gpkg"), "--value", "v", "--id", "same");
        assertThat(doubled.code()).isEqualTo(1);
        assertThat(doubled.told())
                .startsWith("VECTOR-08   units.gpkg: 1 id of column \"same\" occurs more than once: a\n");
    }

    @Test
    void aGalFileMayCountFromOneOrAsPySalDoesFromZero() throws IOException {
        Files.writeString(folder.resolve("one.gal"), "5\n1 1\n2\n2 2\n1 3\n3 2\n2 4\n4 1\n3\n5 0\n\n");
        Files.writeString(folder.resolve("zero.gal"), "5\n0 1\n1\n1 2\n0 2\n2 2\n1 3\n3 1\n2\n4 0\n\n");
        Files.writeString(folder.resolve("beyond.gal"), "5\n0 1\n5\n5 1\n0\n");
        String[] ask = {
            "morans-i", "--units", path("units.gpkg"), "--value", "v", "--permutations", "0", "--json", "--weights", ""
        };
        double own = number(
                Desk.command(
                        "morans-i", "--units", path("units.gpkg"), "--value", "v", "--permutations", "0", "--json"),
                "i");
        for (String file : List.of("one.gal", "zero.gal")) {
            ask[ask.length - 1] = path(file);
            assertThat(number(Desk.command(ask), "i")).as(file).isEqualTo(own);
        }
        ask[ask.length - 1] = path("beyond.gal");
        assertThat(Desk.command(ask).told())
                .startsWith("WEIGHTS-02  --weights beyond.gal: line 2: \"0\" is not a unit\n");
        String[] byCode = {
            "morans-i", "--units", path("units.gpkg"), "--value", "v", "--id", "code", "--weights", path("zero.gal")
        };
        assertThat(Desk.command(byCode).told())
                .as("ids of a column are never guessed")
                .startsWith("WEIGHTS-02  --weights zero.gal: line 2: \"0\" is not a unit\n");
    }

    @Test
    void aColumnOfNamesStandsBesideTheIds() throws Exception {
        Path out = folder.resolve("named.csv");
        String[] ask = {
            "local-moran",
            "--units",
            path("units.gpkg"),
            "--value",
            "v",
            "--id",
            "code",
            "--name",
            "code",
            "--permutations",
            "19",
            "--out",
            out.toString()
        };
        assertThat(Desk.command(ask).code()).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.get(0)).startsWith("id,name,");
        assertThat(lines.subList(1, lines.size()))
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l.split(",")[1]).isEqualTo(l.split(",")[0]));
        ask[8] = "nobody";
        Files.delete(out);
        assertThat(Desk.command(ask).told()).startsWith("VECTOR-06   units.gpkg: there is no column \"nobody\"");
    }

    @Test
    void classesByNameCanBeCounted() {
        String[] ask = {
            "join-counts",
            "--units",
            path("units.gpkg"),
            "--value",
            "class",
            "--permutations",
            "0",
            "--json",
            "--black",
            "forest"
        };
        Desk.Outcome forest = Desk.command(ask);
        // the island is left out: forest forest crop crop
        assertThat(number(forest, "black")).isEqualTo(2);
        assertThat(forest.out().replaceAll("\\s+", " "))
                .contains("\"bb\": { \"count\": 1,")
                .contains("\"bw\": { \"count\": 1,")
                .contains("\"ww\": { \"count\": 1,");
        ask[ask.length - 1] = "forrest";
        assertThat(Desk.command(ask).told()).isEqualTo("""
                GATHER-11   units.gpkg: no unit has the value forrest
                            Check --black; values found: crop, forest.
                """);
        assertThat(Desk.command("join-counts", "--units", path("units.gpkg"), "--value", "class", "--id", "code")
                        .told())
                .startsWith("GATHER-08   units.gpkg: join counts need two kinds of units, but unit 43010 has the value "
                        + "\"forest\"\n");
        assertThat(number(
                        Desk.command(
                                "join-counts",
                                "--units",
                                path("units.gpkg"),
                                "--value",
                                "v",
                                "--black",
                                "4.0,8",
                                "--json"),
                        "black"))
                .isEqualTo(2);
        assertThat(Desk.command("join-counts", "--units", path("units.gpkg"), "--value", "v", "--black", "5")
                        .told())
                .contains("values found: 1, 2, 3, 4, 8.");
    }

    @Test
    void formsAndFunctionsOfNeighboursAreListed() {
        assertThat(Desk.command("morans-i", "--units", path("units.gpkg"), "--value", "v", "--weights", "kernel:box")
                        .told())
                .contains("order2[:rook][:inclusive]")
                .contains("kernel[:FUNCTION][:D | :knnK]")
                .contains("quartic")
                .contains("bisquare");
    }

    @Test
    void densityOfARasterInDegreesIsMeasuredInMetres() throws IOException {
        // 2 per cell of 0.01 degrees at 28 north, where a cell is 1.09 km2
        PlainTiff.of(40, 30, (x, y) -> 2)
                .epsg(4326)
                .at(113, 28.3)
                .cells(0.01, 0.01)
                .write(folder.resolve("degrees.tif"));
        Desk.Outcome density =
                Desk.command("density", "--raster", path("degrees.tif"), "--out", path("density.tif"), "--json");
        assertThat(density.told()).contains("GATHER-C01  degrees.tif: ");
        assertThat(density.out()).contains("UTM zone 49N");
        assertThat(number(density, "amount")).isEqualTo(2400);
        assertThat(number(density, "held")).isCloseTo(2400, within(5.0));
        assertThat(number(density, "cell_m")).isCloseTo(Math.sqrt(983.1 * 1108.2), within(3.0));
        assertThat(number(density, "maximum")).isBetween(1.75, 1.9); // 2 / 1.09 km2
    }

    @Test
    void whatLiesOffTheGridAskedForIsTold() throws IOException {
        PlainTiff.of(2, 1, (x, y) -> 1).at(400_000, 3_101_000).cells(1000, 1000).write(folder.resolve("two.tif"));
        Desk.Outcome part = Desk.command(
                "density",
                "--units",
                path("units.gpkg"),
                "--value",
                "v",
                "--radius",
                "900",
                "--like",
                path("two.tif"),
                "--out",
                path("d.tif"));
        assertThat(part.code()).isZero();
        assertThat(part.told())
                .startsWith("GATHER-C02  --like two.tif: 83.3 % of the amount lies outside this grid"); // 15 of 18
    }
}
