package org.carbonscape.stats;

import java.util.Locale;

/**
 * Whose numbers to reproduce where tools differ. Each statistic's {@code Options.of(convention)} says which variant it
 * sets.
 */
public enum Convention {
    /** Ours: local divisor n, conditional moments, two-sided p, Benjamini-Hochberg. */
    CARBONSCAPE,
    /** R spdep 1.2 and later: local divisor n, conditional moments, two-sided local p, one-sided global p. */
    SPDEP,
    /** PySAL esda: local divisor n - 1, directed permutation p. */
    ESDA,
    /** GeoDa: local divisor n - 1, directed permutation p, FDR that stops at the first failure. */
    GEODA,
    /** ArcGIS: local variance without the unit itself, total moments, two-sided p. */
    ARCGIS;

    /** The name on the command line and in tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
