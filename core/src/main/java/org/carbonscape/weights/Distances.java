package org.carbonscape.weights;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.UnitNumbers;

/**
 * Weights from places: nearest neighbours, distance band, inverse distance, kernel. Distances are planar, in map units:
 * project longitudes and latitudes first. Every unit needs finite coordinates.
 */
public final class Distances {
    private static final int BLOCK = 1024; // units a piece of work
    /** Distances that differ by less than this part are equal: rounding parts those of squares of one net. */
    private static final double TIE = 1e-9;

    private Distances() {}

    /**
     * The k nearest neighbours of each unit, binary, not symmetric. Of equally near units, up to rounding, the ones
     * that stand first in the table are taken.
     *
     * @throws ProblemException when k is not below the number of units, or a coordinate is missing
     */
    public static Weights nearest(double[] x, double[] y, int k, Engine engine) {
        check(x, y);
        checkNearest(k, x.length);
        PlaneTree tree = new PlaneTree(x, y);
        int n = x.length;
        int[] starts = new int[n + 1];
        Arrays.setAll(starts, i -> Math.multiplyExact(i, k));
        int[] ids = new int[starts[n]];
        double digits = lastDigits(x, y);
        inBlocks(n, engine, (from, to) -> {
            PlaneTree.Nearest nearest = tree.new Nearest(Math.min(k + 1, n - 1));
            Row row = new Row();
            for (int i = from; i < to; i++) {
                int self = i;
                nearest.of(self);
                double last = Math.sqrt(nearest.squared(k - 1));
                double slack = slack(last, digits);
                if (k < n - 1 && Math.sqrt(nearest.squared(k)) <= last + slack) {
                    row.count = 0;
                    tree.within(i, last + slack, row);
                    row.keepNearest(k, id -> Math.sqrt(tree.squared(self, id)) < last - slack);
                    System.arraycopy(row.ids, 0, ids, starts[i], k);
                } else {
                    for (int r = 0; r < k; r++) {
                        ids[starts[i] + r] = nearest.id(r);
                    }
                }
                Arrays.sort(ids, starts[i], starts[i + 1]);
            }
        });
        return SparseWeights.binary(starts, ids);
    }

    /**
     * Units farther than one distance and at most another: a lag of a correlogram; from 0 those at the same place count
     * too.
     */
    public static Weights ring(double[] x, double[] y, double from, double to, Engine engine) {
        double beyond = from + slack(from, lastDigits(x, y));
        return within(x, y, to, engine, (i, j, squared) -> from == 0 || Math.sqrt(squared) > beyond ? 1 : 0)
                .allAlike();
    }

    /** The largest distance of a unit to its nearest neighbour: a band of this width leaves nobody isolated. */
    public static double nobodyIsolated(double[] x, double[] y, Engine engine) {
        check(x, y);
        checkNearest(1, x.length);
        return distanceOf(new PlaneTree(x, y), x.length, 1, engine, new double[0]);
    }

    /** All units within a distance of at most {@code threshold} map units, up to rounding, binary. */
    public static Weights band(double[] x, double[] y, double threshold, Engine engine) {
        return within(x, y, threshold, engine, ONE);
    }

    /**
     * Inverse distance: d^-power for all units within the threshold (positive infinity: all).
     *
     * @param power  usually 1 or 2
     * @param atLeast distances below it count as it; ArcGIS uses 1 map unit, 0 takes distances as they are
     * @throws ProblemException when two units lie at one place and {@code atLeast} is 0
     */
    public static Weights inverse(
            double[] x, double[] y, double threshold, double power, double atLeast, Engine engine) {
        if (!(power > 0) || !(atLeast >= 0)) {
            throw new IllegalArgumentException("power " + power + ", least distance " + atLeast);
        }
        return within(x, y, threshold, engine, (i, j, squared) -> {
            double d = Math.max(Math.sqrt(squared), atLeast);
            if (d == 0) {
                throw new ProblemException(
                        ProblemCode.WEIGHTS_07_COINCIDENT,
                        Argument.WEIGHTS,
                        new UnitNumbers(Math.min(i, j)),
                        new UnitNumbers(Math.max(i, j)));
            }
            return power == 1 ? 1 / d : power == 2 ? 1 / (d * d) : StrictMath.pow(d, -power);
        });
    }

    /**
     * Kernel weights with one bandwidth for all units; a neighbour at the bandwidth itself weighs what the kernel says.
     */
    public static Weights kernel(double[] x, double[] y, Kernel kernel, double bandwidth, Engine engine) {
        return within(
                x, y, bandwidth, engine, (i, j, squared) -> kernel.at(Math.min(1, Math.sqrt(squared) / bandwidth)));
    }

    /**
     * Kernel weights with a bandwidth of its own for each unit: just beyond its k-th nearest neighbour (1 part in 10^7,
     * as libpysal does), so that k neighbours have weight.
     */
    public static Weights adaptive(double[] x, double[] y, Kernel kernel, int k, Engine engine) {
        check(x, y);
        checkNearest(k, x.length);
        PlaneTree tree = new PlaneTree(x, y);
        double[] bandwidths = new double[x.length];
        distanceOf(tree, x.length, k, engine, bandwidths);
        for (int i = 0; i < bandwidths.length; i++) {
            if (bandwidths[i] == 0) {
                throw new ProblemException(ProblemCode.WEIGHTS_09_DISTANCE, Argument.WEIGHTS, "0");
            }
            bandwidths[i] *= 1.0000001;
        }
        return gather(
                tree,
                x.length,
                i -> bandwidths[i],
                engine,
                (i, j, squared) -> kernel.at(Math.sqrt(squared) / bandwidths[i]));
    }

