package org.carbonscape.stats;

/** What is done about testing many units at once. */
public enum Correction {
    NONE,
    /** Benjamini-Hochberg, step-up: all up to the last sorted p at or below alpha k / n (esda, spdep, ArcGIS). */
    FDR,
    /** All before the first sorted p at or above alpha k / n (GeoDa): stricter than the method it is named after. */
    FDR_FIRST_FAILURE,
    /** p times n. */
    BONFERRONI;
}
