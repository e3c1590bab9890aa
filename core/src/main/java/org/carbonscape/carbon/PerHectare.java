package org.carbonscape.carbon;

import java.util.Optional;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problems;

/**
 * What a row of factors or stocks says of a class: {@code value,unit[,low,high,distribution,source,tag]}.
 *
 * @param amount   counted as carbon, with what it may be instead
 * @param written  the value as it was written
 * @param unit     the unit as it was written
 */
public record PerHectare(Distribution amount, double written, String unit, String source, Provenance provenance) {
    /** Counted as carbon. */
    double carbon() {
        return amount.value();
    }

    /**
     * Empty, with every problem told, where the row will not do.
     *
     * @param name of the class, as the row has it
     * @param as   the unit of carbon to count in
     */
    static Optional<PerHectare> read(Problems problems, InputTable.Row row, String name, Unit as) {
        String place = row.place(name);
        Optional<Unit> unit = CarbonUnit.read(problems, place, row.text("unit"), as);
        Optional<Double> value = problems.attempt(() -> row.requiredNumber("value", name));
        Optional<Distribution> spread = Distribution.read(problems, row, name, value.orElse(Double.NaN));
        if (value.isEmpty() || spread.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        Distribution amount = spread.get().converted(v -> CarbonUnit.toCarbon(v, unit.get(), as));
        return CarbonUnit.isEarthly(problems, place, "value", amount)
                ? Optional.of(new PerHectare(
                        amount, value.get(), row.text("unit"), row.text("source"), Provenance.of(row.text("tag"))))
                : Optional.empty();
    }
}
