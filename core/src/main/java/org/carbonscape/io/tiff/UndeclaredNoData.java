package org.carbonscape.io.tiff;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.Scaling;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * Looks for numbers that usually mean "no data" among cells that are read as values, where the file does not say that
 * they do: a mean with -9999 in it is wrong without a word. Only nine cells are looked at, the corners, the middles of
 * the edges and the centre, since what is none lies around a region; so nothing found is no proof.
 */
public final class UndeclaredNoData {
    /** As floats have them: -2147483647 is -2147483648 there, 2147483647 is 2147483648. */
    private static final List<Double> USUAL =
            List.of(-9999.0, -99999.0, -999999.0, -32767.0, -32768.0, 32767.0, -2147483648.0, 2147483648.0);
    /** Magnitudes that nobody measures: the lowest and the largest floats, and what is rounded from them. */
    private static final double EXTREME = 1e30;

    private UndeclaredNoData() {}

    /** What is told of a file, and this. */
    static List<Problem> beside(List<Problem> told, ValueRaster raster, Scaling scaling, Path file) {
        return Stream.concat(told.stream(), in(raster, scaling, file.toString()).stream())
                .toList();
    }

    /** What the file stores where a value may be none: it is this that the file must declare. */
    private static OptionalDouble stored(float value, Scaling scaling) {
        return Math.abs(value) >= EXTREME
                ? OptionalDouble.of(value)
                : USUAL.stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(u -> (float) scaling.of(u) == value)
                        .findFirst();
    }

    /** TIFF-C07 where the value of a cell, by its row and column from 0, usually means no data. */
    public static Optional<Problem> of(float value, int row, int column, Scaling scaling, String place) {
        OptionalDouble none = stored(value, scaling);
        return none.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.TIFF_C07_UNDECLARED, place, Numbers.text(none.getAsDouble()), row + 1, column + 1));
    }

    private static Optional<Problem> in(ValueRaster raster, Scaling scaling, String place) {
        Grid grid = raster.grid();
        int[] columns = {0, (grid.columns() - 1) / 2, grid.columns() - 1};
        int[] rows = {0, (grid.rows() - 1) / 2, grid.rows() - 1};
        float[] cell = new float[1];
        try (ValueRaster.Reader reader = raster.open()) {
            for (int row : rows) {
                for (int column : columns) {
                    reader.read(new Window(column, row, 1, 1), cell);
                    Optional<Problem> told = of(cell[0], row, column, scaling, place);
                    if (told.isPresent()) {
                        return told;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
