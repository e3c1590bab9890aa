package org.carbonscape.study.account;

import org.carbonscape.engine.Engine;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.LandCounts;

/** What a later stage can tell of a study once its land is counted and its carbon accounted, before the long work. */
@FunctionalInterface
public interface AccountCheck {
    /** What is known by then. */
    record Known(Study study, StudyInputs inputs, LandCounts counts, CarbonAccount account) {}

    /** Problems and cautions go to the collector. */
    void check(Known known, Problems problems, Engine engine);
}
