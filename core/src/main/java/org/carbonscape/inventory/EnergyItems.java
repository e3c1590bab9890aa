package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;

/** Every item an energy table may name, with its factors on each route. Made from the preset tables. */
final class EnergyItems {
    /** The one factor of an item. */
    private static final Bilingual UNDIVIDED = Bilingual.same("");

    private static final Pattern BLANKS = Pattern.compile("[\\s_-]+");

    private final WarmingPotential gwp;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> chinese = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    /** Rows by item: a factor is made when it is first asked for, since a study uses a dozen of a hundred. */
    private final Map<Route, Map<String, List<InputTable.Row>>> routes = new EnumMap<>(Route.class);

    private final Map<String, List<InputTable.Row>> heat;
    private final Map<String, List<InputTable.Row>> inventory;
    private final Map<String, ItemFactors.Own> own = new HashMap<>();
    private final Map<List<Object>, Optional<FuelFactor>> made = new HashMap<>();

    EnergyItems(WarmingPotential gwp, ItemFactors factors) {
        this.gwp = gwp;
        List<InputTable.Row> inventoryRows = rows("inventory.csv");
        readNames(rows("items.csv"));
        readNames(inventoryRows);
        routes.put(Route.STANDARD_COAL, byItem(rows("standard-coal.csv")));
        routes.put(Route.NCV, byItem(rows("ncv.csv")));
        routes.put(Route.IPCC, byItem(rows("ipcc.csv")));
        heat = byItem(rows("heat.csv"));
        inventory = byItem(inventoryRows);
        factors.byName().forEach((name, factor) -> {
            String item = names.computeIfAbsent(key(name), k -> name);
            known.add(name);
            own.put(item, factor);
        });
    }

    private static List<InputTable.Row> rows(String resource) {
        return InputTable.preset(resource, EnergyItems.class, resource).rows();
    }

