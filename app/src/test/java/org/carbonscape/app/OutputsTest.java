package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands write never takes the place of an input, nor of anything else unasked. */
class OutputsTest {
    @TempDir
    Path root;

    private Desk desk;

    @BeforeEach
    void someFiles() {
        desk = new Desk(root);
        desk.write("p.tif", PlainTiff.of(8, 8, (x, y) -> (x * 31 + y * 17) % 97));
        desk.write("u.geojson", squares());
    }

    /** Four by four squares of 100 m with a value. */
    private static String squares() {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int x = 450000 + i % 4 * 100;
            int y = 3100000 + i / 4 * 100;
            features.add("""
                    {"type":"Feature","properties":{"id":"s%d","v":%d},"geometry":{"type":"Polygon","coordinates":
                    [[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,\
                    %d]]]}}""".formatted(i, i * 7 % 11, x, y, x + 100, y, x + 100, y + 100, x, y + 100, x, y));
        }
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4547\"}},"
                + "\"features\":["
                + String.join(",", features) + "]}";
    }

    private String path(String name) {
        return root.resolve(name).toString();
    }

    /** Refused with this problem, and the file as it was. */
    private void keeps(String name, String code, String... command) throws Exception {
        byte[] before = Files.readAllBytes(root.resolve(name));
        List<String> listing = desk.listing();
        Desk.Outcome outcome = Desk.command(command);
        assertThat(outcome.told()).startsWith(code);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).matches("(\\{\\s+\"problems\": (?s:.*))?");
        assertThat(Files.readAllBytes(root.resolve(name))).isEqualTo(before);
        assertThat(desk.listing()).isEqualTo(listing);
    }

    /** A variable without a value: the empty name would stand for the folder of the start. */
    @Test
    void anEmptyNameIsWrongUsage() {
        for (String[] line : List.of(
                new String[] {"run", path("study.yaml"), "--out", ""},
                new String[] {"new", ""},
                new String[] {"inspect", path("a.tif"), ""},
                new String[] {"inspect", "", "--lang", "zh"})) {
            Desk.Outcome outcome = Desk.command(line);
            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.err()).containsPattern("'--out': \"\": no name|'(DIR|FILE)' is empty|'FILE' 为空");
        }
    }

    @Test
    void whatACommandDoesNotWriteIsToldBeforeItWorks() throws Exception {
        desk.write("a.txt", "mine");
        keeps("a.txt", "SERVE-04", "new", path("a.txt"));
        keeps("a.txt", "GATHER-05", "inventory", path("none.csv"), "--route", "ncv", "--crt", path("b.pdf"));
    }

    @Test
    void unitsAreNotWrittenOverByTheirOwnResult() throws Exception {
        assertThat(Desk.command("local-moran", "--units", path("u.geojson"), "--value", "v", "--out", path("u.gpkg"))
                        .code())
                .isZero();
        for (String more : List.of("--json", "--replace")) {
            keeps(
                    "u.gpkg",
                    "RUN-08      " + path("u.gpkg") + ": it is also an input (u.gpkg), which would be lost",
                    "local-moran",
                    "--units",
                    path("u.gpkg"),
                    "--value",
                    "lag",
                    "--out",
                    path("u.gpkg"),
                    more);
        }
        keeps("u.gpkg", "RUN-09", "ellipse", "--units", path("u.geojson"), "--out", path("u.gpkg"));
    }

    @Test
    void rastersAreNotWrittenOverByTheirOwnResult() throws Exception {
        Files.copy(root.resolve("p.tif"), root.resolve("q.tif"));
        keeps("p.tif", "RUN-08", "density", "--raster", path("p.tif"), "--out", path("p.tif"), "--replace");
        keeps("p.tif", "RUN-08", "hot-spots", "--raster", path("p.tif"), "--out", path("p.tif"), "--replace");
        keeps(
                "q.tif",
                "RUN-08",
                "density",
                "--raster",
                path("p.tif"),
                "--like",
                path("q.tif"),
                "--out",
                path("q.tif"),
                "--replace");
        keeps("q.tif", "RUN-09", "density", "--raster", path("p.tif"), "--out", path("q.tif"));
        keeps(
                "q.tif",
                "RUN-08",
                "ellipse",
                "--raster",
                path("p.tif") + "," + path("q.tif"),
                "--out",
                path("q.tif"),
                "--replace");
    }

    @Test
    void filesOfNeighboursAreNotWrittenOver() throws Exception {
        Desk.command("weights", "--units", path("u.geojson"), "--out", path("n.gal"));
        keeps(
                "n.gal",
                "RUN-08",
                "weights",
                "--units",
                path("u.geojson"),
                "--weights",
                path("n.gal"),
                "--out",
                path("n.gal"),
                "--replace");
        keeps("n.gal", "RUN-09", "weights", "--units", path("u.geojson"), "--out", path("n.gal"));
    }

    @Test
    void anotherFileIsReplacedWholeWhereTheUserSaysSo() throws Exception {
        for (String name : List.of("o.csv", "o.gpkg", "o.tif")) {
            Files.writeString(root.resolve(name), "earlier");
            String[] command = {"hot-spots", "--raster", path("p.tif"), "--permutations", "99", "--out", path(name)};
            keeps(name, "RUN-09      " + path(name) + ": a file of this name exists", command);
            List<String> allowed = new ArrayList<>(List.of(command));
            allowed.add("--replace");
            Desk.Outcome replaced = Desk.command(allowed.toArray(String[]::new));
            assertThat(replaced.code()).as(replaced.err()).isZero();
            assertThat(Files.size(root.resolve(name))).isGreaterThan(100);
        }
        assertThat(root).isDirectoryNotContaining("glob:**part*");
    }

    @Test
    void twoResultsGoToTwoFiles() {
        Desk.Outcome one = Desk.command("morans-i", "--raster", path("p.tif"), "--scatter", path("s.csv"), "--json");
        assertThat(one.code()).as(one.err()).isZero();
        Desk.Outcome again = Desk.command("morans-i", "--raster", path("p.tif"), "--scatter", path("s.csv"), "--json");
        assertThat(again.told()).startsWith("RUN-09");
    }

    @Test
    void aFolderThatIsNotThereIsToldBeforeTheWork() {
        Desk.Outcome none =
                Desk.command("local-moran", "--units", path("missing.gpkg"), "--value", "v", "--out", path("no/o.csv"));
        assertThat(none.told()).startsWith("RUN-12      " + path("no/o.csv") + ": its folder does not exist");
    }

    @Test
    void aFileAfterAFlagIsNotTheFlagsValue() {
        for (String[] command : List.of(
                new String[] {"transitions", "--json", path("p.tif"), path("p.tif")},
                new String[] {"transitions", "--json=true", path("p.tif"), path("p.tif")},
                new String[] {"transitions", "--json", "yes", path("p.tif"), path("p.tif")})) {
            Desk.Outcome json = Desk.command(command);
            assertThat(json.code()).as(json.err()).isZero();
            assertThat(json.out()).startsWith("{");
        }
        for (String no : List.of("--json=false", "--json no")) {
            List<String> command = new ArrayList<>(List.of("transitions"));
            command.addAll(List.of(no.split(" ")));
            command.addAll(List.of(path("p.tif"), path("p.tif")));
            assertThat(Desk.command(command.toArray(String[]::new)).out()).startsWith("unit_set");
        }
        assertThat(Desk.command("transitions", "--json=maybe", path("p.tif"), path("p.tif"))
                        .code())
                .isEqualTo(2);
    }

    /** Whatever command comes next: an option called out or scatter that names a file is looked at. */
    @Test
    void everyCommandThatWritesAFileKnowsReplace() {
        List<String> writing = new ArrayList<>();
        for (Face face : Carbonscape.faces()) {
            for (Option<?> option : face.options()) {
                if (List.of("out", "scatter", "figure").contains(option.key())) {
                    boolean runs = option.doc().in(Language.EN).contains("run folder");
                    assertThat(option.kind().isWritten())
                            .as(face.name() + " --" + option.key())
                            .isEqualTo(!runs);
                    if (!runs) {
                        writing.add(face.name());
                        assertThat(Carbonscape.commandLine(Language.EN, any -> true)
                                        .getSubcommands()
                                        .get(face.name())
                                        .getCommandSpec()
                                        .findOption("--replace"))
                                .as(face.name())
                                .isNotNull();
                    }
                }
            }
        }
        assertThat(writing).contains("density", "ellipse", "weights", "morans-i", "local-moran", "hot-spots");
    }
}
