package org.carbonscape.suitability;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.jspecify.annotations.Nullable;

/**
 * A raster that takes much memory and can be made again: Java lets it go where memory is short and nobody reads it, and
 * whoever reads it next makes it anew. The values never show it.
 */
final class RemadeRaster implements ValueRaster {
    private final Grid grid;
    private final Tiling tiling;
    private final Supplier<ValueRaster> maker;
    private SoftReference<ValueRaster> made;

    /**
     * @param like  on its cells, read in its blocks
     * @param made  the raster, or nothing if it was let go
     * @param maker gives the same raster whenever it is asked, from within a worker too
     */
    RemadeRaster(ValueRaster like, SoftReference<ValueRaster> made, Supplier<ValueRaster> maker) {
        this.grid = like.grid();
        this.tiling = like.tiling();
        this.made = made;
        this.maker = maker;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public Tiling tiling() {
        return tiling;
    }

    @Override
    public Reader open() {
        return raster().open(); // which holds on to it
    }

    private synchronized ValueRaster raster() {
        @Nullable ValueRaster own = made.get();
        if (own == null) {
            own = maker.get();
            made = new SoftReference<>(own);
        }
        return own;
    }
}
