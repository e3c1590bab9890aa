package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.Correlogram;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/** Spatial correlogram: a row for each lag. */
final class CorrelogramMethod implements UnitStatistic<CorrelogramMethod.Options, CorrelogramMethod.Result> {
    /**
     * Options.
     *
     * @param global    of each lag's statistic
     * @param lags      how many steps; not used where there are distances
     * @param distances bounds of the lags, metres, ascending; empty = lags by steps
     * @param across    correction over the lags
     */
    public record Options(
            GlobalOptions global, Correlogram.Measure measure, int lags, List<Double> distances, Correction across) {
        public Options {
            distances = List.copyOf(distances);
        }

        Options with(GlobalOptions other) {
            return new Options(other, measure, lags, distances, across);
        }
    }

    /** A row for each lag. */
    public record Result(Options options, List<Correlogram.Row> rows, List<Problem> cautions) {
        public Result {
            rows = List.copyOf(rows);
            cautions = List.copyOf(cautions);
        }
    }

    private static final int STEPS = 5;

    private static final About ABOUT = new About(
            "correlogram",
            Words.of("Spatial correlogram", "空间相关图"),
            Words.of(
                    "Spatial correlogram: Moran's I or Geary's C lag by lag, by steps or by distance.",
                    "空间相关图：按步数或距离逐个滞后求莫兰指数或 Geary's C。"),
            Words.of(
                    "Moran's I or Geary's C of the pairs at one lag after the other: units 1, 2, ... steps apart by "
                            + "the shortest way over the neighbours, or in one ring of distance. Each lag is tested "
                            + "by itself; p_adjusted takes the number of lags into account. A lag at which fewer than "
                            + "4 units have a neighbour is empty.",
                    "逐个滞后的单元对的 Moran's I 或 Geary's C：沿邻接关系最短相距 1、2……步，或位于同一距离环内。各滞后单独检验，p_adjusted 按滞后数校正。有邻居的单元不足 4 "
                            + "个的滞后为空。"),
            List.of("Cliff and Ord 1981, Spatial Processes"));

    private static final Option<Correlogram.Measure> MEASURE = Option.of(
                    "measure",
                    Kinds.choice(List.of(
                            Choice.of(Correlogram.Measure.MORAN, "moran", "Moran's I", "Moran's I", "i", "morans-i"),
                            Choice.of(Correlogram.Measure.GEARY, "geary", "Geary's C", "Geary's C", "c", "gearys-c"))),
                    "Statistic computed for each lag.",
                    "每个滞后计算的统计量。")
            .named("统计量")
            .standard(Correlogram.Measure.MORAN)
            .example("geary");
    private static final Option<Long> LAGS = Option.of(
                    "lags",
                    Kinds.integer(1, 50),
                    "Number of steps from neighbour to neighbour; not used with distances.",
                    "沿邻接关系的步数；给出距离时不用。")
            .named("滞后阶数")
            .standard((long) STEPS)
            .example("8")
            .alsoCalled("orders");
    private static final Option<List<Double>> DISTANCES = Option.of(
                    "distances",
                    Kinds.ascending(Kinds.length()),
                    "Lags by distance instead: the outer bound of each, in ascending order, such as 5 "
                            + "km, 10 km, 20 km.",
                    "改按距离分滞后：依次写出各滞后的外界，如 5 km, 10 km, 20 km。")
            .named("距离分段")
            .example("[5 km, 10 km, 20 km]");
    private static final Option<Correction> ACROSS = Option.of(
                    "correction",
                    StatisticOptions.CORRECTION.kind(),
                    "Correction for testing several lags at once.",
                    "多个滞后同时检验的校正。")
            .named("多重检验校正")
            .standard("by convention; ours fdr", "随计算口径而定，本软件为 fdr")
            .example("bonferroni");

    @Override
    public About about() {
        return ABOUT;
    }

    /** A lag with too few is a row without numbers. */
    @Override
    public int leastUnits() {
        return 0;
    }

    @Override
    public Inputs inputs() {
        return Inputs.VALUE;
    }

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public boolean hasOwnTable() {
        return true;
    }

    @Override
    public Options defaults(Convention convention) {
        return new Options(
                GlobalOptions.of(convention),
                Correlogram.Measure.MORAN,
                STEPS,
                List.of(),
                convention == Convention.CARBONSCAPE ? Correction.FDR : Correction.NONE);
    }

    /** What a tool does by default it does of the measure asked for. */
    @Override
    public Options options(Convention convention, Given given) {
        Options options = defaults(convention);
        if (given.or(MEASURE, options.measure) == Correlogram.Measure.GEARY) {
            options = options.with(GlobalOptions.of(convention, GlobalOptions.Statistic.GEARY));
        }
        for (Setting<Options, ?> setting : settings()) {
            options = setting.apply(given, options);
        }
        return options;
    }

    @Override
    public List<Setting<Options, ?>> settings() {
        List<Setting<Options, ?>> settings = new ArrayList<>(List.of(
                Setting.of(
                        MEASURE, Options::measure, (o, v) -> new Options(o.global, v, o.lags, o.distances, o.across)),
                Setting.of(
                        LAGS,
                        o -> (long) o.lags,
                        (o, v) -> new Options(o.global, o.measure, v.intValue(), o.distances, o.across)),
                Setting.of(
                        DISTANCES,
                        Options::distances,
                        (o, v) -> new Options(o.global, o.measure, o.lags, v, o.across))));
        settings.addAll(Setting.within(GlobalMethod.settings(true, true), Options::global, Options::with));
        settings.add(Setting.of(
                ACROSS, Options::across, (o, v) -> new Options(o.global, o.measure, o.lags, o.distances, v)));
        return settings;
    }

