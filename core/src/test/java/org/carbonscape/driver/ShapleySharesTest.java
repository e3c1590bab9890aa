package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ShapleySharesTest {
    private static final ShapleyShares.Tree TREE = ShapleyShares.Tree.defaults();

    @Test
    void sharesAddUpToTheJointQ() {
        ShapleyShares.Shares shares =
                ShapleyShares.run(Toy.sample(1, 2000, 5, 4, 6, 3).data(), TREE, Toy.PLAIN);
        assertThat(shares.shares().stream()
                        .mapToDouble(ShapleyShares.Share::share)
                        .sum())
                .isEqualTo(shares.q(), within(1e-14));
        assertThat(shares.shares().stream()
                        .mapToDouble(ShapleyShares.Share::relative)
                        .sum())
                .isEqualTo(1, within(1e-14));
        assertThat(shares.q()).isBetween(0.2, 1.0);
    }

    /** Shapley 1953: the average over all orders of what a player adds to those before it. */
    @Test
    void divisionIsTheAverageOverAllOrders() {
        DetectorData data = Toy.sample(2, 100, 3, 3, 3, 3).data();
        double[] v = new SplittableRandom(1).doubles(16).toArray();
        v[0] = 0;
        double[] expected = new double[4];
        List<int[]> orders = new ArrayList<>();
        orders(new int[] {0, 1, 2, 3}, 0, orders);
        for (int[] order : orders) {
            int set = 0;
            for (int j : order) {
                expected[j] += (v[set | 1 << j] - v[set]) / orders.size();
                set |= 1 << j;
            }
        }
        double[] found = ShapleyShares.divide(data, v).shares().stream()
                .mapToDouble(ShapleyShares.Share::share)
                .toArray();
        assertThat(orders).hasSize(24);
        assertThat(found).containsExactly(expected, within(1e-15));
    }

    private static void orders(int[] now, int from, List<int[]> all) {
        if (from == now.length) {
            all.add(now.clone());
        }
        for (int i = from; i < now.length; i++) {
            int v = now[i];
            now[i] = now[from];
            now[from] = v;
            orders(now, from + 1, all);
            now[from] = now[i];
            now[i] = v;
        }
    }

    @Test
    void aTreeFreeToGrowExplainsWhatTheCrossedStrataDo() {
        DetectorData data = Toy.sample(3, 1500, 4, 3).data();
        ShapleyShares.Shares shares = ShapleyShares.run(data, new ShapleyShares.Tree(2, 1, 0), Toy.PLAIN);
        JointSums sums = JointSums.of(data, Toy.PLAIN);
        double a = sums.factor(0).q(data, false);
        double b = sums.factor(1).q(data, false);
        double both = sums.pair(0, 1).q(data, false);
        assertThat(shares.q()).isEqualTo(both, within(1e-12));
        assertThat(shares.shares().get(0).share()).isEqualTo((a + both - b) / 2, within(1e-12));
        assertThat(shares.shares().get(1).share()).isEqualTo((b + both - a) / 2, within(1e-12));
    }

    /** y = 2a + b on the four crossings of two drivers: q of a is 0.8, of b 0.2, of both 1. */
    @Test
    void aSplitThatGainsTooLittleOrLeavesTooFewIsNotMade() {
        DetectorData data = twoByTwo(5);
        assertThat(joint(data, new ShapleyShares.Tree(10, 5, 0.09))).isEqualTo(1, within(1e-14));
        // each half of a is split by b: a gain of 0.1, ten units, five to a leaf
        assertThat(joint(data, new ShapleyShares.Tree(10, 5, 0.11))).isEqualTo(0.8, within(1e-14));
        assertThat(joint(data, new ShapleyShares.Tree(10, 6, 0.09))).isEqualTo(0.8, within(1e-14));
        assertThat(joint(data, new ShapleyShares.Tree(11, 5, 0.09))).isEqualTo(0.8, within(1e-14));
    }

    private static double joint(DetectorData data, ShapleyShares.Tree tree) {
        return ShapleyShares.run(data, tree, Toy.PLAIN).q();
    }

    private static DetectorData twoByTwo(int each) {
        int[] a = IntStream.range(0, 4 * each).map(i -> i / (2 * each)).toArray();
        int[] b = IntStream.range(0, 4 * each).map(i -> i / each % 2).toArray();
        return DetectorData.of(
                "y",
                IntStream.range(0, a.length).mapToDouble(i -> 2 * a[i] + b[i]).toArray(),
                List.of(Strata.ofNumbers("a", a), Strata.ofNumbers("b", b)));
    }

    /** A tree joins strata that differ little; all drivers once explained 0.952 beside one with 0.958. */
    @Test
    void theJointQIsNeverBelowThatOfOneDriverNorAShareBelowZero() {
        for (int seed = 0; seed < 20; seed++) {
            DetectorData data = Toy.sample(seed, 300, 12, 9, 4, 2).data();
            JointSums sums = JointSums.of(data, Toy.PLAIN);
            ShapleyShares.Shares shares = ShapleyShares.run(data, TREE, Toy.PLAIN);
            for (int d = 0; d < data.drivers(); d++) {
                assertThat(shares.q()).isGreaterThanOrEqualTo(sums.factor(d).q(data, false) - 1e-14);
                assertThat(shares.shares().get(d).share()).isNotNegative();
            }
        }
        // alone a driver's share is its q, though a tree would not split strata that gain less than 1 %
        DetectorData alone = Toy.sample(3, 300, 30).data();
        assertThat(joint(alone, TREE))
                .isEqualTo(JointSums.of(alone, Toy.PLAIN).factor(0).q(alone, false), within(1e-14));
        assertThat(joint(alone, new ShapleyShares.Tree(20, 200, 0.5))).isEqualTo(joint(alone, TREE));
    }

    @Test
    void whereNothingIsExplainedThereAreNoRelativeShares() {
        DetectorData data =
                DetectorData.of("y", new double[] {1, 2, 1, 2}, List.of(Strata.ofNumbers("x", new int[] {1, 1, 2, 2})));
        assertThat(ShapleyShares.run(data, TREE, Toy.PLAIN).shares())
                .containsExactly(new ShapleyShares.Share("x", 0, Double.NaN));
    }

    @Test
    void twinsShareAlikeAndADriverWithoutEffectGetsAlmostNothing() {
        Toy.Sample sample = Toy.sample(5, 1000, 4);
        int[] idle = IntStream.range(0, 1000).map(i -> i % 2).toArray();
        DetectorData data = DetectorData.of(
                "y",
                sample.y(),
                List.of(
                        Strata.ofNumbers("a", sample.codes()[0]),
                        Strata.ofNumbers("idle", idle),
                        Strata.ofNumbers("twin", sample.codes()[0])));
        ShapleyShares.Shares shares = ShapleyShares.run(data, TREE, Toy.PLAIN);
        assertThat(shares.shares().get(0).share())
                .isEqualTo(shares.shares().get(2).share(), within(1e-14));
        // alone it has the q of chance, about 1/1000; beside a driver that explains more the tree does not split by it
        double chance = JointSums.of(data, Toy.PLAIN).factor(1).q(data, false);
        assertThat(shares.shares().get(1).share()).isEqualTo(chance / 3, within(1e-14));
        assertThat(chance).isLessThan(0.01);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        DetectorData data = Toy.sample(6, 3000, 5, 4, 6, 3, 2, 7).data();
        try (LocalEngine engine = new LocalEngine(3)) {
            assertThat(ShapleyShares.run(data, TREE, engine)).isEqualTo(ShapleyShares.run(data, TREE, Toy.PLAIN));
        }
    }

    @Test
    void moreThanTenDriversAreAProblem() {
        int[] eleven = new int[11];
        Arrays.fill(eleven, 2);
        DetectorData data = Toy.sample(7, 100, eleven).data();
        assertThatThrownBy(() -> ShapleyShares.run(data, TREE, Toy.PLAIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        Problem.of(ProblemCode.DRIVER_07_SHARES, "geodetector.shares", 11, 10)));
    }
}