    private interface Weigh {
        double of(int i, int j, double squared);
    }

    /** Binary weights, for which nothing is stored. */
    private static final Weigh ONE = (i, j, squared) -> 1;

    private interface Reach {
        double of(int i);
    }

    private static SparseWeights within(double[] x, double[] y, double threshold, Engine engine, Weigh weigh) {
        check(x, y);
        if (!(threshold > 0)) {
            throw new ProblemException(ProblemCode.WEIGHTS_09_DISTANCE, Argument.WEIGHTS, text(threshold));
        }
        double reach = threshold + slack(threshold, lastDigits(x, y));
        return gather(new PlaneTree(x, y), x.length, i -> reach, engine, weigh);
    }

    /** By how much a distance equal to this one may seem larger. */
    private static double slack(double distance, double digits) {
        return Math.max(TIE * distance, digits);
    }

    /** What a distance may be off because its coordinates end somewhere. */
    private static double lastDigits(double[] x, double[] y) {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.max(Math.abs(x[i]), Math.abs(y[i])));
        }
        return 4 * Math.ulp(largest);
    }

    /** Rows found in blocks, each block's rows laid out one after the other, then all blocks in order. */
    private static SparseWeights gather(PlaneTree tree, int n, Reach reach, Engine engine, Weigh weigh) {
        int blocks = (n + BLOCK - 1) / BLOCK;
        int[][] blockIds = new int[blocks][];
        double[][] blockWeights = new double[blocks][];
        int[] degrees = new int[n];
        engine.inPlace(blocks, b -> {
            Row row = new Row();
            int[] ids = new int[BLOCK * 8];
            double[] weights = new double[weigh == ONE ? 0 : ids.length];
            int m = 0;
            for (int i = b * BLOCK; i < Math.min(n, (b + 1) * BLOCK); i++) {
                row.count = 0;
                tree.within(i, reach.of(i), row);
                Arrays.sort(row.ids, 0, row.count);
                if (m + row.count > ids.length) {
                    ids = Arrays.copyOf(ids, Math.addExact(m + row.count, m >> 1));
                    weights = weigh == ONE ? weights : Arrays.copyOf(weights, ids.length);
                }
                for (int k = 0; k < row.count; k++) {
                    double weight = weigh.of(i, row.ids[k], tree.squared(i, row.ids[k]));
                    if (weight != 0) { // the kernel's rim is no neighbour
                        if (weigh != ONE) {
                            weights[m] = weight;
                        }
                        ids[m++] = row.ids[k];
                        degrees[i]++;
                    }
                }
            }
            blockIds[b] = Arrays.copyOf(ids, m);
            blockWeights[b] = weigh == ONE ? weights : Arrays.copyOf(weights, m);
        });
        int[] starts = new int[n + 1];
        for (int i = 0; i < n; i++) {
            starts[i + 1] = Math.addExact(starts[i], degrees[i]);
        }
        int[] ids = new int[starts[n]];
        double[] raw = new double[weigh == ONE ? 0 : ids.length];
        int at = 0;
        for (int b = 0; b < blocks; b++) {
            System.arraycopy(blockIds[b], 0, ids, at, blockIds[b].length);
            if (weigh != ONE) {
                System.arraycopy(blockWeights[b], 0, raw, at, blockIds[b].length);
            }
            at += blockIds[b].length;
        }
        return SparseWeights.of(starts, ids, raw);
    }

    private static final class Row implements PlaneTree.Found {
        private int[] ids = new int[64];
        private int count;

        @Override
        public void at(int id, double squared) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
            }
            ids[count++] = id;
        }

        /** Those surely nearer, then of the others, all equally far, the first of the table: k in all. */
        void keepNearest(int k, IntPredicate nearer) {
            Arrays.sort(ids, 0, count);
            int[] sure = Arrays.stream(ids, 0, count).filter(nearer).toArray();
            int[] tied = Arrays.stream(ids, 0, count).filter(nearer.negate()).toArray();
            System.arraycopy(sure, 0, ids, 0, sure.length);
            System.arraycopy(tied, 0, ids, sure.length, k - sure.length);
        }
    }

    /** The largest distance to the k-th nearest; each unit's own goes into {@code all} where that has room. */
    private static double distanceOf(PlaneTree tree, int n, int k, Engine engine, double[] all) {
        double[] most = new double[(n + BLOCK - 1) / BLOCK];
        engine.inPlace(most.length, b -> {
            PlaneTree.Nearest nearest = tree.new Nearest(k);
            for (int i = b * BLOCK; i < Math.min(n, (b + 1) * BLOCK); i++) {
                double d = Math.sqrt(nearest.of(i).squared(k - 1));
                most[b] = Math.max(most[b], d);
                if (all.length > 0) {
                    all[i] = d;
                }
            }
        });
        return Arrays.stream(most).max().orElse(0);
    }

    private interface Units {
        void take(int from, int to);
    }

    private static void inBlocks(int n, Engine engine, Units work) {
        engine.inPlace((n + BLOCK - 1) / BLOCK, b -> work.take(b * BLOCK, Math.min(n, (b + 1) * BLOCK)));
    }

    private static void checkNearest(int k, int n) {
        if (k < 1 || k >= n) {
            throw new ProblemException(ProblemCode.WEIGHTS_06_NEAREST, Argument.WEIGHTS, k, n, Math.max(0, n - 1));
        }
    }

    static void check(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x, but " + y.length + " y");
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new ProblemException(
                        ProblemCode.WEIGHTS_05_COORDINATE,
                        Argument.WEIGHTS,
                        new UnitNumbers(i),
                        text(x[i]),
                        text(y[i]));
            }
        }
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "NaN" : Numbers.text(value);
    }
}
