package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Gas;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.inventory.FuelFactor.Chain;
import org.carbonscape.land.LandRole;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problems;

/** Every item a table of activities may name, with its factors. Made from the preset tables and the user's own. */
final class EnergyItems {
    /** What the program's own streams are called in Chinese. */
    private static final Map<String, String> STREAMS_ZH = Map.of(
            "manure management", "粪便管理",
            "direct", "直接",
            "leached", "淋溶",
            "volatilised", "挥发",
            "anode effects", "阳极效应",
            "recovered", "回收");

    private static final Bilingual NCV = Bilingual.of("net calorific value", "平均低位发热量");
    private final ItemNames names = new ItemNames(this::measure);
    /** Rows by item: a factor is made when it is first asked for, since a study uses a dozen of a hundred. */
    private final Map<Route, Map<String, List<InputTable.Row>>> routes = new EnumMap<>(Route.class);

    private final Map<String, String> groups = new HashMap<>();
    private final Map<String, List<InputTable.Row>> heat;
    private final Map<String, List<InputTable.Row>> inventory;
    private final Map<String, List<InputTable.Row>> burning;
    private final Set<String> regional = new HashSet<>(); // items with factors by region
    private final Map<String, List<ItemFactor>> own = new HashMap<>();
    private final Map<List<Object>, Optional<FuelFactor>> made = new HashMap<>();

    /**
     * @param guidelines the edition of the IPCC's, 2006 or 2019
     * @param region     of factors of farming
     */
    EnergyItems(Guidelines guidelines, FarmRegion region, ItemFactors factors) {
        List<InputTable.Row> fuels = rows("items.csv");
        List<InputTable.Row> inventoryRows = rows("inventory.csv");
        names.read(fuels);
        names.read(inventoryRows);
        fuels.forEach(r -> groups.put(r.text("item"), r.text("group")));
        routes.put(Route.STANDARD_COAL, by("item", rows("standard-coal.csv")));
        routes.put(Route.NCV, by("item", rows("ncv.csv")));
        routes.put(Route.IPCC, by("item", rows("ipcc.csv")));
        heat = by("item", rows("heat.csv"));
        burning = by("fuel", rows("fuel-gases.csv"));
        inventory = by(
                "item",
                inventoryRows.stream()
                        .filter(r -> guidelines.has(r.text("guidelines")) && region.has(r.text("region")))
                        .toList());
        factors.rows().stream()
                .map(r -> r.text("item"))
                .filter(i -> find(i).isEmpty())
                .forEach(names::add);
        inventoryRows.stream().filter(r -> !r.text("region").isEmpty()).forEach(r -> regional.add(r.text("item")));
        names.read(factors.rows());
        factors.factors()
                .forEach(f -> own.computeIfAbsent(find(f.item()).orElse(f.item()), k -> new ArrayList<>())
                        .add(f));
    }

    private static List<InputTable.Row> rows(String resource) {
        return InputTable.preset(resource, EnergyItems.class, resource).rows();
    }

