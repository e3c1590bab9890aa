package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.Layout;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks that do not fit the windows they are read through. */
class StripsTest {
    @TempDir
    Path dir;

    /** Counts what it decodes. */
    private static final class CountingDecoder extends BlockDecoder {
        private int decoded;

        CountingDecoder(ByteSource source, Layout layout) {
            super(source, layout);
        }

        @Override
        void decode(int block, byte[] into) {
            decoded++;
            super.decode(block, into);
        }
    }

    private static int decodes(Path path, int width, int height) {
        TiffFile file = TiffFile.open(path);
        Layout layout = file.layout();
        try (ByteSource source = ByteSource.open(path)) {
            CountingDecoder decoder = new CountingDecoder(source, layout);
            BlockCache cache = new BlockCache(decoder, layout);
            for (int row = 0; row < layout.blocks().rows(); row += height) {
                for (int column = 0; column < layout.blocks().columns(); column += width) {
                    Window w = new Window(
                            column,
                            row,
                            Math.min(width, layout.blocks().columns() - column),
                            Math.min(height, layout.blocks().rows() - row));
                    cache.expect(w);
                    for (int by = row / layout.blocks().height();
                            by <= (w.endRow() - 1) / layout.blocks().height();
                            by++) {
                        for (int bx = column / layout.blocks().width();
                                bx <= (w.endColumn() - 1) / layout.blocks().width();
                                bx++) {
                            cache.block(by * layout.blocks().across() + bx);
                        }
                    }
                }
            }
            return decoder.decoded;
        }
    }

    @Test
    void noBlockIsDecodedTwiceByWindowsAcrossIt() throws Exception {
        assertThat(decodes(SmallFiles.file("byte-deflate-strips.tif"), 16, 12)).isEqualTo(10); // 29 rows in strips of 3
        assertThat(decodes(SmallFiles.file("byte-lzw-tiles-p2.tif"), 8, 8)).isEqualTo(6); // 3 x 2 tiles of 16 x 16
        // large enough to pass what is always kept: rows of 200,000 bytes, 4 MB are 20 of them
        Path wide = strips("wide.tif", 200_000, 128, 1, 1);
        assertThat(decodes(wide, 512, 64)).isEqualTo(128);
    }

    @Test
    void memoryForStripsHasABound() throws Exception {
        // 512 rows of 1,000,000 bytes do not fit 64 MB: each window decodes them anew rather than hold them all
        Path huge = strips("huge.tif", 1_000_000, 512, 1, 1);
        long before = used();
        assertThat(decodes(huge, 500_000, 512)).isEqualTo(1024);
        assertThat(used() - before).isLessThan(100L << 20);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void uncompressedStripsOfAnySizeAreReadInPieces() throws Exception {
        // two strips of 331 MB, the second of fewer rows: holes of the file, but for three cells
        int columns = 20_000;
        Path path = strips("large.tif", columns, 30_000, 16_555, 1);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            long data = 4096;
            channel.write(
                    ByteBuffer.wrap(new byte[] {7}), data + 16_554L * columns + 19_999); // last cell of the first strip
            channel.write(ByteBuffer.wrap(new byte[] {8}), data + 16_555L * columns); // first of the second
            channel.write(ByteBuffer.wrap(new byte[] {9}), data + 29_999L * columns + 19_999); // last of all
        }
        TiffFile file = TiffFile.open(path);
        // 16,555 = 5 * 7 * 11 * 43; 13 rows are 256 kB
        Grid grid = file.grid(Crs.epsg(32648));
        try (ValueRaster.Reader reader = file.values(grid, List.of()).open()) {
            float[] cells = new float[20_000 * 2];
            reader.read(new Window(0, 16_554, 20_000, 2), cells);
            assertThat(new float[] {cells[19_998], cells[19_999], cells[20_000], cells[20_001]})
                    .containsExactly(0, 7, 8, 0);
            reader.read(new Window(19_999, 29_998, 1, 2), cells);
            assertThat(new float[] {cells[0], cells[1]}).containsExactly(0, 9);
        }
    }

    @Test
    void compressedStripsBeyondTheLimitAreAProblem() throws Exception {
        Path path = strips("packed.tif", 20_000, 30_000, 16_555, 8);
        assertThatThrownBy(() -> TiffFile.open(path))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TIFF-11")
                .hasMessageContaining("blocks of 20000 x 16555, 315 MB each");
    }

    @Test
    void aGapOfAnyNumberOfRowsTakesNoMemory() throws Exception {
        Path path = strips("gap.tif", 8, Integer.MAX_VALUE, Integer.MAX_VALUE - 2, -1);
        assertThatThrownBy(() -> TiffFile.open(path)).isInstanceOf(ProblemException.class);
    }

    /** A file of zeros by its header; -1: nothing stored. */
    private Path strips(String name, int columns, int rows, int perStrip, int compression) throws Exception {
        Path path = dir.resolve(name);
        int n = (int) ((rows - 1L) / perStrip + 1);
        int head = 8 + 2 + 11 * 12 + 4;
        int offsets = 8 * 64;
        ByteBuffer b = ByteBuffer.allocate(Math.max(4096, offsets + 8 * n + 64)).order(ByteOrder.LITTLE_ENDIAN);
        long data = b.capacity();
        b.putShort((short) 0x4949).putShort((short) 42).putInt(8).putShort((short) 11);
        field(b, 256, 4, 1, columns);
        field(b, 257, 4, 1, rows);
        field(b, 258, 3, 1, 8);
        field(b, 259, 3, 1, Math.abs(compression));
        field(b, 273, 4, n, n == 1 ? (int) data : offsets);
        field(b, 277, 3, 1, 1);
        field(b, 278, 4, 1, perStrip);
        field(b, 279, 4, n, n == 1 ? columns * rows : offsets + 4 * n);
        field(b, 339, 3, 1, 1);
        field(b, 33550, 12, 3, head);
        field(b, 33922, 12, 6, head + 24);
        b.putInt(0);
        assertThat(b.position()).isEqualTo(head);
        for (double d : new double[] {30, 20, 0, 0, 0, 0, 500000, 3000000, 0}) {
            b.putDouble(d);
        }
        long end = data;
        if (n > 1) {
            for (int i = 0; i < n; i++) {
                long bytes = compression < 0
                        ? 0
                        : compression == 8
                                ? 100_000_000
                                : (long) columns * Math.min(perStrip, rows - (long) i * perStrip);
                b.putInt(offsets + 4 * i, compression < 0 ? 0 : (int) end);
                b.putInt(offsets + 4 * n + 4 * i, (int) bytes);
                end += bytes;
            }
        } else {
            end += (long) columns * rows;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(Arrays.copyOf(b.array(), b.capacity()));
            file.setLength(end);
        }
        return path;
    }

    private static void field(ByteBuffer b, int tag, int type, int count, int value) {
        b.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
