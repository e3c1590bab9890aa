package org.carbonscape.measure;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Natural breaks: the division of sorted values into k classes with the least sum of squared deviations from the class
 * means (Fisher 1958; Jenks), exact, for any number of values.
 *
 * <p>A dynamic programme over cuts, where the rows of each class's table are solved by divide and conquer, because the
 * best last cut never moves left as values are added: O(k m log m) for m distinct values. It is run on coarse bins
 * first, whose cost is a true lower bound (the bin holding a cut costs the least its values can); cuts whose bound is
 * above the cost of a known division cannot be optimal, and only the rest is divided finer. Ten classes of a million values take
 * about 20 ms after sorting, with the answer of the full programme.
 */
public final class NaturalBreaks {
    /** Bins of the coarsest round, and how much finer each round is. */
    private static final int COARSE = 512;
    private static final int FINER = 2;
    /** A round that leaves less than this share of the places is worth another: narrower ranges bound better. */
    private static final double AGAIN = 0.7;
    /** Cost is summed by differences of prefix sums; a bound this close to the known cost is not trusted to exclude. */
    private static final double ROUNDING = 1e-11;
    private static final int ROUNDS = 1000;

    private final double[] values;
    private final double[] weight;
    private final double[] sum;
    private final double[] square;
    private final double origin; // taken off the values in the sums: near their mean
    private final int m;

    private NaturalBreaks(double[] values, double[] weights) {
        this.values = values;
        this.m = values.length;
        this.weight = new double[m + 1];
        this.sum = new double[m + 1];
        this.square = new double[m + 1];
        double total = 0;
        double above = 0;
        for (int i = 0; i < m; i++) {
            total += weights[i];
            above += weights[i] * (values[i] - values[0]);
        }
        this.origin = values[0] + above / total;
        for (int i = 0; i < m; i++) {
            double v = values[i] - origin; // centred: squares of large values would drown the differences
            weight[i + 1] = weight[i] + weights[i];
            sum[i + 1] = sum[i] + weights[i] * v;
            square[i + 1] = square[i] + weights[i] * v * v;
        }
    }

    /**
     * Takes values in ascending order; equal values stay together. The work of {@link #breaks} shares these sums.
     *
     * @param sorted  finite, ascending
     * @param weights positive, one for each value
     */
    public static NaturalBreaks of(double[] sorted, double[] weights) {
        if (weights.length != sorted.length || sorted.length == 0) {
            throw new IllegalArgumentException(sorted.length + " values, " + weights.length + " weights");
        }
        int m = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (!(Math.abs(sorted[i]) <= Double.MAX_VALUE) || !(weights[i] > 0) || i > 0 && sorted[i] < sorted[i - 1]) {
                throw new IllegalArgumentException("values must be finite and ascending, weights positive");
            }
            m += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        double[] values = new double[m];
        double[] merged = new double[m];
        for (int i = 0, at = -1; i < sorted.length; i++) {
            at += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            values[at] = sorted[i];
            merged[at] += weights[i];
        }
        return new NaturalBreaks(values, merged);
    }

