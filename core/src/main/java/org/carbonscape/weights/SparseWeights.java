package org.carbonscape.weights;

import java.util.Arrays;
import org.carbonscape.engine.Engine;

/** Rows of neighbours one after the other (CSR). Rows ascending; no self, no repetition. */
final class SparseWeights extends Weights {
    /** Rows handled by one piece of work: fixed, so that nothing depends on the number of threads. */
    private static final int ROWS = 4096;

    private final int[] starts;
    private final int[] ids;
    /** Raw weights, or empty where all are 1. */
    private final double[] raw;

    private final boolean[] present;

    private final double scale;
    private final double scaleWithSelf;

    private SparseWeights(
            int[] starts, int[] ids, double[] raw, boolean[] present, Standardisation standardisation, Origin origin) {
        super(standardisation, origin);
        this.starts = starts;
        this.ids = ids;
        this.raw = raw;
        this.present = present;
        scale = findScale(0);
        scaleWithSelf = findScale(1);
    }

    /** Binary rows. The arrays are kept, not copied. */
    static SparseWeights binary(int[] starts, int[] ids) {
        return of(starts, ids, new double[0]);
    }

    /** The same links, each with weight 1. */
    SparseWeights allAlike() {
        return new SparseWeights(starts, ids, new double[0], present, standardisation(), origin());
    }

    static SparseWeights of(int[] starts, int[] ids, double[] raw) {
        boolean[] all = new boolean[starts.length - 1];
        Arrays.fill(all, true);
        return new SparseWeights(starts, ids, raw, all, Standardisation.NONE, Origin.NOTHING_TO_TELL);
    }

    /** The same with what to tell of it. */
    SparseWeights from(Origin origin) {
        return new SparseWeights(starts, ids, raw, present, standardisation(), origin);
    }

    @Override
    double scale() {
        return scale;
    }

    @Override
    double scaleWithSelf() {
        return scaleWithSelf;
    }

    @Override
    public int size() {
        return present.length;
    }

    @Override
    public boolean present(int place) {
        return present[place];
    }

    @Override
    public int degree(int place) {
        return starts[place + 1] - starts[place];
    }

    @Override
    public int neighbours(int place, int[] into) {
        int degree = degree(place);
        System.arraycopy(ids, starts[place], into, 0, degree);
        return degree;
    }

    @Override
    public void raw(int place, double[] into) {
        if (binary()) {
            Arrays.fill(into, 0, degree(place), 1);
        } else {
            System.arraycopy(raw, starts[place], into, 0, degree(place));
        }
    }

    @Override
    public boolean binary() {
        return raw.length == 0;
    }

    @Override
    public double rawSum(int place) {
        if (binary()) {
            return degree(place);
        }
        double sum = 0;
        for (int k = starts[place]; k < starts[place + 1]; k++) {
            sum += raw[k];
        }
        return sum;
    }

    @Override
    public double rawSquares(int place) {
        if (binary()) {
            return degree(place);
        }
        double sum = 0;
        for (int k = starts[place]; k < starts[place + 1]; k++) {
            sum += raw[k] * raw[k];
        }
        return sum;
    }

    @Override
    public Weights with(Standardisation other) {
        return other == standardisation() ? this : new SparseWeights(starts, ids, raw, present, other, origin());
    }

    @Override
    public Weights among(boolean[] those) {
        int n = size();
        if (those.length != n) {
            throw new IllegalArgumentException(those.length + " marks for " + n + " places");
        }
        boolean all = true;
        for (int i = 0; i < n; i++) {
            all &= those[i] || !present[i];
        }
        if (all) {
            return this;
        }
        boolean[] left = new boolean[n];
        int[] from = new int[n + 1];
        int[] to = new int[ids.length];
        double[] weights = new double[raw.length];
        int m = 0;
        for (int i = 0; i < n; i++) {
            left[i] = present[i] && those[i];
            for (int k = starts[i]; left[i] && k < starts[i + 1]; k++) {
                if (those[ids[k]]) {
                    if (!binary()) {
                        weights[m] = raw[k];
                    }
                    to[m++] = ids[k];
                }
            }
            from[i + 1] = m;
        }
        return new SparseWeights(
                from,
                Arrays.copyOf(to, m),
                binary() ? raw : Arrays.copyOf(weights, m),
                left,
                standardisation(),
                origin());
    }

