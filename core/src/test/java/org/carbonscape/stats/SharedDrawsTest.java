package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carbonscape.stats.Samples.PLAIN;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.stats.draw.DrawTable;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;

class SharedDrawsTest {
    private static final int R = 2999;

    /** Whole values tie often, skewed ones crowd into one bucket; some are missing. */
    @Test
    void countsAreThoseOfGoingThroughEveryDraw() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 6; round++) {
            double[] x = new double[15 * 12];
            int kind = round % 3;
            Arrays.setAll(
                    x,
                    i -> i % 13 == 5
                            ? Double.NaN
                            : kind == 0
                                    ? random.nextInt(4)
                                    : kind == 1 ? Math.exp(12 * random.nextDouble()) : random.nextDouble());
            Weights weights = Lattice.of(15, 12, round < 3 ? Rule.QUEEN : Rule.ROOK);
            Observed observed = Observed.of(x, weights, Islands.KEEP, 3, "test", PLAIN);
            Ranks ranks = Draws.SHARED.ranks(observed, "test", R, round, false);
            Ranks slow = slow(observed, round);
            assertThat(ranks.above).isEqualTo(slow.above);
            assertThat(ranks.below).isEqualTo(slow.below);
            Ranks sorted = Draws.SHARED.ranks(observed, "test", R, round, true);
            assertThat(sorted.above).isEqualTo(slow.above);
            assertThat(sorted.below).isEqualTo(slow.below);
            try (Engine engine = new LocalEngine(3)) {
                Ranks three = Draws.SHARED.ranks(
                        Observed.of(x, weights, Islands.KEEP, 3, "test", engine), "test", R, round, false);
                assertThat(three.above).isEqualTo(slow.above);
                assertThat(three.below).isEqualTo(slow.below);
            }
        }
    }

    private static Ranks slow(Observed observed, long seed) {
        Weights weights = observed.weights();
        int[] places = observed.places();
        long[] q = observed.fixed().q();
        long[] own = observed.neighbourSums();
        int length = weights.maxDegree() + 1;
        int[] draws = new DrawTable(seed, "test", places.length, length).draw(0, R, PLAIN);
        Ranks ranks = new Ranks(observed.size(), false);
        for (int u = 0; u < places.length; u++) {
            for (int r = 0; weights.degree(places[u]) > 0 && r < R; r++) {
                long sum = 0;
                int at = r * length;
                for (int k = 0; k < weights.degree(places[u]); k++) {
                    at += draws[at] == u ? 1 : 0;
                    sum += q[places[draws[at++]]];
                }
                ranks.above[places[u]] += sum >= own[places[u]] ? 1 : 0;
                ranks.below[places[u]] += sum <= own[places[u]] ? 1 : 0;
            }
        }
        return ranks;
    }
}
