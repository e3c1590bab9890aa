package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grids that differ in the last digits are one grid, from the first reading to the last table. */
class NearlyEqualGridsTest {
    private static final double WEST = 450_000;
    private static final double NORTH = 3_100_000;

    /** How all rasters but the first phase differ from it. */
    private enum Change {
        NONE,
        SHIFTED {
            @Override
            PlainTiff of(PlainTiff tiff) {
                return tiff.at(WEST + 0.04, NORTH - 0.04); // 0.0004 of a cell
            }
        },
        WIDER {
            @Override
            PlainTiff of(PlainTiff tiff) {
                return tiff.cells(100 * (1 + 1e-14), 100 * (1 + 1e-14));
            }
        },
        NARROWER {
            @Override
            PlainTiff of(PlainTiff tiff) {
                return tiff.cells(100 * (1 - 1e-14), 100).at(WEST - 0.03, NORTH + 1e-9);
            }
        },
        WORLD_FILE;

        PlainTiff of(PlainTiff tiff) {
            return tiff;
        }
    }

    @TempDir
    Path root;

    private Desk desk(Change change) {
        Desk desk = new Desk(root.resolve(change.name()));
        desk.write(
                        "e.csv",
                        "year,unit,item,amount,unit_of_amount\n2010,W,raw coal,100,t\n2010,E,raw coal,500,t\n"
                                + "2020,W,raw coal,200,t\n2020,E,raw coal,900,t\n")
                .squares("u.geojson", 4547, "W 450000 3096000 452000 3100000", "E 452000 3096000 454000 3100000")
                .write("criteria.csv", """
                        criterion,source,direction,grading,at,scores
                        land_use,land use,,classes,1|2|3|4|5|6,9|7|7|5|3|1
                        high,dem.tif,negative,minmax,,
                        town,distance to construction,positive,breaks,500|1000|2000,
                        """)
                .write("a.tif", PlainTiff.of(40, 40, (x, y) -> 1 + (x / 3 + y / 4) % 6));
        raster(desk, change, "b.tif", PlainTiff.of(40, 40, (x, y) -> 1 + (x / 3 + y / 4 + x % 5 / 4) % 6));
        raster(
                desk,
                change,
                "dem.tif",
                PlainTiff.of(40, 40, (x, y) -> 1 + (x * 3 + y * 5) % 97).type(PlainTiff.Type.HALVES));
        raster(
                desk,
                change,
                "lights.tif",
                PlainTiff.of(40, 40, (x, y) -> 1 + (x * y) % 50).type(PlainTiff.Type.FLOAT));
        return desk.study("2010: a.tif, 2020: b.tif", """
                units: { d: { file: u.geojson, id: id, name: name }, n: { fishnet: 500 m } }
                carbon:
                  factors: literature-cn
                  energy: { file: e.csv, route: ncv, units: d }
                  allocate: { by: lights.tif }
                drivers: { dem: dem.tif, lights: lights.tif, f: share of forest, land: a.tif }
                geodetector: { units: n, y: source_per_ha, permutations: 99, bootstrap: 0 }
                statistics: { units: n, density: { radius: 500 m }, hot-spots: { permutations: 99 } }
                suitability: { criteria: criteria.csv, sensitivity: { samples: 0 } }
                """);
    }

    private static void raster(Desk desk, Change change, String name, PlainTiff tiff) {
        if (change != Change.WORLD_FILE) {
            desk.write(name, change.of(tiff));
            return;
        }
        try {
            byte[] bytes = tiff.bytes();
            // the two tags of the grid under numbers nobody reads: it then stands in the world file alone
            byte[] without = renumbered(renumbered(bytes, 33550, 33549), 33922, 33921);
            desk.write(name, without)
                    .write(name.replace(".tif", ".tfw"), "100\n0\n0\n-100\n450050.0000001\n3099949.9999999\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] renumbered(byte[] tiff, int tag, int other) {
        int directory = (tiff[4] & 255) | (tiff[5] & 255) << 8 | (tiff[6] & 255) << 16 | (tiff[7] & 255) << 24;
        byte[] out = tiff.clone();
        for (int i = directory + 2; i + 12 <= tiff.length; i += 12) {
            if (((tiff[i] & 255) | (tiff[i + 1] & 255) << 8) == tag) {
                out[i] = (byte) other;
                out[i + 1] = (byte) (other >> 8);
                return out;
            }
        }
        throw new AssertionError("no tag " + tag);
    }

    /** Answers of commands on the rasters of a desk. */
    private Map<String, String> answers(Desk desk) {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("transitions", List.of("2010=a.tif", "2020=b.tif", "--units", "u.geojson", "--id", "id"));
        commands.put("intensity", List.of("2010=a.tif", "2020=b.tif"));
        commands.put(
                "account", List.of("2010=a.tif", "2020=b.tif", "--legend", "cnlucc-6", "--factors", "literature-cn"));
        commands.put(
                "geodetector",
                List.of("--y", "dem.tif", "--x", "lights.tif,land=a.tif", "--permutations", "99", "--bootstrap", "0"));
        Map<String, String> answers = new LinkedHashMap<>();
        commands.forEach((name, rest) -> {
            List<String> words = new ArrayList<>(List.of(name));
            for (String word : rest) {
                words.add(word.replaceAll("([a-z]+\\.(tif|geojson))", desk.folder() + "/$1"));
            }
            words.add("--json");
            Desk.Outcome outcome = Desk.command(words.toArray(String[]::new));
            assertThat(outcome.code()).as(words + "\n" + outcome.err()).isZero();
            answers.put(
                    name, outcome.out().replace(desk.folder().toString(), "").replaceAll("(?s)\"cautions\".*?]", ""));
        });
        return answers;
    }

    @Test
    void theyGiveTheNumbersOfEqualGrids() throws Exception {
        Desk equal = desk(Change.NONE);
        Desk.Outcome first = equal.run();
        assertThat(first.code()).as(first.told()).isZero();
        Map<String, String> expected = answers(equal);
        SortedMap<String, byte[]> files = equal.files("run");
        for (Change change : Change.values()) {
            Desk desk = desk(change);
            Desk.Outcome run = desk.run("--replace");
            assertThat(run.code()).as(change + "\n" + run.told()).isZero();
            SortedMap<String, byte[]> made = desk.files("run");
            assertThat(made.keySet()).isEqualTo(files.keySet());
            made.forEach((name, bytes) -> {
                if (name.endsWith(".csv") || name.endsWith(".tif")) {
                    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                            .as(change + " " + name)
                            .isEqualTo(new String(files.get(name), StandardCharsets.ISO_8859_1));
                }
            });
            answers(desk)
                    .forEach((name, answer) ->
                            assertThat(answer).as(change + " " + name).isEqualTo(expected.get(name)));
        }
        assertThat(Files.exists(root.resolve("WORLD_FILE/b.tfw"))).isTrue();
    }
}
