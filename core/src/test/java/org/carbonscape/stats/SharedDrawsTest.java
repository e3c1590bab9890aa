package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carbonscape.stats.Samples.PLAIN;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
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

    @Test
    void numbersAreFoundAmongSortedOnes() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 60; round++) {
            long reach = new long[] {1, 10, 1L << 40, 1L << 61}[round % 4];
            int n = 1 + random.nextInt(round < 20 ? 3 : 400);
            long[] all = random.longs(n, -reach, reach + 1).toArray();
            if (round % 5 == 0) {
                all[0] = reach; // the rest in the first bucket
                Arrays.setAll(all, i -> i == 0 ? reach : random.nextInt(9));
            }
            long[] distinct = Arrays.stream(all).sorted().distinct().toArray();
            SortedSteps steps = new SortedSteps(all.clone(), round % 3 == 0 ? 64 : 4);
            assertThat(steps.count()).isEqualTo(distinct.length);
            long[] numbers = new long[200];
            Arrays.setAll(numbers, i -> i < n ? all[i] : random.nextLong(-reach, reach + 1));
            numbers[198] = Long.MIN_VALUE / 2;
            numbers[199] = Long.MAX_VALUE / 2;
            long[] expected = steps.tally();
            for (int i = 1; i < 200; i += 3) {
                long number = numbers[i];
                int step = (int) Arrays.stream(distinct).filter(d -> d < number).count();
                expected[2 * step + 1] += step < distinct.length && distinct[step] == number ? 1L << 32 : 1;
            }
            long[] tally = steps.tally();
            steps.count(numbers, 1, 3, 67, tally);
            assertThat(tally).isEqualTo(expected);
            short[] places = new short[200];
            steps.place(numbers, 0, 200, places);
            for (int i = 0; i < 200; i++) {
                long number = numbers[i];
                assertThat((long) places[i])
                        .isEqualTo(
                                Arrays.stream(distinct).filter(d -> d <= number).count());
            }
            assertThat(steps.step(distinct[n % distinct.length])).isEqualTo(n % distinct.length);
        }
    }
}
