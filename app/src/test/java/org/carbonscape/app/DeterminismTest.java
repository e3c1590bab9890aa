package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same input, options and seed: the same bytes. And what must not matter, does not. */
class DeterminismTest {
    private static final int COLUMNS = 700; // more than one block of 512 both ways, with short last ones
    private static final int ROWS = 560;
    private static final String[] UNITS = {
        "W 450000 3044000 480000 3100000", "E 480000 3044000 520000 3080000", "N 480000 3080000 510000 3100000"
    };
    private static final String YAML = """
            units: { d: { file: u.geojson, id: id, name: name }%s }
            carbon:
              factors: literature-cn
              emissions: { file: e.csv, units: d }
              allocate: { by: w.tif }
              stock: s.csv
            """;

    @TempDir
    private static Path shared;

    private static SortedMap<String, byte[]> plain; // by the plain engine, one thread
    private static Map<String, Map<String, List<String>>> plainTables;

    @TempDir
    private Path root;

    private Desk desk;

    /** Patchy land of six classes with holes of no data. */
    private static IntBinaryOperator land(int year) {
        return (x, y) -> {
            int patch = Math.floorMod((x / 9) * 31 + (y / 7) * 17 + (x / 50) * (y / 40), 29);
            if (patch == 0) {
                return 0;
            }
            int c = 1 + patch % 6;
            return c != 5 && Math.floorMod(x * 13 + y * 7, 41) < year ? 5 : c;
        };
    }

    private static PlainTiff phase(int year) {
        return PlainTiff.of(COLUMNS, ROWS, land(year));
    }

    private static PlainTiff lights() {
        return PlainTiff.of(COLUMNS, ROWS, (x, y) -> Math.floorMod(x * x + 3 * y, 200))
                .type(PlainTiff.Type.FLOAT)
                .noData("-1");
    }

    @BeforeAll
    static void theRunThatOthersAreHeldAgainst() {
        Desk desk = study(shared);
        plain = outputs(desk, "run", "--threads", "1");
        plainTables = tables(desk);
    }

    @BeforeEach
    void theSameStudy() {
        desk = study(root);
    }

    private static Desk study(Path root) {
        return new Desk(root)
                .write("a.tif", phase(0))
                .write("b.tif", phase(4))
                .write("c.tif", phase(9))
                .write("w.tif", lights())
                .squares("u.geojson", 4547, UNITS)
                .write("e.csv", """
                        year,unit,amount,unit_of_amount
                        2000,W,1000.1,10^4 tCO2
                        2000,E,333.3,10^4 tCO2
                        2000,N,77.7,10^4 tCO2
                        2010,W,1500.5,10^4 tCO2
                        2010,E,444.4,10^4 tCO2
                        2010,N,88.8,10^4 tCO2
                        2020,W,1700.9,10^4 tCO2
                        2020,E,555.5,10^4 tCO2
                        2020,N,99.9,10^4 tCO2
                        """)
                .write(
                        "s.csv",
                        "class,value,unit\ncultivated,50,tC/ha\nforest,120.5,tC/ha\ngrassland,70,tC/ha\n"
                                + "water,0,tC/ha\nconstruction,10,tC/ha\nunused,20,tC/ha\n")
                .study("2000: a.tif, 2010: b.tif, 2020: c.tif", YAML.formatted(", n: { fishnet: 7 km }"));
    }

    private SortedMap<String, byte[]> outputs(String name, String... options) {
        return outputs(desk, name, options);
    }

    private static SortedMap<String, byte[]> outputs(Desk desk, String name, String... options) {
        String[] args = new String[4 + options.length];
        System.arraycopy(
                new String[] {
                    "run",
                    desk.folder().resolve("study.yaml").toString(),
                    "--out",
                    desk.folder().resolve(name).toString()
                },
                0,
                args,
                0,
                4);
        System.arraycopy(options, 0, args, 4, options.length);
        Desk.Outcome run = Desk.command(args);
        assertThat(run.code()).as(run.err()).isZero();
        return desk.files(name);
    }

    private static void assertSame(Map<String, byte[]> one, Map<String, byte[]> other, String... apart) {
        assertThat(other.keySet()).isEqualTo(one.keySet());
        one.forEach((name, bytes) -> {
            if (!List.of(apart).contains(name)) {
                assertThat(Arrays.equals(bytes, other.get(name)))
                        .as("same bytes of %s", name)
                        .isTrue();
            }
        });
    }

    @Test
    void threeThreadsWriteTheSameBytesAsThePlainEngine() {
        assertThat(plain).hasSizeGreaterThan(30);
        assertSame(plain, outputs("run", "--threads", "3"));
    }

