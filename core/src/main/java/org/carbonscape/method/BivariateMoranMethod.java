package org.carbonscape.method;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.stats.BivariateMoran;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.GlobalStatistic;

/** Bivariate Moran's I. */
final class BivariateMoranMethod extends GlobalMethod {
    private static final About ABOUT = new About(
            "bivariate-morans-i",
            Words.of("Bivariate Moran's I", "双变量莫兰指数"),
            Words.of(
                    "Bivariate Moran's I: whether x of a unit goes with y of its neighbours.",
                    "双变量莫兰指数：单元的 x 与邻居的 y 是否相随变化。"),
            Words.of(
                    "I = n/S0 · Σ w_ij zx_i zy_j / √(Σ zx² Σ zy²). The expectation is 0 when y is put in "
                            + "random order over the units and x stays; the variance is exact, and p comes from z "
                            + "and from permutations. I also contains the plain correlation of x and y; Lee's L "
                            + "separates the two.",
                    "I = n/S0 · Σ w_ij zx_i zy_j / √(Σ zx² Σ zy²)。x 不动而 y 随机排列时期望为 0；方差为精确值，并给出 z 与置换的 p。该值也含 x 与 y "
                            + "本身的相关；Lee's L 将二者区分。"),
            List.of(
                    "Wartenberg 1985, Geographical Analysis 17",
                    "Anselin, Syabri and Smirnov 2002, in New Tools for Spatial Data Analysis"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public String letter() {
        return "i";
    }

    @Override
    public Inputs inputs() {
        return Inputs.X_AND_Y;
    }

    @Override
    public GlobalStatistic run(UnitData data, GlobalOptions options, Engine engine) {
        return BivariateMoran.of(data.x(), data.y(), data.weights(), options, engine);
    }
}
