package org.carbonscape.study.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.intake.RasterSource;
import org.carbonscape.study.table.Categories;
import org.carbonscape.zone.UnitSet;
import org.carbonscape.zone.ZonalMajority;
import org.carbonscape.zone.ZonalMeans;

/** Rasters as columns of units: means over their cells, or the commonest of their classes. */
public final class RasterColumns {
    private RasterColumns() {}

    /**
     * A column of unit 1, 2, ... for each source; NaN or "" without a cell.
     *
     * @param rasters of the sources, in their order
     */
    public static List<DriverColumn> ofUnits(
            List<RasterSource> sources, List<ValueRaster> rasters, UnitSet units, Engine engine) {
        List<Integer> numbers = which(sources, false);
        List<Integer> classes = which(sources, true);
        ZonalMeans means = ZonalMeans.of(numbers.stream().map(rasters::get).toList(), List.of(units), engine);
        ZonalMajority majority =
                ZonalMajority.of(classes.stream().map(rasters::get).toList(), List.of(units), false, engine);
        Iterator<double[]> mean = IntStream.range(0, numbers.size())
                .mapToObj(r -> means.mean(0, r))
                .iterator();
        Iterator<double[]> common = IntStream.range(0, classes.size())
                .mapToObj(r -> majority.value(0, r))
                .iterator();
        List<DriverColumn> columns = new ArrayList<>();
        for (RasterSource source : sources) {
            columns.add(
                    source.isMajority()
                            ? ofClasses(source, common.next())
                            : DriverColumn.ofNumbers(source.name(), ofUnits(mean.next())));
        }
        return columns;
    }

    private static List<Integer> which(List<RasterSource> sources, boolean majority) {
        return IntStream.range(0, sources.size())
                .filter(s -> sources.get(s).isMajority() == majority)
                .boxed()
                .toList();
    }

    private static DriverColumn ofClasses(RasterSource source, double[] codes) {
        Categories categories = source.categories(codes);
        return DriverColumn.ofText(
                source.name(),
                Arrays.stream(ofUnits(codes)).mapToObj(categories::of).toList());
    }

    /** Without the land outside. */
    private static double[] ofUnits(double[] values) {
        return Arrays.copyOfRange(values, 1, values.length);
    }

    /** Problems of several rasters, as they are told once. */
    static List<Problem> once(List<Problem> cautions) {
        return cautions.stream().distinct().toList();
    }
}
