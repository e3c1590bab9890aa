package org.carbonscape.align;

import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;

/** The same cells under the study grid's own numbers, where those of the file differ in their last digits. */
record RelaidClasses(ClassRaster raster, Grid grid) implements ClassRaster {
    @Override
    public int classes() {
        return raster.classes();
    }

    @Override
    public Tiling tiling() {
        return raster.tiling();
    }

    @Override
    public Reader open() {
        return raster.open();
    }
}
