package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/**
 * A raster whose rows are made whole and are dear to make: those made last are kept, so that the blocks beside one
 * another, and further readings of a small raster, copy them. Which rows are kept never shows in the values.
 */
final class KeptRows implements ValueRaster {
    private static final long serialVersionUID = 1L;

    /** 64 megabytes of cells, or a sixteenth of the memory where that is more. */
    private static final long MOST_CELLS =
            Math.max(1 << 24, Runtime.getRuntime().maxMemory() / 64);
    /** Rows of any width: those of two bands of blocks, which threads work on at once, and more. */
    private static final int LEAST_ROWS = 1536;

    private static final float[] IN_WORK = new float[0];

    private final ValueRaster source;
    private final long most;
    private final transient AtomicReferenceArray<float[]> rows;
    /** Kept rows in the order they were made, each plus 1; 0 where there is room. */
    private final transient int[] order;

    private transient int next;

    KeptRows(ValueRaster source) {
        this(source, most(source.grid()));
    }

    private static long most(Grid grid) {
        return Math.max(LEAST_ROWS, MOST_CELLS / grid.columns());
    }

    /** What the rows kept of a grid take. */
    static long bytes(Grid grid) {
        return 4 * Math.min(grid.cells(), most(grid) * grid.columns());
    }

    /** @param most rows to keep */
    KeptRows(ValueRaster source, long most) {
        this.source = source;
        this.most = most;
        int count = source.grid().rows();
        this.rows = new AtomicReferenceArray<>(count);
        this.order = new int[(int) Math.min(count, most)];
    }

    /** A copy that was sent elsewhere keeps rows of its own. */
    private Object readResolve() {
        return new KeptRows(source, most);
    }

    @Override
    public Grid grid() {
        return source.grid();
    }

    @Override
    public Tiling tiling() {
        return source.tiling();
    }

    @Override
    public Reader open() {
        int columns = source.grid().columns();
        Reader own = source.open();
        return new Reader() {
            @Override
            public void read(Window window, float[] into) {
                List<Integer> others = new ArrayList<>(); // rows that another thread is making
                for (int r = 0; r < window.height(); r++) {
                    int row = window.row() + r;
                    float[] line = rows.get(row);
                    if (line == null && rows.compareAndSet(row, null, IN_WORK)) {
                        line = made(row);
                        keep(row, line);
                    }
                    if (line == null || line == IN_WORK) {
                        others.add(row);
                    } else {
                        copy(line, window, row, into);
                    }
                }
                for (int row : others) {
                    float[] line = rows.get(row);
                    copy(line == null || line == IN_WORK ? made(row) : line, window, row, into); // nobody is waited for
                }
            }

            private float[] made(int row) {
                float[] line = new float[columns];
                own.read(new Window(0, row, columns, 1), line);
                return line;
            }

            private void copy(float[] line, Window window, int row, float[] into) {
                System.arraycopy(line, window.column(), into, (row - window.row()) * window.width(), window.width());
            }

            @Override
            public void close() {
                own.close();
            }
        };
    }

    private void keep(int row, float[] line) {
        rows.set(row, line);
        synchronized (order) {
            if (order[next] > 0) {
                rows.set(order[next] - 1, null);
            }
            order[next] = row + 1;
            next = (next + 1) % order.length;
        }
    }
}
