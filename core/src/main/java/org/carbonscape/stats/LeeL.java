package org.carbonscape.stats;

import org.carbonscape.engine.Engine;
import org.carbonscape.stats.draw.QuickRandom;
import org.carbonscape.stats.draw.Shuffle;
import org.carbonscape.weights.Weights;

/**
 * Lee's L (Lee 2001): the correlation of two smoothed variables times how smooth they are,
 * {@code L = n / sum_i (sum_j w_ij)^2 * sum_i (sum_j w_ij zx_j)(sum_j w_ij zy_j) / sqrt(sum zx^2 sum zy^2)}. Under the
 * null hypothesis the pairs (x, y) are in random order over the units: expected
 * {@code r (n A - 1) / (n - 1)} with r their correlation and A = sum of squared weights over the sum of squared row
 * sums; p is that of permutations. The unit is no neighbour of itself unless the weights say so. Units without x or
 * without y are left out.
 */
public final class LeeL {
    private LeeL() {}

    /**
     * @param x by place, NaN = missing
     * @param y by place, NaN = missing
     * @throws org.carbonscape.problem.ProblemException for fewer than 4 units with both, or an infinite value
     */
    public static GlobalStatistic of(double[] x, double[] y, Weights weights, GlobalOptions wanted, Engine engine) {
        GlobalOptions options = wanted.fitted(x);
        Observed[] both = Observed.together(weights, options.islands(), 4, "Lee's L", engine, x, y);
        Observed ofX = both[0];
        Observed ofY = both[1];
        Weights w = ofX.weights();
        double n = ofX.n();
        double rows = ofX.sum(i -> square(w.rawSum(i) * w.factor(i)));
        double own = ofX.sum(i -> w.rawSquares(i) * w.factor(i) * w.factor(i));
        double scale = 1 / (rows * Math.sqrt(ofX.m2()) * Math.sqrt(ofY.m2()));
        double[] zx = ofX.z();
        double[] zy = ofY.z();
        double[] lagX = ofX.rawLag();
        double[] lagY = ofY.rawLag();
        double l = ofX.sum(i -> lagX[i] * lagY[i] * square(w.factor(i))) * scale;
        double r = ofX.sum(i -> zx[i] * zy[i]) / n / Math.sqrt(ofX.m2()) / Math.sqrt(ofY.m2());
        double expected = r * (n * own / rows - 1) / (n - 1);
        boolean defined = ofX.m2() > 0 && ofY.m2() > 0;
        double[] permuted = new double[defined ? options.permutations() : 0];
        int[] places = ofX.places();
        engine.inPlace((permuted.length + 7) / 8, b -> {
            int[] order = new int[places.length];
            for (int u = 0; u < order.length; u++) {
                order[u] = u;
            }
            Shuffle shuffle = new Shuffle(order);
            double[] byX = new double[zx.length];
            double[] byY = new double[zx.length];
            int[] ids = new int[w.maxDegree()];
            double[] raw = new double[ids.length];
            for (int k = b * 8; k < Math.min(permuted.length, (b + 1) * 8); k++) {
                int[] from = shuffle.next(new QuickRandom(options.seed(), "lee", k));
                for (int u = 0; u < places.length; u++) {
                    byX[places[u]] = zx[places[from[u]]];
                    byY[places[u]] = zy[places[from[u]]];
                }
                permuted[k] = cross(w, places, byX, byY, ids, raw) * scale;
            }
        });
        return GlobalStatistic.of(
                ofX, (int) n, defined ? l : Double.NaN, expected, Double.NaN, false, options, permuted);
    }

    private static double square(double v) {
        return v * v;
    }

    /** Sum over the places of the product of both lags. */
    private static double cross(Weights w, int[] places, double[] x, double[] y, int[] ids, double[] raw) {
        double sum = 0;
        boolean plain = w.binary();
        for (int place : places) {
            int degree = w.neighbours(place, ids);
            double lagX = 0;
            double lagY = 0;
            if (plain) {
                for (int k = 0; k < degree; k++) {
                    lagX += x[ids[k]];
                    lagY += y[ids[k]];
                }
            } else {
                w.raw(place, raw);
                for (int k = 0; k < degree; k++) {
                    lagX += raw[k] * x[ids[k]];
                    lagY += raw[k] * y[ids[k]];
                }
            }
            sum += lagX * lagY * square(w.factor(place));
        }
        return sum;
    }
}
