package org.carbonscape.carbon;

import java.util.Optional;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * What a row of factors or stocks says of a class: {@code value,unit[,low,high,source,tag]}.
 *
 * @param carbon     counted as carbon
 * @param low        lower bound, as carbon; NaN where not given
 * @param high       upper bound, as carbon; NaN where not given
 * @param written    the value as it was written
 * @param unit       the unit as it was written
 */
public record PerHectare(
        double carbon, double low, double high, double written, String unit, String source, Provenance provenance) {
    /** U: half the width from low to high in percent of the value; 0 where there is no interval or the value is 0. */
    double uncertainty_percent() {
        return Double.isNaN(low) || Double.isNaN(high) || carbon == 0
                ? 0
                // finite also where the interval is beyond measure wider than the value
                : Math.min(100 * (high - low) / 2 / Math.abs(carbon), Double.MAX_VALUE);
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
        Optional<Double> low = problems.attempt(() -> row.number("low", name));
        Optional<Double> high = problems.attempt(() -> row.number("high", name));
        if (value.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        if (low.get() > value.get() || high.get() < value.get()) {
            problems.add(
                    ProblemCode.CARBON_09_RANGE,
                    place,
                    Numbers.text(value.get()),
                    Numbers.text(low.get()),
                    Numbers.text(high.get()));
        }
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        double carbon = CarbonUnit.toCarbon(value.get(), unit.get(), as);
        double least = CarbonUnit.toCarbon(low.get(), unit.get(), as);
        double most = CarbonUnit.toCarbon(high.get(), unit.get(), as);
        boolean earthly = CarbonUnit.isEarthly(problems, place, "value", carbon)
                & CarbonUnit.isEarthly(problems, place, "low", least)
                & CarbonUnit.isEarthly(problems, place, "high", most);
        if (!earthly) {
            return Optional.empty();
        }
        return Optional.of(new PerHectare(
                carbon,
                least,
                most,
                value.get(),
                row.text("unit"),
                row.text("source"),
                Provenance.of(row.text("tag"))));
    }
}
