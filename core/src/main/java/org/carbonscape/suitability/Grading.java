package org.carbonscape.suitability;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ValueRaster;

/**
 * How the values of a criterion become scores, high = good for the sink. A missing value has no score. Gradings that
 * depend on the data ({@link MinMax}, {@link Quantiles}) are fitted first, over all cells of the study, by {@link
 * Criterion#fit}.
 */
public sealed interface Grading {
    /** Least score a cell can get. */
    double lowest();

    /** Highest score a cell can get. */
    double highest();

    /**
     * Scores by breakpoints: {@code scores[i]} for values in {@code (breaks[i-1], breaks[i]]}; the last for those above
     * all breaks. Any shape: a middle range may be best.
     *
     * @param breaks ascending
     * @param scores one more than breaks
     */
    record Breakpoints(double[] breaks, double[] scores) implements Grading {
        public Breakpoints {
            breaks = breaks.clone();
            scores = scores.clone();
            requireScores(scores);
            if (scores.length != breaks.length + 1) {
                throw new IllegalArgumentException(breaks.length + " breaks need one score more, not " + scores.length);
            }
            for (int i = 0; i < breaks.length; i++) {
                if (Double.isNaN(breaks[i]) || i > 0 && !(breaks[i - 1] < breaks[i])) {
                    throw new IllegalArgumentException("breaks must ascend: " + Arrays.toString(breaks));
                }
            }
        }

        @Override
        public double lowest() {
            return Arrays.stream(scores).min().orElseThrow();
        }

        @Override
        public double highest() {
            return Arrays.stream(scores).max().orElseThrow();
        }
    }

    /**
     * A score for each class: {@code scores[i]} for class index i + 1; NaN leaves the class without a score.
     */
    record ByClass(double[] scores) implements Grading {
        public ByClass {
            scores = scores.clone();
            requireScores(Arrays.stream(scores).filter(s -> !Double.isNaN(s)).toArray());
        }

        @Override
        public double lowest() {
            return Arrays.stream(scores).filter(s -> !Double.isNaN(s)).min().orElseThrow();
        }

        @Override
        public double highest() {
            return Arrays.stream(scores).filter(s -> !Double.isNaN(s)).max().orElseThrow();
        }
    }

    /**
     * Straight line from {@code (from, lowest)} to {@code (to, highest)}, flat beyond both; {@code from > to} for a
     * criterion of which less is better. Where {@code from == to} (a constant raster) every value scores highest.
     */
    record Linear(double from, double to, double lowest, double highest) implements Grading {
        public Linear {
            requireRange(lowest, highest);
            if (!Double.isFinite(from) || !Double.isFinite(to)) {
                throw new IllegalArgumentException("from " + from + " to " + to);
            }
        }
    }

    /** The values are scores already; cut to the range given. */
    record AsIs(double lowest, double highest) implements Grading {
        public AsIs {
            requireRange(lowest, highest);
        }
    }

    /**
     * Min-max scaling between two percentiles of all cells (type 7, exact), 0 and 1 for the true extremes.
     *
     * @param clipLow    share of cells cut at the low end, 0.01 by default
     * @param clipHigh   share up to which values count, 0.99 by default
     * @param moreIsGood direction
     */
    record MinMax(double clipLow, double clipHigh, boolean moreIsGood, double lowest, double highest)
            implements Grading {
        public MinMax {
            requireRange(lowest, highest);
            if (!(0 <= clipLow && clipLow < clipHigh && clipHigh <= 1)) {
                throw new IllegalArgumentException("clip " + clipLow + " to " + clipHigh);
            }
        }
    }

    /**
     * Scores by quantiles of all cells (type 7, exact): five scores make quintiles. Ties never split.
     *
     * @param scores for the lowest values first
     */
    record Quantiles(double[] scores) implements Grading {
        public Quantiles {
            scores = scores.clone();
            requireScores(scores);
        }

        @Override
        public double lowest() {
            return Arrays.stream(scores).min().orElseThrow();
        }

        @Override
        public double highest() {
            return Arrays.stream(scores).max().orElseThrow();
        }
    }

    private static void requireScores(double[] scores) {
        if (scores.length == 0 || !Arrays.stream(scores).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("scores must be finite: " + Arrays.toString(scores));
        }
    }

    private static void requireRange(double lowest, double highest) {
        if (!(lowest < highest) || !Double.isFinite(lowest) || !Double.isFinite(highest)) {
            throw new IllegalArgumentException("scores from " + lowest + " to " + highest);
        }
    }

    /** This grading with everything it needs from the data; itself where it needs nothing. */
    static Grading fitted(Grading grading, Layer layer, List<Constraint> constraints, Engine engine) {
        if (grading instanceof MinMax m) {
            double[] ends = OrderStatistics.quantiles(engine, values(layer, constraints), m.clipLow(), m.clipHigh());
            return m.moreIsGood()
                    ? new Linear(ends[0], ends[1], m.lowest(), m.highest())
                    : new Linear(ends[1], ends[0], m.lowest(), m.highest());
        }
        if (grading instanceof Quantiles q) {
            int n = q.scores().length;
            double[] shares = new double[n - 1];
            Arrays.setAll(shares, i -> (i + 1.0) / n);
            double[] breaks = OrderStatistics.quantiles(engine, values(layer, constraints), shares);
            // equal quantiles (many ties): the tied values take the score of the first class they fill, none is split
            double[] kept = new double[n - 1];
            double[] scores = new double[n];
            int k = 0;
            for (int i = 0; i < breaks.length; i++) {
                if (k == 0 || breaks[i] > kept[k - 1]) {
                    kept[k] = breaks[i];
                    scores[k++] = q.scores()[i];
                }
            }
            scores[k] = q.scores()[n - 1];
            return new Breakpoints(Arrays.copyOf(kept, k), Arrays.copyOf(scores, k + 1));
        }
        return grading;
    }

    private static ValueRaster values(Layer layer, List<Constraint> constraints) {
        if (layer instanceof Layer.Values v) {
            return ValuesWithin.of(v.raster(), constraints);
        }
        throw new IllegalArgumentException("a grading by percentiles needs values, not classes");
    }
}
