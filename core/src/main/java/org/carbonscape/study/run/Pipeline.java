package org.carbonscape.study.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Function;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.io.table.XlsxWriter;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.report.Look;
import org.carbonscape.report.Pictures;
import org.carbonscape.report.Report;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.Conservation;
import org.carbonscape.study.account.FluxRaster;
import org.carbonscape.study.account.Images;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.account.RasterStage;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.account.VectorStage;
import org.carbonscape.study.advise.SuitabilityInputs;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.chapter.CarbonChapters;
import org.carbonscape.study.chapter.DriverChapter;
import org.carbonscape.study.chapter.LandChapter;
import org.carbonscape.study.chapter.ReportAssembly;
import org.carbonscape.study.chapter.StatisticsChapter;
import org.carbonscape.study.chapter.SuitabilityChapter;
import org.carbonscape.study.detect.DriverStage;
import org.carbonscape.study.gather.DensityStage;
import org.carbonscape.study.gather.Gathered;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.intake.CodeScan;
import org.carbonscape.study.intake.Ground;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.intake.UnitSets;
import org.carbonscape.study.plan.PresetOrFile;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.LandCounts;

/**
 * A run, from a study file to a run folder: check, align, units, count, change, account, rasters, vectors, report. One
 * page, in the order of the data.
 */
public final class Pipeline {
    /** What later stages can tell before anything is counted. */
    private static final List<StudyInputs.Check> CHECKS =
            List.of(StatisticsStage::check, DriverStage::check, SuitabilityRun::check);

    private final Study study;
    private final Language language;
    private final Engine engine;
    private final Progress progress;
    private final RunRecord record = new RunRecord();
    private final Problems problems = new Problems();
    private SuitabilityRun.Extent extent = SuitabilityRun.Extent.ALL;

    private Pipeline(Study study, Language language, Engine engine, Progress progress) {
        this.study = study;
        this.language = language;
        this.engine = engine;
        this.progress = progress;
    }

    /** Everything wrong with a study, in one list; reads the rasters once, for their codes and units, and writes nothing. */
    public static void check(Path file, Problems problems, Engine engine) {
        Optional<Study> study = StudyReader.read(file, problems);
        study.flatMap(s -> open(s, problems, engine)).ifPresent(inputs -> {
            SuitabilityRun.open(study.get(), inputs, problems);
            count(study.get(), inputs, problems, engine);
        });
    }

    /**
     * Runs a study file.
     *
     * @param seed instead of the study's
     * @throws ProblemException with every problem of the study; nothing is then written
     */
    public static void run(
            Path file, Path out, OptionalLong seed, Language language, Engine engine, Progress progress) {
        Study study = read(file, seed, Optional.of(out));
        try (RunFolder folder = RunFolder.prepare(out, inputFiles(study))) {
            Pipeline pipeline = new Pipeline(study, language, engine, progress);
            pipeline.run(folder);
            folder.commit();
            progress.cautions(pipeline.problems.cautions());
        }
    }

    /** Runs a study that is made on the spot, inside the run folder's own {@code study/}. */
    public static void runMade(
            Path out,
            Function<Path, Path> maker,
            OptionalLong seed,
            Language language,
            Engine engine,
            Progress progress) {
        try (RunFolder folder = RunFolder.prepare(out, List.of())) {
            Path made = maker.apply(folder.file("study/study.yaml").getParent());
            Pipeline pipeline = new Pipeline(read(made, seed, Optional.empty()), language, engine, progress);
            pipeline.run(folder);
            folder.commit();
            progress.cautions(pipeline.problems.cautions());
        }
    }

    /** Opens a study's inputs whatever the study file itself lacks, so that their problems are told with its own. */
    private static Optional<StudyInputs> open(Study study, Problems problems, Engine engine) {
        if (study.landUse().phases().isEmpty()
                || study.landUse().legend().text().isEmpty()) {
            return StudyInputs.open(study, CHECKS, problems, engine); // told by the reader: nothing can be opened
        }
        Problems own = new Problems();
        Optional<StudyInputs> inputs = StudyInputs.open(study, CHECKS, own, engine);
        problems.addAll(own.problems());
        problems.addAll(own.cautions());
        return inputs;
    }

