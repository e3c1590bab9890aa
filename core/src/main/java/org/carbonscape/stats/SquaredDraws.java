package org.carbonscape.stats;

import java.util.Arrays;
import org.carbonscape.stats.draw.DrawTable;
import org.carbonscape.stats.draw.PointTree;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.stats.draw.SquaredCorrection;
import org.carbonscape.stats.draw.SquaredStrips;
import org.carbonscape.weights.Weights;

/**
 * Ranks of local Geary's sums under the shared draws, where all neighbours of a unit weigh the same. A permuted sum is
 * {@code sum (v - v_j)^2 = k v^2 - 2 v A + B} with A and B the sums of the draw's values and of their squares, which
 * units with k neighbours share: so each draw costs a unit one multiplication, whatever k. Draws that hold the unit
 * itself are put right with the sequence's next element. Many units do not even go through the draws: A and B of each
 * draw are a point, and {@code PointStrips} (of several variables {@link PointTree}) count those on either side of the
 * unit's line. Values are whole numbers of
 * at most 27 bits (decimal columns of that range as they are, others rounded to 2^-26 of their range), so sums and ties
 * are exact, and both ways give the same counts. Several variables add up: one multiplication for each.
 */
final class SquaredDraws {
    private static final int BLOCK = 256;
    /** Draws a piece of work. */
    private static final int PART = 4096;

    private static final int TILE = 1024;
    private static final int MOST_SUMS = 1 << 24; // 256 MB of sums and sums of squares at once
    /** Below, strips take longer to make than the sweep over all draws. */
    private static final int UNITS_FOR_STRIPS = 20;

    private static final int UNITS_FOR_TREE = 200;

    private static final int DRAWS_FOR_TREE = 4096;
    /** With more coordinates too many of the tree's parts lie on both sides. */
    private static final int VARIABLES_FOR_TREE = 3;

    private final Observed observed;
    private final Weights weights;
    private final int permutations;
    private final DrawTable table;
    private final int[] places;
    /** By variable and place. */
    private final long[][] values;
    /** By variable and unit: draws are of units. */
    private final long[][] byUnit;

    SquaredDraws(Observed observed, String method, int permutations, long seed) {
        this(observed, method, permutations, seed, new long[][] {values(observed)});
    }

    private SquaredDraws(Observed observed, String method, int permutations, long seed, long[][] values) {
        this.observed = observed;
        this.weights = observed.weights();
        this.permutations = permutations;
        this.places = observed.places();
        this.table = new DrawTable(seed, method, places.length, Math.min(places.length, weights.maxDegree() + 1));
        this.values = values;
        this.byUnit = new long[values.length][places.length];
        for (int v = 0; v < values.length; v++) {
            long[] own = values[v];
            Arrays.setAll(byUnit[v], u -> own[places[u]]);
        }
    }

    /**
     * @param z several variables by place, on one scale, 0 at absent places; rounded to 2^-26 of the largest or a
     *          little more
     */
    static SquaredDraws of(Observed observed, double[][] z, String method, int permutations, long seed) {
        double largest = 0;
        for (double[] one : z) {
            for (double v : one) {
                largest = Math.max(largest, Math.abs(v));
            }
        }
        // squares of twice the range, summed over 128 neighbours and all variables, stay below 2^62
        int bits = 26 - (33 - Integer.numberOfLeadingZeros(z.length - 1)) / 2;
        double times = (1 << bits) / largest;
        long[][] values = new long[z.length][observed.size()];
        for (int v = 0; v < z.length; v++) {
            for (int place : observed.places()) {
                values[v][place] = Math.round(z[v][place] * times);
            }
        }
        return new SquaredDraws(observed, method, permutations, seed, values);
    }

    /** Whether sums of so many squares stay exact. */
    static boolean fits(Weights weights) {
        return weights.binary() && weights.maxDegree() <= 128;
    }

