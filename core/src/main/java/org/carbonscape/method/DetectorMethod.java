package org.carbonscape.method;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.carbonscape.driver.Convention;
import org.carbonscape.driver.Correction;
import org.carbonscape.driver.Detection;
import org.carbonscape.driver.DetectorData;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.Factor;
import org.carbonscape.driver.GeographicalDetector;
import org.carbonscape.driver.Interaction;
import org.carbonscape.driver.InteractionType;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;

/**
 * The geographical detector on drivers that are strata. Its rows are drivers; pairs of drivers have rows of their own.
 */
public final class DetectorMethod implements Method<DetectorOptions, DetectorMethod.Data, Detection> {
    /**
     * What it looks at.
     *
     * @param computedFrom drivers y was computed from
     */
    public record Data(DetectorData data, Set<String> computedFrom) {}

    public static final About ABOUT = new About(
            "geodetector",
            Words.of("Geographical detector", "地理探测器"),
            Words.of(
                    "Geographical detector: factor, interaction, risk and ecological detector for y, on "
                            + "a table's columns or on rasters.",
                    "地理探测器：对表中各列或栅格作 y 的因子探测、交互探测、风险区探测与生态探测。"),
            Words.of(
                    "Factor detector q = 1 − SSW/SST over the strata of a driver, F = (N−L)/(L−1) "
                            + "q/(1−q); p by permutation (g+1)/(m+1), by the central F, and, for comparison only, "
                            + "by the published non-central F in both variance conventions, which moves with the "
                            + "origin of y; bootstrap interval corrected for bias. Interaction detector: q of "
                            + "crossed strata, five types, the excess over the larger q and its p (y exchanged "
                            + "within the strata of the stronger driver). Risk detector: Welch's t with exact "
                            + "degrees of freedom, Holm or FDR. Ecological detector: (1−q_a)/(1−q_b), two-sided. "
                            + "Continuous drivers are discretised by the method and number of classes with the "
                            + "largest cross-validated q. Shares of the joint q by Shapley values over regression "
                            + "trees (LESH).",
                    "因子探测 q = 1 − SSW/SST，F = (N−L)/(L−1) q/(1−q)；p 由置换 (g+1)/(m+1)、中心 F 给出，并列出两种方差取法下已发表"
                            + "的非中心 F 的 p（随 y 的原点而变，仅供对照）；q 的区间为偏差校正的自助区间。交互探测：叠加分层的 q、五种类型、超出较大 q 的部分及其 p（在较强因子的分层"
                            + "内置换 y）。风险区探测：Welch t 检验，精确自由度，Holm 或 FDR 校正。生态探测：(1−q_a)/(1−q_b)，双侧。连续因子按交叉验证 q 最大的方"
                            + "式与级数离散化。联合 q 的份额按回归树的 Shapley 值分配（LESH）。"),
            List.of(
                    "Wang et al. 2010, IJGIS 24: 107–127",
                    "Wang, Zhang and Fu 2016, Ecological Indicators 67: 250–256",
                    "Song et al. 2020, GIScience & Remote Sensing 57: 593–610",
                    "Li et al. 2023, International Journal of Digital Earth 16: 4533–4552 (LESH)",
                    "Holm 1979, Scandinavian Journal of Statistics 6: 65–70"));

    private static final long MOST_DRAWS = 1_000_000;

