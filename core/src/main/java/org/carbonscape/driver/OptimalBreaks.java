package org.carbonscape.driver;

import java.util.Arrays;

/**
 * The cuts of a sorted driver that leave the least variance of y within classes, exact for any number of values. y has
 * no order along x, so the short cuts of natural breaks do not hold, and weighing all pairs of places would take the
 * square of their number. Instead (Rigaill 2015, pruned dynamic programme): for every mean the last class may have, the
 * best place where that class begins is kept; that order of two places never changes as units are added, so a place
 * that is best for no mean is dropped for good. A handful of places is left at any time.
 */
final class OptimalBreaks {
    /**
     * Units up to which the breaks without a fold are exact too; beyond, places are this many even steps: exact, ten
     * folds of 100,000 take seconds.
     */
    private static final int FOLD_PLACES = 1 << 15;

    private final SortedDriver driver;
    private final int unitsPerClass;

    OptimalBreaks(SortedDriver driver, int unitsPerClass) {
        this.driver = driver;
        this.unitsPerClass = unitsPerClass;
    }

    /**
     * Cuts (numbers of units to the left) for 2 to {@code most} classes of at least the least number of units, at index
     * classes; empty where there are not enough units or different values.
     */
    int[][] cuts(int most) {
        int n = driver.units();
        int[] places = new int[n + 1];
        int size = 1;
        for (int i = 1; i < n; i++) {
            if (driver.value(i) != driver.value(i - 1)) {
                places[size++] = i;
            }
        }
        places[size++] = n;
        places = Arrays.copyOf(places, size);
        long[] count = new long[size];
        long[] sum = new long[size];
        long running = 0;
        for (int i = 0, p = 1; p < size; p++) {
            for (; i < places[p]; i++) {
                running += driver.z(i);
            }
            count[p] = places[p];
            sum[p] = running;
        }
        return at(places, segments(count, sum, unitsPerClass, most));
    }

    /** The same without the units of one fold; over evenly filled steps where there are very many different values. */
    int[][] cutsWithout(int most, int fold) {
        int n = driver.units();
        int steps = Math.min(n, FOLD_PLACES);
        int[] places = new int[steps + 1];
        int size = 1;
        for (int b = 1; b < steps; b++) {
            int at = driver.upTo(driver.value((int) ((long) b * n / steps) - 1));
            if (at > places[size - 1] && at < n) {
                places[size++] = at;
            }
        }
        places[size++] = n;
        places = Arrays.copyOf(places, size);
        long[] count = new long[size];
        long[] sum = new long[size];
        int[] ownCount = new int[driver.folds()];
        long[] ownSum = new long[driver.folds()];
        for (int p = 0; p < size; p++) {
            driver.before(places[p], ownCount, ownSum);
            for (int f = 0; f < ownCount.length; f++) {
                count[p] += f == fold ? 0 : ownCount[f];
                sum[p] += f == fold ? 0 : ownSum[f];
            }
        }
        return at(places, segments(count, sum, unitsPerClass, most));
    }

    private static int[][] at(int[] places, int[][] cuts) {
        for (int[] one : cuts) {
            for (int c = 0; c < one.length; c++) {
                one[c] = places[one[c]];
            }
        }
        return cuts;
    }

    /** Breaks of cuts: the value left of each. */
    double[] breaks(int[] cuts) {
        return Arrays.stream(cuts).mapToDouble(c -> driver.value(c - 1)).toArray();
    }

    /**
     * The division of the places 0..m-1 into k classes that explains most, for k from 2.
     *
     * @param count units left of each place, from 0, not descending
     * @param sum   of their z
     * @return interior cuts as numbers of places, at index k; empty where there is none
     */
    static int[][] segments(long[] count, long[] sum, int least, int most) {
        int m = count.length;
        double[] explained = new double[m]; // left of each place, by the classes so far
        Arrays.fill(explained, Double.NEGATIVE_INFINITY);
        for (int j = 1; j < m; j++) {
            if (count[j] >= least) {
                explained[j] = (double) sum[j] * sum[j] / count[j];
            }
        }
        int[][] cuts = new int[most + 1][0];
        int[][] from = new int[most + 1][];
        for (int k = 2; k <= most; k++) {
            from[k] = new int[m];
            explained = new Envelope(count, sum, explained).next(least, from[k]);
            if (explained[m - 1] > Double.NEGATIVE_INFINITY) {
                cuts[k] = new int[k - 1];
                for (int c = k, p = m - 1; c > 1; c--) {
                    p = from[c][p];
                    cuts[k][c - 2] = p;
                }
            }
        }
        return cuts;
    }

