package org.carbonscape.study.gather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.Steps;
import org.carbonscape.method.Found;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitData;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.Places;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.weights.Weights;
import org.carbonscape.zone.UnitSet;

/** Runs what looks at inputs of a kind, side by side, and keeps what it finds in the order asked for. */
final class Finder {
    /** What was looked at; values of the first variable, none where maps are in two colours. */
    record Looked(String variable, int phase, Optional<Quantity> flow, double[] values, List<Found<?>> found) {}

    /** Units where they lie, and which are neighbours. */
    record Neighbourhood(UnitSet set, Places places, Weights weights) {
        /** A problem of places, told of their units. */
        Problem naming(Problem problem) {
            return problem.naming(i -> set.told(places.unit(i) + 1));
        }
    }

    private static final int MANY_UNITS = 10_000;

    private final Neighbourhood units;
    private final List<Integer> years;
    private final List<StatisticsPlan.PlannedStatistic<?, ?>> asked;
    private final KeptStatistics kept;
    private final Engine engine;
    private final Steps steps;
    private final List<Look> looks = new ArrayList<>();
    private final List<Looked> looked = new ArrayList<>();
    private final Set<Caution> cautions = new LinkedHashSet<>();

    /**
     * @param years of the phases
     * @param asked what the weights allow
     * @param steps one for each statistic on each input
     */
    Finder(
            Neighbourhood units,
            List<Integer> years,
            List<StatisticsPlan.PlannedStatistic<?, ?>> asked,
            KeptStatistics kept,
            Engine engine,
            Steps steps) {
        this.units = units;
        this.years = years;
        this.asked = asked;
        this.kept = kept;
        this.engine = engine;
        this.steps = steps;
    }

    Weights weights() {
        return units.weights;
    }

    List<StatisticsPlan.PlannedStatistic<?, ?>> asked() {
        return asked;
    }

    /** Of all that was found, each once, in the order found. */
    Set<Caution> cautions() {
        return cautions;
    }

    boolean wants(Inputs inputs) {
        return asked.stream().anyMatch(a -> a.statistic().inputs() == inputs);
    }

    void find(Inputs inputs, String variable, int phase, Optional<Quantity> flow, UnitData data) {
        find(
                new Look(inputs, variable, phase, flow, data),
                asked.stream().filter(a -> a.statistic().inputs() == inputs).toList());
    }

    void find(StatisticsPlan.PlannedStatistic<?, ?> statistic, String variable, int phase, UnitData data) {
        find(new Look(statistic.statistic().inputs(), variable, phase, Optional.empty(), data), List.of(statistic));
    }

    private void find(Look look, List<StatisticsPlan.PlannedStatistic<?, ?>> statistics) {
        statistics.forEach(a -> look.pieces.add(piece(a, look)));
        looks.add(look);
        if (isOneByOne()) {
            work();
        }
    }

    /** Kernels of many units fill the threads themselves, and two at once would fill the memory. */
    private boolean isOneByOne() {
        return units.places.size() > MANY_UNITS;
    }

    private <P, R> Piece<P, R> piece(StatisticsPlan.PlannedStatistic<P, R> a, Look look) {
        return new Piece<>(a, look);
    }

    /** What was looked at, and found on it, in the order asked for. */
    List<Looked> looked() {
        work();
        return looked;
    }

    private void work() {
        List<Piece<?, ?>> pieces =
                looks.stream().flatMap(l -> l.pieces.stream()).toList();
        (isOneByOne() ? new PlainEngine() : engine).inPlace(pieces.size(), i -> {
            pieces.get(i).work();
            steps.next();
        });
        looks.forEach(Look::tell);
        looks.clear();
    }

    /** What is looked at, with what is found on it. */
    private final class Look {
        private final Inputs inputs;
        private final String variable;
        private final int phase;
        private final Optional<Quantity> flow;
        private final UnitData data;
        private final List<Piece<?, ?>> pieces = new ArrayList<>();

