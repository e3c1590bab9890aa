package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.junit.jupiter.api.Test;

class ChoiceByChanceTest {
    private static final int[] NO_BLOCKS = {};
    private static final int DRAWS = 199;

    private static DriverDiscretisation search(
            double[] y, double[] x, int[] blocks, SearchOptions options, Engine engine) {
        return DiscretisationSearch.run("y", y, List.of("x"), new double[][] {x}, blocks, options, engine)
                .get(0);
    }

    /** Noise, and a step at the middle of x. */
    private static double[][] step(long seed, int units, double height) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(units).toArray();
        double[] y = IntStream.range(0, units)
                .mapToDouble(i -> random.nextGaussian() + (x[i] > 0.5 ? height : 0))
                .toArray();
        return new double[][] {y, x};
    }

    /** The whole search made anew on every arrangement of y. */
    private static double searchedAnew(double[] y, double[] x, int[] blocks, SearchOptions options) {
        SearchOptions once = options.withPermutations(0);
        double enough =
                options.rule().value(search(y, x, blocks, once, Toy.PLAIN).chosen()) - Permutations.SAME;
        Shuffle shuffle = blocks.length == 0
                ? Shuffle.all(y.length)
                : Shuffle.within(
                        Codes.of(blocks, Arrays.stream(blocks).max().orElse(0) + 1),
                        Arrays.stream(blocks).max().orElse(0) + 1);
        long[] units = IntStream.range(0, y.length).asLongStream().toArray();
        long[] ordered = shuffle.ordered(units);
        int reached = 0;
        for (int i = 0; i < options.permutations(); i++) {
            long[] out = new long[y.length];
            shuffle.draw(new FastDraws(options.seed(), "geodetector.choice", i), ordered, out);
            double[] arranged = new double[y.length];
            for (int at = 0; at < y.length; at++) {
                arranged[(int) ordered[at]] = y[(int) out[at]];
            }
            double anew = options.rule()
                    .value(search(arranged, x, blocks, once, Toy.PLAIN).chosen());
            reached += anew >= enough ? 1 : 0;
        }
        return (reached + 1.0) / (options.permutations() + 1);
    }

    @Test
    void pIsThatOfSearchingAnewOnEveryArrangementOfY() {
        for (ChoiceRule rule : ChoiceRule.values()) {
            for (int seed = 0; seed < 4; seed++) {
                double[][] data = step(seed, 60 + 31 * seed, 0.3);
                data[1][3] = data[1][5]; // equal values
                SearchOptions options = SearchOptions.defaults(seed)
                        .withRule(rule)
                        .withMethods(seed % 2 == 0 ? SearchOptions.USUAL : BreakMethod.ofValues())
                        .withClasses(2 + seed % 2, 5)
                        .withPermutations(DRAWS);
                int[] blocks = seed < 2
                        ? NO_BLOCKS
                        : IntStream.range(0, data[0].length)
                                .map(i -> i * 7 % 12)
                                .toArray();
                assertThat(search(data[0], data[1], blocks, options, Toy.PLAIN).pChoice())
                        .as(rule + " " + seed)
                        .isEqualTo(searchedAnew(data[0], data[1], blocks, options));
            }
        }
    }

    /** Of drivers that have nothing to do with y, one in twenty passes; by the p of the classes chosen one in five. */
    @Test
    void ofNoiseOneInTwentyPasses() {
        int cases = 400;
        for (ChoiceRule rule : ChoiceRule.values()) {
            SearchOptions options = SearchOptions.defaults(1).withRule(rule).withPermutations(DRAWS);
            int passed = 0;
            int wrongly = 0;
            for (int seed = 0; seed < cases; seed++) {
                double[][] data = step(1000 + seed, 150, 0);
                DriverDiscretisation found = search(data[0], data[1], NO_BLOCKS, options, Toy.PLAIN);
                passed += found.pChoice() <= 0.05 ? 1 : 0;
                wrongly += pPermutation(data, found) <= 0.05 ? 1 : 0;
            }
            assertThat(passed).as(rule.name()).isBetween(8, 32);
            assertThat(wrongly).as(rule.name()).isGreaterThan(2 * passed);
        }
    }

    private static double pPermutation(double[][] data, DriverDiscretisation found) {
        DetectorData cut = DetectorData.of("y", data[0], List.of(found.strata(data[1])));
        DetectorOptions options = Toy.plain().withPermutations(DRAWS, 0);
        return FactorDetector.run(cut, options, Toy.PLAIN).get(0).test().pPermutation();
    }

    @Test
    void whatIsThereIsFound() {
        SearchOptions options = SearchOptions.defaults(1).withPermutations(DRAWS);
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            double[][] data = step(seed, 150, 0.75);
            found += search(data[0], data[1], NO_BLOCKS, options, Toy.PLAIN).pChoice() <= 0.05 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(80);
    }

    @Test
    void anyNumberOfThreadsGivesTheSame() {
        double[][] data = step(5, 3000, 0.08);
        SearchOptions options = SearchOptions.defaults(1).withPermutations(DRAWS);
        try (LocalEngine engine = new LocalEngine(3)) {
            assertThat(search(data[0], data[1], NO_BLOCKS, options, engine))
                    .isEqualTo(search(data[0], data[1], NO_BLOCKS, options, Toy.PLAIN));
        }
    }

    @Test
    void thereIsNoneWhereNothingIsChosenOrYPlacesTheBreaks() {
        double[][] data = step(5, 100, 1);
        SearchOptions options = SearchOptions.defaults(1).withPermutations(DRAWS);
        assertThat(search(data[0], data[1], NO_BLOCKS, options, Toy.PLAIN).pChoice())
                .isEqualTo(1.0 / (DRAWS + 1));
        for (SearchOptions none : List.of(
                options.withPermutations(0),
                options.withMethods(EnumSet.of(BreakMethod.QUANTILE)).withClasses(4, 4),
                options.withMethods(EnumSet.of(BreakMethod.QUANTILE, BreakMethod.OPTIMAL)))) {
            assertThat(search(data[0], data[1], NO_BLOCKS, none, Toy.PLAIN).pChoice())
                    .isNaN();
        }
    }

    @Test
    void ofManyUnitsFewerAreDrawn() {
        SearchOptions options = SearchOptions.defaults(1).withPermutations(999);
        assertThat(options.drawn(8192)).isEqualTo(999);
        assertThat(options.drawn(8193)).isEqualTo(199);
        assertThat(options.withPermutations(99).drawn(8193)).isEqualTo(99);
        assertThat(options.drawn(1 << 22)).isEqualTo(199);
        assertThat(options.drawn((1 << 22) + 1)).isZero();
        double[][] data = step(5, 9000, 1);
        assertThat(search(data[0], data[1], NO_BLOCKS, options, Toy.PLAIN).pChoice())
                .isEqualTo(1.0 / 200);
    }
}
