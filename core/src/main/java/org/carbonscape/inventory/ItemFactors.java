package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.PresetTables;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * Emission factors of single items that go before the program's own (tier 2): {@code item,factor,unit}, unit being
 * carbon, CO2, CH4 or N2O per anything an amount may be measured in ({@code tCO2/t, kgCO2/m3, tC/TJ, kgCH4/head}), and
 * where wanted {@code category,gas,oxidation,source,tag,name_zh,aliases,year,region,stream}. A row adds an item or
 * replaces what the program has for its gas; an item may have a row for each gas. A row for a year or for a unit of the
 * study ({@code region}) goes before one for all. A factor per coal equivalent ({@code tC/tce}) replaces only the
 * second half of the standard-coal route: the item keeps its coal equivalent. In place of a factor and its unit a table
 * may have the columns whose product it is ({@link HeatColumns}). Immutable.
 */
public final class ItemFactors {
    private static final PresetTables PRESETS = new PresetTables(
            ItemFactors.class,
            "items-",
            List.of("eri-legacy", "geographical-research-2018"),
            ProblemCode.CARBON_01_PRESET);

    private final List<ItemFactor> factors;
    private final List<InputTable.Row> rows;
    private final boolean bundled;

    private ItemFactors(List<ItemFactor> factors, List<InputTable.Row> rows, boolean bundled) {
        this.factors = List.copyOf(factors);
        this.rows = List.copyOf(rows);
        this.bundled = bundled;
    }

    public static List<String> presets() {
        return PRESETS.names();
    }

    /**
     * Sets that circulate beside the routes: {@code eri-legacy} (three of its figures are suspect: not recommended) and
     * {@code geographical-research-2018}.
     *
     * @throws ProblemException where there is no such preset
     */
    public static ItemFactors preset(String place, String name) {
        ItemFactors read = of(PRESETS.table(place, name));
        return new ItemFactors(read.factors, read.rows, true);
    }

    /**
     * A user's table.
     *
     * @throws ProblemException with every problem of the table
     */
    public static ItemFactors of(InputTable table) {
        Problems problems = new Problems();
        Optional<HeatColumns> heat = HeatColumns.of(table);
        if (heat.isPresent() && !table.has("factor")) {
            table.require(problems, "item");
        } else {
            table.require(problems, "item", "factor", "unit");
        }
        problems.throwIfAny();
        List<ItemFactor> factors = new ArrayList<>();
        ItemNames names = shippedNames();
        Map<List<Object>, InputTable.Row> seen = new HashMap<>();
        for (InputTable.Row row : table.rows()) {
            String item = row.text("item");
            ItemFactor.read(row, Bilingual.same(item), heat, problems).ifPresent(f -> {
                InputTable.Row first = seen.putIfAbsent(f.key(names.find(item).orElse(item)), row);
                if (first != null) {
                    problems.add(ProblemCode.CARBON_03_TWICE, row.place(item), item, first.rowNumber());
                }
                factors.add(f);
            });
        }
        problems.throwIfAny();
        return new ItemFactors(factors, table.rows(), false);
    }

    /** By which an item is the same, whichever of them is written. */
    private static ItemNames shippedNames() {
        ItemNames names = new ItemNames(item -> MeasureWords.CONSUMPTION);
        Stream.of("items.csv", "inventory.csv")
                .forEach(r ->
                        names.read(InputTable.preset(r, ItemFactors.class, r).rows()));
        return names;
    }

    /** Whether a table has the columns of factors. */
    public static boolean areIn(InputTable table) {
        boolean factor = table.has("factor") && table.has("unit");
        return table.has("item") && (factor || HeatColumns.of(table).isPresent());
    }

    /** What can be read of a user's table, whatever is wrong with it: the rows that are right, and every name. */
    public static ItemFactors readable(InputTable table) {
        List<ItemFactor> factors = new ArrayList<>();
        Problems told = new Problems(); // by {@link #of}
        Optional<HeatColumns> heat = HeatColumns.of(table);
        for (InputTable.Row row : table.rows()) {
            String item = row.text("item");
            ItemFactor.read(row, Bilingual.same(item), heat, told).ifPresent(factors::add);
        }
        return new ItemFactors(factors, table.rows(), false);
    }

    static ItemFactors none() {
        return new ItemFactors(List.of(), List.of(), true);
    }

    List<ItemFactor> factors() {
        return factors;
    }

    /** Whether the program brings them: a user need not use all its items. */
    boolean areBundled() {
        return bundled;
    }

    /** As written, for the names of items. */
    List<InputTable.Row> rows() {
        return rows;
    }
}
