package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/**
 * Files that never end, wait for ever, or are far longer inside than out: each is a problem, soon and in little memory.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EndlessInputTest {
    @TempDir
    Path root;

    private Desk desk;

    @BeforeEach
    void units() {
        desk = new Desk(root).write("u.geojson", units("id", "s1"));
    }

    private static String units(String name, String value) {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int x = 450000 + i % 4 * 100;
            int y = 3100000 + i / 4 * 100;
            features.add("""
                    {"type":"Feature","properties":{"id":"s%d","%s":"%s","v":%d},"geometry":{"type":"Polygon",\
                    "coordinates":
                    [[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}}""".formatted(
                            i,
                            name.equals("id") ? "n" : name,
                            value,
                            i * 7 % 11,
                            x,
                            y,
                            x + 100,
                            y,
                            x + 100,
                            y + 100,
                            x,
                            y + 100,
                            x,
                            y));
        }
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4547\"}},"
                + "\"features\":["
                + String.join(",", features) + "]}";
    }

    private String path(String name) {
        return root.resolve(name).toString();
    }

    private static void isAProblem(String code, String... command) {
        Desk.Outcome outcome = Desk.command(command);
        assertThat(outcome.told())
                .as(String.join(" ", command))
                .startsWith(code)
                .doesNotContain("at org.carbonscape");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void aPipeIsNeverWaitedFor() throws Exception {
        for (String name :
                List.of("f.csv", "f.xlsx", "f.gpkg", "f.geojson", "f.shp", "f.gal", "f.swm", "f.tif", "f.yaml")) {
            assumeTrue(new ProcessBuilder("mkfifo", path(name)).start().waitFor() == 0, "no mkfifo here");
        }
        isAProblem("TABLE-01", "account", path("u.geojson"), "--legend", path("f.csv"));
        isAProblem("TABLE-01", "ahp", path("f.xlsx"));
        isAProblem("FILE-03", "check", path("f.yaml"));
        isAProblem("FILE-03", "morans-i", "--units", path("u.geojson"), "--value", "v", "--weights", path("f.gal"));
        isAProblem("FILE-03", "morans-i", "--units", path("u.geojson"), "--value", "v", "--weights", path("f.swm"));
        for (String units : List.of("f.gpkg", "f.geojson", "f.shp")) {
            isAProblem("VECTOR-01", "morans-i", "--units", path(units), "--value", "v");
        }
        isAProblem("TIFF-01", "transitions", path("f.tif"), path("f.tif"));
    }

    @Test
    void aDeviceThatNeverEndsIsNotRead() {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "no /dev/zero here");
        isAProblem("FILE-03", "check", "/dev/zero");
    }

    private void sql(String file, String... statements) throws Exception {
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + path(file), new Properties());
                Statement statement = connection.createStatement()) {
            for (String s : statements) {
                statement.executeUpdate(s);
            }
        }
    }

    /** A GeoPackage whose layer is a view without end, or one row of a blob that would be a gigabyte. */
    @Test
    void aViewWithoutEndAndABlobOfAGigabyteAreProblems() throws Exception {
        assertThat(Desk.command("local-moran", "--units", path("u.geojson"), "--value", "v", "--out", path("u.gpkg"))
                        .code())
                .isZero();
        String[] views = {
            "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n AS fid, geom, value FROM c, u "
                    + "WHERE u.fid = 1",
            "SELECT fid, zeroblob(1000000000) AS geom, value FROM u",
            "SELECT fid, geom, printf('%.*c', 900000000, 'x') AS value FROM u",
            "SELECT a.fid, a.geom, hex(zeroblob(400000)) AS value FROM u a, u b, u c, u d, u e, u f"
        };
        for (int i = 0; i < views.length; i++) {
            String file = "v" + i + ".gpkg";
            Files.copy(root.resolve("u.gpkg"), root.resolve(file));
            sql(
                    file,
                    "CREATE VIEW endless AS " + views[i],
                    "UPDATE gpkg_contents SET table_name = 'endless', identifier = 'endless' WHERE table_name = 'u'",
                    "UPDATE gpkg_geometry_columns SET table_name = 'endless'");
            Desk.Outcome outcome = Desk.command("morans-i", "--units", path(file), "--value", "value");
            assertThat(outcome.code()).as(views[i] + "\n" + outcome.err()).isEqualTo(1);
            assertThat(outcome.told()).as(views[i]).startsWith("VECTOR-02   " + file + ": the file is damaged");
        }
    }

    @Test
    void namesWithoutEndAreProblems() {
        desk.write("a.tif", PlainTiff.of(4, 4, (x, y) -> 1 + x))
                .write("long.geojson", units("name", "n".repeat(100_000)))
                .write("l.csv", "code,class\n1," + "w".repeat(100_000) + "\n2,b\n3,c\n4,d\n")
                .write(
                        "study.yaml",
                        "study: " + "t".repeat(100_000)
                                + "\nlandUse: { legend: l.csv, phases: { 2000: a.tif } }\nunits: { d: { file: "
                                + "long.geojson, name: name } }\n");
        Desk.Outcome check = Desk.command("check", path("study.yaml"));
        assertThat(check.told())
                .contains("INPUT-07    study: the title is 100000 letters long; at most 500 are taken.\n            "
                        + "Shorten it.\n")
                .contains("INPUT-07    landUse.legend (l.csv) row 2: class is 100000 letters long")
                .contains("INPUT-07    units.d (long.geojson): #1 is 100000 letters long");
        assertThat(Problem.of(ProblemCode.INPUT_07_LONG, "study", "x", 501, 500).text(Language.ZH))
                .isEqualTo("INPUT-07    study：x 长达 501 个字符，最多 500 个。\n            请缩短。");
        desk.write("study.yaml", "study: " + "t".repeat(10_000_000));
        isAProblem("STUDY-13", "check", path("study.yaml"));
    }

    @Test
    void aTextInAnotherEncodingIsToldAsSuch() {
        String text = units("name", "café");
        desk.write("latin.geojson", text.getBytes(StandardCharsets.ISO_8859_1))
                .write("gbk.geojson", units("name", "长沙").getBytes(Charset.forName("GBK")));
        Desk.Outcome latin = Desk.command("morans-i", "--units", path("latin.geojson"), "--value", "v");
        assertThat(latin.told())
                .isEqualTo(
                        "VECTOR-02   latin.geojson: the file is damaged: its text is neither UTF-8 nor GBK\n          "
                                + "  Copy or export it again.\n");
        assertThat(Desk.command("morans-i", "--units", path("gbk.geojson"), "--value", "v")
                        .code())
                .isZero();
    }

    @Test
    void rastersOfNothingAreToldAsSuch() {
        desk.write("void.tif", PlainTiff.of(9, 9, (x, y) -> 0))
                .write(
                        "far.tif",
                        PlainTiff.of(600, 600, (x, y) -> x == 599 && y == 301 ? 7 : 0)
                                .tiles(16, true));
        Desk.Outcome nothing = Desk.command("transitions", path("void.tif"), path("void.tif"));
        assertThat(nothing.told())
                .startsWith(
                        "LANDUSE-01  landUse.phases.1 (void.tif); landUse.phases.2 (void.tif): no cell has a class\n")
                .doesNotContain("LEGEND");
        Desk.Outcome far = Desk.command("transitions", path("far.tif"), path("far.tif"));
        assertThat(far.code()).as(far.err()).isZero();
        assertThat(far.out()).contains(",7,7,1,");
    }
}
