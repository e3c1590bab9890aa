package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * What each driver contributes to the joint q of all of them, in the manner of LESH: v of one driver is its q, v(S) of
 * several is q of the leaves of a regression tree on the drivers in S, but never less than v of any of them alone or of
 * some of them; a driver's share is its Shapley value
 * {@code sum over S without j of |S|! (M-|S|-1)! / M! (v(S+j) - v(S))}. Shares are 0 or more and add up to v of all
 * drivers. A tree is used instead of crossed strata because crossing ten drivers leaves one unit to a stratum and q =
 * 1.
 *
 * <p>The tree splits the strata of one driver in two, ordered by their means (the best division into two sets of
 * strata), and grows greedily while a split lifts q by the least gain. It so joins strata that differ little, and a
 * greedy tree on more drivers may end on less: alone, its q could be below that of one driver's strata. Trees grown by
 * rpart are pruned after growing and may differ in a few leaves.
 */
public final class ShapleyShares {
    /** Beyond this the 2^M trees are no longer a matter of seconds. */
    public static final int MOST_DRIVERS = 10;

    private ShapleyShares() {}

    /**
     * When a tree splits; the defaults are those of rpart.
     *
     * @param unitsToSplit fewest units of a node that may be split
     * @param unitsPerLeaf fewest units on either side
     * @param gain         least growth of q by a split
     */
    public record Tree(int unitsToSplit, int unitsPerLeaf, double gain) {
        public Tree {
            if (unitsToSplit < 2 || unitsPerLeaf < 1 || !(gain >= 0)) {
                throw new IllegalArgumentException("a split needs two units, a leaf one, a gain of 0 or more");
            }
        }

        /** 20 units to split, 7 to a leaf, 1 % gain. */
        public static Tree defaults() {
            return new Tree(20, 7, 0.01);
        }
    }

    /**
     * One driver's part.
     *
     * @param name     of the driver
     * @param share    its part of the joint q
     * @param relative share over the joint q; NaN when that is 0
     */
    public record Share(String name, double share, double relative) {}

