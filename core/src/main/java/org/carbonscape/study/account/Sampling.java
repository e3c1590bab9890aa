package org.carbonscape.study.account;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.intake.MadeValues;

/** Reads the pixels of a picture: the cell at the middle of each, in the raster's own blocks. */
public record Sampling(Images images, Engine engine) {
    public float[] of(ValueRaster raster) {
        float[] picture = new float[images.columns() * images.rows()];
        Arrays.fill(picture, Float.NaN);
        engine.map(
                raster.tiling(),
                cells -> new TileMap.Worker<Boolean>() {
                    private final ValueRaster.Reader reader = raster.open();

                    @Override
                    public Boolean make(Window window) {
                        float[] cells = new float[window.cells()];
                        reader.read(window, cells);
                        images.each(window, (pixel, cell) -> picture[pixel] = cells[cell]);
                        return true;
                    }

                    @Override
                    public void close() {
                        reader.close();
                    }
                },
                (window, done) -> {});
        return picture;
    }

    /** Classes by their index; NaN where there is none. */
    public float[] of(ClassRaster raster) {
        return of(MadeValues.byClass(
                raster,
                IntStream.rangeClosed(0, raster.classes()).asDoubleStream().toArray()));
    }
}
