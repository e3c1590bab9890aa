package org.carbonscape.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.carbon.Gas;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Tonnes of CO2 that warm as much as one tonne of a gas, over a hundred years or over twenty.
 *
 * @param name {@code SAR, TAR, AR4, AR5, AR5-feedback, AR6}
 */
public record WarmingPotential(String name, int horizon, Map<Gas, Potential> byGas) {
    /** The sets there are: by assessment report, AR5 also with climate-carbon feedback. */
    public static final List<String> NAMES = List.of("SAR", "TAR", "AR4", "AR5", "AR5-feedback", "AR6");
    /** The set of the Fifth Assessment Report, without feedback: the one inventories report by. */
    public static final String STANDARD = "AR5";
    /** Years looked at; the first is the one inventories report by. */
    public static final List<Integer> HORIZONS = List.of(100, 20);

    /** A number with where it comes from. */
    public record Potential(double value, String source, Provenance provenance) {}

    /** The {@link #STANDARD} one over a hundred years. */
    public static WarmingPotential ar5() {
        return of("", STANDARD, HORIZONS.get(0));
    }

    /**
     * By name.
     *
     * @throws ProblemException where there is none
     */
    public static WarmingPotential of(String place, String name, int horizon) {
        List<InputTable.Row> mine = InputTable.preset("gwp", WarmingPotential.class, "gwp.csv").rows().stream()
                .filter(r -> r.text("set").equalsIgnoreCase(name.strip()))
                .toList();
        if (mine.isEmpty()) {
            throw new ProblemException(ProblemCode.CARBON_17_VARIANT, place, name, String.join(", ", NAMES));
        }
        Map<Gas, Potential> byGas = new LinkedHashMap<>();
        mine.stream()
                .filter(r -> r.integer("horizon", "") == horizon)
                .forEach(r -> byGas.put(
                        Gas.of(r.text("gas")),
                        new Potential(
                                r.requiredNumber("value", r.text("gas")),
                                r.text("source"),
                                Provenance.of(r.text("tag")))));
        return new WarmingPotential(mine.get(0).text("set"), horizon, Map.copyOf(byGas));
    }

    /**
     * Tonnes of carbon in CO2 that stand for a tonne of another gas.
     *
     * @throws ProblemException where the set has no number for it
     */
    double tC_per_t(String place, Gas gas) {
        Potential potential = byGas.get(gas);
        if (potential == null) {
            String known = byGas.keySet().stream().map(Gas::symbol).sorted().collect(Collectors.joining(", "));
            throw new ProblemException(
                    ProblemCode.CARBON_30_NO_POTENTIAL, place, gas.symbol(), name + ", " + horizon, known);
        }
        return Substance.co2ToCarbon(potential.value);
    }

    /** The step that turns tonnes of a gas into CO2 equivalents. */
    LedgerLine.Step step(Gas gas) {
        Potential potential = byGas.get(gas);
        if (potential == null) {
            throw new IllegalArgumentException("no potential of " + gas);
        }
        String of = name + ", " + Numbers.text(horizon) + " a";
        return LedgerLine.Step.given(
                Bilingual.of(
                        "warming potential of " + gas.symbol() + " (" + of + ")", gas.symbol() + " 的增温潜势（" + of + "）"),
                potential.value,
                "tCO2e/t" + gas.symbol(),
                potential.source,
                potential.provenance);
    }
}
