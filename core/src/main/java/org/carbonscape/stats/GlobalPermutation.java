package org.carbonscape.stats;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.carbonscape.engine.Engine;
import org.carbonscape.weights.Weights;

/**
 * All values in random order, again and again. Permutation r has a stream of its own. On few units the values
 * themselves are put in order, so that a tie with the observed statistic is one; on many they are rounded to 2^-26 of
 * the largest, which moves a permuted statistic far less than it differs from the next one, and halves the memory that
 * a shuffle runs through.
 */
final class GlobalPermutation {
    /**
     * Permutations that reuse one set of arrays, each going on from the order of the one before; fixed, so no thread
     * matters.
     */
    private static final int BATCH = 8;
    /** Units from which values are rounded. */
    private static final int MANY = 1 << 16;
    /** Words of orders that are kept: 64 MB. */
    private static final int MOST_KEPT = 1 << 24;

    private GlobalPermutation() {}

    /** The statistic of the values (by place, 0 at absent places) in each of {@code permutations} random orders. */
    static double[] of(
            Observed observed, double[] values, int permutations, String method, long seed, Quadratic statistic) {
        return of(observed, values, permutations, method, seed, statistic, observed.n() >= MANY);
    }

    static double[] of(
            Observed observed,
            double[] values,
            int permutations,
            String method,
            long seed,
            Quadratic statistic,
            boolean rounded) {
        int n = observed.n();
        return rounded
                ? rounded(observed, values, permutations, method, seed, statistic)
                : fits(n, permutations)
                        ? kept(observed, values, permutations, method, seed, statistic)
                        : exact(observed, values, permutations, method, seed, statistic);
    }

    private static double[] rounded(
            Observed observed, double[] values, int permutations, String method, long seed, Quadratic statistic) {
        double[] out = new double[permutations];
        int[] places = observed.places();
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        double unit = largest / Weights.LARGEST;
        int[] codes = new int[places.length];
        Arrays.setAll(codes, u -> (int) Math.rint(values[places[u]] / unit));
        orders(observed.engine(), codes, permutations, method, seed, () -> {
            int[] filled = new int[places.length < values.length ? values.length : 0];
            return (r, order) -> {
                for (int u = 0; filled.length > 0 && u < places.length; u++) {
                    filled[places[u]] = order[u];
                }
                out[r] = statistic.of(filled.length > 0 ? filled : order) * unit * unit;
            };
        });
        return out;
    }

    private static double[] exact(
            Observed observed, double[] values, int permutations, String method, long seed, Quadratic statistic) {
        double[] out = new double[permutations];
        int[] places = observed.places();
        double[] own = new double[places.length];
        Arrays.setAll(own, u -> values[places[u]]);
        orders(observed.engine(), counted(places.length), permutations, method, seed, () -> {
            double[] byPlace = new double[values.length];
            return (r, order) -> {
                for (int u = 0; u < places.length; u++) {
                    byPlace[places[u]] = own[order[u]];
                }
                out[r] = statistic.of(byPlace);
            };
        });
        return out;
    }

    /** With orders that serve every flow of every phase: drawing them takes longer than using them. */
    private static double[] kept(
            Observed observed, double[] values, int permutations, String method, long seed, Quadratic statistic) {
        int[] places = observed.places();
        int n = places.length;
        int words = words(n);
        int[] orders = DrawsKept.of(new DrawsKept.Key(seed, method, n, 0, 0, permutations), () -> {
            int[] made = new int[permutations * words];
            orders(observed.engine(), counted(n), permutations, method, seed, () -> (r, order) -> {
                for (int u = 0; u < n; u++) {
                    made[r * words + (u >> 1)] |= order[u] << ((u & 1) << 4);
                }
            });
            return made;
        });
        double[] out = new double[permutations];
        double[] own = new double[n];
        Arrays.setAll(own, u -> values[places[u]]);
        batches(observed.engine(), permutations, () -> {
            double[] byPlace = new double[values.length];
            return r -> {
                for (int u = 0; u < n; u++) {
                    byPlace[places[u]] = own[code(orders, r * words, u)];
                }
                out[r] = statistic.of(byPlace);
            };
        });
        return out;
    }

    /**
     * Where units come to lie in each of {@code permutations} random orders: those in which {@link #of} moves the
     * values of all.
     *
     * @param units by their position among the present ones
     * @param taker one a thread
     */
    static void moved(
            Observed observed, int[] units, int permutations, String method, long seed, Supplier<Order> taker) {
        int n = observed.n();
        int[] to = fits(n, permutations) ? places(observed, permutations, method, seed) : new int[0];
        if (to.length > 0) {
            int words = words(n);
            batches(observed.engine(), permutations, () -> {
                int[] now = new int[units.length];
                Order order = taker.get();
                return r -> {
                    for (int i = 0; i < now.length; i++) {
                        now[i] = code(to, r * words, units[i]);
                    }
                    order.take(r, now);
                };
            });
            return;
        }
        int[] marks = new int[n];
        for (int u : units) {
            marks[u] = 1;
        }
        orders(observed.engine(), marks, permutations, method, seed, () -> {
            int[] now = new int[units.length];
            Order order = taker.get();
            return (r, moved) -> {
                int k = 0;
                for (int u = 0; u < n; u++) {
                    if (moved[u] != 0) {
                        now[k++] = u;
                    }
                }
                order.take(r, now);
            };
        });
    }

    /** By permutation and unit: where it comes to lie; kept like the orders, the other way round. */
    private static int[] places(Observed observed, int permutations, String method, long seed) {
        int n = observed.n();
        int words = words(n);
        return DrawsKept.of(new DrawsKept.Key(seed, method, n, n, 0, permutations), () -> {
            int[] made = new int[permutations * words];
            orders(observed.engine(), counted(n), permutations, method, seed, () -> (r, order) -> {
                for (int u = 0; u < n; u++) {
                    made[r * words + (order[u] >> 1)] |= u << ((order[u] & 1) << 4);
                }
            });
            return made;
        });
    }

    private static boolean fits(int n, int permutations) {
        return n <= MANY && (long) permutations * words(n) <= MOST_KEPT;
    }

    private static int code(int[] packed, int at, int u) {
        return packed[at + (u >> 1)] >>> ((u & 1) << 4) & 0xffff;
    }

    /** Two codes of 16 bits a word. */
    private static int words(int n) {
        return (n + 1) / 2;
    }

    private static int[] counted(int n) {
        int[] codes = new int[n];
        Arrays.setAll(codes, u -> u);
        return codes;
    }

    /** Takes one random order after the other; one a thread. */
    interface Order {
        void take(int permutation, int[] order);
    }

    private static void orders(
            Engine engine, int[] codes, int permutations, String method, long seed, Supplier<Order> taker) {
        batches(engine, permutations, () -> {
            Shuffle shuffle = new Shuffle(codes);
            Order order = taker.get();
            return r -> order.take(r, shuffle.next(new QuickRandom(seed, method, r)));
        });
    }

    private static void batches(Engine engine, int permutations, Supplier<IntConsumer> one) {
        engine.inPlace((permutations + BATCH - 1) / BATCH, b -> {
            IntConsumer own = one.get();
            for (int r = b * BATCH; r < Math.min(permutations, (b + 1) * BATCH); r++) {
                own.accept(r);
            }
        });
    }
}
