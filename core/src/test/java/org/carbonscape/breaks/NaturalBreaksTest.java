package org.carbonscape.breaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalBreaksTest {
    /** methods.md 4.3, computed there with R classInt. */
    static final double[] SAMPLE = {
        12, 15, 14, 9, 7, 16, 21, 19, 11, 8, 13, 20, 25, 14, 10, 8, 12, 15, 18, 13, 5, 7, 9, 12, 17
    };

    private static NaturalBreaks sample() {
        return NaturalBreaks.of(DoubleStream.of(SAMPLE).sorted().toArray());
    }

    @Test
    void breaksOfThePublishedSampleAreThoseOfClassInt() {
        assertThat(sample().breaks(3)).containsExactly(10, 16);
        assertThat(sample().breaks(4)).containsExactly(10, 15, 21);
        assertThat(sample().breaks(5)).containsExactly(9, 13, 17, 21);
        assertThat(sample().breaks(1)).isEmpty();
    }

    @Test
    void goodnessOfFitOfFiveClassesIsThatOfClassInt() {
        double[] x = DoubleStream.of(SAMPLE).sorted().toArray();
        assertThat(1 - cost(x, sample().breaks(5)) / cost(x)).isEqualTo(0.9481147, within(5e-8));
    }

    @Test
    void noDivisionOfSmallSetsIsBetter() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 200; trial++) {
            int n = 2 + random.nextInt(10);
            double[] x = random.doubles(n).map(v -> Math.rint(v * 12)).sorted().toArray();
            NaturalBreaks natural = NaturalBreaks.of(x);
            for (int k = 1; k <= natural.distinct(); k++) {
                assertThat(cost(x, natural.breaks(k))).isEqualTo(leastByEveryDivision(x, 0, k), within(1e-9));
            }
        }
    }

    private static double leastByEveryDivision(double[] x, int from, int classes) {
        if (classes == 1) {
            return cost(x, from, x.length);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int to = from + 1; to < x.length; to++) {
            if (x[to] != x[to - 1]) {
                least = Math.min(least, cost(x, from, to) + leastByEveryDivision(x, to, classes - 1));
            }
        }
        return least;
    }

    private static double cost(double[] x, int from, int to) {
        double mean = Arrays.stream(x, from, to).average().orElse(0);
        return Arrays.stream(x, from, to).map(v -> (v - mean) * (v - mean)).sum();
    }

    /** Sum of squared deviations from the class means, of values in order; no breaks: from the mean of all. */
    private static double cost(double[] x, double... breaks) {
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        return cost(x, ones, breaks);
    }

    private static double cost(double[] x, double[] w, double[] breaks) {
        double total = 0;
        int from = 0;
        for (int c = 0; c <= breaks.length; c++) {
            int to = from;
            double sum = 0;
            double weight = 0;
            for (; to < x.length && (c == breaks.length || x[to] <= breaks[c]); to++) {
                sum += w[to] * (x[to] - x[from]);
                weight += w[to];
            }
            for (int i = from; i < to; i++) {
                double off = x[i] - x[from] - sum / weight;
                total += w[i] * off * off;
            }
            from = to;
        }
        return total;
    }

    /** Above 512 values the search starts on bins; the plain table over all cuts must agree to the last cut. */
    @ParameterizedTest
    @ValueSource(ints = {513, 700, 1500, 4099})
    void narrowingFromBinsGivesTheAnswerOfTheFullTable(int n) {
        SplittableRandom random = new SplittableRandom(n);
        for (int shape = 0; shape < 5; shape++) {
            double[] x = new double[n];
            double[] w = new double[n];
            for (int i = 0; i < n; i++) {
                double u = random.nextDouble();
                x[i] = switch (shape) {
                    case 0 -> u;
                    case 1 -> Math.exp(6 * u);
                    case 2 -> Math.rint(u * 40) + random.nextDouble() * 1e-3; // forty clumps: many near-ties
                    case 3 -> i == 0 ? 1e6 : u; // one value far away
                    default -> 1e9 + Math.rint(u * 1e4); // duplicates far from zero
                };
                w[i] = shape == 1 ? 1 + random.nextInt(9) : 1;
            }
            Arrays.sort(x);
            NaturalBreaks natural = NaturalBreaks.of(x, w);
            double[][] table = fullTable(x, w, 9);
            for (int k = 2; k <= 9; k++) {
                assertThat(cost(x, w, natural.breaks(k)))
                        .as("shape %d, %d classes", shape, k)
                        .isCloseTo(table[k][n], within(1e-9 * table[1][n]));
            }
        }
    }

    /** The least cost of all divisions, in whole numbers: values and costs scaled by 2^s, nothing rounded. */
    private static final class Exact {
        private final BigInteger[] weight;
        private final BigInteger[] sum;
        private final BigInteger[] square;
        private final int n;
        private final BigDecimal[][] costs; // by first and one past last, made when first asked for

        Exact(double[] x, long[] w) {
            n = x.length;
            costs = new BigDecimal[n + 1][n + 1];
            weight = new BigInteger[n + 1];
            sum = new BigInteger[n + 1];
            square = new BigInteger[n + 1];
            weight[0] = sum[0] = square[0] = BigInteger.ZERO;
            for (int i = 0; i < n; i++) {
                BigInteger v = new BigDecimal(x[i])
                        .multiply(BigDecimal.valueOf(2).pow(80))
                        .toBigIntegerExact();
                BigInteger times = BigInteger.valueOf(w[i]);
                weight[i + 1] = weight[i].add(times);
                sum[i + 1] = sum[i].add(v.multiply(times));
                square[i + 1] = square[i].add(v.multiply(v).multiply(times));
            }
        }

        /** To 60 digits. */
        BigDecimal cost(int from, int to) {
            if (costs[from][to] == null) {
                costs[from][to] = worked(from, to);
            }
            return costs[from][to];
        }

        private BigDecimal worked(int from, int to) {
            BigDecimal s = new BigDecimal(sum[to].subtract(sum[from]));
            BigDecimal w = new BigDecimal(weight[to].subtract(weight[from]));
            return new BigDecimal(square[to].subtract(square[from]))
                    .subtract(s.multiply(s).divide(w, new MathContext(120)), new MathContext(60));
        }

        /** Sizes of the classes of the best division. */
        int[] sizes(int k) {
            BigDecimal[][] best = new BigDecimal[k + 1][n + 1];
            int[][] from = new int[k + 1][n + 1];
            for (int to = 1; to <= n; to++) {
                best[1][to] = cost(0, to);
            }
            for (int c = 2; c <= k; c++) {
                for (int to = c; to <= n; to++) {
                    for (int cut = c - 1; cut < to; cut++) {
                        BigDecimal total = best[c - 1][cut].add(cost(cut, to));
                        if (best[c][to] == null || total.compareTo(best[c][to]) < 0) {
                            best[c][to] = total;
                            from[c][to] = cut;
                        }
                    }
                }
            }
            int[] sizes = new int[k];
            for (int c = k, to = n; c >= 1; c--) {
                sizes[c - 1] = to - from[c][to];
                to = from[c][to];
            }
            return sizes;
        }
    }

    private static int[] sizes(double[] x, double[] breaks) {
        int[] sizes = new int[breaks.length + 1];
        for (double v : x) {
            int k = 0;
            while (k < breaks.length && v > breaks[k]) {
                k++;
            }
            sizes[k]++;
        }
        return sizes;
    }

    /** An outlier of 1e9 times the spread: its square has no room for theirs. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e3, 1e6, 1e9, 1e12, -1e9})
    void naturalBreaksBesideAnOutlierAreExact(double far) {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 4; trial++) {
            int clumps = trial;
            double[] x = IntStream.range(0, 120)
                    .mapToDouble(i ->
                            i == 0 ? far : Math.rint(random.nextDouble() * 0x1p20) / 0x1p20 + i % 3 * clumps * far / 7)
                    .sorted()
                    .toArray();
            long[] w = new long[120];
            Arrays.fill(w, 1);
            Exact exact = new Exact(x, w);
            NaturalBreaks natural = NaturalBreaks.of(x);
            for (int k = 2; k <= 6; k++) {
                assertThat(sizes(x, natural.breaks(k)))
                        .as("%d clumps, %d classes", clumps, k)
                        .containsExactly(exact.sizes(k));
            }
        }
    }

    /** Above 512 values, where the search narrows from bins; with weights. */
    @Test
    void narrowingBesideAnOutlierIsExactToo() {
        SplittableRandom random = new SplittableRandom(12);
        double[] x = IntStream.range(0, 700)
                .mapToDouble(i ->
                        i == 0 ? -3e10 : i == 1 ? 1e11 : Math.rint(Math.exp(3 * random.nextDouble()) * 0x1p20) / 0x1p20)
                .sorted()
                .toArray();
        long[] w = random.longs(700, 1, 50).toArray();
        int[] expected = new Exact(x, w).sizes(5);
        assertThat(sizes(
                        x,
                        NaturalBreaks.of(x, Arrays.stream(w).asDoubleStream().toArray())
                                .breaks(5)))
                .containsExactly(expected);
    }

    /** Asked for in ascending order, each search begins from the answer before; alone, from nothing. */
    @Test
    void breaksDoNotDependOnWhatWasAskedForBefore() {
        SplittableRandom random = new SplittableRandom(6);
        for (int trial = 0; trial < 60; trial++) {
            int kind = trial % 3;
            double[] x = random.doubles(20 + random.nextInt(3000))
                    .map(v -> kind == 0 ? v : kind == 1 ? Math.rint(v * 30) : -Math.log(v))
                    .sorted()
                    .toArray();
            NaturalBreaks inOrder = NaturalBreaks.of(x);
            for (int k = 1; k <= Math.min(11, inOrder.distinct()); k++) {
                NaturalBreaks alone = NaturalBreaks.of(x);
                double[] breaks = inOrder.breaks(k);
                assertThat(cost(x, breaks))
                        .as("trial %d, %d classes", trial, k)
                        .isCloseTo(cost(x, alone.breaks(k)), within(1e-11 * cost(x)));
                assertThat(breaks).as("trial %d, %d classes", trial, k).containsExactly(alone.breaks(k));
            }
        }
    }

    /** The obvious O(k n^2) programme with running sums about the first value of a class. */
    private static double[][] fullTable(double[] x, double[] w, int most) {
        int n = x.length;
        double[][] best = new double[most + 1][n + 1];
        for (double[] row : best) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int j = 1; j <= n; j++) {
            double weight = 0;
            double mean = 0;
            double squares = 0;
            for (int i = j - 1; i >= 0; i--) { // West 1979: one value more at a time, nothing cancels
                weight += w[i];
                double d = x[i] - mean;
                mean += d * w[i] / weight;
                squares += w[i] * d * (x[i] - mean);
                for (int k = 1; k <= most; k++) {
                    best[k][j] = Math.min(best[k][j], best[k - 1][i] + squares);
                }
            }
        }
        return best;
    }

    @Test
    void aWeightIsTheSameAsThatManyEqualValues() {
        SplittableRandom random = new SplittableRandom(3);
        double[] x = random.doubles(900).sorted().toArray();
        double[] w = IntStream.range(0, 900).mapToDouble(i -> 1 + i % 4).toArray();
        double[] repeated = IntStream.range(0, 900)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.generate(() -> x[i]).limit(1 + i % 4))
                .toArray();
        for (int k = 2; k < 8; k++) {
            assertThat(NaturalBreaks.of(x, w).breaks(k))
                    .containsExactly(NaturalBreaks.of(repeated).breaks(k));
        }
    }

    @Test
    void breaksMoveWithTheValuesAndScaleWithThem() {
        double[] x = new SplittableRandom(4)
                .doubles(2000)
                .map(v -> Math.rint(v * 1e6))
                .sorted()
                .toArray();
        double[] plain = NaturalBreaks.of(x).breaks(6);
        double[] moved = NaturalBreaks.of(Arrays.stream(x).map(v -> v * 8 + 1e9).toArray())
                .breaks(6);
        assertThat(moved)
                .containsExactly(Arrays.stream(plain).map(v -> v * 8 + 1e9).toArray());
    }

    @Test
    void asManyClassesAsDifferentValuesCostNothing() {
        double[] x = {1, 1, 2, 5, 5, 5, 9};
        NaturalBreaks natural = NaturalBreaks.of(x);
        assertThat(natural.distinct()).isEqualTo(4);
        assertThat(natural.breaks(4)).containsExactly(1, 2, 5);
        assertThatThrownBy(() -> natural.breaks(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 classes of 4 different values");
        assertThatThrownBy(() -> natural.breaks(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unsortedOrUnfitInputIsRefused() {
        assertThatThrownBy(() -> NaturalBreaks.of(new double[] {2, 1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NaturalBreaks.of(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NaturalBreaks.of(new double[] {1, 2}, new double[] {1, 0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NaturalBreaks.of(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
