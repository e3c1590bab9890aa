package org.carbonscape.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.stats.draw.DrawTable;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.stats.draw.SortedSteps;
import org.carbonscape.weights.Weights;

/**
 * Conditional permutation with one table of draws for all units. The permuted neighbours of unit i under draw r are the
 * first k units of sequence r, passing over i itself.
 *
 * <p>Where all neighbours of a unit weigh the same, its permuted sums depend only on k, but for the few draws that hold
 * i among their first k. So for each k the units' observed sums are sorted once, each of the R sums is placed among
 * them ({@link SortedSteps}), and the draws that hold a unit are put right one by one with the sequence's next element:
 * n log n + R instead of n R k, and exactly what counting draw by draw would give, since sums are whole numbers. Where
 * distances from the mean are wanted too, the R sums are sorted and kept. Other units are counted draw by draw.
 */
final class SharedDraws {
    private static final int BLOCK = 4096;
    private static final int BUCKETS = 4; // a value
    private static final int MOST_SUMS = 1 << 26; // 512 MB of sorted sums at once
    private final Observed observed;
    private final Weights weights;
    private final int permutations;
    private final DrawTable table;
    /** Place of each present unit. */
    private final int[] places;

    SharedDraws(Observed observed, String method, int permutations, long seed) {
        this.observed = observed;
        this.weights = observed.weights();
        this.permutations = permutations;
        this.places = observed.places();
        int length = Math.min(places.length, weights.maxDegree() + 1);
        this.table = new DrawTable(seed, method, places.length, length);
    }

    /** Ranks of the neighbour sums of q among permuted ones; binary weights. */
    Ranks ofWholeSums(long[] sums, boolean folded) {
        Ranks ranks = new Ranks(observed.size(), folded);
        int[] slotOf = new int[weights.maxDegree() + 1];
        int[] degrees = patterns(slotOf);
        if (degrees.length == 0) {
            return ranks;
        }
        if (!folded) {
            count(degrees, slotOf, sums, ranks);
            return ranks;
        }
        int batch = Math.max(1, MOST_SUMS / permutations);
        for (int from = 0; from < degrees.length; from += batch) {
            Pattern[] some = new Pattern[Math.min(batch, degrees.length - from)];
            for (int s = 0; s < some.length; s++) {
                some[s] = new Pattern(degrees[from + s], permutations);
            }
            rank(some, from, slotOf, sums, ranks);
        }
        return ranks;
    }

    private void count(int[] degrees, int[] slotOf, long[] sums, Ranks ranks) {
        int[] degreeOf = new int[observed.size()];
        int[] units = new int[degrees.length];
        for (int place : places) {
            degreeOf[place] = weights.degree(place);
            if (degreeOf[place] > 0) {
                units[slotOf[degreeOf[place]]]++;
            }
        }
        int common = commonest(degrees, units);
        Counted[] counted = new Counted[degrees.length];
        observed.engine().inPlace(degrees.length, s -> {
            long[] own = new long[units[s]];
            int n = 0;
            for (int place : places) {
                if (degreeOf[place] == degrees[s]) {
                    own[n++] = sums[place];
                }
            }
            counted[s] = new Counted(degrees[s], new SortedSteps(own, BUCKETS));
        });
        for (int from = 0; from < permutations; from += table.chunk()) {
            int size = Math.min(permutations - from, table.chunk());
            int[] draws = table.draw(from, from + size, observed.engine());
            int pieces = Math.min(observed.engine().threads(), size);
            observed.engine().inPlace(pieces, p -> {
                Counting counting = new Counting(counted, common, degreeOf, sums);
                int end = (int) ((long) size * (p + 1) / pieces);
                for (int r = (int) ((long) size * p / pieces); r < end; r += counting.most()) {
                    counting.take(draws, r, Math.min(end, r + counting.most()));
                }
                synchronized (ranks) { // whole numbers: the order does not matter
                    counting.addTo(ranks);
                }
            });
        }
        observed.each(place -> {
            if (degreeOf[place] > 0) {
                Counted own = counted[slotOf[degreeOf[place]]];
                int step = own.steps.step(sums[place]);
                ranks.above[place] += permutations - own.below[step];
                ranks.below[place] += own.upTo[step];
            }
        });
    }

