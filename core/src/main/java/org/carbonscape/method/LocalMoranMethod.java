package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.stats.Quadrant;

/** Local Moran's I. */
public final class LocalMoranMethod implements UnitStatistic<LocalMoran.Options, LocalMoran.Result> {
    private static final About ABOUT = new About(
            "local-moran",
            Words.of("Local Moran's I", "局部莫兰指数"),
            Words.of("Local Moran's I of every unit, with clusters HH, LL, HL, LH.", "每个单元的局部莫兰指数，集聚类型 HH、LL、HL、LH。"),
            Words.of(
                    "I_i = (z_i/m2) Σ w_ij z_j; p by conditional permutation (the unit keeps its value, its "
                            + "neighbours' are drawn from all others), with one table of draws for all units or draws "
                            + "of their own. Clusters HH, LL, HL, LH by the signs of the value and its neighbours' "
                            + "mean against the mean of all, where p passes the correction (Benjamini-Hochberg, "
                            + "Bonferroni or none).",
                    "I_i = (z_i/m2) Σ w_ij z_j；p 由条件置换得到（单元保持自身值，邻居值从其余单元抽取），各单元共用或独立抽样。"
                            + "按自身值与邻居均值相对总均值的符号分为高-高、低-低、高-低、低-高，仅当 p 通过校正（Benjamini-Hochberg、Bonferroni 或不校正）时归类。"),
            List.of("Anselin 1995, Geographical Analysis 27", "Benjamini and Hochberg 1995, JRSS B 57"));

    private static final Option<LocalMoran.Divisor> DIVISOR = Option.of(
                    "divisor",
                    Kinds.choice(List.of(
                            Choice.of(LocalMoran.Divisor.N, "n", "", ""),
                            Choice.of(LocalMoran.Divisor.N_MINUS_1, "n-1", "", "", "n-minus-1"),
                            Choice.of(
                                    LocalMoran.Divisor.N_MINUS_1_ONLY_I,
                                    "n-1-for-i",
                                    "n for its moments, as esda",
                                    "期望与方差仍用 n，同 esda"),
                            Choice.of(
                                    LocalMoran.Divisor.LEAVE_ONE_OUT,
                                    "leave-one-out",
                                    "without the unit itself, as ArcGIS",
                                    "不含单元自身，同 ArcGIS"))),
                    "Divisor of the sum of squares in I.",
                    "I 中平方和的除数。")
            .named("除数")
            .standard("by convention; ours n", "随计算口径而定，本软件为 n")
            .example("n-1");

    private static final Option<LocalMoran.Moments> MOMENTS = Option.of(
                    "moments",
                    Kinds.choice(List.of(
                            Choice.of(
                                    LocalMoran.Moments.CONDITIONAL,
                                    "conditional",
                                    "the unit keeps its value",
                                    "单元保持自身值"),
                            Choice.of(LocalMoran.Moments.TOTAL, "total", "all values move", "全部取值参与随机"))),
                    "Randomisation behind the expectation, the variance and z.",
                    "期望、方差与 z 所依据的随机化。")
            .named("期望与方差")
            .standard("by convention; ours conditional", "随计算口径而定，本软件为 conditional")
            .example("total");

    /** Classes of LISA maps. */
    static <R> ClassKey<R> lisa(ClassKey.ClassAt<R> classOf) {
        List<ClassKey.Entry> classes = new ArrayList<>();
        Quadrant[] quadrants = {
            Quadrant.HIGH_HIGH, Quadrant.LOW_LOW, Quadrant.HIGH_LOW, Quadrant.LOW_HIGH, Quadrant.NOT_SIGNIFICANT
        };
        for (int i = 0; i < quadrants.length; i++) {
            classes.add(new ClassKey.Entry(
                    quadrants[i].code(),
                    Palette.lisa().get(i).name(),
                    Palette.lisa().get(i).rgb()));
        }
        return new ClassKey<>("cluster", Words.of("Cluster", "集聚类型"), classes, classOf);
    }

