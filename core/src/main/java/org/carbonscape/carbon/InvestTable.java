package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * The carbon pools of InVEST by land-use code, {@code lucode,C_above[,C_below,C_soil,C_dead]} in tonnes of carbon per
 * hectare, as rows of a {@link StockTable}; also with classes in place of codes, and with vegetation in place of what
 * is above and below, and {@code root_shoot} for what is below. Codes go to classes by the legend; codes that share a
 * class must agree.
 */
final class InvestTable {
    private static final Map<String, String> POOLS = pools();
    private static final Pattern BIOMASS = Pattern.compile("(?i)生物量|biomass");
    private static final Pattern CARBON = Pattern.compile("(?i)碳|carbon|c_(?:above|below|soil|dead)");
    private static final String ROOT_SHOOT = "root_shoot";

    private InvestTable() {}

    private static Map<String, String> pools() {
        Map<String, String> pools = new LinkedHashMap<>();
        pools.put("c_above", "above");
        pools.put("c_vegetation", "vegetation");
        pools.put("c_below", "below");
        pools.put("c_soil", "soil");
        pools.put("c_dead", "dead");
        return pools;
    }

    static boolean is(InputTable table) {
        return (table.has("lucode") || table.has("class") && !table.has("value"))
                && POOLS.keySet().stream().anyMatch(table::has);
    }

    /** What is below is that above times the ratio of a row that has one, where no column holds it. */
    private static boolean hasRoots(InputTable table, InputTable.Row row) {
        return table.has("c_above")
                && !table.has("c_vegetation")
                && table.has(ROOT_SHOOT)
                && !row.text(ROOT_SHOOT).isEmpty();
    }

    /** A table of classes whose cells are codes is one of codes. */
    private static boolean areCodes(InputTable table, Legend legend) {
        return table.has("lucode")
                || table.rows().stream()
                        .map(r -> r.text("class"))
                        .allMatch(c ->
                                c.matches("[0-9]+(\\.0+)?") && legend.find(c).isEmpty());
    }

    /** Columns that are called biomass, and whose numbers nothing says to be of carbon. */
    private static Optional<Problem> biomass(InputTable table) {
        List<String> columns = table.written().entrySet().stream()
                .filter(c -> POOLS.containsKey(c.getKey()))
                .map(Map.Entry::getValue)
                .filter(c -> BIOMASS.matcher(c).find() && !CARBON.matcher(c).find())
                .toList();
        boolean said = table.rows().stream()
                .allMatch(r -> Unit.find(r.text("unit"))
                        .filter(u -> u.substance() == Substance.CARBON || u.substance() == Substance.CO2)
                        .isPresent());
        return columns.isEmpty() || said
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.CARBON_C53_BIOMASS, table.place(), Listing.of(columns)));
    }

    /** One row a class and pool; codes of no class are told, for a table may serve several maps. */
    static InputTable rows(InputTable table, Legend legend, Problems problems) {
        String key = table.has("lucode") ? "lucode" : "class";
        boolean codes = areCodes(table, legend);
        List<List<String>> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, Map<String, TreeMap<Double, String>>> densities = new LinkedHashMap<>(); // class, pool, to a code
        List<String> strangers = new ArrayList<>();
        for (InputTable.Row row : table.rows()) {
            String name = row.text(key);
            if (codes) {
                Optional<Long> code = problems.attempt(() -> row.integer(key, row.text(key)));
                if (code.isEmpty()) {
                    continue;
                }
                int index = legend.indexOf(code.get());
                if (index <= 0) {
                    strangers.add(Long.toString(code.get()));
                    continue;
                }
                name = legend.at(index).name();
            }
            String of = name;
            boolean again = codes && !seen.add(of);
            POOLS.forEach((column, pool) -> {
                if (table.has(column) || column.equals("c_below") && hasRoots(table, row)) {
                    problems.attempt(() -> table.has(column)
                                    ? row.requiredNumber(column, row.text(key))
                                    : row.requiredNumber("c_above", row.text(key))
                                            * row.requiredNumber(ROOT_SHOOT, row.text(key)))
                            .ifPresent(value -> {
                                densities
                                        .computeIfAbsent(of, c -> new LinkedHashMap<>())
                                        .computeIfAbsent(column, c -> new TreeMap<>())
                                        .putIfAbsent(value, row.text(key));
                                if (!again) {
                                    rows.add(List.of(of, Numbers.text(value), unit(row), pool, row.text("source")));
                                    numbers.add(row.rowNumber());
                                }
                            });
                }
            });
        }
        if (!codes) { // a class that is given twice is told so
            densities.clear();
        }
        List<String> unlike = new ArrayList<>();
        densities.forEach((name, pools) -> pools.entrySet().stream()
                .filter(p -> p.getValue().size() > 1)
                .findFirst()
                .ifPresent(p -> unlike.add(name + " (" + p.getKey() + " " + ends(p.getValue()) + ")")));
        if (!unlike.isEmpty()) {
            problems.add(ProblemCode.CARBON_21_CODES_DIFFER, table.place(), unlike.size(), Listing.of(unlike));
        }
        biomass(table).ifPresent(problems::add);
        if (!strangers.isEmpty()) {
            problems.add(ProblemCode.CARBON_C15_CODES_UNUSED, table.place(), Listing.of(strangers));
        }
        return InputTable.of(table.place(), List.of("class", "value", "unit", "pool", "source"), rows, numbers);
    }

    /** That of the row, where there is one; t/ha of pools of carbon is tC/ha. */
    private static String unit(InputTable.Row row) {
        String written = row.text("unit");
        return written.isEmpty()
                        || Unit.find(written)
                                .filter(u -> u.substance() == Substance.UNSTATED
                                        && u.dimension().equals(Unit.T_C_PER_HA.dimension())
                                        && u.factor() == Unit.T_C_PER_HA.factor())
                                .isPresent()
                ? "tC/ha"
                : written;
    }

    /** The least and the largest density, each with a code that has it. */
    private static String ends(TreeMap<Double, String> densities) {
        return Numbers.text(densities.firstKey()) + " ["
                + densities.firstEntry().getValue() + "] - " + Numbers.text(densities.lastKey()) + " ["
                + densities.lastEntry().getValue() + "]";
    }
}