    /** A browser reads no VRT: the atlas shows the whole halved twice, one layer each. */
    @Test
    void rastersInTilesAreLayersOfTheAtlasToo() throws Exception {
        outputs("tiled", "--tiles", "512");
        Path site = root.resolve("site");
        Desk.Outcome done =
                Desk.command("publish", desk.folder().resolve("tiled").toString(), site.toString());
        assertThat(done.code()).as(done.err()).isZero();
        Path run = site.resolve("runs/1");
        List<String> shown = new ArrayList<>();
        new ObjectMapper()
                .readTree(run.resolve("atlas.json").toFile())
                .path("rasters")
                .forEach(r -> shown.add(r.path("file").asText()));
        assertThat(shown)
                .hasSameSizeAs(plain.keySet().stream()
                        .filter(n -> n.startsWith("rasters/") && n.endsWith(".qml"))
                        .toList())
                .contains("rasters/landuse_2000_overview.tif", "rasters/net_2020_overview.tif")
                .allSatisfy(f -> assertThat(run.resolve(f)).isRegularFile());
    }

    @Test
    @Tag("slow")
    void twoAndFourThreadsToo() {
        assertSame(plain, outputs("run", "--threads", "2"));
        assertSame(plain, outputs("run", "--threads", "4"));
    }

    @Test
    void howTheInputIsTiledAndCompressedDoesNotMatter() {
        desk.write("a.tif", phase(0).tiles(64, true))
                .write("b.tif", phase(4).tiles(256, false))
                .write("c.tif", phase(9).type(PlainTiff.Type.SHORT).tiles(128, true))
                .write("w.tif", lights().tiles(16, true));
        // the report lists size and checksum of its inputs
        assertSame(plain, outputs("run", "--threads", "2"), "report.html");
    }

    @Test
    @Tag("slow")
    void aGeographicGridIsAsSteady() {
        desk.write("a.tif", phase(0).epsg(4490).at(112, 28).cells(0.001, 0.001))
                .write(
                        "b.tif",
                        phase(4).epsg(4490).at(112, 28).cells(0.001, 0.001).tiles(64, true))
                .write("c.tif", phase(9).epsg(4490).at(112, 28).cells(0.001, 0.001))
                .write("w.tif", lights().epsg(4490).at(112, 28).cells(0.001, 0.001))
                .squares(
                        "u.geojson", 4490, "W 112 27.44 112.3 28", "E 112.3 27.44 112.7 27.8", "N 112.3 27.8 112.6 28");
        desk.study("2000: a.tif, 2010: b.tif, 2020: c.tif", YAML.formatted(""));
        assertSame(outputs("one", "--threads", "1"), outputs("four", "--threads", "4"));
    }

    @Test
    void totalsAreConservedFromTheTableToTheMap() {
        Desk desk = new Desk(shared);
        Map<String, double[]> sums = new TreeMap<>();
        desk.rows("carbon-by-unit", 4).values().forEach(row -> {
            double[] sum = sums.computeIfAbsent(row.get(0) + " " + row.get(3), k -> new double[3]);
            for (int k = 0; k < 3; k++) {
                sum[k] += Double.parseDouble(row.get(5 + k));
            }
        });
        for (String year : List.of("2000", "2010", "2020")) {
            for (String set : List.of("d", "n")) {
                for (int k = 0; k < 3; k++) {
                    assertThat(Math.abs(sums.get(set + " " + year)[k] / sums.get("region " + year)[k] - 1))
                            .as(set + year + k)
                            .isLessThan(1e-9);
                }
            }
        }
        // 2010: 1500.5 + 444.4 + 88.8 = 2033.7 x 10^4 tCO2, and nothing else stands on construction land
        assertThat(desk.number("carbon-by-class", 3, "2010 construction source", "tCO2") / 20_337_000)
                .isBetween(1 - 1e-9, 1 + 1e-9);
        double map = mapTotal("rasters/net_2010.tif");
        assertThat(map / sums.get("region 2010")[2])
                .as("cells are 32-bit floats")
                .isBetween(1 - 1e-6, 1 + 1e-6);
    }

    /** Sum of a flux map: tCO2/ha/yr on cells of 1 ha. */
    private double mapTotal(String name) {
        TiffFile tiff = TiffFile.open(shared.resolve("run").resolve(name));
        double sum = 0;
        ValueRaster raster = tiff.values(tiff.grid(), List.of());
        try (ValueRaster.Reader reader = raster.open()) {
            for (int b = 0; b < raster.tiling().count(); b++) {
                Window window = raster.tiling().window(b);
                float[] cells = new float[window.cells()];
                reader.read(window, cells);
                for (float v : cells) {
                    sum += Float.isNaN(v) ? 0 : v;
                }
            }
        }
        return sum;
    }

