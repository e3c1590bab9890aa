package org.carbonscape.stats;

import org.carbonscape.engine.Engine;
import org.carbonscape.stats.draw.QuickRandom;
import org.carbonscape.stats.draw.Shuffle;
import org.carbonscape.weights.WeightSums;
import org.carbonscape.weights.Weights;

/**
 * Bivariate Moran's I (Wartenberg 1985, Anselin, Syabri and Smirnov 2002): whether x goes with the y of the neighbours,
 * {@code I = n/S0 * sum w_ij zx_i zy_j / sqrt(sum zx^2 sum zy^2)}. It holds the plain correlation of x and y as well;
 * Lee's L takes that apart. Under the null hypothesis y is in random order over the units while x stays: expected 0,
 * and the variance is exact: {@code sum (t - mean t)^2 sum zy^2 / (n-1)} with t_j = sum_i w_ij zx_i, so permutations
 * cost one product each. Units without x or without y are left out; constant values give NaN.
 */
public final class BivariateMoran {
    private BivariateMoran() {}

    /**
     * @param x by place, NaN = missing
     * @param y by place, of the neighbours, NaN = missing
     * @throws org.carbonscape.problem.ProblemException for fewer than 4 units with both, or an infinite value
     */
    public static GlobalStatistic of(double[] x, double[] y, Weights weights, GlobalOptions wanted, Engine engine) {
        GlobalOptions options = wanted.fitted(x);
        Observed[] both = Observed.together(weights, options.islands(), 4, "bivariate Moran's I", engine, x, y);
        Observed ofX = both[0];
        Observed ofY = both[1];
        double n = ofX.counted(options.islands());
        WeightSums s = ofX.weights().sums();
        double scale = n / (s.s0() * Math.sqrt(ofX.m2()) * Math.sqrt(ofY.m2()) * ofX.n());
        double[] t = received(ofX);
        double[] zy = ofY.z();
        double mean = ofX.sum(i -> t[i]) / ofX.n();
        // centred, so that a constant of y cannot move it
        for (int i = 0; i < t.length; i++) {
            t[i] = ofX.present(i) ? (t[i] - mean) * scale : 0;
        }
        double i = ofX.sum(place -> t[place] * zy[place]);
        double variance = ofX.sum(place -> t[place] * t[place]) * ofY.m2() * ofX.n() / (ofX.n() - 1.0);
        boolean defined = ofX.m2() > 0 && ofY.m2() > 0;
        double[] permuted = new double[defined ? options.permutations() : 0];
        int[] places = ofX.places();
        engine.inPlace((permuted.length + 7) / 8, b -> {
            int[] order = new int[places.length];
            for (int u = 0; u < order.length; u++) {
                order[u] = u;
            }
            Shuffle shuffle = new Shuffle(order);
            for (int r = b * 8; r < Math.min(permuted.length, (b + 1) * 8); r++) {
                int[] from = shuffle.next(new QuickRandom(options.seed(), "bivariate-moran", r));
                double sum = 0;
                for (int u = 0; u < places.length; u++) {
                    sum += t[places[u]] * zy[places[from[u]]];
                }
                permuted[r] = sum;
            }
        });
        return GlobalStatistic.of(
                ofX, (int) n, defined ? i : Double.NaN, 0, defined ? variance : Double.NaN, false, options, permuted);
    }

    /** What each place receives from those it is a neighbour of: sum over i of w_ij zx_i. */
    private static double[] received(Observed observed) {
        Weights weights = observed.weights();
        double[] z = observed.z();
        double[] into = new double[z.length];
        int[] ids = new int[weights.maxDegree()];
        double[] raw = new double[ids.length];
        for (int i = 0; i < z.length; i++) {
            if (observed.present(i)) {
                int degree = weights.neighbours(i, ids);
                weights.raw(i, raw);
                double factor = weights.factor(i) * z[i];
                for (int k = 0; k < degree; k++) {
                    into[ids[k]] += raw[k] * factor;
                }
            }
        }
        return into;
    }
}