    /** The same with weight one. */
    public static NaturalBreaks of(double[] sorted) {
        double[] ones = new double[sorted.length];
        Arrays.fill(ones, 1);
        return of(sorted, ones);
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

    /** Sum of squared deviations from the class means for interior breaks as {@link #breaks} gives them. */
    public double cost(double[] breaks) {
        double total = 0;
        int from = 0;
        for (int c = 0; c <= breaks.length; c++) {
            int to = m;
            if (c < breaks.length) {
                int at = Arrays.binarySearch(values, breaks[c]);
                to = at >= 0 ? at + 1 : -at - 1;
            }
            total += cost(from, Math.max(from, to));
            from = Math.max(from, to);
        }
        return total;
    }

    /** Of values from..to-1; nothing costs nothing. */
    private double cost(int from, int to) {
        if (to <= from + 1) {
            return 0;
        }
        double w = weight[to] - weight[from];
        double s = sum[to] - sum[from];
        return Math.max(0, square[to] - square[from] - s * s / w);
    }

    private int[] cuts(int classes) {
        if (classes < 1 || classes > m) {
            throw new IllegalArgumentException(classes + " classes of " + m + " different values");
        }
        int cuts = classes - 1;
        if (cuts == 0) {
            return new int[0];
        }
        int shift = 0;
        while (m >> shift > COARSE) {
            shift += FINER;
        }
        // cut number c (from 0) leaves c+1 classes to its left: between c+1 and m-(cuts-c) values
        int[] low = new int[cuts];
        int[] high = new int[cuts];
        for (int c = 0; c < cuts; c++) {
            low[c] = c + 1;
            high[c] = m - (cuts - c);
        }
        if (shift > 0) {
            double known = descend(start(cuts));
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
        return new Round(low, high, 0).forward();
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
                double left = (sum[at[c]] - sum[from]) / (weight[at[c]] - weight[from]);
                double right = (sum[to] - sum[at[c]]) / (weight[to] - weight[at[c]]);
                double middle = (left + right) / 2 + origin;
                int next = Math.max(from + 1, Math.min(to - 1, upTo(middle, at[c], from, to)));
                if (next != at[c] && cost(from, next) + cost(next, to) < cost(from, at[c]) + cost(at[c], to)) {
                    at[c] = next;
                    moved = true;
                }
            }
            if (!moved) {
                break;
            }
        }
        double total = 0;
        for (int c = 0; c <= cuts; c++) {
            total += cost(c == 0 ? 0 : at[c - 1], c == cuts ? m : at[c]);
        }
        return total;
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
        Round round = new Round(low, high, shift);
        int[] bins = round.forward();
        round.backward();
        int cuts = low.length;
        int[] guess = new int[cuts];
        for (int c = 0; c < cuts; c++) {
            int least = c == 0 ? 1 : guess[c - 1] + 1;
            guess[c] = Math.max(least, Math.min(m - (cuts - c), (bins[c] << shift) + (1 << shift - 1)));
        }
        double best = Math.min(known, descend(guess));
        double limit = best + ROUNDING * (best + square[m]);
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

    /** The prefix sums at one edge of neighbouring bins, side by side, so that the charges of a row are worked out several at a time. */
    private final class Edges {
        final double[] w;
        final double[] s;
        final double[] q;

        Edges(int width, IntUnaryOperator place) {
            w = new double[width];
            s = new double[width];
            q = new double[width];
            for (int i = 0; i < width; i++) {
                int at = place.applyAsInt(i);
                w[i] = weight[at];
                s[i] = sum[at];
                q[i] = square[at];
            }
        }

        /** total[i] = known[i] + the cost between edge i and the place with these sums, for first..last. */
        void charge(double[] known, int first, int last, double w0, double s0, double q0, double[] into) {
            for (int i = first; i <= last; i++) {
                double d = s0 - s[i];
                into[i] = known[i] + Math.abs(q0 - q[i]) - d * d / Math.abs(w0 - w[i]);
            }
        }
    }

    /**
     * One run of the dynamic programme with cuts known to the bin of {@code 2^shift} values only. A class between cuts in
     * bins p and r surely holds the values between those bins, and is charged for these and for the least that the values
     * of the bins can cost; with shift 0 the charge is the cost itself.
     */
    private final class Round {
        final int shift;
        final int[] low;
        final int[] high;
        private final double[][] fore;
        private final double[][] back;
        private final int[][] from;
        private final Edges[] left;  // of each cut's bins: what is surely left of the cut
        private final Edges[] right; // up to what is surely right of it
        private final double[][] extra; // the least that the values of a cut's bin cost
        private final double[] total;
        private final double[] behind;

        Round(int[] lowCut, int[] highCut, int shift) {
            int cuts = lowCut.length;
            this.shift = shift;
            this.low = new int[cuts];
            this.high = new int[cuts];
            this.fore = new double[cuts][];
            this.back = new double[cuts][];
            this.from = new int[cuts][];
            this.left = new Edges[cuts];
            this.right = new Edges[cuts];
            this.extra = new double[cuts][];
            int widest = 0;
            for (int c = 0; c < cuts; c++) {
                low[c] = lowCut[c] >> shift;
                high[c] = highCut[c] >> shift;
                int width = high[c] - low[c] + 1;
                int first = low[c];
                fore[c] = new double[width];
                back[c] = new double[width];
                from[c] = new int[width];
                left[c] = new Edges(width, i -> surelyLeft(first + i));
                right[c] = new Edges(width, i -> surelyRight(first + i));
                widest = Math.max(widest, width);
            }
            this.total = new double[widest];
            this.behind = new double[widest];
            for (int c = 0; c < cuts; c++) {
                extra[c] = extra(c);
            }
        }

        /**
         * The values of the bin that holds a cut join the class left or right of it. A value costs a class the more the
         * wider the class is, so at least what it costs the narrowest class the neighbouring cuts' ranges allow; and the
         * values cost no less than as many copies of the one nearest that class.
         */
        private double[] extra(int c) {
            double[] least = new double[fore[c].length];
            int start = c == 0 ? 0 : surelyRight(high[c - 1]);
            int end = c == low.length - 1 ? m : surelyLeft(low[c + 1]);
            for (int i = 0; i < least.length; i++) {
                int first = surelyLeft(low[c] + i);
                int last = surelyRight(low[c] + i);
                if (first > start && last < end && last > first) {
                    double open = weight[last] - weight[first];
                    double leftWeight = weight[first] - weight[start];
                    double rightWeight = weight[end] - weight[last];
                    double fromLeft = values[first] - origin - (sum[first] - sum[start]) / leftWeight;
                    double fromRight = (sum[end] - sum[last]) / rightWeight - (values[last - 1] - origin);
                    least[i] = open * Math.min(fromLeft * fromLeft * leftWeight / (leftWeight + open),
                            fromRight * fromRight * rightWeight / (rightWeight + open));
                }
            }
            return least;
        }

        double fore(int cut, int bin) {
            return fore[cut][bin - low[cut]];
        }

        double back(int cut, int bin) {
            return back[cut][bin - low[cut]];
        }

        /** The last value surely left of a cut in this bin, and the first surely right of it. */
        private int surelyLeft(int bin) {
            return bin << shift;
        }

        private int surelyRight(int bin) {
            return Math.min(m, (bin + 1 << shift) - 1);
        }

        /** Least charge of everything left of each cut; returns the cuts of the least charge overall. */
        int[] forward() {
            int cuts = low.length;
            for (int b = low[0]; b <= high[0]; b++) {
                fore[0][b - low[0]] = cost(0, surelyLeft(b)) + extra[0][b - low[0]];
            }
            for (int c = 1; c < cuts; c++) {
                solve(c, low[c], high[c], low[c - 1], high[c - 1]);
            }
            int last = cuts - 1;
            double best = Double.POSITIVE_INFINITY;
            int at = low[last];
            for (int b = low[last]; b <= high[last]; b++) {
                double total = fore(last, b) + cost(surelyRight(b), m);
                if (total < best) {
                    best = total;
                    at = b;
                }
            }
            int[] path = new int[cuts];
            for (int c = last; c >= 0; c--) {
                path[c] = at;
                at = from[c][at - low[c]];
            }
            return path;
        }

        /** Rows first..last of cut c, whose best previous cut lies in least..most. */
        private void solve(int c, int first, int last, int least, int most) {
            if (first > last) {
                return;
            }
            int middle = (first + last) >>> 1;
            // exactly at shift 0 two cuts cannot share a place; coarser, they may share a bin
            int limit = Math.min(most, shift == 0 ? middle - 1 : middle);
            int end = surelyLeft(middle);
            Edges starts = right[c - 1];
            // of the previous cuts, those that leave a class of two values or more; the others' class costs nothing
            int costly = Math.max(least - 1, Math.min(limit, (end - 1 >> shift) - 1));
            double[] before = fore[c - 1];
            int offset = low[c - 1];
            starts.charge(before, least - offset, costly - offset, weight[end], sum[end], square[end], total);
            double best = Double.POSITIVE_INFINITY;
            int at = least;
            for (int p = least; p <= limit; p++) {
                double one = p <= costly ? total[p - offset] : before[p - offset];
                if (one < best) {
                    best = one;
                    at = p;
                }
            }
            fore[c][middle - low[c]] = best + extra[c][middle - low[c]];
            from[c][middle - low[c]] = at;
            solve(c, first, middle - 1, least, at);
            solve(c, middle + 1, last, at, most);
        }

        /** Least charge of everything right of each cut. */
        void backward() {
            int last = low.length - 1;
            for (int b = low[last]; b <= high[last]; b++) {
                back[last][b - low[last]] = cost(surelyRight(b), m);
            }
            for (int c = last - 1; c >= 0; c--) {
                for (int i = 0; i < behind.length && i < back[c + 1].length; i++) {
                    behind[i] = back[c + 1][i] + extra[c + 1][i];
                }
                solveBack(c, low[c], high[c], low[c + 1], high[c + 1]);
            }
        }

        private void solveBack(int c, int first, int last, int least, int most) {
            if (first > last) {
                return;
            }
            int middle = (first + last) >>> 1;
            int start = surelyRight(middle);
            int nearest = Math.max(least, middle);
            // of the next cuts, those that leave a class of two values or more
            int costly = Math.max(nearest, Math.min(most + 1, (start + 1 >> shift) + 1));
            double[] after = behind;
            int offset = low[c + 1];
            left[c + 1].charge(after, costly - offset, most - offset, weight[start], sum[start], square[start], total);
            double best = Double.POSITIVE_INFINITY;
            int at = most;
            for (int r = nearest; r <= most; r++) {
                double one = r < costly ? after[r - offset] : total[r - offset];
                if (one <= best) {
                    best = one;
                    at = r;
                }
            }
            back[c][middle - low[c]] = best;
            solveBack(c, first, middle - 1, least, at);
            solveBack(c, middle + 1, last, at, most);
        }
    }
}
