package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.LocalGeary;

/** Local Geary's c. */
final class LocalGearyMethod implements UnitStatistic<LocalGeary.Options, LocalGeary.Result> {
    private static final About ABOUT = new About(
            "local-geary",
            Words.of("Local Geary's c", "局部 Geary's c"),
            Words.of(
                    "Local Geary's c of every unit: whether it is like or unlike its neighbours.",
                    "每个单元的局部 Geary's c：与邻居相似或相异。"),
            Words.of(
                    "c_i = Σ w_ij (z_i − z_j)², z standardised with divisor n−1 (esda: n); p by conditional "
                            + "permutation only: c has no z and no normal p, so --permutations 0 is refused. Small c: "
                            + "like its neighbours (HH, LL, or other-positive where on both sides of the mean); large "
                            + "c: unlike them (negative); after the correction (Benjamini-Hochberg, Bonferroni or "
                            + "none).",
                    "c_i = Σ w_ij (z_i − z_j)²，z 按除数 n−1 标准化（esda 用 n）；p 仅由条件置换得到：c 没有 z 与正态 p，因此不接受 --permutations 0。"
                            + "c 小为与邻居相似（HH、LL，或位于均值两侧的 other-positive），c 大为相异（negative）；按校正后的 p "
                            + "判定（Benjamini-Hochberg、Bonferroni 或不校正）。"),
            List.of("Anselin 1995, Geographical Analysis 27", "Anselin 2019, Geographical Analysis 51"));

    private static final List<LocalGeary.Association> SHOWN = List.of(
            LocalGeary.Association.HIGH_HIGH,
            LocalGeary.Association.LOW_LOW,
            LocalGeary.Association.OTHER_POSITIVE,
            LocalGeary.Association.NEGATIVE,
            LocalGeary.Association.NOT_SIGNIFICANT);

    private static final ClassKey<LocalGeary.Result> KEY = key((data, r, place) -> classOf(r.cluster(place)));

    /** Classes of maps of local Geary. */
    static <R> ClassKey<R> key(ClassKey.ClassAt<R> classOf) {
        Words[] names = {
            Words.of("Like, high", "相似，高值"),
            Words.of("Like, low", "相似，低值"),
            Words.of("Like, other", "相似，其他"),
            Words.of("Unlike", "相异"),
            Palette.lisa().get(4).name()
        };
        int[] colours = {0xd7191c, 0x2c7bb6, 0xfdae61, 0x7b3294, 0xe6e6e6};
        List<ClassKey.Entry> classes = new ArrayList<>();
        for (int i = 0; i < colours.length; i++) {
            classes.add(new ClassKey.Entry(SHOWN.get(i).code(), names[i], colours[i]));
        }
        return new ClassKey<>("cluster", Words.of("Neighbours are", "与邻居"), classes, classOf);
    }

    /** Class of an association, from 1; a unit without neighbours is drawn as not significant. */
    static int classOf(LocalGeary.Association association) {
        return association == LocalGeary.Association.ISLAND ? SHOWN.size() : SHOWN.indexOf(association) + 1;
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
    public LocalGeary.Options defaults(Convention convention) {
        return LocalGeary.Options.of(convention);
    }

    @Override
    public List<Setting<LocalGeary.Options, ?>> settings() {
        return Setting.within(
                StatisticOptions.local(StatisticOptions.PERMUTATIONS_NEEDED),
                LocalGeary.Options::test,
                LocalGeary.Options::withTest);
    }

    @Override
    public LocalGeary.Options withSeed(LocalGeary.Options options, long seed) {
        return options.withTest(options.test().withSeed(seed));
    }

    @Override
    public LocalGeary.Result run(UnitData data, LocalGeary.Options options, Engine engine) {
        return LocalGeary.of(data.x(), data.weights(), options, engine);
    }

    @Override
    public int rows(LocalGeary.Result result) {
        return result.size();
    }

    @Override
    public List<Column> columns(UnitData data, LocalGeary.Result r) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("value", i -> data.x()[i]),
                Column.number("c", r::c).alsoInLayer()));
        columns.addAll(
                new Corrected(r.size(), r::p, r::adjustedP, r.options().test().correction()).columns());
        columns.add(Column.text("cluster", i -> r.cluster(i).code()).alsoInLayer());
        return columns;
    }

    /** Begins the variant. */
    static Variant.Builder divisor(LocalGeary.Options o) {
        return o.divisor() == LocalGeary.Divisor.N
                ? Variant.of().add("divisor n", "除数 n")
                : Variant.of().add("divisor n-1", "除数 n-1");
    }

    @Override
    public Variant variant(LocalGeary.Result r) {
        return LocalMethod.said(divisor(r.options()), r.options().test(), LocalMethod.WithoutPermutations.NONE)
                .build();
    }

    @Override
    public List<Problem> cautions(LocalGeary.Result result) {
        return result.cautions();
    }

    @Override
    public String layerPrefix() {
        return "geary";
    }

    @Override
    public Optional<ClassKey<LocalGeary.Result>> classes() {
        return Optional.of(KEY);
    }
}
