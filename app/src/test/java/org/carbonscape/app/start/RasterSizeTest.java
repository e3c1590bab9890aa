package org.carbonscape.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RasterSizeTest {
    @TempDir
    private Path folder;

    /** A header with width and height only, as the format lays it out: nothing else is looked at. */
    static byte[] header(boolean big, ByteOrder order, int type, long columns, long rows) {
        ByteBuffer out = ByteBuffer.allocate(200).order(order);
        out.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        if (big) {
            out.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(24);
            out.position(24).putLong(3);
        } else {
            out.putShort((short) 42).putInt(20);
            out.position(20).putShort((short) 3);
        }
        long[][] tags = {{254, 0}, {256, columns}, {257, rows}};
        for (long[] tag : tags) {
            out.putShort((short) tag[0]).putShort((short) type);
            int value = out.position() + (big ? 8 : 4);
            if (big) {
                out.putLong(1);
            } else {
                out.putInt(1);
            }
            switch (type) {
                case 3 -> out.putShort((short) tag[1]);
                case 4 -> out.putInt((int) tag[1]);
                default -> out.putLong(tag[1]);
            }
            out.position(value + (big ? 8 : 4));
        }
        return out.array();
    }

    /** Gives a header of {@link #header}, of little ends and no big file, a cell width in place of its first tag. */
    static void scaled(byte[] header, double width) {
        ByteBuffer tag = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        tag.putShort(22, (short) 33550).putShort(24, (short) 12).putInt(26, 3).putInt(30, 100);
        tag.putDouble(100, width).putDouble(108, width);
    }

    @ParameterizedTest
    @CsvSource({"false, 3", "false, 4", "true, 3", "true, 4", "true, 16"})
    void widthTimesHeightInEveryForm(boolean big, int type) throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Path file = Files.write(folder.resolve("a.tif"), header(big, order, type, 60_416, 50_001));
            assertThat(RasterSize.of(file).cells()).as(order.toString()).isEqualTo(60_416L * 50_001);
        }
    }

    @Test
    void whatIsNoTiffOrCutOffCountsAsNothing() throws IOException {
        byte[] whole = header(false, ByteOrder.LITTLE_ENDIAN, 4, 10, 10);
        for (int length = 0; length < 58; length++) {
            assertThat(RasterSize.of(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length)))
                            .cells())
                    .as("%d bytes", length)
                    .isZero();
        }
        assertThat(RasterSize.of(Files.writeString(folder.resolve("text"), "a,b\n".repeat(20)))
                        .cells())
                .isZero();
        assertThat(RasterSize.of(folder).cells()).isZero();
        assertThat(RasterSize.of(folder.resolve("missing")).cells()).isZero();
        byte[] outside = header(true, ByteOrder.LITTLE_ENDIAN, 4, 10, 10);
        ByteBuffer.wrap(outside).order(ByteOrder.LITTLE_ENDIAN).putLong(8, Long.MIN_VALUE);
        assertThat(RasterSize.of(Files.write(folder.resolve("far"), outside)).cells())
                .isZero();
    }
}
