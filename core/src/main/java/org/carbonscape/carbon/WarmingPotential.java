package org.carbonscape.carbon;

import java.util.List;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Tonnes of CO2 that warm as much over a hundred years as one tonne of the gas.
 *
 * @param name {@code SAR, TAR, AR4, AR5, AR5-feedback, AR6}
 */
public record WarmingPotential(String name, double methane, double nitrousOxide) {
    /** The sets there are: by assessment report, AR5 also with climate-carbon feedback. */
    public static final List<String> NAMES = List.of("SAR", "TAR", "AR4", "AR5", "AR5-feedback", "AR6");
    /** The set of the Fifth Assessment Report, without feedback: the one inventories report by. */
    public static final String STANDARD = "AR5";

    /** The {@link #STANDARD} one. */
    public static WarmingPotential ar5() {
        return of("", STANDARD);
    }

    /**
     * By name.
     *
     * @throws ProblemException where there is none
     */
    public static WarmingPotential of(String place, String name) {
        List<InputTable.Row> rows =
                InputTable.preset("gwp", WarmingPotential.class, "gwp.csv").rows();
        List<InputTable.Row> mine = rows.stream()
                .filter(r -> r.text("set").equalsIgnoreCase(name.strip()))
                .toList();
        if (mine.isEmpty()) {
            throw new ProblemException(ProblemCode.CARBON_17_VARIANT, place, name, String.join(", ", NAMES));
        }
        return new WarmingPotential(mine.get(0).text("set"), value(mine, "CH4"), value(mine, "N2O"));
    }

    private static double value(List<InputTable.Row> rows, String gas) {
        return rows.stream()
                .filter(r -> r.text("gas").equals(gas))
                .findFirst()
                .orElseThrow()
                .requiredNumber("value", gas);
    }

    /** Tonnes of carbon in CO2 that stand for a tonne of the substance; carbon itself is 1. */
    double tC_per_t(Substance substance) {
        return switch (substance) {
            case CARBON -> 1;
            case CO2, CO2E -> Substance.co2ToCarbon(1);
            case METHANE -> Substance.co2ToCarbon(methane);
            case NITROUS_OXIDE -> Substance.co2ToCarbon(nitrousOxide);
            case NONE, UNSTATED, COAL_EQUIVALENT -> throw new IllegalArgumentException("not an emission: " + substance);
        };
    }
}
