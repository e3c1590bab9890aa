package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.table.TableForm;
import org.carbonscape.io.table.TableForm.Kind;

/** What each table of a study or a command holds, by the key that names it. */
public final class TableForms {
    static final TableForm ENERGY = TableForm.of()
            .need("year", "year", Kind.YEAR)
            .need("item", "item", Kind.TEXT)
            .need("amount", "activity", Kind.NUMBER)
            .need("unit_of_amount", "measure", Kind.MEASURE)
            .need("unit", "unit", Kind.PLACE)
            .may("sector", "sector", Kind.TEXT)
            .may("charged_to", "charged_to", Kind.TEXT)
            .may("low", "low", Kind.NUMBER)
            .may("high", "high", Kind.NUMBER)
            .may("distribution", "distribution", Kind.TEXT)
            .withUsual(EnergyAccount::shipped);
    static final TableForm EMISSIONS = TableForm.of()
            .need("year", "year", Kind.YEAR)
            .need("amount", "emission", Kind.NUMBER)
            .need("unit_of_amount", "measure", Kind.MEASURE)
            .need("unit", "unit", Kind.PLACE)
            .may("gas", "gas", Kind.TEXT)
            .may("sector", "sector", Kind.TEXT)
            .may("low", "low", Kind.NUMBER)
            .may("high", "high", Kind.NUMBER)
            .may("distribution", "distribution", Kind.TEXT)
            .withSectors(EnergyAccount::sectors);
    /** One series of a database, whose name says the unit: Indicator Name | CO2 emissions (kt). */
    private static final TableForm SERIES =
            EMISSIONS.withSectors(() -> name -> false).need("series", "series", Kind.TEXT);

    private static final TableForm PRODUCT = TableForm.of()
            .need("year", "year", Kind.YEAR)
            .need("amount", "product", Kind.NUMBER)
            .may("unit_of_amount", "measure", Kind.MEASURE)
            .need("unit", "unit", Kind.PLACE);
    private static final TableForm FACTORS = TableForm.of()
            .need("class", "class", Kind.TEXT)
            .need("value", "value", Kind.NUMBER)
            .need("unit", "measure", Kind.MEASURE)
            .may("low", "low", Kind.NUMBER)
            .may("high", "high", Kind.NUMBER)
            .may("distribution", "distribution", Kind.TEXT)
            .may("source", "source", Kind.TEXT)
            .may("tag", "tag", Kind.TEXT)
            .may("flow", "flow", Kind.TEXT)
            .may("unit_set", "unit_set", Kind.TEXT)
            .may("unit_id", "unit", Kind.PLACE);
    private static final TableForm STOCK = TableForm.of()
            .need("class", "class", Kind.TEXT)
            .need("value", "value", Kind.NUMBER)
            .need("unit", "measure", Kind.MEASURE)
            .may("pool", "pool", Kind.TEXT)
            .may("low", "low", Kind.NUMBER)
            .may("high", "high", Kind.NUMBER)
            .may("distribution", "distribution", Kind.TEXT)
            .may("source", "source", Kind.TEXT)
            .may("tag", "tag", Kind.TEXT);
    private static final TableForm INVEST = pools("lucode", "code", "c_above");
    private static final TableForm POOLS = pools("class", "class", "c_above");
    private static final TableForm VEGETATION_POOLS = pools("class", "class", "c_vegetation");
    private static final TableForm LEGEND = TableForm.of()
            .need("code", "code", Kind.TEXT)
            .need("class", "class", Kind.TEXT)
            .may("name", "", Kind.TEXT)
            .may("name_zh", "name_zh", Kind.TEXT)
            .may("color", "color", Kind.TEXT)
            .may("role", "role", Kind.TEXT);
    private static final TableForm LEVELS = ofLevel("class_1").may("name", "class_2", Kind.TEXT);
    private static final TableForm LEVEL_2 = ofLevel("class_2");
    private static final TableForm ITEM_FACTORS = TableForm.of()
            .need("item", "item", Kind.TEXT)
            .need("factor", "value", Kind.NUMBER)
            .need("unit", "measure", Kind.MEASURE)
            .may("category", "category", Kind.TEXT)
            .may("gas", "gas", Kind.TEXT)
            .may("stream", "stream", Kind.TEXT)
            .may("oxidation", "oxidation", Kind.NUMBER)
            .may("low", "low", Kind.NUMBER)
            .may("high", "high", Kind.NUMBER)
            .may("distribution", "distribution", Kind.TEXT)
            .may("year", "year", Kind.TEXT)
            .may("region", "applies_to", Kind.PLACE)
            .may("name_zh", "name_zh", Kind.TEXT)
            .may("aliases", "aliases", Kind.TEXT)
            .may("source", "source", Kind.TEXT)
            .may("tag", "tag", Kind.TEXT);
    private static final TableForm GRID_FACTORS = TableForm.of()
            .need("year", "year", Kind.YEAR)
            .need("value", "value", Kind.NUMBER)
            .need("unit", "measure", Kind.MEASURE)
            .may("low", "low", Kind.NUMBER)
            .may("high", "high", Kind.NUMBER)
            .may("distribution", "distribution", Kind.TEXT)
            .may("region", "applies_to", Kind.PLACE)
            .may("source", "source", Kind.TEXT)
            .may("tag", "tag", Kind.TEXT);
    private static final TableForm CRITERIA = TableForm.of()
            .need("criterion", "criterion", Kind.TEXT)
            .may("source", "layer", Kind.TEXT)
            .may("direction", "direction", Kind.TEXT)
            .may("grading", "grading", Kind.TEXT)
            .may("at", "at", Kind.TEXT)
            .may("scores", "scores", Kind.TEXT)
            .may("weight", "weight", Kind.TEXT)
            .may("name_zh", "name_zh", Kind.TEXT)
            .may("unit", "measure", Kind.TEXT)
            .may("status", "status", Kind.TEXT)
            .may("reference", "reference", Kind.TEXT);
    private static final TableForm ZONES =
            TableForm.of().need("rule", "rule", Kind.TEXT).need("zone", "zone", Kind.TEXT);
    private static final TableForm STRATEGIES =
            TableForm.of().need("measure", "measure_taken", Kind.TEXT).need("zone", "zone", Kind.TEXT);
    private static final TableForm RESISTANCE =
            TableForm.of().need("class", "class", Kind.TEXT).need("resistance", "resistance", Kind.NUMBER);
    private static final TableForm SCENARIOS = TableForm.of()
            .need("scenario", "scenario", Kind.TEXT)
            .may("zone", "zone", Kind.TEXT)
            .may("from", "from", Kind.TEXT)
            .may("to", "to", Kind.TEXT)
            .may("area_ha", "area_ha", Kind.NUMBER)
            .in("ha")
            .may("item", "item", Kind.TEXT)
            .may("percent", "percent", Kind.NUMBER)
            .in("%");

