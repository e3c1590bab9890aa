package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.EmergingHotSpots;
import org.carbonscape.stats.EmergingHotSpots.Options;
import org.carbonscape.stats.EmergingHotSpots.Pattern;
import org.carbonscape.stats.EmergingHotSpots.Result;
import org.carbonscape.stats.MannKendall;

/** Emerging hot spots over the phases. */
final class EmergingHotSpotsMethod implements UnitStatistic<Options, Result> {
    private static final About ABOUT = new About(
            "emerging-hot-spots",
            Words.of("Emerging hot spots", "新兴时空热点"),
            Words.of(
                    "Emerging hot spots: Gi* of each phase and its trend, as patterns such as new, intensifying or "
                            + "historical.",
                    "新兴时空热点：各期 Gi* 及其趋势，归为新增、加强、历史等模式。"),
            Words.of(
                    "Gi* of each phase among the units of the same phase; the Mann-Kendall trend of a unit's Gi* z "
                            + "over the phases with Sen's slope; and the pattern they make, by the names ArcGIS "
                            + "published: new, consecutive, intensifying, persistent, diminishing, sporadic, "
                            + "oscillating, historical, each for hot and cold spots. \"90 percent\" of T phases is at "
                            + "least 0.9 T, so all of them below 10. At least 3 phases; no trend can be significant "
                            + "at 0.05 below 5.",
                    "各期在同期单元中求 Gi*；对单元历期的 Gi* z 作 Mann-Kendall 趋势检验并求 Sen 斜率；再按 ArcGIS 公布的名称归为模式：新增、连续、加强、持续、减弱、分散、振荡、"
                            + "历史，热点与冷点各一套。T 期的“90%”指不少于 0.9 T 期，故 10 期以下须全部满足。至少 3 期；不足 5 期时趋势不可能在 0.05 水平上显著。"),
            List.of(
                    "Getis and Ord 1992, Geographical Analysis 24",
                    "Mann 1945, Econometrica 13",
                    "Sen 1968, JASA 63",
                    "Esri, How Emerging Hot Spot Analysis works"));

    private static final Option<Double> SPOT_ALPHA = Option.of(
                    "alpha",
                    Kinds.share(),
                    "Level up to which a phase's corrected p makes a hot or cold spot.",
                    "某期的校正后 p 不大于此值即为热点或冷点。")
            .named("显著性水平")
            .standard("by convention; ours 0.05, ArcGIS' 0.1", "随计算口径而定，本软件为 0.05，ArcGIS 为 0.1")
            .example("0.05");
    private static final Option<MannKendall.P> TREND = Option.of(
                    "trend",
                    Kinds.choice(List.of(
                            Choice.of(
                                    MannKendall.P.EXACT,
                                    "exact",
                                    "counted over all orders if there are no ties",
                                    "无相等值时按全部排列计数"),
                            Choice.of(
                                    MannKendall.P.NORMAL,
                                    "normal",
                                    "normal with continuity correction, as in ArcGIS",
                                    "正态近似加连续性校正，同 ArcGIS"))),
                    "How the trend's p is computed.",
                    "趋势 p 值的求法。")
            .named("趋势检验")
            .standard("by convention; ours exact", "随计算口径而定，本软件为 exact")
            .example("normal");
    private static final Option<Double> TREND_ALPHA = Option.of(
                    "trend-alpha",
                    Kinds.share(),
                    "Level up to which the trend's p makes a pattern intensifying or diminishing.",
                    "趋势 p 不大于此值即归为加强或减弱。")
            .named("趋势显著性水平")
            .standard("by convention; ours 0.05, ArcGIS' 0.1", "随计算口径而定，本软件为 0.05，ArcGIS 为 0.1")
            .example("0.1");

    /** In the order of the patterns: hot ones, cold ones, none. */
    private static final int[] COLOURS = {
        0xffd37f, 0xfdae61, 0x8c0d25, 0xd7301f, 0xf4a582, 0xfbb4b9, 0xdd3497, 0xb8978b,
        0xc7e9b4, 0x7fcdbb, 0x081d58, 0x225ea8, 0x92c5de, 0xbdd7e7, 0x6a51a3, 0x93a1b0,
        0xe6e6e6
    };

    private static final ClassKey<Result> KEY = key();

