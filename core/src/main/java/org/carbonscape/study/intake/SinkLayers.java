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
 */
public record SinkLayers(boolean[] covered, List<ValueRaster> uptake, Bilingual method, List<FactorUsed> used) {}