    private static final TableForm MANAGEMENT = TableForm.of()
            .need("class", "class", Kind.TEXT)
            .may("year", "year", Kind.YEAR)
            .may("use", "used_as", Kind.TEXT)
            .may("tillage", "tillage", Kind.TEXT)
            .may("input", "input", Kind.TEXT)
            .may("drained_organic", "drained_organic", Kind.NUMBER);
    private static final TableForm LAND_PARAMETERS = TableForm.of()
            .need("parameter", "parameter", Kind.TEXT)
            .need("value", "value", Kind.NUMBER)
            .need("unit", "measure", Kind.TEXT)
            .may("land", "land", Kind.TEXT)
            .may("practice", "practice", Kind.TEXT)
            .may("climate", "climate", Kind.TEXT)
            .may("ecozone", "ecozone", Kind.TEXT)
            .may("region", "land_region", Kind.TEXT)
            .may("soil", "soil", Kind.TEXT)
            .may("year", "year", Kind.TEXT)
            .may("low", "low", Kind.NUMBER)
            .may("high", "high", Kind.NUMBER)
            .may("distribution", "distribution", Kind.TEXT)
            .may("source", "source", Kind.TEXT)
            .may("tag", "tag", Kind.TEXT);
    private static final TableForm WOOD = TableForm.of()
            .need("year", "year", Kind.YEAR)
            .need("product", "item", Kind.TEXT)
            .need("amount", "activity", Kind.NUMBER)
            .need("unit_of_amount", "measure", Kind.MEASURE);
    private static final TableForm ZONE_CODES = TableForm.of()
            .need("layer", "layer", Kind.TEXT)
            .need("code", "code", Kind.TEXT)
            .need("zone", "zone", Kind.TEXT);
    private static final TableForm VEGETATION = TableForm.of()
            .need("class", "class", Kind.TEXT)
            .may("vegetation", "vegetation", Kind.TEXT)
            .may("efficiency", "efficiency", Kind.NUMBER)
            .may("ndvi_max", "ndvi_max", Kind.NUMBER)
            .may("ndvi_min", "ndvi_min", Kind.NUMBER)
            .may("source", "source", Kind.TEXT);

