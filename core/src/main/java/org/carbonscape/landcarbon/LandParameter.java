package org.carbonscape.landcarbon;

import java.util.List;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.FactorUsed;

/**
 * A number of Tier 1 and where it holds.
 *
 * @param dryMatter whether it is of dry matter, to be multiplied with the carbon fraction
 * @param spread    the value with what it may be instead, as written
 * @param rank      later rows win over earlier ones that fit as well, the user's over all defaults
 */
record LandParameter(
        LandNumber number, Scope scope, boolean dryMatter, Distribution spread, FactorUsed used, int rank) {
    /** As written. */
    double value() {
        return spread.value();
    }

    /**
     * Where it holds; empty texts hold everywhere.
     *
     * @param land     class, kind or category
     * @param practice of tillage or input
     * @param year     from which on; 0 = always
     */
    record Scope(String land, String practice, String climate, String ecozone, String region, String soil, int year) {
        private int filled() {
            return (int) List.of(land, practice, climate, ecozone, region, soil).stream()
                    .filter(t -> !t.isEmpty())
                    .count();
        }

        /** @param names of the land, from the closest to the widest */
        boolean holds(List<String> names, String wanted, Stratum stratum, int at) {
            return (land.isEmpty() || names.contains(land))
                    && practice.equals(wanted)
                    && (climate.isEmpty() || climate.equals(stratum.climate().id()))
                    && (ecozone.isEmpty() || ecozone.equals(stratum.ecozone().id()))
                    && (region.isEmpty() || region.equals(stratum.region().id()))
                    && (soil.isEmpty() || soil.equals(stratum.soil().id()))
                    && year <= at;
        }
    }

    /** How closely it fits land of these names: user before default, columns filled, closer name, later year, rank. */
    double[] closeness(List<String> names, int defaults) {
        int at = scope.land.isEmpty() ? names.size() : names.indexOf(scope.land);
        return new double[] {rank >= defaults ? 1 : 0, scope.filled(), -at, scope.year, rank};
    }
}
