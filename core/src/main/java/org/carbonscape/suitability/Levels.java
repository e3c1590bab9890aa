package org.carbonscape.suitability;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.ClassBreaks;
import org.carbonscape.breaks.Cut;
import org.carbonscape.breaks.NaturalBreaks;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Levels of suitability: score limits and what they are called. Level 1 is the most suitable and holds the scores above
 * the last break; a score equal to a break belongs below it (bins are right-closed). Level 0 = no score. Immutable.
 */
public final class Levels {
    private static final List<String> EN =
            List.of("extremely suitable", "relatively suitable", "generally suitable", "less suitable", "unsuitable");
    private static final List<String> ZH = List.of("极适宜", "较适宜", "一般适宜", "较不适宜", "不适宜");

    private final String method;
    private final double[] breaks; // ascending
    private final float[] edges; // breaks as scores are held: a limit of 5.4 is 5.4000001, and so is a score of 5.4

    private Levels(String method, double[] breaks) {
        this.method = method;
        this.breaks = breaks;
        this.edges = new float[breaks.length];
        for (int b = 0; b < edges.length; b++) {
            edges[b] = (float) breaks[b];
        }
    }

    /**
     * Exact Fisher-Jenks over the counts of all cells, at the histogram's resolution (1/32,768 of the range or finer).
     *
     * @throws ProblemException SUIT-11 when there are fewer distinct scores than levels, SUIT-12 when there are none
     */
    public static Levels natural(ScoreHistogram scores, int count) {
        requireCount(count);
        int n = 0;
        double[] values = new double[scores.bins()];
        double[] counts = new double[values.length];
        int[] bins = new int[values.length];
        for (int bin = 0; bin < values.length; bin++) {
            if (scores.count(bin) > 0) {
                values[n] = scores.middle(bin);
                counts[n] = scores.count(bin);
                bins[n++] = bin;
            }
        }
        if (n == 0) {
            throw new ProblemException(ProblemCode.SUIT_12_EMPTY, "levels");
        }
        if (n < count) {
            throw new ProblemException(ProblemCode.SUIT_11_DISTINCT, "levels", n, count);
        }
        double[] middles = Arrays.copyOf(values, n);
        NaturalBreaks natural = NaturalBreaks.of(middles, Arrays.copyOf(counts, n));
        double[] breaks = natural.breaks(count);
        return new Levels(
                "natural breaks",
                Arrays.stream(breaks)
                        .map(b -> scores.edge(bins[Arrays.binarySearch(middles, b)]))
                        .toArray());
    }

    /**
     * Equal numbers of cells, as far as ties allow: breaks are exact type-7 quantiles of all cells (two readings).
     *
     * @throws ProblemException SUIT-11 when ties leave a level without scores, SUIT-12 when there are no scores
     */
    public static Levels quantile(Engine engine, ValueRaster scores, int count) {
        requireCount(count);
        double[] shares = new double[count]; // the last is the largest score
        Arrays.setAll(shares, i -> (i + 1.0) / count);
        double[] quantiles = OrderStatistics.quantiles(engine, scores, shares);
        return quantile(Arrays.copyOf(quantiles, count - 1), quantiles[count - 1]);
    }

    /**
     * The same from counts, in one reading: breaks are upper edges of the bins that hold the quantiles, so that only
     * cells of the same bin (1/32,768 of the range or finer) may fall to another level than by exact quantiles.
     *
     * @throws ProblemException SUIT-11 and SUIT-12 as above
     */
    public static Levels quantile(ScoreHistogram scores, int count) {
        requireCount(count);
        if (scores.cells() == 0) {
            throw new ProblemException(ProblemCode.SUIT_12_EMPTY, "levels");
        }
        double[] breaks = new double[count - 1];
        long below = 0;
        int bin = 0;
        for (int i = 0; i < breaks.length; i++) {
            long rank = (long) Math.floor(
                    (i + 1.0) / count * (scores.cells() - 1)); // the lower of the two that type 7 lies between
            while (below + scores.count(bin) <= rank) {
                below += scores.count(bin++);
            }
            breaks[i] = scores.edge(bin);
        }
        return quantile(breaks, scores.max());
    }

    /** Ties are never split: where a third of the land has the highest score, none lies above the last break. */
    private static Levels quantile(double[] breaks, double max) {
        int filled = (int) DoubleStream.concat(Arrays.stream(breaks).filter(b -> b < max), DoubleStream.of(max))
                .distinct()
                .count();
        if (filled <= breaks.length) {
            throw new ProblemException(ProblemCode.SUIT_11_DISTINCT, "levels", filled, breaks.length + 1);
        }
        return new Levels("quantile", breaks);
    }

