package org.carbonscape.io.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
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

    private static byte[] unpacked(Packed packed) throws IOException {
        return new InflaterInputStream(new ByteArrayInputStream(packed.bytes(), 0, packed.length()), new Inflater(true))
                .readAllBytes();
    }

    /** Rows of a table: names that go on, numbers of which some repeat, words that all rows share. */
    private static byte[] table(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            text.append("cells,r")
                    .append(100 + row / 97)
                    .append('c')
                    .append(100 + row % 97)
                    .append(",2005,");
            text.append(random.nextInt(3) == 0 ? "0" : Double.toString(random.nextDouble()))
                    .append(',')
                    .append(random.nextInt(50) / 64.0)
                    .append(",\"queen, row-standardised\",林地,999999 shared permutations\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void textOfEveryKindComesBackAsItWas() throws IOException {
        List<byte[]> texts = new ArrayList<>();
        for (int length = 0; length <= 40; length++) {
            texts.add("1,23,456,1,23,456,789,a,bc,def,1,23,456,"
                    .substring(0, length)
                    .getBytes(StandardCharsets.US_ASCII));
        }
        for (String one : List.of("0", "y", ",", "12,", "1234567,", "abcdefg ", "林", "x1")) {
            for (int times : new int[] {9, 65, 259, 260, 261, 70_000, 600_000 / one.length()}) {
                texts.add(one.repeat(times).getBytes(StandardCharsets.UTF_8));
            }
        }
        texts.add(table(20_000)); // several chunks and blocks
        byte[] noise = new byte[1_200_000];
        new Random(7).nextBytes(noise);
        texts.add(noise);
        for (byte[] text : texts) {
            assertThat(unpacked(Packed.of(text))).as("%d bytes", text.length).isEqualTo(text);
        }
    }

    @Test
    void aTableIsPackedSmallerThanByTheFifthLevelOfZlib() {
        byte[] table = table(20_000);
        Deflater zlib = new Deflater(5, true);
        zlib.setInput(table);
        zlib.finish();
        int length = zlib.deflate(new byte[table.length]);
        zlib.end();
        assertThat(Packed.of(table).length()).isLessThan(length);
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
