package org.carbonscape.driver;

import java.util.Arrays;

/**
 * Random reassignment of values within segments of the units: one segment of all units, a segment per spatial block, or
 * a segment per stratum of a driver. Units are put in the order of their segments once.
 */
final class Shuffle {
    private final int[] order;
    private final int[] ends;

    private Shuffle(int[] order, int[] ends) {
        this.order = order;
        this.ends = ends;
    }

    /** Segments are units with equal codes. */
    static Shuffle within(Codes ofUnit, int size) {
        int[] codes = ofUnit.ints();
        int[] order = JointSums.order(codes, size);
        int[] ends = new int[size];
        for (int i = 0; i < order.length; i++) {
            ends[codes[order[i]]] = i + 1;
        }
        return new Shuffle(order, ends);
    }

    /** One segment of all units. */
    static Shuffle all(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        return new Shuffle(order, new int[] {n});
    }

    /** Where each segment ends in the order of segments; 0 where it has no unit. */
    int[] ends() {
        return ends;
    }

    /** Values of the units, in the order of segments. */
    long[] ordered(long[] values) {
        long[] out = new long[order.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[order[i]];
        }
        return out;
    }

    Codes ordered(Codes codes, int size) {
        return Codes.of(order.length, size, i -> codes.at(order[i]));
    }

    /** Fills {@code out} with a uniformly random arrangement of {@code values} within each segment. */
    void draw(FastDraws random, long[] values, long[] out) {
        int from = 0;
        for (int to : ends) {
            random.arrange(values, from, to, out);
            from = Math.max(from, to);
        }
    }
}
