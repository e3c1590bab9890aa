package org.carbonscape.stats.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SortedStepsTest {
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
