package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.method.Statistics;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.account.RunContext;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.gather.Stability;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.zone.LandCounts;

/**
 * Suitability, zones and scenarios of a run, where the study asks for them: the order of their stages and their
 * chapter.
 */
public final class SuitabilityRun {
    /** How far it goes: to levels of suitability, or on to zones and what hangs on them. */
    public enum Extent {
        LEVELS,
        ZONES,
        /** Zones and the corridors between them, which the study must ask for. */
        CORRIDORS,
        /** Zones and the scenarios on them, which the study must name. */
        SCENARIOS;

        /** STUDY-04 of the first key without which there is nothing to show. */
        public Optional<Problem> lacking(Study study) {
            Optional<SuitabilityPlan> plan = study.suitability();
            if (plan.isEmpty()) {
                return required("suitability", "suitability: { criteria: sink }");
            }
            if (this == CORRIDORS && plan.get().zones().corridors().isEmpty()) {
                return required("suitability.corridors", "corridors: { least-area: 10 km2 }");
            }
            return this == SCENARIOS && study.scenarios().isEmpty()
                    ? required("scenarios", "scenarios: scenarios.csv")
                    : Optional.empty();
        }

        private static Optional<Problem> required(String key, String written) {
            return Optional.of(Problem.of(ProblemCode.STUDY_04_REQUIRED, key, written));
        }
    }

    private static final Set<ProblemCode> OF_SCORES = Set.of(ProblemCode.SUIT_11_DISTINCT, ProblemCode.SUIT_12_EMPTY);
    private static final List<String> AMOUNTS = List.of("area_km2", "share_percent", "stock_tC", "net_tCO2");

    private final Study study;
    private final StudyInputs inputs;
    private final Optional<SuitabilityInputs> suit;
    private final List<ScenarioLine> scenarios;

    private SuitabilityRun(
            Study study, StudyInputs inputs, Optional<SuitabilityInputs> suit, List<ScenarioLine> scenarios) {
        this.study = study;
        this.inputs = inputs;
        this.suit = suit;
        this.scenarios = scenarios;
    }

    /** Reads and checks what the study names; problems and cautions go to the collector. */
    public static SuitabilityRun open(Study study, StudyInputs opened, Problems problems) {
        StudyInputs inputs = opened.withUsualRoles(study.landUse().construction());
        Optional<SuitabilityInputs> suit = SuitabilityOpening.open(study, inputs, problems);
        study.scenarios().ifPresent(f -> inputs.named("scenarios", f));
        List<ScenarioLine> lines = ScenarioLines.read(study, problems);
        Optional<List<String>> zones = study.suitability().isEmpty()
                ? Optional.of(List.of())
                : suit.map(s -> s.rules().zones());
        return new SuitabilityRun(study, inputs, suit, ScenarioLines.checked(lines, study, inputs, zones, problems));
    }

    /** Where a study has problems, what hangs on its inputs is told with them; else {@link #open} tells it. */
    public static void check(Study study, StudyInputs.Opened opened, Problems problems, Engine engine) {
        if (problems.isEmpty()) {
            return;
        }
        opened.inputs().ifPresentOrElse(inputs -> open(study, inputs, problems), () -> {
            SuitabilityFiles.look(study, problems);
            ScenarioLines.read(study, problems);
        });
    }

    /** What counts alone tell, whatever else is wrong. */
    public void counted(LandCounts counts, Problems problems) {
        boolean[] found = new LandTables(inputs.studyArea(), counts).found();
        suit.ifPresent(s -> s.checkScores(inputs.studyArea(), found, problems));
    }

    /** What can be told once carbon is accounted. */
    public void check(AccountCheck.Known known, Problems problems, Engine engine) {
        SuitabilityChecks checks = new SuitabilityChecks(known, problems, engine);
        suit.map(s -> s.present(inputs.studyArea(), known.account(), new Problems()))
                .ifPresent(checks::layers);
        suit.ifPresent(checks::resistance);
        checks.scenarios(scenarios);
    }

    /**
     * Tries scores and levels, and tells why a run would be without; nothing where they hang on the run's statistics.
     */
    public void attempt(AccountCheck.Known known, Problems problems, Engine engine) {
        if (suit.isEmpty() || usesDensity() || gradesHotSpots()) {
            return;
        }
        RunResults run = new RunResults(engine, known.counts(), known.account(), StatisticsForAdvice.NOTHING);
        try {
            Scoring.attempt(
                    suit.get().present(inputs.studyArea(), known.account(), new Problems()), inputs, run, problems);
        } catch (ProblemException e) {
            withheld(e).forEach(p -> problems.add(Problem.leftOut("suitability", p)));
            return;
        }
        suit.get().tellSlope(run, problems);
    }

