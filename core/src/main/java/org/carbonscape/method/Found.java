package org.carbonscape.method;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** A statistic's result with what it was found on. */
public record Found<R>(UnitStatistic<?, R> statistic, UnitData data, R result) {
    public List<Column> columns() {
        return statistic.columns(data, result);
    }

    /** How many rows its table has; of a local statistic one for each place. */
    public int rows() {
        return statistic.rows(result);
    }

    public Variant variant() {
        return statistic.variant(result);
    }

    /** Class of each place, from 1; 0 = none. */
    public IntUnaryOperator classes() {
        ClassKey.ClassAt<R> at = statistic.classes().orElseThrow().classOf();
        return place -> at.of(data, result, place);
    }
}