    private static Map<String, List<InputTable.Row>> byItem(List<InputTable.Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(r -> r.text("item"), LinkedHashMap::new, Collectors.toList()));
    }

    private void readNames(List<InputTable.Row> rows) {
        for (InputTable.Row row : rows) {
            String item = row.text("item");
            if (!row.text("name_zh").isEmpty()) {
                chinese.putIfAbsent(item, row.text("name_zh"));
            }
            List<String> all = new ArrayList<>(List.of(item, row.text("name_zh")));
            all.addAll(List.of(row.text("aliases").split(";")));
            all.stream().map(String::strip).filter(n -> !n.isEmpty()).forEach(n -> {
                names.putIfAbsent(key(n), item);
                known.add(n);
            });
        }
    }

    private static String key(String name) {
        return BLANKS.matcher(
                        name.strip().toLowerCase(Locale.ROOT).replace('（', '(').replace('）', ')'))
                .replaceAll(" ");
    }

    private FactorUsed used(InputTable.Row row, Bilingual part, String column, String unit) {
        String item = row.text("item");
        String zh = chinese.getOrDefault(item, item);
        boolean undivided = part == UNDIVIDED;
        return new FactorUsed(
                Bilingual.of(
                        item + (undivided ? "" : ": " + part.in(Language.EN)),
                        zh + (undivided ? "" : "：" + part.in(Language.ZH))),
                row.requiredNumber(column, item),
                unit,
                row.text("source"),
                Provenance.of(row.text("tag")));
    }

    private FuelFactor standardCoal(InputTable.Row row) {
        String item = row.text("item");
        Unit unit = Unit.of(row.text("coal_unit"));
        double tce = row.requiredNumber("coal", item) * unit.factor();
        double carbon = row.requiredNumber("carbon_tC_per_tce", item);
        Dimension d = unit.dimension();
        String variant = row.text("variant").isEmpty() ? "" : " (" + row.text("variant") + ")";
        return FuelFactor.of(
                d.perMass() == 1 ? tce * carbon : Double.NaN,
                d.volume() == -1 ? tce * carbon : Double.NaN,
                d.energy() == -1 ? tce * carbon : carbon / ItemFactors.TJ_PER_TCE,
                carbon,
                false,
                List.of(
                        used(
                                row,
                                Bilingual.of("standard coal" + variant, "折标准煤系数" + variant),
                                "coal",
                                row.text("coal_unit")),
                        used(
                                row,
                                Bilingual.of("carbon of standard coal" + variant, "标准煤含碳量" + variant),
                                "carbon_tC_per_tce",
                                "tC/tce")));
    }

    private FuelFactor ncv(InputTable.Row row) {
        String item = row.text("item");
        double perTJ = row.requiredNumber("carbon_tC_per_TJ", item) * row.requiredNumber("oxidation", item);
        return byCalorificValue(
                row,
                perTJ,
                false,
                List.of(
                        used(row, Bilingual.of("net calorific value", "平均低位发热量"), "ncv", row.text("ncv_unit")),
                        used(row, Bilingual.of("carbon content", "单位热值含碳量"), "carbon_tC_per_TJ", "tC/TJ"),
                        used(row, Bilingual.of("oxidation", "碳氧化率"), "oxidation", "")));
    }

    private FuelFactor ipcc(InputTable.Row row) {
        List<FactorUsed> used = new ArrayList<>();
        if (!row.text("ncv").isEmpty()) {
            used.add(used(row, Bilingual.of("net calorific value", "平均低位发热量"), "ncv", row.text("ncv_unit")));
        }
        used.add(used(row, Bilingual.of("emission factor", "排放因子"), "kgCO2_per_TJ", "kgCO2/TJ"));
        double perTJ = Substance.co2ToCarbon(row.requiredNumber("kgCO2_per_TJ", row.text("item")) / 1000);
        return byCalorificValue(row, perTJ, row.text("biomass").equals("yes"), used);
    }

    /** Without a calorific value (NaN) amounts are energy only. */
    private static FuelFactor byCalorificValue(InputTable.Row row, double perTJ, boolean memo, List<FactorUsed> used) {
        Unit unit = Unit.of(row.text("ncv_unit"));
        double amount = row.number("ncv", row.text("item")) * unit.factor() * perTJ;
        return FuelFactor.of(
                unit.dimension().perMass() == 1 ? amount : Double.NaN,
                unit.dimension().volume() == -1 ? amount : Double.NaN,
                perTJ,
                perTJ * ItemFactors.TJ_PER_TCE,
                memo,
                used);
    }

    private FuelFactor heat(InputTable.Row row) {
        Unit unit = Unit.of(row.text("unit")).asCarbon();
        return FuelFactor.perEnergy(
                unit.convert(row.requiredNumber("value", "heat"), Unit.of("tC/TJ")),
                used(row, UNDIVIDED, "value", row.text("unit")));
    }

    private FuelFactor inventory(InputTable.Row row) {
        Unit unit = Unit.of(row.text("unit"));
        double tC = row.requiredNumber("factor", row.text("item")) * unit.factor() * gwp.tC_per_t(unit.substance());
        FactorUsed used = used(row, UNDIVIDED, "factor", row.text("unit"));
        Dimension d = unit.dimension();
        return d.perMass() == 1
                ? FuelFactor.perMass(tC, used)
                : FuelFactor.per(
                        new Dimension(0, 0, -d.area(), -d.time(), -d.energy(), -d.volume(), -d.count(), -d.money()),
                        tC,
                        used);
    }

    /** The item a name means, in English or Chinese. */
    Optional<String> find(String name) {
        return Optional.ofNullable(names.get(key(name)));
    }

    /** Every name that means an item, for suggestions. */
    Set<String> names() {
        return known;
    }

    /** Where its emissions stand in an inventory: fuels are burnt, electricity and heat are bought. */
    Category category(String item) {
        if (inventory.containsKey(item)) {
            return Category.of(inventory.get(item).get(0).text("category"));
        }
        return Category.of(item.equals("electricity") || heat.containsKey(item) ? "X.1" : "1.A");
    }

    boolean isBiogenic(String item) {
        return inventory.containsKey(item)
                && inventory.get(item).get(0).text("biogenic").equals("yes");
    }

    /** Whether a user's own factor is given for the item. */
    boolean isOwn(String item) {
        return own.containsKey(item);
    }

    /**
     * The factor of an item, the user's own before the route's; empty where there is none (grid electricity has its own
     * place).
     */
    Optional<FuelFactor> factor(String item, Route route, Electricity variant) {
        return made.computeIfAbsent(List.of(item, route, variant), k -> {
            Optional<FuelFactor> preset = preset(item, route, variant);
            return isOwn(item)
                    ? Optional.of(ItemFactors.factor(
                            Objects.requireNonNull(own.get(item)), preset, route == Route.STANDARD_COAL))
                    : preset;
        });
    }

    private Optional<FuelFactor> preset(String item, Route route, Electricity variant) {
        if (inventory.containsKey(item)) {
            return Optional.of(inventory(inventory.get(item).get(0)));
        }
        if (route != Route.STANDARD_COAL && heat.containsKey(item)) {
            return Optional.of(heat(heat.get(item).get(0)));
        }
        return routes.getOrDefault(route, Map.of()).getOrDefault(item, List.of()).stream()
                .filter(r -> r.text("variant").isEmpty() || r.text("variant").equals(variant.id()))
                .map(r -> switch (route) {
                    case STANDARD_COAL -> standardCoal(r);
                    case NCV -> ncv(r);
                    case IPCC -> ipcc(r);
                })
                .reduce(FuelFactor::or);
    }

    /** Ids of the routes on which the item has a factor. */
    String routesOf(String item) {
        List<String> ids = new ArrayList<>();
        routes.forEach((route, table) -> {
            if (table.containsKey(item) || item.equals("electricity") || heat.containsKey(item)) {
                ids.add(route.id());
            }
        });
        return String.join(", ", ids);
    }
}
