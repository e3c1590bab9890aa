package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.carbonscape.app.web.WebServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose names are meant to do harm, requests that are, and many at once. */
class AtlasSecurityTest {
    private static final String MARKUP = "<img src=x onerror=alert(1)>";
    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\")";
    private static final String PATH = "../../../escaped";

    @TempDir
    static Path once;

    @TempDir
    Path root;

    private Path run;

    /** A run of hostile classes and units, for all tests. */
    @BeforeAll
    static void hostileRun() throws IOException {
        Desk desk = new Desk(once)
                .write("a.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x + y) % 4))
                .write("b.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x * 2 + y) % 4))
                .write(
                        "l.csv",
                        "code,class\n1,\"" + MARKUP + "\"\n2,\"" + FORMULA.replace("\"", "\"\"") + "\"\n3," + PATH
                                + "\n4,</script><script>alert(2)</script>\n")
                .write("f.csv", "class,value,unit\n\"" + MARKUP + "\",1,tC/ha/yr\n" + PATH + ",-2,tC/ha/yr\n")
                .squares("u.geojson", 4547, "W 450000 3099400 450600 3100000", "E 450600 3099400 451200 3100000");
        Path units = once.resolve("u.geojson");
        Files.writeString(
                units,
                Files.readString(units)
                        .replace("\"unit W\"", new ObjectMapper().writeValueAsString(MARKUP + FORMULA))
                        .replace("\"id\":\"E\"", "\"id\":\"" + PATH + "\""));
        desk.write("study.yaml", """
                study: "%s"
                landUse: { legend: l.csv, phases: { 2000: a.tif, 2010: b.tif } }
                units: { d: { file: u.geojson, id: id, name: name } }
                carbon: { factors: f.csv }
                """.formatted(MARKUP));
        Desk.Outcome done = desk.run();
        assertThat(done.code()).as(done.err()).isZero();
    }

    @BeforeEach
    void hostile() throws IOException {
        run = root.resolve("desk/run");
        Files.createDirectories(run.getParent());
        copy(once.resolve("run"), run);
    }

    private static HttpResponse<byte[]> get(WebServer server, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine());
        }
    }

