package org.carbonscape.fuzz;

import java.util.ArrayList;
import java.util.List;

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
        for (String statistic : List.of(
                "morans-i",
                "gearys-c",
                "general-g",
                "join-counts",
                "correlogram",
                "local-moran",
                "local-join-counts",
                "quantile-lisa",
                "hot-spots",
                "emerging-hot-spots")) {
            if (dice.chance(share) && (phases >= 3 || !statistic.startsWith("emerging"))) {
                parts.add(statistic + ": { permutations: " + dice.one("0", "9", "99") + " }");
            }
        }
        if (dice.chance(share)) { // no formula for its p: it needs permutations
            parts.add("local-geary: { permutations: 9 }");
        }
        if (variables.size() >= 2) {
            for (String statistic : List.of("bivariate-morans-i", "lees-l", "local-bivariate-moran", "local-lee")) {
                if (dice.chance(0.2)) {
                    parts.add(statistic + ": { x: " + dice.of(variables) + ", y: " + dice.of(variables)
                            + ", permutations: 9 }");
                }
            }
            if (dice.chance(0.2)) {
                parts.add("local-geary-multivariate: { variables: [" + dice.of(variables) + ", " + dice.of(variables)
                        + "], permutations: 9 }");
            }
            for (String statistic : List.of("eb-morans-i", "eb-local-moran")) {
                if (dice.chance(0.1)) {
                    parts.add(statistic + ": { events: " + dice.of(variables) + ", population: " + dice.of(variables)
                            + ", permutations: 9 }");
                }
            }
        }
        if (!Double.isNaN(metres) && dice.chance(0.5)) {
            parts.add("density: { radius: " + Math.max(1, Math.round(metres * dice.one(0.5, 3.0, 40.0))) + " m }");
        }
    }

    /** The section of the study file. */
    String text() {
        return "statistics: { " + String.join(", ", parts) + " }\n";
    }
}
