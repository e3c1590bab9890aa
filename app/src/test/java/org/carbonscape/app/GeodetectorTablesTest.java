package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as strangers bring them: each ends in the same numbers or in one clear problem. */
class GeodetectorTablesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static String table(String separator) {
        StringBuilder csv = new StringBuilder("固碳量" + separator + "类型" + separator + "坡度\n");
        for (int i = 0; i < 30; i++) {
            csv.append(i * i % 17 + i % 3 * 4)
                    .append(separator)
                    .append("甲乙丙".charAt(i % 3))
                    .append(separator)
                    .append(i % 4 + 1)
                    .append('\n');
        }
        return csv.toString();
    }

    private Desk.Outcome run(Path file, String y, String... x) {
        List<String> args = new ArrayList<>(List.of(
                "geodetector", file.toString(), "--y", y, "--permutations", "99", "--bootstrap", "0", "--json"));
        List.of(x).forEach(n -> args.addAll(List.of("--x", n)));
        return Desk.command(args.toArray(String[]::new));
    }

    private Path write(String name, String text) throws Exception {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    /** The least a spreadsheet writes: text in the cells themselves. */
    private Path workbook(String csv) throws Exception {
        StringBuilder rows = new StringBuilder();
        int r = 1;
        for (String line : csv.strip().split("\n")) {
            rows.append("<row r=\"").append(r).append("\">");
            String[] cells = line.split(",");
            for (int c = 0; c < cells.length; c++) {
                String at = (char) ('A' + c) + Integer.toString(r);
                rows.append(
                        cells[c].matches("[0-9]+")
                                ? "<c r=\"" + at + "\"><v>" + cells[c] + "</v></c>"
                                : "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + cells[c] + "</t></is></c>");
            }
            rows.append("</row>");
            r++;
        }
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packages = "http://schemas.openxmlformats.org/package/2006";
        Path file = folder.resolve("t.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String[] part : new String[][] {
                {
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + packages
                            + "/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
                },
                {
                    "_rels/.rels",
                    "<Relationships xmlns=\"" + packages + "/relationships\"><Relationship Id=\"r1\" Type=\""
                            + relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                },
                {
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations
                            + "\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                },
                {
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"" + packages + "/relationships\"><Relationship Id=\"r1\" Type=\""
                            + relations + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                },
                {
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>"
                }
            }) {
                zip.putNextEntry(new ZipEntry(part[0]));
                zip.write(part[1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void separatorsEncodingsAndWorkbooksGiveTheSameBytes() throws Exception {
        Desk.Outcome plain = run(write("a.csv", table(",")), "固碳量", "类型,坡度");
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(JSON.readTree(plain.out()).path("factors").findValuesAsText("name"))
                .containsExactly("类型", "坡度");
        for (Path other : List.of(
                write("semicolon.csv", table(";")),
                write("tab.csv", table("\t")),
                write("tab.tsv", table("\t")),
                write("bom.csv", "\ufeff" + table(",")),
                write("gbk.csv", table(",").getBytes(Charset.forName("GBK"))),
                workbook(table(",")))) {
            Desk.Outcome same = run(other, "固碳量", "类型,坡度");
            assertThat(same.code()).as(other + same.err()).isZero();
            JsonNode factors = JSON.readTree(same.out());
            assertThat(factors).as(other.toString()).isEqualTo(JSON.readTree(plain.out()));
        }
    }

    private void told(Desk.Outcome outcome, String... parts) {
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("{\n  \"problems\"");
        assertThat(outcome.err()).contains(parts);
        assertThat(outcome.err().lines()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void tablesThatCannotBeAnsweredEndInAProblem() throws Exception {
        told(
                run(write("constant.csv", "y,a\n5,1\n5,2\n5,1\n5,2\n5,1\n"), "y", "a"),
                "DRIVER-01   y",
                "the same value 5 in all 5 units");
        told(run(write("two.csv", "y,a\n1,2\n2,1\n"), "y", "a"), "DRIVER-02   y", "only 2 of 2 units");
        told(run(write("none.csv", "y,a\n"), "y", "a"), "none.csv");
        told(run(write("empty.csv", ""), "y", "a"), "empty.csv");
        told(
                run(write("flat.csv", "y,a\n1,k\n2,k\n3,k\n4,k\n"), "y", "a"),
                "DRIVER-03   a",
                "the number of strata is 1");
        told(
                run(write("names.csv", "y,a\n1,b\n2,c\n3,d\n4,e\n"), "y", "a"),
                "DRIVER-03   a",
                "the number of strata is 4, on 4 units");
        told(
                run(write("gap.csv", "y,a,b\n1,,\n2,,1\n3,,2\n4,,1\n"), "y", "a", "b"),
                "DRIVER-02   y",
                "only 0 of 4 units",
                "most values, a.");
        told(run(write("same.csv", "y,a,a\n1,2,3\n2,3,4\n"), "y", "a"), "\"a\"");
        Path good = write("good.csv", "y,a,b\n1,1,k\n3,2,m\n2,1,k\n5,2,m\n4,1,m\n");
        told(run(good, "y", "a", "a"), "DRIVER-15   a");
        told(run(good, "y", "a,y"), "DRIVER-15   y");
        told(run(good, "y", "A ,q"), "\"q\"");
        told(run(good, "z", "a"), "\"z\"");
        told(run(folder.resolve("nothing.csv"), "y", "a"), "nothing.csv");
    }

    /** A row without a driver or y is left out and told; a row of empty cells is none. */
    @Test
    void rowsWithGapsAreLeftOutAndTold() throws Exception {
        Desk.Outcome with = run(write("gaps.csv", table(",") + "3,,\n,甲,2\n,,\n"), "固碳量", "类型,坡度");
        assertThat(with.code()).as(with.err()).isZero();
        assertThat(with.err()).contains("DRIVER-C06  固碳量: 2 of 32 units were left out");
        JsonNode found = JSON.readTree(with.out());
        assertThat(found.path("missing").asInt()).isEqualTo(2);
        assertThat(found.path("factors"))
                .isEqualTo(JSON.readTree(run(write("whole.csv", table(",")), "固碳量", "类型,坡度")
                                .out())
                        .path("factors"));
    }

    /** A driver equal to y in its strata explains all of it; F has no bound and is no number in JSON. */
    @Test
    void aDriverThatIsYExplainsAll() throws Exception {
        Desk.Outcome said = run(write("copy.csv", "y,a\n1,1\n1,1\n2,2\n2,2\n3,3\n3,3\n"), "y", "a");
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode a = JSON.readTree(said.out()).path("factors").path(0);
        assertThat(a.path("q").asDouble()).isEqualTo(1);
        assertThat(a.path("f").isNull()).isTrue();
        assertThat(a.path("pAnova").asDouble()).isZero();
    }

    private Desk.Outcome plain(Path file, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "geodetector", file.toString(), "--y", "y", "--permutations", "0", "--bootstrap", "0", "--json"));
        args.addAll(List.of(more));
        return Desk.command(args.toArray(String[]::new));
    }

    /**
     * Half the units at 0, two levels, and twenty codes: what cannot be cut as asked is taken as far as it goes, and
     * told.
     */
    @Test
    void driversWithFewOrManyEqualValuesAreNoError() throws Exception {
        StringBuilder csv = new StringBuilder("y,half,zero,code,soil\n");
        for (int i = 0; i < 120; i++) {
            csv.append(i * i % 17 + i % 2)
                    .append(',')
                    .append(i % 2 == 0 ? "0.5" : "1.5")
                    .append(',')
                    .append(i < 75 ? 0 : i * 7 % 50 + 0.25)
                    .append(',')
                    .append(i % 20 + 1)
                    .append(',')
                    .append(i % 3 == 0 ? "NA" : "loam")
                    .append('\n');
        }
        Path file = write("few.csv", csv.toString());
        Desk.Outcome auto = plain(file, "--x", "half,code,soil,");
        assertThat(auto.code()).as(auto.err()).isZero();
        assertThat(JSON.readTree(auto.out()).path("factors").findValuesAsText("strata"))
                .containsExactly("2", "20", "2");
        assertThat(auto.err()).contains("DRIVER-C18  soil: \"NA\" is taken as the name of a stratum, with 40 units");
        Desk.Outcome cut = plain(file, "--x", "half,zero", "--strata", "quantile:5");
        assertThat(cut.code()).as(cut.err()).isZero();
        assertThat(cut.err())
                .contains(
                        "DRIVER-C15  half: its different values (2)",
                        "DRIVER-C16  zero: divided into 3 classes instead of 5");
        JsonNode found = JSON.readTree(cut.out());
        assertThat(found.path("factors").findValuesAsText("strata")).containsExactly("2", "3");
        assertThat(found.path("discretisation").path(1).path("breaks")).hasSize(2);
        assertThat(found.path("discretisation").path(1).path("breaks").path(0).asDouble())
                .isZero();
        // the same strata by hand
        JsonNode hand = JSON.readTree(plain(
                        file,
                        "--x",
                        "zero",
                        "--strata",
                        "manual:0,"
                                + found.path("discretisation")
                                        .path(1)
                                        .path("breaks")
                                        .path(1)
                                        .asText())
                .out());
        assertThat(hand.path("factors").path(0).path("q"))
                .isEqualTo(found.path("factors").path(1).path("q"));
        told(
                plain(file, "--x", "half", "--computed-from", "soil,half"),
                "DRIVER-19   --computed-from: soil: it is none of the drivers");
    }

    /** Every raster that cannot be read is told, whether its head or its cells are broken. */
    @Test
    void everyBrokenRasterIsToldAtOnce() throws Exception {
        byte[] good = Files.readAllBytes(raster("y.tif"));
        Files.write(folder.resolve("head.tif"), new byte[] {'I', 'I', 42, 0, 1});
        Files.write(folder.resolve("text.tif"), "no raster".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("fine.tif"), good);
        Desk.Outcome said = Desk.command(
                "geodetector",
                "--y",
                folder.resolve("y.tif").toString(),
                "--x",
                folder.resolve("head.tif") + "," + folder.resolve("fine.tif") + "," + folder.resolve("text.tif"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("head.tif", "text.tif").doesNotContain("fine.tif");
    }

    private Path raster(String name) throws Exception {
        Path file = folder.resolve(name);
        new Desk(folder).write(name, PlainTiff.of(20, 20, (x, y) -> 1 + x + y));
        return file;
    }

    /** Without qByChance and pSpatial. */
    private static String withoutPlaces(String json) {
        return json.replaceAll("\"(qByChance|pSpatial)\": [^,}\\s]*", "");
    }

    /** Blocks by name, by coordinates and by centroids are the same blocks: rows come in the order of their squares. */
    @Test
    void blocksOfCoordinatesAndCentroidsAreThoseByName() throws Exception {
        StringBuilder csv = new StringBuilder("value,driver,block,X 米,Y 米\n");
        StringBuilder degrees = new StringBuilder("value,driver,block,lon,lat\n");
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            int block = i / 16;
            double x = 500_000 + block % 2 * 10_000 + i % 4 * 1000;
            double y = 3_000_000 - block / 2 * 10_000 - i % 16 / 4 * 1000;
            String row = i * i % 13 + i % 4 + "," + i % 4 + ",b" + block + ",";
            csv.append(row).append(x).append(',').append(y).append('\n');
            degrees.append(row)
                    .append(112 + (x - 500_000) / 100_000)
                    .append(',')
                    .append(2 + (y - 3_000_000) / 111_195)
                    .append('\n');
            features.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"value\":")
                    .append(i * i % 13 + i % 4)
                    .append(",\"driver\":")
                    .append(i % 4)
                    .append("},\"geometry\":{\"type\":\"Point\",\"coordinates\":[")
                    .append(x)
                    .append(',')
                    .append(y)
                    .append("]}}");
        }
        Path table = write("b.csv", csv.toString());
        Path layer = write(
                "b.geojson",
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                        + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4547\"}},\"features\":["
                        + features + "]}");
        Desk.Outcome named = blocks(table, "block");
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(named.out()).contains("\"pSpatial\": null"); // names have no place
        for (Desk.Outcome placed : List.of(
                blocks(table, "X 米, Y 米, 8 km"),
                blocks(write("degrees.csv", degrees.toString()), "lon,lat,8km"),
                blocks(layer, "8 km"))) {
            assertThat(placed.out()).containsPattern("\"pSpatial\": 0[.][0-9]");
            assertThat(withoutPlaces(placed.out())).isEqualTo(withoutPlaces(named.out()));
        }
        assertThat(blocks(table, "X 米,Y 米,1000 km").out()).isNotEqualTo(named.out());
        told(blocks(table, "8 km"), "DRIVER-18   --blocks: \"8 km\" does not define blocks here");
        told(blocks(table, "X 米,Y 米,block,8 km"), "DRIVER-18");
        told(blocks(table, "X 米,south,8 km"), "\"south\"");
        told(blocks(table, "squares"), "\"squares\"");
    }

    private static Desk.Outcome blocks(Path file, String blocks) {
        return Desk.command(
                "geodetector",
                file.toString(),
                "--y",
                "value",
                "--x",
                "driver",
                "--blocks",
                blocks,
                "--permutations",
                "199",
                "--bootstrap",
                "0",
                "--json");
    }
}
