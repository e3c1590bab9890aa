package org.carbonscape.stats;

import java.util.Arrays;
import org.carbonscape.stats.draw.DrawTable;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Weights;

/**
 * Conditional permutation of the product of two neighbour sums, with one table of draws for all units. As with one
 * variable ({@link SharedDraws}) units with the same number of neighbours share their products where weights within a
 * row are equal: sorted once, each unit finds its rank by halving, and draws that hold a unit are put right with the
 * sequence's next element.
 */
final class PairedDraws {
    private static final int BLOCK = 1024;
    private static final int CHUNK = 1 << 14;
    private static final int MOST_PRODUCTS = 1 << 26; // 512 MB of sorted products at once
    private final Observed x;
    private final Observed y;
    private final Weights weights;
    private final int permutations;
    private final DrawTable table;
    private final int[] places;

    PairedDraws(Observed x, Observed y, String method, int permutations, long seed) {
        this.x = x;
        this.y = y;
        this.weights = x.weights();
        this.permutations = permutations;
        this.places = x.places();
        this.table = new DrawTable(seed, method, places.length, Math.min(places.length, weights.maxDegree() + 1));
    }

    Ranks ranks(boolean folded) {
        return weights.binary() && !folded ? sorted() : drawByDraw(folded);
    }

    private double product(long sumX, long sumY, int terms) {
        return x.fixed().centredSum(sumX, terms) * y.fixed().centredSum(sumY, terms);
    }

    private Ranks sorted() {
        Ranks ranks = new Ranks(x.size(), false);
        long[] sumsX = x.neighbourSums();
        long[] sumsY = y.neighbourSums();
        double[] own = new double[x.size()];
        x.each(i -> own[i] = product(sumsX[i], sumsY[i], weights.degree(i)));
        int most = weights.maxDegree();
        boolean[] occurs = new boolean[most + 1];
        for (int place : places) {
            occurs[weights.degree(place)] = true;
        }
        int atOnce = Math.max(1, MOST_PRODUCTS / permutations); // numbers of neighbours at once
        for (int first = 1; first <= most; ) {
            boolean[] group = new boolean[most + 1];
            int k = first;
            for (int taken = 0; k <= most && taken < atOnce; k++) {
                group[k] = occurs[k];
                taken += occurs[k] ? 1 : 0;
            }
            rank(group, k - 1, own, ranks);
            first = k;
        }
        return ranks;
    }

    /** Units whose number of neighbours is marked; {@code most} is the largest. */
    private void rank(boolean[] group, int most, double[] own, Ranks ranks) {
        long[] qx = x.fixed().q();
        long[] qy = y.fixed().q();
        double[][] products = new double[group.length][0];
        for (int k = 1; k <= most; k++) {
            products[k] = new double[group[k] ? permutations : 0];
        }
        int chunk = Math.min(CHUNK, table.chunk());
        int length = table.length();
        for (int from = 0; from < permutations; from += chunk) {
            int first = from;
            int size = Math.min(permutations - from, chunk);
            int[] draws = table.draw(from, from + size, x.engine());
            x.engine().inPlace((size + BLOCK - 1) / BLOCK, b -> {
                for (int r = b * BLOCK; r < Math.min(size, (b + 1) * BLOCK); r++) {
                    long sumX = 0;
                    long sumY = 0;
                    for (int k = 1; k <= most; k++) {
                        int place = places[draws[r * length + k - 1]];
                        sumX += qx[place];
                        sumY += qy[place];
                        if (group[k]) {
                            products[k][first + r] = product(sumX, sumY, k);
                        }
                    }
                }
            });
            for (int r = 0; r < size; r++) {
                correct(draws, r * length, first + r, group, products, own, ranks);
            }
        }
        x.engine().inPlace(products.length, k -> Arrays.sort(products[k]));
        x.each(i -> {
            double[] shared = products[weights.degree(i)];
            if (shared.length > 0) {
                ranks.above[i] += shared.length - firstAtLeast(shared, own[i]);
                ranks.below[i] += firstAtLeast(shared, Math.nextUp(own[i]));
            }
        });
    }

    /** A draw that holds a unit among its first k: the unit's own pair out, the sequence's next in. */
    private void correct(int[] draws, int at, int r, boolean[] group, double[][] products, double[] own, Ranks ranks) {
        for (int k = 0; k < table.length(); k++) {
            int place = places[draws[at + k]];
            int degree = weights.degree(place);
            if (degree <= k || !group[degree]) {
                continue;
            }
            long sumX = 0;
            long sumY = 0;
            for (int j = 0; j <= degree; j++) { // degree <= n - 1, so the sequence has a next element
                int drawn = places[draws[at + j]];
                sumX += j == k ? 0 : x.fixed().q()[drawn];
                sumY += j == k ? 0 : y.fixed().q()[drawn];
            }
            double with = products[degree][r];
            double without = product(sumX, sumY, degree);
            ranks.above[place] += (without >= own[place] ? 1 : 0) - (with >= own[place] ? 1 : 0);
            ranks.below[place] += (without <= own[place] ? 1 : 0) - (with <= own[place] ? 1 : 0);
        }
    }

    /** Index of the first at or above the bound; -0.0 equals 0.0. */
    private static int firstAtLeast(double[] sorted, double bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The obvious way: every unit goes through every draw. Products within 1e-13 of each other are ties. */
    Ranks drawByDraw(boolean folded) {
        Ranks ranks = new Ranks(x.size(), folded);
        double[] zx = x.z();
        double[] zy = y.z();
        double[] lagX = x.rawLag();
        double[] lagY = y.rawLag();
        int most = weights.maxDegree();
        int length = table.length();
        double[] totals = new double[folded ? x.size() : 0];
        for (int pass = folded ? 0 : 1; pass < 2; pass++) {
            boolean counting = pass == 1;
            for (int from = 0; from < permutations; from += table.chunk()) {
                int size = Math.min(permutations - from, table.chunk());
                int[] draws = table.draw(from, from + size, x.engine());
                x.engine().inPlace((places.length + 63) / 64, b -> {
                    double[] raw = new double[most];
                    for (int u = b * 64; u < Math.min(places.length, (b + 1) * 64); u++) {
                        int place = places[u];
                        int degree = weights.degree(place);
                        weights.raw(place, raw);
                        double own = lagX[place] * lagY[place];
                        double tie = 1e-13 * Math.abs(own);
                        double mean = folded ? totals[place] / permutations : 0;
                        for (int r = 0; r < size && degree > 0; r++) {
                            double sumX = 0;
                            double sumY = 0;
                            int next = r * length;
                            for (int k = 0; k < degree; k++) {
                                int id = draws[next++];
                                if (id == u) {
                                    id = draws[next++];
                                }
                                sumX += raw[k] * zx[places[id]];
                                sumY += raw[k] * zy[places[id]];
                            }
                            double drawn = sumX * sumY;
                            if (!counting) {
                                totals[place] += drawn;
                                continue;
                            }
                            ranks.above[place] += drawn >= own - tie ? 1 : 0;
                            ranks.below[place] += drawn <= own + tie ? 1 : 0;
                            if (folded) {
                                ranks.far[place] += Math.abs(drawn - mean) >= Math.abs(own - mean) - tie ? 1 : 0;
                            }
                        }
                    }
                });
            }
        }
        return ranks;
    }
}
