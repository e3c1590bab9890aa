package org.carbonscape.stats.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.junit.jupiter.api.Test;

class PointTreeTest {
    /** Few values: many points are one, and many lie on the line. */
    @Test
    void pointsAreCountedAsByTryingEach() {
        SplittableRandom random = new SplittableRandom(8);
        try (Engine engine = new LocalEngine(3)) {
            for (int round = 0; round < 300; round++) {
                int size = round < 40 ? round : 1 + random.nextInt(3000);
                int dimensions = 1 + random.nextInt(4);
                long reach = new long[] {1, 3, 50, 1L << 28}[round % 4];
                long[][] x = new long[dimensions][];
                Arrays.setAll(x, v -> random.longs(size, -reach, reach + 1).toArray());
                long[] y = random.longs(size, -reach, reach + 1).toArray();
                if (round % 5 == 0) {
                    Arrays.setAll(y, i -> x[0][i] * x[0][i]); // on a parabola, as values of which all but one are 0
                }
                PointTree.Query query = new PointTree(x, y, engine).new Query();
                for (int q = 0; q < 20; q++) {
                    long[] t = random.longs(dimensions, -3, 4).toArray();
                    int through = size == 0 ? 0 : random.nextInt(size);
                    long bound = random.nextInt(4) == 0 || size == 0
                            ? random.nextLong(-4 * reach, 4 * reach + 1)
                            : at(x, y, t, through);
                    int above = 0;
                    int below = 0;
                    for (int i = 0; i < size; i++) {
                        above += at(x, y, t, i) >= bound ? 1 : 0;
                        below += at(x, y, t, i) <= bound ? 1 : 0;
                    }
                    for (int v = 0; v < dimensions; v++) {
                        query.times(v, t[v]);
                    }
                    query.count(bound);
                    assertThat(query.above()).as("round %d", round).isEqualTo(above);
                    assertThat(query.below()).as("round %d", round).isEqualTo(below);
                }
            }
        }
    }

    private static long at(long[][] x, long[] y, long[] t, int i) {
        long value = y[i];
        for (int v = 0; v < t.length; v++) {
            value -= t[v] * x[v][i];
        }
        return value;
    }
}
