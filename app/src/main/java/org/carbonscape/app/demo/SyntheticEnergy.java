package org.carbonscape.app.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Made-up energy statistics of the counties whose emissions by the NCV route add up to the reference study's source of
 * 2005 and 2020 and fluctuate between.
 */
final class SyntheticEnergy {
    /** 10^4 tCO2; the first and last are the reference study's, the others made up. */
    static final double[] TOTAL_10KT = {9_826.34, 11_962.18, 11_874.52, 13_029.34};

    /**
     * Item, unit of amount, NCV in kJ/kg (kJ/m3), tC/TJ, oxidation, share of the emissions in the first and last phase.
     */
    private record Item(
            String name, String unit, double ncv, double carbon, double oxidation, double first, double last) {
        /** tCO2 for one unit of amount (10^4 t, or 10^4 m3). */
        double tCO2() {
            double perTonne = ncv * carbon * oxidation * 44 / 12 * 1e-6; // kJ/kg = MJ/t x 1e-3 TJ ... tCO2/t
            return unit.equals("10^4 m3") ? perTonne * 10 : perTonne * 1e4; // 10^4 m3 at kgCO2/m3 = 10 t
        }
    }

    private static final Item[] ITEMS = {
        new Item("raw coal", "10^4 t", 20_908, 26.37, 0.94, 0.665, 0.520),
                new Item("coke", "10^4 t", 28_435, 29.5, 0.93, 0.130, 0.125),
        new Item("gasoline", "10^4 t", 43_070, 18.9, 0.98, 0.055, 0.100),
                new Item("diesel", "10^4 t", 42_652, 20.2, 0.98, 0.100, 0.140),
        new Item("fuel oil", "10^4 t", 41_816, 21.1, 0.98, 0.030, 0.015),
                new Item("natural gas", "10^4 m3", 38_931, 15.3, 0.99, 0.020, 0.100)
    };

    private SyntheticEnergy() {}

    /** The table year,unit,item,amount,unit_of_amount as CSV. */
    static String csv(long seed) {
        StringBuilder csv = new StringBuilder("year,unit,item,amount,unit_of_amount\n");
        for (int t = 0; t < TOTAL_10KT.length; t++) {
            double progress = t / (TOTAL_10KT.length - 1.0);
            double[][] weight = new double[County.ALL.size()][ITEMS.length];
            double sum = 0;
            for (int k = 0; k < weight.length; k++) {
                for (int i = 0; i < ITEMS.length; i++) {
                    double share = ITEMS[i].first + (ITEMS[i].last - ITEMS[i].first) * progress;
                    double wobble = 0.86
                            + 0.28 * Noise.unit(seed + 41, 1000L * k + i)
                            + 0.08 * (Noise.unit(seed + 43, 100L * k + t) - 0.5);
                    weight[k][i] = County.ALL.get(k).profile().energyShare() * share * wobble;
                    sum += weight[k][i];
                }
            }
            for (int k = 0; k < weight.length; k++) {
                for (int i = 0; i < ITEMS.length; i++) {
                    double amount = TOTAL_10KT[t] * 1e4 * weight[k][i] / sum / ITEMS[i].tCO2();
                    csv.append(SyntheticLandscape.YEARS[t])
                            .append(',')
                            .append(County.ALL.get(k).code())
                            .append(',')
                            .append(ITEMS[i].name)
                            .append(',')
                            .append(new BigDecimal(amount)
                                    .setScale(4, RoundingMode.HALF_EVEN)
                                    .toPlainString())
                            .append(',')
                            .append(ITEMS[i].unit)
                            .append('\n');
                }
            }
        }
        return csv.toString();
    }
}
