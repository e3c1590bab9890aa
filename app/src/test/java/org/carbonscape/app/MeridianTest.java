package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units and rasters across the 180th meridian, where longitudes jump: every cell is counted, neighbours are found. */
class MeridianTest {
    /** Four degrees around the meridian, 40 x 20 cells, counted on to 182. */
    private static final PlainTiff BEYOND_180 = PlainTiff.of(40, 20, (x, y) -> 1 + (x + y) % 6)
            .epsg(4326)
            .at(178, -16)
            .cells(0.1, 0.1);

    @TempDir
    Path root;

    private static String collection(String crs, String... features) {
        return "{\"type\":\"FeatureCollection\"," + crs + "\"features\":[" + String.join(",", features) + "]}";
    }

    private static String feature(String id, String rings) {
        return "{\"type\":\"Feature\",\"properties\":{\"id\":\"" + id + "\",\"v\":" + id.length()
                + "},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[" + rings + "]}}";
    }

    private static String box(double west, double east, double south, double north) {
        return "[[[" + west + "," + south + "],[" + east + "," + south + "],[" + east + "," + north + "],[" + west + ","
                + north + "],[" + west + "," + south + "]]]";
    }

    private static String multi(double west, double east, double south, double north) {
        return box(west, east, south, north);
    }

