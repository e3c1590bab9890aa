package org.carbonscape.landcarbon;

/** How the change of living biomass is found. */
public enum LandApproach {
    /** Growth less losses (Vol 4, eq 2.7), and what conversion clears. */
    GAIN_LOSS,
    /** The stock of the later phase less that of the earlier one, over the years between (eq 2.8). */
    STOCK_DIFFERENCE
}
