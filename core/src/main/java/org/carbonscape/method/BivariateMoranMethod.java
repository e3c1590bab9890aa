package org.carbonscape.method;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.stats.BivariateMoran;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.GlobalStatistic;

/** Bivariate Moran's I. */
public final class BivariateMoranMethod extends GlobalMethod {
    private static final About ABOUT = new About(
            "bivariate-morans-i",
            Words.of("Bivariate Moran's I", "双变量 Moran's I"),
            Words.of(
                    "Bivariate Moran's I: whether x of a unit goes with y of its neighbours.",
                    "双变量 Moran's I：单元的 x 与邻居的 y 是否相随变化。"),
            Words.of(
                    "I = n/S0 · Σ w_ij zx_i zy_j / √(Σ zx² Σ zy²). Expected 0 where y lies in random order over the "
                            + "units and x stays; the variance is exact, p is that of z and of permutations. It holds "
                            + "the plain correlation of x and y as well; Lee's L takes that apart.",
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
    public GlobalOptions defaults(Convention convention) {
        return GlobalOptions.of(convention);
    }

    @Override
    public GlobalStatistic run(UnitData data, GlobalOptions options, Engine engine) {
        return BivariateMoran.of(data.x(), data.y(), data.weights(), options, engine);
    }
}
