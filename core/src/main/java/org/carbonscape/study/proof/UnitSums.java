package org.carbonscape.study.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitYear;

/** What was added up for units by year, in columns, with the sizes of what was added. */
final class UnitSums {
    private final UnitIndex rows;
    private final Map<String, Sum> columns = new LinkedHashMap<>();

    private record Sum(UnitIndex.Column values, UnitIndex.Column sizes) {}

    UnitSums(UnitIndex rows, List<String> columns) {
        this.rows = rows;
        columns.forEach(c -> this.columns.put(c, new Sum(new UnitIndex.Column(), new UnitIndex.Column())));
    }

    private Sum sum(String column) {
        Sum sum = columns.get(column);
        if (sum == null) {
            throw new IllegalArgumentException(column);
        }
        return sum;
    }

    /** NaN adds nothing. */
    void add(UnitYear row, String column, double value) {
        UnitIndex.At at = rows.of(row);
        sum(column).values.add(at, value);
        sum(column).sizes.add(at, Math.abs(value));
    }

    /** NaN where nothing was added. */
    double value(UnitIndex.At at, String column) {
        return sum(column).values.get(at);
    }

    /** The sum of magnitudes, which the last digits of the sum are measured by. */
    double size(UnitIndex.At at, String column) {
        return sum(column).sizes.get(at);
    }
}
