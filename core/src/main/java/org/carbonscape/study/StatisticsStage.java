package org.carbonscape.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.carbon.Balance;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Grid;
import org.carbonscape.method.Words;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.stats.EnoughPermutations;
import org.carbonscape.stats.GearyC;
import org.carbonscape.stats.GeneralG;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.stats.GlobalMoran;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.stats.JoinCounts;
import org.carbonscape.stats.LocalGeary;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/**
 * STATISTICS: spatial autocorrelation and hot spots of net, source and |sink| for every phase and unit set asked for.
 * Units differ in area (districts do, and so do squares at the border), so all values are tCO2 per hectare and year of the
 * unit's classified land; a unit without such land has no value.
 */
final class StatisticsStage {
    /** What is looked at. */
    enum Flow {
        NET(Words.of("Net", "净值")),
        SOURCE(Words.of("Source", "碳源")),
        SINK(Words.of("Sink", "碳汇"));

        private final Words words;

        Flow(Words words) {
            this.words = words;
        }

        Words words() {
            return words;
        }

        /** As tables name it. */
        String variable() {
            return name().toLowerCase(Locale.ROOT) + "_tCO2_per_ha";
        }

        /** Amount of a unit, tCO2 a year; a sink as its magnitude. */
        double tCO2(Balance.UnitBalance unit) {
            return switch (this) {
                case NET -> unit.source_tCO2() + unit.sink_tCO2();
                case SOURCE -> unit.source_tCO2();
                case SINK -> 0 - unit.sink_tCO2();
            };
        }
    }

    /** One phase and flow of a unit set; values and results by place. */
    record Series(
            int phase,
            Flow flow,
            double[] values,
            Optional<GlobalStatistic> moran,
            Optional<GlobalStatistic> geary,
            Optional<GlobalStatistic> general,
            Optional<LocalMoran.Result> local,
            Optional<LocalGeary.Result> localGeary,
            Optional<GetisOrd.Result> spots,
            Optional<GetisOrd.Result> beside) {}

    /** Joins of the units where a class holds the largest part of the classified land, against all others. */
    record Joins(int phase, int classIndex, JoinCounts.Result counts) {}

    /** A unit set with its neighbours and series, by phase and within it by flow. */
    record SetResult(UnitSet set, int number, Places places, Weights weights, List<Series> series, List<Joins> joins) {
        Series series(int phase, Flow flow) {
            return series.stream()
                    .filter(s -> s.phase == phase && s.flow == flow)
                    .findFirst()
                    .orElseThrow();
        }

        /** Place of each unit, from 1; -1 where it has none. */
        int[] placeOfUnit() {
            int[] at = new int[set.count() + 1];
            Arrays.fill(at, -1);
            for (int i = 0; i < places.size(); i++) {
                at[places.unit(i) + 1] = i;
            }
            return at;
        }
    }

    private final StatisticsPlan plan;
    private final Ground ground;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final Engine engine;
    private final Problems cautions = new Problems();

    StatisticsStage(StatisticsPlan plan, Ground ground, LandCounts counts, CarbonAccount account, Engine engine) {
        this.plan = plan;
        this.ground = ground;
        this.counts = counts;
        this.account = account;
        this.engine = engine;
    }

    /** What can be told before anything is counted. */
    static void check(
            StatisticsPlan plan, List<UnitSet> sets, Grid grid, boolean flows, Problems problems, Engine engine) {
        if (!flows) {
            problems.add(ProblemCode.GATHER_01_NO_FLOWS, "statistics");
        }
        if (plan.density().isPresent() && grid.crs().isGeographic()) {
            problems.add(
                    ProblemCode.GATHER_02_DEGREES,
                    "statistics.density",
                    grid.crs().label());
        }
        for (UnitSet set : sets) {
            if (plan.units().contains(set.name()) && set instanceof PolygonUnits polygons) {
                problems.attempt(() -> {
                    if (set.count() < 4 && plan.global().isPresent()) {
                        throw new ProblemException(
                                ProblemCode.STATS_05_FEW_UNITS, place(plan, set.name()), set.count(), "Moran's I", 4);
                    }
                    return renamed(
                            () -> Places.shapes(polygons.polygons(), Optional.of(grid.crs()))
                                    .weights(plan.weights(), u -> set.id(u + 1), false, engine),
                            place(plan, set.name()),
                            i -> set.id(i + 1));
                });
            }
        }
    }

