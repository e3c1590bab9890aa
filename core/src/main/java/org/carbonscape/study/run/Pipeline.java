package org.carbonscape.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.Conservation;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.account.FluxRaster;
import org.carbonscape.study.account.Images;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.account.RasterStage;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.account.VectorStage;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.chapter.CarbonChapters;
import org.carbonscape.study.chapter.DriverChapter;
import org.carbonscape.study.chapter.LandChapter;
import org.carbonscape.study.chapter.StatisticsChapter;
import org.carbonscape.study.chapter.SuitabilityChapter;
import org.carbonscape.study.detect.DriverStage;
import org.carbonscape.study.gather.DensityStage;
import org.carbonscape.study.gather.Gathered;
import org.carbonscape.study.gather.Gathering;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.intake.CodeScan;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.intake.UnitSets;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.LandCounts;

/**
 * A run, in the order of the data: check, align, units, count, change, account, rasters, statistics, drivers, suitability,
 * vectors, report. The commands of suitability and zones go through the same stages, as far as they need them.
 */
final class Pipeline {
    /** What later stages can tell before anything is counted. */
    static final List<StudyInputs.Check> CHECKS =
            List.of(StatisticsStage::check, DriverStage::check, SuitabilityRun::check);

    private final Study study;
    private final SuitabilityRun.Extent extent;
    private final RunFolder folder;
    private final Language language;
    private final Engine engine;
    private final Progress progress;
    private final RunRecord record = new RunRecord();
    private final Problems problems = new Problems();
    private final List<ConservationCheck> checks = new ArrayList<>();

    Pipeline(
            Study study,
            SuitabilityRun.Extent extent,
            RunFolder folder,
            Language language,
            Engine engine,
            Progress progress) {
        this.study = study;
        this.extent = extent;
        this.folder = folder;
        this.language = language;
        this.engine = engine;
        this.progress = progress;
    }

    List<Problem> cautions() {
        return problems.cautions();
    }

    private void stage(String name) {
        progress.stage(name);
        record.stage(name);
    }

    /** Runs; the tables of the last chapter. */
    List<Table> run() {
        stage("check and align");
        StudyInputs inputs = StudyInputs.open(study, CHECKS, problems, engine)
                .orElseThrow(() -> new ProblemException(problems.problems()));
        SuitabilityRun suitability = SuitabilityRun.open(study, inputs, problems);
        stage("count");
        LandCounts counts = count(study, inputs, problems, engine);
        problems.throwIfAny();
        stage("change");
        LandTables land = new LandTables(inputs.studyArea(), counts);
        List<Table> landTables = List.of(land.classAreas(), land.transitions(), land.change(), land.intensity());
        stage("account");
        CarbonAccount account = account(inputs, counts, land);
        stage("rasters");
        RasterStage rasters = new RasterStage(inputs, counts, land, account);
        Images images = integer() ? rasters.write(folder, language, engine) : rasters.images();
        Once<DriverValues> values = new Once<>(() -> new DriverValues(inputs, counts, account, engine));
        Optional<Gathering> gathering = gather(inputs, counts, account, suitability, values);
        Optional<DriverStage> drivers = detect(inputs, counts, account, values);
        Gathered gathered = gathering.map(g -> g.gathered(inputs.studyArea())).orElse(Gathered.NOTHING);
        Optional<SuitabilityRun.Outcome> advice = suitability.run(
                counts, account, images, extent, folder, language, engine, this::stage, problems, checks, gathered);
        if (integer()) {
            stage("vectors");
            List<UnitColumn> columns = new ArrayList<>();
            gathering.ifPresent(g -> columns.addAll(g.unitColumns(inputs.studyArea())));
            drivers.ifPresent(d -> columns.addAll(d.columns()));
            advice.ifPresent(a -> columns.addAll(a.columns()));
            new VectorStage(inputs, counts, account, columns).write(folder, language);
        }
        stage("report");
        Words source = Words.same(study.source());
        List<Findings> chapters = new ArrayList<>();
        if (integer()) {
            chapters.add(new LandChapter(
                            inputs.studyArea(),
                            land,
                            images,
                            source,
                            inputs.carbon().carriers())
                    .findings(landTables));
            chapters.addAll(new CarbonChapters(inputs, account, images, source).findings(counts.sets()));
            gathering.ifPresent(g -> chapters.add(
                    new StatisticsChapter(g, inputs.studyArea(), counts, account, images, source).findings()));
            drivers.ifPresent(d -> chapters.add(new DriverChapter(inputs, study, d).findings()));
        }
        Optional<Findings> advised = advice.map(a -> new SuitabilityChapter(a.inputs(), images, source).findings(a));
        advised.ifPresent(chapters::add);
        inputs.studyArea().cellArea().distortion().caution("grid").ifPresent(problems::add);
        new Results(study, inputs, folder, language, engine)
                .write(chapters, account, land, checks, problems.cautions(), record, this::stage);
        return advised.map(Findings::tables).orElse(List.of());
    }

