package org.carbonscape.study.gather;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.carbonscape.carbon.Balance;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.Unreadable;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.method.Variables;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.intake.Places;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.weights.Weights;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/** What can be told of the statistics before the long work: when the study is opened, and once land is counted. */
public final class StatisticsChecks {
    /** Squares whose neighbours are looked at before the run. */
    private static final int SQUARES = 20_000;
    /** Statistics on a unit that a check does at most: some seconds with the usual draws. */
    private static final double RUNS_OF_UNITS = 200_000;

    /** Of any statistic. */
    private static final int FEWEST = 4;

    /** What can be told before anything is counted. */
    public static void opened(Study study, StudyInputs.Opened opened, Problems problems, Engine engine) {
        study.statistics()
                .flatMap(plan -> plan.weights().file())
                .filter(file -> !Files.exists(file))
                .ifPresent(file -> problems.attempt(() -> {
                    throw Unreadable.missing("statistics.weights (" + file.getFileName() + ")", file);
                }));
        study.statistics()
                .ifPresent(plan ->
                        opened.grid().ifPresent(grid -> opened(plan, study, opened.sets(), grid, problems, engine)));
        study.statistics()
                .ifPresent(plan -> opened.inputs()
                        .ifPresent(inputs -> plan.statistics()
                                .forEach(asked -> inputs.drivers().stream()
                                        .filter(d -> asked.variables().contains(d.name()))
                                        .flatMap(d -> d
                                                .notNumbers("statistics."
                                                        + asked.statistic().id())
                                                .stream())
                                        .forEach(p -> problems.addAll(List.of(p))))));
    }

    private static void opened(
            StatisticsPlan plan, Study study, List<UnitSet> sets, Grid grid, Problems problems, Engine engine) {
        values(plan, study, problems);
        if (plan.density().isPresent() && grid.crs().isGeographic()) {
            problems.add(
                    ProblemCode.GATHER_02_DEGREES,
                    "statistics.density",
                    grid.crs().label(),
                    grid.usualProjection());
        }
        plan.statistics().forEach(asked -> needs(asked, study, problems));
        boolean there = plan.weights().file().map(Files::exists).orElse(true);
        for (UnitSet set : sets) {
            if (there && plan.units().contains(set.name()) && set instanceof PolygonUnits polygons) {
                problems.attempt(() -> {
                    weights(plan, polygons, grid, engine);
                    return polygons;
                });
            }
        }
    }

    /** Whether the account will have what statistics are of. */
    private static void values(StatisticsPlan plan, Study study, Problems problems) {
        boolean stock = study.carbon().stock().isPresent();
        if (!study.carbon().hasFlows()
                && (plan.density().isPresent() || plan.values().stream().anyMatch(q -> !q.isOfStock()))) {
            problems.add(ProblemCode.GATHER_01_NO_FLOWS, "statistics");
        }
        if (!stock && plan.values().stream().anyMatch(Quantity::isOfStock)) {
            problems.add(ProblemCode.GATHER_15_NO_STOCK, "statistics.values");
        }
        if (stock && study.landUse().phases().size() < 2 && plan.values().contains(Quantity.STOCK_CHANGE)) {
            problems.add(ProblemCode.GATHER_16_ONE_PHASE, "statistics.values");
        }
    }

    /** Variables beside the value, and phases. */
    private static void needs(StatisticsPlan.PlannedStatistic<?, ?> asked, Study study, Problems problems) {
        List<String> known = known(study);
        String place = "statistics." + asked.statistic().id();
        List<String> variables = asked.variables();
        for (int i = 0; i < variables.size(); i++) {
            if (!known.contains(variables.get(i))) {
                problems.add(
                        ProblemCode.GATHER_12_VARIABLE,
                        Variables.key(asked.statistic().inputs(), variables, i)
                                .map(key -> place + "." + key)
                                .orElse(place),
                        variables.get(i),
                        String.join(", ", known));
            }
        }
        int phases = study.landUse().phases().size();
        if (phases < asked.statistic().leastTimes()) {
            problems.add(
                    ProblemCode.STATS_16_FEW_PHASES,
                    place,
                    phases,
                    asked.statistic().leastTimes());
        }
    }

    private static void weights(StatisticsPlan plan, PolygonUnits set, Grid grid, Engine engine) {
        String place = StatisticsStage.place(plan, set.name());
        plan.statistics().forEach(asked -> few(asked.statistic(), set.count(), place));
        Weights weights = WeightsPlace.of(
                () -> Places.shapes(set.polygons(), Optional.of(grid.crs()))
                        .weights(plan.weights(), u -> set.id(u + 1), false, engine),
                place,
                i -> set.id(i + 1));
        StatisticsStage.refuse(plan, weights);
    }

    private static void few(UnitStatistic<?, ?> statistic, int units, String place) {
        if (units < statistic.leastUnits()) {
            Words title = statistic.about().title();
            throw new ProblemException(
                    ProblemCode.STATS_05_FEW_UNITS,
                    place,
                    units,
                    Bilingual.of(title.en(), title.zh()),
                    statistic.leastUnits());
        }
    }

