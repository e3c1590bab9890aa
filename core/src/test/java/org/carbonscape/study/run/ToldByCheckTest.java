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
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
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
                    new RunTarget(folder.resolve(out), false),
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

    /** Land in the north-west square of the fishnet alone: 16 squares of 2 cells a side lie there, of 200 m. */
    private void landInTheCorner() {
        for (int year : SmallStudy.YEARS) {
            small.classes(year + ".tif", 3, (c, r) -> c < 2 && r < (year == 2010 ? 2 : 4) ? 1 + (c + r) % 3 : 0);
        }
    }

    private static final String NET = """
            carbon: { factors: factors.csv }
            units: { parts: { file: parts.geojson, id: id, name: name }, cells: { fishnet: 200 m } }
            """;

    private String small(String sections) {
        return """
                study: A small study
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif } }
                """ + NET + sections;
    }

    private List<String> refusedWhole(String sections) {
        Path study = small.writeWhole(small(sections));
        Problems told = new Problems();
        StudyRun.check(study, told, new PlainEngine());
        List<String> stages = new ArrayList<>();
        List<Problem> run = List.of();
        try {
            StudyRun.run(
                    study,
                    new RunTarget(folder.resolve("out"), false),
                    OptionalLong.empty(),
                    Language.EN,
                    new PlainEngine(),
                    stages::add);
        } catch (ProblemException e) {
            run = e.problems();
        }
        assertThat(run).isNotEmpty().isEqualTo(told.problems());
        assertThat(stages).doesNotContain("rasters");
        return run.stream().map(p -> p.text(Language.EN)).toList();
    }

    @Test
    void squaresWithTooLittleLandForAStatisticAreToldByThePhaseThatLacksIt() {
        landInTheCorner();
        assertThat(refusedWhole("statistics: { units: cells, local-geary: { permutations: 9 } }\n"))
                .containsExactly("""
                STATS-05    statistics.weights queen (cells, 2000): 2 units with a value are too few for Local Geary's c; it \
                needs at least 3
                            Use smaller units, such as a fishnet, or leave the method out.""");
    }

    @Test
    void moreNeighboursThanSquaresWithLandAreTold() {
        landInTheCorner();
        assertThat(refusedWhole("statistics: { units: cells, weights: \"knn:2\" }\n"))
                .containsExactly("""
                WEIGHTS-06  statistics.weights knn:2 (cells): 2 nearest neighbours were asked for, but there are only 2 \
                units
                            Ask for at most 1.""");
    }

    @Test
    void aBandThatReachesNobodyIsToldWhereUnitsWithoutNeighboursAreDropped() {
        String statistics = "statistics: { units: %s, weights: \"band:50\", convention: spdep, morans-i: {} }\n";
        assertThat(refusedWhole(statistics.formatted("cells")))
                .first()
                .asString()
                .startsWith(
                        "STATS-05    statistics.weights band:50 (cells, 2000): 0 units with a value are too few for ");
        assertThat(refusedWhole(statistics.formatted("parts")))
                .first()
                .asString()
                .startsWith(
                        "STATS-05    statistics.weights band:50 (parts, 2000): 0 units with a value are too few for ");
    }

    private record Ended(List<Problem> cautions, Path out) {
        String report() throws IOException {
            return Files.readString(out.resolve("report.html"));
        }
    }

    /** The check has nothing against the study and it runs to its end. */
    private Ended ended(String... sections) {
        Path study = small.write(sections);
        Problems told = new Problems();
        StudyRun.check(study, told, new PlainEngine());
        assertThat(told.problems()).isEmpty();
        List<Problem> cautions = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void stage(String name) {}

            @Override
            public void cautions(List<Problem> met) {
                cautions.addAll(met);
            }
        };
        StudyRun.run(
                study,
                new RunTarget(folder.resolve("out"), false),
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                progress);
        return new Ended(cautions, folder.resolve("out"));
    }

    private static List<String> leftOut(Ended run) {
        return run.cautions().stream()
                .filter(p -> p.code() == ProblemCode.RUN_C01_LEFT_OUT)
                .map(p -> p.text(Language.EN))
                .toList();
    }

    @Test
    void aStatisticWhoseDriverIsKnownForTooFewUnitsIsLeftOutAndTheRestIsDone() throws IOException {
        small.values("dem.tif", (c, r) -> c < 4 && r < 3 ? c : Double.NaN);
        Ended run = ended(SmallStudy.FACTORS_AND_EMISSIONS, """
                drivers: { dem: dem.tif }
                statistics: { units: parts, hot-spots: {}, local-lee: { x: net, y: dem, permutations: 9 } }
                """);
        String told = """
                RUN-C01     statistics.local-lee (parts, 2010, net_tCO2_per_ha & dem): left out of this run: 1 units with \
                a value are too few for local Lee; it needs at least 3
                            Use smaller units, such as a fishnet, or leave the method out. Everything else was worked \
                out.""";
        assertThat(leftOut(run)).hasSize(3).contains(told);
        assertThat(run.report()).contains("too few for local Lee");
        assertThat(run.out().resolve("tables/hot-spots.csv")).exists();
        assertThat(run.out().resolve("tables/local-lee.csv")).doesNotExist();
        assertThat(Files.readString(run.out().resolve("run.json"))).contains("too few for local Lee");
        assertThat(run.cautions().stream()
                        .filter(p -> p.code() == ProblemCode.RUN_C01_LEFT_OUT)
                        .findFirst()
                        .orElseThrow()
                        .text(Language.ZH))
                .isEqualTo("""
                        RUN-C01     statistics.local-lee (parts, 2000, net_tCO2_per_ha & dem)：本次运行未计算此项：有数值的单元只有 1 \
                        个，不足以计算 local Lee；至少需要 3 个
                                    请使用更小的单元（如渔网），或不做该分析。其余各项均已完成。""");
    }
}