    @Test
    void namesThatAreMarkupFormulasOrPathsStayTextAndWriteNothingElsewhere() throws Exception {
        List<Path> before = all(root);
        Path site = root.resolve("deep/down/site");
        Files.createDirectories(site.getParent());
        Desk.Outcome done = Desk.command("publish", run.toString(), site.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(all(root).stream().filter(p -> !before.contains(p) && !p.startsWith(root.resolve("deep"))))
                .isEmpty();
        assertThat(all(root.resolve("deep")).stream().filter(p -> !p.startsWith(site) && Files.isRegularFile(p)))
                .isEmpty();
        try (WebServer server = WebServer.start(AtlasFaces.tree(List.of(run)).routes(), "127.0.0.1", 0)) {
            HttpResponse<byte[]> told = get(server, "/runs/1/atlas.json");
            assertThat(told.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(told.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            JsonNode atlas = new ObjectMapper().readTree(told.body());
            assertThat(atlas.path("title").asText()).isEqualTo(MARKUP);
            assertThat(atlas.path("rasters").findValuesAsText("en")).contains(MARKUP, FORMULA, PATH);
            JsonNode set = atlas.path("unitSets").get(0);
            for (JsonNode column : set.path("columns")) { // no name of the study is a path
                assertThat(column.path("path").asText()).matches("[0-9]+");
            }
            assertThat(set.path("path").asText()).matches("[0-9]+");
            HttpResponse<byte[]> report = get(server, "/runs/1/report.html");
            assertThat(report.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("script");
            assertThat(new String(report.body(), StandardCharsets.UTF_8)).doesNotContain(MARKUP);
        }
    }

    @Test
    void requestsThatAreSentByHalfDoNotHoldUpOthers() throws Exception {
        List<Socket> halves = new ArrayList<>();
        try (WebServer server = WebServer.start(AtlasFaces.tree(List.of(run)).routes(), "127.0.0.1", 0)) {
            int port = server.address().getPort();
            for (int i = 0; i < 100; i++) {
                Socket half = new Socket("127.0.0.1", port);
                halves.add(half);
                half.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-".getBytes(StandardCharsets.US_ASCII));
            }
            HttpRequest whole = HttpRequest.newBuilder(server.address())
                    .timeout(Duration.ofSeconds(20))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(whole, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        } finally {
            for (Socket half : halves) {
                half.close();
            }
        }
    }

    @Test
    void thePageHasNoInlineScriptAndItsOwnPolicyWhereNoServerSetsOne() throws Exception {
        try (WebServer server = WebServer.start(AtlasFaces.tree(List.of(run)).routes(), "127.0.0.1", 0)) {
            HttpResponse<byte[]> page = get(server, "/");
            String html = new String(page.body(), StandardCharsets.UTF_8);
            assertThat(html.replaceAll("<script[^>]*\\ssrc=\"[^\"]+\"[^>]*></script>", ""))
                    .doesNotContain("<script")
                    .doesNotContain("javascript:")
                    .doesNotContainPattern("\\son[a-z]+=")
                    .doesNotContain("style=");
            assertThat(html).contains("http-equiv=\"Content-Security-Policy\"", "script-src 'self'");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("script-src 'self'", "form-action 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void allOfThePageIsUnderAMegabyteCompressed() throws Exception {
        try (WebServer server = WebServer.start(AtlasFaces.tree(List.of(run)).routes(), "127.0.0.1", 0)) {
            long bytes = 0;
            for (String file :
                    Files.readAllLines(Path.of("src/main/resources/org/carbonscape/app/atlas/page/files.txt"))) {
                if (file.endsWith(".js") || file.endsWith(".css") || file.endsWith(".html")) {
                    bytes += get(server, "/" + file, "Accept-Encoding", "gzip").body().length;
                }
            }
            assertThat(bytes).isBetween(100_000L, 1_000_000L);
        }
    }

    @Test
    void aRecordThatNamesFilesElsewhereIsNoRun() throws Exception {
        Files.writeString(root.resolve("secret.csv"), "secret");
        Path record = run.resolve("run.json");
        String text = Files.readString(record);
        for (String name : List.of(
                "../../secret.csv",
                "tables/../../../secret.csv",
                root.resolve("secret.csv").toString(),
                "tables\\\\..\\\\..\\\\..\\\\secret.csv",
                "C:secret.csv",
                "..")) {
            Files.writeString(record, text.replace("\"tables/class-areas.csv\"", "\"" + name + "\""));
            for (String[] command : List.of(
                    new String[] {"serve", run.toString(), "--port", "0"},
                    new String[] {"publish", run.toString(), root.resolve("s").toString()})) {
                Desk.Outcome told = Desk.command(command);
                assertThat(told.code()).as(name).isEqualTo(1);
                assertThat(told.err())
                        .as(name)
                        .isEqualToNormalizingNewlines("RUN-16      " + run
                                + ": it holds no record of a run (run.json) that can be read\n"
                                + "            Name the folder that a run wrote with --out, or, for a new run, "
                                + "another one.\n");
            }
        }
        assertThat(root.resolve("s")).doesNotExist();
    }

    @Test
    void aMapCutShortIsToldInBothLanguages() throws Exception {
        Path map = run.resolve("rasters/net_2010.tif");
        byte[] bytes = Files.readAllBytes(map);
        Files.write(map, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(Desk.command("serve", run.toString(), "--port", "0").err())
                .isEqualToNormalizingNewlines("SERVE-05    " + run
                        + ": files are shorter than the run wrote them: rasters/net_2010.tif\n"
                        + "            Copy the run folder again, or run the study again.\n");
        assertThat(Desk.command("publish", run.toString(), root.resolve("s").toString(), "--lang", "zh")
                        .err())
                .isEqualToNormalizingNewlines("SERVE-05    " + run + "：文件短于运行写出时的长度：rasters/net_2010.tif\n"
                        + "            请重新复制结果文件夹，或重新运行研究。\n");
    }

    @Test
    void aRunCutShortIsToldInBothLanguages() throws Exception {
        Files.delete(run.resolve("tables/class-areas.csv"));
        assertThat(Desk.command("serve", run.toString(), "--port", "0").err())
                .isEqualToNormalizingNewlines("RUN-18      " + run
                        + ": files that the run recorded are not there: tables/class-areas.csv\n"
                        + "            Put them back, or run the study again.\n");
        assertThat(Desk.command("serve", run.toString(), "--port", "0", "--lang", "zh")
                        .err())
                .isEqualToNormalizingNewlines(
                        "RUN-18      " + run + "：运行记录中的文件已不存在：tables/class-areas.csv\n            请放回这些文件，或重新运行研究。\n");
        Files.writeString(run.resolve("run.json"), "{\"study\": {\"title\":");
        assertThat(Desk.command("serve", run.toString(), "--port", "0", "--lang", "zh")
                        .err())
                .isEqualToNormalizingNewlines("RUN-16      " + run
                        + "：其中没有可读取的运行记录（run.json）\n            请指定由 --out 写出的结果文件夹；若要写出新的结果，请另选文件夹。\n");
    }

    @Test
    void onlyTheServersOwnNamesAndPagesAreAnswered() throws Exception {
        try (WebServer server = WebServer.start(AtlasFaces.tree(List.of(run)).routes(), "127.0.0.1", 0)) {
            int port = server.address().getPort();
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "127.0.0.1:" + port)) {
                assertThat(raw(port, "GET /runs.json HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                        .as(host)
                        .contains(" 200 ");
            }
            for (String host : List.of(
                    "evil.example",
                    "127.0.0.1.evil.example",
                    "localhost.evil.example:" + port,
                    "evil.example#localhost",
                    "localhost@evil.example",
                    "127.0.0.1:80:80",
                    "2130706433")) {
                assertThat(raw(port, "GET /runs.json HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                        .as(host)
                        .contains(" 403 ");
            }
            for (String origin : List.of("null", "http://evil.example", "http://localhost:1", "https://localhost")) {
                String from = "Host: localhost:" + port + "\r\nOrigin: " + origin + "\r\nConnection: close\r\n\r\n";
                assertThat(raw(port, "GET /runs/1/atlas.json HTTP/1.1\r\n" + from))
                        .as(origin)
                        .contains(" 403 ");
                assertThat(raw(port, "POST /runs/1/units/1/selected.gpkg HTTP/1.1\r\nContent-Length: 0\r\n" + from))
                        .as(origin)
                        .contains(" 403 ");
            }
            // an upload that is broken off harms nobody
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write(("POST /runs/1/units/1/selected.gpkg HTTP/1.1\r\nHost: localhost:" + port
                                        + "\r\nOrigin: http://localhost:" + port
                                        + "\r\nContent-Length: 1000000\r\n\r\n{\"units\": [")
                                .getBytes(StandardCharsets.ISO_8859_1));
            }
            assertThat(get(server, "/runs.json").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServerThatEndedStartsAgainOnItsPortAndTwoAtOnceDoNotMix() throws Exception {
        Path other = root.resolve("other");
        copy(run, other);
        Path record = other.resolve("run.json");
        Files.writeString(record, Files.readString(record).replace("<img src=x onerror=alert(1)>", "the other one"));
        WebServer first = WebServer.start(AtlasFaces.tree(List.of(run)).routes(), "127.0.0.1", 0);
        try (WebServer second = WebServer.start(AtlasFaces.tree(List.of(other)).routes(), "127.0.0.1", 0)) {
            assertThat(new String(get(first, "/runs.json").body(), StandardCharsets.UTF_8))
                    .contains("onerror")
                    .doesNotContain("the other one");
            assertThat(new String(get(second, "/runs.json").body(), StandardCharsets.UTF_8))
                    .contains("the other one");
            int port = first.address().getPort();
            first.close();
            first = WebServer.start(AtlasFaces.tree(List.of(run)).routes(), "127.0.0.1", port);
            assertThat(get(first, "/runs.json").statusCode()).isEqualTo(200);
        } finally {
            first.close();
        }
    }

    @Test
    void twentyClientsAtOnceGetWhatTheyAskFor() throws Exception {
        clients(Duration.ofSeconds(2));
    }

    @Test
    @Tag("slow")
    void twentyClientsAtOnceForAMinute() throws Exception {
        clients(Duration.ofMinutes(1));
    }

    private void clients(Duration time) throws Exception {
        byte[] raster = Files.readAllBytes(run.resolve("rasters/net_2010.tif"));
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        try (WebServer server = WebServer.start(
                AtlasFaces.tree(List.of(run)).routes(),
                InetAddress.getLoopbackAddress().getHostAddress(),
                0)) {
            Map<String, byte[]> whole = Map.of(
                    "/", get(server, "/").body(),
                    "/runs/1/atlas.json", get(server, "/runs/1/atlas.json").body(),
                    "/runs/1/units/1.geo", get(server, "/runs/1/units/1.geo").body());
            URI at = server.address();
            long end = System.nanoTime() + time.toNanos();
            List<Thread> threads = new ArrayList<>();
            for (int c = 0; c < 20; c++) {
                Random random = new Random(c);
                threads.add(new Thread(() -> {
                    HttpClient client = HttpClient.newHttpClient();
                    while (System.nanoTime() < end) {
                        try {
                            int from = random.nextInt(raster.length);
                            int to = from + random.nextInt(raster.length - from);
                            byte[] part = client.send(
                                            HttpRequest.newBuilder(at.resolve("/runs/1/rasters/net_2010.tif"))
                                                    .header("Range", "bytes=" + from + "-" + to)
                                                    .build(),
                                            HttpResponse.BodyHandlers.ofByteArray())
                                    .body();
                            if (!Arrays.equals(part, Arrays.copyOfRange(raster, from, to + 1))) {
                                wrong.add("bytes " + from + "-" + to);
                            }
                            for (Map.Entry<String, byte[]> file : whole.entrySet()) {
                                byte[] body = client.send(
                                                HttpRequest.newBuilder(at.resolve(file.getKey()))
                                                        .build(),
                                                HttpResponse.BodyHandlers.ofByteArray())
                                        .body();
                                if (!Arrays.equals(body, file.getValue())) {
                                    wrong.add(file.getKey());
                                }
                            }
                        } catch (IOException | InterruptedException e) {
                            wrong.add(e.toString());
                        }
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Path> all(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : all(from)) {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }
}
