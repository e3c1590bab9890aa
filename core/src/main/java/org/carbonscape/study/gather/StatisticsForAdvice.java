package org.carbonscape.study.gather;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** What the statistics of a run hand on to suitability and zones. */
public record StatisticsForAdvice(Optional<HotSpots> hotSpots, Optional<DensityStage.Result> density) {
    public static final StatisticsForAdvice NOTHING = new StatisticsForAdvice(Optional.empty(), Optional.empty());

    /** The run's own Gi* bins, -3..3, by unit of a set. */
    public record HotSpots(int set, IntUnaryOperator bin) {}
}
