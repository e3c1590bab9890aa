package org.carbonscape.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.carbonscape.engine.Engine;
import org.carbonscape.stats.draw.QuickRandom;
import org.carbonscape.stats.draw.Shuffle;
import org.carbonscape.weights.Crosses;
import org.carbonscape.weights.Weights;

/**
 * All values in random order, again and again. Permutation r has a stream of its own. On few units the values
 * themselves are put in order, so that a tie with the observed statistic is one; on many they are rounded to 2^-26 of
 * the largest, which moves a permuted statistic far less than it differs from the next one, and halves the memory that
 * a shuffle runs through.
 *
 * <p>Between the two one set of orders serves every statistic of many units, and Moran's I and Geary's C, which differ
 * in what they make of the sum over neighbours, take that sum from each other.
 */
final class GlobalPermutation {
    /**
     * Permutations that reuse one set of arrays, each going on from the order of the one before; fixed, so no thread
     * matters.
     */
    private static final int BATCH = 8;
    /** Units from which values are rounded. */
    private static final int MANY = 1 << 16;
    /** Units from which orders that are kept are those of one statistic for all. */
    private static final int SHARED = 1 << 13;
    /** Codes of orders that are kept: 64 MB. */
    private static final int MOST_KEPT = 1 << 25;

    /** What is kept of them. */
    private record OrdersName(long seed, String method, int n, int permutations) {}

    /** Where each unit stands in them. */
    private record PlacesName(long seed, String method, int n, int permutations) {}

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
        KeptOrders kept = keptOrders(observed, permutations, method, seed);
        Crosses crosses = statistic.weights().crosses();
        double[] own = new double[n];
        Arrays.setAll(own, u -> values[places[u]]);
        double[] crossed = kept.crossed(crosses, own).orElseGet(() -> {
            double[] made = crossed(observed, crosses, own, kept.orders, permutations);
            kept.keep(crosses, own, made);
            return made;
        });
        Quadratic.InOrders found = statistic.inOrders(own, places);
        double[] out = new double[permutations];
        Arrays.setAll(out, r -> found.of(crossed[r], own, kept.orders, r * n));
        return out;
    }

    private static KeptOrders keptOrders(Observed observed, int permutations, String method, long seed) {
        int n = observed.n();
        String name = shared(method, n);
        return observed.engine().kept(new OrdersName(seed, name, n, permutations), () -> {
            char[] made = new char[permutations * n];
            orders(observed.engine(), counted(n), permutations, name, seed, () -> (r, order) -> {
                for (int u = 0; u < n; u++) {
                    made[r * n + u] = (char) order[u];
                }
            });
            return new KeptOrders(made);
        });
    }

    /** Whose orders are taken. */
    static String shared(String method, int n) {
        return n < SHARED ? method : "morans-i";
    }

    /** Orders one after the other, and what was summed over neighbours in them last. */
    private static final class KeptOrders {
        final char[] orders;
        private Optional<Crossed> last = Optional.empty();

        private record Crossed(Crosses crosses, double[] values, double[] sums) {}

        KeptOrders(char[] orders) {
            this.orders = orders;
        }

        synchronized Optional<double[]> crossed(Crosses crosses, double[] values) {
            return last.filter(l -> l.crosses.equals(crosses) && Arrays.equals(l.values, values))
                    .map(Crossed::sums);
        }

        synchronized void keep(Crosses crosses, double[] values, double[] sums) {
            last = Optional.of(new Crossed(crosses, values, sums));
        }
    }

    private static double[] crossed(Observed observed, Crosses crosses, double[] own, char[] orders, int permutations) {
        int n = own.length;
        int[] runs =
                runs(Arrays.stream(observed.places()).map(crosses::position).toArray());
        double[] out = new double[permutations];
        batches(observed.engine(), permutations, () -> {
            double[] x = new double[crosses.length()];
            return r -> {
                fill(x, runs, own, orders, r * n);
                out[r] = crosses.of(x);
            };
        });
        return out;
    }

    /** Four at a time: the first compiler does no such thing by itself. */
    private static void fill(double[] x, int[] runs, double[] own, char[] orders, int first) {
        int u = first;
        for (int k = 0; k < runs.length; k += 2) {
            int i = runs[k];
            int to = runs[k + 1];
            for (; i + 3 < to; i += 4, u += 4) {
                x[i] = own[orders[u]];
                x[i + 1] = own[orders[u + 1]];
                x[i + 2] = own[orders[u + 2]];
                x[i + 3] = own[orders[u + 3]];
            }
            for (; i < to; i++) {
                x[i] = own[orders[u++]];
            }
        }
    }

    /** The first of numbers in a row and the one after their last. */
    private static int[] runs(int[] ascending) {
        int[] runs = new int[2 * ascending.length];
        int n = 0;
        for (int i : ascending) {
            if (n == 0 || runs[n - 1] != i) {
                runs[n] = i;
                n += 2;
            }
            runs[n - 1] = i + 1;
        }
        return Arrays.copyOf(runs, n);
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
        if (fits(n, permutations)) {
            char[] to = places(observed, permutations, method, seed);
            batches(observed.engine(), permutations, () -> {
                int[] now = new int[units.length];
                Order order = taker.get();
                return r -> {
                    for (int i = 0; i < now.length; i++) {
                        now[i] = to[r * n + units[i]];
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

    /** By permutation and unit: where it comes to lie; the orders the other way round. */
    private static char[] places(Observed observed, int permutations, String method, long seed) {
        int n = observed.n();
        String name = shared(method, n);
        return observed.engine().kept(new PlacesName(seed, name, n, permutations), () -> {
            char[] made = new char[permutations * n];
            if (!name.equals(method)) {
                char[] orders = keptOrders(observed, permutations, method, seed).orders;
                batches(observed.engine(), permutations, () -> r -> {
                    int first = r * n;
                    for (int u = 0; u < n; u++) {
                        made[first + orders[first + u]] = (char) u;
                    }
                });
                return made;
            }
            orders(observed.engine(), counted(n), permutations, method, seed, () -> (r, order) -> {
                for (int u = 0; u < n; u++) {
                    made[r * n + order[u]] = (char) u;
                }
            });
            return made;
        });
    }

    private static boolean fits(int n, int permutations) {
        return n <= MANY && (long) permutations * n <= MOST_KEPT;
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