    @Override
    public void neighbourSums(long[] x, long[] into, Engine engine) {
        if (!binary()) {
            throw new IllegalStateException("integer sums need binary weights");
        }
        inRows(engine, (from, to) -> {
            for (int i = from; i < to; i++) {
                long sum = 0;
                for (int k = starts[i]; k < starts[i + 1]; k++) {
                    sum += x[ids[k]];
                }
                into[i] = sum;
            }
        });
    }

    @Override
    public void weightedSums(double[] x, double[] into, Engine engine) {
        inRows(engine, (from, to) -> {
            for (int i = from; i < to; i++) {
                double sum = 0;
                for (int k = starts[i]; k < starts[i + 1]; k++) {
                    sum += binary() ? x[ids[k]] : raw[k] * x[ids[k]];
                }
                into[i] = sum;
            }
        });
    }

    private interface Rows {
        void take(int from, int to);
    }

    private void inRows(Engine engine, Rows work) {
        int n = size();
        engine.inPlace((n + ROWS - 1) / ROWS, b -> work.take(b * ROWS, Math.min(n, (b + 1) * ROWS)));
    }

    @Override
    public double cross(double[] x) {
        double total = 0;
        boolean binary = binary();
        for (int i = 0; i < present.length; i++) {
            double sum = 0;
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                sum += binary ? x[ids[k]] : raw[k] * x[ids[k]];
            }
            total += sum * x[i] * factor(i);
        }
        return total;
    }

    @Override
    public Crosses crosses() {
        return new Crosses() {
            @Override
            public int length() {
                return size();
            }

            @Override
            public int position(int place) {
                return place;
            }

            @Override
            public double of(double[] x) {
                return cross(x);
            }
        };
    }

    @Override
    public double cross(int[] x) {
        double total = 0;
        boolean binary = binary();
        for (int i = 0; i < present.length; i++) {
            long integer = 0;
            double sum = 0;
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                if (binary) {
                    integer += x[ids[k]];
                } else {
                    sum += raw[k] * x[ids[k]];
                }
            }
            total += (binary ? integer : sum) * x[i] * factor(i);
        }
        return total;
    }

    @Override
    public long linksAmong(long[] marked) {
        long links = 0;
        for (int i = 0; i < present.length; i++) {
            if ((marked[i >> 6] >>> i & 1) != 0) {
                for (int k = starts[i]; k < starts[i + 1]; k++) {
                    links += marked[ids[k] >> 6] >>> ids[k] & 1;
                }
            }
        }
        return links;
    }

    @Override
    public double[] rowAndColumnSums() {
        double[] sums = new double[size()];
        for (int i = 0; i < sums.length; i++) {
            double factor = factor(i);
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                double w = (binary() ? 1 : raw[k]) * factor;
                sums[i] += w;
                sums[ids[k]] += w;
            }
        }
        return sums;
    }

    @Override
    public WeightSums sums() {
        int n = size();
        int[] back = new int[n + 1]; // the transpose, to meet w_ji beside w_ij
        for (int id : ids) {
            back[id + 1]++;
        }
        for (int i = 0; i < n; i++) {
            back[i + 1] += back[i];
        }
        int[] from = new int[ids.length];
        double[] value = new double[ids.length];
        int[] at = Arrays.copyOf(back, n);
        double[] rows = new double[n];
        double[] columns = new double[n];
        double s0 = 0;
        double s1 = 0;
        for (int i = 0; i < n; i++) {
            double factor = factor(i);
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                double w = (binary() ? 1 : raw[k]) * factor;
                int j = ids[k];
                from[at[j]] = i;
                value[at[j]++] = w;
                columns[j] += w;
                s1 += w * w;
            }
            rows[i] = rawSum(i) * factor;
            s0 += rows[i];
        }
        double s2 = 0;
        for (int i = 0; i < n; i++) {
            double factor = factor(i);
            int t = back[i];
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                while (t < back[i + 1] && from[t] < ids[k]) {
                    t++;
                }
                if (t < back[i + 1] && from[t] == ids[k]) {
                    s1 += (binary() ? 1 : raw[k]) * factor * value[t];
                }
            }
            double both = rows[i] + columns[i];
            s2 += both * both;
        }
        return new WeightSums(s0, s1, s2);
    }

    @Override
    public boolean symmetric() {
        for (int i = 0; i < size(); i++) {
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                int j = ids[k];
                int at = Arrays.binarySearch(ids, starts[j], starts[j + 1], i);
                if (at < 0 || !binary() && raw[at] != raw[k]) {
                    return false;
                }
            }
        }
        return true;
    }
}
