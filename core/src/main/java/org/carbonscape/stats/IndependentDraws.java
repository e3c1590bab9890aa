package org.carbonscape.stats;

import java.util.Arrays;
import java.util.function.Supplier;
import org.carbonscape.stats.draw.QuickRandom;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.stats.draw.SampleBatch;
import org.carbonscape.weights.Weights;

/** Conditional permutation with draws of its own for each unit: k of the n - 1 others, without replacement, R times. */
final class IndependentDraws {
    private static final int BLOCK = 256; // units with a stream in common, so fixed
    private static final int SHORT = 32;
    private final Observed observed;
    private final Weights weights;
    private final String method;
    private final int permutations;
    private final long seed;
    private final int[] places;

    IndependentDraws(Observed observed, String method, int permutations, long seed) {
        this.observed = observed;
        this.weights = observed.weights();
        this.method = method + " independent";
        this.permutations = permutations;
        this.seed = seed;
        this.places = observed.places();
    }

    /** Ranks of the neighbour sums of q among permuted ones; binary weights. */
    Ranks ofWholeSums(long[] sums, boolean folded) {
        long[] q = new long[places.length];
        for (int u = 0; u < q.length; u++) {
            q[u] = observed.fixed().q()[places[u]];
        }
        long largest = 0;
        for (long value : q) {
            largest = Math.max(largest, value < 0 ? ~value : value);
        }
        int shift = Math.max(0, 33 - Long.numberOfLeadingZeros(largest));
        int[] coarse = new int[q.length];
        for (int u = 0; u < q.length; u++) {
            coarse[u] = (int) (q[u] >> shift);
        }
        Ranks ranks = new Ranks(observed.size(), folded);
        int most = weights.maxDegree();
        inBlocks(() -> new SampleBatch(q, coarse, shift, most <= SHORT ? most : 0), (u, random, picks, batch) -> {
            int place = places[u];
            int degree = weights.degree(place);
            long own = sums[place];
            long[] all = new long[folded ? permutations : 0];
            // a large share of a small map would hold repetitions most of the time
            long counts = most <= SHORT && (long) degree * degree <= places.length && !folded
                    ? batch.rank(random, u, degree, permutations, own)
                    : byPicks(q, u, degree, own, random, picks, all);
            int above = (int) (counts >>> 32);
            int below = (int) counts;
            ranks.above[place] = above;
            ranks.below[place] = below;
            if (folded) {
                double mean = Arrays.stream(all).asDoubleStream().sum() / permutations;
                double distance = Math.abs(own - mean);
                ranks.far[place] = (int) Arrays.stream(all)
                        .filter(s -> Math.abs(s - mean) >= distance)
                        .count();
            }
        });
        return ranks;
    }

    /** The same for samples so large that most would hold a repetition. */
    private long byPicks(long[] q, int self, int degree, long own, QuickRandom random, Picks picks, long[] all) {
        int above = 0;
        int below = 0;
        for (int r = 0; r < permutations; r++) {
            picks.draw(random, self, degree);
            long sum = 0;
            for (int k = 0; k < degree; k++) {
                sum += q[picks.ids[k]];
            }
            above += sum >= own ? 1 : 0;
            below += sum <= own ? 1 : 0;
            if (all.length > 0) {
                all[r] = sum;
            }
        }
        return (long) above << 32 | below;
    }

    /** Ranks of the raw weighted sums of z. */
    Ranks ofWeightedSums(double[] sums, boolean folded) {
        Ranks ranks = new Ranks(observed.size(), folded);
        double[] z = observed.z();
        int most = weights.maxDegree();
        SampleBatch none = new SampleBatch(new long[0], new int[0], 0, 0);
        inBlocks(() -> none, (u, random, picks, batch) -> {
            int place = places[u];
            int degree = weights.degree(place);
            double[] raw = new double[most];
            weights.raw(place, raw);
            double[] all = new double[permutations];
            double total = 0;
            for (int r = 0; r < permutations; r++) {
                picks.draw(random, u, degree);
                double sum = 0;
                for (int k = 0; k < degree; k++) {
                    sum += raw[k] * z[places[picks.ids[k]]];
                }
                ranks.above[place] += sum >= sums[place] ? 1 : 0;
                ranks.below[place] += sum <= sums[place] ? 1 : 0;
                all[r] = sum;
                total += sum;
            }
            if (folded) {
                double mean = total / permutations;
                double distance = Math.abs(sums[place] - mean);
                ranks.far[place] = (int) Arrays.stream(all)
                        .filter(s -> Math.abs(s - mean) >= distance)
                        .count();
            }
        });
        return ranks;
    }

    private interface Unit {
        void take(int unit, QuickRandom random, Picks picks, SampleBatch batch);
    }

    private void inBlocks(Supplier<SampleBatch> batches, Unit work) {
        int n = places.length;
        int most = weights.maxDegree();
        observed.engine().inPlace((n + BLOCK - 1) / BLOCK, b -> {
            QuickRandom random = new QuickRandom(seed, method, b);
            Picks picks = new Picks(n, most);
            SampleBatch batch = batches.get();
            for (int u = b * BLOCK; u < Math.min(n, (b + 1) * BLOCK); u++) {
                if (weights.degree(places[u]) > 0) {
                    work.take(u, random, picks, batch);
                }
            }
        });
    }

    /** Distinct units other than one. */
    private static final class Picks {
        private final int[] ids;
        private final int[] deck; // for large samples: the others in any order
        private final int n;

        Picks(int n, int most) {
            this.n = n;
            this.ids = new int[most];
            this.deck = new int[most > SHORT || most > n / 2 ? n - 1 : 0];
            Arrays.setAll(deck, i -> i);
        }

        void draw(QuickRandom random, int self, int degree) {
            if (degree <= SHORT && degree <= n / 2) {
                for (int k = 0; k < degree; ) {
                    int id = random.below(n - 1);
                    id += id >= self ? 1 : 0;
                    int j = 0;
                    while (j < k && ids[j] != id) {
                        j++;
                    }
                    if (j == k) {
                        ids[k++] = id;
                    }
                }
                return;
            }
            for (int k = 0; k < degree; k++) {
                int j = k + random.below(n - 1 - k);
                int id = deck[j];
                deck[j] = deck[k];
                deck[k] = id;
                ids[k] = id + (id >= self ? 1 : 0);
            }
        }
    }
}
