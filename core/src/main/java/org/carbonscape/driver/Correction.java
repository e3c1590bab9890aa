package org.carbonscape.driver;

import java.util.stream.IntStream;
import org.carbonscape.measure.FalseDiscovery;

/** Adjustment of p for the number of comparisons made together. NaN (no test) stays NaN and does not count. */
public enum Correction {
    NONE,
    /** Holm 1979, step-down: holds the chance of any false finding. */
    HOLM,
    /** Benjamini and Hochberg 1995, step-up: holds the share of false findings. */
    FALSE_DISCOVERY_RATE;

    /** Adjusted p in the order given; comparing them with alpha gives the verdicts. */
    public double[] adjust(double[] p) {
        return switch (this) {
            case NONE -> p.clone();
            case HOLM -> holm(p);
            case FALSE_DISCOVERY_RATE -> FalseDiscovery.adjusted(p);
        };
    }

    private static double[] holm(double[] p) {
        double[] adjusted = p.clone();
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(i -> i)
                .toArray();
        double running = 0;
        for (int r = 0; r < order.length; r++) {
            running = Math.max(running, Math.min(1, (order.length - r) * p[order[r]]));
            adjusted[order[r]] = running;
        }
        return adjusted;
    }
}
