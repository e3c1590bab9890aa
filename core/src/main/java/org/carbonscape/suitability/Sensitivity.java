package org.carbonscape.suitability;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.FoldingMap;
import org.carbonscape.engine.RandomStream;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.suitability.weight.WeightDraws;
import org.carbonscape.suitability.weight.Weights;

/**
 * How much the levels hang on the weights. Each weight in turn is raised and lowered by a share (the others keep their
 * proportions), and whole sets of weights are drawn from a Dirichlet distribution around the base
 * ({@code alpha_k = concentration * w_k}: mean w_k, standard deviation {@code sqrt(w_k (1 - w_k) / (concentration +
 * 1))}). Levels are made anew from the scores of each set, or the limits of the base stay. The sets are tried on the
 * rows of scores that there are ({@link ScoreRows}), block by block; new limits take the counts of all sets, from the
 * reading that makes the scores or, of more than 64 sets on two threads, one more for every 64.
 */
public final class Sensitivity {
    /** Sets counted in one reading, at least. */
    private static final int AT_ONCE = 20;
    /** Counts at once: 96 MB, half a megabyte a set and thread and once for all threads. */
    private static final int MOST_COUNTS = 192;

    /**
     * @param step          share each weight is changed by, 0.2 by default; 0 leaves the one-at-a-time part out
     * @param samples       Dirichlet draws; 0 leaves them out
     * @param concentration greater than 0; 100 by default: a weight of 0.2 gets a standard deviation of 0.04
     * @param seed          of the study
     */
    public record Options(double step, int samples, double concentration, long seed) {
        public Options {
            if (!(step >= 0 && step < 1) || samples < 0 || !(concentration > 0)) {
                throw new IllegalArgumentException(
                        "step " + step + ", samples " + samples + ", concentration " + concentration);
            }
        }

        /** Weights 20 % up and down one at a time, and 100 draws of concentration 100. */
        public static Options of(long seed) {
            return new Options(0.2, 100, 100, seed);
        }
    }

    /**
     * What one set of weights changes.
     *
     * @param name    "slope +20%", or "sample 17"
     * @param weights the set
     * @param better  cells whose level becomes more suitable
     * @param worse   cells whose level becomes less suitable
     */
    public record Variation(String name, Weights weights, long better, long worse) {
        public long changed() {
            return better + worse;
        }

        /** Of one at a time: the criterion whose weight is changed. */
        public String criterion() {
            return name.substring(0, name.lastIndexOf(' '));
        }

        /** Of one at a time: by how much, {@code +20%}. */
        public String step() {
            return name.substring(name.lastIndexOf(' ') + 1);
        }
    }

    private final long cells;
    private final List<Variation> variations;
    private final int oneAtATime;

    private Sensitivity(long cells, List<Variation> variations, int oneAtATime) {
        this.cells = cells;
        this.variations = List.copyOf(variations);
        this.oneAtATime = oneAtATime;
    }

    /**
     * Sets of weights to be tried: each weight raised and lowered, then the draws.
     *
     * @param oneAtATime how many are no draws
     */
    public record Sets(List<String> names, List<Weights> weights, int oneAtATime) {
        public static Sets of(Weights base, Options options) {
            List<String> names = new ArrayList<>();
            List<Weights> sets = new ArrayList<>();
            if (options.step() > 0) {
                String percent = Numbers.text(Math.rint(options.step() * 1e4) / 100) + "%";
                for (int k = 0; k < base.count(); k++) {
                    names.add(base.names().get(k) + " +" + percent);
                    sets.add(base.scaled(k, 1 + options.step()));
                    names.add(base.names().get(k) + " -" + percent);
                    sets.add(base.scaled(k, 1 - options.step()));
                }
            }
            int oneAtATime = sets.size();
            for (int s = 0; s < options.samples(); s++) {
                names.add("sample " + (s + 1));
                sets.add(WeightDraws.dirichlet(
                        base, options.concentration(), RandomStream.of(options.seed(), "sensitivity", s)));
            }
            if (sets.isEmpty()) {
                throw new IllegalArgumentException("nothing to try: no step and no samples");
            }
            return new Sets(List.copyOf(names), List.copyOf(sets), oneAtATime);
        }

