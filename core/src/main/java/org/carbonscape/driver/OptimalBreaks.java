package org.carbonscape.driver;

import java.util.Arrays;

/**
 * The cuts of a sorted driver that leave the least variance of y within classes. y has no order along x, so the cost of
 * a class is not concave in its ends and the short cuts of natural breaks do not hold: every pair of places is weighed
 * once, for all class numbers together. That is exact for all cuts of up to {@value #PLACES} different values.
 */
final class OptimalBreaks {
    private static final int PLACES = 1024;

    private final SortedDriver driver;
    private final int unitsPerClass;
    private final int[] places; // allowed cuts, from 0 to all units
    private final int[][] count;
    private final long[][] sum;
    private final boolean all;

    OptimalBreaks(SortedDriver driver, int unitsPerClass) {
        this.driver = driver;
        this.unitsPerClass = unitsPerClass;
        int n = driver.units();
        int[] found = new int[Math.min(n, PLACES) + 1];
        int distinct = 1;
        for (int i = 1; i < n; i++) {
            distinct += driver.value(i) != driver.value(i - 1) ? 1 : 0;
        }
        this.all = distinct <= PLACES;
        int size = 1;
        if (all) {
            for (int i = 1; i < n; i++) {
                if (driver.value(i) != driver.value(i - 1)) {
                    found[size++] = i;
                }
            }
        } else {
            for (int b = 1; b < PLACES; b++) {
                int at = driver.upTo(driver.value((int) ((long) b * n / PLACES) - 1));
                if (at > found[size - 1] && at < n) {
                    found[size++] = at;
                }
            }
        }
        found[size++] = n;
        this.places = Arrays.copyOf(found, size);
        this.count = new int[size][driver.folds()];
        this.sum = new long[size][driver.folds()];
        for (int p = 0; p < size; p++) {
            driver.before(places[p], count[p], sum[p]);
        }
    }

    /**
     * Cuts (numbers of units to the left) for 2 to {@code most} classes, at index classes; empty where there are not
     * enough units or places. A fold left out does not count; -1 leaves none out.
     */
    int[][] cuts(int most, int leftOut) {
        int m = places.length;
        double[] n = new double[m];
        double[] s = new double[m];
        for (int p = 0; p < m; p++) {
            for (int f = 0; f < driver.folds(); f++) {
                if (f != leftOut) {
                    n[p] += count[p][f];
                    s[p] += sum[p][f];
                }
            }
        }
        int width = most + 1;
        double[] best = new double[m * width]; // best[j * width + k]: the most explained left of place j by k classes
        int[] from = new int[m * width];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        for (int j = 1; j < m; j++) {
            for (int i = 0; i < j; i++) {
                double units = n[j] - n[i];
                if (units < unitsPerClass) {
                    break;
                }
                double d = s[j] - s[i];
                double gain = d * d / units;
                int to = j * width + 1;
                int at = i * width;
                for (int k = 0; k < most; k++) {
                    double total = best[at + k] + gain;
                    if (total > best[to + k]) {
                        best[to + k] = total;
                        from[to + k] = i;
                    }
                }
            }
        }
        int[][] cuts = new int[width][0];
        for (int k = 2; k <= most; k++) {
            if (best[(m - 1) * width + k] == Double.NEGATIVE_INFINITY) {
                continue;
            }
            cuts[k] = new int[k - 1];
            int p = m - 1;
            for (int c = k; c > 1; c--) {
                p = from[p * width + c];
                cuts[k][c - 2] = places[p];
            }
            if (!all && leftOut < 0) {
                refine(cuts[k]);
            }
        }
        return cuts;
    }

    /** Breaks of cuts: the value left of each. */
    double[] breaks(int[] cuts) {
        return Arrays.stream(cuts).mapToDouble(c -> driver.value(c - 1)).toArray();
    }

    /** Moves each cut to its best place between its neighbours until none moves: q only grows. */
    private void refine(int[] cuts) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int c = 0; c < cuts.length; c++) {
                int from = c == 0 ? 0 : cuts[c - 1];
                int to = c == cuts.length - 1 ? driver.units() : cuts[c + 1];
                double all = 0;
                double left = 0;
                for (int i = from; i < to; i++) {
                    all += driver.z(i);
                    left += i < cuts[c] ? driver.z(i) : 0;
                }
                double best = explained(left, cuts[c] - from, all, to - from) * (1 + 1e-12);
                int at = cuts[c];
                double running = 0;
                for (int i = from + 1; i < to; i++) {
                    running += driver.z(i - 1);
                    if (i - from >= unitsPerClass && to - i >= unitsPerClass && driver.value(i) != driver.value(i - 1)) {
                        double one = explained(running, i - from, all, to - from);
                        if (one > best) {
                            best = one;
                            at = i;
                        }
                    }
                }
                if (at != cuts[c]) {
                    cuts[c] = at;
                    moved = true;
                }
            }
        }
    }

    private static double explained(double left, int n, double all, int total) {
        double right = all - left;
        return left * left / n + right * right / (total - n);
    }
}
