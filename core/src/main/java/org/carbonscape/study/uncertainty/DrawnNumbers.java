package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.carbon.Correlation;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.carbon.Flow;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.inventory.Line;
import org.carbonscape.land.MapAccuracy;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.zone.PolygonUnits;

/** How many numbers an account's draws are kept of, told from its inputs before anything is accounted. */
public final class DrawnNumbers {
    private DrawnNumbers() {}

    /**
     * Factors and densities with a range, of which each year and polygon has one of its own where it errs on its own;
     * items with their amounts and factors; what map classes are in truth, and its products with those; sums of land by
     * Tier 1. 0 where nothing is drawn.
     */
    public static long of(StudyInputs inputs, AccountOptions.Doubt doubt) {
        if (doubt.draws() == 0) {
            return 0;
        }
        long phases = inputs.phases().size();
        long units = inputs.sets().stream()
                .filter(PolygonUnits.class::isInstance)
                .mapToLong(s -> s.count() + 1L)
                .sum();
        long numbers = emissions(inputs, doubt);
        Correlations correlations = doubt.correlations().of(inputs.studyArea().legend());
        List<String> factors = new ArrayList<>();
        inputs.carbon().land().tier().ifPresent(t -> t.model().used().forEach(u -> factors.add(u.what())));
        for (int c = 1; c <= inputs.studyArea().legend().classes(); c++) {
            factors.addAll(factors(inputs, c));
        }
        for (String factor : factors) {
            Correlation c = correlations.of(factor);
            numbers += (c.years() == 1 ? 1 : phases) * (c.units() == 1 ? 1 : units);
        }
        numbers += truth(inputs, correlations, units);
        return numbers + (inputs.carbon().land().tier().isPresent() ? Flow.values().length * phases * units : 0);
    }

    /** Shares of map classes that are a class in truth, and their products with what a hectare of it does and holds. */
    private static long truth(StudyInputs inputs, Correlations correlations, long units) {
        Set<List<Object>> shares = new HashSet<>();
        Map<List<Object>, Long> products = new HashMap<>();
        for (int p = 0; p < inputs.phases().size(); p++) {
            Optional<MapAccuracy> accuracy = inputs.phases().get(p).accuracy();
            int classes = accuracy.isPresent() ? inputs.studyArea().legend().classes() : 0;
            for (int c = 1; c <= classes; c++) {
                for (int m = 1; m <= classes; m++) {
                    MapAccuracy map = accuracy.orElseThrow();
                    double share = map.sample()[m] > 0 ? map.share()[m][c] : 1;
                    if (share > 0 && share < 1) {
                        shares.add(List.of(map.name(), m, c));
                        for (String factor : factors(inputs, c)) {
                            Correlation own = correlations.of(factor);
                            products.put(
                                    List.of(map.name(), m, c, factor, own.years() == 1 ? -1 : p),
                                    own.units() == 1 ? 1 : units);
                        }
                    }
                }
            }
        }
        return shares.size()
                + products.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those of items, and their products. */
    private static long emissions(StudyInputs inputs, AccountOptions.Doubt doubt) {
        UncertainNumbers numbers = new UncertainNumbers();
        EmissionTerms emitted = new EmissionTerms(inputs, numbers, doubt);
        Set<List<Integer>> columns = new HashSet<>();
        for (int p = 0; p < inputs.phases().size(); p++) {
            emitted.by(Line::item, p)
                    .values()
                    .forEach(item -> item.forEach(t -> {
                        columns.add(t.numbers());
                        t.numbers().forEach(n -> columns.add(List.of(n)));
                    }));
        }
        return columns.size();
    }

    /** Of a class: its factors and densities that have a range. */
    private static List<String> factors(StudyInputs inputs, int classIndex) {
        List<String> names = new ArrayList<>();
        inputs.carbon()
                .factors()
                .ifPresent(f -> f.all(classIndex).stream()
                        .filter(own -> !own.amount().amount().isCertain())
                        .forEach(own -> names.add(own.name())));
        inputs.carbon()
                .stock()
                .ifPresent(s -> s.terms(classIndex, (pool, density) -> {
                    if (!density.isCertain()) {
                        names.add(pool);
                    }
                    return Term.certain(density.value());
                }));
        return names;
    }
}
