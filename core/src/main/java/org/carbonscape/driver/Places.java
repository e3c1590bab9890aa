package org.carbonscape.driver;

import java.util.Arrays;

/**
 * Where units lie.
 *
 * @param x of the middle of each unit, eastward; NaN where it has none
 * @param y northward, in the same unit of length as x
 */
public record Places(double[] x, double[] y) {
    /** Of degrees: eastward they are shortened by the cosine of the middle latitude. */
    public static Places ofDegrees(double[] longitude, double[] latitude) {
        double low = Arrays.stream(latitude).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(latitude).filter(Double::isFinite).max().orElse(0);
        double across = StrictMath.cos(StrictMath.toRadians((low + high) / 2));
        return new Places(Arrays.stream(longitude).map(l -> l * across).toArray(), latitude);
    }
}
