package org.carbonscape.study;

import org.carbonscape.problem.Problem;

/** Told what a run is doing. */
@FunctionalInterface
public interface Progress {
    /** A stage begins. */
    void stage(String name);

    /** A caution of a finished run; it stands in the report as well. */
    default void caution(Problem caution) { }

    /** Nobody listens. */
    Progress SILENT = name -> { };
}