    /**
     * Levels by any way that makes as many as asked for.
     *
     * @throws ProblemException SUIT-11 and SUIT-12 as above, STATS-02 for geometric breaks of scores at or below 0
     */
    public static Levels of(Cut cut, ScoreHistogram scores) {
        return switch (cut.method()) {
            case NATURAL -> natural(scores, cut.classes());
            case QUANTILE -> quantile(scores, cut.classes());
            case MANUAL ->
                given(cut.breaks().stream().mapToDouble(Double::doubleValue).toArray());
            default -> between(scores, cut);
        };
    }

    /** The same of a raster and its counts; quantiles are exact. */
    public static Levels of(Cut cut, Engine engine, ValueRaster scores, ScoreHistogram counts) {
        return cut.method() == BreakMethod.QUANTILE ? quantile(engine, scores, cut.classes()) : of(cut, counts);
    }

    private static Levels between(ScoreHistogram scores, Cut cut) {
        requireCount(cut.classes());
        if (scores.cells() == 0) {
            throw new ProblemException(ProblemCode.SUIT_12_EMPTY, "levels");
        }
        double[] values = new double[scores.bins()];
        long[] counts = new long[values.length];
        for (int bin = 0; bin < values.length; bin++) {
            values[bin] = bin == 0 ? scores.min() : bin == values.length - 1 ? scores.max() : scores.middle(bin);
            counts[bin] = scores.count(bin);
        }
        double[] bounds;
        try {
            bounds = ClassBreaks.of(cut, values, counts, scores.width()).bounds();
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.problems().stream().map(p -> p.at("levels")).toList());
        }
        if (bounds.length - 1 != cut.classes()) {
            throw new ProblemException(ProblemCode.SUIT_11_DISTINCT, "levels", bounds.length - 1, cut.classes());
        }
        return new Levels(cut.method().id() + " breaks", Arrays.copyOfRange(bounds, 1, bounds.length - 1));
    }

    /** Given limits, ascending: n limits make n + 1 levels, at least two. */
    public static Levels given(double... breaks) {
        for (int i = 0; i < breaks.length; i++) {
            if (!Double.isFinite(breaks[i]) || i > 0 && !(breaks[i - 1] < breaks[i])) {
                throw new IllegalArgumentException("limits must ascend: " + Arrays.toString(breaks));
            }
        }
        requireCount(breaks.length + 1);
        return new Levels("given limits", breaks.clone());
    }

    private static void requireCount(int count) {
        if (count < 2 || count > 255) {
            throw new IllegalArgumentException("2 to 255 levels, not " + count);
        }
    }

    public int count() {
        return breaks.length + 1;
    }

    public String method() {
        return method;
    }

    /** Ascending; a copy. */
    public double[] breaks() {
        return breaks.clone();
    }

    /** Name of a level; those of more than five are numbered. */
    public String name(int level, Language language) {
        if (level < 1 || level > count()) {
            throw new IllegalArgumentException("level " + level + " of " + count());
        }
        return count() > EN.size()
                ? language.of("level ", "等级 ") + level
                : language.of(EN.get(level - 1), ZH.get(level - 1));
    }

    /** Level of a score: 1..{@link #count()}, 0 for NaN. Monotone: a higher score never has a higher level number. */
    public int of(float score) {
        if (score != score) {
            return 0;
        }
        int above = 0;
        for (float edge : edges) {
            above += score > edge ? 1 : 0;
        }
        return count() - above;
    }

    /** Scores of each of so many levels lie above this; no matter for those that there are not. */
    float[] above(int levels) {
        float[] above = new float[levels + 1];
        Arrays.fill(above, Float.NEGATIVE_INFINITY);
        for (int l = 1; l <= Math.min(levels, edges.length); l++) {
            above[l] = edges[edges.length - l];
        }
        return above;
    }

    /** And up to this; all scores are better than levels that there are not. */
    float[] upTo(int levels) {
        float[] upTo = new float[levels + 1];
        Arrays.fill(upTo, Float.NEGATIVE_INFINITY);
        upTo[0] = Float.POSITIVE_INFINITY;
        upTo[1] = Float.POSITIVE_INFINITY;
        for (int l = 2; l <= Math.min(levels, count()); l++) {
            upTo[l] = edges[count() - l];
        }
        return upTo;
    }

    /** {@link #of} for many cells. */
    public ClassTile classify(float[] scores, int n) {
        int count = count();
        ClassTile tile = ClassTile.of(n, count);
        byte[] into = tile.bytes();
        for (int i = 0; i < n; i++) {
            float score = scores[i];
            int level = count;
            for (float edge : edges) {
                level -= score > edge ? 1 : 0;
            }
            into[i] = (byte) (score == score ? level : 0);
        }
        return tile;
    }
}
