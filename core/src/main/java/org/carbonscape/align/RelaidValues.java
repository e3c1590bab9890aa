package org.carbonscape.align;

import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;

/** The same cells under the study grid's own numbers, where those of the file differ in their last digits. */
record RelaidValues(ValueRaster raster, Grid grid) implements ValueRaster {
    @Override
    public Tiling tiling() {
        return raster.tiling();
    }

    @Override
    public Reader open() {
        return raster.open();
    }
}
