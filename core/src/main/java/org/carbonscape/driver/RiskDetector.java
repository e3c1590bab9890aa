package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.carbonscape.engine.Engine;

/**
 * Means of y in the strata of each driver, compared pair by pair with Welch's test:
 * {@code t = (m_i - m_j) / sqrt(s_i^2/n_i + s_j^2/n_j)}, degrees of freedom by Welch and Satterthwaite. Strata of one
 * unit have a mean but no test. A stratum whose values differ by rounding only has no variance. More than
 * {@link #MOST_STRATA} strata (a measured value taken as it is) are not compared: nobody reads millions of pairs.
 */
public final class RiskDetector {
    /** Strata of a driver that are still compared pair by pair; some 4 million pairs. */
    static final int MOST_STRATA = 2_896;

    private RiskDetector() {}

    /** One result for each driver, in the order of the data. */
    public static List<Risk> run(DetectorData data, DetectorOptions options, Engine engine) {
        return run(data, options, JointSums.of(data, engine, false));
    }

    static List<Risk> run(DetectorData data, DetectorOptions options, JointSums sums) {
        List<Risk> risks = new ArrayList<>();
        for (int d = 0; d < data.drivers(); d++) {
            risks.add(risk(data, options, sums, d));
        }
        return List.copyOf(risks);
    }

    private static Risk risk(DetectorData data, DetectorOptions options, JointSums sums, int d) {
        int size = data.strata(d);
        List<Risk.Stratum> strata = new ArrayList<>();
        double[] perUnit = new double[size]; // s^2/n
        for (int h = 0; h < size; h++) {
            long n = sums.count(d, h);
            double mean = data.y().value((double) sums.sum(d, h) / n);
            double variance = n > 1 ? data.y().variance(sums.within(d, h)) / (n - 1) : Double.NaN;
            if (data.y().isRounding(StrictMath.sqrt(variance), mean)) {
                variance = 0;
            }
            perUnit[h] = variance / n;
            strata.add(new Risk.Stratum(data.labels(d).get(h), (int) n, mean, StrictMath.sqrt(variance)));
        }
        if (size > MOST_STRATA) {
            return new Risk(data.name(d), strata, List.of());
        }
        int pairs = size * (size - 1) / 2;
        double[] t = new double[pairs];
        double[] df = new double[pairs];
        double[] p = new double[pairs];
        double[] difference = new double[pairs];
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++, at++) {
                long ni = sums.count(d, i);
                long nj = sums.count(d, j);
                // of z first: the origin of y must not cost digits
                difference[at] = data.y().difference((double) sums.sum(d, i) / ni - (double) sums.sum(d, j) / nj);
                double both = perUnit[i] + perUnit[j];
                if (!(both > 0)) {
                    t[at] = Double.NaN;
                    df[at] = Double.NaN;
                    p[at] = Double.NaN;
                    continue;
                }
                t[at] = difference[at] / StrictMath.sqrt(both);
                df[at] = both * both / (perUnit[i] * perUnit[i] / (ni - 1) + perUnit[j] * perUnit[j] / (nj - 1));
                if (options.convention() == Convention.GEODETECTOR) {
                    df[at] = Math.rint(df[at]);
                }
                p[at] = 2 * TDistribution.of(df[at]).survivalProbability(Math.abs(t[at]));
            }
        }
        double[] adjusted = options.verdicts().correction().adjust(p);
        List<Risk.Comparison> comparisons = new ArrayList<>(pairs);
        at = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++, at++) {
                comparisons.add(new Risk.Comparison(
                        strata.get(i).label(),
                        strata.get(j).label(),
                        difference[at],
                        t[at],
                        df[at],
                        p[at],
                        adjusted[at],
                        adjusted[at] < options.verdicts().alpha()));
            }
        }
        return new Risk(data.name(d), strata, comparisons);
    }
}