    /**
     * The places where the last class may begin, each with the means mu for which no other explains more. Beginning at
     * i and ending at j explains {@code before[i] + 2 mu (S_j - S_i) - mu^2 (n_j - n_i)}, at its best mu
     * {@code before[i] + (S_j - S_i)^2/(n_j - n_i)}; what two beginnings differ by does not depend on j.
     */
    private static final class Envelope {
        private final long[] count;
        private final long[] sum;
        private final double[] before;
        private double[] low = new double[64]; // where the piece begins; it ends where the next does
        private int[] who = new int[64];
        private double[] nextLow = new double[64];
        private int[] nextWho = new int[64];
        private int pieces;
        private int written;
        private double lowest = Double.POSITIVE_INFINITY; // of the means there can be
        private double highest = Double.NEGATIVE_INFINITY;

        Envelope(long[] count, long[] sum, double[] before) {
            this.count = count;
            this.sum = sum;
            this.before = before;
            for (int j = 1; j < count.length; j++) {
                if (count[j] > count[j - 1]) {
                    double mean = (double) (sum[j] - sum[j - 1]) / (count[j] - count[j - 1]);
                    lowest = Math.min(lowest, mean);
                    highest = Math.max(highest, mean);
                }
            }
        }

        /** Most explained left of each place by one class more, and where that class begins. */
        double[] next(int least, int[] from) {
            int m = count.length;
            double[] explained = new double[m];
            int open = 1;
            for (int j = 1; j < m; j++) {
                for (; open < j && count[j] - count[open] >= least; open++) {
                    // a place that leaves no units to the one before it begins the same classes
                    if (before[open] > Double.NEGATIVE_INFINITY && (pieces == 0 || count[open] > count[open - 1])) {
                        add(open);
                    }
                }
                double best = Double.NEGATIVE_INFINITY;
                for (int p = 0; p < pieces; p++) {
                    int i = who[p];
                    double d = sum[j] - sum[i];
                    double one = before[i] + d * d / (count[j] - count[i]);
                    if (one > best) {
                        best = one;
                        from[j] = i;
                    }
                }
                explained[j] = best;
            }
            return explained;
        }

        private void add(int i) {
            written = 0;
            if (pieces == 0) {
                write(lowest, i);
            }
            for (int p = 0; p < pieces; p++) {
                int old = who[p];
                double a = low[p];
                double b = p + 1 < pieces ? low[p + 1] : highest;
                double n = count[i] - count[old];
                double s = sum[i] - sum[old];
                double ahead = before[i] - before[old];
                // the new beginning less the old one: a parabola, open upwards
                double atA = ahead + a * (a * n - 2 * s);
                double atB = ahead + b * (b * n - 2 * s);
                if (atA <= 0 && atB <= 0) {
                    write(a, old);
                    continue;
                }
                double vertex = s / n;
                double depth = s * vertex - ahead;
                if (!(depth > 0) || atA > 0 && atB > 0 && (vertex <= a || vertex >= b)) {
                    write(a, i);
                    continue;
                }
                double half = StrictMath.sqrt(depth / n);
                if (atA > 0) {
                    write(a, i);
                    write(Math.max(a, Math.min(b, vertex - half)), old);
                } else {
                    write(a, old);
                }
                if (atB > 0) {
                    write(Math.max(a, Math.min(b, vertex + half)), i);
                }
            }
            double[] freeLow = low;
            int[] freeWho = who;
            low = nextLow;
            who = nextWho;
            pieces = written;
            nextLow = freeLow;
            nextWho = freeWho;
        }

        private void write(double from, int place) {
            if (written > 0 && nextWho[written - 1] == place) {
                return;
            }
            if (written == nextLow.length) {
                nextLow = Arrays.copyOf(nextLow, 2 * written);
                nextWho = Arrays.copyOf(nextWho, 2 * written);
            }
            nextLow[written] = from;
            nextWho[written++] = place;
        }
    }
}
