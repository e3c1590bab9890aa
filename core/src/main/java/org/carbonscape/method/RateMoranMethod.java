package org.carbonscape.method;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.stats.EmpiricalBayes;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.GlobalStatistic;

/** Moran's I of empirical-Bayes standardised rates. */
final class RateMoranMethod extends GlobalMethod {
    private static final About ABOUT = new About(
            "eb-morans-i",
            Words.of("Moran's I of rates", "率的莫兰指数"),
            Words.of(
                    "Moran's I of rates, standardised by empirical Bayes, for populations of different sizes.",
                    "经验贝叶斯标准化率的莫兰指数：各单元人口可大小不一。"),
            Words.of(
                    "The rate of a small population varies by chance alone, so each is standardised by "
                            + "its own spread: z_i = (r_i − b)/√(a + b/n_i), r = events/population, b the overall "
                            + "rate, a = Σ n_i (r_i − b)²/Σ n_i − b/n̄ (where a + b/n_i falls below 0, b/n_i "
                            + "stands in its place). Then Moran's I of z. The unit of the population does not "
                            + "matter, that of the events does: they are counts.",
                    "人口少的单元其率仅因偶然即波动较大，故按各自的离散程度标准化：z_i = (r_i − b)/√(a + b/n_i)，r = 事件数/人口，b 为总率，a = Σ n_i (r_i − "
                            + "b)²/Σ n_i − b/n̄（a + b/n_i 小于 0 时取 b/n_i）。再求 z 的莫兰指数。人口的单位不影响结果，事件数须为计数。"),
            List.of("Assunção and Reis 1999, Statistics in Medicine 18"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public String letter() {
        return "i";
    }

    @Override
    boolean variances() {
        return true;
    }

    @Override
    public Inputs inputs() {
        return Inputs.EVENTS_AND_POPULATION;
    }

    @Override
    public GlobalStatistic run(UnitData data, GlobalOptions options, Engine engine) {
        return EmpiricalBayes.moran(data.x(), data.y(), data.weights(), options, engine);
    }

    @Override
    public Variant variant(GlobalStatistic g) {
        return Variant.of()
                .add("empirical Bayes", "经验贝叶斯")
                .variance(g.options().variance())
                .tails(g.options())
                .build();
    }
}
