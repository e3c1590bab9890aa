package org.carbonscape.io.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Both directions against the JDK's zlib. */
class ZlibTest {
    /** Empty, tiny, uniform, runs, rows like the row above, noise, text-like; sizes around DEFLATE's limits. */
    private static List<byte[]> plain() {
        Random random = new Random(11);
        List<byte[]> all = new ArrayList<>();
        for (int n :
                new int[] {0, 1, 2, 3, 7, 8, 9, 258, 259, 260, 261, 300, 5000, 32768, 32769, 65535, 65536, 200_000}) {
            all.add(new byte[n]);
            byte[] noise = new byte[n];
            random.nextBytes(noise);
            all.add(noise);
            byte[] runs = new byte[n];
            for (int i = 0, end = 0, v = 0; i < n; i++) {
                if (i == end) {
                    end += 1 + random.nextInt(40);
                    v = random.nextInt(7);
                }
                runs[i] = (byte) v;
            }
            all.add(runs);
            byte[] rows = new byte[n];
            for (int i = 0; i < n; i++) {
                rows[i] = i >= 1024 && random.nextInt(50) > 0 ? rows[i - 1024] : (byte) random.nextInt(256);
            }
            all.add(rows);
            byte[] skewed = new byte[n]; // Fibonacci-like counts: codes deeper than 15 bits before they are cut
            for (int i = 0; i < n; i++) {
                skewed[i] = (byte) Math.min(40, Long.numberOfTrailingZeros(random.nextLong() | 1L << 40));
            }
            all.add(skewed);
        }
        return all;
    }

    private static byte[] zlib(byte[] plain, int level, int strategy) {
        Deflater deflater = new Deflater(level);
        deflater.setStrategy(strategy);
        deflater.setInput(plain);
        deflater.finish();
        byte[] out = new byte[plain.length * 2 + 100];
        int n = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, n);
    }

    private static List<byte[]> streams() {
        List<byte[]> all = new ArrayList<>();
        for (byte[] p : plain()) {
            for (int level : new int[] {0, 1, 6, 9}) {
                all.add(zlib(p, level, Deflater.DEFAULT_STRATEGY));
            }
            all.add(zlib(p, 6, Deflater.HUFFMAN_ONLY));
        }
        return all;
    }

    @Test
    void whatZlibEncodesIsDecodedByteForByte() throws DataFormatException {
        Inflate own = new Inflate();
        for (byte[] p : plain()) {
            for (int level : new int[] {0, 1, 4, 6, 9}) {
                byte[] stream = zlib(p, level, Deflater.DEFAULT_STRATEGY);
                byte[] framed = new byte[stream.length + 11];
                System.arraycopy(stream, 0, framed, 5, stream.length);
                byte[] out = new byte[p.length + 6];
                int n = own.inflate(framed, 5, stream.length, out, 3, p.length);
                assertThat(n).isEqualTo(p.length);
                assertThat(own.finished()).isTrue();
                assertThat(Arrays.copyOfRange(out, 3, 3 + n)).isEqualTo(p);
                assertThat(new byte[] {out[0], out[1], out[2], out[n + 3], out[n + 4], out[n + 5]})
                        .isEqualTo(new byte[6]);
            }
        }
    }

    @Test
    void whatOursEncodesZlibDecodes() throws DataFormatException {
        List<Deflate> encoders = List.of(
                new Deflate(1, 1),
                new Deflate(1, 1024),
                new Deflate(2, 512),
                new Deflate(4, 1024),
                new Deflate(4, 40_000));
        Inflate back = new Inflate();
        for (byte[] p : plain()) {
            for (Deflate own : encoders) {
                byte[] out = new byte[Deflate.bound(p.length)];
                int n = own.deflate(p, 0, p.length, out, 0);
                byte[] decoded = new byte[p.length + 1];
                Inflater inflater = new Inflater();
                inflater.setInput(out, 0, n);
                assertThat(inflater.inflate(decoded)).isEqualTo(p.length);
                assertThat(inflater.finished()).isTrue();
                assertThat(Arrays.copyOf(decoded, p.length)).isEqualTo(p);
                assertThat(back.inflate(out, 0, n, decoded, 0, p.length)).isEqualTo(p.length);
                assertThat(Arrays.copyOf(decoded, p.length)).isEqualTo(p);
                inflater.end();
            }
        }
    }

    @Test
    void anEncodingDoesNotDependOnWhatWasEncodedBefore() {
        Deflate used = new Deflate(4, 1024);
        for (byte[] p : plain()) {
            byte[] one = new byte[Deflate.bound(p.length)];
            byte[] two = new byte[Deflate.bound(p.length)];
            int n = used.deflate(p, 0, p.length, one, 0);
            int m = new Deflate(4, 1024).deflate(p, 0, p.length, two, 0);
            assertThat(Arrays.copyOf(one, n)).isEqualTo(Arrays.copyOf(two, m));
        }
    }

    /** Flipped bits, cuts, rooms too small: the same bytes and the same end, or an error in both. */
    @Test
    void damagedStreamsFailWhereZlibFails() {
        Random random = new Random(5);
        Inflate own = new Inflate();
        int errors = 0;
        int right = 0;
        for (byte[] stream : streams()) {
            if (stream.length > 40_000 || stream.length < 8) {
                continue;
            }
            for (int trial = 0; trial < 30; trial++) {
                byte[] bad = stream.clone();
                int length = bad.length;
                if (trial % 3 == 1) {
                    length = random.nextInt(bad.length + 1);
                } else {
                    for (int k = 0; k <= trial % 4; k++) {
                        bad[random.nextInt(trial % 2 == 0 ? Math.min(60, bad.length) : bad.length)] ^=
                                1 << random.nextInt(8);
                    }
                }
                int room = trial % 5 == 0 ? 1000 : 210_000;
                byte[] theirs = new byte[room];
                byte[] ours = new byte[room];
                int n = -1;
                boolean finished = false;
                Inflater inflater = new Inflater();
                try {
                    inflater.setInput(bad, 0, length);
                    n = inflater.inflate(theirs);
                    finished = inflater.finished();
                    if (!finished && n < room) {
                        n = -1; // wants more input, or a dictionary
                    }
                } catch (DataFormatException e) {
                    n = -1;
                }
                inflater.end();
                int m;
                try {
                    m = own.inflate(bad, 0, length, ours, 0, room);
                } catch (DataFormatException e) {
                    m = -1;
                }
                if (n == room && !finished) {
                    assertThat(m == -1 || m == room)
                            .as("full room")
                            .isTrue(); // zlib stops there, ours looks one symbol ahead
                    continue;
                }
                assertThat(m).isEqualTo(n);
                if (n >= 0) {
                    right++;
                    assertThat(own.finished()).isEqualTo(finished);
                    assertThat(Arrays.equals(ours, 0, n, theirs, 0, n)).isTrue();
                } else {
                    errors++;
                }
            }
        }
        assertThat(errors).isGreaterThan(5000);
        assertThat(right).isGreaterThan(100);
    }
}
