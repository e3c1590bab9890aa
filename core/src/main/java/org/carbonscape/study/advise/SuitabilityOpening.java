package org.carbonscape.study.advise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.carbonscape.method.Statistics;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.study.plan.ZonesPlan;
import org.carbonscape.suitability.Constraint;

/** Opens what the section {@code suitability} names: tables are read, layers found and held against the study. */
final class SuitabilityOpening {
    private static final OptionalInt FIRST_PHASE = OptionalInt.empty();
    private static final OptionalInt LAST_PHASE = OptionalInt.empty();

    private final Study study;
    private final StudyInputs inputs;
    private final SuitabilityPlan plan;
    private final Problems problems;
    private final LayerSources reader;
    private final CriteriaOpening scored;
    private final List<SuitabilityInputs.Mask> masks = new ArrayList<>();

    private SuitabilityOpening(Study study, StudyInputs inputs, SuitabilityPlan plan, Problems problems) {
        this.study = study;
        this.inputs = inputs;
        this.plan = plan;
        this.problems = problems;
        this.reader = new LayerSources(study, inputs);
        this.scored = new CriteriaOpening(inputs, plan, reader, problems);
    }

    /** Reads all; problems and cautions go to the collector, empty where there are problems. */
    static Optional<SuitabilityInputs> open(Study study, StudyInputs inputs, Problems problems) {
        return study.suitability().flatMap(plan -> {
            Problems own = new Problems();
            SuitabilityOpening opening = new SuitabilityOpening(study, inputs, plan, own);
            SuitabilityInputs read = opening.open();
            problems.addAll(own.problems());
            problems.addAll(own.cautions());
            if (!own.isEmpty()) {
                problems.addAll(opening.scored.unscored()); // else told of the classes that a phase has
            }
            return own.isEmpty() ? Optional.of(read) : Optional.empty();
        });
    }

    private SuitabilityInputs open() {
        Map<String, LayerSource> layers = layers();
        SuitabilityInputs.Scored criteria = scored.open(layers);
        criteria.sources().forEach(layers::putIfAbsent);
        plan.land().exclude().forEach(text -> constrain("suitability.exclude", text, Constraint.Effect.EXCLUDE, 1));
        plan.land().lowest().forEach(text -> constrain("suitability.lowest", text, Constraint.Effect.LOWEST, 1));
        plan.land().mask().forEach(text -> constrain("suitability.mask", text, Constraint.Effect.BEYOND, 0));
        SuitabilityInputs.Rules rules = new RulesOpening(inputs, plan, scored, problems).open(layers);
        SuitabilityInputs.Resistance resistance = plan.zones()
                .corridors()
                .map(this::resistance)
                .orElseGet(() -> new SuitabilityInputs.Resistance(Optional.empty(), Optional.empty()));
        problems.addAll(reader.cautions());
        return new SuitabilityInputs(plan, criteria, layers, masks, rules, resistance);
    }

    /** What rules may name, those of the study's own making first. */
    private Map<String, LayerSource> layers() {
        Map<String, LayerSource> layers = new LinkedHashMap<>();
        problems.attempt(() -> reader.read("land use", "land use", new LayerText.LandUse(LAST_PHASE), List.of()))
                .ifPresent(s -> layers.put("land_use", s));
        if (inputs.studyArea().years().size() > 1) {
            problems.attempt(() -> reader.read(
                            "land use change",
                            "land use change",
                            new LayerText.Change(FIRST_PHASE, LAST_PHASE),
                            List.of()))
                    .ifPresent(s -> layers.put("land_use_change", s));
        }
        plan.layers()
                .forEach((name, text) -> layers.put(
                        name,
                        name.equals(SuitabilityInputs.PROTECTED)
                                ? flag("suitability.layers." + name, text)
                                : problems.attempt(() -> reader.read("suitability.layers." + name, text, List.of()))
                                        .orElseGet(() -> LayerSources.unread(text))));
        plan.zones()
                .protectedBy()
                .ifPresent(text -> layers.put(SuitabilityInputs.PROTECTED, flag("suitability.protected", text)));
        if (study.statistics().flatMap(p -> p.find(Statistics.HOT_SPOTS)).isPresent()) {
            layers.putIfAbsent("hot_spot", reader.hotSpots());
        }
        reader.drivers().forEach(layers::putIfAbsent);
        return layers;
    }

    private SuitabilityInputs.Resistance resistance(ZonesPlan.CorridorPlan corridors) {
        Optional<String> raster = corridors.resistance().map(Path::toString).filter(LayerGrammar::isRaster);
        return new SuitabilityInputs.Resistance(
                raster.isPresent()
                        ? Optional.empty()
                        : problems.attempt(() -> Resistances.byClass(inputs, corridors.resistance(), problems)),
                raster.flatMap(text ->
                        problems.attempt(() -> reader.read("suitability.corridors.resistance", text, List.of()))));
    }

    private LayerSource flag(String place, String text) {
        return problems.attempt(() -> reader.flag(place, text)).orElseGet(() -> LayerSources.unreadFlag(text));
    }

    /** Classes of land use, or a layer of its own. */
    private void constrain(String place, String text, Constraint.Effect effect, int where) {
        problems.attempt(() -> {
                    BitSet classes = new BitSet();
                    if (where == 0 || reader.isLayer(text)) {
                        LayerSource flag = reader.flag(place, text);
                        classes.set(where);
                        return new SuitabilityInputs.Mask(Optional.of(flag), classes, effect);
                    }
                    inputs.studyArea().legend().require(place, text).forEach(c -> classes.set(c.index()));
                    return new SuitabilityInputs.Mask(Optional.empty(), classes, effect);
                })
                .ifPresent(masks::add);
    }
}
