package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phase that is several files, or on a server, gives the tables of the one file that it was cut from. */
class RasterInputsTest {
    private static final IntBinaryOperator FIRST = (x, y) -> 1 + (x / 3 + y) % 6;

    @TempDir
    Path root;

    private Desk desk;

    @BeforeEach
    void wholeAndParts() throws Exception {
        Files.createDirectories(root.resolve("parts"));
        desk = new Desk(root)
                .write("a.tif", PlainTiff.of(40, 30, FIRST))
                .write("b.tif", PlainTiff.of(40, 30, (x, y) -> 1 + (x * 2 + y) % 6))
                .write("parts/1.tif", PlainTiff.of(22, 30, FIRST).tiles(16, true))
                .write(
                        "parts/2.tif",
                        PlainTiff.of(20, 30, (x, y) -> FIRST.applyAsInt(x + 20, y))
                                .at(452_000, 3_100_000))
                .squares("u.geojson", 4547, "W 450000 3097500 452000 3099500", "E 452000 3097500 453500 3099500");
    }

    private String transfer(String phase, String out) throws Exception {
        desk.study("2000: " + phase + ", 2010: b.tif", "units: { d: { file: u.geojson, id: id, name: name } }\n");
        Desk.Outcome run =
                Desk.command("run", root.toString(), "--out", root.resolve(out).toString(), "--cache", "none");
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readString(root.resolve(out).resolve("tables/transfer-matrix.csv"));
    }

    @Test
    void aFolderAPatternAndAListGiveTheTablesOfTheWhole() throws Exception {
        String whole = transfer("a.tif", "whole");
        assertThat(whole.lines().count()).isGreaterThan(5);
        assertThat(transfer("parts", "folder")).isEqualTo(whole);
        assertThat(transfer("\"parts/?.tif\"", "pattern")).isEqualTo(whole);
        assertThat(transfer("[parts/1.tif, parts/2.tif]", "list")).isEqualTo(whole);
        List<String> files = new ObjectMapper()
                .readTree(root.resolve("list/run.json").toFile())
                .path("inputs")
                .findValuesAsText("file");
        assertThat(files).contains("1.tif", "2.tif", "b.tif");
        String study = root.resolve("study.yaml").toString();
        assertThat(Desk.command("verify", root.resolve("list").toString(), "--study", study)
                        .code())
                .isZero();
        desk.write("parts/2.tif", PlainTiff.of(20, 30, FIRST).at(452_000, 3_100_000));
        Desk.Outcome verified = Desk.command("verify", root.resolve("list").toString(), "--study", study);
        assertThat(verified.told()).contains("landUse.phases.2000 (2.tif)");
    }

    @Test
    void partsThatContradictEachOtherStopTheRun() throws Exception {
        desk.write(
                        "parts/2.tif",
                        PlainTiff.of(20, 30, (x, y) -> FIRST.applyAsInt(x + 20, y) % 6 + 1)
                                .at(452_000, 3_100_000))
                .study("2000: parts, 2010: b.tif", "");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.told())
                .contains("TIFF-18")
                .contains("its rasters 1.tif and 2.tif differ in 60 of the 60 cells that both cover, first at column "
                        + "20,");
    }

    @Test
    void aPhaseOnAServerGivesTheSameTablesAndStandsInTheRecordWithItsVersion() throws Exception {
        byte[] content = Files.readAllBytes(root.resolve("a.tif"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String[] tag = {"\"v1\""};
        server.createContext("/", x -> {
            try (x) {
                Matcher m = Pattern.compile("bytes=(\\d+)-(\\d+)")
                        .matcher(x.getRequestHeaders().getFirst("Range"));
                assertThat(m.matches()).isTrue();
                int from = Integer.parseInt(m.group(1));
                int end = Math.min(content.length, Integer.parseInt(m.group(2)) + 1);
                x.getResponseHeaders().set("ETag", tag[0]);
                x.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + content.length);
                x.sendResponseHeaders(206, end - from);
                x.getResponseBody().write(content, from, end - from);
            }
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/a.tif";
            assertThat(transfer("\"" + address + "\"", "far")).isEqualTo(transfer("a.tif", "near"));
            desk.study(
                    "2000: \"" + address + "\", 2010: b.tif",
                    "units: { d: { file: u.geojson, id: id, name: name } }\n");
            String record = Files.readString(root.resolve("far/run.json"));
            assertThat(record).contains("\"" + address + "\"").contains("\"version\": \"\\\"v1\\\"\"");
            String study = root.resolve("study.yaml").toString();
            assertThat(Desk.command("verify", root.resolve("far").toString(), "--study", study)
                            .code())
                    .isZero();
            tag[0] = "\"v2\"";
            assertThat(Desk.command("verify", root.resolve("far").toString(), "--study", study)
                            .told())
                    .contains("landUse.phases.2000 (" + address + ")");
        } finally {
            server.stop(0);
        }
    }
}
