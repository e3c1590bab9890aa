package org.carbonscape.io.block;

import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Where the blocks of a band lie in its file: how that is read there, page by page, and what it must be. The entries
 * themselves stay in the file, so that a raster of any number of blocks is small here and where it is sent; a page that
 * says something else later is another file's.
 */
public final class BlockIndex {
    /** Blocks of a page. */
    private static final int PAGE = 2048;
    /** Pages read at once when a file is opened: a server is asked for few large ranges. */
    private static final int PAGES_AT_ONCE = 32;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** What a file says of its blocks: a value. */
    public interface Entries {
        /**
         * Reads as many entries as there is room for.
         *
         * @param first   block, row of blocks by row of blocks
         * @param offsets of each block; 0 = no data stored (GDAL's sparse files)
         * @param counts  bytes of each block as stored; of Imagine's coded blocks less than 0
         */
        void read(ByteSource source, int first, long[] offsets, long[] counts);
    }

    /** Looks at each block of a file that is opened; throws what is wrong with it. */
    public interface Check {
        void block(int number, long offset, long count);
    }

    private final Entries entries;
    private final int blocks;
    /** Of each page, of all that it says. */
    private final long[] sums;

    private final long stored;
    private final boolean sparse;

    private BlockIndex(Entries entries, int blocks, long[] sums, long stored, boolean sparse) {
        this.entries = entries;
        this.blocks = blocks;
        this.sums = sums;
        this.stored = stored;
        this.sparse = sparse;
    }

    /** Of a raster that is made of others. */
    public static BlockIndex none() {
        return new BlockIndex(new Nothing(), 0, new long[0], 0, false);
    }

    private record Nothing() implements Entries {
        @Override
        public void read(ByteSource source, int first, long[] offsets, long[] counts) {
            throw new IllegalStateException("no blocks of its own");
        }
    }

    /** Reads every entry once. */
    public static BlockIndex checked(ByteSource source, int blocks, Entries entries, Check check) {
        long[] sums = new long[(blocks + PAGE - 1) / PAGE];
        long stored = 0;
        boolean sparse = false;
        int step = PAGE * PAGES_AT_ONCE;
        for (int first = 0; first < blocks; first += step) {
            int n = Math.min(step, blocks - first);
            long[] offsets = new long[n];
            long[] counts = new long[n];
            entries.read(source, first, offsets, counts);
            for (int i = 0; i < n; i++) {
                check.block(first + i, offsets[i], counts[i]);
                stored += Math.abs(counts[i]);
                sparse |= offsets[i] == 0;
            }
            for (int from = 0; from < n; from += PAGE) {
                sums[(first + from) / PAGE] = sum(offsets, counts, from, Math.min(n, from + PAGE));
            }
        }
        return new BlockIndex(entries, blocks, sums, stored, sparse);
    }

    private static long sum(long[] offsets, long[] counts, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum = Long.rotateLeft((sum ^ offsets[i]) * MIX, 29);
            sum = Long.rotateLeft((sum ^ counts[i]) * MIX, 29);
        }
        return sum;
    }

    public int blocks() {
        return blocks;
    }

    /** Bytes of all blocks. */
    public long stored() {
        return stored;
    }

    /** Whether there are blocks that are not stored. */
    public boolean isSparse() {
        return sparse;
    }

    /** For one reader of the file. */
    public Places open(ByteSource source) {
        return new Places(this, source);
    }

    /** A reader's view: holds a few pages. Not thread-safe. */
    public static final class Places {
        /** Pages held: neighbouring rows of blocks of a wide raster lie in different ones. */
        private static final int HELD = 8;

        private record Page(int number, long[] offsets, long[] counts) {}

        private final BlockIndex index;
        private final ByteSource source;
        private final @Nullable Page[] held = new @Nullable Page[HELD];
        private Page last = new Page(-1, new long[0], new long[0]);

        private Places(BlockIndex index, ByteSource source) {
            this.index = index;
            this.source = source;
        }

        /** Where a block begins; 0 = no data stored. */
        public long offset(int block) {
            return page(block).offsets[block % PAGE];
        }

        /** Bytes of a block as stored; of Imagine's coded blocks less than 0. */
        public long count(int block) {
            return page(block).counts[block % PAGE];
        }

        private Page page(int block) {
            int number = block / PAGE;
            if (last.number != number) {
                Page page = held[number % HELD];
                if (page == null || page.number != number) {
                    page = read(number);
                    held[number % HELD] = page;
                }
                last = page;
            }
            return last;
        }

        private Page read(int number) {
            int first = number * PAGE;
            int n = Math.min(PAGE, index.blocks - first);
            Page page = new Page(number, new long[n], new long[n]);
            index.entries.read(source, first, page.offsets, page.counts);
            if (sum(page.offsets, page.counts, 0, n) != index.sums[number]) {
                throw new ProblemException(
                        ProblemCode.FILE_10_OTHER,
                        source.path().toString(),
                        Bilingual.of("its blocks lie elsewhere", "数据块位置已变"));
            }
            return page;
        }
    }
}
