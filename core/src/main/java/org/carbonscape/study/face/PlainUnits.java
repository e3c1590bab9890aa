package org.carbonscape.study.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carbonscape.engine.Engine;
import org.carbonscape.method.UnitData;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.Places;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.intake.UnitValues;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.weights.Weights;

/**
 * Units of a file with their neighbours, ready for a statistic.
 *
 * @param units    ids, shapes and grid, of the first variable
 * @param names    of the variables
 * @param values   of each variable by place
 * @param cautions of the readers
 */
record PlainUnits(
        UnitValues units,
        List<String> names,
        List<double[]> values,
        Places places,
        Weights weights,
        WeightsChoice choice,
        List<Problem> cautions) {

    static PlainUnits load(UnitSource source, WeightsChoice choice, Engine engine) {
        return load(source, List.of(source.value().orElse("")), choice, Optional.empty(), engine);
    }

    /**
     * @param variables columns of the file; of rasters the first is the source's own and each other one a file
     * @param texts     how a column of text is read; empty = it is a problem
     */
    static PlainUnits load(
            UnitSource source,
            List<String> variables,
            WeightsChoice choice,
            Optional<UnitValues.Reading> texts,
            Engine engine) {
        List<UnitValues> all = new ArrayList<>();
        for (String variable : variables) {
            all.add(UnitValues.read(source.of(variable), texts, engine));
        }
        UnitValues first = all.get(0);
        for (UnitValues other : all) {
            if (other.grid().isPresent()
                    && first.grid().filter(other.grid().get()::sameCells).isEmpty()) {
                throw new ProblemException(ProblemCode.GATHER_13_GRIDS, other.name(), first.name());
            }
        }
        Places places = first.places(choice);
        List<Problem> cautions = all.stream()
                .flatMap(v -> v.cautions().stream())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        if (!choice.onLattice() && choice.file().isEmpty()) {
            first.ofDistances(places).ifPresent(cautions::add);
        }
        Weights weights = told(
                first,
                places,
                choice,
                () -> places.weights(choice, first.ids(), source.id().isEmpty(), engine));
        return new PlainUnits(
                first,
                List.copyOf(variables),
                all.stream().map(v -> places.values(v.values())).toList(),
                places,
                weights,
                choice,
                cautions);
    }

    UnitData data() {
        return data(distances -> {});
    }

    /** @param told what to tell once a statistic asks how far units are from each other */
    UnitData data(Consumer<Problem> told) {
        return new UnitData(names, values, weights).withPositions(() -> {
            units.ofDistances(places).ifPresent(told);
            return places.positions_m();
        });
    }

    /** Id of the unit at a place. */
    String id(int place) {
        return units.ids().apply(places.unit(place));
    }

    /** Whether a column of names was asked for. */
    boolean isNamed() {
        return units.labels().isPresent();
    }

    /** Name of the unit at a place, where a column of them was asked for. */
    Optional<String> label(int place) {
        return units.labels().map(names -> names.apply(places.unit(place)));
    }

    /** Problems of the library are told of this file and its units. */
    <T> T told(Supplier<T> step) {
        return told(units, places, choice, step);
    }

    private static <T> T told(UnitValues units, Places places, WeightsChoice choice, Supplier<T> step) {
        try {
            return step.get();
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(p -> units.placed(p, places, choice))
                    .toList());
        }
    }

    /** The readers' cautions and a statistic's, each once. */
    List<Problem> cautions(List<Problem> more) {
        List<Problem> all = new ArrayList<>(cautions);
        more.stream()
                .flatMap(p -> units.beside(p, places).stream())
                .map(p -> units.placed(p, places, choice))
                .filter(p -> !all.contains(p))
                .forEach(all::add);
        return all;
    }
}
