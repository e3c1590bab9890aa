package org.carbonscape.carbon;

/**
 * What land emits and takes up beside factors, in rows sorted by unit: each is of one history or one layer, and a
 * source
 * or a sink by its sign.
 *
 * @param unit       of each row
 * @param classIndex of each row
 * @param tCO2       of each row: positive a source, negative a sink
 * @param error_tCO2 standard error of each row; without rows where none is known
 */
public record LandFlows(int[] unit, int[] classIndex, double[] tCO2, double[] error_tCO2) {
    /** Nothing. */
    public static LandFlows none() {
        return new LandFlows(new int[0], new int[0], new double[0], new double[0]);
    }
}