    /** Runs only what suitability or zones need: no land-use rasters, no other chapters. The tables are those of a whole run. */
    public static List<Table> runSuitability(
            Path file,
            Path out,
            boolean zones,
            OptionalLong seed,
            Language language,
            Engine engine,
            Progress progress) {
        Study study = read(file, seed, Optional.of(out));
        if (study.suitability().isEmpty()) {
            throw new ProblemException(ProblemCode.STUDY_04_REQUIRED, "suitability", "suitability: { criteria: sink }");
        }
        try (RunFolder folder = RunFolder.prepare(out, inputFiles(study))) {
            Pipeline pipeline = new Pipeline(study, language, engine, progress);
            pipeline.extent = zones ? SuitabilityRun.Extent.ZONES : SuitabilityRun.Extent.LEVELS;
            List<Table> tables = pipeline.run(folder);
            folder.commit();
            progress.cautions(pipeline.problems.cautions());
            return tables;
        }
    }

    /** @param out looked at together with the study, so that all problems are told at once */
    private static Study read(Path file, OptionalLong seed, Optional<Path> out) {
        Problems problems = new Problems();
        Optional<Study> study = StudyReader.read(file, problems);
        if (study.isEmpty()) {
            problems.throwIfAny();
        }
        out.ifPresent(o -> problems.attempt(() -> {
            RunFolder.check(o, inputFiles(study.orElseThrow()));
            return o;
        }));
        if (!problems.isEmpty()) {
            // the files are looked at all the same: all problems are told at once
            open(study.orElseThrow(), problems, new org.carbonscape.engine.PlainEngine())
                    .ifPresent(inputs -> SuitabilityRun.open(study.orElseThrow(), inputs, problems));
            problems.throwIfAny();
        }
        Study s = study.orElseThrow();
        return seed.isEmpty() ? s : s.withSeed(seed.getAsLong());
    }

    private static List<Path> inputFiles(Study study) {
        List<Path> files = new ArrayList<>(study.landUse().phases().values());
        files.add(study.file());
        study.units().values().forEach(u -> {
            if (u instanceof Study.Polygons p) {
                files.add(p.file());
            }
        });
        study.landUse().legend().file().ifPresent(files::add);
        study.carbon().factors().flatMap(PresetOrFile::file).ifPresent(files::add);
        study.carbon().stock().flatMap(PresetOrFile::file).ifPresent(files::add);
        study.carbon().energy().map(Study.Energy::file).ifPresent(files::add);
        study.carbon().emissions().map(Study.Emissions::file).ifPresent(files::add);
        study.carbon().allocateBy().ifPresent(files::add);
        study.statistics().flatMap(s -> s.weights().file()).ifPresent(files::add);
        files.addAll(study.drivers().files());
        files.addAll(SuitabilityInputs.files(study));
        return files;
    }

    private void stage(String name) {
        progress.stage(name);
        record.stage(name);
    }