    private static final Map<String, List<TableForm>> BY_KEY = Map.ofEntries(
            Map.entry("energy", List.of(ENERGY)),
            Map.entry("emissions", List.of(EMISSIONS, SERIES)),
            Map.entry("product", List.of(PRODUCT)),
            Map.entry("factors", List.of(FACTORS)),
            Map.entry("stock", List.of(STOCK, INVEST, POOLS, VEGETATION_POOLS)),
            Map.entry("legend", List.of(LEGEND, LEVELS, LEVEL_2)),
            Map.entry("item-factors", List.of(ITEM_FACTORS)),
            Map.entry("grid-factors", List.of(GRID_FACTORS)),
            Map.entry("criteria", List.of(CRITERIA)),
            Map.entry("zones", List.of(ZONES)),
            Map.entry("strategies", List.of(STRATEGIES)),
            Map.entry("resistance", List.of(RESISTANCE)),
            Map.entry("scenarios", List.of(SCENARIOS)),
            Map.entry("management", List.of(MANAGEMENT)),
            Map.entry("parameters", List.of(LAND_PARAMETERS)),
            Map.entry("harvested-wood", List.of(WOOD)),
            Map.entry("codes", List.of(ZONE_CODES)),
            Map.entry("vegetation", List.of(VEGETATION)));

    /** Unit of measure of a driver's values. */
    static final String MEASURE = "unit_of_value";

    private TableForms() {}

    /** Carbon pools as columns, as InVEST has them. */
    /** A legend whose classes are those of a level: 一级类, beside which 二级类 only names what a code is. */
    private static TableForm ofLevel(String level) {
        return TableForm.of()
                .need("code", "code", Kind.TEXT)
                .need("class", level, Kind.TEXT)
                .may("name_zh", "name_zh", Kind.TEXT)
                .may("color", "color", Kind.TEXT)
                .may("role", "role", Kind.TEXT);
    }

    private static TableForm pools(String key, String meaning, String first) {
        TableForm form = TableForm.of()
                .need(key, meaning, Kind.TEXT)
                .need(first, first, Kind.NUMBER)
                .in("tC/ha");
        for (String pool : List.of("c_below", "c_soil", "c_dead")) {
            form = form.may(pool, pool, Kind.NUMBER).in("tC/ha");
        }
        return form.may("root_shoot", "root_shoot", Kind.NUMBER)
                .may("unit", "measure", Kind.MEASURE)
                .may("source", "source", Kind.TEXT);
    }

    /**
     * The forms a table may have; none where nobody knows what it holds.
     *
     * @param key {@code carbon.energy}, {@code carbon.energy.file}, {@code --item-factors}
     */
    public static List<TableForm> of(String key) {
        String path = key.replaceFirst("^--", "").replaceFirst("\\.file$", "");
        return BY_KEY.getOrDefault(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), List.of());
    }

    /** A header's names as the forms of a key have them; names of no meaning stay. */
    public static List<String> named(String key, List<String> header) {
        List<TableForm.Column> columns =
                of(key).stream().flatMap(f -> f.columns().stream()).toList();
        List<String> named = new ArrayList<>();
        for (String name : header) {
            String bare = HeaderWords.withoutMark(name);
            named.add(columns.stream()
                    .filter(c -> c.name().equalsIgnoreCase(name)
                            || (c.name().equalsIgnoreCase(bare) || HeaderWords.means(bare, c.meaning()))
                                    && header.stream().noneMatch(c.name()::equalsIgnoreCase)
                                    && !named.contains(c.name()))
                    .map(TableForm.Column::name)
                    .findFirst()
                    .orElse(name));
        }
        return named;
    }

    /** A driver's column, with the units it is of and, where it changes, the years. */
    static TableForm driver(String column) {
        return TableForm.of()
                .need("unit", "unit", Kind.PLACE)
                .may("year", "year", Kind.YEAR)
                .need(column, "", Kind.NUMBER)
                .may(MEASURE, "", Kind.MEASURE);
    }

    /** A table of one driver only, whatever its column of amounts is called. */
    static TableForm driverAmount() {
        return TableForm.of()
                .may("year", "year", Kind.YEAR)
                .need("amount", "amount", Kind.NUMBER)
                .may(MEASURE, "measure", Kind.MEASURE)
                .need("unit", "unit", Kind.PLACE);
    }

    /** Several drivers below each other: units, perhaps years, items and amounts. */
    static TableForm driverItems() {
        return TableForm.of()
                .may("year", "year", Kind.YEAR)
                .need("item", "item", Kind.TEXT)
                .need("amount", "amount", Kind.NUMBER)
                .may(MEASURE, "measure", Kind.MEASURE)
                .need("unit", "unit", Kind.PLACE);
    }
}
