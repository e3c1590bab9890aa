package org.carbonscape.carbon;

/**
 * What land emits and takes up beside factors, by unit and class index.
 *
 * @param source_tCO2 0 or positive
 * @param sink_tCO2   0 or negative
 */
public record LandFlows(double[][] source_tCO2, double[][] sink_tCO2) {
    /** Nothing. */
    public static LandFlows none() {
        return new LandFlows(new double[0][], new double[0][]);
    }

    boolean isNone() {
        return source_tCO2.length == 0;
    }
}
