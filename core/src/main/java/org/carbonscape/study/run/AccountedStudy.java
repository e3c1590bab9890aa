package org.carbonscape.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.account.Audit;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.Conservation;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.account.RunContext;
import org.carbonscape.study.account.Seen;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.detect.DetectorChecks;
import org.carbonscape.study.detect.DriverStage;
import org.carbonscape.study.gather.StatisticsChecks;
import org.carbonscape.study.intake.CodeScan;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.intake.UnitSets;
import org.carbonscape.study.layer.Fluxes;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.layer.RasterStage;
import org.carbonscape.study.layer.VectorStage;
import org.carbonscape.study.ledger.LedgerTables;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.uncertainty.AreaUncertainty;
import org.carbonscape.study.uncertainty.UncertaintyChecks;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/** A study with its land counted and its carbon accounted: what every later stage begins with. Not thread-safe. */
final class AccountedStudy implements Supplier<DriverValues> {
    /** What later stages can tell before anything is counted. */
    static final List<StudyInputs.Check> CHECKS =
            List.of(CarbonAccount::check, StatisticsChecks::opened, DetectorChecks::opened, SuitabilityRun::check);

    /** What they can tell when it is: the check and the run ask alike. */
    private static final List<AccountCheck> ACCOUNT_CHECKS =
            List.of(UncertaintyChecks::check, StatisticsChecks::check, DetectorChecks::check);

    /** Cells of all layers that a check reads; beyond, a run tells what their values are like. */
    private static final long CELLS_READ_BY_CHECK = 1L << 27;

    private static final int LAYERS_OF_ADVICE = 8;

    final StudyInputs inputs;
    final SuitabilityRun suitability;
    final LandCounts counts;
    final LandTables land;
    final CarbonAccount account;
    private final Study study;
    private final RunContext context;
    private Optional<DriverValues> drivers = Optional.empty();

    private AccountedStudy(
            Opened opened, LandCounts counts, LandTables land, CarbonAccount account, RunContext context) {
        this.study = opened.study;
        this.inputs = opened.inputs;
        this.suitability = opened.suitability;
        this.counts = counts;
        this.land = land;
        this.account = account;
        this.context = context;
    }

    /** A study whose files are open. */
    record Opened(Study study, StudyInputs inputs, SuitabilityRun suitability) {}

    /** CHECK and ALIGN. */
    static Opened open(Study study, RunContext context) {
        Problems problems = context.audit().problems();
        Engine engine = context.engine();
        context.stage().accept("check and align");
        context.cache().begin(StudyFiles.of(study));
        List<StudyInputs> inputs = new ArrayList<>();
        engine.inPlace(2, part -> {
            if (part == 0) {
                inputs.add(StudyInputs.open(study, CHECKS, problems, engine)
                        .orElseThrow(() -> new ProblemException(problems.problems())));
            } else {
                context.cache().hashInputs();
            }
        });
        return new Opened(study, inputs.get(0), SuitabilityRun.open(study, inputs.get(0), problems));
    }

    /** COUNT, CHANGE and ACCOUNT, which every run needs; a sum that does not hold stops it. */
    static AccountedStudy of(Opened opened, RunContext context, LongConsumer memory) {
        Engine engine = context.engine();
        Audit audit = context.audit();
        Problems problems = audit.problems();
        Study study = opened.study;
        StudyInputs inputs = opened.inputs;
        context.stage().accept("count");
        LandCounts counts = count(study, inputs, problems, engine, context.cache());
        opened.suitability.counted(counts, problems);
        problems.throwIfAny();
        memory.accept(MemoryEstimate.of(study, inputs, opened.suitability, counts, engine.threads())
                .mb());
        context.stage().accept("change");
        LandTables land = new LandTables(inputs.studyArea(), counts);
        context.stage().accept("account");
        CarbonAccount account = account(opened, counts, land, problems, engine, context.cache());
        problems.throwIfAny();
        audit.pass(Conservation.ofLand(inputs.studyArea(), counts, engine));
        audit.pass(account.checks());
        audit.pass(new LedgerTables(account).checks(engine));
        return new AccountedStudy(opened, counts, land, account, context);
    }

    /** COUNT: one reading of all phases for all units, and what only the counts can tell. */
    static LandCounts count(Study study, StudyInputs inputs, Problems problems, Engine engine, StageCache cache) {
        List<UnitSet> shared = new ArrayList<>(inputs.sets());
        inputs.carbon().land().cut().ifPresent(shared::add);
        LandCounts counts;
        try (Steps once = engine.steps(1)) {
            counts = cache.keep(
                    "count",
                    Seen.counts(study, inputs),
                    shared,
                    () -> inputs.crosstab().count(engine),
                    c -> c.unknown().stream().allMatch(UnknownCodes::isEmpty)); // a study with others is told and stops
        }
        CodeScan.report(inputs.phases(), counts.unknown(), problems);
        new LandTables(inputs.studyArea(), counts).check(inputs.phases(), problems);
        UnitSets.checkCounts(study, counts, inputs.studyArea(), problems);
        return counts;
    }

