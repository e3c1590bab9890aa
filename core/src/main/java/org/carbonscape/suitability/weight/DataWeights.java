package org.carbonscape.suitability.weight;

import java.util.List;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.suitability.ScoreMoments;

/**
 * Weights that the data themselves suggest, from normalised values (oriented so that high is good, 0..1) whose sums
 * {@link ScoreMoments} gathers from all cells. With x a value of one criterion and m the number of cells:
 *
 * <ul>
 *   <li>entropy: {@code p = x / sum x}, {@code e = -sum(p ln p) / ln m}, {@code w = (1 - e) / sum(1 - e)}, with
 *       0 ln 0 = 0. A criterion that varies more weighs more; one of zeros only says nothing (weight 0);
 *   <li>CRITIC: {@code C_j = sd_j * sum_k(1 - r_jk)}, w = C / sum C, with the sample standard deviation and Pearson's r
 *       (0 where a criterion does not vary): contrast and conflict weigh (Diakoulaki D. et al. 1995, Computers &amp;
 *       Operations Research 22).
 * </ul>
 */
public final class DataWeights {
    private DataWeights() {}

    /** 1 - e, where rounding must not leave a trace of spread in an even column. */
    public static double divergence(double entropy) {
        return 1 - entropy < 1e-15 ? 0 : 1 - entropy;
    }

    /** CRITIC from the covariance matrix. */
    public static Weights contrast(List<String> names, double[][] covariance) {
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

    public static Weights weights(Words method, List<String> names, double[] amounts) {
        for (double amount : amounts) {
            if (amount > 0) {
                return Weights.of(method, names, amounts);
            }
        }
        throw new ProblemException(
                ProblemCode.SUIT_07_NO_SPREAD, "weights (" + method.en() + ")", String.join(", ", names));
    }
}
