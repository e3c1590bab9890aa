package org.carbonscape.method;

import java.util.List;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.GlobalStatistic;

/** What global statistics have in common: one number for the whole map, and what chance would make of it. */
public abstract class GlobalMethod implements UnitStatistic<GlobalOptions, GlobalStatistic> {
    GlobalMethod() {}

    /** What its value is called in machine output: i, c, g. */
    public abstract String letter();

    /** Whether there is more than one assumption behind the variance. */
    boolean variances() {
        return false;
    }

    /** Whether z has a variance; else p is that of permutations only. */
    boolean normalP() {
        return true;
    }

    @Override
    public final boolean isLocal() {
        return false;
    }

    @Override
    public GlobalOptions defaults(Convention convention) {
        return GlobalOptions.of(convention);
    }

    @Override
    public List<Setting<GlobalOptions, ?>> settings() {
        return settings(variances(), normalP());
    }

    static List<Setting<GlobalOptions, ?>> settings(boolean variances, boolean normalP) {
        Setting<GlobalOptions, ?> permutations = StatisticOptions.permutations(
                normalP ? StatisticOptions.PERMUTATIONS : StatisticOptions.SHUFFLES_NEEDED,
                GlobalOptions::permutations,
                GlobalOptions::withPermutations);
        Setting<GlobalOptions, ?> alternative =
                Setting.of(StatisticOptions.ALTERNATIVE, GlobalOptions::alternative, GlobalOptions::withAlternative);
        return variances
                ? List.of(
                        permutations,
                        alternative,
                        Setting.of(StatisticOptions.VARIANCE, GlobalOptions::variance, GlobalOptions::withVariance))
                : List.of(permutations, alternative);
    }

    @Override
    public final GlobalOptions withSeed(GlobalOptions options, long seed) {
        return options.withSeed(seed);
    }

    @Override
    public final int rows(GlobalStatistic result) {
        return 1;
    }

    @Override
    public final List<Column> columns(UnitData data, GlobalStatistic g) {
        return List.of(
                Column.text("statistic", i -> id()),
                Column.integer("n", i -> g.n()),
                Column.number("value", i -> g.value()),
                Column.number("expected", i -> g.normal().expected()),
                Column.number("variance", i -> g.normal().variance()),
                Column.number("z", i -> g.normal().z()),
                Column.number("p", i -> g.normal().p()),
                Column.number("permutation_p", i -> g.permuted().p()),
                Column.integer("permutations", i -> g.options().permutations()));
    }

    @Override
    public Variant variant(GlobalStatistic g) {
        return Variant.of().tails(g.options()).build();
    }

    @Override
    public final List<Problem> cautions(GlobalStatistic result) {
        return result.cautions();
    }
}