    private Map<String, Long> cells(String raster, String units) {
        Desk.Outcome outcome = Desk.command(
                "transitions",
                root.resolve(raster).toString(),
                root.resolve(raster).toString(),
                "--units",
                root.resolve(units).toString(),
                "--id",
                "id",
                "--json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        try {
            Map<String, Long> cells = new TreeMap<>();
            for (JsonNode row : new ObjectMapper().readTree(outcome.out()).path("transitions")) {
                if (row.path("unit_set").asText().equals("units")) {
                    cells.merge(row.path("unit").asText(), row.path("cells").asLong(), Long::sum);
                }
            }
            return cells;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyCellIsCountedHoweverTheUnitsAreWritten() {
        Desk desk = new Desk(root)
                .write("beyond.tif", BEYOND_180)
                .write(
                        "to180.tif",
                        PlainTiff.of(20, 20, (x, y) -> 1 + (x + y) % 6)
                                .epsg(4326)
                                .at(178, -16)
                                .cells(0.1, 0.1))
                .write(
                        "world.tif",
                        PlainTiff.of(360, 20, (x, y) -> 1 + (x + y) % 6)
                                .epsg(4326)
                                .at(-180, -16)
                                .cells(1, 0.1))
                // cut at the meridian, as the standard asks
                .write(
                        "cut.geojson",
                        collection(
                                "",
                                feature("a", multi(178, 180, -17, -16) + "," + multi(-180, -178, -17, -16)),
                                feature("bb", multi(178, 180, -18, -17) + "," + multi(-180, -178, -18, -17))))
                // not cut: the edges jump from 178 to -178
                .write(
                        "jump.geojson",
                        collection(
                                "",
                                feature("a", multi(178, -178, -17, -16)),
                                feature("bb", multi(178, -178, -18, -17))))
                // counted on
                .write(
                        "on.geojson",
                        collection(
                                "", feature("a", multi(178, 182, -17, -16)), feature("bb", multi(178, 182, -18, -17))))
                // west of -180
                .write(
                        "west.geojson",
                        collection(
                                "",
                                feature("a", multi(-182, -178, -17, -16)),
                                feature("bb", multi(-182, -178, -18, -17))));
        for (String units : List.of("cut.geojson", "jump.geojson", "on.geojson", "west.geojson")) {
            assertThat(cells("beyond.tif", units)).as(units).isEqualTo(Map.of("a", 400L, "bb", 400L));
            assertThat(cells("to180.tif", units)).as(units).isEqualTo(Map.of("a", 200L, "bb", 200L));
            Map<String, Long> world = cells("world.tif", units);
            assertThat(world.get("a")).as(units).isEqualTo(40);
            assertThat(world.get("bb")).as(units).isEqualTo(40);
        }
        Desk.Outcome told = Desk.command(
                "transitions",
                root.resolve("beyond.tif").toString(),
                root.resolve("beyond.tif").toString(),
                "--units",
                root.resolve("jump.geojson").toString(),
                "--id",
                "id");
        assertThat(told.told()).endsWith("""
                        UNITS-C05   units.units (jump.geojson): 2 units have edges longer than half the Earth (a, \
                        bb); these were taken for edges across the 180th meridian
                                    Cut such units at the meridian if this is not meant.
                        """);
        assertThat(Problem.of(ProblemCode.UNITS_C05_MERIDIAN, "u.gpkg", 1, "a").text(Language.ZH))
                .isEqualTo("UNITS-C05   u.gpkg：1 个单元有跨度超过半个地球的边（a），按跨越 180° 经线处理\n            若非此意，请在 180° 经线处切分这些单元。");
    }

    /**
     * Fiji's own system has its middle near the meridian; its polygons are continuous there and tear only in degrees.
     */
    @Test
    void unitsInASystemOfTheirOwnComeOntoARasterInDegrees() {
        new Desk(root)
                .write("beyond.tif", BEYOND_180)
                // EPSG:3832 (Mercator of the Pacific, middle 150 E): 178 E to 178 W, 16 S to 17 S
                .write(
                        "m.geojson",
                        collection(
                                "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3832\"}},",
                                feature("a", box(3116945.7435, 3562223.7069, -1908222.0, -1800000.0))));
        Map<String, Long> cells = cells("beyond.tif", "m.geojson");
        assertThat(cells.get("a")).isGreaterThan(300);
        assertThat(cells.get("a") + cells.get("outside")).isEqualTo(800);
    }

    @Test
    void aUnitInWhichTheMapOfTheStudyEndsIsAProblem() {
        new Desk(root)
                // the web's Mercator ends at the meridian
                .write(
                        "mercator.tif",
                        PlainTiff.of(40, 20, (x, y) -> 1 + (x + y) % 6)
                                .epsg(3857)
                                .at(19_900_000, -1_800_000)
                                .cells(1000, 1000))
                .write(
                        "on.geojson",
                        collection(
                                "",
                                feature("a", multi(178, 182, -17, -16)),
                                feature("bb", multi(178, 179.5, -18, -17))));
        Desk.Outcome torn = Desk.command(
                "transitions",
                root.resolve("mercator.tif").toString(),
                root.resolve("mercator.tif").toString(),
                "--units",
                root.resolve("on.geojson").toString(),
                "--id",
                "id");
        assertThat(torn.code()).isEqualTo(1);
        assertThat(torn.told()).isEqualTo("""
                        UNITS-06    units.units (on.geojson): 1 unit cannot be drawn in WGS 84 / Pseudo-Mercator \
                        (EPSG:3857), whose map ends within them: a
                                    Choose a study system that covers them (grid.crs), or leave these units out.
                        """);
        assertThat(Problem.of(ProblemCode.UNITS_06_NO_POSITION, "u.gpkg", 1, "X", "a")
                        .text(Language.ZH))
                .isEqualTo("UNITS-06    u.gpkg：1 个单元无法在 X 中绘出，该坐标系的图幅在其内部断开：a\n            "
                        + "请为研究选用能容纳它们的坐标系（grid.crs），或去掉这些单元。");
    }

    @Test
    void neighboursAndDistancesRunAcross() throws Exception {
        List<String> features = new ArrayList<>();
        List<String> apart = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < 4; k++) {
                double west = 178 + i;
                double cut = west >= 180 ? west - 360 : west;
                features.add(feature("x".repeat(1 + i * 4 + k), box(cut, cut + 1, k, k + 1)));
                apart.add(feature("x".repeat(1 + i * 4 + k), box(100 + i, 101 + i, k, k + 1)));
            }
        }
        new Desk(root)
                .write("across.geojson", collection("", features.toArray(String[]::new)))
                .write("apart.geojson", collection("", apart.toArray(String[]::new)));
        for (String weights : List.of("queen", "rook", "knn:3", "distance:150 km")) {
            JsonNode across = json("weights", "across.geojson", "--weights", weights);
            JsonNode same = json("weights", "apart.geojson", "--weights", weights);
            assertThat(across.path("links").asInt())
                    .as(weights)
                    .isEqualTo(same.path("links").asInt());
            assertThat(across.path("islands").asInt()).isZero();
            assertThat(across.path("cautions").toString())
                    .contains("UNITS-C06   across.geojson: units lie on both sides");
            assertThat(same.path("cautions").toString()).doesNotContain("UNITS-C06");
        }
        JsonNode across = json("ellipse", "across.geojson", "--value", "v")
                .path("ellipses")
                .get(0);
        JsonNode same = json("ellipse", "apart.geojson", "--value", "v")
                .path("ellipses")
                .get(0);
        assertThat(across.path("standard_distance").asDouble())
                .isCloseTo(same.path("standard_distance").asDouble(), Assertions.withinPercentage(1));
        assertThat(Problem.of(ProblemCode.UNITS_C06_TOGETHER, "u.gpkg").text(Language.ZH))
                .isEqualTo("UNITS-C06   u.gpkg：单元位于 180° 经线两侧，经度跨该经线连续计算\n            无需处理。");
    }

    private JsonNode json(String command, String units, String... more) throws Exception {
        List<String> words =
                new ArrayList<>(List.of(command, "--units", root.resolve(units).toString(), "--json"));
        words.addAll(List.of(more));
        Desk.Outcome outcome = Desk.command(words.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }
}
