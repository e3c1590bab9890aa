package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.inventory.Electricity;
import org.carbonscape.inventory.GridFactors;
import org.carbonscape.inventory.ItemFactors;
import org.carbonscape.inventory.Route;
import org.carbonscape.inventory.WarmingPotential;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * How a table of energy and other activities becomes emissions, in studies and commands.
 *
 * @param electricity what a kilowatt-hour is on the route standard-coal
 * @param gridFactors what a kilowatt-hour emits on the other routes: a region or a table; empty = electricity is a
 *                    problem there
 * @param gwp         name of the set of warming potentials
 * @param itemFactors factors that go before those of the route: a preset or a table
 */
public record EnergyOptions(
        Route route,
        Electricity electricity,
        Optional<PresetOrFile> gridFactors,
        String gwp,
        Optional<PresetOrFile> itemFactors) {

    public static final Option<Route> ROUTE = Option.of(
                    "route",
                    Kinds.choice(List.of(
                            Choice.of(
                                    Route.STANDARD_COAL,
                                    Route.STANDARD_COAL.id(),
                                    "amount × coal equivalent × tC/tce",
                                    "实物量×折标系数×tC/tce",
                                    "标准煤",
                                    "标准煤法",
                                    "标煤",
                                    "coal-equivalent",
                                    "tce"),
                            Choice.of(
                                    Route.NCV,
                                    Route.NCV.id(),
                                    "amount × net calorific value × carbon content × oxidation",
                                    "实物量×低位发热量×含碳量×氧化率",
                                    "热值",
                                    "热值法",
                                    "低位发热量",
                                    "低位发热量法"),
                            Choice.of(
                                    Route.IPCC,
                                    Route.IPCC.id(),
                                    "amount × net calorific value × default factor",
                                    "实物量×热值×缺省排放因子",
                                    "ipcc法",
                                    "缺省因子",
                                    "缺省因子法"))),
                    "How energy use becomes emissions; factors of different routes are never mixed.",
                    "由能源消费核算排放的路线；不同路线的系数绝不混用。")
            .example("ncv")
            .asRequired();
    public static final Option<String> GRID_FACTORS = Option.of(
                    "grid-factors",
                    Kinds.presetOrFile(GridFactors.REGIONS),
                    "Emissions per kilowatt-hour from the grid, on the routes ncv and ipcc: a region ("
                            + String.join(", ", GridFactors.REGIONS)
                            + "; unverified averages of 2021 and 2022) or a table year,value,unit[,source,tag] such "
                            + "as 2020,0.6101,kgCO2/kWh.",
                    "ncv 与 ipcc 路线下每千瓦时网电的排放：地区（" + String.join("、", GridFactors.REGIONS)
                            + "；2021 与 2022 年平均值，未核实），或表 year,value,unit[,source,tag]，如 2020,0.6101,kgCO2/kWh。")
            .example("grid.csv");
    public static final Option<Electricity> ELECTRICITY = Option.of(
                    "electricity",
                    Kinds.choice(List.of(
                            Choice.of(
                                    Electricity.COAL_INPUT,
                                    Electricity.COAL_INPUT.id(),
                                    "the coal burnt to make it, 4.04 tce per 10^4 kWh",
                                    "等价值，发电所耗的煤，4.04 tce/万 kWh"),
                            Choice.of(
                                    Electricity.HEAT_VALUE,
                                    Electricity.HEAT_VALUE.id(),
                                    "the heat in it, 0.1229 kgce per kWh",
                                    "当量值，电力本身的热量，0.1229 kgce/kWh"))),
                    "How a kilowatt-hour counts on the route standard-coal; the choice changes its carbon threefold.",
                    "standard-coal 路线下电力的折算口径；二者的碳量相差三倍。")
            .standard(Electricity.COAL_INPUT)
            .example("heat-value");
    public static final Option<String> GWP = Option.of(
                    "gwp",
                    Kinds.choice(WarmingPotential.NAMES.stream()
                            .map(n -> Choice.of(n, n.toLowerCase(Locale.ROOT), "", ""))
                            .toList()),
                    "100-year warming potentials that convert methane and nitrous oxide to CO2, for "
                            + "items other than fuels.",
                    "燃料以外的项目中，甲烷与氧化亚氮按百年增温潜势折为 CO2 所用的一套数值。")
            .standard(WarmingPotential.STANDARD)
            .example("ar6");
    public static final Option<String> ITEM_FACTORS = Option.of(
                    "item-factors",
                    Kinds.presetOrFile(ItemFactors.presets()),
                    "Factors for single items, which take precedence over those of the route: a preset ("
                            + String.join(", ", ItemFactors.presets())
                            + ") or a table item,factor,unit[,source,tag] such as raw coal,1.98,tCO2/t. It may "
                            + "also add new items.",
                    "优先于路线的单项因子：预设（" + String.join("、", ItemFactors.presets())
                            + "）或表 item,factor,unit[,source,tag]，如 raw coal,1.98,tCO2/t。表中也可列出新的能源品种。")
            .example("item-factors.csv");

    /**
     * What was given; what has no effect on the route is cautioned against.
     *
     * @param route  given or, where its absence is told by itself, any
     * @param folder that files are relative to
     */
    public static EnergyOptions of(Route route, Given given, Path folder, Problems problems) {
        Option<?> idle = route == Route.STANDARD_COAL ? GRID_FACTORS : ELECTRICITY;
        if (given.has(idle)) {
            problems.add(
                    ProblemCode.CARBON_C14_NO_EFFECT,
                    given.place(idle),
                    route.id(),
                    route == Route.STANDARD_COAL ? Route.NCV.id() + ", " + Route.IPCC.id() : Route.STANDARD_COAL.id());
        }
        EnergyOptions options = new EnergyOptions(
                route, Electricity.COAL_INPUT, Optional.empty(), WarmingPotential.STANDARD, Optional.empty());
        for (Setting<EnergyOptions, ?> setting : settings(folder)) {
            options = setting.apply(given, options);
        }
        return options;
    }

    /** What a user may set. */
    public static List<Setting<EnergyOptions, ?>> settings(Path folder) {
        return List.of(
                Setting.of(
                        ROUTE,
                        EnergyOptions::route,
                        (o, v) -> new EnergyOptions(v, o.electricity, o.gridFactors, o.gwp, o.itemFactors)),
                Setting.of(
                        GRID_FACTORS,
                        o -> o.gridFactors.map(PresetOrFile::text).orElse(""),
                        (o, v) -> new EnergyOptions(
                                o.route, o.electricity, Optional.of(PresetOrFile.of(v, folder)), o.gwp, o.itemFactors)),
                Setting.of(
                        ELECTRICITY,
                        EnergyOptions::electricity,
                        (o, v) -> new EnergyOptions(o.route, v, o.gridFactors, o.gwp, o.itemFactors)),
                Setting.of(
                        GWP,
                        EnergyOptions::gwp,
                        (o, v) -> new EnergyOptions(o.route, o.electricity, o.gridFactors, v, o.itemFactors)),
                Setting.of(
                        ITEM_FACTORS,
                        o -> o.itemFactors.map(PresetOrFile::text).orElse(""),
                        (o, v) -> new EnergyOptions(
                                o.route,
                                o.electricity,
                                o.gridFactors,
                                o.gwp,
                                Optional.of(PresetOrFile.of(v, folder)))));
    }

    /** Files that go in. */
    public List<Path> files() {
        return Stream.of(gridFactors, itemFactors)
                .flatMap(Optional::stream)
                .flatMap(p -> p.file().stream())
                .toList();
    }
}
