package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.carbonscape.io.run.Build;
import org.carbonscape.io.run.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code verify} catches whoever touched a run or its inputs, at every kind of file. */
class VerifyTest {
    @TempDir
    Path root;

    private Desk desk;
    private Path run;

    @BeforeEach
    void study() {
        desk = new Desk(root)
                .write("a.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x + y) % 6))
                .write("b.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x * 2 + y) % 6))
                .squares("u.geojson", 4547, "W 500000 3000000 500180 3000180", "E 500180 3000000 500360 3000180")
                .study("2000: a.tif, 2010: b.tif", "carbon: { factors: literature-cn }\n");
        assertThat(desk.run().code()).isZero();
        run = root.resolve("run");
    }

    private JsonNode verified(int code, String... more) throws IOException {
        Desk.Outcome outcome =
                Desk.command(Stream.concat(Stream.of("verify", run.toString(), "--json"), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        return new ObjectMapper().readTree(outcome.out());
    }

    private static List<String> list(JsonNode names) {
        return new ObjectMapper()
                .convertValue(
                        names, new ObjectMapper().getTypeFactory().constructCollectionType(List.class, String.class));
    }

    @Test
    void aRunNobodyTouchedPasses() throws IOException {
        JsonNode answer = verified(0);
        assertThat(answer.path("passed").asBoolean()).isTrue();
        assertThat(answer.path("outputs").path("recorded").asInt())
                .isEqualTo(desk.files("run").size())
                .isEqualTo(answer.path("outputs").path("same").asInt());
        assertThat(answer.path("inputs").path("recorded").asInt()).isEqualTo(3);
        assertThat(answer.path("inputs").path("same").asInt()).isEqualTo(3);
        Desk.Outcome told = Desk.command("verify", run.toString());
        assertThat(told.out())
                .isEqualToNormalizingNewlines(desk.files("run").size() + " of "
                        + desk.files("run").size() + " files of the run are as recorded, 3 of 3 inputs; "
                        + agree(answer, "sums") + " of " + agree(answer, "sums") + " recomputed numbers agree, "
                        + agree(answer, "sample") + " of " + agree(answer, "sample") + " drawn from the inputs.\n");
        assertThat(told.err()).isEmpty();
        Path link = Files.createSymbolicLink(run.resolveSibling("link"), run);
        assertThat(Desk.command("verify", link.toString()).out()).isEqualTo(told.out());
        assertThat(Desk.command("verify", run.toString(), "--lang", "zh").out())
                .isEqualToNormalizingNewlines("结果文件 " + desk.files("run").size() + " 个，与记录一致 "
                        + desk.files("run").size() + " 个；输入文件 3 个，与记录一致 3 个；重算数值 " + agree(answer, "sums")
                        + " 个，一致 " + agree(answer, "sums") + " 个；由输入数据抽样重算 " + agree(answer, "sample") + " 个，一致 "
                        + agree(answer, "sample") + " 个。\n");
    }

    private static long agree(JsonNode answer, String part) {
        assertThat(answer.path(part).path("different").asLong()).isZero();
        return answer.path(part).path("compared").asLong();
    }

    /** The toucher wrote the new hash into the record: what was recomputed still tells where and by how much. */
    @Test
    void aNumberChangedTogetherWithItsHashIsCaught() throws IOException {
        for (String name : List.of(
                "tables/carbon-by-unit.csv",
                "tables/carbon-by-class.csv",
                "tables/transfer-matrix.csv",
                "tables/class-areas.csv")) {
            Path file = run.resolve(name);
            byte[] good = Files.readAllBytes(file);
            byte[] record = Files.readAllBytes(run.resolve("run.json"));
            String text = Files.readString(file);
            int end = text.indexOf('\n', text.indexOf('\n') + 1);
            int cell = text.lastIndexOf(',', end) + 1;
            Files.writeString(
                    file, text.substring(0, cell) + "9" + text.substring(cell).replaceFirst("^-", ""));
            forge(name, good);
            JsonNode answer = new ObjectMapper()
                    .readTree(Desk.command("verify", run.toString(), "--json").out());
            assertThat(list(answer.path("outputs").path("changed"))).isEmpty();
            assertThat(answer.path("sums").path("different").asLong()).as(name).isPositive();
            Files.write(file, good);
            Files.write(run.resolve("run.json"), record);
        }
        assertThat(verified(0).path("passed").asBoolean()).isTrue();
    }

    /** A cell of the land use and one of the sinks. */
    @Test
    void aCellChangedTogetherWithItsHashIsCaught() throws IOException {
        for (String name : List.of("rasters/landuse_2000.tif", "rasters/sink_2010.tif")) {
            Path other = run.resolve(
                    name.replace("2000", "2001").replace("2010", "2000").replace("2001", "2010"));
            byte[] good = Files.readAllBytes(run.resolve(name));
            byte[] record = Files.readAllBytes(run.resolve("run.json"));
            Files.write(run.resolve(name), Files.readAllBytes(other)); // the map of the other year
            forge(name, good);
            JsonNode answer = verified(1);
            assertThat(list(answer.path("outputs").path("changed"))).isEmpty();
            assertThat(answer.path("sums").path("different").asLong()).isPositive();
            assertThat(answer.path("sample").path("differences").toString()).contains(name);
            assertThat(answer.path("sample").path("different").asLong()).isPositive();
            Desk.Outcome told = Desk.command("verify", run.toString());
            assertThat(told.err())
                    .startsWith("RUN-24      " + run + ": a file does not agree with the rest of the run: " + name
                            + " (column ")
                    .hasLineCount(2)
                    .contains(" instead of ")
                    .endsWith(")\n            The file was changed after the run, and its hash in run.json with it; "
                            + "run the study again.\n");
            assertThat(Desk.command("verify", run.toString(), "--lang", "zh").err())
                    .startsWith("RUN-24      " + run + "：有文件与其余结果不符：" + name + "（第 ")
                    .contains("现为 ")
                    .endsWith("）\n            该文件在运行之后被改动，run.json 中的哈希值也随之被改；请重新运行研究。\n");
            Files.write(run.resolve(name), good);
            Files.write(run.resolve("run.json"), record);
        }
    }

    /** A number of the report, altered by hand with its hash: only the study run again tells. */
    @Test
    void theStudyRunAgainFindsANumberOfTheReport() throws IOException {
        JsonNode again =
                verified(0, "--again", root.resolve("again").toString()).path("again");
        assertThat(again.path("different").asLong()).isZero();
        assertThat(Desk.command(
                                "verify",
                                run.toString(),
                                "--again",
                                root.resolve("again").toString())
                        .out())
                .endsWith("drawn from the inputs, and all "
                        + again.path("compared").asLong() + " files and fields are those of the study run again.\n");
        Path page = run.resolve("report.html");
        byte[] good = Files.readAllBytes(page);
        String text = Files.readString(page);
        String spoilt = text.replaceFirst("(<td[^>]*>[0-9.]*)[0-8](</td>)", "$19$2");
        assertThat(spoilt).isNotEqualTo(text);
        Files.writeString(page, spoilt);
        forge("report.html", good);
        assertThat(verified(0).path("passed").asBoolean()).isTrue();
        Desk.Outcome told = Desk.command(
                "verify", run.toString(), "--again", root.resolve("again").toString());
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err())
                .contains("RUN-24      " + run + ": a file does not agree with the rest of the run: report.html (line ")
                .contains(" instead of ");
        assertThat(told.out()).contains(", and 1 number or text is not that of the study run again; ");
    }

    /** A number of a table goes into the workbook and half a dozen sums: still it is one place. */
    @Test
    void oneSpoiltNumberIsOneProblemWithItsPlace() throws IOException {
        Path file = run.resolve("tables/carbon-by-unit.csv");
        byte[] good = Files.readAllBytes(file);
        String text = Files.readString(file);
        List<String> lines = new ArrayList<>(text.lines().toList());
        int column = List.of(lines.get(0).split(",")).indexOf("source_tCO2");
        String[] cells = lines.get(1).split(",");
        String was = cells[column];
        cells[column] = "12345";
        lines.set(1, String.join(",", cells));
        Files.writeString(file, String.join("\n", lines) + "\n");
        String place = "tables/carbon-by-unit.csv (carbon-by-unit row 2, source_tCO2: 12345 instead of " + was + ")";
        Desk.Outcome told = Desk.command("verify", run.toString());
        assertThat(told.err())
                .isEqualTo("RUN-17      " + run + ": files no longer hold what the run recorded: " + place
                        + "\n            Restore them, or run the study again.\n");
        assertThat(told.out()).contains("; all that differs follows from the place told above");
        assertThat(verified(1).path("causes")).hasSize(1);
        Desk.Outcome zh = Desk.command("verify", run.toString(), "--lang", "zh");
        assertThat(zh.err())
                .isEqualTo("RUN-17      " + run + "：有文件与运行时的记录不一致：tables/carbon-by-unit.csv（carbon-by-unit 第 2 行，"
                        + "source_tCO2：现为 12345，应为 " + was + "）\n            请恢复这些文件，或重新运行研究。\n");
        assertThat(zh.out()).contains("；不一致之处均源自上列 1 处改动");
        forge("tables/carbon-by-unit.csv", good);
        assertThat(Desk.command("verify", run.toString()).err())
                .isEqualTo("RUN-24      " + run + ": a file does not agree with the rest of the run: " + place
                        + "\n            The file was changed after the run, and its hash in run.json with it; "
                        + "run the study again.\n");
    }

    /** Puts the file's new hash and length into the record. */
    private void forge(String name, byte[] before) throws IOException {
        String record = Files.readString(run.resolve("run.json"));
        byte[] now = Files.readAllBytes(run.resolve(name));
        int at = record.indexOf("\"" + name + "\"", record.indexOf("\"outputs\""));
        String tail = record.substring(at)
                .replaceFirst("\"bytes\": " + before.length, "\"bytes\": " + now.length)
                .replaceFirst(sha(before), sha(now));
        seal(record.substring(0, at) + tail);
    }

    /** Writes the record with the seal that it would have: the SHA-256 of all before its last comma. */
    private void seal(String record) throws IOException {
        String sealed = record.substring(0, record.lastIndexOf(','));
        String seal = sha(sealed.getBytes(StandardCharsets.UTF_8));
        Files.writeString(run.resolve("run.json"), sealed + ",\n  \"seal\": \"" + seal + "\"\n}\n");
    }

    private interface Edit {
        void make(Path file) throws Exception;
    }

    /** Edits a file, puts its new hash into the record and asks what verify says; then all is as before. */
    private JsonNode forged(String name, Edit edit) throws Exception {
        Path file = run.resolve(name);
        byte[] good = Files.readAllBytes(file);
        byte[] record = Files.readAllBytes(run.resolve("run.json"));
        edit.make(file);
        assertThat(Files.readAllBytes(file)).as(name).isNotEqualTo(good);
        if (!name.equals("run.json")) {
            forge(name, good);
        }
        JsonNode answer = new ObjectMapper()
                .readTree(Desk.command("verify", run.toString(), "--json").out());
        assertThat(list(answer.path("outputs").path("changed"))).as(name).isEmpty();
        assertThat(answer.path("passed").asBoolean()).as(name).isFalse();
        Files.write(file, good);
        Files.write(run.resolve("run.json"), record);
        return answer;
    }

    private static void inWorkbook(Path file, String sheet, UnaryOperator<String> edit) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path part = zip.getPath("xl/worksheets/" + sheet);
            String text = Files.readString(part);
            assertThat(edit.apply(text)).isNotEqualTo(text);
            Files.writeString(part, edit.apply(text));
        }
    }

    /** Workbooks, layers of units and the record's own figures: each changed with its hash and the record's seal. */
    @Test
    void whoForgesHashesAndSealIsCaughtByWhatIsRecomputed() throws Exception {
        desk.squares("u.geojson", 4547, "W 450000 3099400 450600 3100000", "E 450600 3099400 451200 3100000")
                .write("e.csv", """
                    年份,单元,项目,消费量,单位,部门
                    2000,W,raw coal,3,万吨,manufacturing
                    2010,W,raw coal,4,万吨,manufacturing
                    2010,E,early rice,2,公顷,
                    """)
                .study("2000: a.tif, 2010: b.tif", """
                    units: { districts: { file: u.geojson, id: id, name: name } }
                    carbon:
                      factors: literature-cn
                      stock: hunan-typical
                      energy: { file: e.csv, route: ncv, units: districts }
                      emissions-uncertainty: 5
                      draws: 200
                    """);
        Desk.Outcome made = desk.run();
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(verified(0).path("passed").asBoolean()).isTrue();
        String last = "(?s)^(.*<v>)([0-9.]+)(</v>.*)$";
        for (String sheet : List.of("sheet2.xml", "sheet3.xml")) {
            JsonNode answer =
                    forged("tables/study.xlsx", f -> inWorkbook(f, sheet, t -> t.replaceFirst(last, "$19$2$3")));
            assertThat(answer.path("sums").path("differences").toString()).contains("tables/study.xlsx");
        }
        JsonNode first = forged(
                "tables/study.xlsx",
                f -> inWorkbook(f, "sheet2.xml", t -> t.replaceFirst("(<row r=\"2\".*?<t[^>]*>)", "$1X")));
        assertThat(first.path("sums").path("differences").toString()).contains("\"got\":\"X");
        String third = "<row r=\"3\".*?</row>";
        JsonNode cut = forged("tables/study.xlsx", f -> inWorkbook(f, "sheet2.xml", t -> t.replaceFirst(third, "")));
        assertThat(cut.path("sums").path("differences").toString()).contains("tables/study.xlsx");
        JsonNode crt = forged(
                "tables/inventory-crt.xlsx", f -> inWorkbook(f, "sheet1.xml", t -> t.replaceFirst(last, "$19$2$3")));
        assertThat(crt.path("sample").path("differences").toString()).contains("tables/inventory-crt.xlsx");
        JsonNode wider = forged(
                "tables/inventory-crt.xlsx",
                f -> inWorkbook(
                        f,
                        "sheet1.xml",
                        t -> t.replaceFirst("</row>", "<c r=\"Z1\" t=\"inlineStr\"><is><t>x</t></is></c></row>")));
        assertThat(wider.path("sample").path("differences").toString())
                .contains("row 1, column 26\",\"expected\":\"\",\"got\":\"x\"");
        JsonNode status = forged(
                "tables/inventory-completeness.csv",
                f -> Files.writeString(f, Files.readString(f).replaceFirst(",NE,", ",NO,")));
        assertThat(status.path("sample").path("differences").toString())
                .contains("\"tables/inventory-completeness.csv\",\"where\":\"row ")
                .contains("notation\",\"expected\":\"NE\",\"got\":\"NO\"");
        for (String column : List.of("source_tCO2_2010", "stock_tC_2010")) {
            JsonNode layer = forged("vectors/units.gpkg", f -> {
                try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + f);
                        Statement statement = sql.createStatement()) {
                    statement.execute("DROP TRIGGER IF EXISTS rtree_districts_geom_update1");
                    for (int i = 2; i <= 7; i++) { // they call functions of geometry
                        statement.execute("DROP TRIGGER IF EXISTS rtree_districts_geom_update" + i);
                    }
                    assertThat(statement.executeUpdate(
                                    "UPDATE districts SET " + column + " = " + column + " + 1 WHERE id = 'W'"))
                            .isEqualTo(1);
                }
            });
            JsonNode told = layer.path("sums").path("differences");
            assertThat(told).hasSize(1);
            assertThat(told.get(0).path("file").asText()).isEqualTo("vectors/units.gpkg");
            assertThat(told.get(0).path("where").asText()).isEqualTo("districts W, " + column);
            assertThat(told.get(0).path("got").asDouble()
                            - told.get(0).path("expected").asDouble())
                    .isCloseTo(1, within(1e-6));
        }
        for (String figure : List.of(
                "(?s)^(.*\"net_tCO2\": -?)([0-9]+)(.*)$", // ledger.years
                "(?s)^(.*\"conservation\".*?\"got\": )([0-9]+)(.*)$",
                "(?s)^(.*\"tC_per_ha\": -?)([0-9]+)(.*)$",
                "(?s)^(.*\"draws\": )([0-9]+)(.*)$")) {
            JsonNode record =
                    forged("run.json", f -> seal(Files.readString(f).replaceFirst(figure, "$1" + 9 + "$2$3")));
            assertThat(record.path("sums").path("different").asLong()
                            + record.path("sample").path("different").asLong())
                    .as(figure)
                    .isPositive();
        }
        JsonNode gone = forged("run.json", f -> seal(Files.readString(f).replaceFirst("\\s*\"draws\": [0-9]+,", "")));
        assertThat(gone.path("sample").path("differences").toString()).contains("draws");
        JsonNode item = forged(
                "tables/inventory.csv",
                f -> Files.writeString(f, Files.readString(f).replace("manufacturing", "manufacture")));
        assertThat(item.path("sample").path("differences").toString()).contains("tables/inventory.csv");
        assertThat(verified(0).path("passed").asBoolean()).isTrue();
    }

    @Test
    void aRecordThatSomebodyTouchedIsCaughtByItsSeal() throws IOException {
        String record = Files.readString(run.resolve("run.json"));
        for (String touched : List.of(
                record.replaceFirst("\"seconds\": [0-9.]+", "\"seconds\": 17"),
                record.replaceFirst("(?s),\n  \"seal\".*", "\n}\n"),
                record.replaceFirst("\"name\"", " \"name\""))) {
            assertThat(touched).isNotEqualTo(record);
            Files.writeString(run.resolve("run.json"), touched);
            assertThat(list(verified(1).path("outputs").path("changed"))).containsExactly("run.json");
        }
        assertThat(Desk.command("verify", run.toString()).err())
                .startsWith("RUN-17      " + run + ": files no longer hold what the run recorded: run.json\n");
    }

    @Test
    void aRunOfAnotherVersionThatDiffersSaysSo() throws IOException {
        String version = Version.TEXT;
        String record = Files.readString(run.resolve("run.json"));
        seal(record.replace("\"version\": \"" + version + "\"", "\"version\": \"0.0.9\""));
        assertThat(verified(0).path("cautions")).isEmpty();
        Path file = run.resolve("tables/class-areas.csv");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^(2000,[^,]*,)", "$19"));
        assertThat(Desk.command("verify", run.toString()).err())
                .startsWith("RUN-C04     " + run + ": it was made by Carbonscape 0.0.9 and this is " + version
                        + ": what is worked out anew may differ for that reason alone\n"
                        + "            To be sure, verify it by the program that made it.\n");
        assertThat(Desk.command("verify", run.toString(), "--lang", "zh").err())
                .startsWith("RUN-C04     " + run + "：写出该结果的是 Carbonscape 0.0.9，当前版本为 " + version
                        + "：重新计算的数值可能仅因程序不同而不一致\n            如需确认，请用写出该结果的程序核对。\n");
    }

    /** A build of the same version, or one from before builds were recorded. */
    @ParameterizedTest
    @CsvSource({"'$10123456789ab', (build 0123456789ab), （构建 0123456789ab）", "'$1', (a build of no name), （构建号未记录）"})
    void aRunOfAnotherBuildThatDiffersSaysSo(String written, String english, String chinese) throws IOException {
        String record = Files.readString(run.resolve("run.json"));
        seal(record.replaceFirst("(\"build\": \")[0-9a-f]{12}", written));
        assertThat(verified(0).path("cautions")).isEmpty();
        Path file = run.resolve("tables/class-areas.csv");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^(2000,[^,]*,)", "$19"));
        String own = Version.TEXT + " (build " + Build.text() + ")";
        assertThat(Desk.command("verify", run.toString()).err())
                .startsWith("RUN-C04     " + run + ": it was made by Carbonscape " + Version.TEXT + " " + english
                        + " and this is " + own + ": ");
        assertThat(Desk.command("verify", run.toString(), "--lang", "zh").err())
                .startsWith("RUN-C04     " + run + "：写出该结果的是 Carbonscape " + Version.TEXT + chinese + "，当前版本为 ");
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneBitOfAnyFileIsCaught() throws IOException {
        Set<String> kinds = new HashSet<>(); // one file of each kind, and every table
        for (String name : desk.files("run").keySet()) {
            String kind = name.substring(name.lastIndexOf('.') + 1);
            if (!kinds.add(kind) && !kind.equals("csv")) {
                continue;
            }
            Path file = run.resolve(name);
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 1;
            Files.write(file, bad);
            JsonNode answer = verified(1);
            assertThat(answer.path("passed").asBoolean()).isFalse();
            assertThat(list(answer.path("outputs").path("changed"))).containsExactly(name);
            Files.write(file, good);
        }
    }

    @Test
    void filesThatAreGoneOrNewAndInputsThatChangedAreTold() throws IOException {
        Files.delete(run.resolve("report.html"));
        Files.writeString(run.resolve("map.qgz"), "mine");
        Files.writeString(root.resolve("study.yaml"), "# a comment\n" + Files.readString(root.resolve("study.yaml")));
        Files.delete(root.resolve("b.tif"));
        JsonNode answer = verified(1);
        assertThat(list(answer.path("outputs").path("missing"))).containsExactly("report.html");
        assertThat(list(answer.path("added"))).containsExactly("map.qgz");
        assertThat(list(answer.path("inputs").path("changed"))).containsExactly("study (study.yaml)");
        assertThat(list(answer.path("inputs").path("missing"))).containsExactly("landUse.phases.2010 (b.tif)");
        Desk.Outcome told = Desk.command("verify", run.toString());
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err())
                .startsWith("RUN-18      " + run
                        + ": files that the run recorded are not there: report.html\n"
                        + "            Put them back, or run the study again.\n"
                        + "RUN-17      " + root.resolve("study.yaml")
                        + ": files no longer hold what the run recorded: study (study.yaml)\n"
                        + "            Restore them, or run the study again.\n"
                        + "RUN-18      " + root.resolve("study.yaml")
                        + ": files that the run recorded are not there: landUse.phases.2010 (b.tif)\n"
                        + "            Put them back, or run the study again.\n");
        assertThat(told.out()).endsWith("; not of the run: map.qgz.\n");
        assertThat(Desk.command("verify", run.toString(), "--lang", "zh").err())
                .isEqualToNormalizingNewlines("RUN-18      " + run + "：运行记录中的文件已不存在：report.html\n"
                        + "            请放回这些文件，或重新运行研究。\n"
                        + "RUN-17      " + root.resolve("study.yaml") + "：有文件与运行时的记录不一致：study (study.yaml)\n"
                        + "            请恢复这些文件，或重新运行研究。\n"
                        + "RUN-18      " + root.resolve("study.yaml")
                        + "：运行记录中的文件已不存在：landUse.phases.2010 (b.tif)\n"
                        + "            请放回这些文件，或重新运行研究。\n");
    }

    @Test
    void aRunFarFromItsStudyIsComparedWithoutItsInputsUnlessTheyAreNamed() throws IOException {
        Path far = Files.createDirectories(root.resolve("far/away")).resolve("run");
        Files.move(run, far);
        Path study = root.resolve("study.yaml");
        run = far;
        JsonNode answer = verified(0);
        assertThat(answer.has("inputs")).isFalse();
        assertThat(answer.has("sample")).isFalse();
        assertThat(list(answer.path("cautions")))
                .containsExactly("RUN-C02     " + far
                        + ": its inputs were not looked at: the study file is neither where the run read it nor in the "
                        + "run folder or beside it\n"
                        + "            Name it with --study.");
        assertThat(Desk.command("verify", far.toString(), "--lang", "zh").err())
                .isEqualToNormalizingNewlines(
                        "RUN-C02     " + far + "：未核对输入文件：运行时的位置、结果文件夹内及其旁边都没有研究文件\n            请用 --study 指明研究文件。\n");
        assertThat(verified(0, "--study", study.toString())
                        .path("inputs")
                        .path("same")
                        .asInt())
                .isEqualTo(3);
        Files.writeString(root.resolve("a.tif"), "no raster");
        assertThat(list(verified(1, "--study", root.toString()).path("inputs").path("changed")))
                .containsExactly("landUse.phases.2000 (a.tif)");
    }

    @Test
    void aRunFindsTheStudyItReadWhereverThatStands() throws IOException {
        run = root.resolve("results/of/today/run");
        Path study = root.resolve("study.yaml");
        assertThat(Desk.command("run", study.toString(), "--out", run.toString())
                        .code())
                .isZero();
        assertThat(verified(0).path("inputs").path("same").asInt()).isEqualTo(3);
        Files.writeString(root.resolve("a.tif"), "no raster");
        assertThat(list(verified(1).path("inputs").path("changed"))).containsExactly("landUse.phases.2000 (a.tif)");
    }

    @Test
    void aSecondRunKeepsWhatTheUserPutBesideTheFirst() throws IOException {
        Files.writeString(run.resolve("map.qgz"), "mine");
        assertThat(desk.run().code()).isZero();
        assertThat(run.resolve("map.qgz")).hasContent("mine");
        Files.writeString(run.resolve("report.html"), "edited");
        Desk.Outcome stopped = desk.run();
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err()).contains("RUN-15").contains("report.html");
        assertThat(run.resolve("report.html")).hasContent("edited");
        assertThat(desk.run("--replace").code()).isZero();
        assertThat(run.resolve("map.qgz")).hasContent("mine");
        assertThat(verified(0).path("passed").asBoolean()).isTrue();
    }

    /** Such land is 0 on the map and has a row of its own in the table of zones. */
    @Test
    void aRunWithLandThatNoRuleReachesPasses() throws IOException {
        desk.write("zones.csv", "rule,zone,land_use\nwood,key_protection,forest\nbuilt,restoration,construction\n")
                .write(
                        "criteria.csv",
                        "criterion,source,direction,grading,at\ntown,distance to construction,positive,"
                                + "breaks,90|150\n")
                .study("2000: a.tif, 2010: b.tif", """
                    carbon: { factors: literature-cn }
                    suitability: { criteria: criteria.csv, zones: zones.csv, sieve: 0 ha, majority: 0 }
                    """);
        assertThat(desk.run().code()).isZero();
        assertThat(run.resolve("tables/zones.csv")).content().contains("region,region,region,unzoned,");
        assertThat(verified(0).path("passed").asBoolean()).isTrue();
    }
}
