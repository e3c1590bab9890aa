package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.run.Version;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.method.Statistics;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.plan.StatisticsPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of the small study: stages, tables, the record, and what stops a run. */
class SmallRunTest {
    @TempDir
    private Path folder;

    private static final String ALL = SmallStudy.ALL_CARBON + """
            statistics: { units: parts, morans-i: { permutations: 99 }, hot-spots: { permutations: 0 } }
            drivers: { dem: dem.tif, woods: share of forest }
            suitability: { criteria: criteria.csv, breaks: [4, 6], sieve: 0, majority: 0, sensitivity: { step: 0, \
            samples: 0 } }
            """;

    private SmallStudy study() {
        return SmallStudy.in(folder).text("criteria.csv", """
                criterion,source,grading,at,scores
                cover,land use,classes,forest|cropland|construction,9|5|1
                """);
    }

    /** Told and written by a run. */
    private record Run(Path out, List<String> stages, List<Problem> cautions) implements Progress {
        @Override
        public void stage(String name) {
            stages.add(name);
        }

        @Override
        public void cautions(List<Problem> met) {
            cautions.addAll(met);
        }

        JsonNode record() throws IOException {
            return new ObjectMapper().readTree(Files.readString(out.resolve("run.json")));
        }

        TextTable table(String name) {
            return TableFile.read(out.resolve("tables/" + name + ".csv"), "", name);
        }
    }

    private Run run(String... sections) {
        return run(study(), OptionalLong.empty(), Language.EN, "run", sections);
    }

    private Run run(SmallStudy study, OptionalLong seed, Language language, String name, String... sections) {
        Run run = new Run(folder.resolve(name), new ArrayList<>(), new ArrayList<>());
        StudyRun.run(
                study.write(sections),
                new RunTarget(run.out, false),
                seed,
                language,
                new PlainEngine(),
                CacheFolder.none(),
                run);
        return run;
    }

