package org.carbonscape.measure;

/**
 * What a mass is a mass of. A tonne of carbon and a tonne of carbon dioxide are different things: nothing converts one
 * into the other but {@link #carbonToCo2}, {@link #co2ToCarbon} and {@link Unit#asCarbon()}. The ratio is 44/12 exactly
 * (not 3.67, not 3.664).
 */
public enum Substance {
    /** No mass in the amount at all: areas, volumes, energy, heads. */
    NONE(""),
    /** A mass whose unit does not say of what ("t/ha/yr"): right for coal, never for a carbon factor. */
    UNSTATED(""),
    CARBON("C"),
    CO2("CO2"),
    /** Carbon dioxide equivalent: other gases weighted by a global warming potential. */
    CO2E("CO2e"),
    COAL_EQUIVALENT("ce"),
    METHANE("CH4"),
    NITROUS_OXIDE("N2O");

    private final String symbol;

    Substance(String symbol) {
        this.symbol = symbol;
    }

    /** As written after the unit of mass: {@code C}, {@code CO2}; empty where none is stated. */
    public String symbol() {
        return symbol;
    }

    /** {@code tC * 44 / 12}. NaN stays NaN. */
    public static double carbonToCo2(double tC) {
        return tC * 11 / 3;
    }

    /** {@code tCO2 * 12 / 44}. NaN stays NaN. */
    public static double co2ToCarbon(double tCO2) {
        return tCO2 * 3 / 11;
    }
}
