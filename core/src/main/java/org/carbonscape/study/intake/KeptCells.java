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
 * Keeps blocks of a study's rasters once they are read, up to a twelfth of the memory: a run reads its land use a
 * dozen times, and to decode it takes longer than most of what is done with it. Classes are kept as runs, a tenth of a
 * byte a cell. A copy that is sent elsewhere keeps nothing.
 */
public final class KeptCells {
    /** Of rasters of more blocks nothing is kept: their mere number takes room. */
    private static final int MOST_BLOCKS = 1 << 18;

    /** Larger blocks are whole rasters, not parts of one. */
    private static final int MOST_CELLS = 1 << 22;

    /** Memory of which nothing is taken. */
    private static final long LEAST = 256 << 20;

    private final AtomicLong room;
    private final Map<Path, ValueRaster> values = new HashMap<>();

    public KeptCells() {
        this(Math.max(0, Runtime.getRuntime().maxMemory() - LEAST) / 12);
    }

    /** @param bytes that blocks may take, all together */
    KeptCells(long bytes) {
        room = new AtomicLong(bytes);
    }

    /** The same raster. */
    ClassRaster of(ClassRaster raster) {
        return raster.classes() > 255 || !isParts(raster.tiling()) ? raster : new KeptClasses(raster, room);
    }

    /**
     * The values of a file on the grid of the study, cut as it is: the same raster whoever reads the file.
     *
     * @param raster as it is read from the file
     */
    synchronized ValueRaster of(Path file, ValueRaster raster) {
        return !isParts(raster.tiling()) ? raster : values.computeIfAbsent(file, f -> new KeptValues(raster, room));
    }

    private static boolean isParts(Tiling tiling) {
        return (long) tiling.blockWidth() * tiling.blockHeight() <= MOST_CELLS && tiling.count() <= MOST_BLOCKS;
    }

    private static boolean take(AtomicLong room, long bytes) {
        if (room.addAndGet(-bytes) >= 0) {
            return true;
        }
        room.addAndGet(bytes);
        return false;
    }

    /** What of a window lies in a block that is kept. */
    private interface Part {
        void in(int block, Window part);
    }

    /** What of a window lies in blocks side by side that are not kept, which are read together. */
    private interface Gap {
        void in(int first, Window blocks, Window part);
    }

    private static void parts(Tiling tiling, Window window, AtomicReferenceArray<?> kept, Part part, Gap gap) {
        int width = tiling.blockWidth();
        int height = tiling.blockHeight();
        int across = (window.endColumn() - 1) / width + 1;
        for (int by = window.row() / height; by * height < window.endRow(); by++) {
            int n;
            for (int bx = window.column() / width; bx < across; bx += n) {
                int block = by * tiling.across() + bx;
                Window first = tiling.window(block);
                n = 1;
                if (kept.get(block) != null) {
                    part.in(block, inside(first, window));
                    continue;
                }
                while (bx + n < across && kept.get(block + n) == null && (n + 1L) * width * height <= MOST_CELLS) {
                    n++;
                }
                int end = tiling.window(block + n - 1).endColumn();
                Window all = new Window(first.column(), first.row(), end - first.column(), first.height());
                gap.in(block, all, inside(all, window));
            }
        }
    }

    private static Window inside(Window one, Window other) {
        int left = Math.max(one.column(), other.column());
        int top = Math.max(one.row(), other.row());
        return new Window(
                left,
                top,
                Math.min(one.endColumn(), other.endColumn()) - left,
                Math.min(one.endRow(), other.endRow()) - top);
    }

    /** Where a window's first cell lies in another that holds it. */
    private static int place(Window window, Window in) {
        return (window.row() - in.row()) * in.width() + window.column() - in.column();
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

        void keep(int block, ClassBlock kept) {
            if (take(room, kept.bytes()) && !blocks.compareAndSet(block, null, kept)) {
                room.addAndGet(kept.bytes());
            }
        }
    }

