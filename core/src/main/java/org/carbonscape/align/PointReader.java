package org.carbonscape.align;

import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Transform;
import org.carbonscape.grid.Window;

/**
 * Takes for each study cell what the source has around its centre. A window that needs too much of the source at once
 * is split, so that memory does not grow with the distortion between the two grids.
 *
 * @param <T> what a window is read into
 */
abstract class PointReader<T> implements AutoCloseable {
    /** Blocks of study cells: large enough that little of the source is read twice where they meet. */
    static final int SIDE = 1024;

    private final PixelMap map;
    private final Grid from;
    private final int margin;
    private double[] x = new double[0];
    private double[] y = new double[0];

    /** @param margin cells around a position that are looked at too */
    PointReader(Grid study, Grid from, Transform transform, int margin) {
        this.map = new PixelMap(study, from, transform);
        this.from = from;
        this.margin = margin;
    }

    /** Reads the source cells that the next calls of {@link #pick} look at. */
    abstract void fetch(Window source);

    /** {@code n} cells from {@code out} on have no source. */
    abstract void none(T into, int out, int n);

    /**
     * {@code n} cells from {@code out} on, whose centres lie at (x, y) in source cells, of which {@code at} was
     * fetched.
     */
    abstract void pick(SourceWindow at, double[] x, double[] y, int n, T into, int out);

    public void read(Window window, T into) {
        if (x.length < window.width()) {
            x = new double[window.width()];
            y = new double[window.width()];
        }
        part(window, window, into);
    }

    private void part(Window part, Window window, T into) {
        SourceWindow needed = SourceWindow.of(map.bounds(part), margin, from);
        if (part.cells() > 1 && needed.isTooLargeFor(part)) {
            for (Window half : SourceWindow.halves(part)) {
                part(half, window, into);
            }
            return;
        }
        if (!needed.isEmpty()) {
            fetch(needed.window());
        }
        for (int r = part.row(); r < part.endRow(); r++) {
            int out = (r - window.row()) * window.width() + part.column() - window.column();
            if (needed.isEmpty()) {
                none(into, out, part.width());
            } else {
                map.row(r, part.column(), part.endColumn(), x, y);
                pick(needed, x, y, part.width(), into, out);
            }
        }
    }

    @Override
    public abstract void close();
}
