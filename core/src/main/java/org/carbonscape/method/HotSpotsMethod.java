package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.GetisOrd;

/** Getis-Ord hot and cold spots. */
public final class HotSpotsMethod implements UnitStatistic<HotSpotsMethod.Options, GetisOrd.Result> {
    /** Which statistic. */
    enum Which {
        GI_STAR,
        GI,
        BOTH
    }

    /**
     * Options.
     *
     * @param getis of the statistic that maps show
     * @param both  whether the other one stands in the table beside it
     */
    public record Options(GetisOrd.Options getis, boolean both) {}

    private static final About ABOUT = new About(
            "hot-spots",
            Words.of("Getis-Ord hot and cold spots", "Getis-Ord 冷热点"),
            Words.of(
                    "Getis-Ord Gi* of every unit: hot and cold spots with 90, 95 and 99 percent confidence.",
                    "每个单元的 Getis-Ord Gi*：置信度 90%、95%、99% 的热点与冷点。"),
            Words.of(
                    "Gi* z = (Σ w_ij x_j − x̄ W_i) / (S √((n S1_i − W_i²)/(n − 1))), the unit counting among its own "
                            + "neighbours with weight 1; Gi leaves it out. Bins ±3, ±2, ±1 for 99, 95 and 90 % "
                            + "confidence after the correction. Cold spots of net emissions are where sinks gather.",
                    "Gi* 的 z = (Σ w_ij x_j − x̄ W_i) / (S √((n S1_i − W_i²)/(n − 1)))，单元以权重 1 计入自身邻居；Gi 则不计。校正后 99、95、"
                            + "90 % 置信度记为 ±3、±2、±1。净碳排放的冷点即碳汇集聚处。"),
            List.of("Getis and Ord 1992; Ord and Getis 1995, Geographical Analysis 24 and 27"));

    private static final Option<Which> STATISTIC = Option.of(
                    "statistic",
                    Kinds.choice(List.of(
                            Choice.of(
                                    Which.GI_STAR,
                                    "gi-star",
                                    "the unit counts among its neighbours",
                                    "单元计入自身邻居",
                                    "gi*",
                                    "gistar",
                                    "g-star"),
                            Choice.of(Which.GI, "gi", "it does not", "不计入", "g"),
                            Choice.of(
                                    Which.BOTH,
                                    "both",
                                    "Gi* for bins and maps, Gi beside it in the table",
                                    "分级与图用 Gi*，表中并列 Gi"))),
                    "Which of the local statistics of Getis and Ord.",
                    "采用哪一个局部统计量。")
            .named("统计量")
            .standard(Which.GI_STAR)
            .example("both");

    private static final ClassKey<GetisOrd.Result> KEY = key();

    private static ClassKey<GetisOrd.Result> key() {
        List<ClassKey.Entry> classes = new ArrayList<>();
        for (int bin = -3; bin <= 3; bin++) {
            classes.add(new ClassKey.Entry(
                    Integer.toString(bin),
                    Palette.hotSpots().get(bin + 3).name(),
                    Palette.hotSpots().get(bin + 3).rgb()));
        }
        return new ClassKey<>(
                "bin",
                Words.of("Hot and cold spots, confidence", "冷热点置信度"),
                classes,
                (data, r, place) -> Double.isNaN(data.x()[place]) ? 0 : r.bin(place) + 4);
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
    public Options defaults(Convention convention) {
        return new Options(GetisOrd.Options.of(convention), false);
    }

    @Override
    public List<Setting<Options, ?>> settings() {
        List<Setting<Options, ?>> settings = new ArrayList<>(
                Setting.within(StatisticOptions.hotSpots(), Options::getis, (o, v) -> new Options(v, o.both)));
        settings.add(Setting.of(
                STATISTIC,
                o -> o.both ? Which.BOTH : o.getis.star() ? Which.GI_STAR : Which.GI,
                (o, v) -> new Options(o.getis.withStar(v != Which.GI), v == Which.BOTH)));
        return settings;
    }

    @Override
    public Options withSeed(Options options, long seed) {
        return new Options(options.getis.withSeed(seed), options.both);
    }

    @Override
    public List<GetisOrd.Result> results(UnitData data, Options o, Engine engine) {
        return o.both ? GetisOrd.both(data.x(), data.weights(), o.getis, engine) : List.of(run(data, o, engine));
    }

    @Override
    public GetisOrd.Result run(UnitData data, Options options, Engine engine) {
        return GetisOrd.of(data.x(), data.weights(), options.getis, engine);
    }

    @Override
    public int rows(GetisOrd.Result result) {
        return result.size();
    }

    @Override
    public List<Column> columns(UnitData data, GetisOrd.Result r) {
        String statistic = r.options().star() ? "gi-star" : "gi";
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("statistic", i -> statistic),
                Column.number("value", i -> data.x()[i]),
                Column.number("g", r::g),
                Column.number("expected", r::expected),
                Column.number("variance", r::variance),
                Column.number("z", r::z).alsoInLayer()));
        columns.addAll(new Corrected(r.size(), r::p, r::adjustedP, r.options().correction()).columns());
        IntPredicate none = i -> Double.isNaN(data.x()[i]) && data.weights().present(i); // others have no row
        columns.add(Column.integer("bin", r::bin, none, r.size()).alsoInLayer());
        return columns;
    }

    @Override
    public Variant variant(GetisOrd.Result r) {
        GetisOrd.Options o = r.options();
        return Variant.of()
                .add(o.star() ? "Gi*" : "Gi", o.star() ? "Gi*" : "Gi")
                .permutations(o.permutations(), o.draws())
                .alternative(o.alternative())
                .correction(o.correction())
                .build();
    }

    @Override
    public List<Problem> cautions(GetisOrd.Result result) {
        return result.cautions();
    }

    @Override
    public String layerPrefix() {
        return "gi";
    }

    @Override
    public Optional<ClassKey<GetisOrd.Result>> classes() {
        return Optional.of(KEY);
    }
}