    private static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(n -> n.path(member).asText())
                .toList();
    }

    @Test
    void aFileThatGoesWhileTheRunReadsIsToldAtItsKey() {
        Path study = study().write(ALL);
        Progress removing = stage -> {
            if (stage.equals("count")) {
                assertThat(folder.resolve("2010.tif").toFile().delete()).isTrue();
            }
        };
        assertThatThrownBy(() -> StudyRun.run(
                        study,
                        new RunTarget(folder.resolve("run"), false),
                        OptionalLong.empty(),
                        Language.EN,
                        new PlainEngine(),
                        CacheFolder.none(),
                        removing))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FILE-01     landUse.phases.2010 (2010.tif): the file does not exist");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aRunGoesThroughItsStagesInTheOrderOfTheData() throws Exception {
        Run run = run(ALL);
        assertThat(run.stages)
                .containsExactly(
                        "check and align",
                        "count",
                        "change",
                        "account",
                        "rasters",
                        "statistics",
                        "drivers",
                        "suitability",
                        "zones",
                        "vectors",
                        "report",
                        "record");
        // the record is written in its own stage, so that one has no time
        assertThat(texts(run.record().path("stages"), "name")).isEqualTo(run.stages);
        assertThat(run.record().path("stages"))
                .allSatisfy(s -> assertThat(s.path("seconds").asDouble()).isNotNegative())
                .allSatisfy(s -> assertThat(s.path("cpuSeconds").asDouble()).isNotNegative());
    }

    @Test
    void aStudyOfLandAloneHasFewerStages() {
        assertThat(run().stages)
                .containsExactly(
                        "check and align", "count", "change", "account", "rasters", "vectors", "report", "record");
    }

    @Test
    void tablesHoldTheCountsOfTheCells() {
        TextTable areas = run(ALL).table("class-areas");
        assertThat(areas.rows()).hasSize(9);
        for (TextTable.Row row : areas.rows()) {
            int p = SmallStudy.YEARS.indexOf(Integer.valueOf(row.text("year")));
            int c = SmallStudy.CLASSES.indexOf(row.text("class")) + 1;
            assertThat(row.text("cells")).isEqualTo(Integer.toString(SmallStudy.cells(0, p, c)));
            double share = SmallStudy.cells(0, p, c) / 47.0;
            assertThat(Double.parseDouble(row.text("share"))).isCloseTo(share, within(1e-12));
        }
    }

    @Test
    void everyTransferOfEveryUnitIsInTheTable() {
        TextTable moves = run().table("transitions");
        int cells = 0;
        for (TextTable.Row row : moves.rows()) {
            int before = SmallStudy.YEARS.indexOf(Integer.valueOf(row.text("from_year")));
            int after = SmallStudy.YEARS.indexOf(Integer.valueOf(row.text("to_year")));
            int unit = SmallStudy.UNITS.indexOf(row.text("unit")) + 1; // 0 = region
            int from = SmallStudy.CLASSES.indexOf(row.text("from_class")) + 1;
            int to = SmallStudy.CLASSES.indexOf(row.text("to_class")) + 1;
            assertThat(Integer.parseInt(row.text("cells"))).isEqualTo(SmallStudy.cells(unit, before, from, after, to));
            cells += Integer.parseInt(row.text("cells"));
        }
        // three intervals, the region and all its units
        assertThat(cells).isEqualTo(3 * 2 * 47);
    }

    @Test
    void everyUnitsBalanceIsInTheTable() {
        TextTable units = run(ALL).table("carbon-by-unit");
        assertThat(units.rows()).hasSize(3 * 5);
        for (TextTable.Row row : units.rows()) {
            int p = SmallStudy.YEARS.indexOf(Integer.valueOf(row.text("year")));
            int u = SmallStudy.UNITS.indexOf(row.text("unit")) + 1;
            double source = SmallStudy.source_tCO2(u, p);
            double sink = SmallStudy.sink_tCO2(u, p);
            int hectares = u == 2 ? 11 : u == 0 ? 47 : 12;
            assertThat(Double.parseDouble(row.text("source_tCO2"))).isCloseTo(source, within(1e-9));
            assertThat(Double.parseDouble(row.text("sink_tCO2"))).isCloseTo(sink, within(1e-9));
            assertThat(Double.parseDouble(row.text("net_tCO2_per_ha")))
                    .isCloseTo((source + sink) / hectares, within(1e-9));
            assertThat(row.text("name")).isEqualTo(u == 0 ? "region" : SmallStudy.UNIT_NAMES.get(u - 1));
        }
    }

    @Test
    void theRecordNamesEveryFileThatWentInAndCameOutWithItsHash() throws Exception {
        Run run = run(ALL);
        JsonNode record = run.record();
        assertThat(texts(record.path("inputs"), "key"))
                .containsExactlyInAnyOrder(
                        "study",
                        "landUse.legend",
                        "landUse.phases.2000",
                        "landUse.phases.2010",
                        "landUse.phases.2020",
                        "units.parts.file",
                        "carbon.factors",
                        "carbon.emissions.file",
                        "carbon.stock",
                        "drivers.dem",
                        "suitability.criteria");
        for (JsonNode input : record.path("inputs")) {
            Path file = folder.resolve(input.path("file").asText());
            assertThat(input.path("bytes").asLong()).isEqualTo(Files.size(file));
            assertThat(input.path("sha256").asText()).isEqualTo(sha256(file));
        }
        SortedSet<String> written = new TreeSet<>();
        for (JsonNode output : record.path("outputs")) {
            Path file = run.out.resolve(output.path("file").asText());
            written.add(output.path("file").asText());
            assertThat(output.path("bytes").asLong()).as("%s", file).isEqualTo(Files.size(file));
            assertThat(output.path("sha256").asText()).as("%s", file).isEqualTo(sha256(file));
        }
        try (Stream<Path> there = Files.walk(run.out)) {
            assertThat(there.filter(Files::isRegularFile)
                            .map(f -> run.out.relativize(f).toString().replace('\\', '/'))
                            .filter(f -> !f.equals("run.json")))
                    .containsExactlyInAnyOrderElementsOf(written);
        }
        assertThat(written)
                .contains(
                        "report.html",
                        "references.bib",
                        "tables/study.xlsx",
                        "rasters/net_2020.tif",
                        "vectors/units.gpkg");
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void theRecordSaysWhatWasRun() throws Exception {
        JsonNode record = run(ALL + "seed: 12\nsynthetic: true\n").record();
        assertThat(record.path("program").path("version").asText()).isEqualTo(Version.TEXT);
        assertThat(record.path("study").path("title").asText()).isEqualTo("A small study");
        assertThat(record.path("study").path("file").asText()).isEqualTo("study.yaml");
        assertThat(record.path("study").path("seed").asLong()).isEqualTo(12);
        assertThat(record.path("study").path("synthetic").asBoolean()).isTrue();
        assertThat(record.path("machine").path("threads").asInt()).isEqualTo(1);
        JsonNode options = record.path("options");
        assertThat(options.path("seed").asLong()).isEqualTo(12);
        assertThat(options.path("synthetic").asBoolean()).isTrue();
        assertThat(options.path("landUse").path("legend").asText()).isEqualTo("legend.csv");
        assertThat(options.path("carbon").path("factors").asText()).isEqualTo("factors.csv");
        assertThat(options.path("carbon").path("stock").asText()).isEqualTo("stock.csv");
        assertThat(options.path("units").has("parts")).isTrue();
        JsonNode moran = options.path("statistics").path("morans-i");
        assertThat(moran.path("permutations").asInt()).isEqualTo(99);
        assertThat(moran.path("alternative").asText()).isEqualTo("two-sided");
        assertThat(moran.path("variance").asText()).isEqualTo("randomisation");
        assertThat(options.path("statistics")
                        .path("gearys-c")
                        .path("permutations")
                        .asInt())
                .isEqualTo(99);
        JsonNode grid = record.path("grid");
        assertThat(grid.path("crs").asText()).isEqualTo(SmallStudy.grid().crs().label());
        assertThat(grid.path("columns").asInt()).isEqualTo(8);
        assertThat(grid.path("rows").asInt()).isEqualTo(6);
        assertThat(grid.path("cell_m2").asDouble()).isEqualTo(10_000);
        assertThat(grid.path("west").asDouble()).isEqualTo(500_000);
        assertThat(grid.path("north").asDouble()).isEqualTo(3_000_000);
        assertThat(grid.path("areaErrorLeast").asDouble())
                .isLessThanOrEqualTo(grid.path("areaErrorMost").asDouble());
        assertThat(texts(record.path("alignment"), "way")).containsOnly("as_is").hasSize(4);
    }

    /** What a convention decides stands in the record in words that the study file would take. */
    @Test
    void whatAConventionDecidesIsInTheRecordInWordsOfTheStudyFile() throws Exception {
        Map<String, String> divisors =
                Map.of("carbonscape", "n", "geoda", "n-1", "esda", "n-1-for-i", "arcgis", "leave-one-out");
        for (Map.Entry<String, String> divisor : divisors.entrySet()) {
            String section = "statistics: { units: parts, convention: %s, local-moran: { permutations: 99%s } }\n";
            SmallStudy study = study();
            Run run = run(
                    study,
                    OptionalLong.empty(),
                    Language.EN,
                    divisor.getKey(),
                    SmallStudy.FACTORS_AND_EMISSIONS,
                    section.formatted(divisor.getKey(), ""));
            JsonNode local = run.record().path("options").path("statistics").path("local-moran");
            assertThat(local.path("divisor").asText()).isEqualTo(divisor.getValue());
            // and is read again
            String written = ", divisor: " + divisor.getValue() + ", moments: "
                    + local.path("moments").asText();
            StatisticsPlan plan = study.read(
                            SmallStudy.FACTORS_AND_EMISSIONS, section.formatted(divisor.getKey(), written))
                    .statistics()
                    .orElseThrow();
            assertThat(plan.find(Statistics.LOCAL_MORAN))
                    .isEqualTo(study.read(SmallStudy.FACTORS_AND_EMISSIONS, section.formatted(divisor.getKey(), ""))
                            .statistics()
                            .orElseThrow()
                            .find(Statistics.LOCAL_MORAN));
        }
    }

    @Test
    void everyCheckOfConservationIsInTheRecordAndHolds() throws Exception {
        JsonNode checks = run(ALL).record().path("conservation");
        assertThat(texts(checks, "name"))
                .contains("emissions 2000", "emissions 2010", "emissions 2020", "allocation 2020 D", "map 2020 D");
        for (JsonNode check : checks) {
            assertThat(check.path("passed").asBoolean()).isTrue();
            assertThat(check.path("relative").asDouble())
                    .isLessThanOrEqualTo(check.path("tolerance").asDouble());
        }
        JsonNode emissions = StreamSupport.stream(checks.spliterator(), false)
                .filter(c -> c.path("name").asText().equals("emissions 2020"))
                .findFirst()
                .orElseThrow();
        assertThat(emissions.path("expected").asDouble()).isCloseTo(3650, within(1e-9));
        assertThat(emissions.path("got").asDouble()).isCloseTo(3650, within(1e-9));
    }

    @Test
    void cautionsStandInTheRecordAndAreToldAtTheEnd() throws Exception {
        SmallStudy study = study().text("factors.csv", """
                class,value,unit
                cropland,0.5,tCO2/ha/yr
                forest,-2000,tCO2/ha/yr
                """);
        Run run = run(study, OptionalLong.empty(), Language.EN, "run", SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(run.cautions).extracting(c -> c.code().id()).contains("CARBON-C01");
        JsonNode record = run.record();
        assertThat(texts(record.path("cautions"), "code")).contains("CARBON-C01");
        assertThat(record.path("cautionCounts").path("CARBON-C01").asInt()).isEqualTo(1);
        List<String> counts = new ArrayList<>();
        record.path("cautionCounts").fields().forEachRemaining(c -> counts.add(c.getKey() + " (" + c.getValue() + ")"));
        assertThat(Files.readString(run.out.resolve("report.html")))
                .contains("<p>Cautions by code: " + String.join(", ", counts) + ".</p>");
    }

    @Test
    void aSeedOfTheCommandIsTheOneInTheRecord() throws Exception {
        Run run = run(study(), OptionalLong.of(99), Language.EN, "run", ALL + "seed: 12\n");
        assertThat(run.record().path("study").path("seed").asLong()).isEqualTo(99);
    }

    /** The same run on one thread and on three, in either language: the same tables and rasters, to the byte. */
    @Test
    void threadsAndLanguageChangeNoNumber() throws Exception {
        Run one = run(study(), OptionalLong.empty(), Language.EN, "one", ALL);
        Path three = folder.resolve("three");
        try (LocalEngine engine = new LocalEngine(3)) {
            StudyRun.run(
                    folder.resolve("study.yaml"),
                    new RunTarget(three, false),
                    OptionalLong.empty(),
                    Language.ZH,
                    engine,
                    CacheFolder.none(),
                    name -> {});
        }
        try (Stream<Path> files = Files.walk(one.out)) {
            List<Path> same = files.filter(
                            f -> f.toString().endsWith(".csv") || f.toString().endsWith(".tif"))
                    .toList();
            assertThat(same).hasSizeGreaterThan(20);
            for (Path file : same) {
                assertThat(three.resolve(one.out.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
        assertThat(Files.readString(three.resolve("report.html"))).contains("土地利用变化");
        assertThat(Files.readString(one.out.resolve("report.html"))).contains("Land-use change");
    }

    @Test
    void suitabilityAloneGoesThroughFewerStagesToTheSameTables() {
        Run whole = run(ALL);
        Run levels = new Run(folder.resolve("levels"), new ArrayList<>(), new ArrayList<>());
        List<Table> tables = StudyRun.runSuitability(
                folder.resolve("study.yaml"),
                new RunTarget(levels.out, false),
                SuitabilityRun.Extent.LEVELS,
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.none(),
                levels);
        assertThat(levels.stages)
                .containsExactly("check and align", "count", "change", "account", "suitability", "report", "record");
        assertThat(tables)
                .extracting(Table::name)
                .containsExactly("suitability-weights", "suitability-levels", "suitability-by-unit");
        assertThat(levels.out.resolve("tables/suitability-levels.csv"))
                .hasSameBinaryContentAs(whole.out.resolve("tables/suitability-levels.csv"));
        assertThat(levels.out.resolve("tables/class-areas.csv")).doesNotExist();
        assertThat(levels.out.resolve("rasters/net_2020.tif")).doesNotExist();
        Run zones = new Run(folder.resolve("zones"), new ArrayList<>(), new ArrayList<>());
        StudyRun.runSuitability(
                folder.resolve("study.yaml"),
                new RunTarget(zones.out, false),
                SuitabilityRun.Extent.ZONES,
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.none(),
                zones);
        assertThat(zones.stages).contains("suitability", "zones");
        assertThat(zones.out.resolve("tables/zones.csv")).hasSameBinaryContentAs(whole.out.resolve("tables/zones.csv"));
    }

    private String refused(SuitabilityRun.Extent extent, String... sections) {
        Path file = study().write(sections);
        List<Problem> told = Sketch.problems(() -> StudyRun.runSuitability(
                file,
                new RunTarget(folder.resolve("out"), false),
                extent,
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.none(),
                name -> {}));
        assertThat(folder.resolve("out")).doesNotExist();
        return told.stream().map(p -> p.text(Language.EN)).collect(Collectors.joining());
    }

    @Test
    void aStudyWithoutSuitabilityHasNoneToRun() {
        assertThat(refused(SuitabilityRun.Extent.LEVELS)).isEqualTo("""
                STUDY-04    suitability: it is required but missing
                            Add it: suitability: { criteria: sink }.""");
    }

    /** They answered with nothing, after all the work. */
    @Test
    void corridorsAndScenariosThatAStudyDoesNotAskForAreTold() {
        assertThat(refused(SuitabilityRun.Extent.CORRIDORS, ALL)).isEqualTo("""
                STUDY-04    suitability.corridors: it is required but missing
                            Add it: corridors: { least-area: 10 km2 }.""");
        assertThat(refused(SuitabilityRun.Extent.SCENARIOS, ALL)).isEqualTo("""
                STUDY-04    scenarios: it is required but missing
                            Add it: scenarios: scenarios.csv.""");
    }

    // what stops a run

    private List<String> stopped(Path file) {
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> StudyRun.run(
                        file,
                        new RunTarget(folder.resolve("out"), false),
                        OptionalLong.empty(),
                        Language.EN,
                        new PlainEngine(),
                        CacheFolder.none(),
                        name -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> e.problems().forEach(p -> told.add(p.code().id() + " " + p.place())));
        assertThat(folder.resolve("out")).doesNotExist();
        return told;
    }

    @Test
    void allProblemsOfTheFileAndOfWhatItNamesAreToldTogether() {
        Path file = study().writeWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: none.tif } }
                units: { parts: { file: nowhere.geojson } }
                carbon: { factors: absent.csv }
                sead: 7
                """);
        assertThat(stopped(file))
                .anyMatch(t -> t.startsWith("STUDY-03 sead"))
                .anyMatch(t -> t.contains("none.tif"))
                .anyMatch(t -> t.contains("nowhere.geojson"))
                .anyMatch(t -> t.contains("absent.csv"));
    }

    @Test
    void aRunDoesNotWriteIntoAFolderThatHoldsItsInputs() {
        Path file = study().write();
        assertThatThrownBy(() -> StudyRun.run(
                        file,
                        new RunTarget(folder, false),
                        OptionalLong.empty(),
                        Language.EN,
                        new PlainEngine(),
                        CacheFolder.none(),
                        name -> {}))
                .isInstanceOf(ProblemException.class);
        assertThat(folder.resolve("parts.geojson")).exists();
    }

    @Test
    void unitsThatEmissionsNameAndTheSetLacksStopTheRun() {
        SmallStudy study = study().text("emissions.csv", "year,unit,amount,unit_of_amount\n2000,Z,5,tCO2\n");
        assertThat(stopped(study.write(SmallStudy.FACTORS_AND_EMISSIONS)))
                .anyMatch(t -> t.contains("carbon.emissions"));
    }

    @Test
    void checkingFindsWhatARunWouldAndWritesNothing() throws Exception {
        Problems good = new Problems();
        StudyRun.check(study().write(ALL), good, new PlainEngine());
        assertThat(good.problems()).isEmpty();
        Problems bad = new Problems();
        StudyRun.check(study().classes("2010.tif", 9, (column, row) -> 7).write(), bad, new PlainEngine());
        // code 7 is in no legend: only reading the cells can tell
        assertThat(bad.problems()).extracting(p -> p.code().id()).contains("LANDUSE-03");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isDirectory)).isEmpty();
        }
    }

    @Test
    void aStudyMadeOnTheSpotLiesInItsRunFolder() throws Exception {
        Run run = new Run(folder.resolve("made"), new ArrayList<>(), new ArrayList<>());
        StudyRun.runMade(
                new RunTarget(run.out, false),
                where -> {
                    try {
                        Files.createDirectories(where);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return SmallStudy.in(where).write();
                },
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.none(),
                run);
        assertThat(run.out.resolve("study/study.yaml")).exists();
        assertThat(run.out.resolve("report.html")).exists();
        assertThat(run.record().path("study").path("file").asText()).isEqualTo("study.yaml");
    }

    @Test
    void aFileOfTheUsersInTheWayIsToldBeforeTheWork() throws IOException {
        Run first = run(ALL);
        try (Stream<Path> files = Files.walk(first.out)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> first.out.relativize(f).toString())
                            .filter(f -> !f.startsWith("figures") && !f.endsWith(".aux.xml") && !f.equals("run.json")))
                    .isNotEmpty()
                    .allMatch(OwnNames::has);
        }
        assertThat(OwnNames.has("tables/my-table.csv")).isFalse();
        assertThat(OwnNames.has("rasters/my_map_2000.tif")).isFalse();
        Files.writeString(first.out.resolve("tables/my-table.csv"), "mine");
        Files.writeString(first.out.resolve("tables/local-geary-counts.csv"), "mine");
        Files.writeString(first.out.resolve("rasters/density_sink_2000.tif"), "mine");
        List<String> begun = new ArrayList<>();
        assertThatThrownBy(() -> StudyRun.run(
                        study().write(ALL),
                        new RunTarget(first.out, false),
                        OptionalLong.empty(),
                        Language.EN,
                        new PlainEngine(),
                        CacheFolder.none(),
                        begun::add))
                .hasMessageContaining("RUN-15")
                .hasMessageContaining("rasters/density_sink_2000.tif, tables/local-geary-counts.csv");
        assertThat(begun).isEmpty();
    }
}
