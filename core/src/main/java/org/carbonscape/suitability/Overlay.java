package org.carbonscape.suitability;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.FoldingMap;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.suitability.weight.Weights;

/**
 * Weighted overlay: score of a cell = {@code sum(w_k * score_k)}, weights summing to 1. Nothing is computed until cells
 * are asked for: {@link #run} streams all of them once, delivering what is made of them block by block and counting
 * them on the way. Memory is that of the blocks in flight; {@link #kept} reads the criteria once for all that is made
 * of them afterwards, where their rows have room.
 */
public final class Overlay {
    /** Blocks larger than this are cut, or eight criteria of a file in one strip would fill the memory. */
    private static final int BLOCK = 1 << 20;
    /** Of the memory, one part for rows that are kept, and so many bytes at most. */
    private static final int SHARE_KEPT = 8;

    private static final long MOST_KEPT = 3L << 26;

    /** Effects of constraints on rows; of several the highest holds. */
    private static final byte LOWEST = 1;

    private static final byte EXCLUDE = 2;
    static final byte BEYOND = 3;

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
    private final transient Optional<ScoreRows[][]> rows; // by block, where they are kept; of this machine

    private Overlay(
            List<Criterion> criteria,
            double[] weights,
            Missing missing,
            List<Constraint> constraints,
            Optional<ScoreRows[][]> rows) {
        this.criteria = criteria;
        this.weights = weights;
        this.missing = missing;
        this.constraints = constraints;
        this.rows = rows;
        this.tiling = cut(criteria.get(0).layer().tiling());
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
        return new Overlay(List.copyOf(ordered), weights.values(), missing, List.copyOf(constraints), Optional.empty());
    }

    /** The same under other weights of the same names in the same order. */
    public Overlay with(Weights other) {
        List<String> names = criteria.stream().map(Criterion::name).toList();
        if (!other.names().equals(names)) {
            throw new IllegalArgumentException("weights of " + other.names() + " for " + names);
        }
        return new Overlay(criteria, other.values(), missing, constraints, rows);
    }

    /**
     * The same with what was read of the criteria in the memory, so that they need not be read again; itself where
     * that takes more than an eighth of the memory or 192 megabytes.
     */
    public Overlay kept(Engine engine) {
        return kept(engine, Math.min(MOST_KEPT, Runtime.getRuntime().maxMemory() / SHARE_KEPT));
    }

    /** @param most bytes of rows that may be kept */
    Overlay kept(Engine engine, long most) {
        ScoreRows[][] all = new ScoreRows[tiling.count()][];
        long[] bytes = new long[1];
        try {
            engine.map(tiling, new Found(this), (block, of) -> {
                for (ScoreRows each : of) {
                    bytes[0] += each.bytes();
                }
                int before = number(block);
                if (bytes[0] > most
                        || 8L * before > all.length && bytes[0] / (before + 1.0) * all.length > 2.0 * most) {
                    throw new TooMany(); // or will be, by far
                }
                all[before] = of;
            });
        } catch (TooMany e) {
            return this;
        }
        return new Overlay(criteria, weights, missing, constraints, Optional.of(all));
    }

    boolean isKept() {
        return rows.isPresent();
    }

    /** Scores under other weights counted, of rows that are kept. */
    ScoreHistogram counts(double[] w) {
        ScoreHistogram counts = new ScoreHistogram();
        float[] byRow = new float[0];
        try (Cells none = new Cells()) {
            Kernel kernel = kernel(none);
            for (ScoreRows[] block : rows.orElseThrow()) {
                for (ScoreRows each : block) {
                    byRow = room(byRow, each);
                    kernel.count(w, each, counts, byRow);
                }
            }
        }
        return counts;
    }

    private int number(Window block) {
        return block.row() / tiling.blockHeight() * tiling.across() + block.column() / tiling.blockWidth();
    }

