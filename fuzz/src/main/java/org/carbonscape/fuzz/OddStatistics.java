package org.carbonscape.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;

/** Statistics of an odd study: of one variable, of two and more, of many phases. */
final class OddStatistics {
    private final List<String> parts = new ArrayList<>();

    /**
     * @param drivers  the study's drivers, variables too
     * @param metres   side of a cell; NaN on a grid in degrees
     */
    OddStatistics(Dice dice, int phases, List<String> sets, List<String> drivers, OddAccount account, double metres) {
        List<String> variables = new ArrayList<>(drivers);
        if (account.hasFlows()) {
            variables.addAll(List.of("net", "source", "sink"));
        }
        if (account.hasStock()) {
            variables.add("stock");
        }
        parts.add("units: " + dice.of(sets));
        parts.add("weights: \""
                + dice.one("queen", "rook", "knn:1", "knn:8", "band", "band:50", "kernel", "order:2", "delaunay")
                + "\"");
        parts.add("convention: " + dice.one("carbonscape", "carbonscape", "spdep", "esda", "geoda", "arcgis"));
        if (dice.chance(0.2) && account.hasStock()) {
            parts.add("values: [stock" + (account.hasFlows() ? ", net" : "") + "]");
        }
        double share = dice.one(0.1, 0.1, 0.5);
        for (UnitStatistic<?, ?> statistic : of(Inputs.VALUE, Inputs.COLOURS, Inputs.SERIES)) {
            if (statistic != Statistics.LOCAL_GEARY
                    && dice.chance(share)
                    && (phases >= 3 || statistic.inputs() != Inputs.SERIES)) {
                parts.add(statistic.id() + ": { permutations: " + dice.one("0", "9", "99") + " }");
            }
        }
        if (dice.chance(share)) { // no formula for its p: it needs permutations
            parts.add(Statistics.LOCAL_GEARY.id() + ": { permutations: 9 }");
        }
        if (variables.size() >= 2) {
            for (UnitStatistic<?, ?> statistic : of(Inputs.X_AND_Y)) {
                if (dice.chance(0.2)) {
                    parts.add(statistic.id() + ": { x: " + dice.of(variables) + ", y: " + dice.of(variables)
                            + ", permutations: 9 }");
                }
            }
            for (UnitStatistic<?, ?> statistic : of(Inputs.SEVERAL)) {
                if (dice.chance(0.2)) {
                    parts.add(statistic.id() + ": { variables: [" + dice.of(variables) + ", " + dice.of(variables)
                            + "], permutations: 9 }");
                }
            }
            for (UnitStatistic<?, ?> statistic : of(Inputs.EVENTS_AND_POPULATION)) {
                if (dice.chance(0.1)) {
                    parts.add(statistic.id() + ": { events: " + dice.of(variables) + ", population: "
                            + dice.of(variables) + ", permutations: 9 }");
                }
            }
        }
        if (!Double.isNaN(metres) && dice.chance(0.5)) {
            parts.add("density: { radius: " + Math.max(1, Math.round(metres * dice.one(0.5, 3.0, 40.0))) + " m }");
        }
    }

    private static List<UnitStatistic<?, ?>> of(Inputs... inputs) {
        return Statistics.ALL.stream()
                .filter(s -> List.of(inputs).contains(s.inputs()))
                .toList();
    }

    /** The section of the study file. */
    String text() {
        return "statistics: { " + String.join(", ", parts) + " }\n";
    }
}
