package org.carbonscape.study.plan;

import java.util.List;
import java.util.Optional;
import org.carbonscape.carbon.Approach;
import org.carbonscape.carbon.MonteCarlo;
import org.carbonscape.carbon.Uncertainty;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;

/**
 * The section {@code carbon.uncertainty} of a study: how far its sources, sinks and stocks may be off.
 *
 * @param draws             of the Monte Carlo approach
 * @param activity_percent  U of the amounts that emissions are counted from, such as energy statistics
 * @param factor_percent    U of the factors by which they are counted
 * @param seed              of the draws
 */
public record UncertaintyPlan(Approach approach, int draws, double activity_percent, double factor_percent, long seed) {
    private static final long DRAWS_UNLESS_TOLD = 10_000;

    public static final Option<Approach> APPROACH = Option.of(
                    "approach",
                    Kinds.choice(List.of(
                            Choice.of(
                                    Approach.PROPAGATION,
                                    Approach.PROPAGATION.id(),
                                    "error propagation, IPCC approach 1",
                                    "误差传播，IPCC 方法一",
                                    "1",
                                    "error-propagation"),
                            Choice.of(
                                    Approach.MONTE_CARLO,
                                    Approach.MONTE_CARLO.id(),
                                    "drawing, IPCC approach 2",
                                    "随机抽样，IPCC 方法二",
                                    "2",
                                    "montecarlo",
                                    "mc"))),
                    "How the 95 % intervals of sums follow from those of factors.",
                    "由因子的 95 % 区间推求合计的区间。")
            .standard(Approach.PROPAGATION)
            .example("monte-carlo");
    public static final Option<Long> DRAWS = Option.of(
                    "draws",
                    Kinds.integer(MonteCarlo.LEAST_DRAWS, 100_000),
                    "Draws of the approach monte-carlo.",
                    "monte-carlo 方法的抽样次数。")
            .standard(DRAWS_UNLESS_TOLD)
            .example("10000");
    static final Option<Double> ACTIVITY = Option.of(
                    "activity",
                    Kinds.percent(),
                    "Half the 95 % interval of energy statistics or given emissions, in percent.",
                    "能源统计或给定排放的 95 % 区间半宽，百分数。")
            .standard(0.0)
            .example("5");
    static final Option<Double> FACTOR = Option.of(
                    "emission-factor",
                    Kinds.percent(),
                    "The same of the factors by which energy becomes emissions; both are combined as independent.",
                    "能源换算为排放所用因子的区间半宽，百分数；两者按相互独立合成。")
            .standard(0.0)
            .example("7");

    static final Section KEYS = Section.of(
            "uncertainty",
            "How far sources, sinks and stocks may be off; from the columns low and high of factors and stocks.",
            "碳源、碳汇与碳储量的不确定性；取自因子表与储量表的 low 与 high 列。",
            APPROACH,
            DRAWS,
            ACTIVITY,
            FACTOR);

    /** What is written, in a study or with a command; what stays unsaid is as documented. */
    public static UncertaintyPlan of(Optional<Given> given, long seed) {
        return new UncertaintyPlan(
                given.flatMap(g -> g.find(APPROACH)).orElse(Approach.PROPAGATION),
                (int) (long) given.flatMap(g -> g.find(DRAWS)).orElse(DRAWS_UNLESS_TOLD),
                given.flatMap(g -> g.find(ACTIVITY)).orElse(0.0),
                given.flatMap(g -> g.find(FACTOR)).orElse(0.0),
                seed);
    }

    /** U of emissions: a product of activity and factor, independent of each other. */
    public double emissions_percent() {
        return Uncertainty.ofProduct(activity_percent, factor_percent);
    }
}