    private List<Table> run(RunFolder folder) {
        stage("check and align");
        StudyInputs inputs = StudyInputs.open(study, CHECKS, problems, engine)
                .orElseThrow(() -> new ProblemException(problems.problems()));
        SuitabilityRun suitability = SuitabilityRun.open(study, inputs, problems);
        stage("count");
        LandCounts counts = count(study, inputs, problems, engine);
        problems.throwIfAny();
        stage("change");
        Ground ground = inputs.ground();
        LandTables land = new LandTables(ground, counts);
        List<Table> landTables = List.of(land.classAreas(), land.transitions(), land.change(), land.intensity());
        stage("account");
        CarbonAccount account = new CarbonAccount(inputs, counts, land, engine);
        problems.addAll(account.cautions());
        List<ConservationCheck> checks = new ArrayList<>(Conservation.ofLand(ground, counts));
        checks.addAll(account.checks());
        checks.stream().filter(c -> !c.passed()).forEach(c -> problems.add(CarbonAccount.failed(c)));
        problems.throwIfAny();
        stage("rasters");
        RasterStage rasters = new RasterStage(inputs, counts, land, account);
        boolean whole = extent == SuitabilityRun.Extent.ALL;
        Images images = whole ? rasters.write(folder, language, engine) : rasters.images();
        // the commands run the statistics only where a layer is made of them: rules may look at hot spots, levels
        // seldom do
        boolean density = whole || suitability.needsDensity();
        boolean gathering = density
                || suitability.gradesHotSpots()
                || extent == SuitabilityRun.Extent.ZONES
                        && study.statistics().flatMap(StatisticsPlan::hotSpots).isPresent();
        Optional<StatisticsChapter> statistics =
                gathering ? statistics(inputs, counts, account, images, density, folder) : Optional.empty();
        Optional<DriverStage> drivers = whole ? drivers(inputs, counts, account) : Optional.empty();
        Optional<SuitabilityRun.Outcome> whatToDo = suitability.run(
                counts,
                account,
                images,
                extent,
                folder,
                language,
                engine,
                this::stage,
                problems,
                checks,
                statistics.map(StatisticsChapter::gathered).orElse(Gathered.NOTHING));
        if (whole) {
            stage("vectors");
            List<UnitColumn> columns = new ArrayList<>(
                    statistics.map(StatisticsChapter::unitColumns).orElse(List.of()));
            drivers.ifPresent(d -> columns.addAll(d.columns()));
            whatToDo.ifPresent(w -> columns.addAll(w.columns()));
            new VectorStage(inputs, counts, account, columns).write(folder, language);
        }
        stage("report");
        CellArea.Distortion areaError = ground.cellArea().distortion();
        areaError.caution("grid").ifPresent(problems::add);
        List<Report.Input> files = files(inputs);
        List<Findings> chapters =
                new ArrayList<>(whole ? chapters(inputs, counts, land, landTables, account, images) : List.of());
        if (whole) {
            statistics.ifPresent(s -> chapters.add(s.findings()));
            drivers.ifPresent(d -> chapters.add(new DriverChapter(inputs, study, d).findings()));
        }
        Optional<Findings> advice =
                whatToDo.map(w -> new SuitabilityChapter(w.inputs(), images, Words.same(study.source())).findings(w));
        advice.ifPresent(chapters::add);
        tables(folder, chapters);
        figures(folder, chapters);
        Report report = new ReportAssembly(study, inputs, account, land, areaError, checks, problems.cautions(), files)
                .report(chapters);
        folder.write("report.html", report.html(language, engine));
        stage("record");
        SortedMap<String, RunFolder.Written> outputs = folder.written();
        folder.write(
                RunFolder.RECORD,
                Json.text(record.build(
                        study, inputs, areaError, files, checks, problems.cautions(), engine.threads(), outputs)));
        return advice.map(Findings::tables).orElse(List.of());
    }

    /** COUNT: one reading of all phases for all units, and what only the counts can tell. */
    private static LandCounts count(Study study, StudyInputs inputs, Problems problems, Engine engine) {
        Ground ground = inputs.ground();
        Crosstab.RowArea rowArea = ground.cellArea().isUniform() ? Crosstab.RowArea.NONE : ground.cellArea()::milli_m2;
        LandCounts counts = new Crosstab(inputs.rasters(), inputs.sets(), rowArea).count(engine);
        inputs.phases().forEach(phase -> CodeScan.report(phase, problems));
        LandTables land = new LandTables(ground, counts);
        for (int p = 0; p < inputs.phases().size(); p++) {
            if (land.region(p).total_km2() == 0) {
                problems.add(
                        ProblemCode.LANDUSE_01_NOTHING, inputs.phases().get(p).place());
            }
        }
        for (int p = 1; p < inputs.phases().size() && problems.isEmpty(); p++) {
            double common = land.matrix(p - 1, p).total_km2();
            double dropped = land.matrix(p - 1, p).dropped_km2();
            int before = ground.years().get(p - 1);
            int after = ground.years().get(p);
            if (common == 0) {
                problems.add(ProblemCode.LANDUSE_02_NO_COMMON, "landUse.phases", before, after);
            } else if (dropped > 0) {
                problems.add(
                        ProblemCode.LANDUSE_C02_DROPPED,
                        "landUse.phases",
                        org.carbonscape.measure.Numbers.readable(dropped, 2),
                        before,
                        after);
            }
        }
        UnitSets.checkCounts(study, counts, ground, problems);
        return counts;
    }

    private Optional<DriverStage> drivers(StudyInputs inputs, LandCounts counts, CarbonAccount account) {
        if (inputs.drivers().isEmpty()) {
            return Optional.empty();
        }
        stage("drivers");
        DriverStage drivers = new DriverStage(study, inputs, counts, account, engine);
        problems.addAll(drivers.cautions());
        return Optional.of(drivers);
    }