    /** Whether a layer is made of the run's statistics. */
    public boolean usesStatistics(Extent extent) {
        // rules may look at hot spots, levels seldom do
        return usesDensity()
                || gradesHotSpots()
                || extent != Extent.LEVELS
                        && study.statistics()
                                .flatMap(p -> p.find(Statistics.HOT_SPOTS))
                                .isPresent();
    }

    /** How many distances to classes criteria and layers are made of. */
    public int distances() {
        return suit.map(s -> (int) Stream.concat(s.scored().sources().values().stream(), s.layers().values().stream())
                        .map(LayerSource::what)
                        .filter(LayerText.Distance.class::isInstance)
                        .distinct()
                        .count())
                .orElse(0);
    }

    /** Whether a criterion or a layer is a density surface of the run. */
    public boolean usesDensity() {
        return suit.map(s -> Stream.concat(s.scored().sources().values().stream(), s.layers().values().stream())
                        .anyMatch(l -> l.what() instanceof LayerText.Density))
                .orElse(false);
    }

    /** Whether the levels hang on the run's hot spots; rules may do so besides. */
    private boolean gradesHotSpots() {
        return suit.map(s ->
                        s.scored().sources().values().stream().anyMatch(l -> l.what() instanceof LayerText.HotSpots))
                .orElse(false);
    }

    /**
     * What the stages found.
     *
     * @param inputs   with the kinds of land that class names tell
     * @param withheld why there are no levels, where they were asked for
     * @param columns  of the units, by level and by zone
     */
    public record Outcome(
            StudyInputs inputs,
            Optional<SuitabilityInputs> suit,
            Optional<SuitabilityStage.Result> levels,
            Optional<ZoneStage.Result> zones,
            Optional<ScenarioStage.Result> scenarios,
            List<Problem> withheld,
            List<UnitColumn> columns) {}

    /** Runs the stages; empty where the study asks for none of them. */
    public Optional<Outcome> run(
            LandCounts counts,
            CarbonAccount account,
            Images images,
            Extent extent,
            StatisticsForAdvice gathered,
            RunContext context) {
        if (suit.isEmpty() && scenarios.isEmpty()) {
            return Optional.empty();
        }
        RunResults results = new RunResults(context.engine(), counts, account, gathered);
        Problems problems = context.audit().problems();
        Optional<SuitabilityInputs> present = suit.map(s -> s.present(inputs.studyArea(), account, problems));
        Advised advised = present.map(s -> advised(s, results, images, extent, context))
                .orElseGet(() -> Advised.withheld(List.of()));
        Optional<ScenarioStage.Result> what = scenarios.isEmpty() || extent == Extent.LEVELS
                ? Optional.empty()
                : Optional.of(scenarios(account, advised.zones(), context));
        return Optional.of(new Outcome(
                inputs,
                present,
                advised.levels(),
                advised.zones(),
                what,
                advised.withheld(),
                columns(advised.levels(), advised.zones())));
    }

    /** @param withheld why there are no levels */
    private record Advised(
            Optional<SuitabilityStage.Result> levels, Optional<ZoneStage.Result> zones, List<Problem> withheld) {
        static Advised withheld(List<Problem> why) {
            return new Advised(Optional.empty(), Optional.empty(), why);
        }
    }

    private Advised advised(
            SuitabilityInputs suit, RunResults results, Images images, Extent extent, RunContext context) {
        context.stage().accept("suitability");
        SeenByAdvice seen = new SeenByAdvice(
                study, inputs, context.language(), results.gathered().seen(results.counts()));
        SuitabilityStage stage =
                new SuitabilityStage(suit, inputs, results, images, context.folder(), context.language());
        SuitabilityStage.Result levels;
        try {
            levels = levels(suit, stage, seen, context);
        } catch (ProblemException e) {
            List<Problem> why = withheld(e);
            why.forEach(p -> context.audit().problems().add(Problem.leftOut("suitability", p)));
            return Advised.withheld(why);
        }
        Optional<ZoneStage.Result> zones = extent == Extent.LEVELS
                ? Optional.empty()
                : Optional.of(zones(
                        suit,
                        () -> new ZoneStage(suit, inputs, results, stage, levels, context.folder(), context.language()),
                        seen,
                        context));
        return new Advised(Optional.of(levels), zones, List.of());
    }

