package org.carbonscape.study.intake;

import java.util.List;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.Bilingual;

/**
 * Sinks from layers.
 *
 * @param covered by class index: whose land they give
 * @param uptake  by phase: net ecosystem production in tC/ha/yr, above 0 a sink; NaN = none
 * @param method  how it was found
 * @param used    numbers beside the layers
 * @param spread  how far the layers may be off
 */
public record SinkLayers(
        boolean[] covered, List<ValueRaster> uptake, Bilingual method, List<FactorUsed> used, Spread spread) {
    /**
     * How far layers may be off, everywhere alike: where they are too high in one cell they are so in all.
     *
     * @param percent U: half the 95 % interval in percent; 0 where errors are given or nothing is said
     * @param errors  by phase: standard errors in tC/ha/yr; none where they are not given
     */
    public record Spread(double percent, List<ValueRaster> errors) {}

    /** Those of fewer phases, from one up to another, exclusive. */
    SinkLayers between(int first, int end) {
        List<ValueRaster> errors =
                spread.errors().isEmpty() ? List.of() : spread.errors().subList(first, end);
        return new SinkLayers(
                covered,
                List.copyOf(uptake.subList(first, end)),
                method,
                used,
                new Spread(spread.percent(), List.copyOf(errors)));
    }
}
