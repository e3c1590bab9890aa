package org.carbonscape.study.account;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.carbon.LandFlows;
import org.carbonscape.landcarbon.LandHectare;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.landcarbon.Stratum;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.study.intake.LandInputs;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.LandCounts;

/** Land by Tier 1, from the counts of histories: unit by unit, and what its classes emit and take up. */
public final class LandHistories {
    private final LandInputs land;
    private final LandModel model;
    private final StudyArea studyArea;
    private final LandCounts counts;

    private LandHistories(LandInputs land, LandModel model, StudyArea studyArea, LandCounts counts) {
        this.land = land;
        this.model = model;
        this.studyArea = studyArea;
        this.counts = counts;
    }

    /** Empty where the study does not ask for it. */
    public static Optional<LandHistories> of(StudyInputs inputs, LandCounts counts) {
        return inputs.carbon()
                .land()
                .tier()
                .map(t -> new LandHistories(inputs.carbon().land(), t.model(), inputs.studyArea(), counts));
    }

    /** Takes the land of one history. */
    @FunctionalInterface
    public interface Visitor {
        /** @param hectare what each of its hectares does in the year of the phase */
        void land(int unit, int classIndex, double hectares, LandHectare hectare);
    }

    /** Land of a phase that Tier 1 covers, sorted by unit (0 = outside). */
    public void each(int set, int phase, Visitor visitor) {
        LandModel.Cache cache = model.cache();
        counts.eachHistory(set, (unit, owner, history, cells, area) -> {
            Optional<Stratum> stratum = land.stratum(owner);
            if (stratum.isPresent()) {
                cache.hectare(stratum.get(), history, phase)
                        .ifPresent(h -> visitor.land(unit, history[phase], studyArea.km2(cells, area) * 100, h));
            }
        });
    }

    /**
     * Sources and sinks of a phase by unit (0 = outside) and class. A history is one or the other by what all its pools
     * do together.
     */
    LandFlows flows(int set, int phase, int units) {
        int classes = studyArea.legend().classes() + 1;
        LandFlows flows = new LandFlows(new double[units][classes], new double[units][classes]);
        Map<Integer, ExactSum> open = new HashMap<>(); // sources by class, sinks by ~class
        int[] current = {0};
        each(set, phase, (unit, c, hectares, hectare) -> {
            if (unit != current[0]) {
                close(open, flows, current[0]);
                current[0] = unit;
            }
            double tCO2 = hectares * hectare.tCO2_per_ha_yr();
            open.computeIfAbsent(tCO2 < 0 ? ~c : c, k -> new ExactSum()).add(tCO2);
        });
        close(open, flows, current[0]);
        return flows;
    }

    private static void close(Map<Integer, ExactSum> open, LandFlows flows, int unit) {
        open.forEach((c, sum) -> {
            if (c < 0) {
                flows.sink_tCO2()[unit][~c] = sum.value();
            } else {
                flows.source_tCO2()[unit][c] = sum.value();
            }
        });
        open.clear();
    }
}