    private static SuitabilityStage.Result levels(
            SuitabilityInputs suit, SuitabilityStage stage, SeenByAdvice seen, RunContext context) {
        Problems problems = context.audit().problems();
        Kept<SuitabilityStage.Result> kept = context.cache()
                .keep(
                        "suitability",
                        seen.levels(),
                        List.of(),
                        context.folder(),
                        () -> Kept.of(stage.run(), suit.rules().slope()));
        kept.tell(problems);
        MeantLevels.tell(suit, kept.result, problems);
        SuitabilityStyles.write(kept.result, context.folder(), context.language());
        return kept.result;
    }

    /** @param stage opens its rasters when it is made, which a kept result spares */
    private static ZoneStage.Result zones(
            SuitabilityInputs suit, Supplier<ZoneStage> stage, SeenByAdvice seen, RunContext context) {
        context.stage().accept("zones");
        Kept<ZoneStage.Result> kept = context.cache()
                .keep(
                        "zones",
                        seen.zones(),
                        List.of(),
                        context.folder(),
                        () -> Kept.of(stage.get().run(), suit.rules().slope()));
        kept.tell(context.audit().problems());
        context.audit().problems().addAll(kept.result.cautions());
        return kept.result;
    }

    private ScenarioStage.Result scenarios(
            CarbonAccount account, Optional<ZoneStage.Result> zones, RunContext context) {
        ScenarioStage.Result found = new ScenarioStage(inputs, account)
                .run(
                        scenarios,
                        zones.map(z -> z.zoned().hectares()).orElse(Map.of()),
                        zones.map(ZoneStage.Result::madeWith).orElse(""));
        context.audit().pass(found.checks());
        context.audit().problems().addAll(found.cautions());
        return found;
    }

    /**
     * How often units keep their level and their zone under the draws of the account; nothing where there are none.
     *
     * @param spots hot spots under the draws
     * @param found what the run found
     */
    public List<Stability.OfUnits> stability(
            LandCounts counts,
            CarbonAccount account,
            Images images,
            StatisticsForAdvice gathered,
            Stability.Spots spots,
            Optional<Outcome> found,
            Engine engine) {
        return suit.map(s -> s.present(inputs.studyArea(), account, new Problems()))
                .map(s -> new AdviceStability(
                                s,
                                inputs,
                                new RunResults(engine, counts, account, gathered),
                                images,
                                study.carbon().options(),
                                study.seed(),
                                spots)
                        .all(found.flatMap(Outcome::levels), found.flatMap(Outcome::zones)))
                .orElse(List.of());
    }

    /**
     * What a stage found, with what it took for the unit of slopes: kept together, for a run that takes the one from
     * the cache must tell the other.
     */
    private record Kept<T>(T result, Optional<Problem> ofSlope) {
        static <T> Kept<T> of(T result, SlopeLayer slope) {
            return new Kept<>(result, slope.told());
        }

        void tell(Problems problems) {
            ofSlope.ifPresent(problems::add);
        }
    }

    /** Scores that make no levels are known once they are there: a study goes on without. */
    private static List<Problem> withheld(ProblemException e) {
        if (e.problems().stream().anyMatch(p -> !OF_SCORES.contains(p.code()))) {
            throw e;
        }
        return e.problems();
    }

    private List<UnitColumn> columns(Optional<SuitabilityStage.Result> levels, Optional<ZoneStage.Result> zones) {
        List<UnitColumn> columns = new ArrayList<>();
        for (int s = 0; s < inputs.sets().size(); s++) {
            int set = s;
            levels.ifPresent(r -> {
                Map<String, String> groups = new LinkedHashMap<>();
                for (int l = 1; l <= r.levels().count(); l++) {
                    groups.put(r.levelName(l, Language.EN), "level_" + l);
                }
                columns.addAll(
                        UnitColumn.of(r.tables().levels(), set, inputs.sets().get(set), "level_name", groups, AMOUNTS));
            });
            zones.ifPresent(z -> {
                Map<String, String> groups = new LinkedHashMap<>();
                z.zoned().rules().outcomes().forEach(zone -> groups.put(zone, zone));
                columns.addAll(
                        UnitColumn.of(z.tables().zones(), set, inputs.sets().get(set), "zone", groups, AMOUNTS));
            });
        }
        return columns;
    }
}
