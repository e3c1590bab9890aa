package org.carbonscape.carbon;

import org.carbonscape.measure.ExactSum;

/**
 * The two coefficients of carbon-balance zoning. Above 1, a unit gives more (in money, in uptake) than its share of the
 * emissions.
 */
public final class BalanceCoefficients {
    private BalanceCoefficients() {}

    /**
     * Economic contributive coefficient {@code ECC_i = (G_i / G) / (C_i / C)}.
     *
     * @param product  G, economic product by unit; NaN = missing, not in the total
     * @param emission C, emissions by unit
     * @return by unit; NaN where product is missing or the unit or the region emits nothing
     */
    public static double[] economicContribution(double[] product, double[] emission) {
        return shares(product, emission);
    }

    /**
     * Ecological support coefficient {@code ESC_i = (CA_i / CA) / (C_i / C)}.
     *
     * @param uptake   CA, uptake by unit; all of one sign
     * @param emission C, emissions by unit
     * @return by unit; NaN where nothing is taken up at all or the unit or the region emits nothing
     */
    public static double[] ecologicalSupport(double[] uptake, double[] emission) {
        return shares(uptake, emission);
    }

    private static double[] shares(double[] of, double[] emission) {
        if (of.length != emission.length) {
            throw new IllegalArgumentException(of.length + " units against " + emission.length);
        }
        // units without the figure leave both totals, else the others' shares would not add to one
        ExactSum all = new ExactSum();
        ExactSum emitted = new ExactSum();
        for (int i = 0; i < of.length; i++) {
            if (!Double.isNaN(of[i]) && !Double.isNaN(emission[i])) {
                all.add(of[i]);
                emitted.add(emission[i]);
            }
        }
        double[] out = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            double value = of[i] / all.value() / (emission[i] / emitted.value());
            out[i] = Double.isFinite(value) ? value : Double.NaN;
        }
        return out;
    }
}
