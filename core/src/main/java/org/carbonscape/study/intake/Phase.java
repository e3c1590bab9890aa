package org.carbonscape.study.intake;

import java.util.Optional;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.io.tiff.TiffClassRaster;

/**
 * One phase on the study grid.
 *
 * @param source the file it comes from; empty where it stands in for one that could not be opened
 */
public record Phase(int year, String place, Optional<TiffClassRaster> source, ClassRaster raster) {}
