package org.carbonscape.stats.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {
    @Test
    void shufflesMakeEveryOrderEquallyOften() {
        int[] count = new int[24];
        Shuffle shuffle = new Shuffle(new int[] {0, 1, 2, 3});
        QuickRandom random = new QuickRandom(1, "orders", 0);
        for (int r = 0; r < 48_000; r++) {
            int[] out = shuffle.next(random);
            int code = out[0] * 6 + (out[1] - (out[1] > out[0] ? 1 : 0)) * 2 + (out[2] > out[3] ? 1 : 0);
            count[code]++;
        }
        for (int c : count) { // 2,000 expected, standard deviation 44
            assertThat(c).isBetween(2000 - 5 * 44, 2000 + 5 * 44);
        }
    }

    @Test
    void bucketShufflesKeepAllValuesAndPutThemAnywhere() {
        int n = 70_000;
        int[] values = IntStream.range(0, n).toArray();
        Shuffle shuffle = new Shuffle(values, true);
        double firstHalf = 0;
        for (int r = 0; r < 40; r++) {
            int[] out = shuffle.next(new QuickRandom(5, "buckets", r));
            int[] sorted = out.clone();
            Arrays.sort(sorted);
            assertThat(sorted).isEqualTo(values);
            firstHalf += Arrays.stream(out, 0, n / 2).filter(v -> v < n / 2).count();
        }
        // hypergeometric: half of a half, standard deviation sqrt(n)/4 = 66 a round
        assertThat(firstHalf / 40).isCloseTo(n / 4.0, within(5 * 66 / Math.sqrt(40)));
    }
}
