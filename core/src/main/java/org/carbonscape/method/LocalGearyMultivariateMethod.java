package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.LocalGeary;
import org.carbonscape.stats.LocalGearyMultivariate;

/** Multivariate local Geary's c. */
final class LocalGearyMultivariateMethod
        implements UnitStatistic<LocalGeary.Options, LocalGearyMultivariateMethod.Result> {
    /** With the options it was found by. */
    public record Result(LocalGeary.Options options, LocalGearyMultivariate.Result local) {}

    private static final About ABOUT = new About(
            "local-geary-multivariate",
            Words.of("Multivariate local Geary's c", "多变量局部 Geary's c"),
            Words.of(
                    "Multivariate local Geary's c: units like or unlike their neighbours in several variables at once.",
                    "多变量局部 Geary's c：单元与邻居在若干变量上是否同时相似。"),
            Words.of(
                    "c_i = (1/m) Σ_v Σ_j w_ij (z_vi − z_vj)², the mean of the local Geary of m variables, each "
                            + "standardised with divisor n−1 (esda: n): small where a unit is like its neighbours in "
                            + "all of them. p by conditional permutation only; the values of a unit stay together.",
                    "c_i = (1/m) Σ_v Σ_j w_ij (z_vi − z_vj)²，即 m 个变量的局部 Geary 之均值，各变量按除数 n−1 标准化（esda 用 n）："
                            + "在所有变量上与邻居相似时较小。p 仅由条件置换得到，同一单元的各变量一并抽取。"),
            List.of("Anselin 2019, Geographical Analysis 51"));

    private static final ClassKey<Result> KEY = new ClassKey<>(
            "cluster",
            Words.of("Neighbours are", "与邻居"),
            List.of(
                    new ClassKey.Entry("positive", Words.of("Like", "相似"), 0xfdae61),
                    new ClassKey.Entry("negative", Words.of("Unlike", "相异"), 0x7b3294),
                    new ClassKey.Entry(
                            "ns",
                            Palette.lisa().get(4).name(),
                            Palette.lisa().get(4).rgb())),
            (data, r, place) -> switch (r.local.cluster(place)) {
                case POSITIVE -> 1;
                case NEGATIVE -> 2;
                case NOT_SIGNIFICANT, ISLAND -> 3;
                case MISSING -> 0;
            });

    private final LocalGearyMethod geary = new LocalGearyMethod();

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public Inputs inputs() {
        return Inputs.SEVERAL;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public LocalGeary.Options defaults(Convention convention) {
        return geary.defaults(convention);
    }

    @Override
    public List<Setting<LocalGeary.Options, ?>> settings() {
        return geary.settings();
    }

    @Override
    public LocalGeary.Options withSeed(LocalGeary.Options options, long seed) {
        return geary.withSeed(options, seed);
    }

    @Override
    public Result run(UnitData data, LocalGeary.Options options, Engine engine) {
        return new Result(
                options,
                LocalGearyMultivariate.of(data.values().toArray(double[][]::new), data.weights(), options, engine));
    }

    @Override
    public int rows(Result result) {
        return result.local.size();
    }

    @Override
    public List<Column> columns(UnitData data, Result r) {
        List<Column> columns = new ArrayList<>(IntStream.range(0, data.values().size())
                .mapToObj(v ->
                        Column.number("value_" + (v + 1), i -> data.values().get(v)[i]))
                .toList());
        columns.add(Column.number("c", r.local::c).alsoInLayer());
        columns.addAll(LocalMethod.columns(r.local, i -> r.local.cluster(i).code()));
        return columns;
    }

    @Override
    public Variant variant(Result r) {
        return LocalMethod.said(
                        LocalGearyMethod.divisor(r.options), r.local.options(), LocalMethod.WithoutPermutations.NONE)
                .build();
    }

    @Override
    public List<Problem> cautions(Result result) {
        return result.local.cautions();
    }

    @Override
    public String layerPrefix() {
        return "mvgeary";
    }

    @Override
    public Optional<ClassKey<Result>> classes() {
        return Optional.of(KEY);
    }
}
