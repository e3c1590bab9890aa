package org.carbonscape.stats.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.junit.jupiter.api.Test;

class PointStripsTest {
    /** Few values, so that many points are one and lie on lines; wide and skewed ones, so that buckets are uneven. */
    @Test
    void pointsAreCountedAsByTryingEach() {
        SplittableRandom random = new SplittableRandom(8);
        try (Engine engine = new LocalEngine(3)) {
            for (int round = 0; round < 300; round++) {
                int size = round < 40 ? round : 1 + random.nextInt(6000);
                long reach = new long[] {1, 3, 50, 1L << 28}[round % 4];
                long[] x = random.longs(size, -reach, reach + 1).toArray();
                long[] y = random.longs(size, -reach, reach + 1).toArray();
                if (round % 5 == 0) {
                    Arrays.setAll(y, i -> x[i] * x[i]); // on a parabola, as values of which all but one are 0
                } else if (round % 5 == 1) {
                    Arrays.setAll(y, i -> 1L << random.nextInt(57));
                } else if (round % 5 == 2) {
                    Arrays.setAll(x, i -> random.nextInt(3) == 0 ? x[i] : 7); // most are the same
                }
                PointStrips strips = new PointStrips(x, y, engine);
                long[] t = random.longs(20, -3, 4).toArray();
                long[] bound = new long[20];
                Arrays.setAll(bound, q -> {
                    int through = size == 0 ? 0 : random.nextInt(size);
                    return size == 0 || random.nextInt(4) == 0
                            ? random.nextLong(-4 * reach, 4 * reach + 1)
                            : y[through] - t[q] * x[through];
                });
                int[] above = new int[20];
                int[] below = new int[20];
                strips.count(round % 7 - 3, t, bound, above, below);
                for (int q = 0; q < 20; q++) {
                    for (int i = 0; i < size; i++) {
                        above[q] -= y[i] - t[q] * x[i] >= bound[q] ? 1 : 0;
                        below[q] -= y[i] - t[q] * x[i] <= bound[q] ? 1 : 0;
                    }
                }
                assertThat(above).as("round %d", round).containsOnly(0);
                assertThat(below).as("round %d", round).containsOnly(0);
            }
        }
    }
}
