package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.carbonscape.land.LandClass;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.suitability.Constraint;
import org.carbonscape.suitability.CriteriaTable;
import org.carbonscape.suitability.Criterion;
import org.carbonscape.suitability.Grading;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Strategies;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.Weights;

/**
 * The files that the section {@code suitability} names, read and held against the study: criteria, judgements, rules,
 * measures, resistances. Nothing big is read yet.
 *
 * @param layers all layers a rule may use beside the level, by name
 * @param masks  land without a score or with the least one
 */
public record SuitabilityInputs(
        SuitabilityPlan plan,
        Scored scored,
        Map<String, LayerSource> layers,
        List<Mask> masks,
        Rules rules,
        Resistance resistance) {

    /** The layer of protected land, as rules name it: there or not, whatever its values. */
    static final String PROTECTED = "protected";

    /**
     * What scores are made of.
     *
     * @param criteria those that have a layer, in order
     * @param sources  layer of each criterion, by its name
     * @param given    weights of the table's column; empty where it has none
     */
    public record Scored(
            List<CriteriaTable.Definition> criteria,
            Map<String, LayerSource> sources,
            Optional<Ahp> ahp,
            Optional<Weights> given) {
        /** The layer of one of the criteria. */
        public LayerSource source(CriteriaTable.Definition criterion) {
            return Objects.requireNonNull(sources.get(criterion.name()), "criteria are those that have a layer");
        }
    }

    /**
     * What zones and measures are made by.
     *
     * @param rows  the user's rules; empty = the preset
     * @param zones that the rules make; empty where the rules cannot be read
     * @param slope the unit of slopes
     */
    public record Rules(List<List<String>> rows, List<String> zones, Strategies strategies, SlopeLayer slope) {
        /** Whether they are the bundled ones. */
        boolean areBundled() {
            return rows.isEmpty();
        }

        /** Signs of units by layer, for readers of conditions. */
        public Map<String, String> signs() {
            return slope.signs(areBundled());
        }
    }

    /**
     * What corridors cross.
     *
     * @param byClass by class index, 0 at 0, NaN for a class of no known kind; empty = a raster or no corridors
     * @param surface raster; empty = by class
     */
    public record Resistance(Optional<double[]> byClass, Optional<LayerSource> surface) {}

    /**
     * Land that the scores do not decide.
     *
     * @param layer   empty = the land use of the last phase
     * @param classes of the layer that it holds for; 0 = outside it
     */
    record Mask(Optional<LayerSource> layer, BitSet classes, Constraint.Effect effect) {}

    /** The criterion on its layer; a class, by its index, that no phase has ({@code found}) needs no score. */
    Criterion bind(CriteriaTable.Definition definition, Layer layer, StudyArea studyArea, boolean[] found) {
        return bind(definition, scored.source(definition), layer, studyArea, c -> found[c]);
    }

    /** Tells for what unit the layer of slopes is taken, where only its values show it. */
    void tellSlope(RunResults run, Problems problems) {
        LayerSource slopes = layers.get(SlopeLayer.NAME);
        if (slopes != null && slopes.make().apply(run) instanceof Layer.Values values) {
            rules.slope().inDegrees(run.engine(), values);
        }
        rules.slope().told().ifPresent(problems::add);
    }

    /** Tells classes of land use that a phase has and that are given no score. */
    void checkScores(StudyArea studyArea, boolean[] found, Problems problems) {
        scored.criteria()
                .forEach(d ->
                        problems.attempt(() -> bind(d, scored.source(d).shape(studyArea.grid()), studyArea, found)));
    }

    /**
     * A class of land use is graded by its name in either language, else its kind (forest, water ...), else one of its
     * codes.
     *
     * @param needed whether a class, by its index, needs a score; where none of the legend has one, all do
     * @throws ProblemException SUIT-26 for those without
     */
    static Criterion bind(
            CriteriaTable.Definition definition,
            LayerSource source,
            Layer layer,
            StudyArea studyArea,
            IntPredicate needed) {
        if (!(layer instanceof Layer.Classes)
                || !(source.what() instanceof LayerText.LandUse)
                || definition.grading().isPresent()) {
            return definition.bind(layer);
        }
        List<LandClass> without = new ArrayList<>();
        double[] scores = new double[studyArea.legend().classes()];
        for (LandClass c : studyArea.legend().list()) {
            List<String> names = new ArrayList<>(List.of(c.name(), c.nameZh()));
            c.role().ifPresent(r -> names.addAll(List.of(r.className(), r.nameZh())));
            int at = names.stream()
                    .mapToInt(definition.classes()::indexOf)
                    .filter(i -> i >= 0)
                    .findFirst()
                    .orElse(-1);
            for (int i = 0; at < 0 && i < definition.classes().size(); i++) {
                String code = definition.classes().get(i);
                at = code.matches("-?[0-9]{1,9}") && studyArea.legend().indexOf(Long.parseLong(code)) == c.index()
                        ? i
                        : -1;
            }
            scores[c.index() - 1] = at < 0 ? Double.NaN : definition.scores()[at];
            if (at < 0) {
                without.add(c);
            }
        }
        boolean all = without.size() == scores.length;
        List<String> told = without.stream()
                .filter(c -> all || needed.test(c.index()))
                .map(LandClass::name)
                .toList();
        if (!told.isEmpty()) {
            throw definition.withoutScores(told);
        }
        return new Criterion(definition.name(), layer, new Grading.ByClass(scores));
    }

    /** Without the preset's distances to kinds of land that the last phase does not have; each is told. */
    SuitabilityInputs present(StudyArea studyArea, CarbonAccount account, Problems problems) {
        if (plan.criteria().file().isPresent() || scored.ahp().isPresent()) {
            return this;
        }
        List<CriteriaTable.Definition> kept = scored.criteria().stream()
                .filter(d ->
                        !(scored.source(d).what() instanceof LayerText.Distance to) || occurs(to, studyArea, account))
                .toList();
        if (kept.size() < scored.criteria().size()) {
            problems.add(
                    ProblemCode.SUIT_C06_LEFT_OUT,
                    "suitability.criteria",
                    String.join(
                            ", ",
                            scored.criteria().stream()
                                    .filter(d -> !kept.contains(d))
                                    .map(CriteriaTable.Definition::name)
                                    .toList()));
        }
        Map<String, LayerSource> left = new LinkedHashMap<>(layers);
        scored.criteria().stream().filter(d -> !kept.contains(d)).forEach(d -> left.remove(d.name()));
        return new SuitabilityInputs(
                plan, new Scored(kept, scored.sources, scored.ahp, scored.given), left, masks, rules, resistance);
    }

    /** Whether there is land to be distant from. */
    private static boolean occurs(LayerText.Distance to, StudyArea studyArea, CarbonAccount account) {
        int phase = to.year().isPresent()
                ? studyArea.years().indexOf(to.year().getAsInt())
                : studyArea.years().size() - 1;
        double[][] areas = account.areas_ha(0, phase);
        return to.classes().stream()
                .flatMap(name -> studyArea.legend().require("suitability.criteria", name).stream())
                .anyMatch(c -> Arrays.stream(areas).anyMatch(unit -> unit[c.index()] > 0));
    }
}
