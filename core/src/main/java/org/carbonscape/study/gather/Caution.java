package org.carbonscape.study.gather;

import org.carbonscape.method.UnitStatistic;
import org.carbonscape.problem.Problem;

/** A caution of the statistics, with what it is about: a report shows it beside that. */
public record Caution(About about, Problem problem) {
    /** What a caution is about. */
    public sealed interface About {}

    /** One statistic, what it found or why it was left out. */
    public record Of(UnitStatistic<?, ?> statistic) implements About {}

    /** What several statistics share. */
    public enum Common implements About {
        /** Neighbours of a unit set. */
        WEIGHTS,
        /** The surfaces of sources and sinks. */
        DENSITY
    }
}
