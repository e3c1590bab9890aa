package org.carbonscape.method;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.carbonscape.weights.Weights;

/**
 * Values of units and their neighbours.
 *
 * @param names       of the variables: columns, flows, years
 * @param values      of each variable by place; NaN = missing
 * @param times       of the variables where they are a series, ascending, such as years; else empty
 * @param positions_m x and y by place, metres; empty arrays where units have no place; NaN where one has none
 */
public record UnitData(
        List<String> names,
        List<double[]> values,
        Weights weights,
        List<Double> times,
        Supplier<double[][]> positions_m) {
    private static final Supplier<double[][]> NOWHERE = () -> new double[2][0];

    public UnitData {
        names = List.copyOf(names);
        values = List.copyOf(values);
        times = List.copyOf(times);
        if (names.size() != values.size() || values.isEmpty() || !times.isEmpty() && times.size() != values.size()) {
            throw new IllegalArgumentException(
                    names.size() + " names and " + times.size() + " times of " + values.size() + " variables");
        }
    }

    /** Units of which nobody knows where they are. */
    public UnitData(List<String> names, List<double[]> values, Weights weights) {
        this(names, values, weights, List.of(), NOWHERE);
    }

    /** One variable. */
    public static UnitData of(String name, double[] values, Weights weights) {
        return new UnitData(List.of(name), List.of(values), weights);
    }

    /** The first variable. */
    public double[] x() {
        return values.get(0);
    }

    /** The second one. */
    public double[] y() {
        return values.get(1);
    }

    /** Whether the first variable has both colours, 1 = black and 0 = white, among four units or more. */
    boolean hasBothColours() {
        double[] known = Arrays.stream(x()).filter(v -> !Double.isNaN(v)).toArray();
        long black = Arrays.stream(known).filter(v -> v == 1).count();
        return known.length >= 4 && black > 0 && black < known.length;
    }

    /** The same once the values have served: those of a million squares for each class and phase are 500 MB. */
    public UnitData withoutValues() {
        return new UnitData(names, Collections.nCopies(names.size(), new double[0]), weights, times, positions_m);
    }

    /** The same with other weights. */
    public UnitData with(Weights other) {
        return new UnitData(names, values, other, times, positions_m);
    }

    /** The same as a series. */
    public UnitData withTimes(List<Double> when) {
        return new UnitData(names, values, weights, when, positions_m);
    }

    /** The same with the units' places. */
    public UnitData withPositions(Supplier<double[][]> where) {
        return new UnitData(names, values, weights, times, where);
    }
}
