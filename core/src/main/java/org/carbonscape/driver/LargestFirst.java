package org.carbonscape.driver;

import java.util.Arrays;
import java.util.List;

/**
 * Random arrangements of y that are drawn only as far as they must be. Units get their places in the order of how far
 * their y lies from the middle of their segment. What is explained is the squared length of a projection of y, so the
 * units left change its root by no more than the root of their own squares: where the largest tenth of the units holds
 * nearly all of the variance, it decides whether an arrangement reaches what was observed. What cannot be told before
 * is told by the whole arrangement.
 */
final class LargestFirst {
    /** Of a segment the middle is sought among so many of its units. */
    private static final int SAMPLE = 1001;
    /** Fewest units between two looks. */
    private static final int STRETCH = 32;
    /** Share of SST within which nothing is decided before the end: far more than rounding. */
    static final double SLACK = 1e-9;

    /**
     * A partition to be tested within a coarser one that every arrangement leaves as it is.
     *
     * @param codes  of the units, segment by segment
     * @param counts units of each stratum
     * @param within the coarser stratum that holds each
     * @param coarse units of each coarser stratum
     * @param needed what the partition must explain beyond the coarser one to reach what was observed
     */
    record Tested(Codes codes, long[] counts, int[] within, long[] coarse, double needed) {}

    /** What a whole arrangement says. */
    interface Whole {
        /** Whether one with these sums over the strata reaches what was observed. */
        boolean reached(int tested, long[] sums);
    }

    private final List<Tested> tested;
    private final Whole whole;
    private final double slack;
    /** Segments by their first unit and the one after their last. */
    private final int[] starts;

    private final int[] ends;
    /** Of each unit, in the order in which they are placed: its segment and how far it lies from that one's middle. */
    private final int[] segment;

    private final long[] off;
    /** Units placed when arrangements are looked at, and the root of the squares of those that are not. */
    private final int[] stops;

    private final double[] rest;
    private final int[] firstStop;
    private final int[] inOrder;
    /** By partition and stratum: the middles of the segments of its units, all and beyond that of its coarse one. */
    private final long[][] middles;

    private final long[][] beyond;

    /**
     * @param ends   of the segments, ascending but for empty ones
     * @param values z segment by segment
     * @param slack  in units of z squared
     */
    LargestFirst(int[] ends, long[] values, List<Tested> tested, double slack, Whole whole) {
        this.ends = ends;
        this.tested = tested;
        this.whole = whole;
        this.slack = slack;
        int n = values.length;
        starts = new int[ends.length];
        long[] middle = new long[ends.length];
        int[] own = new int[n];
        int from = 0;
        for (int s = 0; s < ends.length; s++) {
            starts[s] = from;
            if (ends[s] > from) {
                Arrays.fill(own, from, ends[s], s);
                middle[s] = middle(values, from, ends[s]);
                from = ends[s];
            }
        }
        int[] after = new int[key(Long.MAX_VALUE) + 2];
        for (int i = 0; i < n; i++) {
            after[key(values[i] - middle[own[i]])]++;
        }
        for (int k = after.length - 2; k >= 0; k--) { // the largest are placed first
            after[k] += after[k + 1];
        }
        segment = new int[n];
        off = new long[n];
        int[] at = new int[after.length];
        System.arraycopy(after, 1, at, 0, after.length - 1);
        for (int i = 0; i < n; i++) {
            long v = values[i] - middle[own[i]];
            int place = at[key(v)]++;
            segment[place] = own[i];
            off[place] = v;
        }
        stops = stops(after, n);
        rest = rest();
        middles = new long[tested.size()][];
        beyond = new long[tested.size()][];
        firstStop = new int[tested.size()];
        for (int t = 0; t < firstStop.length; t++) {
            middles(t, own, middle);
            double needed = tested.get(t).needed();
            while (firstStop[t] < stops.length - 1 && !(2 * rest[firstStop[t]] * rest[firstStop[t]] < needed)) {
                firstStop[t]++;
            }
        }
        inOrder = own; // whose segments nobody asks for any more
        Arrays.setAll(inOrder, i -> i);
    }

    private static long middle(long[] values, int from, int to) {
        int count = Math.min(SAMPLE, to - from);
        long[] some = new long[count];
        for (int i = 0; i < count; i++) {
            some[i] = values[from + (int) ((long) i * (to - from) / count)];
        }
        Arrays.sort(some);
        return some[count / 2];
    }

    /** Two steps to a doubling. */
    private static int key(long off) {
        return Float.floatToRawIntBits(Math.abs((float) off)) >>> 22;
    }

