package org.carbonscape.study.gather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.method.Found;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitData;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.account.UnitQuantities;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.intake.Places;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.table.DriverTable;
import org.carbonscape.weights.Weights;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/**
 * STATISTICS: the statistics asked for, on every unit set asked for. Those of one variable are found for each quantity
 * asked for (net, source and |sink|, stock and its change) in every phase; those of two colours for every class that
 * leads in some units and not in all; those of several variables for every phase; those of a series over all phases.
 * Units differ in area (districts do, and so do squares at the border), so flows are tCO2 per hectare and year of the
 * unit's classified land, stocks tC per hectare; a unit without such land has no value.
 */
public final class StatisticsStage {
    /**
     * What was found on one variable, or on several together.
     *
     * @param variable as tables name it
     * @param phase    the last one, where it is over all
     * @param flow     empty for leading classes and for several variables
     * @param values   of the first variable, by place; not kept of leading classes
     */
    public record Series(String variable, int phase, Optional<Quantity> flow, double[] values, List<Found<?>> found) {
        /** Whether a unit has some of it: a study without sinks has none anywhere. */
        boolean isAny() {
            return Arrays.stream(values).anyMatch(v -> v < 0 || v > 0);
        }

        /** The result of a statistic that maps show. */
        public <R> Optional<R> find(UnitStatistic<?, R> statistic) {
            return foundBy(statistic).map(Found::result);
        }

        /** The same with what it was found on. */
        @SuppressWarnings("unchecked") // Found holds a result with its own statistic
        public <R> Optional<Found<R>> foundBy(UnitStatistic<?, R> statistic) {
            return found.stream()
                    .filter(f -> f.statistic() == statistic)
                    .map(f -> (Found<R>) f)
                    .findFirst();
        }
    }

    /** A unit set with its neighbours and series: flows by phase, then what is not of one flow. */
    public record SetResult(UnitSet set, int number, Places places, Weights weights, List<Series> series) {
        public Series series(int phase, Quantity flow) {
            return series.stream()
                    .filter(s -> s.phase == phase && s.flow.equals(Optional.of(flow)))
                    .findFirst()
                    .orElseThrow();
        }

        /** What was looked at, as the study lists it: the first leads the figures, others only where there are any. */
        public List<Quantity> quantities() {
            return series.stream()
                    .filter(s -> s.flow.equals(Optional.of(lead())) || s.isAny())
                    .flatMap(s -> s.flow.stream())
                    .distinct()
                    .toList();
        }

        public Quantity lead() {
            return series.stream().flatMap(s -> s.flow.stream()).findFirst().orElseThrow();
        }

        /** The phases that have a quantity. */
        public int[] phases(Quantity what) {
            return series.stream()
                    .filter(s -> s.flow.equals(Optional.of(what)))
                    .mapToInt(Series::phase)
                    .distinct()
                    .toArray();
        }

        /** Those that a statistic was found on. */
        public List<Series> of(UnitStatistic<?, ?> statistic) {
            return series.stream()
                    .filter(s -> s.found.stream().anyMatch(f -> f.statistic() == statistic))
                    .toList();
        }

        /** Place of each unit, from 1; -1 where it has none. */
        public int[] placeOfUnit() {
            int[] at = new int[set.count() + 1];
            Arrays.fill(at, -1);
            for (int i = 0; i < places.size(); i++) {
                at[places.unit(i) + 1] = i;
            }
            return at;
        }
    }

    /** How long a statistic of a map in two colours takes, where others take 1. */
    private static final double COLOURS = 0.4;

    private final StatisticsPlan plan;
    private final StudyArea studyArea;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final UnitQuantities quantities;
    private final List<DriverLayer> layers;
    private final Supplier<DriverValues> drivers;
    private final Engine engine;
    private StageCache cache = StageCache.none();
    private final Set<Caution> cautions = new LinkedHashSet<>();

    /** @param drivers asked for only where a statistic looks at a driver */
    public StatisticsStage(
            StatisticsPlan plan,
            StudyInputs inputs,
            LandCounts counts,
            CarbonAccount account,
            Supplier<DriverValues> drivers,
            Engine engine) {
        this.plan = plan;
        this.studyArea = inputs.studyArea();
        this.counts = counts;
        this.account = account;
        this.quantities = new UnitQuantities(account);
        this.layers = inputs.drivers();
        this.drivers = drivers;
        this.engine = engine;
    }

