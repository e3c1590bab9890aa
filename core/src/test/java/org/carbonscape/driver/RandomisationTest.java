package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.carbonscape.engine.RandomStream;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RandomisationTest {
    private static DetectorOptions permuted(int count) {
        return Toy.plain().withPermutations(count, 0);
    }

    /** Seven units in two strata: all 5,040 arrangements tell the true p, which 20,000 draws must meet. */
    @Test
    void permutationPMeetsTheShareOfAllArrangements() {
        double[] y = {1, 4, 2, 8, 5, 9, 3};
        int[] x = {1, 1, 1, 2, 2, 2, 2};
        DetectorData data = DetectorData.of("y", y, List.of(Strata.ofNumbers("x", x)));
        double observed = between(y, x);
        List<double[]> all = new ArrayList<>();
        arrange(y.clone(), 0, all);
        double truth =
                all.stream().filter(a -> between(a, x) >= observed - 1e-9).count() / (double) all.size();
        double p = FactorDetector.run(data, permuted(20_000), Toy.PLAIN)
                .get(0)
                .test()
                .pPermutation();
        assertThat(p).isEqualTo(truth, within(4 * Math.sqrt(truth * (1 - truth) / 20_000))); // four standard errors
    }

    /** sum of S^2/n of y about zero. */
    private static double between(double[] y, int[] x) {
        double[] s = new double[3];
        double[] n = new double[3];
        for (int i = 0; i < y.length; i++) {
            s[x[i]] += y[i];
            n[x[i]]++;
        }
        return s[1] * s[1] / n[1] + s[2] * s[2] / n[2];
    }

    private static void arrange(double[] y, int from, List<double[]> all) {
        if (from == y.length) {
            all.add(y.clone());
        }
        for (int i = from; i < y.length; i++) {
            swap(y, i, from);
            arrange(y, from + 1, all);
            swap(y, i, from);
        }
    }

    private static void swap(double[] y, int i, int j) {
        double v = y[i];
        y[i] = y[j];
        y[j] = v;
    }

    @Test
    void theLeastPIsOneOverOneMoreThanThePermutations() {
        Toy.Sample sample = Toy.sample(1, 400, 5);
        assertThat(FactorDetector.run(sample.data(), permuted(99), Toy.PLAIN)
                        .get(0)
                        .test()
                        .pPermutation())
                .isEqualTo(0.01);
    }

    @Test
    void pOfADriverWithoutEffectIsUniform() {
        SplittableRandom random = new SplittableRandom(5);
        int[] bins = new int[4];
        int trials = 400;
        for (int t = 0; t < trials; t++) {
            double[] y = random.doubles(40).toArray();
            int[] x = random.ints(40, 0, 4).toArray();
            x[0] = 0;
            x[1] = 1;
            DetectorData data = DetectorData.of("y", y, List.of(Strata.ofNumbers("x", x)));
            DetectorOptions options =
                    DetectorOptions.defaults(t).withReplicates(0, 0.95).withPermutations(99, 0);
            bins[
                    Math.min(3, (int) (4
                            * (FactorDetector.run(data, options, Toy.PLAIN)
                                            .get(0)
                                            .test()
                                            .pPermutation()
                                    - 0.005)))]++;
        }
        // chi-squared with 3 degrees of freedom passes 16.27 once in a thousand
        double chi = Arrays.stream(bins)
                .mapToDouble(b -> (b - trials / 4.0) * (b - trials / 4.0) / (trials / 4.0))
                .sum();
        assertThat(chi).isLessThan(16.27);
    }

    @Test
    void stoppingEarlyGivesThePOfBesagAndClifford() {
        Toy.Sample sample = Toy.sample(3, 60, 4, 3);
        int[] noise = new SplittableRandom(3).ints(60, 0, 3).toArray();
        DetectorData data = DetectorData.of(
                "y", sample.y(), List.of(Strata.ofNumbers("x", noise), Strata.ofNumbers("x0", sample.codes()[0])));
        List<Factor> early = FactorDetector.run(data, Toy.plain().withPermutations(5000, 20), Toy.PLAIN);
        Factor idle = early.get(0);
        assertThat(idle.test().permutations()).isLessThan(5000);
        assertThat(idle.test().pPermutation()).isEqualTo(20.0 / idle.test().permutations());
        assertThat(early.get(1).test().permutations()).isEqualTo(5000);
        assertThat(early.get(1).test().pPermutation()).isEqualTo(1 / 5001.0);
        // the same arrangements, all of them: 20 of the first drawn reach, so the full p stands near
        Factor full = FactorDetector.run(data, permuted(5000), Toy.PLAIN).get(0);
        assertThat(full.test().pPermutation())
                .isEqualTo(idle.test().pPermutation(), within(4 * idle.test().pPermutation() / Math.sqrt(20)));
    }

    /** The excess by brute force: x2 reassigned within the strata of x1, q12 from the definition. */
    @Test
    void excessPMeetsReassigningTheWeakerDriverWithinTheStronger() {
        Toy.Sample sample = Toy.sample(12, 60, 3, 3);
        DetectorData data = sample.data();
        Interaction pair =
                InteractionDetector.run(data, permuted(4000), Toy.PLAIN).get(0);
        int strong = pair.shares().qA() >= pair.shares().qB() ? 0 : 1;
        SplittableRandom random = new SplittableRandom(1);
        int reached = 0;
        for (int t = 0; t < 4000; t++) {
            int[] moved = sample.codes()[1 - strong].clone();
            int[] held = sample.codes()[strong];
            for (int i = moved.length - 1; i > 0; i--) { // a uniform arrangement within each stratum
                List<Integer> same = new ArrayList<>();
                for (int j = 0; j <= i; j++) {
                    if (held[j] == held[i]) {
                        same.add(j);
                    }
                }
                int j = same.get(random.nextInt(same.size()));
                int v = moved[i];
                moved[i] = moved[j];
                moved[j] = v;
            }
            DetectorData other = DetectorData.of(
                    "y", sample.y(), List.of(Strata.ofNumbers("a", held), Strata.ofNumbers("b", moved)));
            reached += JointSums.of(other, Toy.PLAIN).pair(0, 1).q(other, false)
                            >= pair.shares().q() - 1e-12
                    ? 1
                    : 0;
        }
        double brute = reached / 4000.0;
        assertThat(pair.test().p()).isEqualTo(brute, within(6 * Math.sqrt(brute * (1 - brute) / 4000) + 1e-3));
        assertThat(brute).isBetween(0.0005, 0.9995);
    }

    @Test
    void aDriverThatIsTheOtherAgainHasNoExcess() {
        Toy.Sample sample = Toy.sample(4, 200, 4);
        DetectorData data = DetectorData.of(
                "y",
                sample.y(),
                List.of(Strata.ofNumbers("a", sample.codes()[0]), Strata.ofNumbers("b", sample.codes()[0])));
        Interaction pair =
                InteractionDetector.run(data, permuted(99), Toy.PLAIN).get(0);
        assertThat(pair.shares().excess()).isZero();
        assertThat(pair.test().p()).isEqualTo(1);
    }

    /** y and x both follow the block; free permutation calls that an effect, permuting within blocks does not. */
    @Test
    void permutingWithinBlocksDoesNotTakeSharedNeighbourhoodForEffect() {
        SplittableRandom random = new SplittableRandom(8);
        int blocks = 30;
        double[] y = new double[blocks * 10];
        int[] x = new int[y.length];
        int[] block = new int[y.length];
        for (int b = 0; b < blocks; b++) {
            double level = random.nextDouble() * 10;
            for (int i = 0; i < 10; i++) {
                int unit = b * 10 + i;
                block[unit] = b * 7;
                y[unit] = level + random.nextDouble();
                x[unit] = i < 8 ? (level > 5 ? 1 : 0) : random.nextInt(2);
            }
        }
        DetectorData data = DetectorData.of("y", y, List.of(Strata.ofNumbers("x", x)));
        assertThat(FactorDetector.run(data, permuted(199), Toy.PLAIN)
                        .get(0)
                        .test()
                        .pPermutation())
                .isEqualTo(1 / 200.0);
        assertThat(FactorDetector.run(data.withBlocks(block), permuted(199), Toy.PLAIN)
                        .get(0)
                        .test()
                        .pPermutation())
                .isGreaterThan(0.05);
    }

    @Test
    void blocksThatLieWithinStrataLeaveNothingToPermute() {
        Toy.Sample sample = Toy.sample(6, 90, 3, 2);
        DetectorData data = sample.data().withBlocks(sample.codes()[0]);
        Detection found = GeographicalDetector.run(data, permuted(99), Set.of(), Toy.PLAIN);
        assertThat(found.factors().get(0).test().pPermutation()).isEqualTo(1);
        assertThat(found.cautions())
                .contains(Problem.of(ProblemCode.DRIVER_C09_FIXED_IN_BLOCKS, "x0"))
                .doesNotContain(Problem.of(ProblemCode.DRIVER_C09_FIXED_IN_BLOCKS, "x1"));
    }

    /** The state in locals, against the generator of Commons RNG and one draw after the other. */
    @Test
    void fastDrawsAreThoseOfTheGenerator() {
        int n = 5000;
        for (int item = 0; item < 20; item++) {
            UniformRandomProvider named = RandomStream.of(7, "test", item);
            UniformRandomProvider slow =
                    RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {named.nextLong(), named.nextLong()});
            long[] values = new Random(item).longs(n).toArray();
            long[] expected = new long[n];
            for (int i = 17; i < n; i++) {
                int j = 17 + below(slow, i - 17 + 1);
                expected[i] = expected[j];
                expected[j] = values[i];
            }
            int[] times = new int[n];
            for (int i = 0; i < n; i++) {
                times[below(slow, n)]++;
            }
            FastDraws fast = new FastDraws(7, "test", item);
            long[] arranged = new long[n];
            fast.arrange(values, 17, n, arranged);
            int[] resampled = new int[n];
            fast.resample(resampled);
            assertThat(arranged).isEqualTo(expected);
            assertThat(resampled).isEqualTo(times);
            for (int i = 0; i < 50; i++) { // a third of the draws would favour some numbers
                assertThat(fast.below(1_500_000_000)).isEqualTo(below(slow, 1_500_000_000));
            }
        }
    }

    private static int below(UniformRandomProvider random, int bound) {
        long product = (random.nextLong() >>> 32) * bound;
        while ((product & 0xffffffffL) < (1L << 32) % bound) {
            product = (random.nextLong() >>> 32) * bound;
        }
        return (int) (product >>> 32);
    }

    @Test
    void drawsBelowABoundAreUnbiased() {
        int[] seen = new int[7];
        FastDraws random = new FastDraws(1, "test", 0);
        for (int i = 0; i < 70_000; i++) {
            seen[random.below(7)]++;
        }
        double chi = Arrays.stream(seen)
                .mapToDouble(s -> (s - 10_000.0) * (s - 10_000.0) / 10_000)
                .sum();
        assertThat(chi).isLessThan(22.46); // chi-squared with 6 degrees of freedom, once in a thousand
    }

    @Test
    void theIntervalHoldsQAndNarrowsWithMoreUnits() {
        DetectorOptions options = Toy.plain().withReplicates(399, 0.95);
        double last = 1;
        for (int units : new int[] {100, 1000, 10_000}) {
            Factor factor = FactorDetector.run(Toy.sample(2, units, 5).data(), options, Toy.PLAIN)
                    .get(0);
            assertThat(factor.q())
                    .isBetween(factor.interval().low(), factor.interval().high());
            assertThat(factor.interval().high() - factor.interval().low()).isLessThan(last / 2);
            last = factor.interval().high() - factor.interval().low();
        }
    }

    @Test
    void strataThatExplainEverythingHaveAnIntervalOfOne() {
        DetectorData data =
                DetectorData.of("y", new double[] {1, 1, 1, 5, 5, 5, 9, 9, 9}, List.of(Strata.ofNumbers("x", new int[] {
                    1, 1, 1, 2, 2, 2, 3, 3, 3
                })));
        Factor factor = FactorDetector.run(data, Toy.plain().withReplicates(199, 0.95), Toy.PLAIN)
                .get(0);
        assertThat(factor.interval().high()).isEqualTo(1);
        assertThat(factor.interval().low()).isGreaterThan(0.999);
    }

    /**
     * Every resample explains more than the sample by chance alone where strata are many; the interval must not follow.
     */
    @Test
    void theIntervalOfPureNoiseInManyStrataHoldsQAndTheTruth() {
        SplittableRandom random = new SplittableRandom(3);
        for (int t = 0; t < 20; t++) {
            int[] x = random.ints(200, 0, 20).toArray();
            DetectorData data = DetectorData.of("y", random.doubles(200).toArray(), List.of(Strata.ofNumbers("x", x)));
            Factor factor = FactorDetector.run(data, Toy.plain().withReplicates(199, 0.95), Toy.PLAIN)
                    .get(0);
            assertThat(factor.interval().low()).isZero();
            assertThat(factor.interval().high()).isBetween(factor.q(), 0.35);
        }
    }

    /** Twenty strata of ten units and a true q of 0.3: BCa holds it three times in four. */
    @Test
    @Tag("slow")
    void intervalsHoldTheTruthInManyStrataToo() {
        SplittableRandom random = new SplittableRandom(78);
        double unit = Math.sqrt((20 * 20 - 1) / 12.0); // standard deviation of 0..19
        int held = 0;
        for (int t = 0; t < 1000; t++) {
            int[] x = random.ints(200, 0, 20).toArray();
            double[] y = Arrays.stream(x)
                    .mapToDouble(h -> h / unit * Math.sqrt(0.3) + (random.nextDouble() - 0.5) * Math.sqrt(12 * 0.7))
                    .toArray();
            DetectorData data = DetectorData.of("y", y, List.of(Strata.ofNumbers("x", x)));
            Factor factor = FactorDetector.run(
                            data,
                            DetectorOptions.defaults(t).withPermutations(0, 0).withReplicates(499, 0.95),
                            Toy.PLAIN)
                    .get(0);
            held += factor.interval().low() <= 0.3 && 0.3 <= factor.interval().high() ? 1 : 0;
        }
        assertThat(held).isBetween(920, 1000);
    }

    /** As docs/methods/geodetector.md says of two drivers that explain as much as each other. */
    @Test
    void theEcologicalTestFindsLessThanItsLevelSays() {
        for (double effect : new double[] {0, 1}) {
            SplittableRandom random = new SplittableRandom(6);
            double least = 1;
            int found = 0;
            for (int t = 0; t < 2000; t++) {
                int[] a = random.ints(100, 0, 4).toArray();
                int[] b = random.ints(100, 0, 4).toArray();
                double[] y = new double[100];
                for (int i = 0; i < y.length; i++) {
                    y[i] = effect * (a[i] + b[i]) + (random.nextDouble() - 0.5) * Math.sqrt(12);
                }
                DetectorData data =
                        DetectorData.of("y", y, List.of(Strata.ofNumbers("a", a), Strata.ofNumbers("b", b)));
                double p = EcologicalDetector.run(data, Toy.plain(), Toy.PLAIN)
                        .get(0)
                        .p();
                least = Math.min(least, p);
                found += p <= 0.05 ? 1 : 0;
            }
            assertThat(found).isEqualTo(effect == 0 ? 0 : 32); // 100 of 2,000 would be its level
            assertThat(least).isGreaterThan(effect == 0 ? 0.4 : 0);
        }
    }

    /** 95 % intervals of 1,000 samples must hold the true q of the population 92 to 98 % of the time. */
    @Test
    @Tag("slow")
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        // four equally likely strata with means 0 1 2 3 and uniform noise of variance 1: q = 1.25 / 2.25
        double truth = 1.25 / 2.25;
        SplittableRandom random = new SplittableRandom(77);
        int held = 0;
        for (int t = 0; t < 1000; t++) {
            int[] x = random.ints(200, 0, 4).toArray();
            double[] y = Arrays.stream(x)
                    .mapToDouble(h -> h + (random.nextDouble() - 0.5) * Math.sqrt(12))
                    .toArray();
            DetectorData data = DetectorData.of("y", y, List.of(Strata.ofNumbers("x", x)));
            Factor factor = FactorDetector.run(
                            data,
                            DetectorOptions.defaults(t).withPermutations(0, 0).withReplicates(999, 0.95),
                            Toy.PLAIN)
                    .get(0);
            held += factor.interval().low() <= truth
                            && truth <= factor.interval().high()
                    ? 1
                    : 0;
        }
        assertThat(held).isBetween(920, 980);
    }

    /**
     * The interval by its definition: q of each resample unit by unit, its quantiles at (n + 1) p, their unexplained
     * share moved by twice what the median's is off. Of the last two drivers some strata have one unit, which may be
     * dropped.
     */
    @Test
    void theIntervalIsThatOfItsResamplesOneByOne() {
        Toy.Sample sample = Toy.sample(4, 150, 4, 60, 90);
        for (int i = 0; i < 3; i++) {
            sample.codes()[2][i] = 100 + i;
        }
        DetectorData data = sample.data();
        for (boolean drop : new boolean[] {false, true}) {
            DetectorOptions options =
                    Toy.plain().withReplicates(99, 0.8).withSeed(5).withDropSingletons(drop);
            List<Factor> found = FactorDetector.run(data, options, Toy.PLAIN);
            for (int d = 0; d < 3; d++) {
                int[] codes = sample.codes()[d];
                boolean[] kept = new boolean[150];
                for (int i = 0; i < 150; i++) {
                    int own = codes[i];
                    kept[i] =
                            !drop || Arrays.stream(codes).filter(c -> c == own).count() > 1;
                }
                double[] q = new double[99];
                for (int r = 0; r < 99; r++) {
                    int[] times = new int[150];
                    new FastDraws(5, "geodetector.bootstrap", r).resample(times);
                    List<Double> y = new ArrayList<>();
                    Map<Integer, List<Double>> strata = new HashMap<>();
                    for (int i = 0; i < 150; i++) {
                        for (int t = 0; t < times[i] && kept[i]; t++) {
                            y.add(sample.y()[i]);
                            strata.computeIfAbsent(codes[i], k -> new ArrayList<>())
                                    .add(sample.y()[i]);
                        }
                    }
                    double within = strata.values().stream()
                            .mapToDouble(RandomisationTest::squares)
                            .sum();
                    q[r] = 1 - within / squares(y);
                }
                Arrays.sort(q);
                // (99 + 1) p: the 10th, 50th and 90th
                double back = (1 - found.get(d).q()) / (1 - q[49]);
                double low = 1 - (1 - q[9]) * back * back;
                double high = 1 - (1 - q[89]) * back * back;
                assertThat(found.get(d).interval().low())
                        .isCloseTo(Math.max(0, Math.min(low, found.get(d).q())), within(1e-9));
                assertThat(found.get(d).interval().high())
                        .isCloseTo(Math.max(high, found.get(d).q()), within(1e-9));
            }
        }
    }

    /** Between the 2nd and the 3rd, and the 97th and the 98th of 99: at 2.5 and 97.5. */
    @Test
    void betweenResamplesTheIntervalIsInterpolated() {
        Toy.Sample sample = Toy.sample(6, 80, 4);
        DetectorOptions options = Toy.plain().withSeed(9);
        double[] bounds = new double[6];
        double[] levels = {0.96, 0.95, 0.94}; // at 2 and 98, 2.5 and 97.5, 3 and 97
        for (int k = 0; k < 3; k++) {
            Factor.Interval interval = FactorDetector.run(
                            sample.data(), options.withReplicates(99, levels[k]), Toy.PLAIN)
                    .get(0)
                    .interval();
            bounds[k] = interval.low();
            bounds[3 + k] = interval.high();
        }
        assertThat(bounds[1]).isGreaterThan(0).isCloseTo((bounds[0] + bounds[2]) / 2, within(1e-12));
        assertThat(bounds[4]).isLessThan(1).isCloseTo((bounds[3] + bounds[5]) / 2, within(1e-12));
        assertThat(bounds[0]).isLessThan(bounds[2]);
        assertThat(bounds[3]).isGreaterThan(bounds[5]);
    }

    private static double squares(List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
        return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    }
}
