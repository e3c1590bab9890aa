package org.carbonscape.study.layer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.study.intake.MadeValues;

/** Reads the pixels of a picture: the cell at the middle of each, in the raster's own blocks. */
public record Sampling(Images images, Engine engine) {
    public float[] of(ValueRaster raster) {
        float[] picture = new float[images.columns() * images.rows()];
        Arrays.fill(picture, Float.NaN);
        Pixels pixels = images.pixels();
        engine.map(
                raster.tiling(),
                cells -> block -> pixels.take(block, cells.of(raster, block)),
                (block, piece) -> pixels.put(block, piece, picture));
        return picture;
    }

    /** Classes by their index; NaN where there is none. */
    public float[] of(ClassRaster raster) {
        return of(MadeValues.byClass(
                raster,
                IntStream.rangeClosed(0, raster.classes()).asDoubleStream().toArray()));
    }
}