    private static ClassKey<Result> key() {
        List<ClassKey.Entry> classes = new ArrayList<>();
        for (Pattern p : Pattern.values()) {
            if (p != Pattern.MISSING) {
                String en = p.label(Language.EN);
                classes.add(new ClassKey.Entry(
                        p.code(),
                        Words.of(Character.toUpperCase(en.charAt(0)) + en.substring(1), p.label(Language.ZH)),
                        COLOURS[p.ordinal()]));
            }
        }
        return new ClassKey<>(
                "pattern",
                Words.of("Hot and cold spots over the phases", "历期冷热点模式"),
                classes,
                (data, r, place) -> r.pattern(place) == Pattern.MISSING
                        ? 0
                        : r.pattern(place).ordinal() + 1);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public Inputs inputs() {
        return Inputs.SERIES;
    }

    @Override
    public int leastTimes() {
        return 3;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public Options defaults(Convention convention) {
        return Options.of(convention);
    }

    @Override
    public List<Setting<Options, ?>> settings() {
        List<Setting<Options, ?>> settings =
                new ArrayList<>(Setting.within(StatisticOptions.hotSpots(), Options::hotSpots, Options::withSpots));
        settings.addAll(List.of(
                Setting.of(SPOT_ALPHA, Options::alpha, Options::withAlpha),
                Setting.of(TREND, Options::trend, (o, v) -> o.withTrend(v, o.trendAlpha())),
                Setting.of(TREND_ALPHA, Options::trendAlpha, (o, v) -> o.withTrend(o.trend(), v))));
        return settings;
    }

    @Override
    public Options withSeed(Options options, long seed) {
        return options.withSpots(options.hotSpots().withSeed(seed));
    }

    @Override
    public Result run(UnitData data, Options options, Engine engine) {
        return EmergingHotSpots.of(
                data.values().toArray(double[][]::new),
                data.times().stream().mapToDouble(Double::doubleValue).toArray(),
                data.weights(),
                options,
                engine);
    }

    @Override
    public int rows(Result result) {
        return result.size();
    }

    @Override
    public List<Column> columns(UnitData data, Result r) {
        IntPredicate none = i -> r.pattern(i) == Pattern.MISSING;
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("pattern", i -> r.pattern(i).code()).alsoInLayer(),
                Column.number(
                                "code",
                                i -> r.pattern(i) == Pattern.MISSING
                                        ? Double.NaN
                                        : r.pattern(i).number())
                        .alsoInLayer(),
                Column.integer("hot_phases", r::hotPhases, none, r.size()),
                Column.integer("cold_phases", r::coldPhases, none, r.size()),
                Column.number("trend_z", r::trendZ).alsoInLayer(),
                Column.number("trend_p", r::trendP).alsoInLayer(),
                Column.number("tau", r::tau),
                Column.number("sen_slope", r::slope).alsoInLayer()));
        for (int t = 0; t < data.times().size(); t++) {
            int phase = t;
            String when = Numbers.text(data.times().get(t));
            columns.add(Column.number("z_" + when, i -> r.z(phase, i)));
            columns.add(
                    Column.integer("spot_" + when, i -> r.spot(phase, i), i -> Double.isNaN(r.z(phase, i)), r.size()));
        }
        return columns;
    }

    @Override
    public Variant variant(Result r) {
        Options o = r.options();
        String level = Numbers.text(o.trendAlpha());
        boolean exact = o.trend() == MannKendall.P.EXACT;
        return Variant.of()
                .add("Gi*", "Gi*")
                .permutations(o.hotSpots().permutations(), o.hotSpots().draws())
                .alternative(o.hotSpots().alternative())
                .correction(o.hotSpots().correction(), o.alpha())
                .add(
                        "Mann-Kendall trend, " + (exact ? "exact p" : "normal p") + " at " + level,
                        "Mann-Kendall 趋势（" + (exact ? "精确 p" : "正态近似 p") + "，α = " + level + "）")
                .build();
    }

    @Override
    public List<Problem> cautions(Result result) {
        return result.cautions();
    }

    @Override
    public String layerPrefix() {
        return "emerging";
    }

    @Override
    public Optional<ClassKey<Result>> classes() {
        return Optional.of(KEY);
    }
}
