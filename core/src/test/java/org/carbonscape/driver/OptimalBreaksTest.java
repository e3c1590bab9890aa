package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.carbonscape.breaks.BreakMethod;
import org.junit.jupiter.api.Test;

/** The pruned programme against the one that weighs every pair of places. */
class OptimalBreaksTest {
    private static double explained(long[] count, long[] sum, int[] cuts) {
        double all = 0;
        int from = 0;
        for (int c = 0; c <= cuts.length; c++) {
            int to = c < cuts.length ? cuts[c] : count.length - 1;
            double d = sum[to] - sum[from];
            all += d * d / (count[to] - count[from]);
            from = to;
        }
        return all;
    }

    /** The most that k classes explain: every last cut weighed for every place. */
    private static double[] everyPair(long[] count, long[] sum, int least, int most) {
        int m = count.length;
        double[][] best = new double[most + 1][m];
        Arrays.stream(best).forEach(row -> Arrays.fill(row, Double.NEGATIVE_INFINITY));
        best[0][0] = 0;
        for (int k = 1; k <= most; k++) {
            for (int j = 1; j < m; j++) {
                for (int i = 0; i < j; i++) {
                    double n = count[j] - count[i];
                    double d = sum[j] - sum[i];
                    if (n >= least) {
                        best[k][j] = Math.max(best[k][j], best[k - 1][i] + d * d / n);
                    }
                }
            }
        }
        return Arrays.stream(best).mapToDouble(row -> row[m - 1]).toArray();
    }

    private static void compare(long[] count, long[] sum, int least, int most) {
        int[][] found = OptimalBreaks.segments(count, sum, least, most);
        double[] expected = everyPair(count, sum, least, most);
        for (int k = 2; k <= most; k++) {
            if (expected[k] == Double.NEGATIVE_INFINITY) {
                assertThat(found[k]).as("classes %d of at least %d", k, least).isEmpty();
                continue;
            }
            assertThat(found[k]).hasSize(k - 1).isSorted();
            for (int c = 0; c <= found[k].length; c++) {
                long left = c == 0 ? 0 : count[found[k][c - 1]];
                long right = c == found[k].length ? count[count.length - 1] : count[found[k][c]];
                assertThat(right - left).isGreaterThanOrEqualTo(least);
            }
            assertThat(explained(count, sum, found[k]))
                    .as("classes %d of at least %d, %d places", k, least, count.length)
                    .isCloseTo(expected[k], within(1e-11 * Math.max(1, expected[k])));
        }
    }

    @Test
    void itExplainsAsMuchAsTheBestOfAllDivisions() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 400; round++) {
            int m = 2 + random.nextInt(round < 300 ? 40 : 300);
            int spread = new int[] {2, 5, 1000, 1 << 30}[round % 4]; // few values: many ties
            long[] count = new long[m];
            long[] sum = new long[m];
            for (int j = 1; j < m; j++) {
                int units = round % 3 == 0 ? random.nextInt(3) : 1; // places of a fold left out can be empty
                count[j] = count[j - 1] + units;
                sum[j] = sum[j - 1];
                for (int u = 0; u < units; u++) {
                    sum[j] += random.nextInt(spread) - spread / 2 + (j > m / 3 && round % 2 == 0 ? spread : 0);
                }
            }
            compare(count, sum, 1 + random.nextInt(5), 2 + random.nextInt(7));
        }
    }

    @Test
    void aTrendAStepAndAConstantAreNoSpecialCases() {
        for (int kind = 0; kind < 3; kind++) {
            long[] count = new long[1500];
            long[] sum = new long[1500];
            for (int j = 1; j < count.length; j++) {
                count[j] = j;
                sum[j] = sum[j - 1] + (kind == 0 ? j * 1000L : kind == 1 ? j > 700 ? 1L << 40 : 0 : 7);
            }
            compare(count, sum, 2, 6);
        }
    }

    /** Of 1, 2, 4, 8, 16: by hand; mean 6.2, deviation sqrt(148.8 / 4). */
    @Test
    void breaksAreThoseOfTheirRules() {
        Breaks breaks = new Breaks(new double[] {1, 2, 4, 8, 16});
        double deviation = Math.sqrt(37.2);
        assertThat(breaks.of(BreakMethod.EQUAL, 4)).containsExactly(new double[] {4.75, 8.5, 12.25}, within(1e-12));
        assertThat(breaks.of(BreakMethod.QUANTILE, 4)).containsExactly(new double[] {2, 4, 8}, within(1e-12));
        assertThat(breaks.of(BreakMethod.QUANTILE, 3))
                .containsExactly(new double[] {2 + 2 / 3.0, 4 + 8 / 3.0}, within(1e-12));
        assertThat(breaks.of(BreakMethod.GEOMETRIC, 4)).containsExactly(new double[] {2, 4, 8}, within(1e-12));
        assertThat(breaks.of(BreakMethod.STANDARD_DEVIATION, 4))
                .containsExactly(new double[] {6.2 - deviation, 6.2, 6.2 + deviation}, within(1e-12));
        assertThat(breaks.of(BreakMethod.STANDARD_DEVIATION, 3))
                .containsExactly(new double[] {6.2 - deviation / 2, 6.2 + deviation / 2}, within(1e-12));
        // below 1 the values are moved so that the lowest is 1: 16^(j/4) - 4
        assertThat(new Breaks(new double[] {-3, 0.5, 5, 12}).of(BreakMethod.GEOMETRIC, 4))
                .containsExactly(new double[] {-2, 0, 4}, within(1e-12));
        assertThat(new Breaks(new double[] {0, 15}).of(BreakMethod.GEOMETRIC, 4))
                .containsExactly(new double[] {1, 3, 7}, within(1e-12));
        assertThat(new Breaks(new double[] {7, 7}).of(BreakMethod.EQUAL, 3)).isEmpty();
    }
}
