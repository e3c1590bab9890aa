package org.carbonscape.suitability;

import java.util.List;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Weights that the data themselves suggest, from columns of normalised values (one per criterion, oriented so that high
 * is good, 0..1). For whole rasters {@link ScoreMoments} gives the same two weightings from all cells.
 */
public final class DataWeights {
    private DataWeights() {}

    /**
     * Entropy weights: {@code p = x / sum x}, {@code e = -sum(p ln p) / ln m}, {@code w = (1 - e) / sum(1 - e)}, with
     * 0 ln 0 = 0. A criterion that varies more between samples weighs more. A column of zeros only says nothing and is
     * taken as even (weight 0).
     *
     * @param columns one array of m &gt;= 2 values per criterion, none negative, none missing
     * @throws ProblemException SUIT-07 when no criterion varies
     */
    public static Weights entropy(List<String> names, double[][] columns) {
        int m = check(names, columns);
        double[] spread = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            double sum = 0;
            for (double x : columns[j]) {
                if (!(x >= 0)) {
                    throw new IllegalArgumentException(
                            "entropy needs values of 0 or more, not " + x + " in " + names.get(j));
                }
                sum += x;
            }
            double plnp = 0;
            for (double x : columns[j]) {
                if (x > 0) {
                    plnp += x / sum * StrictMath.log(x / sum);
                }
            }
            spread[j] = sum > 0 ? divergence(-plnp / StrictMath.log(m)) : 0;
        }
        return weights(Words.of("entropy", "熵权法"), names, spread);
    }

    /** 1 - e, where rounding must not leave a trace of spread in an even column. */
    static double divergence(double entropy) {
        return 1 - entropy < 1e-15 ? 0 : 1 - entropy;
    }

    /**
     * CRITIC weights: {@code C_j = sd_j * sum_k(1 - r_jk)}, w = C / sum C, with the sample standard deviation and
     * Pearson's r (0 where a column does not vary). Contrast and conflict with the other criteria weigh.
     *
     * <p>Reference: Diakoulaki D. et al. (1995), Computers &amp; Operations Research 22.
     *
     * @throws ProblemException SUIT-07 when no criterion varies or all say the same
     */
    public static Weights critic(List<String> names, double[][] columns) {
        int m = check(names, columns);
        int n = columns.length;
        double[][] products = new double[n][n];
        double[] means = new double[n];
        for (int j = 0; j < n; j++) {
            for (double x : columns[j]) {
                means[j] += x;
            }
            means[j] /= m;
        }
        for (int j = 0; j < n; j++) {
            for (int k = j; k < n; k++) {
                double sum = 0;
                for (int i = 0; i < m; i++) {
                    sum += (columns[j][i] - means[j]) * (columns[k][i] - means[k]);
                }
                products[j][k] = sum / (m - 1);
                products[k][j] = products[j][k];
            }
        }
        return contrast(names, products);
    }

    /** CRITIC from the covariance matrix. */
    static Weights contrast(List<String> names, double[][] covariance) {
        int n = names.size();
        double[] contrast = new double[n];
        for (int j = 0; j < n; j++) {
            double conflict = 0;
            for (int k = 0; k < n; k++) {
                double scale = Math.sqrt(covariance[j][j] * covariance[k][k]);
                conflict += k == j ? 0 : 1 - (scale > 0 ? Math.min(1, covariance[j][k] / scale) : 0);
            }
            contrast[j] = n == 1 ? covariance[j][j] : Math.sqrt(covariance[j][j]) * conflict;
        }
        return weights(Words.of("CRITIC", "CRITIC 法"), names, contrast);
    }

    static Weights weights(Words method, List<String> names, double[] amounts) {
        for (double amount : amounts) {
            if (amount > 0) {
                return Weights.of(method, names, amounts);
            }
        }
        throw new ProblemException(
                ProblemCode.SUIT_07_NO_SPREAD, "weights (" + method.en() + ")", String.join(", ", names));
    }

    private static int check(List<String> names, double[][] columns) {
        int m = columns.length == 0 ? 0 : columns[0].length;
        if (names.size() != columns.length || m < 2) {
            throw new IllegalArgumentException("one column of two or more samples for each name");
        }
        for (double[] column : columns) {
            if (column.length != m) {
                throw new IllegalArgumentException("columns of different lengths");
            }
            for (double x : column) {
                if (!Double.isFinite(x)) {
                    throw new IllegalArgumentException("a sample is missing");
                }
            }
        }
        return m;
    }
}