    /** What was found by earlier runs on the same values is not looked for again. */
    public StatisticsStage keeping(StageCache kept) {
        cache = kept;
        return this;
    }

    /** A statistic asked for by its name is not left out in silence; what only comes with Moran's I is. */
    static void refuse(StatisticsPlan plan, Weights weights) {
        List<Problem> refused = plan.statistics().stream()
                .filter(a -> !a.statistic().takes(weights) && !Statistics.BESIDE_MORANS_I.contains(a.statistic()))
                .map(a -> Problem.of(
                        ProblemCode.STATS_13_NOT_BINARY,
                        "statistics." + a.statistic().id()))
                .toList();
        if (!refused.isEmpty()) {
            throw new ProblemException(refused);
        }
    }

    static String place(StatisticsPlan plan, String set) {
        return "statistics.weights " + plan.weights().text() + " (" + set + ")";
    }

    /** How long it takes, where a statistic takes 1 for a unit. */
    public double length() {
        return Arrays.stream(lengths()).sum();
    }

    /** By set. */
    private double[] lengths() {
        double runs = runs();
        return plan.units().stream()
                .mapToDouble(name -> runs
                        * counts.sets().get(counts.find(name).orElseThrow()).count())
                .toArray();
    }

    /** How long all take on one unit, at most. */
    private double runs() {
        int most = studyArea.years().size() * studyArea.legend().classes();
        return Arrays.stream(lengths(plan.statistics(), most)).sum();
    }

    public List<SetResult> run() {
        List<SetResult> results = new ArrayList<>();
        try (Steps sets = engine.unevenSteps(lengths())) {
            for (String name : plan.units()) {
                run(name, results);
                sets.next();
            }
        }
        return results;
    }

    private void run(String name, List<SetResult> results) {
        int number = counts.find(name).orElseThrow();
        UnitSet set = counts.sets().get(number);
        Places places = places(set, number);
        if (studyArea.grid().crs().isGeographic()) {
            places.plane()
                    .map(plane -> Problem.of(ProblemCode.GATHER_C01_PROJECTED, "statistics", plane.label()))
                    .ifPresent(p -> cautions.add(new Caution(Caution.Common.WEIGHTS, p)));
        }
        results.add(WeightsPlace.of(
                () -> analyse(set, number, places), place(plan, name), i -> set.id(places.unit(i) + 1)));
    }

    /** Each once, in the order found; of all phases that of a statistic whose numbers alone differ. */
    public List<Caution> cautions() {
        return PhaseCautions.together(cautions);
    }

    private SetResult analyse(UnitSet set, int number, Places places) {
        try (Steps parts = engine.unevenSteps(1, runs())) {
            Weights weights = places.weights(plan.weights(), u -> set.id(u + 1), false, engine);
            refuse(plan, weights);
            parts.next();
            return analyse(set, number, places, weights);
        }
    }

    private SetResult analyse(UnitSet set, int number, Places places, Weights weights) {
        List<StatisticsPlan.PlannedStatistic<?, ?>> asked = plan.statistics().stream()
                .filter(a -> a.statistic().takes(weights))
                .<StatisticsPlan.PlannedStatistic<?, ?>>map(a -> a)
                .toList();
        int maps = IntStream.range(0, studyArea.years().size())
                .map(p -> (int) led(leading(number, places, p)).count())
                .sum();
        try (Steps steps = engine.unevenSteps(lengths(asked, maps))) {
            Finder finder = new Finder(
                    new Finder.Neighbourhood(set, places, weights),
                    studyArea.years(),
                    asked,
                    new KeptStatistics(cache, places, engine),
                    engine,
                    steps);
            return analyse(set, number, places, finder);
        }
    }

