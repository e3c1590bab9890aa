package org.carbonscape.study.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.Steps;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.cache.RunMemory;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.method.DensityOptions;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.account.Audit;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.account.RunContext;
import org.carbonscape.study.account.Seen;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.chapter.CarbonChapters;
import org.carbonscape.study.chapter.DriverChapter;
import org.carbonscape.study.chapter.LandChapter;
import org.carbonscape.study.chapter.StatisticsChapter;
import org.carbonscape.study.chapter.UncertaintyChapter;
import org.carbonscape.study.chapter.suitability.SuitabilityChapter;
import org.carbonscape.study.detect.DriverStage;
import org.carbonscape.study.gather.Caution;
import org.carbonscape.study.gather.DensityStage;
import org.carbonscape.study.gather.Stability;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.gather.StatisticsOutcome;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.layer.VectorStage;
import org.carbonscape.study.ledger.LedgerTables;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.carbonscape.zone.UnitSet;

/**
 * A run, in the order of the data: check, align, units, count, change, account, rasters, statistics, drivers,
 * suitability, vectors, report. {@link #study} takes every stage, {@link #advice} those that suitability and zones hang
 * on.
 */
final class Pipeline {
    private static final long MANY_UNITS = 100_000;

    private final Study study;
    private final RunFolder folder;
    private final Engine engine;
    private final RunContext context;
    private final RunRecord record = new RunRecord();
    private final Audit audit = new Audit();
    private final Progress progress;
    private final CacheFolder kept;
    private final StageCache cache;
    private Map<String, Path> files = Map.of(); // that are read, by key

    Pipeline(ReadStudy read, RunFolder folder, Language language, Engine engine, CacheFolder kept, Progress progress) {
        this.study = read.study();
        this.folder = folder;
        this.engine = engine;
        this.progress = progress;
        this.kept = kept;
        this.cache = new StageCache(kept, Pipeline::parts, engine);
        this.context = new RunContext(folder, language, engine, this::begin, audit, cache);
        audit.problems().addAll(read.cautions());
    }

    private void begin(String stage) {
        if (record.isIn(stage)) {
            return;
        }
        StageCache.Share before = cache.share();
        record.stage(stage, before);
        if (before.taken() > 0) {
            progress.taken(before);
        }
        progress.stage(stage);
    }

    /** What is read with a file, also what a GeoPackage that is open elsewhere has beside it. */
    private static List<Path> parts(Path file) {
        List<Path> parts = new ArrayList<>(InputFiles.parts(file));
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        if (Files.exists(log)) {
            parts.add(log);
        }
        return parts;
    }

    private AccountedStudy.Opened open() {
        AccountedStudy.Opened opened = AccountedStudy.open(study, context);
        files = opened.inputs().files();
        return opened;
    }

    /** The same at the keys of files that were opened in order and cannot be read any more, and of what was made. */
    ProblemException named(ProblemException e) {
        return folder.named(
                new ProblemException(e.problems().stream().map(this::atKey).toList()));
    }

    private Problem atKey(Problem problem) {
        return files.entrySet().stream()
                .filter(f -> problem.place().equals(f.getValue().toString()))
                .findFirst()
                .map(f -> problem.at(f.getKey() + " (" + f.getValue().getFileName() + ")"))
                .orElse(problem);
    }

    /** Every stage and every chapter. */
    void study() {
        AccountedStudy.Opened opened = open();
        List<Path> named = StudyFiles.of(study).stream()
                .filter(file -> !file.equals(study.file()))
                .toList();
        Finished finished = cache.whole(
                "run",
                List.of(Seen.everything(study, opened.inputs(), context.language()), named, folder.csvMark()),
                folder,
                () -> {
                    Finished made = made(opened);
                    folder.written(engine); // side by side
                    return made;
                });
        results(opened.inputs()).write(finished, record);
    }

    private Results results(StudyInputs inputs) {
        return new Results(study, inputs, context);
    }

