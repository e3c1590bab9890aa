package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run writes opens in QGIS itself (Debian's python3-qgis) with its own styles: the project, every layer of it
 * drawn, and the colours compared with those that cells and attributes have by the style's text.
 */
@Tag("slow")
class QgisTest {
    @TempDir
    private static Path root;

    private static final List<String[]> TOLD = new ArrayList<>();

    @BeforeAll
    static void aRunIsLookedAt() throws Exception {
        assumeTrue(isInstalled(), "skipped: python3-qgis is not installed");
        Desk desk = new Desk(root);
        desk.write("a.tif", PlainTiff.of(120, 60, (x, y) -> x < 4 ? 0 : 1 + (x / 10 + y / 6) % 6))
                .write("b.tif", PlainTiff.of(120, 60, (x, y) -> x < 4 ? 0 : 1 + (x / 10 + y / 5) % 6))
                .squares("u.geojson", 4547, "W 450000 3094000 456000 3100000", "E 456000 3094000 462000 3100000")
                .write("emissions.csv", """
                        year,unit,amount,unit_of_amount
                        2000,W,100,tCO2
                        2000,E,9000,tCO2
                        2010,W,300,tCO2
                        2010,E,70000,tCO2
                        """)
                .study("2000: a.tif, 2010: b.tif", """
                        units: { 区县: { file: u.geojson, id: id, name: name }, cells: { fishnet: 1 km } }
                        carbon:
                          factors: literature-cn
                          emissions: { file: emissions.csv, units: 区县 }
                          stock: hunan-typical
                        statistics: { units: cells, density: { radius: 2 km }, local-moran: {}, hot-spots: {} }
                        suitability:
                          criteria: sink
                          weights: { entropy: true }
                          corridors: { from: key_protection, least-area: 1 ha }
                        """);
        Desk.Outcome run = Desk.command(
                "run",
                root.resolve("study.yaml").toString(),
                "--out",
                root.resolve("run").toString(),
                "--lang",
                "zh");
        assertThat(run.code()).as(run.err()).isZero();
        Path script = root.resolve("look_in_qgis.py");
        try (InputStream in =
                Objects.requireNonNull(QgisTest.class.getResourceAsStream("look_in_qgis.py"), "the script")) {
            Files.copy(in, script);
        }
        Path out = root.resolve("told.txt");
        Process process = new ProcessBuilder(
                        "/usr/bin/python3",
                        script.toString(),
                        root.resolve("run").toString())
                .redirectOutput(out.toFile())
                .redirectError(root.resolve("errors.txt").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        for (String line : Files.readString(out, StandardCharsets.UTF_8).split("\n")) {
            TOLD.add(line.split("\t"));
        }
        assertThat(process.exitValue())
                .as(Files.readString(root.resolve("errors.txt")))
                .isZero();
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("/usr/bin/python3", "-c", "import qgis.core, osgeo.gdal, numpy")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String[]> told(String what) {
        return TOLD.stream().filter(l -> l[0].equals(what)).toList();
    }

    @Test
    void theProjectHoldsEveryMapLayerInGroupsByStageAndPhase() {
        assertThat(told("project"))
                .singleElement()
                .satisfies(p -> assertThat(p).startsWith("project", "True", "EPSG:4547"));
        assertThat(told("layer"))
                .map(l -> l[1])
                .contains(
                        "适宜性与分区/分区",
                        "单元/区县/净碳排放（tCO₂/(公顷·年)）2010",
                        "单元/cells/局部莫兰指数 2010",
                        "单元/cells/Getis-Ord 冷热点 2010",
                        "核密度/2010/碳源核密度（tCO₂/(km²·年)）2010",
                        "碳储量/2000/碳储量（tC/公顷）2000",
                        "碳储量/变化/碳储量变化（tC/公顷）2000–2010",
                        "碳源与碳汇/2010/净碳排放（tCO₂/(公顷·年)）2010",
                        "土地利用/2010/土地利用 2010",
                        "土地利用/变化/土地利用变化 2000–2010");
        assertThat(told("layer")).allSatisfy(l -> assertThat(l[2]).as(l[1]).isEqualTo("True"));
        assertThat(told("layer").stream().filter(l -> l[3].equals("True")).map(l -> l[1]))
                .containsExactly("土地利用/2010/土地利用 2010");
        long files = told("raster").size();
        assertThat(told("layer").stream().filter(l -> !l[1].startsWith("单元")).count())
                .as("each raster, and the layers of zones.gpkg")
                .isEqualTo(files
                        + told("tables").stream()
                                .filter(t -> t[1].equals("zones.gpkg"))
                                .mapToInt(t -> Integer.parseInt(t[2]))
                                .sum());
    }

    @Test
    void layersOfTheProjectAreDrawnInTheColoursOfTheirClasses() {
        assertThat(told("layer")).hasSizeGreaterThan(25).allSatisfy(l -> {
            assertThat(Integer.parseInt(l[5])).as(l[1]).isPositive();
            assertThat(Double.parseDouble(l[4])).as(l[1]).isGreaterThan(0.97);
        });
    }

    @Test
    void layersOfGeoPackagesOpenWithTheStyleTheyCarry() {
        assertThat(told("tables")).hasSize(2).allSatisfy(t -> assertThat(t[3]).isEqualTo(t[2]));
        assertThat(told("opened")).hasSizeGreaterThanOrEqualTo(3).allSatisfy(l -> {
            assertThat(l[2]).isEqualTo("True");
            assertThat(Double.parseDouble(l[4])).as(l[1]).isGreaterThan(0.97);
        });
        assertThat(told("opened").stream().filter(l -> l[1].equals("区县")))
                .singleElement()
                .satisfies(l -> assertThat(l[3]).isEqualTo("graduatedSymbol"));
    }

    @Test
    void rastersOpenWithTheStyleBesideThem() {
        assertThat(told("raster"))
                .hasSizeGreaterThan(15)
                .allSatisfy(r -> assertThat(Double.parseDouble(r[2])).as(r[1]).isGreaterThan(0.99));
    }
}
