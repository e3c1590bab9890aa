package org.carbonscape.inventory;

/**
 * How energy becomes carbon. The factors of one route are consistent with each other and with nothing else: a study
 * uses one for all its fuels.
 */
public enum Route {
    /** {@code tC = amount x coal equivalent x carbon per coal equivalent}: most Chinese land-use papers. */
    STANDARD_COAL("standard-coal"),
    /** {@code tCO2 = amount x net calorific value x carbon content x oxidation x 44/12}: provincial guideline. */
    NCV("ncv"),
    /** {@code tCO2 = amount x net calorific value x emission factor}: IPCC 2006 Tier 1, oxidation 1. */
    IPCC("ipcc");

    private final String id;

    Route(String id) {
        this.id = id;
    }

    /** As written in a study. */
    public String id() {
        return id;
    }
}
