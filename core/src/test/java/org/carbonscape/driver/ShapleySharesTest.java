package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        double[] v = new java.util.SplittableRandom(1).doubles(16).toArray();
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

    @Test
    void aSplitThatGainsTooLittleOrLeavesTooFewIsNotMade() {
        // two strata of 4 and 16 units whose means differ: gain = q
        double[] y = IntStream.range(0, 20)
                .mapToDouble(i -> i < 4 ? 3 + i % 2 : i % 2)
                .toArray();
        DetectorData data = DetectorData.of(
                "y",
                y,
                List.of(Strata.ofNumbers(
                        "x",
                        Arrays.stream(IntStream.range(0, 20).toArray())
                                .map(i -> i < 4 ? 1 : 2)
                                .toArray())));
        double q = JointSums.of(data, Toy.PLAIN).factor(0).q(data, false);
        assertThat(ShapleyShares.run(data, new ShapleyShares.Tree(20, 4, 0.01), Toy.PLAIN)
                        .q())
                .isEqualTo(q, within(1e-14));
        assertThat(ShapleyShares.run(data, new ShapleyShares.Tree(20, 5, 0.01), Toy.PLAIN)
                        .q())
                .isZero();
        assertThat(ShapleyShares.run(data, new ShapleyShares.Tree(21, 4, 0.01), Toy.PLAIN)
                        .q())
                .isZero();
        assertThat(ShapleyShares.run(data, new ShapleyShares.Tree(20, 4, q + 0.001), Toy.PLAIN)
                        .q())
                .isZero();
        assertThat(ShapleyShares.run(data, new ShapleyShares.Tree(20, 5, 0.01), Toy.PLAIN)
                        .shares()
                        .get(0)
                        .relative())
                .isNaN();
    }

    @Test
    void twinsShareAlikeAndADriverWithoutEffectGetsNothing() {
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
        assertThat(shares.shares().get(1).share()).isEqualTo(0, within(1e-14));
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
