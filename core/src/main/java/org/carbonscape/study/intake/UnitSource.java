package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.option.FileName;

/**
 * Units on plain files: a vector file with a column, or a raster.
 *
 * @param layer  of a GeoPackage that holds several
 * @param id     column of identifiers; empty: the feature's number
 * @param value  column of numbers; empty: 1 for each
 * @param series columns, or rasters, of several times, the earliest first; empty: one time
 * @param named  column of names, for answers beside the identifiers; empty: none
 */
public record UnitSource(
        Optional<Path> units,
        Optional<String> layer,
        Optional<String> id,
        Optional<String> value,
        Optional<Path> raster,
        List<String> series,
        Optional<String> named) {

    public UnitSource(
            Optional<Path> units,
            Optional<String> layer,
            Optional<String> id,
            Optional<String> value,
            Optional<Path> raster) {
        this(units, layer, id, value, raster, List.of(), Optional.empty());
    }

    /** The same with another variable: a column, or where units are cells another raster; empty: its own. */
    public UnitSource of(String variable) {
        if (variable.isEmpty()) {
            return this;
        }
        return raster.isPresent()
                ? new UnitSource(units, layer, id, value, Optional.of(FileName.path(variable)), series, named)
                : new UnitSource(units, layer, id, Optional.of(variable), raster, series, named);
    }
}
