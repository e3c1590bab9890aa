package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the data tell is told by the check and by the first seconds of a run, in the same words. */
class ToldByCheckTest {
    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void write() {
        small = SmallStudy.in(folder);
    }

    private static List<String> places(List<Problem> problems) {
        return problems.stream().map(p -> p.code().id() + " " + p.place()).toList();
    }

    private Problems check(String... sections) {
        Problems problems = new Problems();
        StudyRun.check(small.write(sections), problems, new PlainEngine());
        return problems;
    }

    /** Problems of a run, empty where it ended well. */
    private List<Problem> run(String out, List<String> stages, String... sections) {
        try {
            StudyRun.run(
                    small.write(sections),
                    folder.resolve(out),
                    OptionalLong.empty(),
                    Language.EN,
                    new PlainEngine(),
                    stages::add);
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    /** The study is refused by both in the same words, and by the run before anything is written. */
    private List<String> refused(String... sections) {
        List<Problem> told = check(sections).problems();
        List<String> stages = new ArrayList<>();
        assertThat(run("out", stages, sections)).isNotEmpty().isEqualTo(told);
        assertThat(stages).doesNotContain("rasters");
        return told.stream().map(p -> p.text(Language.EN)).toList();
    }

    @Test
    void aRunThatWouldReplaceTheRasterOfALayerIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("results"));
        small.values("results/slope.tif", (c, r) -> c)
                .values("results/noise.tif", (c, r) -> r)
                .text("criteria.csv", """
                        criterion,source,direction,grading
                        noise,results/noise.tif,negative,minmax
                        """);
        String other = "suitability: { criteria: sink, layers: { slope: slope.tif } }\n";
        for (String section : List.of(
                "suitability: { criteria: sink, layers: { slope: results/slope.tif } }\n",
                "suitability: { criteria: sink, exclude: [results/slope.tif] }\n",
                "suitability: { criteria: sink, mask: results/slope.tif }\n",
                "suitability: { criteria: sink, protected: results/slope.tif }\n",
                "suitability: { criteria: criteria.csv }\n")) {
            assertThat(places(run("results", new ArrayList<>(), SmallStudy.ALL_CARBON, section)))
                    .as(section)
                    .contains("RUN-03 " + folder.resolve("results"));
        }
        assertThat(places(run("results", new ArrayList<>(), SmallStudy.ALL_CARBON, other)))
                .doesNotContain("RUN-03 " + folder.resolve("results"));
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            assertThat(files).hasSize(2);
        }
    }
}