        Look(Inputs inputs, String variable, int phase, Optional<Quantity> flow, UnitData data) {
            this.inputs = inputs;
            this.variable = variable;
            this.phase = phase;
            this.flow = flow;
            this.data = data;
        }

        /** Whether it is of sources or sinks, and no unit has any: the account says so, and nothing can be done. */
        boolean isNone() {
            return flow.isPresent() && Arrays.stream(data.x()).noneMatch(v -> v < 0 || v > 0);
        }

        void tell() {
            List<Found<?>> found = new ArrayList<>();
            pieces.forEach(p -> p.tell(found));
            if (!found.isEmpty() || inputs == Inputs.VALUE) { // the scatter plot and the maps want the flows themselves
                looked.add(
                        new Looked(variable, phase, flow, inputs == Inputs.COLOURS ? new double[0] : data.x(), found));
            }
        }
    }

    /** One statistic on what is looked at. */
    private final class Piece<P, R> {
        private final StatisticsPlan.PlannedStatistic<P, R> asked;
        private final Look look;
        private final List<Found<R>> found = new ArrayList<>();
        private List<Problem> leftOut = List.of();

        Piece(StatisticsPlan.PlannedStatistic<P, R> asked, Look look) {
            this.asked = asked;
            this.look = look;
        }

        void work() {
            UnitStatistic<P, R> statistic = asked.statistic();
            if (!statistic.fits(look.data)) {
                return;
            }
            UnitData styled = look.data.with(statistic.styled(units.weights));
            try {
                for (R result : kept.results(statistic, styled, asked.options())) {
                    found.add(new Found<>(statistic, whole(statistic) ? styled.withoutValues() : styled, result));
                }
            } catch (ProblemException e) {
                if (statistic.inputs() == Inputs.VALUE) { // of flows: what they lack the check has told
                    throw e;
                }
                leftOut = e.problems();
            }
        }

        void tell(List<Found<?>> all) {
            UnitStatistic<P, R> statistic = asked.statistic();
            String place = place(statistic, look);
            leftOut.forEach(
                    p -> cautions.add(new Caution(new Caution.Of(statistic), Problem.leftOut(place, units.naming(p)))));
            if (leftOut.isEmpty() && !found.isEmpty()) {
                all.addAll(found);
                if (!Statistics.BESIDE_MORANS_I.contains(statistic)) { // their cautions are Moran's
                    Finder.this.tell(
                            statistic,
                            look,
                            statistic.cautions(found.get(found.size() - 1).result()));
                }
            }
        }
    }

    /** Whether nothing but the result is asked for afterwards: each of many maps in two colours. */
    private boolean whole(UnitStatistic<?, ?> statistic) {
        return statistic.inputs() == Inputs.COLOURS && !statistic.isLocal();
    }

    private String place(UnitStatistic<?, ?> statistic, Look look) {
        return "statistics." + statistic.id() + " (" + units.set.name() + ", "
                + (statistic.inputs() == Inputs.SERIES ? "" : years.get(look.phase) + ", ") + look.variable + ")";
    }

    /** What holds for all flows alike is told once for the set. */
    private void tell(UnitStatistic<?, ?> statistic, Look look, List<Problem> told) {
        String method = "statistics." + statistic.id();
        String variable = look.flow.map(Quantity::key).orElse(look.variable);
        for (Problem p : told) {
            boolean own = p.code() == ProblemCode.STATS_C04_CONSTANT;
            if (own && look.isNone()) {
                continue;
            }
            boolean ofWeights =
                    p.argument().equals(Optional.of(Argument.WEIGHTS)) || p.code() == ProblemCode.STATS_C05_MISSING;
            cautions.add(new Caution(
                    ofWeights && !own ? Caution.Common.WEIGHTS : new Caution.Of(statistic),
                    units.naming(p)
                            .at(
                                    own
                                            ? method + " (" + units.set.name() + ", " + variable + ")"
                                            : p.code() == ProblemCode.STATS_C09_NOT_NORMAL
                                                    ? place(statistic, look)
                                                    : (ofWeights ? "statistics.weights" : method) + " ("
                                                            + units.set.name() + ")")));
        }
    }
}
