package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;

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
    void whatIsKeptIsNotMadeAgain() {
        ValueRaster raster = new RemadeRaster(made(), this::made, 100);
        System.gc();
        assertThat(Rasters.cells(raster)).containsExactly(1, 2, 3, 4);
        System.gc();
        assertThat(Rasters.cells(raster)).containsExactly(1, 2, 3, 4);
        assertThat(makings).hasValue(1);
    }

    @Test
    void whatWasLetGoIsMadeOnceMoreAndIsTheSame() {
        ValueRaster raster = new RemadeRaster(made(), this::made, 100);
        RemadeRaster.letAllGo();
        System.gc();
        assertThat(raster.tiling()).isEqualTo(new Tiling(2, 2, 2, 1));
        assertThat(Rasters.cells(raster)).containsExactly(1, 2, 3, 4);
        assertThat(makings).hasValue(2);
        System.gc();
        assertThat(Rasters.cells(raster)).containsExactly(1, 2, 3, 4);
        assertThat(makings).hasValue(2);
    }

    @Test
    void ofManyThatTakeMuchTheOneUsedLastIsKept() {
        long third = Runtime.getRuntime().maxMemory() / 3;
        ValueRaster first = new RemadeRaster(made(), this::made, third);
        ValueRaster second = new RemadeRaster(made(), this::made, third);
        System.gc();
        Rasters.cells(second);
        assertThat(makings).hasValue(2);
        Rasters.cells(first); // makes room for itself
        System.gc();
        Rasters.cells(first);
        assertThat(makings).hasValue(3);
        Rasters.cells(second);
        assertThat(makings).hasValue(4);
    }
}