    public static final Option<Convention> CONVENTION = Option.of(
                    "convention",
                    Kinds.choice(List.of(
                            Choice.of(Convention.CARBONSCAPE, "carbonscape", "ours", "本软件"),
                            Choice.of(Convention.GEODETECTOR, "geodetector", "", ""),
                            Choice.of(Convention.GD, "gd", "", ""),
                            Choice.of(Convention.GDVERSE, "gdverse", "", ""))),
                    "Whose formulas are used.",
                    "计算口径：采用哪种软件的公式。")
            .named("计算口径")
            .standard(Convention.CARBONSCAPE)
            .example("carbonscape");
    public static final Option<Long> PERMUTATIONS = Option.of(
                    "permutations",
                    Kinds.integer(0, MOST_DRAWS),
                    "Random permutations for p; 0: none.",
                    "求 p 的随机置换次数；0：不做。")
            .named("置换次数")
            .standard(
                    "999; for rasters with more than 1 million cells 99, with more than 5 million 39",
                    "999；栅格超过一百万像元为 99，超过五百万为 39")
            .example("999");
    public static final Option<Long> BOOTSTRAP = Option.of(
                    "bootstrap",
                    Kinds.integer(0, MOST_DRAWS),
                    "Bootstrap samples for the interval of q; 0: none.",
                    "q 区间的自助样本数；0：不做。")
            .named("自助样本数")
            .standard(
                    "999; for rasters as for permutations, with more than 5 million cells none",
                    "999；栅格同置换次数，超过五百万像元不做")
            .example("999");
    public static final Option<Correction> CORRECTION = Option.of(
                    "correction",
                    Kinds.choice(List.of(
                            Choice.of(Correction.HOLM, "holm", "", ""),
                            Choice.of(Correction.FALSE_DISCOVERY_RATE, "fdr", "", "", "bh", "false-discovery-rate"),
                            Choice.of(Correction.NONE, "none", "", ""))),
                    "Correction of p over pairs of strata and of drivers.",
                    "分层对之间与因子对之间 p 的校正。")
            .named("多重检验校正")
            .standard("by convention; ours holm", "随计算口径而定，本软件为 holm")
            .example("holm");
    public static final Option<Boolean> DROP_SINGLETONS = Option.of(
                    "drop-singletons",
                    Kinds.flag(),
                    "Drop the units of one-unit strata; otherwise they are kept with zero variance.",
                    "删除仅含一个单元的分层；否则保留，方差计为零。")
            .named("删除单元素分层")
            .standard(false)
            .example("true");
    public static final Option<Long> STOP_AFTER = Option.of(
                    "stop-after",
                    Kinds.integer(0, 1_000_000),
                    "Stop a driver's permutations once this many have reached its q; 0: never.",
                    "一个因子有这么多次置换达到其 q 即停止；0：不提前停止。")
            .named("提前停止")
            .standard(0L)
            .example("20");
    public static final Option<Double> CONFIDENCE = Option.of(
                    "confidence", Kinds.share(), "Confidence level of the interval of q.", "q 区间的置信度。")
            .named("置信度")
            .standard(0.95)
            .example("0.95");
    public static final Option<Double> ALPHA = Option.of(
                    "alpha", Kinds.share(), "Significance level of the verdicts.", "判定的显著性水平。")
            .named("显著性水平")
            .standard(0.05)
            .example("0.05");

    /** A type of interaction, as tables and readers see it. */
    public static Words words(InteractionType type) {
        return switch (type) {
            case NONLINEAR_WEAKENING -> Words.of("nonlinear weakening", "非线性减弱");
            case SINGLE_FACTOR_WEAKENING -> Words.of("single-factor weakening", "单因子非线性减弱");
            case BI_FACTOR_ENHANCEMENT -> Words.of("bi-factor enhancement", "双因子增强");
            case INDEPENDENT -> Words.of("independent", "独立");
            case NONLINEAR_ENHANCEMENT -> Words.of("nonlinear enhancement", "非线性增强");
        };
    }