    private static int[] stops(int[] after, int n) {
        int[] stops = new int[after.length];
        int count = 0;
        int last = 0;
        for (int k = after.length - 1; k >= 0; k--) {
            if (after[k] - last >= STRETCH && after[k] < n) {
                last = after[k];
                stops[count++] = last;
            }
        }
        stops[count++] = n;
        return Arrays.copyOf(stops, count);
    }

    private double[] rest() {
        double[] roots = new double[stops.length];
        double squares = 0;
        for (int s = stops.length - 1; s > 0; s--) {
            for (int i = stops[s - 1]; i < stops[s]; i++) {
                squares += (double) off[i] * off[i];
            }
            roots[s - 1] = Math.sqrt(squares);
        }
        return roots;
    }

    private void middles(int t, int[] own, long[] middle) {
        Tested one = tested.get(t);
        long[] all = new long[one.counts().length];
        long[] ofCoarse = new long[one.coarse().length];
        boolean[] met = new boolean[ofCoarse.length];
        for (int i = 0; i < own.length; i++) {
            int h = one.codes().at(i);
            all[h] += middle[own[i]];
            int coarse = one.within()[h];
            ofCoarse[coarse] = met[coarse] ? ofCoarse[coarse] : middle[own[i]];
            met[coarse] = true;
        }
        middles[t] = all;
        beyond[t] = new long[all.length];
        Arrays.setAll(beyond[t], h -> all[h] - one.counts()[h] * ofCoarse[one.within()[h]]);
    }

    /** Whether most arrangements should be told by a part of the units: placing one takes longer than moving it. */
    boolean pays() {
        return stops[Arrays.stream(firstStop).max().orElse(0)] <= off.length / 3;
    }

    /** One a thread. */
    Arrangement first() {
        return new Arrangement();
    }

    /** One random arrangement after the other; each begins with the places as the one before left them. */
    final class Arrangement {
        private final int[] places = inOrder.clone();
        private final int[] placed = new int[off.length];
        private final int[] left = new int[ends.length];
        private final long[][] sums = new long[firstStop.length][];
        private final int[] added = new int[firstStop.length];

        private Arrangement() {
            Arrays.setAll(sums, t -> new long[middles[t].length]);
        }

        /** Which partitions reach what was observed in the next one. */
        boolean[] reached(FastDraws random) {
            System.arraycopy(ends, 0, left, 0, left.length);
            Arrays.fill(added, 0);
            for (long[] own : sums) {
                Arrays.fill(own, 0);
            }
            boolean[] reached = new boolean[sums.length];
            boolean[] told = new boolean[sums.length];
            int open = sums.length;
            for (int s = 0, from = 0; open > 0; from = stops[s], s++) {
                random.place(segment, from, stops[s], starts, left, places, placed);
                for (int t = 0; t < told.length; t++) {
                    if (told[t] || s < firstStop[t]) {
                        continue;
                    }
                    add(t, stops[s]);
                    if (s == stops.length - 1) {
                        reached[t] = atTheEnd(t);
                        told[t] = true;
                    } else {
                        double root = Math.sqrt(explained(t));
                        double most = root + rest[s];
                        double least = Math.max(0, root - rest[s]);
                        double needed = tested.get(t).needed();
                        reached[t] = least * least > needed + slack;
                        told[t] = reached[t] || most * most < needed - slack;
                    }
                    open -= told[t] ? 1 : 0;
                }
            }
            return reached;
        }

        private void add(int t, int to) {
            Codes codes = tested.get(t).codes();
            long[] own = sums[t];
            int from = added[t];
            if (codes.areFew()) {
                byte[] few = codes.bytes();
                for (int i = from; i < to; i++) {
                    own[few[placed[i]]] += off[i];
                }
            } else {
                int[] many = codes.ints();
                for (int i = from; i < to; i++) {
                    own[many[placed[i]]] += off[i];
                }
            }
            added[t] = to;
        }

        /** Beyond the coarser partition, were all other units in the middle of their segments. */
        private double explained(int t) {
            Tested one = tested.get(t);
            double[] coarse = new double[one.coarse().length];
            double sum = 0;
            for (int h = 0; h < sums[t].length; h++) {
                double v = sums[t][h] + beyond[t][h];
                coarse[one.within()[h]] += v;
                sum += v * v / one.counts()[h];
            }
            for (int c = 0; c < coarse.length; c++) {
                sum -= coarse[c] == 0 ? 0 : coarse[c] * coarse[c] / one.coarse()[c];
            }
            return Math.max(0, sum);
        }

        private boolean atTheEnd(int t) {
            long[] all = sums[t].clone();
            for (int h = 0; h < all.length; h++) {
                all[h] += middles[t][h];
            }
            return whole.reached(t, all);
        }
    }
}