    /** The observed sums of units with so many neighbours, and how many permuted sums lie below each and up to it. */
    private static final class Counted {
        private final int degree;
        private final SortedSteps steps;
        private final int[] below;
        private final int[] upTo;

        Counted(int degree, SortedSteps steps) {
            this.degree = degree;
            this.steps = steps;
            this.below = new int[steps.count()];
            this.upTo = new int[steps.count()];
        }

        /** @param tally as {@link SortedSteps#tally} has it */
        void add(long[] tally) {
            int sum = 0;
            for (int i = 0; i < below.length; i++) {
                sum += (int) tally[2 * i + 1];
                below[i] += sum;
                sum += (int) (tally[2 * i + 1] >>> 32);
                upTo[i] += sum;
            }
        }
    }

    /** The number of neighbours that most units have. */
    private static int commonest(int[] degrees, int[] units) {
        int most = 0;
        for (int s = 1; s < degrees.length; s++) {
            most = units[s] > units[most] ? s : most;
        }
        return degrees[most];
    }

    /**
     * One thread's part of the draws, some hundred at once: what is looked up of the units drawn and what placing sums
     * looks up fit the processor's cache one after the other. By unit, not by place: most lattices have more holes.
     */
    private final class Counting {
        private static final int DRAWN = 4096;
        /** More than sums differ, whose numbers are below a fourth of that. */
        private static final long FAR = (1L << 62) - 1;

        private final Counted[] counted;
        /** The commonest number of neighbours. */
        private final int common;
        /** Of each unit, looked up together: its value and its own sum, far above all where its degree is another. */
        private final long[] units = new long[2 * places.length];

        private final long[] own = new long[places.length];
        private final int[] degreeOf = new int[places.length];
        private final long[][] tallies;
        private final int[] above = new int[places.length];
        private final int[] below = new int[places.length];
        /** Of each draw: the sums of its first so many values. */
        private final long[] first = new long[most() * (table.length() + 1)];

        Counting(Counted[] counted, int common, int[] degrees, long[] sums) {
            this.counted = counted;
            this.common = common;
            long[] q = observed.fixed().q();
            for (int u = 0; u < places.length; u++) {
                degreeOf[u] = degrees[places[u]];
                own[u] = sums[places[u]];
                units[2 * u] = q[places[u]];
                units[2 * u + 1] = degreeOf[u] == common ? own[u] : FAR + (FAR >> 1);
            }
            this.tallies = new long[counted.length][];
            for (int s = 0; s < counted.length; s++) {
                tallies[s] = counted[s].steps.tally();
            }
        }

        /** Draws at once. */
        int most() {
            return Math.max(1, DRAWN / table.length());
        }

        void take(int[] draws, int from, int to) {
            int length = table.length();
            for (int r = 0; r < to - from; r++) {
                add(draws, (from + r) * length, r * (length + 1));
            }
            for (int s = 0; s < counted.length; s++) {
                counted[s].steps.count(first, counted[s].degree, length + 1, to - from, tallies[s]);
            }
            for (int r = 0; r < to - from; r++) {
                correct(draws, (from + r) * length, r * (length + 1));
            }
        }

        private void add(int[] draws, int at, int sums) {
            long[] of = units; // fields would be looked up again for each unit
            long[] upTo = first;
            long sum = 0;
            int end = at + table.length();
            for (int i = at, put = sums + 1; i < end; i++, put++) {
                sum += of[2 * draws[i]];
                upTo[put] = sum;
            }
        }

        /** Few units' own sums lie between a sum with the unit's value and that without. */
        private void correct(int[] draws, int at, int sums) {
            long[] of = units;
            long sum = first[sums + common];
            long next = first[sums + common + 1] - sum; // its degree is <= n - 1, so the sequence has a next element
            for (int i = at; i < at + common; i++) {
                int u = draws[i];
                long with = of[2 * u + 1] - sum; // how far its own is above
                long without = with + of[2 * u] - next;
                // one test, of signs: more would be branches that nobody can guess
                if ((with ^ without | with - 1 ^ without - 1 | FAR - with) < 0) {
                    if (with > FAR) {
                        correct(u, i - at, sums);
                    } else {
                        above[u] += (int) (without - 1 >>> 63) - (int) (with - 1 >>> 63);
                        below[u] += (int) (with >>> 63) - (int) (without >>> 63);
                    }
                }
            }
            for (int k = common; k < table.length() - 1; k++) {
                correct(draws[at + k], k, sums);
            }
        }