    /** What a variable may be. */
    private static List<String> known(Study study) {
        List<String> known = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            if (quantity.isOfStock()
                    ? study.carbon().stock().isPresent()
                    : study.carbon().hasFlows()) {
                known.add(quantity.key());
            }
        }
        known.addAll(study.drivers().drivers().keySet());
        return known;
    }

    /**
     * What the counts tell: sets with too few units, and neighbours of squares, which are known once land is. Any phase
     * with too few refuses the set, since what is found of it is read over all phases.
     */
    public static void check(AccountCheck.Known known, Problems problems, Engine engine) {
        known.study().statistics().ifPresent(plan -> {
            for (int s = 0; s < known.counts().sets().size(); s++) {
                UnitSet set = known.counts().sets().get(s);
                int number = s;
                if (plan.units().contains(set.name())) {
                    problems.attempt(() -> {
                        new StatisticsChecks(plan, known, set, number).check(engine);
                        return true;
                    });
                }
            }
        });
    }

    /** What only the statistics themselves tell, such as draws that are too few: their cautions, where soon done. */
    public static void attempt(AccountCheck.Known known, DriverValues drivers, Problems problems, Engine engine) {
        known.study()
                .statistics()
                .map(plan -> new StatisticsStage(
                        plan, known.inputs(), known.counts(), known.account(), () -> drivers, engine))
                .filter(stage -> stage.length() <= RUNS_OF_UNITS)
                .ifPresent(stage -> {
                    stage.run();
                    stage.cautions().forEach(c -> problems.add(c.problem()));
                });
    }

    private final StatisticsPlan plan;
    private final AccountCheck.Known known;
    private final UnitSet set;
    private final int number;

    private StatisticsChecks(StatisticsPlan plan, AccountCheck.Known known, UnitSet set, int number) {
        this.plan = plan;
        this.known = known;
        this.set = set;
        this.number = number;
    }

    private void check(Engine engine) {
        List<boolean[]> phases = new ArrayList<>();
        for (int p = 0; p < known.inputs().studyArea().years().size(); p++) {
            boolean[] land = new boolean[set.count()];
            List<Balance.UnitBalance> units = known.account().balance(p, number).unitBalances();
            for (int u = 0; u < land.length; u++) {
                land[u] = units.get(u + 1).area_ha() > 0;
            }
            phases.add(land);
        }
        for (StatisticsPlan.PlannedStatistic<?, ?> asked : plan.statistics()) {
            few(asked, phases, StatisticsChecks::count);
        }
        List<StatisticsPlan.PlannedStatistic<?, ?>> dropping = plan.statistics().stream()
                .filter(StatisticsChecks::dropsIslands)
                .<StatisticsPlan.PlannedStatistic<?, ?>>map(a -> a)
                .toList();
        if (set instanceof PolygonUnits polygons) {
            if (!dropping.isEmpty()) {
                Places places = Places.shapes(polygons.polygons(), Optional.of(grid().crs()));
                neighbours(dropping, phases, places, weights(places, engine));
            }
            return;
        }
        boolean[] land = StatisticsStage.withLand(known.account(), number, phases.size());
        boolean[] first = plan.weights().file().isPresent() ? land : first(land);
        Weights some = squares(first, engine);
        StatisticsStage.refuse(plan, some);
        // where all of the first squares are alone, the others may not be
        if (!dropping.isEmpty() && (first == land || some.islands().length > some.units() - FEWEST)) {
            Places places = places(land);
            neighbours(dropping, phases, places, first == land ? some : weights(places, engine));
        }
    }

    private static <P> boolean dropsIslands(StatisticsPlan.PlannedStatistic<P, ?> asked) {
        return asked.statistic().dropsIslands(asked.options());
    }

    /** The land of the first squares that have some: enough to tell what the neighbours are like. */
    private static boolean[] first(boolean[] land) {
        int n = 0;
        for (int i = 0; i < land.length; i++) {
            n += land[i] ? 1 : 0;
            if (n == SQUARES && i < land.length - 1) {
                return Arrays.copyOf(Arrays.copyOf(land, i + 1), land.length);
            }
        }
        return land;
    }

    private Grid grid() {
        return known.inputs().studyArea().grid();
    }

    private Places places(boolean[] land) {
        return Places.cells(StatisticsStage.squares((Fishnet) set, grid()), land, plan.weights());
    }

    private Weights squares(boolean[] land, Engine engine) {
        return weights(places(land), engine);
    }

    private Weights weights(Places places, Engine engine) {
        return WeightsPlace.of(
                () -> places.weights(plan.weights(), u -> set.id(u + 1), false, engine),
                StatisticsStage.place(plan, set.name()),
                i -> set.id(places.unit(i) + 1));
    }

    private void neighbours(
            List<StatisticsPlan.PlannedStatistic<?, ?>> dropping,
            List<boolean[]> phases,
            Places places,
            Weights weights) {
        for (StatisticsPlan.PlannedStatistic<?, ?> asked : dropping) {
            few(asked, phases, land -> {
                boolean[] present = new boolean[places.size()];
                for (int i = 0; i < present.length; i++) {
                    present[i] = weights.present(i) && land[places.unit(i)];
                }
                return count(present) - weights.among(present).islands().length;
            });
        }
    }

    private static int count(boolean[] land) {
        int n = 0;
        for (boolean has : land) {
            n += has ? 1 : 0;
        }
        return n;
    }

    /** Of a series the units that have land in all phases. */
    private void few(
            StatisticsPlan.PlannedStatistic<?, ?> asked, List<boolean[]> phases, ToIntFunction<boolean[]> units) {
        boolean series = asked.statistic().inputs() == Inputs.SERIES;
        List<boolean[]> looked = series ? List.of(whole(phases)) : phases;
        for (int p = 0; p < looked.size(); p++) {
            int left = units.applyAsInt(looked.get(p));
            String year = series || phases.size() == 1
                    ? ""
                    : ", " + known.inputs().studyArea().years().get(p);
            few(asked.statistic(), left, StatisticsStage.place(plan, set.name() + year));
        }
    }

    private static boolean[] whole(List<boolean[]> phases) {
        boolean[] all = new boolean[phases.get(0).length];
        for (int u = 0; u < all.length; u++) {
            int unit = u;
            all[u] = phases.stream().allMatch(land -> land[unit]);
        }
        return all;
    }
}