    /** A convention's name in tables. */
    public static String name(Convention convention) {
        return CONVENTION.kind().text(convention);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public DetectorOptions defaults(Given given) {
        return DetectorOptions.defaults(StatisticOptions.SEED)
                .withConvention(given.or(CONVENTION, Convention.CARBONSCAPE));
    }

    @Override
    public List<Setting<DetectorOptions, ?>> settings() {
        return List.of(
                Setting.of(
                        PERMUTATIONS,
                        o -> (long) o.draws().permutations(),
                        (o, v) -> o.withPermutations(v.intValue(), o.draws().stopAfter())),
                Setting.of(
                        STOP_AFTER,
                        o -> (long) o.draws().stopAfter(),
                        (o, v) -> o.withPermutations(o.draws().permutations(), v.intValue())),
                Setting.of(
                        BOOTSTRAP,
                        o -> (long) o.draws().replicates(),
                        (o, v) -> o.withReplicates(v.intValue(), o.draws().confidence())),
                Setting.of(
                        CONFIDENCE,
                        o -> o.draws().confidence(),
                        (o, v) -> o.withReplicates(o.draws().replicates(), v)),
                Setting.of(
                        ALPHA,
                        o -> o.verdicts().alpha(),
                        (o, v) -> o.withVerdicts(v, o.verdicts().correction())),
                Setting.of(
                        CORRECTION,
                        o -> o.verdicts().correction(),
                        (o, v) -> o.withVerdicts(o.verdicts().alpha(), v)),
                Setting.of( // a program that deletes them cannot keep them
                        DROP_SINGLETONS,
                        DetectorOptions::dropSingletons,
                        (o, v) -> v ? o.withDropSingletons(true) : o));
    }

    @Override
    public DetectorOptions withSeed(DetectorOptions options, long seed) {
        return options.withSeed(seed);
    }

    @Override
    public Detection run(Data data, DetectorOptions options, Engine engine) {
        return GeographicalDetector.run(data.data(), options, data.computedFrom(), engine);
    }

    @Override
    public int rows(Detection result) {
        return result.factors().size();
    }

    @Override
    public List<Column> columns(Data data, Detection result) {
        return factors(result);
    }

    /** What tables and programs read of each driver. */
    public static List<Column> factors(Detection d) {
        IntFunction<Factor> at = d.factors()::get;
        return List.of(
                Column.text("driver", i -> at.apply(i).name()),
                Column.integer("strata", i -> at.apply(i).strata()),
                Column.integer("units", i -> at.apply(i).units()),
                Column.integer("singletons", i -> at.apply(i).singletons()),
                Column.number("q", i -> at.apply(i).q()),
                Column.number("low", i -> at.apply(i).interval().low()),
                Column.number("high", i -> at.apply(i).interval().high()),
                Column.number("f", i -> ratio(at.apply(i).test().f())),
                Column.number("pPermutation", i -> at.apply(i).test().pPermutation()),
                Column.integer("permutations", i -> at.apply(i).test().permutations()),
                Column.number("pAnova", i -> at.apply(i).test().pAnova()),
                Column.number("pCompatibleSample", i -> at.apply(i).published().pSample()),
                Column.number(
                        "pCompatiblePopulation", i -> at.apply(i).published().pPopulation()),
                Column.number("lambdaSample", i -> at.apply(i).published().lambdaSample()),
                Column.number("lambdaPopulation", i -> at.apply(i).published().lambdaPopulation()),
                Column.number("qByChance", i -> at.apply(i).test().spatial().q()),
                Column.number("pSpatial", i -> at.apply(i).test().spatial().p()),
                Column.number("pChoice", i -> at.apply(i).test().pChoice()));
    }

    /** The same of each pair of drivers. */
    public static List<Column> interactions(Detection d) {
        IntFunction<Interaction> at = d.interactions()::get;
        return List.of(
                Column.text("a", i -> at.apply(i).a()),
                Column.text("b", i -> at.apply(i).b()),
                Column.integer("strata", i -> at.apply(i).strata()),
                Column.integer("singletons", i -> at.apply(i).singletons()),
                Column.number("q", i -> at.apply(i).shares().q()),
                Column.number("qA", i -> at.apply(i).shares().qA()),
                Column.number("qB", i -> at.apply(i).shares().qB()),
                Column.text("type", i -> words(at.apply(i).shares().type()).en()),
                Column.number("excess", i -> at.apply(i).shares().excess()),
                Column.number("pExcess", i -> at.apply(i).test().p()),
                Column.integer("permutations", i -> at.apply(i).test().permutations()));
    }

    @Override
    public Variant variant(Detection d) {
        DetectorOptions o = d.options();
        return Variant.of()
                .add(name(o.convention()), name(o.convention()))
                .add(
                        o.dropSingletons() ? "one-unit strata deleted" : "one-unit strata kept",
                        o.dropSingletons() ? "删除单个单元的分层" : "保留单个单元的分层")
                .permutations(o.draws().permutations())
                .add(
                        CORRECTION.kind().text(o.verdicts().correction()) + " at "
                                + Numbers.text(o.verdicts().alpha()),
                        CORRECTION.kind().text(o.verdicts().correction()) + "，α = "
                                + Numbers.text(o.verdicts().alpha()))
                .build();
    }

    @Override
    public List<Problem> cautions(Detection d) {
        return d.cautions();
    }

    /** F as answers hold it: missing where nothing varies within the strata (q = 1) and F is beyond all numbers. */
    public static double ratio(double f) {
        return Double.isInfinite(f) ? Double.NaN : f;
    }
}
