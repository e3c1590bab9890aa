package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies in which there is nothing to draw, and names that files cannot hold as they are. */
class EmptyResultsTest {
    private static final String STATISTICS = """
            statistics: { units: d, weights: queen, density: { radius: 500 m }, morans-i: { permutations: 9 },
              local-moran: { permutations: 19 }, hot-spots: { permutations: 19 }, local-geary: { permutations: 9 } }
            """;

    @TempDir
    Path root;

    private Desk desk() {
        return new Desk(root)
                .write("a.tif", PlainTiff.of(30, 20, (x, y) -> 1 + (x / 3 + y / 3) % 6))
                .write("b.tif", PlainTiff.of(30, 20, (x, y) -> 1 + (x / 4 + y / 3) % 6));
    }

    @Test
    void factorsOfZeroLeaveFiguresAndSectionsOut() throws Exception {
        Desk desk = desk().write("f.csv", "class,value,unit\nforest,0,tC/ha/yr\ncultivated,0,tC/ha/yr\n")
                .study(
                        "2000: a.tif, 2010: b.tif",
                        "units: { d: { fishnet: 500 m } }\ncarbon: { factors: f.csv }\n" + STATISTICS);
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(root.resolve("run/figures/lisa-clusters.svg")).exists();
        assertThat(root.resolve("run/figures/centre-migration.svg")).doesNotExist();
        assertThat(root.resolve("run/figures/morans-i.svg")).doesNotExist(); // axes without a line
        String page = Files.readString(root.resolve("run/report.html"));
        assertThat(page).doesNotContainPattern("(?s)<h3[^>]*>[^<]*</h3>\\s*<h3").doesNotContain("NaN");
    }

    @Test
    void onePhaseOfOneClassIsAStudyToo() throws Exception {
        Desk desk = new Desk(root)
                .write("a.tif", PlainTiff.of(12, 12, (x, y) -> 2))
                .study(
                        "2000: a.tif",
                        "units: { d: { fishnet: 300 m } }\ncarbon: { factors: literature-cn }\n" + STATISTICS);
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void namesThatXmlCannotHoldBreakNoFile() throws Exception {
        String[] names = {"\uFFFFa", "b\u001b[31m\u0001", "c<&>\"'", "=1+1", "d\u202e"};
        List<String> features = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            int x = 450000 + 600 * i;
            StringBuilder json = new StringBuilder();
            names[i].chars().forEach(c -> json.append(String.format("\\u%04x", c)));
            String feature = """
                    {"type":"Feature","properties":{"id":"u%d","name":"%s"},"geometry":{"type":"Polygon","coordinates":
                    [[[%d,3098000],[%d,3098000],[%d,3100000],[%d,3100000],[%d,3098000]]]}}""";
            features.add(feature.formatted(i, json, x, x + 600, x + 600, x, x));
        }
        Desk desk = desk().write(
                        "u.geojson",
                        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                                + "\"properties\":{\"name\":\"EPSG:4547\"}},\"features\":["
                                + String.join(",", features) + "]}")
                .write("l.csv", "code,class\n1,a\uFFFF\u0002\n2,forest\n3,grass\n4,water\n5,town\n6,bare\n")
                .write(
                        "study.yaml",
                        "study: \"names \\uFFFF\\x01\"\nlandUse: { legend: l.csv, phases: { 2000: a.tif, 2010: b.tif "
                                + "} }\n"
                                + "units: { d: { file: u.geojson, id: id, name: name } }\ncarbon: { factors: "
                                + "literature-cn }\n"
                                + STATISTICS);
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("\u001b");
        Desk.Outcome inspected =
                Desk.command("inspect", root.resolve("u.geojson").toString());
        assertThat(inspected.out()).contains("b\\u001b[31m\\u0001").doesNotContain("\u001b");
        String folder = root.resolve("run").toString();
        Desk.Outcome explained = Desk.command("explain", folder, "--unit", "u1", "--year", "2010");
        assertThat(explained.out())
                .startsWith("b\\u001b[31m\\u0001 u1 (d), 2010\n")
                .doesNotContain("\u001b");
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        SortedMap<String, byte[]> files = desk.files("run");
        assertThat(files.keySet()).anyMatch(f -> f.endsWith(".svg")).anyMatch(f -> f.endsWith(".aux.xml"));
        files.forEach((name, bytes) -> {
            if (name.matches(".*\\.(svg|xml|qml)")) {
                try {
                    String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("<!DOCTYPE[^>]*>", "");
                    parser.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
                } catch (Exception e) {
                    throw new AssertionError(name, e);
                }
            }
        });
        // tables keep names as they are: a mark put before them would break every join; the page on tables says so
        assertThat(root.resolve("run/tables/carbon-by-unit.csv")).content().contains(",=1+1,");
    }
}
