package org.carbonscape.app.start;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * How large a TIFF is, from the first tags of its header. The library's own reader checks far more, and loads a hundred
 * classes for it: here nothing is at stake but speed, and what cannot be read counts as nothing.
 *
 * @param cells columns times rows of the first image; 0 where the file is no TIFF, damaged or not there
 * @param width of a cell in the units of its grid; 0 where the file does not say it
 */
record RasterSize(long cells, double width) {
    private static final RasterSize NONE = new RasterSize(0, 0);
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int PIXEL_SCALE = 33550;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int MOST_TAGS = 4096;

    static RasterSize of(Path file) {
        if (!file.toFile().isFile()) { // a pipe gives its bytes once only
            return NONE;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            ByteBuffer start = read(in, 0, 16, ByteOrder.LITTLE_ENDIAN);
            short mark = start.getShort(0);
            if (mark != 0x4949 && mark != 0x4d4d) {
                return NONE;
            }
            start.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            boolean big = start.getShort(2) == 43;
            if (!big && start.getShort(2) != 42) {
                return NONE;
            }
            long at = big ? start.getLong(8) : start.getInt(4) & 0xffff_ffffL;
            ByteBuffer count = read(in, at, big ? 8 : 2, start.order());
            long tags = big ? count.getLong(0) : count.getShort(0) & 0xffff;
            int size = big ? 20 : 12;
            ByteBuffer all =
                    read(in, at + (big ? 8 : 2), (int) Math.max(0, Math.min(tags, MOST_TAGS)) * size, start.order());
            long width = 0;
            long height = 0;
            double cell = 0;
            for (int i = 0; i < all.limit(); i += size) {
                int tag = all.getShort(i) & 0xffff;
                int value = i + (big ? 12 : 8);
                if (tag == PIXEL_SCALE) {
                    long there = big ? all.getLong(value) : all.getInt(value) & 0xffff_ffffL;
                    cell = read(in, there, 8, start.order()).getDouble(0);
                } else if (tag == WIDTH || tag == HEIGHT) {
                    long number = switch (all.getShort(i + 2)) {
                        case SHORT -> all.getShort(value) & 0xffff;
                        case LONG -> all.getInt(value) & 0xffff_ffffL;
                        default -> big ? all.getLong(value) : 0;
                    };
                    width = tag == WIDTH ? number : width;
                    height = tag == HEIGHT ? number : height;
                }
            }
            return new RasterSize(width * height, cell);
        } catch (IOException e) {
            return NONE;
        }
    }

    private static ByteBuffer read(RandomAccessFile in, long at, int count, ByteOrder order) throws IOException {
        byte[] bytes = new byte[count];
        if (at < 0) {
            throw new IOException("before the file");
        }
        in.seek(at);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(order);
    }
}
