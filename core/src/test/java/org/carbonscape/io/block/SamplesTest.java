package org.carbonscape.io.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SamplesTest {
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