    private static final class ClassReader implements ClassRaster.Reader {
        private final KeptClasses of;
        private Optional<ClassRaster.Reader> under = Optional.empty();
        private ClassTile scratch = ClassTile.of(0, 1);

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
            parts(
                    tiling,
                    window,
                    of.blocks,
                    (block, part) -> {
                        ClassBlock kept = of.blocks.get(block);
                        kept.copy(tiling.window(block), part, into.bytes(), place(part, window), window.width());
                    },
                    (first, blocks, part) -> {
                        boolean whole = part.equals(blocks) || of.room.get() >= blocks.cells();
                        Window read = whole ? blocks : part;
                        if (scratch.capacity() < read.cells()) {
                            scratch = ClassTile.of(read.cells(), of.classes());
                        }
                        under().read(read, scratch);
                        int from = place(part, read);
                        int to = place(part, window);
                        for (int r = 0; r < part.height(); r++, from += read.width(), to += window.width()) {
                            into.copy(scratch, from, to, part.width());
                        }
                        // what no class stands for is counted each time that it is read
                        for (int at = first;
                                whole
                                        && at < tiling.count()
                                        && under().unknown().isEmpty();
                                at++) {
                            Window block = tiling.window(at);
                            if (block.row() > blocks.row() || block.column() >= blocks.endColumn()) {
                                break;
                            }
                            of.keep(at, ClassBlock.of(scratch.bytes(), place(block, read), read.width(), block));
                        }
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
    private record ClassBlock(boolean inRuns, int[] rowStart, byte[] cells) {
        private static final byte[][] RUN = new byte[256][256];

        static {
            for (int c = 0; c < 256; c++) {
                Arrays.fill(RUN[c], (byte) c);
            }
        }

        /** The cells of a block from a place of a tile on, whose rows are so long. */
        static ClassBlock of(byte[] tile, int place, int rowWidth, Window block) {
            int width = block.width();
            int height = block.height();
            int[] rowStart = new int[height];
            byte[] runs = new byte[width * height];
            int n = 0;
            for (int r = 0, first = place; r < height; r++, first += rowWidth) {
                int end = first + width;
                if (r > 0 && Arrays.equals(tile, first - rowWidth, end - rowWidth, tile, first, end)) {
                    rowStart[r] = rowStart[r - 1];
                    continue;
                }
                rowStart[r] = n;
                for (int at = first; at < end; n += 2) {
                    if (n + 2 > runs.length) {
                        return plain(tile, place, rowWidth, block);
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
            return new ClassBlock(true, rowStart, Arrays.copyOf(runs, n));
        }

        private static ClassBlock plain(byte[] tile, int place, int rowWidth, Window block) {
            int[] rowStart = new int[block.height()];
            byte[] cells = new byte[block.cells()];
            for (int r = 0; r < rowStart.length; r++) {
                rowStart[r] = r * block.width();
                System.arraycopy(tile, place + r * rowWidth, cells, rowStart[r], block.width());
            }
            return new ClassBlock(false, rowStart, cells);
        }

        long bytes() {
            return cells.length + 4L * rowStart.length + 64;
        }

        /** Copies the cells of a part of the block to a place among rows that are so long. */
        void copy(Window block, Window part, byte[] into, int place, int rowWidth) {
            int column = part.column() - block.column();
            int row = part.row() - block.row();
            for (int r = 0, to = place; r < part.height(); r++, to += rowWidth) {
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

        /** Keeps a block if there is room: one value where all are alike, as beyond the land. */
        void keep(int number, float[] cells, int place, int rowWidth, Window block) {
            float[] kept = new float[block.cells()];
            boolean alike = true;
            int first = Float.floatToRawIntBits(cells[place]);
            for (int r = 0, from = place; r < block.height(); r++, from += rowWidth) {
                System.arraycopy(cells, from, kept, r * block.width(), block.width());
                for (int i = from; alike && i < from + block.width(); i++) {
                    alike = Float.floatToRawIntBits(cells[i]) == first;
                }
            }
            if (alike) {
                kept = Arrays.copyOf(kept, 1);
            }
            long bytes = 4L * kept.length + 16;
            if (take(room, bytes) && !blocks.compareAndSet(number, null, kept)) {
                room.addAndGet(bytes);
            }
        }
    }

    private static final class ValueReader implements ValueRaster.Reader {
        private final KeptValues of;
        private Optional<ValueRaster.Reader> under = Optional.empty();
        private float[] scratch = new float[0];

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
            parts(
                    tiling,
                    window,
                    of.blocks,
                    (number, part) -> {
                        float[] kept = of.blocks.get(number);
                        Window block = tiling.window(number);
                        int from = place(part, block);
                        int to = place(part, window);
                        for (int r = 0; r < part.height(); r++, from += block.width(), to += window.width()) {
                            if (kept.length == 1) {
                                Arrays.fill(into, to, to + part.width(), kept[0]);
                            } else {
                                System.arraycopy(kept, from, into, to, part.width());
                            }
                        }
                    },
                    (first, blocks, part) -> {
                        boolean whole = part.equals(blocks) || of.room.get() >= 4L * blocks.cells();
                        Window read = whole ? blocks : part;
                        if (scratch.length < read.cells()) {
                            scratch = new float[read.cells()];
                        }
                        under().read(read, scratch);
                        int from = place(part, read);
                        int to = place(part, window);
                        for (int r = 0; r < part.height(); r++, from += read.width(), to += window.width()) {
                            System.arraycopy(scratch, from, into, to, part.width());
                        }
                        for (int at = first; whole && at < tiling.count(); at++) {
                            Window block = tiling.window(at);
                            if (block.row() > blocks.row() || block.column() >= blocks.endColumn()) {
                                break;
                            }
                            of.keep(at, scratch, place(block, read), read.width(), block);
                        }
                    });
        }

        @Override
        public void close() {
            under.ifPresent(ValueRaster.Reader::close);
        }
    }
}
