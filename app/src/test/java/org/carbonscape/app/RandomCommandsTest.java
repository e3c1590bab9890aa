package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Commands with options drawn at random, from words of their own help, numbers, columns and files good and bad:
 * whatever is wrong is told, and nothing is ever a fault of ours.
 */
@Tag("slow")
class RandomCommandsTest {
    private static final int RUNS = 1200;
    /** They run studies, or serve until they are ended; these have tests of their own. */
    private static final Set<String> OTHERS = Set.of(
            "demo",
            "new",
            "run",
            "check",
            "suitability",
            "zones",
            "methods",
            "explain",
            "commands",
            "warm-up",
            "serve",
            "studio");

    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "-1",
            "3",
            "0.5",
            "100",
            "1e9",
            "NaN",
            "x",
            "",
            "1 km",
            "250",
            "3:5",
            "knn:3",
            "band",
            "kernel:gaussian",
            "quantile:4",
            "manual:1",
            "2000,2010");
    private static final List<String> COLUMNS =
            List.of("v", "v", "v", "w", "id", "text", "same", "gap", "面积", "v,w", "none");

    @TempDir
    private Path root;

    private List<String> files;

    @BeforeEach
    void filesGoodAndBad() throws Exception {
        Desk desk = new Desk(root);
        StringBuilder csv = new StringBuilder("id,v,w,text,same,gap,面积\n");
        List<String> features = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            int w = 450_000 + i % 6 * 1000;
            int s = 3_090_000 + i / 6 * 1000;
            String v = Integer.toString((i * 37 + i * i) % 23 - 3);
            csv.append(
                    "u%d,%s,%d,%s,1,%s,%d.5\n".formatted(i, v, i % 4, i % 3 == 0 ? "甲" : "b", i % 5 == 0 ? "" : v, i));
            features.add("""
                    {"type":"Feature","properties":{"id":"u%d","v":%s,"w":%d,"text":"%s","same":1,"gap":%s,"面积":%d.5},\
                    "geometry":{"type":"Polygon","coordinates":[[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,\
                    %d]]]}}""".formatted(
                            i,
                            v,
                            i % 4,
                            i % 3 == 0 ? "甲" : "b",
                            i % 5 == 0 ? "null" : v,
                            i,
                            w,
                            s,
                            w + 1000,
                            s,
                            w + 1000,
                            s + 1000,
                            w,
                            s + 1000,
                            w,
                            s));
        }
        String json = "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4547\"}},\"features\":[%s]}";
        desk.write("p.geojson", json.formatted(String.join(",", features)))
                .write("one.geojson", json.formatted(features.get(0)))
                .write("none.geojson", json.formatted(""))
                .write("t.csv", csv.toString())
                .write("head.csv", "id,v,w\n")
                .write("empty.csv", "")
                .write("ahp.csv", ",a,b,c\na,1,3,5\nb,1/3,1,2\nc,1/5,1/2,1\n")
                .write("a.tif", PlainTiff.of(40, 30, (x, y) -> 1 + (x * 7 + y * y) % 6))
                .write("b.tif", PlainTiff.of(40, 30, (x, y) -> (x * x + y) % 7))
                .write(
                        "f.tif",
                        PlainTiff.of(40, 30, (x, y) -> x * y % 17 - 4)
                                .type(PlainTiff.Type.HALVES)
                                .noData("0"))
                .write("cell.tif", PlainTiff.of("1"))
                .write("void.tif", PlainTiff.of(9, 9, (x, y) -> 0))
                .write("bare.tif", PlainTiff.of(40, 30, (x, y) -> x).epsg(0))
                .write("broken.tif", "II*\0\u0008".getBytes());
        try (Stream<Path> all = Files.list(root)) {
            files = all.map(Path::toString).sorted().toList();
        }
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String file(Random random, String ending) {
        List<String> fitting =
                files.stream().filter(f -> f.matches(".*\\.(" + ending + ")")).toList();
        return random.nextInt(12) == 0
                ? root.resolve("absent.tif").toString()
                : one(random, random.nextInt(8) == 0 ? files : fitting);
    }

    private String value(Random random, OptionSpec option) {
        String name = option.longestName();
        if (name.equals("--out") || name.equals("--scatter")) {
            return root.resolve("out"
                            + one(
                                    random,
                                    random.nextBoolean()
                                            ? List.of(".csv", ".tif")
                                            : List.of(".gpkg", ".gal", ".gwt", ".svg", ".png", ".txt")))
                    .toString();
        }
        if (name.equals("--permutations") || name.equals("--bootstrap")) {
            return one(random, List.of("0", "9", "99", "9", "99", "9", "99", "-1"));
        }
        if (Set.of("--raster", "--like").contains(name) || name.matches("--[xy]") && random.nextInt(3) == 0) {
            return file(random, "tif");
        }
        if (option.paramLabel().equals("FILE")) {
            return file(random, "geojson");
        }
        if (option.paramLabel().startsWith("COLUMN")) {
            return one(random, COLUMNS);
        }
        List<String> own = Arrays.stream(
                        (option.paramLabel() + " " + String.join(" ", option.description())).split("[\\s|,;()]+"))
                .filter(w -> w.matches("[a-z0-9][\\w:.-]*"))
                .toList();
        return own.isEmpty() || random.nextInt(5) == 0
                ? one(random, VALUES)
                : one(random, own).replaceFirst("[.:]$", "");
    }

    private List<String> arguments(Random random, CommandLine command) {
        List<String> args = new ArrayList<>(List.of(command.getCommandName()));
        String files = Set.of("transitions", "account").contains(command.getCommandName()) ? "tif" : "csv";
        boolean raster = random.nextInt(3) == 0;
        for (OptionSpec option : command.getCommandSpec().options()) {
            double chance = switch (option.longestName()) {
                case "--units", "--points", "--value", "--weight" -> raster ? 0.05 : 0.95;
                case "--raster" -> raster ? 0.95 : 0.05;
                case "--permutations", "--bootstrap", "--x", "--y", "--legend", "--stock" -> 0.95;
                case "--out", "--json" -> 0.5;
                case "--replace" -> 0.9;
                case "--help", "--version" -> 0;
                case "--lang", "--threads", "--layer" -> 0.05; // mostly wrong words
                default -> 0.05; // few: of many some is always wrong
            };
            if (random.nextDouble() < chance) {
                args.add(option.longestName());
                if (option.fallbackValue() == null || option.fallbackValue().isEmpty()) { // flags have one
                    args.add(value(random, option));
                }
            }
        }
        if (!command.getCommandSpec().positionalParameters().isEmpty()) {
            for (int i = 0; i <= random.nextInt(3); i++) {
                args.add(file(random, files));
            }
        }
        return args;
    }

    @Test
    void whateverIsWrongIsToldAndNothingIsAFaultOfOurs() {
        List<CommandLine> commands =
                Carbonscape.commandLine(Language.EN, face -> true).getSubcommands().values().stream()
                        .filter(c -> !OTHERS.contains(c.getCommandName()))
                        .toList();
        TreeMap<Integer, Integer> codes = new TreeMap<>();
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L); // seeds in a row begin alike
            String[] args = arguments(random, one(random, commands)).toArray(String[]::new);
            Desk.Outcome outcome = Desk.command(args);
            codes.merge(outcome.code(), 1, Integer::sum);
            String what = "seed " + seed + ": " + String.join(" ", args) + "\n" + outcome.err();
            assertThat(outcome.code()).as(what).isBetween(0, 2);
            assertThat(outcome.code() == 0 || !outcome.err().isBlank()).as(what).isTrue();
            assertThat(outcome.err()).as(what).doesNotContain("Exception").doesNotContain("at org.carbonscape");
            if (outcome.code() == 0 && List.of(args).contains("--json")) {
                assertThat(outcome.out().strip())
                        .as(what)
                        .matches("(?s)[\\[{].*[]}]")
                        .doesNotContain("NaN")
                        .doesNotContain("Infinity");
            }
        }
        assertThat(codes.keySet()).as("a fair mixture").containsExactly(0, 1, 2);
        assertThat(codes.get(0)).isGreaterThan(RUNS / 30);
    }
}
