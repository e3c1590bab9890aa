package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.FoldingMap;
import org.carbonscape.engine.RandomStream;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemException;

/**
 * How much the levels hang on the weights. Each weight in turn is raised and lowered by a share (the others keep their
 * proportions), and whole sets of weights are drawn from a Dirichlet distribution around the base
 * ({@code alpha_k = concentration * w_k}: mean w_k, standard deviation {@code sqrt(w_k (1 - w_k) / (concentration +
 * 1))}). Levels are made anew from the scores of each set, or the limits of the base stay. The sets are tried on the
 * different rows of scores that there are ({@link ScoreRows}); where those are too many, on every cell in one reading
 * of the criteria, and new limits take one more for every 64 sets on two threads. The result is the same.
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
     * Tries all sets. The sink gets, block by block, each cell's stability: the share of Dirichlet samples (of all
     * sets, where there are no samples) in which its level stays; NaN where it has none.
     *
     * @param redo how levels follow from scores, done anew for every set; empty = the limits of the base weights stay.
     *             A set with too few distinct scores keeps them too
     */
    public static Sensitivity of(
            Engine engine,
            Overlay overlay,
            Weights base,
            Levels levels,
            Optional<Function<ScoreHistogram, Levels>> redo,
            Options options,
            TileMap.Sink<float[]> stability) {
        return of(engine, overlay, base, levels, redo, options, ScoreRows.MOST, stability);
    }

    /** @param mostRows different rows of scores that may be kept */
    static Sensitivity of(
            Engine engine,
            Overlay overlay,
            Weights base,
            Levels levels,
            Optional<Function<ScoreHistogram, Levels>> redo,
            Options options,
            int mostRows,
            TileMap.Sink<float[]> stability) {
        List<String> names = new ArrayList<>();
        List<Weights> sets = new ArrayList<>();
        if (options.step() > 0) {
            String percent = org.carbonscape.measure.Numbers.text(Math.rint(options.step() * 1e4) / 100) + "%";
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
            sets.add(dirichlet(base, options.concentration(), RandomStream.of(options.seed(), "sensitivity", s)));
        }
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("nothing to try: no step and no samples");
        }
        int from = options.samples() > 0 ? oneAtATime : 0;
        double[][] weights = sets.stream().map(Weights::values).toArray(double[][]::new);
        Optional<ScoreRows> rows = ScoreRows.of(engine, overlay, mostRows);
        Totals totals = rows.isPresent()
                ? onRows(engine, overlay, rows.get(), levels, redo, weights, from, stability)
                : onCells(engine, overlay, levels, redo, weights, from, stability);
        List<Variation> variations = new ArrayList<>();
        for (int s = 0; s < weights.length; s++) {
            variations.add(new Variation(names.get(s), sets.get(s), totals.better[s], totals.worse[s]));
        }
        return new Sensitivity(totals.cells, variations, oneAtATime);
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

    /** What a set of weights does to the rows of scores. */
    private record OnRows(long better, long worse, BitSet moved) {}

    /** The sets tried on the rows of scores that there are, each standing for its cells. */
    private static Totals onRows(
            Engine engine,
            Overlay overlay,
            ScoreRows rows,
            Levels levels,
            Optional<Function<ScoreHistogram, Levels>> redo,
            double[][] weights,
            int from,
            TileMap.Sink<float[]> stability) {
        int[] base = new int[rows.count()];
        int[] moves = new int[rows.count()];
        float[] first = rows.combine(overlay.weights());
        long cells = 0;
        for (int r = 0; r < base.length; r++) {
            base[r] = levels.of(first[r]);
            cells += base[r] != 0 ? rows.cells(r) : 0;
        }
        Totals totals = new Totals(cells, new long[weights.length], new long[weights.length]);
        for (int begin = 0; begin < weights.length; begin += AT_ONCE) {
            int at = begin;
            List<OnRows> some = engine.each(
                    Math.min(AT_ONCE, weights.length - at),
                    s -> onRows(rows, rows.combine(weights[at + s]), base, redo, levels));
            for (int s = 0; s < some.size(); s++) {
                totals.better[at + s] = some.get(s).better;
                totals.worse[at + s] = some.get(s).worse;
                if (at + s >= from) {
                    BitSet moved = some.get(s).moved;
                    for (int r = moved.nextSetBit(0); r >= 0; r = moved.nextSetBit(r + 1)) {
                        moves[r]++;
                    }
                }
            }
        }
        float[] share = new float[rows.count()];
        int sets = weights.length - from;
        for (int r = 0; r < share.length; r++) {
            share[r] = base[r] == 0 ? Float.NaN : (float) ((double) (sets - moves[r]) / sets);
        }
        rows.paint(engine, share, stability);
        return totals;
    }

    private static OnRows onRows(
            ScoreRows rows,
            float[] scores,
            int[] base,
            Optional<Function<ScoreHistogram, Levels>> redo,
            Levels levels) {
        Levels now = redo.map(r -> redone(rows, scores, r, levels)).orElse(levels);
        long better = 0;
        long worse = 0;
        BitSet moved = new BitSet(scores.length);
        for (int r = 0; r < scores.length; r++) {
            int change = now.of(scores[r]) - base[r];
            if (change != 0) {
                moved.set(r);
                better += change < 0 ? rows.cells(r) : 0;
                worse += change > 0 ? rows.cells(r) : 0;
            }
        }
        return new OnRows(better, worse, moved);
    }

    private static Levels redone(ScoreRows rows, float[] scores, Function<ScoreHistogram, Levels> redo, Levels base) {
        ScoreHistogram counts = new ScoreHistogram();
        counts.add(scores, rows.cells());
        try {
            return redo.apply(counts);
        } catch (ProblemException tooFewScores) {
            return base;
        }
    }

    /** The sets tried on every cell: where scores have no steps. */
    private static Totals onCells(
            Engine engine,
            Overlay overlay,
            Levels levels,
            Optional<Function<ScoreHistogram, Levels>> redo,
            double[][] weights,
            int from,
            TileMap.Sink<float[]> stability) {
        List<Levels> bySet = redo.map(r -> redone(engine, overlay, weights, r, levels))
                .orElseGet(() -> Collections.nCopies(weights.length, levels));
        return engine.map(overlay.tiling(), new Trials(overlay, levels, bySet, weights, from), stability);
    }

    /** Levels of each set from the scores it gives, some sets a reading so that their counts fit into the memory. */
    private static List<Levels> redone(
            Engine engine, Overlay overlay, double[][] weights, Function<ScoreHistogram, Levels> redo, Levels base) {
        int most = Math.max(AT_ONCE, MOST_COUNTS / (engine.threads() + 1));
        int readings = (weights.length + most - 1) / most;
        int each = (weights.length + readings - 1) / readings;
        List<Levels> bySet = new ArrayList<>();
        for (int first = 0; first < weights.length; first += each) {
            double[][] some = Arrays.copyOfRange(weights, first, Math.min(weights.length, first + each));
            ScoreHistogram[] counts = engine.fold(overlay.tiling(), new Counts(overlay, some));
            bySet.addAll(engine.each(some.length, s -> {
                try {
                    return redo.apply(counts[s]);
                } catch (ProblemException tooFewScores) {
                    return base;
                }
            }));
        }
        return bySet;
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

    /** A draw: gamma variates of shape concentration * w, scaled to sum 1. A weight of 0 stays 0. */
    static Weights dirichlet(Weights base, double concentration, UniformRandomProvider random) {
        double[] draw = new double[base.count()];
        double sum = 0;
        while (!(sum > 0)) { // all tiny shapes may underflow together
            sum = 0;
            for (int k = 0; k < draw.length; k++) {
                draw[k] = base.get(k) == 0 ? 0 : gamma(base.get(k) * concentration, random);
                sum += draw[k];
            }
        }
        return Weights.of(base.method(), base.names(), draw);
    }

    /**
     * Marsaglia and Tsang (2000), with StrictMath throughout: the samplers of commons-rng call Math.log and Math.exp,
     * whose last bit may differ between machines.
     */
    static double gamma(double shape, UniformRandomProvider random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * StrictMath.exp(StrictMath.log(1 - random.nextDouble()) / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal(random);
            double t = 1 + c * x;
            double v = t * t * t;
            if (v > 0 && StrictMath.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** Polar method; the twin is dropped, so that a draw needs no state. */
    private static double normal(UniformRandomProvider random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * Math.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
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
        private int[] rowOf = new int[0];
        private int[] times = new int[0];

        Counting(Overlay.Kernel kernel, double[][] weights) {
            this.kernel = kernel;
            this.weights = weights;
            this.counts = new ScoreHistogram[weights.length];
            Arrays.setAll(counts, s -> new ScoreHistogram());
        }

        @Override
        public void take(Window block) {
            int n = block.cells();
            if (scores.length < n) {
                scores = new float[n];
                rowOf = new int[n];
                times = new int[n];
            }
            kernel.read(block);
            int rows = kernel.rows(n, rowOf, times);
            for (int s = 0; s < weights.length; s++) { // a set's 512 KB of counts stay near for the whole block
                for (int start = 0; start < rows; start += CellScores.CHUNK) {
                    int end = Math.min(rows, start + CellScores.CHUNK);
                    kernel.combine(weights[s], scores, start, end);
                    counts[s].add(scores, times, start, end);
                }
            }
        }

        @Override
        public ScoreHistogram[] result() {
            return counts;
        }
    }

    /** Each cell's stability, and how many change under each set. */
    private record Trials(Overlay overlay, Levels levels, List<Levels> bySet, double[][] weights, int from)
            implements FoldingMap<float[], Totals> {
        @Override
        public Worker<float[], Totals> open(Cells cells) {
            return new Trial(this, overlay.kernel(cells));
        }

        @Override
        public Totals merge(Totals one, Totals other) {
            return one.plus(other);
        }
    }

    private static final class Trial implements FoldingMap.Worker<float[], Totals> {
        private final Trials of;
        private final Overlay.Kernel kernel;
        private final double[][] weights;
        private final long[] better;
        private final long[] worse;
        private long cells;
        private float[] scores = new float[0];
        private byte[] base = new byte[0];
        private int[] stays = new int[0];
        private int[] rowOf = new int[0];
        private int[] times = new int[0];

        Trial(Trials of, Overlay.Kernel kernel) {
            this.of = of;
            this.kernel = kernel;
            this.weights = of.weights;
            this.better = new long[weights.length];
            this.worse = new long[weights.length];
        }

        @Override
        public float[] make(Window block) {
            int n = block.cells();
            if (scores.length < n) {
                scores = new float[n];
                base = new byte[n];
                stays = new int[n];
                rowOf = new int[n];
                times = new int[n];
            }
            kernel.read(block);
            int rows = kernel.rows(n, rowOf, times);
            kernel.combine(of.overlay.weights(), scores, 0, rows);
            for (int r = 0; r < rows; r++) {
                base[r] = (byte) of.levels.of(scores[r]);
                cells += base[r] != 0 ? times[r] : 0;
                stays[r] = 0;
            }
            // all sets on a few rows, not all rows for each set: their scores stay in the core's own cache
            for (int start = 0; start < rows; start += CellScores.CHUNK) {
                int end = Math.min(rows, start + CellScores.CHUNK);
                for (int s = 0; s < weights.length; s++) {
                    kernel.combine(weights[s], scores, start, end);
                    compare(s, start, end);
                }
            }
            float[] share = new float[n];
            for (int i = 0; i < n; i++) {
                int r = rowOf[i];
                share[i] = r < 0 || base[r] == 0 ? Float.NaN : (float) ((double) stays[r] / (weights.length - of.from));
            }
            return share;
        }

        private void compare(int set, int start, int end) {
            long up = 0;
            long down = 0;
            boolean counted = set >= of.from;
            Levels now = of.bySet.get(set);
            for (int i = start; i < end; i++) {
                int change = now.of(scores[i]) - (base[i] & 255);
                up += (change >>> 31) * times[i];
                down += (-change >>> 31) * times[i];
                stays[i] += counted && change == 0 ? 1 : 0;
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
