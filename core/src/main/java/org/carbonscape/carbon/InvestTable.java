package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * The carbon pools of InVEST by land-use code, {@code lucode,C_above[,C_below,C_soil,C_dead]} in tonnes of carbon per
 * hectare, as rows of a {@link StockTable}. Codes go to classes by the legend; codes that share a class must agree.
 */
final class InvestTable {
    private static final Map<String, String> POOLS = pools();

    private InvestTable() {}

    private static Map<String, String> pools() {
        Map<String, String> pools = new LinkedHashMap<>();
        pools.put("c_above", "above");
        pools.put("c_below", "below");
        pools.put("c_soil", "soil");
        pools.put("c_dead", "dead");
        return pools;
    }

    static boolean is(InputTable table) {
        return table.has("lucode") && !table.has("class");
    }

    /** One row a class and pool; codes of no class are told, for a table may serve several maps. */
    static InputTable rows(InputTable table, Legend legend, Problems problems) {
        List<List<String>> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        Map<String, InputTable.Row> first = new TreeMap<>(); // by class
        List<String> strangers = new ArrayList<>();
        for (InputTable.Row row : table.rows()) {
            Optional<Long> code = problems.attempt(() -> row.integer("lucode", row.text("lucode")));
            if (code.isEmpty()) {
                continue;
            }
            int index = legend.indexOf(code.get());
            if (index <= 0) {
                strangers.add(Long.toString(code.get()));
                continue;
            }
            LandClass of = legend.at(index);
            InputTable.Row before = first.putIfAbsent(of.name(), row);
            POOLS.forEach((column, pool) -> {
                if (!table.has(column)) {
                    return;
                }
                Optional<Double> value = problems.attempt(() -> row.requiredNumber(column, row.text("lucode")));
                Optional<Double> other = before == null
                        ? Optional.empty()
                        : new Problems().attempt(() -> before.requiredNumber(column, before.text("lucode")));
                if (value.isPresent() && before == null) {
                    rows.add(List.of(of.name(), Numbers.text(value.get()), "tC/ha", pool));
                    numbers.add(row.rowNumber());
                } else if (value.isPresent() && other.isPresent() && !value.equals(other)) {
                    problems.add(
                            ProblemCode.CARBON_21_CODES_DIFFER,
                            row.place(of.name()),
                            before == null ? "" : before.text("lucode"),
                            row.text("lucode"),
                            column,
                            Numbers.text(other.get()),
                            Numbers.text(value.get()));
                }
            });
        }
        if (!strangers.isEmpty()) {
            problems.add(ProblemCode.CARBON_C15_CODES_UNUSED, table.place(), Listing.of(strangers));
        }
        return InputTable.of(table.place(), List.of("class", "value", "unit", "pool"), rows, numbers);
    }
}
