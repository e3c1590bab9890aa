package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;

/**
 * Permutation tests of q and of the excess of a pair. One random arrangement of y serves all drivers (all partners of
 * one driver for the excess), and only sums are taken anew, since counts do not change; of many units it is drawn only
 * as far as it must be ({@link LargestFirst}). Arrangement number i has its own named random stream, so nothing depends
 * on threads.
 */
final class Permutations {
    private static final int PER_ITEM = 8;
    private static final int PER_ROUND = 128;
    /**
     * Sums equal in truth may differ in the last bits because strata are added in another order; they count as reached.
     */
    static final double SAME = 1e-12;
    /** Units from which arrangements are drawn only as far as they must be, where that pays. */
    private static final int MANY = 1 << 13;
    /** Units up to which that is so: it takes 16 bytes a unit, which the cells of large rasters have not. */
    private static final int MOST = 1 << 22;

    /** p and the number of arrangements it rests on. */
    record Outcome(double p, int drawn) {}

    private final DetectorData data;
    private final DetectorOptions options;
    private final Engine engine;
    private final int many;

    Permutations(DetectorData data, DetectorOptions options, Engine engine) {
        this(data, options, engine, MANY);
    }

    Permutations(DetectorData data, DetectorOptions options, Engine engine, int many) {
        this.data = data;
        this.options = options;
        this.engine = engine;
        this.many = many;
    }

    /** For each driver: does it explain more than chance would? y is exchanged among all units, or within blocks. */
    Outcome[] factors() {
        int m = data.drivers();
        if (options.draws().permutations() == 0) {
            return none(m);
        }
        Shuffle shuffle = data.hasBlocks()
                ? Shuffle.within(Codes.of(data.blocks(), data.blockCount()), data.blockCount())
                : Shuffle.all(data.units());
        Codes[] codes = new Codes[m];
        int[] sizes = new int[m];
        for (int d = 0; d < m; d++) {
            sizes[d] = data.strata(d);
            codes[d] = shuffle.ordered(data.codes(d), sizes[d]);
        }
        return run("geodetector.factor", new Setting(shuffle, Codes.of(data.units(), 1, i -> 0), codes, sizes));
    }

    /**
     * For each pair: does the driver with the smaller q add anything within the strata of the one with the larger?
     *
     * @param q of each driver, deciding which of a pair is the larger (the first given when equal)
     */
    Outcome[][] excess(double[] q) {
        int m = data.drivers();
        Outcome[][] all = new Outcome[m][m];
        for (int base = 0; base < m; base++) {
            int own = base;
            int[] others = IntStream.range(0, m)
                    .filter(o -> o != own && (q[own] > q[o] || q[own] == q[o] && own < o))
                    .toArray();
            Outcome[] outcomes = others.length == 0 ? new Outcome[0] : within(base, others);
            for (int o = 0; o < others.length; o++) {
                all[Math.min(base, others[o])][Math.max(base, others[o])] = outcomes[o];
            }
        }
        return all;
    }

    /** One driver's strata are held, its partners' crossed strata tested. */
    private Outcome[] within(int base, int[] others) {
        if (options.draws().permutations() == 0) {
            return none(others.length);
        }
        Codes segment = data.codes(base);
        int size = data.strata(base);
        if (data.hasBlocks()) {
            Strata both =
                    Strata.ofNumbers("", cross(segment, Codes.of(data.blocks(), data.blockCount()), data.blockCount()));
            segment = both.codes();
            size = both.labels().size();
        }
        Shuffle shuffle = Shuffle.within(segment, size);
        Codes[] codes = new Codes[others.length];
        int[] sizes = new int[others.length];
        for (int o = 0; o < others.length; o++) {
            Strata crossed =
                    Strata.ofNumbers("", cross(data.codes(base), data.codes(others[o]), data.strata(others[o])));
            sizes[o] = crossed.labels().size();
            codes[o] = shuffle.ordered(crossed.codes(), sizes[o]);
        }
        Codes held = shuffle.ordered(data.codes(base), data.strata(base));
        return run("geodetector.excess." + data.name(base), new Setting(shuffle, held, codes, sizes));
    }

    private static Outcome[] none(int count) {
        Outcome[] outcomes = new Outcome[count];
        Arrays.fill(outcomes, new Outcome(Double.NaN, 0));
        return outcomes;
    }

