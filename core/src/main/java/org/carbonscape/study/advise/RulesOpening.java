package org.carbonscape.study.advise;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.grid.Grid;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.MadeClasses;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.study.plan.ZonesPlan;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.suitability.Condition;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Region;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.Strategies;

/** Opens the rules of the zones and the measures that go with them. */
final class RulesOpening {
    private final StudyInputs inputs;
    private final SuitabilityPlan plan;
    private final CriteriaOpening scored;
    private final Problems problems;

    /** @param scored the criteria, opened */
    RulesOpening(StudyInputs inputs, SuitabilityPlan plan, CriteriaOpening scored, Problems problems) {
        this.inputs = inputs;
        this.plan = plan;
        this.scored = scored;
        this.problems = problems;
    }

    /** @param layers that rules may name */
    SuitabilityInputs.Rules open(Map<String, LayerSource> layers) {
        List<List<String>> rows = plan.zones()
                .rules()
                .flatMap(f -> problems.attempt(
                        () -> InputFiles.rows(inputs.named("suitability.zones", f), "suitability.zones")))
                .orElse(List.of());
        Strategies strategies = plan.zones()
                .strategies()
                .flatMap(f -> problems.attempt(() -> Strategies.parse(
                        "suitability.strategies (" + f.getFileName() + ")",
                        InputFiles.rows(inputs.named("suitability.strategies", f), "suitability.strategies"))))
                .orElseGet(Strategies::preset);
        regions(strategies);
        Optional<RuleTable> rules = problems.attempt(() -> table(rows, layers));
        rules.filter(t -> problems.isEmpty()).ifPresent(t -> unusedLayers(t, layers));
        List<String> outcomes = rules.map(RuleTable::outcomes).orElse(List.of());
        Strategies here = plan.zones()
                .strategies()
                .map(f -> MeasureNames.of(
                        strategies,
                        inputs.studyArea().legend(),
                        outcomes,
                        "suitability.strategies (" + f.getFileName() + ")",
                        problems))
                .orElse(strategies)
                .at(plan.zones().location().place());
        rules.filter(t -> here.isForOthersThan(t.outcomes()))
                .ifPresent(t -> problems.add(
                        ProblemCode.SUIT_C19_ZONES,
                        "suitability.zones",
                        Listing.of(here.zones()),
                        Listing.of(t.outcomes())));
        rules.ifPresent(this::knownZone);
        return new SuitabilityInputs.Rules(rows, outcomes, here, scored.slope());
    }

    /** The zone that corridors join is one of the rules. */
    private void knownZone(RuleTable rules) {
        plan.zones()
                .corridors()
                .map(ZonesPlan.CorridorPlan::from)
                .filter(zone -> !zone.isEmpty() && !rules.outcomes().contains(zone))
                .ifPresent(zone -> problems.add(
                        ProblemCode.SUIT_35_ZONE,
                        "suitability.corridors.from",
                        zone,
                        String.join(", ", rules.outcomes())));
    }

    /** Regions that nobody knows: a slip of the pen would pass for a region without measures. */
    private void regions(Strategies strategies) {
        Set<String> known = new LinkedHashSet<>(strategies.regions());
        Region.all().forEach(r -> known.add(r.id()));
        for (String written : plan.zones().location().regions()) {
            if (Region.Place.of(List.of(written), Optional.empty()).regions().stream()
                    .noneMatch(known::contains)) {
                problems.add(
                        ProblemCode.SUIT_41_REGION,
                        "suitability.region",
                        written,
                        Nearest.orAll(written, List.copyOf(known)));
            }
        }
    }

    private RuleTable table(List<List<String>> rules, Map<String, LayerSource> layers) {
        return rules.isEmpty()
                ? RuleTable.zones(shapes(layers), ruleNames())
                : RuleTable.parse(
                        "suitability.zones ("
                                + plan.zones().rules().orElseThrow().getFileName() + ")",
                        rules,
                        shapes(layers),
                        ruleNames());
    }

    private RuleNames ruleNames() {
        return new RuleNames(
                inputs.studyArea(), RuleNames.levelNames(plan.levels().levels(), Language.EN));
    }

    /** What rules may name, before there is any cell of it. */
    private Map<String, Layer> shapes(Map<String, LayerSource> layers) {
        Grid grid = inputs.studyArea().grid();
        List<String> names = ruleNames().levels();
        Map<String, Layer> shapes = new LinkedHashMap<>();
        shapes.put("level", new Layer.Classes(MadeClasses.none(grid, names.size()), names));
        layers.forEach((name, source) -> shapes.put(name, source.shape(grid)));
        return shapes;
    }

    /** Layers of the section that nothing looks at: a slip in a name would go unseen. */
    private void unusedLayers(RuleTable rules, Map<String, LayerSource> layers) {
        Set<String> used = Stream.of(rules, RuleTable.pressures(shapes(layers), ruleNames()))
                .flatMap(t -> t.rules().stream())
                .flatMap(r -> r.conditions().stream())
                .map(Condition::layer)
                .collect(Collectors.toSet());
        used.addAll(scored.sources().keySet());
        Map<String, String> written = new LinkedHashMap<>();
        plan.layers().keySet().forEach(name -> written.put(name, "suitability.layers." + name));
        plan.zones().protectedBy().ifPresent(text -> written.put(SuitabilityInputs.PROTECTED, "suitability.protected"));
        Set<String> known = new LinkedHashSet<>(List.of(SuitabilityInputs.PROTECTED, SlopeLayer.NAME, "hot_spot"));
        known.addAll(scored.leftOut());
        written.forEach((name, key) -> {
            boolean source = scored.sources().values().stream()
                    .anyMatch(s -> s.text().equals(plan.layers().get(name)));
            if (!used.contains(name) && !source) {
                problems.add(ProblemCode.SUIT_C18_UNUSED, key, Listing.of(known));
            }
        });
    }
}
