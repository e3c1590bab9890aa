package org.carbonscape.study.advise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.Statistics;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.MadeClasses;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.study.plan.ZonesPlan;
import org.carbonscape.study.table.AhpMatrix;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.suitability.Condition;
import org.carbonscape.suitability.Constraint;
import org.carbonscape.suitability.CriteriaTable;
import org.carbonscape.suitability.Grading;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Region;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.SlopeUnit;
import org.carbonscape.suitability.Strategies;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.Judgements;
import org.carbonscape.suitability.weight.Weights;

/** Opens what the section {@code suitability} names: tables are read, layers found and held against the study. */
final class SuitabilityOpening {
    private static final Pattern OTHER_LENGTHS = Pattern.compile("(?i)km|kilomet(re|er)s?|公里|千米|ft|feet|mi|miles?");
    /** The layer of protected land, as rules name it: there or not, whatever its values. */
    private static final String PROTECTED = "protected";
    /** Criteria of the preset whose layer the study makes itself begin so; the kind of land follows. */
    private static final String DISTANCE_TO = "distance_to_";

    private static final OptionalInt FIRST_PHASE = OptionalInt.empty();
    private static final OptionalInt LAST_PHASE = OptionalInt.empty();

    private final Study study;
    private final StudyInputs inputs;
    private final SuitabilityPlan plan;
    private final Problems problems;
    private final LayerSources reader;
    private final Map<String, LayerSource> sources = new LinkedHashMap<>();
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final List<SuitabilityInputs.Mask> masks = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Problems unscored = new Problems();
    private SlopeLayer slope;

