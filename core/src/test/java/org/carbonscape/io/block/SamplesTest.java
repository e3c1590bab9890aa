package org.carbonscape.io.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SamplesTest {
    /** GDAL writes numbers of any bits so (NBITS). */
    @Test
    void numbersOfAnyBitsBecomeWholeBytes() {
        Random random = new Random(6);
        for (int bits = 1; bits < 32; bits++) {
            int size = bits <= 8 ? 1 : bits <= 16 ? 2 : 4;
            int[] expected =
                    random.ints(5 * 3, 0, 1 << (bits - 1)).map(v -> v * 2 + 1).toArray();
            int stride = (5 * bits + 7) / 8;
            byte[] packed = new byte[stride * 3];
            for (int row = 0; row < 3; row++) {
                BigInteger all = BigInteger.ZERO;
                for (int i = 0; i < 5; i++) {
                    all = all.shiftLeft(bits).add(BigInteger.valueOf(expected[row * 5 + i]));
                }
                byte[] bytes = all.shiftLeft(stride * 8 - 5 * bits).toByteArray(); // perhaps a sign before, or shorter
                for (int i = 1; i <= Math.min(stride, bytes.length); i++) {
                    packed[(row + 1) * stride - i] = bytes[bytes.length - i];
                }
            }
            byte[] into = new byte[5 * 3 * size];
            Samples.unpack(packed, into, bits, size, 5, 3);
            byte[] wanted = new byte[into.length];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = (byte) (expected[i / size] >>> i % size * 8);
            }
            assertThat(into).as(bits + " bits").containsExactly(wanted);
        }
    }

    @Test
    void theFloatPredictorIsUndoneAsByteAfterByteWould() {
        Random random = new Random(5);
        for (int cells = 1; cells <= 40; cells++) {
            for (int from : new int[] {0, 3}) {
                byte[] stored = new byte[from + cells * 4];
                random.nextBytes(stored);
                byte[] expected = stored.clone();
                byte[] planes = new byte[cells * 4];
                byte sum = 0;
                for (int i = 0; i < planes.length; i++) {
                    sum += stored[from + i];
                    planes[i] = sum;
                }
                for (int i = 0; i < cells; i++) {
                    for (int p = 0; p < 4; p++) {
                        expected[from + i * 4 + 3 - p] =
                                planes[p * cells + i]; // highest byte first in the file, last in memory
                    }
                }
                Samples.undoFloatPredictor(stored, from, cells * 4, 1, 4, new byte[cells * 4]);
                assertThat(stored).as(cells + " cells").containsExactly(expected);
            }
        }
    }
}
