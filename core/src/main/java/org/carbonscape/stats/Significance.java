package org.carbonscape.stats;

import java.util.Arrays;

/** p-values of many units. NaN (no test) is left out of the count and stays NaN. */
public final class Significance {
    private Significance() {}

    /**
     * Adjusted p: a unit passes at alpha exactly where its adjusted p is at most alpha. Benjamini-Hochberg
     * {@code min over j >= k of n p(j) / j}, first failure {@code max over j <= k}, Bonferroni {@code n p}, each at
     * most 1.
     */
    public static double[] adjusted(double[] p, Correction correction) {
        if (correction == Correction.NONE) {
            return p.clone();
        }
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        while (n > 0 && Double.isNaN(sorted[n - 1])) {
            n--;
        }
        // one entry for each distinct p: permutation p are few, whatever the number of units
        double[] distinct = new double[n];
        double[] result = new double[n];
        int m = 0;
        for (int k = 0; k < n; k++) {
            if (k == 0 || sorted[k] != sorted[k - 1]) {
                distinct[m] = sorted[k];
                double one = sorted[k] * n;
                // GeoDa goes through the sorted p one by one: the first of equals decides
                result[m] =
                        correction == Correction.BONFERRONI ? one : Math.max(m == 0 ? 0 : result[m - 1], one / (k + 1));
                m++;
            }
            if (correction == Correction.FDR) {
                result[m - 1] = sorted[k] * n / (k + 1); // the last of equals has the highest rank
            }
        }
        if (correction == Correction.FDR) {
            for (int k = m - 2; k >= 0; k--) {
                result[k] = Math.min(result[k], result[k + 1]);
            }
        }
        double[] out = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            // n p / n may round to below p
            out[i] = Double.isNaN(p[i])
                    ? Double.NaN
                    : Math.min(1, Math.max(p[i], result[Arrays.binarySearch(distinct, 0, m, p[i])]));
        }
        return out;
    }

    /** The largest p that passes at alpha; NaN when none does. */
    public static double cutoff(double[] p, Correction correction, double alpha) {
        double[] adjusted = adjusted(p, correction);
        double most = Double.NaN;
        for (int i = 0; i < p.length; i++) {
            if (adjusted[i] <= alpha && !(p[i] <= most)) {
                most = p[i];
            }
        }
        return most;
    }
}