    private static long[] values(Observed observed) {
        long[] q = observed.fixed().q();
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int place : observed.places()) {
            low = Math.min(low, q[place]);
            high = Math.max(high, q[place]);
        }
        long middle = (low >> 1) + (high >> 1);
        int drop = 0;
        while (Math.max(high - middle, middle - low) >> drop > 1 << 26) {
            drop++;
        }
        long half = drop == 0 ? 0 : 1L << drop - 1;
        long[] values = new long[q.length];
        for (int place : observed.places()) {
            values[place] = q[place] - middle + half >> drop;
        }
        return values;
    }

    /** The unit's own sum of squared differences. */
    private long own(int place, int degree, int[] ids) {
        long sum = 0;
        for (long[] one : values) {
            for (int k = 0; k < degree; k++) {
                long d = one[place] - one[ids[k]];
                sum += d * d;
            }
        }
        return sum;
    }

    Ranks ranks(boolean folded) {
        int most = values.length > VARIABLES_FOR_TREE ? Integer.MAX_VALUE : UNITS_FOR_TREE;
        return ranks(folded, values.length == 1 ? UNITS_FOR_STRIPS : most, DRAWS_FOR_TREE);
    }

    /** The number of neighbours that most units have. */
    private static int commonest(int[] units) {
        int common = 0;
        for (int degree = 1; degree < units.length; degree++) {
            common = units[degree] > units[common] ? degree : common;
        }
        return common;
    }

    /**
     * @param unitsForTree fewest units of a number of neighbours for which points are arranged; others go through all
     *     draws
     * @param drawsForTree fewest draws of one
     */
    Ranks ranks(boolean folded, int unitsForTree, int drawsForTree) {
        Ranks ranks = new Ranks(observed.size(), folded);
        long[] own = new long[observed.size()];
        int[] degrees = new int[observed.size()];
        int[] units = new int[weights.maxDegree() + 1]; // by number of neighbours
        observed.engine().inPlace((places.length + BLOCK - 1) / BLOCK, b -> {
            int[] ids = new int[units.length - 1];
            for (int u = b * BLOCK; u < Math.min(places.length, (b + 1) * BLOCK); u++) {
                degrees[places[u]] = weights.neighbours(places[u], ids);
                own[places[u]] = own(places[u], degrees[places[u]], ids);
            }
        });
        for (int place : places) {
            units[degrees[place]]++;
        }
        int common = commonest(units);
        double[] totals = new double[folded ? observed.size() : 0]; // the mean must be known before distances from it
        int chunk = Math.max(256, Math.min(table.chunk(), MOST_SUMS / values.length) / 256 * 256);
        for (int pass = folded ? 0 : 1; pass < 2; pass++) {
            for (int from = 0; from < permutations; from += chunk) {
                int size = Math.min(permutations - from, chunk);
                int[] draws = table.draw(from, from + size, observed.engine());
                Drawn drawn = new Drawn(degrees, draws, size, unitsForTree);
                for (int degree = 1; degree < units.length; degree++) {
                    if (units[degree] > 0) {
                        boolean tree = !folded && units[degree] >= unitsForTree && size >= drawsForTree;
                        drawn.take(degree, own, ranks, totals, pass == 1, tree);
                    }
                }
                if (!folded) {
                    correct(degrees, common, draws, size, own, ranks);
                }
            }
        }
        return ranks;
    }

    /** Some draws, and the units with one number of neighbours after the other. */
    private final class Drawn {
        private int degree;
        private final int[] degrees;
        private final int[] draws;
        /** How many units are worth arranging points. */
        private final int worth;
        /** By variable and draw: of the first so many units drawn. */
        private final long[][] sums;

        private final long[] squares;

        Drawn(int[] degrees, int[] draws, int size, int worth) {
            this.worth = worth;
            this.degrees = degrees;
            this.draws = draws;
            this.sums = new long[values.length][size];
            this.squares = new long[size];
        }

        /** @param next more than before */
        void take(int next, long[] own, Ranks ranks, double[] totals, boolean counting, boolean tree) {
            add(degree, next, draws, sums, squares);
            degree = next;
            if (tree && values.length == 1) {
                int[] units =
                        Arrays.stream(places).filter(p -> degrees[p] == degree).toArray();
                new SquaredStrips(values[0], sums[0], squares, observed.engine())
                        .count(units, worth, own, degree, ranks);
            } else if (tree) {
                byTree(own, ranks);
            } else {
                sweep(own, ranks, totals, counting);
            }
            if (ranks.far.length > 0) {
                correct(degree, degrees, draws, squares.length, sums, squares, own, ranks, totals, counting);
            }
        }

        private long alone(int place) {
            long alone = 0;
            for (long[] one : values) {
                alone += degree * one[place] * one[place];
            }
            return alone;
        }

        /**
         * All units, each against its plane. Points are taken relative to the mean value, as
         * {@code B - 2 mean A}: far from it A and B lie almost on one line, which boxes would not cut.
         */
        private void byTree(long[] own, Ranks ranks) {
            long[] shear = new long[values.length];
            long[] y = squares.clone();
            for (int v = 0; v < values.length; v++) {
                double mean = 0;
                for (int place : places) {
                    mean += (double) values[v][place] / places.length;
                }
                shear[v] = 2 * Math.round(mean);
                for (int r = 0; r < y.length; r++) {
                    y[r] -= shear[v] * sums[v][r];
                }
            }
            PointTree tree = new PointTree(sums, y, observed.engine());
            observed.engine().inPlace((places.length + BLOCK - 1) / BLOCK, b -> {
                PointTree.Query query = tree.new Query();
                for (int u = b * BLOCK; u < Math.min(places.length, (b + 1) * BLOCK); u++) {
                    int place = places[u];
                    if (degrees[place] == degree) {
                        for (int v = 0; v < values.length; v++) {
                            query.times(v, 2 * values[v][place] - shear[v]);
                        }
                        query.count(own[place] - alone(place));
                        ranks.above[place] += query.above();
                        ranks.below[place] += query.below();
                    }
                }
            });
        }

        private void sweep(long[] own, Ranks ranks, double[] totals, boolean counting) {
            observed.engine().inPlace((places.length + BLOCK - 1) / BLOCK, b -> {
                long[] drawn = new long[values.length == 1 ? 0 : TILE];
                for (int u = b * BLOCK; u < Math.min(places.length, (b + 1) * BLOCK); u++) {
                    int place = places[u];
                    if (degrees[place] != degree) {
                        continue;
                    }
                    long alone = alone(place);
                    if (!counting) {
                        totals[place] += total(place, sums, squares) + alone * (double) squares.length;
                    } else if (ranks.far.length > 0) {
                        far(place, sums, squares, alone, own[place], totals[place] / permutations, ranks);
                    } else if (values.length == 1) {
                        count(place, sums[0], squares, 2 * values[0][place], own[place] - alone, ranks);
                    } else {
                        count(place, sums, squares, own[place] - alone, ranks, drawn);
                    }
                }
            });
        }
    }

    /** Adds the units drawn from one position on, up to another. */
    private void add(int from, int to, int[] draws, long[][] sums, long[] squares) {
        int length = table.length();
        observed.engine().inPlace((squares.length + PART - 1) / PART, b -> {
            int end = Math.min(squares.length, (b + 1) * PART);
            for (int v = 0; v < values.length; v++) {
                long[] own = byUnit[v];
                long[] ownSums = sums[v];
                for (int r = b * PART; r < end; r++) {
                    long sum = 0;
                    long square = 0;
                    for (int i = r * length + from; i < r * length + to; i++) {
                        long one = own[draws[i]];
                        sum += one;
                        square += one * one;
                    }
                    ownSums[r] += sum;
                    squares[r] += square;
                }
            }
        });
    }

    /** The hot loop: no branches, one multiplication a draw. */
    private static void count(int place, long[] sums, long[] squares, long twice, long bound, Ranks ranks) {
        long under = 0;
        long over = 0;
        for (int r = 0; r < sums.length; r++) {
            long high = squares[r] - twice * sums[r] - bound;
            under += high >>> 63;
            over += -high >>> 63;
        }
        ranks.above[place] += sums.length - (int) under;
        ranks.below[place] += sums.length - (int) over;
    }

    /** The same for several variables, in tiles that stay in the nearest cache. */
    private void count(int place, long[][] sums, long[] squares, long bound, Ranks ranks, long[] drawn) {
        int above = 0;
        int below = 0;
        for (int from = 0; from < squares.length; from += TILE) {
            int size = Math.min(TILE, squares.length - from);
            System.arraycopy(squares, from, drawn, 0, size);
            for (int v = 0; v < values.length; v++) {
                long twice = 2 * values[v][place];
                long[] one = sums[v];
                for (int r = 0; r < size; r++) {
                    drawn[r] -= twice * one[from + r];
                }
            }
            for (int r = 0; r < size; r++) {
                above += drawn[r] >= bound ? 1 : 0;
                below += drawn[r] <= bound ? 1 : 0;
            }
        }
        ranks.above[place] += above;
        ranks.below[place] += below;
    }

    private long drawn(int place, long[][] sums, long[] squares, int r) {
        long s = squares[r];
        for (int v = 0; v < values.length; v++) {
            s -= 2 * values[v][place] * sums[v][r];
        }
        return s;
    }

    private double total(int place, long[][] sums, long[] squares) {
        double total = 0;
        for (int r = 0; r < squares.length; r++) {
            total += drawn(place, sums, squares, r);
        }
        return total;
    }

    private void far(int place, long[][] sums, long[] squares, long alone, long own, double mean, Ranks ranks) {
        for (int r = 0; r < squares.length; r++) {
            tally(place, alone + drawn(place, sums, squares, r), own, mean, 1, ranks);
        }
    }

    private static void tally(int place, long s, long own, double mean, int step, Ranks ranks) {
        ranks.above[place] += s >= own ? step : 0;
        ranks.below[place] += s <= own ? step : 0;
        if (ranks.far.length > 0) {
            ranks.far[place] += Math.abs(s - mean) >= Math.abs(own - mean) ? step : 0;
        }
    }

    /** Draws that hold a unit among the first k: its own value out, the sequence's next in; for all k at once. */
    private void correct(int[] degrees, int common, int[] draws, int size, long[] own, Ranks ranks) {
        int pieces = Math.min(observed.engine().threads(), size);
        observed.engine().inPlace(pieces, p -> {
            SquaredCorrection correction = new SquaredCorrection(places, degrees, common, own, byUnit, table.length());
            for (int r = (int) ((long) size * p / pieces); r < (long) size * (p + 1) / pieces; r++) {
                correction.take(draws, r * table.length());
            }
            synchronized (ranks) { // whole numbers: the order does not matter
                correction.addTo(ranks, places);
            }
        });
    }

    /** Draws that hold a unit among the first k: its own value out, the sequence's next in; for distances too. */
    private void correct(
            int degree,
            int[] degrees,
            int[] draws,
            int size,
            long[][] sums,
            long[] squares,
            long[] own,
            Ranks ranks,
            double[] totals,
            boolean counting) {
        int length = table.length();
        for (int r = 0; r < size; r++) {
            for (int k = 0; k < degree; k++) {
                int place = places[draws[r * length + k]];
                if (degrees[place] != degree) {
                    continue;
                }
                int next = places[draws[r * length + degree]]; // degree <= n - 1, so there is one
                long with = drawn(place, sums, squares, r);
                long without = 0;
                for (long[] one : values) {
                    with += degree * one[place] * one[place];
                    without += (one[place] - one[next]) * (one[place] - one[next]); // its own difference was 0
                }
                without += with;
                if (counting) {
                    double mean = ranks.far.length > 0 ? totals[place] / permutations : 0;
                    tally(place, with, own[place], mean, -1, ranks);
                    tally(place, without, own[place], mean, 1, ranks);
                } else {
                    totals[place] += without - with;
                }
            }
        }
    }
}
