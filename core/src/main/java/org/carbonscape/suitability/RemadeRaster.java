package org.carbonscape.suitability;

import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.jspecify.annotations.Nullable;

/**
 * A raster that takes much memory and can be made again: of all of them together those used last are kept, up to a
 * quarter of the memory; whoever reads another makes it anew. The values never show it. Not left to soft references,
 * which Java clears only after it has long tried to do without.
 */
final class RemadeRaster implements ValueRaster {
    private static final long serialVersionUID = 1L;

    /** Those that hold their raster, the one used longest ago first; its lock guards {@link #kept} of all. */
    private static final Deque<WeakReference<RemadeRaster>> HOLDING = new ArrayDeque<>();

    private final Grid grid;
    private final Tiling tiling;
    private final Maker maker;
    private final long bytes;
    /** Readers hold on to what they read; null in a copy that was sent elsewhere, which makes its own. */
    private transient @Nullable WeakReference<ValueRaster> made;

    private transient @Nullable ValueRaster kept;

    /** Makes the raster; a value, since the raster is sent as what makes it. */
    interface Maker extends Serializable {
        ValueRaster make();
    }

    /**
     * @param made  the raster
     * @param maker gives the same raster whenever it is asked, from within a worker too
     * @param bytes that it takes
     */
    RemadeRaster(ValueRaster made, Maker maker, long bytes) {
        this.grid = made.grid();
        this.tiling = made.tiling();
        this.made = new WeakReference<>(made);
        this.maker = maker;
        this.bytes = bytes;
        keep(made);
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
        WeakReference<ValueRaster> before = made;
        ValueRaster own = before == null ? null : before.get();
        if (own == null) {
            own = maker.make();
            made = new WeakReference<>(own);
        }
        keep(own);
        return own;
    }

    private void keep(ValueRaster own) {
        synchronized (HOLDING) {
            HOLDING.removeIf(r -> r.get() == null || r.get() == this);
            kept = own;
            HOLDING.addLast(new WeakReference<>(this));
            long all = 0;
            for (WeakReference<RemadeRaster> r : HOLDING) {
                RemadeRaster one = r.get();
                all += one == null ? 0 : one.bytes;
            }
            while (HOLDING.size() > 1 && all > Runtime.getRuntime().maxMemory() / 4) {
                RemadeRaster oldest = HOLDING.removeFirst().get();
                if (oldest != null) {
                    oldest.kept = null;
                    all -= oldest.bytes;
                }
            }
        }
    }

    /** Lets all go, before work that needs none of them and much memory. */
    static void letAllGo() {
        synchronized (HOLDING) {
            HOLDING.forEach(r -> {
                RemadeRaster one = r.get();
                if (one != null) {
                    one.kept = null;
                }
            });
            HOLDING.clear();
        }
    }
}
