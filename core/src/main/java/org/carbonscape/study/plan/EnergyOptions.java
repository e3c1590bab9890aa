package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.inventory.Decay;
import org.carbonscape.inventory.Electricity;
import org.carbonscape.inventory.FarmRegion;
import org.carbonscape.inventory.GridFactors;
import org.carbonscape.inventory.Guidelines;
import org.carbonscape.inventory.ItemFactors;
import org.carbonscape.inventory.Route;
import org.carbonscape.inventory.WarmingPotential;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * How a table of energy and other activities becomes emissions, in studies and commands.
 *
 * @param electricity what a kilowatt-hour is on the route standard-coal
 * @param gridFactors what a kilowatt-hour emits on the other routes: a region or a table; empty = electricity is a
 *                    problem there
 * @param gwp         name of the set of warming potentials
 * @param itemFactors factors that go before the program's: a preset or a table
 * @param conventions which numbers of the IPCC's, and over how many years
 */
public record EnergyOptions(
        Route route,
        Electricity electricity,
        Optional<PresetOrFile> gridFactors,
        String gwp,
        Optional<PresetOrFile> itemFactors,
        Conventions conventions) {
    /**
     * What the IPCC leaves open.
     *
     * @param horizon years over which gases warm
     * @param decay   whether methane of landfilled waste comes in later years
     * @param rate    of the decay, per year
     * @param farmRegion of factors of rice and manure; empty where none is named
     */
    public record Conventions(
            Guidelines guidelines, int horizon, boolean decay, double rate, Optional<FarmRegion> farmRegion) {
        /** The 2006 Guidelines, a hundred years, methane of landfilled waste in its year. */
        static final Conventions STANDARD = new Conventions(
                Guidelines.IPCC_2006, WarmingPotential.HORIZONS.get(0), false, Decay.WET_TEMPERATE, Optional.empty());

        private static List<Setting<Conventions, ?>> settings() {
            return List.of(
                    Setting.of(
                            GUIDELINES,
                            Conventions::guidelines,
                            (c, v) -> new Conventions(v, c.horizon, c.decay, c.rate, c.farmRegion)),
                    Setting.of(
                            HORIZON,
                            Conventions::horizon,
                            (c, v) -> new Conventions(c.guidelines, v, c.decay, c.rate, c.farmRegion)),
                    Setting.of(
                            LANDFILL,
                            Conventions::decay,
                            (c, v) -> new Conventions(c.guidelines, c.horizon, v, c.rate, c.farmRegion)),
                    Setting.of(
                            DECAY_RATE,
                            Conventions::rate,
                            (c, v) -> new Conventions(c.guidelines, c.horizon, c.decay, v, c.farmRegion)),
                    Setting.of(
                            FARM_REGION,
                            c -> c.farmRegion.map(FarmRegion::id).orElse(""),
                            (c, v) -> new Conventions(c.guidelines, c.horizon, c.decay, c.rate, FarmRegion.find(v))));
        }

        /** First-order decay, where it is asked for. */
        public Optional<Decay> landfill() {
            return decay ? Optional.of(new Decay(rate)) : Optional.empty();
        }
    }

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
            .named("核算路线")
            .example("ncv")
            .asRequired();
    public static final Option<String> GRID_FACTORS = Option.of(
                    "grid-factors",
                    Kinds.presetOrFile(GridFactors.REGIONS),
                    "Emissions per kilowatt-hour from the grid, on the routes ncv and ipcc: a region ("
                            + String.join(", ", GridFactors.REGIONS)
                            + "; unverified averages of 2021 and 2022, of regional grids of 2005 and 2010 to 2012) or "
                            + "a table year,value,unit[,low,high,distribution,source,tag,region] such as "
                            + "2020,0.6101,kgCO2/kWh.",
                    "ncv 与 ipcc 路线下每千瓦时网电的排放：地区（" + String.join("、", GridFactors.REGIONS)
                            + "；2021 与 2022 年平均值，区域电网为 2005 与 2010 至 2012 年，未核实），或表 "
                            + "year,value,unit[,low,high,distribution,source,tag,region]，如 2020,0.6101,kgCO2/kWh。")
            .named("电网排放因子")
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
                    "standard-coal 路线下电力的折算口径；等价值的碳量约为当量值的三倍。")
            .named("电力折标方式")
            .standard(Electricity.COAL_INPUT)
            .example("heat-value");
    public static final Option<String> GWP = Option.of(
                    "gwp",
                    Kinds.choice(WarmingPotential.NAMES.stream()
                            .map(n -> Choice.of(n, n.toLowerCase(Locale.ROOT), "", ""))
                            .toList()),
                    "Warming potentials that convert methane, nitrous oxide and fluorinated gases to CO2.",
                    "甲烷、氧化亚氮和含氟气体折为 CO2 所用的一套增温潜势。")
            .named("增温潜势")
            .standard(WarmingPotential.STANDARD)
            .example("ar6");
    public static final Option<String> ITEM_FACTORS = Option.of(
                    "item-factors",
                    Kinds.presetOrFile(ItemFactors.presets()),
                    "Factors for single items, which take precedence over the program's: a preset ("
                            + String.join(", ", ItemFactors.presets())
                            + ") or a table item,factor,unit[,category,gas,oxidation,source,year,region] such as "
                            + "raw coal,1.98,tCO2/t. It may also add new items, with a row for each gas, or have net "
                            + "calorific value (GJ/t), carbon content (tC/TJ) and oxidation in place of the factor.",
                    "优先于程序自带值的单项排放因子：预设（" + String.join("、", ItemFactors.presets())
                            + "）或表 item,factor,unit[,category,gas,oxidation,source,year,region]，如 "
                            + "raw coal,1.98,tCO2/t。表中也可列出新的项目，每种气体一行；也可分列低位发热量（GJ/t）、"
                            + "单位热值含碳量（tC/TJ）与碳氧化率来代替因子。")
            .named("单项排放因子")
            .example("item-factors.csv");

    public static final Option<Guidelines> GUIDELINES = Option.of(
                    "guidelines",
                    Kinds.choice(List.of(
                            Choice.of(
                                    Guidelines.IPCC_2006,
                                    Guidelines.IPCC_2006.id(),
                                    "2006 IPCC Guidelines",
                                    "《IPCC 2006 指南》"),
                            Choice.of(
                                    Guidelines.IPCC_2019,
                                    Guidelines.IPCC_2019.id(),
                                    "2019 Refinement",
                                    "《2019 年修订版》"))),
                    "Edition of the IPCC's numbers, where the two differ (nitrous oxide of soils, methane of rice).",
                    "两版数值不同时（土壤氧化亚氮、水稻甲烷）采用的 IPCC 指南版本。")
            .named("IPCC 指南版本")
            .standard(Guidelines.IPCC_2006)
            .example("2019");
    public static final Option<Integer> HORIZON = Option.of(
                    "horizon",
                    Kinds.choice(WarmingPotential.HORIZONS.stream()
                            .map(h -> Choice.of(h, h.toString(), "", ""))
                            .toList()),
                    "Years over which gases warm, for gwp.",
                    "增温潜势（gwp）的时间尺度，年。")
            .named("增温潜势时间尺度")
            .standard(WarmingPotential.HORIZONS.get(0))
            .example("20");
    public static final Option<Boolean> LANDFILL = Option.of(
                    "landfill",
                    Kinds.choice(List.of(
                            Choice.of(
                                    false,
                                    "mass-balance",
                                    "all methane in the year the waste is landfilled",
                                    "甲烷全部计入填埋当年",
                                    "质量平衡法",
                                    "质量平衡"),
                            Choice.of(
                                    true,
                                    "decay",
                                    "first-order decay: methane in the years after, of rows before the first phase too",
                                    "一阶衰减：甲烷计入填埋之后各年，首期之前的数据行也参与",
                                    "一阶衰减法",
                                    "一阶衰减",
                                    "first-order-decay"))),
                    "When landfilled waste gives its methane.",
                    "填埋垃圾的甲烷何时产生。")
            .named("填埋方法")
            .standard(false)
            .example("decay");
    public static final Option<Double> DECAY_RATE = Option.of(
                    "decay-rate",
                    Kinds.number(0.001, 1, Bilingual.of("a rate per year from 0.001 to 1", "0.001 至 1 之间的年速率")),
                    "Share of landfilled waste that decays in a year (k): 0.05 dry and 0.09 wet temperate, 0.065 dry "
                            + "and 0.17 wet tropical climate.",
                    "填埋垃圾的年衰减速率 k：温带干燥 0.05、湿润 0.09，热带干燥 0.065、湿润 0.17。")
            .named("填埋衰减速率")
            .standard(Decay.WET_TEMPERATE)
            .example("0.17");

    public static final Option<String> FARM_REGION = Option.of(
                    "farm-region",
                    Kinds.choice(Stream.of(FarmRegion.values())
                            .map(r -> Choice.of(
                                    r.id(),
                                    r.id(),
                                    r.text().in(Language.EN),
                                    r.text().in(Language.ZH),
                                    r.text().in(Language.ZH),
                                    r.text().in(Language.ZH) + "地区"))
                            .toList()),
                    "Region of China whose factors of rice and manure hold (provincial guideline 2011, unverified).",
                    "水稻与粪便管理排放因子所属地区（2011 年省级指南，未核实）。")
            .named("农业地区")
            .standard("central-south, and told", "中南，并给出提醒")
            .example("east");

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
                route,
                Electricity.COAL_INPUT,
                Optional.empty(),
                WarmingPotential.STANDARD,
                Optional.empty(),
                Conventions.STANDARD);
        for (Setting<EnergyOptions, ?> setting : settings(folder)) {
            options = setting.apply(given, options);
        }
        return options;
    }

    /** What a user may set. */
    public static List<Setting<EnergyOptions, ?>> settings(Path folder) {
        List<Setting<EnergyOptions, ?>> all = new ArrayList<>(List.of(
                Setting.of(
                        ROUTE,
                        EnergyOptions::route,
                        (o, v) -> new EnergyOptions(
                                v, o.electricity, o.gridFactors, o.gwp, o.itemFactors, o.conventions)),
                Setting.of(
                        GRID_FACTORS,
                        o -> o.gridFactors.map(PresetOrFile::text).orElse(""),
                        (o, v) -> new EnergyOptions(
                                o.route,
                                o.electricity,
                                Optional.of(PresetOrFile.of(v, folder)),
                                o.gwp,
                                o.itemFactors,
                                o.conventions)),
                Setting.of(
                        ELECTRICITY,
                        EnergyOptions::electricity,
                        (o, v) -> new EnergyOptions(o.route, v, o.gridFactors, o.gwp, o.itemFactors, o.conventions)),
                Setting.of(
                        GWP,
                        EnergyOptions::gwp,
                        (o, v) -> new EnergyOptions(
                                o.route, o.electricity, o.gridFactors, v, o.itemFactors, o.conventions)),
                Setting.of(
                        ITEM_FACTORS,
                        o -> o.itemFactors.map(PresetOrFile::text).orElse(""),
                        (o, v) -> new EnergyOptions(
                                o.route,
                                o.electricity,
                                o.gridFactors,
                                o.gwp,
                                Optional.of(PresetOrFile.of(v, folder)),
                                o.conventions))));
        all.addAll(Setting.within(Conventions.settings(), EnergyOptions::conventions, EnergyOptions::with));
        return all;
    }

    private EnergyOptions with(Conventions other) {
        return new EnergyOptions(route, electricity, gridFactors, gwp, itemFactors, other);
    }

    /** Files that go in. */
    public List<Path> files() {
        return Stream.of(gridFactors, itemFactors)
                .flatMap(Optional::stream)
                .flatMap(p -> p.file().stream())
                .toList();
    }
}
