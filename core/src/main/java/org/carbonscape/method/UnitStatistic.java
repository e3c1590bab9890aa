package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Words;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.stats.Convention;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/**
 * A statistic on values of units and their neighbours: of the whole map, or of each unit. Studies run it for every
 * phase and flow, commands on a file; both write its columns and show its classes.
 */
public interface UnitStatistic<P, R> extends Method<P, UnitData, R> {
    /** What it looks at. */
    Inputs inputs();

    /** The variants of a tool. */
    P defaults(Convention convention);

    @Override
    default P defaults(Given given) {
        return defaults(given.or(StatisticOptions.CONVENTION, Convention.CARBONSCAPE));
    }

    /** The options that were given over those of a convention that is named elsewhere. */
    default P options(Convention convention, Given given) {
        return over(defaults(convention), given);
    }

    @Override
    default List<Option<?>> declared() {
        List<Option<?>> all = new ArrayList<>(Variables.of(inputs()));
        settings().forEach(s -> all.add(s.option()));
        return all;
    }

    /** The fewest times of a series. */
    default int leastTimes() {
        return 1;
    }

    /** The fewest units with a value. */
    default int leastUnits() {
        return isLocal() ? 3 : 4;
    }

    /** Whether these options leave out units without neighbours, or do not count them. */
    default boolean dropsIslands(P options) {
        return false;
    }

    /** Whether it says something of each unit: its rows are then places. */
    boolean isLocal();

    /** Whether its columns are its own; else they are those of all global statistics, which share a table. */
    default boolean hasOwnTable() {
        return isLocal();
    }

    /** All results that options ask for, the one that maps show first. */
    default List<R> results(UnitData data, P options, Engine engine) {
        return List.of(run(data, options, engine));
    }

    /** How weights are standardised for it unless the user says otherwise. */
    default Standardisation usualStyle() {
        return Standardisation.ROW;
    }

    /** Whether it knows no other style than {@link #usualStyle()}: a study then takes that, whatever its style. */
    default boolean styleIsFixed() {
        return false;
    }

    /** Whether it can be had with these neighbours at all; where not, a study leaves it out. */
    default boolean takes(Weights weights) {
        return true;
    }

    /** Whether it can be had of these values at all; where not, a study leaves it out. */
    default boolean fits(UnitData data) {
        return true;
    }

    /** What begins the names of its columns in a layer of a run; empty = it has none there. */
    default String layerPrefix() {
        return "";
    }

    /** The classes a map shows. */
    default Optional<ClassKey<R>> classes() {
        return Optional.empty();
    }

    /** A result under a name, to be drawn beside others. */
    record Shown<R>(Words name, R result) {}

    /** Whether a figure tells its rows better than a map. */
    default boolean drawsFigure() {
        return false;
    }

    /** The figure of several results, at least one; empty unless {@link #drawsFigure}. */
    default Optional<Figure> figure(Figure.Caption caption, List<Shown<R>> shown) {
        return Optional.empty();
    }

    /** The weights as it takes them in a study. */
    default Weights styled(Weights weights) {
        return styleIsFixed() ? weights.with(usualStyle()) : weights;
    }
}
