package org.carbonscape.stats;

import java.util.Arrays;
import org.carbonscape.measure.FalseDiscovery;

/** p-values of many units. NaN (no test) is left out of the count and stays NaN. */
public final class Significance {
    private Significance() {}

    /**
     * Adjusted p: a unit passes at alpha exactly where its adjusted p is at most alpha. Benjamini-Hochberg
     * {@code min over j >= k of n p(j) / j}, first failure just above {@code max over j <= k}, Bonferroni {@code n p},
     * each at most 1.
     */
    public static double[] adjusted(double[] p, Correction correction) {
        return switch (correction) {
            case NONE -> p.clone();
            case FDR -> FalseDiscovery.adjusted(p);
            case BONFERRONI -> bonferroni(p);
            case FDR_FIRST_FAILURE -> firstFailure(p);
        };
    }

    private static double[] bonferroni(double[] p) {
        long tests = Arrays.stream(p).filter(v -> !Double.isNaN(v)).count();
        return Arrays.stream(p).map(v -> Math.min(1, v * tests)).toArray();
    }

    /**
     * GeoDa goes through the sorted p one by one: the first of equals decides. A p that just meets its bound is a
     * failure there, except for the least, whose bound is the cutoff in any case; hence the next larger number.
     */
    private static double[] firstFailure(double[] p) {
        double[] sorted =
                Arrays.stream(p).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] reached = new double[sorted.length]; // of equals only the first is asked for
        double most = 0;
        for (int k = 0; k < sorted.length; k++) {
            most = k > 0 && sorted[k] == sorted[k - 1] ? most : Math.max(most, sorted[k] * sorted.length / (k + 1));
            reached[k] = sorted[k] > sorted[0] ? Math.nextUp(most) : most;
        }
        return Arrays.stream(p)
                .map(v -> Double.isNaN(v) ? v : Math.min(1, Math.max(v, reached[Arrays.binarySearch(sorted, v)])))
                .toArray();
    }
}
