package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class DiscretisationSearchTest {
    private static final double[] SAMPLE = {
        12, 15, 14, 9, 7, 16, 21, 19, 11, 8, 13, 20, 25, 14, 10, 8, 12, 15, 18, 13, 5, 7, 9, 12, 17
    };
    private static final int[] NO_BLOCKS = {};

    private static double[] breaks(BreakMethod method, int k, double... x) {
        return new Breaks(Arrays.stream(x).sorted().toArray()).of(method, k);
    }

    private static DriverDiscretisation search(double[] y, double[] x, SearchOptions options) {
        return DiscretisationSearch.run("y", y, List.of("x"), new double[][] {x}, NO_BLOCKS, options, Toy.PLAIN)
                .get(0);
    }

    /** A smooth response with noise, some values of x repeated. */
    private static double[][] curve(long seed, int n) {
        Random random = new Random(seed);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % 5 == 0 ? Math.rint(random.nextDouble() * 10) / 10 : random.nextDouble();
            y[i] = Math.sin(5 * x[i]) + random.nextGaussian() * 0.5;
        }
        return new double[][] {y, x};
    }

    @Test
    void breaksOfThePublishedSample() {
        // methods.md 4.3
        assertThat(breaks(BreakMethod.NATURAL, 4, SAMPLE)).containsExactly(10, 15, 21);
        assertThat(breaks(BreakMethod.QUANTILE, 5, SAMPLE))
                .containsExactly(new double[] {8.8, 12, 14, 17.2}, within(1e-12));
        assertThat(breaks(BreakMethod.EQUAL, 5, SAMPLE)).containsExactly(9, 13, 17, 21);
    }

    /** 0.3 and 0.30000000000000004 are one share; by quantiles they were a stratum each. */
    @Test
    void valuesThatDifferByRoundingAloneAreOfOneStratum() {
        double share = 0.1 + 0.2;
        double[] x = {0.3, 0.3, 0.3, share, share, 0.9};
        assertThat(breaks(BreakMethod.QUANTILE, 3, x)).containsExactly(share, share);
        assertThat(breaks(BreakMethod.NATURAL, 3, x)).containsExactly(share, share);
        assertThat(breaks(BreakMethod.QUANTILE, 2, 0.1, 0.3, share)).containsExactly(share);
    }

    @Test
    void waysThatFindTheirOwnNumberAreTriedOnceAndLeaveNoClassEmpty() {
        // fences at -1.5 and 26.5 lie beyond all values
        assertThat(new Breaks(Arrays.stream(SAMPLE).sorted().toArray()).own(BreakMethod.BOX))
                .containsExactly(9, 13, 16);
        assertThat(breaks(BreakMethod.MAXIMUM, 2, SAMPLE)).containsExactly(23);
        double[][] data = curve(4, 200);
        DriverDiscretisation found = search(
                data[0],
                data[1],
                SearchOptions.defaults(1).withMethods(EnumSet.of(BreakMethod.BOX, BreakMethod.MAXIMUM)));
        assertThat(found.candidates())
                .filteredOn(c -> c.method() == BreakMethod.BOX)
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.classes()).isEqualTo(c.breaks().length + 1);
                    assertThat(c.eligible()).isTrue();
                });
        assertThat(found.candidates())
                .filteredOn(c -> c.method() == BreakMethod.MAXIMUM)
                .hasSize(6);
    }

    @Test
    void geometricBreaksGrowByAConstantFactor() {
        assertThat(breaks(BreakMethod.GEOMETRIC, 3, 1, 5, 8, 64, 512))
                .containsExactly(new double[] {8, 64}, within(1e-12));
        // with zero: x + 1 runs from 1 to 8 in three factors of 2
        assertThat(breaks(BreakMethod.GEOMETRIC, 3, 0, 3, 7)).containsExactly(new double[] {1, 3}, within(1e-12));
        // -3..4: x + 4 runs from 1 to 8
        assertThat(breaks(BreakMethod.GEOMETRIC, 3, -3, 0, 4)).containsExactly(new double[] {-2, 0}, within(1e-12));
    }

    @Test
    void breaksThatRoundingMovedOffAValueAreThatValue() {
        double[] x = {0.6, 4, 4.1, 7.4, 10.8, 14.2, 17.6};
        assertThat(breaks(BreakMethod.EQUAL, 5, x)).containsExactly(4, 7.4, 10.8, 14.2);
        assertThat(breaks(BreakMethod.GEOMETRIC, 3, 1, 10, 100, 1000)).containsExactly(10, 100);
    }

    @Test
    void standardDeviationBreaksAreCentredOnTheMean() {
        // mean 5, s = sqrt(40/4)
        double s = Math.sqrt(10);
        assertThat(breaks(BreakMethod.STANDARD_DEVIATION, 4, 1, 3, 5, 7, 9))
                .containsExactly(new double[] {5 - s, 5, 5 + s}, within(1e-12));
        assertThat(breaks(BreakMethod.STANDARD_DEVIATION, 3, 1, 3, 5, 7, 9))
                .containsExactly(new double[] {5 - s / 2, 5 + s / 2}, within(1e-12));
    }

    @Test
    void aConstantDriverHasNoBreaks() {
        for (BreakMethod method : SearchOptions.USUAL) {
            assertThat(breaks(method, 3, 2, 2, 2)).isEmpty();
        }
    }

    @Test
    void qOfEveryCandidateIsThatOfTheFactorDetector() {
        double[][] data = curve(1, 700);
        SearchOptions options = SearchOptions.defaults(1)
                .withMethods(EnumSet.range(BreakMethod.EQUAL, BreakMethod.OPTIMAL))
                .withClasses(2, 7);
        for (Discretisation candidate : search(data[0], data[1], options).candidates()) {
            Strata strata = candidate.cut("x", data[1]);
            DetectorData cut = DetectorData.of("y", data[0], List.of(strata));
            assertThat(candidate.q())
                    .isEqualTo(JointSums.of(cut, Toy.PLAIN).factor(0).q(cut, false), within(1e-13));
            int[] counts = new int[strata.labels().size()];
            IntStream.range(0, strata.units()).forEach(i -> counts[strata.code(i)]++);
            assertThat(candidate.unitsInSmallest())
                    .isEqualTo(Arrays.stream(counts).min().orElseThrow());
        }
    }

    /** Every choice of cuts between different values with at least two units a class. */
    @Test
    void noOtherBreaksReachALargerQThanTheOptimal() {
        for (int seed = 0; seed < 30; seed++) {
            double[][] data = curve(seed, 14);
            SearchOptions options =
                    new SearchOptions(EnumSet.of(BreakMethod.OPTIMAL), 2, 4, ChoiceRule.LARGEST_Q, 2, 2, 0, 1);
            double[] values = Arrays.stream(data[1]).sorted().distinct().toArray();
            for (Discretisation found : search(data[0], data[1], options).candidates()) {
                double best = everyCut(data, values, new double[0], 0, found.classes());
                assertThat(found.q()).isEqualTo(best, within(1e-12));
            }
        }
    }

    private static double everyCut(double[][] data, double[] values, double[] breaks, int from, int classes) {
        if (breaks.length == classes - 1) {
            int[] n = new int[classes];
            double[] s = new double[classes];
            double mean = Arrays.stream(data[0]).average().orElse(0);
            for (int i = 0; i < data[0].length; i++) {
                n[Strata.classOf(data[1][i], breaks)]++;
                s[Strata.classOf(data[1][i], breaks)] += data[0][i] - mean;
            }
            double between = 0;
            for (int c = 0; c < classes; c++) {
                if (n[c] < 2) {
                    return -1;
                }
                between += s[c] * s[c] / n[c];
            }
            return between
                    / Arrays.stream(data[0]).map(v -> (v - mean) * (v - mean)).sum();
        }
        double best = -1;
        for (int v = from; v < values.length - 1; v++) {
            double[] more = Arrays.copyOf(breaks, breaks.length + 1);
            more[breaks.length] = values[v];
            best = Math.max(best, everyCut(data, values, more, v + 1, classes));
        }
        return best;
    }

    @Test
    void optimalBreaksBeatEveryOtherMethodAlsoBeyondTheExactSize() {
        double[][] data = curve(5, 6000);
        List<Discretisation> all = search(
                        data[0],
                        data[1],
                        SearchOptions.defaults(1).withMethods(EnumSet.range(BreakMethod.EQUAL, BreakMethod.OPTIMAL)))
                .candidates();
        for (int k = 3; k <= 8; k++) {
            int classes = k;
            double optimal = all.stream()
                    .filter(c -> c.classes() == classes && c.method() == BreakMethod.OPTIMAL)
                    .findFirst()
                    .orElseThrow()
                    .q();
            assertThat(all.stream()
                            .filter(c -> c.classes() == classes && c.eligible())
                            .mapToDouble(Discretisation::q)
                            .max()
                            .orElseThrow())
                    .isEqualTo(optimal);
        }
    }

    @Test
    void aStepInYIsFoundToTheUnit() {
        SplittableRandom random = new SplittableRandom(9);
        double[] x = random.doubles(5000).toArray();
        double[] y = Arrays.stream(x).map(v -> v > 0.37 ? 5 : v > 0.12 ? 2 : 0).toArray();
        SearchOptions options =
                new SearchOptions(EnumSet.of(BreakMethod.OPTIMAL), 3, 3, ChoiceRule.LARGEST_Q, 2, 5, 0, 1);
        Discretisation found = search(y, x, options).chosen();
        assertThat(found.q()).isEqualTo(1, within(1e-12));
        assertThat(Double.parseDouble(Numbers.text(found.breaks()[0])))
                .isGreaterThanOrEqualTo(
                        Arrays.stream(x).filter(v -> v <= 0.12).max().orElseThrow())
                .isLessThan(Arrays.stream(x).filter(v -> v > 0.12).min().orElseThrow());
        assertThat(Double.parseDouble(Numbers.text(found.breaks()[1])))
                .isGreaterThanOrEqualTo(
                        Arrays.stream(x).filter(v -> v <= 0.37).max().orElseThrow())
                .isLessThan(Arrays.stream(x).filter(v -> v > 0.37).min().orElseThrow());
    }

    /** The folds are dealt out as the class documents; prediction unit by unit must give the same q. */
    @Test
    void crossValidatedQIsThatOfPredictingUnitByUnit() {
        double[][] data = curve(3, 900);
        int[] blocks = IntStream.range(0, 900).map(i -> i % 60 / 6).toArray(); // ten blocks, ten folds: each is a fold
        SearchOptions options = SearchOptions.defaults(4).withClasses(3, 5);
        for (Discretisation candidate : DiscretisationSearch.run(
                        "y", data[0], List.of("x"), new double[][] {data[1]}, blocks, options, Toy.PLAIN)
                .get(0)
                .candidates()) {
            if (candidate.breaks().length == 0) {
                continue;
            }
            double error = 0;
            double plain = 0;
            for (int i = 0; i < 900; i++) {
                int own = Strata.classOf(data[1][i], candidate.breaks());
                double n = 0;
                double s = 0;
                double all = 0;
                double m = 0;
                for (int j = 0; j < 900; j++) {
                    if (blocks[j] != blocks[i]) {
                        all++;
                        m += data[0][j];
                        if (Strata.classOf(data[1][j], candidate.breaks()) == own) {
                            n++;
                            s += data[0][j];
                        }
                    }
                }
                error += Math.pow(data[0][i] - (n > 0 ? s / n : m / all), 2);
                plain += Math.pow(data[0][i] - m / all, 2);
            }
            assertThat(candidate.qCrossValidated()).isEqualTo(1 - error / plain, within(1e-11));
        }
    }

    @Test
    void aDriverWithoutEffectCrossValidatesBelowZeroWhileItsQGrows() {
        double[] x = new SplittableRandom(1).doubles(400).toArray();
        double[] y = new SplittableRandom(2).doubles(400).toArray();
        SearchOptions options = SearchOptions.defaults(1)
                .withMethods(EnumSet.of(BreakMethod.OPTIMAL))
                .withClasses(2, 12);
        List<Discretisation> found = search(y, x, options).candidates();
        for (int k = 1; k < found.size(); k++) {
            assertThat(found.get(k).q()).isGreaterThanOrEqualTo(found.get(k - 1).q());
        }
        assertThat(found.get(found.size() - 1).q()).isGreaterThan(0.05);
        assertThat(found.get(found.size() - 1).qCrossValidated()).isNegative();
    }

    @Test
    void largestQTakesMoreClassesThanCrossValidationOrTheFivePercentRule() {
        double[][] data = curve(7, 300);
        SearchOptions options = SearchOptions.defaults(1)
                .withMethods(EnumSet.range(BreakMethod.EQUAL, BreakMethod.OPTIMAL))
                .withClasses(2, 15);
        DriverDiscretisation greedy = search(data[0], data[1], options.withRule(ChoiceRule.LARGEST_Q));
        assertThat(greedy.chosen())
                .isEqualTo(greedy.candidates().stream()
                        .filter(Discretisation::eligible)
                        .max(Comparator.comparingDouble(Discretisation::q))
                        .orElseThrow());
        DriverDiscretisation held = search(data[0], data[1], options);
        assertThat(held.chosen().qCrossValidated())
                .isEqualTo(held.candidates().stream()
                        .filter(Discretisation::eligible)
                        .mapToDouble(Discretisation::qCrossValidated)
                        .max()
                        .orElseThrow());
        DriverDiscretisation flat = search(data[0], data[1], options.withRule(ChoiceRule.FIVE_PERCENT));
        assertThat(held.chosen().classes()).isLessThan(greedy.chosen().classes());
        assertThat(flat.chosen().classes()).isLessThan(greedy.chosen().classes());
        int next = flat.chosen().classes() + 1;
        double after = flat.candidates().stream()
                .filter(c -> c.eligible() && c.classes() == next)
                .mapToDouble(Discretisation::q)
                .max()
                .orElseThrow();
        assertThat(after - flat.chosen().q()).isLessThan(0.05 * flat.chosen().q());
    }

    @Test
    void ofEquallyGoodWaysTheSimplestIsTaken() {
        // two values of x: every method that works at all gives the same two classes
        double[] x = IntStream.range(0, 40).mapToDouble(i -> i % 2 * 10).toArray();
        double[] y = IntStream.range(0, 40).mapToDouble(i -> i % 2 * 3 + i % 3).toArray();
        for (ChoiceRule rule : ChoiceRule.values()) {
            SearchOptions options = SearchOptions.defaults(1)
                    .withMethods(EnumSet.range(BreakMethod.EQUAL, BreakMethod.OPTIMAL))
                    .withClasses(2, 4)
                    .withRule(rule);
            Discretisation chosen = search(y, x, options).chosen();
            assertThat(chosen.method()).isEqualTo(BreakMethod.EQUAL);
            assertThat(chosen.classes()).isEqualTo(2);
        }
    }

    @Test
    void missingUnitsAreThoseTheDetectorsWouldLeaveOut() {
        double[][] data = curve(8, 300);
        double[] other = data[1].clone();
        double[] y = data[0].clone();
        y[4] = Double.NaN;
        other[7] = Double.NaN;
        SearchOptions options = SearchOptions.defaults(1);
        List<DriverDiscretisation> all = DiscretisationSearch.run(
                "y", y, List.of("x", "other"), new double[][] {data[1], other}, NO_BLOCKS, options, Toy.PLAIN);
        double[] shortY = IntStream.range(0, 300)
                .filter(i -> i != 4 && i != 7)
                .mapToDouble(i -> y[i])
                .toArray();
        double[] shortX = IntStream.range(0, 300)
                .filter(i -> i != 4 && i != 7)
                .mapToDouble(i -> data[1][i])
                .toArray();
        DriverDiscretisation plain = search(shortY, shortX, options);
        assertThat(all.get(0).chosen().q()).isEqualTo(plain.chosen().q());
        assertThat(all.get(0).chosen().breaks()).containsExactly(plain.chosen().breaks());
        assertThat(all.get(1).chosen().breaks()).containsExactly(plain.chosen().breaks());
    }

    @Test
    void anyNumberOfThreadsGivesTheSameChoice() {
        double[][] a = curve(11, 3000);
        double[][] x = {a[1], curve(12, 3000)[1], curve(13, 3000)[1], a[1]};
        SearchOptions options =
                SearchOptions.defaults(1).withMethods(EnumSet.range(BreakMethod.EQUAL, BreakMethod.OPTIMAL));
        List<String> names = List.of("a", "b", "c", "d");
        List<DriverDiscretisation> one = DiscretisationSearch.run("y", a[0], names, x, NO_BLOCKS, options, Toy.PLAIN);
        try (LocalEngine engine = new LocalEngine(3)) {
            List<DriverDiscretisation> three =
                    DiscretisationSearch.run("y", a[0], names, x, NO_BLOCKS, options, engine);
            assertThat(three).isEqualTo(one);
        }
    }

    @Test
    void choosingByYIsACaution() {
        double[][] data = curve(2, 100);
        assertThat(search(data[0], data[1], SearchOptions.defaults(1)).cautions())
                .containsExactly(Problem.of(ProblemCode.DRIVER_C07_CHOSEN_WITH_Y, "x", 30)); // 5 methods x 3..8
        SearchOptions fixed = SearchOptions.defaults(1)
                .withMethods(EnumSet.of(BreakMethod.QUANTILE))
                .withClasses(5, 5);
        assertThat(search(data[0], data[1], fixed).cautions()).isEmpty();
        SearchOptions optimal = SearchOptions.defaults(1)
                .withMethods(EnumSet.of(BreakMethod.OPTIMAL))
                .withClasses(5, 5);
        assertThat(search(data[0], data[1], optimal).cautions()).hasSize(1);
    }

    @Test
    void driversThatCannotBeCutAreAProblemEach() {
        double[] y = new SplittableRandom(1).doubles(20).toArray();
        double[] flat = new double[20];
        double[] almost = new double[20];
        almost[3] = 1; // one unit apart: every class number leaves a class of one
        assertThatThrownBy(() -> DiscretisationSearch.run(
                        "y",
                        y,
                        List.of("flat", "almost"),
                        new double[][] {flat, almost},
                        NO_BLOCKS,
                        SearchOptions.defaults(1),
                        Toy.PLAIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        Problem.of(ProblemCode.DRIVER_06_NO_BREAKS, "flat", 30, 2),
                                        Problem.of(ProblemCode.DRIVER_06_NO_BREAKS, "almost", 30, 2)));
    }

    @Test
    void sortingOrdersEveryKindOfNumberAndKeepsTiesInPlace() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[5000];
        for (int i = 0; i < values.length; i++) {
            double v = Double.longBitsToDouble(random.nextLong());
            values[i] = !Double.isFinite(v) ? 0 : i % 7 == 0 ? Math.rint(random.nextDouble() * 4) - 2 : v;
        }
        values[17] = -0.0;
        for (int i = 100; i < 400; i++) {
            values[i] = 3 + (i * 7 % 50) * Math.ulp(3.0); // far too close to tell by their place in the range
        }
        Integer[] expected = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i] + 0.0))
                .toArray(Integer[]::new);
        assertThat(SortedDriver.order(values))
                .containsExactly(Arrays.stream(expected).mapToInt(i -> i).toArray());
    }
}
