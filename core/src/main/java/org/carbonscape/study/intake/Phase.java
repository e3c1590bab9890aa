package org.carbonscape.study.intake;

import java.util.Optional;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.io.tiff.TiffClassRaster;
import org.carbonscape.land.MapAccuracy;

/**
 * One phase on the study grid.
 *
 * @param source   the file it comes from; empty where it stands in for one that could not be opened
 * @param accuracy how sure its classes are; empty where it is taken as it is
 */
public record Phase(
        int year, String place, Optional<TiffClassRaster> source, ClassRaster raster, Optional<MapAccuracy> accuracy) {
    /** Taken as it is. */
    public Phase(int year, String place, Optional<TiffClassRaster> source, ClassRaster raster) {
        this(year, place, source, raster, Optional.empty());
    }
}
