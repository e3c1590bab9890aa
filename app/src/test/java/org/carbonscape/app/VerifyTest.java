package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                        + desk.files("run").size() + " files of the run are as recorded, 3 of 3 inputs.\n");
        assertThat(told.err()).isEmpty();
        assertThat(Desk.command("verify", run.toString(), "--lang", "zh").out())
                .isEqualToNormalizingNewlines("结果文件 " + desk.files("run").size() + " 个，与记录一致 "
                        + desk.files("run").size() + " 个；输入文件 3 个，与记录一致 3 个。\n");
    }

    @Test
    void oneBitOfAnyFileIsCaught() throws IOException {
        for (String name : desk.files("run").keySet()) {
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
                .isEqualToNormalizingNewlines("RUN-18      " + run
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
        assertThat(list(answer.path("cautions")))
                .containsExactly("RUN-C02     " + far
                        + ": its inputs were not looked at: the study file is neither in the run folder nor beside it\n"
                        + "            Name it with --study.");
        assertThat(Desk.command("verify", far.toString(), "--lang", "zh").err())
                .isEqualToNormalizingNewlines(
                        "RUN-C02     " + far + "：未核对输入文件：结果文件夹内及其旁边都没有研究文件\n            请用 --study 指明研究文件。\n");
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
}
