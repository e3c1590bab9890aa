package org.carbonscape.method;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.EnoughPermutations;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.stats.LeeL;

/** Lee's L. */
final class LeeMethod extends GlobalMethod {
    private static final About ABOUT = new About(
            "lees-l",
            Words.of("Lee's L", "Lee's L"),
            Words.of(
                    "Lee's L: how two variables vary together in space, each smoothed over its neighbours.",
                    "Lee's L：两个变量经邻居平滑后在空间上的共同变化。"),
            Words.of(
                    "L = n / Σ_i (Σ_j w_ij)² · Σ_i (Σ_j w_ij zx_j)(Σ_j w_ij zy_j) / √(Σ zx² Σ zy²): the correlation "
                            + "of the smoothed variables times how smooth they are. The pairs (x, y) are put in "
                            + "random order; expected r (n A − 1)/(n − 1), p of permutations only. No unit is its own "
                            + "neighbour unless the weights say so.",
                    "L = n / Σ_i (Σ_j w_ij)² · Σ_i (Σ_j w_ij zx_j)(Σ_j w_ij zy_j) / √(Σ zx² Σ zy²)：平滑后变量的相关乘以其平滑程度。"
                            + "(x, y) 成对随机排列；期望 r (n A − 1)/(n − 1)，p 仅由置换得到。除权重另有规定外，单元不作自身的邻居。"),
            List.of("Lee 2001, Journal of Geographical Systems 3"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public String letter() {
        return "l";
    }

    @Override
    boolean normalP() {
        return false;
    }

    @Override
    public Inputs inputs() {
        return Inputs.X_AND_Y;
    }

    /** Tools that test Moran's I by its variance have permutations here. */
    @Override
    public GlobalOptions defaults(Convention convention) {
        GlobalOptions options = super.defaults(convention);
        return options.permutations() == 0 ? options.withPermutations(EnoughPermutations.AUTO) : options;
    }

    @Override
    public GlobalStatistic run(UnitData data, GlobalOptions options, Engine engine) {
        return LeeL.of(data.x(), data.y(), data.weights(), options, engine);
    }
}
