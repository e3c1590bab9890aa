package org.carbonscape.weights;

import java.util.List;

/**
 * What neighbour relations look like; printed with every statistic.
 *
 * @param units      how many units there are
 * @param links      directed links: a pair of mutual neighbours counts twice
 * @param least      fewest neighbours of a unit
 * @param mean       mean neighbours of a unit; NaN without units
 * @param most       most neighbours of a unit
 * @param islands    places of units without neighbours, ascending
 * @param components parts that no link joins; each island is one
 * @param symmetric  whether every neighbour relation is mutual
 */
public record Summary(
        int units,
        long links,
        int least,
        double mean,
        int most,
        List<Integer> islands,
        int components,
        boolean symmetric) {
    public Summary {
        islands = List.copyOf(islands);
    }
}
