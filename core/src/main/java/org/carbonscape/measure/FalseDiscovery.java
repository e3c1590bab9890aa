package org.carbonscape.measure;

import java.util.Arrays;

/**
 * p-values of many tests adjusted so that those at most alpha hold, on average, no larger a share of false findings
 * (Benjamini and Hochberg 1995): {@code min over j >= k of n p(j) / j}, at most 1.
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /** In the order given. NaN (no test) is left out of the count and stays NaN. */
    public static double[] adjusted(double[] p) {
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
                distinct[m++] = sorted[k];
            }
            result[m - 1] = sorted[k] * n / (k + 1); // the last of equals has the highest rank
        }
        for (int k = m - 2; k >= 0; k--) {
            result[k] = Math.min(result[k], result[k + 1]);
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
}
