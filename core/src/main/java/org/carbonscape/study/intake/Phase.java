package org.carbonscape.study.intake;

import org.carbonscape.grid.ClassRaster;
import org.carbonscape.io.tiff.TiffClassRaster;

/** One phase on the study grid, with the file it comes from. */
public record Phase(int year, String place, TiffClassRaster source, ClassRaster raster) {}