    /**
     * The parts and their sum.
     *
     * @param q      joint q of all drivers
     * @param shares one for each driver
     */
    public record Shares(double q, List<Share> shares) {
        public Shares {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Fits 2^M - 1 trees and divides the joint q.
     *
     * @throws ProblemException DRIVER-07 for more than {@value #MOST_DRIVERS} drivers
     */
    public static Shares run(DetectorData data, Tree tree, Engine engine) {
        int m = data.drivers();
        if (m > MOST_DRIVERS) {
            throw new ProblemException(ProblemCode.DRIVER_07_SHARES, "geodetector.shares", m, MOST_DRIVERS);
        }
        Cells cells = Cells.of(data);
        double[] v = new double[1 << m];
        List<Double> q = engine.each(v.length - 1, i -> {
            int subset = i + 1;
            return Integer.bitCount(subset) == 1
                    ? own(data, Integer.numberOfTrailingZeros(subset))
                    : new Fit(data, cells, tree, subset).q();
        });
        for (int subset = 1; subset < v.length; subset++) {
            v[subset] = q.get(subset - 1);
        }
        for (int subset = 1; subset < v.length; subset++) {
            for (int j = 0; j < m; j++) {
                v[subset] = Math.max(v[subset], v[subset & ~(1 << j)]);
            }
        }
        return divide(data, v);
    }

    /** q of one driver's strata, all units counted. */
    private static double own(DetectorData data, int driver) {
        long[] count = new long[data.strata(driver)];
        long[] sum = new long[count.length];
        for (int i = 0; i < data.units(); i++) {
            count[data.codes(driver).at(i)]++;
            sum[data.codes(driver).at(i)] += data.z()[i];
        }
        double all = Arrays.stream(sum).sum();
        double between = -all * all / data.units();
        for (int h = 0; h < count.length; h++) {
            between += count[h] == 0 ? 0 : (double) sum[h] * sum[h] / count[h];
        }
        return Math.max(0, Math.min(1, between / data.total()));
    }

    static Shares divide(DetectorData data, double[] v) {
        int m = data.drivers();
        double[] weight = new double[m]; // |S|! (M-|S|-1)! / M! by |S|
        for (int s = 0; s < m; s++) {
            weight[s] = 1.0 / m;
            for (int i = 1; i <= s; i++) {
                weight[s] *= (double) i / (m - i);
            }
        }
        double joint = v[v.length - 1];
        List<Share> shares = new ArrayList<>();
        for (int j = 0; j < m; j++) {
            double share = 0;
            for (int s = 0; s < v.length; s++) {
                if ((s >> j & 1) == 0) {
                    share += weight[Integer.bitCount(s)] * (v[s | 1 << j] - v[s]);
                }
            }
            shares.add(new Share(data.name(j), share, joint > 0 ? share / joint : Double.NaN));
        }
        return new Shares(joint, shares);
    }

    /** Units that share all strata, added together: a tree cannot tell them apart. */
    private record Cells(int[][] codes, long[] count, long[] sum) {
        static Cells of(DetectorData data) {
            int m = data.drivers();
            int n = data.units();
            int[] cell = new int[n];
            int size = 1;
            for (int d = 0; d < m; d++) {
                Map<Long, Integer> number = new HashMap<>();
                Codes own = data.codes(d);
                for (int i = 0; i < n; i++) {
                    cell[i] = number.computeIfAbsent((long) cell[i] * data.strata(d) + own.at(i), k -> number.size());
                }
                size = number.size();
            }
            int[][] codes = new int[m][size];
            long[] count = new long[size];
            long[] sum = new long[size];
            for (int i = 0; i < n; i++) {
                count[cell[i]]++;
                sum[cell[i]] += data.z()[i];
                for (int d = 0; d < m; d++) {
                    codes[d][cell[i]] = data.codes(d).at(i);
                }
            }
            return new Cells(codes, count, sum);
        }
    }

    /** One tree. Only its explained sum of squares is kept. */
    private static final class Fit {
        private final DetectorData data;
        private final Cells cells;
        private final Tree tree;
        private final int[] drivers;
        private final int[] members;
        private final int[] spare;
        private final long[] count;
        private final long[] sum;
        private double explained;

        Fit(DetectorData data, Cells cells, Tree tree, int subset) {
            this.data = data;
            this.cells = cells;
            this.tree = tree;
            this.drivers = IntStream.range(0, data.drivers())
                    .filter(d -> (subset >> d & 1) == 1)
                    .toArray();
            this.members = IntStream.range(0, cells.count().length).toArray();
            this.spare = new int[members.length];
            int most = Arrays.stream(drivers).map(data::strata).max().orElse(1);
            this.count = new long[most];
            this.sum = new long[most];
        }

        double q() {
            grow(0, members.length);
            return Math.min(1, explained / data.total());
        }

        /** Splits the cells members[from..to) as long as it pays. */
        private void grow(int from, int to) {
            long n = 0;
            long s = 0;
            for (int i = from; i < to; i++) {
                n += cells.count()[members[i]];
                s += cells.sum()[members[i]];
            }
            if (n < tree.unitsToSplit()) {
                return;
            }
            double best = 0;
            int bestDriver = -1;
            boolean[] bestLeft = new boolean[0];
            for (int d : drivers) {
                Integer[] order = levels(d, from, to);
                long leftN = 0;
                long leftS = 0;
                for (int l = 0; l + 1 < order.length; l++) {
                    leftN += count[order[l]];
                    leftS += sum[order[l]];
                    long rightN = n - leftN;
                    if (leftN < tree.unitsPerLeaf() || rightN < tree.unitsPerLeaf()) {
                        continue;
                    }
                    double apart = (double) leftS / leftN - (double) (s - leftS) / rightN;
                    double gain = (double) leftN * rightN / n * apart * apart;
                    if (gain > best * (1 + 1e-12)) { // equally good splits: the first driver's
                        best = gain;
                        bestDriver = d;
                        bestLeft = new boolean[data.strata(d)];
                        for (int k = 0; k <= l; k++) {
                            bestLeft[order[k]] = true;
                        }
                    }
                }
            }
            if (bestDriver < 0 || best < tree.gain() * data.total()) {
                return;
            }
            explained += best;
            int middle = divide(from, to, cells.codes()[bestDriver], bestLeft);
            grow(from, middle);
            grow(middle, to);
        }

        /** Strata of a driver present in the node, by ascending mean; their counts and sums are left in place. */
        private Integer[] levels(int driver, int from, int to) {
            int size = data.strata(driver);
            Arrays.fill(count, 0, size, 0);
            Arrays.fill(sum, 0, size, 0);
            int[] codes = cells.codes()[driver];
            for (int i = from; i < to; i++) {
                count[codes[members[i]]] += cells.count()[members[i]];
                sum[codes[members[i]]] += cells.sum()[members[i]];
            }
            return IntStream.range(0, size)
                    .filter(h -> count[h] > 0)
                    .boxed()
                    .sorted((a, b) -> Double.compare((double) sum[a] / count[a], (double) sum[b] / count[b]))
                    .toArray(Integer[]::new);
        }

        private int divide(int from, int to, int[] codes, boolean[] left) {
            int at = from;
            int rest = 0;
            for (int i = from; i < to; i++) {
                if (left[codes[members[i]]]) {
                    members[at++] = members[i];
                } else {
                    spare[rest++] = members[i];
                }
            }
            System.arraycopy(spare, 0, members, at, rest);
            return at;
        }
    }
}
