package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class StudyTextTest {
    private static final String STUDY = """
            # A study of my own.
            study: "长株潭: 2000-2020"   # title

            landUse:
              legend: clcd           # what codes mean
              noData: [0, 255]
              # the maps
              phases:
                2000: lu2000.tif     # first
                2020: lu2020.tif

            # units
            units: { districts: { file: d.gpkg, id: code }, cells: { fishnet: 3 km } }  # two sets
            carbon:
              factors: literature-cn
            statistics:
              morans-i: {}           # as it is
              hot-spots:
            # the end
            """;

    private static StudyText study() {
        return StudyText.of(STUDY.getBytes(StandardCharsets.UTF_8));
    }

    private static String changed(String before, String after) {
        assertThat(STUDY).contains(before);
        return STUDY.replace(before, after);
    }

    @Test
    void onlyTheChangedValueChanges() {
        assertThat(study().with(List.of("landUse", "legend"), "legend.csv").text())
                .isEqualTo(changed("legend: clcd  ", "legend: legend.csv  "));
        assertThat(study().with(List.of("study"), "New \"one\"").text())
                .isEqualTo(changed("\"长株潭: 2000-2020\"", "\"New \\\"one\\\"\""));
        assertThat(study().with(List.of("landUse", "noData"), List.of("9")).text())
                .isEqualTo(changed("[0, 255]", "[9]"));
        assertThat(study().with(List.of("units", "cells", "fishnet"), "a, b: c").text())
                .isEqualTo(changed("fishnet: 3 km", "fishnet: \"a, b: c\""));
    }

    @Test
    void newKeysStandWhereAPersonWouldWriteThem() {
        assertThat(study().with(List.of("landUse", "phases", "2010"), "lu2010.tif")
                        .text())
                .isEqualTo(changed("# first\n", "# first\n    2010: lu2010.tif\n"));
        assertThat(study().with(List.of("landUse", "phases", "1990"), "lu1990.tif")
                        .text())
                .isEqualTo(changed("    2000:", "    1990: lu1990.tif\n    2000:"));
        assertThat(study().with(List.of("units", "districts", "name"), "名称").text())
                .isEqualTo(changed("id: code }", "id: code, name: 名称 }"));
        assertThat(study().with(List.of("carbon", "energy", "file"), "e.csv").text())
                .isEqualTo(changed("literature-cn\n", "literature-cn\n  energy: { file: e.csv }\n"));
        assertThat(study().with(List.of("statistics", "morans-i", "permutations"), "99")
                        .text())
                .isEqualTo(changed("morans-i: {}  ", "morans-i: { permutations: 99 }  "));
        assertThat(study().with(List.of("statistics", "hot-spots", "correction"), "fdr")
                        .text())
                .isEqualTo(changed("hot-spots:\n", "hot-spots: { correction: fdr }\n"));
        assertThat(study().with(List.of("seed"), "7").text())
                .isEqualTo(changed("  hot-spots:\n", "  hot-spots:\nseed: 7\n"));
    }

    @Test
    void whatIsTakenOutLeavesTheRest() {
        assertThat(study().without(List.of("landUse", "phases", "2000")).text())
                .isEqualTo(changed("    2000: lu2000.tif     # first\n", ""));
        assertThat(study().without(List.of("units", "districts", "id")).text()).isEqualTo(changed(", id: code", ""));
        assertThat(study().without(List.of("units", "districts", "file")).text())
                .isEqualTo(changed("file: d.gpkg, ", ""));
        assertThat(study().without(List.of("units", "cells", "fishnet")).text())
                .isEqualTo(changed("{ fishnet: 3 km }", "{}"));
        assertThat(study().without(List.of("carbon", "factors")).text())
                .isEqualTo(changed("carbon:\n  factors: literature-cn\n", "carbon: {}\n"));
        assertThat(study().without(List.of("nothing", "there")).text()).isEqualTo(STUDY);
    }

    @Test
    void aFileKeepsItsEncodingItsMarkAndItsLineEnds() {
        byte[] gbk = STUDY.getBytes(Charset.forName("GB18030"));
        assertThat(StudyText.of(gbk).bytes()).isEqualTo(gbk);
        byte[] utf16 = ("\uFEFF" + STUDY).getBytes(StandardCharsets.UTF_16LE);
        assertThat(StudyText.of(utf16).bytes()).isEqualTo(utf16);
        byte[] western = "study: Goiás, São João\nseed: 1\n".getBytes(Charset.forName("windows-1252"));
        assertThat(StudyText.of(western).text()).startsWith("study: Goiás, São João\n"); // not "S鉶 Jo鉶"
        assertThat(StudyText.of(western).with(List.of("seed"), "2").bytes())
                .isEqualTo("study: Goiás, São João\nseed: 2\n".getBytes(Charset.forName("windows-1252")));
        assertThat(StudyText.of(western).with(List.of("study"), "长沙").bytes()) // letters that it has not
                .isEqualTo("study: 长沙\nseed: 1\n".getBytes(StandardCharsets.UTF_8));
        byte[] marked = ("\uFEFF" + STUDY.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
        assertThat(StudyText.of(marked).bytes()).isEqualTo(marked);
        assertThat(StudyText.of(marked)
                        .with(List.of("landUse", "phases", "2010"), "x.tif")
                        .text())
                .isEqualTo(
                        STUDY.replace("# first\n", "# first\n    2010: x.tif\n").replace("\n", "\r\n"));
        assertThat(StudyText.of(marked)
                        .without(List.of("landUse", "phases", "2000"))
                        .text())
                .isEqualTo(
                        STUDY.replace("    2000: lu2000.tif     # first\n", "").replace("\n", "\r\n"));
        byte[] wide = "# \uD83C\uDF32\nstudy: a # \uD83C\uDF32\n".getBytes(StandardCharsets.UTF_8);
        assertThat(StudyText.of(wide).with(List.of("study"), "b").text())
                .isEqualTo("# \uD83C\uDF32\nstudy: b # \uD83C\uDF32\n");
    }

    @Test
    void whatStandsInTwoPlacesIsLeftToAPerson() {
        StudyText shared = StudyText.of("a: &x { b: 1 }\nc: *x\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> shared.with(List.of("c", "b"), "2"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("STUDIO-01");
        assertThatThrownBy(() -> shared.with(List.of("a", "b"), "2")).isInstanceOf(ProblemException.class);
    }

    @Test
    void emptyFilesAndFilesOfCommentsTakeTheirFirstKey() {
        assertThat(StudyText.of(new byte[0]).with(List.of("a", "b"), "1").text())
                .isEqualTo("a: { b: 1 }\n");
        assertThat(StudyText.of("# only this\n".getBytes(StandardCharsets.UTF_8))
                        .with(List.of("study"), "x")
                        .text())
                .isEqualTo("study: x\n# only this\n");
    }

    /** Any chain of edits gives the tree that the same edits of a map give, and keeps every comment. */
    @Test
    void randomEditsDoWhatTheyDoToAMap() {
        Random random = new Random(5);
        List<String> keys =
                List.of("study", "landUse", "phases", "units", "cells", "2005", "x: y", "新", "null", "fishnet");
        List<Object> values = List.of(
                "1",
                "true",
                "~",
                "a: b",
                "#no",
                "[x",
                "- y",
                "x, y",
                "长 沙",
                "2 lines\nof it",
                "'",
                "\"",
                "{",
                List.of("a", "b, c"),
                Map.of(),
                Map.of("k", "v"),
                "EPSG:4547",
                " blank ");
        for (int round = 0; round < 300; round++) {
            StudyText text = study();
            Map<String, Object> map = study().tree();
            for (int edit = 0; edit < 8; edit++) {
                List<String> path = new ArrayList<>();
                for (int d = 1 + random.nextInt(3); d > 0; d--) {
                    path.add(keys.get(random.nextInt(keys.size())));
                }
                Object value = values.get(random.nextInt(values.size()));
                text = text.with(path, value);
                put(map, path, value);
                assertThat(text.tree()).isEqualTo(map);
            }
            for (String comment : List.of("# A study of my own.", "# units", "# the end")) {
                assertThat(text.text()).contains(comment);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> map, List<String> path, Object value) {
        if (path.size() == 1) {
            map.put(path.get(0), value);
            return;
        }
        Object below = map.get(path.get(0));
        Map<String, Object> next =
                below instanceof Map<?, ?> m ? new LinkedHashMap<>((Map<String, Object>) m) : new LinkedHashMap<>();
        put(next, path.subList(1, path.size()), value);
        map.put(path.get(0), next);
    }
}
