package org.carbonscape.carbon;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

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

    /**
     * By id.
     *
     * @throws ProblemException where there is none
     */
    public static Electricity of(String place, String id) {
        return Arrays.stream(values())
                .filter(e -> e.id.equals(id.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.CARBON_17_VARIANT,
                        place,
                        id,
                        Arrays.stream(values()).map(Electricity::id).collect(Collectors.joining(", "))));
    }
}