    private boolean integer() {
        return extent == SuitabilityRun.Extent.ALL;
    }

    /** COUNT: one reading of all phases for all units, and what only the counts can tell. */
    static LandCounts count(Study study, StudyInputs inputs, Problems problems, Engine engine) {
        LandCounts counts = inputs.crosstab().count(engine);
        inputs.phases().forEach(phase -> CodeScan.report(phase, problems));
        new LandTables(inputs.studyArea(), counts).check(inputs.phases(), problems);
        UnitSets.checkCounts(study, counts, inputs.studyArea(), problems);
        return counts;
    }

    /** ACCOUNT: counts to carbon; a sum that does not hold stops the run. */
    private CarbonAccount account(StudyInputs inputs, LandCounts counts, LandTables land) {
        CarbonAccount account = new CarbonAccount(inputs, counts, land, engine);
        problems.addAll(account.cautions());
        checks.addAll(Conservation.ofLand(inputs.studyArea(), counts));
        checks.addAll(account.checks());
        Conservation.tell(checks, problems);
        problems.throwIfAny();
        return account;
    }

    /** STATISTICS: density, autocorrelation, hot spots, where the study or a layer of suitability asks for them. */
    private Optional<Gathering> gather(
            StudyInputs inputs,
            LandCounts counts,
            CarbonAccount account,
            SuitabilityRun suitability,
            Supplier<DriverValues> values) {
        Optional<StatisticsPlan> asked = study.statistics().filter(p -> suitability.needsStatistics(extent));
        return asked.map(plan -> {
            stage("statistics");
            StatisticsStage stage = new StatisticsStage(plan, inputs, counts, account, values, engine);
            List<StatisticsStage.SetResult> sets = stage.run();
            Optional<DensityStage.Result> density = plan.density()
                    .filter(d -> suitability.needsDensity(extent))
                    .map(d -> new DensityStage(d, plan.convention().id(), inputs.studyArea(), counts, engine)
                            .run((flow, phase) -> flux(inputs, counts, account, flow, phase), folder));
            List<Problem> cautions = new ArrayList<>(stage.cautions());
            density.ifPresent(d -> cautions.addAll(d.cautions()));
            problems.addAll(cautions);
            return new Gathering(plan, sets, density, cautions);
        });
    }

    /** The raster a whole run has written, else the same cells made again. */
    private ValueRaster flux(
            StudyInputs inputs, LandCounts counts, CarbonAccount account, StatisticsStage.Flow flow, int phase) {
        if (!integer()) {
            return new FluxRaster(inputs, counts, account, phase, FluxRaster.Flow.valueOf(flow.name()));
        }
        int year = inputs.studyArea().years().get(phase);
        return TiffFile.open(folder.file("rasters/" + DensityStage.name(flow) + "_" + year + ".tif"))
                .values(inputs.studyArea().grid(), List.of());
    }

    /** DRIVERS: their values for every unit, and the geographical detector. */
    private Optional<DriverStage> detect(
            StudyInputs inputs, LandCounts counts, CarbonAccount account, Supplier<DriverValues> values) {
        if (!integer() || inputs.drivers().isEmpty()) {
            return Optional.empty();
        }
        stage("drivers");
        DriverStage drivers = new DriverStage(study, inputs, counts, account, values.get(), engine);
        problems.addAll(drivers.cautions());
        return Optional.of(drivers);
    }

    /** A value worked out when it is first asked for. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private Optional<T> made = Optional.empty();

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public T get() {
            if (made.isEmpty()) {
                made = Optional.of(maker.get());
            }
            return made.get();
        }
    }
}