    private static Map<String, List<InputTable.Row>> by(String column, List<InputTable.Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(r -> r.text(column), LinkedHashMap::new, Collectors.toList()));
    }

    private FactorUsed used(InputTable.Row row, Bilingual part, String column, String unit) {
        String item = row.text("item");
        return new FactorUsed(
                names.with(item, part),
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
        FactorUsed equivalent =
                used(row, Bilingual.of("standard coal" + variant, "折标准煤系数" + variant), "coal", row.text("coal_unit"));
        FactorUsed perCoal = used(
                row,
                Bilingual.of("carbon of standard coal" + variant, "标准煤含碳量" + variant),
                "carbon_tC_per_tce",
                "tC/tce");
        List<Chain> chains = new ArrayList<>();
        if (d.perMass() == 1) {
            chains.add(FuelFactor.perMass(tce * carbon, equivalent, perCoal));
        }
        if (d.volume() == -1) {
            chains.add(FuelFactor.perVolume(tce * carbon, equivalent, perCoal));
        }
        chains.add(
                d.energy() == -1
                        ? FuelFactor.perEnergy(tce * carbon, equivalent, perCoal)
                        : FuelFactor.perEnergy(carbon / FuelFactor.TJ_PER_TCE, FuelFactor.COAL_OF_HEAT, perCoal));
        chains.add(FuelFactor.perCoal(carbon, perCoal));
        return new FuelFactor(chains, false)
                .with(equivalent, spread(row, "coal"))
                .with(perCoal, spread(row, "carbon_tC_per_tce", "carbon"));
    }

    private FuelFactor ncv(InputTable.Row row) {
        String item = row.text("item");
        double perTJ = row.requiredNumber("carbon_tC_per_TJ", item) * row.requiredNumber("oxidation", item);
        FactorUsed carbon = used(row, Bilingual.of("carbon content", "单位热值含碳量"), "carbon_tC_per_TJ", "tC/TJ");
        return byCalorificValue(row, perTJ, carbon, used(row, Bilingual.of("oxidation", "碳氧化率"), "oxidation", ""))
                .with(carbon, spread(row, "carbon_tC_per_TJ", "carbon"));
    }

    private FuelFactor ipcc(InputTable.Row row) {
        double perTJ = Substance.co2ToCarbon(row.requiredNumber("kgCO2_per_TJ", row.text("item")) / 1000);
        FactorUsed emitted = used(row, Bilingual.of("emission factor", "排放因子"), "kgCO2_per_TJ", "kgCO2/TJ");
        FuelFactor factor = byCalorificValue(row, perTJ, emitted).with(emitted, spread(row, "kgCO2_per_TJ", ""));
        return row.text("biomass").equals("yes") ? factor.asMemo() : factor;
    }

    /** Without a calorific value amounts are energy only. */
    private FuelFactor byCalorificValue(InputTable.Row row, double perTJ, FactorUsed... steps) {
        List<Chain> chains = new ArrayList<>();
        if (!row.text("ncv").isEmpty()) {
            Unit unit = Unit.of(row.text("ncv_unit"));
            double amount = row.number("ncv", row.text("item")) * unit.factor() * perTJ;
            FactorUsed value = used(row, NCV, "ncv", row.text("ncv_unit"));
            FactorUsed[] way = behind(value, List.of(steps));
            Chain chain = unit.dimension().perMass() == 1
                    ? FuelFactor.perMass(amount, way)
                    : FuelFactor.perVolume(amount, way);
            Distribution may = spread(row, "ncv");
            chains.add(may.isCertain() ? chain : chain.with(value, may));
        }
        chains.add(FuelFactor.perEnergy(perTJ, steps));
        chains.add(FuelFactor.perCoal(perTJ * FuelFactor.TJ_PER_TCE, behind(FuelFactor.HEAT_OF_COAL, List.of(steps))));
        return new FuelFactor(chains, false);
    }

    private FuelFactor heat(InputTable.Row row) {
        Unit unit = Unit.of(row.text("unit")).asCarbon();
        FactorUsed heat = used(row, ItemNames.UNDIVIDED, "value", row.text("unit"));
        return FuelFactor.of(
                        FuelFactor.perEnergy(unit.convert(row.requiredNumber("value", "heat"), Unit.of("tC/TJ")), heat))
                .with(heat, spread(row, "value", ""));
    }

    /** The item a name means, in English or Chinese, as statistics print it. */
    Optional<String> find(String name) {
        return names.find(name);
    }

    /** What of an item is counted: fuels are consumed, others go by what their factor is per. */
    private String measure(String item) {
        if (!inventory.containsKey(item)) {
            return MeasureWords.CONSUMPTION;
        }
        InputTable.Row row = inventory.get(item).get(0);
        return MeasureWords.of(
                row.text("category"),
                row.text("unit").substring(row.text("unit").indexOf('/') + 1));
    }

    /** Every name that means an item, for suggestions. */
    Set<String> names() {
        return names.known();
    }

    /** Units of factors; none of fuels. */
    Stream<String> units(String item) {
        return inventory.getOrDefault(item, List.of()).stream().map(r -> r.text("unit"));
    }

    String nameZh(String item) {
        return names.chinese(item);
    }

    /** Kind of land that carries what the item emits, where not its category decides. */
    Optional<LandRole> land(String item) {
        return inventory.getOrDefault(item, List.of()).stream()
                .filter(r -> !isOwn(item))
                .flatMap(r -> LandRole.find(r.text("land")).stream())
                .findFirst();
    }

    /** Whether its factor hangs on the region of farming. */
    boolean isRegional(String item) {
        return regional.contains(item) && !own.containsKey(item);
    }

    boolean isBiogenic(String item) {
        return inventory.containsKey(item)
                && inventory.get(item).get(0).text("biogenic").equals("yes");
    }

    boolean isFuel(String item) {
        return !groups.getOrDefault(item, "").isEmpty();
    }

    /** Whether a user's own factor is given for the CO2 of the item. */
    boolean isOwn(String item) {
        return own.getOrDefault(item, List.of()).stream().anyMatch(f -> f.gas().equals(Gas.CO2));
    }

    /** Where its emissions stand in an inventory: fuels are burnt, electricity and heat are bought. */
    private Category category(String item, Optional<Sector> sector) {
        if (inventory.containsKey(item)) {
            return Category.of(inventory.get(item).get(0).text("category"));
        }
        if (item.equals("electricity") || heat.containsKey(item)) {
            return Category.of("X.1");
        }
        return sector.map(Sector::category).orElseGet(() -> Category.of("1.A"));
    }

    /**
     * All that an item emits, the user's own factors before the program's, gas by gas; empty where there is nothing for
     * it on the route (grid electricity has its own place).
     */
    List<GasFactor> factors(String item, InventoryOptions options, Optional<Sector> sector, int year, String unitId) {
        List<GasFactor> all = new ArrayList<>(own(item, options, sector, year, unitId));
        Set<Gas> replaced = all.stream().map(GasFactor::gas).collect(Collectors.toSet());
        if (inventory.containsKey(item)) {
            List<ItemFactor> shipped =
                    inventory.get(item).stream().map(row -> shipped(item, row)).toList();
            List<GasFactor> own = List.copyOf(all);
            for (ItemFactor factor : shipped) {
                if (own.stream().noneMatch(o -> o.replaces(factor, shipped))) {
                    all.add(new GasFactor(
                            factor.category().orElseThrow(), factor.gas(), factor.stream(), factor.factor()));
                }
            }
        } else if (!replaced.contains(Gas.CO2)) {
            preset(item, options.route(), options.electricity())
                    .ifPresent(f -> all.add(new GasFactor(category(item, sector), Gas.CO2, "", f)));
        }
        sector.filter(s -> isFuel(item))
                .ifPresent(s -> burnt(item, options.route(), s).stream()
                        .filter(g -> !replaced.contains(g.gas()))
                        .forEach(all::add));
        return all;
    }

    private ItemFactor shipped(String item, InputTable.Row row) {
        Bilingual stream = row.text("stream").isEmpty()
                ? ItemNames.UNDIVIDED
                : Bilingual.of(
                        row.text("gas") + " " + row.text("stream"),
                        row.text("gas") + " " + STREAMS_ZH.getOrDefault(row.text("stream"), row.text("stream")));
        Problems problems = new Problems();
        Optional<ItemFactor> factor = ItemFactor.read(row, names.with(item, stream), problems);
        problems.throwIfAny();
        return factor.orElseThrow();
    }

    private List<GasFactor> own(
            String item, InventoryOptions options, Optional<Sector> sector, int year, String unitId) {
        Map<List<Object>, ItemFactor> best = new LinkedHashMap<>();
        own.getOrDefault(item, List.of()).stream()
                .filter(f -> f.where().holds(year, unitId))
                .sorted(Comparator.comparingInt(f -> f.where().rank()))
                .forEach(f -> best.put(
                        List.of(
                                f.category(),
                                f.gas(),
                                f.stream(),
                                f.unit().dimension(),
                                f.unit().per()),
                        f));
        Map<List<Object>, List<ItemFactor>> byGas = new LinkedHashMap<>();
        best.values()
                .forEach(f -> byGas.computeIfAbsent(
                                List.of(f.category().orElseGet(() -> category(item, sector)), f.gas(), f.stream()),
                                k -> new ArrayList<>())
                        .add(f));
        return byGas.entrySet().stream()
                .map(e -> new GasFactor(
                        (Category) e.getKey().get(0),
                        (Gas) e.getKey().get(1),
                        (String) e.getKey().get(2),
                        together(item, e.getValue(), options)))
                .toList();
    }

    /**
     * Factors of one gas, each by another measure: those that say more of where they hold before others, and what is
     * per the measure of an amount before what would have to be converted.
     */
    private FuelFactor together(String item, List<ItemFactor> own, InventoryOptions options) {
        if (own.size() == 1) {
            return factor(item, own.get(0), options);
        }
        record Way(int rank, boolean converted, FuelFactor factor) {}
        return own.stream()
                .flatMap(f -> Stream.of(
                        new Way(f.where().rank(), false, f.factor()),
                        new Way(f.where().rank(), true, factor(item, f, options))))
                .sorted(Comparator.comparingInt((Way w) -> -w.rank).thenComparing(Way::converted))
                .map(Way::factor)
                .reduce(FuelFactor::or)
                .orElseThrow();
    }

    /** A factor per coal equivalent keeps the coal equivalents of the route; elsewhere it is one of energy too. */
    private FuelFactor factor(String item, ItemFactor own, InventoryOptions options) {
        return carbon(item, own, options).with(own.used().get(0), own.spread());
    }

    private FuelFactor carbon(String item, ItemFactor own, InventoryOptions options) {
        if (own.isPerCoal()) {
            Optional<FuelFactor> route = preset(item, options.route(), options.electricity());
            return options.route() == Route.STANDARD_COAL && route.isPresent()
                    ? route.get().withCarbonPerCoal(own.amount(), own.used().get(0))
                    : FuelFactor.of(
                            FuelFactor.perEnergy(
                                    own.amount() / FuelFactor.TJ_PER_TCE, behind(FuelFactor.COAL_OF_HEAT, own.used())),
                            FuelFactor.perCoal(own.amount(), own.used().toArray(FactorUsed[]::new)));
        }
        return own.unit().dimension().energy() == -1
                ? FuelFactor.of(
                        FuelFactor.perEnergy(own.amount(), own.used().toArray(FactorUsed[]::new)),
                        FuelFactor.perCoal(
                                own.amount() * FuelFactor.TJ_PER_TCE, behind(FuelFactor.HEAT_OF_COAL, own.used())))
                : own.factor();
    }

    private static FactorUsed[] behind(FactorUsed first, List<FactorUsed> used) {
        return Stream.concat(Stream.of(first), used.stream()).toArray(FactorUsed[]::new);
    }

    /** The CO2 of an item on a route by what ships; empty where there is none. */
    Optional<FuelFactor> preset(String item, Route route, Electricity variant) {
        return made.computeIfAbsent(List.of(item, route, variant), k -> {
            if (route != Route.STANDARD_COAL && heat.containsKey(item)) {
                return Optional.of(heat(heat.get(item).get(0)));
            }
            return routes.getOrDefault(route, Map.of()).getOrDefault(item, List.of()).stream()
                    .filter(r ->
                            r.text("variant").isEmpty() || r.text("variant").equals(variant.id()))
                    .map(r -> switch (route) {
                        case STANDARD_COAL -> standardCoal(r);
                        case NCV -> ncv(r);
                        case IPCC -> ipcc(r);
                    })
                    .reduce(FuelFactor::or);
        });
    }

    /** CH4 and N2O of a fuel burnt in a sector: its own row, else that of its group. */
    private List<GasFactor> burnt(String item, Route route, Sector sector) {
        Optional<FuelFactor> energy = energy(item, route);
        if (energy.isEmpty()) {
            return List.of();
        }
        List<InputTable.Row> rows = at(item, sector);
        if (rows.isEmpty()) {
            rows = at(groups.getOrDefault(item, ""), sector);
        }
        return rows.stream()
                .map(r -> {
                    Gas gas = Gas.of(r.text("gas"));
                    double perTJ = r.requiredNumber("factor", item) / 1000;
                    FactorUsed used = new FactorUsed(
                            names.with(
                                    item,
                                    Bilingual.of(
                                            gas + " of " + sector.name(),
                                            sector.words().get(1) + " " + gas)),
                            r.requiredNumber("factor", item),
                            "kg" + gas + "/TJ",
                            r.text("source"),
                            Provenance.of(r.text("tag")));
                    List<Chain> chains = energy.get().chains().stream()
                            .map(c -> {
                                List<FactorUsed> steps = new ArrayList<>(c.steps());
                                steps.add(used);
                                return new Chain(c.of(), c.coal(), c.per() * perTJ, steps, c.uncertain())
                                        .with(used, spread(r, "factor", ""));
                            })
                            .toList();
                    return new GasFactor(sector.category(), gas, "", new FuelFactor(chains, false));
                })
                .toList();
    }

    private static Distribution spread(InputTable.Row row, String column) {
        return spread(row, column, column);
    }

    /** What a number that ships may be instead, from its column and those of its limits; certain without them. */
    private static Distribution spread(InputTable.Row row, String column, String limits) {
        String before = limits.isEmpty() ? "" : limits + "_";
        double value = row.requiredNumber(column, "");
        return row.text(before + "low").isEmpty()
                ? Distribution.certain(value)
                : Distribution.between(
                        value, row.requiredNumber(before + "low", ""), row.requiredNumber(before + "high", ""));
    }

    private List<InputTable.Row> at(String fuel, Sector sector) {
        return burning.getOrDefault(fuel, List.of()).stream()
                .filter(r -> r.text("burner").equals(sector.burner()))
                .toList();
    }

    /** TJ in an amount, by the calorific values of the route; on the standard-coal route by coal equivalents. */
    private Optional<FuelFactor> energy(String item, Route route) {
        List<InputTable.Row> rows = routes.getOrDefault(route, Map.of()).getOrDefault(item, List.of());
        List<Chain> chains = new ArrayList<>();
        for (InputTable.Row row : rows) {
            boolean coal = route == Route.STANDARD_COAL;
            String column = coal ? "coal" : "ncv";
            if (row.text(column).isEmpty()) {
                continue;
            }
            Unit unit = Unit.of(row.text(column + "_unit"));
            double per = row.requiredNumber(column, item) * unit.factor() * (coal ? FuelFactor.TJ_PER_TCE : 1);
            FactorUsed used =
                    used(row, coal ? Bilingual.of("standard coal", "折标准煤系数") : NCV, column, row.text(column + "_unit"));
            FactorUsed[] steps = coal ? new FactorUsed[] {used, FuelFactor.HEAT_OF_COAL} : new FactorUsed[] {used};
            Chain chain =
                    unit.dimension().perMass() == 1 ? FuelFactor.perMass(per, steps) : FuelFactor.perVolume(per, steps);
            Distribution may = spread(row, column);
            chains.add(may.isCertain() ? chain : chain.with(used, may));
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        chains.add(FuelFactor.perEnergy(1));
        chains.add(FuelFactor.perCoal(FuelFactor.TJ_PER_TCE, FuelFactor.HEAT_OF_COAL));
        return Optional.of(new FuelFactor(chains, false));
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