    @Test
    void aRegionTurnedUpsideDownHasTheSameTables() {
        double middleX = 2 * 450_000 + COLUMNS * 100.0;
        double middleY = 2 * 3_100_000 - ROWS * 100.0;
        desk.write("a.tif", turned(land(0)))
                .write("b.tif", turned(land(4)))
                .write("c.tif", turned(land(9)))
                .write(
                        "w.tif",
                        PlainTiff.of(COLUMNS, ROWS, (x, y) -> lights().cell().applyAsInt(COLUMNS - 1 - x, ROWS - 1 - y))
                                .type(PlainTiff.Type.FLOAT)
                                .noData("-1"))
                .squares(
                        "u.geojson",
                        4547,
                        Arrays.stream(UNITS)
                                .map(u -> u.split(" "))
                                .map(u -> String.join(
                                        " ",
                                        u[0],
                                        Double.toString(middleX - Double.parseDouble(u[3])),
                                        Double.toString(middleY - Double.parseDouble(u[4])),
                                        Double.toString(middleX - Double.parseDouble(u[1])),
                                        Double.toString(middleY - Double.parseDouble(u[2]))))
                                .toArray(String[]::new));
        outputs("run");
        assertSameTables(plainTables, tables(desk));
    }

    private static PlainTiff turned(IntBinaryOperator land) {
        return PlainTiff.of(COLUMNS, ROWS, (x, y) -> land.applyAsInt(COLUMNS - 1 - x, ROWS - 1 - y));
    }

    @Test
    void theOrderOfUnitsAndOfTableRowsDoesNotMatter() throws Exception {
        desk.squares("u.geojson", 4547, UNITS[2], UNITS[0], UNITS[1]);
        List<String> lines = new ArrayList<>(Files.readAllLines(root.resolve("e.csv")));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(5));
        desk.write("e.csv", String.join("\n", lines));
        outputs("run");
        assertSameTables(plainTables, tables(desk));
    }

    @Test
    void otherCodesForTheSameClassesGiveTheSameTables() {
        String[] names = {"cultivated", "forest", "grassland", "water", "construction", "unused"};
        String colours = "#ffff64 #228b22 #9acd32 #0070ff #e41a1c #c0c0c0";
        int[] codes = {60, 0, 7, 254, 33, 2}; // 0 is a class here, 99 is none
        desk.write("l.csv", legend(names, codes, colours));
        for (String[] phase : new String[][] {{"a", "0"}, {"b", "4"}, {"c", "9"}}) {
            IntBinaryOperator land = land(Integer.parseInt(phase[1]));
            desk.write(
                    phase[0] + ".tif",
                    PlainTiff.of(COLUMNS, ROWS, (x, y) -> {
                                int c = land.applyAsInt(x, y);
                                return c == 0 ? 99 : codes[c - 1];
                            })
                            .noData("99"));
        }
        desk.write("study.yaml", readStudy().replace("cnlucc-6", "l.csv"));
        outputs("run");
        assertSameTables(plainTables, tables(desk));
    }

    private String readStudy() {
        try {
            return Files.readString(root.resolve("study.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String legend(String[] names, int[] codes, String colours) {
        StringBuilder text = new StringBuilder("code,class,color\n");
        for (int k = 0; k < names.length; k++) {
            text.append(codes[k])
                    .append(',')
                    .append(names[k])
                    .append(',')
                    .append(colours.split(" ")[k])
                    .append('\n');
        }
        return text.toString();
    }

    private static Map<String, Map<String, List<String>>> tables(Desk desk) {
        Map<String, Map<String, List<String>>> tables = new TreeMap<>();
        Map.of(
                        "class-areas",
                        2,
                        "transitions",
                        6,
                        "change",
                        6,
                        "carbon-by-class",
                        3,
                        "carbon-by-unit",
                        4,
                        "stock-by-unit",
                        3)
                .forEach((name, keys) -> tables.put(name, desk.rows(name, keys)));
        // squares of a fishnet are numbered from its corner: they turn with the map
        tables.values().forEach(rows -> rows.keySet().removeIf(k -> k.startsWith("n ")));
        return tables;
    }

    /** Counts to the cell; amounts that pass through the weight raster's sums to 1e-12. */
    private static void assertSameTables(
            Map<String, Map<String, List<String>>> one, Map<String, Map<String, List<String>>> other) {
        one.forEach((name, rows) -> {
            assertThat(other.get(name).keySet()).as(name).isEqualTo(rows.keySet());
            rows.forEach((key, row) -> {
                List<String> otherRow = other.get(name).get(key);
                for (int c = 0; c < row.size(); c++) {
                    if (row.get(c).matches("-?[0-9.]+(E-?[0-9]+)?")
                            && otherRow.get(c).matches("-?[0-9.]+(E-?[0-9]+)?")) {
                        double a = Double.parseDouble(row.get(c));
                        double b = Double.parseDouble(otherRow.get(c));
                        assertThat(Math.abs(a - b))
                                .as("%s %s %s", name, key, row)
                                .isLessThanOrEqualTo(1e-12 * Math.max(1, Math.abs(a)));
                    } else {
                        assertThat(otherRow.get(c)).as("%s %s", name, key).isEqualTo(row.get(c));
                    }
                }
            });
        });
    }
}
