package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.junit.jupiter.api.Test;

class RemadeRasterTest {
    private final Grid grid = new Grid(Crs.epsg(4547), 0, 0, 10, 10, 2, 2);
    private final AtomicInteger makings = new AtomicInteger();

    private ValueRaster made() {
        makings.incrementAndGet();
        return new Rasters.Values(grid, new float[] {1, 2, 3, 4}, new Tiling(2, 2, 2, 1));
    }

    @Test
    void whatIsHeldIsNotMadeAgain() {
        ValueRaster first = made();
        ValueRaster raster = new RemadeRaster(first, new SoftReference<>(first), this::made);
        assertThat(Rasters.cells(raster)).containsExactly(1, 2, 3, 4);
        assertThat(Rasters.cells(raster)).containsExactly(1, 2, 3, 4);
        assertThat(makings).hasValue(1);
    }

    @Test
    void whatWasLetGoIsMadeOnceMoreAndIsTheSame() {
        ValueRaster first = made();
        ValueRaster raster = new RemadeRaster(first, new SoftReference<>(null), this::made);
        assertThat(raster.tiling()).isEqualTo(first.tiling());
        assertThat(Rasters.cells(raster)).containsExactly(1, 2, 3, 4);
        assertThat(Rasters.cells(raster)).containsExactly(1, 2, 3, 4);
        assertThat(makings).hasValue(2);
    }
}