        private void correct(int u, int k, int sums) {
            int degree = degreeOf[u];
            if (degree > k) {
                long sum = first[sums + degree];
                long with = own[u] - sum;
                long without = with + units[2 * u] - (first[sums + degree + 1] - sum);
                above[u] += (without <= 0 ? 1 : 0) - (with <= 0 ? 1 : 0);
                below[u] += (without >= 0 ? 1 : 0) - (with >= 0 ? 1 : 0);
            }
        }

        void addTo(Ranks ranks) {
            for (int s = 0; s < counted.length; s++) {
                counted[s].add(tallies[s]);
            }
            for (int u = 0; u < places.length; u++) {
                ranks.above[places[u]] += above[u];
                ranks.below[places[u]] += below[u];
            }
        }
    }

    /** Numbers of neighbours that occur, ascending, without 0; and the position of each among them. */
    private int[] patterns(int[] slotOf) {
        boolean[] occurs = new boolean[slotOf.length];
        for (int place : places) {
            occurs[weights.degree(place)] = true;
        }
        int[] degrees = new int[slotOf.length];
        int m = 0;
        for (int k = 1; k < occurs.length; k++) {
            slotOf[k] = m;
            if (occurs[k]) {
                degrees[m++] = k;
            }
        }
        return Arrays.copyOf(degrees, m);
    }

    private static final class Pattern {
        private final int degree;
        private final long[] sums;
        private double total; // of all sums, for their mean

        Pattern(int degree, int permutations) {
            this.degree = degree;
            this.sums = new long[permutations];
        }
    }

    private void rank(Pattern[] patterns, int firstSlot, int[] slotOf, long[] observedSums, Ranks ranks) {
        long[] q = observed.fixed().q();
        double[] shift = new double[observed.size()]; // what self-exclusion adds to a unit's total
        Corrections corrections = new Corrections();
        for (int from = 0; from < permutations; from += table.chunk()) {
            int begin = from;
            int end = Math.min(permutations, from + table.chunk());
            int[] draws = table.draw(begin, end, observed.engine());
            int length = table.length();
            observed.engine().inPlace(patterns.length, s -> {
                Pattern pattern = patterns[s];
                for (int r = begin; r < end; r++) {
                    long sum = 0;
                    int at = (r - begin) * length;
                    for (int k = 0; k < pattern.degree; k++) {
                        sum += q[places[draws[at + k]]];
                    }
                    pattern.sums[r] = sum;
                }
            });
            for (int r = begin; r < end; r++) {
                int at = (r - begin) * length;
                for (int k = 0; k < length; k++) {
                    int place = places[draws[at + k]];
                    int degree = weights.degree(place);
                    if (degree <= k) {
                        continue;
                    }
                    int slot = slotOf[degree] - firstSlot;
                    if (slot < 0 || slot >= patterns.length) {
                        continue;
                    }
                    // degree <= n - 1, so the sequence has a next element
                    long with = patterns[slot].sums[r];
                    long without = with - q[place] + q[places[draws[at + degree]]];
                    long own = observedSums[place];
                    ranks.above[place] += (without >= own ? 1 : 0) - (with >= own ? 1 : 0);
                    ranks.below[place] += (without <= own ? 1 : 0) - (with <= own ? 1 : 0);
                    shift[place] += without - with;
                    corrections.add(place, with, without);
                }
            }
        }
        observed.engine().inPlace(patterns.length, s -> {
            Arrays.sort(patterns[s].sums);
            double total = 0;
            for (long sum : patterns[s].sums) {
                total += sum;
            }
            patterns[s].total = total;
        });
        observed.engine().inPlace((places.length + BLOCK - 1) / BLOCK, b -> {
            for (int u = b * BLOCK; u < Math.min(places.length, (b + 1) * BLOCK); u++) {
                int place = places[u];
                int degree = weights.degree(place);
                int slot = slotOf[degree] - firstSlot;
                if (degree == 0 || slot < 0 || slot >= patterns.length) {
                    continue;
                }
                long own = observedSums[place];
                long[] sums = patterns[slot].sums;
                int first = firstAtLeast(sums, own);
                ranks.above[place] += permutations - first;
                int past = first;
                while (past < permutations && sums[past] == own && past < first + 8) {
                    past++;
                }
                if (past == first + 8) {
                    past = own == Long.MAX_VALUE ? permutations : firstAtLeast(sums, own + 1);
                }
                ranks.below[place] += past;
                double mean = (patterns[slot].total + shift[place]) / permutations;
                double distance = Math.abs(own - mean);
                ranks.far[place] = far(sums, mean, distance) + corrections.far(place, mean, distance);
            }
        });
    }

