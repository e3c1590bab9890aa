package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.Cut;
import org.carbonscape.method.BreaksMethod;
import org.carbonscape.option.Choice;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Given;
import org.carbonscape.option.Item;
import org.carbonscape.option.Kind;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Reading;
import org.carbonscape.option.Schema;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.suitability.Overlay;
import org.carbonscape.suitability.Sensitivity;
import org.carbonscape.suitability.SlopeUnit;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.RandomIndex;

/**
 * The section {@code suitability} of a study: what is graded, weighed, cut into levels and divided into zones.
 *
 * @param criteria    the preset {@code sink} or a table
 * @param layers      further layers by name, as written: for a preset's criteria and for rules
 * @param slopeUnit   what the layer slope counts in; empty = its values show it
 * @param sensitivity step, samples, concentration; empty = not tried
 */
public record SuitabilityPlan(
        PresetOrFile criteria,
        Map<String, String> layers,
        Weighing weighing,
        LevelRule levels,
        Land land,
        Optional<Sensitivity.Options> sensitivity,
        Optional<SlopeUnit> slopeUnit,
        ZonesPlan zones) {

    /** The same up to its levels. */
    public SuitabilityPlan withoutZones() {
        return new SuitabilityPlan(criteria, layers, weighing, levels, land, sensitivity, slopeUnit, ZonesPlan.NOTHING);
    }

    /** The same with another table of criteria or of rules, by its key in the study file. */
    SuitabilityPlan withTable(String key, Path table) {
        return switch (key) {
            case "suitability.criteria" ->
                new SuitabilityPlan(
                        new PresetOrFile(table.toString(), Optional.of(table)),
                        layers,
                        weighing,
                        levels,
                        land,
                        sensitivity,
                        slopeUnit,
                        zones);
            case "suitability.zones" ->
                new SuitabilityPlan(
                        criteria, layers, weighing, levels, land, sensitivity, slopeUnit, zones.withRules(table));
            default -> this;
        };
    }

    /** How several weightings become one. */
    public enum Combine {
        LINEAR,
        MULTIPLICATIVE,
        MINIMUM_ENTROPY
    }

    /**
     * How criteria are weighed.
     *
     * @param ahp     a matrix for each expert; empty = no judgements
     * @param options how weights are drawn from them
     * @param methods further weightings wanted: entropy, critic, equal
     * @param combine how several weightings become one
     */
    public record Weighing(List<Path> ahp, Ahp.Options options, List<String> methods, Combine combine) {}

    /**
     * How scores become levels.
     *
     * @param cut  its classes are the levels
     * @param kept whether the limits stay while weights vary
     */
    public record LevelRule(Cut cut, boolean kept) {
        public int levels() {
            return cut.classes();
        }
    }

    /** Ways to cut that make as many levels as asked for. */
    private static final Set<BreakMethod> WAYS = EnumSet.copyOf(
            BreakMethod.ofValues().stream().filter(m -> !m.findsNumber()).toList());

    /**
     * Land that the scores do not decide.
     *
     * @param exclude classes, rasters and polygons whose land gets no score
     * @param lowest  the same forced to the least score
     * @param mask    rasters and polygons outside which land gets no score
     */
    public record Land(Overlay.Missing missing, List<String> exclude, List<String> lowest, List<String> mask) {}

    private static final Option<String> CRITERIA = Option.of(
                    "criteria",
                    Kinds.presetOrFile(List.of("sink")),
                    "The preset sink, or a table criterion,source[,direction,grading,at,scores,weight,name_zh,unit,"
                            + "status,reference]. source: "
                            + LayerGrammar.list(LayerGrammar.LAYERS).in(Language.EN)
                            + ". grading: breaks, classes, quantiles, minmax, linear.",
                    "预设 sink，或表 criterion,source[,direction,grading,at,scores,weight,name_zh,unit,status,reference]。"
                            + "source 可写："
                            + LayerGrammar.list(LayerGrammar.LAYERS).in(Language.ZH)
                            + "（英文写法亦可，如 share of forest）。grading 为 breaks、classes、quantiles、minmax、linear。")
            .named("指标")
            .example("criteria.csv")
            .asRequired();
    private static final Option<String> LAYER = Option.of(
                    Item.ANY,
                    Kinds.form(
                            "SOURCE",
                            LayerGrammar.list(LayerGrammar.LAYERS),
                            Kinds.text().schema(),
                            false,
                            texts -> Kinds.text().read(texts, ""),
                            text -> text),
                    "What the layer is made of: a file, or words as for the source of criteria.",
                    "图层的来源：文件，或如 criteria 中 source 的写法。")
            .example("slope.tif");
    private static final Section LAYERS = Section.of(
                    "layers",
                    "Further layers, for criteria of the preset and for rules (slope, protected, hot_spot).",
                    "其他图层，供预设指标与规则使用（slope、protected、hot_spot）。",
                    LAYER)
            .named("其他图层");
    private static final Option<SlopeUnit> SLOPE_UNIT = Option.of(
                    "slope-unit",
                    Kinds.choice(List.of(
                            Choice.of(SlopeUnit.DEGREES, "degrees", "", "度", "degree", "deg", "度"),
                            Choice.of(
                                    SlopeUnit.PERCENT,
                                    "percent",
                                    "rise over run, 100 % is 45 degrees",
                                    "高差与水平距离之比，100 % 为 45 度",
                                    "%",
                                    "百分比"))),
                    "What the layer slope counts in: the bundled criteria and rules have limits in degrees.",
                    "图层 slope 的单位：内置指标与规则的界限以度计。")
            .named("坡度单位")
            .standard("by its values: percent where one is over 90", "由取值判断：有值超过 90 即为百分比")
            .example("degrees");
    private static final Option<List<Path>> AHP = Option.of(
                    "ahp",
                    Kinds.list(Kinds.file()),
                    "A pairwise matrix, or a list of them, one per expert.",
                    "两两比较矩阵，或每位专家一个的列表。")
            .named("层次分析法（AHP）")
            .example("ahp.csv");
    public static final Option<Ahp.Prioritisation> METHOD = Option.of(
                    "method",
                    Kinds.choice(List.of(
                            Choice.of(Ahp.Prioritisation.EIGENVECTOR, "eigenvector", "", ""),
                            Choice.of(
                                    Ahp.Prioritisation.GEOMETRIC_MEAN, "geometric-mean", "", "", "geometric", "llsm"))),
                    "How weights are derived from the judgements.",
                    "由判断求权重的方法。")
            .named("权重求法")
            .standard(Ahp.Prioritisation.EIGENVECTOR)
            .example("eigenvector");
    public static final Option<RandomIndex> RANDOM_INDEX = Option.of(
                    "ri",
                    Kinds.choice(List.of(
                            Choice.of(RandomIndex.SAATY, "saaty", "Saaty's, up to 15 criteria", "Saaty 的表，至 15 个指标"),
                            Choice.of(
                                    RandomIndex.SIMULATED,
                                    "simulated",
                                    "of 500,000 random matrices, up to 8",
                                    "由 50 万个随机矩阵模拟，至 8 个"),
                            Choice.of(
                                    RandomIndex.TEXTBOOK_CN,
                                    "textbook-cn",
                                    "as in many Chinese textbooks, up to 9 (unverified)",
                                    "国内教材常用，至 9 个（未核实）"))),
                    "Table of random indices.",
                    "随机一致性指标表。")
            .named("随机一致性指标（RI）")
            .standard(RandomIndex.SAATY)
            .example("saaty");
    private static final Option<Boolean> ENTROPY = Option.of(
                    "entropy", Kinds.flag(), "Entropy weights from all cells.", "由全部像元求熵权。")
            .named("熵权法")
            .example("true");
    private static final Option<Boolean> CRITIC = Option.of(
                    "critic", Kinds.flag(), "CRITIC weights from all cells.", "由全部像元求 CRITIC 权重。")
            .named("CRITIC 法")
            .example("true");
    private static final Option<Boolean> EQUAL = Option.of("equal", Kinds.flag(), "Equal weights.", "等权。")
            .named("等权")
            .example("true");
    private static final Option<Combine> COMBINE = Option.of(
                    "combine",
                    Kinds.choice(List.of(
                            Choice.of(Combine.LINEAR, "linear", "their mean", "取均值"),
                            Choice.of(Combine.MULTIPLICATIVE, "multiplicative", "their product", "取乘积"),
                            Choice.of(
                                    Combine.MINIMUM_ENTROPY, "minimum-entropy", "minimum relative entropy", "最小相对熵"))),
                    "How several sets of weights are combined.",
                    "多组权重如何合成一组。")
            .named("权重合成")
            .standard(Combine.LINEAR)
            .example("linear");
    public static final Option<Boolean> ALLOW_INCONSISTENT = Option.of(
                    "allow-inconsistent",
                    Kinds.flag(),
                    "Treat a consistency ratio over 0.10 as a caution only.",
                    "一致性比率超过 0.10 时只作提醒。")
            .named("允许不一致")
            .standard(false)
            .example("true");
    private static final Section WEIGHTS = Section.of(
                    "weights",
                    "How criteria are weighted; equally if nothing is given.",
                    "指标如何赋权；不写则等权。",
                    AHP,
                    METHOD,
                    RANDOM_INDEX,
                    ENTROPY,
                    CRITIC,
                    EQUAL,
                    COMBINE,
                    ALLOW_INCONSISTENT)
            .named("指标权重")
            .asStanding();

    private static final Option<Integer> LEVELS = Option.of(
                    "levels", threeOrFive(), "How many levels; level 1 is the most suitable.", "等级数；1 级最适宜。")
            .named("等级数")
            .standard(3)
            .example("3");
    private static final Option<Cut> BREAKS = Option.of(
                    "breaks",
                    BreaksMethod.cut(WAYS, "[4, 6]"),
                    "How scores are divided into levels: "
                            + WAYS.stream().map(BreakMethod::id).collect(Collectors.joining(", "))
                            + ", or limits from low to high.",
                    "得分如何分级：" + WAYS.stream().map(BreakMethod::id).collect(Collectors.joining("、")) + "，或由低到高的界限。")
            .named("分级方法")
            .standard("natural", "natural")
            .example("natural");
    private static final Option<Overlay.Missing> MISSING = Option.of(
                    "missing",
                    Kinds.choice(List.of(
                            Choice.of(Overlay.Missing.NONE, "none", "it gets no score", "不评分"),
                            Choice.of(
                                    Overlay.Missing.RENORMALISE,
                                    "renormalise",
                                    "the other weights share its weight",
                                    "其权重由其余指标分担",
                                    "renormalize"))),
                    "What happens to a cell that lacks a criterion.",
                    "缺少某项指标的像元如何处理。")
            .named("缺失处理")
            .standard(Overlay.Missing.NONE)
            .example("none");
    private static final Option<List<String>> EXCLUDE = Option.of(
                    "exclude",
                    Kinds.list(Kinds.text()),
                    "Land that gets no score: land-use classes, polygons, rasters (where they are not 0).",
                    "不评分的土地：地类、面、栅格（非 0 处）。")
            .named("不评分的土地")
            .example("[construction, lakes.gpkg]");
    private static final Option<List<String>> LOWEST = Option.of(
                    "lowest",
                    Kinds.list(Kinds.text()),
                    "Land that gets the lowest score, written in the same way.",
                    "取最低分的土地：写法同上。")
            .named("最低分的土地")
            .example("[construction]");
    private static final Option<List<String>> MASK = Option.of(
                    "mask",
                    Kinds.list(Kinds.text()),
                    "Polygons or rasters (where they are not 0): only land inside all of them gets a score.",
                    "面或栅格（非 0 处）：只有位于全部范围内的土地才评分。")
            .named("评价范围")
            .example("[study-area.gpkg]");
    private static final Option<Double> STEP = Option.of(
                    "step",
                    Kinds.number(0, 0.99, Bilingual.of("a share such as 0.2", "比例，如 0.2")),
                    "Share by which each weight is raised and lowered.",
                    "各权重上下变动的比例。")
            .named("权重变动幅度")
            .standard(0.2)
            .example("0.2");
    private static final Option<Long> SAMPLES = Option.of(
                    "samples",
                    Kinds.integer(0, 10_000),
                    "Sets of weights drawn from a Dirichlet distribution.",
                    "由 Dirichlet 分布抽取的权重组数。")
            .named("抽样组数")
            .standard(100L)
            .example("100");
    private static final Option<Double> CONCENTRATION = Option.of(
                    "concentration",
                    Kinds.number(1e-3, 1e9, Bilingual.of("a number above 0 such as 100", "大于 0 的数，如 100")),
                    "Concentration of the distribution: the higher, the closer to the weights.",
                    "分布的集中度：越大越接近原权重。")
            .named("集中度")
            .standard(100.0)
            .example("100");
    private static final Option<Boolean> LIMITS = Option.of(
                    "limits",
                    Kinds.choice(List.of(
                            Choice.of(false, "redone", "determined again for each set of weights", "每组权重重新确定"),
                            Choice.of(true, "kept", "they stay", "保持不变"))),
                    "Limits by natural breaks or quantiles while the weights vary.",
                    "权重变动时的自然断点或分位数界限。")
            .named("分级界限")
            .standard(false)
            .example("redone");
    private static final Section SENSITIVITY = Section.of(
                    "sensitivity",
                    "How much the levels depend on the weights; done by default.",
                    "等级对权重的依赖程度；默认进行。",
                    STEP,
                    SAMPLES,
                    CONCENTRATION,
                    LIMITS)
            .named("敏感性分析")
            .asStanding();
    static final Section KEYS = Section.of(
                    "suitability",
                    "Suitability of land as a carbon sink, and the zones that follow from it.",
                    "碳汇适宜性评价及由此得出的保护修复分区。",
                    CRITERIA,
                    LAYERS,
                    SLOPE_UNIT,
                    WEIGHTS,
                    LEVELS,
                    BREAKS,
                    MISSING,
                    EXCLUDE,
                    LOWEST,
                    MASK,
                    ALLOW_INCONSISTENT,
                    SENSITIVITY,
                    ZonesPlan.RULES,
                    ZonesPlan.PROTECTED,
                    ZonesPlan.SIEVE,
                    ZonesPlan.MAJORITY,
                    ZonesPlan.STRATEGIES,
                    ZonesPlan.REGION,
                    ZonesPlan.CLIMATE,
                    ZonesPlan.CORRIDORS)
            .named("碳汇适宜性");

    static final Option<Path> SCENARIOS = Option.of(
                    "scenarios",
                    Kinds.file(),
                    "Scenarios: a table scenario,zone,from,to,area_ha,item,percent; each line converts "
                            + "land or changes an energy item. They run through the same account and are compared "
                            + "with the last phase.",
                    "情景表 scenario,zone,from,to,area_ha,item,percent；每行转换一类土地或改变一项能源，按相同方法核算并与末期比较。")
            .named("情景")
            .example("scenarios.csv");

    private static Kind<Integer> threeOrFive() {
        Bilingual wanted = Bilingual.of(
                "3 or 5; how they are cut stands under breaks: natural, quantile and others, or limits such as [4, "
                        + "6], which make any number of levels",
                "3 或 5；如何划分写在 breaks 中：natural、quantile 等，或界限，如 [4, 6]，界限可划分任意级数");
        return Kinds.form(
                "3|5",
                Bilingual.of("3 or 5", " 3 或 5"),
                Schema.of("enum", List.of(3, 5)),
                false,
                texts -> texts.get(0).equals("3") || texts.get(0).equals("5")
                        ? Reading.of(Integer.valueOf(texts.get(0)))
                        : Reading.wrong(
                                Bilingual.of("there are names for three or five levels", "等级名称只有三级或五级"), wanted),
                String::valueOf);
    }

    /** Takes the section; problems go to the collector. */
    static SuitabilityPlan of(Given given, Path folder, long seed, Problems problems) {
        String criteria = given.or(CRITERIA, ""); // told where it is missing: there is no usual one
        Optional<Given> varied = given.find(SENSITIVITY);
        Sensitivity.Options base = Sensitivity.Options.of(seed);
        Sensitivity.Options sensitivity = new Sensitivity.Options(
                varied.map(g -> g.or(STEP, base.step())).orElse(base.step()),
                varied.flatMap(g -> g.find(SAMPLES)).map(Long::intValue).orElse(base.samples()),
                varied.map(g -> g.or(CONCENTRATION, base.concentration())).orElse(base.concentration()),
                seed);
        return new SuitabilityPlan(
                new PresetOrFile(
                        criteria,
                        criteria.isEmpty() || criteria.equals("sink")
                                ? Optional.empty()
                                : Optional.of(resolved(folder, FileName.path(criteria)))),
                given.find(LAYERS)
                        .map(g -> (Map<String, String>) new LinkedHashMap<>(g.named(LAYER)))
                        .orElse(Map.of()),
                weighing(given, folder),
                levels(given, varied, problems),
                new Land(
                        given.or(MISSING, Overlay.Missing.NONE),
                        given.or(EXCLUDE, List.of()),
                        given.or(LOWEST, List.of()),
                        given.or(MASK, List.of())),
                sensitivity.step() == 0 && sensitivity.samples() == 0 ? Optional.empty() : Optional.of(sensitivity),
                given.find(SLOPE_UNIT),
                ZonesPlan.of(given, folder));
    }

    private static Path resolved(Path folder, Path file) {
        return folder.resolve(file).normalize();
    }

    private static Weighing weighing(Given given, Path folder) {
        Optional<Given> weights = given.find(WEIGHTS);
        boolean allow = given.or(ALLOW_INCONSISTENT, false)
                || weights.map(g -> g.or(ALLOW_INCONSISTENT, false)).orElse(false);
        return new Weighing(
                weights.flatMap(g -> g.find(AHP)).orElse(List.of()).stream()
                        .map(p -> resolved(folder, p))
                        .toList(),
                new Ahp.Options(
                        weights.flatMap(g -> g.find(METHOD)).orElse(Ahp.Prioritisation.EIGENVECTOR),
                        weights.flatMap(g -> g.find(RANDOM_INDEX)).orElse(RandomIndex.SAATY),
                        allow),
                Stream.of(ENTROPY, CRITIC, EQUAL)
                        .filter(o -> weights.map(g -> g.or(o, false)).orElse(false))
                        .map(Option::key)
                        .toList(),
                weights.flatMap(g -> g.find(COMBINE)).orElse(Combine.LINEAR));
    }

    private static LevelRule levels(Given given, Optional<Given> varied, Problems problems) {
        Cut cut = given.or(BREAKS, Cut.of(BreakMethod.NATURAL, Cut.USUAL_CLASSES));
        boolean own = cut.method() == BreakMethod.MANUAL;
        Optional<Integer> levels = given.find(LEVELS);
        levels.filter(l -> own && cut.classes() != l)
                .ifPresent(l -> problems.add(
                        ProblemCode.STUDY_05_VALUE,
                        given.place(LEVELS),
                        l,
                        Bilingual.of(
                                cut.breaks().size() + " limits make " + cut.classes() + " levels",
                                cut.breaks().size() + " 个界限划分出 " + cut.classes() + " 级"),
                        Bilingual.of("one limit fewer than levels, or the limits alone", "比级数少一个的界限，或只写界限而不写 levels")));
        return new LevelRule(
                own ? cut : cut.withClasses(levels.orElse(3)),
                own || varied.map(g -> g.or(LIMITS, false)).orElse(false));
    }
}
