package org.carbonscape.method;

import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.LocalJoinCounts;
import org.carbonscape.stats.LocalOptions;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/** Local join counts. */
final class LocalJoinCountsMethod extends LocalMethod<LocalJoinCounts.Result> {
    private static final About ABOUT = new About(
            "local-join-counts",
            Words.of("Local join counts", "局部连接计数"),
            Words.of(
                    "Local join counts: black units with more black neighbours than chance would give.",
                    "局部连接计数：黑色邻居多于随机情形的黑色单元。"),
            Words.of(
                    "BB_i = x_i Σ w_ij x_j, x = 1 for black, 0 for white, binary neighbours; only black units with a "
                            + "black neighbour are tested. p is exact: the colours of its k neighbours are drawn from "
                            + "the n − 1 others without replacement; with permutations, and under the conventions of "
                            + "GeoDa and esda, p is theirs.",
                    "BB_i = x_i Σ w_ij x_j，黑为 x = 1，白为 0，邻接为二值；只检验有黑色邻居的黑色单元。p 为精确值：其 k 个邻居的颜色从其余 n − 1 个单元中不放回抽取；"
                            + "若置换（GeoDa 与 esda 口径即如此），则为置换 p。"),
            List.of("Anselin and Li 2019, Journal of Geographical Systems 21"));

    /** Classes of maps of joined units. */
    static <R> ClassKey<R> key(ClassKey.ClassAt<R> classOf) {
        return new ClassKey<>(
                "cluster",
                Words.of("Units in question", "所关注单元"),
                List.of(
                        new ClassKey.Entry("cluster", Words.of("Together with its like", "同类集聚"), 0xd7191c),
                        new ClassKey.Entry("ns", Words.of("Not significant", "不显著"), 0xfdcc8a),
                        new ClassKey.Entry(
                                "other",
                                Words.of("Other units", "其他单元"),
                                Palette.lisa().get(4).rgb())),
                classOf);
    }

    /** Class of a unit, from 1; one without neighbours is drawn as not significant where it is in question. */
    static int classOf(LocalJoinCounts.Result r, int place) {
        return switch (r.cluster(place)) {
            case CLUSTER -> 1;
            case NOT_SIGNIFICANT -> 2;
            case OTHER -> 3;
            case ISLAND -> r.marked(place) ? 2 : 3;
            case MISSING -> 0;
        };
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public Inputs inputs() {
        return Inputs.COLOURS;
    }

    @Override
    WithoutPermutations withoutPermutations() {
        return WithoutPermutations.EXACT;
    }

    @Override
    public LocalOptions defaults(Convention convention) {
        return LocalJoinCounts.options(convention);
    }

    @Override
    public Standardisation usualStyle() {
        return Standardisation.NONE;
    }

    @Override
    public boolean styleIsFixed() {
        return true;
    }

    @Override
    public boolean takes(Weights weights) {
        return weights.binary();
    }

    /** It needs both colours. */
    @Override
    public boolean fits(UnitData data) {
        return data.hasBothColours();
    }

    @Override
    public LocalJoinCounts.Result run(UnitData data, LocalOptions options, Engine engine) {
        return LocalJoinCounts.of(data.x(), data.weights(), options, engine);
    }

    @Override
    List<Column> numbers(UnitData data, LocalJoinCounts.Result r) {
        return List.of(
                Column.number("value", i -> data.x()[i]),
                Column.number("joins", r::count).alsoInLayer());
    }

    @Override
    String code(LocalJoinCounts.Result r, int place) {
        return r.cluster(place).code();
    }

    @Override
    public String layerPrefix() {
        return "joins";
    }

    @Override
    public Optional<ClassKey<LocalJoinCounts.Result>> classes() {
        return Optional.of(key((data, r, place) -> classOf(r, place)));
    }
}