    private Finished made(AccountedStudy.Opened opened) {
        AccountedStudy a = AccountedStudy.of(opened, context, progress::memory);
        context.stage().accept("rasters");
        Images images = a.writeRasters();
        Optional<StatisticsOutcome> gathering = study.statistics().map(p -> gather(p, a, p.density()));
        Optional<DriverStage> drivers = detect(a);
        Optional<SuitabilityRun.Outcome> advice = a.suitability.run(
                a.counts, a.account, images, SuitabilityRun.Extent.ZONES, gathered(a, gathering), context);
        List<Stability.OfUnits> stability = stable(a, images, gathering, advice);
        context.stage().accept("vectors");
        List<UnitColumn> columns = new ArrayList<>();
        columns.addAll(Stability.columns(stability));
        gathering.ifPresent(g -> columns.addAll(g.unitColumns(a.inputs.studyArea())));
        drivers.ifPresent(d -> columns.addAll(d.columns()));
        advice.ifPresent(o -> columns.addAll(o.columns()));
        VectorStage vectors = new VectorStage(a.inputs, a.counts, a.account, columns);
        audit.problems().addAll(vectors.cautions());
        record.used(RunOptions.used(a.inputs, gathering, drivers));
        Words source = Words.same(study.source());
        LedgerTables ledger = new LedgerTables(a.account);
        UncertaintyTables uncertainty = a.uncertainty();
        List<Findings> ofLand = new ArrayList<>();
        List<Findings> ofCarbon = new ArrayList<>();
        List<Findings> ofUnits = new ArrayList<>();
        List<Findings> ofAdvice = new ArrayList<>();
        beside(a)
                .inPlace(
                        3,
                        part -> { // none looks at what another makes
                            switch (part) {
                                case 0 -> vectors.write(folder, context.language(), engine);
                                case 1 -> {
                                    CarbonChapters carbon = new CarbonChapters(
                                            a.inputs, a.account, uncertainty, ledger.tables(), images, source);
                                    ofCarbon.addAll(carbon.findings(a.counts.sets()));
                                    advice.ifPresent(o -> ofAdvice.add(
                                            new SuitabilityChapter(o.inputs(), images, source, Optional.of(uncertainty))
                                                    .findings(o)));
                                    new UncertaintyChapter(uncertainty, a.areaUncertainty(), source, carbon.terms())
                                            .findings(a.inputs.studyArea(), images, stability)
                                            .ifPresent(ofAdvice::add);
                                }
                                default -> {
                                    ofLand.add(new LandChapter(
                                                    a.inputs.studyArea(),
                                                    a.land,
                                                    images,
                                                    source,
                                                    a.inputs.carbon().carriers().usual())
                                            .findings());
                                    gathering.ifPresent(g -> ofUnits.add(
                                            new StatisticsChapter(g, a.inputs, a.counts, a.account, images, source)
                                                    .findings()));
                                    drivers.ifPresent(
                                            d -> ofUnits.add(new DriverChapter(a.inputs, study, d).findings()));
                                }
                            }
                        });
        context.stage().accept("report");
        record.ledger(ledger.record());
        List<Findings> chapters = new ArrayList<>(ofLand);
        chapters.addAll(ofCarbon);
        chapters.addAll(ofUnits);
        chapters.addAll(ofAdvice);
        audit.problems().addAll(uncertainty.cautions());
        return results(a.inputs).write(chapters, a.account, a.land, record);
    }

    /** Of many units one thing is made after the other, for the sake of memory. */
    private Engine beside(AccountedStudy a) {
        return a.counts.sets().stream().mapToLong(UnitSet::count).sum() > MANY_UNITS ? new PlainEngine() : engine;
    }

    /** Only what suitability and zones hang on; its tables are those of a whole run. */
    List<Table> advice(SuitabilityRun.Extent extent) {
        AccountedStudy a = AccountedStudy.of(open(), context, progress::memory);
        Images images = a.rasters().images();
        Optional<StatisticsOutcome> gathering = study.statistics()
                .filter(p -> a.suitability.usesStatistics(extent))
                .map(p -> gather(p, a, p.density().filter(d -> a.suitability.usesDensity())));
        SuitabilityRun.Outcome outcome = a.suitability
                .run(a.counts, a.account, images, extent, gathered(a, gathering), context)
                .orElseThrow();
        if (!outcome.withheld().isEmpty()) { // nothing else was asked for
            throw new ProblemException(outcome.withheld());
        }
        record.used(RunOptions.used(a.inputs, gathering, Optional.empty()));
        context.stage().accept("report");
        Optional<UncertaintyTables> uncertainty = outcome.scenarios().map(s -> a.uncertainty());
        Findings chapter = new SuitabilityChapter(outcome.inputs(), images, Words.same(study.source()), uncertainty)
                .findings(outcome);
        uncertainty.ifPresent(u -> audit.problems().addAll(u.cautions()));
        Results results = results(a.inputs);
        results.write(results.write(List.of(chapter), a.account, a.land, record), record);
        return chapter.tables();
    }

