package org.carbonscape.stats;

/** What global statistics do with units that have no neighbours; they are listed in any case. */
public enum Islands {
    /** They stay in mean and variance, but n of the formulas counts only units with neighbours (spdep's default). */
    ADJUST_N,
    /** They count in n like any other; their spatial lag is 0 (esda). */
    KEEP,
    /** They are left out as if they had no value. */
    DROP
}
