package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargestFirstTest {
    /** One partition within segments; the coarser strata are the segments. */
    private record Case(long[] z, int[] segment, int[] stratum, double observed) {
        /** The obvious way: what the strata explain beyond the segments. */
        double explained(long[] arranged) {
            return between(arranged, stratum) - between(arranged, segment);
        }

        private static double between(long[] z, int[] code) {
            double sum = 0;
            for (int h = 0; h <= Arrays.stream(code).max().orElse(0); h++) {
                double s = 0;
                int n = 0;
                for (int i = 0; i < z.length; i++) {
                    s += code[i] == h ? z[i] : 0;
                    n += code[i] == h ? 1 : 0;
                }
                sum += n == 0 ? 0 : s * s / n;
            }
            return sum;
        }

        LargestFirst largestFirst(double slack) {
            int strata = Arrays.stream(stratum).max().orElse(0) + 1;
            int segments = Arrays.stream(segment).max().orElse(0) + 1;
            long[] counts = new long[strata];
            long[] coarse = new long[segments];
            int[] within = new int[strata];
            int[] ends = new int[segments];
            for (int i = 0; i < z.length; i++) {
                counts[stratum[i]]++;
                coarse[segment[i]]++;
                within[stratum[i]] = segment[i];
                ends[segment[i]] = i + 1;
            }
            double whatSegmentsExplain = between(z, segment);
            return new LargestFirst(
                    ends,
                    z,
                    List.of(new LargestFirst.Tested(Codes.of(stratum, strata), counts, within, coarse, observed)),
                    slack,
                    (t, sums) -> {
                        double all = 0;
                        for (int h = 0; h < strata; h++) {
                            all += counts[h] == 0 ? 0 : (double) sums[h] * sums[h] / counts[h];
                        }
                        return all - whatSegmentsExplain >= observed;
                    });
        }
    }

    /** Values as emissions are: most alike, a few very large ones; in segments one after the other. */
    private static Case skewed(SplittableRandom random, int units, int segments, int strata, double share) {
        long[] z = new long[units];
        int[] segment = new int[units];
        int[] stratum = new int[units];
        for (int i = 0; i < units; i++) {
            segment[i] = i * segments / units;
            double u = random.nextDouble();
            z[i] = (long) (1e9 * (StrictMath.pow(u, 12) + 0.001 * random.nextDouble())) + segment[i] * 100_000_000L;
            stratum[i] = segment[i] * strata + random.nextInt(strata);
        }
        double mean = Arrays.stream(z).sum() / (double) units;
        double total =
                Arrays.stream(z).mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new Case(z, segment, stratum, share * total);
    }

    @Test
    void whatIsToldEarlyIsWhatTheWholeArrangementTells() {
        SplittableRandom random = new SplittableRandom(7);
        int reached = 0;
        for (int c = 0; c < 40; c++) {
            int units = 300 + random.nextInt(1500);
            Case one = skewed(random, units, 1 + c % 4, 2 + c % 7, random.nextDouble() * 12 / units);
            LargestFirst early = one.largestFirst(0.0);
            LargestFirst whole = one.largestFirst(Double.POSITIVE_INFINITY);
            for (int p = 0; p < 50; p++) { // each from the same places
                boolean told = early.first().reached(new FastDraws(c, "test", p))[0];
                assertThat(told).isEqualTo(whole.first().reached(new FastDraws(c, "test", p))[0]);
                reached += told ? 1 : 0;
            }
        }
        assertThat(reached).isBetween(300, 1700); // of 2,000: neither answer is rare
    }

    /** All arrangements of seven units within two segments tell the true share, which 20,000 drawn ones must meet. */
    @Test
    void drawnArrangementsMeetTheShareOfAll() {
        long[] z = {100, 4000, 200, 800, 550, 900, 333};
        int[] segment = {0, 0, 0, 0, 1, 1, 1};
        int[] stratum = {0, 1, 1, 0, 2, 3, 2};
        Case given = new Case(z, segment, stratum, 0);
        Case one = new Case(z, segment, stratum, given.explained(z) * (1 - 1e-12));
        List<long[]> all = new ArrayList<>();
        arrange(z.clone(), segment, 0, all);
        double truth =
                all.stream().filter(a -> one.explained(a) >= one.observed()).count() / (double) all.size();
        assertThat(all).hasSize(24 * 6);
        assertThat(truth).isBetween(0.05, 0.95);
        LargestFirst.Arrangement arrangement = one.largestFirst(1e-3).first();
        int draws = 20_000;
        long reached = IntStream.range(0, draws)
                .filter(p -> arrangement.reached(new FastDraws(1, "test", p))[0])
                .count();
        assertThat(reached / (double) draws)
                .isEqualTo(truth, within(4 * Math.sqrt(truth * (1 - truth) / draws))); // four standard errors
    }

    private static void arrange(long[] z, int[] segment, int from, List<long[]> all) {
        if (from == z.length) {
            all.add(z.clone());
        }
        for (int i = from; i < z.length; i++) {
            if (segment[i] == segment[from]) {
                swap(z, i, from);
                arrange(z, segment, from + 1, all);
                swap(z, i, from);
            }
        }
    }

    private static void swap(long[] z, int i, int j) {
        long v = z[i];
        z[i] = z[j];
        z[j] = v;
    }

    @Test
    void fewUnitsThatHoldTheVarianceMakeItPay() {
        SplittableRandom random = new SplittableRandom(3);
        assertThat(skewed(random, 20_000, 3, 5, 0.1).largestFirst(0).pays()).isTrue();
        assertThat(skewed(random, 20_000, 3, 5, 1e-6).largestFirst(0).pays()).isFalse();
    }

    /** By the tests themselves: with blocks, where segments are finer than what is held, and without. */
    @Test
    void testsOnManyUnitsAgreeWithWholeArrangements() {
        SplittableRandom random = new SplittableRandom(11);
        int units = 3000;
        double[] y = new double[units];
        int[] a = new int[units];
        int[] b = new int[units];
        int[] block = new int[units];
        for (int i = 0; i < units; i++) {
            double u = random.nextDouble();
            a[i] = random.nextInt(4);
            b[i] = random.nextInt(3);
            block[i] = i / 500;
            // b matters beside a about as much as chance would have it
            y[i] = StrictMath.pow(u, 24) * (1000 + 60 * a[i] + 90 * b[i]) + block[i] * 0.2;
        }
        DetectorData plain = DetectorData.of("y", y, List.of(Strata.ofNumbers("a", a), Strata.ofNumbers("b", b)));
        DetectorOptions options = Toy.plain().withPermutations(2999, 0);
        for (DetectorData data : List.of(plain, plain.withBlocks(block))) {
            Permutations some = new Permutations(data, options, Toy.PLAIN, 0);
            Permutations whole = new Permutations(data, options, Toy.PLAIN, Integer.MAX_VALUE);
            JointSums sums = JointSums.of(data, Toy.PLAIN);
            double[] q = {sums.factor(0).q(data, false), sums.factor(1).q(data, false)};
            for (int d = 0; d < 2; d++) {
                meet(some.factors()[d].p(), whole.factors()[d].p());
            }
            meet(some.excess(q)[0][1].p(), whole.excess(q)[0][1].p());
        }
    }

    private static void meet(double one, double other) {
        double both = (one + other) / 2;
        assertThat(one).isEqualTo(other, within(5 * Math.sqrt(2 * both * (1 - both) / 2999) + 1e-3));
    }
}
