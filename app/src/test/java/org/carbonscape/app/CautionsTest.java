package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is doubtful in a file is told wherever the file is read: by a study and its record, by commands and their JSON.
 */
class CautionsTest {
    private static final String SCALED =
            "<PAMDataset><PAMRasterBand band=\"1\"><Scale>0.5</Scale></PAMRasterBand></PAMDataset>";

    @TempDir
    Path root;

    private Desk desk;

    @BeforeEach
    void filesWithSomethingDoubtful() {
        desk = new Desk(root)
                .write("a.tif", PlainTiff.of(12, 12, (x, y) -> 1 + (x + y) % 6))
                .write("b.tif", PlainTiff.of(12, 12, (x, y) -> 1 + (x * 2 + y) % 6))
                .write("v.tif", PlainTiff.of(12, 12, (x, y) -> 1 + (x * 31 + y * 17) % 97))
                .write("v.tif.aux.xml", SCALED)
                .write("w.tif", PlainTiff.of(12, 12, (x, y) -> 1 + (x * 7 + y * 3) % 50))
                .write("w.tif.aux.xml", SCALED)
                .write("u.geojson", overlapping());
    }

    /** A row of squares of 300 m, each 30 m too wide. */
    private static String overlapping() {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < 4; k++) {
                int x = 450000 + 300 * i;
                int y = 3098800 + 300 * k;
                features.add("""
                        {"type":"Feature","properties":{"id":"s%d%d","v":%d,"w":%d},"geometry":{"type":"Polygon",\
                        "coordinates":
                        [[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}}""".formatted(
                                i,
                                k,
                                (i * 5 + k * 3) % 7,
                                (i + k * 2) % 5,
                                x,
                                y,
                                x + 330,
                                y,
                                x + 330,
                                y + 300,
                                x,
                                y + 300,
                                x,
                                y));
            }
        }
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4547\"}},"
                + "\"features\":["
                + String.join(",", features) + "]}";
    }

    private String path(String name) {
        return root.resolve(name).toString();
    }

    /** Told on standard error in both languages; with JSON in the object, or beside a list as lines of JSON. */
    private void tells(String code, String place, String... command) {
        for (String language : List.of("en", "zh")) {
            List<String> words = new ArrayList<>(List.of(command));
            words.addAll(List.of("--lang", language, "--json"));
            Desk.Outcome outcome = Desk.command(words.toArray(String[]::new));
            assertThat(outcome.code()).as(outcome.err()).isZero();
            String head = String.format("%-12s", code) + place + (language.equals("en") ? ": " : "：");
            JsonNode json = json(outcome.out());
            if (json.isObject()) {
                assertThat(outcome.told()).as(String.join(" ", words)).contains(head);
                List<String> cautions = new ArrayList<>();
                json.path("cautions").forEach(c -> cautions.add(c.asText()));
                assertThat(cautions).as(outcome.out()).anyMatch(c -> c.startsWith(head));
                assertThat(String.join("\n", cautions) + "\n").isEqualTo(outcome.told());
            } else {
                assertThat(json.isArray()).isTrue();
                List<String> told = new ArrayList<>();
                for (String line : outcome.told().lines().toList()) {
                    JsonNode one = json(line);
                    assertThat(one.path("found").asText()).isNotEmpty();
                    assertThat(one.path("remedy").asText()).isNotEmpty();
                    told.add(one.path("code").asText() + " " + one.path("place").asText());
                }
                assertThat(told).as(String.join(" ", words)).contains(code + " " + place);
                Desk.Outcome plain =
                        Desk.command(words.subList(0, words.size() - 1).toArray(String[]::new));
                assertThat(plain.told()).as(String.join(" ", words)).contains(head);
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void commandsOnRastersTellWhatWasDoubtfulInThem() {
        for (String statistic :
                List.of("morans-i", "gearys-c", "general-g", "local-moran", "local-geary", "hot-spots")) {
            tells("TIFF-C02", "v.tif", statistic, "--raster", path("v.tif"), "--permutations", "9");
        }
        tells("TIFF-C02", "v.tif", "class-breaks", "--raster", path("v.tif"));
        tells("TIFF-C02", "v.tif", "weights", "--raster", path("v.tif"));
        tells("TIFF-C02", "v.tif", "ellipse", "--raster", path("v.tif"));
        tells("TIFF-C02", "v.tif", "density", "--raster", path("v.tif"), "--out", path("d.tif"), "--replace");
        tells("TIFF-C02", "w (w.tif)", "geodetector", "--y", path("v.tif"), "--x", path("w.tif"));
        tells("TIFF-C02", "v (v.tif)", "geodetector", "--y", path("v.tif"), "--x", path("w.tif"));
        desk.write(
                "a.tif.aux.xml",
                "<PAMDataset><PAMRasterBand band=\"1\"><NoDataValue>6</NoDataValue></PAMRasterBand></PAMDataset>");
        for (List<String> land : List.of(
                List.of("transitions"),
                List.of("intensity"),
                List.of("account", "--legend", "cnlucc-6", "--factors", "literature-cn"))) {
            List<String> command = new ArrayList<>(land);
            command.addAll(List.of("2000=" + path("a.tif"), "2010=" + path("b.tif")));
            tells("TIFF-C01", "landUse.phases.2000 (a.tif)", command.toArray(String[]::new));
        }
    }

    @Test
    void intensityOfOneYearSaysWhatItLacks() {
        Desk.Outcome one = Desk.command("intensity", path("a.tif"));
        assertThat(one.code()).isEqualTo(2);
        assertThat(one.out()).isEmpty();
        assertThat(one.err()).startsWith("Intensity is of change: give land use of two years or more.");
    }

    @Test
    void commandsTellWhatAStudyTellsOfLandThatIsMissing() {
        desk.write("part.tif", PlainTiff.of(12, 12, (x, y) -> x < 8 ? 1 + (x + y) % 6 : 0))
                .write("rest.tif", PlainTiff.of(12, 12, (x, y) -> x < 8 ? 0 : 1 + (x + y) % 6))
                .write("none.tif", PlainTiff.of(12, 12, (x, y) -> 0));
        for (List<String> land : List.of(
                List.of("transitions"),
                List.of("transitions", "--legend", "cnlucc-6"),
                List.of("intensity"),
                List.of("account", "--legend", "cnlucc-6", "--factors", "literature-cn"))) {
            List<String> command = new ArrayList<>(land);
            command.addAll(List.of("2000=" + path("a.tif"), "2010=" + path("part.tif")));
            tells("LANDUSE-C02", "landUse.phases", command.toArray(String[]::new));
            command.set(command.size() - 2, "2000=" + path("rest.tif"));
            Desk.Outcome apart = Desk.command(command.toArray(String[]::new));
            assertThat(apart.code()).as(String.join(" ", command)).isEqualTo(1);
            assertThat(apart.told()).startsWith("LANDUSE-02  landUse.phases: ");
            command.set(command.size() - 2, "2000=" + path("none.tif"));
            Desk.Outcome empty = Desk.command(command.toArray(String[]::new));
            assertThat(empty.code()).as(String.join(" ", command)).isEqualTo(1);
            assertThat(empty.told()).startsWith("LANDUSE-01  landUse.phases.2000 (none.tif): no cell has a class\n");
        }
    }

    @Test
    void commandsOnUnitsTellOverlaps() {
        for (String statistic : List.of("morans-i", "local-moran", "hot-spots")) {
            tells(
                    "UNITS-C04",
                    "u.geojson",
                    statistic,
                    "--units",
                    path("u.geojson"),
                    "--value",
                    "v",
                    "--permutations",
                    "9");
        }
        tells("UNITS-C04", "u.geojson", "weights", "--units", path("u.geojson"));
        tells("UNITS-C04", "u.geojson", "ellipse", "--units", path("u.geojson"), "--value", "v");
        tells("UNITS-C04", "u.geojson", "geodetector", path("u.geojson"), "--y", "v", "--x", "w");
        tells(
                "UNITS-C04",
                "u.geojson",
                "geodetector",
                "--units",
                path("u.geojson"),
                "--y",
                path("v.tif"),
                "--x",
                path("w.tif"));
        Desk.Outcome said = Desk.command("morans-i", "--units", path("u.geojson"), "--value", "v");
        assertThat(said.told())
                .contains("UNITS-C04   u.geojson: 12 pairs of units overlap: \"s00\" / \"s10\" (9 %), ")
                .contains(" (share of the smaller unit)\n            Neighbours that share borders are lost "
                        + "there, and cells of a raster go to the later unit; correct the polygons if this is "
                        + "not intended.\n");
        assertThat(Problem.of(ProblemCode.UNITS_C04_OVERLAP, "u.geojson", 1, "\"a\" / \"b\" (9 %)")
                        .text(Language.ZH))
                .isEqualTo("UNITS-C04   u.geojson：1 对单元覆盖同一区域：\"a\" / \"b\" (9 %)（占较小单元的比例）\n"
                        + "            重叠处按公共边界的邻接会丢失，栅格像元归后一单元；若非有意，请修正多边形。");
    }

    @Test
    void aStudyTellsItForEveryRasterItReads() {
        desk.write("criteria.csv", """
                        criterion,source,direction,grading,at,scores
                        land_use,land use,,classes,1|2|3|4|5|6,9|7|7|5|3|1
                        high,v.tif,negative,minmax,,
                        """).study("2000: a.tif, 2010: b.tif", """
                        units: { d: { fishnet: 300 m } }
                        drivers: { dem: v.tif, wet: w.tif, part: share of forest }
                        geodetector: { units: d, y: class_share_1_2010 }
                        """);
        Desk.Outcome check = Desk.command("check", path("study.yaml"), "--json");
        JsonNode cautions = json(check.out()).path("cautions");
        List<String> places = new ArrayList<>();
        cautions.forEach(
                c -> places.add(c.path("code").asText() + " " + c.path("place").asText()));
        assertThat(places).contains("TIFF-C02 drivers.dem (v.tif)", "TIFF-C02 drivers.wet (w.tif)");
        desk.study(
                "2000: a.tif, 2010: b.tif",
                "carbon: { factors: literature-cn }\nsuitability: { criteria: criteria.csv, sensitivity: { step: 0, "
                        + "samples: 0 } }\n");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.told()).contains("(v.tif): ").contains("TIFF-C02");
        byte[] record = readRecord();
        assertThat(new String(record, StandardCharsets.UTF_8)).contains("TIFF-C02");
        Desk.Outcome zones = Desk.command("zones", path("study.yaml"), "--out", path("z"), "--json");
        assertThat(zones.code()).as(zones.err()).isZero();
        assertThat(json(zones.out()).path("cautions").toString()).contains("TIFF-C02");
    }

    private byte[] readRecord() {
        try {
            return Files.readAllBytes(root.resolve("run/run.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