    private List<Findings> chapters(
            StudyInputs inputs,
            LandCounts counts,
            LandTables land,
            List<Table> landTables,
            CarbonAccount account,
            Images images) {
        Words source = Words.same(study.source());
        List<Findings> chapters = new ArrayList<>();
        chapters.add(new LandChapter(inputs.ground(), land, images, source, inputs.carriers()).findings(landTables));
        CarbonChapters carbon = new CarbonChapters(inputs, account, images, source);
        Optional<Table> stock = account.stockByUnit();
        if (account.hasFlows() || stock.isPresent()) {
            chapters.add(carbon.sourcesAndSinks(account.byClass(), stock, account.factorsUsed()));
            carbon.whereTheyLie(counts.sets(), account.byUnit()).ifPresent(chapters::add);
        }
        return chapters;
    }

    /** STATISTICS: density, autocorrelation, hot spots, where the study asks for them. */
    private Optional<StatisticsChapter> statistics(
            StudyInputs inputs,
            LandCounts counts,
            CarbonAccount account,
            Images images,
            boolean withDensity,
            RunFolder folder) {
        return study.statistics().map(section -> {
            stage("statistics");
            StatisticsPlan plan = section.withSeed(study.seed());
            StatisticsStage stage = new StatisticsStage(plan, inputs.ground(), counts, account, engine);
            List<StatisticsStage.SetResult> results = stage.run();
            problems.addAll(stage.cautions());
            Optional<DensityStage.Result> density = plan.density()
                    .filter(d -> withDensity)
                    .map(d -> new DensityStage(d, plan.convention().id(), inputs.ground(), counts, engine)
                            .run((flow, phase) -> flux(inputs, counts, account, flow, phase, folder), folder));
            density.ifPresent(d -> problems.addAll(d.cautions()));
            List<Problem> cautions = new ArrayList<>(stage.cautions());
            density.ifPresent(d -> cautions.addAll(d.cautions()));
            return new StatisticsChapter(
                    plan,
                    inputs.ground(),
                    counts,
                    account,
                    images,
                    results,
                    density,
                    cautions,
                    Words.same(study.source()));
        });
    }

    /** The raster a whole run has written, else the same cells made again. */
    private ValueRaster flux(
            StudyInputs inputs,
            LandCounts counts,
            CarbonAccount account,
            StatisticsStage.Flow flow,
            int phase,
            RunFolder folder) {
        Ground ground = inputs.ground();
        return extent == SuitabilityRun.Extent.ALL
                ? TiffFile.open(folder.file("rasters/" + DensityStage.name(flow) + "_"
                                + ground.years().get(phase) + ".tif"))
                        .values(ground.grid(), List.of())
                : new FluxRaster(inputs, counts, account, phase, FluxRaster.Flow.valueOf(flow.name()));
    }

    private static List<Report.Input> files(StudyInputs inputs) {
        List<Report.Input> files = new ArrayList<>();
        for (Map.Entry<String, Path> file : inputs.files().entrySet()) {
            try {
                files.add(new Report.Input(
                        file.getKey(),
                        file.getValue().getFileName().toString(),
                        Files.size(file.getValue()),
                        RunFolder.sha256(file.getValue())));
            } catch (IOException e) {
                throw new ProblemException(
                        ProblemCode.FILE_03_UNREADABLE, file.getValue().toString(), e.getMessage());
            }
        }
        return files;
    }

    private static void tables(RunFolder folder, List<Findings> chapters) {
        List<Table> all = new ArrayList<>();
        chapters.forEach(c -> all.addAll(c.tables()));
        for (Table table : all) {
            folder.write("tables/" + table.name() + ".csv", out -> CsvWriter.write(table, out));
        }
        folder.write("tables/study.xlsx", out -> XlsxWriter.write(all, out));
    }

    private void figures(RunFolder folder, List<Findings> chapters) {
        List<Figure> figures = new ArrayList<>();
        chapters.forEach(c -> figures.addAll(c.figures()));
        Look look = Look.of(language, Look.Width.PAGE).withSynthetic(study.synthetic());
        engine.each(figures.size(), i -> {
            String name = "figures/" + figures.get(i).caption().id();
            folder.write(name + ".svg", Pictures.svg(figures.get(i), look));
            folder.write(name + ".png", out -> out.write(Pictures.png(figures.get(i), look)));
        });
    }
}
