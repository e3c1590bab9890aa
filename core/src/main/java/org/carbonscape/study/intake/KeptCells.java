package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/**
 * Keeps blocks of a study's rasters once they are read, up to a sixteenth of the memory: a run reads its land use a
 * dozen times, and to decode it takes longer than most of what is done with it. Classes are kept as runs, a tenth of a
 * byte a cell. A copy that is sent elsewhere keeps nothing.
 */
public final class KeptCells {
    /** Larger blocks are whole rasters, not parts of one. */
    private static final int MOST_CELLS = 1 << 22;

    private final AtomicLong room;
    private final Map<Path, ValueRaster> values = new HashMap<>();

    public KeptCells() {
        this(Runtime.getRuntime().maxMemory() / 16);
    }

    /** @param bytes that blocks may take, all together */
    KeptCells(long bytes) {
        room = new AtomicLong(bytes);
    }

    /** The same raster. */
    ClassRaster of(ClassRaster raster) {
        return raster.classes() > 255 || isWhole(raster.tiling()) ? raster : new KeptClasses(raster, room);
    }

    /**
     * The values of a file on the grid of the study, cut as it is: the same raster whoever reads the file.
     *
     * @param raster as it is read from the file
     */
    public synchronized ValueRaster of(Path file, ValueRaster raster) {
        return isWhole(raster.tiling()) ? raster : values.computeIfAbsent(file, f -> new KeptValues(raster, room));
    }

    private static boolean isWhole(Tiling tiling) {
        return (long) tiling.blockWidth() * tiling.blockHeight() > MOST_CELLS;
    }

    private static boolean take(AtomicLong room, long bytes) {
        if (room.addAndGet(-bytes) >= 0) {
            return true;
        }
        room.addAndGet(bytes);
        return false;
    }

    /** A part of a window that lies in one block. */
    private interface Part {
        void in(int block, Window part);
    }

    private static void parts(Tiling tiling, Window window, Part part) {
        int width = tiling.blockWidth();
        int height = tiling.blockHeight();
        for (int by = window.row() / height; by * height < window.endRow(); by++) {
            int top = Math.max(window.row(), by * height);
            int bottom = Math.min(window.endRow(), (by + 1) * height);
            for (int bx = window.column() / width; bx * width < window.endColumn(); bx++) {
                int left = Math.max(window.column(), bx * width);
                int right = Math.min(window.endColumn(), (bx + 1) * width);
                part.in(by * tiling.across() + bx, new Window(left, top, right - left, bottom - top));
            }
        }
    }

    private record KeptClasses(ClassRaster raster, AtomicLong room, AtomicReferenceArray<ClassBlock> blocks)
            implements ClassRaster {
        KeptClasses(ClassRaster raster, AtomicLong room) {
            this(raster, room, new AtomicReferenceArray<>(raster.tiling().count()));
        }

        private Object writeReplace() {
            return raster;
        }

        @Override
        public Grid grid() {
            return raster.grid();
        }

        @Override
        public int classes() {
            return raster.classes();
        }

        @Override
        public Tiling tiling() {
            return raster.tiling();
        }

        @Override
        public Reader open() {
            return new ClassReader(this);
        }
    }

    private static final class ClassReader implements ClassRaster.Reader {
        private final KeptClasses of;
        private Optional<ClassRaster.Reader> under = Optional.empty();
        private ClassTile whole = ClassTile.of(0, 1);

        ClassReader(KeptClasses of) {
            this.of = of;
        }

        private ClassRaster.Reader under() {
            ClassRaster.Reader reader = under.orElseGet(of.raster::open);
            under = Optional.of(reader);
            return reader;
        }

        @Override
        public void read(Window window, ClassTile into) {
            Tiling tiling = of.tiling();
            boolean[] known = {true};
            parts(tiling, window, (block, part) -> known[0] &= of.blocks.get(block) != null);
            int cells = tiling.blockWidth() * tiling.blockHeight();
            if (!known[0] && of.room.get() < cells) {
                under().read(window, into);
                return;
            }
            parts(tiling, window, (block, part) -> {
                Window all = tiling.window(block);
                ClassBlock kept = of.blocks.get(block);
                if (kept == null) {
                    if (whole.capacity() < cells) {
                        whole = ClassTile.of(cells, of.classes());
                    }
                    under().read(all, whole);
                    kept = ClassBlock.of(whole.bytes(), all.width(), all.height());
                    // what no class stands for is counted each time that it is read
                    if (under().unknown().isEmpty()
                            && take(of.room, kept.bytes())
                            && !of.blocks.compareAndSet(block, null, kept)) {
                        of.room.addAndGet(kept.bytes());
                    }
                }
                int to = (part.row() - window.row()) * window.width() + part.column() - window.column();
                kept.copy(part.column() - all.column(), part.row() - all.row(), part, into.bytes(), to, window.width());
            });
        }

        @Override
        public UnknownCodes unknown() {
            return under.map(ClassRaster.Reader::unknown).orElseGet(UnknownCodes::new);
        }

        @Override
        public void close() {
            under.ifPresent(ClassRaster.Reader::close);
        }
    }

