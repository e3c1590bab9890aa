package org.carbonscape.study.gather;

import java.util.List;
import java.util.Optional;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.StatisticsPlan;

/**
 * What the statistics of a run found.
 *
 * @param sets     a result for each unit set asked for, the first for the figures
 * @param cautions of all of them
 */
public record StatisticsOutcome(
        StatisticsPlan plan,
        List<StatisticsStage.SetResult> sets,
        Optional<DensityStage.Result> density,
        List<Caution> cautions) {

    /** What suitability may take from them. */
    public StatisticsForAdvice gathered(StudyArea studyArea) {
        return new StatisticsForAdvice(new LocalColumns(studyArea, sets).hotSpots(), density);
    }

    /** Columns for {@code vectors/units.gpkg}. */
    public List<UnitColumn> unitColumns(StudyArea studyArea) {
        return new LocalColumns(studyArea, sets).all();
    }
}
