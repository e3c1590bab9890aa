package org.carbonscape.driver;

import java.math.BigInteger;
import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.ExactSum;

/**
 * Counts, sums and sums of squares of z over the strata of every driver, and the split of every pair, in one pass over
 * the units. All sums are whole numbers and the last sum over strata is exact, so the result has the same bits for any
 * order of units, strata and drivers and any number of threads.
 */
final class JointSums {
    /** Codes of a group of two drivers; the joint table of two groups (4,096 cells of 16 bytes) stays near the core. */
    private static final int GROUP = 64;
    /** Larger joint tables are not laid out; those pairs are summed driver by driver instead. */
    private static final int TABLE = 1 << 16;

    private static final int BLOCK = 1 << 15;

    private final DetectorData data;
    private final Groups groups;
    private final long[][] count;
    private final long[][] sum;
    private final double[][] within;
    private final Split[] factors;
    private final Split[][] pairs;

    private JointSums(DetectorData data) {
        this.data = data;
        this.groups = Groups.of(data, GROUP, 2, false);
        int m = data.drivers();
        this.count = new long[m][];
        this.sum = new long[m][];
        this.within = new double[m][];
        this.factors = new Split[m];
        this.pairs = new Split[m][m];
    }

    static JointSums of(DetectorData data, Engine engine) {
        return of(data, engine, true);
    }

    static JointSums of(DetectorData data, Engine engine, boolean withPairs) {
        JointSums sums = new JointSums(data);
        int blocks = (data.units() - 1) / BLOCK + 1;
        int parts = Math.min(engine.threads(), blocks); // each has tables of its own
        Tables tables =
                engine
                        .each(parts, i -> sums.part(withPairs, part(blocks, i, parts), part(blocks, i + 1, parts)))
                        .stream()
                        .reduce(Tables::add)
                        .orElseThrow();
        sums.readGroups(tables);
        if (withPairs) {
            sums.readPairs(tables);
            sums.widePairs(engine);
        }
        return sums;
    }

    /** First unit of a part. */
    private static int part(int blocks, int i, int parts) {
        return (int) ((long) blocks * i / parts) * BLOCK;
    }

    Split factor(int driver) {
        return factors[driver];
    }

    /** Of two different drivers, in either order. */
    Split pair(int a, int b) {
        return pairs[Math.min(a, b)][Math.max(a, b)];
    }

    long count(int driver, int stratum) {
        return count[driver][stratum];
    }

    long sum(int driver, int stratum) {
        return sum[driver][stratum];
    }

    /** Sum of squared deviations of z from the stratum's mean. */
    double within(int driver, int stratum) {
        return within[driver][stratum];
    }

    /** What a worker adds up: per group n, S and Q (two words), per pair of groups n and S side by side. */
    private static final class Tables {
        final long[][] own;
        final long[][] joint;

        Tables(long[][] own, long[][] joint) {
            this.own = own;
            this.joint = joint;
        }

        Tables add(Tables other) {
            for (int g = 0; g < own.length; g++) {
                long[] a = own[g];
                long[] b = other.own[g];
                for (int c = 0; c < a.length; c += 4) {
                    a[c] += b[c];
                    a[c + 1] += b[c + 1];
                    long low = a[c + 2] + b[c + 2];
                    a[c + 3] += b[c + 3] + (Long.compareUnsigned(low, a[c + 2]) < 0 ? 1 : 0);
                    a[c + 2] = low;
                }
            }
            for (int p = 0; p < joint.length; p++) {
                for (int c = 0; c < joint[p].length; c++) {
                    joint[p][c] += other.joint[p][c];
                }
            }
            return this;
        }
    }

    /** The tables of some units. */
    private Tables part(boolean withPairs, int first, int end) {
        long[][] own = new long[groups.count()][];
        for (int g = 0; g < own.length; g++) {
            own[g] = new long[4 * groups.get(g).size()];
        }
        long[][] joint = new long[own.length * (own.length - 1) / 2][0];
        for (int g = 0, p = 0; g < own.length; g++) {
            for (int h = g + 1; h < own.length; h++, p++) {
                if (withPairs && tabled(g, h)) {
                    joint[p] = new long[2 * groups.get(g).size() * groups.get(h).size()];
                }
            }
        }
        long[] z = data.z();
        for (int from = first; from < Math.min(data.units(), end); from += BLOCK) {
            int to = Math.min(data.units(), from + BLOCK);
            for (int g = 0, p = 0; g < own.length; g++) {
                squares(groups.get(g).codes(), z, own[g], from, to);
                for (int h = g + 1; h < own.length; h++, p++) {
                    if (joint[p].length > 0) {
                        cross(
                                groups.get(g).codes(),
                                groups.get(h).codes(),
                                groups.get(h).size(),
                                z,
                                joint[p],
                                from,
                                to);
                    }
                }
            }
        }
        return new Tables(own, joint);
    }

    private boolean tabled(int g, int h) {
        return (long) groups.get(g).size() * groups.get(h).size() <= TABLE;
    }

    private static void squares(Codes codes, long[] z, long[] own, int from, int to) {
        if (codes.areFew()) {
            byte[] few = codes.bytes();
            for (int i = from; i < to; i++) {
                add(own, few[i] << 2, z[i]);
            }
        } else {
            int[] many = codes.ints();
            for (int i = from; i < to; i++) {
                add(own, many[i] << 2, z[i]);
            }
        }
    }

    private static void add(long[] own, int c, long v) {
        own[c]++;
        own[c + 1] += v;
        long square = v * v;
        long low = own[c + 2] + square;
        own[c + 2] = low;
        own[c + 3] += Math.multiplyHigh(v, v) + (low + Long.MIN_VALUE < square + Long.MIN_VALUE ? 1 : 0);
    }

