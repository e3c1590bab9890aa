package org.carbonscape.study.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.Problem;
import org.carbonscape.zone.UnitSet;
import org.carbonscape.zone.ZonalMeans;

/** Rasters as columns of units: means over their cells. */
public final class RasterColumns {
    private RasterColumns() {}

    /** Mean of the cells of unit 1, 2, ...; NaN without one. */
    public static List<double[]> ofUnits(List<ValueRaster> rasters, UnitSet units, Engine engine) {
        ZonalMeans means = ZonalMeans.of(rasters, List.of(units), engine);
        List<double[]> columns = new ArrayList<>();
        for (int r = 0; r < rasters.size(); r++) {
            columns.add(Arrays.copyOfRange(means.mean(0, r), 1, units.count() + 1));
        }
        return columns;
    }

    /** Problems of several rasters, as they are told once. */
    static List<Problem> once(List<Problem> cautions) {
        return cautions.stream().distinct().toList();
    }
}
