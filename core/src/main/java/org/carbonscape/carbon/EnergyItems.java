package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.InputTable;

/** Every item an energy table may name, with its factors on each route. Made from the preset tables. */
final class EnergyItems {
    /** One tonne of standard coal, 7,000 kcal/kg (GB/T 2589). */
    static final double TJ_PER_TCE = 0.029307;

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, FuelFactor> standardCoal = new LinkedHashMap<>();
    private final Map<Electricity, FuelFactor> electricity = new LinkedHashMap<>();
    private final Map<String, FuelFactor> ncv = new LinkedHashMap<>();
    private final Map<String, FuelFactor> ipcc = new LinkedHashMap<>();
    private final Map<String, FuelFactor> inventory = new LinkedHashMap<>();
    private final Set<String> biogenic = new LinkedHashSet<>();
    private final Map<String, ItemFactors.Own> own = new HashMap<>();

    EnergyItems(WarmingPotential gwp, ItemFactors factors) {
        readNames("items.csv");
        readNames("inventory.csv");
        readStandardCoal();
        readNcv();
        readIpcc();
        readHeat();
        readInventory(gwp);
        factors.byName().forEach((name, factor) -> {
            String item = names.computeIfAbsent(key(name), k -> name);
            known.add(name);
            own.put(item, factor);
        });
    }

    private static List<InputTable.Row> rows(String resource) {
        return InputTable.preset(resource, EnergyItems.class, resource).rows();
    }

    private void readNames(String resource) {
        for (InputTable.Row row : rows(resource)) {
            String item = row.text("item");
            List<String> all = new ArrayList<>(List.of(item, row.text("name_zh")));
            all.addAll(List.of(row.text("aliases").split(";")));
            all.stream().map(String::strip).filter(n -> !n.isEmpty()).forEach(n -> {
                names.putIfAbsent(key(n), item);
                known.add(n);
            });
        }
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('（', '(').replace('）', ')').replaceAll("[\\s_-]+", " ");
    }

    private static FactorUsed used(InputTable.Row row, String part, String column, String unit) {
        return new FactorUsed(row.text("item") + (part.isEmpty() ? "" : ": " + part), row.requiredNumber(column, row.text("item")), unit,
                row.text("source"), Provenance.of(row.text("tag")));
    }

    private void readStandardCoal() {
        for (InputTable.Row row : rows("standard-coal.csv")) {
            String item = row.text("item");
            Unit unit = Unit.of(row.text("coal_unit"));
            double tce = row.requiredNumber("coal", item) * unit.factor();
            double carbon = row.requiredNumber("carbon_tC_per_tce", item);
            Dimension d = unit.dimension();
            double perEnergy = d.energy() == -1 ? tce * carbon : carbon / TJ_PER_TCE;
            FuelFactor factor = FuelFactor.of(d.perMass() == 1 ? tce * carbon : Double.NaN, d.volume() == -1 ? tce * carbon : Double.NaN,
                    perEnergy, carbon, false, List.of(used(row, "standard coal" + variant(row), "coal", row.text("coal_unit")),
                            used(row, "carbon of standard coal" + variant(row), "carbon_tC_per_tce", "tC/tce")));
            if (item.equals("electricity")) {
                electricity.put(Electricity.of("standard-coal.csv", row.text("variant")), factor);
            } else {
                standardCoal.put(item, factor);
            }
        }
    }

    private static String variant(InputTable.Row row) {
        return row.text("variant").isEmpty() ? "" : " (" + row.text("variant") + ")";
    }

    private void readNcv() {
        for (InputTable.Row row : rows("ncv.csv")) {
            String item = row.text("item");
            Unit unit = Unit.of(row.text("ncv_unit"));
            double perTJ = row.requiredNumber("carbon_tC_per_TJ", item) * row.requiredNumber("oxidation", item);
            double amount = row.requiredNumber("ncv", item) * unit.factor() * perTJ;
            ncv.merge(item, FuelFactor.of(unit.dimension().perMass() == 1 ? amount : Double.NaN,
                    unit.dimension().volume() == -1 ? amount : Double.NaN, perTJ, perTJ * TJ_PER_TCE, false,
                    List.of(used(row, "net calorific value", "ncv", row.text("ncv_unit")),
                            used(row, "carbon content", "carbon_tC_per_TJ", "tC/TJ"), used(row, "oxidation", "oxidation", ""))), FuelFactor::or);
        }
    }

