package org.carbonscape.study;

/** Told what a run is doing. */
@FunctionalInterface
public interface Progress {
    /** A stage begins. */
    void stage(String name);

    /** Nobody listens. */
    Progress SILENT = name -> { };
}
