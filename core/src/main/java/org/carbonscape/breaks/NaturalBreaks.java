package org.carbonscape.breaks;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Natural breaks: the division of sorted values into k classes with the least sum of squared deviations from the class
 * means (Fisher 1958; Jenks), exact, for any number of values.
 *
 * <p>A dynamic programme over cuts, where the rows of each class's table are solved by divide and conquer, because the
 * best last cut never moves left as values are added: O(k m log m) for m distinct values. It is run on coarse bins
 * first, whose cost is a true lower bound (the bin holding a cut costs the least its values can); cuts whose bound is
 * above the cost of a known division cannot be optimal, and only the rest is divided finer. Where the breaks of one
 * class fewer were asked for before, each cut is sought between two of theirs: the best divisions into k and k + 1
 * classes interlace (Aggarwal, Schieber and Tokuyama 1994, for any cost with the Monge property). Prefix sums in
 * doubles tell divisions apart that leave a ten-thousandth of all squares or more; beside an outlier they leave less,
 * and are sought again with sums of twice the digits. Not for several threads at once.
 */
public final class NaturalBreaks {
    /** Bins of the coarsest round, and how much finer each round is. */
    private static final int COARSE = 512;

    private static final int FINER = 2;
    /** A round that leaves less than this share of the places is worth another: narrower ranges bound better. */
    private static final double AGAIN = 0.7;
    /** Cost is summed by differences of prefix sums; a bound this close to the known cost is not trusted to exclude. */
    private static final double ROUNDING = 1e-11;
    /** The same against all squares, where sums are twofold. */
    private static final double TWOFOLD_ROUNDING = 1e-26;
    /**
     * A best division that leaves less than this share of all squares is sought with twofold sums: plain ones cannot
     * tell it.
     */
    private static final double PLAIN = 1e-4;

    private static final int ROUNDS = 1000;

    private final double[] values;
    private final double[] weights;
    private final int m;
    private SortedSums sums;
    private int[] last = new int[0]; // cuts worked out last

    private NaturalBreaks(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
        this.m = values.length;
        this.sums = SortedSums.of(values, weights);
    }

    /**
     * Takes values in ascending order; equal values stay together. The work of {@link #breaks} shares these sums.
     *
     * @param sorted  finite, ascending
     * @param weights positive, one for each value
     */
    public static NaturalBreaks of(double[] sorted, double[] weights) {
        if (weights.length != sorted.length) {
            throw new IllegalArgumentException(sorted.length + " values, " + weights.length + " weights");
        }
        return of(sorted, i -> weights[i]);
    }

