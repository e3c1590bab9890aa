package org.carbonscape.suitability;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.FoldingMap;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/**
 * Weighted overlay: score of a cell = {@code sum(w_k * score_k)}, weights summing to 1. Nothing is computed until cells
 * are asked for: {@link #run} streams all of them once, delivering what is made of them block by block and counting
 * them on the way; {@link #scores} is the same as a raster. Memory is that of the blocks in flight.
 */
public final class Overlay {
    /** Blocks larger than this are cut, or eight criteria of a file in one strip would fill the memory. */
    private static final int BLOCK = 1 << 20;

    /** What a cell gets that lacks a score in some criteria. */
    public enum Missing {
        /** No score if any criterion has none. */
        NONE,
        /** The weighted mean of those it has; none if all are missing. */
        RENORMALISE
    }

    private final List<Criterion> criteria;
    private final double[] weights;
    private final Missing missing;
    private final List<Constraint> constraints;
    private final Tiling tiling;
    private final float lowest;

    private Overlay(List<Criterion> criteria, double[] weights, Missing missing, List<Constraint> constraints) {
        this.criteria = criteria;
        this.weights = weights;
        this.missing = missing;
        this.constraints = constraints;
        this.tiling = blocks(criteria);
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * criteria.get(k).grading().lowest();
        }
        this.lowest = (float) sum;
    }

    /**
     * Declares an overlay. Where constraints meet, excluding wins; the criteria are put in the weights' order and must
     * be fitted.
     *
     * @throws org.carbonscape.problem.ProblemException SUIT-10 for layers that are not on the first one's cells
     */
    public static Overlay of(List<Criterion> criteria, Weights weights, Missing missing, List<Constraint> constraints) {
        List<Criterion> ordered = new ArrayList<>();
        for (String name : weights.names()) {
            ordered.add(criteria.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no criterion \"" + name + "\" for its weight")));
        }
        if (ordered.size() != criteria.size()) {
            throw new IllegalArgumentException(
                    "criteria without a weight: " + criteria.size() + " criteria, " + ordered.size() + " weights");
        }
        for (Criterion c : ordered) {
            if (!c.isFitted()) {
                throw new IllegalArgumentException("criterion " + c.name() + " is not fitted");
            }
        }
        List<String> names = new ArrayList<>(weights.names());
        List<Grid> grids =
                new ArrayList<>(ordered.stream().map(c -> c.layer().grid()).toList());
        for (int i = 0; i < constraints.size(); i++) {
            names.add("constraint " + (i + 1));
            grids.add(constraints.get(i).mask().grid());
        }
        Layer.sameCells(names, grids);
        return new Overlay(List.copyOf(ordered), weights.values(), missing, List.copyOf(constraints));
    }

    /** Blocks of the first criterion's file, cut at whole rows where they are very large. */
    static Tiling blocks(List<Criterion> criteria) {
        return cut(criteria.get(0).layer().tiling());
    }

    static Tiling cut(Tiling t) {
        int height = Math.min(t.blockHeight(), Math.max(1, BLOCK / t.blockWidth()));
        return new Tiling(t.columns(), t.rows(), t.blockWidth(), height);
    }

    public Tiling tiling() {
        return tiling;
    }

    double[] weights() {
        return weights;
    }

    /** What a thread makes of the scores of a block, such as a part of a file. */
    @FunctionalInterface
    public interface Product<T> {
        /** @param scores row by row, NaN = none; good during the call only */
        T of(Window block, float[] scores);
    }

    /** Opens one for a thread; a value, as a map is. */
    @FunctionalInterface
    public interface Making<T> extends Serializable {
        Product<T> open();
    }

    /**
     * All cells once: what is made of their scores goes to the sink in block order, their counts come back. The same
     * for any engine.
     */
    public <T> ScoreHistogram run(Engine engine, Making<T> making, TileMap.Sink<T> sink) {
        return engine.map(tiling, new Scored<>(this, making), sink);
    }

    private record Scored<T>(Overlay overlay, Making<T> making) implements FoldingMap<T, ScoreHistogram> {
        @Override
        public Worker<T, ScoreHistogram> open(Cells cells) {
            Kernel kernel = overlay.kernel(cells);
            Product<T> product = making.open();
            ScoreHistogram part = new ScoreHistogram();
            return new Worker<>() {
                private float[] scores = new float[0];

                @Override
                public T make(Window block) {
                    if (scores.length < block.cells()) {
                        scores = new float[block.cells()];
                    }
                    kernel.score(block, scores);
                    part.add(scores, block.cells());
                    return product.of(block, scores);
                }

                @Override
                public ScoreHistogram result() {
                    return part;
                }
            };
        }

        @Override
        public ScoreHistogram merge(ScoreHistogram one, ScoreHistogram other) {
            one.add(other);
            return one;
        }
    }

    /** In the order of the weights. */
    List<Criterion> criteria() {
        return criteria;
    }

    boolean isConstrained() {
        return !constraints.isEmpty();
    }

    /** The raw kernel, one a thread. */
    Kernel kernel(Cells cells) {
        return new Kernel(cells);
    }

    final class Kernel {
        private static final byte EXCLUDE = 1;
        private static final byte[] NO_EFFECTS = {};
        private static final byte LOWEST = 2;
        private final Cells cells;
        private final CellScores scores;
        private final boolean masked = !constraints.isEmpty();
        private byte[] effects = new byte[0];

        private Kernel(Cells cells) {
            this.cells = cells;
            this.scores = new CellScores(criteria, cells);
        }

        void score(Window window, float[] into) {
            read(window);
            combine(weights, into, 0, window.cells());
        }

        /** Reads and grades the criteria and the constraints of a window, for {@link #combine}. */
        void read(Window window) {
            int n = window.cells();
            if (masked && effects.length < n) {
                effects = new byte[n];
            }
            java.util.Arrays.fill(effects, (byte) 0);
            for (Constraint constraint : constraints) {
                ClassTile tile = cells.of(constraint.mask(), window);
                int classes = constraint.mask().classes();
                byte[] lookup = new byte[classes + 1];
                for (int i = constraint.classes().nextSetBit(0);
                        i >= 0 && i <= classes;
                        i = constraint.classes().nextSetBit(i + 1)) {
                    lookup[i] = constraint.effect() == Constraint.Effect.EXCLUDE ? EXCLUDE : LOWEST;
                }
                for (int i = 0; i < n; i++) {
                    byte effect = lookup[tile.at(i)];
                    effects[i] = effects[i] == EXCLUDE || effect == 0 ? effects[i] : effect;
                }
            }
            scores.read(window);
        }

        /**
         * Brings the cells of the window read last together for {@link #combine}, as {@link CellScores#rows} says;
         * gives the number of rows.
         */
        int rows(int n, int[] rowOf, int[] times) {
            return scores.rows(n, missing == Missing.NONE, effects(), EXCLUDE, rowOf, times);
        }

        /** Scores of each criterion in the window read last, or of its {@link #rows}; live. */
        float[][] scores() {
            return scores.all();
        }

        /** What constraints do to the same; empty without constraints. Live. */
        byte[] effects() {
            return masked ? effects : NO_EFFECTS;
        }

        /** These instead of the cells of a window, for {@link #combine}. */
        void take(float[][] criterionScores, byte[] withEffects) {
            scores.take(criterionScores);
            effects = withEffects;
        }

        /**
         * Scores under any weights of the cells start..end-1 of the window read last, constraints applied; a cell
         * without a score keeps none.
         */
        void combine(double[] w, float[] into, int start, int end) {
            scores.combine(w, missing == Missing.RENORMALISE, into, start, end);
            if (masked) {
                for (int i = start; i < end; i++) {
                    if (effects[i] != 0 && into[i] == into[i]) {
                        into[i] = effects[i] == EXCLUDE ? Float.NaN : lowest;
                    }
                }
            }
        }
    }
}
