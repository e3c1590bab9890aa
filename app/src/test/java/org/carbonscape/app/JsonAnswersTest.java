package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs are told with {@code --json} where there is no answer, or where the answer is a file. */
class JsonAnswersTest {
    @TempDir
    private Path root;

    private Desk.Outcome said(String line) {
        return Desk.command(
                Stream.of(line.split(" ")).map(w -> w.replace("@", root + "/")).toArray(String[]::new));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "morans-i --units @none.gpkg --value x",
                "local-moran --units @none.gpkg --value x",
                "density --units @none.gpkg --value x --out @d.tif",
                "geodetector @none.csv --y y --x x",
                "ahp @none.csv",
                "transitions 2000=@none.tif 2010=@none.tif --legend clcd",
                "verify @none",
                "compare @none @none",
                "report @none",
                "publish @none @site",
                "new @",
                "zones @study.yaml --out @z",
                "run @study.yaml --out @r"
            })
    void whatIsWrongIsToldInJsonToo(String line) throws Exception {
        new Desk(root).study("2000: none.tif, 2010: none.tif", "carbon: { factors: none.csv }\n");
        Desk.Outcome text = said(line);
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.out()).isEmpty();
        for (String asked : List.of(" --json", " --json=true", " --json --lang zh")) {
            Desk.Outcome told = said(line + asked);
            assertThat(told.code()).isEqualTo(1);
            if (!asked.endsWith("zh")) {
                assertThat(told.told()).isEqualTo(text.told());
            }
            assertThat(json(told.out()).fieldNames()).toIterable().containsExactly("problems");
            JsonNode problems = json(told.out()).path("problems");
            assertThat(problems).isNotEmpty();
            for (JsonNode one : problems) {
                assertThat(one.fieldNames()).toIterable().containsExactly("code", "place", "found", "remedy");
                assertThat(told.err())
                        .contains(one.path("code").asText(), one.path("found").asText());
            }
        }
        assertThat(said(line + " --json=false").out()).isEmpty();
    }

    @Test
    void aFaultIsToldInJsonToo() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(Faults.tell(new StackOverflowError(), Language.EN, true)).isEqualTo(3);
        } finally {
            System.setOut(before);
        }
        assertThat(json(out.toString(StandardCharsets.UTF_8))
                        .at("/problems/0/code")
                        .asText())
                .isEqualTo("FAULT-03");
    }

    @Test
    void aFileThatWasWrittenIsTheAnswer() throws Exception {
        Desk.Outcome begun = said("new @begun --json");
        assertThat(begun.code()).isZero();
        assertThat(json(begun.out()).path("written").asText())
                .isEqualTo(root.resolve("begun/study.yaml").toString());
        new Desk(root)
                .write("a.tif", PlainTiff.of(60, 40, (x, y) -> 1 + x / 10 % 6))
                .write("b.tif", PlainTiff.of(60, 40, (x, y) -> 1 + y / 10 % 6))
                .study(
                        "2000: a.tif, 2010: b.tif",
                        "units: { n: { fishnet: 600 m } }\ncarbon: { factors: literature-cn }\n"
                                + "statistics: { units: n, local-moran: { permutations: 99, correction: fdr } }\n");
        Desk.Outcome run = said("run @study.yaml --out @run --json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode answer = json(run.out());
        assertThat(answer.fieldNames()).toIterable().containsExactly("written", "cautionObjects", "cautions");
        assertThat(answer.path("cautionObjects")).hasSameSizeAs(answer.path("cautions"));
        answer.path("cautionObjects")
                .forEach(c ->
                        assertThat(c.fieldNames()).toIterable().containsExactly("code", "place", "found", "remedy"));
        assertThat(Path.of(answer.path("written").asText())).isEqualTo(root.resolve("run/report.html"));
        JsonNode record = json(Files.readString(root.resolve("run/run.json")));
        assertThat(answer.path("cautions")).isNotEmpty().hasSameSizeAs(record.path("cautions"));
        Desk.Outcome paper = said("report @run --json");
        assertThat(Path.of(json(paper.out()).path("written").asText())).isEqualTo(root.resolve("run/report.pdf"));
    }

    /** A mistyped folder of results looked like one that is empty. */
    @Test
    void aFolderOfResultsThatIsNotThereIsToldSo() throws Exception {
        assertThat(said("cache --cache @nowhere").out())
                .isEqualToIgnoringNewLines(
                        root.resolve("nowhere") + ": there is no such folder, so nothing is kept there.");
        assertThat(said("cache clear --cache @nowhere --lang zh").out())
                .isEqualToIgnoringNewLines(root.resolve("nowhere") + "：没有该文件夹，因而没有保留的结果。");
        assertThat(json(said("cache --cache @nowhere --json").out())
                        .path("exists")
                        .asBoolean(true))
                .isFalse();
        Files.createDirectory(root.resolve("here"));
        assertThat(said("cache --cache @here").out()).contains("0 entries");
        assertThat(json(said("cache --cache @here --json").out()).path("exists").asBoolean())
                .isTrue();
        assertThat(said("cache --cache none").out()).startsWith("none: 0 entries");
    }
}