    /** How often units keep their classes under the draws of the account; nothing unless asked for. */
    private List<Stability.OfUnits> stable(
            AccountedStudy a,
            Images images,
            Optional<StatisticsOutcome> gathering,
            Optional<SuitabilityRun.Outcome> advice) {
        boolean levels = advice.filter(o -> o.levels().isPresent()).isPresent();
        if (gathering.isEmpty() && !levels || study.carbon().options().doubt().stability() == 0) {
            return List.of();
        }
        context.stage().accept("stability");
        Stability stability = new Stability(a.account, study.carbon().options(), study.seed(), engine);
        List<Stability.OfUnits> all = new ArrayList<>();
        gathering.ifPresent(g ->
                all.addAll(stability.of(g.sets(), a.inputs.studyArea().years().size() - 1)));
        if (levels) {
            all.addAll(a.suitability.stability(
                    a.counts, a.account, images, gathered(a, gathering), stability.spots(), advice, engine));
        }
        return all;
    }

    /** Those of the run, what of it could not be kept, and inputs that somebody wrote to meanwhile. */
    List<Problem> cautions() {
        List<Problem> all = new ArrayList<>(audit.problems().cautions());
        all.addAll(cache.cautions());
        cache.writtenTo().forEach(f -> all.add(Problem.of(ProblemCode.RUN_C05_WRITTEN_TO, f.toString())));
        return all;
    }

    /** When the run is in its place. */
    void end() {
        RunMemory.keep(kept, folder.target(), folder.hashed());
        cache.end();
    }

    /** STATISTICS: density, autocorrelation, hot spots. */
    private StatisticsOutcome gather(StatisticsPlan plan, AccountedStudy a, Optional<DensityOptions> density) {
        context.stage().accept("statistics");
        StatisticsStage stage = new StatisticsStage(plan, a.inputs, a.counts, a.account, a, engine).keeping(cache);
        List<StatisticsStage.SetResult> sets;
        Optional<DensityStage.Result> surfaces;
        try (Steps parts = engine.unevenSteps(stage.length(), density.isPresent() ? DensityStage.LENGTH : 0)) {
            sets = stage.run();
            parts.next();
            surfaces = density.map(d -> cache.keep(
                    "density",
                    List.of(Seen.account(study, a.inputs, context.language()), d, plan.convention()),
                    List.of(),
                    folder,
                    () -> new DensityStage(d, plan.convention().id(), a.inputs.studyArea(), a.counts, engine)
                            .run(a.fluxes(), folder, context.language())));
        }
        List<Caution> cautions = new ArrayList<>(stage.cautions());
        surfaces.ifPresent(d -> d.cautions().forEach(p -> cautions.add(new Caution(Caution.Common.DENSITY, p))));
        cautions.forEach(c -> audit.problems().add(c.problem()));
        return new StatisticsOutcome(plan, sets, surfaces, cautions);
    }

    private static StatisticsForAdvice gathered(AccountedStudy a, Optional<StatisticsOutcome> gathering) {
        return gathering.map(g -> g.gathered(a.inputs.studyArea())).orElse(StatisticsForAdvice.NOTHING);
    }

    /** DRIVERS: their values for every unit, and the geographical detector. */
    private Optional<DriverStage> detect(AccountedStudy a) {
        if (a.inputs.drivers().isEmpty()) {
            return Optional.empty();
        }
        context.stage().accept("drivers");
        try (Steps parts = engine.steps(2)) {
            DriverValues values = a.get();
            parts.next();
            DriverStage drivers = cache.keep(
                    "geodetector",
                    List.of(
                            Seen.account(study, a.inputs, context.language()),
                            Seen.drivers(study, a.inputs),
                            study.drivers()),
                    List.of(study, a.inputs, a.account, values, engine),
                    () -> new DriverStage(study, a.inputs, a.counts, a.account, values, engine));
            audit.problems().addAll(drivers.cautions());
            return Optional.of(drivers);
        }
    }
}