    /**
     * How long each run of the statistics takes, in the order in which they are made.
     *
     * @param maps in two colours, of all phases
     */
    private double[] lengths(List<? extends StatisticsPlan.PlannedStatistic<?, ?>> asked, int maps) {
        int phases = studyArea.years().size();
        int flows =
                plan.values().stream().mapToInt(q -> phases - q.firstPhase()).sum();
        Map<Inputs, Long> of =
                asked.stream().collect(Collectors.groupingBy(a -> a.statistic().inputs(), Collectors.counting()));
        long values = of.getOrDefault(Inputs.VALUE, 0L);
        long colours = of.getOrDefault(Inputs.COLOURS, 0L);
        long series = of.getOrDefault(Inputs.SERIES, 0L);
        long several = asked.size() - values - colours - series;
        return Stream.of(
                        runs(values * flows, 1),
                        runs(colours * maps, COLOURS),
                        runs(several * phases, 1),
                        runs(series * plan.values().size(), 1))
                .flatMapToDouble(r -> r)
                .toArray();
    }

    private static DoubleStream runs(long number, double length) {
        return DoubleStream.generate(() -> length).limit(number);
    }

    private SetResult analyse(UnitSet set, int number, Places places, Finder finder) {
        Weights weights = finder.weights();
        int phases = studyArea.years().size();
        for (int p = 0; p < phases; p++) {
            for (Quantity what : plan.values()) {
                if (p >= what.firstPhase()) {
                    finder.find(
                            Inputs.VALUE,
                            what.variable(),
                            p,
                            Optional.of(what),
                            UnitData.of(what.variable(), perHectare(what, number, p, places), weights)
                                    .withPositions(places::positions_m));
                }
            }
        }
        for (int p = 0; p < phases; p++) {
            leadingClasses(finder, number, places, p);
        }
        for (int p = 0; p < phases; p++) {
            several(finder, number, places, p);
        }
        for (Quantity what : finder.wants(Inputs.SERIES) ? plan.values() : List.<Quantity>of()) {
            List<Integer> years = studyArea.years().subList(what.firstPhase(), phases);
            finder.find(
                    Inputs.SERIES,
                    what.variable(),
                    phases - 1,
                    Optional.of(what),
                    new UnitData(
                                    years.stream().map(String::valueOf).toList(),
                                    IntStream.range(what.firstPhase(), phases)
                                            .mapToObj(p -> perHectare(what, number, p, places))
                                            .toList(),
                                    weights)
                            .withTimes(years.stream().map(Integer::doubleValue).toList()));
        }
        List<Series> series = finder.looked().stream()
                .map(l -> new Series(l.variable(), l.phase(), l.flow(), l.values(), l.found()))
                .toList();
        cautions.addAll(finder.cautions());
        return new SetResult(set, number, places, weights, series);
    }

    /** A map in two colours for every class that leads in some units; of the first where two lead alike. */
    private void leadingClasses(Finder finder, int number, Places places, int p) {
        if (!finder.wants(Inputs.COLOURS)) {
            return;
        }
        int[] leading = leading(number, places, p);
        led(leading).forEach(c -> {
            double[] black = Arrays.stream(leading)
                    .mapToDouble(l -> l == 0 ? Double.NaN : l == c ? 1 : 0)
                    .toArray();
            String variable = "leading_" + studyArea.className(c);
            finder.find(Inputs.COLOURS, variable, p, Optional.empty(), UnitData.of(variable, black, finder.weights()));
        });
    }

    /** The class of each place; 0 = none. */
    private int[] leading(int number, Places places, int p) {
        double[][] area = account.areas_ha(number, p);
        int[] leading = new int[places.size()];
        for (int i = 0; i < leading.length; i++) {
            double[] own = area[places.unit(i) + 1];
            for (int c = 1; c < own.length; c++) {
                leading[i] = own[c] > own[leading[i]] ? c : leading[i];
            }
        }
        return leading;
    }

    /** Classes that lead somewhere, in the legend's order. */
    private static IntStream led(int[] leading) {
        return IntStream.of(leading).filter(c -> c > 0).distinct().sorted();
    }

