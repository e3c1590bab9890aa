package org.carbonscape.method;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.stats.LocalBivariateMoran;
import org.carbonscape.stats.LocalOptions;

/** Bivariate local Moran's I. */
final class LocalBivariateMoranMethod extends LocalQuadrantMethod<LocalBivariateMoran.Result> {
    private static final About ABOUT = new About(
            "local-bivariate-moran",
            Words.of("Bivariate local Moran's I", "双变量局部莫兰指数"),
            Words.of(
                    "Bivariate local Moran's I: high or low x of a unit among high or low y of its neighbours.",
                    "双变量局部莫兰指数：单元 x 的高低与邻居 y 的高低。"),
            Words.of(
                    "I_i = (zx_i/sx) Σ w_ij zy_j/sy, standard deviations of divisor n − 1. Conditional permutation: "
                            + "the unit keeps its x and y, its neighbours' y are drawn from all others; without "
                            + "permutations p is that of z. Clusters HH, LL, HL, LH: x of the unit, then y of its "
                            + "neighbours.",
                    "I_i = (zx_i/sx) Σ w_ij zy_j/sy，标准差除数为 n − 1。条件置换：单元保持自身的 x 与 y，邻居的 y 从其余单元抽取；不置换时 p 由 z 得到。"
                            + "集聚类型 HH、LL、HL、LH：前为单元的 x，后为邻居的 y。"),
            List.of("Anselin, Syabri and Smirnov 2002, in New Tools for Spatial Data Analysis"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    WithoutPermutations withoutPermutations() {
        return WithoutPermutations.NORMAL;
    }

    @Override
    public LocalBivariateMoran.Result run(UnitData data, LocalOptions options, Engine engine) {
        return LocalBivariateMoran.of(data.x(), data.y(), data.weights(), options, engine);
    }

    @Override
    List<Column> numbers(UnitData data, LocalBivariateMoran.Result r) {
        return List.of(
                Column.number("x", i -> data.x()[i]),
                Column.number("y", i -> data.y()[i]),
                Column.number("i", r::i).alsoInLayer(),
                Column.number("expected", r::expected),
                Column.number("variance", r::variance),
                Column.number("z", r::z));
    }

    @Override
    public String layerPrefix() {
        return "bilisa";
    }
}