    @Override
    public Options withSeed(Options options, long seed) {
        return options.with(options.global.withSeed(seed));
    }

    @Override
    public Result run(UnitData data, Options options, Engine engine) {
        return options.distances.isEmpty() ? bySteps(data, options, engine) : byDistance(data, options, engine);
    }

    private static Result bySteps(UnitData data, Options o, Engine engine) {
        List<Weights> orders = IntStream.rangeClosed(1, o.lags)
                .mapToObj(k -> data.weights().order(k, false))
                .toList();
        List<Correlogram.Row> rows =
                Correlogram.of(data.x(), Correlogram.bySteps(orders), o.measure, o.global, o.across, engine);
        return new Result(o, rows, rows.get(0).statistic().cautions());
    }

    /** Among the units with a value and a place. */
    private static Result byDistance(UnitData data, Options o, Engine engine) {
        double[][] all = data.positions_m().get();
        if (all[0].length == 0) {
            throw new ProblemException(ProblemCode.GATHER_14_NO_PLACES, Argument.VALUES);
        }
        int[] units = IntStream.range(0, data.x().length)
                .filter(i -> data.weights().present(i)
                        && !Double.isNaN(data.x()[i])
                        && Double.isFinite(all[0][i])
                        && Double.isFinite(all[1][i]))
                .toArray();
        double[] bounds = o.distances.stream().mapToDouble(Double::doubleValue).toArray();
        Standardisation style = data.weights().standardisation();
        List<Correlogram.Lag> lags =
                Correlogram.byDistance(taken(all[0], units), taken(all[1], units), bounds, style, engine);
        List<Correlogram.Row> rows =
                Correlogram.of(taken(data.x(), units), lags, o.measure, o.global, o.across, engine);
        // who has no neighbour at a distance is no island of the map; how many have one stands in the table
        List<Problem> cautions = rows.stream()
                .flatMap(r -> r.statistic().cautions().stream())
                .filter(p -> p.code() != ProblemCode.STATS_C03_ISLANDS)
                .distinct()
                .toList();
        return new Result(o, rows, cautions);
    }

    private static double[] taken(double[] values, int[] places) {
        return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
    }

    @Override
    public int rows(Result result) {
        return result.rows.size();
    }

    @Override
    public List<Column> columns(UnitData data, Result r) {
        String statistic = r.options.measure == Correlogram.Measure.MORAN ? "morans-i" : "gearys-c";
        String unit = r.options.distances.isEmpty() ? "steps" : "m";
        IntFunction<Correlogram.Row> row = r.rows::get;
        return List.of(
                Column.text("statistic", i -> statistic),
                Column.integer("lag", i -> i + 1),
                Column.number("from", i -> row.apply(i).from()),
                Column.number("to", i -> row.apply(i).to()),
                Column.text("unit_of_lag", i -> unit),
                Column.integer("pairs", i -> row.apply(i).pairs()),
                Column.integer("units", i -> row.apply(i).units()),
                number("value", r, GlobalStatistic::value),
                number("expected", r, g -> g.normal().expected()),
                number("variance", r, g -> g.normal().variance()),
                number("z", r, g -> g.normal().z()),
                number("p", r, g -> g.normal().p()),
                number("permutation_p", r, g -> g.permuted().p()),
                Column.integer(
                        "permutations",
                        i -> Math.max(0, row.apply(i).statistic().options().permutations())),
                Column.number("p_adjusted", i -> row.apply(i).adjustedP()));
    }

    private static Column number(String name, Result r, ToDoubleFunction<GlobalStatistic> of) {
        return Column.number(name, i -> of.applyAsDouble(r.rows.get(i).statistic()));
    }

    @Override
    public Variant variant(Result r) {
        GlobalOptions fitted = r.rows.get(0).statistic().options();
        return Variant.of()
                .variance(fitted.variance())
                .tails(fitted)
                .correction(r.options.across)
                .build();
    }

    @Override
    public List<Problem> cautions(Result result) {
        return result.cautions;
    }

    @Override
    public boolean drawsFigure() {
        return true;
    }

    /** A line for each result over its lags. */
    @Override
    public Optional<Figure> figure(Figure.Caption caption, List<Shown<Result>> shown) {
        Options o = shown.get(0).result().options;
        boolean steps = o.distances.isEmpty();
        List<Figure.Series> lines = IntStream.range(0, shown.size())
                .mapToObj(k -> new Figure.Series(
                        shown.get(k).name(),
                        Palette.series(k),
                        shown.get(k).result().rows.stream()
                                .map(r -> Figure.Point.of(
                                        steps ? r.to() : (r.from() + r.to()) / 2000,
                                        r.statistic().value()))
                                .toList()))
                .toList();
        return Optional.of(new Figure.Lines(
                caption,
                Figure.Axis.of(
                        steps
                                ? Words.of("Steps between units", "单元间的步数")
                                : Words.of("Distance, middle of the lag (km)", "距离，滞后中点（km）")),
                Figure.Axis.of(Words.same(o.measure == Correlogram.Measure.MORAN ? "Moran's I" : "Geary's C")),
                lines));
    }
}
