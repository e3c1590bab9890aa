package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.carbonscape.method.DensityMethod;
import org.carbonscape.method.DensityOptions;
import org.carbonscape.method.StatisticOptions;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.method.Variables;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Item;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.stats.Convention;
import org.carbonscape.weights.Standardisation;

/**
 * The section {@code statistics} of a study: what is asked of which unit sets. A method that is not named is not run.
 *
 * @param units      unit sets, the first for the figures
 * @param values     what is looked at, the first for the figures
 * @param statistics those asked for, in the order of the report
 * @param density    kernel density of sources and sinks
 */
public record StatisticsPlan(
        List<String> units,
        List<Quantity> values,
        WeightsChoice weights,
        Convention convention,
        List<PlannedStatistic<?, ?>> statistics,
        Optional<DensityOptions> density) {

    /**
     * A statistic with its options.
     *
     * @param variables flows and drivers it looks at; empty = each flow
     */
    public record PlannedStatistic<P, R>(UnitStatistic<P, R> statistic, P options, List<String> variables) {
        private static <P, R> PlannedStatistic<P, R> of(
                UnitStatistic<P, R> statistic, Convention convention, Given given, long seed) {
            return new PlannedStatistic<>(
                    statistic,
                    statistic.withSeed(statistic.options(convention, given), seed),
                    Variables.named(statistic.inputs(), given));
        }
    }

    /** All of it by what can be written down: a statistic by its name. */
    public List<Object> said() {
        return List.of(
                units,
                values,
                weights,
                convention,
                statistics.stream()
                        .map(s -> List.of(s.statistic().id(), s.options(), s.variables()))
                        .toList(),
                density);
    }

    static final Option<List<String>> UNITS = Option.of(
                    "units",
                    Kinds.list(Kinds.text()),
                    "Unit set, or a list of them; the figures show the first.",
                    "单元集，或若干单元集；图件采用第一个。")
            .named("单元集")
            .example("cells")
            .asRequired();

    private static final Option<List<Quantity>> VALUES = Option.of(
                    "values",
                    Kinds.list(Kinds.choice(List.of(
                            Choice.of(Quantity.NET, "net", "source less sink", "碳源减碳汇", "净碳排放", "净值", "净碳", "净通量"),
                            Choice.of(Quantity.SOURCE, "source", "", "", "碳源"),
                            Choice.of(Quantity.SINK, "sink", "as its magnitude", "取绝对值", "碳汇"),
                            Choice.of(Quantity.STOCK, "stock", "needs carbon.stock", "需要 carbon.stock", "碳储量"),
                            Choice.of(
                                    Quantity.STOCK_CHANGE,
                                    "stock_change",
                                    "since the phase before",
                                    "与上一期相比",
                                    "碳储量变化",
                                    "stock-change")))),
                    "What is looked at in every unit, per hectare of its land; the figures show the first.",
                    "各单元被分析的量，按单元内每公顷土地计；图件以第一个为主。")
            .named("统计变量")
            .standard(
                    "net, source, sink; without sources and sinks: stock, stock_change",
                    "net、source、sink；没有源汇时为 stock、stock_change")
            .example("[net, stock]");

    private static final Section DENSITY = Section.of(
                    "density",
                    "Kernel density of sources and of sinks, per km2.",
                    "碳源与碳汇的核密度，每 km2。",
                    List.copyOf(new DensityMethod().declared()))
            .named("核密度");

    /** A section for each statistic. */
    private static final Map<UnitStatistic<?, ?>, Section> SECTIONS = sections();

    /** Its keys. */
    static final Section KEYS = Section.of(
                    "statistics",
                    "Kernel density, spatial autocorrelation, hot and cold spots, for every phase.",
                    "各期的核密度、空间自相关与冷热点。",
                    keys())
            .named("空间统计");

    private static Map<UnitStatistic<?, ?>, Section> sections() {
        Map<UnitStatistic<?, ?>, Section> sections = new LinkedHashMap<>();
        for (UnitStatistic<?, ?> statistic : Statistics.ALL) {
            sections.put(
                    statistic,
                    Section.of(
                                    statistic.id(),
                                    statistic.about().summary().in(Language.EN),
                                    statistic.about().summary().in(Language.ZH),
                                    List.copyOf(statistic.declared()))
                            .named(statistic.about().title().in(Language.ZH)));
        }
        return sections;
    }

    private static List<Item> keys() {
        List<Item> keys = new ArrayList<>(List.of(UNITS, VALUES));
        keys.addAll(WeightsOptions.ALL);
        keys.addAll(List.of(StatisticOptions.CONVENTION, DENSITY));
        keys.addAll(SECTIONS.values());
        return keys;
    }

    /**
     * Takes the section.
     *
     * @param sets     unit sets of the study
     * @param standard what is looked at unless the study says otherwise
     */
    static StatisticsPlan of(
            Given given, List<String> sets, List<Quantity> standard, Path folder, long seed, Problems problems) {
        List<String> units = new ArrayList<>();
        List<String> named = given.or(UNITS, List.of());
        for (int i = 0; i < named.size(); i++) {
            String name = named.get(i);
            if (!sets.contains(name)) {
                problems.add(
                        ProblemCode.STUDY_09_NO_SUCH_UNITS,
                        given.place(UNITS) + (named.size() > 1 ? "[" + (i + 1) + "]" : ""),
                        name,
                        sets.isEmpty() ? Bilingual.of("(none yet)", "（尚无）") : sets);
            } else if (!units.contains(name)) {
                units.add(name);
            }
        }
        Convention convention = given.or(StatisticOptions.CONVENTION, Convention.CARBONSCAPE);
        return new StatisticsPlan(
                units,
                given.or(VALUES, standard).stream().distinct().toList(),
                WeightsOptions.choice(given, folder, Standardisation.ROW),
                convention,
                asked(given, convention, seed),
                given.find(DENSITY).map(new DensityMethod()::options));
    }

    /** Moran's I brings the other global statistics with it, unless they are named themselves. */
    private static List<PlannedStatistic<?, ?>> asked(Given given, Convention convention, long seed) {
        List<PlannedStatistic<?, ?>> asked = new ArrayList<>();
        Optional<Given> moran =
                given.find(Objects.requireNonNull(SECTIONS.get(Statistics.MORANS_I), "every statistic has a section"));
        SECTIONS.forEach((statistic, section) -> given.find(section)
                .or(() -> moran.filter(m -> Statistics.BESIDE_MORANS_I.contains(statistic)))
                .ifPresent(own -> asked.add(PlannedStatistic.of(statistic, convention, own, seed))));
        return List.copyOf(asked);
    }

    /** The options of a statistic, where it is asked for. */
    @SuppressWarnings("unchecked") // PlannedStatistic holds a statistic with its own options
    public <P, R> Optional<P> find(UnitStatistic<P, R> statistic) {
        return statistics.stream()
                .filter(a -> a.statistic() == statistic)
                .map(a -> (P) a.options())
                .findFirst();
    }
}
