package org.carbonscape.breaks;

import java.util.function.IntUnaryOperator;

/**
 * One run of the dynamic programme with cuts known to the bin of {@code 2^shift} values only. A class between cuts in
 * bins p and r surely holds the values between those bins, and is charged for these and for the least that the values
 * of the bins can cost; with shift 0 the charge is the cost itself.
 */
final class CutRound {
    /** Bins from which working out a row first and looking for its least then is faster. */
    private static final int WIDE = 32;

    private final SortedSums sums;
    private final double[] values;
    private final double[] weight;
    private final double[] sum;
    private final double[] square;
    private final int m;
    final int shift;
    final int[] low;
    final int[] high;
    private final double[][] fore;
    private final double[][] back;
    private final int[][] from;
    private final Edges[] left; // of each cut's bins: what is surely left of the cut
    private final Edges[] right; // up to what is surely right of it
    private final double[][] extra; // the least that the values of a cut's bin cost
    private final double[] total;
    private final double[] behind;

    /** Cuts from {@code lowCut} to {@code highCut}, known to bins of {@code 2^shift} values. */
    CutRound(SortedSums sums, int[] lowCut, int[] highCut, int shift) {
        int cuts = lowCut.length;
        this.sums = sums;
        this.values = sums.values;
        this.weight = sums.weight;
        this.sum = sums.sum;
        this.square = sums.square;
        this.m = values.length;
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
                double fromLeft = sums.above(values[first], start, first);
                double fromRight = -sums.above(values[last - 1], last, end);
                least[i] = open
                        * Math.min(
                                fromLeft * fromLeft * leftWeight / (leftWeight + open),
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
            fore[0][b - low[0]] = sums.cost(0, surelyLeft(b)) + extra[0][b - low[0]];
        }
        for (int c = 1; c < cuts; c++) {
            solve(c, low[c], high[c], low[c - 1], high[c - 1]);
        }
        int last = cuts - 1;
        double best = Double.POSITIVE_INFINITY;
        int at = low[last];
        for (int b = low[last]; b <= high[last]; b++) {
            double total = fore(last, b) + sums.cost(surelyRight(b), m);
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
        int at = starts.cheapest(before, least - offset, costly - offset, end, total, false) + offset;
        double best = at < least ? Double.POSITIVE_INFINITY : total[at - offset];
        for (int p = costly + 1; p <= limit; p++) {
            if (before[p - offset] < best) {
                best = before[p - offset];
                at = p;
            }
        }
        at = Math.max(least, at);
        fore[c][middle - low[c]] = best + extra[c][middle - low[c]];
        from[c][middle - low[c]] = at;
        solve(c, first, middle - 1, least, at);
        solve(c, middle + 1, last, at, most);
    }

    /** Least charge of everything right of each cut. */
    void backward() {
        int last = low.length - 1;
        for (int b = low[last]; b <= high[last]; b++) {
            back[last][b - low[last]] = sums.cost(surelyRight(b), m);
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
        int at = left[c + 1].cheapest(after, costly - offset, most - offset, start, total, true) + offset;
        double best = at < costly ? Double.POSITIVE_INFINITY : total[at - offset];
        for (int r = Math.min(costly, most + 1) - 1; r >= nearest; r--) {
            if (after[r - offset] < best) {
                best = after[r - offset];
                at = r;
            }
        }
        at = at < nearest ? most : at;
        back[c][middle - low[c]] = best;
        solveBack(c, first, middle - 1, least, at);
        solveBack(c, middle + 1, last, at, most);
    }

    /**
     * The prefix sums at one edge of neighbouring bins, side by side, so that the charges of a row are worked out
     * several at a time.
     */
    private final class Edges {
        final int[] places;
        final double[] w;
        final double[] s;
        final double[] q;

        Edges(int width, IntUnaryOperator place) {
            places = new int[width];
            w = new double[width];
            s = new double[width];
            q = new double[width];
            for (int i = 0; i < width; i++) {
                int at = place.applyAsInt(i);
                places[i] = at;
                w[i] = weight[at];
                s[i] = sum[at];
                q[i] = square[at];
            }
        }

        /**
         * The edge i of first..last where known[i] + the cost between it and the place is least, and that least in
         * {@code into} there; first - 1 where there is none. Rows are short more often than long: the long ones are
         * worked out several at a time.
         *
         * @param lastOfTies whether of several such edges the last is taken, not the first
         */
        int cheapest(double[] known, int first, int last, int place, double[] into, boolean lastOfTies) {
            if (last - first >= WIDE) {
                charge(known, first, last, place, into);
                int at = first;
                for (int i = first + 1; i <= last; i++) {
                    at = into[i] < into[at] || lastOfTies && into[i] == into[at] ? i : at;
                }
                return at;
            }
            double best = Double.POSITIVE_INFINITY;
            int at = first - 1;
            for (int i = first; i <= last; i++) {
                double one = charge(known, i, place);
                if (one < best || lastOfTies && one == best && one < Double.POSITIVE_INFINITY) {
                    best = one;
                    at = i;
                }
            }
            if (at >= first) {
                into[at] = best;
            }
            return at;
        }

        /** known[i] + the cost between edge i and the place. */
        private double charge(double[] known, int i, int place) {
            if (sums.isTwofold()) {
                return known[i] + sums.twofoldCost(places[i], place);
            }
            double d = sum[place] - s[i];
            return known[i] + Math.abs(square[place] - q[i]) - d * d / Math.abs(weight[place] - w[i]);
        }

        /** The same of several, into their places. */
        private void charge(double[] known, int first, int last, int place, double[] into) {
            if (sums.isTwofold()) {
                for (int i = first; i <= last; i++) {
                    into[i] = charge(known, i, place);
                }
                return;
            }
            double w0 = weight[place];
            double s0 = sum[place];
            double q0 = square[place];
            for (int i = first; i <= last; i++) {
                double d = s0 - s[i];
                into[i] = known[i] + Math.abs(q0 - q[i]) - d * d / Math.abs(w0 - w[i]);
            }
        }
    }
}
