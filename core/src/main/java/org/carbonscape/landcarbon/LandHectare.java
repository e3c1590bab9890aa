package org.carbonscape.landcarbon;

import java.util.Optional;
import org.carbonscape.measure.Substance;

/**
 * What a hectare of one history does in the year of a phase, by pool, in tC/ha/yr: gains above 0, losses below.
 *
 * @param now       category of its land
 * @param from      category it was converted from within the transition; empty where none of it was
 * @param converted share of it that was converted within the transition, 0..1
 * @param remaining by pool, of the land that remains
 * @param changed   by pool, of the land converted
 */
public record LandHectare(
        LandCategory now,
        Optional<LandCategory> from,
        double converted,
        double[] remaining,
        double[] changed) {
    /** All pools, tCO2/ha/yr: above 0 a source. */
    public double tCO2_per_ha_yr() {
        double sum = 0;
        for (int p = 0; p < remaining.length; p++) {
            sum += remaining[p] + changed[p];
        }
        return sum == 0 ? 0 : -Substance.carbonToCo2(sum);
    }
}
