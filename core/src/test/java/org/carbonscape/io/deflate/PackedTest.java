package org.carbonscape.io.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedTest {
    @TempDir
    Path folder;

    /** Digits and commas, of which little repeats. */
    private static byte[] text(int length) {
        SplittableRandom random = new SplittableRandom(length);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) "0123456789,\n".charAt(random.nextInt(12));
        }
        return text;
    }

    private static Packed piece(byte[] all, int from, int to, int step, boolean last) {
        try (Packed.Maker maker = new Packed.Maker()) {
            for (int at = from; at < to; at += step) {
                byte[] next = Arrays.copyOfRange(all, at, Math.min(to, at + step));
                maker.write(next, 0, next.length);
                Arrays.fill(next, (byte) 0); // it has been read
            }
            return maker.end(last);
        }
    }

    @Test
    void piecesThatFollowEachOtherAreOneStreamWithOneSum() throws IOException {
        byte[] all = text(700_000);
        CRC32 sum = new CRC32();
        sum.update(all);
        for (int[] cuts : new int[][] {{0, 700_000}, {0, 0, 1, 300_000, 300_000, 699_999, 700_000, 700_000}}) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            int crc = 0;
            long plain = 0;
            for (int i = 1; i < cuts.length; i++) {
                Packed piece = piece(all, cuts[i - 1], cuts[i], 1 + 65_536 / i, i == cuts.length - 1);
                stream.write(piece.bytes(), 0, piece.length());
                crc = piece.crc(crc);
                plain += piece.plain();
            }
            InputStream in =
                    new InflaterInputStream(new ByteArrayInputStream(stream.toByteArray()), new Inflater(true));
            assertThat(in.readAllBytes()).isEqualTo(all);
            assertThat(crc).isEqualTo((int) sum.getValue());
            assertThat(plain).isEqualTo(all.length);
        }
    }

    @Test
    void aZipFileOfPiecesIsReadByItsListAndAsAStream() throws IOException {
        Path file = folder.resolve("a.zip");
        byte[] all = text(200_000);
        try (var out = Files.newOutputStream(file)) {
            ZipWriter zip = new ZipWriter(out);
            zip.add("林地.txt", all);
            zip.begin("b/two");
            zip.take(piece(all, 0, 120_000, 1 << 16, false));
            zip.take(piece(all, 120_000, 200_000, 1 << 16, true));
            zip.end();
            zip.add("empty", new byte[0]);
            zip.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("林地.txt", "b/two", "empty");
            assertThat(zip.stream().map(ZipEntry::getSize)).containsExactly(200_000L, 200_000L, 0L);
            for (String name : new String[] {"林地.txt", "b/two"}) {
                assertThat(zip.getInputStream(zip.getEntry(name)).readAllBytes())
                        .isEqualTo(all);
            }
        }
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) { // which compares sums and sizes
            for (int length : new int[] {200_000, 200_000, 0}) {
                assertThat(zip.getNextEntry()).isNotNull();
                assertThat(zip.readAllBytes()).hasSize(length);
            }
            assertThat(zip.getNextEntry()).isNull();
        }
    }
}
