package org.carbonscape.study.table;

import java.util.function.Consumer;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** Some blocks spread over a raster: what they tell need not wait for the end of the work, which reads all. */
public final class FirstLook {
    private static final int BLOCKS = 16;

    private FirstLook() {}

    /** @param block takes the cells of one block after the other, NaN = no value */
    public static void at(ValueRaster raster, Consumer<float[]> block) {
        Tiling tiling = raster.tiling();
        int looked = Math.min(tiling.count(), BLOCKS);
        try (ValueRaster.Reader reader = raster.open()) {
            for (long i = 0; i < looked; i++) {
                Window window = tiling.window((int) (i * tiling.count() / looked));
                float[] cells = new float[window.cells()];
                reader.read(window, cells);
                block.accept(cells);
            }
        }
    }
}
