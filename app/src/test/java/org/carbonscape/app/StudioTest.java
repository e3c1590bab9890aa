package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Assertions;
import org.carbonscape.app.studio.Studio;
import org.carbonscape.app.studio.StudioSetting;
import org.carbonscape.app.web.WebServer;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study made over HTTP as the page makes it, and what nobody can do that way. */
class StudioTest {
    @TempDir
    Path root;

    private Path workspace;
    private Desk desk;
    private Studio studio;
    private WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    static Studio open(Path folder, int atOnce) throws IOException {
        return Studio.open(folder, new StudioSetting(CacheFolder.none(), atOnce, atOnce, Faults::problems));
    }

    @BeforeEach
    void start() throws IOException {
        workspace = Files.createDirectories(root.resolve("workspace"));
        desk = new Desk(workspace)
                .write("lu2000.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x + y) % 6))
                .write("lu2010.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x * 2 + y) % 6))
                .squares("u.geojson", 4547, "W 450000 3099400 450600 3100000", "E 450600 3099400 451200 3100000")
                .write("study.yaml", "# mine\nstudy: desk   # its title\nlandUse:\n  legend: cnlucc-6\n");
        Files.writeString(root.resolve("secret.yaml"), "study: secret\n");
        begin();
    }

    private void begin() throws IOException {
        begin(1);
    }

    private void begin(int atOnce) throws IOException {
        studio = open(workspace, atOnce);
        server = WebServer.start(StudioFace.routes(studio, AtlasFaces.tree(List.of())), "127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
        studio.close();
    }

    private String base() {
        return server.address().toString().replaceFirst("/$", "");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, byte[] body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base() + path))
                        .header("Origin", base())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private JsonNode change(String version, String edits) throws Exception {
        return json(
                post("/studio/study?file=study.yaml", "{\"version\":\"" + version + "\",\"edits\":[" + edits + "]}"));
    }

    private String version() throws Exception {
        return json(get("/studio/study?file=study.yaml")).path("version").asText();
    }

    private static List<String> codes(JsonNode answer) {
        return answer.path("problems").findValuesAsText("code");
    }

    /** Waits until a run has ended. */
    private JsonNode ended(String id) throws Exception {
        while (true) {
            for (JsonNode run : json(get("/studio/runs")).path("runs")) {
                String state = run.path("state").asText();
                if (run.path("id").asText().equals(id) && !state.equals("running") && !state.equals("waiting")) {
                    return run;
                }
            }
            Thread.sleep(20);
        }
    }

    @Test
    void aStudyIsMadeCheckedAndRunAndItsResultOpensAsAnAtlas() throws Exception {
        JsonNode said = json(post("/studio/inspect", "{\"files\":[\"lu2000.tif\",\"u.geojson\"]}"))
                .path("files");
        assertThat(said.get(0).path("kind").asText()).isEqualTo("raster");
        assertThat(said.get(0).path("years").toString()).isEqualTo("[2000]");
        assertThat(said.get(0).path("classes").get(0).toString()).isEqualTo("{\"code\":1,\"cells\":12}");
        assertThat(said.get(0).path("legends").get(0).path("legend").asText()).isEqualTo("cnlucc-6");
        assertThat(said.get(1).path("id").asText()).isEqualTo("id");
        assertThat(said.get(1).path("overlaps").get(0).path("share").asDouble()).isEqualTo(1);

        JsonNode study = json(get("/studio/study?file=study.yaml"));
        JsonNode missing = study.path("problems").get(0);
        assertThat(missing.path("code").asText()).isEqualTo("STUDY-04");
        assertThat(missing.path("path").toString()).isEqualTo("[\"landUse\",\"phases\"]");
        JsonNode after = change(
                study.path("version").asText(),
                "{\"path\":[\"landUse\",\"phases\",\"2010\"],\"value\":\"lu2010.tif\"},"
                        + "{\"path\":[\"landUse\",\"phases\",\"2000\"],\"value\":\"lu2000.tif\"},"
                        + "{\"path\":[\"units\",\"d\"],\"value\":{\"file\":\"u.geojson\",\"id\":\"id\"}},"
                        + "{\"path\":[\"carbon\",\"factors\"],\"value\":\"literature-cn\"}");
        assertThat(after.path("problems")).isEmpty();
        assertThat(Files.readString(workspace.resolve("study.yaml")))
                .isEqualTo("# mine\nstudy: desk   # its title\nlandUse:\n  legend: cnlucc-6\n"
                        + "  phases: { 2000: lu2000.tif, 2010: lu2010.tif }\n"
                        + "units:\n  d: { file: u.geojson, id: id }\ncarbon: { factors: literature-cn }\n");
        JsonNode checked = json(post("/studio/check?file=study.yaml", "{}"));
        assertThat(checked.path("memory_mb").asInt()).isPositive();
        JsonNode run = json(post("/studio/runs", "{\"study\":\"study.yaml\",\"out\":\"first\"}"));
        JsonNode ended = ended(run.path("id").asText());
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("done");
        assertThat(ended.path("stages").get(0).path("name").path("zh").asText()).isEqualTo("检查与配准");
        assertThat(ended.path("result").asBoolean()).isTrue();
        assertThat(get("/results/first/").body()).contains("cs-atlas");
        assertThat(json(get("/results/first/runs/1/atlas.json")).path("title").asText())
                .isEqualTo("desk");
        assertThat(desk.command("verify", workspace.resolve("first").toString()).code())
                .isZero();
    }

    /** A run that could not be noted, as on a full disk, is told and does not wait for ever in the way of the next. */
    @Test
    void aRunThatCannotBeNotedDoesNotBegin() throws Exception {
        Path list = workspace.resolve(".carbonscape/runs.json");
        Files.createDirectories(list.resolve("in the way"));
        HttpResponse<String> refused = post("/studio/runs", "{\"study\":\"study.yaml\",\"out\":\"first\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(codes(json(refused))).containsExactly("RUN-04");
        assertThat(json(refused)
                        .path("problems")
                        .get(0)
                        .path("place")
                        .path("en")
                        .asText())
                .isEqualTo(".carbonscape/runs.json");
        assertThat(json(get("/studio/runs")).path("runs")).isEmpty();
        Files.delete(list.resolve("in the way"));
        Files.delete(list);
        JsonNode run = json(post("/studio/runs", "{\"study\":\"study.yaml\",\"out\":\"first\"}"));
        assertThat(codes(run)).as("the folder is free").isEmpty();
        ended(run.path("id").asText());
    }

    @Test
    void aFileThatWasChangedOutsideIsNotWrittenOver() throws Exception {
        String version = version();
        Files.writeString(workspace.resolve("study.yaml"), "study: by hand\n");
        HttpResponse<String> answer = post(
                "/studio/study?file=study.yaml",
                "{\"version\":\"" + version + "\",\"edits\":[{\"path\":[\"seed\"],\"value\":\"7\"}]}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(codes(json(answer))).containsExactly("STUDIO-02");
        assertThat(workspace.resolve("study.yaml")).hasContent("study: by hand\n");
        assertThat(codes(change("", "{\"path\":[\"seed\"],\"value\":\"7\"}"))).containsExactly("STUDIO-02");
    }

    @Test
    void aStudyThatIsNoYamlIsNotChangedByItsForm() throws Exception {
        String broken = "study: desk\nlandUse: {\nseed: 5\n\tgrid: 1\n";
        Files.writeString(workspace.resolve("study.yaml"), broken);
        JsonNode problem = change(version(), "{\"path\":[\"seed\"],\"value\":\"7\"}")
                .path("problems")
                .path(0);
        assertThat(problem.path("code").asText()).isEqualTo("STUDY-02");
        assertThat(problem.path("place").path("zh").asText()).isEqualTo("study.yaml"); // not the field study
        assertThat(problem.path("path")).isEmpty();
        assertThat(workspace.resolve("study.yaml")).hasContent(broken);
    }

    @Test
    void aSectionThatMeansNothingWithoutKeysGoesWithItsLastOne() throws Exception {
        Path study = workspace.resolve("study.yaml");
        Files.writeString(study, """
                study: desk
                grid: { cell: 30 m }
                carbon:
                  energy: { file: energy.csv }
                  emissions:
                    file: co2.csv   # of the bureau
                  allocate: { by-year: { 2000: a.tif } }
                statistics:
                  morans-i: {}
                  hot-spots: { correction: fdr }
                drivers:
                  slope: { raster: slope.tif }
                """);
        JsonNode answer = change(version(), "{\"path\":[\"carbon\",\"emissions\",\"file\"]}");
        assertThat(codes(answer)).doesNotContain("STUDY-10");
        change(version(), "{\"path\":[\"carbon\",\"allocate\",\"by-year\",\"2000\"],\"value\":\"\"}");
        change(version(), "{\"path\":[\"grid\",\"cell\"],\"value\":\" \"}"); // which holds without being written
        change(version(), "{\"path\":[\"statistics\",\"hot-spots\",\"correction\"]}"); // which counts with its defaults
        change(version(), "{\"path\":[\"statistics\",\"morans-i\",\"permutations\"]}"); // was not there
        change(version(), "{\"path\":[\"drivers\",\"slope\",\"raster\"]}"); // its name stays
        change(version(), "{\"path\":[\"carbon\",\"sinks\"],\"value\":{}}"); // a box that was ticked
        assertThat(study).hasContent("""
                study: desk
                carbon:
                  energy: { file: energy.csv }
                  sinks: {}
                statistics:
                  morans-i: {}
                  hot-spots: {}
                drivers:
                  slope: {}
                """);
        Files.writeString(study, "study: desk\ncarbon:\n  energy: { file: e.csv }\nreport: { maps: zones }\n");
        change(version(), "{\"path\":[\"carbon\",\"energy\",\"file\"]}");
        change(version(), "{\"path\":[\"report\",\"maps\"]}");
        assertThat(study).hasContent("study: desk\n");
    }

    @Test
    void aStudyThatIsReadAndWrittenUnchangedKeepsItsBytes() throws Exception {
        byte[] before = "\uFEFFstudy: \"a\"\r\n# 注\r\n".getBytes(StandardCharsets.UTF_8);
        Files.write(workspace.resolve("study.yaml"), before);
        change(version(), "");
        assertThat(Files.readAllBytes(workspace.resolve("study.yaml"))).isEqualTo(before);
        change(version(), "{\"path\":[\"study\"],\"value\":\"a\"}");
        assertThat(Files.readAllBytes(workspace.resolve("study.yaml"))).isEqualTo(before);
    }

    @Test
    void noNameLeadsOutOfTheWorkspace() throws Exception {
        Files.createSymbolicLink(workspace.resolve("link.yaml"), root.resolve("secret.yaml"));
        Files.createSymbolicLink(workspace.resolve("away"), root);
        for (String name : List.of(
                "../secret.yaml",
                "a/../../secret.yaml",
                "..\\secret.yaml",
                root.resolve("secret.yaml").toString(),
                "link.yaml",
                "away/secret.yaml",
                ".carbonscape/runs.json",
                "",
                "x\0y")) {
            String query = "?file=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
            HttpResponse<String> read = get("/studio/study" + query);
            assertThat(read.statusCode()).as(name).isEqualTo(400);
            assertThat(read.body()).as(name).doesNotContain("study: secret");
            HttpResponse<String> written =
                    post("/studio/study" + query, "{\"version\":\"\",\"edits\":[{\"path\":[\"a\"],\"value\":\"b\"}]}");
            assertThat(written.statusCode()).as(name).isIn(400, 409);
            assertThat(post("/studio/files" + query, "x").statusCode()).as(name).isEqualTo(400);
            assertThat(post("/studio/check" + query, "{}").statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
        assertThat(get("/results/..%2f..%2fetc/").statusCode()).isEqualTo(400);
        assertThat(get("/results/away/").statusCode()).isEqualTo(400);
        assertThat(root.resolve("secret.yaml")).hasContent("study: secret\n");
        assertThat(get("/studio/workspace").body()).doesNotContain("secret").doesNotContain("link.yaml");
    }

    @Test
    void aStudyThatNamesFilesOutsideIsNotOpened() throws Exception {
        Files.writeString(root.resolve("energy.csv"), "year,item,amount,unit_of_amount,unit\nsecret,,,,\n");
        Files.writeString(
                workspace.resolve("study.yaml"),
                "study: x\nlandUse: { legend: cnlucc-6, phases: { 2000: lu2000.tif } }\n"
                        + "units: { d: { file: u.geojson } }\n"
                        + "carbon: { energy: { file: ../energy.csv, units: d, route: ncv } }\n");
        JsonNode checked = json(post("/studio/check?file=study.yaml", "{}"));
        assertThat(codes(checked)).containsExactly("STUDIO-03");
        assertThat(checked.path("problems").get(0).path("path").toString())
                .isEqualTo("[\"carbon\",\"energy\",\"file\"]");
        assertThat(post("/studio/runs", "{\"study\":\"study.yaml\",\"out\":\"r\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void otherPagesAreRefusedAndSoIsWhatChangesWithoutAnOrigin() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + "/studio/runs"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        request.header("Origin", "http://evil.example");
        assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void uploadsAppearWholeOrNotAtAll() throws Exception {
        assertThat(json(post("/studio/files?file=%E8%A1%A8.csv", "a,b\n"))
                        .path("files")
                        .toString())
                .isEqualTo("[\"表.csv\"]");
        assertThat(workspace.resolve("表.csv")).hasContent("a,b\n");
        assertThat(codes(json(post("/studio/files?file=%E8%A1%A8.csv", "other"))))
                .containsExactly("STUDIO-04");
        List<String> before = desk.listing();
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /studio/files?file=broken.tif HTTP/1.1\r\nHost: 127.0.0.1:"
                            + server.address().getPort() + "\r\nOrigin: " + base()
                            + "\r\nContent-Length: 100000\r\n\r\nhalf of it")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        int same = 0; // the upload may not have begun yet
        for (int i = 0; i < 200 && same < 10; i++) {
            Thread.sleep(20);
            same = desk.listing().equals(before) ? same + 1 : 0;
        }
        assertThat(desk.listing()).isEqualTo(before);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void anArchiveIsUnpackedIntoAFolderAndABadOneLeavesNothing() throws Exception {
        byte[] good = zip(Map.of("in/a.csv", new byte[] {1}, "b.csv", new byte[] {2}));
        JsonNode files = json(post("/studio/files?file=data.zip", good)).path("files");
        assertThat(files).hasSize(2);
        assertThat(workspace.resolve("data/in/a.csv")).hasBinaryContent(new byte[] {1});
        List<String> before = desk.listing();
        for (byte[] bad : List.of(
                zip(Map.of("a.csv", new byte[0], "../../evil.csv", new byte[] {1})),
                zip(Map.of("/etc/evil", new byte[] {1})),
                "no archive".getBytes(StandardCharsets.UTF_8))) {
            assertThat(post("/studio/files?file=bad.zip", bad).statusCode()).isEqualTo(400);
        }
        assertThat(desk.listing()).isEqualTo(before);
        assertThat(root.resolve("evil.csv")).doesNotExist();
    }

    @Test
    void runsWaitTheirTurnAreBoundedAndCanBeGivenUp() throws Exception {
        Files.writeString(
                workspace.resolve("study.yaml"),
                "study: x\nlandUse: { legend: cnlucc-6, phases: { 2000: lu2000.tif, 2010: lu2010.tif } }\n"
                        + "units: { d: { file: u.geojson } }\ncarbon: { factors: literature-cn }\n");
        for (int i = 0; i < 4; i++) {
            assertThat(post("/studio/runs", "{\"study\":\"study.yaml\",\"out\":\"r" + i + "\"}")
                            .statusCode())
                    .isEqualTo(202);
        }
        HttpResponse<String> fifth = post("/studio/runs", "{\"study\":\"study.yaml\",\"out\":\"r5\"}");
        assertThat(fifth.statusCode()).isEqualTo(429);
        assertThat(codes(json(fifth))).containsExactly("STUDIO-05");
        JsonNode last = json(get("/studio/runs")).path("runs").get(0);
        String id = last.path("id").asText();
        post("/studio/runs/" + id + "/cancel", "{}");
        assertThat(ended(id).path("state").asText()).isEqualTo("cancelled");
        assertThat(workspace.resolve("r3")).doesNotExist();
        JsonNode first = json(get("/studio/runs")).path("runs").get(3);
        assertThat(ended(first.path("id").asText()).path("state").asText()).isEqualTo("done");
        for (JsonNode run : json(get("/studio/runs")).path("runs")) { // or one writes while the folder is cleared
            ended(run.path("id").asText());
        }
    }

    /** Bytes of what a run found, by file. */
    private Map<String, String> found(String out) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String folder : List.of("tables", "rasters")) {
            try (var files = Files.list(workspace.resolve(out).resolve(folder))) {
                for (Path file :
                        files.filter(f -> !f.toString().endsWith(".xlsx")).toList()) {
                    found.put(
                            folder + "/" + file.getFileName(),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return found;
    }

    @Test
    void twoRunsAtOnceGoOnTogetherAndMixNothing() throws Exception {
        stop();
        begin(2);
        desk.write("big2000.tif", PlainTiff.of(1200, 600, (x, y) -> 1 + (x / 3 + y / 7) % 6))
                .write("big2010.tif", PlainTiff.of(1200, 600, (x, y) -> 1 + (x / 5 + y) % 6));
        for (String name : List.of("a", "b")) {
            String order =
                    name.equals("a") ? "2000: big2000.tif, 2010: big2010.tif" : "2000: big2010.tif, 2010: big2000.tif";
            Files.writeString(
                    workspace.resolve(name + ".yaml"),
                    "study: " + name + "\nlandUse: { legend: cnlucc-6, phases: { " + order + " } }\n"
                            + "units: { d: { file: u.geojson }, cells: { fishnet: 600 m } }\n"
                            + "carbon: { factors: literature-cn }\nstatistics: { units: cells }\n");
        }
        String first = json(post("/studio/runs", "{\"study\":\"a.yaml\",\"out\":\"ra\"}"))
                .path("id")
                .asText();
        HttpResponse<String> same = post("/studio/runs", "{\"study\":\"b.yaml\",\"out\":\"RA\"}");
        assertThat(same.statusCode()).isEqualTo(429);
        assertThat(codes(json(same))).containsExactly("STUDIO-08");
        String second = json(post("/studio/runs", "{\"study\":\"b.yaml\",\"out\":\"rb\"}"))
                .path("id")
                .asText();
        String third = json(post("/studio/runs", "{\"study\":\"b.yaml\",\"out\":\"rc\"}"))
                .path("id")
                .asText();
        boolean together = false;
        for (boolean open = true; open; ) {
            List<String> states = json(get("/studio/runs")).path("runs").findValuesAsText("state");
            long running = states.stream().filter("running"::equals).count();
            assertThat(running).isLessThanOrEqualTo(2);
            together |= running == 2;
            open = states.contains("running") || states.contains("waiting");
            Thread.sleep(5);
        }
        assertThat(together).isTrue();
        for (String id : List.of(first, second, third)) {
            JsonNode run = ended(id);
            assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("done");
            assertThat(run.path("stages")).hasSizeGreaterThan(4);
        }
        String alone = json(post("/studio/runs", "{\"study\":\"a.yaml\",\"out\":\"again\"}"))
                .path("id")
                .asText();
        assertThat(ended(alone).path("state").asText()).isEqualTo("done");
        assertThat(found("ra")).isEqualTo(found("again")).isNotEqualTo(found("rb"));
        assertThat(found("rb")).isEqualTo(found("rc"));
    }

    @Test
    void tablesKeepTheLettersOfRowsThatHaveNotChanged() throws Exception {
        byte[] before = "\uFEFF规则,\"zone\"\r\n a ,\"x, y\"\r\nb,2\r\n".getBytes(StandardCharsets.UTF_8);
        desk.write("zones.csv", before);
        JsonNode table = json(get("/studio/table?file=zones.csv"));
        assertThat(table.path("rows").toString()).isEqualTo("[[\"规则\",\"zone\"],[\" a \",\"x, y\"],[\"b\",\"2\"]]");
        String version = table.path("version").asText();
        post("/studio/table?file=zones.csv", "{\"version\":\"" + version + "\",\"rows\":" + table.path("rows") + "}");
        assertThat(workspace.resolve("zones.csv")).hasBinaryContent(before);
        JsonNode after = json(post(
                "/studio/table?file=zones.csv",
                "{\"version\":\"" + version
                        + "\",\"rows\":[[\"规则\",\"zone\"],[\" a \",\"x, y\"],[\"=1\",\"3,\\\"4\"]]}"));
        assertThat(after.path("rows").get(2).toString()).isEqualTo("[\"=1\",\"3,\\\"4\"]");
        assertThat(Files.readString(workspace.resolve("zones.csv")))
                .isEqualTo("\uFEFF规则,\"zone\"\r\n a ,\"x, y\"\r\n=1,\"3,\"\"4\"\r\n");
        assertThat(post("/studio/table?file=zones.csv", "{\"version\":\"" + version + "\",\"rows\":[]}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aRequestWithoutWhatItIsAboutIsRefusedAndWritesNothing() throws Exception {
        byte[] before = "zone\na\n".getBytes(StandardCharsets.UTF_8);
        desk.write("plain.csv", before);
        String version =
                json(get("/studio/table?file=plain.csv")).path("version").asText();
        for (String rows : List.of("", ",\"rows\":\"x\"")) {
            HttpResponse<String> answer =
                    post("/studio/table?file=plain.csv", "{\"version\":\"" + version + "\"" + rows + "}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("STUDIO-07", "the request holds no rows");
        }
        assertThat(workspace.resolve("plain.csv")).hasBinaryContent(before);
        assertThat(post("/studio/study?file=new.yaml", "{\"version\":\"\",\"text\":3}")
                        .body())
                .contains("STUDIO-07", "neither edits nor a text");
        assertThat(workspace.resolve("new.yaml")).doesNotExist();
        assertThat(get("/studio/study").body()).contains("STUDIO-07", "the request names no file");
    }

    @Test
    void judgementsGiveWeightsAndTheirConsistency() throws Exception {
        JsonNode ahp = json(post(
                "/studio/effect/ahp",
                "{\"rows\":[[\"\",\"a\",\"b\",\"c\"],[\"a\",\"1\",\"2\",\"4\"],[\"b\",\"1/2\",\"1\",\"2\"],"
                        + "[\"c\",\"1/4\",\"1/2\",\"1\"]]}"));
        assertThat(ahp.path("names").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(ahp.path("weights").get(0).asDouble()).isCloseTo(4 / 7.0, Assertions.within(1e-9));
        assertThat(ahp.path("cr").asDouble()).isCloseTo(0, Assertions.within(1e-9));
    }

    /** A study with scored land use and rules; its land is {@code 1 + (x * 2 + y) % 6} in the last phase. */
    private void advised() throws IOException {
        desk.write(
                "criteria.csv",
                "criterion,source,grading,at,scores\n" + "land,land use,classes,1|2|3|4|5|6,5|9|7|7|1|3\n");
        desk.write("zones.csv", "rule,zone,level,land_use\nA,forest_zone,,forest\nB,best,1,\nC,other,3,\n");
        desk.write("scenarios.csv", "scenario,zone,from,to,area_ha,item,percent\ns,,cultivated,forest,3,,\n");
        desk.write("ahp.csv", ",a,b\na,1,2\nb,1/2,1\n");
        desk.write(
                "study.yaml",
                "study: desk\nlandUse:\n  legend: cnlucc-6\n  phases: { 2000: lu2000.tif, 2010: lu2010.tif }\n"
                        + "carbon: { factors: literature-cn }\n"
                        + "suitability: { criteria: criteria.csv, levels: 3, breaks: [3, 6], zones: zones.csv }\n"
                        + "scenarios: scenarios.csv\n");
    }

    private static double share(JsonNode shares, String id) {
        for (JsonNode s : shares) {
            if (s.path("id").asText().equals(id)) {
                return Math.round(s.path("percent").asDouble() * 1e6) / 1e6;
            }
        }
        return Double.NaN;
    }

    /** Percent of the cells of the last phase that have one of the codes. */
    private static double percent(int... codes) {
        int found = 0;
        for (int x = 0; x < 12; x++) {
            for (int y = 0; y < 6; y++) {
                int code = 1 + (x * 2 + y) % 6;
                found += Arrays.stream(codes).anyMatch(c -> c == code) ? 1 : 0;
            }
        }
        return Math.round(1e8 * found / 72.0) / 1e6;
    }

    @Test
    void rulesTellTheShareOfLandPerZoneBeforeTheyAreWritten() throws Exception {
        advised();
        JsonNode written = json(post("/studio/effect/zones", "{\"study\":\"study.yaml\"}"));
        assertThat(share(written.path("shares"), "forest_zone")).isEqualTo(percent(2));
        assertThat(share(written.path("shares"), "best")).isEqualTo(percent(3, 4));
        assertThat(share(written.path("shares"), "other")).isEqualTo(percent(5, 6));
        assertThat(share(written.path("shares"), "unzoned")).isEqualTo(percent(1));
        assertThat(Base64.getDecoder().decode(written.path("cells").asText())).hasSize(72);
        JsonNode edited = json(post(
                "/studio/effect/zones",
                "{\"study\":\"study.yaml\",\"rows\":[[\"rule\",\"zone\",\"land_use\"],[\"A\",\"w\",\"water\"]]}"));
        assertThat(share(edited.path("shares"), "w")).isEqualTo(percent(4));
        HttpResponse<String> wrong = post(
                "/studio/effect/zones",
                "{\"study\":\"study.yaml\",\"rows\":[[\"rule\",\"zone\",\"slop\"],[\"A\",\"w\",\"5\"]]}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("SUIT-13");
    }

    @Test
    void hotSpotsOfTheLastRunAreLookedAtAndItsFolderIsNamed() throws Exception {
        advised();
        desk.write(
                "study.yaml",
                Files.readString(workspace.resolve("study.yaml"))
                        + "units: { d: { file: u.geojson }, f: { fishnet: 200 m } }\n"
                        + "statistics: { units: f, hot-spots: { permutations: 99 } }\n");
        desk.write("zones.csv", "rule,zone,level,hot_spot\nA,hot,,0|-1|-2|-3|1|2|3\nB,rest,,\n");
        JsonNode before = json(post("/studio/effect/zones", "{\"study\":\"study.yaml\"}"));
        assertThat(before.path("unknown").toString()).contains("hot");
        assertThat(share(before.path("shares"), "hot")).isZero();
        JsonNode run = json(post("/studio/runs", "{\"study\":\"study.yaml\",\"out\":\"first\"}"));
        assertThat(ended(run.path("id").asText()).path("state").asText()).isEqualTo("done");
        JsonNode after = json(post("/studio/effect/zones", "{\"study\":\"study.yaml\"}"));
        assertThat(after.path("unknown")).isEmpty();
        assertThat(after.path("recorded").asBoolean()).isTrue();
        assertThat(after.path("earlier").asText()).isEqualTo("first");
        assertThat(share(after.path("shares"), "hot")).isGreaterThan(99);
    }

    @Test
    void gradingsTellTheShareOfLandByScoreAndLevel() throws Exception {
        advised();
        JsonNode told = json(post("/studio/effect/criteria", "{\"study\":\"study.yaml\"}"));
        JsonNode land = told.path("criteria").get(0);
        assertThat(land.path("name").asText()).isEqualTo("land");
        assertThat(land.path("curve").path("classes").get(1).toString()).isEqualTo("[\"forest\",9]");
        assertThat(land.path("shares").get(3).get(0).asDouble()).isEqualTo(7);
        assertThat(land.path("shares").get(3).get(1).asDouble()).isCloseTo(percent(3, 4), Assertions.within(1e-6));
        assertThat(share(told.path("levels"), "1")).isEqualTo(percent(2, 3, 4));
        assertThat(post(
                                "/studio/effect/criteria",
                                "{\"study\":\"study.yaml\",\"rows\":[[\"criterion\",\"source\"],[\"c\",\"../x.tif\"]]}")
                        .body())
                .contains("STUDIO-03");
    }

    @Test
    void scenariosTellLandAndTonnes() throws Exception {
        advised();
        JsonNode told = json(post("/studio/effect/scenarios", "{\"study\":\"study.yaml\"}"));
        JsonNode s = told.path("scenarios").get(0);
        assertThat(s.path("moved_ha").asDouble()).isEqualTo(3);
        assertThat(s.path("difference_tCO2").asDouble()).isNegative();
        JsonNode twice = json(post(
                "/studio/effect/scenarios",
                "{\"study\":\"study.yaml\",\"rows\":[[\"scenario\",\"from\",\"to\",\"area_ha\"],"
                        + "[\"s\",\"cultivated\",\"forest\",\"6\"],[\"s\",\"cultivated\",\"\",\"6\"]]}"));
        assertThat(twice.path("scenarios").get(0).path("difference_tCO2").asDouble())
                .isCloseTo(2 * s.path("difference_tCO2").asDouble(), Assertions.within(1e-9));
        assertThat(twice.path("problems").get(0).path("code").asText()).isEqualTo("SUIT-36");
    }

    @Test
    void judgementsAreWeighedByTheMethodOfTheStudy() throws Exception {
        advised();
        String rows = "\"rows\":[[\"\",\"a\",\"b\",\"c\"],[\"a\",\"1\",\"2\",\"9\"],[\"b\",\"1/2\",\"1\",\"2\"],"
                + "[\"c\",\"1/9\",\"1/2\",\"1\"]]}";
        JsonNode usual = json(post("/studio/effect/ahp", "{\"study\":\"study.yaml\"," + rows));
        assertThat(usual.path("method").asText()).isEqualTo("eigenvector");
        desk.write(
                "study.yaml",
                Files.readString(workspace.resolve("study.yaml"))
                        .replace(
                                "levels: 3",
                                "levels: 3, weights: { ahp: ahp.csv, method: geometric-mean, ri: simulated }"));
        JsonNode own = json(post("/studio/effect/ahp", "{\"study\":\"study.yaml\"," + rows));
        assertThat(own.path("method").asText()).isEqualTo("geometric-mean");
        assertThat(own.path("ri").asText()).isEqualTo("simulated");
        assertThat(own.path("cr").asDouble()).isNotEqualTo(usual.path("cr").asDouble());
    }

    @Test
    void aRunWithProblemsTellsThem() throws Exception {
        JsonNode run = json(post("/studio/runs", "{\"study\":\"study.yaml\",\"out\":\"r\"}"));
        JsonNode ended = ended(run.path("id").asText());
        assertThat(ended.path("state").asText()).isEqualTo("failed");
        assertThat(ended.path("problems").get(0).path("path").toString()).isEqualTo("[\"landUse\",\"phases\"]");
    }

    @Test
    void aResultThatWasCutShortSaysSoInBothLanguages() throws Exception {
        advised();
        JsonNode run = json(post("/studio/runs", "{\"study\":\"study.yaml\",\"out\":\"short\"}"));
        ended(run.path("id").asText());
        Files.delete(workspace.resolve("short/report.html"));
        HttpResponse<String> answer = get("/results/short/");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body()).contains("RUN-18", "report.html", "：");
        assertThat(get("/results/none/").body()).contains("RUN-28");
    }

    @Test
    void aStudioThatWasKilledSaysWhatBecameOfItsRuns() throws Exception {
        stop();
        Files.writeString(
                workspace.resolve(".carbonscape/runs.json"),
                "[{\"id\":\"a1\",\"study\":\"study.yaml\",\"out\":\"r\",\"state\":\"running\",\"stages\":"
                        + "[{\"name\":{\"en\":\"count\",\"zh\":\"计数\"}}]}]");
        begin();
        JsonNode run = json(get("/studio/runs")).path("runs").get(0);
        assertThat(run.path("state").asText()).isEqualTo("left");
        assertThat(run.path("stages").get(0).path("name").path("en").asText()).isEqualTo("count");
    }

    @Test
    void aWorkspaceThatWasRenamedIsToldAndFoundAgain() throws Exception {
        Path elsewhere = workspace.resolveSibling(workspace.getFileName() + "-renamed");
        Files.move(workspace, elsewhere);
        for (String path : List.of("/studio/workspace", "/studio/study?file=study.yaml", "/studio/table?file=t.csv")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("STUDIO-09", workspace.getFileName().toString());
        }
        Files.move(elsewhere, workspace);
        assertThat(get("/studio/workspace").statusCode()).isEqualTo(200);
    }

    @Test
    void aWorkspaceHasOneStudioAtATime() {
        Assertions.assertThatThrownBy(() -> open(workspace, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("STUDIO-06")
                .hasMessageContaining("another studio has it open");
    }
}