        /** Those to be counted while scores are made: all, unless rows are kept or they are too many at once. */
        public List<Weights> counted(Engine engine, Overlay overlay) {
            return overlay.isKept() || weights.size() > atOnce(engine) ? List.of() : weights;
        }

        /**
         * Levels of each set, made anew from the scores it gives; a set with too few distinct scores keeps those of the
         * base weights.
         *
         * @param counts of the scores of each set, where they were counted
         * @param redo   how levels follow from scores
         */
        public List<Levels> levels(
                Engine engine,
                Overlay overlay,
                List<ScoreHistogram> counts,
                Function<ScoreHistogram, Levels> redo,
                Levels base) {
            return counts.isEmpty()
                    ? redone(engine, overlay, values(), redo, base)
                    : engine.each(counts.size(), s -> redone(counts.get(s), redo, base));
        }

        private double[][] values() {
            return weights.stream().map(Weights::values).toArray(double[][]::new);
        }
    }

    /** What a thread makes of a block. */
    @FunctionalInterface
    public interface Product<T> {
        /**
         * Both are good during the call only.
         *
         * @param scores    row by row, NaN = none
         * @param stability of each cell: the share of the draws (of all sets, where there are none) in which its level
         *                  stays; NaN where it has none
         */
        T of(Window block, float[] scores, float[] stability);
    }

    /** Opens one for a thread; a value, as a map is. */
    @FunctionalInterface
    public interface Making<T> extends Serializable {
        Product<T> open();
    }

