package org.carbonscape.method;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.Islands;
import org.carbonscape.stats.JoinCounts;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/** Join counts of a map in two colours; a row each for black-black, black-white and white-white. */
final class JoinCountsMethod implements UnitStatistic<GlobalOptions, JoinCounts.Result> {
    private static final About ABOUT = new About(
            "join-counts",
            Words.of("Join counts", "连接计数"),
            Words.of(
                    "Join counts of a map in two colours: how many neighbours are black-black, black-white, "
                            + "white-white.",
                    "双色图的连接计数：黑-黑、黑-白、白-白邻接各有多少。"),
            Words.of(
                    "Neighbouring pairs that are black-black (BB), white-white (WW) and black-white (BW), against "
                            + "their mean and variance when the same colours lie in random order (non-free sampling), "
                            + "and p of permutations. Symmetric binary neighbours. Black are the values, or the "
                            + "classes by their names, given with --black, values from --at-least on, or 1 in a "
                            + "column of 0 and 1.",
                    "相邻对中黑-黑（BB）、白-白（WW）、黑-白（BW）的数目，与相同颜色随机排列（非自由抽样）时的期望与方差比较，并给出置换 p。要求对称的二值邻接。黑为 --black 给出的取值或类别名称、"
                            + "不小于 --at-least 的取值，或 0/1 列中的 1。"),
            List.of("Moran 1948, JRSS B 10", "Cliff and Ord 1981, Spatial Processes"));

    private static final List<String> NAMES = List.of("join-count-bb", "join-count-bw", "join-count-ww");

    private static JoinCounts.Join join(JoinCounts.Result r, int row) {
        return switch (row) {
            case 0 -> r.blackBlack();
            case 1 -> r.blackWhite();
            default -> r.whiteWhite();
        };
    }

    private static Column number(String name, JoinCounts.Result r, ToDoubleFunction<JoinCounts.Join> of) {
        return Column.number(name, row -> of.applyAsDouble(join(r, row)));
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
    public boolean isLocal() {
        return false;
    }

    @Override
    public GlobalOptions defaults(Convention convention) {
        return GlobalOptions.of(convention, GlobalOptions.Statistic.JOIN_COUNTS);
    }

    @Override
    public List<Setting<GlobalOptions, ?>> settings() {
        return GlobalMethod.settings(false, true);
    }

    @Override
    public GlobalOptions withSeed(GlobalOptions options, long seed) {
        return options.withSeed(seed);
    }

    @Override
    public Standardisation usualStyle() {
        return Standardisation.NONE;
    }

    @Override
    public boolean styleIsFixed() {
        return true;
    }

    /** They need a mutual yes-or-no relation. */
    @Override
    public boolean takes(Weights weights) {
        return weights.binary() && weights.summary().symmetric();
    }

    @Override
    public boolean dropsIslands(GlobalOptions options) {
        return options.islands() != Islands.KEEP;
    }

    /** They need both colours. */
    @Override
    public boolean fits(UnitData data) {
        return data.hasBothColours();
    }

    @Override
    public JoinCounts.Result run(UnitData data, GlobalOptions options, Engine engine) {
        return JoinCounts.of(data.x(), data.weights(), options, engine);
    }

    @Override
    public int rows(JoinCounts.Result result) {
        return NAMES.size();
    }

    @Override
    public List<Column> columns(UnitData data, JoinCounts.Result r) {
        return List.of(
                Column.text("statistic", NAMES::get),
                Column.integer("n", i -> r.black() + r.white()),
                number("value", r, JoinCounts.Join::count),
                number("expected", r, JoinCounts.Join::expected),
                number("variance", r, JoinCounts.Join::variance),
                number("z", r, JoinCounts.Join::z),
                number("p", r, JoinCounts.Join::p),
                number("permutation_p", r, JoinCounts.Join::permutationP),
                Column.integer("permutations", i -> r.options().permutations()));
    }

    @Override
    public Variant variant(JoinCounts.Result r) {
        return Variant.of()
                .add("non-free sampling", "非自由抽样")
                .alternative(r.options().alternative())
                .permutations(r.options().permutations())
                .build();
    }

    @Override
    public List<Problem> cautions(JoinCounts.Result result) {
        return result.cautions();
    }
}
