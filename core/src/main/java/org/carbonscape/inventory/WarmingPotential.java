package org.carbonscape.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carbonscape.carbon.Gas;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Tonnes of CO2 that warm as much over a hundred years as one tonne of the gas.
 *
 * @param name {@code SAR, TAR, AR4, AR5, AR5-feedback, AR6}
 */
public record WarmingPotential(String name, Map<Gas, Double> byGas) {
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
        Map<Gas, Double> byGas = new LinkedHashMap<>();
        byGas.put(Gas.CO2, 1.0);
        mine.forEach(r -> byGas.put(Gas.of(r.text("gas")), r.requiredNumber("value", r.text("gas"))));
        return new WarmingPotential(mine.get(0).text("set"), Map.copyOf(byGas));
    }

    /** Tonnes of carbon in CO2 that stand for a tonne of the substance; carbon itself is 1. */
    double tC_per_t(Substance substance) {
        if (substance == Substance.CARBON) {
            return 1;
        }
        Gas gas = substance == Substance.CO2E
                ? Gas.CO2
                : Gas.of(substance).orElseThrow(() -> new IllegalArgumentException("not an emission: " + substance));
        return Substance.co2ToCarbon(Objects.requireNonNull(byGas.get(gas)));
    }
}