    /** Occurring pairs of codes, numbered anew: a dense product could pass 2^31. */
    private static int[] cross(Codes a, Codes b, int sizeOfB) {
        int[] both = new int[a.length()];
        int most = 0;
        for (int i = 0; i < both.length; i++) {
            most = Math.max(most, a.at(i));
        }
        if ((most + 1L) * sizeOfB < Integer.MAX_VALUE) {
            for (int i = 0; i < both.length; i++) {
                both[i] = a.at(i) * sizeOfB + b.at(i);
            }
            return both;
        }
        HashMap<Long, Integer> number = new HashMap<>();
        for (int i = 0; i < both.length; i++) {
            both[i] = number.computeIfAbsent((long) a.at(i) * sizeOfB + b.at(i), k -> number.size());
        }
        return both;
    }

    /** One way to exchange y and the partitions tested by it. */
    private final class Setting {
        final Shuffle shuffle;
        final long[] values;
        final Groups groups;
        final int[] sizes;
        final long[][] counts;
        final double[] observed;
        final Optional<LargestFirst> largestFirst;

        /** @param held strata that every arrangement leaves as they are and that hold those of each partition */
        Setting(Shuffle shuffle, Codes held, Codes[] codes, int[] sizes) {
            this.shuffle = shuffle;
            this.values = shuffle.ordered(data.z());
            this.sizes = sizes;
            // margins are taken once an arrangement, so a group may be as large as pays for few units
            this.groups = new Groups(codes, sizes, Math.min(2048, Math.max(64, data.units() / 8)), codes.length, true);
            this.counts = new long[codes.length][];
            for (int d = 0; d < codes.length; d++) {
                counts[d] = new long[sizes[d]];
                for (int i = 0; i < codes[d].length(); i++) {
                    counts[d][codes[d].at(i)]++;
                }
            }
            this.observed = statistics(values, scratch());
            this.largestFirst = data.units() < many || data.units() > MOST || drops()
                    ? Optional.empty()
                    : Optional.of(largestFirst(held, codes)).filter(LargestFirst::pays);
        }

        /** Whether what varies is another in every arrangement. */
        private boolean drops() {
            return options.dropSingletons()
                    && Arrays.stream(counts).anyMatch(c -> Arrays.stream(c).anyMatch(n -> n == 1));
        }

        private LargestFirst largestFirst(Codes held, Codes[] codes) {
            int strata = 0;
            for (int i = 0; i < values.length; i++) {
                strata = Math.max(strata, held.at(i) + 1);
            }
            long[] n = new long[strata];
            long[] s = new long[strata];
            for (int i = 0; i < values.length; i++) {
                n[held.at(i)]++;
                s[held.at(i)] += values[i];
            }
            double explained = -(double) data.sum() * data.sum() / data.units();
            for (int h = 0; h < strata; h++) {
                explained += n[h] == 0 ? 0 : (double) s[h] * s[h] / n[h];
            }
            List<LargestFirst.Tested> tested = new ArrayList<>();
            for (int d = 0; d < codes.length; d++) {
                int[] within = new int[sizes[d]];
                for (int i = 0; i < values.length; i++) {
                    within[codes[d].at(i)] = held.at(i);
                }
                tested.add(new LargestFirst.Tested(
                        codes[d], counts[d], within, n, observed[d] * (1 - SAME) * data.total() - explained));
            }
            return new LargestFirst(
                    shuffle.ends(),
                    values,
                    tested,
                    LargestFirst.SLACK * data.total(),
                    (d, sums) -> reached(d, q(counts[d], sums)));
        }

        boolean reached(int d, double q) {
            return q >= observed[d] * (1 - SAME);
        }

        /** Whether each partition reaches what was observed, in arrangement after arrangement. */
        Function<FastDraws, boolean[]> arrangements() {
            if (largestFirst.isPresent()) {
                return largestFirst.get().first()::reached;
            }
            Scratch scratch = scratch();
            return random -> {
                shuffle.draw(random, values, scratch.z());
                double[] q = statistics(scratch.z(), scratch);
                boolean[] own = new boolean[q.length];
                for (int d = 0; d < q.length; d++) {
                    own[d] = reached(d, q[d]);
                }
                return own;
            };
        }