    private static NaturalBreaks of(double[] sorted, IntToDoubleFunction weight) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        int m = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (!(Math.abs(sorted[i]) <= Double.MAX_VALUE)
                    || !(weight.applyAsDouble(i) > 0)
                    || i > 0 && sorted[i] < sorted[i - 1]) {
                throw new IllegalArgumentException("values must be finite and ascending, weights positive");
            }
            m += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        double[] values = new double[m];
        double[] merged = new double[m];
        for (int i = 0, at = -1; i < sorted.length; i++) {
            at += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            values[at] = sorted[i];
            merged[at] += weight.applyAsDouble(i);
        }
        return new NaturalBreaks(values, merged);
    }

    /** The same with weight one. */
    public static NaturalBreaks of(double[] sorted) {
        return of(sorted, i -> 1);
    }

    /** How many different values there are: the largest possible number of classes. */
    public int distinct() {
        return m;
    }

    /**
     * The interior breaks of the best division into so many classes: the largest value of each class but the last, for
     * classes closed on the right. Of equally good divisions the one whose cuts lie furthest left.
     *
     * @param classes 1 to {@link #distinct()}
     */
    public double[] breaks(int classes) {
        int[] cuts = cuts(classes);
        double[] breaks = new double[cuts.length];
        for (int c = 0; c < cuts.length; c++) {
            breaks[c] = values[cuts[c] - 1];
        }
        return breaks;
    }

    private int[] cuts(int classes) {
        if (classes < 1 || classes > m) {
            throw new IllegalArgumentException(classes + " classes of " + m + " different values");
        }
        int cuts = classes - 1;
        if (cuts == 0) {
            return new int[0];
        }
        int[] before = last;
        last = search(cuts);
        if (!sums.isTwofold() && cost(last) < PLAIN * sums.cost(0, m)) {
            sums = SortedSums.twofold(values, weights); // more classes will leave still less
            last = before;
            last = search(cuts);
        }
        return last;
    }

    private int[] search(int cuts) {
        int shift = 0;
        while (m >> shift > COARSE) {
            shift += FINER;
        }
        // cut number c (from 0) leaves c+1 classes to its left: between c+1 and m-(cuts-c) values
        int[] low = new int[cuts];
        int[] high = new int[cuts];
        boolean near = cuts > 1 && last.length == cuts - 1;
        for (int c = 0; c < cuts; c++) {
            low[c] = Math.max(c + 1, near && c > 0 ? last[c - 1] : 0);
            high[c] = Math.min(m - (cuts - c), near && c < last.length ? last[c] : m);
        }
        if (shift > 0) {
            double known = descend(near ? oneMore() : start(cuts));
            long left = Long.MAX_VALUE;
            while (shift > 0) {
                known = Math.min(known, narrow(low, high, shift, known));
                long before = left;
                left = 0;
                for (int c = 0; c < cuts; c++) {
                    left += high[c] - low[c] + 1;
                }
                shift -= left > AGAIN * before ? FINER : 0;
            }
        }
        return new CutRound(sums, low, high, 0).forward();
    }

    private double cost(int[] cuts) {
        double total = 0;
        for (int c = 0; c <= cuts.length; c++) {
            total += sums.cost(c == 0 ? 0 : cuts[c - 1], c == cuts.length ? m : cuts[c]);
        }
        return total;
    }

    /** The cuts worked out last and one more, in the middle of the class that costs most. */
    private int[] oneMore() {
        int widest = 0;
        double most = -1;
        for (int c = 0; c <= last.length; c++) {
            double cost = sums.cost(c == 0 ? 0 : last[c - 1], c == last.length ? m : last[c]);
            if (cost > most) {
                most = cost;
                widest = c;
            }
        }
        int[] at = Arrays.copyOf(last, last.length + 1);
        System.arraycopy(last, widest, at, widest + 1, last.length - widest);
        int from = widest == 0 ? 0 : last[widest - 1];
        int to = widest == last.length ? m : last[widest];
        at[widest] = from + (to - from) / 2;
        return at;
    }

    /** Cuts of equal numbers of values: somewhere to descend from. */
    private int[] start(int cuts) {
        int[] at = new int[cuts];
        for (int c = 0; c < cuts; c++) {
            at[c] = (int) ((c + 1L) * m / (cuts + 1));
        }
        return at;
    }

    /** Moves each cut to the midpoint of the neighbouring means until none moves; returns the cost, an upper bound. */
    private double descend(int[] at) {
        int cuts = at.length;
        for (int round = 0; round < ROUNDS; round++) {
            boolean moved = false;
            for (int c = 0; c < cuts; c++) {
                int from = c == 0 ? 0 : at[c - 1];
                int to = c == cuts - 1 ? m : at[c + 1];
                double left = sums.above(sums.origin, from, at[c]);
                double right = sums.above(sums.origin, at[c], to);
                double middle = sums.origin - (left + right) / 2;
                int next = Math.max(from + 1, Math.min(to - 1, upTo(middle, at[c], from, to)));
                if (next != at[c]
                        && sums.cost(from, next) + sums.cost(next, to)
                                < sums.cost(from, at[c]) + sums.cost(at[c], to)) {
                    at[c] = next;
                    moved = true;
                }
            }
            if (!moved) {
                break;
            }
        }
        return cost(at);
    }

    /** The first place from..to whose value is above the one given, sought outwards from a place near it. */
    private int upTo(double value, int near, int from, int to) {
        int low = near;
        int high = near;
        int step = 1;
        if (values[near] <= value) {
            while (high < to && values[high] <= value) {
                low = high + 1;
                high = Math.min(to, high + step);
                step *= 2;
            }
        } else {
            while (low > from && values[low - 1] > value) {
                high = low - 1;
                low = Math.max(from, low - step);
                step *= 2;
            }
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Drops the bins that cannot hold the optimal cut, and returns the cost of the division found on the way. */
    private double narrow(int[] low, int[] high, int shift, double known) {
        CutRound round = new CutRound(sums, low, high, shift);
        int[] bins = round.forward();
        round.backward();
        int cuts = low.length;
        int[] guess = new int[cuts];
        for (int c = 0; c < cuts; c++) {
            int least = c == 0 ? 1 : guess[c - 1] + 1;
            guess[c] = Math.max(least, Math.min(m - (cuts - c), (bins[c] << shift) + (1 << shift - 1)));
        }
        double best = Math.min(known, descend(guess));
        double limit = best + ROUNDING * best + (sums.isTwofold() ? TWOFOLD_ROUNDING : ROUNDING) * sums.square[m];
        for (int c = 0; c < cuts; c++) {
            int first = -1;
            int last = -1;
            for (int b = round.low[c]; b <= round.high[c]; b++) {
                if (round.fore(c, b) + round.back(c, b) <= limit) {
                    first = first < 0 ? b : first;
                    last = b;
                }
            }
            if (first >= 0) {
                low[c] = Math.max(low[c], first << shift);
                high[c] = Math.min(high[c], (last << shift) + (1 << shift) - 1);
            }
        }
        return best;
    }
}