    private static void cross(Codes one, Codes other, int size, long[] z, long[] joint, int from, int to) {
        if (one.areFew() && other.areFew()) {
            byte[] row = one.bytes();
            byte[] column = other.bytes();
            for (int i = from; i < to; i++) {
                int c = row[i] * size + column[i] << 1;
                joint[c]++;
                joint[c + 1] += z[i];
            }
        } else {
            for (int i = from; i < to; i++) {
                int c = one.at(i) * size + other.at(i) << 1;
                joint[c]++;
                joint[c + 1] += z[i];
            }
        }
    }

    private void readGroups(Tables tables) {
        for (int d = 0; d < data.drivers(); d++) {
            int size = data.strata(d);
            long[] n = new long[size];
            long[] s = new long[size];
            BigInteger[] q = new BigInteger[size];
            Arrays.fill(q, BigInteger.ZERO);
            long[] own = tables.own[groups.groupOf(d)];
            for (int c = 0; c < own.length; c += 4) {
                int h = groups.stratum(d, c >> 2);
                n[h] += own[c];
                s[h] += own[c + 1];
                q[h] = q[h].add(Moments.wide(own[c + 3], own[c + 2]));
            }
            double[] w = new double[size];
            for (int h = 0; h < size; h++) {
                w[h] = Moments.centred(n[h], s[h], q[h]);
            }
            count[d] = n;
            sum[d] = s;
            within[d] = w;
            Gather gather = new Gather();
            for (int h = 0; h < size; h++) {
                gather.take(n[h], s[h]);
            }
            factors[d] = gather.split();
        }
    }

    private void readPairs(Tables tables) {
        for (int a = 0; a < data.drivers(); a++) {
            for (int b = a + 1; b < data.drivers(); b++) {
                int g = groups.groupOf(a);
                int h = groups.groupOf(b);
                if (g == h) {
                    pairs[a][b] = withinGroup(tables.own[g], a, b);
                } else if (tabled(g, h)) {
                    int p = g * groups.count() - g * (g + 1) / 2 + h - g - 1;
                    pairs[a][b] = acrossGroups(tables.joint[p], groups.get(h).size(), a, b);
                }
            }
        }
    }

    private Split withinGroup(long[] own, int a, int b) {
        int size = data.strata(b);
        long[] cells = new long[2 * data.strata(a) * size];
        for (int c = 0; c < own.length; c += 4) {
            int cell = groups.stratum(a, c >> 2) * size + groups.stratum(b, c >> 2) << 1;
            cells[cell] += own[c];
            cells[cell + 1] += own[c + 1];
        }
        return split(cells);
    }

    private Split acrossGroups(long[] joint, int width, int a, int b) {
        int size = data.strata(b);
        long[] cells = new long[2 * data.strata(a) * size];
        int[] column = new int[width];
        for (int c = 0; c < width; c++) {
            column[c] = groups.stratum(b, c);
        }
        int height = joint.length / 2 / width;
        for (int r = 0, at = 0; r < height; r++) {
            int row = groups.stratum(a, r) * size;
            for (int c = 0; c < width; c++, at += 2) {
                int cell = row + column[c] << 1;
                cells[cell] += joint[at];
                cells[cell + 1] += joint[at + 1];
            }
        }
        return split(cells);
    }

    private static Split split(long[] cells) {
        Gather gather = new Gather();
        for (int c = 0; c < cells.length; c += 2) {
            gather.take(cells[c], cells[c + 1]);
        }
        return gather.split();
    }

    /**
     * Pairs of drivers with very many strata: units in the order of the first, one row of the joint table at a time.
     */
    private void widePairs(Engine engine) {
        int m = data.drivers();
        engine.inPlace(m, a -> {
            int[] order = null;
            for (int b = a + 1; b < m; b++) {
                if (pairs[a][b] == null) {
                    order = order == null ? order(data.codes(a).ints(), data.strata(a)) : order;
                    pairs[a][b] = rowByRow(order, a, b);
                }
            }
        });
    }

    static int[] order(int[] codes, int size) {
        int[] start = new int[size + 1];
        for (int code : codes) {
            start[code + 1]++;
        }
        for (int h = 0; h < size; h++) {
            start[h + 1] += start[h];
        }
        int[] order = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            order[start[codes[i]]++] = i;
        }
        return order;
    }

    private Split rowByRow(int[] order, int a, int b) {
        Codes row = data.codes(a);
        Codes column = data.codes(b);
        long[] n = new long[data.strata(b)];
        long[] s = new long[n.length];
        Gather gather = new Gather();
        int from = 0;
        while (from < order.length) {
            int h = row.at(order[from]);
            int to = from;
            for (; to < order.length && row.at(order[to]) == h; to++) {
                int k = column.at(order[to]);
                n[k]++;
                s[k] += data.z()[order[to]];
            }
            for (int i = from; i < to; i++) {
                int k = column.at(order[i]);
                gather.take(n[k], s[k]); // a stratum already taken is empty by now
                n[k] = 0;
                s[k] = 0;
            }
            from = to;
        }
        return gather.split();
    }

    /** Adds strata up; the order does not matter. */
    private static final class Gather {
        private final ExactSum between = new ExactSum();
        private final ExactSum singleSquares = new ExactSum();
        private long singleSum;
        private int strata;
        private int singles;

        void take(long n, long s) {
            if (n == 0) {
                return;
            }
            strata++;
            double square = (double) s * s;
            if (n == 1) {
                singles++;
                singleSum += s;
                singleSquares.add(square);
            } else {
                between.add(square / n);
            }
        }

        Split split() {
            return new Split(strata, singles, between.value(), singleSum, singleSquares.value());
        }
    }
}
