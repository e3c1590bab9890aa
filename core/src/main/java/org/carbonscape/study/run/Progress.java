package org.carbonscape.study.run;

import java.util.List;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.problem.Problem;

/** Told what a run is doing. */
@FunctionalInterface
public interface Progress {
    /** A stage begins. */
    void stage(String name);

    /** Of the stage that ends, pieces of work were taken from the cache: all of them, or some. */
    default void taken(StageCache.Share share) {}

    /** Megabytes that the run needs for its data; told as soon as the land is counted. */
    default void memory(long mb) {}

    /** The cautions of a finished run; they stand in the report as well. */
    default void cautions(List<Problem> cautions) {}
}
