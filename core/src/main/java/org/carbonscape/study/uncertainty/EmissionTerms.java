package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.Correlation;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.Flow;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.Line;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;

/** What units emit, given or counted from items, as sums of uncertain amounts and factors. All in tCO2. */
final class EmissionTerms {
    private final StudyInputs inputs;
    private final UncertainNumbers numbers;
    private final Correlations correlations;
    private final Distribution emissionsOfOne;

    EmissionTerms(StudyInputs inputs, UncertainNumbers numbers, AccountOptions.Doubt doubt) {
        this.inputs = inputs;
        this.numbers = numbers;
        this.correlations = doubt.correlations();
        this.emissionsOfOne = Distribution.ofPercent(1, doubt.emissions_percent());
    }

    private Term number(double constant, Distribution number, String input, String year, String unit) {
        return numbers.term(constant, number, input, correlations.of(input), year, unit);
    }

    private List<Integer> years() {
        return inputs.studyArea().years();
    }

    /** What the emissions of a layer of a unit of their set are: terms of one tCO2 of them. */
    List<Term> of(int layer, int phase, String unitId) {
        int year = years().get(phase);
        Map<String, Distribution> parts = inputs.carbon().emissions().parts_tCO2(year, unitId);
        double given = parts.values().stream().mapToDouble(Distribution::value).sum();
        if (given > 0) { // of none there is no share
            return ofParts(phase, unitId, parts, given);
        }
        List<Line> lines = inputs.carbon().energy().map(e -> e.lines(year, unitId)).orElse(List.of()).stream()
                .filter(EmissionTerms::isInTotal)
                .filter(l -> inputs.carbon().carriers().layerOf(l) == layer)
                .toList();
        double total =
                inputs.carbon().carriers().layers().get(layer).emissions().tCO2(year, unitId);
        if (total == 0 || lines.stream().allMatch(EmissionTerms::isCertain)) {
            return List.of(others(phase, unitId));
        }
        FlowTerms.Sum sum = new FlowTerms.Sum(numbers);
        lines.forEach(l -> line(phase, l).forEach(t -> sum.add(t.times(l.tCO2() / total))));
        return sum.terms();
    }

    /**
     * Emissions given by sector and gas, each with errors of its own; the study's own half-width holds of a part that
     * nothing is said of.
     */
    private List<Term> ofParts(int phase, String unitId, Map<String, Distribution> parts, double total) {
        boolean named = inputs.carbon().emissions().hasParts();
        String year = years().get(phase).toString();
        FlowTerms.Sum sum = new FlowTerms.Sum(numbers);
        parts.forEach((part, d) -> {
            String input = named && !part.isEmpty() ? Balance.EMISSIONS + ", " + part : Balance.EMISSIONS;
            Correlation errors = correlations.of(correlations.own().containsKey(input) ? input : Balance.EMISSIONS);
            sum.add(
                    Flow.SOURCE,
                    d.isCertain()
                            ? others(phase, unitId).times(d.value() / total)
                            : numbers.term(1 / total, d, input, errors, year, unitId));
        });
        return sum.terms();
    }

    /** Emissions that nothing is said of: the study's own half-width holds for them. */
    private Term others(int phase, String unitId) {
        return number(1, emissionsOfOne, Balance.EMISSIONS, years().get(phase).toString(), unitId);
    }

    private static boolean isCertain(Line line) {
        return line.uncertain().isEmpty()
                && line.given().stream().allMatch(g -> g.quantity().isCertain());
    }

    /**
     * A line of the inventory: its amounts and its factor, as terms of one tCO2 of it. The study's own half-width holds
     * of an amount that nothing is said of.
     */
    private List<Term> line(int phase, Line line) {
        String year = years().get(phase).toString();
        List<Term> terms = new ArrayList<>();
        for (Line.Given given : line.given()) {
            Distribution amount = given.quantity();
            String when = Integer.toString(given.year());
            Term of = amount.isCertain()
                    ? others(phase, line.unitId())
                    : number(1 / amount.value(), amount, Correlations.amountOf(line.item()), when, line.unitId());
            for (Line.Uncertain u : line.uncertain()) {
                double value = u.factor().value();
                of = UncertainNumbers.product(of, number(1 / value, u.factor(), u.name(), year, line.unitId()));
            }
            terms.add(of.times(given.share()));
        }
        return terms;
    }

    /**
     * The emissions of the region by item, category or gas; nothing where they are not counted from items.
     *
     * @param of what a line of the inventory is told by
     */
    Map<String, List<Term>> by(Function<Line, String> of, int phase) {
        Map<String, FlowTerms.Sum> parts = new TreeMap<>();
        lines(phase).forEach(l -> {
            FlowTerms.Sum sum = parts.computeIfAbsent(of.apply(l), i -> new FlowTerms.Sum(numbers));
            line(phase, l).forEach(t -> sum.add(Flow.SOURCE, t.times(l.tCO2())));
        });
        Map<String, List<Term>> terms = new LinkedHashMap<>();
        parts.forEach((part, sum) -> terms.put(part, sum.terms()));
        return terms;
    }

    /** Those of a phase that are in its total. */
    private List<Line> lines(int phase) {
        int year = years().get(phase);
        return inputs.carbon().energy().map(EnergyAccount::lines).orElse(List.of()).stream()
                .filter(l -> l.year() == year && isInTotal(l))
                .toList();
    }

    private static boolean isInTotal(Line line) {
        return !line.memo() && line.tC() != 0;
    }
}