    /** Rows that have no room: the reading ends. */
    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("more rows than have room", null, false, false);
        }
    }

    private record Found(Overlay overlay) implements TileMap<ScoreRows[]> {
        @Override
        public Worker<ScoreRows[]> open(Cells cells) {
            return overlay.kernel(cells)::rows;
        }
    }

    /** Blocks of the first criterion's file, cut at whole rows where they are very large. */
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
     * Scores counted.
     *
     * @param own    under the weights of the overlay
     * @param others under others, in their order
     * @param ranges of the scores of each criterion, in the order of the weights, on cells that are not excluded
     */
    public record Counts(ScoreHistogram own, List<ScoreHistogram> others, List<ScoreRange> ranges) {}

    /** What a thread has counted, under the overlay's weights first. */
    private record Part(ScoreHistogram[] counts, ScoreRange[] ranges) {}

    /**
     * All cells once: what is made of their scores goes to the sink in block order, their counts come back. The same
     * for any engine.
     */
    public <T> ScoreHistogram run(Engine engine, Making<T> making, TileMap.Sink<T> sink) {
        return run(engine, making, sink, List.of()).own();
    }

    /** The same, with counts under other weights from the same reading: half a megabyte for each of them and thread. */
    public <T> Counts run(Engine engine, Making<T> making, TileMap.Sink<T> sink, List<Weights> others) {
        double[][] all = new double[others.size() + 1][];
        all[0] = weights;
        for (int s = 1; s < all.length; s++) {
            all[s] = others.get(s - 1).values();
        }
        Part part = engine.map(tiling, new Scored<>(this, making, all), sink);
        List<ScoreHistogram> counts = List.of(part.counts);
        return new Counts(counts.get(0), counts.subList(1, counts.size()), List.of(part.ranges));
    }

    /** @param weights those of the overlay first */
    private record Scored<T>(Overlay overlay, Making<T> making, double[][] weights) implements FoldingMap<T, Part> {
        @Override
        public Worker<T, Part> open(Cells cells) {
            Kernel kernel = overlay.kernel(cells);
            Product<T> product = making.open();
            ScoreHistogram[] part = new ScoreHistogram[weights.length];
            Arrays.setAll(part, s -> new ScoreHistogram());
            ScoreRange[] ranges = new ScoreRange[overlay.criteria.size()];
            Arrays.fill(ranges, ScoreRange.NONE);
            return new Worker<>() {
                private float[] scores = new float[0];
                private float[] byRow = new float[0];

                @Override
                public T make(Window block) {
                    int n = block.cells();
                    if (scores.length < n) {
                        scores = new float[n];
                    }
                    ScoreRows[] all = kernel.rows(block);
                    for (int s = 1; s < weights.length; s++) { // one after the other: their counts fill the caches
                        for (ScoreRows rows : all) {
                            byRow = room(byRow, rows);
                            kernel.count(weights[s], rows, part[s], byRow);
                        }
                    }
                    int start = 0;
                    for (ScoreRows rows : all) {
                        byRow = room(byRow, rows);
                        kernel.combine(weights[0], rows, byRow);
                        part[0].add(byRow, rows.cells(), 0, rows.count());
                        rows.paint(byRow, scores, start, Math.min(ScoreRows.MOST, n - start));
                        Arrays.setAll(ranges, k -> ranges[k].and(rows.range(k, EXCLUDE)));
                        start += ScoreRows.MOST;
                    }
                    return product.of(block, scores);
                }

                @Override
                public Part result() {
                    return new Part(part, ranges);
                }
            };
        }

        @Override
        public Part merge(Part one, Part other) {
            for (int s = 0; s < one.counts.length; s++) {
                one.counts[s].add(other.counts[s]);
            }
            Arrays.setAll(one.ranges, k -> one.ranges[k].and(other.ranges[k]));
            return one;
        }
    }

    /** In the order of the weights. */
    List<Criterion> criteria() {
        return criteria;
    }

    /** The array, or a longer one that has a place for each row. */
    static float[] room(float[] array, ScoreRows rows) {
        return array.length < rows.count() ? new float[rows.count()] : array;
    }

    /** The raw kernel, one a thread. */
    Kernel kernel(Cells cells) {
        return new Kernel(cells);
    }

    final class Kernel {
        private final Cells cells;
        private final CellScores scores;
        private final ScoreRows.Finder finder = new ScoreRows.Finder(criteria.size(), missing == Missing.NONE);
        private byte[] effects = new byte[0];
        private double[] sum = new double[1];
        private double[] weight = new double[1];
        private double lastWeight;
        private final boolean isSum =
                missing == Missing.NONE && constraints.stream().noneMatch(c -> c.effect() == Constraint.Effect.LOWEST);

        private Kernel(Cells cells) {
            this.cells = cells;
            this.scores = new CellScores(criteria, cells);
        }

        /** The rows of a block, those of {@link ScoreRows#MOST} cells after the other. */
        ScoreRows[] rows(Window block) {
            if (rows.isPresent()) {
                return rows.get()[number(block)];
            }
            int n = block.cells();
            float[][] all = scores.read(block);
            if (!constraints.isEmpty()) {
                effects(block);
            }
            ScoreRows[] found = new ScoreRows[(n - 1) / ScoreRows.MOST + 1];
            for (int i = 0; i < found.length; i++) {
                int start = i * ScoreRows.MOST;
                found[i] = finder.of(all, effects, start, Math.min(n, start + ScoreRows.MOST));
            }
            return found;
        }

        private void effects(Window window) {
            int n = window.cells();
            if (effects.length < n) {
                effects = new byte[n];
            }
            Arrays.fill(effects, (byte) 0);
            for (Constraint constraint : constraints) {
                ClassTile tile = cells.of(constraint.mask(), window);
                int classes = constraint.mask().classes();
                byte[] lookup = new byte[classes + 1];
                for (int i = constraint.classes().nextSetBit(0);
                        i >= 0 && i <= classes;
                        i = constraint.classes().nextSetBit(i + 1)) {
                    lookup[i] = switch (constraint.effect()) {
                        case LOWEST -> LOWEST;
                        case EXCLUDE -> EXCLUDE;
                        case BEYOND -> BEYOND;
                    };
                }
                for (int i = 0; i < n; i++) {
                    effects[i] = (byte) Math.max(effects[i], lookup[tile.at(i)]);
                }
            }
        }

        /**
         * Counts the scores of rows under any weights.
         *
         * @param scores room for those of all rows
         */
        void count(double[] w, ScoreRows of, ScoreHistogram into, float[] scores) {
            weigh(w, of);
            int counted = isSum ? into.addSums(of, sum, lastWeight) : 0;
            if (counted < of.count()) { // scores beyond those before
                combine(of, scores);
                into.add(scores, of.cells(), counted, of.count());
            }
        }

        /** Scores of rows under any weights. */
        void combine(double[] w, ScoreRows of, float[] into) {
            weigh(w, of);
            combine(of, into);
        }

        private void combine(ScoreRows of, float[] into) {
            for (int p = 0; p < of.parts(); p++) {
                combine(p, of, into);
            }
            for (int r = of.start(of.parts()); r < of.count(); r++) {
                into[r] = Float.NaN;
            }
        }

        /** Makes of the parts of rows what any weights make of them; {@link #score} and the rest add the last score. */
        void weigh(double[] w, ScoreRows of) {
            int parts = of.parts();
            if (sum.length < parts) {
                sum = new double[parts];
                weight = new double[parts];
            }
            lastWeight = w[w.length - 1];
            if (missing == Missing.RENORMALISE) {
                means(w, of);
            } else {
                sums(w, of);
            }
        }

        /**
         * The score of a row of a part, constraints applied: {@code sum(w * score)}. Where a score is missing: none, or
         * (renormalised) the mean over those that are there, {@code sum(w * score) / sum(w)}, and none where all are
         * missing. Never falls as the last score rises.
         */
        float score(int part, byte effect, float last) {
            float score;
            if (missing == Missing.NONE) {
                score = (float) (sum[part] + lastWeight * last);
            } else {
                double all = sum[part] + (last == last ? lastWeight * last : 0);
                double enough = weight[part] + (last == last ? lastWeight : 0);
                score = enough > 0 ? (float) (all / enough) : Float.NaN;
            }
            return effect == LOWEST && score == score ? lowest : score;
        }

        /** Scores of the rows of a part. */
        void combine(int part, ScoreRows of, float[] into) {
            byte effect = of.effects()[part];
            float[] last = of.last();
            int end = of.start(part + 1);
            if (missing == Missing.NONE && effect != LOWEST) {
                double from = sum[part];
                double w = lastWeight;
                for (int r = of.start(part); r < end; r++) {
                    into[r] = (float) (from + w * last[r]);
                }
                return;
            }
            for (int r = of.start(part); r < end; r++) {
                into[r] = score(part, effect, last[r]);
            }
        }

        /** Of the parts; excluded ones have none. */
        private void sums(double[] w, ScoreRows of) {
            double[] to = sum;
            int parts = of.parts();
            Arrays.fill(to, 0, parts, 0);
            for (int k = 0; k < w.length - 1; k++) {
                float[] s = of.shared(k);
                double each = w[k];
                for (int p = 0; p < parts; p++) {
                    to[p] += each * s[p];
                }
            }
            byte[] effect = of.effects();
            for (int p = 0; p < parts; p++) {
                if (effect[p] >= EXCLUDE) {
                    to[p] = Double.NaN;
                }
            }
        }

        /** Of what parts have, and the weights of that; excluded ones never have enough. */
        private void means(double[] w, ScoreRows of) {
            int parts = of.parts();
            Arrays.fill(sum, 0, parts, 0);
            for (int p = 0; p < parts; p++) {
                weight[p] = of.effects()[p] >= EXCLUDE ? Double.NEGATIVE_INFINITY : 0;
            }
            for (int k = 0; k < w.length - 1; k++) {
                float[] s = of.shared(k);
                for (int p = 0; p < parts; p++) {
                    float x = s[p];
                    if (x == x) {
                        sum[p] += w[k] * x;
                        weight[p] += w[k];
                    }
                }
            }
        }
    }
}
