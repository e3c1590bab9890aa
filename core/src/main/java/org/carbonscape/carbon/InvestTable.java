package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Set<String> seen = new HashSet<>();
        Map<String, Map<String, TreeMap<Double, String>>> densities = new LinkedHashMap<>(); // class, pool, to a code
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
            boolean again = !seen.add(of.name());
            POOLS.forEach((column, pool) -> {
                if (table.has(column)) {
                    problems.attempt(() -> row.requiredNumber(column, row.text("lucode")))
                            .ifPresent(value -> {
                                densities
                                        .computeIfAbsent(of.name(), c -> new LinkedHashMap<>())
                                        .computeIfAbsent(column, c -> new TreeMap<>())
                                        .putIfAbsent(value, row.text("lucode"));
                                if (!again) {
                                    rows.add(List.of(of.name(), Numbers.text(value), "tC/ha", pool));
                                    numbers.add(row.rowNumber());
                                }
                            });
                }
            });
        }
        List<String> unlike = new ArrayList<>();
        densities.forEach((name, pools) -> pools.entrySet().stream()
                .filter(p -> p.getValue().size() > 1)
                .findFirst()
                .ifPresent(p -> unlike.add(name + " (" + p.getKey() + " " + ends(p.getValue()) + ")")));
        if (!unlike.isEmpty()) {
            problems.add(ProblemCode.CARBON_21_CODES_DIFFER, table.place(), unlike.size(), Listing.of(unlike));
        }
        if (!strangers.isEmpty()) {
            problems.add(ProblemCode.CARBON_C15_CODES_UNUSED, table.place(), Listing.of(strangers));
        }
        return InputTable.of(table.place(), List.of("class", "value", "unit", "pool"), rows, numbers);
    }

    /** The least and the largest density, each with a code that has it. */
    private static String ends(TreeMap<Double, String> densities) {
        return Numbers.text(densities.firstKey()) + " ["
                + densities.firstEntry().getValue() + "] - " + Numbers.text(densities.lastKey()) + " ["
                + densities.lastEntry().getValue() + "]";
    }
}