    /**
     * Classes of a block.
     *
     * @param rowStart where each row begins
     * @param cells    runs of a row as length (0: 256) and class, where that takes less than the classes themselves;
     *                 two rows alike begin at one place
     */
    private record ClassBlock(int width, boolean inRuns, int[] rowStart, byte[] cells) {
        private static final byte[][] RUN = new byte[256][256];

        static {
            for (int c = 0; c < 256; c++) {
                Arrays.fill(RUN[c], (byte) c);
            }
        }

        static ClassBlock of(byte[] tile, int width, int height) {
            int[] rowStart = new int[height];
            byte[] runs = new byte[width * height];
            int n = 0;
            for (int r = 0, first = 0; r < height; r++, first += width) {
                int end = first + width;
                if (r > 0 && Arrays.equals(tile, first - width, first, tile, first, end)) {
                    rowStart[r] = rowStart[r - 1];
                    continue;
                }
                rowStart[r] = n;
                for (int at = first; at < end; n += 2) {
                    if (n + 2 > runs.length) {
                        Arrays.setAll(rowStart, row -> row * width);
                        return new ClassBlock(width, false, rowStart, Arrays.copyOf(tile, width * height));
                    }
                    byte held = tile[at];
                    int stop = Math.min(end, at + 256);
                    int from = at++;
                    while (at < stop && tile[at] == held) {
                        at++;
                    }
                    runs[n] = (byte) (at - from);
                    runs[n + 1] = held;
                }
            }
            return new ClassBlock(width, true, rowStart, Arrays.copyOf(runs, n));
        }

        long bytes() {
            return cells.length + 4L * rowStart.length + 64;
        }

        /** Copies cells from a place of the block on. */
        void copy(int column, int row, Window part, byte[] into, int to, int rowWidth) {
            for (int r = 0; r < part.height(); r++, to += rowWidth) {
                int at = rowStart[row + r];
                if (!inRuns) {
                    System.arraycopy(cells, at + column, into, to, part.width());
                } else if (r > 0 && at == rowStart[row + r - 1]) {
                    System.arraycopy(into, to - rowWidth, into, to, part.width());
                } else {
                    runs(at, column, into, to, part.width());
                }
            }
        }

        private void runs(int first, int column, byte[] into, int to, int n) {
            int at = first;
            int left = -column; // cells of the runs up to here, from the first that is wanted
            while (left < n) {
                int start = Math.max(0, left);
                left += (cells[at] - 1 & 255) + 1;
                int stop = Math.min(n, left);
                if (stop > start) {
                    byte held = cells[at + 1];
                    if (stop - start < 8) {
                        for (int i = to + start; i < to + stop; i++) {
                            into[i] = held;
                        }
                    } else {
                        System.arraycopy(RUN[held & 255], 0, into, to + start, stop - start);
                    }
                }
                at += 2;
            }
        }
    }

    private record KeptValues(ValueRaster raster, AtomicLong room, AtomicReferenceArray<float[]> blocks)
            implements ValueRaster {
        KeptValues(ValueRaster raster, AtomicLong room) {
            this(raster, room, new AtomicReferenceArray<>(raster.tiling().count()));
        }

        private Object writeReplace() {
            return raster;
        }

        @Override
        public Grid grid() {
            return raster.grid();
        }

        @Override
        public Tiling tiling() {
            return raster.tiling();
        }

        @Override
        public Reader open() {
            return new ValueReader(this);
        }
    }

    private static final class ValueReader implements ValueRaster.Reader {
        private final KeptValues of;
        private Optional<ValueRaster.Reader> under = Optional.empty();

        ValueReader(KeptValues of) {
            this.of = of;
        }

        private ValueRaster.Reader under() {
            ValueRaster.Reader reader = under.orElseGet(of.raster::open);
            under = Optional.of(reader);
            return reader;
        }

        @Override
        public void read(Window window, float[] into) {
            Tiling tiling = of.tiling();
            long[] lacking = new long[1];
            parts(tiling, window, (block, part) -> lacking[0] +=
                    of.blocks.get(block) == null ? 4L * tiling.window(block).cells() : 0);
            if (of.room.get() < lacking[0]) {
                under().read(window, into);
                return;
            }
            parts(tiling, window, (block, part) -> {
                Window all = tiling.window(block);
                float[] kept = of.blocks.get(block);
                if (kept == null) {
                    kept = new float[all.cells()];
                    under().read(all, kept);
                    if (take(of.room, 4L * kept.length) && !of.blocks.compareAndSet(block, null, kept)) {
                        of.room.addAndGet(4L * kept.length);
                    }
                }
                int from = (part.row() - all.row()) * all.width() + part.column() - all.column();
                int to = (part.row() - window.row()) * window.width() + part.column() - window.column();
                for (int r = 0; r < part.height(); r++, from += all.width(), to += window.width()) {
                    System.arraycopy(kept, from, into, to, part.width());
                }
            });
        }

        @Override
        public void close() {
            under.ifPresent(ValueRaster.Reader::close);
        }
    }
}