    /**
     * Tries all sets.
     *
     * @param levels of the overlay
     * @param bySet  of each set; those of the overlay where limits stay
     */
    public static <T> Sensitivity of(
            Engine engine,
            Overlay overlay,
            Levels levels,
            Sets sets,
            List<Levels> bySet,
            Making<T> making,
            TileMap.Sink<T> sink) {
        int n = sets.weights.size();
        int from = sets.oneAtATime < n ? sets.oneAtATime : 0;
        Totals totals =
                engine.map(overlay.tiling(), new Trials<>(overlay, levels, bySet, sets.values(), from, making), sink);
        List<Variation> variations = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            variations.add(new Variation(sets.names.get(s), sets.weights.get(s), totals.better[s], totals.worse[s]));
        }
        return new Sensitivity(totals.cells, variations, sets.oneAtATime);
    }

    /**
     * Cells that change, by set.
     *
     * @param cells with a level under the base weights
     */
    private record Totals(long cells, long[] better, long[] worse) {
        Totals plus(Totals other) {
            for (int s = 0; s < better.length; s++) {
                better[s] += other.better[s];
                worse[s] += other.worse[s];
            }
            return new Totals(cells + other.cells, better, worse);
        }
    }

    /**
     * Levels of each set from the scores it gives: set by set where rows are kept, else some sets a reading so that
     * their counts fit into the memory.
     */
    private static List<Levels> redone(
            Engine engine, Overlay overlay, double[][] weights, Function<ScoreHistogram, Levels> redo, Levels base) {
        if (overlay.isKept()) {
            return engine.each(weights.length, s -> redone(overlay.counts(weights[s]), redo, base));
        }
        int most = atOnce(engine);
        int readings = (weights.length + most - 1) / most;
        int each = (weights.length + readings - 1) / readings;
        List<Levels> bySet = new ArrayList<>();
        for (int first = 0; first < weights.length; first += each) {
            double[][] some = Arrays.copyOfRange(weights, first, Math.min(weights.length, first + each));
            ScoreHistogram[] counts = engine.fold(overlay.tiling(), new Counts(overlay, some));
            bySet.addAll(engine.each(some.length, s -> redone(counts[s], redo, base)));
        }
        return bySet;
    }

    private static int atOnce(Engine engine) {
        return Math.max(AT_ONCE, MOST_COUNTS / (engine.threads() + 1));
    }

    private static Levels redone(ScoreHistogram counts, Function<ScoreHistogram, Levels> redo, Levels base) {
        try {
            return redo.apply(counts);
        } catch (ProblemException tooFewScores) {
            return base;
        }
    }

    /** Each weight up and down, in the order of the criteria. */
    public List<Variation> oneAtATime() {
        return variations.subList(0, oneAtATime);
    }

    /** The Dirichlet draws. */
    public List<Variation> samples() {
        return variations.subList(oneAtATime, variations.size());
    }

    /** Share of cells whose level changes, 0..1; NaN where no cell has a level. */
    public double share(Variation variation) {
        return cells == 0 ? Double.NaN : (double) variation.changed() / cells;
    }

    /** Scores counted, by set. */
    private record Counts(Overlay overlay, double[][] weights) implements Fold<ScoreHistogram[]> {
        @Override
        public Worker<ScoreHistogram[]> open(Cells cells) {
            return new Counting(overlay.kernel(cells), weights);
        }

        @Override
        public ScoreHistogram[] merge(ScoreHistogram[] one, ScoreHistogram[] other) {
            for (int s = 0; s < one.length; s++) {
                one[s].add(other[s]);
            }
            return one;
        }
    }

    private static final class Counting implements Fold.Worker<ScoreHistogram[]> {
        private final Overlay.Kernel kernel;
        private final double[][] weights;
        private final ScoreHistogram[] counts;
        private float[] scores = new float[0];

        Counting(Overlay.Kernel kernel, double[][] weights) {
            this.kernel = kernel;
            this.weights = weights;
            this.counts = new ScoreHistogram[weights.length];
            Arrays.setAll(counts, s -> new ScoreHistogram());
        }

        @Override
        public void take(Window block) {
            ScoreRows[] all = kernel.rows(block);
            for (int s = 0; s < weights.length; s++) { // one after the other: their counts fill the caches
                for (ScoreRows rows : all) {
                    scores = Overlay.room(scores, rows);
                    kernel.combine(weights[s], rows, scores);
                    counts[s].add(scores, rows.cells(), 0, rows.count());
                }
            }
        }

        @Override
        public ScoreHistogram[] result() {
            return counts;
        }
    }

    /** Each cell's stability, and how many change under each set. */
    private record Trials<T>(
            Overlay overlay, Levels levels, List<Levels> bySet, double[][] weights, int from, Making<T> making)
            implements FoldingMap<T, Totals> {
        @Override
        public Worker<T, Totals> open(Cells cells) {
            return new Trial<>(this, overlay.kernel(cells));
        }

        @Override
        public Totals merge(Totals one, Totals other) {
            return one.plus(other);
        }
    }

    /**
     * Scores of a part rise with the last score: where those of its least and its largest have one level, its rows have
     * it too. Most parts keep theirs under most sets.
     */
    private static final class Trial<T> implements FoldingMap.Worker<T, Totals> {
        private static final int SEVERAL = -1;

        private final Trials<T> of;
        private final Overlay.Kernel kernel;
        private final Product<T> product;
        private final double[][] weights;
        private final long[] better;
        private final long[] worse;
        private long cells;
        private float[] scores = new float[0];
        private float[] byCell = new float[0];
        private float[] share = new float[0];
        private byte[] base = new byte[0];
        private int[] stays = new int[0];
        private float[] least = new float[0]; // last score of a part's rows
        private float[] most = new float[0];
        private int[] level = new int[0]; // of all rows of a part; SEVERAL where they have not the same
        private int[] times = new int[0]; // cells of a part
        private int[] staysWhole = new int[0];

        Trial(Trials<T> of, Overlay.Kernel kernel) {
            this.of = of;
            this.kernel = kernel;
            this.product = of.making.open();
            this.weights = of.weights;
            this.better = new long[weights.length];
            this.worse = new long[weights.length];
        }

        @Override
        public T make(Window block) {
            int cellsOf = block.cells();
            if (share.length < cellsOf) {
                share = new float[cellsOf];
                byCell = new float[cellsOf];
            }
            int start = 0;
            for (ScoreRows rows : kernel.rows(block)) {
                int n = Math.min(ScoreRows.MOST, cellsOf - start);
                scores = Overlay.room(scores, rows);
                kernel.combine(of.overlay.weights(), rows, scores);
                rows.paint(scores, byCell, start, n);
                stability(rows);
                rows.paint(scores, share, start, n);
                start += ScoreRows.MOST;
            }
            return product.of(block, byCell, share);
        }

        /** Puts that of the rows where their scores are. */
        private void stability(ScoreRows rows) {
            int n = rows.count();
            if (stays.length < n) {
                base = new byte[n];
                stays = new int[n];
            }
            if (level.length < rows.parts()) {
                level = new int[rows.parts()];
                times = new int[rows.parts()];
                staysWhole = new int[rows.parts()];
                least = new float[rows.parts()];
                most = new float[rows.parts()];
            }
            for (int r = 0; r < n; r++) {
                base[r] = (byte) of.levels.of(scores[r]);
                cells += base[r] != 0 ? rows.cells()[r] : 0;
                stays[r] = 0;
            }
            for (int p = 0; p < rows.parts(); p++) {
                parts(p, rows);
            }
            for (int s = 0; s < weights.length; s++) {
                kernel.weigh(weights[s], rows);
                compare(s, rows);
            }
            int sets = weights.length - of.from;
            for (int p = 0; p < rows.parts(); p++) {
                for (int r = rows.start(p); r < rows.start(p + 1); r++) {
                    scores[r] = base[r] == 0 ? Float.NaN : (float) ((double) (staysWhole[p] + stays[r]) / sets);
                }
            }
        }

        private void parts(int p, ScoreRows rows) {
            int start = rows.start(p);
            if (start == rows.start(p + 1)) {
                level[p] = SEVERAL; // no row, which is nothing to do
                return;
            }
            float low = rows.last()[start];
            float high = low;
            boolean one = true;
            int all = 0;
            for (int r = start; r < rows.start(p + 1); r++) {
                float x = rows.last()[r];
                low = Math.min(low, x); // NaN stays: a missing score has no place among the others
                high = Math.max(high, x);
                one &= base[r] == base[start];
                all += rows.cells()[r];
            }
            least[p] = low;
            most[p] = high;
            times[p] = all;
            level[p] = one && low == low ? base[start] & 255 : SEVERAL;
            staysWhole[p] = 0;
        }

        private void compare(int set, ScoreRows rows) {
            long up = 0;
            long down = 0;
            int counted = set >= of.from ? 1 : 0;
            float[] above = of.bySet.get(set).above(of.levels.count());
            float[] upTo = of.bySet.get(set).upTo(of.levels.count());
            byte[] effects = rows.effects();
            int[] cellsOf = rows.cells();
            for (int p = 0; p < rows.parts(); p++) {
                int l = level[p];
                if (l != SEVERAL) {
                    float low = kernel.score(p, effects[p], least[p]);
                    float high = kernel.score(p, effects[p], most[p]);
                    if (low > upTo[l]) {
                        up += times[p];
                        continue;
                    }
                    if (high <= above[l]) {
                        down += times[p];
                        continue;
                    }
                    if (!(high > upTo[l] || low <= above[l])) {
                        staysWhole[p] += counted;
                        continue;
                    }
                }
                kernel.combine(p, rows, scores);
                for (int r = rows.start(p); r < rows.start(p + 1); r++) {
                    l = base[r] & 255;
                    float score = scores[r];
                    if (score > upTo[l]) {
                        up += cellsOf[r];
                    } else if (score <= above[l]) {
                        down += cellsOf[r];
                    } else {
                        stays[r] += counted;
                    }
                }
            }
            better[set] += up;
            worse[set] += down;
        }

        @Override
        public Totals result() {
            return new Totals(cells, better, worse);
        }
    }
}
