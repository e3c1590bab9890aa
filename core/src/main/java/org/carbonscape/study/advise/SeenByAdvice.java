package org.carbonscape.study.advise;

import java.util.List;
import org.carbonscape.problem.Language;
import org.carbonscape.study.account.Seen;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.SuitabilityPlan;

/**
 * What suitability and zones see of a run, for the keys of their results. Layers are named in texts and tables, so the
 * files behind them are listed beside the plan.
 *
 * @param gathered from the run's statistics
 */
record SeenByAdvice(Study study, StudyInputs inputs, Language language, List<Object> gathered) {
    /** Nothing of the zones. */
    List<Object> levels() {
        return of(study.withSuitability(study.suitability().map(SuitabilityPlan::withoutZones)));
    }

    List<Object> zones() {
        return of(study);
    }

    private List<Object> of(Study seen) {
        return List.of(
                Seen.account(seen, inputs, language),
                Seen.drivers(seen, inputs),
                seen.seed(),
                seen.suitability(),
                SuitabilityFiles.named(seen),
                gathered);
    }
}
