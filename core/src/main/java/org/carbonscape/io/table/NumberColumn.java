package org.carbonscape.io.table;

import java.util.List;
import java.util.Optional;

/** A column of text that holds numbers, as KML and joins with tables make them. */
public final class NumberColumn {
    private NumberColumn() {}

    /** The numbers, NaN where a cell is empty or a mark of a missing one; empty where any cell is something else. */
    public static Optional<double[]> find(List<String> cells) {
        double[] values = new double[cells.size()];
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            NumberText number = NumberText.of(cells.get(i));
            if (!number.isNumber() && !number.isMissing()) {
                return Optional.empty();
            }
            any |= number.isNumber();
            values[i] = number.value();
        }
        return any ? Optional.of(values) : Optional.empty();
    }
}
