package org.carbonscape.study.advise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.study.table.AhpMatrix;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.suitability.CriteriaTable;
import org.carbonscape.suitability.Grading;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.SlopeUnit;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.Judgements;
import org.carbonscape.suitability.weight.Weights;

/** Opens the criteria: the table or the preset, the layer of each, the judgements and weights. */
final class CriteriaOpening {
    private static final Pattern OTHER_LENGTHS = Pattern.compile("(?i)km|kilomet(re|er)s?|公里|千米|ft|feet|mi|miles?");
    /** Criteria of the preset whose layer the study makes itself begin so; the kind of land follows. */
    private static final String DISTANCE_TO = "distance_to_";

    private static final OptionalInt LAST_PHASE = OptionalInt.empty();

    private final StudyInputs inputs;
    private final SuitabilityPlan plan;
    private final LayerSources reader;
    private final Problems problems;
    private final Map<String, LayerSource> sources = new LinkedHashMap<>();
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Problems unscored = new Problems();
    private SlopeLayer slope;

    CriteriaOpening(StudyInputs inputs, SuitabilityPlan plan, LayerSources reader, Problems problems) {
        this.inputs = inputs;
        this.plan = plan;
        this.reader = reader;
        this.problems = problems;
        this.slope = new SlopeLayer(plan.slopeUnit());
    }

    /** The matrices; their problems say by which key they are read. */
    static List<Judgements> experts(SuitabilityPlan plan) {
        return AhpMatrix.read(plan.weighing().ahp(), file -> "suitability.weights.ahp (" + AhpMatrix.name(file) + ")");
    }

    /** @param layers that a criterion of the preset may have for its own */
    SuitabilityInputs.Scored open(Map<String, LayerSource> layers) {
        List<CriteriaTable.Definition> criteria = criteria(layers);
        Optional<Ahp> ahp = ahp(criteria);
        return new SuitabilityInputs.Scored(criteria, sources, ahp, given(criteria));
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

    /** Criteria of the preset that have no layer here. */
    List<String> leftOut() {
        return leftOut;
    }

    /** Layers of the criteria, by name. */
    Map<String, LayerSource> sources() {
        return sources;
    }

    /** Classes without a score, whether or not a phase has them. */
    List<Problem> unscored() {
        return unscored.problems();
    }

    /** The layer of slopes, in the unit that the study or the table says. */
    SlopeLayer slope() {
        return slope;
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
            inputs.named(
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
                        () -> InputFiles.rows(inputs.named("suitability.criteria", file), "suitability.criteria"))
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
