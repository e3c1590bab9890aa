package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.method.Statistics;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.Images;
import org.carbonscape.study.account.RunContext;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.gather.Stability;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.LandCounts;

/**
 * Suitability, zones and scenarios of a run, where the study asks for them: the order of their stages and their
 * chapter.
 */
public final class SuitabilityRun {
    /** How far it goes: to levels of suitability, or on to zones and scenarios. */
    public enum Extent {
        LEVELS,
        ZONES
    }

    private static final Set<ProblemCode> OF_SCORES = Set.of(ProblemCode.SUIT_11_DISTINCT, ProblemCode.SUIT_12_EMPTY);
    private static final List<String> AMOUNTS = List.of("area_km2", "share_percent", "stock_tC", "net_tCO2");

    private final Study study;
    private final StudyInputs inputs;
    private final Optional<SuitabilityInputs> suit;
    private final List<ScenarioStage.Line> scenarios;

    private SuitabilityRun(
            Study study, StudyInputs inputs, Optional<SuitabilityInputs> suit, List<ScenarioStage.Line> scenarios) {
        this.study = study;
        this.inputs = inputs;
        this.suit = suit;
        this.scenarios = scenarios;
    }

    /** Reads and checks what the study names; problems and cautions go to the collector. */
    public static SuitabilityRun open(Study study, StudyInputs opened, Problems problems) {
        StudyInputs inputs = opened.withUsualRoles(study.landUse().construction());
        Optional<SuitabilityInputs> suit = SuitabilityOpening.open(study, inputs, problems);
        study.scenarios().ifPresent(f -> inputs.files().put("scenarios", f));
        List<ScenarioStage.Line> lines = ScenarioStage.read(study, problems);
        Optional<List<String>> zones = study.suitability().isEmpty()
                ? Optional.of(List.of())
                : suit.map(s -> s.rules().zones());
        return new SuitabilityRun(study, inputs, suit, ScenarioStage.checked(lines, study, inputs, zones, problems));
    }

    /** Where a study has problems, what hangs on its inputs is told with them; else {@link #open} tells it. */
    public static void check(Study study, StudyInputs.Opened opened, Problems problems, Engine engine) {
        if (problems.isEmpty()) {
            return;
        }
        opened.inputs().ifPresentOrElse(inputs -> open(study, inputs, problems), () -> {
            SuitabilityOpening.look(study, problems);
            ScenarioStage.read(study, problems);
        });
    }

    /** What can be told once land is counted. */
    public void check(AccountCheck.Known known, Problems problems) {
        SuitabilityChecks checks = new SuitabilityChecks(known, problems);
        suit.map(s -> s.present(inputs.studyArea(), known.account(), new Problems()))
                .ifPresent(checks::layers);
        checks.scenarios(scenarios);
    }

    /**
     * Tries scores and levels, and tells why a run would be without; nothing where they hang on the run's statistics.
     */
    public void attempt(AccountCheck.Known known, Problems problems, Engine engine) {
        if (suit.isEmpty() || usesDensity() || gradesHotSpots()) {
            return;
        }
        try {
            Scoring.attempt(
                    suit.get().present(inputs.studyArea(), known.account(), new Problems()),
                    inputs,
                    new RunResults(engine, known.counts(), known.account(), StatisticsForAdvice.NOTHING));
        } catch (ProblemException e) {
            withheld(e).forEach(p -> problems.add(Problem.leftOut("suitability", p)));
        }
    }

    /** Whether a layer is made of the run's statistics. */
    public boolean usesStatistics(Extent extent) {
        // rules may look at hot spots, levels seldom do
        return usesDensity()
                || gradesHotSpots()
                || extent == Extent.ZONES
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
        Problems problems = context.audit().problems();
        RunFolder folder = context.folder();
        Optional<SuitabilityInputs> suit = this.suit.map(s -> s.present(inputs.studyArea(), account, problems));
        Optional<SuitabilityStage.Result> levels = Optional.empty();
        List<Problem> withheld = List.of();
        Optional<ZoneStage.Result> zones = Optional.empty();
        if (suit.isPresent()) {
            context.stage().accept("suitability");
            SeenByAdvice seen = new SeenByAdvice(study, inputs, context.language(), gathered.seen(counts));
            SuitabilityStage stage = new SuitabilityStage(
                    suit.get(),
                    inputs,
                    counts,
                    account,
                    images,
                    context.engine(),
                    folder,
                    gathered,
                    context.language());
            try {
                SlopeLayer slope = suit.get().rules().slope();
                Kept<SuitabilityStage.Result> kept = context.cache()
                        .keep("suitability", seen.levels(), List.of(), folder, () -> Kept.of(stage.run(), slope));
                kept.tell(problems);
                levels = Optional.of(kept.result);
                MeantLevels.tell(suit.get(), levels.get(), problems);
                SuitabilityStyles.write(levels.get(), folder, context.language());
            } catch (ProblemException e) {
                withheld = withheld(e);
                withheld.forEach(p -> problems.add(Problem.leftOut("suitability", p)));
            }
            if (extent != Extent.LEVELS && levels.isPresent()) {
                context.stage().accept("zones");
                SuitabilityInputs of = suit.get();
                SuitabilityStage.Result found = levels.get();
                Kept<ZoneStage.Result> kept = context.cache()
                        .keep(
                                "zones",
                                seen.zones(),
                                List.of(),
                                folder,
                                () -> Kept.of(
                                        new ZoneStage(
                                                        of,
                                                        inputs,
                                                        counts,
                                                        account,
                                                        stage,
                                                        found,
                                                        context.engine(),
                                                        folder,
                                                        context.language())
                                                .run(),
                                        of.rules().slope()));
                kept.tell(problems);
                zones = Optional.of(kept.result);
                problems.addAll(zones.get().cautions());
            }
        }
        Optional<ScenarioStage.Result> what = Optional.empty();
        if (!scenarios.isEmpty() && extent != Extent.LEVELS) {
            what = Optional.of(new ScenarioStage(inputs, account)
                    .run(
                            scenarios,
                            zones.map(z -> z.zoned().hectares()).orElse(Map.of()),
                            zones.map(ZoneStage.Result::madeWith).orElse("")));
            context.audit().pass(what.get().checks());
            problems.addAll(what.get().cautions());
        }
        return Optional.of(new Outcome(inputs, suit, levels, zones, what, withheld, columns(levels, zones)));
    }

    /**
     * How often units keep their level and their zone under the draws of the account; nothing where there are none.
     *
     * @param spots hot spots under the draws
     */
    public List<Stability.OfUnits> stability(
            LandCounts counts,
            CarbonAccount account,
            Images images,
            StatisticsForAdvice gathered,
            Stability.Spots spots,
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
                        .all())
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
