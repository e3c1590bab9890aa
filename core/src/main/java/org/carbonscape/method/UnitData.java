package org.carbonscape.method;

import java.util.List;
import org.carbonscape.weights.Weights;

/**
 * Values of units and their neighbours.
 *
 * @param names  of the variables: columns, flows, years
 * @param values of each variable by place; NaN = missing
 */
public record UnitData(List<String> names, List<double[]> values, Weights weights) {
    public UnitData {
        names = List.copyOf(names);
        values = List.copyOf(values);
        if (names.size() != values.size() || values.isEmpty()) {
            throw new IllegalArgumentException(names.size() + " names of " + values.size() + " variables");
        }
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

    /** The same with other weights. */
    public UnitData with(Weights other) {
        return new UnitData(names, values, other);
    }
}
