package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.suitability.Constraint;
import org.carbonscape.suitability.Criterion;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Levels;
import org.carbonscape.suitability.Overlay;
import org.carbonscape.suitability.ScoreHistogram;
import org.carbonscape.suitability.ScoreRange;
import org.carbonscape.suitability.weight.Weights;

/** The criteria fitted to their cells, their weights, and what both make of a cell. */
record Scoring(List<Criterion> criteria, CriterionWeights weighing, Overlay overlay) {
    /**
     * @param made layers that are there already; those that are made join them
     * @param read the layer as the criteria read it
     */
    static Scoring of(
            SuitabilityInputs suit,
            StudyInputs inputs,
            RunResults run,
            Map<LayerSource, Layer> made,
            UnaryOperator<Layer> read) {
        return of(suit, inputs, run, made, read, constraints(suit, inputs, run));
    }

    /** The same with these constraints, on the cells of the layers. */
    static Scoring of(
            SuitabilityInputs suit,
            StudyInputs inputs,
            RunResults run,
            Map<LayerSource, Layer> made,
            UnaryOperator<Layer> read,
            List<Constraint> constraints) {
        List<Criterion> criteria = new ArrayList<>();
        boolean[] found = new LandTables(inputs.studyArea(), run.counts()).found();
        for (var d : suit.scored().criteria()) {
            Layer layer =
                    made.computeIfAbsent(suit.scored().source(d), s -> s.make().apply(run));
            criteria.add(
                    suit.bind(d, read.apply(layer), inputs.studyArea(), found).fit(run.engine(), constraints));
        }
        List<String> names = criteria.stream().map(Criterion::name).toList();
        // one reading of the criteria, for weights, scores, levels and what they hang on
        Overlay overlay = Overlay.of(
                        criteria, Weights.equal(names), suit.plan().land().missing(), constraints)
                .kept(run.engine());
        CriterionWeights weighing = CriterionWeights.of(suit, overlay, names, run.engine());
        return new Scoring(criteria, weighing, overlay.with(weighing.combined()));
    }

    static List<Constraint> constraints(SuitabilityInputs suit, StudyInputs inputs, RunResults run) {
        ClassRaster land = inputs.rasters().get(inputs.studyArea().years().size() - 1);
        List<Constraint> all = new ArrayList<>();
        suit.masks().stream()
                .map(m -> new Constraint(
                        m.layer()
                                .map(l -> ((Layer.Classes) l.make().apply(run)).raster())
                                .orElse(land),
                        m.classes(),
                        m.effect()))
                .forEach(all::add);
        // distances and units have values where there is no land too: beyond the border, under clouds
        BitSet none = new BitSet();
        none.set(0);
        all.add(new Constraint(land, none, Constraint.Effect.BEYOND));
        return all;
    }

    /**
     * {@link Overlay#run}.
     *
     * @throws ProblemException where no cell has a score
     */
    <T> ScoreHistogram run(Engine engine, Overlay.Making<T> making, TileMap.Sink<T> sink) {
        return run(engine, making, sink, List.of()).own();
    }

    /** The same, counted under other weights too. */
    <T> Overlay.Counts run(Engine engine, Overlay.Making<T> making, TileMap.Sink<T> sink, List<Weights> others) {
        Overlay.Counts counts = overlay.run(engine, making, sink, others);
        if (counts.own().cells() == 0) {
            throw new ProblemException(ProblemCode.SUIT_12_EMPTY, "suitability");
        }
        return counts;
    }

    /**
     * Makes the scores and levels of a study and writes nothing; tells criteria that tell no place from another.
     *
     * @throws ProblemException where there would be none
     */
    static void attempt(SuitabilityInputs suit, StudyInputs inputs, RunResults run, Problems problems) {
        Scoring scoring = of(suit, inputs, run, new LinkedHashMap<>(), UnaryOperator.identity());
        Overlay.Counts counts =
                scoring.run(run.engine(), () -> (block, scores) -> block, (block, same) -> {}, List.of());
        Levels.of(suit.plan().levels().cut(), counts.own());
        tellAlike(suit, scoring.weighing().combined(), counts.ranges(), problems);
    }

    /** Criteria that give all land one score: a layer that is empty or another's, breaks in another unit. */
    static void tellAlike(SuitabilityInputs suit, Weights weights, List<ScoreRange> ranges, Problems problems) {
        for (int k = 0; k < ranges.size(); k++) {
            String name = weights.names().get(k);
            ScoreRange range = ranges.get(k);
            if (range.isOne() && weights.get(name) > 0) {
                suit.scored().criteria().stream()
                        .filter(c -> c.name().equals(name))
                        .forEach(c -> problems.add(
                                ProblemCode.SUIT_C24_ONE_SCORE,
                                "criterion " + name,
                                suit.scored().source(c).text(),
                                Numbers.text(Math.rint(100 * (double) range.least()) / 100),
                                Numbers.readable(100 * weights.get(name), 0)));
            }
        }
    }
}
