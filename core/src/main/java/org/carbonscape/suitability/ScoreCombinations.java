package org.carbonscape.suitability;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.Window;

/**
 * The different rows of criterion scores that cells have, and how many cells have each. Where every criterion gives few
 * scores (classes, breakpoints, quantiles) they are far fewer than the cells: weights are then tried on them instead of
 * on every cell, with the same arithmetic and the same result.
 */
final class ScoreCombinations {
    /** Possible rows: 8 megabytes of counts for each thread. */
    private static final int MOST = 1 << 20;

    private static final int NONE = 0;
    private static final int LOWEST = 1;
    private static final int FIRST = 2;

    private final Overlay overlay;
    private final float[][] steps; // the scores of each criterion, ascending
    private final boolean renormalise;
    private final int[] slots; // of a possible row; -1 where no cell has it
    private final long[] cells; // by slot
    private final float[][] scores; // by criterion and slot
    private final byte[] effects; // by slot

    private ScoreCombinations(Overlay overlay, float[][] steps, long[] counts) {
        this.overlay = overlay;
        this.steps = steps;
        this.renormalise = overlay.renormalises();
        this.slots = new int[counts.length];
        int used = 0;
        for (int p = 0; p < counts.length; p++) {
            slots[p] = counts[p] == 0 ? -1 : used++;
        }
        cells = new long[used];
        scores = new float[steps.length][used];
        effects = new byte[used];
        for (int p = 0; p < counts.length; p++) {
            if (slots[p] >= 0) {
                fill(p, slots[p]);
                cells[slots[p]] = counts[p];
            }
        }
    }

    private void fill(int place, int slot) {
        int rest = place - FIRST;
        for (int k = steps.length - 1; k >= 0; k--) {
            if (place == NONE) {
                scores[k][slot] = Float.NaN;
            } else if (place == LOWEST) {
                scores[k][slot] = steps[k][0];
                effects[slot] = Overlay.Kernel.LOWEST;
            } else {
                int size = size(steps[k], renormalise);
                int step = rest % size - (renormalise ? 1 : 0);
                scores[k][slot] = step < 0 ? Float.NaN : steps[k][step];
                rest /= size;
            }
        }
    }

    private static int size(float[] steps, boolean renormalise) {
        return steps.length + (renormalise ? 1 : 0); // a score of its own for "missing"
    }

    /**
     * Counts all cells in one reading; empty where a criterion gives scores without steps, or the rows are too many.
     */
    static Optional<ScoreCombinations> of(Engine engine, Overlay overlay) {
        List<Criterion> criteria = overlay.criteria();
        float[][] steps = new float[criteria.size()][];
        long product = 1;
        if (overlay.renormalises() && Arrays.stream(overlay.weights()).anyMatch(w -> w == 0)) {
            return Optional
                    .empty(); // a cell with scores may have none at all there, also where the lowest is asked for
        }
        for (int k = 0; k < steps.length; k++) {
            Optional<float[]> own = steps(criteria.get(k).grading());
            if (own.isEmpty()) {
                return Optional.empty();
            }
            steps[k] = own.get();
            product *= size(steps[k], overlay.renormalises());
            if (product > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(new ScoreCombinations(
                overlay, steps, engine.fold(overlay.tiling(), new Counts(overlay, steps, (int) product + FIRST))));
    }

    /** Cells by possible row. */
    private record Counts(Overlay overlay, float[][] steps, int possible) implements Fold<long[]> {
        @Override
        public Worker<long[]> open(Cells cells) {
            Overlay.Kernel kernel = overlay.kernel(cells);
            long[] counts = new long[possible];
            return new Worker<>() {
                private int[] places = new int[0];

                @Override
                public void take(Window block) {
                    if (places.length < block.cells()) {
                        places = new int[block.cells()];
                    }
                    kernel.read(block);
                    places(kernel, steps, overlay.renormalises(), block.cells(), places);
                    for (int i = 0; i < block.cells(); i++) {
                        counts[places[i]]++;
                    }
                }

                @Override
                public long[] result() {
                    return counts;
                }
            };
        }

        @Override
        public long[] merge(long[] one, long[] other) {
            for (int p = 0; p < one.length; p++) {
                one[p] += other[p];
            }
            return one;
        }
    }

    private static Optional<float[]> steps(Grading grading) {
        double[] scores;
        if (grading instanceof Grading.Breakpoints b) {
            scores = b.scores();
        } else if (grading instanceof Grading.ByClass c) {
            scores = c.scores();
        } else {
            return Optional.empty();
        }
        float[] all = new float[scores.length];
        int n = 0;
        for (double score : scores) {
            if (!Double.isNaN(score)) {
                all[n++] = (float) score + 0f; // -0 is 0
            }
        }
        Arrays.sort(all, 0, n);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (kept == 0 || all[i] != all[kept - 1]) {
                all[kept++] = all[i];
            }
        }
        return kept == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(all, kept));
    }

    /** The row of each cell of the window read last. */
    private static void places(Overlay.Kernel kernel, float[][] steps, boolean renormalise, int n, int[] into) {
        Arrays.fill(into, 0, n, 0);
        for (int k = 0; k < steps.length; k++) {
            float[] score = kernel.scores(k);
            float[] own = steps[k];
            int size = size(own, renormalise);
            int least = renormalise ? 0 : -1;
            for (int i = 0; i < n; i++) {
                float x = score[i];
                int step = least;
                for (float s : own) {
                    step += x >= s ? 1 : 0; // few steps: counting beats a search; a missing score is at none
                }
                into[i] = step < 0 || into[i] < 0 ? -1 : into[i] * size + step;
            }
        }
        for (int i = 0; i < n; i++) {
            // of renormalised rows the first lacks every score
            into[i] = into[i] < 0 || renormalise && into[i] == 0 ? NONE : into[i] + FIRST;
        }
        kernel.effects(n, (i, effect) -> {
            if (into[i] != NONE) {
                into[i] = effect == Overlay.Kernel.LOWEST ? LOWEST : NONE;
            }
        });
    }

    int count() {
        return cells.length;
    }

    long cells(int slot) {
        return cells[slot];
    }

    /** The scores of all rows under some weights: as each of their cells would get. */
    float[] combine(double[] weights) {
        float[] into = new float[cells.length];
        try (Cells none = new Cells()) {
            Overlay.Kernel kernel = overlay.kernel(none);
            kernel.take(scores, effects);
            kernel.combine(weights, into, 0, cells.length);
        }
        return into;
    }

    /** A value for each row, brought to the cells: what blocks are handed to the sink. */
    void paint(Engine engine, float[] bySlot, TileMap.Sink<float[]> sink) {
        float[] byPlace = new float[slots.length];
        for (int p = 0; p < slots.length; p++) {
            byPlace[p] = slots[p] < 0 ? Float.NaN : bySlot[slots[p]];
        }
        engine.map(overlay.tiling(), new Painting(overlay, steps, byPlace), sink);
    }

    private record Painting(Overlay overlay, float[][] steps, float[] byPlace) implements TileMap<float[]> {
        @Override
        public Worker<float[]> open(Cells cells) {
            Overlay.Kernel kernel = overlay.kernel(cells);
            return block -> {
                int n = block.cells();
                int[] places = new int[n];
                kernel.read(block);
                places(kernel, steps, overlay.renormalises(), n, places);
                float[] made = new float[n];
                for (int i = 0; i < n; i++) {
                    made[i] = byPlace[places[i]];
                }
                return made;
            };
        }
    }
}
