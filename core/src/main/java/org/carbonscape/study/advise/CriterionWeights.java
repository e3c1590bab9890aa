package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.suitability.Overlay;
import org.carbonscape.suitability.ScoreMoments;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.Weights;

/**
 * The weights of the criteria.
 *
 * @param ways     of weighing that the study asks for
 * @param combined the weights that scores are made with
 */
public record CriterionWeights(List<Way> ways, Weights combined) {
    /** One way of weighing. */
    public record Way(Weights weights, Optional<Ahp> ahp) {}

    /** @param overlay of the criteria, under whatever weights */
    static CriterionWeights of(SuitabilityInputs suit, Overlay overlay, List<String> names, Engine engine) {
        List<Way> all = new ArrayList<>();
        suit.scored().ahp().ifPresent(a -> all.add(new Way(ordered(a.weights(), names), Optional.of(a))));
        suit.scored().given().ifPresent(w -> all.add(new Way(w, Optional.empty())));
        List<String> methods = suit.plan().weighing().methods();
        if (methods.contains("entropy") || methods.contains("critic")) {
            ScoreMoments moments = ScoreMoments.of(engine, overlay);
            if (methods.contains("entropy")) {
                all.add(new Way(moments.entropy(), Optional.empty()));
            }
            if (methods.contains("critic")) {
                all.add(new Way(moments.critic(), Optional.empty()));
            }
        }
        if (methods.contains("equal") || all.isEmpty()) {
            all.add(new Way(Weights.equal(names), Optional.empty()));
        }
        return new CriterionWeights(all, combined(all, suit.plan().weighing().combine()));
    }

    private static Weights ordered(Weights weights, List<String> names) {
        return weights.names().equals(names)
                ? weights
                : Weights.of(
                        weights.method(),
                        names,
                        names.stream().mapToDouble(weights::get).toArray());
    }

    private static Weights combined(List<Way> weighings, SuitabilityPlan.Combine combine) {
        Weights all = weighings.get(0).weights();
        for (int i = 1; i < weighings.size(); i++) {
            Weights next = weighings.get(i).weights();
            double share = i / (i + 1.0); // all count alike
            all = switch (combine) {
                case LINEAR -> all.linear(next, share);
                case MULTIPLICATIVE -> all.multiplicative(next);
                case MINIMUM_ENTROPY -> all.minimumRelativeEntropy(next, share);
            };
        }
        return weighings.size() > 2 ? all.named(label(weighings, combine)) : all;
    }

    /** Of more than two, which all count alike: side by side, not each within the next. */
    private static Words label(List<Way> weighings, SuitabilityPlan.Combine combine) {
        Words how = switch (combine) {
            case LINEAR -> Words.of("mean", "均值");
            case MULTIPLICATIVE -> Words.of("multiplicative", "乘法组合");
            case MINIMUM_ENTROPY -> Words.of("minimum relative entropy", "最小相对熵组合");
        };
        List<Words> of = weighings.stream().map(w -> w.weights().method()).toList();
        return Words.of(
                how.en() + of.stream().map(Words::en).collect(Collectors.joining(", ", " (", ")")),
                how.zh() + of.stream().map(Words::zh).collect(Collectors.joining("、", "（", "）")));
    }

    /** @param gradings how each criterion's values become scores, by its name */
    Table table(SuitabilityInputs.Scored scored, Map<String, String> gradings, String madeWith) {
        Table.Builder table = Table.named("suitability-weights")
                .text("criterion", "name_zh", "layer", "unit", "method")
                .number("weight", "lambda", "ci", "cr")
                .text("random_index", "used", "grading", "grading_status", "source", "made_with");
        List<Way> all = new ArrayList<>(ways);
        if (ways.size() > 1) {
            all.add(new Way(combined, Optional.empty()));
        }
        for (Way w : all) {
            for (var d : scored.criteria()) {
                table.row(
                        d.name(),
                        d.nameZh(),
                        scored.source(d).text(),
                        d.unit(),
                        w.weights().method().en(),
                        w.weights().get(d.name()),
                        w.ahp().map(Ahp::lambda).orElse(Double.NaN),
                        w.ahp().map(Ahp::ci).orElse(Double.NaN),
                        w.ahp().map(Ahp::cr).orElse(Double.NaN),
                        w.ahp().map(a -> a.randomIndex().word()).orElse(""),
                        w == all.get(all.size() - 1) ? "yes" : "no",
                        Objects.requireNonNull(gradings.get(d.name()), "each criterion has its grading"),
                        d.verified() ? "given" : "unverified",
                        d.source(),
                        madeWith);
            }
        }
        return table.build();
    }
}
