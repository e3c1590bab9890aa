package org.carbonscape.driver;

import java.util.stream.IntStream;

/** Adjustment of p for the number of comparisons made together. NaN (no test) stays NaN and does not count. */
public enum Correction {
    NONE,
    /** Holm 1979, step-down: holds the chance of any false finding. */
    HOLM,
    /** Benjamini and Hochberg 1995, step-up: holds the share of false findings. */
    FALSE_DISCOVERY_RATE;

    /** Adjusted p in the order given; comparing them with alpha gives the verdicts. */
    public double[] adjust(double[] p) {
        double[] adjusted = p.clone();
        if (this == NONE) {
            return adjusted;
        }
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(i -> i)
                .toArray();
        int m = order.length;
        if (this == HOLM) {
            double running = 0;
            for (int r = 0; r < m; r++) {
                running = Math.max(running, Math.min(1, (m - r) * p[order[r]]));
                adjusted[order[r]] = running;
            }
        } else {
            double running = 1;
            for (int r = m - 1; r >= 0; r--) {
                running = Math.min(running, m * p[order[r]] / (r + 1));
                adjusted[order[r]] = running;
            }
        }
        return adjusted;
    }
}