    /**
     * Index of the first sum at or above the bound; branch-free halving, since a mispredicted branch costs more than
     * the step.
     */
    private static int firstAtLeast(long[] sorted, long bound) {
        int base = 0;
        int left = sorted.length;
        while (left > 1) {
            int half = left >>> 1;
            base += sorted[base + half - 1] < bound ? half : 0;
            left -= half;
        }
        return base + (sorted[base] < bound ? 1 : 0);
    }

    /** How many sorted sums are at least so far from the mean. */
    private static int far(long[] sorted, double mean, double distance) {
        int low = 0;
        int high = sorted.length;
        while (low < high) { // first from the left that is nearer or above
            int middle = (low + high) >>> 1;
            if (sorted[middle] < mean && mean - sorted[middle] >= distance) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int left = low;
        high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] >= mean && sorted[middle] - mean >= distance) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return left + sorted.length - low;
    }

    /** Sums put right, kept until the means are known; grouped by place through chains. */
    private static final class Corrections {
        private final Map<Integer, List<long[]>> byPlace = new HashMap<>();

        void add(int place, long with, long without) {
            byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(new long[] {with, without});
        }

        int far(int place, double mean, double distance) {
            int change = 0;
            for (long[] pair : byPlace.getOrDefault(place, List.of())) {
                change +=
                        (Math.abs(pair[1] - mean) >= distance ? 1 : 0) - (Math.abs(pair[0] - mean) >= distance ? 1 : 0);
            }
            return change;
        }
    }

    /** Ranks of the raw weighted sums of z, draw by draw: weights that differ within rows. */
    Ranks ofWeightedSums(double[] sums, boolean folded) {
        Ranks ranks = new Ranks(observed.size(), folded);
        double[] z = observed.z();
        double[] totals = new double[folded ? observed.size() : 0];
        int passes = folded ? 2 : 1; // the mean must be known before distances from it can be counted
        for (int pass = 0; pass < passes; pass++) {
            boolean counting = pass == passes - 1;
            for (int from = 0; from < permutations; from += table.chunk()) {
                int size = Math.min(permutations - from, table.chunk());
                int[] draws = table.draw(from, from + size, observed.engine());
                int most = weights.maxDegree();
                observed.engine().inPlace((places.length + 63) / 64, b -> {
                    double[] raw = new double[most];
                    for (int u = b * 64; u < Math.min(places.length, (b + 1) * 64); u++) {
                        int place = places[u];
                        int degree = weights.degree(place);
                        weights.raw(place, raw);
                        double mean = folded ? totals[place] / permutations : 0;
                        double distance = Math.abs(sums[place] - mean);
                        for (int r = 0; r < size && degree > 0; r++) {
                            double sum = permuted(z, raw, degree, draws, r * table.length(), u);
                            if (counting) {
                                ranks.above[place] += sum >= sums[place] ? 1 : 0;
                                ranks.below[place] += sum <= sums[place] ? 1 : 0;
                                if (folded) {
                                    ranks.far[place] += Math.abs(sum - mean) >= distance ? 1 : 0;
                                }
                            } else {
                                totals[place] += sum;
                            }
                        }
                    }
                });
            }
        }
        return ranks;
    }

    private double permuted(double[] z, double[] raw, int degree, int[] draws, int at, int self) {
        double sum = 0;
        int next = at;
        for (int k = 0; k < degree; k++) {
            int id = draws[next++];
            if (id == self) {
                id = draws[next++];
            }
            sum += raw[k] * z[places[id]];
        }
        return sum;
    }
}
