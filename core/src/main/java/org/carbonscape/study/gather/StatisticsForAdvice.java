package org.carbonscape.study.gather;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.carbonscape.zone.LandCounts;

/** What the statistics of a run hand on to suitability and zones. */
public record StatisticsForAdvice(Optional<HotSpots> hotSpots, Optional<DensityStage.Result> density) {
    public static final StatisticsForAdvice NOTHING = new StatisticsForAdvice(Optional.empty(), Optional.empty());

    /** All of it as values, for the keys of what is made with it. */
    public List<Object> seen(LandCounts counts) {
        return List.of(
                hotSpots.map(
                        h -> IntStream.rangeClosed(0, counts.sets().get(h.set()).count())
                                .map(h.bin())
                                .toArray()),
                hotSpots.map(HotSpots::set),
                density);
    }

    /** The run's own Gi* bins, -3..3, by unit of a set. */
    public record HotSpots(int set, IntUnaryOperator bin) {}
}
