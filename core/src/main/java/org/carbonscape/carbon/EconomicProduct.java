package org.carbonscape.carbon;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/** Economic product of units by year, {@code year,unit,amount}, in one currency, whichever it is. Immutable. */
public final class EconomicProduct {
    private record Key(int year, String unitId) {}

    private final Map<Key, Double> amounts;

    private EconomicProduct(Map<Key, Double> amounts) {
        this.amounts = amounts;
    }

    /**
     * A user's table.
     *
     * @throws ProblemException with every problem of the table
     */
    public static EconomicProduct of(InputTable table) {
        Problems problems = new Problems();
        table.require(problems, "year", "unit", "amount");
        problems.throwIfAny();
        Map<Key, Double> amounts = new HashMap<>();
        Map<Key, InputTable.Row> seen = new HashMap<>();
        for (InputTable.Row row : table.rows()) {
            String unit = row.text("unit");
            Optional<Long> year = problems.attempt(() -> row.integer("year", unit));
            Optional<Double> amount = problems.attempt(() -> row.requiredNumber("amount", unit));
            if (unit.isEmpty()) {
                problems.add(ProblemCode.INPUT_04_EMPTY, row.place(unit), row.named("unit"));
            }
            if (amount.isPresent() && amount.get() < 0) {
                problems.add(ProblemCode.CARBON_13_NEGATIVE, row.place(unit), Numbers.text(amount.get()));
            }
            if (year.isPresent() && amount.isPresent()) {
                Key key = new Key((int) (long) year.get(), unit);
                amounts.put(key, amount.get());
                InputTable.Row first = seen.putIfAbsent(key, row);
                if (first != null) {
                    String of = year.get() + ", " + unit;
                    problems.add(ProblemCode.CARBON_03_TWICE, row.place(unit), of, first.rowNumber());
                }
            }
        }
        problems.throwIfAny();
        return new EconomicProduct(amounts);
    }

    /**
     * Tells units and phases without a product.
     *
     * @param units those of the study by their identifiers, as messages tell them
     */
    public void check(Problems problems, String place, Map<String, String> units, Collection<Integer> phases) {
        Lacking.tell(
                problems,
                ProblemCode.CARBON_C55_NO_PRODUCT,
                place,
                units,
                phases,
                (year, id) -> amounts.containsKey(new Key(year, id)));
    }

    /** By unit in the order of the ids; NaN where none is given. */
    public double[] of(int year, List<String> unitIds) {
        return unitIds.stream()
                .mapToDouble(id -> amounts.getOrDefault(new Key(year, id), Double.NaN))
                .toArray();
    }
}
