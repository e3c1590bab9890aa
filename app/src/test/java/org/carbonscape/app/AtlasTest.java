package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.carbonscape.app.atlas.AtlasTree;
import org.carbonscape.app.atlas.Publication;
import org.carbonscape.app.web.WebServer;
import org.carbonscape.io.run.Version;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser gets of a run, and what nobody gets. */
class AtlasTest {
    @TempDir
    Path root;

    private Path run;
    private WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        Desk desk = new Desk(root)
                .write("a.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x + y) % 6))
                .write("b.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x * 2 + y) % 6))
                .squares("u.geojson", 4547, "W 450000 3099400 450600 3100000", "E 450600 3099400 451200 3100000")
                .study(
                        "2000: a.tif, 2010: b.tif",
                        "units: { d: { file: u.geojson, id: id, name: name } }\ncarbon: { factors: literature-cn }\n");
        assertThat(desk.run().code()).isZero();
        run = root.resolve("run");
        server = WebServer.start(AtlasFaces.tree(List.of(run)).routes(), "127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.address().toString().replaceFirst("/(\\?.*)?$", "") + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(get(path).body());
    }

    /** A request as its bytes: clients of the JDK choose the Host themselves. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    @Test
    void theManifestTellsEveryLayerWithItsClasses() throws Exception {
        JsonNode atlas = json("/runs/1/atlas.json");
        assertThat(atlas.path("phases").toString()).isEqualTo("[2000,2010]");
        assertThat(atlas.path("grid").path("extent").toString()).isEqualTo("[450000,3099400,451200,3100000]");
        List<String> ids = atlas.path("rasters").findValuesAsText("id");
        assertThat(ids).contains("landuse_2000", "landuse_2010", "change_2000_2010", "net_2010", "source_2000");
        JsonNode land = atlas.path("rasters").get(ids.indexOf("landuse_2000"));
        assertThat(land.path("classes").asText()).isEqualTo("codes");
        assertThat(land.path("legend").get(1).toString())
                .isEqualTo("{\"label\":{\"en\":\"forest\",\"zh\":\"林地\"},\"color\":\"#1f4a22\",\"value\":2}");
        JsonNode net = atlas.path("rasters").get(ids.indexOf("net_2010"));
        assertThat(net.path("classes").asText()).isEqualTo("values");
        assertThat(net.path("legend").get(0).has("upto")).isTrue();
        JsonNode set = atlas.path("unitSets").get(0);
        assertThat(set.path("count").asInt()).isEqualTo(2);
        JsonNode column = set.path("columns").get(4);
        assertThat(column.path("name").asText()).isEqualTo("forest_km2_2000");
        assertThat(column.path("of").asText()).isEqualTo("forest_km2");
        assertThat(column.path("year").asInt()).isEqualTo(2000);
        assertThat(column.path("heading").path("zh").asText()).isEqualTo("林地面积");
        assertThat(json("/runs.json").path("runs").get(0).path("path").asText()).isEqualTo("runs/1/");
    }

    @Test
    void shapesAndColumnsAreWhatTheGeoPackageHolds() throws Exception {
        JsonNode units = json("/runs/1/atlas.json").path("unitSets").get(0);
        String set = units.path("id").asText();
        String path = "/runs/1/units/" + units.path("path").asText();
        Map<String, String> paths = new HashMap<>();
        units.path("columns")
                .forEach(c -> paths.put(c.path("name").asText(), c.path("path").asText()));
        ByteBuffer shapes = ByteBuffer.wrap(get(path + ".geo").body()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new int[] {shapes.getInt(), shapes.getInt(), shapes.getInt(), shapes.getInt()})
                .containsExactly(1, 2, 0, 0); // two rectangles
        assertThat(new double[] {shapes.getDouble(), shapes.getDouble()}).containsExactly(450_600, 3_099_700);
        float[] boxes = new float[8];
        shapes.asFloatBuffer().get(boxes);
        assertThat(boxes).containsExactly(-600, -300, 0, 300, 0, -300, 600, 300);
        assertThat(json(path + "/" + paths.get("id") + ".json").toString()).isEqualTo("[\"W\",\"E\"]");
        ByteBuffer net = ByteBuffer.wrap(
                        get(path + "/" + paths.get("net_tCO2_2010") + ".f64").body())
                .order(ByteOrder.LITTLE_ENDIAN);
        String west = Files.readAllLines(run.resolve("tables/carbon-by-unit.csv")).stream()
                .filter(l -> l.startsWith(set + ",W,") && l.contains(",2010,"))
                .findFirst()
                .orElseThrow()
                .split(",")[7];
        assertThat(net.getDouble()).isCloseTo(Double.parseDouble(west), Offset.offset(1e-9));
    }

    @Test
    void selectedUnitsAreAGeoPackageOfTheirOwn() throws Exception {
        JsonNode units = json("/runs/1/atlas.json").path("unitSets").get(0);
        String net = "";
        for (JsonNode column : units.path("columns")) {
            net = column.path("name").asText().equals("net_tCO2_2010")
                    ? column.path("path").asText()
                    : net;
        }
        String path = "/runs/1/units/" + units.path("path").asText() + "/selected.gpkg";
        HttpResponse<byte[]> answer = post(path, "{\"units\": [1], \"columns\": [\"" + net + "\"]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        Path file = Files.write(root.resolve("selected.gpkg"), answer.body());
        Layer layer = VectorFile.read(file);
        Layer all = VectorFile.read(
                run.resolve("vectors/units.gpkg"), units.path("id").asText());
        assertThat(layer.size()).isEqualTo(1);
        assertThat(layer.fields().stream().map(Layer.Field::name))
                .containsExactly("fid", "id", "name", "net_tCO2_2010");
        assertThat(layer.text(0, 1)).isEqualTo("E");
        assertThat(layer.value(0, 3))
                .isEqualTo(all.value(1, all.find("net_tCO2_2010").orElseThrow()));
        assertThat(layer.geometry(0).equalsTopo(all.geometry(1))).isTrue();
        assertThat(layer.crs().orElseThrow().label()).contains("EPSG:4547");
        assertThat(post(path, "{\"units\": [2]}").statusCode()).isEqualTo(400);
        assertThat(post(path, "{\"units\": []}").statusCode()).isEqualTo(400);
        assertThat(post(path, "{\"units\": [1], \"columns\": [\"9999\"]}").statusCode())
                .isEqualTo(400);
        assertThat(post(path, "nonsense {").statusCode()).isEqualTo(400);
        assertThat(post(path.replace("runs/1", "runs/2"), "{}").statusCode()).isEqualTo(404);
    }

    private HttpResponse<byte[]> post(String path, String json) throws Exception {
        String at = server.address().toString().replaceFirst("/$", "");
        return client.send(
                HttpRequest.newBuilder(URI.create(at + path))
                        .header("Origin", at)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void partsOfFilesAreHandedOutAsAskedFor() throws Exception {
        byte[] whole = Files.readAllBytes(run.resolve("rasters/net_2010.tif"));
        HttpResponse<byte[]> part = get("/runs/1/rasters/net_2010.tif", "Range", "bytes=10-19");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 10, 20));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/" + whole.length);
        assertThat(get("/runs/1/rasters/net_2010.tif", "Range", "bytes=-7").body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 7, whole.length));
        assertThat(get("/runs/1/rasters/net_2010.tif", "Range", "bytes=5-").body())
                .isEqualTo(Arrays.copyOfRange(whole, 5, whole.length));
        assertThat(get("/runs/1/rasters/net_2010.tif", "Range", "bytes=" + whole.length + "-")
                        .statusCode())
                .isEqualTo(416);
        assertThat(get("/runs/1/rasters/net_2010.tif", "Range", "lines=1-2").body())
                .isEqualTo(whole);
    }

    @Test
    void nothingOutsideTheRunIsHandedOut() throws Exception {
        Files.writeString(root.resolve("secret.txt"), "secret");
        Files.writeString(run.resolve("notes.txt"), "mine, and not of the run");
        for (String path : List.of(
                "/../secret.txt",
                "/runs/1/../../secret.txt",
                "/runs/1/..%2f..%2fsecret.txt",
                "/runs/1/%2e%2e/%2e%2e/secret.txt",
                "/runs/1/rasters/..%5c..%5csecret.txt",
                "/runs/1/notes.txt",
                "/runs/2/atlas.json",
                "/runs/1//etc/passwd",
                "/runs/1/tables/net.csv%00.txt",
                "/assets/../AtlasTree.class")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .containsAnyOf(" 404 ", " 400 ");
        }
        Path table = run.resolve("tables/class-areas.csv");
        Files.delete(table);
        Files.createSymbolicLink(table, root.resolve("secret.txt"));
        assertThat(get("/runs/1/tables/class-areas.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void otherNamesOtherPagesAndOtherVerbsAreRefused() throws Exception {
        int port = server.address().getPort();
        assertThat(raw("GET / HTTP/1.1\r\nHost: rebound.example:" + port + "\r\nConnection: close\r\n\r\n"))
                .contains(" 403 ");
        assertThat(raw("GET /runs.json HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n"))
                .contains(" 403 ");
        assertThat(raw("GET /runs.json HTTP/1.1\r\nHost: localhost:" + port + "\r\nOrigin: http://localhost:" + port
                        + "\r\nConnection: close\r\n\r\n"))
                .contains(" 200 ");
        // what would change something must say that it comes from a page of this server
        assertThat(raw("POST /runs.json HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .contains(" 403 ");
        assertThat(raw("POST /runs.json HTTP/1.1\r\nHost: localhost:" + port + "\r\nOrigin: http://localhost:" + port
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .contains(" 405 ");
        HttpResponse<byte[]> page = get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("<cs-atlas>");
    }

    @Test
    void anAddressThatOthersReachAsksForTheToken() throws Exception {
        server.close();
        server = WebServer.start(AtlasFaces.tree(List.of(run)).routes(), "0.0.0.0", 0);
        String token = server.address().getQuery();
        assertThat(token).startsWith("token=").hasSizeGreaterThan(30);
        assertThat(get("/runs.json").statusCode()).isEqualTo(401);
        assertThat(get("/runs.json?token=" + "A".repeat(32)).statusCode()).isEqualTo(401);
        HttpResponse<byte[]> first = get("/?" + token);
        assertThat(first.statusCode()).isEqualTo(200);
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
        assertThat(get("/runs.json", "Cookie", cookie.split(";")[0]).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsPublishedIsWhatIsServed() throws Exception {
        Path site = root.resolve("site");
        Path left = Files.createDirectories(root.resolve(".site.part-999999999/runs"))
                .getParent();
        Desk.Outcome done = Desk.command("publish", run.toString(), site.toString(), "--json");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(AtlasFaces.runs(site)).containsExactly(site.resolve("runs/1")); // serve takes it, too
        assertThat(AtlasFaces.runs(run)).containsExactly(run);
        List<Path> files;
        try (var all = Files.walk(site)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(new ObjectMapper().readTree(done.out()).path("files").asInt())
                .isEqualTo(files.size());
        for (Path file : files) {
            String path = "/" + site.relativize(file).toString().replace('\\', '/');
            if (path.equals("/runs.json")) { // tells which of the two it is
                assertThat(Files.readString(file)).contains("\"served\": false");
                assertThat(new String(get(path).body(), StandardCharsets.UTF_8)).contains("\"served\": true");
            } else {
                assertThat(get(path).body()).as(path).isEqualTo(Files.readAllBytes(file));
            }
        }
        assertThat(files).anyMatch(f -> f.endsWith("runs/1/rasters/net_2010.tif"));
        // a web server under another name reads it as it reads any folder made there
        assertThat(Files.getPosixFilePermissions(site))
                .isEqualTo(Files.getPosixFilePermissions(Files.createDirectory(root.resolve("any"))));
        assertThat(left).as("what a killed publish left is removed").doesNotExist();
        Desk.Outcome again = Desk.command("publish", run.toString(), site.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err())
                .isEqualToNormalizingNewlines("SERVE-04    " + site
                        + ": it is a file, or a folder that holds something\n"
                        + "            Name a new or an empty folder.\n");
        assertThat(Desk.command("publish", run.toString(), site.toString(), "--lang", "zh")
                        .err())
                .isEqualToNormalizingNewlines("SERVE-04    " + site + "：它是文件，或是已有内容的文件夹\n            请指定新建或空的文件夹。\n");
    }

    @Test
    void oneOfTwoThatPublishIntoAFolderAtOnceIsToldThatItIsTaken() throws Exception {
        Path site = root.resolve("site-of-two");
        AtlasTree tree = AtlasTree.of(run);
        List<String> told = Stream.of(1, 2)
                .map(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        Publication.write(tree, site);
                        return "";
                    } catch (ProblemException e) {
                        return e.problems().get(0).code().id();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(told).containsExactlyInAnyOrder("", "SERVE-04");
    }

    @Test
    void severalRunsArePublishedWithWhatTheyHaveDifferent() throws Exception {
        Path study = root.resolve("study.yaml");
        Files.writeString(study, Files.readString(study).replace("literature-cn", "reference-study"));
        Path other = root.resolve("other");
        assertThat(Desk.command("run", study.toString(), "--out", other.toString(), "--cache", "none")
                        .code())
                .isZero();
        Path site = root.resolve("two");
        Desk.Outcome done = Desk.command("publish", run.toString(), other.toString(), site.toString());
        assertThat(done.code()).as(done.err()).isZero();
        JsonNode list = new ObjectMapper().readTree(site.resolve("runs.json").toFile());
        assertThat(list.path("runs").findValuesAsText("folder")).containsExactly("run", "other");
        assertThat(site.resolve("runs/2/rasters/net_2010.tif"))
                .hasSameBinaryContentAs(other.resolve("rasters/net_2010.tif"));
        JsonNode told = new ObjectMapper()
                .readTree(Desk.command("compare", run.toString(), other.toString(), "--json")
                        .out());
        JsonNode written =
                new ObjectMapper().readTree(site.resolve("compare/1/2.json").toFile());
        assertThat(written.path("results")).isEqualTo(told.path("results"));
        assertThat(written.path("changed").path("factors")).isNotEmpty();
        server.close();
        server = WebServer.start(AtlasFaces.tree(List.of(run, other)).routes(), "127.0.0.1", 0);
        assertThat(get("/compare/2/1.json").body()).isEqualTo(Files.readAllBytes(site.resolve("compare/2/1.json")));
        assertThat(get("/compare/1/3.json").statusCode()).isEqualTo(404);
    }

    @Test
    void foldersThatAreNoRunNewerRunsAndTakenPortsAreTold() throws Exception {
        assertThat(Desk.command("serve", root.toString()).err()).contains("RUN-16", "run.json");
        String recordOfIt = run.resolve("run.json").toString();
        assertThat(Desk.command("publish", recordOfIt, root.resolve("of-record").toString())
                        .err())
                .startsWith("RUN-16      " + recordOfIt);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            Desk.Outcome told = Desk.command("serve", run.toString(), "--port", port);
            assertThat(told.code()).isEqualTo(1);
            assertThat(told.err())
                    .isEqualToNormalizingNewlines("SERVE-01    --port: port " + port
                            + " is in use, perhaps by another atlas\n"
                            + "            Open that one, or write --port 0 for any free port.\n");
            assertThat(Desk.command("serve", run.toString(), "--port", port, "--lang", "zh")
                            .err())
                    .isEqualToNormalizingNewlines("SERVE-01    --port：端口 " + port + " 已被占用（可能已有另一个网页图集在运行）\n"
                            + "            请打开已有的网页，或写 --port 0 任选空闲端口。\n");
        }
        assertThat(Desk.command("serve", run.toString(), "--address", "no.such.host.invalid")
                        .err())
                .isEqualToNormalizingNewlines(
                        "SERVE-03    --address: no.such.host.invalid is no address of this machine\n"
                                + "            Leave --address out to show the runs on this machine only; 0.0.0.0 "
                                + "stands for all its addresses.\n");
        assertThat(Desk.command("serve", run.toString(), "--address", "no.such.host.invalid", "--lang", "zh")
                        .err())
                .isEqualToNormalizingNewlines("SERVE-03    --address：no.such.host.invalid 不是本机的地址\n"
                        + "            只在本机查看时不必写 --address；0.0.0.0 表示本机的所有地址。\n");
        Path record = run.resolve("run.json");
        Files.writeString(
                record, Files.readString(record).replaceFirst("\"version\": \"[^\"]*\"", "\"version\": \"9.1.0\""));
        assertThat(Desk.command("serve", run.toString()).err())
                .isEqualToNormalizingNewlines("SERVE-02    " + run + ": it was written by Carbonscape 9.1.0; this is "
                        + Version.TEXT + "\n"
                        + "            Show it with that version, or run its study again with this one.\n");
        assertThat(Desk.command("serve", run.toString(), "--lang", "zh").err())
                .isEqualToNormalizingNewlines("SERVE-02    " + run + "：该结果由 Carbonscape 9.1.0 写出；当前程序为 " + Version.TEXT
                        + "\n            请用该版本的程序查看，或用当前程序重新运行研究。\n");
        Files.delete(run.resolve("report.html"));
        assertThat(Desk.command("publish", run.toString(), root.resolve("s").toString())
                        .err())
                .contains("SERVE-02");
    }
}
