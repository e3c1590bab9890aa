package org.carbonscape.method;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.stats.LocalLee;
import org.carbonscape.stats.LocalOptions;

/** Local Lee's L. */
final class LocalLeeMethod extends LocalQuadrantMethod<LocalLee.Result> {
    private static final About ABOUT = new About(
            "local-lee",
            Words.of("Local Lee's L", "局部 Lee's L"),
            Words.of(
                    "Local Lee's L of every unit: where two variables are both high or both low around it.",
                    "每个单元的局部 Lee's L：周围两个变量是否同高或同低。"),
            Words.of(
                    "L_i = (Σ w_ij zx_j/sx)(Σ w_ij zy_j/sy), standard deviations of divisor n; above 0 "
                            + "where both are high, or both low, around the unit. Conditional permutation: the "
                            + "neighbours' pairs (x, y) are drawn from all others; there is no p of another kind. "
                            + "Clusters HH, LL, HL, LH: x, then y, of the neighbours.",
                    "L_i = (Σ w_ij zx_j/sx)(Σ w_ij zy_j/sy)，标准差除数为 n；单元周围两者同高或同低时大于 0。条件置换：邻居的 (x, y) 成对从其余单元抽取，别无其他 "
                            + "p。集聚类型 HH、LL、HL、LH：前为邻居的 x，后为邻居的 y。"),
            List.of("Lee 2001, Journal of Geographical Systems 3"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    WithoutPermutations withoutPermutations() {
        return WithoutPermutations.NONE;
    }

    @Override
    public LocalLee.Result run(UnitData data, LocalOptions options, Engine engine) {
        return LocalLee.of(data.x(), data.y(), data.weights(), options, engine);
    }

    @Override
    List<Column> numbers(UnitData data, LocalLee.Result r) {
        return List.of(
                Column.number("x", i -> data.x()[i]),
                Column.number("y", i -> data.y()[i]),
                Column.number("l", r::l).alsoInLayer(),
                Column.number("lag_x", r::lagX),
                Column.number("lag_y", r::lagY));
    }

    @Override
    public String layerPrefix() {
        return "lee";
    }
}