    /** Class of LISA maps, from 1; a unit without neighbours is drawn as not significant. */
    public static int lisaClass(Quadrant quadrant) {
        return switch (quadrant) {
            case HIGH_HIGH -> 1;
            case LOW_LOW -> 2;
            case HIGH_LOW -> 3;
            case LOW_HIGH -> 4;
            case NOT_SIGNIFICANT, ISLAND -> 5;
            case MISSING -> 0;
        };
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public Inputs inputs() {
        return Inputs.VALUE;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public LocalMoran.Options defaults(Convention convention) {
        return LocalMoran.Options.of(convention);
    }

    @Override
    public List<Setting<LocalMoran.Options, ?>> settings() {
        List<Setting<LocalMoran.Options, ?>> settings = new ArrayList<>(Setting.within(
                StatisticOptions.local(StatisticOptions.PERMUTATIONS),
                LocalMoran.Options::test,
                LocalMoran.Options::withTest));
        settings.add(Setting.of(StatisticOptions.DRAWS, LocalMoran.Options::draws, LocalMoran.Options::withDraws));
        settings.add(Setting.of(DIVISOR, LocalMoran.Options::divisor, LocalMoran.Options::withDivisor));
        settings.add(Setting.of(MOMENTS, LocalMoran.Options::moments, LocalMoran.Options::withMoments));
        return settings;
    }

    @Override
    public LocalMoran.Options withSeed(LocalMoran.Options options, long seed) {
        return options.withSeed(seed);
    }

    @Override
    public LocalMoran.Result run(UnitData data, LocalMoran.Options options, Engine engine) {
        return LocalMoran.of(data.x(), data.weights(), options, engine);
    }

    @Override
    public int rows(LocalMoran.Result result) {
        return result.size();
    }

    @Override
    public List<Column> columns(UnitData data, LocalMoran.Result r) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("value", i -> data.x()[i]),
                Column.number("i", r::i).alsoInLayer(),
                Column.number("expected", r::expected),
                Column.number("variance", r::variance),
                Column.number("z", r::z)));
        columns.addAll(
                new Corrected(r.size(), r::p, r::adjustedP, r.options().test().correction()).columns());
        columns.add(Column.text("cluster", i -> r.cluster(i).code()).alsoInLayer());
        return columns;
    }

    @Override
    public Variant variant(LocalMoran.Result r) {
        LocalMoran.Options o = r.options();
        String divisor = switch (o.divisor()) {
            case N -> "n";
            case N_MINUS_1 -> "n-1";
            case N_MINUS_1_ONLY_I -> "n-1 for i but n for its moments";
            case LEAVE_ONE_OUT -> "leave one out";
        };
        String divisorZh = switch (o.divisor()) {
            case N -> "n";
            case N_MINUS_1 -> "n-1";
            case N_MINUS_1_ONLY_I -> "n-1（期望与方差为 n）";
            case LEAVE_ONE_OUT -> "不含自身";
        };
        return Variant.of()
                .add("divisor " + divisor, "除数 " + divisorZh)
                .add(
                        o.moments() == LocalMoran.Moments.TOTAL ? "total moments" : "conditional moments",
                        o.moments() == LocalMoran.Moments.TOTAL ? "总矩" : "条件矩")
                .permutations(o.test().permutations(), o.draws())
                .alternative(o.test().alternative())
                .correction(o.test().correction(), o.test().alpha())
                .build();
    }

    @Override
    public List<Problem> cautions(LocalMoran.Result result) {
        return result.cautions();
    }

    @Override
    public String layerPrefix() {
        return "lisa";
    }

    @Override
    public Optional<ClassKey<LocalMoran.Result>> classes() {
        return Optional.of(lisa((data, r, place) -> lisaClass(r.cluster(place))));
    }
}