        Scratch scratch() {
            long[][] sums = new long[groups.count()][];
            for (int g = 0; g < sums.length; g++) {
                sums[g] = new long[groups.get(g).size()];
            }
            return new Scratch(
                    new long[values.length],
                    sums,
                    new long[Arrays.stream(sizes).max().orElse(0)]);
        }

        double[] statistics(long[] z, Scratch scratch) {
            double[] out = new double[sizes.length];
            for (int g = 0; g < groups.count(); g++) {
                long[] sums = scratch.sums()[g];
                Arrays.fill(sums, 0);
                add(groups.get(g).codes(), z, sums);
            }
            for (int d = 0; d < out.length; d++) {
                long[] own = scratch.margin();
                groups.margin(scratch.sums()[groups.groupOf(d)], d, own);
                out[d] = q(counts[d], own);
            }
            return out;
        }

        private double q(long[] n, long[] s) {
            double between = 0;
            double singleSquares = 0;
            long singleSum = 0;
            int singles = 0;
            for (int h = 0; h < n.length; h++) {
                double square = (double) s[h] * s[h];
                if (n[h] > 1) {
                    between += square / n[h];
                } else if (n[h] == 1) {
                    singles++;
                    singleSum += s[h];
                    singleSquares += square;
                }
            }
            double q = new Split(0, singles, between, singleSum, singleSquares).q(data, options.dropSingletons());
            return Double.isNaN(q) ? 0 : q;
        }
    }

    private record Scratch(long[] z, long[][] sums, long[] margin) {}

    /** Neighbours are often of one stratum: two sums by turns do not wait for each other. */
    static void add(Codes codes, long[] z, long[] sums) {
        long[] odd = new long[sums.length];
        int last = z.length - 1;
        if (codes.areFew()) {
            byte[] few = codes.bytes();
            for (int i = 0; i < last; i += 2) {
                sums[few[i]] += z[i];
                odd[few[i + 1]] += z[i + 1];
            }
            if ((last & 1) == 0) {
                sums[few[last]] += z[last];
            }
        } else {
            int[] many = codes.ints();
            for (int i = 0; i < last; i += 2) {
                sums[many[i]] += z[i];
                odd[many[i + 1]] += z[i + 1];
            }
            if ((last & 1) == 0) {
                sums[many[last]] += z[last];
            }
        }
        for (int h = 0; h < odd.length; h++) {
            sums[h] += odd[h];
        }
    }

    private Outcome[] run(String method, Setting setting) {
        Count[] counts = new Count[setting.sizes.length];
        Arrays.setAll(counts, d -> new Count());
        int m = options.draws().permutations();
        int round = options.draws().stopAfter() == 0 ? m : PER_ROUND;
        for (int from = 0; from < m && !Arrays.stream(counts).allMatch(c -> c.done); from += round) {
            int start = from;
            int now = Math.min(round, m - from);
            List<boolean[][]> reached = engine.each((now + PER_ITEM - 1) / PER_ITEM, item -> {
                Function<FastDraws, boolean[]> arrangements = setting.arrangements();
                int first = item * PER_ITEM;
                boolean[][] some = new boolean[Math.min(PER_ITEM, now - first)][];
                for (int p = first; p < first + some.length; p++) {
                    some[p - first] =
                            arrangements.apply(new FastDraws(options.draws().seed(), method, start + p));
                }
                return some;
            });
            for (boolean[] one : (Iterable<boolean[]>) reached.stream().flatMap(Arrays::stream)::iterator) {
                for (int d = 0; d < one.length; d++) {
                    counts[d].take(one[d], options.draws().stopAfter());
                }
            }
        }
        return Arrays.stream(counts).map(Count::outcome).toArray(Outcome[]::new);
    }

    /**
     * Counted in the order of arrangement numbers, so that where it stops does not depend on how they were worked off.
     */
    static final class Count {
        private int drawn;
        private int reached;
        private boolean done;

        void take(boolean hit, int stopAfter) {
            if (done) {
                return;
            }
            drawn++;
            reached += hit ? 1 : 0;
            done = stopAfter > 0 && reached == stopAfter;
        }

        Outcome outcome() {
            return new Outcome(done ? (double) reached / drawn : (reached + 1.0) / (drawn + 1), drawn);
        }
    }
}
