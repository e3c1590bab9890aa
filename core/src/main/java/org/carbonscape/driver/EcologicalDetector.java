package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;
import org.carbonscape.engine.Engine;

/**
 * Whether two drivers differ in what they explain: {@code F = SSW_a / SSW_b} with N-1 and N-1 degrees of freedom, equal
 * to {@code (1 - q_a) / (1 - q_b)} on the same units. Two-sided, so the verdict does not depend on the order of
 * drivers. The test takes the two sums as independent, which sums over the same units are not; read it as a
 * description. Other programs test other things under this name, see {@link Convention}.
 */
public final class EcologicalDetector {
    private EcologicalDetector() {}

    /** One result for each pair (1,2), (1,3) ... (2,3) ...; empty for a single driver. */
    public static List<Ecological> run(DetectorData data, DetectorOptions options, Engine engine) {
        return run(data, options, JointSums.of(data, engine, false));
    }

    static List<Ecological> run(DetectorData data, DetectorOptions options, JointSums sums) {
        int m = data.drivers();
        boolean drop = options.dropSingletons();
        boolean ratioOfQ = options.convention() == Convention.GEODETECTOR || options.convention() == Convention.GD;
        double df = data.units() - 1.0;
        FDistribution reference = FDistribution.of(df, df);
        double critical = ratioOfQ ? reference.inverseCumulativeProbability(0.9) : Double.NaN;
        int pairs = m * (m - 1) / 2;
        double[] f = new double[pairs];
        double[] p = new double[pairs];
        int at = 0;
        for (int a = 0; a < m; a++) {
            for (int b = a + 1; b < m; b++, at++) {
                double qa = sums.factor(a).q(data, drop);
                double qb = sums.factor(b).q(data, drop);
                if (ratioOfQ) {
                    f[at] = Math.max(qa, qb) / Math.min(qa, qb);
                    p[at] = NoncentralF.upperTail(f[at], df, df);
                } else {
                    f[at] = ratio(1 - qa, 1 - qb);
                    p[at] = options.convention() == Convention.GDVERSE
                            ? NoncentralF.upperTail(f[at], df, df)
                            : twoSided(f[at], df);
                }
            }
        }
        double[] adjusted = options.verdicts().correction().adjust(p);
        List<Ecological> results = new ArrayList<>(pairs);
        at = 0;
        for (int a = 0; a < m; a++) {
            for (int b = a + 1; b < m; b++, at++) {
                boolean different = ratioOfQ
                        ? f[at] > critical
                        : adjusted[at] < options.verdicts().alpha();
                results.add(new Ecological(data.name(a), data.name(b), f[at], p[at], adjusted[at], different));
            }
        }
        return List.copyOf(results);
    }

    /**
     * Both sides are the tail above the larger ratio: equal degrees of freedom make F and 1/F the same distribution.
     */
    private static double twoSided(double f, double df) {
        return Math.min(1, 2 * NoncentralF.upperTail(f >= 1 ? f : 1 / f, df, df));
    }

    private static double ratio(double a, double b) {
        return a == b ? 1 : a / b;
    }
}
