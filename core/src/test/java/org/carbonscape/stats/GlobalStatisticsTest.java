package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.GRID;
import static org.carbonscape.stats.Samples.PLAIN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.GlobalOptions.Variance;
import org.carbonscape.stats.draw.DrawTable;
import org.carbonscape.stats.draw.QuickRandom;
import org.carbonscape.stats.draw.Shuffle;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.WeightSums;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalStatisticsTest {
    private static final Offset<Double> TEN = within(5e-11);
    private static final GlobalOptions RANDOM = GlobalOptions.defaults().withPermutations(0);
    private static final GlobalOptions NORMAL = RANDOM.withVariance(Variance.NORMALITY);

    private static Weights weights(String name) {
        return switch (name) {
            case "queen W" -> Samples.queenW();
            case "queen B" -> Samples.queen();
            case "rook W" -> Samples.rookW();
            default -> Samples.rook();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "queen W, 25, 9.24333333, 102.34333333, 0.403873720137, 0.0113241452991, 0.0113706554069, 4.17824910, "
                + "0.571023890785, 0.0122588594710, 3.87443226",
        "queen B, 144, 288, 3648, 0.414580963216, 0.0099344135803, 0.0099729303397, 4.56866410, 0.633390216155, "
                + "0.0167504733636, 2.83263429",
        "rook W, 25, 16.19444444, 100.66666667, 0.536547212742, 0.0225712250712, 0.0226650874511, 3.84069494, "
                + "0.436177474403, 0.0213944499856, 3.85471132",
        "rook B, 80, 160, 1072, 0.543728668942, 0.0214009081197, 0.0214887301957, 3.99340982, 0.476109215017, "
                + "0.0233639735261, 3.42742063"
    })
    void theGridHasTheValuesOfSpdep(
            String name,
            double s0,
            double s1,
            double s2,
            double i,
            double vn,
            double vr,
            double z,
            double c,
            double vc,
            double zc) {
        for (Weights w : List.of(weights(name), Samples.asGal(weights(name)))) {
            WeightSums sums = w.sums();
            assertThat(sums.s0()).isCloseTo(s0, TEN);
            assertThat(sums.s1()).isCloseTo(s1, within(5e-9));
            assertThat(sums.s2()).isCloseTo(s2, within(5e-9));
            GlobalStatistic moran = GlobalMoran.of(GRID, w, RANDOM, PLAIN);
            assertThat(moran.value()).isCloseTo(i, within(5e-13));
            assertThat(moran.normal().expected()).isCloseTo(-1.0 / 24, within(1e-16));
            assertThat(moran.normal().variance()).isCloseTo(vr, within(1e-13));
            assertThat(moran.normal().z()).isCloseTo(z, within(5e-9));
            assertThat(GlobalMoran.of(GRID, w, NORMAL, PLAIN).normal().variance())
                    .isCloseTo(vn, within(1e-13));
            GlobalStatistic geary = GearyC.of(GRID, w, RANDOM, PLAIN);
            assertThat(geary.value()).isCloseTo(c, within(5e-13));
            assertThat(geary.normal().expected()).isEqualTo(1);
            assertThat(geary.normal().variance()).isCloseTo(vc, within(1e-13));
            assertThat(geary.normal().z()).isCloseTo(zc, within(5e-9));
        }
    }

    @Test
    void generalGHasTheValuesOfSpdep() {
        GlobalStatistic queen = GeneralG.of(GRID, Samples.queen(), RANDOM, PLAIN);
        assertThat(queen.value()).isCloseTo(0.288385694223, within(5e-13));
        assertThat(queen.normal().expected()).isCloseTo(0.24, within(1e-15));
        assertThat(queen.normal().variance()).isCloseTo(1.38584067e-4, within(5e-13));
        assertThat(queen.normal().z()).isCloseTo(4.11017511, within(5e-9));
        GlobalStatistic rook = GeneralG.of(GRID, Samples.rook(), RANDOM, PLAIN);
        assertThat(rook.value()).isCloseTo(0.156082263991, within(5e-13));
        assertThat(rook.normal().expected()).isCloseTo(0.133333333, within(5e-10));
        assertThat(rook.normal().variance()).isCloseTo(2.56067265e-5, within(1e-13));
        assertThat(rook.normal().z()).isCloseTo(4.49556162, within(5e-9));
    }

    @Test
    void joinCountsHaveTheValuesOfSpdep() {
        double[] black = Arrays.stream(GRID).map(v -> v >= 13 ? 1 : 0).toArray();
        JoinCounts.Result result = JoinCounts.of(black, Samples.rook(), RANDOM, PLAIN);
        assertThat(result.black()).isEqualTo(13);
        assertThat(result.blackBlack().count()).isEqualTo(16);
        assertThat(result.blackBlack().expected()).isCloseTo(10.4, TEN);
        assertThat(result.blackBlack().variance()).isCloseTo(3.1652173913, TEN);
        assertThat(result.whiteWhite().count()).isEqualTo(11);
        assertThat(result.whiteWhite().expected()).isCloseTo(8.8, TEN);
        assertThat(result.whiteWhite().variance()).isCloseTo(3.0295652174, TEN);
        assertThat(result.blackWhite().count()).isEqualTo(13);
        assertThat(result.blackWhite().expected()).isCloseTo(20.8, TEN);
        assertThat(result.blackWhite().variance()).isCloseTo(9.2695652174, TEN);
    }

    @Test
    void eightZerosThenEightOnesHaveTheirKnownJoins() {
        double[] x = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
        JoinCounts.Result result = JoinCounts.of(x, Lattice.of(4, 4, Rule.ROOK), GlobalOptions.defaults(), PLAIN);
        assertThat(result.blackBlack().count()).isEqualTo(10);
        assertThat(result.blackWhite().count()).isEqualTo(4);
        assertThat(result.whiteWhite().count()).isEqualTo(10);
        assertThat(result.blackBlack().permutationP()).isLessThan(0.02);
    }

    @Test
    void joinCountsNeedAMutualRelation() {
        Weights oneWay = Samples.gal("4\n1 1\n2\n2 1\n3\n3 1\n4\n4 1\n1\n", 4);
        assertThatThrownBy(() -> JoinCounts.of(new double[] {0, 1, 0, 1}, oneWay, RANDOM, PLAIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_11_NOT_SYMMETRIC));
    }

    @Test
    void chessBoardsAlternate() {
        double[] board =
                IntStream.range(0, 64).mapToDouble(i -> (i / 8 + i % 8) % 2).toArray();
        assertThat(GlobalMoran.of(board, Lattice.of(8, 8, Rule.ROOK), RANDOM, PLAIN)
                        .value())
                .isCloseTo(-1, within(1e-15));
        assertThat(GlobalMoran.of(board, Lattice.of(8, 8, Rule.QUEEN), RANDOM, PLAIN)
                        .value())
                .isCloseTo(-2.0 / 30, within(1e-15));
    }

    @Test
    void theSquareOfNineHasItsKnownValues() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        Weights rook = Lattice.of(3, 3, Rule.ROOK);
        assertThat(GlobalMoran.of(x, rook, RANDOM, PLAIN).value()).isCloseTo(0.5, within(1e-15));
        assertThat(GlobalMoran.of(x, rook, RANDOM, PLAIN).normal().variance()).isCloseTo(0.0596875, within(1e-15));
        assertThat(GlobalMoran.of(x, rook, NORMAL, PLAIN).normal().variance()).isCloseTo(0.053125, within(1e-15));
        Weights row = rook.with(Standardisation.ROW);
        assertThat(GlobalMoran.of(x, row, RANDOM, PLAIN).value()).isCloseTo(0.5555555556, TEN);
        assertThat(GlobalMoran.of(x, row, RANDOM, PLAIN).normal().variance()).isCloseTo(0.0646566358, TEN);
        assertThat(GlobalMoran.of(x, row, NORMAL, PLAIN).normal().variance()).isCloseTo(0.0572145062, TEN);
    }

    @Test
    void desmithHasItsPublishedGlobalValues() {
        GlobalStatistic result = GlobalMoran.of(Samples.DESMITH, Samples.desmith(), RANDOM, PLAIN);
        assertThat(result.value()).isCloseTo(0.0736124311106022, within(1e-15));
        assertThat(result.normal().variance()).isCloseTo(0.0629669988349334, within(1e-15));
    }

    @Test
    void allOrdersOfARingHaveTheRandomisationVariance() {
        Weights ring = Samples.gal("6\n1 2\n2 6\n2 2\n1 3\n3 2\n2 4\n4 2\n3 5\n5 2\n4 6\n6 2\n5 1\n", 6)
                .with(Standardisation.ROW);
        double[] x = {1, 2, 4, 7, 5, 3};
        GlobalStatistic result = GlobalMoran.of(x, ring, RANDOM, PLAIN);
        assertThat(result.value()).isCloseTo(0.4428571429, TEN);
        assertThat(result.normal().variance()).isCloseTo(0.108, within(1e-15));
        List<Double> all = new ArrayList<>();
        orders(x, 0, ring, all);
        assertThat(all).hasSize(720);
        double mean = all.stream().mapToDouble(v -> v).sum() / 720;
        assertThat(mean).isCloseTo(-0.2, within(1e-14));
        assertThat(all.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / 720)
                .isCloseTo(0.108, within(1e-14));
        assertThat(all.stream().filter(v -> v >= result.value() - 1e-12).count())
                .isEqualTo(12);
        // 12 of 720 orders: p = 0.0167; 99,999 permutations have a standard error of 0.0004
        GlobalStatistic permuted =
                GlobalMoran.of(x, ring, RANDOM.withPermutations(99_999).withAlternative(Alternative.GREATER), PLAIN);
        assertThat(permuted.permuted().p()).isCloseTo(12.0 / 720, within(0.002));
        assertThat(permuted.permuted().mean()).isCloseTo(-0.2, within(0.006));
        assertThat(permuted.permuted().variance()).isCloseTo(0.108, within(0.003));
    }

    private static void orders(double[] x, int from, Weights w, List<Double> out) {
        if (from == x.length) {
            out.add(GlobalMoran.of(x, w, RANDOM, PLAIN).value());
            return;
        }
        for (int i = from; i < x.length; i++) {
            double[] y = x.clone();
            y[from] = x[i];
            y[i] = x[from];
            orders(y, from + 1, w, out);
        }
    }

    @Test
    void permutationAgreesWithTheRandomisationMoments() {
        for (int size : new int[] {15, 200}) {
            double[] x = Samples.random(size * size, 17);
            x[7] = Double.NaN;
            Weights w = Lattice.of(size, size, Rule.QUEEN).with(Standardisation.ROW);
            GlobalOptions options = RANDOM.withPermutations(1999);
            List<GlobalStatistic> results =
                    List.of(GlobalMoran.of(x, w, options, PLAIN), GearyC.of(x, w, options, PLAIN));
            for (GlobalStatistic r : results) {
                double error = Math.sqrt(r.normal().variance() / 1999);
                assertThat(r.permuted().mean()).isCloseTo(r.normal().expected(), within(5 * error));
                assertThat(r.permuted().variance())
                        .isCloseTo(r.normal().variance(), Percentage.withPercentage(20)); // 5 errors of 3 percent
            }
        }
    }

    @Test
    void generalGPermutesToItsMoments() {
        double[] x = Arrays.stream(Samples.random(225, 3)).map(Math::abs).toArray();
        GlobalStatistic r = GeneralG.of(x, Lattice.of(15, 15, Rule.ROOK), RANDOM.withPermutations(4999), PLAIN);
        assertThat(r.permuted().mean())
                .isCloseTo(
                        r.normal().expected(), within(5 * Math.sqrt(r.normal().variance() / 4999)));
        assertThat(r.permuted().variance()).isCloseTo(r.normal().variance(), Percentage.withPercentage(12));
    }

    @Test
    void permutationsDoNotDependOnTheNumberOfThreads() {
        // 36,100 units shuffle places, 67,600 (with a hole and without) whole numbers
        for (int size : new int[] {190, 260, -260}) {
            int n = Math.abs(size);
            double[] x = Arrays.stream(Samples.random(n * n, 5)).map(Math::abs).toArray();
            x[size < 0 ? n : 0] = size < 0 ? Double.NaN : x[0];
            Weights w = Lattice.of(n, n, Rule.QUEEN).with(Standardisation.ROW);
            GlobalOptions options = RANDOM.withPermutations(49);
            List<GlobalStatistic> one = all(x, w, options, PLAIN);
            for (int threads : new int[] {2, 3, 7}) {
                try (Engine engine = new LocalEngine(threads)) {
                    assertThat(all(x, w, options, engine))
                            .as(size + " on " + threads)
                            .isEqualTo(one);
                }
            }
        }
    }

    private static List<GlobalStatistic> all(double[] x, Weights w, GlobalOptions options, Engine engine) {
        return List.of(
                GlobalMoran.of(x, w, options, engine),
                GearyC.of(x, w, options, engine),
                GeneralG.of(x, w.with(Standardisation.NONE), options, engine));
    }

    @Test
    void latticeAndListCrossAlike() {
        for (int columns : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 13}) {
            for (Rule rule : Rule.values()) {
                for (Standardisation s : Standardisation.values()) {
                    double[] x = Samples.random(columns * 6, columns);
                    x[columns] = Double.NaN;
                    boolean[] present = new boolean[x.length];
                    for (int i = 0; i < x.length; i++) {
                        present[i] = !Double.isNaN(x[i]);
                        x[i] = present[i] ? x[i] : 0;
                    }
                    Weights lattice = Lattice.of(columns, 6, rule, present).with(s);
                    Weights list = Samples.asGal(lattice);
                    assertThat(lattice.cross(x)).isCloseTo(list.cross(x), within(1e-10));
                    int[] whole =
                            Arrays.stream(x).mapToInt(v -> (int) (v * 1000)).toArray();
                    double exact =
                            list.cross(Arrays.stream(whole).asDoubleStream().toArray());
                    assertThat(lattice.cross(whole)).isCloseTo(exact, within(1e-12 * Math.abs(exact)));
                    assertThat(list.cross(whole)).isCloseTo(exact, within(1e-12 * Math.abs(exact)));
                    assertThat(lattice.rowAndColumnSums())
                            .usingComparatorWithPrecision(1e-14)
                            .containsExactly(list.rowAndColumnSums());
                    assertThat(lattice.sums().s1()).isCloseTo(list.sums().s1(), within(1e-10));
                    assertThat(lattice.sums().s2()).isCloseTo(list.sums().s2(), within(1e-10));
                }
            }
        }
    }

    @Test
    void wholeNumbersAsLargeAsAllowedDoNotOverflow() {
        for (Rule rule : Rule.values()) {
            Weights lattice = Lattice.of(3000, 4, rule, allPresent(12_000));
            int[] x = new int[12_000];
            Arrays.fill(x, Weights.LARGEST);
            double links = lattice.summary().links();
            assertThat(lattice.cross(x))
                    .isEqualTo(links * Weights.LARGEST * Weights.LARGEST); // a power of two: no rounding
            assertThat(Samples.asGal(lattice).cross(x)).isEqualTo(links * Weights.LARGEST * Weights.LARGEST);
        }
    }

    private static boolean[] allPresent(int n) {
        boolean[] all = new boolean[n];
        Arrays.fill(all, true);
        return all;
    }

    @Test
    void roundedPermutationsAreThoseOfTheValuesThemselves() {
        for (boolean holes : new boolean[] {false, true}) {
            double[] x = Samples.random(40 * 30, 8);
            x[0] = 60; // an outlier: the others have the fewer steps left
            for (int i = 7; holes && i < x.length; i += 9) {
                x[i] = Double.NaN;
            }
            Weights w = Lattice.of(40, 30, Rule.QUEEN, allPresent(x.length)).with(Standardisation.ROW);
            Observed observed = Observed.of(x, w, Islands.KEEP, 4, "", PLAIN);
            double[] both = observed.weights().rowAndColumnSums();
            for (Quadratic statistic :
                    List.of(Quadratic.cross(observed.weights(), 1), new Quadratic(observed.weights(), -2, both))) {
                double[] exact = GlobalPermutation.of(observed, observed.z(), 40, "test", 3, statistic, false);
                double[] rounded = GlobalPermutation.of(observed, observed.z(), 40, "test", 3, statistic, true);
                double spread = Arrays.stream(exact).max().orElseThrow()
                        - Arrays.stream(exact).min().orElseThrow();
                assertThat(spread).isPositive();
                assertThat(rounded).usingComparatorWithPrecision(1e-5 * spread).containsExactly(exact);
            }
        }
    }

    /** Many units: the orders of one serve all, and sums over neighbours are taken from whoever made them. */
    @Test
    void ofManyUnitsEveryStatisticIsThatOfItsValuesInTheOrdersOfAll() {
        boolean[] present = allPresent(96 * 90);
        for (int i = 50; i < present.length; i += 31) {
            present[i] = false;
        }
        Weights row = Lattice.of(96, 90, Rule.QUEEN, present).with(Standardisation.ROW);
        for (int variable = 0; variable < 2; variable++) {
            double[] x = Samples.random(present.length, variable);
            for (Weights w : List.of(row, row.with(Standardisation.NONE), Lattice.of(96, 90, Rule.ROOK, present))) {
                Observed observed = Observed.of(x, w, Islands.KEEP, 4, "", PLAIN);
                double[] both = observed.weights().rowAndColumnSums();
                for (Quadratic statistic :
                        List.of(Quadratic.cross(observed.weights(), 3), new Quadratic(observed.weights(), -2, both))) {
                    double[] found = GlobalPermutation.of(observed, observed.z(), 11, "any", 3, statistic);
                    double[] again = GlobalPermutation.of(observed, observed.z(), 11, "other", 3, statistic);
                    assertThat(found).usingComparatorWithPrecision(1e-6).containsExactly(inOrders(observed, statistic));
                    assertThat(again).isEqualTo(found);
                }
            }
        }
    }

    /** The orders of Moran's I, eight at a time one after the other, and the statistic as it is defined. */
    private static double[] inOrders(Observed observed, Quadratic statistic) {
        int[] places = observed.places();
        double[] found = new double[11];
        Shuffle shuffle = new Shuffle(IntStream.range(0, places.length).toArray());
        for (int r = 0; r < found.length; r++) {
            if (r == 8) {
                shuffle = new Shuffle(IntStream.range(0, places.length).toArray());
            }
            int[] order = shuffle.next(new QuickRandom(3, "morans-i", r));
            double[] moved = new double[observed.size()];
            for (int u = 0; u < order.length; u++) {
                moved[places[u]] = observed.z()[places[order[u]]];
            }
            found[r] = statistic.of(moved);
        }
        return found;
    }

    private static GlobalOptions with(GlobalOptions o, Islands islands) {
        return new GlobalOptions(o.variance(), o.permutations(), o.alternative(), o.permuted(), islands, o.seed());
    }

    @Test
    void aUnitThatOthersCountAsNeighbourIsNoIsland() {
        // the sixth names nobody, but the fifth names it
        Weights w = Samples.gal("6\n1 1\n2\n2 2\n1 3\n3 2\n2 4\n4 2\n3 5\n5 2\n4 6\n", 6);
        double[] x = {1, 2, 4, 7, 5, 30};
        GlobalStatistic drop = GlobalMoran.of(x, w, with(RANDOM, Islands.DROP), PLAIN);
        assertThat(drop.n()).isEqualTo(6);
        assertThat(drop.value())
                .isEqualTo(
                        GlobalMoran.of(x, w, with(RANDOM, Islands.KEEP), PLAIN).value());
        assertThat(drop.cautions()).extracting(Problem::code).contains(ProblemCode.STATS_C03_ISLANDS);
    }

    @Test
    void islandsFollowTheirRule() {
        Weights w = Samples.gal("6\n1 1\n2\n2 2\n1 3\n3 2\n2 4\n4 2\n3 5\n5 1\n4\n", 6);
        double[] x = {1, 2, 4, 7, 5, 30};
        GlobalStatistic adjust = GlobalMoran.of(x, w, with(RANDOM, Islands.ADJUST_N), PLAIN);
        GlobalStatistic keep = GlobalMoran.of(x, w, with(RANDOM, Islands.KEEP), PLAIN);
        GlobalStatistic drop = GlobalMoran.of(x, w, with(RANDOM, Islands.DROP), PLAIN);
        assertThat(adjust.n()).isEqualTo(5);
        assertThat(keep.n()).isEqualTo(6);
        assertThat(drop.n()).isEqualTo(5);
        assertThat(adjust.value()).isCloseTo(keep.value() * 5 / 6, within(1e-15));
        double[] five = {1, 2, 4, 7, 5};
        Weights path = Samples.gal("5\n1 1\n2\n2 2\n1 3\n3 2\n2 4\n4 2\n3 5\n5 1\n4\n", 5);
        assertThat(drop.value())
                .isCloseTo(GlobalMoran.of(five, path, RANDOM, PLAIN).value(), within(1e-15));
        assertThat(adjust.cautions()).anySatisfy(c -> {
            assertThat(c.code()).isEqualTo(ProblemCode.STATS_C03_ISLANDS);
            assertThat(c.args()).containsExactly("1", "6");
        });
    }

    /** spdep 1.3-5, joincount.multi with zero.policy: n counts units with neighbours, the colours count all. */
    @Test
    void joinCountsOfSpdepLeaveIslandsOutOfNOnly() {
        Weights w = Samples.gal("7\n1 2\n2 3\n2 3\n1 3 4\n3 2\n1 2\n4 2\n2 5\n5 2\n4 6\n6 1\n5\n7 0\n\n", 7);
        double[] x = {1, 1, 1, 0, 0, 1, 1};
        JoinCounts.Result r =
                JoinCounts.of(x, w, GlobalOptions.of(Convention.SPDEP, GlobalOptions.Statistic.JOIN_COUNTS), PLAIN);
        assertThat(List.of(r.black(), r.white())).containsExactly(5, 2);
        List<JoinCounts.Join> joins = List.of(r.whiteWhite(), r.blackBlack(), r.blackWhite());
        assertThat(joins).extracting(JoinCounts.Join::count).containsExactly(1.0, 3.0, 2.0);
        assertThat(joins.stream().mapToDouble(JoinCounts.Join::expected).toArray())
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(0.4, 4, 4);
        assertThat(joins.stream().mapToDouble(JoinCounts.Join::variance).toArray())
                .usingComparatorWithPrecision(1e-5)
                .containsExactly(0.24, 0.33333, 0.94444);
    }

    /** Three units with neighbours: n - 3 would stand below the line. */
    @Test
    void unitsWithoutNeighboursDoNotMakeUpForTooFewOthers() {
        Weights w = Samples.gal("5\n1 1\n2\n2 2\n1 3\n3 1\n2\n4 0\n\n5 0\n\n", 5);
        double[] x = {1, 2, 4, 7, 5};
        for (Islands rule : List.of(Islands.ADJUST_N, Islands.DROP)) {
            assertThatThrownBy(() -> GlobalMoran.of(x, w, with(RANDOM, rule), PLAIN))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems())
                                    .containsExactly(Problem.of(
                                            ProblemCode.STATS_05_FEW_UNITS, Argument.VALUES, 3, "Moran's I", 4)));
        }
        assertThat(GlobalMoran.of(x, w, with(RANDOM, Islands.KEEP), PLAIN).n()).isEqualTo(5);
    }

    @Test
    void withIslandsEveryStatisticIsThatOfTheOthersAlone() {
        Weights w = Samples.gal("6\n1 1\n2\n2 2\n1 3\n3 2\n2 4\n4 2\n3 5\n5 1\n4\n", 6);
        Weights path = Samples.gal("5\n1 1\n2\n2 2\n1 3\n3 2\n2 4\n4 2\n3 5\n5 1\n4\n", 5);
        double[] x = {1, 2, 4, 7, 5, 30};
        double[] five = {1, 2, 4, 7, 5};
        GlobalOptions o = GlobalOptions.defaults();
        for (int s = 0; s < 3; s++) {
            GlobalStatistic all = s == 0
                    ? GlobalMoran.of(x, w, o, PLAIN)
                    : s == 1 ? GearyC.of(x, w, o, PLAIN) : GeneralG.of(x, w, o, PLAIN);
            GlobalStatistic others = s == 0
                    ? GlobalMoran.of(five, path, o, PLAIN)
                    : s == 1 ? GearyC.of(five, path, o, PLAIN) : GeneralG.of(five, path, o, PLAIN);
            assertThat(all.n()).isEqualTo(5);
            assertThat(all.value()).isCloseTo(others.value(), within(1e-14));
            assertThat(all.normal().variance()).isCloseTo(others.normal().variance(), within(1e-14));
            assertThat(all.permuted().p()).isEqualTo(others.permuted().p());
        }
        // spdep's rule leaves General G's sums without islands too
        assertThat(GeneralG.of(x, w, with(o, Islands.ADJUST_N), PLAIN).value())
                .isCloseTo(GeneralG.of(five, path, o, PLAIN).value(), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.1 + 0.2}) // and as cells do that are all of one class: the same but for rounding
    void constantValuesGiveNoNumber(double some) {
        double[] x = new double[25];
        Arrays.fill(x, 0.3);
        Arrays.fill(x, 3, 11, some);
        for (GlobalStatistic r : List.of(
                GlobalMoran.of(x, Samples.queenW(), GlobalOptions.defaults(), PLAIN),
                GearyC.of(x, Samples.queenW(), GlobalOptions.defaults(), PLAIN))) {
            assertThat(r.value()).isNaN();
            assertThat(r.normal().z()).isNaN();
            assertThat(r.permuted().p()).isNaN();
            assertThat(r.cautions()).anyMatch(c -> c.code() == ProblemCode.STATS_C04_CONSTANT);
        }
    }

    /** Each unit has all others as neighbours: no order of the values changes a statistic, and none has a z. */
    @ParameterizedTest
    @CsvSource({"4, ROW", "4, NONE", "10, ROW", "10, VARIANCE", "60, ROW", "60, UNIT", "200, ROW"})
    void whereAllTouchThereIsNoVarianceAndNoZ(int n, Standardisation style) {
        Weights all = Samples.gal(links(n, ""), n).with(style);
        double[] x = Arrays.stream(Samples.random(n, n)).map(Math::abs).toArray();
        double[] two = new double[n];
        Arrays.fill(two, 0, n / 3 + 1, 1);
        GlobalOptions options = RANDOM.withPermutations(99);
        for (GlobalStatistic found : List.of(
                GlobalMoran.of(x, all, options, PLAIN),
                GlobalMoran.of(x, all, options.withVariance(Variance.NORMALITY), PLAIN),
                GearyC.of(x, all, options, PLAIN),
                GearyC.of(x, all, options.withVariance(Variance.NORMALITY), PLAIN),
                GeneralG.of(x, all, options, PLAIN))) {
            assertThat(found.value()).isCloseTo(found.normal().expected(), within(1e-12));
            assertThat(found.normal().variance()).isZero();
            assertThat(found.normal().z()).isNaN();
            assertThat(found.normal().p()).isNaN();
            assertThat(found.permuted().p()).isEqualTo(1);
        }
        if (style == Standardisation.NONE) {
            JoinCounts.Result joins = JoinCounts.of(two, all, options, PLAIN);
            for (JoinCounts.Join join : List.of(joins.blackBlack(), joins.whiteWhite(), joins.blackWhite())) {
                assertThat(join.variance()).isZero();
                assertThat(join.z()).isNaN();
            }
        }
    }

    /** Without one link of all, the moments are those of all orders. */
    @Test
    void whereAllButTwoTouchTheVarianceIsThatOfAllOrders() {
        double[] x = {1, 2, 4, 9};
        Weights w = Samples.gal(links(4, "1 2"), 4);
        List<Double> orders = new ArrayList<>();
        orders(x.clone(), 0, w, orders);
        double mean = orders.stream().mapToDouble(i -> i).average().orElseThrow();
        double variance = orders.stream()
                .mapToDouble(i -> (i - mean) * (i - mean))
                .average()
                .orElseThrow();
        assertThat(GlobalMoran.of(x, w, RANDOM, PLAIN).normal().variance()).isCloseTo(variance, within(1e-14));
        assertThat(variance).isGreaterThan(1e-3);
    }

    /** Every unit beside every other, but for a pair. */
    private static String links(int n, String apart) {
        StringBuilder text = new StringBuilder(n + "\n");
        for (int i = 1; i <= n; i++) {
            int unit = i;
            List<String> others = IntStream.rangeClosed(1, n)
                    .filter(j -> j != unit && !apart.equals(Math.min(unit, j) + " " + Math.max(unit, j)))
                    .mapToObj(Integer::toString)
                    .toList();
            text.append(i + " " + others.size() + "\n" + String.join(" ", others) + "\n");
        }
        return text.toString();
    }

    @Test
    void generalGOfOneValueAmongZerosTellsWhyItHasNoNumber() {
        double[] x = new double[25];
        x[7] = 3;
        GlobalStatistic one = GeneralG.of(x, Samples.queen(), RANDOM, PLAIN);
        assertThat(one.value()).isNaN();
        assertThat(one.cautions()).contains(Problem.of(ProblemCode.STATS_C14_ONE_VALUE, Argument.VALUES, 25));
        x[8] = 1;
        assertThat(GeneralG.of(x, Samples.queen(), RANDOM, PLAIN).cautions())
                .noneMatch(c -> c.code() == ProblemCode.STATS_C14_ONE_VALUE);
    }

    @Test
    void generalGRefusesNegativeValues() {
        double[] x = GRID.clone();
        x[2] = -0.5;
        assertThatThrownBy(() -> GeneralG.of(x, Samples.queen(), RANDOM, PLAIN))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_06_NEGATIVE);
                    assertThat(e.problems().get(0).args()).containsExactly("3", "-0.5");
                });
    }

    @Test
    void localGearyIsItsFormulaAndCountsDrawByDraw() {
        double[] x = Samples.random(49, 31);
        Weights w = Lattice.of(7, 7, Rule.QUEEN).with(Standardisation.ROW);
        LocalGeary.Result result = LocalGeary.of(
                x,
                w,
                new LocalGeary.Options(
                        LocalGeary.Divisor.N_MINUS_1,
                        new LocalOptions(199, Alternative.TWO_SIDED, Correction.NONE, 0.1, 4)),
                PLAIN);
        double mean = Arrays.stream(x).sum() / 49;
        double deviation =
                Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / 48);
        int[] draws = new DrawTable(4, "local-geary", 49, 9).draw(0, 199, PLAIN);
        int[] ids = new int[8];
        for (int i = 0; i < 49; i++) {
            int k = w.neighbours(i, ids);
            double c = 0;
            for (int a = 0; a < k; a++) {
                c += Math.pow((x[i] - x[ids[a]]) / deviation, 2) / k;
            }
            assertThat(result.c(i)).isCloseTo(c, within(1e-12));
            int above = 0;
            for (int r = 0; r < 199; r++) {
                double s = 0;
                int taken = 0;
                for (int a = 0; taken < k; a++) {
                    int id = draws[r * 9 + a];
                    if (id != i) {
                        s += Math.pow((x[i] - x[id]) / deviation, 2) / k;
                        taken++;
                    }
                }
                above += s >= c ? 1 : 0;
            }
            assertThat(result.p(i)).isEqualTo(Math.min(1, 2 * (Math.min(above, 199 - above) + 1) / 200.0));
        }
        // the sum of local values is 2 S0 C: C = (n-1)/(2 S0) sum w d^2 / sum z^2, and z^2 sums to n - 1 here
        double total = IntStream.range(0, 49).mapToDouble(result::c).sum();
        assertThat(total).isCloseTo(2 * 49 * GearyC.of(x, w, RANDOM, PLAIN).value(), within(1e-10));
    }
}
