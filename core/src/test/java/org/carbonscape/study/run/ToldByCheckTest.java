package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.advise.SuitabilityRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                    CacheFolder.none(),
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
                    CacheFolder.none(),
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
                STATS-05    statistics.weights queen (cells, 2000): units with a value: 2, too few \
                for Local Geary's c, which needs at least 3
                            Use smaller units, such as a fishnet, or leave the method out.""");
    }

    @Test
    void moreNeighboursThanSquaresWithLandAreTold() {
        landInTheCorner();
        assertThat(refusedWhole("statistics: { units: cells, weights: \"knn:2\" }\n"))
                .containsExactly("""
                WEIGHTS-06  statistics.weights knn:2 (cells): 2 nearest neighbours were asked for, \
                but there are only 2 \
                units
                            Ask for at most 1.""");
    }

    @Test
    void aFileOfNeighboursNamesTheUnitSetThatItDoesNotFit() {
        small.text("n.gal", "0 1 x id\nZ 0\n");
        assertThat(refusedWhole("statistics: { units: parts, weights: n.gal, morans-i: {} }\n"))
                .containsExactly("""
                WEIGHTS-02  statistics.weights n.gal (parts): line 2: "Z" is not a unit
                            Use the ids of the units' id column (units.NAME.id, --id); where none is named they are \
                the features' numbers, from 1.""");
    }

    /** The same cells in another file, also where so many classes and phases are counted pair by pair. */
    @Test
    void phasesThatAreAlikeAreToldOfManyClassesToo() throws IOException {
        StringBuilder legend = new StringBuilder(Files.readString(small.folder().resolve("legend.csv")));
        IntStream.rangeClosed(4, 255)
                .forEach(code ->
                        legend.append(code).append(",class ").append(code).append(",,#ffffff\n"));
        small.text("legend.csv", legend.toString());
        byte[] last = Files.readAllBytes(small.folder().resolve("2020.tif"));
        Files.write(small.folder().resolve("2030.tif"), Arrays.copyOf(last, last.length + 1));
        Path study = small.writeWhole("""
                study: many
                landUse:
                  legend: legend.csv
                  phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif, 2030: 2030.tif }
                """);
        Problems told = new Problems();
        StudyRun.check(study, told, new PlainEngine());
        assertThat(told.problems()).isEmpty();
        assertThat(told.cautions())
                .extracting(p -> p.code().id() + " " + p.place())
                .contains("LANDUSE-C06 landUse.phases (2020.tif, 2030.tif)");
    }

    /** Each alone was told, but not the former beside the latter. */
    @Test
    void constructionIsLookedAtWhereEmissionsGoToNamedLandToo() {
        Path study = small.writeWhole("""
                study: built
                landUse:
                  legend: legend.csv
                  phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif }
                  construction: [nowhere]
                carbon: { allocate: { to: nobody } }
                """);
        Problems told = new Problems();
        StudyRun.check(study, told, new PlainEngine());
        assertThat(places(told.problems())).contains("LEGEND-07 landUse.construction", "LEGEND-07 carbon.allocate.to");
    }

    /** Each statistic says what it needs itself; it was Moran's I that was named, whichever was asked for. */
    @Test
    void unitsThatAreTooFewAreToldByTheStatisticThatNeedsMore() throws IOException {
        String all = Files.readString(folder.resolve("parts.geojson"));
        small.text("parts.geojson", all.substring(0, all.lastIndexOf(",{\"type\": \"Feature\"")) + "]}");
        assertThat(refusedWhole("statistics: { units: parts, local-moran: { permutations: 9 }, general-g: {} }\n"))
                .containsExactly("""
                        STATS-05    statistics.weights queen (parts): units with a value: 3, too few for Getis-Ord \
                        General G, which needs at least 4
                                    Use smaller units, such as a fishnet, or leave the method out.""");
    }

    /** Whether they are left out, as of Moran's I, or not counted, as of Geary's C. */
    @ParameterizedTest
    @ValueSource(strings = {"morans-i", "gearys-c", "general-g"})
    void aBandThatReachesNobodyIsToldWhereUnitsWithoutNeighboursAreDropped(String statistic) {
        for (String units : List.of("cells", "parts")) {
            assertThat(refusedWhole("statistics: { units: %s, weights: \"band:50\", convention: spdep, %s: {} }\n"
                            .formatted(units, statistic)))
                    .first()
                    .asString()
                    .startsWith("STATS-05    statistics.weights band:50 (" + units
                            + ", 2000): units with a value: 0, too few for ");
        }
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
                CacheFolder.none(),
                progress);
        assertThat(values(told.cautions()))
                .as("what drivers and criteria lack, told by the check")
                .isEqualTo(values(cautions));
        return new Ended(cautions, folder.resolve("out"));
    }

    /** What is left out for the values of drivers and criteria. */
    private static List<String> values(List<Problem> cautions) {
        return cautions.stream()
                .filter(p -> p.code() == ProblemCode.DRIVER_C10_LEFT_OUT
                        || p.code() == ProblemCode.DRIVER_C11_ABSENT
                        || p.code() == ProblemCode.RUN_C01_LEFT_OUT
                                && Stream.of("drivers", "geodetector", "suitability")
                                        .anyMatch(p.place()::startsWith))
                .map(p -> p.text(Language.EN).replace("; geodetector.size-effect", "")) // a run's alone
                .toList();
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
                RUN-C01     statistics.local-lee (parts, 2010, net_tCO2_per_ha & dem): left out of \
                this run: units with a value: 1, too few for local Lee, which needs at least 3
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

    private static final String DETECTOR =
            "geodetector: { units: parts, y: %s, discretisation: given, permutations: 0, bootstrap: 0 }\n";

    @Test
    void aConstantYIsToldInEveryPhaseBeforeTheRun() {
        small.text("factors.csv", "class,value,unit,source\nforest,0,tCO2/ha/yr,made up\n");
        String factors = "carbon: { factors: factors.csv }\ndrivers: { dem: dem.tif }\n";
        assertThat(refused(factors, DETECTOR.formatted("net_2010"))).containsExactly("""
                DRIVER-01   geodetector.y (net, 2010): it has the same value 0 in all 4 units, so \
                there is no variance to \
                explain
                            Choose another y, or check that the right column was read.""");
        assertThat(refused(factors, DETECTOR.formatted("source_per_ha")))
                .hasSize(3)
                .allMatch(t -> t.startsWith("DRIVER-01   geodetector.y (source_per_ha, 20"));
    }

    @Test
    void fewerUnitsWithLandThanADetectorNeedsAreTold() {
        for (int year : SmallStudy.YEARS) {
            small.classes(year + ".tif", 3, (c, r) -> r < 3 ? 1 + (c + r) % 3 : 0);
        }
        assertThat(refused(
                        "carbon: { factors: factors.csv }\ndrivers: { dem: dem.tif }\n",
                        DETECTOR.formatted("net_2000")))
                .containsExactly("""
                DRIVER-17   geodetector.units (parts, 2000): it gives at most 2 units, but 2 classes need at least 3
                            Use smaller units, or fewer classes.""");
    }

    @Test
    void aDetectorThatDriversRuleOutIsLeftOutAndSaysWhy() throws IOException {
        small.values("dem.tif", (c, r) -> r < 3 ? c : Double.NaN);
        Ended run = ended(
                SmallStudy.FACTORS_AND_EMISSIONS,
                "drivers: { dem: dem.tif, woods: share of forest }\n",
                DETECTOR.formatted("net").replace(" }", ", size-effect: [200 m] }"));
        assertThat(leftOut(run)).containsExactly("""
                RUN-C01     geodetector, net, 2000, 2010, 2020; geodetector.size-effect: left out \
                of this run: only 2 of 4 \
                units have y and every driver
                            At least 3 are needed: fill the gaps, or leave out the driver that lacks most values, dem. \
                Everything else was worked out.""");
        assertThat(run.report())
                .contains("The geographical detector was left out in every phase, for the reasons below.")
                .contains("only 2 of 4 units have y and every driver");
        assertThat(run.out().resolve("tables/unit-drivers.csv")).exists();
    }

    @Test
    void aPhaseWhoseYIsConstantIsLeftOutAndTheOthersAreDone() throws IOException {
        small.classes("2000.tif", 3, (c, r) -> 3).values("dem.tif", (c, r) -> c < 4 ? 1 : 2);
        Ended run =
                ended("carbon: { factors: factors.csv }\n", "drivers: { dem: dem.tif }\n", DETECTOR.formatted("net"));
        assertThat(leftOut(run))
                .anyMatch(t -> t.startsWith("RUN-C01     geodetector, net, 2000: left out of this run: "
                        + "it has the same value 0 in all 4 units"));
        assertThat(Files.readString(run.out().resolve("run.json"))).contains("\"y\": \"net_2010\"");
    }

    @Test
    void aDriverWithoutBreaksOfItsOwnIsTold() {
        assertThat(refused(
                        "carbon: { factors: factors.csv }\ndrivers: { dem: dem.tif, woods: share of forest }\n",
                        DETECTOR.formatted("net").replace("given", "\"manual:dem=3\"")))
                .containsExactly("""
                DRIVER-14   drivers.woods: breaks are given for other drivers only
                            Write manual:woods=b1,b2 as well, or leave the driver out.""");
    }

    private static final String CRITERIA = """
            criterion,source,direction,grading
            relief,dem.tif,negative,minmax
            town,distance to construction,positive,minmax
            """;

    @Test
    void layersOfLandThatThereIsNoneOfAreTold() {
        for (int year : SmallStudy.YEARS) {
            small.classes(year + ".tif", 3, (c, r) -> year == 2000 && c == 0 ? 3 : 1 + (c + r) % 2);
        }
        small.text("criteria.csv", CRITERIA);
        assertThat(refused(
                        SmallStudy.FACTORS_AND_EMISSIONS.replace(
                                "  emissions: { file: emissions.csv, units: parts }\n", ""),
                        """
                suitability:
                  criteria: criteria.csv
                  layers: { mines: distance to construction, old: distance to construction 2000 }
                  exclude: [distance to construction 2010]
                """))
                .containsExactly("""
                SUIT-15     criterion town: no cell has construction
                            Choose a class that occurs, or drop the layer.""", """
                SUIT-15     suitability.layers.mines: no cell has construction
                            Choose a class that occurs, or drop the layer.""", """
                SUIT-15     suitability (distance to construction 2010): no cell has construction
                            Choose a class that occurs, or drop the layer.""");
    }

    /** They are read last of all. */
    @Test
    void aResistanceOfNothingIsToldBeforeTheRun() {
        small.values("resistance.tif", (c, r) -> c == 0 ? Double.NaN : c == 3 ? 0 : 5)
                .text("criteria.csv", """
                criterion,source,direction,grading
                relief,dem.tif,negative,minmax
                """);
        assertThat(refused(
                        SmallStudy.FACTORS_AND_EMISSIONS,
                        "suitability: { criteria: criteria.csv, corridors: { resistance: resistance.tif } }\n"))
                .containsExactly("""
                SUIT-14     suitability.corridors.resistance: the resistance is 0
                            Resistance must be above 0; leave cells that cannot be crossed without a value.""");
    }

    /** The preset's scores are for kinds of land; classes of no kind came up when all else was done. */
    @Test
    void classesWithoutAScoreOfThePresetAreToldBeforeTheRun() {
        small.text("legend.csv", "code,class\n1,rubber\n2,oil palm\n3,jungle\n");
        assertThat(refused("suitability: { criteria: sink }\n"))
                .singleElement()
                .asString()
                .startsWith("SUIT-26     criterion land_use: no score is given for");
    }

    @Test
    void aScenarioOfMoreLandThanThereIsIsToldBeforeTheRun() {
        small.text("what.csv", "scenario,from,to,area_ha\nmore,forest,cropland,99\n");
        assertThat(refused(SmallStudy.FACTORS_AND_EMISSIONS, "scenarios: what.csv\n"))
                .containsExactly("""
                SUIT-16     scenarios row 2: 99 ha are to be converted, 17 ha are there
                            Lower the area, or take it from another class or zone.""");
    }

    @Test
    void scoresThatMakeNoLevelsAreToldAndTheRestIsDone() throws IOException {
        small.values("dem.tif", (c, r) -> c < 4 ? 1 : 2).text("criteria.csv", """
                criterion,source,direction,grading
                relief,dem.tif,negative,minmax
                """);
        String suitability = "suitability: { criteria: criteria.csv, levels: 3 }\n";
        Ended run = ended(SmallStudy.FACTORS_AND_EMISSIONS, suitability);
        assertThat(leftOut(run)).containsExactly("""
                RUN-C01     suitability: left out of this run: the scores fill 2 of 3 levels
                            Cut them otherwise (suitability.breaks: natural, or limits of your own such as [4, 6]), \
                ask for fewer (suitability.levels), or add criteria. Everything else was worked out.""");
        assertThat(run.report())
                .contains("There are no levels of suitability, and so no zones, for the reason below.")
                .contains("the scores fill 2 of 3 levels");
        assertThat(run.out().resolve("tables/zones.csv")).doesNotExist();
        assertThat(run.out().resolve("tables/carbon-by-unit.csv")).exists();
        // a command that is for nothing else has nothing to give
        assertThatThrownBy(() -> StudyRun.runSuitability(
                        small.write(SmallStudy.FACTORS_AND_EMISSIONS, suitability),
                        new RunTarget(folder.resolve("zones"), false),
                        SuitabilityRun.Extent.ZONES,
                        OptionalLong.empty(),
                        Language.EN,
                        new PlainEngine(),
                        CacheFolder.none(),
                        name -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(places(e.problems())).containsExactly("SUIT-11 levels"));
        assertThat(folder.resolve("zones")).doesNotExist();
    }

    @Test
    void aScenarioInAZoneThatIsNotThereIsLeftOutAlone() throws IOException {
        small.values("dem.tif", (c, r) -> Double.NaN)
                .text("criteria.csv", CRITERIA)
                .text(
                        "what.csv",
                        "scenario,zone,from,to,area_ha\nsome,unzoned,forest,cropland,1\nmore,key_protection,"
                                + "forest,cropland,1\n");
        Ended run = ended(
                SmallStudy.FACTORS_AND_EMISSIONS, "suitability: { criteria: criteria.csv }\nscenarios: what.csv\n");
        assertThat(leftOut(run)).hasSize(2);
        assertThat(leftOut(run).get(0))
                .startsWith("RUN-C01     suitability: left out of this run: no cell has a value");
        assertThat(leftOut(run).get(1))
                .startsWith("RUN-C01     scenarios row 3 \"more\": left out of this run: "
                        + "\"key_protection\" is not in the account");
        assertThat(run.out().resolve("rasters/suitability_score.tif")).doesNotExist();
        assertThat(Files.readString(run.out().resolve("tables/scenario.csv"))).contains("some");
    }

    /** Draws that are too few, phases that are too few, a slope of no unit: nothing of it needs the long work. */
    @Test
    void everyCautionOfASmallRunIsToldByItsCheck() throws IOException {
        small.values("dem.tif", (c, r) -> c + 0.1 * r)
                .values("slope.tif", (c, r) -> 20 * c)
                .values("ndvi.tif", (c, r) -> 0);
        Path study = small.writeWhole("""
                study: A small study
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif } }
                units: { parts: { file: parts.geojson, id: id, name: name }, cells: { fishnet: 100 m } }
                carbon: { factors: factors.csv, stock: stock.csv }
                drivers: { dem: dem.tif }
                statistics:
                  units: cells
                  weights: queen
                  local-moran: { permutations: 9, correction: fdr }
                  emerging-hot-spots: {}
                geodetector: { units: cells, y: stock, discretisation: equal, classes: 3, permutations: 9 }
                suitability: { criteria: sink, layers: { slope: slope.tif, ndvi: ndvi.tif } }
                """);
        Problems told = new Problems();
        StudyRun.check(study, told, new PlainEngine());
        List<Problem> met = new ArrayList<>();
        StudyRun.run(
                study,
                new RunTarget(folder.resolve("out"), false),
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.none(),
                new Progress() {
                    @Override
                    public void stage(String name) {}

                    @Override
                    public void cautions(List<Problem> cautions) {
                        met.addAll(cautions);
                    }
                });
        assertThat(told.cautions())
                .extracting(Problem::code)
                .contains(
                        ProblemCode.STATS_C01_FEW_PERMUTATIONS,
                        ProblemCode.STATS_C10_FEW_PHASES,
                        ProblemCode.STATS_C11_NO_TREND,
                        ProblemCode.DRIVER_C08_FEW_PERMUTATIONS,
                        ProblemCode.SUIT_C12_SLOPE_PERCENT,
                        ProblemCode.SUIT_C24_ONE_SCORE);
        assertThat(met).containsAll(told.cautions()).doesNotHaveDuplicates();
    }

    private static final String ADVICE_OF_MISSING_FILES = """
            statistics: { units: %s, weights: no.gal, morans-i: {} }
            suitability:
              criteria: nocriteria.csv
              weights: { ahp: noahp.csv }
              zones: nozones.csv
              layers: { slope: noslope.tif, protected: noreserves.gpkg }
              mask: nomask.tif
              corridors: { resistance: noresistance.csv }
            """;

    private static final List<String> MISSING_FILES_OF_ADVICE = List.of(
            "FILE-01 statistics.weights (no.gal)",
            "FILE-01 suitability.layers.slope (noslope.tif)",
            "FILE-01 suitability.layers.protected (noreserves.gpkg)",
            "FILE-01 suitability.criteria (nocriteria.csv)",
            "FILE-01 suitability.weights.ahp (noahp.csv)",
            "FILE-01 suitability.mask (nomask.tif)",
            "FILE-01 suitability.zones (nozones.csv)",
            "FILE-01 suitability.corridors.resistance (noresistance.csv)");

    @ParameterizedTest
    @ValueSource(strings = {"parts", "cells"})
    void everyMissingFileIsToldAtOnce(String units) {
        Problems told = new Problems();
        StudyRun.check(small.writeWhole(small(ADVICE_OF_MISSING_FILES.formatted(units))), told, new PlainEngine());
        assertThat(places(told.problems())).containsExactlyInAnyOrderElementsOf(MISSING_FILES_OF_ADVICE);
    }

    /** Without a legend and phases no layer can be held against the study; whether its file is there can be said. */
    @Test
    void missingFilesAreToldWhereTheLandCannotBeRead() throws IOException {
        Files.delete(small.folder().resolve("legend.csv"));
        small.text("criteria.csv", """
                criterion,source,grading,at,scores
                height,noheight.tif,breaks,100,1|9
                """);
        List<String> told =
                places(check(ADVICE_OF_MISSING_FILES.formatted("parts").replace("nocriteria.csv", "criteria.csv"))
                        .problems());
        assertThat(told).contains("FILE-01 landUse.legend (legend.csv)", "FILE-01 criterion height (noheight.tif)");
        assertThat(told)
                .containsAll(MISSING_FILES_OF_ADVICE.stream()
                        .filter(p -> !p.contains("nocriteria"))
                        .toList());
    }
}
