package org.carbonscape.inventory;

/**
 * What a kilowatt-hour is in coal on the standard-coal route: the choice changes the carbon of electricity more than
 * threefold, so it is always told. (The other routes take a factor of the grid, {@link GridFactors}.)
 */
public enum Electricity {
    /** 0.1229 kgce/kWh: the heat in the electricity itself (当量值). */
    HEAT_VALUE("heat-value"),
    /** 4.04 tce per 10^4 kWh: the coal burnt to make it (等价值). */
    COAL_INPUT("coal-input");

    private final String id;

    Electricity(String id) {
        this.id = id;
    }

    /** As written in a study. */
    public String id() {
        return id;
    }

    Electricity other() {
        return this == HEAT_VALUE ? COAL_INPUT : HEAT_VALUE;
    }
}