    /** ACCOUNT, and what later stages can tell of it. */
    private static CarbonAccount account(
            Opened opened, LandCounts counts, LandTables land, Problems problems, Engine engine, StageCache cache) {
        Study study = opened.study;
        StudyInputs inputs = opened.inputs;
        try (Steps parts = engine.steps(1 + ACCOUNT_CHECKS.size())) {
            CarbonAccount.Extras asked = CarbonAccount.Extras.of(study.carbon().options(), inputs, study.seed());
            List<Object> shared = new ArrayList<>(List.of(inputs, inputs.studyArea(), counts, land, asked));
            shared.addAll(counts.sets());
            CarbonAccount account = cache.keep(
                    "account",
                    List.of(Seen.account(study, inputs, Language.EN), Seen.drivers(study, inputs), study.seed()),
                    shared,
                    () -> new CarbonAccount(inputs, counts, land, asked, engine));
            parts.next();
            problems.addAll(account.cautions());
            AccountCheck.Known known = new AccountCheck.Known(study, inputs, counts, account);
            ACCOUNT_CHECKS.forEach(c -> {
                c.check(known, problems, engine);
                parts.next();
            });
            opened.suitability.check(known, problems, engine);
            return account;
        }
    }

    /**
     * All that a run would tell before its long work; problems and cautions go to the collector.
     *
     * @return megabytes that it needs
     */
    static long check(Study study, StudyInputs inputs, Problems problems, Engine engine) {
        StageCache cache = StageCache.none();
        SuitabilityRun suitability = SuitabilityRun.open(study, inputs, problems);
        Opened opened = new Opened(study, inputs, suitability);
        try (Steps parts = engine.steps(3)) { // one stage, in which what is done adds up
            LandCounts counts = count(study, inputs, problems, engine, cache);
            suitability.counted(counts, problems);
            parts.next();
            if (problems.isEmpty()) {
                LandTables land = new LandTables(inputs.studyArea(), counts);
                Optional<CarbonAccount> account =
                        problems.attempt(() -> account(opened, counts, land, problems, engine, cache));
                account.ifPresent(a -> problems.addAll(
                        new VectorStage(inputs, counts, a, DriverValues.unread(inputs, counts.sets())).cautions()));
                parts.next();
                account.filter(a -> problems.isEmpty() && isSmall(inputs))
                        .ifPresent(a -> attempt(
                                new AccountCheck.Known(study, inputs, counts, a), suitability, problems, engine));
            }
            return MemoryEstimate.of(study, inputs, suitability, counts, engine.threads())
                    .mb();
        }
    }

    /** A study as its last phase is accounted, without what else later stages look at. */
    static AccountCheck.Known known(Study study, StudyInputs inputs, Problems problems, Engine engine) {
        LandCounts counts = count(study, inputs, problems, engine, StageCache.none());
        problems.throwIfAny();
        CarbonAccount.Extras asked = CarbonAccount.Extras.of(study.carbon().options(), inputs, study.seed());
        LandTables land = new LandTables(inputs.studyArea(), counts);
        return new AccountCheck.Known(study, inputs, counts, new CarbonAccount(inputs, counts, land, asked, engine));
    }

    /** Whether reading every driver and criterion takes seconds at most. */
    private static boolean isSmall(StudyInputs inputs) {
        long layers = inputs.drivers().size() + LAYERS_OF_ADVICE;
        return inputs.studyArea().grid().cells() <= CELLS_READ_BY_CHECK / layers;
    }

    /** What only the values of drivers and criteria tell, and statistics on units that are few. */
    private static void attempt(
            AccountCheck.Known known, SuitabilityRun suitability, Problems problems, Engine engine) {
        problems.attempt(() -> {
            DriverValues drivers = new DriverValues(known.inputs(), known.counts(), engine);
            StatisticsChecks.attempt(known, drivers, problems, engine);
            problems.addAll(DriverStage.attempt(known, drivers, engine));
            suitability.attempt(known, problems, engine);
            return known;
        });
    }

    /** RASTERS: their pictures. */
    Images writeRasters() {
        return context.cache()
                .keep(
                        "rasters",
                        List.of(Seen.account(study, inputs, context.language())),
                        List.of(),
                        context.folder(),
                        () -> rasters().write(context.folder(), context.language(), context.engine()));
    }

    RasterStage rasters() {
        return new RasterStage(inputs, counts, land, account);
    }

    UncertaintyTables uncertainty() {
        return new UncertaintyTables(inputs, counts, account, study.carbon().options(), study.seed(), context.engine());
    }

    AreaUncertainty areaUncertainty() {
        return new AreaUncertainty(account, study.carbon().options(), study.seed(), context.engine());
    }

    Fluxes fluxes() {
        return Fluxes.of(inputs, counts, account);
    }

    /** Drivers of every unit: worked out when first asked for, since they may cost a reading of every layer. */
    @Override
    public DriverValues get() {
        if (drivers.isEmpty()) {
            List<Object> shared = new ArrayList<>(inputs.drivers());
            shared.addAll(counts.sets());
            drivers = Optional.of(context.cache()
                    .keep(
                            "drivers",
                            Seen.drivers(study, inputs),
                            shared,
                            () -> new DriverValues(inputs, counts, context.engine())));
        }
        return drivers.get();
    }
}