    private static String place(StatisticsPlan plan, String set) {
        return "statistics.weights " + plan.weights().text() + " (" + set + ")";
    }

    /** The library names its arguments; a study's reader knows its keys. */
    private static <T> T renamed(
            java.util.function.Supplier<T> step, String place, java.util.function.IntFunction<String> id) {
        try {
            return step.get();
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(p -> p.place().equals("weights") || p.place().equals("values")
                            ? p.naming(id).at(place)
                            : p)
                    .toList());
        }
    }

    List<SetResult> run() {
        List<SetResult> results = new ArrayList<>();
        for (String name : plan.units()) {
            for (int s = 0; s < counts.sets().size(); s++) {
                if (counts.sets().get(s).name().equals(name)) {
                    int number = s;
                    UnitSet set = counts.sets().get(number);
                    Places places = places(set, number);
                    results.add(renamed(
                            () -> analyse(set, number, places), place(plan, name), i -> set.id(places.unit(i) + 1)));
                }
            }
        }
        return results;
    }

    List<Problem> cautions() {
        return cautions.cautions();
    }

    private SetResult analyse(UnitSet set, int number, Places places) {
        Weights weights = places.weights(plan.weights(), u -> set.id(u + 1), false, engine);
        List<Series> series = new ArrayList<>();
        for (int p = 0; p < ground.years().size(); p++) {
            for (Flow flow : Flow.values()) {
                series.add(analyse(set, p, flow, places.values(perHectare(number, p, flow)), places, weights));
            }
        }
        return new SetResult(
                set,
                number,
                places,
                weights,
                series,
                plan.global().map(o -> joins(number, places, weights, o)).orElse(List.of()));
    }

    /**
     * Join counts of every class that leads in some units and not in all; of the first where two lead alike. They need a
     * mutual yes-or-no relation: with other weights there are none.
     */
    private List<Joins> joins(int number, Places places, Weights weights, StatisticsPlan.Globals options) {
        List<Joins> joins = new ArrayList<>();
        if (!weights.binary() || !weights.summary().symmetric()) {
            return joins;
        }
        for (int p = 0; p < ground.years().size(); p++) {
            double[][] area = account.areas_ha(number, p);
            int[] leading = new int[places.size()];
            int[] units = new int[ground.legend().classes() + 1];
            for (int i = 0; i < leading.length; i++) {
                double[] own = area[places.unit(i) + 1];
                for (int c = 1; c < own.length; c++) {
                    leading[i] = own[c] > own[leading[i]] ? c : leading[i];
                }
                units[leading[i]]++;
            }
            int n = leading.length - units[0];
            for (int c = 1; c < units.length; c++) {
                if (units[c] > 0 && units[c] < n && n >= 4) {
                    int k = c;
                    double[] black = Arrays.stream(leading)
                            .mapToDouble(l -> l == 0 ? Double.NaN : l == k ? 1 : 0)
                            .toArray();
                    joins.add(new Joins(
                            p,
                            c,
                            JoinCounts.of(black, weights, options.of(GlobalOptions.Statistic.JOIN_COUNTS, n), engine)));
                }
            }
        }
        return joins;
    }

    private Places places(UnitSet set, int number) {
        if (set instanceof PolygonUnits polygons) {
            return Places.shapes(polygons.polygons(), Optional.of(ground.grid().crs()));
        }
        boolean[] land = new boolean[set.count()];
        for (int p = 0; p < ground.years().size(); p++) {
            List<Balance.UnitBalance> units = account.balance(p, number).unitBalances();
            for (int u = 1; u <= land.length; u++) {
                land[u - 1] |= units.get(u).area_ha() > 0;
            }
        }
        return Places.cells(squares((Fishnet) set, ground.grid()), land, plan.weights());
    }

    /** The fishnet as a grid of its squares. */
    static Grid squares(Fishnet net, Grid grid) {
        return new Grid(grid.crs(), grid.west(), grid.north(), net.size(), net.size(), net.across(), net.down());
    }

    /** tCO2 per hectare and year by unit from 0; NaN without land. */
    private double[] perHectare(int set, int phase, Flow flow) {
        List<Balance.UnitBalance> units = account.balance(phase, set).unitBalances();
        double[] values = new double[units.size() - 1];
        for (int u = 1; u < units.size(); u++) {
            double area = units.get(u).area_ha();
            values[u - 1] = area > 0 ? flow.tCO2(units.get(u)) / area : Double.NaN;
        }
        return values;
    }

    private Series analyse(UnitSet set, int phase, Flow flow, double[] values, Places places, Weights weights) {
        long n = Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
        Optional<GlobalStatistic> moran =
                plan.global().map(o -> GlobalMoran.of(values, weights, o.of(GlobalOptions.Statistic.MORAN, n), engine));
        Optional<GlobalStatistic> geary =
                plan.global().map(o -> GearyC.of(values, weights, o.of(GlobalOptions.Statistic.GEARY, n), engine));
        Optional<GlobalStatistic> general = plan.global()
                .filter(o -> flow != Flow.NET)
                .map(o -> GeneralG.of(
                        values,
                        weights.with(Standardisation.NONE),
                        o.of(GlobalOptions.Statistic.GENERAL_G, n),
                        engine));
        Optional<LocalMoran.Result> local = plan.local()
                .map(o -> plan.fitting().contains(EnoughPermutations.LOCAL_MORAN)
                        ? EnoughPermutations.fit(o, values, weights)
                        : o)
                .map(o -> LocalMoran.of(values, weights, o, engine));
        Optional<LocalGeary.Result> localGeary = plan.geary()
                .map(o -> plan.fitting().contains(EnoughPermutations.LOCAL_GEARY)
                        ? EnoughPermutations.fit(o, values, weights)
                        : o)
                .map(o -> LocalGeary.of(values, weights, o, engine));
        Optional<GetisOrd.Options> getis = plan.hotSpots()
                .map(o -> plan.fitting().contains(EnoughPermutations.HOT_SPOTS)
                        ? EnoughPermutations.fit(o, values, weights)
                        : o);
        Optional<GetisOrd.Result> spots = getis.map(o -> GetisOrd.of(values, weights, o, engine));
        Optional<GetisOrd.Result> beside =
                getis.filter(o -> plan.both()).map(o -> GetisOrd.of(values, weights, o.withStar(!o.star()), engine));
        String where = " (" + set.name() + ", " + flow.name().toLowerCase(Locale.ROOT) + ")";
        moran.ifPresent(r -> tell("statistics.morans-i" + where, r.cautions(), set, places));
        local.ifPresent(r -> tell("statistics.local-moran" + where, r.cautions(), set, places));
        localGeary.ifPresent(r -> tell("statistics.local-geary" + where, r.cautions(), set, places));
        spots.ifPresent(r -> tell("statistics.hot-spots" + where, r.cautions(), set, places));
        return new Series(phase, flow, values, moran, geary, general, local, localGeary, spots, beside);
    }

    /** What holds for all flows alike is told once for the set. */
    private void tell(String place, List<Problem> found, UnitSet set, Places places) {
        for (Problem p : found) {
            boolean own = p.code() == ProblemCode.STATS_C04_CONSTANT;
            String method = place.substring(0, place.indexOf(' '));
            boolean ofWeights = p.code() == ProblemCode.STATS_C03_ISLANDS || p.code() == ProblemCode.STATS_C05_MISSING;
            cautions.add(p.naming(i -> set.id(places.unit(i) + 1))
                    .at(own ? place : (ofWeights ? "statistics.weights" : method) + " (" + set.name() + ")"));
        }
    }
}
