package org.carbonscape.breaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClassBreaksTest {
    private static final double[] X = NaturalBreaksTest.SAMPLE;

    private static double[] bounds(BreakMethod method, int classes) {
        return ClassBreaks.of(method, X, classes).bounds();
    }

    @Test
    void naturalBreaksAreThoseOfClassInt() {
        assertThat(bounds(BreakMethod.NATURAL, 3)).containsExactly(5, 10, 16, 25); // 10.5 and 16.5 as midpoints
        assertThat(bounds(BreakMethod.NATURAL, 4)).containsExactly(5, 10, 15, 21, 25);
        assertThat(bounds(BreakMethod.NATURAL, 5)).containsExactly(5, 9, 13, 17, 21, 25);
        assertThat(ClassBreaks.of(BreakMethod.NATURAL, X, 5).gvf(X)).isCloseTo(0.9481147, within(5e-8));
    }

    @Test
    void quantileEqualAndHeadTailBreaksAreThoseOfClassInt() {
        assertThat(bounds(BreakMethod.QUANTILE, 5))
                .usingComparatorWithPrecision(1e-13)
                .containsExactly(5, 8.8, 12, 14, 17.2, 25);
        assertThat(bounds(BreakMethod.EQUAL, 5)).containsExactly(5, 9, 13, 17, 21, 25);
        assertThat(bounds(BreakMethod.HEAD_TAIL, 2))
                .usingComparatorWithPrecision(1e-13)
                .containsExactly(5, 13.2, 25);
    }

    /** As the page says: which methods leave no class empty, and which keep one without values. */
    @Test
    void classesWithoutValuesStayWhereTheirWidthIsGiven() {
        double[] gap = {1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 100};
        for (BreakMethod method :
                List.of(BreakMethod.NATURAL, BreakMethod.QUANTILE, BreakMethod.MAXIMUM, BreakMethod.HEAD_TAIL)) {
            assertThat(least(method, gap)).as("%s", method).isPositive();
        }
        for (BreakMethod method :
                List.of(BreakMethod.EQUAL, BreakMethod.GEOMETRIC, BreakMethod.PRETTY, BreakMethod.STANDARD_DEVIATION)) {
            assertThat(least(method, gap)).as("%s", method).isZero();
        }
    }

    private static long least(BreakMethod method, double[] values) {
        double[] bounds = ClassBreaks.of(method, values, 6).bounds();
        return IntStream.range(1, bounds.length)
                .mapToLong(k -> Arrays.stream(values)
                        .filter(v -> v <= bounds[k] && (v > bounds[k - 1] || k == 1))
                        .count())
                .min()
                .orElseThrow();
    }

    @Test
    void geometricBoundsAreAProgression() {
        double[] b = ClassBreaks.of(BreakMethod.GEOMETRIC, new double[] {1, 3, 7, 50, 625}, 4)
                .bounds();
        assertThat(b).usingComparatorWithPrecision(1e-12).containsExactly(1, 5, 25, 125, 625);
        assertThatThrownBy(() -> ClassBreaks.of(BreakMethod.GEOMETRIC, new double[] {0, 1}, 3))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_02_NOT_POSITIVE));
    }

    /** 0.6 + 3/5 of 17 is 10.799999999999999, and the cube root of 1000 is 9.999999999999998. */
    @Test
    void aValueAtABreakLiesInTheClassBelowWhateverTheRounding() {
        double[] x = {0.6, 4, 4.1, 7.4, 10.8, 14.2, 17.6};
        assertThat(ClassBreaks.of(BreakMethod.EQUAL, x, 5).bounds()).containsExactly(0.6, 4, 7.4, 10.8, 14.2, 17.6);
        assertThat(ClassBreaks.of(BreakMethod.GEOMETRIC, new double[] {1, 10, 100, 300, 1000}, 3)
                        .bounds())
                .containsExactly(1, 10, 100, 1000);
        double next = Math.nextUp(1e9); // one value but for rounding
        assertThat(ClassBreaks.of(BreakMethod.EQUAL, new double[] {1e9, next}, 2)
                        .bounds())
                .containsExactly(1e9, next);
    }

    /** As net emissions per hectare of squares that are all forest: one quotient of two products each. */
    @Test
    void valuesThatDifferByRoundingAloneStayTogether() {
        double lower = -2.3613333333333335;
        double upper = Math.nextUp(lower);
        double[] x = {lower, lower, upper, lower, upper, upper, -1, 0, 3, 8};
        for (BreakMethod method : List.of(BreakMethod.QUANTILE, BreakMethod.NATURAL, BreakMethod.MAXIMUM)) {
            ClassBreaks breaks = ClassBreaks.of(method, x, 6);
            assertThat(breaks.classOf(upper)).as(method.id()).isEqualTo(breaks.classOf(lower));
            assertThat(breaks.classOf(-1)).as(method.id()).isGreaterThan(breaks.classOf(upper));
        }
        assertThat(ClassBreaks.of(BreakMethod.BOX, x, 6).classOf(upper)).isEqualTo(1);
        double tenth = 0.1 + 0.2;
        assertThat(ClassBreaks.of(BreakMethod.PRETTY, new double[] {0, tenth, 0.5}, 5)
                        .classOf(tenth))
                .isEqualTo(2);
        assertThat(ClassBreaks.of(BreakMethod.QUANTILE, new double[] {1, lower, upper, 1, Math.nextUp(1), 1e18}, 3)
                        .count())
                .isEqualTo(3);
        assertThat(ClassBreaks.of(BreakMethod.QUANTILE, new double[] {lower, upper}, 2)
                        .count())
                .isEqualTo(1);
    }

    /** Natural breaks are values: by the 15 digits of a table the highest of a class would lie in the next. */
    @Test
    void breaksCutAlikeWhenTheyAreReadFromATable() {
        double[] x = {1.00000000000000022, 1.1, 10.649020791151137, 10.7, 38.723785370831642, 40};
        double[] bounds = ClassBreaks.of(BreakMethod.NATURAL, x, 5).bounds();
        for (int k = 1; k < bounds.length - 1; k++) {
            double printed = Double.parseDouble(Numbers.text(bounds[k]));
            double bound = bounds[k];
            assertThat(Arrays.stream(x).filter(v -> v <= printed).count())
                    .isEqualTo(Arrays.stream(x).filter(v -> v <= bound).count());
        }
    }

    @Test
    void standardDeviationBoundsLieAtWholeDeviations() {
        // mean 5, squares 16+4+4+4+16+0... : 1 3 3 5 7 7 9 has sum of squares 16+4+4+0+4+4+16 = 48, over 6 = 8
        double[] x = {1, 3, 3, 5, 7, 7, 9};
        double s = Math.sqrt(8);
        assertThat(ClassBreaks.of(BreakMethod.STANDARD_DEVIATION, x, 1).bounds())
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(1, 5 - s, 5, 5 + s, 9);
    }

    @Test
    void prettyBoundsAreRound() {
        assertThat(bounds(BreakMethod.PRETTY, 5)).containsExactly(5, 10, 15, 20, 25);
        assertThat(ClassBreaks.of(BreakMethod.PRETTY, new double[] {0.13, 0.87}, 4)
                        .bounds())
                .containsExactly(0, 0.2, 0.4, 0.6, 0.8, 1);
        assertThat(ClassBreaks.of(BreakMethod.PRETTY, new double[] {-123_456, 987_654}, 6)
                        .bounds())
                .containsExactly(-200_000, 0, 200_000, 400_000, 600_000, 800_000, 1_000_000);
        double next = Math.nextUp(1e9); // nothing round lies between
        assertThat(ClassBreaks.of(BreakMethod.PRETTY, new double[] {1e9, next}, 4)
                        .classOf(next))
                .isGreaterThanOrEqualTo(0);
    }

    @Test
    void binsAreRightClosedAndTheFirstHoldsTheMinimum() {
        ClassBreaks b = ClassBreaks.of(Cut.at(List.of(10.0)), new double[] {0, 20});
        assertThat(new int[] {b.classOf(0), b.classOf(10), b.classOf(10.0000001), b.classOf(20), b.classOf(Double.NaN)})
                .containsExactly(0, 0, 1, 1, -1);
        assertThat(b.classOf(-5)).isZero(); // another phase's values are still coloured
        assertThat(b.classOf(99)).isEqualTo(1);
        assertThat(b.lower(1)).isEqualTo(10);
        assertThat(b.upper(1)).isEqualTo(20);
        assertThat(b.count()).isEqualTo(2);
    }

    @Test
    void manualBreaksMustAscend() {
        for (List<Double> bad : List.of(
                List.<Double>of(),
                List.of(1.0, 1.0),
                List.of(2.0, 1.0),
                List.of(0.0, Double.NaN),
                List.of(0.0, Double.POSITIVE_INFINITY))) {
            assertThatThrownBy(() -> Cut.at(bad))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_03_BREAKS));
        }
    }

    @Test
    void breaksOfTheUserStayAlsoWhereTheirClassesAreEmpty() {
        double[] x = {3, 4, 15};
        assertThat(ClassBreaks.of(Cut.at(List.of(1.0, 2.0, 10.0)), x).bounds()).containsExactly(1, 1, 2, 10, 15);
        assertThat(ClassBreaks.of(Cut.at(List.of(10.0, 20.0)), x).bounds()).containsExactly(3, 10, 20);
        assertThat(ClassBreaks.of(Cut.at(List.of(10.0, 15.0)), x).bounds()).containsExactly(3, 10, 15);
    }

    @Test
    void boxMapsHaveSixClassesAndEachValueItsOwn() {
        double[] x = {-100, 1, 2, 3, 4, 5, 6, 7, 100};
        // quartiles 2, 4, 6 (type 7 at 2, 4, 6), range 4: fences -4 and 12
        ClassBreaks b = ClassBreaks.of(BreakMethod.BOX, x, 5);
        assertThat(b.bounds()).containsExactly(-100, -4, 2, 4, 6, 12, 100);
        assertThat(Arrays.stream(x).mapToInt(b::classOf)).containsExactly(0, 1, 1, 2, 2, 3, 3, 4, 5);
        assertThat(b.method().classNames()).hasSize(6);
        // fences -10 and 18; nothing low is outside
        double[] y = {1, 1, 2, 3, 4, 5, 6, 7, 19};
        ClassBreaks three = ClassBreaks.of(BreakMethod.BOX_3, y, 5);
        assertThat(three.bounds()).containsExactly(-10, -10, 2, 4, 6, 18, 19);
        assertThat(Arrays.stream(y).mapToInt(three::classOf)).containsExactly(1, 1, 1, 2, 2, 3, 3, 4, 5);
    }

    @Test
    void maximumBreaksLieInTheWidestGapsAndOfEqualOnesInTheLower() {
        double[] x = {0, 1, 5, 6, 10, 11, 20};
        assertThat(ClassBreaks.of(BreakMethod.MAXIMUM, x, 2).bounds()).containsExactly(0, 15.5, 20);
        assertThat(ClassBreaks.of(BreakMethod.MAXIMUM, x, 3).bounds()).containsExactly(0, 3, 15.5, 20);
        assertThat(ClassBreaks.of(BreakMethod.MAXIMUM, x, 50).count()).isEqualTo(7);
    }

    @Test
    void gapsThatDifferByRoundingAloneAreEqual() {
        double[] tenths = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
        assertThat(ClassBreaks.of(BreakMethod.MAXIMUM, tenths, 4).bounds())
                .containsExactly(new double[] {0.1, 0.15, 0.25, 0.35, 1}, within(1e-12));
        double[] floats = Arrays.stream(tenths).map(v -> (float) v).toArray();
        assertThat(ClassBreaks.of(BreakMethod.MAXIMUM, floats, 3).bounds())
                .containsExactly(new double[] {0.1, 0.15, 0.25, 1}, within(1e-7));
        double[] fine = {400_000.001, 400_000.002, 400_000.004};
        assertThat(ClassBreaks.of(BreakMethod.MAXIMUM, fine, 2).bounds()[1]).isCloseTo(400_000.003, within(1e-9));
        double[] shifted = {1, 1.7, 2.3}; // as middles of bins, each up to half a bin of 0.2 off
        long[] once = {1, 1, 1};
        assertThat(ClassBreaks.of(Cut.of(BreakMethod.MAXIMUM, 2), shifted, once, 0.2)
                        .bounds())
                .containsExactly(1, 1.35, 2.3);
        double[] wide = {1, 1.5, 2.3};
        assertThat(ClassBreaks.of(Cut.of(BreakMethod.MAXIMUM, 2), wide, once, 0.2)
                        .bounds())
                .containsExactly(1, 1.9, 2.3);
    }

    @Test
    void everyWayHasOneNameOfItsOwn() {
        Set<String> seen = new HashSet<>();
        for (BreakMethod method : BreakMethod.values()) {
            assertThat(seen.add(method.id())).as(method.id()).isTrue();
            method.alsoCalled().forEach(w -> assertThat(seen.add(w)).as(w).isTrue());
            method.alsoCalled()
                    .forEach(w -> assertThat(
                                    BreakMethod.find(w.toUpperCase(Locale.ROOT).replace('-', '_')))
                            .contains(method));
        }
        assertThat(BreakMethod.find("best")).isEmpty();
    }

    @Test
    void equalValuesAreNeverSplitAndThereAreNoEmptyClasses() {
        double[] x = {0, 0, 0, 0, 0, 0, 0, 1, 2};
        for (BreakMethod method : new BreakMethod[] {BreakMethod.QUANTILE, BreakMethod.NATURAL, BreakMethod.EQUAL}) {
            ClassBreaks b = ClassBreaks.of(method, x, 5);
            double[] bounds = b.bounds();
            for (int i = 2; i < bounds.length; i++) {
                assertThat(bounds[i]).isGreaterThan(bounds[i - 1]);
            }
        }
        // quantiles 0 0 0 0.6: a class of the zeros alone
        ClassBreaks b = ClassBreaks.of(BreakMethod.QUANTILE, x, 5);
        assertThat(b.classOf(0)).isZero();
        assertThat(b.classOf(1)).isEqualTo(b.count() - 1);
        assertThat(ClassBreaks.of(BreakMethod.NATURAL, x, 5).bounds()).containsExactly(0, 0, 1, 2);
        assertThat(ClassBreaks.of(BreakMethod.NATURAL, x, 5).classOf(1)).isEqualTo(1);
    }

    @Test
    void naturalBreaksAreTheBestOfAllCuts() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 200; round++) {
            int n = 2 + random.nextInt(11);
            double[] x = round % 2 == 0
                    ? random.doubles(n, -3, 9).toArray()
                    : random.ints(n, 0, 8).asDoubleStream().toArray();
            double[] distinct = Arrays.stream(x).distinct().sorted().toArray();
            int k = 1 + random.nextInt(4);
            double best = best(x, distinct, 0, Math.min(k, distinct.length));
            ClassBreaks b = ClassBreaks.of(BreakMethod.NATURAL, x, k);
            double total = squares(x, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            assertThat((1 - b.gvf(x)) * total).isCloseTo(best, within(1e-9));
        }
    }

    /** Least sum of squares of the values from the given distinct value on, in k classes, trying every cut. */
    private static double best(double[] x, double[] distinct, int from, int k) {
        if (k == 1) {
            return squares(x, distinct[from], Double.POSITIVE_INFINITY);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int cut = from + 1; cut <= distinct.length - k + 1; cut++) {
            best = Math.min(best, squares(x, distinct[from], distinct[cut]) + best(x, distinct, cut, k - 1));
        }
        return best;
    }

    /** Sum of squares of the values in [low, high). */
    private static double squares(double[] x, double low, double high) {
        double[] in = Arrays.stream(x).filter(v -> v >= low && v < high).toArray();
        double mean = Arrays.stream(in).average().orElse(0);
        return Arrays.stream(in).map(v -> (v - mean) * (v - mean)).sum();
    }

    @Test
    void countedValuesAreAsRepeatedOnes() {
        double[] values = {3, 1, 7, 2, 9, Double.NaN, 4};
        long[] counts = {5, 2, 1, 0, 3, 9, 4};
        double[] repeated = {3, 3, 3, 3, 3, 1, 1, 7, 9, 9, 9, 4, 4, 4, 4};
        for (BreakMethod method : BreakMethod.ofValues()) {
            assertThat(ClassBreaks.of(Cut.of(method, 3), values, counts, 0).bounds())
                    .isEqualTo(ClassBreaks.of(method, repeated, 3).bounds());
        }
    }

    @Test
    void largeValuesCloseTogetherBreakAsSmallOnes() {
        double[] far = Arrays.stream(X).map(v -> 1e9 + v).toArray();
        assertThat(ClassBreaks.of(BreakMethod.NATURAL, far, 5).bounds())
                .containsExactly(1e9 + 5, 1e9 + 9, 1e9 + 13, 1e9 + 17, 1e9 + 21, 1e9 + 25);
        assertThat(ClassBreaks.of(BreakMethod.NATURAL, far, 5).gvf(far)).isCloseTo(0.9481147, within(5e-8));
    }

    /** At 1e14 a double has steps of 1/64: the values are exact, the mean is not. */
    @Test
    void theFitOfValuesFarFromZeroIsThatOfTheSameValuesNearIt() {
        double[] far = Arrays.stream(X).map(v -> 1e14 + v).toArray();
        double gvf = ClassBreaks.of(BreakMethod.NATURAL, X, 5).gvf(X);
        assertThat(ClassBreaks.of(BreakMethod.NATURAL, far, 5).gvf(far)).isCloseTo(gvf, within(1e-14));
    }

    @Test
    void constantValuesMakeOneClass() {
        for (BreakMethod method : new BreakMethod[] {
            BreakMethod.NATURAL,
            BreakMethod.QUANTILE,
            BreakMethod.EQUAL,
            BreakMethod.GEOMETRIC,
            BreakMethod.STANDARD_DEVIATION,
            BreakMethod.HEAD_TAIL,
            BreakMethod.PRETTY,
            BreakMethod.MAXIMUM
        }) {
            ClassBreaks b = ClassBreaks.of(method, new double[] {4, 4, 4}, 5);
            assertThat(b.count()).as(method.id()).isEqualTo(1);
            assertThat(b.classOf(4)).isZero();
            assertThat(b.gvf(new double[] {4, 4})).isEqualTo(1);
        }
    }

    @Test
    void noValuesAndInfiniteValuesAreProblems() {
        assertThatThrownBy(() -> ClassBreaks.of(BreakMethod.NATURAL, new double[] {Double.NaN}, 3))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_01_NO_VALUES));
        assertThatThrownBy(() -> ClassBreaks.of(BreakMethod.EQUAL, new double[] {1, Double.NEGATIVE_INFINITY}, 3))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_04_INFINITE));
    }

    @Test
    @Tag("slow")
    void aMillionDistinctValuesAreBrokenExactlyInSeconds() {
        double[] x =
                new SplittableRandom(1).doubles(1_000_000).map(v -> v * v * v).toArray();
        long start = System.nanoTime();
        double gvf = ClassBreaks.of(BreakMethod.NATURAL, x, 7).gvf(x);
        assertThat(gvf).isGreaterThan(0.96);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    }
}