    private SuitabilityOpening(Study study, StudyInputs inputs, SuitabilityPlan plan, Problems problems) {
        this.study = study;
        this.inputs = inputs;
        this.plan = plan;
        this.problems = problems;
        this.reader = new LayerSources(study, inputs);
        this.slope = new SlopeLayer(plan.slopeUnit());
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
                problems.addAll(opening.unscored.problems()); // else told of the classes that a phase has
            }
            return own.isEmpty() ? Optional.of(read) : Optional.empty();
        });
    }

    /** The matrices; their problems say by which key they are read. */
    static List<Judgements> experts(SuitabilityPlan plan) {
        return AhpMatrix.read(plan.weighing().ahp(), file -> "suitability.weights.ahp (" + AhpMatrix.name(file) + ")");
    }

    private SuitabilityInputs open() {
        Map<String, LayerSource> layers = layers();
        List<CriteriaTable.Definition> criteria = criteria(layers);
        sources.forEach(layers::putIfAbsent);
        Optional<Ahp> ahp = ahp(criteria);
        plan.land().exclude().forEach(text -> constrain("suitability.exclude", text, Constraint.Effect.EXCLUDE, 1));
        plan.land().lowest().forEach(text -> constrain("suitability.lowest", text, Constraint.Effect.LOWEST, 1));
        plan.land().mask().forEach(text -> constrain("suitability.mask", text, Constraint.Effect.BEYOND, 0));
        SuitabilityInputs.Rules rules = rules(layers);
        SuitabilityInputs.Resistance resistance = plan.zones()
                .corridors()
                .map(this::resistance)
                .orElseGet(() -> new SuitabilityInputs.Resistance(Optional.empty(), Optional.empty()));
        problems.addAll(reader.cautions());
        return new SuitabilityInputs(
                plan,
                new SuitabilityInputs.Scored(criteria, sources, ahp, given(criteria)),
                layers,
                masks,
                rules,
                resistance);
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
                        name.equals(PROTECTED)
                                ? flag("suitability.layers." + name, text)
                                : problems.attempt(() -> reader.read("suitability.layers." + name, text, List.of()))
                                        .orElseGet(() -> LayerSources.unread(text))));
        plan.zones().protectedBy().ifPresent(text -> layers.put(PROTECTED, flag("suitability.protected", text)));
        if (study.statistics().flatMap(p -> p.find(Statistics.HOT_SPOTS)).isPresent()) {
            layers.putIfAbsent("hot_spot", reader.hotSpots());
        }
        reader.drivers().forEach(layers::putIfAbsent);
        return layers;
    }

    private List<CriteriaTable.Definition> criteria(Map<String, LayerSource> layers) {
        List<CriteriaTable.Definition> criteria =
                plan.criteria().file().map(this::table).orElseGet(() -> preset(layers));
        if (plan.criteria().text().isEmpty()) { // none was named: what the preset lacks is nobody's concern
            return criteria;
        }
        if (!leftOut.isEmpty()) {
            problems.add(ProblemCode.SUIT_C06_LEFT_OUT, "suitability.criteria", String.join(", ", leftOut));
        }
        if (criteria.isEmpty() && problems.isEmpty()) {
            problems.add(ProblemCode.SUIT_33_NO_LAYER, "suitability.criteria");
        }
        problems.addAll(CriteriaTable.cautions("suitability.criteria", criteria));
        return criteria;
    }

    private SuitabilityInputs.Rules rules(Map<String, LayerSource> layers) {
        List<List<String>> rows = plan.zones()
                .rules()
                .flatMap(
                        f -> problems.attempt(() -> InputFiles.rows(note("suitability.zones", f), "suitability.zones")))
                .orElse(List.of());
        Strategies strategies = plan.zones()
                .strategies()
                .flatMap(f -> problems.attempt(() -> Strategies.parse(
                        "suitability.strategies (" + f.getFileName() + ")",
                        InputFiles.rows(note("suitability.strategies", f), "suitability.strategies"))))
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
        return new SuitabilityInputs.Rules(rows, outcomes, here, slope);
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

    private SuitabilityInputs.Resistance resistance(ZonesPlan.CorridorPlan corridors) {
        Optional<String> raster = corridors.resistance().map(Path::toString).filter(LayerGrammar::isRaster);
        return new SuitabilityInputs.Resistance(
                raster.isPresent()
                        ? Optional.empty()
                        : problems.attempt(() -> Resistances.byClass(inputs, corridors.resistance(), problems)),
                raster.flatMap(text ->
                        problems.attempt(() -> reader.read("suitability.corridors.resistance", text, List.of()))));
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

    private Path note(String key, Path file) {
        inputs.files().put(key, file);
        return file;
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
        used.addAll(sources.keySet());
        Map<String, String> written = new LinkedHashMap<>();
        plan.layers().keySet().forEach(name -> written.put(name, "suitability.layers." + name));
        plan.zones().protectedBy().ifPresent(text -> written.put(PROTECTED, "suitability.protected"));
        Set<String> known = new LinkedHashSet<>(List.of(PROTECTED, SlopeLayer.NAME, "hot_spot"));
        known.addAll(leftOut);
        written.forEach((name, key) -> {
            boolean source = sources.values().stream()
                    .anyMatch(s -> s.text().equals(plan.layers().get(name)));
            if (!used.contains(name) && !source) {
                problems.add(ProblemCode.SUIT_C18_UNUSED, key, Listing.of(known));
            }
        });
    }

    private Optional<Ahp> ahp(List<CriteriaTable.Definition> criteria) {
        if (plan.weighing().ahp().isEmpty()) {
            return Optional.empty();
        }
        if (criteria.isEmpty()) { // that problem is told, and what the matrices have of their own
            problems.attempt(() -> experts(plan));
            return Optional.empty();
        }
        for (int i = 0; i < plan.weighing().ahp().size(); i++) {
            inputs.files()
                    .put(
                            "suitability.weights.ahp" + (plan.weighing().ahp().size() > 1 ? "[" + (i + 1) + "]" : ""),
                            plan.weighing().ahp().get(i));
        }
        return problems.attempt(() -> {
            List<Judgements> experts = experts(plan);
            List<String> names = experts.get(0).names();
            List<String> wanted =
                    criteria.stream().map(CriteriaTable.Definition::name).toList();
            List<String> meant = names.stream().allMatch(n -> n.matches("[0-9]+")) && names.size() == wanted.size()
                    ? wanted
                    : names.stream()
                            .map(n -> criteria.stream()
                                    .filter(c -> c.isCalled(n))
                                    .findFirst()
                                    .map(CriteriaTable.Definition::name)
                                    .orElse(n))
                            .toList();
            if (meant.size() != wanted.size() || !meant.containsAll(wanted)) {
                throw new ProblemException(
                        ProblemCode.SUIT_34_MATRIX_NAMES,
                        "suitability.weights.ahp",
                        String.join(", ", names),
                        String.join(", ", wanted));
            }
            Ahp ahp = AhpMatrix.weigh(
                    experts.stream().map(e -> e.named(meant)).toList(),
                    plan.weighing().options());
            problems.addAll(ahp.cautions());
            return ahp;
        });
    }

    /** Weights of the column, where it is filled for every criterion. */
    private Optional<Weights> given(List<CriteriaTable.Definition> criteria) {
        List<String> names =
                criteria.stream().map(CriteriaTable.Definition::name).toList();
        if (weights.isEmpty() || names.isEmpty()) {
            return Optional.empty();
        }
        names.stream()
                .filter(n -> !weights.containsKey(n))
                .forEach(n -> problems.add(
                        ProblemCode.SUIT_08_WEIGHTS, "suitability.criteria", n, Bilingual.of("missing", "空缺")));
        return weights.keySet().containsAll(names) && weights.values().stream().noneMatch(w -> w.isNaN())
                ? problems.attempt(() -> Weights.of(
                        Words.of("given", "给定权重"),
                        names,
                        names.stream().mapToDouble(weights::get).toArray()))
                : Optional.empty();
    }

    /** Criteria of the preset that have a layer: land use and distances of the study's own, the others by name. */
    private List<CriteriaTable.Definition> preset(Map<String, LayerSource> layers) {
        List<CriteriaTable.Definition> kept = new ArrayList<>();
        for (CriteriaTable.Definition d : CriteriaTable.sink().definitions()) {
            LayerSource given = layers.get(d.name());
            Optional<String> kind = Optional.of(d.name())
                    .filter(n -> n.startsWith(DISTANCE_TO))
                    .map(n -> n.substring(DISTANCE_TO.length()))
                    .filter(this::isThere);
            if (given != null) {
                put(d, d.name().equals(SlopeLayer.NAME) ? inDegrees(given) : given);
                kept.add(d);
            } else if (kind.isPresent()) {
                LayerText distance = new LayerText.Distance(List.of(kind.get()), Optional.empty(), LAST_PHASE);
                problems.attempt(() ->
                                reader.read("criterion " + d.name(), "distance to " + kind.get(), distance, List.of()))
                        .ifPresent(s -> {
                            put(d, s);
                            kept.add(d);
                        });
            } else {
                leftOut.add(d.name());
            }
        }
        return kept;
    }

    /** The layer of a criterion; whether its classes have scores is looked at now, not when they are read. */
    private void put(CriteriaTable.Definition d, LayerSource layer) {
        sources.put(d.name(), layer);
        if (layer.what() instanceof LayerText.Distance
                && OTHER_LENGTHS.matcher(d.unit()).matches()) {
            d.grading()
                    .filter(g -> g instanceof Grading.Breakpoints || g instanceof Grading.Linear)
                    .ifPresent(g -> problems.add(ProblemCode.SUIT_43_METRES, "criterion " + d.name(), d.unit()));
        } else if (layer.what() instanceof LayerText.Distance) {
            tellLimits(d);
        }
        Layer shape = layer.shape(inputs.studyArea().grid());
        problems.attempt(() -> SuitabilityInputs.bind(d, layer, shape, inputs.studyArea(), c -> false))
                .ifPresent(b ->
                        unscored.attempt(() -> SuitabilityInputs.bind(d, layer, shape, inputs.studyArea(), c -> true)));
    }

    /** A distance is 0 or that of a cell at least: limits below it are most likely kilometres. */
    private void tellLimits(CriteriaTable.Definition d) {
        int middle = inputs.studyArea().grid().rows() / 2;
        double side_m = Math.sqrt(inputs.studyArea().cellArea().milli_m2(middle) / 1000.0);
        double[] limits = d.grading()
                .map(g -> g instanceof Grading.Breakpoints b
                        ? b.breaks()
                        : g instanceof Grading.Linear l ? new double[] {l.from(), l.to()} : new double[0])
                .orElse(new double[0]);
        double farthest = Arrays.stream(limits).max().orElse(0);
        if (farthest > 0 && farthest < side_m) {
            problems.add(
                    ProblemCode.SUIT_C21_WITHIN_A_CELL,
                    "criterion " + d.name(),
                    Arrays.stream(limits).mapToObj(Numbers::text).collect(Collectors.joining("|")),
                    Numbers.readable(side_m, side_m < 10 ? 1 : 0));
        }
    }

    /** Slopes as the preset grades them. */
    private LayerSource inDegrees(LayerSource slopes) {
        return new LayerSource(
                slopes.text(),
                slopes.what(),
                slopes.names(),
                run -> {
                    Layer layer = slopes.make().apply(run);
                    return layer instanceof Layer.Values v ? slope.inDegrees(run.engine(), v) : layer;
                },
                slopes.needed());
    }

    /** Whether the legend has this kind of land, or a class of this name. */
    private boolean isThere(String kind) {
        return !inputs.studyArea()
                .kinds()
                .getOrDefault(
                        kind,
                        inputs.studyArea()
                                .legend()
                                .find(kind)
                                .map(c -> List.of(c.name()))
                                .orElse(List.of()))
                .isEmpty();
    }

    /** The user's table: each row made complete, then read by the library. */
    private List<CriteriaTable.Definition> table(Path file) {
        String place = "suitability.criteria (" + file.getFileName() + ")";
        List<List<String>> written = problems.attempt(
                        () -> InputFiles.rows(note("suitability.criteria", file), "suitability.criteria"))
                .orElse(List.of());
        if (written.isEmpty()) {
            return List.of();
        }
        CriteriaRows rows = new CriteriaRows(reader, plan.layers(), problems);
        rows.read(place, written);
        Optional<CriteriaTable> table = problems.attempt(() -> CriteriaTable.parse(place, rows.rows()));
        if (table.isEmpty()) {
            return List.of();
        }
        for (CriteriaTable.Definition d : table.get().definitions()) {
            if (d.name().equals(SlopeLayer.NAME)) {
                slope = new SlopeLayer(plan.slopeUnit().or(() -> SlopeUnit.find(d.unit())));
            }
            String text = rows.source(d.name());
            if (!text.isEmpty()) {
                problems.attempt(() -> reader.read("criterion " + d.name(), text, d.classes()))
                        .ifPresent(s -> put(d, s));
            }
        }
        weights.putAll(rows.weights());
        return table.get().definitions();
    }
}
