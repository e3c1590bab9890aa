package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.landcarbon.Climate;
import org.carbonscape.landcarbon.Ecozone;
import org.carbonscape.landcarbon.ForestRegion;
import org.carbonscape.landcarbon.LandApproach;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.landcarbon.LandZone;
import org.carbonscape.landcarbon.Soil;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * Land by Tier 1 of the IPCC, in place of direct factors.
 *
 * @param zones      what the defaults hang on
 * @param management what classes are used as and how they are worked
 * @param parameters numbers of the study's own
 * @param harvested  wood products made
 */
public record LandPlan(
        Zones zones,
        LandModel.Setting setting,
        Optional<Path> management,
        Optional<Path> parameters,
        Optional<Path> harvested) {
    /**
     * One zone everywhere, or a raster of codes.
     *
     * @param raster empty where the zone is the same everywhere
     * @param zone   that which is; empty where a raster says
     */
    public record Zone<Z>(Optional<Path> raster, Optional<Z> zone) {}

    /** @param codes what the codes of the rasters mean: {@code layer,code,zone} */
    public record Zones(
            Zone<Climate> climate, Zone<Ecozone> ecozone, Zone<Soil> soil, ForestRegion region, Optional<Path> codes) {
        /** The rasters among them. */
        public List<Path> rasters() {
            List<Path> rasters = new ArrayList<>();
            climate.raster.ifPresent(rasters::add);
            ecozone.raster.ifPresent(rasters::add);
            soil.raster.ifPresent(rasters::add);
            return rasters;
        }
    }

    private static Option<String> zone(String key, List<String> known, String en, String zh, String example) {
        return Option.of(
                        key,
                        Kinds.presetOrFile(known),
                        en + " (" + String.join(", ", known) + "), or a raster of codes (carbon.land.codes).",
                        zh + "（" + String.join("、", known) + "），或编码栅格（编码含义见 carbon.land.codes）。")
                .example(example);
    }

    private static final List<String> CLIMATES = LandZone.ids(Climate.values());
    private static final List<String> ECOZONES = LandZone.ids(Ecozone.values());
    private static final List<String> SOILS = LandZone.ids(Soil.values());

    static final Option<String> CLIMATE = zone(
                    "climate", CLIMATES, "Climate zone of the IPCC", "IPCC 气候区", "warm-temperate-moist")
            .named("气候区")
            .asRequired();
    static final Option<String> ECOZONE = zone(
                    "ecozone",
                    ECOZONES,
                    "Ecological zone of the FAO, for the biomass and growth of forests",
                    "FAO 生态区，用于森林生物量与生长量",
                    "subtropical-humid-forest")
            .named("生态区")
            .asRequired();
    static final Option<String> SOIL = zone("soil", SOILS, "Soil type of the IPCC", "IPCC 土壤类型", "lac")
            .named("土壤类型")
            .asRequired();
    static final Option<ForestRegion> REGION = Option.of(
                    "region",
                    Kinds.choice(Arrays.stream(ForestRegion.values())
                            .map(r -> Choice.of(
                                    r,
                                    r.id(),
                                    r.text().in(Language.EN),
                                    r.text().in(Language.ZH),
                                    r.text().in(Language.ZH)))
                            .toList()),
                    "Part of the Earth, for the biomass and growth of forests.",
                    "所在大洲，用于森林生物量与生长量。")
            .named("所在大洲")
            .standard(ForestRegion.ASIA)
            .example("asia");
    static final Option<Path> CODES = Option.of(
                    "codes",
                    Kinds.file(),
                    "Table layer,code,zone: what the codes of the rasters of climate, ecozone and soil mean. Without "
                            + "a row for climate, its codes are those of the JRC (1 warm temperate moist to 12 "
                            + "tropical dry).",
                    "表 layer,code,zone：climate、ecozone、soil 各栅格的编码含义。若无 climate 行，其编码按 JRC " + "气候区（1 暖温带湿润至 12 "
                            + "热带干旱）。")
            .named("分区编码表")
            .example("zones.csv");
    static final Option<LandApproach> APPROACH = Option.of(
                    "approach",
                    Kinds.choice(List.of(
                            Choice.of(
                                    LandApproach.GAIN_LOSS,
                                    "gain-loss",
                                    "growth less losses (eq 2.7)",
                                    "生长量减损失量（公式 2.7）"),
                            Choice.of(
                                    LandApproach.STOCK_DIFFERENCE,
                                    "stock-difference",
                                    "stock of the later phase less the earlier (eq 2.8)",
                                    "前后两期储量之差（公式 2.8）"))),
                    "How the change of living biomass is found.",
                    "活生物量变化的计算方法。")
            .named("生物量变化方法")
            .standard(LandApproach.GAIN_LOSS)
            .example("gain-loss");
    static final Option<Double> TRANSITION = Option.of(
                    "transition",
                    Kinds.number(1, 200, Bilingual.of("a number of years from 1 to 200", "1 至 200 的年数")),
                    "Years for which land counts as converted, and over which soil and dead organic matter change.",
                    "土地按“转换”统计的年数，亦为土壤与死有机质变化的年限。")
            .named("转换年限")
            .standard(20.0)
            .example("20");
    static final Option<Path> MANAGEMENT = Option.of(
                    "management",
                    Kinds.file(),
                    "Table class[,year][,use][,tillage][,input][,drained_organic]: what classes are used as (such as "
                            + "paddy-rice, perennial-crops, plantation), how they are worked (full-till, "
                            + "reduced-till, no-till; "
                            + "low, medium, high, high-manure) and what share of them is drained organic soil, from "
                            + "a year on.",
                    "表 class[,year][,use][,tillage][,input][,drained_organic]：各类土地的用途（如 "
                            + "paddy-rice、perennial-crops、plantation）、耕作与投入（full-till、reduced-till、no-till；low、"
                            + "medium、high、high-manure）"
                            + "及排水有机土面积比例，自该年起有效。")
            .named("土地管理表")
            .example("management.csv");
    static final Option<Path> PARAMETERS = Option.of(
                    "parameters",
                    Kinds.file(),
                    "Table parameter,value,unit[,land,practice,climate,ecozone,region,soil,year,low,high,source,tag] "
                            + "of "
                            + "numbers in place of the defaults (docs/methods/land.md lists them).",
                    "表 parameter,value,unit[,land,practice,climate,ecozone,region,soil,year,low,high,source,tag]："
                            + "代替默认值的参数"
                            + "（见 docs/methods/land.zh.md）。")
            .named("参数表")
            .example("land.csv");
    static final Option<Path> HARVESTED = Option.of(
                    "harvested-wood",
                    Kinds.file(),
                    "Table year,product,amount,unit_of_amount of harvested wood products (sawnwood, panels, paper): "
                            + "gives "
                            + "the change of their carbon by first-order decay, beside the land.",
                    "表 year,product,amount,unit_of_amount（sawnwood 锯材、panels 人造板、paper 纸）：按一阶衰减计算木质林产品碳储量变化，单独列出。")
            .named("木质林产品")
            .example("wood.csv");
    /** All of them. */
    public static final Section KEYS = Section.of(
                    "land",
                    "Land by Tier 1 of the IPCC, in place of direct factors: land remaining and converted, biomass, "
                            + "dead organic "
                            + "matter, soils.",
                    "按 IPCC 第一层级方法核算土地（代替直接系数）：保持与转换的土地、生物量、死有机质、土壤。",
                    CLIMATE,
                    ECOZONE,
                    SOIL,
                    REGION,
                    CODES,
                    APPROACH,
                    TRANSITION,
                    MANAGEMENT,
                    PARAMETERS,
                    HARVESTED)
            .named("土地核算（IPCC）");

    /** What was given; empty where a zone is missing or unknown, which is told. */
    static Optional<LandPlan> of(Given given, Path folder, Problems problems) {
        Optional<Zone<Climate>> climate = zone(given, CLIMATE, Climate.values(), CLIMATES, folder, problems);
        Optional<Zone<Ecozone>> ecozone = zone(given, ECOZONE, Ecozone.values(), ECOZONES, folder, problems);
        Optional<Zone<Soil>> soil = zone(given, SOIL, Soil.values(), SOILS, folder, problems);
        if (climate.isEmpty() || ecozone.isEmpty() || soil.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LandPlan(
                new Zones(
                        climate.get(),
                        ecozone.get(),
                        soil.get(),
                        given.or(REGION, ForestRegion.ASIA),
                        file(given, CODES, folder)),
                new LandModel.Setting(given.or(APPROACH, LandApproach.GAIN_LOSS), given.or(TRANSITION, 20.0)),
                file(given, MANAGEMENT, folder),
                file(given, PARAMETERS, folder),
                file(given, HARVESTED, folder)));
    }

    private static Optional<Path> file(Given given, Option<Path> option, Path folder) {
        return given.find(option).map(p -> folder.resolve(p).normalize());
    }

    private static <Z extends LandZone> Optional<Zone<Z>> zone(
            Given given, Option<String> option, Z[] values, List<String> ids, Path folder, Problems problems) {
        Optional<String> text = given.find(option);
        if (text.isEmpty()) {
            return Optional.empty(); // told by the reader of the study
        }
        if (LayerGrammar.isRaster(text.get())) {
            return Optional.of(new Zone<>(Optional.of(folder.resolve(text.get()).normalize()), Optional.empty()));
        }
        Optional<Z> known = LandZone.find(values, text.get());
        if (known.isEmpty()) {
            problems.add(ProblemCode.LAND_07_ZONE, given.place(option), text.get(), Nearest.orAll(text.get(), ids));
            return Optional.empty();
        }
        return Optional.of(new Zone<>(Optional.empty(), known));
    }

    /** Every file named. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>(zones.rasters());
        zones.codes.ifPresent(files::add);
        management.ifPresent(files::add);
        parameters.ifPresent(files::add);
        harvested.ifPresent(files::add);
        return files;
    }
}