    /**
     * Statistics of several variables, each with its own. Events and population are amounts of the unit: tCO2 or tC,
     * and of a driver its mean times the unit's land, which is in proportion to the total whatever the driver's unit;
     * a table holds the total itself, unless it says that it is a rate.
     */
    private void several(Finder finder, int number, Places places, int p) {
        for (StatisticsPlan.PlannedStatistic<?, ?> asked : finder.asked()) {
            List<Optional<Quantity>> quantities =
                    asked.variables().stream().map(Quantity::find).toList();
            if (asked.variables().isEmpty()
                    || quantities.stream().flatMap(Optional::stream).anyMatch(q -> p < q.firstPhase())) {
                continue;
            }
            List<double[]> values = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int k = 0; k < quantities.size(); k++) {
                String name = asked.variables().get(k);
                Optional<Quantity> quantity = quantities.get(k);
                double[] own = quantity.map(q -> perHectare(q, number, p, places))
                        .orElseGet(() -> driver(name, number, places, p));
                boolean amounts = asked.statistic().inputs() == Inputs.EVENTS_AND_POPULATION;
                Optional<DriverTable> totals = quantity.isPresent() ? Optional.empty() : totals(name);
                if (amounts && totals.isPresent()) {
                    values.add(byLand(own, totals.get().holders(counts.sets().get(number)), number, places, p));
                } else {
                    values.add(amounts ? timesLand(own, number, places, p) : own);
                }
                names.add(quantity.map(q -> amounts ? q.amount() : q.variable()).orElse(name));
            }
            String variable = String.join(" & ", names);
            UnitData data = new UnitData(names, values, finder.weights());
            finder.find(asked, variable, p, data);
        }
    }

    private double[] timesLand(double[] perArea, int set, Places places, int p) {
        Balance units = account.balance(p, set);
        return IntStream.range(0, perArea.length)
                .mapToDouble(i -> perArea[i] * units.area_ha(places.unit(i) + 1))
                .toArray();
    }

    /** Totals of the units that hold others, shared out to these by their land; those of their own set stay. */
    private double[] byLand(double[] totals, int[] holders, int set, Places places, int p) {
        Balance units = account.balance(p, set);
        Map<Integer, Double> land = new HashMap<>();
        for (int u = 1; u < holders.length; u++) {
            land.merge(holders[u], units.area_ha(u), Double::sum);
        }
        return IntStream.range(0, totals.length)
                .mapToDouble(i -> {
                    int u = places.unit(i) + 1;
                    return totals[i] * (units.area_ha(u) / land.getOrDefault(holders[u], 0.0));
                })
                .toArray();
    }

    /** The table of a driver that has totals of units, not rates. */
    private Optional<DriverTable> totals(String name) {
        return layers.get(number(name)).table().filter(t -> !t.isRate());
    }

    private int number(String driver) {
        return IntStream.range(0, layers.size())
                .filter(i -> layers.get(i).name().equals(driver))
                .findFirst()
                .orElseThrow();
    }

    private double[] driver(String name, int set, Places places, int p) {
        int d = number(name);
        double[] byUnit = drivers.get().values(set, d, p); // of unit 0 the land outside
        return places.values(Arrays.copyOfRange(byUnit, 1, byUnit.length));
    }

    private Places places(UnitSet set, int number) {
        if (set instanceof PolygonUnits polygons) {
            return Places.shapes(
                    polygons.polygons(), Optional.of(studyArea.grid().crs()));
        }
        return Places.cells(
                squares((Fishnet) set, studyArea.grid()),
                withLand(account, number, studyArea.years().size()),
                plan.weights());
    }

    private double[] perHectare(Quantity what, int set, int phase, Places places) {
        double[] byUnit = quantities.perHectare(what, set, phase); // of unit 0 the land outside
        return places.values(Arrays.copyOfRange(byUnit, 1, byUnit.length));
    }

    /** Whether a unit has classified land in any phase, from unit 0. */
    static boolean[] withLand(CarbonAccount account, int set, int phases) {
        boolean[] land = new boolean[account.balance(0, set).unitBalances().size() - 1];
        for (int p = 0; p < phases; p++) {
            Balance units = account.balance(p, set);
            for (int u = 1; u <= land.length; u++) {
                land[u - 1] |= units.area_ha(u) > 0;
            }
        }
        return land;
    }

    /** The fishnet as a grid of its squares. */
    static Grid squares(Fishnet net, Grid grid) {
        return new Grid(grid.crs(), grid.west(), grid.north(), net.size(), net.size(), net.across(), net.down());
    }
}
