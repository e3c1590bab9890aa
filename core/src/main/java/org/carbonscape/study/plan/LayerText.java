package org.carbonscape.study.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a layer, a driver or a variable is made of, as studies and commands say it; {@link LayerGrammar} reads it. A
 * year that is not there means the last phase, or each where a driver changes with the phases.
 */
public sealed interface LayerText {
    /** A raster. */
    record Raster(String file) implements LayerText {}

    /**
     * The commonest class of the unit's cells.
     *
     * @param file raster of classes
     */
    record Majority(String file) implements LayerText {}

    /** Polygons. */
    record Polygons(String file) implements LayerText {}

    /** Classes of a phase. */
    record LandUse(OptionalInt year) implements LayerText {}

    /** Classes in two phases. */
    record Change(OptionalInt from, OptionalInt to) implements LayerText {}

    /**
     * Metres to the nearest cell of some classes.
     *
     * @param classes by name, in a command by code; one or more
     * @param in      the raster that has them, in a command; empty: land use
     */
    record Distance(List<String> classes, Optional<String> in, OptionalInt year) implements LayerText {}

    /**
     * Share of some classes in a unit's land.
     *
     * @param classes by name, in a command by code; one or more
     * @param in      a unit set, in a command the raster that has the classes; empty: the usual units
     */
    record Share(List<String> classes, Optional<String> in, OptionalInt year) implements LayerText {}

    /**
     * Net, source or sink.
     *
     * @param in a unit set; empty: of the cell
     */
    record Flux(Flow flow, Optional<String> in, OptionalInt year) implements LayerText {}

    /** Carbon stock of the cell's class. */
    record Stock(OptionalInt year) implements LayerText {}

    /** The run's density of sources or sinks. */
    record Density(Flow flow, OptionalInt year) implements LayerText {}

    /** The run's hot and cold spots. */
    record HotSpots() implements LayerText {}

    /** Anything else: a driver, a column, or nothing known. */
    record Name(String text) implements LayerText {}

    /** Which carbon. */
    enum Flow {
        NET,
        SOURCE,
        SINK
    }
}