    private void readIpcc() {
        for (InputTable.Row row : rows("ipcc.csv")) {
            String item = row.text("item");
            Unit unit = Unit.of(row.text("ncv_unit"));
            double perTJ = Substance.co2ToCarbon(row.requiredNumber("kgCO2_per_TJ", item) / 1000);
            double amount = row.number("ncv", item) * unit.factor() * perTJ;
            List<FactorUsed> used = new ArrayList<>();
            if (!row.text("ncv").isEmpty()) {
                used.add(used(row, "net calorific value", "ncv", row.text("ncv_unit")));
            }
            used.add(used(row, "emission factor", "kgCO2_per_TJ", "kgCO2/TJ"));
            ipcc.merge(item, FuelFactor.of(unit.dimension().perMass() == 1 ? amount : Double.NaN,
                    unit.dimension().volume() == -1 ? amount : Double.NaN, perTJ, perTJ * TJ_PER_TCE,
                    row.text("biomass").equals("yes"), used), FuelFactor::or);
        }
    }

    private void readHeat() {
        for (InputTable.Row row : rows("heat.csv")) {
            Unit unit = Unit.of(row.text("unit")).asCarbon();
            FuelFactor heat = FuelFactor.perEnergy(unit.convert(row.requiredNumber("value", "heat"), Unit.of("tC/TJ")),
                    used(row, "", "value", row.text("unit")));
            ncv.put("heat", heat);
            ipcc.put("heat", heat);
        }
    }

    private void readInventory(WarmingPotential gwp) {
        for (InputTable.Row row : rows("inventory.csv")) {
            String item = row.text("item");
            Unit unit = Unit.of(row.text("unit"));
            double tC = row.requiredNumber("factor", item) * unit.factor() * gwp.tC_per_t(unit.substance());
            FactorUsed used = used(row, "", "factor", row.text("unit"));
            Dimension d = unit.dimension();
            boolean massPerMass = d.perMass() == 1;
            Dimension per = new Dimension(0, 0, -d.area(), -d.time(), -d.energy(), -d.volume(), -d.count(), -d.money());
            inventory.put(item, massPerMass ? FuelFactor.perMass(tC, used) : FuelFactor.per(per, tC, used));
            if (row.text("biogenic").equals("yes")) {
                biogenic.add(item);
            }
        }
    }

    /** The item a name means, in English or Chinese. */
    Optional<String> find(String name) {
        return Optional.ofNullable(names.get(key(name)));
    }

    /** Every name that means an item, for suggestions. */
    Set<String> names() {
        return known;
    }

    boolean isBiogenic(String item) {
        return biogenic.contains(item);
    }

    /** Whether a user's own factor is given for the item. */
    boolean isOwn(String item) {
        return own.containsKey(item);
    }

    /** The factor of an item, the user's own before the route's; empty where there is none (grid electricity has its own place). */
    Optional<FuelFactor> factor(String item, Route route, Electricity variant) {
        Optional<FuelFactor> preset = preset(item, route, variant);
        return isOwn(item) ? Optional.of(ItemFactors.factor(own.get(item), preset, route == Route.STANDARD_COAL)) : preset;
    }

    private Optional<FuelFactor> preset(String item, Route route, Electricity variant) {
        if (inventory.containsKey(item)) {
            return Optional.of(inventory.get(item));
        }
        if (route == Route.STANDARD_COAL && item.equals("electricity")) {
            return Optional.of(electricity.get(variant));
        }
        return Optional.ofNullable(table(route).get(item));
    }

    /** Ids of the routes on which the item has a factor. */
    String routesOf(String item) {
        List<String> routes = new ArrayList<>();
        for (Route route : Route.values()) {
            if (table(route).containsKey(item) || item.equals("electricity")) {
                routes.add(route.id());
            }
        }
        return String.join(", ", routes);
    }

    private Map<String, FuelFactor> table(Route route) {
        return switch (route) {
            case STANDARD_COAL -> standardCoal;
            case NCV -> ncv;
            case IPCC -> ipcc;
        };
    }
}
