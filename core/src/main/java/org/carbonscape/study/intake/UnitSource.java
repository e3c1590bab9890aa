package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Units on plain files: a vector file with a column, or a raster.
 *
 * @param layer of a GeoPackage that holds several
 * @param id    column of identifiers; empty = the feature's number
 * @param value column of numbers; empty = 1 for each
 */
public record UnitSource(
        Optional<Path> units,
        Optional<String> layer,
        Optional<String> id,
        Optional<String> value,
        Optional<Path> raster) {}
