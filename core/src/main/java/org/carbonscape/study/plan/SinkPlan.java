package org.carbonscape.study.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Given;
import org.carbonscape.option.Item;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * Sinks from layers, in place of direct factors.
 *
 * @param classes    whose land they give; empty = all but construction
 * @param source     what the layers hold
 * @param scale      by which their numbers are multiplied
 * @param fill       numbers from which on a layer has no value, as stored
 * @param unit       of the layers; that of CASA is gC/m2/yr
 * @param vegetation what CASA takes classes for
 */
public record SinkPlan(
        List<String> classes,
        Source source,
        double scale,
        Optional<Double> fill,
        Unit unit,
        Optional<Path> vegetation,
        double ndviScale,
        Spread spread) {
    /**
     * How far the layers may be off.
     *
     * @param percent U of all of them, percent; 0 = not said
     * @param error   files of standard errors, of the layers' unit and scale; empty = none
     */
    public record Spread(double percent, String error) {}

    /** Monthly or yearly layers of weather, as patterns with {@code {year}} and {@code {month}}. */
    public record Weather(String temperature, String rain) {}

    /** What layers hold. */
    public sealed interface Source {}

    /** Net ecosystem production by year. */
    public record Nep(SortedMap<Integer, Path> layers) implements Source {}

    /** Net primary production by year, and the weather for the respiration of the soil. */
    public record Npp(SortedMap<Integer, Path> layers, Weather weather) implements Source {}

    /** What CASA makes it from. */
    public record FromLight(String ndvi, String radiation, Weather weather) implements Source {}

    private static Option<Path> layer(String example) {
        return Option.of(Item.ANY, Kinds.file(), "The layer of that year.", "该年的图层。")
                .example(example);
    }

    private static final Option<Path> NEP_LAYER = layer("nep05.tif");
    private static final Option<Path> NPP_LAYER = layer("npp05.tif");
    static final Option<List<String>> CLASSES = Option.of(
                    "classes",
                    Kinds.list(Kinds.text()),
                    "Classes or kinds of land whose flux the layers give.",
                    "由图层给出通量的地类。")
            .named("适用地类")
            .standard("all but construction", "建设用地以外的全部")
            .example("[forest, grassland]");
    static final Option<String> UNIT = Option.of(
                    "unit",
                    Kinds.text("UNIT"),
                    "Unit of the layers after scale: gC/m2/yr, kgC/m2/yr (MOD17A3HGF with scale 0.0001) or tC/ha/yr. "
                            + "Needed for nep and npp.",
                    "图层乘以 scale 后的单位：gC/m2/yr、kgC/m2/yr（MOD17A3HGF，scale 为 0.0001）或 tC/ha/yr。nep 与 npp 必须写明。")
            .named("图层单位")
            .example("kgC/m2/yr");
    static final Option<Double> SCALE = Option.of(
                    "scale",
                    Kinds.number(-1e9, 1e9, Bilingual.of("a number", "一个数")),
                    "By which the layers' numbers are multiplied, beside a scale that the files name themselves.",
                    "图层数值所乘的系数（文件自身写明的比例另行生效）。")
            .named("比例系数")
            .standard(1.0)
            .example("0.0001");
    static final Option<Double> FILL = Option.of(
                    "fill",
                    Kinds.number(-1e9, 1e9, Bilingual.of("a number", "一个数")),
                    "Number from which on a layer has no value, as the file stores it, before any scale.",
                    "文件所存数值（未乘任何比例）达到或超过此数时视为无数据。")
            .named("填充值")
            .standard("32761 in files of 16-bit whole numbers (MOD17), else none", "16 位整数文件为 32761（MOD17），其他文件无")
            .example("32761");
    static final Section NEP = Section.of(
                    "nep", "Net ecosystem production, a layer a phase.", "净生态系统生产力（NEP），每期一个图层。", NEP_LAYER)
            .named("净生态系统生产力（NEP）");
    static final Section NPP = Section.of(
                    "npp",
                    "Net primary production, a layer a phase; less the respiration of the soil it is the sink.",
                    "净初级生产力（NPP），每期一个图层；减去土壤呼吸即为碳汇。",
                    NPP_LAYER)
            .named("净初级生产力（NPP）");

    private static Option<String> pattern(String key, String en, String zh, String example) {
        return Option.of(key, Kinds.text("FILES"), en, zh).example(example);
    }

    static final Option<String> TEMPERATURE = pattern(
                    "temperature",
                    "Mean temperature in degrees Celsius: files with {year} and {month} in their names, or without "
                            + "{month} of a year.",
                    "平均气温（°C）：文件名含 {year} 与 {month}；不含 {month} 时为全年。",
                    "t_{year}_{month}.tif")
            .named("气温");
    static final Option<String> RAIN = pattern(
                    "rain",
                    "Rain in mm: of months as for temperature, or of a year.",
                    "降水量（mm）：逐月（同气温）或全年。",
                    "r_{year}_{month}.tif")
            .named("降水");
    static final Option<String> NDVI = pattern(
                    "ndvi",
                    "NDVI from -1 to 1 (after ndvi-scale), of months or of a year: gives the sink by CASA, with "
                            + "radiation, temperature and rain.",
                    "NDVI（乘以 ndvi-scale 后为 -1 至 1），逐月或全年：与辐射、气温、降水一起按 CASA 计算碳汇。",
                    "ndvi_{year}_{month}.tif")
            .named("植被指数（NDVI）");
    static final Option<String> RADIATION = pattern(
                    "radiation",
                    "Solar radiation in MJ/m2: of months, or of a year.",
                    "太阳总辐射（MJ/m2）：逐月或全年。",
                    "sol_{year}_{month}.tif")
            .named("太阳辐射");
    static final Option<Double> NDVI_SCALE = Option.of(
                    "ndvi-scale",
                    Kinds.number(-1e9, 1e9, Bilingual.of("a number", "一个数")),
                    "By which the numbers of the NDVI layers are multiplied (MOD13: 0.0001).",
                    "NDVI 图层数值所乘的系数（MOD13：0.0001）。")
            .named("NDVI 比例系数")
            .standard(1.0)
            .example("0.0001");
    static final Option<Path> VEGETATION = Option.of(
                    "vegetation",
                    Kinds.file(),
                    "Table class,vegetation[,efficiency][,ndvi_max][,ndvi_min] for CASA: evergreen-broadleaf, "
                            + "evergreen-needleleaf, deciduous-broadleaf, deciduous-needleleaf, mixed, shrub, other.",
                    "CASA 用表 class,vegetation[,efficiency][,ndvi_max][,ndvi_min]：evergreen-broadleaf 常绿阔叶、"
                            + "evergreen-needleleaf 常绿针叶、deciduous-broadleaf 落叶阔叶、deciduous-needleleaf 落叶针叶、"
                            + "mixed 混交、shrub 灌丛、other 其他。")
            .named("植被类型表")
            .standard("mixed for forest, other for all else", "林地为 mixed，其余为 other")
            .example("vegetation.csv");
    static final Option<Double> UNCERTAINTY = Option.of(
                    "uncertainty",
                    Kinds.number(0, 1000, Bilingual.of("a number from 0 to 1000 (percent)", "0 至 1000 的数（%）")),
                    "Half the width of the 95 % interval of the sink that the layers give, in percent of it; where "
                            + "they are too high in one place they are so everywhere.",
                    "图层所给碳汇 95 % 区间的半宽，以百分比计；误差在各处同向同幅。")
            .named("不确定性")
            .standard("0: taken as certain", "0：视为确定")
            .example("30");
    static final Option<String> STANDARD_ERROR = pattern(
                    "standard-error",
                    "Standard errors of nep, npp or the sink by CASA, in the layers' unit and with their scale: a "
                            + "file, or files with {year} in their names. The errors of all cells count as going "
                            + "together.",
                    "NEP、NPP 或 CASA 碳汇的标准误差图层，单位与 scale 同图层：一个文件，或文件名含 {year}。各像元误差视为完全相关。",
                    "nep_se_{year}.tif")
            .named("标准误差图层");
    /** All of them. */
    public static final Section KEYS = Section.of(
                    "sinks",
                    "Sinks from layers, in place of direct factors: net ecosystem production, net primary production "
                            + "less respiration, or CASA.",
                    "由图层给出碳汇（代替直接系数）：NEP、NPP 减土壤呼吸，或 CASA。",
                    CLASSES,
                    UNIT,
                    SCALE,
                    FILL,
                    NEP,
                    NPP,
                    TEMPERATURE,
                    RAIN,
                    NDVI,
                    RADIATION,
                    NDVI_SCALE,
                    VEGETATION,
                    UNCERTAINTY,
                    STANDARD_ERROR)
            .named("碳汇图层");

    private static final Unit GRAMS = Unit.of("gC/m2/yr");

    /** What was given; empty where it does not make a sink, which is told. */
    static Optional<SinkPlan> of(Given given, Path folder, Problems problems) {
        List<String> kinds = new ArrayList<>();
        given.find(NEP).ifPresent(g -> kinds.add("nep"));
        given.find(NPP).ifPresent(g -> kinds.add("npp"));
        given.find(NDVI).ifPresent(g -> kinds.add("ndvi"));
        if (kinds.size() != 1) {
            if (!given.isMisread()) {
                problems.add(
                        ProblemCode.LAND_11_SOURCE, given.place(), kinds.isEmpty() ? "-" : String.join(", ", kinds));
            }
            return Optional.empty();
        }
        boolean casa = given.has(NDVI);
        Optional<Weather> weather = Optional.empty();
        if (!kinds.get(0).equals("nep")) {
            if (!given.has(TEMPERATURE) || !given.has(RAIN) || casa && !given.has(RADIATION)) {
                problems.add(
                        ProblemCode.LAND_12_WEATHER,
                        given.place(),
                        kinds.get(0),
                        casa ? "radiation, temperature, rain" : "temperature, rain");
                return Optional.empty();
            }
            weather = Optional.of(new Weather(given.or(TEMPERATURE, ""), given.or(RAIN, "")));
        }
        Optional<Unit> unit = casa ? Optional.of(GRAMS) : unit(given, problems);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        Source source = casa
                ? new FromLight(given.or(NDVI, ""), given.or(RADIATION, ""), weather.orElseThrow())
                : given.find(NEP).isPresent()
                        ? new Nep(layers(given.find(NEP).get(), NEP_LAYER, folder, problems))
                        : new Npp(
                                layers(given.find(NPP).orElseThrow(), NPP_LAYER, folder, problems),
                                weather.orElseThrow());
        return Optional.of(new SinkPlan(
                given.or(CLASSES, List.of()),
                source,
                given.or(SCALE, 1.0),
                given.find(FILL),
                unit.get(),
                given.find(VEGETATION).map(p -> folder.resolve(p).normalize()),
                given.or(NDVI_SCALE, 1.0),
                new Spread(given.or(UNCERTAINTY, 0.0), given.or(STANDARD_ERROR, ""))));
    }

    private static Optional<Unit> unit(Given given, Problems problems) {
        Optional<Unit> unit = given.find(UNIT).flatMap(Unit::find).filter(u -> u.convertsTo(GRAMS));
        boolean co2 = given.find(UNIT)
                .flatMap(Unit::find)
                .filter(u -> u.dimension().equals(GRAMS.dimension()) && u.substance() == Substance.CO2)
                .isPresent();
        if (unit.isEmpty()) {
            problems.add(
                    ProblemCode.LAND_13_LAYER_UNIT, given.place(UNIT), given.or(UNIT, "-") + (co2 ? " (CO2)" : ""));
        }
        return unit;
    }

    private static SortedMap<Integer, Path> layers(Given given, Option<Path> option, Path folder, Problems problems) {
        SortedMap<Integer, Path> layers = new TreeMap<>();
        Map<String, Path> named = given.named(option);
        named.forEach((year, path) -> {
            if (year.matches("[0-9]{4}")) {
                layers.put(Integer.parseInt(year), folder.resolve(path).normalize());
            } else {
                problems.add(ProblemCode.STUDY_07_YEAR, given.place() + "." + year, year);
            }
        });
        return layers;
    }

    /** Every file named. */
    public List<Path> files(Collection<Integer> years, Path folder) {
        List<Path> files = new ArrayList<>();
        vegetation.ifPresent(files::add);
        if (source instanceof Nep nep) {
            files.addAll(nep.layers.values());
        } else if (source instanceof Npp npp) {
            files.addAll(npp.layers.values());
        }
        patterns().values().forEach(p -> years.forEach(y -> files.addAll(files(p, y, folder))));
        return files;
    }

    /** What stands for files of every phase, by its key: patterns with {year}, and {month} where there are months. */
    public SortedMap<String, String> patterns() {
        SortedMap<String, String> patterns = new TreeMap<>();
        if (!spread.error.isEmpty()) {
            patterns.put("standard-error", spread.error);
        }
        Optional<Weather> weather = Optional.empty();
        if (source instanceof Npp npp) {
            weather = Optional.of(npp.weather);
        } else if (source instanceof FromLight light) {
            weather = Optional.of(light.weather);
            patterns.put("ndvi", light.ndvi);
            patterns.put("radiation", light.radiation);
        }
        weather.ifPresent(w -> {
            patterns.put("temperature", w.temperature);
            patterns.put("rain", w.rain);
        });
        return patterns;
    }

    /** The files of a pattern in a year: one, or one a month, written 01 or, where there is only that, 1. */
    public static List<Path> files(String pattern, int year, Path folder) {
        String ofYear = pattern.replace("{year}", Integer.toString(year));
        List<Path> files = new ArrayList<>();
        for (int m = 1; m <= (pattern.contains("{month}") ? 12 : 1); m++) {
            Path plain = folder.resolve(FileName.path(ofYear.replace("{month}", Integer.toString(m))));
            Path padded =
                    folder.resolve(FileName.path(ofYear.replace("{month}", m < 10 ? "0" + m : Integer.toString(m))));
            files.add((Files.exists(plain) ? plain : padded).normalize());
        }
        return files;
    }
}
