package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carbonscape.carbon.Correlation;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.carbon.Flow;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.inventory.Line;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.zone.PolygonUnits;

/** How many numbers an account's draws are kept of, told from its inputs before anything is accounted. */
public final class DrawnNumbers {
    private DrawnNumbers() {}

    /**
     * Factors and densities with a range, of which each year and polygon has one of its own where it errs on its own;
     * items with their amounts and factors; sums of land by Tier 1. 0 where nothing is drawn.
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
        for (String factor : factors(inputs)) {
            Correlation c = correlations.of(factor);
            numbers += (c.years() == 1 ? 1 : phases) * (c.units() == 1 ? 1 : units);
        }
        return numbers + (inputs.carbon().land().tier().isPresent() ? Flow.values().length * phases * units : 0);
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

    private static List<String> factors(StudyInputs inputs) {
        List<String> names = new ArrayList<>();
        for (int c = 1; c <= inputs.studyArea().legend().classes(); c++) {
            int of = c;
            inputs.carbon()
                    .factors()
                    .ifPresent(f -> f.all(of).stream()
                            .filter(own -> !own.amount().amount().isCertain())
                            .forEach(own -> names.add(own.name())));
            inputs.carbon()
                    .stock()
                    .ifPresent(s -> s.terms(of, (pool, density) -> {
                        if (!density.isCertain()) {
                            names.add(pool);
                        }
                        return Term.certain(density.value());
                    }));
        }
        inputs.carbon().land().tier().ifPresent(t -> t.model().used().forEach(u -> names.add(u.what())));
        return names;
    }
}
